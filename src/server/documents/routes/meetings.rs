//! The page of meetings, one series, and its calendar.

use std::collections::BTreeMap;
use std::time::Duration;

use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::http::header::{ACCEPT_LANGUAGE, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use chrono::{Datelike, NaiveDate, Weekday};
use chrono_tz::Tz;

use super::answer::page;
use crate::clock::Timestamp;
use crate::http::AppError;
use crate::meetings::elsewhere::{self, Elsewhere};
use crate::meetings::feeds::{self, Publisher};
use crate::meetings::recurrence::{Window, local, parse_zone};
use crate::meetings::vocabulary::{self, Code, Kind};
use crate::meetings::{Attendance, Series, Session, State as Held, Viewer, actions};
use crate::server::documents::frame::Frame;
use crate::server::documents::meetings::{
    self, Choice, ElsewhereLine, Filter, Moment, Note, Schedule, SeriesPage, SessionLine,
};
use crate::server::documents::visitor::Visitor;
use crate::state::AppState;

/// What may stand behind `/meetings?`. Whatever cannot be read is let be: this page always opens.
type Asked = BTreeMap<String, String>;

const HOUR: Duration = Duration::from_secs(3_600);
const DAY: Duration = Duration::from_secs(86_400);
/// What begins within so long is near.
const SOON: Duration = Duration::from_secs(2 * 3_600);
/// No page is longer.
const MOST_SESSIONS: usize = 200;

/// Zones that people choose from where no script can know theirs; those of the series come to them.
const ZONES: &str = "Africa/Cairo Africa/Johannesburg Africa/Lagos Africa/Nairobi America/Anchorage \
    America/Argentina/Buenos_Aires America/Bogota America/Chicago America/Denver America/Halifax \
    America/Los_Angeles America/Mexico_City America/New_York America/Santiago America/Sao_Paulo America/St_Johns \
    Asia/Almaty Asia/Baku Asia/Bangkok Asia/Dhaka Asia/Dubai Asia/Hong_Kong Asia/Jerusalem Asia/Kabul \
    Asia/Karachi Asia/Kathmandu Asia/Kolkata Asia/Novosibirsk Asia/Seoul Asia/Singapore Asia/Tashkent Asia/Tbilisi \
    Asia/Tehran Asia/Tokyo Asia/Vladivostok Asia/Yekaterinburg Asia/Yerevan Atlantic/Reykjavik Australia/Adelaide \
    Australia/Brisbane Australia/Perth Australia/Sydney Europe/Athens Europe/Berlin Europe/Dublin Europe/Helsinki \
    Europe/Istanbul Europe/Kyiv Europe/Lisbon Europe/London Europe/Madrid Europe/Minsk Europe/Moscow Europe/Paris \
    Europe/Rome Europe/Samara Europe/Warsaw Pacific/Auckland Pacific/Honolulu UTC";

pub async fn schedule(
    State(app): State<AppState>,
    Visitor(frame): Visitor,
    viewer: Viewer,
    query: Result<Query<Asked>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let asked = query.map(|Query(asked)| asked).unwrap_or_default();
    let zone = zone_of(&app, &asked);
    let (now, all) = (app.now(), actions::visible(&app, &viewer).await?);
    let filter = filter_of(&frame, &all, &asked, zone, &headers);
    let wanted: Vec<&Series> = all.iter().filter(|series| fits(series, &filter)).collect();
    let near = sessions(&frame, zone, &wanted, Window { from: now, to: now.plus(SOON) });
    let held = near.into_iter().filter(|(session, _)| session.state != Held::Cancelled);
    let (on, soon): (Vec<_>, Vec<_>) = held.partition(|(session, _)| session.starts <= now);
    let lines =
        |found: Vec<(Session, SessionLine)>| found.into_iter().map(|(_, line)| line).collect::<Vec<_>>();
    let (on, soon) = (lines(on), lines(soon));
    let quiet = on.is_empty() && soon.is_empty();
    let next = wanted
        .iter()
        .filter_map(|series| {
            series.next(now).map(|session| (session.starts, line(&frame, zone, series, session)))
        })
        .min_by_key(|(starts, _)| *starts);
    let theirs = match quiet {
        true => elsewhere::soon(&app, Window { from: now, to: now.plus(3 * HOUR) }, 10).await?,
        false => Vec::new(),
    };
    let shown = Schedule {
        zone: zone.name(),
        now: on,
        soon,
        next: next.map(|(_, line)| line),
        days: by_day(&frame, zone, &wanted, &filter, now),
        elsewhere: theirs.into_iter().map(|one| elsewhere_line(&frame, zone, one)).collect(),
        any: !all.is_empty(),
        filter,
    };
    Ok(page(meetings::schedule(&frame, &shown)))
}

pub async fn series(
    State(app): State<AppState>,
    Visitor(frame): Visitor,
    viewer: Viewer,
    Path(name): Path<String>,
    query: Result<Query<Asked>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let asked = query.map(|Query(asked)| asked).unwrap_or_default();
    if let Some(slug) = name.strip_suffix(".ics") {
        return calendar(&app, &frame, &viewer, slug, &asked, &headers).await;
    }
    let series = actions::seen(&app, &viewer, &name).await?;
    let own = series.timing.zone;
    let reader_zone = asked.get("zone").and_then(|zone| parse_zone(zone)).filter(|zone| *zone != own);
    let now = app.now();
    let window = Window { from: now, to: now.plus(400 * DAY) };
    let shown_in = reader_zone.unwrap_or(own);
    let coming =
        series.sessions(window, 6).into_iter().map(|one| line(&frame, shown_in, &series, one)).collect();
    let shown = SeriesPage {
        slug: series.slug.clone(),
        name: series.name.clone(),
        description: series.description.clone(),
        zone: own.name(),
        minutes: series.timing.minutes,
        every: series.timing.rule.as_ref().and_then(|rule| rule.every_week(series.timing.start)),
        start: series.timing.start,
        door: door(series.attendance),
        facts: facts(&frame, &series),
        labels: series.types.iter().map(|code| label(&frame, *code)).collect(),
        coming,
        reader_zone: reader_zone.map(|zone| zone.name()),
    };
    Ok(page(meetings::series(&frame, &shown)))
}

/// One series for a calendar. In discreet mode its name is a neutral one, because others look at calendars.
async fn calendar(
    app: &AppState,
    frame: &Frame,
    viewer: &Viewer,
    slug: &str,
    asked: &Asked,
    headers: &HeaderMap,
) -> Result<Response, AppError> {
    let series = actions::seen(app, viewer, slug).await?;
    let mut publisher = Publisher::of(app, frame.community.clone(), headers);
    if frame.discreet || asked.contains_key("discreet") {
        publisher.discreet = Some(frame.say("page-meeting-neutral"));
    }
    let name = publisher.discreet.clone().unwrap_or_else(|| series.name.clone());
    let text = feeds::calendar(&publisher, &name, &[series], app.now());
    Ok(([(CONTENT_TYPE, "text/calendar; charset=utf-8")], text).into_response())
}

fn zone_of(app: &AppState, asked: &Asked) -> Tz {
    let chosen = asked.get("zone").and_then(|zone| parse_zone(zone));
    chosen.or_else(|| parse_zone(&app.settings().meetings.zone)).unwrap_or(Tz::UTC)
}

fn filter_of(frame: &Frame, all: &[Series], asked: &Asked, zone: Tz, headers: &HeaderMap) -> Filter {
    let mut zones: Vec<&'static str> = ZONES.split_ascii_whitespace().collect();
    zones.extend(all.iter().map(|series| series.timing.zone.name()));
    zones.push(zone.name());
    zones.sort_unstable();
    zones.dedup();
    let used = |kind: Kind| {
        let codes =
            vocabulary::all().filter(|(code, of)| *of == kind && all.iter().any(|series| has(series, *code)));
        let options = codes.map(|(code, _)| (code.as_str().to_owned(), label(frame, code)));
        options.collect::<Vec<_>>()
    };
    let choice = |name: &'static str, kind: Kind| {
        let options = used(kind);
        let chosen = asked.get(name).filter(|value| options.iter().any(|(code, _)| code == *value)).cloned();
        Choice { name, options, chosen }
    };
    let accepted = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    Filter {
        zones,
        day: asked.get("day").and_then(|day| day_of(day)),
        sunday_first: accepted.starts_with("en-US"),
        choices: vec![
            choice("for", Kind::People),
            choice("spoken", Kind::Language),
            choice("format", Kind::Format),
        ],
    }
}

