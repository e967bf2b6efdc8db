//! Posting a message: bounds, rules, then the log.

use std::sync::Arc;

use tokio::sync::oneshot;

use crate::accounts::{self, Author, Member, Role};
use crate::http::AppError;
use crate::ids::{AccountId, HeldId, MessageId};
use crate::live::{Ack, Answer, Draft, Notice};
use crate::rooms::access::RoomMember;
use crate::rooms::error::RoomError;
use crate::rooms::log::{Outgoing, Sent};
use crate::rooms::memory::Memory;
use crate::rooms::model::{RoomKind, Standing};
use crate::rooms::store;
use crate::rules::{self, Action, Context, Decision, Place};
use crate::state::AppState;
use crate::storage::Item;
use crate::text::{MessageBody, mentions};
use crate::words::Language;

/// Posts a message. `answer` is called once: with the ack when the message is on disk or waits for a
/// moderator, or with what was wrong.
pub async fn post(app: &AppState, author: RoomMember, draft: Draft, answer: Answer) {
    match prepare(app, &author, &draft).await {
        Ok(Prepared::Pass(message)) => {
            if let Err((answer, cause)) = enqueue(app, Sent { message, answer }).await {
                answer(Err(cause.into()));
            }
        }
        Ok(Prepared::Held(ack)) => answer(Ok(ack)),
        Err(error) => answer(Err(error.into())),
    }
}

/// The same for somebody who waits for the answer.
pub async fn post_and_wait(app: &AppState, author: RoomMember, draft: Draft) -> Result<Ack, AppError> {
    let (answer, stored) = waiting();
    post(app, author, draft, answer).await;
    stored.await.unwrap_or_else(|_| Err(RoomError::Undone.into()))
}

/// Puts a message into the write queue. Room and order go together: one room is one lane.
async fn enqueue(app: &AppState, sent: Sent) -> Result<(), (Answer, RoomError)> {
    let lane = u64::from_le_bytes(sent.message.room.uuid().as_bytes()[8..16].try_into().unwrap_or_default());
    let writer = app.memory::<Memory>().writer(app);
    let item = Item { appender: writer, content: Box::new(sent) };
    match app.database().enqueue(lane, item).await {
        Ok(()) => Ok(()),
        Err(refused) => {
            let answer: Answer = match refused.item.and_then(|item| item.content.downcast::<Sent>().ok()) {
                Some(sent) => sent.answer,
                None => Box::new(|_| {}),
            };
            Err((answer, refused.cause.into()))
        }
    }
}

/// Stores a message that passed, and waits for its commit.
pub(in crate::rooms) async fn store_and_wait(app: &AppState, message: Outgoing) -> Result<Ack, AppError> {
    let (answer, stored) = waiting();
    enqueue(app, Sent { message, answer }).await.map_err(|(_, cause)| cause)?;
    stored.await.unwrap_or_else(|_| Err(RoomError::Undone.into()))
}

/// An answer for somebody who waits for it. Who went away meanwhile asks again with the same id.
fn waiting() -> (Answer, oneshot::Receiver<Result<Ack, AppError>>) {
    let (sender, receiver) = oneshot::channel();
    (Box::new(move |ack| drop(sender.send(ack))), receiver)
}

enum Prepared {
    Pass(Outgoing),
    Held(Ack),
}

async fn prepare(app: &AppState, author: &RoomMember, draft: &Draft) -> Result<Prepared, RoomError> {
    let member = &author.member;
    app.limits().messages.spend(&member.id)?;
    may_write(app, author).await?;
    let body = MessageBody::parse(&draft.body)?;
    if let Some(replied) = draft.reply_to {
        store::message(app.read(), author.room(), replied).await?.ok_or(RoomError::MessageNotFound)?;
    }
    let judged = judge(app, author, body, Place::Message).await?;
    let at = app.now();
    if judged.held {
        return hold(app, author, draft, judged, at).await.map(Prepared::Held);
    }
    let mentions = mentioned(app, member.id, judged.body.as_str()).await?;
    Ok(Prepared::Pass(Outgoing {
        room: author.room(),
        id: draft.id,
        author: Author { id: member.id, handle: member.handle.clone(), role: member.role },
        at,
        masked: judged.masked,
        notices: judged.notices,
        body: judged.body.into_string(),
        reply_to: draft.reply_to,
        mentions,
        key: author.facts.key.clone(),
    }))
}

/// A closed room takes no more messages, and a conversation of two begins when both agreed.
pub(super) async fn may_write(app: &AppState, author: &RoomMember) -> Result<(), RoomError> {
    if author.facts.archived {
        return Err(RoomError::Archived);
    }
    if author.facts.kind == RoomKind::Direct {
        let partner = store::partner(app.read(), author.room(), author.member.id).await?;
        if partner.is_none_or(|row| row.state != Standing::Joined.number()) {
            return Err(RoomError::DirectNotAgreed);
        }
    }
    Ok(())
}

/// A text, and what the rules said of it.
pub(in crate::rooms) struct Judged {
    pub body: MessageBody,
    pub masked: bool,
    pub held: bool,
    pub notices: Vec<Notice>,
}

