//! What waits and what was decided, as those who look after others get it, and as those it concerns do.

use std::collections::HashMap;

use serde::Serialize;
use utoipa::ToSchema;

use crate::accounts::{self, Author, Role, Sanction, Status};
use crate::audit::Recorded;
use crate::clock::Timestamp;
use crate::http::AppError;
use crate::ids::{AccountId, DecisionId, ItemId, MessageId, ReportId, RoomId, SanctionId};
use crate::review::{
    self, Appeal, Category, Decision, Item, Kind, Level, Outcome, Reason, State, Subject, Verdict, statement,
};
use crate::rooms::{self, MessageView, RoomNamed};
use crate::rules::{Action, Context};
use crate::state::AppState;
use crate::words::Language;

/// One line of the queue.
#[derive(Debug, Serialize, ToSchema)]
pub struct QueueItem {
    pub id: ItemId,
    pub kind: Kind,
    pub level: Level,
    pub state: State,
    /// Missing for what belongs to no room.
    pub room: Option<RoomNamed>,
    /// Whom it is about; missing where they have left.
    pub author: Option<Author>,
    /// The words it is about, as they stood when it was filed.
    pub text: Option<String>,
    /// The message it is about, where that stands in a log.
    pub message: Option<MessageId>,
    pub opened_at: Timestamp,
    /// By when somebody looks at it.
    pub due_at: Timestamp,
    pub overdue: bool,
    pub reports: u32,
    /// The rules that spoke.
    pub rules: Vec<String>,
    pub claim: Option<Claim>,
    /// To be sent with a decision.
    pub version: i64,
    pub done_at: Option<Timestamp>,
}

/// Who has it now.
#[derive(Debug, Serialize, ToSchema)]
pub struct Claim {
    pub by: Option<Author>,
    pub mine: bool,
    /// From then on it is free.
    pub until: Timestamp,
}

/// Somebody who could take an item over.
#[derive(Debug, Serialize, ToSchema)]
pub struct Taker {
    #[serde(flatten)]
    pub person: Author,
    /// Has the app open now.
    pub here: bool,
}

/// What a rule that spoke of an item says, in the reader's language.
#[derive(Debug, Serialize, ToSchema)]
pub struct RuleSpoken {
    pub rule: String,
    #[schema(value_type = String, example = "hold")]
    pub action: Action,
    pub reason: String,
    /// Bytes of the item's text, as a half-open range; missing where it finds nothing there any more.
    pub start: Option<usize>,
    pub end: Option<usize>,
}

/// An item with all that is needed to judge it.
#[derive(Debug, Serialize, ToSchema)]
pub struct ItemDetail {
    #[serde(flatten)]
    pub item: QueueItem,
    /// What stood before it when it was filed, oldest first.
    pub before: Vec<Said>,
    /// What was said after it, as it is now.
    pub after: Vec<MessageView>,
    pub reports_made: Vec<ReportView>,
    pub decisions: Vec<DecisionView>,
    /// Of an appeal: what it is against, and what the person says.
    pub appeal: Option<AppealView>,
    pub member: Option<MemberSummary>,
    /// What can be decided.
    pub verdicts: Vec<Verdict>,
    /// The rules that spoke, as they are in force now.
    pub rules_spoken: Vec<RuleSpoken>,
}

/// A text as it stood.
#[derive(Debug, Serialize, ToSchema)]
pub struct Said {
    pub at: Timestamp,
    pub author: Option<Author>,
    pub text: String,
    pub message: Option<MessageId>,
}

/// A report, without who made it.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReportView {
    pub category: Category,
    pub at: Timestamp,
    pub note: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct AppealView {
    pub decision: DecisionView,
    pub text: Option<String>,
    /// The viewer took the decision: somebody else looks at the appeal.
    pub own: bool,
}

