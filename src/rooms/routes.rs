//! Rooms over HTTP.

use axum::Json;
use axum::extract::State;
use http::StatusCode;
use serde::Deserialize;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::access::{RoomGuest, RoomMember, RoomModerator};
use super::actions::{self, RoomMemberView};
use super::error::RoomError;
use super::model::{MessageRequest, Reaction, RoomRequest, RoomRole, RoomUpdate};
use super::view::{Event, Room};
use crate::accounts::Member;
use crate::http::{AppError, Body, Page, PathOf, ProblemBody, QueryOf, clamp};
use crate::ids::{AccountId, MessageId, RoomId};
use crate::live::{Ack, Draft};
use crate::state::AppState;

pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_rooms, create_room))
        .routes(routes!(get_room, update_room))
        .routes(routes!(join_room, leave_room))
        .routes(routes!(list_members))
        .routes(routes!(add_member, put_out_member))
        .routes(routes!(ask_to_talk))
        .routes(routes!(list_events))
        .routes(routes!(post_message))
        .routes(routes!(edit_message, remove_message))
        .routes(routes!(react, take_back_reaction))
        .routes(routes!(mark_read))
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct RoomsQuery {
    after: Option<RoomId>,
    /// At most 500, which is also what is usual.
    limit: Option<u32>,
}

/// The rooms one may see, in the order of their opening.
#[utoipa::path(get, path = "/api/v1/rooms", tag = "rooms", params(RoomsQuery),
    responses((status = 200, body = Page<Room>)))]
async fn list_rooms(
    State(app): State<AppState>,
    member: Member,
    QueryOf(query): QueryOf<RoomsQuery>,
) -> Result<Json<Page<Room>>, AppError> {
    Ok(Json(actions::list_rooms(&app, &member, query.after, clamp(query.limit, 500, 500)).await?))
}

/// Opens a group chat.
#[utoipa::path(post, path = "/api/v1/rooms", tag = "rooms", request_body = RoomRequest,
    responses((status = 201, body = Room), (status = 403, body = ProblemBody), (status = 409, body = ProblemBody)))]
async fn create_room(
    State(app): State<AppState>,
    member: Member,
    Body(request): Body<RoomRequest>,
) -> Result<(StatusCode, Json<Room>), AppError> {
    let id = actions::create_room(&app, &member, request).await?;
    let guest = RoomGuest::of(&app, member, id).await?;
    Ok((StatusCode::CREATED, Json(actions::one_room(&app, &guest).await?)))
}

/// One room.
#[utoipa::path(get, path = "/api/v1/rooms/{id}", tag = "rooms", params(("id" = RoomId, Path)),
    responses((status = 200, body = Room), (status = 404, body = ProblemBody)))]
async fn get_room(State(app): State<AppState>, guest: RoomGuest) -> Result<Json<Room>, AppError> {
    Ok(Json(actions::one_room(&app, &guest).await?))
}

/// Changes a group chat; what is left out stays.
#[utoipa::path(patch, path = "/api/v1/rooms/{id}", tag = "rooms", params(("id" = RoomId, Path)),
    request_body = RoomUpdate,
    responses((status = 200, body = Room), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody)))]
async fn update_room(
    State(app): State<AppState>,
    moderator: RoomModerator,
    Body(update): Body<RoomUpdate>,
) -> Result<Json<Room>, AppError> {
    actions::update_room(&app, &moderator, update).await?;
    let id = moderator.room();
    let guest = RoomGuest::of(&app, moderator.member, id).await?;
    Ok(Json(actions::one_room(&app, &guest).await?))
}

/// Joins a room, or agrees to a conversation of two.
#[utoipa::path(put, path = "/api/v1/rooms/{id}/members/me", tag = "rooms", params(("id" = RoomId, Path)),
    responses((status = 204), (status = 404, body = ProblemBody), (status = 409, body = ProblemBody)))]
async fn join_room(State(app): State<AppState>, guest: RoomGuest) -> Result<StatusCode, AppError> {
    actions::join(&app, &guest).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Leaves a room, or declines a conversation of two.
#[utoipa::path(delete, path = "/api/v1/rooms/{id}/members/me", tag = "rooms", params(("id" = RoomId, Path)),
    responses((status = 204), (status = 404, body = ProblemBody)))]