fn day_of(text: &str) -> Option<Weekday> {
    let number: u32 = text.parse().ok()?;
    let mut day = Weekday::Sun;
    (number < 7).then(|| {
        (0..number).for_each(|_| day = day.succ());
        day
    })
}

fn has(series: &Series, code: Code) -> bool {
    series.types.contains(&code)
}

fn fits(series: &Series, filter: &Filter) -> bool {
    filter
        .choices
        .iter()
        .filter_map(|choice| choice.chosen.as_deref().and_then(Code::parse))
        .all(|code| has(series, code))
}

fn sessions(frame: &Frame, zone: Tz, wanted: &[&Series], window: Window) -> Vec<(Session, SessionLine)> {
    let mut found: Vec<(Session, SessionLine)> = wanted
        .iter()
        .flat_map(|series| {
            let told = series.sessions(window, MOST_SESSIONS).into_iter();
            told.map(|session| (session.clone(), line(frame, zone, series, session)))
        })
        .collect();
    found.sort_by(|(one, a), (other, b)| (one.starts, &a.name).cmp(&(other.starts, &b.name)));
    found.truncate(MOST_SESSIONS);
    found
}

/// The coming seven days, those without a meeting left out.
fn by_day(
    frame: &Frame,
    zone: Tz,
    wanted: &[&Series],
    filter: &Filter,
    now: Timestamp,
) -> Vec<(NaiveDate, Vec<SessionLine>)> {
    let mut days: BTreeMap<NaiveDate, Vec<SessionLine>> = BTreeMap::new();
    for (session, line) in sessions(frame, zone, wanted, Window { from: now, to: now.plus(7 * DAY) }) {
        let day = line.moment.local.date();
        let shown = session.starts >= now && filter.day.is_none_or(|wanted| day.weekday() == wanted);
        if shown {
            days.entry(day).or_default().push(line);
        }
    }
    days.into_iter().collect()
}

