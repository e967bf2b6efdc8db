//! Meetings: what is on, what comes, and one series. Every time has its zone written beside it.

use chrono::{NaiveDate, NaiveDateTime, Weekday};
use maud::{Markup, html};

use super::dates;
use super::destination::Destination;
use super::frame::Frame;
use crate::clock::Timestamp;
use crate::words::Language;

/// One session in a list.
#[derive(Clone, Debug)]
pub struct SessionLine {
    pub slug: String,
    pub name: String,
    pub moment: Moment,
    /// Labels of the types that help to choose.
    pub labels: Vec<String>,
    pub note: Note,
}

/// When something begins and ends, on the clock that the page is shown by.
#[derive(Clone, Debug)]
pub struct Moment {
    pub starts: Timestamp,
    pub local: NaiveDateTime,
    pub local_end: NaiveDateTime,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    Planned,
    Moved,
    /// With the reason, which may be empty.
    Cancelled(String),
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Schedule {
    pub zone: &'static str,
    pub now: Vec<SessionLine>,
    pub soon: Vec<SessionLine>,
    /// The next one, where nothing is on or near.
    pub next: Option<SessionLine>,
    pub days: Vec<(NaiveDate, Vec<SessionLine>)>,
    pub elsewhere: Vec<ElsewhereLine>,
    pub filter: Filter,
    /// Whether there is any series at all.
    pub any: bool,
}

#[derive(Clone, Debug)]
pub struct ElsewhereLine {
    pub name: String,
    pub moment: Moment,
    pub place: String,
    pub address: String,
    pub phone: String,
    pub held_by: String,
    pub labels: Vec<String>,
}

/// What the reader asked for, and what they may ask for.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub zones: Vec<&'static str>,
    pub day: Option<Weekday>,
    pub sunday_first: bool,
    pub choices: Vec<Choice>,
}

/// One list to choose from: `name` is its word in the address.
#[derive(Clone, Debug)]
pub struct Choice {
    pub name: &'static str,
    /// Value and label.
    pub options: Vec<(String, String)>,
    pub chosen: Option<String>,
}

