//! The ladder: what each step takes, and what none of them takes.

use serde_json::{Value, json};
use uuid::Uuid;

use super::room_of_three;
use crate::common::{Person, Room, TestServer, plain};

async fn tries(person: &Person, room: Room) -> u16 {
    person.tries_to_say(room, json!({"id": Uuid::new_v4(), "body": "hello"})).await.status
}

#[tokio::test]
async fn a_mute_takes_every_way_of_writing_and_nothing_else() {
    let server = TestServer::start().await;
    let (keeper, room, ada, ben) = room_of_three(&server).await;
    let other = keeper.opens_room(json!({})).await;
    let said = ada.says(room, "before").await["id"].clone();
    let theirs = ben.says(room, "hello ada").await["id"].clone();
    let direct = ada.asks_to_talk(&ben).await;
    ben.joins(direct).await;
    let mut ear = ada.listens_to(room).await;
    let wish =
        json!({"step": "mute", "hours": 24, "reason": "harassment", "words": "Please leave Ben alone."});
    keeper.sanctions(&ada, wish).await.expect(204);

    let told = ear.hears_a("decision").await;
    assert_eq!(told["verdict"], "mute");
    assert!(told["until"].is_string() && told["appeal_until"].is_string(), "{told:#}");
    assert!(told["detail"].as_str().expect("words").contains("Please leave Ben alone."), "{told:#}");
    let refusal = ada.tries_to_say(room, json!({"id": Uuid::new_v4(), "body": "hello"})).await;
    let refusal = refusal.expect_problem(403, "rooms/muted-until");
    assert_eq!(refusal["until"], told["until"]);
    let id = Uuid::new_v4();
    ear.tries_to_say(room, id, "over the socket").await;
    assert_eq!(ear.hears_refusal(id).await["status"], 403);
    assert_eq!(tries(&ada, direct).await, 403);
    ada.edits(room, &said, "after").await.expect_problem(403, "rooms/muted-until");
    ada.reacts(room, &theirs, "strength").await.expect_problem(403, "rooms/muted-until");
    let talk = ada.post("/api/v1/direct-messages", json!({"handle": keeper.handle})).await;
    talk.expect_problem(403, "rooms/muted-until");

    // Reading, help, rooms, reports, appeals, the export and leaving stay.
    assert_eq!(ada.texts(room).await, ["before", "hello ada"]);
    ada.get("/help").await.expect(200);
    ada.joins(other).await;
    ada.reports(room, &theirs, "other").await;
    ada.get("/api/v1/me/export").await.expect(200);
    ada.removes(room, &said).await.expect(204);
    ada.leaves(other).await;
    let decision = ada.own_decisions().await[0].clone();
    ada.appeals(&decision, "He began it").await.expect(204);
    ada.delete_with("/api/v1/me", json!({"passphrase": ada.passphrase})).await.expect(204);
}

#[tokio::test]
async fn a_mute_in_one_room_leaves_the_others_and_is_lifted() {
    let server = TestServer::start().await;
    let (keeper, room, ada, _) = room_of_three(&server).await;
    let other = keeper.opens_room(json!({})).await;
    ada.joins(other).await;
    let wish = json!({"step": "mute", "hours": 1, "room": room.0, "reason": "guidelines"});
    keeper.sanctions(&ada, wish).await.expect(204);
    assert_eq!((tries(&ada, room).await, tries(&ada, other).await), (403, 201));
    let seen = keeper.get(&format!("/api/v1/moderation/members/{}", ada.id)).await.expect(200).json();
    assert_eq!((&seen["strikes"], &seen["sanctions"][0]["kind"]), (&json!(1), &json!("mute")));
    let sanction = plain(&seen["sanctions"][0]["id"]);
    keeper.delete(&format!("/api/v1/moderation/sanctions/{sanction}")).await.expect(204);
    assert_eq!(tries(&ada, room).await, 201);
    let again = keeper.delete(&format!("/api/v1/moderation/sanctions/{sanction}")).await;
    again.expect_problem(404, "moderation/sanction-not-found");
    assert_eq!(ada.own_decisions().await[0]["verdict"], "lift");
}

