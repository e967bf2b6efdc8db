//! Somebody's WebSocket: what they hear, in order, and what they say into it.

use std::collections::VecDeque;
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::{Error, Message, http};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};
use uuid::Uuid;

use super::{Answer, PATIENCE, Room};

type Stream = WebSocketStream<MaybeTlsStream<TcpStream>>;

pub struct Ear {
    stream: Stream,
    /// The first frame, with which the server said who it thinks is listening.
    pub welcome: Value,
    /// Frames that came while another kind was being waited for.
    kept: VecDeque<Value>,
}

impl Ear {
    /// Opens a socket with a bearer token and reads its `welcome`.
    pub async fn connect(origin: &str, token: &str) -> Self {
        let request = Self::upgrade(origin, &[("authorization", &format!("Bearer {token}"))]);
        let mut ear = Self::open(request).await.unwrap_or_else(|answer| panic!("no socket: {answer}"));
        ear.welcome = ear.hears().await;
        assert_eq!(ear.welcome["type"], "welcome", "the first frame is the welcome: {:#}", ear.welcome);
        ear
    }

    /// The request that asks for a socket, with these headers besides the protocol's own.
    pub fn upgrade(origin: &str, headers: &[(&str, &str)]) -> http::Request<()> {
        let url = format!("{}/api/v1/live", origin.replacen("http", "ws", 1));
        let mut request = url.into_client_request().expect("an address is a URL");
        let protocol = http::HeaderValue::from_static("homegroup.v1");
        request.headers_mut().insert("sec-websocket-protocol", protocol);
        for (name, value) in headers {
            let name = http::HeaderName::try_from(*name).expect("a header's name");
            request.headers_mut().insert(name, http::HeaderValue::from_str(value).expect("a header's value"));
        }
        request
    }

    /// Opens a socket, or returns the HTTP answer that refused it. Nothing is read yet.
    pub async fn open(request: http::Request<()>) -> Result<Self, Answer> {
        let asked = request.uri().to_string();
        match tokio::time::timeout(PATIENCE, connect_async(request)).await.expect("a handshake takes moments")
        {
            Ok((stream, response)) => {
                let protocol = response.headers().get("sec-websocket-protocol");
                assert_eq!(
                    protocol.map(http::HeaderValue::as_bytes),
                    Some(&b"homegroup.v1"[..]),
                    "the subprotocol is agreed"
                );
                Ok(Self { stream, welcome: Value::Null, kept: VecDeque::new() })
            }
            Err(Error::Http(response)) => Err(Answer {
                asked,
                status: response.status().as_u16(),
                headers: response.headers().clone(),
                bytes: response.into_body().unwrap_or_default(),
            }),
            Err(cause) => panic!("{asked}: the handshake broke off: {cause}"),
        }
    }

    /// Opens a socket to a server that may not be there.
    pub async fn try_open(request: http::Request<()>) -> Option<Self> {
        let (stream, _) = tokio::time::timeout(PATIENCE, connect_async(request)).await.ok()?.ok()?;
        Some(Self { stream, welcome: Value::Null, kept: VecDeque::new() })
    }

    // ---- hearing

    /// The next frame, whatever it is, but for `notice`, which only says that a list
    /// elsewhere changed.
    pub async fn hears(&mut self) -> Value {
        if let Some(frame) = self.kept.pop_front() {
            return frame;
        }
        loop {
            let frame = self.next_frame().await;
            if frame["type"] != "notice" {
                return frame;
            }
        }
    }

    /// The next frame of this type; others that come before it are kept for later.
    pub async fn hears_a(&mut self, kind: &str) -> Value {
        if let Some(at) = self.kept.iter().position(|frame| frame["type"] == kind) {
            return self.kept.remove(at).expect("it is there");
        }
        loop {
            let frame = self.next_frame().await;
            if frame["type"] == kind {
                return frame;
            }
            if frame["type"] != "notice" {
                self.kept.push_back(frame);
            }
        }
    }

    /// The next event, which must be a message: its text.
    pub async fn hears_said(&mut self) -> String {
        let event = self.hears_a("event").await;
        let body = event["message"]["body"].as_str();
        body.unwrap_or_else(|| panic!("expected something said, heard {event:#}")).to_owned()
    }

    /// The next event of a room's log of this kind (`edit`, `removal`, `reaction`).
    pub async fn hears_event(&mut self, kind: &str) -> Value {
        let event = self.hears_a("event").await;
        assert_eq!(event["kind"], kind, "{event:#}");
        event
    }

    async fn next_frame(&mut self) -> Value {
        match self.next_message().await {
            Ok(Message::Text(text)) => {
                serde_json::from_str(&text).unwrap_or_else(|cause| panic!("not JSON: {cause}: {text}"))
            }
            Ok(other) => panic!("expected a frame, heard {other:?}"),
            Err(cause) => panic!("expected a frame, and the socket broke: {cause}"),
        }
    }

