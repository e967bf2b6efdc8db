//! iCalendar (RFC 5545): series as events that come again, with the clocks of their zones.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDateTime};
use chrono_tz::Tz;

use super::{Publisher, zone};
use crate::clock::Timestamp;
use crate::meetings::model::{Change, Series};
use crate::meetings::recurrence::{Rule, Until, Window, instant, local};

/// Lines that are folded as calendars want them.
pub(super) struct Text(String);

impl Text {
    /// No line is longer than 75 bytes; what goes on begins with a space, and no letter is torn.
    pub fn line(&mut self, line: &str) {
        let mut length = 0;
        for letter in line.chars() {
            let bytes = letter.len_utf8();
            if length + bytes > 75 {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(letter);
            length += bytes;
        }
        self.0.push_str("\r\n");
    }
}

/// How far ahead the changes of the clocks are told.
const YEARS_AHEAD: i32 = 10;
/// A calendar asks again this often.
const AGAIN: &str = "PT6H";

/// A calendar of these series.
pub(super) fn write(publisher: &Publisher, name: &str, series: &[Series], now: Timestamp) -> String {
    let mut text = Text(String::new());
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Homegroup//Meetings//EN", "CALSCALE:GREGORIAN"]
    {
        text.line(line);
    }
    text.line("METHOD:PUBLISH");
    let name = escaped(name);
    text.line(&format!("NAME:{name}"));
    text.line(&format!("X-WR-CALNAME:{name}"));
    text.line(&format!("REFRESH-INTERVAL;VALUE=DURATION:{AGAIN}"));
    text.line(&format!("X-PUBLISHED-TTL:{AGAIN}"));
    let first = |series: &Series| {
        let window = Window {
            from: Timestamp::default(),
            to: now.plus(std::time::Duration::from_secs(3_700 * 86_400)),
        };
        series.timing.planned(window, 1).pop().map(|first| (series.clone(), first))
    };
    let held: Vec<(Series, NaiveDateTime)> = series.iter().filter_map(first).collect();
    let mut zones: BTreeMap<&'static str, (Tz, i32)> = BTreeMap::new();
    for (series, start) in &held {
        let tz = series.timing.zone;
        // The clocks of the year before its first session are those it begins with.
        let known = zones.entry(tz.name()).or_insert((tz, start.year() - 1));
        known.1 = known.1.min(start.year() - 1);
    }
    let last = local(Tz::UTC, now).year() + YEARS_AHEAD;
    for (tz, first) in zones.into_values().filter(|(tz, _)| *tz != Tz::UTC) {
        zone::write(&mut text, tz, first, last.max(first));
    }
    for (series, start) in &held {
        event(&mut text, publisher, series, *start);
    }
    text.line("END:VCALENDAR");
    text.0
}

fn event(text: &mut Text, publisher: &Publisher, series: &Series, start: NaiveDateTime) {
    let tz = series.timing.zone;
    text.line("BEGIN:VEVENT");
    about(text, publisher, series);
    text.line(&at(tz, "DTSTART", start));
    if let Some(rule) = &series.timing.rule {
        text.line(&format!("RRULE:{}", for_calendars(rule, tz)));
    }
    for exception in &series.exceptions {
        if exception.change == Change::Skipped {
            text.line(&at(tz, "EXDATE", exception.at));
        }
    }
    text.line("END:VEVENT");
    for exception in series.exceptions.iter().filter(|exception| series.is_planned(exception.at)) {
        let (held, status) = match exception.change {
            Change::Skipped => continue,
            Change::Cancelled => (exception.at, "CANCELLED"),
            Change::Moved(to) => (to, "CONFIRMED"),
        };
        text.line("BEGIN:VEVENT");
        about(text, publisher, series);
        text.line(&at(tz, "RECURRENCE-ID", exception.at));
        text.line(&at(tz, "DTSTART", held));
        text.line(&format!("STATUS:{status}"));
        if !exception.reason.is_empty() {
            text.line(&format!("COMMENT:{}", escaped(&exception.reason)));
        }
        text.line("END:VEVENT");
    }
}

/// What a series and each of its sessions say alike.
fn about(text: &mut Text, publisher: &Publisher, series: &Series) {
    let stamp = local(Tz::UTC, series.updated_at).format("%Y%m%dT%H%M%SZ");
    // The same for as long as the series is there, whatever is changed and wherever the server moves.
    text.line(&format!("UID:{}", series.id));
    text.line(&format!("DTSTAMP:{stamp}"));
    text.line(&format!("LAST-MODIFIED:{stamp}"));
    text.line(&format!("SEQUENCE:{}", series.revision));
    text.line(&format!("DURATION:PT{}M", series.timing.minutes));
    match &publisher.discreet {
        Some(neutral) => text.line(&format!("SUMMARY:{}", escaped(neutral))),
        None => {
            let page = format!("{}/meetings/{}", publisher.base, series.slug);
            text.line(&format!("SUMMARY:{}", escaped(&series.name)));
            if !series.description.is_empty() {
                text.line(&format!("DESCRIPTION:{}", escaped(&series.description)));
            }
            text.line(&format!("URL:{page}"));
        }
    }
}

/// A local time of a zone; UTC has a form of its own.
fn at(tz: Tz, name: &str, at: NaiveDateTime) -> String {
    let written = at.format("%Y%m%dT%H%M%S");
    if tz == Tz::UTC { format!("{name}:{written}Z") } else { format!("{name};TZID={}:{written}", tz.name()) }
}

/// The end of a rule is told in UTC where its beginning has a zone.
fn for_calendars(rule: &Rule, tz: Tz) -> String {
    let mut rule = rule.clone();
    if let Some(Until::Local(until)) = rule.until {
        rule.until = Some(Until::Instant(instant(tz, until).millis()));
    }
    rule.to_string()
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}
