//! Raids: many come at once, and those who were here hardly notice.

use std::time::{Duration, Instant};

use futures_util::StreamExt;
use serde_json::{Value, json};
use uuid::Uuid;

use super::room_of_three;
use crate::common::{Person, Room, TestServer, plain};

/// The shipped way in: joins are counted, and nothing else stands in the way.
async fn guarded() -> TestServer {
    TestServer::with("limits.joins_per_minute", 60).start().await
}

async fn tries_to_join(person: &Person, room: Room) -> u16 {
    person.put(&format!("/api/v1/rooms/{room}/members/me"), json!({})).await.status
}

async fn tries_to_say(person: &Person, room: Room, text: &str) -> Value {
    person.tries_to_say(room, json!({"id": Uuid::new_v4(), "body": text})).await.json()
}

/// Names that no reader takes for one another, as the server demands: some letters look alike.
fn one_of_the_wave(number: usize) -> String {
    let letters = number
        .to_string()
        .bytes()
        .map(|digit| char::from(b"abdefhkstz"[usize::from(digit - b'0')]))
        .collect::<String>();
    format!("raider{letters}")
}

/// A hundred are a wave; `RAID=500` makes it the one that is measured.
fn size_of_the_wave() -> usize {
    std::env::var("RAID").ok().and_then(|many| many.parse().ok()).unwrap_or(100)
}

