use maud::Markup;
use regex::Regex;

use super::decisions::{appeal_at_the_door, appeal_sent};
use super::destination::Destination;
use super::entry::{self, Joining, Then};
use super::forms::Refusal;
use super::frame::{Frame, Theme};
use super::help::{HelpPage, all_numbers};
use super::help_card::numbers;
use super::meetings;
use super::message::{MessagePage, message_page};
use super::numbers::country;
use super::report::{Reporting, report_page};
use super::rooms::{
    Asks, News, PlainRoom, RoomLine, RoomsPage, Said, Standing, Words, plain_room, rooms, rooms_waiting,
};
use super::transparency::transparency;
use super::welcome::{Doorway, welcome};
use super::{reading, refused};
use crate::clock::Timestamp;
use crate::config::{CrisisLine, Help};
use crate::moderation::{DecidedCell, Figures};
use crate::review::Verdict;
use crate::rooms::{LessVoice, LessVoiceKind, Reaction, ReactionCount};
use crate::words::Language;

#[test]
fn every_page_is_whole_in_every_language() {
    let unsaid = Regex::new(r"\bpage-[a-z]+-?[a-z0-9-]*|\{ ?\$").expect("a pattern");
    for (name, page) in every_page() {
        let html = page.into_string();
        assert_eq!(html.matches("<h1").count(), 1, "{name}: one h1");
        assert_eq!(html.matches("<main").count(), 1, "{name}: one main");
        // Choosing a language would lose what is shown once.
        let chooser = !name.ends_with("codes");
        assert_eq!(html.contains("action=\"/language\""), chooser, "{name} and its choices");
        for needed in ["class=\"skip\" href=\"#main\"", "href=\"/exit\"", "href=\"/help\""] {
            assert!(html.contains(needed), "{name} lacks {needed}");
        }
        // A strict policy would refuse them, and a page would be bare.
        for refused in ["style=\"", "<style", "onclick", "javascript:", "https://", "http://"] {
            assert!(!html.contains(refused), "{name} has {refused}");
        }
        let text = without_markup(&html);
        assert_eq!(unsaid.find(&text).map(|found| found.as_str()), None, "{name} has a text without words");
    }
}

