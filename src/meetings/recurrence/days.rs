//! Which days of a day, a week, a month or a year a rule means.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::{Frequency, OnDay, Rule};

/// What a rule leaves unsaid, from its start.
pub(super) struct Meant {
    months: Vec<u8>,
    month_days: Vec<i8>,
    days: Vec<OnDay>,
}

impl Meant {
    pub fn of(rule: &Rule, start: NaiveDate) -> Self {
        let mut meant = Self {
            months: rule.months.clone(),
            month_days: rule.month_days.clone(),
            days: rule.days.clone(),
        };
        let unsaid = rule.week_numbers.is_empty()
            && rule.year_days.is_empty()
            && rule.month_days.is_empty()
            && rule.days.is_empty();
        let day = i8::try_from(start.day()).unwrap_or(1);
        match rule.frequency {
            Frequency::Yearly if unsaid => {
                if meant.months.is_empty() {
                    meant.months = vec![u8::try_from(start.month()).unwrap_or(1)];
                }
                meant.month_days = vec![day];
            }
            Frequency::Monthly if unsaid => meant.month_days = vec![day],
            Frequency::Weekly if unsaid => {
                meant.days = vec![OnDay { nth: None, weekday: start.weekday() }];
            }
            _ => {}
        }
        meant
    }

    /// Whether a rule means this day.
    pub fn holds(&self, rule: &Rule, day: NaiveDate) -> bool {
        let month = u8::try_from(day.month()).unwrap_or(0);
        (self.months.is_empty() || self.months.contains(&month))
            && (self.month_days.is_empty() || is_month_day(&self.month_days, day))
            && (rule.year_days.is_empty() || is_year_day(&rule.year_days, day))
            && (rule.week_numbers.is_empty() || is_in_week(&rule.week_numbers, rule.week_start, day))
            && (self.days.is_empty() || self.days.iter().any(|meant| is_on_day(rule, *meant, day)))
    }
}

fn is_month_day(days: &[i8], day: NaiveDate) -> bool {
    let (at, length) = (day.day(), days_in_month(day));
    days.iter().any(|wanted| match u32::try_from(*wanted) {
        Ok(wanted) => wanted == at,
        Err(_) => u32::from(wanted.unsigned_abs()) == length + 1 - at,
    })
}

fn is_year_day(days: &[i16], day: NaiveDate) -> bool {
    let (at, length) = (day.ordinal(), days_in_year(day.year()));
    days.iter().any(|wanted| match u32::try_from(*wanted) {
        Ok(wanted) => wanted == at,
        Err(_) => u32::from(wanted.unsigned_abs()) == length + 1 - at,
    })
}

/// The nth is counted in the month, and in the year where a yearly rule names no months.
fn is_on_day(rule: &Rule, meant: OnDay, day: NaiveDate) -> bool {
    if day.weekday() != meant.weekday {
        return false;
    }
    let Some(nth) = meant.nth else { return true };
    let of_year = rule.frequency == Frequency::Yearly && rule.months.is_empty();
    let (at, length) =
        if of_year { (day.ordinal(), days_in_year(day.year())) } else { (day.day(), days_in_month(day)) };
    let counted = if nth > 0 { (at - 1) / 7 + 1 } else { (length - at) / 7 + 1 };
    counted == u32::from(nth.unsigned_abs())
}

/// Whether the day is in a week of these numbers, counted from either end of the year that the week is in. A
/// year's first week is the first with four days of it.
fn is_in_week(numbers: &[i8], week_start: Weekday, day: NaiveDate) -> bool {
    let begin = start_of_week(day, week_start);
    // The week belongs to the year of its fourth day.
    let year = (begin + Days::new(3)).year();
    let (first, next) = (first_week(year, week_start), first_week(year + 1, week_start));
    let number = (begin - first).num_weeks() + 1;
    let last = (next - first).num_weeks();
    numbers.iter().any(|wanted| {
        let wanted = i64::from(*wanted);
        wanted == number || wanted == number - last - 1
    })
}

fn first_week(year: i32, week_start: Weekday) -> NaiveDate {
    start_of_week(NaiveDate::from_ymd_opt(year, 1, 4).unwrap_or_default(), week_start)
}

pub(super) fn start_of_week(day: NaiveDate, week_start: Weekday) -> NaiveDate {
    day - Days::new(u64::from(day.weekday().days_since(week_start)))
}

pub(super) fn days_in_month(day: NaiveDate) -> u32 {
    let (year, month) = if day.month() == 12 { (day.year() + 1, 1) } else { (day.year(), day.month() + 1) };
    NaiveDate::from_ymd_opt(year, month, 1).and_then(|next| next.pred_opt()).map_or(28, |last| last.day())
}

fn days_in_year(year: i32) -> u32 {
    if NaiveDate::from_ymd_opt(year, 2, 29).is_some() { 366 } else { 365 }
}
