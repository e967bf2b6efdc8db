//! The feeds, read as their readers read them.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::meetings::plans;
use crate::common::{TestServer, plain};

/// What the reader's own page says of the places where meetings are held.
const PROVIDERS: [&str; 3] = ["zoom.us", "meet.jit.si", "teams.microsoft.com"];

/// What tsml-ui makes of a feed: its rows, or why it would show nothing. Modelled on its loader
/// (`load-meeting-data.ts`), with everything that it drops, throws at or warns of turned into a failure.
fn loads(feed: &Value, page: &str) -> Vec<Value> {
    let rows = feed.as_array().expect("the feed is a list, without an envelope");
    assert!(!rows.is_empty(), "an empty list is \"not in the correct format\"");
    let mut slugs = HashSet::new();
    for row in rows {
        let text = |key: &str| row[key].as_str().unwrap_or_default();
        let name = text("name");
        assert!(!name.is_empty() && name.chars().count() <= 255, "{row:#}");
        let slug = text("slug");
        assert!(!slug.is_empty() && slug.len() <= 64, "{row:#}");
        assert!(slug.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'), "{slug}");
        assert!(slugs.insert(slug.to_owned()), "dropped as a duplicate: {slug}");
        assert!(!text("timezone").is_empty(), "dropped: has no timezone: {row:#}");
        assert!(!text("formatted_address").is_empty(), "dropped: no address information: {row:#}");
        assert_eq!(text("approximate"), "yes", "it would be shown as in person: {row:#}");
        assert!(
            row["day"].is_null() || row["day"].as_u64().is_some_and(|day| day < 7),
            "the page throws: {row:#}"
        );
        assert_eq!(row["day"].is_null(), row["time"].is_null(), "{row:#}");
        for key in ["time", "end_time"] {
            let fits = row[key].is_null() || text(key).len() == 5 && text(key).as_bytes()[2] == b':';
            assert!(fits, "{key}: {row:#}");
        }
        if !row["end_time"].is_null() {
            assert!(text("end_time") > text("time"), "its length would be negative: {row:#}");
        }
        let updated = text("updated");
        assert!(
            !updated.contains('T') && !updated.contains('Z') && updated.len() == 19,
            "rejected: {updated}"
        );
        for key in ["url", "entity_url", "entity_website_url", "conference_url", "website"] {
            let address = &row[key];
            let absolute =
                address.is_null() || text(key).starts_with("http://") || text(key).starts_with("https://");
            assert!(absolute, "the page throws: {key} {address}");
        }
        assert_eq!(text("entity_url"), text("entity_website_url"), "{row:#}");
        assert!(!text("entity").is_empty() && text("entity").chars().count() <= 100, "{row:#}");
        for key in ["notes", "name", "group", "conference_url_notes"] {
            assert!(!text(key).contains('<'), "no markup: {row:#}");
        }
        assert!(row["conference_url_notes"].is_null() || !row["conference_url"].is_null(), "{row:#}");
        for key in ["latitude", "contact_1_name", "contact_1_email", "contact_1_phone"] {
            assert!(row[key].is_null(), "{key} is nobody's business: {row:#}");
        }
        let types: Vec<_> = row["types"].as_array().expect("types").iter().map(plain).collect();
        assert!(!(types.contains(&"O".into()) && types.contains(&"C".into())), "{types:?}");
        assert!(!types.contains(&"ONL".into()) && types.contains(&"TXT".into()), "{types:?}");
        let unlike: HashSet<_> = types.iter().collect();
        assert_eq!(unlike.len(), types.len(), "{types:?}");
        // Active and online: by the address of the meeting, which the page has to know, or by a telephone number.
        let host = text("conference_url").split('/').nth(2).unwrap_or_default();
        let known = PROVIDERS.into_iter().chain([page]).any(|provider| host.ends_with(provider));
        let digits = text("conference_phone").bytes().filter(u8::is_ascii_digit).count();
        assert!(known || digits >= 10 || !row["website"].is_null(), "inactive: {row:#}");
    }
    rows.clone()
}

#[tokio::test]
async fn every_weekday_is_a_row_with_a_slug_of_its_own() {
    let server = TestServer::start().await;
    let keeper = server.moderator().await;
    plans(&keeper, json!({"rule": "FREQ=WEEKLY;BYDAY=WE,SU", "types": ["BE", "EN", "O", "TXT"], "description": "Come\nas you are."})).await;
    plans(&keeper, json!({"name": "Every day", "rule": "FREQ=DAILY", "attendance": "closed", "types": ["O"], "zone": "Asia/Tehran"})).await;
    let feed = server.get("/feeds/meetings.json").await.expect(200).json();
    let rows = loads(&feed, &server.authority());
    let owls: Vec<_> = rows.iter().filter(|row| row["name"] == "Night Owls").collect();
    let told: Vec<_> = owls.iter().map(|row| (plain(&row["slug"]), plain(&row["day"]))).collect();
    assert_eq!(told, [("night-owls-sun".into(), "0".into()), ("night-owls-wed".to_owned(), "3".to_owned())]);
    let row = owls[0];
    assert_eq!(
        (&row["time"], &row["end_time"], &row["timezone"]),
        (&json!("21:30"), &json!("22:30"), &json!("Europe/London"))
    );
    assert_eq!(row["types"], json!(["O", "BE", "EN", "TXT"]));
    assert_eq!(row["formatted_address"], "Online");
    assert_eq!(row["notes"], "Come as you are.");
    assert_eq!(row["conference_url"], format!("{}/app/meetings/night-owls", server.origin()));
    let every_day = rows.iter().filter(|row| row["name"] == "Every day");
    assert_eq!(every_day.clone().count(), 7);
    assert!(
        every_day.into_iter().all(|row| row["types"] == json!(["C", "TXT"])),
        "open and closed is closed"
    );
}

#[tokio::test]
async fn one_that_goes_on_over_midnight_has_no_end() {
    let server = TestServer::start().await;
    let keeper = server.moderator().await;
    plans(&keeper, json!({"starts": "2026-01-05T23:30"})).await;
    let feed = server.get("/feeds/meetings.json").await.json();
    let rows = loads(&feed, &server.authority());
    assert_eq!((&rows[0]["time"], &rows[0]["end_time"]), (&json!("23:30"), &Value::Null));
    assert_eq!(rows[0]["slug"], "night-owls", "one weekday needs no more than the slug of the series");
}

#[tokio::test]
async fn what_does_not_come_every_week_is_listed_without_a_day_and_what_is_over_not_at_all() {
    let server = TestServer::start().await;
    let keeper = server.moderator().await;
    plans(&keeper, json!({"name": "First Monday", "rule": "FREQ=MONTHLY;BYDAY=1MO"})).await;
    plans(&keeper, json!({"name": "Over", "rule": "FREQ=WEEKLY;COUNT=2", "starts": "2020-01-06T19:00"}))
        .await;
    plans(&keeper, json!({"name": "Far away", "rule": "FREQ=WEEKLY", "starts": "2090-01-06T19:00"})).await;
    let feed = server.get("/feeds/meetings.json").await.json();
    let rows = loads(&feed, &server.authority());
    assert_eq!(rows.len(), 1, "{feed:#}");
    assert_eq!((&rows[0]["name"], &rows[0]["day"]), (&json!("First Monday"), &Value::Null));
    assert!(plain(&rows[0]["notes"]).ends_with("(Europe/London)."), "{:#}", rows[0]);
}

#[tokio::test]
async fn pages_elsewhere_may_read_the_feed_and_put_anything_behind_it() {
    let server = TestServer::start().await;
    for query in ["", "?1764000000000", "?a=b&a=c", "?%zz"] {
        let answer = server.get(&format!("/feeds/meetings.json{query}")).await.expect(200);
        assert_eq!(answer.header("access-control-allow-origin"), "*");
        assert_eq!(answer.header("cross-origin-resource-policy"), "cross-origin");
        assert_eq!(answer.header("content-type"), "application/json");
        assert_eq!(answer.json(), json!([]), "an empty list is a list");
    }
    let answer = server.get("/feeds/meetings.ics?x").await.expect(200);
    assert_eq!(answer.header("content-type"), "text/calendar; charset=utf-8");
    assert_eq!(answer.header("access-control-allow-origin"), "*");
}

#[tokio::test]
async fn an_operator_says_where_meetings_are_and_that_rooms_are_open() {
    let server = TestServer::with("meetings.feed_address", "Leeds, UK")
        .with("meetings.feed_phone", "+44 113 4960000")
        .with("meetings.feed_rooms", true)
        .with("server.public_url", "https://rooms.example.org")
        .with("community.name", "Example Recovery")
        .start()
        .await;
    let keeper = server.moderator().await;
    plans(&keeper, json!({})).await;
    let open = keeper.opens_room(json!({"name": "Evening room", "language": "ru"})).await;
    keeper.opens_room(json!({"name": "Among ourselves", "visibility": "invite"})).await;
    let feed = server.get("/feeds/meetings.json").await.json();
    // A page that knows nothing of this server takes it as online all the same.
    let rows = loads(&feed, "nothing.example");
    assert_eq!(rows.len(), 2, "{feed:#}");
    assert_eq!(rows[0]["formatted_address"], "Leeds, UK");
    assert_eq!(rows[0]["conference_url"], "https://rooms.example.org/app/meetings/night-owls");
    assert_eq!(rows[0]["entity"], "Example Recovery");
    let room = &rows[1];
    // online-meeting-list takes a row without day, time, provider and telephone, but with a website, as a forum.
    assert_eq!(room["website"], format!("https://rooms.example.org/app/rooms/{open}"));
    for key in ["day", "time", "conference_url", "conference_phone"] {
        assert!(room[key].is_null(), "{key}: {room:#}");
    }
    assert_eq!(room["types"], json!(["O", "RUS", "TXT"]));
    for (key, value) in
        [("meetings.zone", "Mars/Base"), ("meetings.feed_phone", "12"), ("meetings.feed_address", " ")]
    {
        let Err(refusal) = TestServer::with(key, value).try_start().await else { panic!("{key} was taken") };
        assert!(refusal.printed.contains(key), "{}", refusal.printed);
    }
}

#[tokio::test]
async fn a_calendar_reads_the_meetings_with_their_clocks() {
    let server = TestServer::start().await;
    let keeper = server.moderator().await;
    let name = "Owls; by night, \u{1f989} \\ every week in the same place as always";
    let series = plans(&keeper, json!({"name": name, "slug": "owls", "description": "First line,\nsecond; line \u{645}\u{62a}\u{646} ".repeat(8)})).await;
    plans(&keeper, json!({"name": "Tehran", "zone": "Asia/Tehran", "rule": "FREQ=WEEKLY;UNTIL=20300101"}))
        .await;
    plans(&keeper, json!({"name": "Once", "zone": "UTC", "rule": null})).await;
    let change = |at: &str| format!("/api/v1/meetings/owls/exceptions/{at}");
    keeper.put(&change("2026-02-02T21:30"), json!({"kind": "skip"})).await.expect(204);
    keeper
        .put(&change("2026-02-09T21:30"), json!({"kind": "cancel", "reason": "ill, sorry"}))
        .await
        .expect(204);
    keeper
        .put(&change("2026-02-16T21:30"), json!({"kind": "move", "to": "2026-02-17T20:00"}))
        .await
        .expect(204);
    let text = server.get("/feeds/meetings.ics").await.expect(200).text();
    // scripts/calendar-proof reads it with the parser of yet another project.
    if let Ok(file) = std::env::var("HOMEGROUP_CALENDAR_OUT") {
        std::fs::write(file, &text).expect("the calendar can be written");
    }
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "a line is too long:\n{text}");
    assert!(!text.replace("\r\n", "").contains('\n'), "a line ends without a return");
    let calendar: icalendar::Calendar = text.parse().unwrap_or_else(|cause| panic!("{cause}\n{text}"));
    use icalendar::{CalendarComponent, Component};
    let mut uids = HashSet::new();
    let mut events = Vec::new();
    for component in &calendar.components {
        if let CalendarComponent::Event(event) = component {
            uids.insert(event.get_uid().expect("a UID").to_owned());
            events.push(event);
        }
    }
    assert_eq!((uids.len(), events.len()), (3, 5), "{text}");
    assert!(uids.contains(&plain(&series["id"])));
    assert!(text.contains("\r\nEXDATE;TZID=Europe/London:20260202T213000\r\n"), "{text}");
    assert!(text.contains("\r\nRECURRENCE-ID;TZID=Europe/London:20260216T213000\r\n"), "{text}");
    assert!(text.contains("\r\nSTATUS:CANCELLED\r\nCOMMENT:ill\\, sorry\r\n"), "{text}");
    assert!(text.contains("\r\nDTSTART:20260105T213000Z\r\n"), "UTC needs no clocks: {text}");
    // The last day of a rule is told in UTC: the end of it in Tehran.
    assert!(text.contains("UNTIL=20300101T202959Z"), "{text}");
    for zone in ["Europe/London", "Asia/Tehran"] {
        assert_eq!(text.matches(&format!("\r\nTZID:{zone}\r\n")).count(), 1, "{text}");
    }
    // London, spring of 2026: at one in the morning, from Greenwich time to summer time.
    assert!(text.contains("20260329T010000"), "{text}");
    // One series has a calendar of its own, under the same UID.
    let own = server.get("/meetings/owls.ics").await.expect(200);
    assert_eq!(own.header("content-type"), "text/calendar; charset=utf-8");
    assert!(own.text().contains(&format!("UID:{}", plain(&series["id"]))) && !own.text().contains("Tehran"));
    let discreet = server.get("/meetings/owls.ics?discreet=1").await.expect(200).text();
    assert!(
        !discreet.contains("Owls") && !discreet.contains("meetings/owls") && discreet.contains("SUMMARY:"),
        "{discreet}"
    );
    server.get("/meetings/nothing.ics").await.expect_any_problem(404);
}

