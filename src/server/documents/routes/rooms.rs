//! Rooms without a script: the list, the newest messages, and a form.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::answer::{page, see_other, with_status};
use crate::accounts::{SignedIn, Status};
use crate::http::{AppError, Form, QueryOf};
use crate::ids::MessageId;
use crate::live::{Ack, Draft};
use crate::rooms::actions;
use crate::rooms::{DirectState, Event, Room, RoomGuest, RoomMember};
use crate::server::documents::forms::Refusal;
use crate::server::documents::frame::Frame;
use crate::server::documents::rooms::{self, News, PlainRoom, RoomLine, Said, Standing, Words};
use crate::server::documents::visitor::Visitor;
use crate::state::AppState;

/// So many messages on one page.
const MESSAGES: u64 = 50;

/// How far back, and what has become of the message just sent.
#[derive(Default, Deserialize)]
pub struct PlainQuery {
    before: Option<u64>,
    #[serde(default)]
    news: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ReplyForm {
    id: String,
    body: String,
}

pub async fn list(
    State(app): State<AppState>,
    Visitor(frame): Visitor,
    asking: SignedIn,
) -> Result<Response, AppError> {
    if asking.status == Status::Pending {
        return Ok(page(rooms::rooms(&frame, &[], true)));
    }
    let found = actions::list_rooms(&app, &asking.member).await?;
    let open = found.items.into_iter().filter(|room| room.membership.is_some() || !room.archived);
    let lines: Vec<RoomLine> = open.map(|room| line_of(&frame, &room)).collect();
    Ok(page(rooms::rooms(&frame, &lines, false)))
}

pub async fn read(
    State(app): State<AppState>,
    Visitor(frame): Visitor,
    guest: RoomGuest,
    QueryOf(query): QueryOf<PlainQuery>,
) -> Result<Response, AppError> {
    let room = actions::one_room(&app, &guest).await?;
    let id = guest.room();
    let mut plain = PlainRoom {
        line: line_of(&frame, &room),
        archived: room.archived,
        messages: Vec::new(),
        older: None,
        looking_back: query.before.is_some(),
        next_id: MessageId::new().to_string(),
        typed: String::new(),
        news: news_of(&query.news),
    };
    if plain.line.standing == Standing::Inside {
        let reader = RoomMember::of(&app, guest.member, id).await?;
        fill(&app, &reader, query.before, &mut plain).await?;
    }
    Ok(page(rooms::plain_room(&frame, &plain, &[])))
}

pub async fn reply(
    State(app): State<AppState>,
    Visitor(frame): Visitor,
    author: RoomMember,
    Form(form): Form<ReplyForm>,
) -> Result<Response, AppError> {
    let (room, member) = (author.room(), author.member.clone());
    // An id that is none was changed on the way; the message then simply gets one of ours.
    let id = form.id.parse().unwrap_or_else(|_| MessageId::new());
    let draft = Draft { room, id, body: form.body.clone(), reply_to: None };
    let problem = match actions::post_and_wait(&app, author, draft).await {
        Ok(ack) => return Ok(see_other(&after_sending(&ack))),
        Err(error) => error.into_problem(),
    };
    let guest = RoomGuest::of(&app, member.clone(), room).await?;
    let shown = actions::one_room(&app, &guest).await?;
    let mut plain = PlainRoom {
        line: line_of(&frame, &shown),
        archived: shown.archived,
        messages: Vec::new(),
        older: None,
        looking_back: false,
        next_id: id.to_string(),
        typed: form.body,
        news: None,
    };
    let reader = RoomMember::of(&app, member, room).await?;
    fill(&app, &reader, None, &mut plain).await?;
    let refusals = if problem.status() == StatusCode::UNPROCESSABLE_ENTITY {
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
    reader: &RoomMember,
    before: Option<u64>,
    plain: &mut PlainRoom,
) -> Result<(), AppError> {
    let events = actions::events(app, reader, None, before, MESSAGES).await?;
    let newest = events.items.last().map(|event| event.seq);
    plain.older = events.next;
    plain.messages = events.items.into_iter().filter_map(said).collect();
    match newest {
        Some(seq) if before.is_none() => Ok(actions::read_up_to(app, reader, seq).await?),
        _ => Ok(()),
    }
}

/// Reactions, edits and changes of the room are told elsewhere: a message carries its newest text.
fn said(event: Event) -> Option<Said> {
    let message = event.message.filter(|_| event.kind == "message")?;
    let words = match message.html {
        Some(html) if !message.removed => Words::Here {
            author: message.author.flatten().map(|author| author.handle.to_string()),
            html,
            edited: message.edited_at.is_some(),
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
        unread: room.membership.as_ref().map_or(0, |membership| membership.unread),
    }
}

/// To the message itself, so that a reader without a script lands where they were.
fn after_sending(ack: &Ack) -> String {
    let (room, id) = (ack.room, ack.id);
    if ack.held {
        format!("/rooms/{room}/plain?news=held#news")
    } else if ack.body.is_some() {
        format!("/rooms/{room}/plain?news=masked#m-{id}")
    } else {
        format!("/rooms/{room}/plain?news=sent#m-{id}")
    }
}

fn news_of(name: &str) -> Option<News> {
    match name {
        "sent" => Some(News::Sent),
        "held" => Some(News::Held),
        "masked" => Some(News::Masked),
        _ => None,
    }
}
