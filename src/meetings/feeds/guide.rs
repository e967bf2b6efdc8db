//! The Meeting Guide feed, as its readers really read it.
//!
//! Each of these is a trap that some reader falls into: a day that is a list, a time without a zone, an end
//! after midnight, an address that looks like a place, an update in RFC 3339, an address of a page that is not
//! absolute. So there is one row for each weekday, with its own slug, and nothing is left to be guessed.

use chrono::{NaiveDateTime, Weekday};
use serde::Serialize;

use super::Publisher;
use crate::clock::Timestamp;
use crate::meetings::model::{Attendance, Series};
use crate::meetings::recurrence::Window;
use crate::meetings::schedule::State;
use crate::meetings::vocabulary::{CLOSED, Code, OPEN, TEXT};
use crate::text::excerpt;

/// One row of the feed. What would be empty is left out.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    slug: String,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_time: Option<String>,
    timezone: String,
    types: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    conference_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    conference_url_notes: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    conference_phone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    website: Option<String>,
    formatted_address: String,
    approximate: &'static str,
    regions: [&'static str; 1],
    group: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    notes: String,
    updated: String,
    url: String,
    entity: String,
    entity_url: String,
    entity_website_url: String,
}

impl Row {
    /// Gives the row a slug that none before it has.
    pub fn make_unlike(&mut self, seen: &mut std::collections::HashSet<String>) {
        let own = self.slug.clone();
        let mut number = 2;
        while !seen.insert(self.slug.clone()) {
            self.slug = format!("{own}-{number}");
            number += 1;
        }
    }
}

/// A room that is open at all hours, for readers that list what is ongoing.
pub struct OngoingRoom {
    pub id: String,
    pub name: String,
    pub description: String,
    pub language: Option<String>,
    pub since: Timestamp,
}

const NOTES: &str = "In text: you read and write, nobody sees or hears you. You can stay quiet.";
/// A series is listed from a week before its first session on: readers take a weekday for this week's.
const AHEAD: std::time::Duration = std::time::Duration::from_secs(7 * 86_400);

/// The rows of one series: one for each weekday it comes on, one without a day where it does not come every
/// week alike, none where it has ended or is far away.
pub(super) fn rows(publisher: &Publisher, series: &Series, now: Timestamp) -> Vec<Row> {
    let Some(next) = series.next(now) else { return Vec::new() };
    let every_week = match &series.timing.rule {
        Some(rule) => rule.every_week(series.timing.start),
        None => None,
    };
    match every_week {
        Some(_) if next.starts > now.plus(AHEAD) => Vec::new(),
        Some(days) => {
            let alone = days.len() == 1;
            days.into_iter().map(|day| weekly(publisher, series, now, day, alone)).collect()
        }
        None => vec![Row { notes: dates(series, now), ..bare(publisher, series, series.slug.clone()) }],
    }
}

fn weekly(publisher: &Publisher, series: &Series, now: Timestamp, day: Weekday, alone: bool) -> Row {
    let start = series.timing.start;
    let end = start + chrono::Duration::minutes(i64::from(series.timing.minutes));
    let slug = if alone { series.slug.clone() } else { format!("{}-{}", series.slug, short(day)) };
    Row {
        day: Some(day.num_days_from_sunday()),
        time: Some(start.format("%H:%M").to_string()),
        // An end after midnight would be put on the same day, before the beginning.
        end_time: (end.date() == start.date()).then(|| end.format("%H:%M").to_string()),
        notes: changes(series, now),
        ..bare(publisher, series, slug)
    }
}

fn bare(publisher: &Publisher, series: &Series, slug: String) -> Row {
    let page = format!("{}/meetings/{}", publisher.base, series.slug);
    Row {
        slug,
        name: series.name.clone(),
        day: None,
        time: None,
        end_time: None,
        timezone: series.timing.zone.name().to_owned(),
        types: types(series),
        conference_url: Some(format!("{}/app/meetings/{}", publisher.base, series.slug)),
        conference_url_notes: Some(NOTES),
        conference_phone: publisher.phone.clone(),
        website: None,
        formatted_address: publisher.address.clone(),
        approximate: "yes",
        regions: ["Online"],
        group: series.name.clone(),
        notes: String::new(),
        updated: updated(series.updated_at),
        url: page,
        entity: excerpt(&publisher.community, 99),
        entity_url: publisher.base.clone(),
        entity_website_url: publisher.base.clone(),
    }
}

