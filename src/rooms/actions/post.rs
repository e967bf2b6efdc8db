//! Posting a message: bounds, rules, then the log.

use std::sync::Arc;

use tokio::sync::oneshot;

use crate::accounts::{self, Author, Member, Role, Voice};
use crate::http::AppError;
use crate::ids::{AccountId, MessageId};
use crate::live::{Ack, Answer, Draft, Notice};
use crate::rooms::access::RoomMember;
use crate::rooms::error::RoomError;
use crate::rooms::log::{Outgoing, Sent};
use crate::rooms::memory::Memory;
use crate::rooms::model::{RoomKind, Standing};
use crate::rooms::store;
use crate::rules::{self, Action, Context, Place};
use crate::state::AppState;
use crate::storage::Item;
use crate::text::{MessageBody, mentions};

use super::unsent::{Unsent, hold, refuse};

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
    let (ruling, notices) = (judged.ruling, judged.notices);
    let unsent =
        |body| Unsent { id: draft.id, body, reply_to: draft.reply_to, edit: false, notices: notices.clone() };
    match ruling {
        Ruling::Pass => {}
        Ruling::Hold => return hold(app, author, unsent(judged.body)).await.map(Prepared::Held),
        Ruling::Refuse { rule, reason } => {
            return Err(refuse(app, author, unsent(judged.body), &rule, reason).await?);
        }
    }
    let at = app.now();
    let mentions = mentioned(app, member.id, judged.body.as_str()).await?;
    Ok(Prepared::Pass(Outgoing {
        room: author.room(),
        id: draft.id,
        author: Author { id: member.id, handle: member.handle.clone(), role: member.role },
        at,
        masked: judged.masked,
        notices,
        body: judged.body.into_string(),
        reply_to: draft.reply_to,
        mentions,
        remark: None,
        key: author.facts.key.clone(),
    }))
}

/// Whoever may write has a voice here, too.
pub(super) async fn may_write(app: &AppState, author: &RoomMember) -> Result<(), RoomError> {
    match accounts::voice(app, author.member.id, Some(author.room())).await? {
        Voice::Free => may_answer_here(app, author).await,
        Voice::Quiet(until) => Err(RoomError::Observing(until)),
        Voice::Muted(until) => Err(RoomError::Muted(until)),
    }
}

/// Whoever observes may still answer quietly.
pub(super) async fn may_react(app: &AppState, author: &RoomMember) -> Result<(), RoomError> {
    match accounts::voice(app, author.member.id, Some(author.room())).await? {
        Voice::Free | Voice::Quiet(_) => may_answer_here(app, author).await,
        Voice::Muted(until) => Err(RoomError::Muted(until)),
    }
}

/// A closed room takes no more messages, and a conversation of two begins when both agreed.
async fn may_answer_here(app: &AppState, author: &RoomMember) -> Result<(), RoomError> {
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
    pub ruling: Ruling,
    pub notices: Vec<Notice>,
}

/// What is to become of it.
pub(in crate::rooms) enum Ruling {
    Pass,
    Hold,
    /// With the rule that decided, and its reason in the author's language.
    Refuse {
        rule: String,
        reason: String,
    },
}

/// Asks the rules.
pub(in crate::rooms) async fn judge(
    app: &AppState,
    author: &RoomMember,
    body: MessageBody,
    place: Place,
) -> Result<Judged, RoomError> {
    let member = &author.member;
    // Counting what somebody said before is a query; most texts meet no rule, whoever wrote them.
    let mut decision = rules::evaluate(body.as_str(), &circumstances(app, member, place, 0));
    if decision.action > Action::Help {
        let accepted = store::recent_messages_of(app.read(), member.id, 20).await?;
        decision = rules::evaluate(body.as_str(), &circumstances(app, member, place, accepted));
    }
    let notices: Vec<Notice> = decision
        .hits
        .iter()
        .map(|hit| Notice { rule: hit.rule.to_string(), reason: hit.reason.to_string() })
        .collect();
    // Nobody but the two may read a conversation of two, so there is nobody to hold its texts for.
    let refused = match decision.action {
        Action::Block => true,
        Action::Hold => author.facts.kind == RoomKind::Direct,
        _ => false,
    };
    let ruling = match decision.deciding() {
        Some(hit) if refused => Ruling::Refuse { rule: hit.rule.to_string(), reason: hit.reason.to_string() },
        _ if decision.action == Action::Hold => Ruling::Hold,
        _ => Ruling::Pass,
    };
    let masked = decision.masked.is_some();
    let body = match decision.masked {
        Some(masked) if !refused => body.with_masked_text(masked),
        _ => body,
    };
    Ok(Judged { body, masked, ruling, notices })
}

pub(super) fn circumstances(
    app: &AppState,
    member: &Member,
    place: Place,
    accepted_messages: u64,
) -> Context {
    Context {
        place,
        standing: match member.power() {
            Role::Member => rules::Standing::Member,
            Role::Moderator => rules::Standing::Moderator,
            _ => rules::Standing::Staff,
        },
        author_age: app.now().since(member.created_at),
        accepted_messages,
        language: member.language,
    }
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
    // Nobody needs to be told of their own words.
    named.retain(|account| *account != author);
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
