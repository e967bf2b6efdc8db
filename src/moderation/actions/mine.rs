//! What somebody is told of decisions about themselves, what they can say against them, and what became of what
//! they reported.

use crate::accounts::{self, Caller, Member, SignIn};
use crate::audit::{self, Entry};
use crate::http::{AppError, Page};
use crate::ids::{AccountId, DecisionId, ReportId};
use crate::moderation::error::ModerationError;
use crate::moderation::view::{Names, OwnDecision, OwnReport, UnreadDecisions, own_decision};
use crate::review::{self, Appeal, Decision, Verdict};
use crate::state::AppState;

/// Decisions about oneself, the newest first.
pub async fn own_decisions(
    app: &AppState,
    member: &Member,
    before: Option<DecisionId>,
    limit: u64,
) -> Result<Page<OwnDecision>, AppError> {
    let mut decisions = review::about(app, member.id, before, limit + 1).await?;
    let most = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = decisions.len() > most;
    decisions.truncate(most);
    let next = decisions.last().filter(|_| more).map(|decision| decision.id.to_string());
    decisions.retain(|decision| decision.verdict.is_told());
    let names = Names::of(app, [], decisions.iter().map(|decision| decision.room)).await?;
    let language = member.language;
    let items = decisions.into_iter().map(|decision| own_decision(app, &names, decision, language)).collect();
    Ok(Page { items, next })
}

/// Says that a decision about oneself was wrong. Somebody else looks at it.
pub async fn appeal(
    app: &AppState,
    account: AccountId,
    id: DecisionId,
    text: String,
) -> Result<(), AppError> {
    let found = review::decision(app, app.read(), id).await?;
    let decision = found.filter(|decision| decision.account == Some(account) && decision.verdict.is_told());
    file(app, account, &decision.ok_or(ModerationError::DecisionNotFound)?, text).await
}

/// The same for somebody who cannot sign in: against what keeps them out. They show their passphrase.
pub async fn appeal_at_the_door(
    app: &AppState,
    caller: &Caller,
    wish: SignIn<'_>,
    text: String,
) -> Result<(), AppError> {
    let account = accounts::prove_suspended(app, caller, wish).await?;
    let decisions = review::about(app, account, None, 100).await?;
    let closed = decisions.into_iter().find(|decision| {
        matches!(decision.verdict, Verdict::Suspend | Verdict::Ban) && decision.appeal == Appeal::None
    });
    file(app, account, &closed.ok_or(ModerationError::AppealNotPossible)?, text).await
}

async fn file(app: &AppState, account: AccountId, decision: &Decision, text: String) -> Result<(), AppError> {
    let mut change = app.begin().await?;
    if !review::open_appeal(app, &mut change, decision, text).await? {
        return Err(ModerationError::AppealNotPossible.into());
    }
    audit::record(app, change.tx(), Entry::by(account, "decision.appealed", decision.id)).await?;
    Ok(change.commit().await?)
}

/// What one reported, and what became of it, the newest first.
pub async fn own_reports(
    app: &AppState,
    member: &Member,
    before: Option<ReportId>,
    limit: u64,
) -> Result<Page<OwnReport>, AppError> {
    let mut reports = review::reports_by(app, member.id, before, limit + 1).await?;
    let most = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = reports.len() > most;
    reports.truncate(most);
    let next = reports.last().filter(|_| more).map(|report| report.id.to_string());
    let names = Names::of(app, [], reports.iter().map(|report| report.room)).await?;
    let items = reports.into_iter().map(|report| OwnReport {
        id: report.id,
        at: report.at,
        category: report.category,
        note: report.note,
        room: names.room(report.room),
        outcome: report.outcome,
        outcome_at: report.outcome_at,
    });
    Ok(Page { items: items.collect(), next })
}

/// How much of it is new.
pub async fn unread(app: &AppState, member: &Member) -> Result<UnreadDecisions, AppError> {
    let review::Unread { decisions, reports, read_at } = review::unread(app, member.id).await?;
    Ok(UnreadDecisions { decisions, reports, read_at })
}

/// Everything up to now was read.
pub async fn mark_read(app: &AppState, member: &Member) -> Result<(), AppError> {
    Ok(review::mark_read(app, member.id).await?)
}
