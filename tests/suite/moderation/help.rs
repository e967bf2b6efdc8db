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
