//! Live meetings over HTTP. What is done in one goes over the socket.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::view::{self, HallView, PersonView};
use super::{actions, now_in};
use crate::accounts::Member;
use crate::http::{AppError, Page, PathOf, ProblemBody, ReaderLanguage};
use crate::ids::RoomId;
use crate::meetings::error::MeetingError;
use crate::meetings::formats;
use crate::meetings::session::Seat;
use crate::rooms::RoomMember;
use crate::state::AppState;

pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_formats))
        .routes(routes!(come_to_meeting))
        .routes(routes!(get_live_meeting))
        .routes(routes!(list_people))
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MeetingFormat)]
struct FormatView {
    id: String,
    name: String,
    /// What its parts are called, in their order.
    parts: Vec<String>,
}

/// How meetings are held here, in the reader's language.
#[utoipa::path(get, path = "/api/v1/meetings/formats", tag = "meetings",
    responses((status = 200, body = Page<FormatView>)))]
async fn list_formats(
    State(app): State<AppState>,
    ReaderLanguage(language): ReaderLanguage,
) -> Json<Page<FormatView>> {
    let view = |script: &formats::Script| FormatView {
        id: script.id.clone(),
        name: script.name.in_(language).to_owned(),
        parts: script.steps.iter().map(|step| step.title.in_(language).to_owned()).collect(),
    };
    Json(Page::whole(formats::all(&app).iter().map(view).collect()))
}

#[derive(Debug, Deserialize)]
struct SessionPath {
    id: String,
    at: String,
}

/// Where one is now.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MeetingArrival)]
struct Arrival {
    room: RoomId,
    seat: Seat,
}

/// Comes to a session, from 15 minutes before its time. Who waits before the door has not joined the room yet.
#[utoipa::path(put, path = "/api/v1/meetings/{id}/sessions/{at}/people/me", tag = "meetings",
    params(("id" = String, Path), ("at" = String, Path, description = "The local time at which the rule puts it.")),
    responses((status = 200, body = Arrival), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody),
        (status = 409, body = ProblemBody)))]
async fn come_to_meeting(
    State(app): State<AppState>,
    member: Member,
    PathOf(path): PathOf<SessionPath>,
) -> Result<Json<Arrival>, AppError> {
    let came = actions::come_in(&app, member, &path.id, &path.at).await?;
    Ok(Json(Arrival { room: came.room, seat: came.seat }))
}

/// The meeting that is held in a room.
#[utoipa::path(get, path = "/api/v1/rooms/{id}/meeting", tag = "meetings", params(("id" = RoomId, Path)),
    responses((status = 200, body = HallView), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody)))]
async fn get_live_meeting(
    State(app): State<AppState>,
    ReaderLanguage(language): ReaderLanguage,
    member: RoomMember,
) -> Result<Json<HallView>, AppError> {
    let hall = now_in(&app, member.room()).await.map_err(MeetingError::from)?;
    let hall = hall.ok_or(MeetingError::NoMeeting)?;
    Ok(Json(view::view(&app, &member, &hall, language).await?))
}

/// Everybody who came to the meeting that is held in a room, by name, for those who serve in it.
#[utoipa::path(get, path = "/api/v1/rooms/{id}/meeting/people", tag = "meetings", params(("id" = RoomId, Path)),
    responses((status = 200, body = Page<PersonView>), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody)))]
async fn list_people(
    State(app): State<AppState>,
    member: RoomMember,
) -> Result<Json<Page<PersonView>>, AppError> {
    let hall = now_in(&app, member.room()).await.map_err(MeetingError::from)?;
    let hall = hall.ok_or(MeetingError::NoMeeting)?;
    Ok(Json(Page::whole(view::people(&app, &member, &hall).await?)))
}
