//! What people do with one message, behind forms.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::answer::{page, see_other, with_status};
use super::rooms::said;
use crate::accounts::Author;
use crate::http::{AppError, Form, PathOf, Problem, QueryOf};
use crate::ids::MessageId;
use crate::moderation::{self, ReportRequest};
use crate::review::Category;
use crate::rooms::{DirectState, LessVoiceKind, Reaction, RoomMember, actions};
use crate::server::documents::forms::Refusal;
use crate::server::documents::frame::Frame;
use crate::server::documents::message::{MessagePage, message_page};
use crate::server::documents::report::{Reporting, report_page};
use crate::server::documents::rooms::{Asks, News, Words};
use crate::server::documents::visitor::Visitor;
use crate::state::AppState;
use crate::words::Language;

/// The message's id, wherever else the path goes.
#[derive(Deserialize)]
pub struct MessagePath {
    message: MessageId,
}

/// The part of the room the reader came from.
#[derive(Default, Deserialize)]
pub struct MessageQuery {
    before: Option<u64>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct EditForm {
    body: String,
    before: String,
    /// They were asked, and let a part of it go.
    without: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ReportForm {
    category: String,
    note: String,
    before: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct RemoveForm {
    before: String,
}

/// One of them is pressed at a time.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ReactionForm {
    give: String,
    take_back: String,
    before: String,
}

pub async fn read(
    State(app): State<AppState>,
    Visitor(frame): Visitor,
    reader: RoomMember,
    PathOf(path): PathOf<MessagePath>,
    QueryOf(query): QueryOf<MessageQuery>,
) -> Result<Response, AppError> {
    let shown = shown(&app, &frame, reader, path.message, query.before).await?;
    Ok(page(message_page(&frame, &shown, &[])))
}

pub async fn edit(
    State(app): State<AppState>,
    Visitor(mut frame): Visitor,
    author: RoomMember,
    PathOf(path): PathOf<MessagePath>,
    Form(form): Form<EditForm>,
) -> Result<Response, AppError> {
    let before = form.before.parse().ok();
    let back = Back { room: author.room().to_string(), message: path.message, before };
    let new = actions::NewWords { body: &form.body, ask: form.without.is_empty() };
    let problem = match actions::edit(&app, &author, path.message, new).await {
        Ok(ack) if ack.held => return Ok(see_other(&back.with(News::ChangeHeld))),
        Ok(ack) if ack.body.is_some() => return Ok(see_other(&back.with(News::ChangeMasked))),
        Ok(_) => return Ok(see_other(&back.with(News::Changed))),
        Err(error) => error.into_problem(),
    };
    let mut shown = shown(&app, &frame, author, path.message, before).await?;
    // Somebody else's message, or one that is gone: there is no form to show again.
    if shown.typed.is_none() {
        return Err(problem.into());
    }
    shown.typed = Some(form.body);
    frame.back = format!("/rooms/{}/messages/{}", shown.room, path.message);
    let body = problem.body(frame.language);
    shown.asks = body.reason.zip(body.suggestion).map(|(reason, suggestion)| Asks { reason, suggestion });
    let told = if shown.asks.is_some() { Vec::new() } else { refusals(&problem, frame.language) };
    Ok(with_status(problem.status(), message_page(&frame, &shown, &told)))
}

pub async fn report_form(
    State(app): State<AppState>,
    Visitor(frame): Visitor,
    reader: RoomMember,
    PathOf(path): PathOf<MessagePath>,
    QueryOf(query): QueryOf<MessageQuery>,
) -> Result<Response, AppError> {
    let shown = shown(&app, &frame, reader, path.message, query.before).await?;
    if !shown.may_report {
        return Err(not_there().into());
    }
    Ok(page(report_page(&frame, &shown, &Reporting::default(), &[])))
}

/// Shows a message to the moderators; whoever does does not meet it again.
pub async fn report(
    State(app): State<AppState>,
    Visitor(mut frame): Visitor,
    reader: RoomMember,
    PathOf(path): PathOf<MessagePath>,
    Form(form): Form<ReportForm>,
) -> Result<Response, AppError> {
    let before = form.before.parse().ok();
    let back = Back { room: reader.room().to_string(), message: path.message, before };
    let told = match Category::ALL.iter().find(|category| category.name() == form.category) {
        Some(category) => {
            let wish = ReportRequest {
                category: *category,
                note: Some(form.note.clone()),
                room: Some(reader.room()),
                message: Some(path.message),
                messages: Vec::new(),
                account: None,
            };
            match moderation::actions::report(&app, reader.member.clone(), wish).await {
                Ok(_) => return Ok(see_other(&back.with(News::Reported))),
                Err(error) => error.into_problem(),
            }
        }
        None => Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "moderation/category-missing")
            .field("/category", "moderation/category-missing"),
    };
    let shown = shown(&app, &frame, reader, path.message, before).await?;
    // One's own words, or what is gone: there is no form to show again.
    if !shown.may_report {
        return Err(told.into());
    }
    frame.back = format!("/rooms/{}/messages/{}/report", shown.room, path.message);
    let typed = Reporting { category: form.category, note: form.note };
    let refusals = Refusal::of(&told, frame.language, &["category", "note"]);
    Ok(with_status(told.status(), report_page(&frame, &shown, &typed, &refusals)))
}

pub async fn remove(
    State(app): State<AppState>,
    member: RoomMember,
    PathOf(path): PathOf<MessagePath>,
    Form(form): Form<RemoveForm>,
) -> Result<Response, AppError> {
    let before = form.before.parse().ok();
    let back = Back { room: member.room().to_string(), message: path.message, before };
    actions::remove(&app, &member, path.message).await?;
    Ok(see_other(&back.with(News::TakenAway)))
}

pub async fn react(
    State(app): State<AppState>,
    member: RoomMember,
    PathOf(path): PathOf<MessagePath>,
    Form(form): Form<ReactionForm>,
) -> Result<Response, AppError> {
    let before = form.before.parse().ok();
    let back = Back { room: member.room().to_string(), message: path.message, before };
    match (Reaction::parse(&form.give), Reaction::parse(&form.take_back)) {
        (Some(given), _) => actions::react(&app, &member, path.message, given).await?,
        (None, Some(taken)) => actions::take_back(&app, &member, path.message, taken).await?,
        (None, None) => {}
    }
    Ok(see_other(&back.to_the_message()))
}

/// Back to the message in the room, in the part of it the reader came from.
struct Back {
    room: String,
    message: MessageId,
    before: Option<u64>,
}

impl Back {
    fn to_the_message(&self) -> String {
        let before = self.before.map(|before| format!("?before={before}")).unwrap_or_default();
        format!("/rooms/{}/plain{before}#m-{}", self.room, self.message)
    }

