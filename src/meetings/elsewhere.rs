//! Meetings that others hold, for the hours in which ours are closed: read from a Meeting Guide feed that an
//! operator has fetched, because the server itself asks nobody.

use std::collections::HashSet;
use std::time::Duration;

use chrono::{NaiveTime, Weekday};
use chrono_tz::Tz;
use serde::Deserialize;
use serde_json::Value;

use super::error::MeetingError;
use super::memory;
use super::model::Timing;
use super::recurrence::{Frequency, OnDay, Rule, Window, instant, local, parse_zone};
use super::store::{self, ElsewhereRow};
use super::vocabulary::Code;
use crate::clock::Timestamp;
use crate::state::AppState;
use crate::text::{excerpt, one_line};

/// A meeting elsewhere, at its next time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    pub name: String,
    pub starts: Timestamp,
    pub ends: Timestamp,
    pub types: Vec<Code>,
    pub place: String,
    /// Where one joins it online, or reads about it; `https://` or `http://`.
    pub address: String,
    pub phone: String,
    pub held_by: String,
}

/// What became of a feed.
#[derive(Debug, Default)]
pub struct Imported {
    pub kept: usize,
    /// Rows that cannot be shown, each with why.
    pub left_out: Vec<String>,
}

#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error("the feed is no JSON list of meetings: {0}")]
    NotAFeed(#[from] serde_json::Error),
    #[error("the feed has more than {MOST} rows")]
    TooLong,
    #[error(transparent)]
    Storage(#[from] sea_orm::DbErr),
}

const MOST: usize = 20_000;
/// A meeting whose end nobody knows.
const USUAL: Duration = Duration::from_secs(3_600);

/// One row of a feed; whatever else it says is let be.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Row {
    slug: Value,
    name: Value,
    day: Value,
    time: Value,
    end_time: Value,
    timezone: Value,
    types: Value,
    formatted_address: Value,
    address: Value,
    city: Value,
    location: Value,
    url: Value,
    conference_url: Value,
    conference_phone: Value,
    #[serde(rename = "entity")]
    held_by: Value,
}

/// Takes a feed in, in the place of what it said before. `zone` is that of rows that name none.
pub async fn import(app: &AppState, feed: &str, text: &[u8], zone: Tz) -> Result<Imported, ImportError> {
    let rows: Vec<Value> = serde_json::from_slice(text)?;
    if rows.len() > MOST {
        return Err(ImportError::TooLong);
    }
    let (mut imported, mut kept, mut slugs) = (Imported::default(), Vec::new(), HashSet::new());
    for (number, row) in rows.into_iter().enumerate() {
        let place = format!("row {}", number + 1);
        let read = serde_json::from_value::<Row>(row).map_err(|_| "is no meeting".to_owned());
        match read.and_then(|row| rows_of(feed, &row, zone)) {
            Ok(rows) => kept.extend(rows.into_iter().filter(|row| slugs.insert(row.slug.clone()))),
            Err(why) => imported.left_out.push(format!("{place} {why}")),
        }
    }
    imported.kept = kept.len();
    let change = app.begin().await?;
    store::replace_elsewhere(change.tx(), feed, kept).await?;
    change.commit().await?;
    Ok(imported)
}

/// A row for each of its weekdays; one of no weekday is held by appointment and cannot be come to now.
fn rows_of(feed: &str, row: &Row, zone: Tz) -> Result<Vec<ElsewhereRow>, String> {
    let name = line(&row.name, 120).ok_or("has no name")?;
    let slug = line(&row.slug, 120).ok_or("has no slug")?;
    let starts = time(&row.time).ok_or("has no time of day")?;
    let days = days(&row.day).ok_or("has no weekday")?;
    let zone = match line(&row.timezone, 64) {
        Some(name) => parse_zone(&name).ok_or("has a zone that is none")?,
        None => zone,
    };
    let address = [&row.conference_url, &row.url]
        .into_iter()
        .filter_map(|value| line(value, 500))
        .find(|address| is_web(address));
    let place = [&row.location, &row.formatted_address, &row.address, &row.city];
    let mut places: Vec<String> = place.into_iter().filter_map(|value| line(value, 200)).collect();
    places.truncate(2);
    let types: Vec<&str> = row
        .types
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .filter_map(Code::parse)
        .map(Code::as_str)
        .collect();
    let row = |day: u8| ElsewhereRow {
        feed: feed.to_owned(),
        slug: format!("{slug}-{day}"),
        name: name.clone(),
        day: Some(i16::from(day)),
        starts: Some(starts.format("%H:%M").to_string()),
        ends: time(&row.end_time).map(|ends| ends.format("%H:%M").to_string()),
        zone: zone.name().to_owned(),
        types: types.join(" "),
        place: excerpt(&places.join(", "), 300),
        address: address.clone().unwrap_or_default(),
        phone: line(&row.conference_phone, 60).unwrap_or_default(),
        held_by: line(&row.held_by, 120).unwrap_or_default(),
    };
    Ok(days.into_iter().map(row).collect())
}

