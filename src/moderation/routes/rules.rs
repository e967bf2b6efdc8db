//! Rule packs and what they would do.

use axum::Json;
use axum::extract::{DefaultBodyLimit, State};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::http::{AppError, Body, Page, PathOf, ProblemBody, QueryOf};
use crate::moderation::access::{CommunityModerator, RuleWriter};
use crate::moderation::actions::{
    self, Figures, PACK_BYTES, PackView, ReplayRequest, Replayed, RuleView, Tried, TryRequest,
};
use crate::rules::Mode;
use crate::state::AppState;

pub fn router() -> OpenApiRouter<AppState> {
    // A pack is longer than a message, also as JSON.
    let longer = OpenApiRouter::new()
        .routes(routes!(read_pack, write_pack, restore_pack))
        .routes(routes!(try_text))
        .routes(routes!(replay))
        .layer(DefaultBodyLimit::max(2 * PACK_BYTES));
    OpenApiRouter::new()
        .routes(routes!(list_packs))
        .routes(routes!(put_pack_mode))
        .routes(routes!(rule_counts))
        .routes(routes!(figures))
        .merge(longer)
}

/// Every rule pack, and how far each may go.
#[utoipa::path(get, path = "/api/v1/moderation/packs", tag = "moderation",
    responses((status = 200, body = Page<PackView>), (status = 403, body = ProblemBody)))]
async fn list_packs(
    State(app): State<AppState>,
    _: CommunityModerator,
) -> Result<Json<Page<PackView>>, AppError> {
    Ok(Json(Page::whole(actions::packs(&app).await?)))
}

#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PackText {
    /// The whole file.
    text: String,
}

/// A pack as it is written.
#[utoipa::path(get, path = "/api/v1/moderation/packs/{id}", tag = "moderation",
    params(("id" = String, Path)),
    responses((status = 200, body = PackText), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody)))]
async fn read_pack(
    State(app): State<AppState>,
    _: CommunityModerator,
    PathOf(id): PathOf<String>,
) -> Result<Json<PackText>, AppError> {
    Ok(Json(PackText { text: actions::pack_text(&app, &id).await? }))
}

/// Writes a pack and puts it in force. One that does not load is refused with the place of every fault, and what was
/// in force stays.
#[utoipa::path(put, path = "/api/v1/moderation/packs/{id}", tag = "moderation",
    params(("id" = String, Path)), request_body = PackText,
    responses((status = 204), (status = 403, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn write_pack(
    State(app): State<AppState>,
    writer: RuleWriter,
    PathOf(id): PathOf<String>,
    Body(pack): Body<PackText>,
) -> Result<StatusCode, AppError> {
    actions::write_pack(&app, &writer.0, &id, Some(&pack.text)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes a pack that was written here back to the one in its file.
#[utoipa::path(delete, path = "/api/v1/moderation/packs/{id}", tag = "moderation",
    params(("id" = String, Path)),
    responses((status = 204), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody)))]
async fn restore_pack(
    State(app): State<AppState>,
    writer: RuleWriter,
    PathOf(id): PathOf<String>,
) -> Result<StatusCode, AppError> {
    actions::write_pack(&app, &writer.0, &id, None).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ModeRequest {
    /// "on"; "notify": it may only offer help and tell a moderator; "shadow": it is counted and does nothing; "off".
    #[schema(value_type = String, example = "shadow")]
    mode: Mode,
}

/// Says how far a pack may go.
#[utoipa::path(put, path = "/api/v1/moderation/packs/{id}/mode", tag = "moderation",
    params(("id" = String, Path)), request_body = ModeRequest,
    responses((status = 204), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody)))]
async fn put_pack_mode(
    State(app): State<AppState>,
    writer: RuleWriter,
    PathOf(id): PathOf<String>,
    Body(request): Body<ModeRequest>,
) -> Result<StatusCode, AppError> {
    actions::put_mode(&app, &writer.0, &id, request.mode).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What the rules say of a text; with a pack of one's own, what that pack says.
#[utoipa::path(post, path = "/api/v1/moderation/rules/try", tag = "moderation", request_body = TryRequest,
    responses((status = 200, body = Tried), (status = 403, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn try_text(
    State(app): State<AppState>,
    moderator: CommunityModerator,
    Body(request): Body<TryRequest>,
) -> Result<Json<Tried>, AppError> {
    Ok(Json(actions::try_text(&app, moderator.0.language, request).await?))
}

/// What the rules, or a pack of one's own, would have caught of what was said in group chats.
#[utoipa::path(post, path = "/api/v1/moderation/rules/replay", tag = "moderation", request_body = ReplayRequest,
    responses((status = 200, body = Replayed), (status = 403, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn replay(
    State(app): State<AppState>,
    _: CommunityModerator,
    Body(request): Body<ReplayRequest>,
) -> Result<Json<Replayed>, AppError> {
    Ok(Json(actions::replay(&app, request).await?))
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct CountsQuery {
    /// Of so many days; 30 where nothing is said, at most 365.
    days: Option<u32>,
}

/// Every rule, how often it spoke, and how often a person saw it otherwise.
#[utoipa::path(get, path = "/api/v1/moderation/rules/counts", tag = "moderation", params(CountsQuery),
    responses((status = 200, body = Page<RuleView>), (status = 403, body = ProblemBody)))]
async fn rule_counts(
    State(app): State<AppState>,
    moderator: CommunityModerator,
    QueryOf(query): QueryOf<CountsQuery>,
) -> Result<Json<Page<RuleView>>, AppError> {
    let days = query.days.unwrap_or(30);
    Ok(Json(Page::whole(actions::counts(&app, moderator.0.language, days).await?)))
}

/// How much was moderated in the last ninety days, how often it was taken back, and how long it took. Small numbers
/// are hidden. The same as on the page `/transparency`.
#[utoipa::path(get, path = "/api/v1/moderation/figures", tag = "moderation",
    responses((status = 200, body = Figures)))]
async fn figures(State(app): State<AppState>) -> Result<Json<Figures>, AppError> {
    Ok(Json(Figures::clone(&*actions::figures(&app).await?)))
}
