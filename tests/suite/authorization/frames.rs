//! The live socket: each client frame on each kind of room.

use serde_json::{Value, json};
use uuid::Uuid;

use super::asking::reason;
use super::world::World;
use crate::common::Ear;

/// What becomes of the frame: `ok`, the status of its problem, or the close code.
pub async fn answer(world: &World<'_>, frame: &str, object: &str, role: &str) -> String {
    let person = world.person(role);
    let token = format!("Bearer {}", person.token);
    let headers: &[(&str, &str)] = if person.token.is_empty() { &[] } else { &[("authorization", &token)] };
    let mut ear = match Ear::open(Ear::upgrade(&world.server.origin(), headers)).await {
        Ok(ear) => ear,
        Err(answer) => return answer.status.to_string(),
    };
    let first = ear.next_or_gone().await.unwrap_or(Value::Null);
    if first["type"] != "welcome" {
        return ear.is_closed().await.to_string();
    }
    let room = world.room(object).await;
    if frame != "join" {
        // Who may follow the room does; who may not is refused, and tries the frame all the same.
        ear.sends(json!({"type": "join", "room": room.0})).await;
        let outcome = ear.hears().await;
        assert!(outcome["type"] == "joined" || outcome["type"] == "problem", "{outcome:#}");
    }
    let mut sent = json!({"type": frame, "room": room.0});
    match frame {
        "send" => {
            sent["id"] = json!(Uuid::new_v4());
            sent["body"] = json!("hello");
        }
        "read" => sent["seq"] = json!(0),
        "meeting" => {
            sent["id"] = json!(Uuid::new_v4());
            sent["action"] = json!("arrive");
        }
        "join" | "leave" | "typing" => {}
        other => panic!("nobody has written how to send {other}"),
    }
    ear.sends(sent).await;
    if frame == "send" {
        return outcome_of(&loop {
            let heard = ear.hears().await;
            if heard["type"] == "ack" || heard["type"] == "problem" {
                break heard;
            }
        });
    }
    // Frames of one socket are answered in turn, so what comes before the answer to this one is of the frame.
    let mark = json!(Uuid::now_v7());
    ear.sends(json!({"type": "join", "room": mark})).await;
    loop {
        let heard = ear.hears().await;
        if heard["type"] == "problem" {
            return if heard["ref"] == mark { "ok".into() } else { outcome_of(&heard) };
        }
    }
}

fn outcome_of(frame: &Value) -> String {
    if frame["type"] != "problem" {
        return "ok".into();
    }
    format!("{}{}", frame["status"], reason(frame["problem"].as_str().unwrap_or_default()))
}
