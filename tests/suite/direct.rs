//! Direct messages and blocks: both agree first, either can end it, and a block looks
//! like absence.

use serde_json::json;
use uuid::Uuid;

use crate::common::{Person, Room, TestServer, plain};

#[tokio::test]
async fn two_people_talk_once_both_have_agreed() {
    let server = TestServer::start().await;
    let (ada, ben) = (server.member().await, server.member().await);
    let room = ada.asks_to_talk(&ben).await;
    assert_eq!(ada.sees_room(room).await["direct"]["state"], "requested");
    let seen = ben.sees_room(room).await;
    assert_eq!((&seen["kind"], &seen["direct"]["state"]), (&json!("direct"), &json!("invited")));
    assert_eq!(seen["direct"]["with"]["handle"], ada.handle);
    let early = ada.tries_to_say(room, json!({"id": Uuid::new_v4(), "body": "hello?"})).await;
    early.expect_problem(409, "rooms/direct-not-agreed");

    ben.joins(room).await;
    let mut ear = ben.listens_to(room).await;
    ada.says(room, "thank you for listening").await;
    assert_eq!(ear.hears_said().await, "thank you for listening");
    assert_eq!(ada.sees_room(room).await["direct"]["state"], "active");
    assert_eq!(ada.asks_to_talk(&ben).await, room, "asking again is the same conversation");
}

#[tokio::test]
async fn a_direct_message_is_sealed_on_disk() {
    let mut server = TestServer::start().await;
    let (ada, ben) = (server.member().await, server.member().await);
    let direct = talking(&ada, &ben).await;
    let room = server.room().await;
    ada.joins(room).await;
    ada.says(room, "canary-of-the-open-room").await;
    ada.says(direct, "canary-of-the-two-of-us").await;
    let said = ada.says(direct, "canary-before-the-edit").await;
    ada.edits(direct, &said["id"], "canary-after-the-edit").await.expect(200);
    let stopped = server.stop().await;
    assert_eq!(stopped.0.code(), Some(0));
    server.assert_readable_on_disk("canary-of-the-open-room", true).await;
    for words in ["canary-of-the-two-of-us", "canary-before-the-edit", "canary-after-the-edit"] {
        server.assert_readable_on_disk(words, false).await;
    }
}

#[tokio::test]
async fn who_declines_is_not_asked_to_explain() {
    let server = TestServer::start().await;
    let (ada, ben) = (server.member().await, server.member().await);
    let room = ada.asks_to_talk(&ben).await;
    ben.leaves(room).await;
    ben.get(&format!("/api/v1/rooms/{room}")).await.expect_any_problem(404);
    let refusal = ada.tries_to_say(room, json!({"id": Uuid::new_v4(), "body": "hello?"})).await;
    assert!([404, 409].contains(&refusal.status), "{refusal}");
}

#[tokio::test]
async fn a_direct_conversation_is_nobody_else_s() {
    let server = TestServer::start().await;
    let (ada, ben) = (server.member().await, server.member().await);
    let room = talking(&ada, &ben).await;
    for other in [server.member().await, server.moderator().await, server.admin().await] {
        for path in ["", "/events", "/members"] {
            other.get(&format!("/api/v1/rooms/{room}{path}")).await.expect_any_problem(404);
        }
        other.put(&format!("/api/v1/rooms/{room}/members/me"), json!({})).await.expect_any_problem(404);
        let mut ear = other.listens().await;
        ear.sends(json!({"type": "join", "room": room.0})).await;
        assert_eq!(ear.hears_a("problem").await["status"], 404);
    }
}

#[tokio::test]
async fn a_block_looks_like_absence() {
    let server = TestServer::start().await;
    let (ada, eve) = (server.member().await, server.member().await);
    ada.blocks(&eve).await;
    let blocked =
        eve.post("/api/v1/direct-messages", json!({"handle": ada.handle})).await.expect_any_problem(404);
    let absent =
        eve.post("/api/v1/direct-messages", json!({"handle": "nobodyhere"})).await.expect_any_problem(404);
    assert_eq!(blocked, absent);
    // And the other way: who blocks does not write to the one who is blocked.
    ada.post("/api/v1/direct-messages", json!({"handle": eve.handle})).await.expect_any_problem(404);
}

