//! Reading a rule, and writing it.

use std::fmt;
use std::str::FromStr;

use chrono::{NaiveDate, NaiveDateTime, Weekday};

use super::{Frequency, OnDay, Rule, Until};

/// Longer is no rule that people meet by.
const LONGEST: usize = 500;
/// A list of a rule has at most so many entries.
const MOST: usize = 31;

/// What is wrong with a rule: the part, and what it may be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RuleError {
    #[error("the rule is too long")]
    TooLong,
    #[error("{0} is no part of a rule")]
    UnknownPart(String),
    #[error("{0} stands twice")]
    Twice(&'static str),
    #[error("the rule does not say how often")]
    NoFrequency,
    #[error("{part} cannot be {value}")]
    Value { part: &'static str, value: String },
    #[error("{0} has too many entries")]
    TooMany(&'static str),
    #[error("{0} does not go together with {1}")]
    NotTogether(&'static str, &'static str),
}

impl FromStr for Rule {
    type Err = RuleError;

    /// Reads `FREQ=WEEKLY;BYDAY=MO`, with or without `RRULE:` before it.
    fn from_str(text: &str) -> Result<Self, RuleError> {
        let text = text.trim();
        if text.len() > LONGEST {
            return Err(RuleError::TooLong);
        }
        let text = text.to_ascii_uppercase();
        let mut parts = Parts::default();
        for part in text.trim_start_matches("RRULE:").split(';').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            parts.read(name.trim(), value.trim())?;
        }
        parts.whole()
    }
}

#[derive(Default)]
struct Parts {
    frequency: Option<Frequency>,
    interval: Option<u16>,
    until: Option<Until>,
    count: Option<u16>,
    week_start: Option<Weekday>,
    months: Vec<u8>,
    week_numbers: Vec<i8>,
    year_days: Vec<i16>,
    month_days: Vec<i8>,
    days: Vec<OnDay>,
    hours: Vec<u8>,
    minutes: Vec<u8>,
    positions: Vec<i16>,
    seen: Vec<&'static str>,
}

const PARTS: [&str; 13] = [
    "FREQ",
    "INTERVAL",
    "UNTIL",
    "COUNT",
    "WKST",
    "BYMONTH",
    "BYWEEKNO",
    "BYYEARDAY",
    "BYMONTHDAY",
    "BYDAY",
    "BYHOUR",
    "BYMINUTE",
    "BYSETPOS",
];

impl Parts {
    fn read(&mut self, name: &str, value: &str) -> Result<(), RuleError> {
        let Some(part) = PARTS.into_iter().find(|part| *part == name) else {
            return Err(RuleError::UnknownPart(short(name)));
        };
        if self.seen.contains(&part) {
            return Err(RuleError::Twice(part));
        }
        self.seen.push(part);
        let wrong = || RuleError::Value { part, value: short(value) };
        match part {
            "FREQ" => self.frequency = Some(frequency(value).ok_or_else(wrong)?),
            "INTERVAL" => self.interval = Some(number(value, 1, 366).ok_or_else(wrong)?),
            "COUNT" => self.count = Some(number(value, 1, 1_000).ok_or_else(wrong)?),
            "UNTIL" => self.until = Some(until(value).ok_or_else(wrong)?),
            "WKST" => self.week_start = Some(weekday(value).ok_or_else(wrong)?),
            "BYMONTH" => self.months = list(part, value, |one| number(one, 1, 12))?,
            "BYWEEKNO" => self.week_numbers = list(part, value, |one| either_end(one, 53))?,
            "BYYEARDAY" => self.year_days = list(part, value, |one| either_end(one, 366))?,
            "BYMONTHDAY" => self.month_days = list(part, value, |one| either_end(one, 31))?,
            "BYDAY" => self.days = list(part, value, on_day)?,
            "BYHOUR" => self.hours = list(part, value, |one| number(one, 0, 23))?,
            "BYMINUTE" => self.minutes = list(part, value, |one| number(one, 0, 59))?,
            _ => self.positions = list(part, value, |one| either_end(one, 366))?,
        }
        Ok(())
    }

    fn whole(self) -> Result<Rule, RuleError> {
        let frequency = self.frequency.ok_or(RuleError::NoFrequency)?;
        let name = name_of(frequency);
        if self.count.is_some() && self.until.is_some() {
            return Err(RuleError::NotTogether("COUNT", "UNTIL"));
        }
        if !self.week_numbers.is_empty() && frequency != Frequency::Yearly {
            return Err(RuleError::NotTogether("BYWEEKNO", name));
        }
        if !self.year_days.is_empty() && frequency != Frequency::Yearly {
            return Err(RuleError::NotTogether("BYYEARDAY", name));
        }
        // A list of times and a list of days: many sessions of one day are several series.
        if self.hours.len() * self.minutes.len().max(1) > 24 || self.minutes.len() > 24 {
            return Err(RuleError::TooMany("BYHOUR"));
        }
        let others = self.seen.iter().any(|part| part.starts_with("BY") && *part != "BYSETPOS");
        if !self.positions.is_empty() && !others {
            return Err(RuleError::Value { part: "BYSETPOS", value: "alone".to_owned() });
        }
        self.check_nth(frequency)?;
        Ok(Rule {
            frequency,
            interval: self.interval.unwrap_or(1),
            until: self.until,
            count: self.count,
            week_start: self.week_start.unwrap_or(Weekday::Mon),
            months: self.months,
            week_numbers: self.week_numbers,
            year_days: self.year_days,
            month_days: self.month_days,
            days: self.days,
            hours: self.hours,
            minutes: self.minutes,
            positions: self.positions,
        })
    }

    /// The first Monday is one of a month or a year, and there are only so many.
    fn check_nth(&self, frequency: Frequency) -> Result<(), RuleError> {
        let of_year = frequency == Frequency::Yearly && self.months.is_empty();
        for day in &self.days {
            let Some(nth) = day.nth else { continue };
            if matches!(frequency, Frequency::Daily | Frequency::Weekly) || !self.week_numbers.is_empty() {
                return Err(RuleError::NotTogether("BYDAY", name_of(frequency)));
            }
            if !of_year && nth.unsigned_abs() > 5 {
                return Err(RuleError::Value { part: "BYDAY", value: nth.to_string() });
            }
        }
        Ok(())
    }
}

fn frequency(value: &str) -> Option<Frequency> {
    [Frequency::Daily, Frequency::Weekly, Frequency::Monthly, Frequency::Yearly]
        .into_iter()
        .find(|frequency| name_of(*frequency) == value)
}

fn name_of(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Daily => "DAILY",
        Frequency::Weekly => "WEEKLY",
        Frequency::Monthly => "MONTHLY",
        Frequency::Yearly => "YEARLY",
    }
}