/// A decision as the team sees it.
#[derive(Debug, Serialize, ToSchema)]
pub struct DecisionView {
    pub id: DecisionId,
    pub at: Timestamp,
    pub verdict: Verdict,
    /// Missing where a rule decided, or whoever did has left.
    pub by: Option<Author>,
    pub room: Option<RoomId>,
    pub rule: Option<String>,
    pub reason: Option<Reason>,
    /// To whom it concerns, beside the reason.
    pub words: Option<String>,
    pub internal_note: Option<String>,
    pub text: Option<String>,
    pub sanction: Option<SanctionId>,
    pub until: Option<Timestamp>,
    /// The reason was given. Until then it can follow, before `finish_by`.
    pub finished: bool,
    pub finish_by: Timestamp,
    pub appeal: Appeal,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct MemberSummary {
    pub id: AccountId,
    pub handle: String,
    pub role: Role,
    pub created_at: Timestamp,
    pub status: Status,
    /// Decisions of people against them in the last 90 days that were not taken back.
    pub strikes: u32,
    /// What holds for them now.
    pub sanctions: Vec<Sanction>,
}

/// Somebody's history, as far as the viewer looks after it.
#[derive(Debug, Serialize, ToSchema)]
pub struct MemberHistory {
    #[serde(flatten)]
    pub member: MemberSummary,
    pub past_sanctions: Vec<Sanction>,
    pub decisions: Vec<DecisionView>,
    /// For moderators of the community.
    pub notes: Vec<NoteView>,
    pub invited_by: Option<Author>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct NoteView {
    pub at: Timestamp,
    pub by: Option<Author>,
    pub text: String,
}

/// A decision about the reader, with its reasons.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnDecision {
    pub id: DecisionId,
    pub at: Timestamp,
    pub verdict: Verdict,
    /// What was decided, in one line.
    pub title: String,
    /// Why, until when, and how to say that it is wrong.
    pub detail: String,
    pub reason: Option<Reason>,
    pub rule: Option<String>,
    /// A rule decided, not a person.
    pub by_rule: bool,
    pub room: Option<RoomNamed>,
    pub message: Option<MessageId>,
    /// The reader's own words that it is about.
    pub text: Option<String>,
    pub until: Option<Timestamp>,
    pub appeal: Appeal,
    pub appeal_text: Option<String>,
    /// Missing where there can be none, or none any more.
    pub appeal_until: Option<Timestamp>,
}

/// What the reader has not read yet.
#[derive(Debug, Serialize, ToSchema)]
pub struct UnreadDecisions {
    pub decisions: u64,
    /// Of what they reported: so many outcomes.
    pub reports: u64,
    /// Up to then everything was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read_at: Option<Timestamp>,
}

/// What became of something the reader reported.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnReport {
    pub id: ReportId,
    pub at: Timestamp,
    pub category: Category,
    pub note: Option<String>,
    pub room: Option<RoomNamed>,
    pub outcome: Outcome,
    pub outcome_at: Option<Timestamp>,
}

/// An entry of the audit with the names that are still known, so that a person can read it.
#[derive(Debug, Serialize, ToSchema)]
pub struct AuditLine {
    #[serde(flatten)]
    pub entry: Recorded,
    pub actor_handle: Option<String>,
    /// Of an account or a room.
    pub subject_name: Option<String>,
}

/// People and rooms that a page names, read together.
pub struct Names {
    people: HashMap<AccountId, Author>,
    rooms: HashMap<RoomId, RoomNamed>,
}

impl Names {
    pub async fn of(
        app: &AppState,
        people: impl IntoIterator<Item = Option<AccountId>>,
        rooms: impl IntoIterator<Item = Option<RoomId>>,
    ) -> Result<Self, AppError> {
        let people: Vec<AccountId> = people.into_iter().flatten().collect();
        let mut rooms: Vec<RoomId> = rooms.into_iter().flatten().collect();
        rooms.sort_unstable();
        rooms.dedup();
        Ok(Self { people: accounts::authors(app, &people).await?, rooms: rooms::named(app, &rooms).await? })
    }

    pub fn person(&self, id: Option<AccountId>) -> Option<Author> {
        self.people.get(&id?).cloned()
    }

    pub fn room(&self, id: Option<RoomId>) -> Option<RoomNamed> {
        self.rooms.get(&id?).cloned()
    }
}

/// Until when a claim keeps others away.
pub fn claimed_until(app: &AppState, item: &Item) -> Option<Timestamp> {
    let minutes = app.settings().moderation.claim_minutes;
    let until = item.claimed_at?.plus(std::time::Duration::from_secs(60) * minutes);
    (app.now() < until).then_some(until)
}

pub fn queue_item(
    app: &AppState,
    names: &Names,
    item: &Item,
    text: Option<String>,
    viewer: AccountId,
) -> QueueItem {
    let claim = claimed_until(app, item).map(|until| Claim {
        by: names.person(item.claimed_by),
        mine: item.claimed_by == Some(viewer),
        until,
    });
    let about = match item.subject {
        Subject::Account(account) => Some(account),
        _ => item.account,
    };
    QueueItem {
        id: item.id,
        kind: item.kind,
        level: item.level,
        state: item.state,
        room: names.room(item.room),
        author: names.person(about),
        text,
        message: item.subject.message(),
        opened_at: item.opened_at,
        due_at: item.due_at,
        overdue: item.state == State::Open && item.due_at <= app.now(),
        reports: item.reports,
        rules: item.rules.clone(),
        claim,
        version: item.version,
        done_at: item.done_at,
    }
}

