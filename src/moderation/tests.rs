//! What needs a clock that can be turned: ends, claims that run out, reminders, the time for an appeal. Everything
//! else is tested from outside, in `tests/suite/moderation/`.

use std::path::Path;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use http::header::{AUTHORIZATION, CONTENT_TYPE};
use http::{Method, Request};
use serde_json::{Value, json};
use tower::ServiceExt;

use super::jobs;
use crate::accounts::{self, Role};
use crate::clock::{Clock, Timestamp};
use crate::config::Settings;
use crate::ids::{ItemId, MessageId};
use crate::review;
use crate::rooms;
use crate::rules::{Engine, Shelf};
use crate::state::AppState;
use crate::storage::Database;
use crate::storage::sealing::KeyRing;

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3600);
const DAY: Duration = Duration::from_secs(24 * 3600);
const PASSPHRASE: &str = "quiet harbour before sunrise";

struct Community {
    app: AppState,
    clock: Clock,
    router: Router,
    settings: Settings,
    _folder: tempfile::TempDir,
}

/// Somebody who is signed in.
struct Somebody {
    id: String,
    token: String,
}

impl Community {
    async fn start() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let data = folder.path().join("data").display().to_string();
        let environment = [("DATA_DIR", data), ("LIMITS__SIGN_INS_PER_MINUTE", "0".to_owned())]
            .map(|(key, value)| (format!("HOMEGROUP_{key}"), value));
        let settings = Settings::load(Some(Path::new("config.example.toml")), environment).expect("settings");
        let clock = Clock::standing_at(Timestamp::from_millis(1_800_000_000_000));
        let (app, router) = Self::open(&settings, &clock).await;
        Self { app, clock, router, settings, _folder: folder }
    }

    async fn open(settings: &Settings, clock: &Clock) -> (AppState, Router) {
        let database = Database::open(settings).await.expect("a database");
        let keys = KeyRing::open_or_create(&settings.key_file()).expect("keys");
        let rules =
            Shelf::new(Engine::shipped(std::collections::HashMap::new()).expect("the built-in packs"));
        let app = AppState::new(settings.clone(), clock.clone(), database, keys, rules);
        let (router, _) = accounts::router().merge(rooms::router()).merge(super::router()).split_for_parts();
        (app.clone(), router.with_state(app))
    }

    /// The same community after a restart: what was in memory is gone.
    async fn started_again(mut self) -> Self {
        self.app.database().close().await;
        (self.app, self.router) = Self::open(&self.settings, &self.clock).await;
        self
    }

    async fn asks(&self, who: Option<&Somebody>, method: Method, path: &str, body: Value) -> (u16, Value) {
        let mut request =
            Request::builder().method(method).uri(path).header(CONTENT_TYPE, "application/json");
        if let Some(who) = who {
            request = request.header(AUTHORIZATION, format!("Bearer {}", who.token));
        }
        let request = request.body(Body::from(body.to_string())).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let status = response.status().as_u16();
        let bytes = to_bytes(response.into_body(), 1 << 20).await.expect("a body");
        (status, serde_json::from_slice(&bytes).unwrap_or(Value::Null))
    }

    async fn signs_in(&self, handle: &str) -> (u16, Value) {
        let wish = json!({"handle": handle, "passphrase": PASSPHRASE});
        self.asks(None, Method::POST, "/api/v1/sessions", wish).await
    }

    async fn somebody(&self, handle: &str, role: Role) -> Somebody {
        accounts::create(&self.app, handle, role, PASSPHRASE).await.expect("an account");
        let (status, answer) = self.signs_in(handle).await;
        assert_eq!(status, 201, "{answer}");
        let text = |value: &Value| value.as_str().expect("text").to_owned();
        Somebody { id: text(&answer["account"]["id"]), token: text(&answer["token"]) }
    }

    async fn does(&self, who: &Somebody, method: Method, path: &str, body: Value) -> Value {
        let (status, answer) = self.asks(Some(who), method, path, body).await;
        assert!((200..300).contains(&status), "{path}: {status} {answer}");
        answer
    }

    /// A room that somebody looks after, with these members.
    async fn room(&self, keeper: &Somebody, members: &[&Somebody]) -> String {
        let room = self
            .does(keeper, Method::POST, "/api/v1/rooms", json!({"name": "Evening", "kind": "group"}))
            .await;
        let room = room["id"].as_str().expect("an id").to_owned();
        for member in members {
            self.does(member, Method::PUT, &format!("/api/v1/rooms/{room}/members/me"), json!({})).await;
        }
        room
    }

    async fn says(&self, who: &Somebody, room: &str, body: &str) -> (u16, Value) {
        let id = MessageId::from(uuid::Uuid::new_v4());
        let path = format!("/api/v1/rooms/{room}/messages");
        self.asks(Some(who), Method::POST, &path, json!({"id": id, "body": body})).await
    }

    async fn waiting(&self, moderator: &Somebody) -> Value {
        let queue = self.does(moderator, Method::GET, "/api/v1/moderation/items", json!({})).await;
        queue["items"].as_array().expect("items").first().cloned().unwrap_or(Value::Null)
    }

    async fn sanctions(&self, by: &Somebody, whom: &Somebody, wish: Value) {
        self.does(by, Method::POST, &format!("/api/v1/moderation/members/{}/sanctions", whom.id), wish).await;
    }
}

