//! HTTP: the request of each operation on each kind of object.

use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use super::desk;
use super::moderation;
use super::world::World;
use crate::common::{Person, plain};

/// What the asker is answered, as the matrix writes it.
pub async fn answer(world: &World<'_>, operation: &str, object: &str, role: &str) -> String {
    let (method, shape) = operation.split_once(' ').expect("a method and a path");
    let asker = asker(world, operation, role);
    let (path, body) = request(world, method, shape, object, role).await;
    let method = Method::from_bytes(method.as_bytes()).expect("a method");
    let answer = asker.asks(method, &path, body).await;
    let kind = answer.header("content-type").starts_with("application/problem+json").then(|| answer.json());
    let kind = kind.as_ref().and_then(|problem| problem["type"].as_str()).unwrap_or_default();
    format!("{}{}", answer.status, reason(kind))
}

/// Why, in one letter, where one status has several reasons.
pub fn reason(kind: &str) -> &'static str {
    match kind.trim_start_matches("/problems/") {
        "accounts/pending" => "p",
        "http/forbidden" => "r",
        "accounts/second-factor-needed" => "f",
        "accounts/second-factor-kept" => "k",
        "accounts/invite-role" => "i",
        "accounts/passphrase-wrong" => "w",
        "rooms/not-a-member" => "m",
        "rooms/not-yours" => "y",
        "meetings/forbidden" => "c",
        "rooms/message-not-found" => "g",
        "meetings/no-meeting" => "h",
        "meetings/service-only" => "v",
        _ => "",
    }
}

/// Who signs out does so on a device that nobody needs any more.
fn asker<'w>(world: &'w World<'_>, operation: &str, role: &str) -> &'w Person {
    match (operation, world.spare(role)) {
        ("DELETE /api/v1/sessions/current", Some([device, _])) => device,
        _ => world.person(role),
    }
}

async fn request(
    world: &World<'_>,
    method: &str,
    shape: &str,
    object: &str,
    role: &str,
) -> (String, Option<Value>) {
    let rest = shape.strip_prefix("/api/v1/").expect("the API has a version");
    let parts: Vec<&str> = rest.split('/').collect();
    match parts.as_slice() {
        ["rooms", ..] | ["direct-messages"] => about_rooms(world, method, &parts, object, role).await,
        ["cases" | "case-categories" | "desk", ..] => {
            desk::request(world, method, &parts, object, role).await
        }
        ["meetings", rest @ ..] => about_meetings(world, method, rest, object).await,
        ["moderation", ..] | ["appeals"] | ["me", "decisions" | "reports", ..] => {
            moderation::request(world, method, shape, &parts, object, role).await
        }
        ["members", "{}", what] => about_members(world, method, what, object, role).await,
        _ => about_accounts(world, method, shape, &parts, object, role).await,
    }
}

async fn about_rooms(
    world: &World<'_>,
    method: &str,
    parts: &[&str],
    object: &str,
    role: &str,
) -> (String, Option<Value>) {
    let message = || json!({"id": Uuid::new_v4(), "body": "hello"});
    match parts {
        ["direct-messages"] => {
            let handle = match object {
                "own" => world.person(role).handle.clone(),
                "other" => world.owner.handle.clone(),
                _ => "nobodyhere".to_owned(),
            };
            // Those who are nobody ask for somebody who is there.
            let handle = if handle.is_empty() { world.owner.handle.clone() } else { handle };
            ("/api/v1/direct-messages".into(), Some(json!({"handle": handle})))
        }
        ["rooms"] => {
            let body = (method == "POST")
                .then(|| json!({"name": format!("Room {}", Uuid::new_v4().simple()), "kind": "group"}));
            ("/api/v1/rooms".into(), body)
        }
        ["rooms", "{}", "messages", "{}", rest @ ..] => {
            let (room, id) = world.message(object, role).await;
            let path = format!("/api/v1/rooms/{room}/messages/{}", plain(&id));
            match rest {
                [] => (path, (method == "PATCH").then(|| json!({"body": "other words"}))),
                _ => (format!("{path}/reactions/strength"), (method == "PUT").then(|| json!({}))),
            }
        }
        ["rooms", "{}", "members", "{}"] => {
            let room = world.new_room(object).await;
            if object == "other" {
                // Whoever asked before may have put the owner out.
                world.server.keeper().await.lets_in(room, &world.owner).await;
            }
            let body = (method == "PUT").then(|| json!({}));
            (format!("/api/v1/rooms/{room}/members/{}", world.owner.id), body)
        }
        ["rooms", "{}", rest @ ..] => {
            let room = match rest {
                ["members", "me"] => world.new_room(object).await,
                _ => world.room(object).await,
            };
            let body = match (method, rest) {
                ("PATCH", []) => Some(json!({"description": "As the matrix says"})),
                ("PUT", ["members", "me"]) => Some(json!({})),
                ("POST", ["messages"]) => Some(message()),
                ("PUT", ["read"]) => Some(json!({"seq": 0})),
                _ => None,
            };
            let rest: String = rest.iter().map(|part| format!("/{part}")).collect();
            (format!("/api/v1/rooms/{room}{rest}"), body)
        }
        other => panic!("nobody has written how to ask for {other:?}"),
    }
}

