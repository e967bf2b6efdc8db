//! Meetings over HTTP.

use std::time::Duration;

use axum::Json;
use axum::extract::State;
use http::StatusCode;
use serde::Deserialize;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::access::{Keeper, Planner, Viewer};
use super::actions::{self, ExceptionRequest, MeetingRequest, MeetingUpdate};
use super::error::MeetingError;
use super::recurrence::Window;
use super::view::{self, Meeting, TypeView};
use crate::accounts::Member;
use crate::clock::Timestamp;
use crate::http::{AppError, Body, Page, PathOf, ProblemBody, QueryOf, ReaderLanguage, clamp};
use crate::ids::SeriesId;
use crate::state::AppState;

pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_meetings, create_meeting))
        .routes(routes!(list_types))
        .routes(routes!(get_meeting, update_meeting, remove_meeting))
        .routes(routes!(change_session, hold_session))
        .merge(super::hall::router())
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ListQuery {
    /// RFC 3339. Together with `to`, each series comes with its sessions between the two.
    from: Option<String>,
    /// At most 62 days after `from`.
    to: Option<String>,
    after: Option<SeriesId>,
    /// At most 500, usually 100.
    limit: Option<u32>,
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct WindowQuery {
    /// RFC 3339. Together with `to`, the sessions between the two.
    from: Option<String>,
    /// At most 62 days after `from`.
    to: Option<String>,
}

/// No longer is planned ahead on one screen.
const WINDOW: Duration = Duration::from_secs(62 * 86_400);

fn window_of(from: Option<&str>, to: Option<&str>) -> Result<Option<Window>, MeetingError> {
    let moment = |text: &str| {
        let at = chrono::DateTime::parse_from_rfc3339(text).map_err(|_| MeetingError::WindowWrong)?;
        let year = chrono::Datelike::year(&at.to_utc());
        // Beyond that a rule is told for nobody.
        if (1990..=2100).contains(&year) {
            Ok(Timestamp::from_millis(at.timestamp_millis()))
        } else {
            Err(MeetingError::WindowWrong)
        }
    };
    match (from, to) {
        (None, None) => Ok(None),
        (Some(from), Some(to)) => {
            let window = Window { from: moment(from)?, to: moment(to)? };
            let fits = window.to > window.from && window.to.since(window.from) <= WINDOW;
            if fits { Ok(Some(window)) } else { Err(MeetingError::WindowWrong) }
        }
        _ => Err(MeetingError::WindowWrong),
    }
}

/// The series one may see: members all, everybody else the public ones.
#[utoipa::path(get, path = "/api/v1/meetings", tag = "meetings", params(ListQuery),
    responses((status = 200, body = Page<Meeting>), (status = 400, body = ProblemBody)))]
async fn list_meetings(
    State(app): State<AppState>,
    viewer: Viewer,
    QueryOf(query): QueryOf<ListQuery>,
) -> Result<Json<Page<Meeting>>, AppError> {
    let window = window_of(query.from.as_deref(), query.to.as_deref())?;
    let limit = clamp(query.limit, 100, 500);
    Ok(Json(actions::list(&app, &viewer, window, query.after, limit).await?))
}

/// Plans a series, or a meeting that is held once.
#[utoipa::path(post, path = "/api/v1/meetings", tag = "meetings", request_body = MeetingRequest,
    responses((status = 201, body = Meeting), (status = 403, body = ProblemBody), (status = 409, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn create_meeting(
    State(app): State<AppState>,
    planner: Planner,
    Body(request): Body<MeetingRequest>,
) -> Result<(StatusCode, Json<Meeting>), AppError> {
    let id = actions::create(&app, &planner, request).await?;
    let viewer = Viewer(Some(planner.0));
    Ok((StatusCode::CREATED, Json(actions::one(&app, &viewer, &id.to_string(), None).await?)))
}

/// The vocabulary of types, in the reader's language.
#[utoipa::path(get, path = "/api/v1/meetings/types", tag = "meetings",
    responses((status = 200, body = Page<TypeView>)))]
async fn list_types(ReaderLanguage(language): ReaderLanguage) -> Json<Page<TypeView>> {
    Json(Page::whole(view::types(language)))
}

#[derive(Debug, Deserialize)]
struct MeetingPath {
    id: String,
}

/// One series, by its id or its slug.
#[utoipa::path(get, path = "/api/v1/meetings/{id}", tag = "meetings",
    params(("id" = String, Path, description = "The id or the slug."), WindowQuery),
    responses((status = 200, body = Meeting), (status = 400, body = ProblemBody), (status = 404, body = ProblemBody)))]
async fn get_meeting(
    State(app): State<AppState>,
    viewer: Viewer,
    PathOf(path): PathOf<MeetingPath>,
    QueryOf(query): QueryOf<WindowQuery>,
) -> Result<Json<Meeting>, AppError> {
    let window = window_of(query.from.as_deref(), query.to.as_deref())?;
    Ok(Json(actions::one(&app, &viewer, &path.id, window).await?))
}

/// Changes a series; what is left out stays. Chairs may do this too, but for who chairs and who sees it.
#[utoipa::path(patch, path = "/api/v1/meetings/{id}", tag = "meetings", params(("id" = String, Path)),
    request_body = MeetingUpdate,
    responses((status = 200, body = Meeting), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody),
        (status = 409, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn update_meeting(
    State(app): State<AppState>,
    member: Member,
    PathOf(path): PathOf<MeetingPath>,
    Body(update): Body<MeetingUpdate>,
) -> Result<Json<Meeting>, AppError> {
    let keeper = Keeper::of(&app, member, &path.id).await?;
    actions::update(&app, &keeper, update).await?;
    let id = keeper.series.id.to_string();
    Ok(Json(actions::one(&app, &Viewer(Some(keeper.member)), &id, None).await?))
}

/// Ends a series for good.
#[utoipa::path(delete, path = "/api/v1/meetings/{id}", tag = "meetings", params(("id" = String, Path)),
    responses((status = 204), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody)))]
async fn remove_meeting(
    State(app): State<AppState>,
    member: Member,
    PathOf(path): PathOf<MeetingPath>,
) -> Result<StatusCode, AppError> {
    let keeper = Keeper::of(&app, member, &path.id).await?;
    actions::remove(&app, &keeper).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Debug, Deserialize)]
struct SessionPath {
    id: String,
    at: String,
}

/// Skips, cancels or moves one session, which is known by the local time at which the rule puts it.
#[utoipa::path(put, path = "/api/v1/meetings/{id}/exceptions/{at}", tag = "meetings",
    params(("id" = String, Path), ("at" = String, Path, example = "2026-12-24T19:00:00")),
    request_body = ExceptionRequest,
    responses((status = 204), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn change_session(
    State(app): State<AppState>,
    member: Member,
    PathOf(path): PathOf<SessionPath>,
    Body(request): Body<ExceptionRequest>,
) -> Result<StatusCode, AppError> {
    let keeper = Keeper::of(&app, member, &path.id).await?;
    actions::except(&app, &keeper, &path.at, &request).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Holds a session as planned after all.
#[utoipa::path(delete, path = "/api/v1/meetings/{id}/exceptions/{at}", tag = "meetings",
    params(("id" = String, Path), ("at" = String, Path)),
    responses((status = 204), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody)))]
async fn hold_session(
    State(app): State<AppState>,
    member: Member,
    PathOf(path): PathOf<SessionPath>,
) -> Result<StatusCode, AppError> {
    let keeper = Keeper::of(&app, member, &path.id).await?;
    actions::hold_as_planned(&app, &keeper, &path.at).await?;
    Ok(StatusCode::NO_CONTENT)
}