#[tokio::test]
async fn who_observes_reads_and_answers_quietly() {
    let server = TestServer::start().await;
    let (keeper, room, ada, ben) = room_of_three(&server).await;
    let said = ben.says(room, "One year").await["id"].clone();
    keeper.sanctions(&ada, json!({"step": "observe", "reason": "guidelines"})).await.expect(204);
    let refusal = ada.tries_to_say(room, json!({"id": Uuid::new_v4(), "body": "hello"})).await;
    refusal.expect_problem(403, "rooms/observing");
    ada.reacts(room, &said, "strength").await.expect(204);
}

#[tokio::test]
async fn who_was_put_out_of_a_room_does_not_come_straight_back() {
    let server = TestServer::start().await;
    let (keeper, room, ada, ben) = room_of_three(&server).await;
    let mut ear = ada.listens_to(room).await;
    keeper.puts_out(room, &ada).await;
    let told = ear.hears_a("decision").await;
    assert_eq!((&told["verdict"], &told["room"]), (&json!("put_out"), &json!(room.0)));
    let back = ada.put(&format!("/api/v1/rooms/{room}/members/me"), json!({})).await;
    back.expect_problem(403, "rooms/put-out-until");
    keeper.lets_in(room, &ada).await;
    assert_eq!(tries(&ada, room).await, 201, "a moderator lets them in again");

    let wish = json!({"step": "removal", "room": room.0, "reason": "harassment"});
    keeper.sanctions(&ben, wish).await.expect(204);
    assert_eq!(tries(&ben, room).await, 403);
    let back = ben.put(&format!("/api/v1/rooms/{room}/members/me"), json!({})).await;
    back.expect_problem(403, "rooms/put-out");
}

#[tokio::test]
async fn a_suspension_closes_the_door_says_until_when_and_can_be_appealed_from_outside() {
    let server = TestServer::start().await;
    let (keeper, room, ada, _) = room_of_three(&server).await;
    let judge = server.moderator().await;
    let mut ear = ada.listens_to(room).await;
    let wish = json!({"step": "suspension", "hours": 48, "reason": "threat"});
    keeper.sanctions(&ada, wish).await.expect(204);
    assert_eq!(ear.is_closed().await, 4403);
    ada.get("/api/v1/me").await.expect(401);
    let wish = json!({"handle": ada.handle, "passphrase": ada.passphrase});
    let stranger = server.stranger();
    let refusal = stranger.post("/api/v1/sessions", wish).await;
    let refusal = refusal.expect_problem(403, "accounts/suspended-until");
    assert!(refusal["until"].is_string(), "{refusal:#}");

    let wrong = json!({"handle": ada.handle, "passphrase": "not this one", "text": "I did not"});
    stranger.post("/api/v1/appeals", wrong).await.expect_problem(401, "sessions/wrong");
    let wish =
        json!({"handle": ada.handle, "passphrase": ada.passphrase, "text": "I did not threaten anybody"});
    stranger.post("/api/v1/appeals", wish.clone()).await.expect(204);
    stranger
        .post("/api/v1/appeals", wish.clone())
        .await
        .expect_problem(409, "moderation/appeal-not-possible");
    judge
        .decides(&judge.waiting("appeal").await, json!({"verdict": "overturn", "reason": "reconsidered"}))
        .await;
    let back = server.stranger().signs_in(&ada.handle, &ada.passphrase).await;
    assert_eq!(back.own_decisions().await[0]["verdict"], "overturn");
    stranger.post("/api/v1/appeals", wish).await.expect_problem(409, "accounts/not-suspended");
}

#[tokio::test]
async fn a_ban_has_no_end_and_an_administrator_can_let_back() {
    let server = TestServer::start().await;
    let (keeper, _, ada, _) = room_of_three(&server).await;
    let admin = server.admin().await;
    keeper.sanctions(&ada, json!({"step": "ban", "reason": "selling"})).await.expect(204);
    let wish = json!({"handle": ada.handle, "passphrase": ada.passphrase});
    server.stranger().post("/api/v1/sessions", wish).await.expect_problem(403, "accounts/suspended");
    admin.delete(&format!("/api/v1/members/{}/suspension", ada.id)).await.expect(204);
    server.stranger().signs_in(&ada.handle, &ada.passphrase).await;
}