/// Asks the rules. A text they refuse is an error with their reason.
pub(in crate::rooms) async fn judge(
    app: &AppState,
    author: &RoomMember,
    body: MessageBody,
    place: Place,
) -> Result<Judged, RoomError> {
    let member = &author.member;
    // Counting what somebody said before is a query; most texts meet no rule, whoever wrote them.
    let rules = app.rules().current();
    let circumstances = circumstances(app, member, Some(author.facts.kind), place);
    let mut decision = rules.evaluate(body.as_str(), &circumstances);
    if decision.action > Action::Help {
        let accepted_messages = store::recent_messages_of(app.read(), member.id, 20).await?;
        decision = rules.evaluate(body.as_str(), &Context { accepted_messages, ..circumstances });
    }
    let notices = notices(&decision, member.language);
    // Nobody but the two may read a conversation of two, so there is nobody to hold its texts for.
    let refused = match decision.action {
        Action::Block => true,
        Action::Hold => author.facts.kind == RoomKind::Direct,
        _ => false,
    };
    if refused {
        metrics::counter!("homegroup_rules_blocked_total").increment(1);
        let reason = reason_of(&decision, member.language);
        return Err(RoomError::BlockedByRule(reason));
    }
    let held = decision.action == Action::Hold;
    let masked = decision.masked.is_some();
    let body = match decision.masked {
        Some(masked) => body.with_masked_text(masked),
        None => body,
    };
    Ok(Judged { body, masked, held, notices })
}

/// What the author is told, each rule once.
fn notices(decision: &Decision, language: Language) -> Vec<Notice> {
    let mut notices: Vec<Notice> = Vec::new();
    for hit in &decision.hits {
        if notices.iter().all(|notice| notice.rule != hit.id()) {
            notices.push(Notice { rule: hit.id().to_owned(), reason: hit.reason(language).to_owned() });
        }
    }
    notices
}

pub(super) fn reason_of(decision: &Decision, language: Language) -> String {
    decision.deciding().map(|hit| hit.reason(language).to_owned()).unwrap_or_default()
}

/// Who writes, and where. How many of their messages were accepted is filled in when somebody asks.
pub(super) fn circumstances(
    app: &AppState,
    member: &Member,
    room: Option<RoomKind>,
    place: Place,
) -> Context<'static> {
    Context {
        place,
        standing: match member.power() {
            Role::Member => rules::Standing::Member,
            Role::Moderator => rules::Standing::Moderator,
            _ => rules::Standing::Staff,
        },
        author_age: app.now().since(member.created_at),
        room: room.map(|kind| match kind {
            RoomKind::Group => rules::RoomKind::Group,
            RoomKind::Direct => rules::RoomKind::Direct,
        }),
        language: member.language,
        ..Context::NEW_MEMBER
    }
}

/// A held text is stored apart, without a `seq`.
async fn hold(
    app: &AppState,
    author: &RoomMember,
    draft: &Draft,
    judged: Judged,
    at: crate::clock::Timestamp,
) -> Result<Ack, RoomError> {
    let room = author.room();
    let change = app.begin().await?;
    if let Some(stored) = store::message(change.tx(), room, draft.id).await? {
        // It was released before the author asked again.
        if stored.author_id != Some(author.member.id) {
            return Err(RoomError::IdTaken);
        }
        return Ok(ack(room, draft.id, Some(u64::try_from(stored.seq).unwrap_or(0)), stored.at, Vec::new()));
    }
    store::insert_held(
        change.tx(),
        store::HeldRow {
            id: HeldId::new(),
            room_id: room,
            author_id: author.member.id,
            message_id: draft.id,
            edit_of: false,
            body: judged.body.into_string(),
            reply_to: draft.reply_to,
            at,
            notices: serde_json::to_string(&judged.notices).unwrap_or_default(),
        },
    )
    .await?;
    let waits = store::held_by_message(change.tx(), room, draft.id).await?;
    let waits = waits.filter(|row| row.author_id == author.member.id).ok_or(RoomError::IdTaken)?;
    change.commit().await?;
    metrics::counter!("homegroup_rules_held_total").increment(1);
    Ok(ack(room, draft.id, None, waits.at, judged.notices))
}

pub(super) fn ack(
    room: crate::ids::RoomId,
    id: MessageId,
    seq: Option<u64>,
    at: crate::clock::Timestamp,
    notices: Vec<Notice>,
) -> Ack {
    Ack { r#type: "ack", room, id, held: seq.is_none(), seq, at, body: None, notices }
}

/// Whom a text names. Only a text with an `@` costs a query.
pub(in crate::rooms) async fn mentioned(
    app: &AppState,
    author: AccountId,
    body: &str,
) -> Result<Vec<AccountId>, RoomError> {
    let handles = mentions(body);
    if handles.is_empty() {
        return Ok(Vec::new());
    }
    let mut named = accounts::accounts_named(app, &handles).await?;
    // Nobody needs to be told of their own words. Who has a block with the author is not there to be named:
    // neither of the two learns of the other by it.
    let hidden = accounts::hidden_from(app, author).await?;
    named.retain(|account| *account != author && !hidden.contains(account));
    Ok(named)
}

/// The data key of a sealed room, for what is written beside the log.
pub(super) fn sealed(
    key: &Arc<crate::storage::sealing::DataKey>,
    id: MessageId,
    body: &str,
) -> Result<Vec<u8>, RoomError> {
    Ok(key.seal(body.as_bytes(), id.uuid().as_bytes())?)
}