/// What the rules of an item say, and of which words. A rule that is in force no more is left out.
pub fn rules_spoken(app: &AppState, rules: &[String], text: &str, language: Language) -> Vec<RuleSpoken> {
    let engine = app.rules().current();
    let found = engine.evaluate(text, &Context { language, ..Context::NEW_MEMBER });
    let mut spoken = Vec::new();
    for rule in engine.rules().filter(|rule| rules.contains(&rule.id)) {
        let said = |place: Option<(usize, usize)>| RuleSpoken {
            rule: rule.id.clone(),
            action: rule.action,
            reason: rule.reason.in_(language).to_owned(),
            start: place.map(|(start, _)| start),
            end: place.map(|(_, end)| end),
        };
        let places = found.hits.iter().chain(&found.shadows).filter(|hit| hit.id() == rule.id);
        let before = spoken.len();
        spoken.extend(places.map(|hit| said(Some((hit.start, hit.end)))));
        if spoken.len() == before {
            spoken.push(said(None));
        }
    }
    spoken
}

pub fn decision_view(names: &Names, decision: Decision) -> DecisionView {
    DecisionView {
        id: decision.id,
        at: decision.at,
        verdict: decision.verdict,
        by: names.person(decision.by),
        room: decision.room,
        rule: decision.rule,
        reason: decision.reason,
        words: decision.texts.words,
        internal_note: decision.texts.note,
        text: decision.texts.excerpt,
        sanction: decision.sanction,
        until: decision.until,
        finished: decision.finished,
        finish_by: decision.finish_by,
        appeal: decision.appeal,
    }
}

pub fn own_decision(app: &AppState, names: &Names, decision: Decision, language: Language) -> OwnDecision {
    let words = statement(&decision, language);
    let open = decision.appeal == Appeal::None;
    OwnDecision {
        id: decision.id,
        at: decision.at,
        verdict: decision.verdict,
        title: words.title,
        detail: words.detail,
        reason: decision.reason,
        by_rule: decision.by.is_none() && decision.rule.is_some(),
        rule: decision.rule,
        room: names.room(decision.room),
        message: decision.message,
        text: decision.texts.excerpt,
        until: decision.until,
        appeal: decision.appeal,
        appeal_text: decision.texts.appeal,
        appeal_until: decision.appeal_until.filter(|until| open && app.now() < *until),
    }
}

/// Every decision, with the names it needs.
pub async fn decision_views(app: &AppState, decisions: Vec<Decision>) -> Result<Vec<DecisionView>, AppError> {
    let names = Names::of(app, decisions.iter().map(|decision| decision.by), []).await?;
    Ok(decisions.into_iter().map(|decision| decision_view(&names, decision)).collect())
}

/// Every entry, with the names of those it speaks of.
pub async fn audit_lines(app: &AppState, entries: Vec<Recorded>) -> Result<Vec<AuditLine>, AppError> {
    let account = |entry: &Recorded| entry.subject.strip_prefix("account:").and_then(|id| id.parse().ok());
    let room = |entry: &Recorded| entry.subject.strip_prefix("room:").and_then(|id| id.parse().ok());
    let people = entries.iter().flat_map(|entry| [entry.actor, account(entry)]);
    let names = Names::of(app, people, entries.iter().map(room)).await?;
    let lines = entries.into_iter().map(|entry| {
        let handle = |id| names.person(id).map(|person| person.handle.to_string());
        let name =
            handle(account(&entry)).or_else(|| names.room(room(&entry)).map(|room| room.name.to_string()));
        AuditLine { actor_handle: handle(entry.actor), subject_name: name, entry }
    });
    Ok(lines.collect())
}

/// The texts of the items of one page, by item.
pub async fn texts_of(app: &AppState, items: &[Item]) -> Result<HashMap<ItemId, String>, AppError> {
    let mut texts: HashMap<ItemId, String> = HashMap::new();
    for (item, excerpt) in review::excerpts(app, items, true).await? {
        texts.insert(item, excerpt.text);
    }
    // What an appeal is about stands with the decision.
    for item in items {
        if let (Kind::Appeal, Subject::Decision(decision)) = (item.kind, item.subject)
            && let Some(decision) = review::decision(app, app.read(), decision).await?
            && let Some(text) = decision.texts.excerpt
        {
            texts.insert(item.id, text);
        }
    }
    Ok(texts)
}