/// Text or number as one line.
fn line(value: &Value, most: usize) -> Option<String> {
    match value {
        Value::String(text) => one_line(&excerpt(text, most), most),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn time(value: &Value) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(value.as_str()?.trim(), "%H:%M").ok()
}

/// A weekday as a number, a number in quotes, or a list of either.
fn days(value: &Value) -> Option<Vec<u8>> {
    let day = |value: &Value| {
        let number = match value {
            Value::Number(number) => number.as_u64()?,
            Value::String(text) => text.trim().parse().ok()?,
            _ => return None,
        };
        u8::try_from(number).ok().filter(|day| *day < 7)
    };
    let days = match value {
        Value::Array(days) => days.iter().map(day).collect::<Option<Vec<u8>>>()?,
        one => vec![day(one)?],
    };
    (!days.is_empty()).then_some(days)
}

fn is_web(address: &str) -> bool {
    ["https://", "http://"].iter().any(|start| address.starts_with(start))
        && !address.contains(char::is_whitespace)
}

/// What is on now elsewhere or begins in the window, soonest first.
pub async fn soon(app: &AppState, window: Window, most: usize) -> Result<Vec<Elsewhere>, MeetingError> {
    let all = memory::elsewhere(app).await?;
    let mut found: Vec<Elsewhere> = all.iter().filter_map(|row| next(row, window)).collect();
    found.sort_by(|one, other| (one.starts, &one.name).cmp(&(other.starts, &other.name)));
    found.truncate(most);
    Ok(found)
}

fn next(row: &ElsewhereRow, window: Window) -> Option<Elsewhere> {
    let weekday = WEEK.get(usize::try_from(row.day?).ok()?).copied()?;
    let zone = parse_zone(&row.zone)?;
    let begins = NaiveTime::parse_from_str(row.starts.as_deref()?, "%H:%M").ok()?;
    let ends = row.ends.as_deref().and_then(|ends| NaiveTime::parse_from_str(ends, "%H:%M").ok());
    let lasting = ends.map_or(USUAL, |ends| {
        // An end before the beginning is one after midnight.
        let seconds = (ends - begins).num_seconds().rem_euclid(86_400);
        Duration::from_secs(u64::try_from(seconds).unwrap_or(0)).max(Duration::from_secs(300))
    });
    let wider = Window { from: window.from.minus(lasting), to: window.to };
    // Any day before will do: the rule comes every week.
    let before = local(zone, wider.from.minus(Duration::from_secs(8 * 86_400))).date().and_time(begins);
    let timing = Timing { start: before, zone, rule: Some(weekly(weekday)), minutes: 60 };
    let at = timing.planned(wider, 1).pop()?;
    let starts = instant(zone, at);
    Some(Elsewhere {
        name: row.name.clone(),
        starts,
        ends: starts.plus(lasting),
        types: row.types.split_ascii_whitespace().filter_map(Code::parse).collect(),
        place: row.place.clone(),
        address: row.address.clone(),
        phone: row.phone.clone(),
        held_by: row.held_by.clone(),
    })
}

fn weekly(weekday: Weekday) -> Rule {
    Rule {
        frequency: Frequency::Weekly,
        interval: 1,
        until: None,
        count: None,
        week_start: Weekday::Mon,
        months: Vec::new(),
        week_numbers: Vec::new(),
        year_days: Vec::new(),
        month_days: Vec::new(),
        days: vec![OnDay { nth: None, weekday }],
        hours: Vec::new(),
        minutes: Vec::new(),
        positions: Vec::new(),
    }
}

const WEEK: [Weekday; 7] =
    [Weekday::Sun, Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat];

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::meetings::model::parse_local;

    fn rows(row: Value) -> Result<Vec<ElsewhereRow>, String> {
        rows_of("theirs", &serde_json::from_value(row).expect("a row"), Tz::America__Chicago)
    }

    #[test]
    fn a_row_is_read_however_its_day_is_written() {
        for day in [json!(1), json!("1"), json!([1]), json!(["1"])] {
            let read =
                rows(json!({"slug": 7, "name": "Sunrise", "day": day, "time": "6:30", "end_time": ""}));
            let read = read.expect("a meeting").pop().expect("one");
            assert_eq!((read.day, read.starts.as_deref(), read.ends), (Some(1), Some("06:30"), None));
            assert_eq!(read.zone, "America/Chicago");
        }
        assert_eq!(
            rows(json!({"slug": "a", "name": "A", "day": [0, 6], "time": "19:00"})).expect("two").len(),
            2
        );
        for wrong in [
            json!({"slug": "a", "day": 1, "time": "19:00"}),
            json!({"slug": "a", "name": "A", "day": 7, "time": "19:00"}),
            json!({"slug": "a", "name": "A", "time": "19:00"}),
            json!({"slug": "a", "name": "A", "day": 1, "time": "25:00"}),
            json!({"slug": "a", "name": "A", "day": 1, "time": "19:00", "timezone": "Here"}),
        ] {
            assert!(rows(wrong.clone()).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_address_that_would_run_something_is_no_address() {
        let row = json!({"slug": "a", "name": "A", "day": 1, "time": "19:00", "url": "javascript:alert(1)"});
        assert_eq!(rows(row).expect("a meeting")[0].address, "");
    }

    #[test]
    fn a_meeting_that_goes_on_over_midnight_is_still_on_after_it() {
        let row = json!({"slug": "a", "name": "A", "day": 1, "time": "23:30", "end_time": "00:30", "timezone": "UTC"});
        let row = rows(row).expect("a meeting").pop().expect("one");
        let at = |text: &str| instant(Tz::UTC, parse_local(text).expect("a time"));
        let window = Window { from: at("2026-11-24T00:10"), to: at("2026-11-24T01:00") };
        let found = next(&row, window).expect("it is on");
        assert_eq!(found.starts, at("2026-11-23T23:30"));
        assert_eq!(found.ends, at("2026-11-24T00:30"));
        let later = Window { from: at("2026-11-24T00:31"), to: at("2026-11-24T02:00") };
        assert_eq!(next(&row, later), None);
    }
}
