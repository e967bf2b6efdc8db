//! What people type in a meeting: an act, or words that may be said now.

use futures_util::future::BoxFuture;

use super::actions::{ack, act};
use super::{Hall, now_in};
use crate::accounts;
use crate::http::AppError;
use crate::ids::AccountId;
use crate::live::{Ack, Draft, Notice};
use crate::meetings::error::MeetingError;
use crate::meetings::session::{Command, Position, Refusal, Typed, typed};
use crate::rooms::{self, Order, RoomMember};
use crate::state::AppState;
use crate::words::say_plainly;

/// Keeps the order of meetings in their rooms.
pub struct Floor;

impl Order for Floor {
    fn hear<'a>(
        &'a self,
        app: &'a AppState,
        author: &'a RoomMember,
        draft: &'a Draft,
    ) -> BoxFuture<'a, Option<Result<Ack, AppError>>> {
        Box::pin(async move { hear(app, author, draft).await.map_err(AppError::from).transpose() })
    }
}

async fn hear(app: &AppState, author: &RoomMember, draft: &Draft) -> Result<Option<Ack>, MeetingError> {
    let Some(hall) = now_in(app, author.room()).await? else { return Ok(None) };
    if hall.closed {
        return Err(Refusal::Ended.into());
    }
    let who = author.member.id;
    let session = &hall.session;
    let waits = session.hands().iter().any(|hand| hand.who == who);
    let command = match typed(&draft.body) {
        Some(Typed::RaiseHand) => Some(Command::RaiseHand { desire: false }),
        Some(Typed::AskGreeter(_)) => return ask_greeter(app, author, draft, &hall).await.map(Some),
        Some(Typed::GiveBack) if session.holds_floor(who) => Some(Command::EndShare),
        Some(Typed::Pass) if session.holds_floor(who) || waits => Some(Command::Pass),
        Some(Typed::Call(name)) if author.looks_after() || session.acting_chair() == Some(who) => {
            called(app, &hall, name).await?.map(|who| Command::Call { who })
        }
        _ => None,
    };
    if let Some(command) = command {
        return act(app, author, draft.id, &command).await.map(Some);
    }
    match session.may_post(who) {
        // What was said in time and comes again is answered as it was.
        Err(refusal) if !rooms::is_said(app, author.room(), draft.id).await? => Err(refusal.into()),
        _ => Ok(None),
    }
}

/// Somebody of the meeting by their name.
async fn called(app: &AppState, hall: &Hall, name: &str) -> Result<Option<AccountId>, MeetingError> {
    let ids: Vec<AccountId> = hall.session.people().map(|(who, _)| who).collect();
    let people = accounts::authors(app, &ids).await?;
    let wanted = name.to_lowercase();
    Ok(people.values().find(|person| person.handle.to_lowercase() == wanted).map(|person| person.id))
}

/// A question is for the greeter alone, or for the chair where nobody greets: they are asked to talk.
async fn ask_greeter(
    app: &AppState,
    author: &RoomMember,
    draft: &Draft,
    hall: &Hall,
) -> Result<Ack, MeetingError> {
    let asker = author.member.id;
    let greets = hall.session.people().find(|(who, person)| *who != asker && person.has(Position::Greeter));
    let greeter = greets.map(|(who, _)| who).or(hall.session.acting_chair()).filter(|who| *who != asker);
    let greeter = greeter.ok_or(Refusal::NotHere)?;
    let person = accounts::authors(app, &[greeter]).await?.remove(&greeter).ok_or(Refusal::NotHere)?;
    rooms::actions::ask_to_talk(app, &author.member, &person.handle).await?;
    let language = author.member.language;
    let reason = say_plainly(language, "meeting-greeter-asked", &[("name", person.handle.as_ref().into())]);
    let notices = vec![Notice { rule: "meeting".to_owned(), reason }];
    Ok(Ack { notices, ..ack(hall.room, draft.id, None, app.now()) })
}
