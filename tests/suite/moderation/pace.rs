//! How fast somebody writes.

use serde_json::{Value, json};
use uuid::Uuid;

use super::room_of_three;
use crate::common::{Answer, Person, Room, ServerSetup, TestServer, eventually};

async fn tries(person: &Person, room: Room, text: &str) -> Answer {
    person.tries_to_say(room, json!({"id": Uuid::new_v4(), "body": text})).await
}

fn watched() -> ServerSetup {
    TestServer::with("limits.messages_per_minute", 20_000)
}

#[tokio::test]
async fn whoever_says_the_same_again_and_again_waits_for_a_moderator_and_is_slowed_down_for_a_while() {
    let server = watched().with("moderation.slow_seconds", 2).start().await;
    let (keeper, room, ada, ben) = room_of_three(&server).await;
    for _ in 0..4 {
        assert!(tries(&ada, room, "Join my room  now").await.expect(201).json()["seq"].is_number());
    }
    let fifth = tries(&ada, room, "join my room now").await.expect(201).json();
    assert_eq!(
        (&fifth["held"], &fifth["notices"][0]["rule"]),
        (&json!(true), &json!("floods/same-text")),
        "{fifth:#}"
    );
    assert_eq!(keeper.waiting_in(room).await["kind"], "held");
    let refusal = tries(&ada, room, "and something else").await.expect_problem(429, "rooms/slowed");
    assert!(refusal["until"].is_string(), "they are told until when: {refusal:#}");
    assert!(refusal["retry_after_ms"].as_u64().is_some_and(|wait| wait <= 2_000), "{refusal:#}");
    assert!(tries(&ben, room, "nobody else waits").await.expect(201).json()["seq"].is_number());
    eventually("they can write again", async || tries(&ada, room, "sorry").await.status == 201).await;
    tries(&ada, room, "so then").await.expect_problem(429, "rooms/slowed");
}

#[tokio::test]
async fn a_message_that_is_sent_again_because_the_answer_was_lost_is_not_a_repetition() {
    let server = watched().start().await;
    let (_, room, ada, _) = room_of_three(&server).await;
    let wish = json!({"id": Uuid::new_v4(), "body": "one day at a time"});
    let first = ada.tries_to_say(room, wish.clone()).await.expect(201).json();
    for _ in 0..6 {
        let again: Value = ada.tries_to_say(room, wish.clone()).await.expect(201).json();
        assert_eq!(again["seq"], first["seq"], "{again:#}");
    }
}

#[tokio::test]
async fn whoever_is_slowed_down_and_in_danger_is_shown_help() {
    let server = watched().with("moderation.slow_seconds", 60).start().await;
    let (_, room, ada, _) = room_of_three(&server).await;
    for _ in 0..5 {
        tries(&ada, room, "Join my room now").await.expect(201);
    }
    let refusal = tries(&ada, room, "I want to kill myself tonight").await;
    assert_eq!(refusal.expect_problem(429, "rooms/slowed")["help"], true);
}
