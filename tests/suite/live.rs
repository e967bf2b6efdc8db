//! The live socket: coming in, frames and their refusals, and every close code.

use serde_json::json;
use tokio_tungstenite::tungstenite::Message;
use uuid::Uuid;

use crate::common::{Ear, PATIENCE, Person, TestServer, eventually};

#[tokio::test]
async fn the_welcome_says_who_is_listening() {
    let server = TestServer::start().await;
    let ada = server.member().await;
    let welcome = ada.listens().await.welcome;
    assert_eq!(
        (&welcome["account"]["id"], &welcome["account"]["handle"]),
        (&json!(ada.id), &json!(ada.handle))
    );
    assert!(welcome["heartbeat_ms"].as_u64().is_some_and(|heartbeat| heartbeat > 0), "{welcome:#}");
    let time = welcome["server_time"].as_str().expect("a time");
    assert!(time.ends_with('Z') && chrono::DateTime::parse_from_rfc3339(time).is_ok(), "{time}");
}

#[tokio::test]
async fn the_type_is_the_first_field_of_every_frame() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let ada = server.member_of(room).await;
    use futures_util::{SinkExt, StreamExt};
    let mut stream = ada.listens().await.into_stream();
    let frames = [
        json!({"type": "join", "room": room.0}),
        json!({"type": "send", "room": room.0, "id": Uuid::new_v4(), "body": "hello"}),
        json!({"type": "send", "room": Uuid::nil(), "id": Uuid::new_v4(), "body": "hello"}),
    ];
    for frame in &frames {
        stream.send(Message::text(frame.to_string())).await.expect("it is open");
    }
    let mut seen = std::collections::BTreeSet::new();
    while seen.len() < 4 {
        let heard = tokio::time::timeout(PATIENCE, stream.next()).await.expect("four kinds come");
        let Some(Ok(Message::Text(text))) = heard else { continue };
        let kind = text.strip_prefix("{\"type\":\"").and_then(|rest| rest.split('"').next());
        seen.insert(kind.unwrap_or_else(|| panic!("the type is not first: {text}")).to_owned());
    }
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), ["ack", "event", "joined", "problem"]);
}

#[tokio::test]
async fn typing_is_seen_by_the_others_and_never_logged() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (ada, ben) = (server.member_of(room).await, server.member_of(room).await);
    let (mut ear, mut other) = (ada.listens_to(room).await, ben.listens_to(room).await);
    ear.sends(json!({"type": "typing", "room": room.0})).await;
    let typing = other.hears_a("typing").await;
    assert_eq!(typing["account"], json!({"id": ada.id, "handle": ada.handle}));
    assert!(typing["seq"].is_null());
    ada.says(room, "there it is").await;
    assert_eq!(ear.hears().await["type"], "event", "one does not hear oneself type");
}

#[tokio::test]
async fn who_leaves_a_room_hears_nothing_more_of_it() {
    let server = TestServer::start().await;
    let (room, other) = (server.room().await, server.room().await);
    let (ada, ben) = (server.member_of(room).await, server.member_of(room).await);
    ada.joins(other).await;
    ben.joins(other).await;
    let mut ear = ben.listens_to(room).await;
    ear.watches(other).await;
    ear.stops_watching(room).await;
    // Frames of one socket are taken in turn: once this is answered, the other is done.
    ear.watches(other).await;
    ada.says(room, "not for this ear").await;
    ada.says(other, "for this ear").await;
    assert_eq!(ear.hears_said().await, "for this ear");
}

#[tokio::test]
async fn a_read_marker_sent_over_the_socket_counts() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (ada, ben) = (server.member_of(room).await, server.member_of(room).await);
    let seq = ada.says(room, "read me").await["seq"].clone();
    let mut ear = ben.listens_to(room).await;
    ear.sends(json!({"type": "read", "room": room.0, "seq": seq})).await;
    eventually("the marker counts", async || ben.sees_room(room).await["membership"]["unread"] == 0).await;
}