/// One series.
#[derive(Clone, Debug)]
pub struct SeriesPage {
    pub slug: String,
    pub name: String,
    pub description: String,
    pub zone: &'static str,
    pub minutes: u16,
    /// The weekdays of a series that comes every week alike.
    pub every: Option<Vec<Weekday>>,
    /// When it begins, on the clock of its own zone.
    pub start: NaiveDateTime,
    pub door: &'static str,
    /// What it is and who answers for it: pairs of messages.
    pub facts: Vec<(&'static str, String)>,
    pub labels: Vec<String>,
    pub coming: Vec<SessionLine>,
    /// The same on the clock that the reader chose, where it is another.
    pub reader_zone: Option<&'static str>,
}

pub fn schedule(frame: &Frame, page: &Schedule) -> Markup {
    let quiet = page.now.is_empty() && page.soon.is_empty();
    frame.page(
        &frame.say("page-meetings-title"),
        html! {
            p.lead { (frame.say("page-meetings-lead")) }
            (zone_line(frame, page))
            @if !page.any {
                p.card { (frame.say("page-meetings-none")) }
            }
            @if !page.now.is_empty() {
                section { h2 { (frame.say("page-meetings-now")) } (list(frame, page.zone, &page.now)) }
            }
            @if !page.soon.is_empty() {
                section { h2 { (frame.say("page-meetings-soon")) } (list(frame, page.zone, &page.soon)) }
            }
            @if quiet && page.any { (nothing_near(frame, page)) }
            @if quiet || !page.any { (elsewhere(frame, page)) }
            @if page.any {
                (filters(frame, page))
                @if page.days.is_empty() { p { (frame.say("page-meetings-nothing-fits")) " " a href="/meetings" { (frame.say("page-meetings-show-all")) } } }
                @for (day, lines) in &page.days {
                    section { h2 { (dates::day(frame, *day)) } (list(frame, page.zone, lines)) }
                }
                p.ways {
                    a href="/feeds/meetings.ics" { (frame.say("page-meetings-subscribe")) }
                }
            }
        },
    )
}

/// Which clock the page is shown by, and another one for those whose browser runs no script.
fn zone_line(frame: &Frame, page: &Schedule) -> Markup {
    html! {
        form.card method="get" action="/meetings" {
            p { (frame.say("page-meetings-zone")) " " strong { bdi { (page.zone) } } }
            (kept(page, false))
            div.entry {
                label for="zone" { (frame.say("page-meetings-zone-other")) }
                select id="zone" name="zone" {
                    @for zone in &page.filter.zones {
                        option value=(zone) selected[*zone == page.zone] { (zone) }
                    }
                }
                button.btn.quiet { (frame.say("page-meetings-zone-show")) }
            }
        }
    }
}

/// What was chosen in the other form goes along.
fn kept(page: &Schedule, with_zone: bool) -> Markup {
    html! {
        @if with_zone {
            input type="hidden" name="zone" value=(page.zone);
        } @else {
            @if let Some(day) = page.filter.day {
                input type="hidden" name="day" value=(day.num_days_from_sunday());
            }
            @for choice in &page.filter.choices {
                @if let Some(chosen) = &choice.chosen { input type="hidden" name=(choice.name) value=(chosen); }
            }
        }
    }
}

fn filters(frame: &Frame, page: &Schedule) -> Markup {
    let any = frame.say("page-meetings-any");
    let day_name = |day: Weekday| dates::weekday(frame, day);
    html! {
        form.filters method="get" action="/meetings" {
            (kept(page, true))
            div.entry {
                label for="day" { (frame.say("page-meetings-filter-day")) }
                select id="day" name="day" {
                    option value="" { (any) }
                    @for day in dates::week(frame.language, page.filter.sunday_first) {
                        option value=(day.num_days_from_sunday()) selected[Some(day) == page.filter.day] { (day_name(day)) }
                    }
                }
            }
            @for choice in &page.filter.choices {
                @if !choice.options.is_empty() {
                    div.entry {
                        label for=(choice.name) { (frame.say(&format!("page-meetings-filter-{}", choice.name))) }
                        select id=(choice.name) name=(choice.name) {
                            option value="" { (any) }
                            @for (value, label) in &choice.options {
                                option value=(value) selected[choice.chosen.as_ref() == Some(value)] { (label) }
                            }
                        }
                    }
                }
            }
            button.btn.quiet { (frame.say("page-meetings-filter-show")) }
        }
    }
}

fn nothing_near(frame: &Frame, page: &Schedule) -> Markup {
    html! {
        section.card {
            h2 { (frame.say("page-meetings-quiet")) }
            @if let Some(next) = &page.next {
                p {
                    (frame.say("page-meetings-next")) " "
                    a href=(address(&next.slug)) { bdi { (next.name) } } (comma(frame.language))
                    (dates::day(frame, next.moment.local.date())) (comma(frame.language))
                    (time(frame, page.zone, &next.moment))
                }
            } @else {
                p { (frame.say("page-meetings-no-next")) }
            }
            p { a.btn.help href="/help" { (frame.say("page-help-now")) } }
        }
    }
}

fn elsewhere(frame: &Frame, page: &Schedule) -> Markup {
    html! {
        @if !page.elsewhere.is_empty() {
            section {
                h2 { (frame.say("page-meetings-elsewhere")) }
                p.hint { (frame.say("page-meetings-elsewhere-hint")) }
                ul.room-list {
                    @for line in &page.elsewhere {
                        li.card {
                            h3 { bdi { (line.name) } }
                            p { (time(frame, page.zone, &line.moment)) @if !line.held_by.is_empty() { (comma(frame.language)) bdi { (line.held_by) } } }
                            @if !line.place.is_empty() { p dir="auto" { (line.place) } }
                            (labels(&line.labels))
                            @if !line.phone.is_empty() { p { bdi dir="ltr" { (line.phone) } } }
                            @if !line.address.is_empty() {
                                p { a href=(line.address) rel="external nofollow noopener noreferrer" { (frame.say("page-meetings-elsewhere-open")) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn list(frame: &Frame, zone: &str, lines: &[SessionLine]) -> Markup {
    html! {
        ul.room-list {
            @for line in lines {
                li.card {
                    h3 { a href=(address(&line.slug)) { bdi { (line.name) } } }
                    p { (time(frame, zone, &line.moment)) }
                    (note(frame, &line.note))
                    (labels(&line.labels))
                }
            }
        }
    }
}

fn labels(labels: &[String]) -> Markup {
    html! { @if !labels.is_empty() { ul.labels { @for label in labels { li { (label) } } } } }
}

fn note(frame: &Frame, note: &Note) -> Markup {
    html! {
        @match note {
            Note::Planned => {}
            Note::Moved => { p.told { (frame.say("page-meetings-moved")) } }
            Note::Cancelled(reason) => {
                p.told {
                    (frame.say("page-meetings-cancelled"))
                    @if !reason.is_empty() { ": " bdi { (reason) } }
                }
            }
        }
    }
}

/// "21:30–22:30 Europe/London"; a script adds the reader's own clock where it shows something else.
fn time(frame: &Frame, zone: &str, moment: &Moment) -> Markup {
    let clock = |at| dates::clock(frame.language, at);
    html! {
        time datetime=(moment.starts.rfc3339()) data-zone=(zone) data-yours=(frame.say("page-meetings-yours")) {
            (clock(moment.local)) "–" (clock(moment.local_end))
        }
        " " span.soft { bdi { (zone) } }
    }
}

pub fn series(frame: &Frame, page: &SeriesPage) -> Markup {
    let door = format!("/app/meetings/{}", page.slug);
    let way_in = if frame.signed_in { door.clone() } else { Destination::parse(&door).through("/signin") };
    frame.page(
        &page.name,
        html! {
            @for part in page.description.split("\n\n").filter(|part| !part.trim().is_empty()) { p dir="auto" { (part) } }
            p { strong { (frame.say(page.door)) } }
            p.card { (frame.say("page-meeting-quiet")) }
            div.ways {
                a.btn href=(way_in) data-app=(door) { (frame.say("page-meeting-join")) }
                a.btn.quiet href={ (address(&page.slug)) ".ics" } { (frame.say("page-meeting-calendar")) }
            }
            h2 { (frame.say("page-meeting-when")) }
            p { (when(frame, page)) }
            @if page.coming.is_empty() {
                p { (frame.say("page-meeting-over")) " " a href="/meetings" { (frame.say("page-meetings-title")) } }
            } @else {
                h3 { (frame.say("page-meeting-coming")) }
                ol.plain-list {
                    @for line in &page.coming { li { (coming(frame, page, line)) (note(frame, &line.note)) } }
                }
            }
            @if !page.labels.is_empty() { h2 { (frame.say("page-meeting-for")) } (labels(&page.labels)) }
            h2 { (frame.say("page-meeting-about")) }
            dl {
                @for (name, value) in &page.facts { dt { (frame.say(name)) } dd { (value) } }
            }
            p.ways { a href="/meetings" { (frame.say("page-meetings-all")) } }
        },
    )
}

/// One session, on the clock of the series and on that of the reader.
fn coming(frame: &Frame, page: &SeriesPage, line: &SessionLine) -> Markup {
    html! {
        (dates::day(frame, line.moment.local.date())) (comma(frame.language))
        (time(frame, page.reader_zone.unwrap_or(page.zone), &line.moment))
    }
}

fn when(frame: &Frame, page: &SeriesPage) -> Markup {
    let clock = dates::clock(frame.language, page.start);
    let minutes = u32::from(page.minutes);
    let days = page.every.as_ref().map(|days| {
        if days.len() == 7 {
            return frame.say("page-meeting-every-day");
        }
        let mut names: Vec<String> = dates::week(frame.language, false)
            .into_iter()
            .filter(|day| days.contains(day))
            .map(|day| dates::weekday(frame, day))
            .collect();
        let last = names.pop().unwrap_or_default();
        if names.is_empty() {
            last
        } else {
            format!("{}{}{last}", names.join(comma(frame.language)), comma(frame.language))
        }
    });
    html! {
        @if let Some(days) = days {
            (frame.say_with("page-meeting-every", &[("days", days.into()), ("time", clock.into()), ("zone", page.zone.into())])) " "
        }
        (frame.say_with("page-meeting-lasts", &[("minutes", minutes.into())]))
    }
}

fn address(slug: &str) -> String {
    format!("/meetings/{slug}")
}

fn comma(language: Language) -> &'static str {
    match language {
        Language::Fa => "، ",
        Language::En | Language::Ru => ", ",
    }
}
