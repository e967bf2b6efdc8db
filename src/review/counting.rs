//! Counting rules: how often each spoke, and how often a person saw it otherwise. What a rule is worth is told by it.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use sea_orm::{DatabaseTransaction, DbErr};

use super::store;
use crate::clock::Timestamp;
use crate::state::AppState;

/// So many rules and days wait to be written at once; more would be a flood, and is not counted.
const MOST: usize = 20_000;

/// What was counted and is not written yet. A crash loses a few seconds of it.
#[derive(Default)]
struct Tally(Mutex<HashMap<(i64, String), Counted>>);

#[derive(Clone, Copy, Default)]
struct Counted {
    hits: i64,
    shadows: i64,
    last: Timestamp,
}

/// How often one rule spoke in a stretch of time.
#[derive(Clone, Debug)]
pub struct RuleCount {
    pub rule: String,
    pub hits: u64,
    /// What it would have remarked on, in shadow.
    pub shadows: u64,
    /// How often a person saw it otherwise.
    pub overturned: u64,
    pub last_at: Timestamp,
}

/// The day of a moment, counted from 1970 in UTC.
pub fn day_of(at: Timestamp) -> i64 {
    at.millis().div_euclid(24 * 3600 * 1000)
}

/// Counts rules that spoke of one text, each once.
pub fn count_hits<'r>(
    app: &AppState,
    hits: impl IntoIterator<Item = &'r str>,
    shadows: impl IntoIterator<Item = &'r str>,
) {
    let (now, tally) = (app.now(), app.memory::<Tally>());
    let day = day_of(now);
    let mut counted = tally.0.lock().unwrap_or_else(PoisonError::into_inner);
    let mut seen: Vec<&str> = Vec::new();
    let all = hits.into_iter().map(|rule| (rule, false));
    for (rule, shadow) in all.chain(shadows.into_iter().map(|rule| (rule, true))) {
        if seen.contains(&rule) || counted.len() >= MOST {
            continue;
        }
        seen.push(rule);
        let one = counted.entry((day, rule.to_owned())).or_default();
        one.last = now;
        if shadow {
            one.shadows += 1;
        } else {
            one.hits += 1;
        }
    }
}

/// Writes what was counted. Every few seconds, and at the stop.
pub async fn flush_counts(app: &AppState) -> Result<(), DbErr> {
    let tally = app.memory::<Tally>();
    let waiting: Vec<((i64, String), Counted)> = {
        let mut counted = tally.0.lock().unwrap_or_else(PoisonError::into_inner);
        counted.drain().collect()
    };
    for some in waiting.chunks(500) {
        let change = app.begin().await?;
        for ((day, rule), counted) in some {
            store::add_counts(change.tx(), *day, rule, (counted.hits, counted.shadows), counted.last).await?;
        }
        change.commit().await?;
    }
    Ok(())
}

/// Counts that a person saw it otherwise than these rules.
pub async fn count_overturned(
    app: &AppState,
    tx: &DatabaseTransaction,
    rules: &[String],
) -> Result<(), DbErr> {
    let now = app.now();
    for rule in rules {
        store::add_overturned(tx, day_of(now), rule, now).await?;
    }
    Ok(())
}

/// What was counted since a day, by rule.
pub async fn rule_counts(app: &AppState, since: i64) -> Result<Vec<RuleCount>, DbErr> {
    store::rule_counts(app.read(), since).await
}
