//! When something comes again (RFC 5545, 3.3.10): a rule in local time, read from text and told forward.
//!
//! Only what people meet by: every day, week, month or year. A rule is told in the local time of its zone and
//! each instance is put on the clock of the world one by one ([`instant`]), so that 19:00 stays 19:00 over
//! every change of the clocks. Every list has a bound, and nothing is told beyond the window that is asked
//! for: a rule that never comes to pass costs no more than one that does.

mod days;
mod parse;
mod tell;
mod zone;

#[cfg(test)]
mod proof;

pub use parse::RuleError;
pub use tell::Window;
pub use zone::{instant, local, parse_zone};

use chrono::{NaiveDateTime, Weekday};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frequency {
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// The last moment of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// In milliseconds of the world's clock.
    Instant(i64),
    /// On the clock of the rule's zone.
    Local(NaiveDateTime),
}

/// A weekday, or the nth of a month or a year (from its end where negative).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OnDay {
    pub nth: Option<i8>,
    pub weekday: Weekday,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    pub frequency: Frequency,
    pub interval: u16,
    pub until: Option<Until>,
    pub count: Option<u16>,
    pub week_start: Weekday,
    pub months: Vec<u8>,
    pub week_numbers: Vec<i8>,
    pub year_days: Vec<i16>,
    pub month_days: Vec<i8>,
    pub days: Vec<OnDay>,
    pub hours: Vec<u8>,
    pub minutes: Vec<u8>,
    pub positions: Vec<i16>,
}

impl Rule {
    /// The weekdays of a rule that comes every week alike, in the order of the week; nothing for any other.
    pub fn every_week(&self, start: NaiveDateTime) -> Option<Vec<Weekday>> {
        use chrono::Datelike;
        let plain = self.interval == 1
            && self.months.is_empty()
            && self.week_numbers.is_empty()
            && self.year_days.is_empty()
            && self.month_days.is_empty()
            && self.hours.is_empty()
            && self.minutes.is_empty()
            && self.positions.is_empty();
        if !plain || !matches!(self.frequency, Frequency::Daily | Frequency::Weekly) {
            return None;
        }
        let mut days: Vec<Weekday> = self.days.iter().map(|day| day.weekday).collect();
        if days.is_empty() {
            days = match self.frequency {
                Frequency::Daily => WEEK.to_vec(),
                _ => vec![start.weekday()],
            };
        }
        days.sort_unstable_by_key(Weekday::num_days_from_sunday);
        days.dedup();
        Some(days)
    }
}

const WEEK: [Weekday; 7] =
    [Weekday::Sun, Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat];
