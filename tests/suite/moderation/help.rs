//! Danger: whatever keeps a text from going out, help is shown.

use serde_json::{Value, json};
use uuid::Uuid;

use super::room_of_three;
use crate::common::{Person, Room, TestServer};

const DANGER: &str = "I want to kill myself tonight";

async fn tries(person: &Person, room: Room) -> Value {
    let answer = person.tries_to_say(room, json!({"id": Uuid::new_v4(), "body": DANGER})).await;
    let mut body = answer.json();
    body["got"] = json!(answer.status);
    body
}

#[tokio::test]
async fn a_text_that_speaks_of_danger_goes_out_and_brings_help_and_people() {
    let server = TestServer::start().await;
    let (keeper, room, ada, _) = room_of_three(&server).await;
    let ack = tries(&ada, room).await;
    assert_eq!((&ack["got"], &ack["help"]), (&json!(201), &json!(true)), "{ack:#}");
    assert!(ack["seq"].is_number(), "nothing hides it: {ack:#}");
    let item = keeper.waiting_in(room).await;
    assert_eq!((&item["kind"], &item["text"]), (&json!("rule_hit"), &json!(DANGER)), "{item:#}");
    assert!(["red", "crisis"].contains(&item["level"].as_str().expect("a level")), "{item:#}");
}

#[tokio::test]
async fn while_muted_help_is_shown_all_the_same() {
    let server = TestServer::start().await;
    let (keeper, room, ada, _) = room_of_three(&server).await;
    keeper.sanctions(&ada, json!({"step": "mute", "hours": 1, "reason": "spam"})).await.expect(204);
    let refusal = tries(&ada, room).await;
    assert_eq!((&refusal["got"], &refusal["help"]), (&json!(403), &json!(true)), "{refusal:#}");
    let mut ear = ada.listens_to(room).await;
    let id = Uuid::new_v4();
    ear.tries_to_say(room, id, DANGER).await;
    assert_eq!(ear.hears_refusal(id).await["help"], true, "over the socket too");
    let other = ada.tries_to_say(room, json!({"id": Uuid::new_v4(), "body": "good morning"})).await.json();
    assert!(other["help"].is_null(), "and only then: {other:#}");
    // People hear of it, once, though the text stands nowhere.
    let item = keeper.waiting_in(room).await;
    assert_eq!(
        (&item["kind"], &item["level"], &item["text"]),
        (&json!("rule_hit"), &json!("crisis"), &json!(DANGER)),
        "{item:#}"
    );
    assert_eq!(keeper.looks_at(&item).await["verdicts"], json!(["keep"]));
    keeper.decides(&item, json!({"verdict": "keep"})).await;
    tries(&ada, room).await;
    assert_eq!(keeper.waiting_in(room).await["text"], DANGER, "said again later, it waits again");
}

#[tokio::test]
async fn however_little_a_pack_may_do_people_hear_of_danger() {
    let server = TestServer::start().await;
    let (keeper, room, ada, _) = room_of_three(&server).await;
    let path = "/api/v1/moderation/packs/self-harm-en/mode";
    server.admin().await.put(path, json!({"mode": "notify"})).await.expect(204);
    let ack = tries(&ada, room).await;
    assert_eq!((&ack["help"], ack["seq"].is_number()), (&json!(true), true), "{ack:#}");
    assert_eq!(keeper.waiting_in(room).await["level"], "crisis");
}

#[tokio::test]
async fn what_two_people_say_to_each_other_is_shown_to_nobody_and_help_comes_all_the_same() {
    let server = TestServer::start().await;
    let (keeper, _, ada, ben) = room_of_three(&server).await;
    let talk = ada.asks_to_talk(&ben).await;
    ben.joins(talk).await;
    let ack = tries(&ada, talk).await;
    assert_eq!((&ack["got"], &ack["help"]), (&json!(201), &json!(true)), "{ack:#}");
    assert!(keeper.queue().await.is_empty(), "nobody else reads it");
}

#[tokio::test]
async fn over_the_rate_limit_help_is_shown_all_the_same() {
    let server = TestServer::with("limits.messages_per_minute", 12).start().await;
    let (_, room, ada, _) = room_of_three(&server).await;
    loop {
        let answer = ada.tries_to_say(room, json!({"id": Uuid::new_v4(), "body": "again"})).await;
        if answer.status == 429 {
            break;
        }
        answer.expect(201);
    }
    let refusal = tries(&ada, room).await;
    assert_eq!((&refusal["got"], &refusal["help"]), (&json!(429), &json!(true)), "{refusal:#}");
}

#[tokio::test]
async fn in_raid_mode_help_is_shown_all_the_same() {
    let server = TestServer::start().await;
    let (keeper, room, ada, _) = room_of_three(&server).await;
    keeper.put(&format!("/api/v1/moderation/rooms/{room}/raid"), json!({"on": true})).await.expect(204);
    let ack = tries(&ada, room).await;
    assert_eq!((&ack["held"], &ack["help"]), (&json!(true), &json!(true)), "{ack:#}");
}