fn kind(answer: &Value) -> &str {
    answer["type"].as_str().unwrap_or_default()
}

#[tokio::test]
async fn a_mute_ends_by_itself_and_after_a_restart_too() {
    let community = Community::start().await;
    let (cedar, ada) =
        (community.somebody("cedar", Role::Moderator).await, community.somebody("ada", Role::Member).await);
    let room = community.room(&cedar, &[&ada]).await;
    community.sanctions(&cedar, &ada, json!({"step": "mute", "hours": 2, "reason": "spam"})).await;
    let community = community.started_again().await;
    community.clock.turn(2 * HOUR - MINUTE);
    let (status, refusal) = community.says(&ada, &room, "still?").await;
    assert_eq!((status, kind(&refusal)), (403, "/problems/rooms/muted-until"));
    community.clock.turn(MINUTE);
    assert_eq!(community.says(&ada, &room, "back again").await.0, 201, "nothing had to run for it");
}

#[tokio::test]
async fn a_suspension_and_a_removal_end_by_themselves() {
    let community = Community::start().await;
    let (cedar, ada) =
        (community.somebody("cedar", Role::Moderator).await, community.somebody("ada", Role::Member).await);
    let room = community.room(&cedar, &[&ada]).await;
    let removal = json!({"step": "removal", "hours": 72, "room": room, "reason": "spam"});
    community.sanctions(&cedar, &ada, removal).await;
    community.sanctions(&cedar, &ada, json!({"step": "suspension", "hours": 48, "reason": "spam"})).await;
    community.clock.turn(48 * HOUR - MINUTE);
    let (status, refusal) = community.signs_in("ada").await;
    assert_eq!((status, kind(&refusal)), (403, "/problems/accounts/suspended-until"));
    community.clock.turn(MINUTE);
    let (status, answer) = community.signs_in("ada").await;
    assert_eq!(status, 201, "{answer}");
    let ada = Somebody { id: ada.id, token: answer["token"].as_str().expect("a token").to_owned() };
    let back = format!("/api/v1/rooms/{room}/members/me");
    let (status, refusal) = community.asks(Some(&ada), Method::PUT, &back, json!({})).await;
    assert_eq!((status, kind(&refusal)), (403, "/problems/rooms/put-out-until"));
    community.clock.turn(24 * HOUR);
    community.does(&ada, Method::PUT, &back, json!({})).await;
}

#[tokio::test]
async fn a_claim_runs_out_and_is_free_for_others() {
    let community = Community::start().await;
    let (cedar, ada) =
        (community.somebody("cedar", Role::Moderator).await, community.somebody("ada", Role::Member).await);
    let rowan = community.somebody("rowan", Role::Moderator).await;
    let room = community.room(&cedar, &[&ada]).await;
    community.says(&ada, &room, "see https://example.com/held").await;
    let item = community.waiting(&cedar).await;
    let claim = format!("/api/v1/moderation/items/{}/claim", item["id"].as_str().expect("an id"));
    community.does(&cedar, Method::PUT, &claim, json!({})).await;
    community.clock.turn(14 * MINUTE);
    assert_eq!(community.asks(Some(&rowan), Method::PUT, &claim, json!({})).await.0, 409);
    community.clock.turn(2 * MINUTE);
    community.does(&rowan, Method::PUT, &claim, json!({})).await;
    assert_eq!(community.waiting(&rowan).await["claim"]["mine"], true);
}

#[tokio::test]
async fn what_waits_too_long_is_told_again_and_a_restart_does_not_forget_it() {
    let community = Community::start().await;
    let (cedar, ada) =
        (community.somebody("cedar", Role::Moderator).await, community.somebody("ada", Role::Member).await);
    let room = community.room(&cedar, &[&ada]).await;
    community.says(&ada, &room, "see https://example.com/held").await;
    let id: ItemId = community.waiting(&cedar).await["id"].as_str().expect("an id").parse().expect("an id");
    let alerts = async |community: &Community| {
        jobs::look_after(&community.app).await.expect("it ran");
        review::item(community.app.read(), id).await.expect("read").expect("there").alerts
    };
    assert_eq!(alerts(&community).await, 1, "told at once");
    assert_eq!(alerts(&community).await, 1, "and not again before its time");
    community.clock.turn(4 * HOUR);
    assert_eq!(community.waiting(&cedar).await["overdue"], true);
    assert_eq!(alerts(&community).await, 2, "an amber item waits four hours");
    let community = community.started_again().await;
    community.clock.turn(14 * MINUTE);
    assert_eq!(alerts(&community).await, 2);
    community.clock.turn(MINUTE);
    assert_eq!(alerts(&community).await, 3, "and is told every quarter of an hour from then on");
}

