//! Meetings: planned once, found by everybody at the right time.

use serde_json::{Value, json};

use crate::common::{Answer, Person, TestServer, plain};

const PATH: &str = "/api/v1/meetings";

/// What a moderator types for a weekly meeting; `extra` is laid over it.
pub fn wish(extra: Value) -> Value {
    let mut wish = json!({"name": "Night Owls", "starts": "2026-01-05T21:30", "zone": "Europe/London",
        "rule": "FREQ=WEEKLY;BYDAY=MO", "duration_minutes": 60, "types": ["D", "EN"]});
    for (key, value) in extra.as_object().expect("extra fields are an object") {
        wish[key] = value.clone();
    }
    wish
}

pub async fn plans(person: &Person, extra: Value) -> Value {
    person.post(PATH, wish(extra)).await.expect(201).json()
}

async fn changes(person: &Person, series: &Value, change: Value) -> Answer {
    person.patch(&format!("{PATH}/{}", plain(&series["id"])), change).await
}

#[tokio::test]
async fn a_meeting_keeps_its_hour_over_the_change_of_the_clocks() {
    let server = TestServer::start().await;
    let keeper = server.moderator().await;
    let series = plans(&keeper, json!({})).await;
    assert_eq!(series["slug"], "night-owls");
    let path = format!("{PATH}/night-owls?from=2026-03-20T00:00:00Z&to=2026-04-10T00:00:00Z");
    let found = server.get(&path).await.expect(200).json();
    let starts: Vec<_> =
        found["sessions"].as_array().expect("sessions").iter().map(|one| plain(&one["starts_at"])).collect();
    assert_eq!(starts, ["2026-03-23T21:30:00.000Z", "2026-03-30T20:30:00.000Z", "2026-04-06T20:30:00.000Z"]);
    assert_eq!(found["sessions"][1]["at"], "2026-03-30T21:30:00");
}

#[tokio::test]
async fn who_chairs_is_shown_to_members_and_what_is_for_members_to_nobody_else() {
    let server = TestServer::start().await;
    let (keeper, ada) = (server.moderator().await, server.member().await);
    plans(&keeper, json!({"chairs": [ada.handle, keeper.handle]})).await;
    plans(&keeper, json!({"name": "Inner circle", "visibility": "members"})).await;
    let seen = server.get(PATH).await.expect(200).json();
    assert_eq!(seen["items"].as_array().map(Vec::len), Some(1), "{seen:#}");
    assert!(seen["items"][0]["chairs"].is_null() && !seen.to_string().contains(&ada.handle), "{seen:#}");
    let seen = ada.get(PATH).await.expect(200).json();
    assert_eq!(seen["items"].as_array().map(Vec::len), Some(2));
    let chairs = seen["items"][0]["chairs"].as_array().expect("chairs");
    assert_eq!(
        chairs.iter().map(|one| plain(&one["handle"])).collect::<Vec<_>>(),
        [ada.handle.as_str(), &keeper.handle]
    );
    server.get(&format!("{PATH}/inner-circle")).await.expect_problem(404, "meetings/not-found");
    let feed = server.get("/feeds/meetings.json").await.expect(200).text();
    let calendar = server.get("/feeds/meetings.ics").await.expect(200).text();
    assert!(!(feed + &calendar).contains("Inner circle"));
}

#[tokio::test]
async fn a_chair_changes_sessions_and_texts_but_not_who_chairs() {
    let server = TestServer::start().await;
    let (keeper, ada) = (server.moderator().await, server.member().await);
    let series = plans(&keeper, json!({"chairs": [ada.handle]})).await;
    assert_eq!(ada.get(&format!("{PATH}/night-owls")).await.json()["may_change"], true);
    changes(&ada, &series, json!({"description": "Come as you are."})).await.expect(200);
    changes(&ada, &series, json!({"chairs": []})).await.expect_problem(403, "meetings/forbidden");
    changes(&ada, &series, json!({"visibility": "members"})).await.expect_problem(403, "meetings/forbidden");
    ada.delete(&format!("{PATH}/night-owls")).await.expect_problem(403, "meetings/forbidden");
    changes(&keeper, &series, json!({"chairs": []})).await.expect(200);
    changes(&ada, &series, json!({"description": ""})).await.expect_problem(403, "meetings/forbidden");
}

#[tokio::test]
async fn a_session_is_cancelled_moved_skipped_and_held_after_all() {
    let server = TestServer::start().await;
    let keeper = server.moderator().await;
    plans(&keeper, json!({})).await;
    let path = |at: &str| format!("{PATH}/night-owls/exceptions/{at}");
    let ill = json!({"kind": "cancel", "reason": "the chair is ill"});
    keeper.put(&path("2026-02-02T21:30:00"), ill).await.expect(204);
    keeper.put(&path("2026-02-09T21:30"), json!({"kind": "skip"})).await.expect(204);
    let to = json!({"kind": "move", "to": "2026-02-17T20:00"});
    keeper.put(&path("2026-02-16T21:30:00"), to).await.expect(204);
    let told = async || {
        let path = format!("{PATH}/night-owls?from=2026-02-01T00:00:00Z&to=2026-02-22T00:00:00Z");
        let found = server.get(&path).await.expect(200).json();
        let one = |one: &Value| format!("{} {}", plain(&one["starts_at"]), plain(&one["status"]));
        found["sessions"].as_array().expect("sessions").iter().map(one).collect::<Vec<_>>()
    };
    assert_eq!(told().await, ["2026-02-02T21:30:00.000Z cancelled", "2026-02-17T20:00:00.000Z moved"]);
    keeper.delete(&path("2026-02-02T21:30:00")).await.expect(204);
    assert_eq!(told().await[0], "2026-02-02T21:30:00.000Z planned");
    keeper.delete(&path("2026-02-02T21:30:00")).await.expect_problem(404, "meetings/no-session");
    keeper
        .put(&path("2026-02-03T21:30:00"), json!({"kind": "skip"}))
        .await
        .expect_problem(404, "meetings/no-session");
    for wrong in [
        json!({"kind": "move"}),
        json!({"kind": "move", "to": "soon"}),
        json!({"kind": "skip", "to": "2026-02-17T20:00"}),
    ] {
        keeper.put(&path("2026-02-16T21:30:00"), wrong).await.expect_problem(422, "meetings/move-unreadable");
    }
    let gone = keeper.get(&format!("{PATH}/night-owls")).await.json();
    assert!(gone["exceptions"].as_array().is_some(), "{gone:#}");
}

