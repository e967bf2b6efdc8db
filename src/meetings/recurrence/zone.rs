//! Between the clock on the wall and the clock of the world.

use chrono::{Duration, MappedLocalTime, NaiveDateTime, Offset, TimeZone};
use chrono_tz::Tz;

use crate::clock::Timestamp;

/// The zone of an IANA name, such as `Europe/London`.
pub fn parse_zone(name: &str) -> Option<Tz> {
    // No name is longer; and the names of the list are written in letters, digits and `/_+-`.
    if name.len() > 64 { None } else { name.trim().parse().ok() }
}

/// When a local time is. As RFC 5545 says (3.3.5): one that comes twice means its first, and one that the
/// clocks leap over is told by the offset from before the leap, so that 01:30 becomes 02:30.
pub fn instant(zone: Tz, at: NaiveDateTime) -> Timestamp {
    let millis = match zone.offset_from_local_datetime(&at) {
        MappedLocalTime::Single(offset) | MappedLocalTime::Ambiguous(offset, _) => {
            on_the_worlds_clock(at, &offset)
        }
        MappedLocalTime::None => {
            // Samoa once left out a whole day; nobody leaves out two.
            let before = (1..=4 * 49).find_map(|quarters| {
                zone.offset_from_local_datetime(&(at - Duration::minutes(15 * quarters))).latest()
            });
            before.map_or(at.and_utc().timestamp_millis(), |offset| on_the_worlds_clock(at, &offset))
        }
    };
    Timestamp::from_millis(millis)
}

/// What the clock on the wall shows.
pub fn local(zone: Tz, at: Timestamp) -> NaiveDateTime {
    let at = chrono::DateTime::from_timestamp_millis(at.millis()).unwrap_or_default();
    at.with_timezone(&zone).naive_local()
}

fn on_the_worlds_clock(at: NaiveDateTime, offset: &impl Offset) -> i64 {
    at.and_utc().timestamp_millis() - i64::from(offset.fix().local_minus_utc()) * 1_000
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(zone: &str, at: &str) -> String {
        let at = at.parse().expect("a local time");
        instant(parse_zone(zone).expect("a zone"), at).rfc3339()
    }

    #[test]
    fn seven_in_the_evening_stays_seven_over_the_change_of_the_clocks() {
        assert_eq!(told("Europe/London", "2026-03-28T19:00:00"), "2026-03-28T19:00:00.000Z");
        assert_eq!(told("Europe/London", "2026-03-29T19:00:00"), "2026-03-29T18:00:00.000Z");
    }

    #[test]
    fn a_time_that_the_clocks_leap_over_is_told_by_the_offset_before() {
        assert_eq!(told("Europe/London", "2026-03-29T01:30:00"), "2026-03-29T01:30:00.000Z");
        assert_eq!(told("Australia/Lord_Howe", "2026-10-04T02:15:00"), "2026-10-03T15:45:00.000Z");
        // A whole day was left out.
        assert_eq!(told("Pacific/Apia", "2011-12-30T12:00:00"), "2011-12-30T22:00:00.000Z");
    }

    #[test]
    fn a_time_that_comes_twice_means_its_first() {
        assert_eq!(told("Europe/London", "2026-10-25T01:30:00"), "2026-10-25T00:30:00.000Z");
        assert_eq!(told("America/New_York", "2026-11-01T01:30:00"), "2026-11-01T05:30:00.000Z");
    }

    #[test]
    fn a_zone_is_one_of_the_worlds() {
        for wrong in ["", "Europe", "Mars/Base", "europe/../london", &"x".repeat(500), "GMT+8:00"] {
            assert!(parse_zone(wrong).is_none(), "{wrong}");
        }
        assert!(parse_zone("Asia/Tehran").is_some() && parse_zone("UTC").is_some());
    }
}
