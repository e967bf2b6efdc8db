//! Members, as those who look after others meet them.

use axum::Json;
use axum::extract::State;
use http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::http::{AppError, Body, PathOf, ProblemBody};
use crate::ids::{AccountId, SanctionId};
use crate::moderation::access::{CommunityModerator, Moderator};
use crate::moderation::actions;
use crate::moderation::model::{Given, SanctionRequest, SanctionWish, text};
use crate::moderation::view::MemberHistory;
use crate::state::AppState;

pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(member_history))
        .routes(routes!(add_note))
        .routes(routes!(impose_sanction))
        .routes(routes!(lift_sanction))
}

/// What was decided about somebody, what holds for them, and what the team noted; as far as one looks after it.
#[utoipa::path(get, path = "/api/v1/moderation/members/{id}", tag = "moderation",
    params(("id" = AccountId, Path)),
    responses((status = 200, body = MemberHistory), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody)))]
async fn member_history(
    State(app): State<AppState>,
    moderator: Moderator,
    PathOf(id): PathOf<AccountId>,
) -> Result<Json<MemberHistory>, AppError> {
    Ok(Json(actions::history(&app, &moderator, id).await?))
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NoteRequest {
    /// At most 1,000 letters. The member never reads it.
    text: String,
}

/// Notes something about somebody, for the team.
#[utoipa::path(post, path = "/api/v1/moderation/members/{id}/notes", tag = "moderation",
    params(("id" = AccountId, Path)), request_body = NoteRequest,
    responses((status = 204), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn add_note(
    State(app): State<AppState>,
    moderator: CommunityModerator,
    PathOf(id): PathOf<AccountId>,
    Body(request): Body<NoteRequest>,
) -> Result<StatusCode, AppError> {
    actions::add_note(&app, &moderator, id, text(&request.text, "/text")?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes a step of the ladder. Whom it concerns is told why, until when, and how to say that it is wrong.
#[utoipa::path(post, path = "/api/v1/moderation/members/{id}/sanctions", tag = "moderation",
    params(("id" = AccountId, Path)), request_body = SanctionRequest,
    responses((status = 204), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn impose_sanction(
    State(app): State<AppState>,
    moderator: Moderator,
    PathOf(id): PathOf<AccountId>,
    Body(request): Body<SanctionRequest>,
) -> Result<StatusCode, AppError> {
    let given = Given::parse(request.reason, request.words.as_deref(), request.internal_note.as_deref())?;
    let wish = SanctionWish { step: request.step, room: request.room, hours: request.hours };
    actions::impose(&app, &moderator, id, &wish, given).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Lifts a sanction before its end.
#[utoipa::path(delete, path = "/api/v1/moderation/sanctions/{id}", tag = "moderation",
    params(("id" = SanctionId, Path)),
    responses((status = 204), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody)))]
async fn lift_sanction(
    State(app): State<AppState>,
    moderator: Moderator,
    PathOf(id): PathOf<SanctionId>,
) -> Result<StatusCode, AppError> {
    actions::lift(&app, &moderator, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