/// What one of the wave saw of the door.
struct Came {
    person: Person,
    let_in: bool,
    at: Instant,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wave_is_hardly_heard_and_is_put_out_in_one_act() {
    let many = size_of_the_wave();
    let server = guarded().await;
    let keeper = server.moderator().await;
    let room = keeper.opens_room(json!({})).await;
    let (mut people, mut ears) = (Vec::new(), Vec::new());
    for _ in 0..30 {
        let person = server.member().await;
        keeper.lets_in(room, &person).await;
        ears.push(person.listens_to(room).await);
        people.push(person);
    }
    let before = people[0].says(room, "We were talking quietly.").await;
    assert!(before["seq"].is_number(), "{before:#}");

    let began = Instant::now();
    let wave = (0..many).map(async |number: usize| {
        let person = server.member_named(&one_of_the_wave(number)).await;
        let let_in = tries_to_join(&person, room).await == 204;
        let at = Instant::now();
        for _ in 0..3 {
            tries_to_say(&person, room, &format!("hostile canary {number}")).await;
        }
        Came { person, let_in, at }
    });
    let came: Vec<Came> = futures_util::stream::iter(wave).buffer_unordered(6).collect().await;
    let took = began.elapsed();

    let mut doors: Vec<&Came> = came.iter().collect();
    doors.sort_by_key(|came| came.at);
    let let_in = doors.iter().filter(|came| came.let_in).count();
    assert!((15..30).contains(&let_in), "{let_in} were let in");
    let fifteenth = doors.iter().filter(|came| came.let_in).nth(14).expect("so many were let in").at;
    let last_in = doors.iter().filter(|came| came.let_in).map(|came| came.at).max().expect("somebody");
    assert!(last_in.duration_since(fifteenth) <= Duration::from_secs(2), "the door stayed open");
    println!(
        "{let_in} of {many} came in within {took:?}; locked {:?} after the fifteenth",
        last_in - fifteenth
    );

    let after = keeper.says(room, "All is well.").await;
    for ear in &mut ears {
        let mut heard = 0;
        loop {
            let event = ear.hears_a("event").await;
            if event["message"]["id"] == after["id"] {
                break;
            }
            heard +=
                usize::from(event["message"]["body"].as_str().is_some_and(|body| body.contains("hostile")));
        }
        assert!(heard <= 5, "{heard} hostile messages were heard");
    }
    for person in &people {
        assert!(person.sees_room(room).await["membership"].is_object(), "nobody who was here was put out");
    }
    assert_eq!(people[0].sees_room(room).await["careful"], true);

    let waves = keeper.get("/api/v1/moderation/waves").await.expect(200).json();
    let wave = &waves["items"][0];
    assert_eq!(wave["accounts"], many, "{waves:#}");
    let path = format!("/api/v1/moderation/waves/{}", plain(&wave["id"]));
    let pressed = Instant::now();
    let purged = keeper.post(&format!("{path}/purge"), json!({})).await.expect(200).json();
    println!("purged {purged} in {:?}", pressed.elapsed());
    assert!(pressed.elapsed() <= Duration::from_secs(5), "the purge took {:?}", pressed.elapsed());
    assert_eq!(purged["accounts"], many);
    assert!(!json!(people[1].whole_log(room).await).to_string().contains("hostile"));
    came[0].person.get("/api/v1/me").await.expect(401);
    let queue = keeper.queue().await;
    assert!(queue.iter().all(|item| item["kind"] == "raid"), "nothing of theirs waits: {queue:#?}");
    let verified = keeper.get("/api/v1/moderation/audit/verification").await.expect(200).json();
    assert_eq!(verified["broken"], Value::Null);
    assert_eq!(server.errors_logged(), [""; 0]);
}

#[tokio::test]
async fn raid_mode_by_hand_closes_the_door_and_survives_a_restart() {
    let mut server = guarded().await;
    let (keeper, room, ada, ben) = room_of_three(&server).await;
    let mut ear = ben.listens_to(room).await;
    let path = format!("/api/v1/moderation/rooms/{room}/raid");
    ada.put(&path, json!({"on": true})).await.expect(403);
    keeper.put(&path, json!({"on": true, "hours": 0})).await.expect_problem(422, "moderation/raid-unfit");
    keeper.put(&path, json!({"on": true})).await.expect(204);
    keeper.put(&path, json!({"on": true})).await.expect(204);
    let notice = ear.hears_a("notice").await;
    assert_eq!(
        (&notice["kind"], &notice["room"], &notice["on"]),
        (&json!("raid"), &json!(room.0), &json!(true))
    );
    server.kill_and_start_again().await;

    let cem = server.member().await;
    let closed = cem.put(&format!("/api/v1/rooms/{room}/members/me"), json!({})).await;
    assert!(closed.expect_problem(403, "rooms/door-closed")["until"].is_string());
    let ack = tries_to_say(&ada, room, "hello again").await;
    assert_eq!((&ack["held"], &ack["notices"][0]["rule"]), (&json!(true), &json!("raid")));
    let link = ada.tries_to_say(room, json!({"id": Uuid::new_v4(), "body": "look at aa.org"})).await;
    link.expect_problem(403, "rooms/links-off");
    let said = tries_to_say(&keeper, room, "We look after it. See aa.org").await;
    assert!(said["seq"].is_number(), "those who look after it speak as ever: {said:#}");
    assert_eq!(ada.sees_room(room).await["careful"], true);
    let raids = keeper.get("/api/v1/moderation/raid").await.expect(200).json();
    assert_eq!((&raids["items"][0]["on"], &raids["items"][0]["by"]["id"]), (&json!(true), &json!(keeper.id)));

    keeper.put(&path, json!({"on": false})).await.expect(204);
    assert_eq!(tries_to_join(&cem, room).await, 204);
    assert!(tries_to_say(&ada, room, "hello").await["seq"].is_number());
    assert_eq!(keeper.get("/api/v1/moderation/raid").await.json()["items"][0]["on"], false);
}

#[tokio::test]
async fn under_attack_the_community_looks_at_everybody_who_comes() {
    let server = guarded().await;
    let (keeper, room, ada, _) = room_of_three(&server).await;
    ada.put("/api/v1/moderation/raid", json!({"on": true})).await.expect(403);
    keeper.put("/api/v1/moderation/raid", json!({"on": true})).await.expect(204);
    let cem = server.member().await;
    assert_eq!(cem.get("/api/v1/me").await.json()["status"], "pending");
    assert_eq!(keeper.waiting("approval").await["author"]["id"], json!(cem.id));
    assert_eq!(tries_to_say(&ada, room, "hello").await["held"], true);
    keeper.put("/api/v1/moderation/raid", json!({"on": false})).await.expect(204);
    assert_eq!(server.member().await.get("/api/v1/me").await.json()["status"], "active");
}

#[tokio::test]
async fn newcomers_of_one_moment_share_a_few_messages_and_one_alone_does_not() {
    let server = guarded().await;
    let room = server.room().await;
    let alone = server.member_of(room).await;
    for number in 0..8 {
        assert!(tries_to_say(&alone, room, &format!("alone {number}")).await["seq"].is_number());
    }
    let crowded = server.room().await;
    let (one, two) = (server.member_of(crowded).await, server.member_of(crowded).await);
    for person in [&one, &two, &one, &two] {
        assert!(tries_to_say(person, crowded, "hello").await["seq"].is_number());
    }
    let wait = one.tries_to_say(crowded, json!({"id": Uuid::new_v4(), "body": "and more"})).await;
    let wait = wait.expect_problem(429, "rooms/slow-mode");
    assert!(wait["retry_after_ms"].as_u64().is_some_and(|wait| wait <= 60_000), "{wait:#}");
}

#[tokio::test]
async fn who_came_by_one_invite_is_put_out_together_and_whoever_is_spared_stays() {
    let server = guarded().await;
    let (admin, keeper) = (server.admin().await, server.moderator().await);
    let room = keeper.opens_room(json!({})).await;
    let wish = json!({"role": "member", "uses": 20});
    let code = plain(&admin.post("/api/v1/invites", wish).await.expect(201).json()["code"]);
    let mut wave = Vec::new();
    for number in 0..6 {
        let handle = server.new_handle("member");
        let passphrase = Person::passphrase_of(&handle);
        let wish = json!({"handle": handle, "passphrase": passphrase, "adult": true, "invite": code});
        let answer = server.stranger().post("/api/v1/accounts", wish).await.expect(201).json();
        let person = server.stranger().signs_in(&handle, &passphrase).await;
        assert_eq!(answer["account"]["id"], json!(person.id));
        if number < 2 {
            keeper.lets_in(room, &person).await;
            person.says(room, "hostile canary").await;
        }
        wave.push(person);
    }
    server.member().await;
    let waves = keeper.get("/api/v1/moderation/waves").await.expect(200).json();
    assert_eq!(waves["items"][0]["accounts"], 6, "{waves:#}");
    let path = format!("/api/v1/moderation/waves/{}", plain(&waves["items"][0]["id"]));
    let people = keeper.get(&path).await.expect(200).json();
    assert_eq!(people["items"].as_array().map(Vec::len), Some(6));
    let purged =
        keeper.post(&format!("{path}/purge"), json!({"spare": [wave[5].id]})).await.expect(200).json();
    assert_eq!(purged, json!({"accounts": 5, "messages": 2}));
    wave[5].get("/api/v1/me").await.expect(200);
    assert_eq!(keeper.page(room, "limit=10").await.to_string().matches("canary").count(), 0);
    // Each of them can say that it was wrong.
    let wish = json!({"handle": wave[4].handle, "passphrase": wave[4].passphrase, "text": "I am a guest"});
    server.stranger().post("/api/v1/appeals", wish).await.expect(204);
    assert_eq!(
        keeper.post(&format!("{path}/purge"), json!({"spare": [wave[5].id]})).await.json()["accounts"],
        0
    );
    keeper
        .get("/api/v1/moderation/waves/invite:nothing")
        .await
        .expect_problem(404, "moderation/wave-not-found");
}
