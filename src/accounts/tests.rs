//! What needs a clock that can be turned: waits, ends of sessions and invites, codes of the second factor.
//! Everything else is tested from outside, in `tests/suite/accounts.rs`.

use std::path::Path;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use http::header::{AUTHORIZATION, CONTENT_TYPE, COOKIE, SET_COOKIE};
use http::{HeaderMap, Method, Request};
use serde_json::{Value, json};
use totp_rs::{Builder, Secret};
use tower::ServiceExt;

use crate::clock::{Clock, Timestamp};
use crate::config::Settings;
use crate::rules::{Engine, Shelf};
use crate::state::AppState;
use crate::storage::Database;
use crate::storage::sealing::KeyRing;

const HOUR: Duration = Duration::from_secs(3600);
const PASSPHRASE: &str = "quiet harbour before sunrise";

struct Community {
    app: AppState,
    clock: Clock,
    router: Router,
    _folder: tempfile::TempDir,
}

struct Answer {
    status: u16,
    headers: HeaderMap,
    body: Value,
}

impl Community {
    async fn start() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let data = folder.path().join("data").display().to_string();
        // The budget of a network counts in real time, which no test can turn.
        let environment = [("DATA_DIR", data), ("LIMITS__SIGN_INS_PER_MINUTE", "100000".to_owned())]
            .map(|(key, value)| (format!("HOMEGROUP_{key}"), value));
        let settings = Settings::load(Some(Path::new("config.example.toml")), environment).expect("settings");
        let clock = Clock::standing_at(Timestamp::from_millis(1_800_000_000_000));
        let keys = KeyRing::open_or_create(&settings.key_file()).expect("keys");
        let database = Database::open(&settings).await.expect("a database");
        let rules =
            Shelf::new(Engine::shipped(std::collections::HashMap::new()).expect("the built-in packs"));
        let app = AppState::new(settings, clock.clone(), database, keys, rules);
        let (router, _) = super::router().split_for_parts();
        Self { router: router.with_state(app.clone()), app, clock, _folder: folder }
    }

    async fn asks(&self, method: Method, path: &str, body: Value, headers: &[(&str, &str)]) -> Answer {
        let mut request =
            Request::builder().method(method).uri(path).header(CONTENT_TYPE, "application/json");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from(body.to_string())).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let bytes = to_bytes(response.into_body(), 1 << 20).await.expect("a body");
        let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        Answer { status, headers, body }
    }

    async fn posts(&self, path: &str, body: Value) -> Answer {
        self.asks(Method::POST, path, body, &[]).await
    }

    async fn as_bearer(&self, token: &str, method: Method, path: &str, body: Value) -> Answer {
        self.asks(method, path, body, &[(AUTHORIZATION.as_str(), &format!("Bearer {token}"))]).await
    }

    async fn signs_in(&self, handle: &str, passphrase: &str) -> Answer {
        self.posts("/api/v1/sessions", json!({"handle": handle, "passphrase": passphrase})).await
    }

    /// Signs somebody up and gives their token.
    async fn member(&self, handle: &str) -> String {
        let wish = json!({"handle": handle, "passphrase": PASSPHRASE, "adult": true});
        let answer = self.posts("/api/v1/accounts", wish).await;
        assert_eq!(answer.status, 201, "{}", answer.body);
        answer.body["token"].as_str().expect("a token").to_owned()
    }

    fn code(&self, secret: &str) -> String {
        let secret = Secret::try_from_base32(secret).expect("base32");
        let seconds = u64::try_from(self.clock.now().millis() / 1000).expect("after 1970");
        Builder::new().with_secret(secret).build().expect("an app").generate(seconds).to_string()
    }
}

fn kind(answer: &Answer) -> &str {
    answer.body["type"].as_str().unwrap_or_default()
}

