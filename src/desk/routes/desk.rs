//! The desk's side over HTTP.

use axum::Json;
use axum::extract::State;
use http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{CaseAck, CaseMessageRequest, MessagesQuery, messages};
use crate::desk::access::{CaseAtDesk, Staff};
use crate::desk::actions::{self, Check, Sealer};
use crate::desk::error::DeskError;
use crate::desk::store::{self, Wanted};
use crate::desk::view::{self, CaseMessage, DeskCase, DeskCaseInFull};
use crate::http::{AppError, Body, Page, PathOf, ProblemBody, QueryOf, clamp, next_after};
use crate::ids::{CaseId, MessageId};
use crate::state::AppState;

pub(super) fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_desk_cases))
        .routes(routes!(get_desk_case))
        .routes(routes!(list_desk_messages))
        .routes(routes!(claim_case))
        .routes(routes!(answer_case))
        .routes(routes!(check_draft))
}

#[derive(Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum DeskFilter {
    /// Everything that is not closed.
    #[default]
    All,
    Unclaimed,
    Mine,
    /// What waits for a clinician.
    Verification,
    Closed,
}

#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct QueueQuery {
    #[param(inline)]
    filter: Option<DeskFilter>,
    /// The `next` of the page before.
    after: Option<CaseId>,
    /// At most 200, usually 100.
    limit: Option<u32>,
}

#[derive(Deserialize)]
struct DraftPath {
    message: MessageId,
}

#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum DraftVerdict {
    Approve,
    SendBack,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct DraftCheckRequest {
    verdict: DraftVerdict,
    /// With `approve`: what is sent instead.
    text: Option<String>,
}

/// What waits at the desk, oldest first.
#[utoipa::path(get, path = "/api/v1/desk/cases", tag = "desk", params(QueueQuery),
    responses((status = 200, body = Page<DeskCase>), (status = 403, body = ProblemBody)))]
async fn list_desk_cases(
    State(app): State<AppState>,
    Staff(staff): Staff,
    QueryOf(query): QueryOf<QueueQuery>,
) -> Result<Json<Page<DeskCase>>, AppError> {
    let wanted = match query.filter.unwrap_or_default() {
        DeskFilter::All => Wanted::All,
        DeskFilter::Unclaimed => Wanted::Unclaimed,
        DeskFilter::Mine => Wanted::Mine,
        DeskFilter::Verification => Wanted::Verification,
        DeskFilter::Closed => Wanted::Closed,
    };
    let limit = clamp(query.limit, 100, 200);
    let rows = store::queue(app.read(), staff.id, wanted, query.after, limit).await?;
    let next = next_after(&rows, limit, |row| row.id.to_string());
    Ok(Json(Page { items: view::at_desk(&app, &staff, rows).await?, next }))
}

/// One case with the answers that were not sent. The person sees that it was read.
#[utoipa::path(get, path = "/api/v1/desk/cases/{id}", tag = "desk", params(("id" = CaseId, Path)),
    responses((status = 200, body = DeskCaseInFull), (status = 404, body = ProblemBody)))]
async fn get_desk_case(
    State(app): State<AppState>,
    at: CaseAtDesk,
) -> Result<Json<DeskCaseInFull>, AppError> {
    actions::read_at_desk(&app, &at).await?;
    let sealer = Sealer::of(&app, &at.case)?;
    let rows = store::unsent(app.read(), at.case.id, 200).await?;
    let unsent = rows.iter().map(|row| view::draft(&sealer, row)).collect::<Result<_, _>>()?;
    let mut shown = view::at_desk(&app, &at.staff, vec![at.case]).await?;
    let case = shown.pop().ok_or(DeskError::CaseNotFound)?;
    Ok(Json(DeskCaseInFull { case, unsent }))
}

/// What was said in a case, oldest first. The person sees that it was read.
#[utoipa::path(get, path = "/api/v1/desk/cases/{id}/messages", tag = "desk",
    params(("id" = CaseId, Path), MessagesQuery),
    responses((status = 200, body = Page<CaseMessage>), (status = 404, body = ProblemBody)))]
async fn list_desk_messages(
    State(app): State<AppState>,
    at: CaseAtDesk,
    QueryOf(query): QueryOf<MessagesQuery>,
) -> Result<Json<Page<CaseMessage>>, AppError> {
    actions::read_at_desk(&app, &at).await?;
    Ok(Json(messages(&app, &at.case, &query).await?))
}

/// Takes a case that nobody has.
#[utoipa::path(put, path = "/api/v1/desk/cases/{id}/claim", tag = "desk", params(("id" = CaseId, Path)),
    responses((status = 204), (status = 404, body = ProblemBody), (status = 409, body = ProblemBody)))]
async fn claim_case(State(app): State<AppState>, at: CaseAtDesk) -> Result<StatusCode, AppError> {
    actions::claim(&app, &at).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Answers a case that one has taken. Without a `seq` it is a draft, which a clinician has to check.
#[utoipa::path(post, path = "/api/v1/desk/cases/{id}/answers", tag = "desk", params(("id" = CaseId, Path)),
    request_body = CaseMessageRequest,
    responses((status = 201, body = CaseAck), (status = 404, body = ProblemBody), (status = 409, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn answer_case(
    State(app): State<AppState>,
    at: CaseAtDesk,
    Body(request): Body<CaseMessageRequest>,
) -> Result<(StatusCode, Json<CaseAck>), AppError> {
    let message = actions::answer(&app, &at, request.id, &request.text).await?;
    Ok((StatusCode::CREATED, Json(CaseAck::of(&message))))
}

/// A clinician sends a draft, in other words where they choose, or sends it back to its author.
#[utoipa::path(put, path = "/api/v1/desk/cases/{id}/drafts/{message}", tag = "desk",
    params(("id" = CaseId, Path), ("message" = MessageId, Path)), request_body = DraftCheckRequest,
    responses((status = 204), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn check_draft(
    State(app): State<AppState>,
    at: CaseAtDesk,
    PathOf(path): PathOf<DraftPath>,
    Body(request): Body<DraftCheckRequest>,
) -> Result<StatusCode, AppError> {
    let check = match request.verdict {
        DraftVerdict::Approve => Check::Approve(request.text),
        DraftVerdict::SendBack => Check::SendBack,
    };
    actions::check(&app, &at, path.message, check).await?;
    Ok(StatusCode::NO_CONTENT)
}
