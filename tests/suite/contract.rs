//! The contract that independent clients lean on: documents of the API, the form of
//! answers, idempotency.

use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::common::{Answer, Person, TestServer};

#[tokio::test]
async fn the_api_documents_itself() {
    let server = TestServer::start().await;
    let openapi = server.get("/api/v1/openapi.json").await.expect(200).json();
    assert!(
        openapi["openapi"].as_str().is_some_and(|version| version.starts_with("3.1")),
        "{}",
        openapi["openapi"]
    );
    for (path, method) in [
        ("/api/v1/accounts", "post"),
        ("/api/v1/sessions", "post"),
        ("/api/v1/sessions/current", "delete"),
        ("/api/v1/me", "get"),
        ("/api/v1/me", "delete"),
        ("/api/v1/me/export", "get"),
        ("/api/v1/rooms", "get"),
        ("/api/v1/rooms", "post"),
        ("/api/v1/rooms/{id}/members/me", "put"),
        ("/api/v1/rooms/{id}/events", "get"),
        ("/api/v1/rooms/{id}/messages", "post"),
    ] {
        let path =
            openapi["paths"].as_object().expect("paths").iter().find(|(known, _)| same_shape(known, path));
        assert!(path.is_some_and(|(_, item)| item[method].is_object()), "{method} of it is not documented");
    }
    let dangling = references(&openapi)
        .into_iter()
        .find(|reference| openapi.pointer(reference.trim_start_matches('#')).is_none());
    assert_eq!(dangling, None, "a reference leads nowhere");
}

/// The same path, whatever its parameters are called.
fn same_shape(one: &str, other: &str) -> bool {
    let parts = |path: &str| -> Vec<String> {
        path.split('/')
            .map(|part| if part.starts_with('{') { "{}".into() } else { part.to_owned() })
            .collect()
    };
    parts(one) == parts(other)
}

fn references(value: &Value) -> Vec<String> {
    match value {
        Value::Object(fields) => {
            let own = fields.get("$ref").and_then(Value::as_str).map(str::to_owned);
            own.into_iter().chain(fields.values().flat_map(references)).collect()
        }
        Value::Array(items) => items.iter().flat_map(references).collect(),
        _ => Vec::new(),
    }
}

#[tokio::test]
async fn the_live_protocol_documents_itself() {
    let server = TestServer::start().await;
    let asyncapi = server.get("/api/v1/asyncapi.json").await.expect(200).json();
    assert!(
        asyncapi["asyncapi"].as_str().is_some_and(|version| version.starts_with("3.")),
        "{}",
        asyncapi["asyncapi"]
    );
    let text = asyncapi.to_string();
    for frame in ["join", "leave", "send", "read", "typing", "welcome", "joined", "event", "ack", "problem"] {
        assert!(text.contains(&format!("\"{frame}\"")), "`{frame}` is not documented");
    }
    for code in ["4400", "4401", "4403", "4408", "4413", "4429", "1012"] {
        assert!(text.contains(code), "close code {code} is not documented");
    }
    let dangling = references(&asyncapi)
        .into_iter()
        .find(|reference| asyncapi.pointer(reference.trim_start_matches('#')).is_none());
    assert_eq!(dangling, None, "a reference leads nowhere");
}

#[tokio::test]
async fn times_are_utc_and_ids_are_of_version_7() {
    let server = TestServer::start().await;
    let ada = server.member().await;
    let me = ada.get("/api/v1/me").await.expect(200).json();
    let created = me["created_at"].as_str().expect("a time");
    assert!(created.ends_with('Z'), "{created}");
    assert!(chrono::DateTime::parse_from_rfc3339(created).is_ok(), "{created}");
    assert_eq!(ada.id.get_version_num(), 7);
    assert_eq!(server.room().await.0.get_version_num(), 7);
}

#[tokio::test]
async fn every_list_has_items_and_a_cursor() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let ada = server.member_of(room).await;
    for path in [
        "/api/v1/rooms".to_owned(),
        "/api/v1/sessions".into(),
        "/api/v1/me/blocks".into(),
        format!("/api/v1/rooms/{room}/events"),
        format!("/api/v1/rooms/{room}/members"),
    ] {
        let list = ada.get(&path).await.expect(200).json();
        let fields = list.as_object().unwrap_or_else(|| panic!("{path} is not an object"));
        assert!(list["items"].is_array() && fields.contains_key("next"), "{path}: {list:#}");
    }
}

#[tokio::test]
async fn an_answer_is_json_in_snake_case() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let ada = server.member_of(room).await;
    for path in [
        "/api/v1/community".to_owned(),
        "/api/v1/me".into(),
        "/api/v1/rooms".into(),
        format!("/api/v1/rooms/{room}"),
    ] {
        let answer = ada.get(&path).await.expect(200);
        assert!(answer.header("content-type").starts_with("application/json"), "{path}");
        assert_eq!(odd_names(&answer.json()), [""; 0], "{path}");
    }
}