async fn leave_room(State(app): State<AppState>, guest: RoomGuest) -> Result<StatusCode, AppError> {
    actions::leave(&app, &guest).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct MembersQuery {
    after: Option<AccountId>,
    /// At most 200.
    limit: Option<u32>,
}

/// Who is in the room.
#[utoipa::path(get, path = "/api/v1/rooms/{id}/members", tag = "rooms",
    params(("id" = RoomId, Path), MembersQuery),
    responses((status = 200, body = Page<RoomMemberView>), (status = 403, body = ProblemBody)))]
async fn list_members(
    State(app): State<AppState>,
    member: RoomMember,
    QueryOf(query): QueryOf<MembersQuery>,
) -> Result<Json<Page<RoomMemberView>>, AppError> {
    Ok(Json(actions::members(&app, &member, query.after, clamp(query.limit, 100, 200)).await?))
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct SeatRequest {
    #[serde(default)]
    role: Option<RoomRole>,
}

#[derive(Debug, Deserialize)]
struct SeatPath {
    account: AccountId,
}

/// Adds somebody to a group chat, or changes their role in it.
#[utoipa::path(put, path = "/api/v1/rooms/{id}/members/{account}", tag = "rooms",
    params(("id" = RoomId, Path), ("account" = AccountId, Path)), request_body = SeatRequest,
    responses((status = 204), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody)))]
async fn add_member(
    State(app): State<AppState>,
    moderator: RoomModerator,
    PathOf(seat): PathOf<SeatPath>,
    Body(request): Body<SeatRequest>,
) -> Result<StatusCode, AppError> {
    let role = request.role.unwrap_or(RoomRole::Member);
    actions::add_member(&app, &moderator, seat.account, role).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Puts somebody out of a group chat.
#[utoipa::path(delete, path = "/api/v1/rooms/{id}/members/{account}", tag = "rooms",
    params(("id" = RoomId, Path), ("account" = AccountId, Path)),
    responses((status = 204), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody)))]
async fn put_out_member(
    State(app): State<AppState>,
    moderator: RoomModerator,
    PathOf(seat): PathOf<SeatPath>,
) -> Result<StatusCode, AppError> {
    actions::put_out(&app, &moderator, seat.account).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct DirectRequest {
    handle: String,
}

/// Asks somebody to talk in private.
#[utoipa::path(post, path = "/api/v1/direct-messages", tag = "rooms", request_body = DirectRequest,
    responses((status = 201, body = Room), (status = 404, body = ProblemBody)))]
async fn ask_to_talk(
    State(app): State<AppState>,
    member: Member,
    Body(request): Body<DirectRequest>,
) -> Result<(StatusCode, Json<Room>), AppError> {
    let id = actions::ask_to_talk(&app, &member, &request.handle).await?;
    let guest = RoomGuest::of(&app, member, id).await?;
    Ok((StatusCode::CREATED, Json(actions::one_room(&app, &guest).await?)))
}

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct EventsQuery {
    /// The oldest entries after this `seq`.
    after: Option<u64>,
    /// The newest entries before this `seq`.
    before: Option<u64>,
    /// At most 200, usually 50.
    limit: Option<u32>,
}

/// A page of the room's log, in the order of `seq`; the newest where neither end is given.
#[utoipa::path(get, path = "/api/v1/rooms/{id}/events", tag = "rooms",
    params(("id" = RoomId, Path), EventsQuery),
    responses((status = 200, body = Page<Event>), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody)))]
async fn list_events(
    State(app): State<AppState>,
    member: RoomMember,
    QueryOf(query): QueryOf<EventsQuery>,
) -> Result<Json<Page<Event>>, AppError> {
    let limit = clamp(query.limit, 50, 200);
    Ok(Json(actions::events(&app, &member, query.after, query.before, limit).await?))
}

