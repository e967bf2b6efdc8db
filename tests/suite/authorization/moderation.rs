//! HTTP of moderation: the request of each operation on each kind of object.

use serde_json::{Value, json};
use uuid::Uuid;

use super::world::World;
use crate::common::{Person, Room, plain};

/// Those who look after something.
const MODERATORS: [&str; 5] = ["steward", "keeper", "moderator", "supervisor", "admin"];

pub async fn request(
    world: &World<'_>,
    method: &str,
    shape: &str,
    parts: &[&str],
    object: &str,
    role: &str,
) -> (String, Option<Value>) {
    match (method, parts) {
        ("POST", ["moderation", "reports"]) => (shape.into(), Some(report(world, object, role).await)),
        ("POST", ["appeals"]) => {
            let wish =
                json!({"handle": world.owner.handle, "passphrase": "a wrong guess at it", "text": "no"});
            (shape.into(), Some(wish))
        }
        ("POST", ["me", "decisions", "{}", "appeal"]) => {
            let id = match object {
                "own" => warned(world, world.person(role)).await,
                "other" => warned(world, world.quiet().await).await,
                _ => Uuid::now_v7().to_string(),
            };
            (format!("/api/v1/me/decisions/{id}/appeal"), Some(json!({"text": "It was not so"})))
        }
        (_, ["moderation", "items", "{}", rest @ ..]) => item(world, method, rest, object, role).await,
        ("PUT", ["moderation", "decisions", "{}", "reason"]) => {
            let decider = match object {
                "own" if MODERATORS.contains(&role) => Some(world.person(role)),
                "absent" => None,
                _ => Some(&world.judge),
            };
            let id = match decider {
                Some(decider) => without_reason(world, decider).await,
                None => Uuid::now_v7().to_string(),
            };
            (format!("/api/v1/moderation/decisions/{id}/reason"), Some(json!({"reason": "guidelines"})))
        }
        (_, ["moderation", "members", "{}", rest @ ..]) => member(world, rest, object, role).await,
        ("DELETE", ["moderation", "sanctions", "{}"]) => {
            let id = match object {
                "own" => {
                    let room = world.room("own").await;
                    sanctioned(world, world.quiet().await, json!({"step": "observe", "room": room.0})).await
                }
                "foreign" => sanctioned(world, &world.victim, json!({"step": "observe"})).await,
                _ => Uuid::now_v7().to_string(),
            };
            (format!("/api/v1/moderation/sanctions/{id}"), None)
        }
        ("PUT", ["moderation", "raid"]) => (shape.into(), Some(json!({"on": false}))),
        ("PUT", ["moderation", "rooms", "{}", "raid"]) => {
            let room = world.room(object).await;
            (format!("/api/v1/moderation/rooms/{room}/raid"), Some(json!({"on": false})))
        }
        (_, ["moderation", "waves", "{}", rest @ ..]) => {
            let id = if object == "absent" { Uuid::now_v7().to_string() } else { raided(world).await };
            let rest: String = rest.iter().map(|part| format!("/{part}")).collect();
            (format!("/api/v1/moderation/waves/raid:{id}{rest}"), (method == "POST").then(|| json!({})))
        }
        ("PUT", ["me", "decisions", "read"]) | ("GET", _) => (shape.into(), None),
        other => panic!("nobody has written how to ask for {other:?} of {object}"),
    }
}

async fn report(world: &World<'_>, object: &str, role: &str) -> Value {
    if object == "person" {
        return json!({"account": world.victim.id, "category": "other"});
    }
    let (room, message) = world.message(object, role).await;
    json!({"room": room.0, "message": message, "category": "other"})
}

/// A request about something that waits.
async fn item(
    world: &World<'_>,
    method: &str,
    rest: &[&str],
    object: &str,
    role: &str,
) -> (String, Option<Value>) {
    let asker = world.person(role);
    let (id, version, verdict) = match object {
        "absent" => (Uuid::now_v7().to_string(), json!(1), "release"),
        "decided" => appealed(world, role).await,
        "foreign" => reported(world, world.room("foreign").await, world.server.keeper().await).await,
        "mine" if MODERATORS.contains(&role) => {
            let room = world.new_room("open").await;
            asker.joins(room).await;
            reported(world, room, asker).await
        }
        _ => held(world).await,
    };
    // What waits is claimed by the asker, or by somebody else.
    if (method, rest) == ("DELETE", &["claim"]) {
        let claimer = match object {
            "own" if MODERATORS.contains(&role) => Some(asker),
            "other" | "foreign" => Some(&world.judge),
            _ => None,
        };
        if let Some(claimer) = claimer {
            claimer.claims(&json!({"id": id})).await.expect(204);
        }
    }
    let body = match rest {
        ["decision"] => Some(json!({"version": version, "verdict": verdict, "reason": "guidelines"})),
        ["hand-over"] => Some(json!({"to": world.judge.id})),
        ["claim"] if method == "PUT" => Some(json!({})),
        _ => None,
    };
    let rest: String = rest.iter().map(|part| format!("/{part}")).collect();
    (format!("/api/v1/moderation/items/{id}{rest}"), body)
}