#[tokio::test]
async fn a_refusal_over_the_socket_names_its_frame_and_says_what_to_do() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let ada = server.member_of(room).await;
    let mut ear = ada.listens_to(room).await;
    let id = Uuid::new_v4();
    ear.tries_to_say(room, id, &"too long ".repeat(1_500)).await;
    let problem = ear.hears_refusal(id).await;
    assert!(matches!(problem["status"].as_u64(), Some(413 | 422)), "{problem:#}");
    for words in ["title", "detail"] {
        assert!(problem[words].as_str().is_some_and(|words| !words.is_empty()), "{problem:#}");
    }
    ear.says(room, "short enough").await;
}

#[tokio::test]
async fn problems_come_in_the_language_of_the_reader() {
    let server = TestServer::start().await;
    let ada = server.member().await;
    let token = format!("Bearer {}", ada.token);
    let request = Ear::upgrade(&server.origin(), &[("authorization", &token), ("accept-language", "ru")]);
    let mut ear = Ear::open(request).await.unwrap_or_else(|answer| panic!("{answer}"));
    ear.hears().await;
    ear.sends(json!({"type": "join", "room": Uuid::now_v7()})).await;
    let detail = ear.hears_a("problem").await["detail"].as_str().expect("words").to_owned();
    assert!(detail.chars().any(|letter| ('а'..='я').contains(&letter)), "{detail}");
}

// ---- close codes

#[tokio::test]
async fn close_4400_ends_a_malformed_conversation_after_a_problem() {
    let server = TestServer::start().await;
    let ada = server.member().await;
    for text in ["", "not json", "[]", "{\"room\":1}", "{\"type\":\"join\"", "{\"type\":\"send\",\"room\":7}"]
    {
        let mut ear = ada.listens().await;
        ear.sends_text(text).await;
        assert_eq!(ear.is_closed().await, 4400, "{text:?}");
        assert_eq!(
            ear.heard_before_closing().last().map(|frame| frame["type"].clone()),
            Some(json!("problem")),
            "{text:?}"
        );
    }
    let mut ear = ada.listens().await;
    ear.sends_message(Message::binary(vec![1, 2, 3])).await;
    assert_eq!(ear.is_closed().await, 4400);
    assert_eq!(server.errors_logged(), [""; 0]);
}

#[tokio::test]
async fn close_4401_ends_a_conversation_of_nobody() {
    let server = TestServer::start().await;
    let own = server.origin();
    let cookie = [("cookie", "homegroup=no-such-token"), ("origin", own.as_str())];
    for headers in [&[][..], &[("authorization", "Bearer no-such-token")], &cookie] {
        match Ear::open(Ear::upgrade(&server.origin(), headers)).await {
            Ok(mut ear) => assert_eq!(ear.is_closed().await, 4401, "{headers:?}"),
            Err(answer) => panic!("a browser cannot read the status of a failed upgrade: {answer}"),
        }
    }
}

#[tokio::test]
async fn close_4403_ends_the_sockets_of_a_session_that_is_revoked() {
    let server = TestServer::start().await;
    let ada = server.member().await;
    let lost = ada.on_another_device().await;
    let (mut kept, mut gone) = (ada.listens().await, lost.listens().await);
    let sessions = ada.get("/api/v1/sessions").await.expect(200).json();
    let other =
        sessions["items"].as_array().expect("items").iter().find(|session| session["current"] == false);
    let other = crate::common::plain(&other.expect("two sessions")["id"]);
    let asked = std::time::Instant::now();
    ada.delete(&format!("/api/v1/sessions/{other}")).await.expect(204);
    assert_eq!(gone.is_closed().await, 4403);
    assert!(asked.elapsed() < std::time::Duration::from_secs(2), "it took {:?}", asked.elapsed());
    lost.get("/api/v1/me").await.expect_any_problem(401);
    let room = server.room().await;
    ada.joins(room).await;
    kept.says(room, "this one stays").await;
}

