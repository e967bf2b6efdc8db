//! Figures for everybody: how much was moderated, how often it was taken back, how long it took. Small numbers are
//! hidden, because in a small community they would point at people.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde::Serialize;
use utoipa::ToSchema;

use crate::clock::Timestamp;
use crate::http::AppError;
use crate::review::{self, Appeal, Decided, Verdict};
use crate::state::AppState;

const DAY: Duration = Duration::from_secs(24 * 3600);
const DAYS: u32 = 90;
/// Counted anew so often: the page is for everybody, and the count is not for nothing.
const FRESH: Duration = Duration::from_secs(600);
/// Fewer than this are not told.
pub const FEWEST: u64 = 5;

/// The last ninety days.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Figures {
    pub since: Timestamp,
    pub until: Timestamp,
    /// Counts of fewer than this are null, but for none at all.
    pub fewest: u64,
    pub reports: Option<u64>,
    /// Texts that a rule did not let through.
    pub refused_by_rules: Option<u64>,
    pub decisions: Vec<DecidedCell>,
    pub appeals: Option<u64>,
    /// Appeals that were granted.
    pub overturned: Option<u64>,
    /// Half of what waited was decided within so many minutes.
    pub half_within_minutes: Option<u64>,
    /// Nine of ten were decided within so many minutes.
    pub most_within_minutes: Option<u64>,
}

/// How often people decided one way.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DecidedCell {
    pub verdict: Verdict,
    pub count: Option<u64>,
}

/// What is told of: in this order.
const TOLD: [Verdict; 12] = [
    Verdict::Keep,
    Verdict::Release,
    Verdict::Decline,
    Verdict::Remove,
    Verdict::Cover,
    Verdict::Warn,
    Verdict::Mute,
    Verdict::Observe,
    Verdict::PutOut,
    Verdict::Suspend,
    Verdict::Ban,
    Verdict::Lift,
];

#[derive(Default)]
struct Counted(Mutex<Option<Arc<Figures>>>);

/// The figures, at most ten minutes old.
pub async fn figures(app: &AppState) -> Result<Arc<Figures>, AppError> {
    let (memory, now) = (app.memory::<Counted>(), app.now());
    let known = memory.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
    if let Some(known) = known.filter(|known| now.since(known.until) < FRESH) {
        return Ok(known);
    }
    let since = now.minus(DAY * DAYS);
    let decided = review::decided_since(app.read(), since).await?;
    let reports = review::reports_since(app.read(), since).await?;
    let waits = review::waits_since(app.read(), since).await?;
    let figures = Arc::new(count(since, now, &decided, reports, waits));
    *memory.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(figures.clone());
    Ok(figures)
}

fn count(
    since: Timestamp,
    until: Timestamp,
    decided: &[Decided],
    reports: u64,
    waits: Option<(u64, u64, u64)>,
) -> Figures {
    let sum = |which: &dyn Fn(&Decided) -> bool| {
        decided.iter().filter(|one| which(one)).map(|one| one.found).sum::<u64>()
    };
    let waits = waits.filter(|(many, ..)| *many >= FEWEST);
    let minutes = |millis: u64| millis.div_ceil(60_000);
    Figures {
        since,
        until,
        fewest: FEWEST,
        reports: shown(reports),
        refused_by_rules: shown(sum(&|one| one.verdict == Verdict::Refuse)),
        decisions: TOLD
            .into_iter()
            .map(|verdict| DecidedCell {
                verdict,
                count: shown(sum(&|one| one.verdict == verdict && one.by_a_person)),
            })
            .collect(),
        appeals: shown(sum(&|one| one.appeal != Appeal::None)),
        overturned: shown(sum(&|one| one.appeal == Appeal::Overturned)),
        half_within_minutes: waits.map(|(_, half, _)| minutes(half)),
        most_within_minutes: waits.map(|(.., most)| minutes(most)),
    }
}

/// None at all points at nobody; a few would.
fn shown(number: u64) -> Option<u64> {
    (number == 0 || number >= FEWEST).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_numbers_are_hidden_and_the_others_are_right() {
        let one = |verdict, by_a_person, appeal, found| Decided { verdict, by_a_person, appeal, found };
        let decided = [
            one(Verdict::Remove, true, Appeal::None, 4),
            one(Verdict::Remove, true, Appeal::Upheld, 3),
            one(Verdict::Mute, true, Appeal::Overturned, 4),
            one(Verdict::Refuse, false, Appeal::None, 12),
        ];
        let at = Timestamp::from_millis;
        let figures = count(at(0), at(1), &decided, 4, Some((5, 60_001, 7_200_000)));
        let of = |verdict| {
            figures.decisions.iter().find(|cell| cell.verdict == verdict).and_then(|cell| cell.count)
        };
        assert_eq!((of(Verdict::Remove), of(Verdict::Mute), of(Verdict::Ban)), (Some(7), None, Some(0)));
        assert_eq!((figures.reports, figures.refused_by_rules), (None, Some(12)));
        assert_eq!((figures.appeals, figures.overturned), (Some(7), None));
        assert_eq!((figures.half_within_minutes, figures.most_within_minutes), (Some(2), Some(120)));
        assert_eq!(count(at(0), at(1), &[], 0, Some((4, 1, 1))).half_within_minutes, None);
    }
}