/// A whole number without a sign.
fn number<N: FromStr + PartialOrd>(text: &str, least: N, most: N) -> Option<N> {
    let plain = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let number: N = plain.then(|| text.parse().ok())??;
    (number >= least && number <= most).then_some(number)
}

/// A place from the start, or from the end where negative; never zero.
fn either_end<N: FromStr + PartialOrd + std::ops::Neg<Output = N> + Copy + From<i8>>(
    text: &str,
    most: i16,
) -> Option<N> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let number: i16 = number(digits, 1, most)?;
    let number: N = number.to_string().parse().ok()?;
    Some(if negative { -number } else { number })
}

fn on_day(text: &str) -> Option<OnDay> {
    let at = text.len().checked_sub(2).filter(|at| text.is_char_boundary(*at))?;
    let (nth, day) = text.split_at(at);
    let weekday = weekday(day)?;
    if nth.is_empty() {
        return Some(OnDay { nth: None, weekday });
    }
    Some(OnDay { nth: Some(either_end(nth, 53)?), weekday })
}

fn weekday(text: &str) -> Option<Weekday> {
    ALL_DAYS.into_iter().find(|day| short_day(*day) == text)
}

const ALL_DAYS: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

fn short_day(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "MO",
        Weekday::Tue => "TU",
        Weekday::Wed => "WE",
        Weekday::Thu => "TH",
        Weekday::Fri => "FR",
        Weekday::Sat => "SA",
        Weekday::Sun => "SU",
    }
}

/// A moment in UTC (`20261231T190000Z`), on the wall without the Z, or the end of a day.
fn until(text: &str) -> Option<Until> {
    if let Some(text) = text.strip_suffix('Z') {
        let at = NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%S").ok()?;
        return Some(Until::Instant(at.and_utc().timestamp_millis()));
    }
    let local = match NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%S") {
        Ok(at) => at,
        Err(_) if text.len() == 8 => {
            NaiveDate::parse_from_str(text, "%Y%m%d").ok()?.and_hms_opt(23, 59, 59)?
        }
        Err(_) => return None,
    };
    Some(Until::Local(local))
}

fn list<T>(part: &'static str, value: &str, read: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, RuleError> {
    let entries: Vec<&str> = value.split(',').map(str::trim).collect();
    if entries.len() > MOST {
        return Err(RuleError::TooMany(part));
    }
    let read = |one: &&str| read(one).ok_or_else(|| RuleError::Value { part, value: short(one) });
    entries.iter().map(read).collect()
}