#[tokio::test]
async fn ten_strangers_guesses_in_an_hour_and_the_owners_device_still_gets_in() {
    let community = Community::start().await;
    let wish = json!({"handle": "ada", "passphrase": PASSPHRASE, "adult": true});
    let answer = community.posts("/api/v1/accounts", wish).await;
    let cookies: Vec<&str> =
        answer.headers.get_all(SET_COOKIE).iter().map(|value| value.to_str().expect("text")).collect();
    let device = cookies
        .iter()
        .find_map(|cookie| cookie.split(';').next().filter(|pair| pair.starts_with("homegroup-device=")))
        .expect("the device's proof");
    let mut guesses = 0;
    let begun = community.clock.now();
    while community.clock.now().since(begun) < HOUR - Duration::from_secs(60) {
        let answer = community.signs_in("ada", "not the passphrase at all").await;
        match answer.status {
            401 => guesses += 1,
            429 => {
                let wait = answer.body["retry_after_ms"].as_u64().expect("when to try again");
                assert!(wait > 0);
                community.clock.turn(Duration::from_millis(wait.min(60_000)));
            }
            other => unreachable!("{other}: {}", answer.body),
        }
    }
    assert_eq!(guesses, 10);
    let wish = json!({"handle": "ada", "passphrase": PASSPHRASE});
    assert_eq!(community.posts("/api/v1/sessions", wish.clone()).await.status, 429, "a stranger has to wait");
    let known = community.asks(Method::POST, "/api/v1/sessions", wish, &[(COOKIE.as_str(), device)]).await;
    assert_eq!(known.status, 201, "{}", known.body);
}

#[tokio::test]
async fn guesses_at_a_name_nobody_bears_are_answered_and_slowed_alike() {
    let community = Community::start().await;
    community.member("ada").await;
    for _ in 0..5 {
        let (ada, nobody) =
            (community.signs_in("ada", "wrong").await, community.signs_in("nobodyhere", "wrong").await);
        assert_eq!((ada.status, &ada.body), (nobody.status, &nobody.body));
    }
}

#[tokio::test]
async fn a_code_of_the_second_factor_works_once() {
    let community = Community::start().await;
    let token = community.member("ada").await;
    let offered = community
        .as_bearer(&token, Method::POST, "/api/v1/me/second-factor", json!({"passphrase": PASSPHRASE}))
        .await;
    assert_eq!(offered.status, 200, "{}", offered.body);
    assert!(offered.body["qr_svg"].as_str().is_some_and(|picture| picture.contains("<svg")));
    assert!(offered.body["otpauth_uri"].as_str().is_some_and(|uri| uri.starts_with("otpauth://totp/")));
    let secret = offered.body["secret"].as_str().expect("a secret").to_owned();
    let confirm = json!({"code": community.code(&secret)});
    let confirmed = community.as_bearer(&token, Method::PUT, "/api/v1/me/second-factor", confirm).await;
    assert_eq!(confirmed.status, 204, "{}", confirmed.body);

    let used = community.code(&secret);
    let wish = |code: &str| json!({"handle": "ada", "passphrase": PASSPHRASE, "code": code});
    let replayed = community.posts("/api/v1/sessions", wish(&used)).await;
    assert_eq!((replayed.status, kind(&replayed)), (401, "/problems/sessions/code-wrong"));
    let without = community.signs_in("ada", PASSPHRASE).await;
    assert_eq!((without.status, kind(&without)), (401, "/problems/sessions/code-needed"));
    community.clock.turn(Duration::from_secs(30));
    let fresh = community.code(&secret);
    let spaced = format!("{} {}", &fresh[..3], &fresh[3..]);
    assert_eq!(community.posts("/api/v1/sessions", wish(&spaced)).await.status, 201);
    let again = community.posts("/api/v1/sessions", wish(&fresh)).await;
    assert_eq!((again.status, kind(&again)), (401, "/problems/sessions/code-wrong"));
    community.clock.turn(Duration::from_secs(120));
    assert_eq!(community.posts("/api/v1/sessions", wish(&fresh)).await.status, 401, "it is too old");
}