/// A text that a rule holds, in the room that is `own`.
async fn held(world: &World<'_>) -> (String, Value, &'static str) {
    let room = world.room("own").await;
    let text = format!("see https://example.com/{}", world.server.new_handle("member"));
    assert_eq!(world.owner.says(room, &text).await["held"], true);
    let item = waiting(world, |item| item["text"] == json!(text)).await;
    (plain(&item["id"]), item["version"].clone(), "release")
}

/// Words of somebody's that were reported.
async fn reported(world: &World<'_>, room: Room, author: &Person) -> (String, Value, &'static str) {
    let said = author.says(room, "words of a moderator").await["id"].clone();
    let reporter = world.quiet().await;
    world.server.keeper().await.lets_in(room, reporter).await;
    reporter.reports(room, &said, "other").await;
    let item = waiting(world, |item| item["message"] == said).await;
    (plain(&item["id"]), item["version"].clone(), "keep")
}

/// An appeal against a decision of the asker's, in a room that the steward looks after.
async fn appealed(world: &World<'_>, role: &str) -> (String, Value, &'static str) {
    let decider = if MODERATORS.contains(&role) { world.person(role) } else { &world.judge };
    let room = world.room("own").await;
    let person = world.server.member().await;
    world.person("keeper").lets_in(room, &person).await;
    let wish = json!({"step": "observe", "room": room.0, "reason": "guidelines"});
    decider.sanctions(&person, wish).await.expect(204);
    let decision = person.own_decisions().await[0].clone();
    person.appeals(&decision, "It was not so").await.expect(204);
    let item = waiting(world, |item| item["author"]["id"] == json!(person.id)).await;
    (plain(&item["id"]), item["version"].clone(), "uphold")
}

/// What waits, as the judge sees it: all pages of it.
async fn waiting(world: &World<'_>, wanted: impl Fn(&Value) -> bool) -> Value {
    let mut after = String::new();
    loop {
        let path = format!("/api/v1/moderation/items?limit=100{after}");
        let page = world.judge.get(&path).await.expect(200).json();
        if let Some(item) = page["items"].as_array().expect("items").iter().find(|item| wanted(item)) {
            return item.clone();
        }
        assert!(page["next"].is_string(), "it does not wait: {page:#}");
        after = format!("&after={}", plain(&page["next"]));
    }
}

async fn member(world: &World<'_>, rest: &[&str], object: &str, role: &str) -> (String, Option<Value>) {
    let id = match object {
        "own" => world.person(role).id,
        "peer" => world.server.moderator().await.id,
        "other" if rest.is_empty() => {
            world.room("own").await;
            world.owner.id
        }
        "inside" => world.quiet().await.id,
        "absent" => Uuid::now_v7(),
        _ => world.victim.id,
    };
    let body = match rest {
        ["notes"] => Some(json!({"text": "a note"})),
        ["sanctions"] if object == "inside" => {
            let room = world.room("own").await;
            Some(json!({"step": "observe", "room": room.0, "hours": 1, "reason": "guidelines"}))
        }
        ["sanctions"] => Some(json!({"step": "warning", "reason": "guidelines"})),
        _ => None,
    };
    let rest: String = rest.iter().map(|part| format!("/{part}")).collect();
    (format!("/api/v1/moderation/members/{id}{rest}"), body)
}

/// Warns somebody; the decision's id. Nobody has an account, and gets one that never was.
async fn warned(world: &World<'_>, person: &Person) -> String {
    let gone = ["suspended", "ended"].iter().any(|role| world.person(role).id == person.id);
    if person.token.is_empty() || gone {
        return Uuid::now_v7().to_string();
    }
    world.judge.sanctions(person, json!({"step": "warning", "reason": "guidelines"})).await.expect(204);
    plain(&person.own_decisions().await[0]["id"])
}

/// A raid on a room that nobody came into; its id.
async fn raided(world: &World<'_>) -> String {
    let room = world.new_room("open").await;
    let path = format!("/api/v1/moderation/rooms/{room}/raid");
    for on in [true, false] {
        world.judge.put(&path, json!({"on": on})).await.expect(204);
    }
    let raids = world.judge.get("/api/v1/moderation/raid").await.expect(200).json();
    plain(&raids["items"][0]["id"])
}

/// A sanction of the judge's; its id.
async fn sanctioned(world: &World<'_>, person: &Person, mut wish: Value) -> String {
    wish["reason"] = json!("guidelines");
    world.judge.sanctions(person, wish.clone()).await.expect(204);
    let path = format!("/api/v1/moderation/members/{}", person.id);
    let seen = world.judge.get(&path).await.expect(200).json();
    let sanctions = seen["sanctions"].as_array().expect("sanctions");
    let found = sanctions.iter().find(|sanction| sanction["room"] == wish["room"]);
    plain(&found.unwrap_or_else(|| panic!("it holds: {seen:#}"))["id"])
}

/// A decision that was taken without a reason; its id.
async fn without_reason(world: &World<'_>, decider: &Person) -> String {
    let room = world.room("own").await;
    let wish = json!({"step": "observe", "room": room.0, "hours": 1});
    decider.sanctions(world.quiet().await, wish).await.expect(204);
    let care = decider.get("/api/v1/moderation/care").await.expect(200).json();
    let unfinished = care["unfinished"].as_array().expect("unfinished");
    plain(&unfinished.first().expect("it has no reason yet")["id"])
}