/// So much of what was typed as can be shown again.
fn short(text: &str) -> String {
    text.chars().take(20).collect()
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FREQ={}", name_of(self.frequency))?;
        if self.interval != 1 {
            write!(f, ";INTERVAL={}", self.interval)?;
        }
        if let Some(count) = self.count {
            write!(f, ";COUNT={count}")?;
        }
        match self.until {
            Some(Until::Instant(millis)) => {
                let at = chrono::DateTime::from_timestamp_millis(millis).unwrap_or_default();
                write!(f, ";UNTIL={}", at.format("%Y%m%dT%H%M%SZ"))?;
            }
            Some(Until::Local(at)) => write!(f, ";UNTIL={}", at.format("%Y%m%dT%H%M%S"))?,
            None => {}
        }
        if self.week_start != Weekday::Mon {
            write!(f, ";WKST={}", short_day(self.week_start))?;
        }
        write_list(f, "BYMONTH", &self.months)?;
        write_list(f, "BYWEEKNO", &self.week_numbers)?;
        write_list(f, "BYYEARDAY", &self.year_days)?;
        write_list(f, "BYMONTHDAY", &self.month_days)?;
        write_list(f, "BYDAY", &self.days)?;
        write_list(f, "BYHOUR", &self.hours)?;
        write_list(f, "BYMINUTE", &self.minutes)?;
        write_list(f, "BYSETPOS", &self.positions)
    }
}

impl fmt::Display for OnDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(nth) = self.nth {
            write!(f, "{nth}")?;
        }
        f.write_str(short_day(self.weekday))
    }
}

fn write_list(f: &mut fmt::Formatter<'_>, name: &str, list: &[impl fmt::Display]) -> fmt::Result {
    for (place, one) in list.iter().enumerate() {
        if place == 0 {
            write!(f, ";{name}={one}")?;
        } else {
            write!(f, ",{one}")?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn wrong(text: &str) -> String {
        text.parse::<Rule>().expect_err(text).to_string()
    }

    #[test]
    fn a_rule_is_written_as_it_was_read() {
        for text in [
            "FREQ=WEEKLY;BYDAY=MO",
            "FREQ=MONTHLY;INTERVAL=2;COUNT=5;BYDAY=1MO,-1FR;BYSETPOS=1,-1",
            "FREQ=YEARLY;UNTIL=20301231T190000Z;WKST=SU;BYMONTH=1,12;BYWEEKNO=-1,20;BYDAY=TU",
            "FREQ=DAILY;BYHOUR=9,21;BYMINUTE=0,30",
            "FREQ=MONTHLY;UNTIL=20301231T190000;BYMONTHDAY=-1",
        ] {
            assert_eq!(text.parse::<Rule>().expect(text).to_string(), text);
        }
        let lenient: Rule = " rrule:freq=weekly;".parse().expect("a rule");
        assert_eq!(lenient, Rule::weekly());
    }

    impl Rule {
        fn weekly() -> Self {
            "FREQ=WEEKLY".parse().expect("a rule")
        }
    }

    #[test]
    fn what_is_wrong_is_said() {
        assert_eq!(wrong(""), "the rule does not say how often");
        assert_eq!(wrong("FREQ=SECONDLY"), "FREQ cannot be SECONDLY");
        assert_eq!(wrong("FREQ=HOURLY;BYDAY=MO"), "FREQ cannot be HOURLY");
        assert_eq!(wrong("FREQ=WEEKLY;BYSECOND=1"), "BYSECOND is no part of a rule");
        assert_eq!(wrong("FREQ=WEEKLY;BYDAY=1MO"), "BYDAY does not go together with WEEKLY");
        assert_eq!(wrong("FREQ=MONTHLY;BYDAY=6MO"), "BYDAY cannot be 6");
        assert_eq!(wrong("FREQ=WEEKLY;COUNT=3;UNTIL=20300101"), "COUNT does not go together with UNTIL");
        assert_eq!(wrong("FREQ=WEEKLY;INTERVAL=0"), "INTERVAL cannot be 0");
        assert_eq!(wrong("FREQ=WEEKLY;BYDAY=MO;BYDAY=TU"), "BYDAY stands twice");
        assert_eq!(wrong("FREQ=MONTHLY;BYMONTHDAY=32"), "BYMONTHDAY cannot be 32");
        assert_eq!(wrong("FREQ=MONTHLY;BYSETPOS=1"), "BYSETPOS cannot be alone");
        assert_eq!(
            wrong(&format!("FREQ=MONTHLY;BYMONTHDAY={}", "1,".repeat(40))),
            "BYMONTHDAY has too many entries"
        );
        assert_eq!(wrong(&"x".repeat(600)), "the rule is too long");
        assert_eq!(wrong("FREQ=WEEKLY;BYDAY=é"), "BYDAY cannot be é");
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_reading(text in ".{0,80}") {
            let _ = text.parse::<Rule>();
        }

        #[test]
        fn whatever_is_read_is_read_again_alike(text in "FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;(INTERVAL|COUNT|BYMONTH|BYMONTHDAY|BYDAY|BYSETPOS|WKST|UNTIL|BYHOUR)=[-+0-9MOTUWEHFRSAZ,]{1,12}){0,3}") {
            if let Ok(rule) = text.parse::<Rule>() {
                prop_assert_eq!(rule.to_string().parse::<Rule>().expect("its own text"), rule);
            }
        }
    }
}