#[tokio::test]
async fn what_cannot_be_planned_is_refused_at_its_field() {
    let server = TestServer::start().await;
    let keeper = server.moderator().await;
    for (extra, kind, pointer) in [
        (json!({"name": " "}), "name-empty", "/name"),
        (json!({"name": "x".repeat(65)}), "name-too-long", "/name"),
        (json!({"description": "long ".repeat(300)}), "description-too-long", "/description"),
        (json!({"slug": "Night Owls"}), "slug-unreadable", "/slug"),
        (json!({"starts": "tomorrow"}), "start-unreadable", "/starts"),
        (json!({"zone": "Mars/Base"}), "zone-unknown", "/zone"),
        (json!({"duration_minutes": 0}), "duration-out-of-bounds", "/duration_minutes"),
        (json!({"rule": "FREQ=SECONDLY"}), "rule-value", "/rule"),
        (json!({"rule": "BYDAY=MO"}), "rule-no-frequency", "/rule"),
        (json!({"rule": "FREQ=WEEKLY;BYSECOND=1"}), "rule-part-unknown", "/rule"),
        (json!({"rule": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"}), "never-held", "/rule"),
        (json!({"types": ["ONL"]}), "type-unknown", "/types"),
        (json!({"types": vec!["O"; 21]}), "too-many-types", "/types"),
        (json!({"chairs": ["nobodyhere"]}), "chair-unknown", "/chairs"),
        (json!({"chairs": vec!["x"; 11]}), "too-many-chairs", "/chairs"),
    ] {
        let problem = keeper.post(PATH, wish(extra)).await.expect_problem(422, &format!("meetings/{kind}"));
        assert_eq!(problem["errors"][0]["pointer"], pointer, "{problem:#}");
    }
    for query in [
        "from=2026-01-01T00:00:00Z",
        "from=x&to=y",
        "from=2026-01-01T00:00:00Z&to=2027-01-01T00:00:00Z",
        "from=0001-01-01T00:00:00Z&to=0001-01-02T00:00:00Z",
    ] {
        server.get(&format!("{PATH}?{query}")).await.expect_problem(400, "meetings/window-wrong");
    }
    plans(&keeper, json!({"slug": "owls"})).await;
    keeper.post(PATH, wish(json!({"slug": "owls"}))).await.expect_problem(409, "meetings/slug-taken");
    // A name that is taken gets an address of its own, and so does one without Latin letters.
    let again = plans(&keeper, json!({"name": "Owls"})).await;
    assert!(plain(&again["slug"]).starts_with("owls-"), "{again:#}");
    let russian = plans(&keeper, json!({"name": "Вечерний круг"})).await;
    assert!(plain(&russian["slug"]).starts_with("meeting-"), "{russian:#}");
    assert_eq!(server.errors_logged(), [""; 0]);
}

#[tokio::test]
async fn a_chair_takes_along_what_they_chair_and_leaves_nothing_behind() {
    let server = TestServer::start().await;
    let (keeper, ada) = (server.moderator().await, server.member().await);
    plans(&keeper, json!({"chairs": [ada.handle]})).await;
    let archive = ada.get("/api/v1/me/export").await.expect(200);
    assert!(String::from_utf8_lossy(&archive.bytes).contains("meetings.json"));
    ada.delete_with("/api/v1/me", json!({"passphrase": ada.passphrase})).await.expect(204);
    let seen = keeper.get(&format!("{PATH}/night-owls")).await.expect(200).json();
    assert_eq!(seen["chairs"], json!([]));
    assert_eq!(server.db_number("SELECT count(*) FROM meeting_chairs").await, 0);
}

#[tokio::test]
async fn the_series_come_page_by_page_and_survive_a_restart() {
    let mut server = TestServer::start().await;
    let keeper = server.moderator().await;
    for number in 1..=3 {
        plans(&keeper, json!({"name": format!("Owls {number}")})).await;
    }
    server.kill_and_start_again().await;
    let (mut names, mut after) = (Vec::new(), String::new());
    loop {
        let page = server.get(&format!("{PATH}?limit=2{after}")).await.expect(200).json();
        names.extend(page["items"].as_array().expect("items").iter().map(|one| plain(&one["name"])));
        if page["next"].is_null() {
            break;
        }
        after = format!("&after={}", plain(&page["next"]));
    }
    assert_eq!(names, ["Owls 1", "Owls 2", "Owls 3"]);
}