#[tokio::test]
async fn a_device_that_was_not_used_is_signed_out() {
    let community = Community::start().await;
    let token = community.member("ada").await;
    for _ in 0..3 {
        community.clock.turn(HOUR * 24 * 80);
        // What is remembered for seconds was not remembered for months.
        community.app.memory::<super::memory::Memory>().sessions.forget(|_| true);
        let me = community.as_bearer(&token, Method::GET, "/api/v1/me", json!({})).await;
        assert_eq!(me.status, 200, "used every 80 days: {}", me.body);
        // Noted in the background: asked for until it is.
        for _ in 0..200 {
            let sessions = community.as_bearer(&token, Method::GET, "/api/v1/sessions", json!({})).await;
            let seen = sessions.body["items"][0]["last_seen_at"].as_str().unwrap_or_default().to_owned();
            if seen == super::sessions::hour(community.clock.now()).rfc3339() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }
    community.clock.turn(HOUR * 24 * 91 + HOUR);
    let me = community.as_bearer(&token, Method::GET, "/api/v1/me", json!({})).await;
    assert_eq!((me.status, kind(&me)), (401, "/problems/http/session-ended"));
    super::tidy(&community.app).await.expect("tidied");
    let token =
        community.signs_in("ada", PASSPHRASE).await.body["token"].as_str().expect("a token").to_owned();
    let sessions = community.as_bearer(&token, Method::GET, "/api/v1/sessions", json!({})).await;
    assert_eq!(sessions.body["items"].as_array().map(Vec::len), Some(1), "{}", sessions.body);
}

#[tokio::test]
async fn the_first_administrators_link_stays_until_it_is_used_and_staff_idle_out_in_hours() {
    let community = Community::start().await;
    let link = super::first_administrator_link(&community.app).await.expect("asked").expect("nobody yet");
    assert_eq!(super::first_administrator_link(&community.app).await.expect("asked"), Some(link.clone()));
    let code = link.split_once("invite=").expect("a code").1;
    let wish =
        |handle: &str| json!({"handle": handle, "passphrase": PASSPHRASE, "adult": true, "invite": code});
    let first = community.posts("/api/v1/accounts", wish("birch")).await;
    assert_eq!((first.status, &first.body["account"]["role"]), (201, &json!("admin")), "{}", first.body);
    assert_eq!(super::first_administrator_link(&community.app).await.expect("asked"), None);
    assert_eq!(
        kind(&community.posts("/api/v1/accounts", wish("maple")).await),
        "/problems/accounts/invite-not-valid"
    );

    let token = first.body["token"].as_str().expect("a token");
    let members = community.as_bearer(token, Method::GET, "/api/v1/members", json!({})).await;
    assert_eq!((members.status, kind(&members)), (403, "/problems/accounts/second-factor-needed"));
    community.clock.turn(HOUR * 14);
    assert_eq!(community.as_bearer(token, Method::GET, "/api/v1/me", json!({})).await.status, 401);
}

#[tokio::test]
async fn an_invite_runs_out() {
    let community = Community::start().await;
    let link = super::first_administrator_link(&community.app).await.expect("asked").expect("nobody yet");
    community.clock.turn(HOUR * 24 * 8);
    let code = link.split_once("invite=").expect("a code").1;
    let wish = json!({"handle": "birch", "passphrase": PASSPHRASE, "adult": true, "invite": code});
    assert_eq!(kind(&community.posts("/api/v1/accounts", wish).await), "/problems/accounts/invite-not-valid");
    let other = super::first_administrator_link(&community.app).await.expect("asked").expect("nobody yet");
    assert_ne!(link, other);
}

#[tokio::test]
async fn a_browser_is_signed_in_by_a_cookie_scripts_cannot_read_and_signed_out_without_a_trace() {
    let community = Community::start().await;
    let wish = json!({"handle": "ada", "passphrase": PASSPHRASE, "adult": true});
    let answer = community.posts("/api/v1/accounts", wish).await;
    let cookies: Vec<String> = answer
        .headers
        .get_all(SET_COOKIE)
        .iter()
        .map(|value| value.to_str().expect("text").to_owned())
        .collect();
    let session = cookies.iter().find(|cookie| cookie.starts_with("homegroup=")).expect("a session");
    assert!(
        session.contains("HttpOnly") && session.contains("SameSite=Strict") && session.contains("Path=/")
    );
    let pair = session.split(';').next().expect("a pair");
    let me = community.asks(Method::GET, "/api/v1/me", json!({}), &[(COOKIE.as_str(), pair)]).await;
    assert_eq!(me.status, 200);
    let both = [(COOKIE.as_str(), pair), (AUTHORIZATION.as_str(), "Bearer nonsense")];
    let judged = community.asks(Method::GET, "/api/v1/me", json!({}), &both).await;
    assert_eq!(judged.status, 401, "a request with a token is judged by it alone");
    let token = pair.trim_start_matches("homegroup=");
    let in_address = community.asks(Method::GET, &format!("/api/v1/me?token={token}"), json!({}), &[]).await;
    assert_eq!(in_address.status, 401);
    let out = community
        .asks(Method::DELETE, "/api/v1/sessions/current", json!({}), &[(COOKIE.as_str(), pair)])
        .await;
    assert_eq!(out.status, 204);
    assert!(out.headers.contains_key("clear-site-data"));
    let gone: Vec<_> =
        out.headers.get_all(SET_COOKIE).iter().map(|value| value.to_str().expect("text")).collect();
    assert!(gone.iter().all(|cookie| cookie.contains("Max-Age=0")) && gone.len() == 2, "{gone:?}");
    let me = community.asks(Method::GET, "/api/v1/me", json!({}), &[(COOKIE.as_str(), pair)]).await;
    assert_eq!(me.status, 401);
}
