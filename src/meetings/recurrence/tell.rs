//! Telling a rule forward.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use chrono_tz::Tz;

use super::days::{Meant, days_in_month, start_of_week};
use super::zone::{instant, local};
use super::{Frequency, Rule, Until};
use crate::clock::Timestamp;

/// A window of time, its end not in it.
#[derive(Clone, Copy, Debug)]
pub struct Window {
    pub from: Timestamp,
    pub to: Timestamp,
}

/// No day of a rule is on the clocks of the world more than a day away from where it is on the wall.
const DAY: std::time::Duration = std::time::Duration::from_secs(36 * 3_600);

impl Rule {
    /// The local times of a rule whose instants are in the window, at most `most`, in their order. Nothing
    /// before `start` is one.
    pub fn between(&self, zone: Tz, start: NaiveDateTime, window: Window, most: usize) -> Vec<NaiveDateTime> {
        let (from, to) = (local(zone, window.from.minus(DAY)), local(zone, window.to.plus(DAY)));
        let mut found = Vec::new();
        self.tell(start, from, to, |at| {
            let when = instant(zone, at);
            if self.has_ended(at, when) {
                return false;
            }
            if when >= window.from && when < window.to {
                found.push(at);
            }
            found.len() < most
        });
        found
    }

    fn has_ended(&self, at: NaiveDateTime, when: Timestamp) -> bool {
        match self.until {
            Some(Until::Instant(until)) => when.millis() > until,
            Some(Until::Local(until)) => at > until,
            None => false,
        }
    }

    /// Tells the local times one by one, as long as `next` wants more. Those before `from` may be left out,
    /// except where they have to be counted.
    fn tell(
        &self,
        start: NaiveDateTime,
        from: NaiveDateTime,
        to: NaiveDateTime,
        mut next: impl FnMut(NaiveDateTime) -> bool,
    ) {
        let (meant, times) = (Meant::of(self, start.date()), self.times(start.time()));
        let mut left = self.count.map(u32::from);
        let mut turn = if left.is_some() { 0 } else { self.turns_until(start.date(), from.date()) };
        loop {
            let Some((first, length)) = self.period(start.date(), turn) else { return };
            if first > to.date() {
                return;
            }
            // The places in a week are counted from the day the rule begins with, as other programs do it.
            let begun = |day: &NaiveDate| self.frequency != Frequency::Weekly || *day >= start.date();
            let days = (0..length).map(|day| first + Days::new(day));
            let days = days.filter(begun).filter(|day| meant.holds(self, *day));
            let all = days.flat_map(|day| times.iter().map(move |time| day.and_time(*time)));
            let all: Vec<NaiveDateTime> = if self.positions.is_empty() {
                all.collect()
            } else {
                self.at_positions(&all.collect::<Vec<_>>())
            };
            for at in all.into_iter().filter(|at| *at >= start) {
                if left == Some(0) || !next(at) {
                    return;
                }
                left = left.map(|left| left - 1);
            }
            turn += 1;
        }
    }

    /// The times of a day.
    fn times(&self, start: NaiveTime) -> Vec<NaiveTime> {
        let or = |list: &[u8], unsaid: u32| {
            if list.is_empty() { vec![unsaid] } else { list.iter().map(|one| u32::from(*one)).collect() }
        };
        let (hours, minutes) = (or(&self.hours, start.hour()), or(&self.minutes, start.minute()));
        let mut times: Vec<NaiveTime> = hours
            .iter()
            .flat_map(|hour| minutes.iter().map(move |minute| (*hour, *minute)))
            .filter_map(|(hour, minute)| NaiveTime::from_hms_opt(hour, minute, start.second()))
            .collect();
        times.sort_unstable();
        times.dedup();
        times
    }

    /// Those of one period that stand at the wanted places, from either end.
    fn at_positions(&self, all: &[NaiveDateTime]) -> Vec<NaiveDateTime> {
        let place = |position: &i16| {
            let away = usize::from(position.unsigned_abs());
            if *position > 0 { away.checked_sub(1) } else { all.len().checked_sub(away) }
        };
        let mut places: Vec<usize> = self.positions.iter().filter_map(place).collect();
        places.sort_unstable();
        places.dedup();
        places.into_iter().filter_map(|place| all.get(place).copied()).collect()
    }

    /// The first day and the length in days of a turn of the rule.
    fn period(&self, start: NaiveDate, turn: u32) -> Option<(NaiveDate, u64)> {
        let steps = u64::from(turn) * u64::from(self.interval);
        match self.frequency {
            Frequency::Daily => Some((start.checked_add_days(Days::new(steps))?, 1)),
            Frequency::Weekly => {
                let first = start_of_week(start, self.week_start);
                Some((first.checked_add_days(Days::new(steps * 7))?, 7))
            }
            Frequency::Monthly => {
                let month =
                    i64::from(start.year()) * 12 + i64::from(start.month0()) + i64::try_from(steps).ok()?;
                let year = i32::try_from(month.div_euclid(12)).ok()?;
                let first = NaiveDate::from_ymd_opt(year, u32::try_from(month.rem_euclid(12)).ok()? + 1, 1)?;
                Some((first, u64::from(days_in_month(first))))
            }
            Frequency::Yearly => {
                let year = start.year().checked_add(i32::try_from(steps).ok()?)?;
                let (first, next) =
                    (NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year + 1, 1, 1)?);
                Some((first, u64::try_from((next - first).num_days()).ok()?))
            }
        }
    }

    /// So many turns can be passed over before anything of them comes to `day`.
    fn turns_until(&self, start: NaiveDate, day: NaiveDate) -> u32 {
        let days = (day - start).num_days();
        let length = match self.frequency {
            Frequency::Daily => 1,
            Frequency::Weekly => 7,
            Frequency::Monthly => 31,
            Frequency::Yearly => 366,
        };
        let turns = days / (length * i64::from(self.interval)) - 1;
        u32::try_from(turns.max(0)).unwrap_or(u32::MAX)
    }
}
