//! The private door and the desk: the request of each operation on each kind of case.

use serde_json::{Value, json};
use uuid::Uuid;

use super::world::World;
use crate::common::{Person, plain};

pub async fn request(
    world: &World<'_>,
    method: &str,
    parts: &[&str],
    object: &str,
    role: &str,
) -> (String, Option<Value>) {
    let words = || json!({"id": Uuid::new_v4(), "text": "can somebody help me"});
    match parts {
        ["cases"] => ("/api/v1/cases".into(), (method == "POST").then(words)),
        ["case-categories"] | ["desk", "cases"] => (format!("/api/v1/{}", parts.join("/")), None),
        ["cases", "{}", rest @ ..] => {
            let id = case(world, object, role).await;
            let body = match (method, rest) {
                ("POST", ["messages"]) => Some(words()),
                ("PUT", ["read"]) => Some(json!({"seq": 1})),
                _ => None,
            };
            (path("cases", &id, rest), body)
        }
        ["desk", "cases", "{}", "drafts", "{}"] => {
            let id = case(world, object, role).await;
            let draft = draft(world, &id, role).await;
            (format!("/api/v1/desk/cases/{id}/drafts/{draft}"), Some(json!({"verdict": "approve"})))
        }
        ["desk", "cases", "{}", rest @ ..] => {
            let id = case(world, object, role).await;
            if rest == ["answers"] {
                // Staff answer what they have taken; to everybody else this is another 404.
                world.person(role).put(&format!("/api/v1/desk/cases/{id}/claim"), json!({})).await;
            }
            (path("desk/cases", &id, rest), (method == "POST").then(words))
        }
        other => panic!("nobody has written how to ask for {other:?}"),
    }
}

fn path(family: &str, id: &str, rest: &[&str]) -> String {
    let rest: String = rest.iter().map(|part| format!("/{part}")).collect();
    format!("/api/v1/{family}/{id}{rest}")
}

async fn case(world: &World<'_>, object: &str, role: &str) -> String {
    let person = match object {
        "own" => world.person(role),
        "other" => &world.owner,
        _ => return Uuid::now_v7().to_string(),
    };
    asked_anew(person).await.unwrap_or_else(|| Uuid::now_v7().to_string())
}

/// A new case in a medical category, after the older ones were ended; nothing of somebody who cannot ask.
async fn asked_anew(person: &Person) -> Option<String> {
    let cases = person.get("/api/v1/cases").await;
    if cases.status != 200 {
        return None;
    }
    for case in
        cases.json()["items"].as_array().expect("items").iter().filter(|case| case["status"] != "closed")
    {
        person.put(&format!("/api/v1/cases/{}/end", plain(&case["id"])), json!({})).await.expect(204);
    }
    let wish = json!({"id": Uuid::new_v4(), "text": "can somebody help me", "category": "overdose"});
    Some(plain(&person.post("/api/v1/cases", wish).await.expect(201).json()["case"]))
}

/// An answer of a worker that waits for a clinician, where there is such a case.
async fn draft(world: &World<'_>, case: &str, role: &str) -> Uuid {
    let (worker, id) = (world.person("worker"), Uuid::new_v4());
    if role != "worker" || worker.get(&format!("/api/v1/desk/cases/{case}")).await.status == 200 {
        worker.put(&format!("/api/v1/desk/cases/{case}/claim"), json!({})).await;
        let answer = json!({"id": id, "text": "this is what I would do"});
        worker.post(&format!("/api/v1/desk/cases/{case}/answers"), answer).await;
    }
    id
}