#[test]
fn every_label_and_link_inside_a_page_leads_somewhere() {
    let reference =
        Regex::new(r##"(?:for|href|aria-labelledby|aria-describedby|data-reveal)="#?([a-z][a-z0-9_ -]*)""##)
            .expect("a pattern");
    let ids = Regex::new(r#" id="([^"]+)""#).expect("a pattern");
    for (name, page) in every_page() {
        let html = page.into_string();
        for found in reference.captures_iter(&html) {
            for id in found[1].split(' ') {
                assert!(html.contains(&format!("id=\"{id}\"")), "{name} speaks of #{id}");
            }
        }
        let mut seen = std::collections::BTreeSet::new();
        for found in ids.captures_iter(&html) {
            assert!(seen.insert(found[1].to_owned()), "{name} has #{} twice", &found[1]);
        }
    }
}

/// Latin letters on a Persian page are names (of programs, keys, lines) or somebody's own words.
#[test]
fn no_english_is_left_on_a_persian_page() {
    let latin = Regex::new(r"[A-Za-z]{3,}").expect("a pattern");
    let known = [
        "Homegroup",
        "AGPL",
        "later",
        "Shift",
        "SAMHSA",
        "English",
        "UTC",
        "Quiet",
        "Harbour",
        "Evening",
        "Sam",
        "invite",
        // A zone inside a sentence.
        "Europe",
        "London",
    ];
    for (name, page) in every_page().into_iter().filter(|(name, _)| name.starts_with("fa")) {
        let text = without_markup(&page.into_string());
        let english: Vec<_> =
            latin.find_iter(&text).map(|found| found.as_str()).filter(|word| !known.contains(word)).collect();
        assert!(english.is_empty(), "{name}: {english:?}");
    }
}

#[test]
fn the_direction_is_that_of_the_language() {
    let html = welcome(&frame(Language::Fa), Doorway::Open).into_string();
    assert!(html.contains("<html lang=\"fa\" dir=\"rtl\""));
    let html = welcome(&frame(Language::Ru), Doorway::Open).into_string();
    assert!(html.contains("<html lang=\"ru\" dir=\"ltr\""));
}

#[test]
fn a_discreet_page_does_not_say_what_it_is() {
    let discreet = Frame { discreet: true, ..frame(Language::En) };
    let html = entry::sign_in(&discreet, "", &Destination::default(), &[], false).into_string();
    assert!(html.contains("<title>Notes</title>"));
    assert!(html.contains("/icons/notes.svg"));
    assert!(html.contains("/notes.webmanifest"));
    assert!(!html.contains("Quiet Harbour") && !html.contains("recovery listen"));
}

#[test]
fn the_chosen_theme_is_in_the_page() {
    let dark = Frame { theme: Theme::Dark, ..frame(Language::En) };
    assert!(welcome(&dark, Doorway::Open).into_string().contains("data-theme=\"dark\""));
    assert!(!welcome(&frame(Language::En), Doorway::Open).into_string().contains("data-theme"));
}

#[test]
fn a_refused_form_keeps_what_was_typed_and_never_a_secret() {
    let refusals = [Refusal { field: Some("handle"), text: "That name is taken".to_owned() }];
    let typed = Joining { handle: "Sam <3".to_owned(), adult: true, ..Joining::default() };
    let html = entry::join(&frame(Language::En), Doorway::Open, &typed, &refusals).into_string();
    assert!(html.contains("value=\"Sam &lt;3\""));
    assert!(html.contains("<a href=\"#handle\">That name is taken</a>"));
    assert!(html.contains("aria-describedby=\"handle-hint handle-told\""));
    assert!(html.contains("<title>Please check: Join"));
    let secret = Regex::new(r#"type="password"[^>]* value="#).expect("a pattern");
    assert!(!secret.is_match(&html));
}

#[test]
fn words_of_people_cannot_become_markup() {
    let mut room = a_room();
    room.line.name = "<script>alert(1)</script>".to_owned();
    room.typed = "</textarea><b>".to_owned();
    let html = plain_room(&frame(Language::En), &room, &[]).into_string();
    assert!(!html.contains("<script>alert") && !html.contains("</textarea><b>"));
}

#[test]
fn help_shows_the_communitys_own_lines_first() {
    let own = [CrisisLine {
        country: String::new(),
        name: "Our night line".to_owned(),
        call: Some("+49 30 1234".to_owned()),
        text: None,
    }];
    let page = HelpPage { country: country("DE"), guessed: false, own_lines: &own };
    let html = page.show(&frame(Language::En)).into_string();
    assert!(html.find("Our night line") < html.find("TelefonSeelsorge"));
    assert!(html.contains("href=\"tel:+49301234\"") && html.contains("href=\"tel:112\""));
}

#[test]
fn a_country_without_a_sure_number_says_so() {
    let page = HelpPage { country: country("AF"), guessed: false, own_lines: &[] };
    let html = page.show(&frame(Language::En)).into_string();
    assert!(html.contains("no number for this country that we are sure of"));
}

/// The budget of a page on the wire, before compression makes it a quarter.
#[test]
fn pages_stay_small() {
    for (name, page) in every_page() {
        let limit = if name.ends_with("numbers") { 60_000 } else { 40_000 };
        let size = page.into_string().len();
        assert!(size < limit, "{name} has {size} bytes");
    }
}

fn every_page() -> Vec<(String, Markup)> {
    let mut pages = Vec::new();
    for language in Language::ALL {
        let mut add = |name: &str, page| pages.push((format!("{} {name}", language.tag()), page));
        let out = frame(language);
        let next = Destination::parse("/app/rooms/0198");
        let inside = Frame { signed_in: true, ..frame(language) };
        let wrong = [
            Refusal { field: Some("handle"), text: "…".to_owned() },
            Refusal { field: None, text: "…".to_owned() },
        ];
        for doorway in [Doorway::Open, Doorway::Invite, Doorway::Approval] {
            add("welcome", welcome(&out, doorway));
            add("join", entry::join(&out, doorway, &Joining::default(), &[]));
        }
        add("welcome, signed in", welcome(&inside, Doorway::Open));
        add("join, refused", entry::join(&out, Doorway::Open, &Joining::default(), &wrong));
        add("codes", entry::recovery_codes(&inside, "Sam", &["1234-5678".to_owned()], &Then::Wait));
        add("sign in", entry::sign_in(&out, "", &next, &wrong, true));
        add("code", entry::sign_in_code(&out, "Sam", "secret words", &next, &[]));
        add("recover", entry::recover(&out, "", &next, &wrong));
        for codes in [0, 1, 3, 9] {
            add("recovered", entry::recovered(&inside, codes, &Then::Go(next.clone())));
        }
        for (chosen, guessed) in [(None, false), (country("IR"), true), (country("AF"), false)] {
            add("help", HelpPage { country: chosen, guessed, own_lines: &[] }.show(&out));
        }
        add("numbers", all_numbers(&out));
        add("safety", reading::safety(&out));
        add("guidelines", reading::guidelines(&out));
        add("privacy", reading::privacy(&out, 90));
        add("about", reading::about(&out, "0.1.0"));
        add("transparency", transparency(&out, &some_figures()));
        add("refused", refused::refused(&out, "…", "…", &next));
        for (name, page) in meeting_pages(&out) {
            add(name, page);
        }
        let list = |lines| RoomsPage { lines, next: Some("0198".to_owned()), asked: "", unread: 2 };
        add("rooms, none", rooms(&inside, &list(&[]), &[]));
        add("rooms, waiting", rooms_waiting(&inside));
        let lines = [Standing::Inside, Standing::Outside, Standing::Asked, Standing::Invited]
            .map(|standing| RoomLine { standing, ..a_room().line });
        add("rooms", rooms(&inside, &list(&lines), &[]));
        add("rooms, nobody of that name", rooms(&inside, &list(&lines), &wrong));
        let talks = lines.clone().map(|line| RoomLine { direct: true, ..line });
        add("rooms, talks", rooms(&inside, &list(&talks), &[]));
        for line in talks {
            add("talk", plain_room(&inside, &PlainRoom { line, ..a_room() }, &[]));
        }
        add("room", plain_room(&inside, &a_room(), &[]));
        for line in lines {
            add("room, at the door", plain_room(&inside, &PlainRoom { line, ..a_room() }, &[]));
        }
        for news in [
            News::Sent,
            News::Held,
            News::Masked,
            News::Changed,
            News::ChangeHeld,
            News::ChangeMasked,
            News::TakenAway,
            News::Reported,
        ] {
            add("room, sent", plain_room(&inside, &PlainRoom { news: Some(news), ..a_room() }, &[]));
        }
        for said in a_room().messages {
            let own = said.id == "1";
            let can_be_reported = !own && matches!(said.words, Words::Here { .. });
            let shown = MessagePage {
                room: "0198".to_owned(),
                before: Some(12),
                said,
                given: vec![Reaction::MeToo],
                open: true,
                may_change: true,
                typed: own.then(|| "…".to_owned()),
                may_ask: (!own).then(|| "Sam".to_owned()),
                may_report: can_be_reported,
                direct: false,
                asks: Some(asks()),
            };
            add("message", message_page(&inside, &shown, &[]));
            let text = |field| Refusal { field: Some(field), text: "…".to_owned() };
            let told = [text("category"), text("note")];
            if can_be_reported {
                let nothing = Reporting::default();
                add("report", report_page(&inside, &shown, &nothing, &[]));
                add("report, refused", report_page(&inside, &shown, &nothing, &told));
            }
        }
        let body = [Refusal { field: Some("body"), text: "…".to_owned() }];
        add("room, refused", plain_room(&inside, &a_room(), &body));
        add("room, closed", plain_room(&inside, &PlainRoom { archived: true, ..a_room() }, &[]));
        let help = Some(numbers(&Help { country: "AU".to_owned(), lines: Vec::new() }, "", language));
        add("room, help", plain_room(&inside, &PlainRoom { help, ..a_room() }, &[]));
        add("room, asked", plain_room(&inside, &PlainRoom { asks: Some(asks()), ..a_room() }, &[]));
        let until = Some(Timestamp::from_millis(1_790_000_000_000));
        for (kind, until) in [(LessVoiceKind::Mute, until), (LessVoiceKind::Observe, None)] {
            let voice = Some(LessVoice { kind, until });
            add("room, not to be written in", plain_room(&inside, &PlainRoom { voice, ..a_room() }, &[]));
        }
        let text = [Refusal { field: Some("text"), text: "…".to_owned() }];
        add("appeal", appeal_at_the_door(&out, "", "", &text));
        add("appeal, sent", appeal_sent(&out));
        add("room, quiet", plain_room(&inside, &PlainRoom { messages: Vec::new(), ..a_room() }, &[]));
    }
    pages
}

fn frame(language: Language) -> Frame {
    Frame {
        language,
        theme: Theme::System,
        discreet: false,
        open_notes: false,
        community: "Quiet Harbour".to_owned(),
        signed_in: false,
        base: String::new(),
        path: "/".to_owned(),
        back: "/".to_owned(),
    }
}

fn meeting_pages(frame: &Frame) -> Vec<(&'static str, Markup)> {
    use meetings::{Choice, ElsewhereLine, Filter, Moment, Note, Schedule, SeriesPage, SessionLine};
    let local: chrono::NaiveDateTime = "2026-11-30T21:30:00".parse().expect("a time");
    let moment = Moment {
        starts: Timestamp::from_millis(1_796_074_200_000),
        local,
        local_end: local + chrono::Duration::hours(1),
    };
    let line = |note| SessionLine {
        slug: "night-owls".to_owned(),
        name: "Night Owls".to_owned(),
        moment: moment.clone(),
        labels: vec!["…".to_owned()],
        note,
    };
    let lines = vec![line(Note::Planned), line(Note::Moved), line(Note::Cancelled("…".to_owned()))];
    let theirs = ElsewhereLine {
        name: "Sunrise".to_owned(),
        moment: moment.clone(),
        place: "…".to_owned(),
        address: "/their-page".to_owned(),
        phone: "+1 555".to_owned(),
        held_by: "Sunrise Club".to_owned(),
        labels: Vec::new(),
    };
    let choice = Choice {
        name: "for",
        options: vec![("W".to_owned(), frame.say("meeting-type-W"))],
        chosen: Some("W".to_owned()),
    };
    let filter = Filter {
        zones: vec!["Asia/Tehran", "Europe/London"],
        day: Some(chrono::Weekday::Mon),
        sunday_first: true,
        choices: vec![choice],
    };
    let full = Schedule {
        zone: "Europe/London",
        now: lines.clone(),
        soon: lines.clone(),
        next: Some(line(Note::Planned)),
        days: vec![(local.date(), lines.clone())],
        elsewhere: vec![theirs],
        filter,
        any: true,
    };
    let quiet = Schedule { now: Vec::new(), soon: Vec::new(), ..full.clone() };
    let nothing = Schedule { next: None, days: Vec::new(), ..quiet.clone() };
    let none = Schedule { any: false, ..nothing.clone() };
    let page = SeriesPage {
        slug: "night-owls".to_owned(),
        name: "Night Owls".to_owned(),
        description: "…\n\n…".to_owned(),
        zone: "Europe/London",
        minutes: 61,
        every: Some(vec![chrono::Weekday::Mon, chrono::Weekday::Fri]),
        start: local,
        door: "page-meeting-door-open",
        facts: vec![("meeting-service", frame.say("meeting-service-family"))],
        labels: vec!["…".to_owned()],
        coming: lines,
        reader_zone: Some("Asia/Tehran"),
    };
    let over = SeriesPage { coming: Vec::new(), every: None, ..page.clone() };
    vec![
        ("meetings", meetings::schedule(frame, &full)),
        ("meetings, quiet", meetings::schedule(frame, &quiet)),
        ("meetings, nothing fits", meetings::schedule(frame, &nothing)),
        ("meetings, none", meetings::schedule(frame, &none)),
        ("meeting", meetings::series(frame, &page)),
        ("meeting, over", meetings::series(frame, &over)),
    ]
}

fn a_room() -> PlainRoom {
    let at = Timestamp::from_millis(1_790_000_000_000);
    let words = |author: Option<&str>| Words::Here {
        author: author.map(str::to_owned),
        own: author.is_some(),
        html: "<p>…</p>".to_owned(),
        note: author.map(|_| "…".to_owned()),
        edited: author.is_some(),
        reactions: vec![ReactionCount { reaction: Reaction::WithYou, count: 2, mine: false }],
    };
    let (here, gone) = (words(Some("Sam")), words(None));
    let said = |id: &str, words| Said { id: id.to_owned(), at, words };
    PlainRoom {
        line: RoomLine {
            id: "0198".to_owned(),
            name: "Evening".to_owned(),
            description: "…".to_owned(),
            standing: Standing::Inside,
            direct: false,
            unread: 3,
        },
        archived: false,
        messages: vec![said("1", here), said("2", gone), said("3", Words::Removed)],
        older: Some("12".to_owned()),
        before: None,
        next_id: "0199".to_owned(),
        typed: String::new(),
        news: None,
        voice: None,
        asks: None,
        help: None,
    }
}

fn asks() -> Asks {
    Asks { reason: "…".to_owned(), suggestion: "…".to_owned() }
}

/// What a reader reads: no tags, no lists of countries, no lines' own names.
fn without_markup(html: &str) -> String {
    let body = html.split_once("<body>").map_or(html, |(_, body)| body);
    let own_names = Regex::new(r#"<bdi>[^<]*</bdi>|<code[^>]*>[^<]*</code>|<option value="[A-Z][a-z]+/[^<]*</option>|<h1>Night[^<]*"#).expect("a pattern");
    let tags = Regex::new(r"<[^>]*>").expect("a pattern");
    tags.replace_all(&own_names.replace_all(body, " "), " ").into_owned()
}

fn some_figures() -> Figures {
    let cells = [Verdict::Keep, Verdict::Remove, Verdict::PutOut, Verdict::Lift];
    Figures {
        since: Timestamp::from_millis(0),
        until: Timestamp::from_millis(1),
        fewest: 5,
        reports: Some(12),
        refused_by_rules: None,
        decisions: cells.map(|verdict| DecidedCell { verdict, count: Some(21) }).to_vec(),
        appeals: Some(7),
        overturned: None,
        half_within_minutes: Some(2),
        most_within_minutes: Some(21),
    }
}
