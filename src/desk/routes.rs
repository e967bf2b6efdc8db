//! The person's side over HTTP, and the desk's.

mod desk;

use axum::Json;
use axum::extract::State;
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::access::OwnCase;
use super::actions::{self, Asked, Sealer};
use super::error::DeskError;
use super::store::{self, CaseRow, MessageRow};
use super::view::{self, Case, CaseCategory, CaseMessage, CaseReading};
use crate::accounts::Member;
use crate::clock::Timestamp;
use crate::http::{AppError, Body, Page, ProblemBody, QueryOf, clamp, next_after};
use crate::ids::{CaseId, MessageId, ReadingId};
use crate::state::AppState;
use crate::words::Language;

pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_cases, ask))
        .routes(routes!(list_categories))
        .routes(routes!(get_case))
        .routes(routes!(list_case_messages, write))
        .routes(routes!(read_case))
        .routes(routes!(end_case))
        .routes(routes!(list_readings))
        .merge(desk::router())
}

/// The first text of a case. Nothing else is needed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AskRequest)]
struct AskRequest {
    /// The message's id, drawn by the client: the same again is the same case.
    id: MessageId,
    text: String,
    /// The id of a category.
    category: Option<String>,
    /// In which language the person wants to be answered; their own where it is missing.
    language: Option<Language>,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct CaseMessageRequest {
    /// Drawn by the client: the same again is the same message.
    id: MessageId,
    text: String,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct CaseReadRequest {
    seq: u64,
}

/// That something was stored. The words are not repeated.
#[derive(Serialize, ToSchema)]
struct CaseAck {
    case: CaseId,
    id: MessageId,
    /// Missing for a draft, which was not sent.
    seq: Option<i64>,
    at: Timestamp,
}

impl CaseAck {
    fn of(row: &MessageRow) -> Self {
        Self { case: row.case_id, id: row.message_id, seq: row.seq, at: row.at }
    }
}

#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct CasesQuery {
    /// The `next` of the page before.
    before: Option<CaseId>,
    /// At most 100, usually 50.
    limit: Option<u32>,
}

#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct MessagesQuery {
    /// Messages after this `seq`.
    after: Option<u64>,
    /// At most 200, usually 100.
    limit: Option<u32>,
}

#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ReadingsQuery {
    /// The `next` of the page before.
    before: Option<ReadingId>,
    /// At most 200, usually 100.
    limit: Option<u32>,
}

/// The asker's own cases, the newest first.
#[utoipa::path(get, path = "/api/v1/cases", tag = "desk", params(CasesQuery),
    responses((status = 200, body = Page<Case>), (status = 401, body = ProblemBody)))]
async fn list_cases(
    State(app): State<AppState>,
    member: Member,
    QueryOf(query): QueryOf<CasesQuery>,
) -> Result<Json<Page<Case>>, AppError> {
    let limit = clamp(query.limit, 50, 100);
    let rows = store::cases_of(app.read(), member.id, query.before, limit).await?;
    let next = next_after(&rows, limit, |row| row.id.to_string());
    Ok(Json(Page { items: rows.iter().map(view::own).collect(), next }))
}

/// Asks privately. It works while one is muted.
#[utoipa::path(post, path = "/api/v1/cases", tag = "desk", request_body = AskRequest,
    responses((status = 201, body = CaseAck), (status = 401, body = ProblemBody), (status = 409, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn ask(
    State(app): State<AppState>,
    member: Member,
    Body(request): Body<AskRequest>,
) -> Result<(StatusCode, Json<CaseAck>), AppError> {
    let AskRequest { id, text, category, language } = request;
    let message = actions::ask(&app, &member, Asked { id, text, category, language }).await?;
    Ok((StatusCode::CREATED, Json(CaseAck::of(&message))))
}

/// What a case can be about, in the reader's language.
#[utoipa::path(get, path = "/api/v1/case-categories", tag = "desk",
    responses((status = 200, body = Page<CaseCategory>), (status = 401, body = ProblemBody)))]