#[tokio::test]
async fn close_4403_ends_the_sockets_of_somebody_who_signs_out() {
    let server = TestServer::start().await;
    let ada = server.member().await;
    let mut ear = ada.listens().await;
    ada.delete("/api/v1/sessions/current").await.expect(204);
    assert_eq!(ear.is_closed().await, 4403);
    match Ear::open(Ear::upgrade(&server.origin(), &[("authorization", &format!("Bearer {}", ada.token))]))
        .await
    {
        Ok(mut ear) => assert!([4401, 4403].contains(&ear.is_closed().await)),
        Err(answer) => panic!("{answer}"),
    }
}

#[tokio::test]
async fn close_4408_ends_a_socket_that_does_not_answer_pings() {
    let server = TestServer::with("live.heartbeat_seconds", 1).start().await;
    let ada = server.member().await;
    // A bare connection, because the library would answer the pings.
    let mut line = raw_socket(&server, &ada).await;
    assert_eq!(raw_close_code(&mut line).await, Some(4408));
}

#[tokio::test]
async fn close_4413_ends_a_socket_with_a_frame_that_is_too_large() {
    let server = TestServer::start().await;
    let ada = server.member().await;
    let mut ear = ada.listens().await;
    let large =
        json!({"type": "send", "room": Uuid::nil(), "id": Uuid::nil(), "body": "x".repeat(20 * 1024)});
    // The server may hang up while the frame is still on its way.
    let _ = ear.tries_to_send(Message::text(large.to_string())).await;
    assert_eq!(ear.is_closed().await, 4413);
    assert_eq!(server.errors_logged(), [""; 0]);
}

#[tokio::test]
async fn close_4429_ends_a_flood() {
    let server = TestServer::with("limits.messages_per_minute", 6).start().await;
    let ada = server.member().await;
    let ben = server.member().await;
    let mut ear = ada.listens().await;
    let mut sent = 0;
    while sent < 5_000
        && ear
            .tries_to_send(Message::text(json!({"type": "leave", "room": Uuid::nil()}).to_string()))
            .await
            .is_ok()
    {
        sent += 1;
    }
    assert_eq!(ear.is_closed().await, 4429);
    ben.listens().await;
}

#[tokio::test]
async fn who_sends_too_much_hears_when_to_come_back() {
    let server = TestServer::with("limits.messages_per_minute", 6).start().await;
    let room = server.room().await;
    let ada = server.member_of(room).await;
    let mut ear = ada.listens().await;
    let mut heard = json!(null);
    for _ in 0..60 {
        let join = json!({"type": "join", "room": room.0}).to_string();
        ear.tries_to_send(Message::text(join)).await.expect("the socket is open");
        heard = ear.hears().await;
        if heard["type"] == "problem" {
            break;
        }
    }
    assert_eq!(heard["problem"], "/problems/live/flooding", "{heard:#}");
    assert!(heard["retry_after_ms"].as_u64().is_some_and(|wait| wait > 0), "{heard:#}");
    assert_eq!(ear.is_closed().await, 4429);
}

#[tokio::test]
async fn close_1012_tells_everybody_that_the_server_stops() {
    let mut server = TestServer::start().await;
    let room = server.room().await;
    let ada = server.member_of(room).await;
    let mut ears = Vec::new();
    for _ in 0..5 {
        ears.push(ada.listens_to(room).await);
    }
    let id = Uuid::new_v4();
    ears[0].tries_to_say(room, id, "just before the end").await;
    ears[0].hears_ack(id).await;
    let asked = std::time::Instant::now();
    server.asks_to_stop();
    for ear in &mut ears {
        assert_eq!(ear.is_closed().await, 1012);
    }
    let (status, took) = server.has_ended(asked).await;
    assert_eq!(status.code(), Some(0), "{}", server.log());
    assert!(took < std::time::Duration::from_secs(10), "it took {took:?}");
    server.start_again().await;
    assert_eq!(ada.texts(room).await, ["just before the end"]);
}

