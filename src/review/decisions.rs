//! Decisions and their reasons: given at once or within the time of a claim, told to whom they concern, kept,
//! and looked at again by somebody else where that person asks.

use std::time::Duration;

use sea_orm::{ConnectionTrait, DatabaseTransaction};
use serde::{Deserialize, Serialize};

use super::error::ReviewError;
use super::filing::{NewItem, file_until};
use super::model::{Appeal, Kind, Level, Subject, Verdict};
use super::reasons::Reason;
use super::store::{self, DecisionRow};
use super::telling;
use crate::clock::Timestamp;
use crate::ids::{AccountId, DecisionId, ItemId, MessageId, RoomId, SanctionId};
use crate::state::AppState;
use crate::storage::Change;
use crate::storage::sealing::Place;

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3600);
const DAY: Duration = Duration::from_secs(24 * 3600);

/// What was decided, before it is kept.
#[derive(Clone, Debug)]
pub struct NewDecision {
    pub verdict: Verdict,
    pub item: Option<ItemId>,
    /// Whom it concerns.
    pub account: Option<AccountId>,
    /// Nobody where a rule decided.
    pub by: Option<AccountId>,
    pub room: Option<RoomId>,
    pub message: Option<MessageId>,
    pub reason: Option<Reason>,
    pub rule: Option<String>,
    pub sanction: Option<SanctionId>,
    /// When what it imposes ends.
    pub until: Option<Timestamp>,
    pub overturns: Option<DecisionId>,
    pub waited: Option<Duration>,
    pub texts: Texts,
}

/// Every text of a decision. They are sealed together, and go together.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Texts {
    /// To whom it concerns, in somebody's own words or a rule's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// Among those who look after others; whom it concerns never reads it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The person's own text that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excerpt: Option<String>,
    /// What the person says against it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appeal: Option<String>,
    /// What it answered, where it was never let through: an appeal that is granted lets it through.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<MessageId>,
    /// It was the new text of a message that is there.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub edit: bool,
}

impl NewDecision {
    pub fn new(verdict: Verdict, account: Option<AccountId>, by: Option<AccountId>) -> Self {
        Self {
            verdict,
            item: None,
            account,
            by,
            room: None,
            message: None,
            reason: None,
            rule: None,
            sanction: None,
            until: None,
            overturns: None,
            waited: None,
            texts: Texts::default(),
        }
    }

    /// A decision has its reason when somebody, or a rule, gave one; what takes nothing from anybody needs none.
    fn is_finished(&self) -> bool {
        !self.verdict.is_adverse()
            || self.reason.is_some()
            || self.rule.is_some()
            || self.texts.words.is_some()
            || self.account.is_none()
    }
}

/// A decision as it was kept.
#[derive(Clone, Debug)]
pub struct Decision {
    pub id: DecisionId,
    pub item: Option<ItemId>,
    pub account: Option<AccountId>,
    pub by: Option<AccountId>,
    pub at: Timestamp,
    pub verdict: Verdict,
    pub room: Option<RoomId>,
    pub message: Option<MessageId>,
    pub reason: Option<Reason>,
    pub rule: Option<String>,
    pub sanction: Option<SanctionId>,
    pub until: Option<Timestamp>,
    pub overturns: Option<DecisionId>,
    pub waited: Option<Duration>,
    pub finished: bool,
    pub finish_by: Timestamp,
    pub appeal_until: Option<Timestamp>,
    pub appeal: Appeal,
    pub texts: Texts,
}

/// Keeps a decision in the caller's change, and tells whom it concerns once it is on disk.
pub async fn decide(
    app: &AppState,
    change: &mut Change,
    new: NewDecision,
) -> Result<DecisionId, ReviewError> {
    decide_as(app, change, DecisionId::new(), new).await
}

/// The same for a decision whose id is known before, because the same refusal may come again.
pub async fn decide_as(
    app: &AppState,
    change: &mut Change,
    id: DecisionId,
    new: NewDecision,
) -> Result<DecisionId, ReviewError> {
    let settings = &app.settings().moderation;
    let now = app.now();
    let finished = new.is_finished();
    let row = DecisionRow {
        id,
        item_id: new.item,
        account_id: new.account,
        by_id: new.by,
        at: now,
        verdict: new.verdict.number(),
        room_id: new.room,
        message_id: new.message,
        reason: new.reason.map(Reason::number),
        rule: new.rule,
        sanction_id: new.sanction,
        until: new.until,
        overturns: new.overturns,
        waited: new.waited.map(|waited| i64::try_from(waited.as_millis()).unwrap_or(i64::MAX)),
        finished,
        finish_by: now.plus(MINUTE * settings.claim_minutes),
        appeal_until: new.verdict.is_adverse().then(|| now.plus(DAY * settings.appeal_days)),
        appeal: Appeal::None.number(),
        sealed: seal(app, id, &new.texts)?,
    };
    store::insert_decision(change.tx(), row.clone()).await?;
    // What a rule refuses is said in the refusal itself.
    if new.verdict != Verdict::Refuse {
        telling::tell(app, change, &opened(app, row)?);
    }
    Ok(id)
}

/// How many texts of somebody a rule refused since `since`; their statements are bounded by it.
pub async fn refused_since(
    db: &impl ConnectionTrait,
    account: AccountId,
    since: Timestamp,
) -> Result<u64, ReviewError> {
    Ok(store::refused_since(db, account, since).await?)
}