/// The door of the series is a type too, and so is that it is held in text. Open and closed together would be
/// read as closed.
fn types(series: &Series) -> Vec<&'static str> {
    let door = match series.attendance {
        Attendance::Open | Attendance::ObserveOnly => OPEN,
        Attendance::Closed => CLOSED,
    };
    let others = series.types.iter().copied().filter(|code| ![OPEN, CLOSED, TEXT].contains(code));
    [door].into_iter().chain(others).chain([TEXT]).map(Code::as_str).collect()
}

/// What differs in the coming two weeks, because the feed itself knows every week alike only.
fn changes(series: &Series, now: Timestamp) -> String {
    let window = Window { from: now, to: now.plus(2 * AHEAD) };
    let told = series.sessions(window, 30).into_iter().filter_map(|session| match session.state {
        State::Planned => None,
        State::Cancelled if session.reason.is_empty() => {
            Some(format!("Not on {}.", session.at.format("%Y-%m-%d")))
        }
        State::Cancelled => Some(format!("Not on {}: {}.", session.at.format("%Y-%m-%d"), session.reason)),
        State::Moved => Some(format!("{} instead of {}.", minute(session.local), minute(session.at))),
    });
    let told: Vec<String> = told.collect();
    [plain(&series.description), told.join(" ")].join(" ").trim().to_owned()
}

/// The next dates of a series that does not come every week.
fn dates(series: &Series, now: Timestamp) -> String {
    let window = Window { from: now, to: now.plus(std::time::Duration::from_secs(400 * 86_400)) };
    let held = series.sessions(window, 10).into_iter().filter(|session| session.state != State::Cancelled);
    let dates: Vec<String> = held.take(3).map(|session| minute(session.local)).collect();
    let told = format!("{} ({}).", dates.join(", "), series.timing.zone.name());
    [plain(&series.description), told].join(" ").trim().to_owned()
}

/// The row of an open room: without a day, a time and a place to call it is listed as a forum.
pub(super) fn ongoing(publisher: &Publisher, room: OngoingRoom) -> Row {
    let address = format!("{}/app/rooms/{}", publisher.base, room.id);
    let language = room.language.as_deref().and_then(Code::of_language);
    Row {
        slug: format!("room-{}", room.id),
        name: room.name.clone(),
        day: None,
        time: None,
        end_time: None,
        timezone: publisher.zone.clone(),
        types: [OPEN].into_iter().chain(language).chain([TEXT]).map(Code::as_str).collect(),
        conference_url: None,
        conference_url_notes: None,
        conference_phone: None,
        website: Some(address.clone()),
        formatted_address: publisher.address.clone(),
        approximate: "yes",
        regions: ["Online"],
        group: room.name,
        notes: plain(&room.description),
        updated: updated(room.since),
        url: address,
        entity: excerpt(&publisher.community, 99),
        entity_url: publisher.base.clone(),
        entity_website_url: publisher.base.clone(),
    }
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn minute(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%d %H:%M").to_string()
}

fn updated(at: Timestamp) -> String {
    let at = chrono::DateTime::from_timestamp_millis(at.millis()).unwrap_or_default();
    at.format("%Y-%m-%d %H:%M:%S").to_string()
}

fn short(day: Weekday) -> &'static str {
    match day {
        Weekday::Sun => "sun",
        Weekday::Mon => "mon",
        Weekday::Tue => "tue",
        Weekday::Wed => "wed",
        Weekday::Thu => "thu",
        Weekday::Fri => "fri",
        Weekday::Sat => "sat",
    }
}