#[tokio::test]
async fn people_with_a_block_do_not_read_each_other_in_a_room() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (ada, eve) = (server.member_of(room).await, server.member_of(room).await);
    let ben = server.member_of(room).await;
    eve.says(room, "before the block").await;
    let mut ear = ada.listens_to(room).await;
    let mut other = eve.listens_to(room).await;
    ada.blocks(&eve).await;
    eve.says(room, "after the block").await;
    ada.says(room, "words of ada").await;
    ben.says(room, "words of ben").await;

    let hole = ear.hears_event("message").await;
    assert_eq!(hole["message"]["removed"], true, "{hole:#}");
    assert!(hole["message"]["body"].is_null() && hole["message"]["author"].is_null(), "{hole:#}");
    assert_eq!(ear.hears_said().await, "words of ada");
    assert_eq!(ear.hears_said().await, "words of ben");
    assert_eq!(other.hears_said().await, "after the block");
    assert_eq!(other.hears_event("message").await["message"]["removed"], true);
    assert_eq!(ada.texts(room).await, ["words of ada", "words of ben"]);
    assert_eq!(eve.texts(room).await, ["before the block", "after the block", "words of ben"]);
    assert_eq!(ben.texts(room).await.len(), 4);

    ada.delete(&format!("/api/v1/me/blocks/{}", eve.id)).await.expect(204);
    assert_eq!(ada.texts(room).await.len(), 4);
}

#[tokio::test]
async fn a_block_ends_what_the_two_of_them_had() {
    let server = TestServer::start().await;
    let (ada, eve) = (server.member().await, server.member().await);
    let room = talking(&ada, &eve).await;
    ada.blocks(&eve).await;
    let refusal = eve.tries_to_say(room, json!({"id": Uuid::new_v4(), "body": "answer me"})).await;
    assert!([404, 409].contains(&refusal.status), "{refusal}");
}

#[tokio::test]
async fn nobody_looks_after_a_conversation_of_two() {
    let server = TestServer::start().await;
    let (ada, ben, third) = (server.admin().await, server.member().await, server.member().await);
    let room = talking(&ada, &ben).await;
    let said = ben.says(room, "between the two of us").await;
    ada.patch(&format!("/api/v1/rooms/{room}"), json!({"archived": true})).await.expect_any_problem(403);
    for person in [&ben, &third] {
        let seat = format!("/api/v1/rooms/{room}/members/{}", person.id);
        ada.put(&seat, json!({})).await.expect_any_problem(403);
        ada.delete(&seat).await.expect_any_problem(403);
    }
    ada.removes(room, &said["id"]).await.expect_problem(403, "rooms/not-yours");
    assert_eq!(ben.texts(room).await, ["between the two of us"]);
}

#[tokio::test]
async fn a_message_behind_a_block_is_answered_like_one_that_was_removed() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (ada, eve) = (server.member_of(room).await, server.member_of(room).await);
    let (hidden, removed) = (ada.says(room, "hidden").await, ada.says(room, "removed").await);
    ada.removes(room, &removed["id"]).await.expect(204);
    ada.blocks(&eve).await;
    let mut answers = Vec::new();
    for message in [&hidden["id"], &removed["id"]] {
        answers.push([
            eve.reacts(room, message, "strength").await.expect_problem(409, "rooms/removed-already"),
            eve.takes_back(room, message, "strength").await.expect_problem(409, "rooms/removed-already"),
            eve.edits(room, message, "mine now").await.expect_any_problem(403),
            eve.removes(room, message).await.expect_any_problem(403),
        ]);
    }
    assert_eq!(answers[0], answers[1]);
}

#[tokio::test]
async fn a_block_keeps_the_two_from_being_named_listed_and_shown_to_each_other() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (ada, ben, eve) =
        (server.member_of(room).await, server.member_of(room).await, server.member_of(room).await);
    ben.says(room, "words of ben").await;
    ada.blocks(&eve).await;
    let said = eve.says(room, &format!("@{} and @nobodyhere", ada.handle)).await;
    let seen = ada.sees_room(room).await;
    assert_eq!(seen["membership"]["mentions"], 0, "{seen:#}");
    assert_eq!(seen["latest"]["body"], "words of ben", "{seen:#}");
    let log = eve.whole_log(room).await;
    let entry = log.iter().find(|entry| entry["message"]["id"] == said["id"]).expect("her own message");
    assert!(entry["message"]["mentions"].is_null(), "{entry:#}");
    // Page by page, nobody is missing and no cursor names who is not there.
    for (reader, hidden) in [(&eve, &ada), (&ada, &eve)] {
        let (mut seen, mut after) = (Vec::new(), String::new());
        loop {
            let page =
                reader.get(&format!("/api/v1/rooms/{room}/members?limit=1{after}")).await.expect(200).json();
            assert_eq!(page["items"].as_array().map(Vec::len), Some(1), "{page:#}");
            seen.push(plain(&page["items"][0]["id"]));
            if page["next"].is_null() {
                break;
            }
            after = format!("&after={}", plain(&page["next"]));
            assert!(!after.contains(&hidden.id.to_string()), "{after}");
        }
        assert_eq!(seen.len(), 3, "the keeper, ben, and the reader: {seen:?}");
        assert!(!seen.contains(&hidden.id.to_string()));
    }
}

async fn talking(one: &Person, other: &Person) -> Room {
    let room = one.asks_to_talk(other).await;
    other.joins(room).await;
    room
}