/// Posts a message. The same id again is the same message and the same answer.
#[utoipa::path(post, path = "/api/v1/rooms/{id}/messages", tag = "rooms", params(("id" = RoomId, Path)),
    request_body = MessageRequest,
    responses((status = 201, body = Ack), (status = 403, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn post_message(
    State(app): State<AppState>,
    member: RoomMember,
    Body(request): Body<MessageRequest>,
) -> Result<(StatusCode, Json<Ack>), AppError> {
    let MessageRequest { id, body, reply_to, ask } = request;
    let draft = Draft { room: member.room(), id, body, reply_to, ask };
    Ok((StatusCode::CREATED, Json(actions::post_and_wait(&app, member, draft).await?)))
}

#[derive(Debug, Deserialize)]
struct MessagePath {
    message: String,
}

impl MessagePath {
    fn message(&self) -> Result<MessageId, AppError> {
        Ok(self.message.parse().map_err(|_| RoomError::MessageNotFound)?)
    }
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct EditRequest {
    body: String,
    /// Rather than hide a part of the text, the answer is `rules/ask-first`.
    #[serde(default)]
    ask: bool,
}

/// Replaces the text of one's own message.
#[utoipa::path(patch, path = "/api/v1/rooms/{id}/messages/{message}", tag = "rooms",
    params(("id" = RoomId, Path), ("message" = MessageId, Path)), request_body = EditRequest,
    responses((status = 200, body = Ack), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody)))]
async fn edit_message(
    State(app): State<AppState>,
    member: RoomMember,
    PathOf(path): PathOf<MessagePath>,
    Body(request): Body<EditRequest>,
) -> Result<Json<Ack>, AppError> {
    let new = actions::NewWords { body: &request.body, ask: request.ask };
    Ok(Json(actions::edit(&app, &member, path.message()?, new).await?))
}

/// Removes one's own message, or anybody's for those who look after the room.
#[utoipa::path(delete, path = "/api/v1/rooms/{id}/messages/{message}", tag = "rooms",
    params(("id" = RoomId, Path), ("message" = MessageId, Path)),
    responses((status = 204), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody)))]
async fn remove_message(
    State(app): State<AppState>,
    member: RoomMember,
    PathOf(path): PathOf<MessagePath>,
) -> Result<StatusCode, AppError> {
    actions::remove(&app, &member, path.message()?).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Debug, Deserialize)]
struct ReactionPath {
    message: String,
    reaction: String,
}

impl ReactionPath {
    fn parts(self) -> Result<(MessageId, Reaction), AppError> {
        let message = MessagePath { message: self.message }.message()?;
        let reaction = Reaction::parse(&self.reaction).ok_or(RoomError::ReactionUnknown)?;
        Ok((message, reaction))
    }
}

/// Answers a message quietly.
#[utoipa::path(put, path = "/api/v1/rooms/{id}/messages/{message}/reactions/{reaction}", tag = "rooms",
    params(("id" = RoomId, Path), ("message" = MessageId, Path), ("reaction" = Reaction, Path)),
    responses((status = 204), (status = 404, body = ProblemBody)))]
async fn react(
    State(app): State<AppState>,
    member: RoomMember,
    PathOf(path): PathOf<ReactionPath>,
) -> Result<StatusCode, AppError> {
    let (message, reaction) = path.parts()?;
    actions::react(&app, &member, message, reaction).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes a quiet answer back.
#[utoipa::path(delete, path = "/api/v1/rooms/{id}/messages/{message}/reactions/{reaction}", tag = "rooms",
    params(("id" = RoomId, Path), ("message" = MessageId, Path), ("reaction" = Reaction, Path)),
    responses((status = 204), (status = 404, body = ProblemBody)))]
async fn take_back_reaction(
    State(app): State<AppState>,
    member: RoomMember,
    PathOf(path): PathOf<ReactionPath>,
) -> Result<StatusCode, AppError> {
    let (message, reaction) = path.parts()?;
    actions::take_back(&app, &member, message, reaction).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct ReadRequest {
    seq: u64,
}

/// Marks the room as read up to an entry.
#[utoipa::path(put, path = "/api/v1/rooms/{id}/read", tag = "rooms", params(("id" = RoomId, Path)),
    request_body = ReadRequest, responses((status = 204), (status = 409, body = ProblemBody)))]
async fn mark_read(
    State(app): State<AppState>,
    member: RoomMember,
    Body(request): Body<ReadRequest>,
) -> Result<StatusCode, AppError> {
    actions::read_up_to_now(&app, &member, request.seq).await?;
    Ok(StatusCode::NO_CONTENT)
}
