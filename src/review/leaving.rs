//! What somebody takes along of the queue, what goes with them, and what goes by itself after a while.

use std::time::Duration;

use sea_orm::DatabaseTransaction;
use serde_json::{Value, json};

use super::counting::day_of;
use super::decisions;
use super::error::ReviewError;
use super::filing;
use super::store;
use super::telling::statement;
use crate::ids::AccountId;
use crate::state::AppState;
use crate::words::Language;

/// No look at the counts goes back further.
const KEEP_COUNTS_DAYS: i64 = 366;

const DAY: Duration = Duration::from_secs(24 * 3600);

/// Erases the texts, notes and reports of somebody who leaves, and their name from what was decided. The audit
/// keeps its entries, which hold ids only.
pub async fn erase(app: &AppState, tx: &DatabaseTransaction, account: AccountId) -> Result<(), ReviewError> {
    store::delete_reports_by(tx, account).await?;
    store::delete_excerpts_by(tx, account).await?;
    store::empty_decisions(tx, account).await?;
    store::forget_reader(tx, account).await?;
    store::forget_items_about(tx, account, app.now()).await?;
    Ok(())
}

/// The decisions about somebody with their reasons, and what they reported. Notes among moderators are about
/// the work of others and are not part of it.
pub async fn export(app: &AppState, account: AccountId, language: Language) -> Result<Value, ReviewError> {
    let mut decided = Vec::new();
    let mut before = None;
    loop {
        let page = decisions::about(app, account, before, 500).await?;
        let Some(last) = page.last() else { break };
        before = Some(last.id);
        for decision in page.iter().filter(|decision| decision.verdict.is_told()) {
            let words = statement(decision, language);
            decided.push(json!({
                "id": decision.id, "at": decision.at, "verdict": decision.verdict, "room": decision.room,
                "message": decision.message, "rule": decision.rule, "reason": decision.reason,
                "title": words.title, "detail": words.detail, "until": decision.until,
                "text": decision.texts.excerpt, "appeal": decision.appeal,
                "appeal_text": decision.texts.appeal,
            }));
        }
    }
    let mut reports = Vec::new();
    let mut before = None;
    loop {
        let page = filing::reports_by(app, account, before, 500).await?;
        let Some(last) = page.last() else { break };
        before = Some(last.id);
        for report in &page {
            reports.push(json!({
                "id": report.id, "at": report.at, "category": report.category, "note": report.note,
                "outcome": report.outcome, "outcome_at": report.outcome_at,
            }));
        }
    }
    Ok(json!({ "decisions": decided, "reports": reports }))
}

/// Deletes the texts of items that were done long ago: what was decided stays, the evidence does not. What a rule
/// refused was nobody's decision and goes whole.
pub async fn forget_old(app: &AppState) -> Result<(), ReviewError> {
    let before = app.now().minus(DAY * app.settings().moderation.keep_days);
    let old = store::items_done_before(app.read(), before, 1_000).await?;
    let change = app.begin().await?;
    store::delete_excerpts_of(change.tx(), &old).await?;
    store::delete_refusals_before(change.tx(), before).await?;
    store::delete_counts_before(change.tx(), day_of(app.now()) - KEEP_COUNTS_DAYS).await?;
    change.commit().await?;
    Ok(())
}