#[tokio::test]
async fn a_reason_that_did_not_come_within_the_claim_is_the_general_one() {
    let community = Community::start().await;
    let (cedar, ada) =
        (community.somebody("cedar", Role::Moderator).await, community.somebody("ada", Role::Member).await);
    community.sanctions(&cedar, &ada, json!({"step": "warning"})).await;
    let own = async |community: &Community| {
        let own = community.does(&ada, Method::GET, "/api/v1/me/decisions", json!({})).await;
        own["items"][0]["reason"].clone()
    };
    let community = community.started_again().await;
    community.clock.turn(14 * MINUTE);
    jobs::look_after(&community.app).await.expect("it ran");
    assert_eq!(own(&community).await, Value::Null);
    community.clock.turn(MINUTE);
    jobs::look_after(&community.app).await.expect("it ran");
    assert_eq!(own(&community).await, "guidelines");
}

#[tokio::test]
async fn an_appeal_has_its_time_and_a_date_by_which_it_is_answered() {
    let community = Community::start().await;
    let (cedar, ada) =
        (community.somebody("cedar", Role::Moderator).await, community.somebody("ada", Role::Member).await);
    let ben = community.somebody("ben", Role::Member).await;
    for member in [&ada, &ben] {
        community.sanctions(&cedar, member, json!({"step": "warning", "reason": "spam"})).await;
    }
    let appeal = async |who: &Somebody| {
        let own = community.does(who, Method::GET, "/api/v1/me/decisions", json!({})).await;
        let path = format!("/api/v1/me/decisions/{}/appeal", own["items"][0]["id"].as_str().expect("an id"));
        community.asks(Some(who), Method::POST, &path, json!({"text": "It was not so"})).await
    };
    community.clock.turn(14 * DAY - MINUTE);
    assert_eq!(appeal(&ada).await.0, 204);
    let item = community.waiting(&cedar).await;
    let due = community.clock.now().plus(72 * HOUR).rfc3339();
    assert_eq!((item["kind"].as_str(), item["due_at"].as_str()), (Some("appeal"), Some(due.as_str())));
    community.clock.turn(MINUTE);
    let (status, refusal) = appeal(&ben).await;
    assert_eq!((status, kind(&refusal)), (409, "/problems/moderation/appeal-not-possible"));
}

#[tokio::test]
async fn texts_beside_what_was_decided_long_ago_are_deleted() {
    let community = Community::start().await;
    let (cedar, ada) =
        (community.somebody("cedar", Role::Moderator).await, community.somebody("ada", Role::Member).await);
    let room = community.room(&cedar, &[&ada]).await;
    community.says(&ada, &room, "see https://example.com/held").await;
    let item = community.waiting(&cedar).await;
    let path = format!("/api/v1/moderation/items/{}", item["id"].as_str().expect("an id"));
    let wish = json!({"version": item["version"], "verdict": "decline", "reason": "elsewhere"});
    community.does(&cedar, Method::POST, &format!("{path}/decision"), wish).await;
    let (refused, _) = community.says(&ada, &room, "join t.me/+AbCdEf123").await;
    assert_eq!(refused, 422);
    community.clock.turn(89 * DAY);
    jobs::tidy(&community.app).await.expect("it ran");
    let text = community.does(&cedar, Method::GET, &path, json!({})).await["text"].clone();
    assert_eq!(text, "see https://example.com/held");
    community.clock.turn(2 * DAY);
    jobs::tidy(&community.app).await.expect("it ran");
    let (_, again) = community.signs_in("cedar").await;
    let cedar = Somebody { id: cedar.id, token: again["token"].as_str().expect("a token").to_owned() };
    assert_eq!(community.does(&cedar, Method::GET, &path, json!({})).await["text"], Value::Null);
    let (_, again) = community.signs_in("ada").await;
    let ada = Somebody { id: ada.id, token: again["token"].as_str().expect("a token").to_owned() };
    let own = community.does(&ada, Method::GET, "/api/v1/me/decisions", json!({})).await;
    let verdicts: Vec<&Value> =
        own["items"].as_array().expect("items").iter().map(|one| &one["verdict"]).collect();
    assert_eq!(verdicts, ["decline"], "what a rule refused is gone, what a person decided is kept");
}
