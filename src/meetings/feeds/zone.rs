//! The clocks of a zone, as a calendar wants them told: VTIMEZONE (RFC 5545, 3.6.5).
//!
//! Every change of the clocks between two years is written out, so that nothing has to be guessed from a rule
//! that a government may end. A calendar that asks again gets more.

use chrono::{Duration, NaiveDate, NaiveDateTime, Offset, TimeZone};
use chrono_tz::{OffsetComponents, OffsetName, Tz};

use super::calendar::Text;

/// What holds from one change of the clocks to the next.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Offsets {
    /// Seconds east of Greenwich.
    seconds: i32,
    summer: bool,
    name: String,
}

struct Change {
    /// On the clock that was on the wall until then.
    onset: NaiveDateTime,
    before: i32,
    after: Offsets,
}

/// Writes the zone with its changes from `first` to `last`.
pub(super) fn write(text: &mut Text, zone: Tz, first: i32, last: i32) {
    text.line("BEGIN:VTIMEZONE");
    text.line(&format!("TZID:{}", zone.name()));
    let (start, end) = (new_year(first), new_year(last + 1));
    let initial = offsets(zone, start);
    observance(text, &initial, initial.seconds, &[start + Duration::seconds(i64::from(initial.seconds))]);
    let mut changes = changes(zone, start, end);
    // Those that are alike are one observance with several dates.
    while let Some(alike) = changes.first().map(|change| (change.before, change.after.clone())) {
        let is_alike = |change: &Change| change.before == alike.0 && change.after == alike.1;
        let onsets: Vec<_> =
            changes.iter().filter(|change| is_alike(change)).map(|change| change.onset).collect();
        observance(text, &alike.1, alike.0, &onsets);
        changes.retain(|change| !is_alike(change));
    }
    text.line("END:VTIMEZONE");
}

fn observance(text: &mut Text, after: &Offsets, before: i32, onsets: &[NaiveDateTime]) {
    let kind = if after.summer { "DAYLIGHT" } else { "STANDARD" };
    text.line(&format!("BEGIN:{kind}"));
    for (place, onset) in onsets.iter().enumerate() {
        let name = if place == 0 { "DTSTART" } else { "RDATE" };
        text.line(&format!("{name}:{}", onset.format("%Y%m%dT%H%M%S")));
    }
    text.line(&format!("TZOFFSETFROM:{}", offset(before)));
    text.line(&format!("TZOFFSETTO:{}", offset(after.seconds)));
    if !after.name.is_empty() {
        text.line(&format!("TZNAME:{}", after.name));
    }
    text.line(&format!("END:{kind}"));
}

/// Looks at every day, and between two that differ at every second.
fn changes(zone: Tz, start: NaiveDateTime, end: NaiveDateTime) -> Vec<Change> {
    let mut found = Vec::new();
    let (mut day, mut known) = (start, offsets(zone, start));
    while day < end {
        let next = day + Duration::days(1);
        let then = offsets(zone, next);
        if then != known {
            let at = first_second(zone, day, next, &known);
            let after = offsets(zone, at);
            let onset = at + Duration::seconds(i64::from(known.seconds));
            found.push(Change { onset, before: known.seconds, after: after.clone() });
            known = after;
            // What else changes on that day is found from there.
            day = at;
        } else {
            day = next;
        }
    }
    found
}

/// The first second after `from` at which something else holds than `known`.
fn first_second(zone: Tz, from: NaiveDateTime, to: NaiveDateTime, known: &Offsets) -> NaiveDateTime {
    let (mut same, mut other) = (from, to);
    while other - same > Duration::seconds(1) {
        let middle = same + Duration::seconds((other - same).num_seconds() / 2);
        if offsets(zone, middle) == *known { same = middle } else { other = middle }
    }
    other
}

fn offsets(zone: Tz, at: NaiveDateTime) -> Offsets {
    let offset = zone.offset_from_utc_datetime(&at);
    Offsets {
        seconds: offset.fix().local_minus_utc(),
        summer: !offset.dst_offset().is_zero(),
        name: offset.abbreviation().unwrap_or_default().to_owned(),
    }
}

fn new_year(year: i32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default().and_time(chrono::NaiveTime::MIN)
}

/// `+0100`, with seconds where there are any.
fn offset(seconds: i32) -> String {
    let (sign, away) = (if seconds < 0 { '-' } else { '+' }, seconds.abs());
    let (hours, minutes, seconds) = (away / 3_600, away / 60 % 60, away % 60);
    if seconds == 0 {
        format!("{sign}{hours:02}{minutes:02}")
    } else {
        format!("{sign}{hours:02}{minutes:02}{seconds:02}")
    }
}
