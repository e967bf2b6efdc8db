//! Held texts over HTTP.

use axum::Json;
use axum::extract::State;
use http::StatusCode;
use serde::Deserialize;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::accounts::Member;
use crate::http::{AppError, Body, Page, PathOf, ProblemBody, QueryOf, clamp};
use crate::ids::HeldId;
use crate::rooms::{self, HeldMessage};
use crate::state::AppState;

pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(list_held)).routes(routes!(release)).routes(routes!(decline))
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct HeldQuery {
    after: Option<HeldId>,
    /// At most 100.
    limit: Option<u32>,
}

/// What waits in the rooms one looks after, oldest first.
#[utoipa::path(get, path = "/api/v1/moderation/held", tag = "moderation", params(HeldQuery),
    responses((status = 200, body = Page<HeldMessage>)))]
async fn list_held(
    State(app): State<AppState>,
    member: Member,
    QueryOf(query): QueryOf<HeldQuery>,
) -> Result<Json<Page<HeldMessage>>, AppError> {
    Ok(Json(rooms::held_for(&app, &member, query.after, clamp(query.limit, 50, 100)).await?))
}

#[derive(Debug, Deserialize)]
struct HeldPath {
    id: HeldId,
}

/// Lets a held text into the room.
#[utoipa::path(post, path = "/api/v1/moderation/held/{id}/release", tag = "moderation",
    params(("id" = HeldId, Path)), responses((status = 204), (status = 404, body = ProblemBody)))]
async fn release(
    State(app): State<AppState>,
    member: Member,
    PathOf(path): PathOf<HeldPath>,
) -> Result<StatusCode, AppError> {
    rooms::release(&app, &member, path.id).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct DeclineRequest {
    /// Shown to the author.
    #[serde(default)]
    reason: Option<String>,
}

/// Turns a held text away.
#[utoipa::path(post, path = "/api/v1/moderation/held/{id}/decline", tag = "moderation",
    params(("id" = HeldId, Path)), request_body = DeclineRequest,
    responses((status = 204), (status = 404, body = ProblemBody)))]
async fn decline(
    State(app): State<AppState>,
    member: Member,
    PathOf(path): PathOf<HeldPath>,
    Body(request): Body<DeclineRequest>,
) -> Result<StatusCode, AppError> {
    rooms::decline(&app, &member, path.id, request.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}
