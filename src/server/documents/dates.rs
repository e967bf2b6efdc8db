//! Days and times as readers write them: with the months of their calendar, the digits of their script, and the
//! name of the zone.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, Weekday};

use super::frame::Frame;
use crate::words::{Language, in_persian_digits};

/// "Monday, 30 November"; in Persian by the Solar Hijri calendar.
pub fn day(frame: &Frame, day: NaiveDate) -> String {
    let weekday = weekday(frame, day.weekday());
    let (month, date) = match frame.language {
        Language::Fa => {
            let (_, month, date) = solar_hijri(day);
            (month, date)
        }
        Language::En | Language::Ru => (day.month(), day.day()),
    };
    let month = frame.say(&format!("meeting-month-{month}"));
    frame.say_with(
        "meeting-date",
        &[("weekday", weekday.into()), ("day", date.into()), ("month", month.into())],
    )
}

pub fn weekday(frame: &Frame, day: Weekday) -> String {
    frame.say(&format!("meeting-day-{}", day.num_days_from_sunday()))
}

/// "21:30".
pub fn clock(language: Language, at: NaiveDateTime) -> String {
    let written = at.format("%H:%M").to_string();
    match language {
        Language::Fa => in_persian_digits(&written),
        Language::En | Language::Ru => written,
    }
}

/// The days of a week as the reader counts them.
pub fn week(language: Language, sunday_first: bool) -> [Weekday; 7] {
    let mut day = match language {
        Language::Fa => Weekday::Sat,
        Language::En if sunday_first => Weekday::Sun,
        Language::En | Language::Ru => Weekday::Mon,
    };
    [(); 7].map(|()| {
        let this = day;
        day = day.succ();
        this
    })
}

/// Year, month and day of the Solar Hijri calendar, by its cycle of 33 years, which is right for every day that
/// a meeting can be planned for.
pub fn solar_hijri(day: NaiveDate) -> (i32, u32, u32) {
    // The first day of 1400.
    let nowruz = NaiveDate::from_ymd_opt(2021, 3, 21).unwrap_or_default();
    let (mut year, mut first) = (1400, nowruz);
    while day < first {
        year -= 1;
        first = first - Days::new(days_of(year));
    }
    while first + Days::new(days_of(year)) <= day {
        first = first + Days::new(days_of(year));
        year += 1;
    }
    let mut left = u32::try_from((day - first).num_days()).unwrap_or(0);
    let mut month = 1;
    while left >= days_of_month(month) {
        left -= days_of_month(month);
        month += 1;
    }
    (year, month, left + 1)
}

fn days_of(year: i32) -> u64 {
    let leap = [1, 5, 9, 13, 17, 22, 26, 30].contains(&year.rem_euclid(33));
    if leap { 366 } else { 365 }
}

/// The last month has 29 or 30; whoever asks has looked at the year before.
fn days_of_month(month: u32) -> u32 {
    if month <= 6 { 31 } else { 30 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_solar_year_begins_in_march() {
        for (gregorian, solar) in [
            ("2021-03-20", (1399, 12, 30)),
            ("2021-03-21", (1400, 1, 1)),
            ("2024-03-19", (1402, 12, 29)),
            ("2024-03-20", (1403, 1, 1)),
            ("2025-03-20", (1403, 12, 30)),
            ("2025-03-21", (1404, 1, 1)),
            ("2026-11-24", (1405, 9, 3)),
            ("2030-03-20", (1408, 12, 30)),
            ("2000-01-01", (1378, 10, 11)),
        ] {
            assert_eq!(solar_hijri(gregorian.parse().expect("a day")), solar, "{gregorian}");
        }
    }

    #[test]
    fn a_week_begins_where_the_reader_begins_it() {
        assert_eq!(week(Language::Fa, false)[0], Weekday::Sat);
        assert_eq!(week(Language::Ru, true)[0], Weekday::Mon);
        assert_eq!(week(Language::En, true)[6], Weekday::Sat);
    }
}
