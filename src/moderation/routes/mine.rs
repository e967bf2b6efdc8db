//! What members do: report, read what was decided about them, say that it was wrong.

use axum::Json;
use axum::extract::State;
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::accounts::{Caller, Member, SignIn, SignedIn};
use crate::http::{AppError, Body, Page, PathOf, ProblemBody, QueryOf, clamp};
use crate::ids::{DecisionId, ReportId};
use crate::moderation::actions;
use crate::moderation::model::{ReportRequest, text};
use crate::moderation::view::{OwnDecision, OwnReport, UnreadDecisions};
use crate::state::AppState;

pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(report))
        .routes(routes!(own_decisions))
        .routes(routes!(unread_decisions))
        .routes(routes!(read_decisions))
        .routes(routes!(appeal))
        .routes(routes!(appeal_at_the_door))
        .routes(routes!(own_reports))
}

#[derive(Debug, Serialize, ToSchema)]
struct Reported {
    id: ReportId,
}

/// Shows the moderators a message or a person. Who reported is told to nobody.
#[utoipa::path(post, path = "/api/v1/moderation/reports", tag = "moderation", request_body = ReportRequest,
    responses((status = 201, body = Reported), (status = 401, body = ProblemBody),
        (status = 403, body = ProblemBody), (status = 404, body = ProblemBody),
        (status = 422, body = ProblemBody), (status = 429, body = ProblemBody)))]
async fn report(
    State(app): State<AppState>,
    member: Member,
    Body(request): Body<ReportRequest>,
) -> Result<(StatusCode, Json<Reported>), AppError> {
    let id = actions::report(&app, member, request).await?;
    Ok((StatusCode::CREATED, Json(Reported { id })))
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct DecisionsQuery {
    /// The `next` of the page before.
    before: Option<DecisionId>,
    /// At most 100.
    limit: Option<u32>,
}

/// What was decided about one's own words and oneself, with the reasons, the newest first.
#[utoipa::path(get, path = "/api/v1/me/decisions", tag = "moderation", params(DecisionsQuery),
    responses((status = 200, body = Page<OwnDecision>), (status = 401, body = ProblemBody)))]
async fn own_decisions(
    State(app): State<AppState>,
    asking: SignedIn,
    QueryOf(query): QueryOf<DecisionsQuery>,
) -> Result<Json<Page<OwnDecision>>, AppError> {
    let limit = clamp(query.limit, 50, 100);
    Ok(Json(actions::own_decisions(&app, &asking.member, query.before, limit).await?))
}

/// How much of one's decisions and of the outcomes of one's reports is new.
#[utoipa::path(get, path = "/api/v1/me/decisions/unread", tag = "moderation",
    responses((status = 200, body = UnreadDecisions), (status = 401, body = ProblemBody)))]
async fn unread_decisions(
    State(app): State<AppState>,
    asking: SignedIn,
) -> Result<Json<UnreadDecisions>, AppError> {
    Ok(Json(actions::unread(&app, &asking.member).await?))
}

/// Everything up to now was read.
#[utoipa::path(put, path = "/api/v1/me/decisions/read", tag = "moderation",
    responses((status = 204), (status = 401, body = ProblemBody)))]
async fn read_decisions(State(app): State<AppState>, asking: SignedIn) -> Result<StatusCode, AppError> {
    actions::mark_read(&app, &asking.member).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct AppealRequest {
    /// Why it was wrong; at most 1,000 letters.
    text: String,
}

/// Says that a decision was wrong. Somebody else looks at it.
#[utoipa::path(post, path = "/api/v1/me/decisions/{id}/appeal", tag = "moderation",
    params(("id" = DecisionId, Path)), request_body = AppealRequest,
    responses((status = 204), (status = 401, body = ProblemBody), (status = 404, body = ProblemBody),
        (status = 409, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn appeal(
    State(app): State<AppState>,
    asking: SignedIn,
    PathOf(id): PathOf<DecisionId>,
    Body(request): Body<AppealRequest>,
) -> Result<StatusCode, AppError> {
    actions::appeal(&app, asking.member.id, id, text(&request.text, "/text")?).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct DoorAppealRequest {
    handle: String,
    passphrase: String,
    /// Why it was wrong; at most 1,000 letters.
    text: String,
}

/// The same for somebody who cannot sign in, against what keeps them out.
#[utoipa::path(post, path = "/api/v1/appeals", tag = "moderation", request_body = DoorAppealRequest,
    responses((status = 204), (status = 401, body = ProblemBody), (status = 409, body = ProblemBody),
        (status = 422, body = ProblemBody), (status = 429, body = ProblemBody)))]
async fn appeal_at_the_door(
    State(app): State<AppState>,
    caller: Caller,
    Body(request): Body<DoorAppealRequest>,
) -> Result<StatusCode, AppError> {
    let text = text(&request.text, "/text")?;
    let wish = SignIn { handle: &request.handle, passphrase: request.passphrase.into(), code: None };
    actions::appeal_at_the_door(&app, &caller, wish, text).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ReportsQuery {
    /// The `next` of the page before.
    before: Option<ReportId>,
    /// At most 100.
    limit: Option<u32>,
}

/// What one reported, and what became of it, the newest first.
#[utoipa::path(get, path = "/api/v1/me/reports", tag = "moderation", params(ReportsQuery),
    responses((status = 200, body = Page<OwnReport>), (status = 401, body = ProblemBody)))]
async fn own_reports(
    State(app): State<AppState>,
    asking: SignedIn,
    QueryOf(query): QueryOf<ReportsQuery>,
) -> Result<Json<Page<OwnReport>>, AppError> {
    let limit = clamp(query.limit, 50, 100);
    Ok(Json(actions::own_reports(&app, &asking.member, query.before, limit).await?))
}
