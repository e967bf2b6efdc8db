//! Somebody at a browser or a program: what they do, in sentences.

use std::sync::atomic::{AtomicU64, Ordering};

use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use uuid::Uuid;

use super::server::Address;
use super::{Answer, Ear};

/// A room, by its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Room(pub Uuid);

impl std::fmt::Display for Room {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

#[derive(Debug)]
pub struct Person {
    http: reqwest::Client,
    address: Address,
    pub id: Uuid,
    pub handle: String,
    pub passphrase: String,
    /// Empty for somebody who is not signed in.
    pub token: String,
    pub recovery_codes: Vec<String>,
    second_factor: Option<String>,
    /// The step of the newest code used: a code works once.
    used_step: AtomicU64,
}

impl Person {
    pub fn stranger(http: reqwest::Client, address: Address) -> Self {
        Self {
            http,
            address,
            id: Uuid::nil(),
            handle: String::new(),
            passphrase: String::new(),
            token: String::new(),
            recovery_codes: Vec::new(),
            second_factor: None,
            used_step: AtomicU64::new(0),
        }
    }

    /// A passphrase that passes the check of common ones and is the handle's own.
    pub fn passphrase_of(handle: &str) -> String {
        format!("quiet harbour {handle} before sunrise")
    }

    // ---- coming in

    pub async fn signs_up(self, handle: &str) -> Self {
        let passphrase = Self::passphrase_of(handle);
        let wish = json!({"handle": handle, "passphrase": passphrase, "adult": true});
        let answer = self.post("/api/v1/accounts", wish).await.expect(201).json();
        self.becomes(&answer, passphrase)
    }

    pub async fn signs_in(self, handle: &str, passphrase: &str) -> Self {
        let wish = json!({"handle": handle, "passphrase": passphrase});
        let answer = self.post("/api/v1/sessions", wish).await.expect(201).json();
        self.becomes(&answer, passphrase.to_owned())
    }

    /// A second sign-in of the same person, on another device.
    pub async fn on_another_device(&self) -> Self {
        let other = Self::stranger(self.http.clone(), self.address.clone());
        let mut wish = json!({"handle": self.handle, "passphrase": self.passphrase});
        if self.second_factor.is_some() {
            wish["code"] = json!(self.code());
        }
        let answer = other.post("/api/v1/sessions", wish).await.expect(201).json();
        let other = other.becomes(&answer, self.passphrase.clone());
        other.used_step.store(self.used_step.load(Ordering::Relaxed), Ordering::Relaxed);
        Self { second_factor: self.second_factor.clone(), ..other }
    }

    fn becomes(self, answer: &Value, passphrase: String) -> Self {
        let text = |value: &Value| {
            value.as_str().unwrap_or_else(|| panic!("a field is missing in {answer:#}")).to_owned()
        };
        let codes = answer["recovery_codes"].as_array();
        Self {
            id: text(&answer["account"]["id"]).parse().expect("an account's id is a UUID"),
            handle: text(&answer["account"]["handle"]),
            token: text(&answer["token"]),
            recovery_codes: codes.map(|codes| codes.iter().map(text).collect()).unwrap_or_default(),
            passphrase,
            ..self
        }
    }

    pub async fn sets_up_second_factor(&mut self) {
        let wish = json!({"passphrase": self.passphrase});
        let offered = self.post("/api/v1/me/second-factor", wish).await.expect(200).json();
        self.second_factor = Some(offered["secret"].as_str().expect("a secret to keep").to_owned());
        let code = self.code();
        self.put("/api/v1/me/second-factor", json!({"code": code})).await.expect(204);
    }

    /// The next code of the second factor. Codes work once, so each call is of a later
    /// step; the server takes one step to either side of now, which gives three in a row.
    pub fn code(&self) -> String {
        let secret = self.second_factor.clone().expect("this person has a second factor");
        let now =
            std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("after 1970").as_secs();
        let step = (now / 30 - 1).max(self.used_step.load(Ordering::Relaxed) + 1);
        self.used_step.store(step, Ordering::Relaxed);
        code_at(&secret, step * 30)
    }

    // ---- asking over HTTP

    pub async fn get(&self, path: &str) -> Answer {
        self.asks(Method::GET, path, None).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.asks(Method::POST, path, Some(body)).await
    }

    pub async fn put(&self, path: &str, body: Value) -> Answer {
        self.asks(Method::PUT, path, Some(body)).await
    }

    pub async fn patch(&self, path: &str, body: Value) -> Answer {
        self.asks(Method::PATCH, path, Some(body)).await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        self.asks(Method::DELETE, path, None).await
    }

    pub async fn delete_with(&self, path: &str, body: Value) -> Answer {
        self.asks(Method::DELETE, path, Some(body)).await
    }

    pub async fn asks(&self, method: Method, path: &str, body: Option<Value>) -> Answer {
        let mut request = self.request(method.clone(), path);
        if let Some(body) = &body {
            request = request.json(body);
        }
        self.sends(format!("{method} {path}"), request).await
    }

    /// A request still to be finished, with the person's token in it.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.bare_request(method, path);
        if self.token.is_empty() { request } else { request.bearer_auth(&self.token) }
    }