async fn about_meetings(
    world: &World<'_>,
    method: &str,
    rest: &[&str],
    object: &str,
) -> (String, Option<Value>) {
    let session = "2026-01-12T19:00:00";
    match (method, rest) {
        ("GET", [] | ["types" | "formats"]) => (
            format!("/api/v1/meetings{}", rest.iter().map(|part| format!("/{part}")).collect::<String>()),
            None,
        ),
        ("POST", []) => ("/api/v1/meetings".into(), Some(World::meeting("public"))),
        (_, ["{}"]) => {
            let id = world.series(object).await;
            (format!("/api/v1/meetings/{id}"), (method == "PATCH").then(|| json!({"duration_minutes": 90})))
        }
        (_, ["{}", "exceptions", "{}"]) => {
            let id = world.series(object).await;
            let path = format!("/api/v1/meetings/{id}/exceptions/{session}");
            let body = json!({"kind": "cancel"});
            if method == "DELETE" && object != "absent" {
                world.person("keeper").put(&path, body.clone()).await.expect(204);
            }
            (path, (method == "PUT").then_some(body))
        }
        ("PUT", ["{}", "sessions", "{}", "people", "me"]) => (world.session(object).await, None),
        other => panic!("nobody has written how to ask for {other:?}"),
    }
}

async fn about_members(
    world: &World<'_>,
    method: &str,
    what: &str,
    object: &str,
    role: &str,
) -> (String, Option<Value>) {
    let id = match object {
        "own" => world.person(role).id,
        "other" if what == "approval" => world.new_pending().await.id,
        "other" => world.victim.id,
        _ => Uuid::now_v7(),
    };
    let body = match (method, what) {
        ("PUT", "role") => Some(json!({"role": "member"})),
        ("PUT", _) => Some(json!({})),
        _ => None,
    };
    (format!("/api/v1/members/{id}/{what}"), body)
}

async fn about_accounts(
    world: &World<'_>,
    method: &str,
    shape: &str,
    parts: &[&str],
    object: &str,
    role: &str,
) -> (String, Option<Value>) {
    let right = &world.person(role).passphrase;
    match (method, parts) {
        ("POST", ["accounts"]) => {
            let handle = world.server.new_handle("member");
            (
                shape.into(),
                Some(json!({"handle": handle, "passphrase": Person::passphrase_of(&handle), "adult": true})),
            )
        }
        ("POST", ["sessions"]) => {
            (shape.into(), Some(json!({"handle": world.owner.handle, "passphrase": "a wrong guess at it"})))
        }
        ("POST", ["recoveries"]) => {
            let body = json!({"handle": world.owner.handle, "recovery_code": "wrong-code-of-somebody", "new_passphrase": "quiet harbour before sunrise"});
            (shape.into(), Some(body))
        }
        ("DELETE", ["sessions", "{}"]) => {
            let id = match (object, world.spare(role)) {
                ("own", Some([_, device])) => world.session_of(device).await,
                ("other", _) => world.session_of(&world.owner).await,
                _ => Uuid::now_v7().to_string(),
            };
            (format!("/api/v1/sessions/{id}"), None)
        }
        ("PATCH", ["me", "settings"]) => (shape.into(), Some(json!({"theme": "dark"}))),
        ("POST", ["me", "passphrase"]) => (
            shape.into(),
            Some(
                json!({"passphrase": "a wrong guess at it", "new_passphrase": "quiet harbour before sunrise"}),
            ),
        ),
        ("POST", ["me", "recovery-codes"]) => (shape.into(), Some(json!({"passphrase": right}))),
        // A new factor would take the place of the staff's, and their power with it.
        ("POST", ["me", "second-factor"]) => {
            (shape.into(), Some(json!({"passphrase": "a wrong guess at it"})))
        }
        ("PUT", ["me", "second-factor"]) => (shape.into(), Some(json!({"code": "000000"}))),
        ("DELETE", ["me", "second-factor"]) => {
            (shape.into(), Some(json!({"passphrase": right, "code": "000000"})))
        }
        ("DELETE", ["me"]) => (shape.into(), Some(json!({"passphrase": "a wrong guess at it"}))),
        (_, ["me", "blocks", "{}"]) => {
            let id = match object {
                "own" => world.person(role).id,
                "other" => world.victim.id,
                "staff" => world.server.keeper().await.id,
                _ => Uuid::now_v7(),
            };
            (format!("/api/v1/me/blocks/{id}"), (method == "PUT").then(|| json!({})))
        }
        ("POST", ["invites"]) => (shape.into(), Some(json!({"role": object}))),
        ("DELETE", ["invites", "{}"]) => {
            let id = if object == "absent" {
                Uuid::now_v7().to_string()
            } else {
                world.invite(object, role).await
            };
            (format!("/api/v1/invites/{id}"), None)
        }
        ("PATCH", ["community", "settings"]) => (shape.into(), Some(json!({"name": "Homegroup"}))),
        ("GET", _) | ("DELETE", ["sessions", "current" | "others"]) if object == "-" => (shape.into(), None),
        other => panic!("nobody has written how to ask for {other:?} of {object}"),
    }
}