    async fn next_message(&mut self) -> Result<Message, Error> {
        self.next_message_within(PATIENCE).await
    }

    /// The next thing that is not a ping or a pong; answering pings is the library's.
    async fn next_message_within(&mut self, limit: Duration) -> Result<Message, Error> {
        let heard = tokio::time::timeout(limit, async {
            loop {
                match self.stream.next().await {
                    Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
                    Some(heard) => return heard,
                    None => return Err(Error::ConnectionClosed),
                }
            }
        });
        heard
            .await
            .unwrap_or_else(|_| panic!("heard nothing for {limit:?}; kept from before: {:?}", self.kept))
    }

    /// Reads on until the server closes, and returns its close code. Frames on the way
    /// are kept, for `heard_before_closing`.
    pub async fn is_closed(&mut self) -> u16 {
        self.is_closed_within(PATIENCE).await
    }

    pub async fn is_closed_within(&mut self, limit: Duration) -> u16 {
        loop {
            match self.next_message_within(limit).await {
                Ok(Message::Close(Some(close))) => return close.code.into(),
                Ok(Message::Close(None)) => return 1005,
                Ok(Message::Text(text)) => {
                    self.kept.push_back(serde_json::from_str(&text).unwrap_or(Value::Null));
                }
                Ok(_) => {}
                Err(cause) => panic!("the socket broke without a goodbye: {cause}"),
            }
        }
    }

    /// What came before the close that `is_closed` waited for.
    pub fn heard_before_closing(&self) -> Vec<Value> {
        self.kept.iter().cloned().collect()
    }

    /// True once the other side is gone, in whatever way. For rounds of kill -9.
    pub async fn next_or_gone(&mut self) -> Option<Value> {
        match tokio::time::timeout(PATIENCE, self.stream.next()).await {
            Ok(Some(Ok(Message::Text(text)))) => serde_json::from_str(&text).ok(),
            Ok(Some(Ok(Message::Ping(_) | Message::Pong(_)))) => Some(Value::Null),
            _ => None,
        }
    }

    // ---- saying

    pub async fn sends(&mut self, frame: Value) {
        self.sends_text(frame.to_string()).await;
    }

    pub async fn sends_text(&mut self, text: impl Into<String>) {
        self.sends_message(Message::text(text.into())).await;
    }

    pub async fn sends_message(&mut self, message: Message) {
        self.stream
            .send(message)
            .await
            .unwrap_or_else(|cause| panic!("the socket took nothing more: {cause}"));
    }

    /// Sends where the server may already have hung up.
    pub async fn tries_to_send(&mut self, message: Message) -> Result<(), Error> {
        self.stream.send(message).await
    }

    /// Follows a room from now on and returns the `joined`.
    pub async fn watches(&mut self, room: Room) -> Value {
        self.sends(json!({"type": "join", "room": room.0})).await;
        self.hears_a("joined").await
    }

    /// Follows a room from a known `seq`: what was replayed, and the `joined` after it.
    pub async fn watches_after(&mut self, room: Room, seq: u64) -> (Vec<Value>, Value) {
        assert!(self.kept.is_empty(), "frames not looked at would count as replayed: {:?}", self.kept);
        self.sends(json!({"type": "join", "room": room.0, "after": seq})).await;
        let joined = self.hears_a("joined").await;
        (self.kept.drain(..).filter(|frame| frame["type"] == "event").collect(), joined)
    }

    pub async fn stops_watching(&mut self, room: Room) {
        self.sends(json!({"type": "leave", "room": room.0})).await;
    }

    /// Says it and returns the ack.
    pub async fn says(&mut self, room: Room, body: &str) -> Value {
        self.says_as(room, Uuid::new_v4(), body).await
    }

    pub async fn says_as(&mut self, room: Room, id: Uuid, body: &str) -> Value {
        self.tries_to_say(room, id, body).await;
        self.hears_ack(id).await
    }

    pub async fn tries_to_say(&mut self, room: Room, id: Uuid, body: &str) {
        self.sends(json!({"type": "send", "room": room.0, "id": id, "body": body})).await;
    }

    pub async fn hears_ack(&mut self, id: Uuid) -> Value {
        let ack = self.hears_a("ack").await;
        assert_eq!(ack["id"], json!(id), "an ack for something else: {ack:#}");
        ack
    }

    /// Reads until this frame's refusal.
    pub async fn hears_refusal(&mut self, id: Uuid) -> Value {
        let problem = self.hears_a("problem").await;
        assert_eq!(problem["ref"], json!(id), "a problem of something else: {problem:#}");
        problem
    }

    pub async fn hangs_up(mut self) {
        let _ = self.stream.close(None).await;
    }

    /// The stream itself, for tests of its bytes.
    pub fn into_stream(self) -> Stream {
        self.stream
    }
}
