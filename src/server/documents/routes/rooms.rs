//! Rooms without a script: the list, the newest messages, and a form.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::Deserialize;

use super::answer::{page, see_other, with_status};
use super::helping::numbers_for;
use crate::accounts::{Member, SignedIn, Status};
use crate::http::{AppError, Form, QueryOf};
use crate::ids::{AccountId, MessageId, RoomId};
use crate::live::{Ack, Draft};
use crate::moderation;
use crate::rooms::actions;
use crate::rooms::{DirectState, Event, Room, RoomGuest, RoomMember};
use crate::server::documents::forms::Refusal;
use crate::server::documents::frame::Frame;
use crate::server::documents::rooms::{
    self, Asks, News, PlainRoom, RoomLine, RoomsPage, Said, Standing, Words,
};
use crate::server::documents::visitor::Visitor;
use crate::state::AppState;
use crate::words::Language;

/// So many rooms on one page.
const ROOMS: u64 = 200;

/// So many messages on one page.
const MESSAGES: u64 = 50;

/// How far back, and what has become of the message just sent.
#[derive(Default, Deserialize)]
pub struct PlainQuery {
    before: Option<u64>,
    #[serde(default)]
    news: String,
    /// Help is to be shown.
    #[serde(default)]
    help: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ReplyForm {
    id: String,
    body: String,
    /// They were asked, and let a part of it go.
    without: String,
}

/// Where a long list of rooms goes on.
#[derive(Default, Deserialize)]
pub struct ListQuery {
    after: Option<RoomId>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct TalkForm {
    handle: String,
}

pub async fn list(
    State(app): State<AppState>,
    Visitor(frame): Visitor,
    asking: SignedIn,
    QueryOf(query): QueryOf<ListQuery>,
) -> Result<Response, AppError> {
    if asking.status == Status::Pending {
        return Ok(page(rooms::rooms_waiting(&frame)));
    }
    let (lines, next) = lines(&app, &frame, &asking.member, query.after).await?;
    let unread = unread(&app, &asking.member).await?;
    Ok(page(rooms::rooms(&frame, &RoomsPage { lines: &lines, next, asked: "", unread }, &[])))
}

async fn unread(app: &AppState, member: &Member) -> Result<u64, AppError> {
    let unread = moderation::actions::unread(app, member).await?;
    Ok(unread.decisions + unread.reports)
}

async fn lines(
    app: &AppState,
    frame: &Frame,
    member: &Member,
    after: Option<RoomId>,
) -> Result<(Vec<RoomLine>, Option<String>), AppError> {
    let found = actions::list_rooms(app, member, after, ROOMS).await?;
    let open = found.items.into_iter().filter(|room| room.membership.is_some() || !room.archived);
    Ok((open.map(|room| line_of(frame, &room)).collect(), found.next))
}

/// Asks somebody to talk in private; the page of the conversation says what happens next.
pub async fn ask_to_talk(
    State(app): State<AppState>,
    Visitor(mut frame): Visitor,
    member: Member,
    Form(form): Form<TalkForm>,
) -> Result<Response, AppError> {
    let problem = match actions::ask_to_talk(&app, &member, &form.handle).await {
        Ok(room) => return Ok(see_other(&format!("/rooms/{room}/plain"))),
        Err(error) => AppError::from(error).into_problem(),
    };
    frame.back = "/rooms".to_owned();
    let (lines, next) = lines(&app, &frame, &member, None).await?;
    let unread = unread(&app, &member).await?;
    let told = [Refusal::at("handle", &problem, frame.language)];
    let shown = rooms::rooms(&frame, &RoomsPage { lines: &lines, next, asked: &form.handle, unread }, &told);
    Ok(with_status(problem.status(), shown))
}

pub async fn read(
    State(app): State<AppState>,
    Visitor(frame): Visitor,
    guest: RoomGuest,
    QueryOf(query): QueryOf<PlainQuery>,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let room = actions::one_room(&app, &guest).await?;
    let id = guest.room();
    let mut plain = PlainRoom {
        line: line_of(&frame, &room),
        archived: room.archived,
        messages: Vec::new(),
        older: None,
        before: query.before,
        next_id: MessageId::new().to_string(),
        typed: String::new(),
        news: News::parse(&query.news),
        voice: room.voice,
        asks: None,
        help: (!query.help.is_empty()).then(|| numbers_for(&app, &headers)),
    };
    // Who waits for the other's word, or was left alone, is in the room and may read it.
    if room.membership.is_some() {
        let reader = RoomMember::of(&app, guest.member, id).await?;
        fill(&app, &frame, &reader, query.before, &mut plain).await?;
    }
    Ok(page(rooms::plain_room(&frame, &plain, &[])))
}

pub async fn reply(
    State(app): State<AppState>,
    Visitor(frame): Visitor,
    author: RoomMember,
    headers: HeaderMap,
    Form(form): Form<ReplyForm>,
) -> Result<Response, AppError> {
    let (room, member) = (author.room(), author.member.clone());
    // An id that is none was changed on the way; the message then simply gets one of ours.
    let id = form.id.parse().unwrap_or_else(|_| MessageId::new());
    let draft = Draft { room, id, body: form.body.clone(), reply_to: None, ask: form.without.is_empty() };
    let problem = match actions::post_and_wait(&app, author, draft).await {
        Ok(ack) => return Ok(see_other(&after_sending(&ack))),
        Err(error) => error.into_problem(),
    };
    let guest = RoomGuest::of(&app, member.clone(), room).await?;
    let shown = actions::one_room(&app, &guest).await?;
    let told = problem.body(frame.language);
    let mut plain = PlainRoom {
        line: line_of(&frame, &shown),
        archived: shown.archived,
        messages: Vec::new(),
        older: None,
        before: None,
        next_id: id.to_string(),
        typed: form.body,
        news: None,
        voice: shown.voice,
        asks: told.reason.zip(told.suggestion).map(|(reason, suggestion)| Asks { reason, suggestion }),
        help: told.help.then(|| numbers_for(&app, &headers)),
    };
    let reader = RoomMember::of(&app, member, room).await?;
    fill(&app, &frame, &reader, None, &mut plain).await?;
    let refusals = if plain.asks.is_some() {
        Vec::new()
    } else if problem.status() == StatusCode::UNPROCESSABLE_ENTITY {
        vec![Refusal::at("body", &problem, frame.language)]
    } else {
        Refusal::of(&problem, frame.language, &["body"])
    };
    Ok(with_status(problem.status(), rooms::plain_room(&frame, &plain, &refusals)))
}

pub async fn join(State(app): State<AppState>, guest: RoomGuest) -> Result<Response, AppError> {
    actions::join(&app, &guest).await?;
    Ok(see_other(&format!("/rooms/{}/plain", guest.room())))
}

pub async fn leave(State(app): State<AppState>, guest: RoomGuest) -> Result<Response, AppError> {
    actions::leave(&app, &guest).await?;
    Ok(see_other("/rooms"))
}

/// Puts the messages in, and notes that the newest were read.
async fn fill(
    app: &AppState,
    frame: &Frame,
    reader: &RoomMember,
    before: Option<u64>,
    plain: &mut PlainRoom,
) -> Result<(), AppError> {
    let events = actions::events(app, reader, None, before, MESSAGES).await?;
    let newest = events.items.last().map(|event| event.seq);
    plain.older = events.next;
    let reader_id = reader.member.id;
    plain.messages =
        events.items.into_iter().filter_map(|event| said(event, reader_id, frame.language)).collect();
    match newest {
        Some(seq) if before.is_none() => Ok(actions::read_up_to(app, reader, seq).await?),
        _ => Ok(()),
    }
}

/// Reactions, edits and changes of the room are told elsewhere: a message carries its newest text.
pub(super) fn said(event: Event, reader: AccountId, language: Language) -> Option<Said> {
    let message = event.message.filter(|_| event.kind == "message")?;
    let author = message.author.flatten();
    let words = match message.html {
        Some(html) if !message.removed => Words::Here {
            own: author.as_ref().is_some_and(|author| author.id == reader),
            author: author.map(|author| author.handle.to_string()),
            html,
            note: message.note.map(|note| note.in_(language).to_owned()),
            edited: message.edited_at.is_some(),
            reactions: message.reactions,
        },
        _ => Words::Removed,
    };
    Some(Said { id: message.id.to_string(), at: event.at, words })
}

fn line_of(frame: &Frame, room: &Room) -> RoomLine {
    let (name, standing) = match &room.direct {
        None => {
            let standing = if room.membership.is_some() { Standing::Inside } else { Standing::Outside };
            (room.name.clone(), standing)
        }
        Some(direct) => {
            let name = match &direct.with {
                Some(other) => other.handle.to_string(),
                None => frame.say("page-room-author-gone"),
            };
            let standing = match direct.state {
                DirectState::Requested => Standing::Asked,
                DirectState::Invited => Standing::Invited,
                DirectState::Active => Standing::Inside,
            };
            (name, standing)
        }
    };
    RoomLine {
        id: room.id.to_string(),
        name,
        description: room.description.clone(),
        standing,
        direct: room.direct.is_some(),
        unread: room.membership.as_ref().map_or(0, |membership| membership.unread),
    }
}

/// To the message itself, so that a reader without a script lands where they were.
fn after_sending(ack: &Ack) -> String {
    let news = match (ack.held, ack.body.is_some()) {
        (true, _) => News::Held,
        (false, true) => News::Masked,
        (false, false) => News::Sent,
    };
    // A held one is not there to be led to.
    let place = if ack.held { "news".to_owned() } else { format!("m-{}", ack.id) };
    let (help, place) = if ack.help { ("&help=shown", "help".to_owned()) } else { ("", place) };
    format!("/rooms/{}/plain?news={}{help}#{place}", ack.room, news.name())
}
