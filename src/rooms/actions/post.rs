//! Posting a message: bounds, rules, then the log.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::oneshot;

use crate::accounts::{self, Author, Member, Role, Voice};
use crate::http::AppError;
use crate::ids::{AccountId, MessageId};
use crate::live::{Ack, Answer, Draft, Notice};
use crate::raid;
use crate::review::{self, Level};
use crate::rooms::access::RoomMember;
use crate::rooms::error::RoomError;
use crate::rooms::log::{Outgoing, Remark, Sent};
use crate::rooms::memory::Memory;
use crate::rooms::model::{RoomKind, Standing};
use crate::rooms::store;
use crate::rooms::view::ContentNote;
use crate::rules::{self, Action, Context, Decision, Hit, Place, Recent};
use crate::state::AppState;
use crate::storage::Item;
use crate::text::{MessageBody, mentions};
use crate::words::{Language, say_plainly};

use super::danger::{beside_help, help_beside, speaks_of_danger};
use super::unsent::{Unsent, hold, refuse};

/// Posts a message. `answer` is called once: with the ack when the message is on disk or waits for a
/// moderator, or with what was wrong.
pub async fn post(app: &AppState, author: RoomMember, draft: Draft, answer: Answer) {
    if let Some(order) = app.memory::<Memory>().order(author.facts.kind)
        && let Some(outcome) = order.hear(app, &author, &draft).await
    {
        return answer(match outcome {
            Ok(ack) => Ok(Ack { help: speaks_of_danger(app, &author, &draft.body), ..ack }),
            Err(error) => Err(help_beside(app, &author, &draft.body, Place::Message, error).await),
        });
    }
    let (answer, error) = match prepare(app, &author, &draft).await {
        Ok(Prepared::Pass(message)) => match enqueue(app, Sent { message, answer }).await {
            Ok(()) => return,
            Err(refused) => refused,
        },
        Ok(Prepared::Held(ack)) => return answer(Ok(ack)),
        Err(error) => (answer, error),
    };
    answer(Err(beside_help(app, &author, &draft.body, Place::Message, error).await));
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
    take_turn(app, author)?;
    let body = MessageBody::parse(&draft.body)?;
    if let Some(replied) = draft.reply_to {
        store::message(app.read(), author.room(), replied).await?.ok_or(RoomError::MessageNotFound)?;
    }
    let caution = caution(app, author, body.as_str()).await?;
    let judged = judge(app, author, draft.id, body, Place::Message).await?.with(caution);
    let (ruling, notices) = (judged.ruling, judged.notices);
    let (level, help) = (judged.level, judged.help);
    let unsent = |body| Unsent {
        id: draft.id,
        body,
        reply_to: draft.reply_to,
        edit: false,
        level,
        notices: notices.clone(),
        help,
    };
    match ruling {
        Ruling::Ask { reason } if draft.ask => {
            return Err(RoomError::AskFirst { reason, suggestion: judged.body.into_string() });
        }
        Ruling::Pass | Ruling::Ask { .. } => {}
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
        note: judged.note,
        help,
        remark: judged.remark,
        key: author.facts.key.clone(),
        ordered: author.facts.kind == RoomKind::Meeting,
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

/// Whom a rule slowed down waits between messages.
pub(super) fn take_turn(app: &AppState, author: &RoomMember) -> Result<(), RoomError> {
    let every = Duration::from_secs(u64::from(app.settings().moderation.slow_seconds));
    let pace = &app.memory::<Memory>().pace;
    pace.take_turn(author.member.id, app.now(), every)
        .map_err(|next| RoomError::Slowed(next, next.since(app.now())))
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
    /// What it is about, where its words are to stand behind that.
    pub note: Option<ContentNote>,
    /// It speaks of danger.
    pub help: bool,
    /// It goes out, and is filed for those who look after the room.
    pub remark: Option<Remark>,
    /// How urgent it is for them, where it is held.
    pub level: Level,
}

impl Judged {
    /// While a room is under attack what new accounts write waits, whatever the rules say of it.
    pub fn with(mut self, caution: Option<Notice>) -> Self {
        if let (Some(notice), Ruling::Pass | Ruling::Ask { .. }) = (caution, &self.ruling) {
            self.ruling = Ruling::Hold;
            self.remark = None;
            self.notices.push(notice);
        }
        self
    }
}

/// What is to become of it.
pub(in crate::rooms) enum Ruling {
    Pass,
    /// It passes without what it tells of its author; where they can be asked, they are asked first.
    Ask {
        reason: String,
    },
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
    id: MessageId,
    body: MessageBody,
    place: Place,
) -> Result<Judged, RoomError> {
    let member = &author.member;
    let pace = &app.memory::<Memory>().pace;
    // Whoever lifts the limit of messages measures, and is no flood.
    let is_watched = app.settings().limits.messages_per_minute > 0;
    let recent =
        if is_watched { pace.wrote(member.id, id, body.as_str(), app.now()) } else { Recent::default() };
    // Counting what somebody said before is a query; most texts meet no rule, whoever wrote them.
    let rules = app.rules().current();
    let circumstances = Context { recent, ..circumstances(app, member, Some(author.facts.kind), place) };
    let mut decision = rules.evaluate(body.as_str(), &circumstances);
    if decision.action > Action::Help {
        let accepted_messages = store::recent_messages_of(app.read(), member.id, 20).await?;
        decision = rules.evaluate(body.as_str(), &Context { accepted_messages, ..circumstances });
    }
    review::count_hits(app, decision.hits.iter().map(Hit::id), decision.shadows.iter().map(Hit::id));
    let notices = notices(&decision, member.language);
    // Nobody but the two may read a conversation of two, so there is nobody to hold its texts for.
    let refused = match decision.action {
        Action::Block => true,
        Action::Hold => author.facts.kind == RoomKind::Direct,
        _ => false,
    };
    let ruling = match decision.deciding() {
        Some(hit) if refused => {
            Ruling::Refuse { rule: hit.id().to_owned(), reason: hit.reason(member.language).to_owned() }
        }
        _ if decision.action == Action::Hold => Ruling::Hold,
        _ if decision.ask => Ruling::Ask { reason: reason_for_asking(&decision, member.language) },
        _ => Ruling::Pass,
    };
    let also = decision.also;
    if also.slow_down && is_watched {
        let settings = &app.settings().moderation;
        let every = Duration::from_secs(u64::from(settings.slow_seconds));
        pace.slow_down(member.id, app.now(), every, Duration::from_secs(60) * settings.slow_minutes);
    }
    let level = match (also.alert, also.case) {
        (true, _) => Level::Crisis,
        (false, true) => Level::Red,
        _ => Level::Amber,
    };
    // A rule that wants a case or the one on call speaks of danger: people look at it, wherever it was written.
    let remarked = decision.action == Action::Flag || also.flag || also.case || also.alert;
    let remark =
        (remarked && author.facts.kind.is_for_many() && matches!(ruling, Ruling::Pass | Ruling::Ask { .. }))
            .then(|| Remark { level, rules: notices.iter().map(|notice| notice.rule.clone()).collect() });
    let help = decision.helps();
    let note = decision.note.as_ref().map(content_note);
    let masked = decision.masked.is_some();
    let body = match decision.masked {
        Some(masked) if !refused => body.with_masked_text(masked),
        _ => body,
    };
    Ok(Judged { body, masked, ruling, notices, note, help, remark, level })
}

/// What a room that is careful wants of a text besides the rules: links are off, and what new accounts write waits.
/// Before that, the newcomers of one moment share a few messages. Those who look after the room are not slowed.
pub(super) async fn caution(
    app: &AppState,
    author: &RoomMember,
    text: &str,
) -> Result<Option<Notice>, RoomError> {
    let member = &author.member;
    if !author.facts.kind.is_for_many() || member.power() != Role::Member || author.looks_after() {
        return Ok(None);
    }
    let newcomer = raid::is_newcomer(app, member.created_at);
    let Some(raid) = raid::on(app, Some(author.room())).await? else {
        if newcomer {
            raid::speak(app, author.room(), member.id).map_err(RoomError::TooFast)?;
        }
        return Ok(None);
    };
    if linkify::LinkFinder::new().url_must_have_scheme(false).links(text).next().is_some() {
        return Err(RoomError::LinksOff(raid.until));
    }
    Ok(newcomer
        .then(|| Notice { rule: "raid".to_owned(), reason: say_plainly(member.language, "raid-held", &[]) }))
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

fn content_note(words: &rules::Words) -> ContentNote {
    ContentNote { en: words.en.clone(), ru: words.ru.clone(), fa: words.fa.clone() }
}

/// The reason of the rule that hides something: another may be the one that decides.
fn reason_for_asking(decision: &Decision, language: Language) -> String {
    let hit = decision.hits.iter().find(|hit| hit.action == Action::Mask);
    hit.map(|hit| hit.reason(language).to_owned()).unwrap_or_default()
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
            RoomKind::Group | RoomKind::Meeting => rules::RoomKind::Group,
            RoomKind::Direct => rules::RoomKind::Direct,
        }),
        language: member.language,
        ..Context::NEW_MEMBER
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
