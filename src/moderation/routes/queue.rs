//! The queue.

use axum::Json;
use axum::extract::State;
use http::StatusCode;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::http::{AppError, Body, Page, PathOf, ProblemBody, QueryOf, clamp};
use crate::ids::{AccountId, DecisionId, ItemId};
use crate::moderation::access::{ItemBefore, Moderator};
use crate::moderation::actions::{self, Care};
use crate::moderation::model::{DecisionRequest, Given, ReasonRequest};
use crate::moderation::view::{ItemDetail, QueueItem, Taker};
use crate::review::Window;
use crate::state::AppState;

pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_items))
        .routes(routes!(get_item))
        .routes(routes!(claim_item, let_go_of_item))
        .routes(routes!(takers, hand_over_item))
        .routes(routes!(decide_item))
        .routes(routes!(give_reason))
        .routes(routes!(care))
}

/// Which part of the queue.
#[derive(Debug, Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Part {
    /// What waits, the most urgent first.
    #[default]
    Open,
    /// What one has taken.
    Mine,
    /// What was decided, the newest first.
    Done,
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ItemsQuery {
    #[param(inline)]
    state: Option<Part>,
    /// The `next` of the page before.
    after: Option<String>,
    /// At most 100.
    limit: Option<u32>,
}

/// What waits in the rooms one looks after; for moderators of the community, everything.
#[utoipa::path(get, path = "/api/v1/moderation/items", tag = "moderation", params(ItemsQuery),
    responses((status = 200, body = Page<QueueItem>), (status = 401, body = ProblemBody),
        (status = 403, body = ProblemBody)))]
async fn list_items(
    State(app): State<AppState>,
    moderator: Moderator,
    QueryOf(query): QueryOf<ItemsQuery>,
) -> Result<Json<Page<QueueItem>>, AppError> {
    let window = match query.state.unwrap_or_default() {
        Part::Open => Window::Open,
        Part::Mine => Window::Mine,
        Part::Done => Window::Done,
    };
    let limit = clamp(query.limit, 50, 100);
    Ok(Json(actions::queue(&app, &moderator, window, query.after.as_deref(), limit).await?))
}

/// One item, with what stood before it when it was filed and what came after. Reading it is counted for oneself.
#[utoipa::path(get, path = "/api/v1/moderation/items/{id}", tag = "moderation", params(("id" = ItemId, Path)),
    responses((status = 200, body = ItemDetail), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody)))]
async fn get_item(State(app): State<AppState>, before: ItemBefore) -> Result<Json<ItemDetail>, AppError> {
    Ok(Json(actions::detail(&app, &before).await?))
}

/// Takes an item for oneself.
#[utoipa::path(put, path = "/api/v1/moderation/items/{id}/claim", tag = "moderation",
    params(("id" = ItemId, Path)),
    responses((status = 204), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody),
        (status = 409, body = ProblemBody)))]
async fn claim_item(State(app): State<AppState>, before: ItemBefore) -> Result<StatusCode, AppError> {
    actions::claim(&app, &before).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Lets go of an item, so that others can take it.
#[utoipa::path(delete, path = "/api/v1/moderation/items/{id}/claim", tag = "moderation",
    params(("id" = ItemId, Path)),
    responses((status = 204), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody),
        (status = 409, body = ProblemBody)))]
async fn let_go_of_item(State(app): State<AppState>, before: ItemBefore) -> Result<StatusCode, AppError> {
    actions::let_go(&app, &before).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Who could take an item over, in the order of their names.
#[utoipa::path(get, path = "/api/v1/moderation/items/{id}/hand-over", tag = "moderation",
    params(("id" = ItemId, Path)),
    responses((status = 200, body = Page<Taker>), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody)))]
async fn takers(State(app): State<AppState>, before: ItemBefore) -> Result<Json<Page<Taker>>, AppError> {
    Ok(Json(Page::whole(actions::takers(&app, &before).await?)))
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct HandOverRequest {
    to: AccountId,
}

/// Gives an item to somebody else who looks after it.
#[utoipa::path(post, path = "/api/v1/moderation/items/{id}/hand-over", tag = "moderation",
    params(("id" = ItemId, Path)), request_body = HandOverRequest,
    responses((status = 204), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody),
        (status = 409, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn hand_over_item(
    State(app): State<AppState>,
    before: ItemBefore,
    Body(request): Body<HandOverRequest>,
) -> Result<StatusCode, AppError> {
    actions::hand_over(&app, &before, request.to).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Decides on an item as it was looked at. Without a reason it is done at once, and the reason can follow.
#[utoipa::path(post, path = "/api/v1/moderation/items/{id}/decision", tag = "moderation",
    params(("id" = ItemId, Path)), request_body = DecisionRequest,
    responses((status = 204), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody),
        (status = 409, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn decide_item(
    State(app): State<AppState>,
    before: ItemBefore,
    Body(request): Body<DecisionRequest>,
) -> Result<StatusCode, AppError> {
    actions::decide(&app, &before, request).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Gives one's own decision the reason it was taken without.
#[utoipa::path(put, path = "/api/v1/moderation/decisions/{id}/reason", tag = "moderation",
    params(("id" = DecisionId, Path)), request_body = ReasonRequest,
    responses((status = 204), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody),
        (status = 409, body = ProblemBody)))]
async fn give_reason(
    State(app): State<AppState>,
    moderator: Moderator,
    PathOf(id): PathOf<DecisionId>,
    Body(request): Body<ReasonRequest>,
) -> Result<StatusCode, AppError> {
    let given = Given::parse(request.reason, request.words.as_deref(), request.internal_note.as_deref())?;
    actions::give_reason(&app, &moderator, id, given).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What one had to read, whether a break is due, and what one has still to finish.
#[utoipa::path(get, path = "/api/v1/moderation/care", tag = "moderation",
    responses((status = 200, body = Care), (status = 403, body = ProblemBody)))]
async fn care(State(app): State<AppState>, moderator: Moderator) -> Result<Json<Care>, AppError> {
    Ok(Json(actions::care(&app, &moderator).await?))
}