#[tokio::test]
async fn what_was_received_before_the_stop_is_committed_and_answered() {
    let mut server = TestServer::start().await;
    let room = server.room().await;
    let ada = server.member_of(room).await;
    let mut ear = ada.listens().await;
    for _ in 0..50 {
        ear.tries_to_say(room, Uuid::new_v4(), "in flight").await;
    }
    server.asks_to_stop();
    assert_eq!(ear.is_closed().await, 1012);
    let answered = ear.heard_before_closing().iter().filter(|frame| frame["type"] == "ack").count();
    server.has_ended(std::time::Instant::now()).await;
    server.start_again().await;
    let kept = ada.texts(room).await.len();
    assert!(kept >= answered, "{answered} were acknowledged and {kept} were kept");
}

#[tokio::test]
async fn a_foreign_page_cannot_open_a_socket_with_our_cookie() {
    let server = TestServer::start().await;
    let ada = server.member().await;
    let cookie = format!("homegroup={}", ada.token);
    for origin in ["https://evil.example", "null", "http://127.0.0.1.evil.example", "http://localhost:1"] {
        let request = Ear::upgrade(&server.origin(), &[("cookie", &cookie), ("origin", origin)]);
        match Ear::open(request).await {
            Ok(_) => panic!("a page of {origin} opened a socket"),
            Err(answer) => drop(answer.expect_problem(403, "http/wrong-origin")),
        }
    }
    let own = server.origin();
    let request = Ear::upgrade(&own, &[("cookie", &cookie), ("origin", &own)]);
    let mut ear =
        Ear::open(request).await.unwrap_or_else(|answer| panic!("our own page was refused: {answer}"));
    assert_eq!(ear.hears().await["type"], "welcome");
}

#[tokio::test]
async fn a_token_in_the_address_of_a_socket_is_not_a_sign_in() {
    let server = TestServer::start().await;
    let ada = server.member().await;
    for name in ["token", "access_token", "authorization", "homegroup"] {
        let mut request = Ear::upgrade(&server.origin(), &[]);
        let uri = format!("{}?{name}={}", request.uri(), ada.token);
        *request.uri_mut() = uri.parse().expect("an address");
        match Ear::open(request).await {
            Ok(mut ear) => assert_eq!(ear.is_closed().await, 4401),
            Err(answer) => assert!([400, 401].contains(&answer.status), "{answer}"),
        }
    }
}

// ---- bytes

/// An upgraded connection with nothing behind it that would answer by itself.
pub async fn raw_socket(server: &TestServer, person: &Person) -> tokio::net::TcpStream {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let mut line = tokio::net::TcpStream::connect(server.authority()).await.expect("the server listens");
    let request = format!(
        "GET /api/v1/live HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {}\r\nConnection: Upgrade\r\n\
         Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\
         Sec-WebSocket-Protocol: homegroup.v1\r\n\r\n",
        server.authority(),
        person.token
    );
    line.write_all(request.as_bytes()).await.expect("the server reads");
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(line.read_u8().await.expect("an answer comes"));
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    assert!(head.starts_with("HTTP/1.1 101"), "{head}");
    line
}

/// Reads frames without answering any, until the server closes; its code, where it said
/// one.
pub async fn raw_close_code(line: &mut tokio::net::TcpStream) -> Option<u16> {
    use tokio::io::AsyncReadExt;
    let reading = async {
        loop {
            let (kind, length) = (line.read_u8().await.ok()? & 0x0f, line.read_u8().await.ok()? & 0x7f);
            let length = match length {
                126 => usize::from(line.read_u16().await.ok()?),
                127 => usize::try_from(line.read_u64().await.ok()?).ok()?,
                short => usize::from(short),
            };
            let mut payload = vec![0; length];
            line.read_exact(&mut payload).await.ok()?;
            if kind == 8 {
                return payload.get(..2).map(|code| u16::from_be_bytes([code[0], code[1]]));
            }
        }
    };
    tokio::time::timeout(PATIENCE, reading).await.expect("the server ends the conversation")
}