fn odd_names(value: &Value) -> Vec<String> {
    match value {
        Value::Object(fields) => {
            let odd = fields.keys().filter(|name| {
                !name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
            });
            odd.cloned().chain(fields.values().flat_map(odd_names)).collect()
        }
        Value::Array(items) => items.iter().flat_map(odd_names).collect(),
        _ => Vec::new(),
    }
}

// ---- problems

#[tokio::test]
async fn a_problem_speaks_the_language_of_its_reader() {
    let server = TestServer::start().await;
    let titles = ["en", "ru", "fa"].map(|language| {
        let person = server.stranger();
        async move {
            let request = person.request(Method::GET, "/api/v1/me").header("accept-language", language);
            let answer = person.sends(format!("GET /api/v1/me in {language}"), request).await;
            assert_eq!(answer.header("content-language"), language);
            answer.expect_any_problem(401)
        }
    });
    let problems = futures_util::future::join_all(titles).await;
    assert!(problems.iter().all(|problem| problem["type"] == problems[0]["type"]));
    assert_ne!(problems[0]["title"], problems[1]["title"]);
    assert_ne!(problems[1]["title"], problems[2]["title"]);
}

#[tokio::test]
async fn a_problem_tells_nothing_of_the_inside() {
    let server = TestServer::start().await;
    let ada = server.member().await;
    for answer in [
        ada.get("/api/v1/rooms/'%20OR%201=1--").await,
        ada.get("/api/v1/nothing").await,
        ada.post("/api/v1/direct-messages", json!({"handle": "' OR 1=1--"})).await,
        ada.post("/api/v1/direct-messages", json!({"handle": 7})).await,
    ] {
        let text = answer.text().to_lowercase();
        for inside in
            ["select ", "sqlite", "postgres", "sqlx", "sea_orm", "panicked", "src/", ".rs:", "backtrace"]
        {
            assert!(!text.contains(inside), "{inside} in {answer}");
        }
        let status = answer.status;
        answer.expect_any_problem(status);
    }
}

// ---- idempotency

#[tokio::test]
async fn a_post_repeated_with_its_key_returns_the_first_answer() {
    let server = TestServer::start().await;
    let keeper = server.moderator().await;
    let key = Uuid::new_v4().to_string();
    let wish = json!({"name": "Made once", "kind": "group"});
    let first = post_with_key(&keeper, "/api/v1/rooms", &wish, &key).await.expect(201);
    let second = post_with_key(&keeper, "/api/v1/rooms", &wish, &key).await.expect(201);
    assert_eq!(first.json(), second.json());
    let rooms = keeper.get("/api/v1/rooms").await.json().to_string();
    assert_eq!(rooms.matches("Made once").count(), 1, "{rooms}");
    let other = json!({"name": "Something else", "kind": "group"});
    let mismatch = post_with_key(&keeper, "/api/v1/rooms", &other, &key).await;
    assert!(matches!(mismatch.status, 409 | 422), "{mismatch}");
    let somebody = server.moderator().await;
    let theirs =
        post_with_key(&somebody, "/api/v1/rooms", &json!({"name": "Theirs", "kind": "group"}), &key).await;
    assert_eq!(theirs.expect(201).json()["name"], "Theirs", "a key is its owner's own");
}

#[tokio::test]
async fn a_sign_up_that_is_repeated_with_its_key_makes_one_account() {
    let server = TestServer::start().await;
    let stranger = server.stranger();
    let key = Uuid::new_v4().to_string();
    let wish =
        json!({"handle": "wanderer", "passphrase": "quiet harbour wanderer before sunrise", "adult": true});
    let first = post_with_key(&stranger, "/api/v1/accounts", &wish, &key).await.expect(201).json();
    let second = post_with_key(&stranger, "/api/v1/accounts", &wish, &key).await;
    match second.status {
        201 => assert_eq!(second.json()["account"], first["account"]),
        // Without an account there is nobody whose key it could be; what counts is that one account is made.
        409 => drop(second.expect_any_problem(409)),
        _ => panic!("{second}"),
    }
}

#[tokio::test]
async fn a_raced_post_with_one_key_is_done_once() {
    let server = TestServer::start().await;
    let keeper = server.moderator().await;
    let key = Uuid::new_v4().to_string();
    let wish = json!({"name": "Raced", "kind": "group"});
    let all =
        futures_util::future::join_all((0..6).map(|_| post_with_key(&keeper, "/api/v1/rooms", &wish, &key)))
            .await;
    assert!(all.iter().any(|answer| answer.status == 201));
    let rooms = keeper.get("/api/v1/rooms").await.json().to_string();
    assert_eq!(rooms.matches("Raced").count(), 1, "{rooms}");
}

async fn post_with_key(person: &Person, path: &str, wish: &Value, key: &str) -> Answer {
    let request = person.request(Method::POST, path).header("idempotency-key", key).json(wish);
    person.sends(format!("POST {path} with a key"), request).await
}