#[tokio::test]
async fn meetings_elsewhere_are_taken_in_from_a_file() {
    let server = TestServer::start().await;
    let file = server.data_dir().join("their feed.json");
    let rows = json!([
        {"slug": "a", "name": "Sunrise", "day": "1", "time": "06:30", "timezone": "Europe/Paris", "types": ["O", "HE", "??"]},
        {"slug": "b", "name": "Both", "day": [0, 6], "time": "19:00", "conference_url": "https://example.org/b"},
        {"slug": "c", "name": "By appointment"},
        7
    ]);
    std::fs::write(&file, rows.to_string()).expect("a file");
    let path = file.to_str().expect("a path");
    let done = server.command(&["meetings", "import", path], "");
    let (out, told) = (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    assert!(
        done.status.success() && out.contains("kept 3 meetings of their feed, left out 2"),
        "{out}{told}"
    );
    assert!(told.contains("row 3 has no time of day") && told.contains("row 4 is no meeting"), "{told}");
    // The same feed again takes the place of what it said before.
    server.command(&["meetings", "import", path], "");
    assert_eq!(server.db_number("SELECT count(*) FROM meetings_elsewhere").await, 3);
    std::fs::write(&file, "{\"error\": 1}").expect("a file");
    let refused = server.command(&["meetings", "import", path], "");
    assert_eq!(refused.status.code(), Some(1));
    assert_eq!(server.db_number("SELECT count(*) FROM meetings_elsewhere").await, 3);
}

#[tokio::test]
async fn a_real_feed_is_taken_in_without_an_error() {
    let shared = std::env::var("HOMEGROUP_SHARED").unwrap_or_else(|_| "../shared".to_owned());
    // The command runs in a folder of its own.
    let Ok(feed) =
        std::path::Path::new(&shared).join("data/meeting_guide_feed_minneapolis.json").canonicalize()
    else {
        println!("skipped: there is no feed in {shared}");
        return;
    };
    let feed = feed.to_str().expect("a path in UTF-8");
    let server = TestServer::start().await;
    let done = server.command(&["meetings", "import", feed, "--zone", "America/Chicago"], "");
    let out = String::from_utf8_lossy(&done.stdout);
    assert!(
        done.status.success() && out.contains("kept 1048 meetings"),
        "{out}{}",
        String::from_utf8_lossy(&done.stderr)
    );
}