fn line(frame: &Frame, zone: Tz, series: &Series, session: Session) -> SessionLine {
    SessionLine {
        slug: series.slug.clone(),
        name: series.name.clone(),
        moment: moment(zone, session.starts, session.ends),
        labels: series.types.iter().take(6).map(|code| label(frame, *code)).collect(),
        note: match session.state {
            Held::Planned => Note::Planned,
            Held::Moved => Note::Moved,
            Held::Cancelled => Note::Cancelled(session.reason),
        },
    }
}

fn elsewhere_line(frame: &Frame, zone: Tz, one: Elsewhere) -> ElsewhereLine {
    ElsewhereLine {
        moment: moment(zone, one.starts, one.ends),
        labels: one.types.iter().take(6).map(|code| label(frame, *code)).collect(),
        name: one.name,
        place: one.place,
        address: one.address,
        phone: one.phone,
        held_by: one.held_by,
    }
}

fn moment(zone: Tz, starts: Timestamp, ends: Timestamp) -> Moment {
    Moment { starts, local: local(zone, starts), local_end: local(zone, ends) }
}

fn label(frame: &Frame, code: Code) -> String {
    frame.say(&code.message())
}

fn door(attendance: Attendance) -> &'static str {
    match attendance {
        Attendance::Open => "page-meeting-door-open",
        Attendance::Closed => "page-meeting-door-closed",
        Attendance::ObserveOnly => "page-meeting-door-observe",
    }
}

/// What kind of support it is, by the typology of digital recovery support services.
fn facts(frame: &Frame, series: &Series) -> Vec<(&'static str, String)> {
    let say = |name: &str, value: &str| frame.say(&format!("meeting-{name}-{}", value.replace('_', "-")));
    vec![
        ("meeting-service", say("service", series.service.name())),
        ("meeting-platform", say("platform", series.platform.name())),
        ("meeting-access", say("access", series.access.name())),
        ("meeting-organisation", say("organisation", series.organisation.name())),
    ]
}