    fn with(&self, news: News) -> String {
        let before = self.before.map(|before| format!("before={before}&")).unwrap_or_default();
        format!("/rooms/{}/plain?{before}news={}#m-{}", self.room, news.name(), self.message)
    }
}

async fn shown(
    app: &AppState,
    frame: &Frame,
    reader: RoomMember,
    id: MessageId,
    before: Option<u64>,
) -> Result<MessagePage, AppError> {
    let event = actions::one_message(app, &reader, id).await?;
    let room = actions::one_room(app, &reader.guest()).await?;
    let message = event.message.as_ref();
    let author: Option<Author> = message.and_then(|message| message.author.clone().flatten());
    let own = author.as_ref().is_some_and(|author| author.id == reader.member.id);
    let reactions = message.map(|message| message.reactions.clone()).unwrap_or_default();
    let typed = message.and_then(|message| message.body.clone()).filter(|_| own);
    let said = said(event, reader.member.id, frame.language).ok_or_else(not_there)?;
    let is_there = matches!(said.words, Words::Here { .. });
    let agreed = room.direct.as_ref().is_none_or(|direct| direct.state == DirectState::Active);
    let open = !room.archived && agreed;
    Ok(MessagePage {
        room: room.id.to_string(),
        before,
        said,
        given: reactions.iter().filter(|counted| counted.mine).map(|counted| counted.reaction).collect(),
        open: open && room.voice.is_none_or(|voice| voice.kind != LessVoiceKind::Mute),
        may_change: open && room.voice.is_none(),
        may_report: !own && is_there,
        direct: room.direct.is_some(),
        asks: None,
        typed,
        may_ask: author.filter(|_| !own && room.direct.is_none()).map(|author| author.handle.to_string()),
    })
}

fn not_there() -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "rooms/message-not-found")
}

fn refusals(problem: &Problem, language: Language) -> Vec<Refusal> {
    if problem.status() == StatusCode::UNPROCESSABLE_ENTITY {
        vec![Refusal::at("body", problem, language)]
    } else {
        Refusal::of(problem, language, &["body"])
    }
}