    /// A request that carries nothing of the person.
    pub fn bare_request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, self.url(path))
    }

    pub async fn sends(&self, asked: String, request: RequestBuilder) -> Answer {
        let who = if self.handle.is_empty() { "nobody" } else { &self.handle };
        let asked = format!("{who}: {asked}");
        let response = request.send().await.unwrap_or_else(|cause| panic!("{asked}: no answer: {cause:?}"));
        Answer::read(asked, response).await
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address.read().expect("nobody panics with it"))
    }

    // ---- rooms

    /// Opens a group room; `extra` fields are laid over the usual ones.
    pub async fn opens_room(&self, extra: Value) -> Room {
        // Two rooms of one name are refused.
        let mut wish = json!({"name": format!("Circle {}", Uuid::new_v4().simple()), "kind": "group"});
        for (key, value) in extra.as_object().expect("extra fields are an object") {
            wish[key] = value.clone();
        }
        let room = self.post("/api/v1/rooms", wish).await.expect(201).json();
        room_of(&room)
    }

    pub async fn joins(&self, room: Room) {
        self.put(&format!("/api/v1/rooms/{room}/members/me"), json!({})).await.expect(204);
    }

    pub async fn leaves(&self, room: Room) {
        self.delete(&format!("/api/v1/rooms/{room}/members/me")).await.expect(204);
    }

    /// Puts somebody into a room that one moderates.
    pub async fn lets_in(&self, room: Room, other: &Person) {
        self.put(&format!("/api/v1/rooms/{room}/members/{}", other.id), json!({})).await.expect(204);
    }

    /// Puts somebody out of a room that one moderates.
    pub async fn puts_out(&self, room: Room, other: &Person) {
        self.delete(&format!("/api/v1/rooms/{room}/members/{}", other.id)).await.expect(204);
    }

    /// Asks somebody for a direct conversation and returns its room, not yet agreed to.
    pub async fn asks_to_talk(&self, other: &Person) -> Room {
        let wish = json!({"handle": other.handle});
        room_of(&self.post("/api/v1/direct-messages", wish).await.expect(201).json())
    }

    /// Says it over HTTP and returns the ack.
    pub async fn says(&self, room: Room, body: &str) -> Value {
        self.says_as(room, Uuid::new_v4(), body).await
    }

    pub async fn says_as(&self, room: Room, id: Uuid, body: &str) -> Value {
        self.tries_to_say(room, json!({"id": id, "body": body})).await.expect(201).json()
    }

    pub async fn replies(&self, room: Room, to: &Value, body: &str) -> Value {
        let wish = json!({"id": Uuid::new_v4(), "body": body, "reply_to": to});
        self.tries_to_say(room, wish).await.expect(201).json()
    }

    pub async fn tries_to_say(&self, room: Room, message: Value) -> Answer {
        self.post(&format!("/api/v1/rooms/{room}/messages"), message).await
    }

    pub async fn edits(&self, room: Room, message: &Value, body: &str) -> Answer {
        self.patch(&message_path(room, message), json!({"body": body})).await
    }

    pub async fn removes(&self, room: Room, message: &Value) -> Answer {
        self.delete(&message_path(room, message)).await
    }

    pub async fn reacts(&self, room: Room, message: &Value, reaction: &str) -> Answer {
        self.put(&format!("{}/reactions/{reaction}", message_path(room, message)), json!({})).await
    }

    pub async fn takes_back(&self, room: Room, message: &Value, reaction: &str) -> Answer {
        self.delete(&format!("{}/reactions/{reaction}", message_path(room, message))).await
    }

    pub async fn reads_to(&self, room: Room, seq: u64) {
        self.put(&format!("/api/v1/rooms/{room}/read"), json!({"seq": seq})).await.expect(204);
    }

    pub async fn blocks(&self, other: &Person) {
        self.put(&format!("/api/v1/me/blocks/{}", other.id), json!({})).await.expect(204);
    }

    /// The room as this person sees it.
    pub async fn sees_room(&self, room: Room) -> Value {
        self.get(&format!("/api/v1/rooms/{room}")).await.expect(200).json()
    }

    /// One page of the room's log.
    pub async fn page(&self, room: Room, query: &str) -> Value {
        self.get(&format!("/api/v1/rooms/{room}/events?{query}")).await.expect(200).json()
    }

    /// The whole log of the room, from its first event on.
    pub async fn whole_log(&self, room: Room) -> Vec<Value> {
        let (mut log, mut after) = (Vec::new(), json!(0));
        loop {
            let page = self.page(room, &format!("after={}&limit=200", plain(&after))).await;
            log.extend(page["items"].as_array().expect("a page has items").iter().cloned());
            if page["next"].is_null() {
                return log;
            }
            assert_ne!(page["next"], after, "the page's cursor does not move");
            after = page["next"].clone();
        }
    }

    /// The texts of the messages in the room's log, in its order.
    pub async fn texts(&self, room: Room) -> Vec<String> {
        let log = self.whole_log(room).await;
        let bodies =
            log.iter().filter(|event| event["kind"] == "message").map(|event| &event["message"]["body"]);
        bodies.filter_map(|body| body.as_str().map(str::to_owned)).collect()
    }

    // ---- listening

    /// A socket of this person, past its `welcome`.
    pub async fn listens(&self) -> Ear {
        Ear::connect(&self.url(""), &self.token).await
    }

    /// A socket that follows the room already.
    pub async fn listens_to(&self, room: Room) -> Ear {
        let mut ear = self.listens().await;
        ear.watches(room).await;
        ear
    }
}

pub fn room_of(room: &Value) -> Room {
    let id = room["id"].as_str().unwrap_or_else(|| panic!("a room without an id: {room:#}"));
    Room(id.parse().expect("a room's id is a UUID"))
}

/// A cursor or an id without the quotes of JSON.
pub fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn message_path(room: Room, message: &Value) -> String {
    format!("/api/v1/rooms/{room}/messages/{}", plain(message))
}

fn code_at(secret: &str, time: u64) -> String {
    use totp_rs::{Builder, Secret};
    let secret = Secret::try_from_base32(secret).expect("the secret is base32");
    let totp = Builder::new().with_secret(secret).build().expect("the usual six digits and thirty seconds");
    totp.generate(time).to_string()
}