/// Gives a decision the reason it was taken without. `false` when it has one by now.
pub async fn finish(
    app: &AppState,
    change: &mut Change,
    id: DecisionId,
    reason: Option<Reason>,
    words: Option<String>,
    note: Option<String>,
) -> Result<bool, ReviewError> {
    let Some(row) = store::decision(change.tx(), id).await? else { return Ok(false) };
    let mut decision = opened(app, row)?;
    decision.reason = reason.or(decision.reason);
    decision.texts.words = words.or(decision.texts.words);
    decision.texts.note = note.or(decision.texts.note);
    if decision.reason.is_none() && decision.texts.words.is_none() {
        decision.reason = Some(Reason::Guidelines);
    }
    let sealed = seal(app, id, &decision.texts)?;
    if !store::finish_decision(change.tx(), id, decision.reason.map(Reason::number), sealed).await? {
        return Ok(false);
    }
    decision.finished = true;
    telling::tell(app, change, &decision);
    Ok(true)
}

/// Gives every decision whose reason did not come in time the general one: nobody is left without.
pub async fn finish_overdue(app: &AppState) -> Result<(), ReviewError> {
    for row in store::overdue_decisions(app.read(), app.now(), 100).await? {
        let mut change = app.begin().await?;
        finish(app, &mut change, row.id, None, None, None).await?;
        change.commit().await?;
    }
    Ok(())
}

pub async fn decision(
    app: &AppState,
    db: &impl ConnectionTrait,
    id: DecisionId,
) -> Result<Option<Decision>, ReviewError> {
    store::decision(db, id).await?.map(|row| opened(app, row)).transpose()
}

/// Decisions about somebody, the newest first, those they are not told of among them.
pub async fn about(
    app: &AppState,
    account: AccountId,
    before: Option<DecisionId>,
    limit: u64,
) -> Result<Vec<Decision>, ReviewError> {
    all(app, store::decisions_about(app.read(), account, before, limit).await?)
}

/// What was decided on one item, oldest first.
pub async fn decided_on(app: &AppState, item: ItemId, limit: u64) -> Result<Vec<Decision>, ReviewError> {
    all(app, store::decisions_on(app.read(), item, limit).await?)
}

/// A moderator's own decisions that still want a reason.
pub async fn unfinished_by(app: &AppState, by: AccountId, limit: u64) -> Result<Vec<Decision>, ReviewError> {
    all(app, store::decisions_by(app.read(), by, limit).await?)
}

/// Every decision of a stretch of time, without its texts.
pub async fn decided_between(
    app: &AppState,
    from: Timestamp,
    to: Timestamp,
) -> Result<Vec<Decision>, ReviewError> {
    let rows = store::decisions_between(app.read(), from, to).await?;
    rows.into_iter().map(|row| opened(app, DecisionRow { sealed: None, ..row })).collect()
}

fn all(app: &AppState, rows: Vec<DecisionRow>) -> Result<Vec<Decision>, ReviewError> {
    rows.into_iter().map(|row| opened(app, row)).collect()
}

/// Files the appeal against a decision. `false` where that cannot be: it has one, or the time is over.
pub async fn open_appeal(
    app: &AppState,
    change: &mut Change,
    decision: &Decision,
    text: String,
) -> Result<bool, ReviewError> {
    let in_time = decision.appeal_until.is_some_and(|until| app.now() < until);
    if !in_time || decision.appeal != Appeal::None {
        return Ok(false);
    }
    let texts = Texts { appeal: Some(text), ..decision.texts.clone() };
    let sealed = seal(app, decision.id, &texts)?;
    if !store::move_appeal(change.tx(), decision.id, Appeal::None, Appeal::Waiting, sealed).await? {
        return Ok(false);
    }
    let due_at = app.now().plus(HOUR * app.settings().moderation.appeal_answer_hours);
    let item = NewItem {
        kind: Kind::Appeal,
        subject: Subject::Decision(decision.id),
        room: decision.room,
        account: decision.account,
        level: Level::Amber,
        rules: decision.rule.iter().cloned().collect(),
        excerpts: Vec::new(),
    };
    file_until(app, change.tx(), item, due_at, 0).await?;
    Ok(true)
}

/// Notes the answer to an appeal with the decision it is about.
pub async fn answer_appeal(
    tx: &DatabaseTransaction,
    of: DecisionId,
    outcome: Appeal,
) -> Result<bool, ReviewError> {
    Ok(store::move_appeal(tx, of, Appeal::Waiting, outcome, None).await?)
}

fn opened(app: &AppState, row: DecisionRow) -> Result<Decision, ReviewError> {
    let texts = match &row.sealed {
        Some(sealed) => {
            let opened = app.keys().open_field(sealed, place(row.id.uuid().as_bytes()))?;
            serde_json::from_slice(&opened)?
        }
        None => Texts::default(),
    };
    Ok(Decision {
        id: row.id,
        item: row.item_id,
        account: row.account_id,
        by: row.by_id,
        at: row.at,
        verdict: row.verdict(),
        room: row.room_id,
        message: row.message_id,
        reason: row.reason.and_then(Reason::from_number),
        sanction: row.sanction_id,
        until: row.until,
        overturns: row.overturns,
        waited: row.waited.map(|waited| Duration::from_millis(u64::try_from(waited).unwrap_or(0))),
        finished: row.finished,
        finish_by: row.finish_by,
        appeal_until: row.appeal_until,
        appeal: Appeal::from_number(row.appeal).unwrap_or(Appeal::None),
        rule: row.rule,
        texts,
    })
}

fn seal(app: &AppState, id: DecisionId, texts: &Texts) -> Result<Option<Vec<u8>>, ReviewError> {
    let plain = serde_json::to_vec(texts)?;
    Ok(Some(app.keys().seal_field(&plain, place(id.uuid().as_bytes()))?))
}

fn place(row: &[u8]) -> Place<'_> {
    Place { table: "review_decisions", row, column: "texts" }
}