#[tokio::test]
async fn nobody_acts_against_those_who_look_after_others_or_beyond_their_rooms() {
    let server = TestServer::start().await;
    let (keeper, room, ada, ben) = room_of_three(&server).await;
    let (peer, admin, stranger) = (server.moderator().await, server.admin().await, server.member().await);
    let path = format!("/api/v1/rooms/{room}/members/{}", ben.id);
    keeper.put(&path, json!({"role": "moderator"})).await.expect(204);
    let warning = || json!({"step": "warning", "reason": "guidelines"});
    keeper.sanctions(&peer, warning()).await.expect_problem(403, "moderation/not-over");
    keeper.sanctions(&keeper, warning()).await.expect_problem(403, "moderation/not-over");
    keeper.sanctions(&admin, warning()).await.expect_problem(403, "moderation/not-over");
    admin.sanctions(&peer, warning()).await.expect(204);

    // The moderator of a room acts in it, on people who are known there.
    ben.sanctions(&ada, warning()).await.expect_problem(403, "http/forbidden");
    let here = json!({"step": "mute", "hours": 1, "room": room.0, "reason": "guidelines"});
    ben.sanctions(&ada, here.clone()).await.expect(204);
    ben.sanctions(&stranger, here.clone()).await.expect_problem(404, "moderation/member-not-found");
    ben.sanctions(&keeper, here).await.expect_problem(403, "moderation/not-over");
    ben.get(&format!("/api/v1/moderation/members/{}", stranger.id)).await.expect(404);
    let note = json!({"text": "be careful"});
    ben.post(&format!("/api/v1/moderation/members/{}/notes", ada.id), note).await.expect(403);
    for unfit in [
        json!({"step": "mute", "reason": "spam"}),
        json!({"step": "suspension", "hours": 0, "reason": "spam"}),
        json!({"step": "suspension", "hours": 8761, "reason": "spam"}),
        json!({"step": "removal", "hours": 5, "reason": "spam"}),
        json!({"step": "ban", "hours": 5, "reason": "spam"}),
    ] {
        keeper.sanctions(&ada, unfit).await.expect_problem(422, "moderation/sanction-unfit");
    }
}

#[tokio::test]
async fn the_team_sees_notes_and_history_and_the_member_sees_no_note() {
    let server = TestServer::start().await;
    let (keeper, room, ada, ben) = room_of_three(&server).await;
    let peer = server.moderator().await;
    let path = format!("/api/v1/moderation/members/{}", ada.id);
    keeper.post(&format!("{path}/notes"), json!({"text": "canary: talks to new members"})).await.expect(204);
    keeper
        .post(&format!("{path}/notes"), json!({"text": " "}))
        .await
        .expect_problem(422, "moderation/text-empty");
    let said = ada.says(room, "something unkind").await["id"].clone();
    ben.reports(room, &said, "harassment").await;
    let wish = json!({"verdict": "remove", "reason": "harassment", "words": "Not so.", "internal_note": "canary: second time",
        "sanction": {"step": "mute", "hours": 2, "room": room.0}});
    keeper.decides(&keeper.waiting_in(room).await, wish).await;
    let seen = peer.get(&path).await.expect(200).json();
    assert_eq!(seen["notes"][0]["text"], "canary: talks to new members");
    assert_eq!(seen["strikes"], 2);
    assert_eq!(seen["decisions"][0]["internal_note"], "canary: second time");
    let own = ada.own_decisions().await;
    let verdicts: Vec<&Value> = own.iter().map(|decision| &decision["verdict"]).collect();
    assert_eq!(verdicts, ["mute", "remove"]);
    assert!(!json!(own).to_string().contains("canary"), "{own:#?}");
    let export = ada.get("/api/v1/me/export").await.expect(200).bytes;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(export)).expect("a ZIP");
    let mut text = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("moderation.json").expect("it is there"), &mut text)
        .expect("text");
    assert!(
        text.contains("something unkind") && text.contains("Not so.") && !text.contains("canary"),
        "{text}"
    );
}