async fn list_categories(member: Member) -> Json<Page<CaseCategory>> {
    Json(Page::whole(view::categories_in(member.language)))
}

/// One case of one's own.
#[utoipa::path(get, path = "/api/v1/cases/{id}", tag = "desk", params(("id" = CaseId, Path)),
    responses((status = 200, body = Case), (status = 404, body = ProblemBody)))]
async fn get_case(own: OwnCase) -> Json<Case> {
    Json(view::own(&own.case))
}

/// What was said in a case of one's own, oldest first.
#[utoipa::path(get, path = "/api/v1/cases/{id}/messages", tag = "desk",
    params(("id" = CaseId, Path), MessagesQuery),
    responses((status = 200, body = Page<CaseMessage>), (status = 404, body = ProblemBody)))]
async fn list_case_messages(
    State(app): State<AppState>,
    own: OwnCase,
    QueryOf(query): QueryOf<MessagesQuery>,
) -> Result<Json<Page<CaseMessage>>, AppError> {
    Ok(Json(messages(&app, &own.case, &query).await?))
}

/// Writes on. A case that was closed is open again.
#[utoipa::path(post, path = "/api/v1/cases/{id}/messages", tag = "desk", params(("id" = CaseId, Path)),
    request_body = CaseMessageRequest,
    responses((status = 201, body = CaseAck), (status = 404, body = ProblemBody), (status = 409, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn write(
    State(app): State<AppState>,
    own: OwnCase,
    Body(request): Body<CaseMessageRequest>,
) -> Result<(StatusCode, Json<CaseAck>), AppError> {
    let message = actions::write(&app, &own, request.id, &request.text).await?;
    Ok((StatusCode::CREATED, Json(CaseAck::of(&message))))
}

/// Notes how far one has read.
#[utoipa::path(put, path = "/api/v1/cases/{id}/read", tag = "desk", params(("id" = CaseId, Path)),
    request_body = CaseReadRequest, responses((status = 204), (status = 404, body = ProblemBody)))]
async fn read_case(
    State(app): State<AppState>,
    own: OwnCase,
    Body(request): Body<CaseReadRequest>,
) -> Result<StatusCode, AppError> {
    actions::read_up_to(&app, &own, request.seq).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// "I'm good": ends a case of one's own. Writing in it opens it again.
#[utoipa::path(put, path = "/api/v1/cases/{id}/end", tag = "desk", params(("id" = CaseId, Path)),
    responses((status = 204), (status = 404, body = ProblemBody)))]
async fn end_case(State(app): State<AppState>, own: OwnCase) -> Result<StatusCode, AppError> {
    actions::end(&app, &own).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// By what role and when the case was read at the desk, the newest first.
#[utoipa::path(get, path = "/api/v1/cases/{id}/readings", tag = "desk",
    params(("id" = CaseId, Path), ReadingsQuery),
    responses((status = 200, body = Page<CaseReading>), (status = 404, body = ProblemBody)))]
async fn list_readings(
    State(app): State<AppState>,
    own: OwnCase,
    QueryOf(query): QueryOf<ReadingsQuery>,
) -> Result<Json<Page<CaseReading>>, AppError> {
    let limit = clamp(query.limit, 100, 200);
    let rows = store::readings(app.read(), own.case.id, query.before, limit).await?;
    let next = next_after(&rows, limit, |row| row.id.to_string());
    Ok(Json(Page { items: rows.into_iter().map(view::reading).collect(), next }))
}

async fn messages(
    app: &AppState,
    case: &CaseRow,
    query: &MessagesQuery,
) -> Result<Page<CaseMessage>, DeskError> {
    let limit = clamp(query.limit, 100, 200);
    let after = i64::try_from(query.after.unwrap_or(0)).unwrap_or(i64::MAX);
    let rows = store::sent_after(app.read(), case.id, after, limit).await?;
    let next = next_after(&rows, limit, |row| row.seq.unwrap_or(after).to_string());
    let sealer = Sealer::of(app, case)?;
    let items = rows.iter().map(|row| view::message(&sealer, row)).collect::<Result<_, _>>()?;
    Ok(Page { items, next })
}
