//! What no friend sends: each gets its documented refusal, nothing is logged as an error
//! of ours, and memory does not grow.

use futures_util::StreamExt;
use reqwest::Method;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use uuid::Uuid;

use super::live::{raw_close_code, raw_socket};
use crate::common::{Answer, Ear, PATIENCE, Person, Room, TestServer};

// ---- over HTTP

#[tokio::test]
async fn malformed_json_is_a_problem() {
    let (server, ada, room) = ada_in_a_room().await;
    for body in
        [&b"{"[..], b"", b"null", b"[]", b"\"text\"", b"{\"id\": }", b"\xff\xfe{}", b"{\"id\":\"\xc3\x28\"}"]
    {
        let answer = raw_body(&ada, room, body).await;
        assert!([400, 422].contains(&answer.status), "{answer}");
        answer_is_a_problem(answer);
    }
    assert_eq!(server.errors_logged(), [""; 0]);
}

#[tokio::test]
async fn a_field_we_do_not_know_is_refused_by_name() {
    let (server, ada, room) = ada_in_a_room().await;
    let message = json!({"id": Uuid::new_v4(), "body": "hello", "role": "admin"});
    let problem = ada.tries_to_say(room, message).await.expect_problem(422, "http/unknown-field");
    assert!(problem.to_string().contains("role"), "{problem:#}");
    let account = json!({"handle": "wanderer", "passphrase": "quiet harbour before sunrise", "adult": true, "role": "admin"});
    server.stranger().post("/api/v1/accounts", account).await.expect_problem(422, "http/unknown-field");
    ada.patch("/api/v1/me/settings", json!({"role": "admin"}))
        .await
        .expect_problem(422, "http/unknown-field");
}

#[tokio::test]
async fn another_kind_of_content_is_refused() {
    let (_server, ada, room) = ada_in_a_room().await;
    let path = format!("/api/v1/rooms/{room}/messages");
    let request = ada.request(Method::POST, &path).header("content-type", "text/plain").body("hello");
    ada.sends(format!("POST {path} as text"), request).await.expect_problem(415, "http/unsupported-media");
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused() {
    let (server, ada, room) = ada_in_a_room().await;
    let large = json!({"id": Uuid::new_v4(), "body": "x".repeat(1 << 20)});
    ada.tries_to_say(room, large).await.expect_problem(413, "http/too-large");
    assert_eq!(server.errors_logged(), [""; 0]);
}

#[tokio::test]
async fn who_sends_ten_megabytes_hears_that_it_was_too_much() {
    let (server, ada, room) = ada_in_a_room().await;
    let answers = async || {
        let known = answer_to_ten_megabytes(&server, &ada.token, room).await;
        (known, answer_to_ten_megabytes(&server, "nonsense", room).await)
    };
    let expected = ("HTTP/1.1 413".to_owned(), "HTTP/1.1 401".to_owned());
    assert_eq!(answers().await, expected);
    // The first time fills the buffers that stay; a server that kept what it threw away would grow by 60 MB now.
    let before = server.resident_kib();
    for _ in 0..3 {
        assert_eq!(answers().await, expected);
    }
    let grown = server.resident_kib().saturating_sub(before);
    assert!(grown < 8 * 1024, "the server grew by {grown} KiB: it kept what it threw away");
}

/// As most programs do it: first everything is sent, then the answer is read.
async fn answer_to_ten_megabytes(server: &TestServer, token: &str, room: Room) -> String {
    let mut line = TcpStream::connect(server.authority()).await.expect("it listens");
    let head = format!(
        "POST /api/v1/rooms/{room}/messages HTTP/1.1\r\nhost: {}\r\nauthorization: Bearer {token}\r\n\
         content-type: application/json\r\ncontent-length: 10000000\r\n\r\n",
        server.authority()
    );
    line.write_all(head.as_bytes()).await.expect("it listens");
    line.write_all(&vec![b'x'; 10_000_000]).await.expect("nobody hangs up in the middle");
    let mut answer = [0; 12];
    line.read_exact(&mut answer).await.expect("an answer");
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn a_zero_byte_is_in_nobodys_name() {
    let server = TestServer::start().await;
    let (ada, admin, nobody) = (server.member().await, server.admin().await, server.stranger());
    for name in ["\0", "a\0b"] {
        let wish = json!({"handle": name, "passphrase": "quiet harbour before sunrise"});
        nobody.post("/api/v1/sessions", wish).await.expect_problem(401, "sessions/wrong");
        let wish =
            json!({"handle": name, "recovery_code": "x", "new_passphrase": "seven lanterns in the harbour"});
        nobody.post("/api/v1/recoveries", wish).await.expect_any_problem(401);
        ada.post("/api/v1/direct-messages", json!({"handle": name})).await.expect_any_problem(404);
    }
    admin.get("/api/v1/members?query=zz%00").await.expect(200);
    assert_eq!(server.errors_logged(), [""; 0]);
}

#[tokio::test]
async fn a_text_that_is_too_long_is_refused_with_the_length_that_is_not() {
    let (_server, ada, room) = ada_in_a_room().await;
    let answer = ada.tries_to_say(room, json!({"id": Uuid::new_v4(), "body": "long ".repeat(3_000)})).await;
    let problem = answer.expect_problem(422, "rooms/text-too-long");
    assert!(
        problem["detail"].as_str().is_some_and(|detail| detail.chars().any(|c| c.is_ascii_digit())),
        "{problem:#}"
    );
}

#[tokio::test]
async fn ten_thousand_combining_marks_are_not_a_message() {
    let (server, ada, room) = ada_in_a_room().await;
    let stacked = format!("a{}", "\u{0301}".repeat(5_000));
    let answer = ada.tries_to_say(room, json!({"id": Uuid::new_v4(), "body": stacked})).await;
    assert!([413, 422].contains(&answer.status), "{answer}");
    answer_is_a_problem(answer);
    let ten_thousand = format!("a{}", "\u{0301}".repeat(10_000));
    let answer = ada.tries_to_say(room, json!({"id": Uuid::new_v4(), "body": ten_thousand})).await;
    assert!([413, 422].contains(&answer.status), "{answer}");
    answer_is_a_problem(answer);
    assert_eq!(ada.texts(room).await, [""; 0]);
    assert_eq!(server.errors_logged(), [""; 0]);
}

#[tokio::test]
async fn an_id_that_is_not_a_uuid_is_refused() {
    let (_server, ada, room) = ada_in_a_room().await;
    for id in ["", "7", "not-a-uuid", "00000000-0000-0000-0000-00000000000g"] {
        let answer = ada.tries_to_say(room, json!({"id": id, "body": "hello"})).await;
        assert!([400, 422].contains(&answer.status), "{answer}");
        answer_is_a_problem(answer);
        let problem = ada.get(&format!("/api/v1/rooms/{id}x/events")).await.expect_any_problem(404);
        assert_eq!(problem["status"], 404);
    }
    let mut ear = ada.listens_to(room).await;
    ear.sends(json!({"type": "send", "room": room.0, "id": "not-a-uuid", "body": "hello"})).await;
    assert_eq!(ear.hears_a("problem").await["status"], 400);
    ear.says(room, "the socket is still open").await;
}

#[tokio::test]
async fn odd_cursors_and_limits_are_clamped_or_refused() {
    let (server, ada, room) = ada_in_a_room().await;
    ada.says(room, "hello").await;
    for query in [
        "limit=0",
        "limit=-1",
        "limit=99999999999999999999",
        "limit=x",
        "after=-1",
        "after=x",
        "before=0",
        "before=18446744073709551615",
        "after=18446744073709551615",
        "after=9223372036854775807",
        "after=1&before=1",
        "after=%00",
        "unknown=1",
        "limit=1&limit=2",
    ] {
        let answer = ada.get(&format!("/api/v1/rooms/{room}/events?{query}")).await;
        assert!(answer.status == 200 || answer.status == 400 || answer.status == 422, "{query}: {answer}");
    }
    assert_eq!(server.errors_logged(), [""; 0]);
}

#[tokio::test]
async fn a_token_that_is_missing_wrong_or_revoked_is_answered_alike() {
    let (server, ada, _) = ada_in_a_room().await;
    let revoked = ada.on_another_device().await;
    revoked.delete("/api/v1/sessions/current").await.expect(204);
    server.get("/api/v1/me").await.expect_any_problem(401);
    revoked.get("/api/v1/me").await.expect_any_problem(401);
    for header in [
        "",
        "Bearer",
        "Bearer ",
        "Bearer x",
        "Basic YWRhOmFkYQ==",
        "Bearer \u{e9}",
        &format!("Bearer {}x", ada.token),
    ] {
        let Ok(value) = reqwest::header::HeaderValue::from_bytes(header.as_bytes()) else { continue };
        let request = ada.bare_request(Method::GET, "/api/v1/me").header("authorization", value);
        ada.sends(format!("GET /api/v1/me with {header:?}"), request).await.expect_any_problem(401);
    }
    for name in ["token", "access_token", "homegroup"] {
        let path = format!("/api/v1/me?{name}={}", ada.token);
        let answer = server.get(&path).await;
        assert!([400, 401].contains(&answer.status), "a token in an address was taken: {answer}");
    }
    assert_eq!(server.errors_logged(), [""; 0]);
}

#[tokio::test]
async fn a_foreign_page_cannot_act_with_our_cookie() {
    let (server, ada, room) = ada_in_a_room().await;
    let path = format!("/api/v1/rooms/{room}/messages");
    let with_cookie = |origin: Option<&str>| {
        let request =
            ada.bare_request(Method::POST, &path).header("cookie", format!("homegroup={}", ada.token));
        let request = request.json(&json!({"id": Uuid::new_v4(), "body": "from a page"}));
        match origin {
            Some(origin) => request.header("origin", origin),
            None => request,
        }
    };
    for origin in [Some("https://evil.example"), Some("null"), Some(""), None] {
        let answer = ada.sends(format!("POST {path} from {origin:?}"), with_cookie(origin)).await;
        answer.expect_problem(403, "http/wrong-origin");
    }
    let own = server.origin();
    ada.sends(format!("POST {path} from our own page"), with_cookie(Some(&own))).await.expect(201);
    assert_eq!(ada.texts(room).await, ["from a page"]);
}

#[tokio::test]
async fn a_foreign_name_that_points_here_is_none_of_ours() {
    let (server, ada, room) = ada_in_a_room().await;
    let path = format!("/api/v1/rooms/{room}/messages");
    let request = ada.bare_request(Method::POST, &path).header("cookie", format!("homegroup={}", ada.token));
    let request = request.header("host", "evil.example").header("origin", "http://evil.example");
    let request = request.json(&json!({"id": Uuid::new_v4(), "body": "rebound"}));
    ada.sends("a rebound request".to_owned(), request).await.expect_problem(403, "http/wrong-origin");
    drop(server);
}

#[tokio::test]
async fn an_address_or_a_method_that_is_not_there_is_a_problem() {
    let (server, ada, _) = ada_in_a_room().await;
    for path in [
        "/api/v1/nothing",
        "/api/v1/rooms/",
        "/api/v2/me",
        "/api/v1/../../etc/passwd",
        "/api/v1/%00",
        "/api/v1/me/",
    ] {
        answer_is_a_problem(ada.get(path).await.expect(404));
    }
    answer_is_a_problem(ada.put("/api/v1/me", json!({})).await.expect(405));
    answer_is_a_problem(
        ada.asks(Method::from_bytes(b"BREW").expect("a method"), "/api/v1/me", None).await.expect(405),
    );
    assert_eq!(server.errors_logged(), [""; 0]);
}

#[tokio::test]
async fn nothing_but_http_is_hung_up_on() {
    let (server, ada, _) = ada_in_a_room().await;
    for bytes in [
        &b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"[..],
        b"GET\r\n\r\n",
        b"\0\0\0\0\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n",
    ] {
        let mut line = TcpStream::connect(server.authority()).await.expect("the server listens");
        line.write_all(bytes).await.expect("the server reads");
        let mut answer = Vec::new();
        let read = tokio::time::timeout(PATIENCE, line.read_to_end(&mut answer)).await;
        read.expect("the server hangs up").ok();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 400"), "{answer}");
    }
    let mut line = TcpStream::connect(server.authority()).await.expect("the server listens");
    let header = format!("GET / HTTP/1.1\r\nHost: x\r\nX-Long: {}\r\n\r\n", "x".repeat(1 << 20));
    // The server may hang up before it has read all of it.
    let _ = line.write_all(header.as_bytes()).await;
    ada.get("/api/v1/me").await.expect(200);
    assert_eq!(server.errors_logged(), [""; 0]);
}

// ---- over the socket

#[tokio::test]
async fn a_frame_of_an_unknown_type_is_refused_and_the_socket_stays() {
    let (server, ada, room) = ada_in_a_room().await;
    let mut ear = ada.listens_to(room).await;
    for kind in ["", "shout", "JOIN", "event", "\u{0}"] {
        ear.sends(json!({"type": kind})).await;
        let problem = ear.hears_a("problem").await;
        assert!((400..500).contains(&problem["status"].as_u64().unwrap_or_default()), "{problem:#}");
    }
    ear.says(room, "still here").await;
    assert_eq!(server.errors_logged(), [""; 0]);
}

#[tokio::test]
async fn a_field_of_a_frame_we_do_not_know_is_malformed() {
    let (_server, ada, room) = ada_in_a_room().await;
    let mut ear = ada.listens_to(room).await;
    ear.sends(json!({"type": "send", "room": room.0, "id": Uuid::new_v4(), "body": "hi", "role": "admin"}))
        .await;
    assert_eq!(ear.is_closed().await, 4400);
    assert_eq!(ada.texts(room).await, [""; 0]);
}

#[tokio::test]
async fn a_frame_for_a_room_one_may_not_see_is_answered_like_one_that_is_not() {
    let (server, ada, _) = ada_in_a_room().await;
    let (secret, absent) = (server.invite_room().await, Room(Uuid::now_v7()));
    let mut ear = ada.listens().await;
    for kind in ["join", "send", "read", "typing"] {
        let mut heard = Vec::new();
        for room in [secret, absent] {
            let mut frame = json!({"type": kind, "room": room.0});
            match kind {
                "send" => {
                    frame["id"] = json!(Uuid::nil());
                    frame["body"] = json!("hello");
                }
                "read" => frame["seq"] = json!(1),
                _ => {}
            }
            ear.sends(frame).await;
            let mut problem = ear.hears_a("problem").await;
            problem["ref"] = Value::Null;
            heard.push(problem);
        }
        assert_eq!(heard[0], heard[1], "{kind}");
    }
}

#[tokio::test]
async fn text_that_is_not_utf_8_ends_the_socket() {
    let (server, ada, _) = ada_in_a_room().await;
    let mut line = raw_socket(&server, &ada).await;
    line.write_all(&masked(0x81, b"{\"type\":\"\xc3\x28\"}")).await.expect("the server reads");
    assert_eq!(raw_close_code(&mut line).await, Some(1007));
    assert_eq!(server.errors_logged(), [""; 0]);
}

#[tokio::test]
async fn frames_against_the_protocol_end_the_socket() {
    let (server, ada, _) = ada_in_a_room().await;
    let unmasked = b"\x81\x02{}".to_vec();
    let reserved = masked(0xf1, b"{}");
    let unknown = masked(0x83, b"{}");
    let stray_continuation = masked(0x80, b"{}");
    let long_ping = masked(0x89, &[b'x'; 126]);
    let huge_length = [&[0x81, 0xff][..], &u64::MAX.to_be_bytes()[..], &[0; 4]].concat();
    for (what, bytes) in [
        ("not masked", unmasked),
        ("reserved bits", reserved),
        ("an unknown opcode", unknown),
        ("a continuation of nothing", stray_continuation),
        ("a ping that is too long", long_ping),
        ("a length of 2^64", huge_length),
    ] {
        let mut line = raw_socket(&server, &ada).await;
        line.write_all(&bytes).await.expect("the server reads");
        let code = raw_close_code(&mut line).await;
        assert!(matches!(code, Some(1002 | 1009 | 4400 | 4413)), "{what}: {code:?}");
    }
    assert_eq!(server.errors_logged(), [""; 0]);
}

#[tokio::test]
async fn who_says_goodbye_is_answered() {
    let (server, ada, _) = ada_in_a_room().await;
    for (what, said, answered) in [
        ("a goodbye", &1000_u16.to_be_bytes()[..], 1000),
        ("one of an app", &4000_u16.to_be_bytes()[..], 4000),
        ("a code that nobody may send", &999_u16.to_be_bytes()[..], 1002),
        ("half a code", &[3][..], 1002),
    ] {
        let mut line = raw_socket(&server, &ada).await;
        line.write_all(&masked(0x88, said)).await.expect("the server reads");
        let code = raw_close_code(&mut line).await;
        assert_eq!(code, Some(answered), "{what}");
    }
    assert_eq!(server.errors_logged(), [""; 0]);
}

#[tokio::test]
async fn a_message_in_endless_pieces_is_cut_off() {
    let (server, ada, _) = ada_in_a_room().await;
    let before = server.resident_kib();
    let mut line = raw_socket(&server, &ada).await;
    let start = masked(0x01, b"{");
    let piece = masked(0x00, &[b' '; 100]);
    let flooding = async {
        line.write_all(&start).await.ok()?;
        for _ in 0..100_000 {
            line.write_all(&piece).await.ok()?;
        }
        Some(())
    };
    let all_taken = tokio::time::timeout(PATIENCE, flooding).await.ok().flatten().is_some();
    assert!(!all_taken, "ten megabytes in pieces of one message were taken");
    let grown = server.resident_kib().saturating_sub(before);
    assert!(grown < 16 * 1024, "it cost {grown} KiB");
    assert_eq!(server.errors_logged(), [""; 0]);
}

#[tokio::test]
async fn handshakes_that_are_not_ours_are_refused() {
    let (server, ada, _) = ada_in_a_room().await;
    let bearer = format!("Bearer {}", ada.token);
    let mut without_protocol = Ear::upgrade(&server.origin(), &[("authorization", &bearer)]);
    without_protocol.headers_mut().remove("sec-websocket-protocol");
    let refused =
        tokio_tungstenite::connect_async(without_protocol).await.expect_err("no subprotocol, no socket");
    let tokio_tungstenite::tungstenite::Error::Http(answer) = refused else { panic!("{refused}") };
    assert_eq!(answer.status(), 400);
    answer_is_a_problem(ada.get("/api/v1/live").await.expect(426));
    assert_eq!(server.errors_logged(), [""; 0]);
}

#[tokio::test]
async fn ten_thousand_bad_frames_and_requests_do_not_make_the_server_grow() {
    let (server, ada, room) = ada_in_a_room().await;
    let abuse = || async {
        for _ in 0..100 {
            raw_body(&ada, room, b"{\"id\": \"").await;
            ada.tries_to_say(room, json!({"id": 7, "body": "x".repeat(60_000)})).await;
            let mut ear = ada.listens_to(room).await;
            for _ in 0..20 {
                ear.sends(json!({"type": "shout", "room": "x".repeat(200)})).await;
                ear.hears_a("problem").await;
            }
            ear.sends_text("{").await;
            ear.is_closed().await;
        }
    };
    // The first round brings what is made once: pages of the allocator, prepared statements.
    abuse().await;
    let before = server.resident_kib();
    for _ in 0..3 {
        abuse().await;
    }
    let grown = server.resident_kib().saturating_sub(before);
    assert!(grown < 8 * 1024, "the server grew by {grown} KiB from {before} KiB");
    assert_eq!(server.errors_logged(), [""; 0]);
}

// ---- the means

async fn ada_in_a_room() -> (TestServer, Person, Room) {
    let server = TestServer::start().await;
    let room = server.room().await;
    let ada = server.member_of(room).await;
    (server, ada, room)
}

async fn raw_body(person: &Person, room: Room, body: &[u8]) -> Answer {
    let path = format!("/api/v1/rooms/{room}/messages");
    let request =
        person.request(Method::POST, &path).header("content-type", "application/json").body(body.to_vec());
    person.sends(format!("POST {path} {:?}", String::from_utf8_lossy(body)), request).await
}

#[track_caller]
fn answer_is_a_problem(answer: Answer) {
    let status = answer.status;
    answer.expect_any_problem(status);
}

/// One frame as a client must send it: masked, here with zeroes.
fn masked(head: u8, payload: &[u8]) -> Vec<u8> {
    let mut frame = vec![head];
    match u8::try_from(payload.len()) {
        Ok(short) if short < 126 => frame.push(0x80 | short),
        _ => {
            frame.push(0x80 | 126);
            frame.extend(u16::try_from(payload.len()).expect("a short payload").to_be_bytes());
        }
    }
    frame.extend([0; 4]);
    frame.extend(payload);
    frame
}

/// The server's own pings keep coming while somebody only listens, and are answered.
#[tokio::test]
async fn an_idle_socket_stays_open() {
    let server = TestServer::with("live.heartbeat_seconds", 1).start().await;
    let ada = server.member().await;
    let mut stream = ada.listens().await.into_stream();
    for _ in 0..4 {
        let heard = tokio::time::timeout(PATIENCE, stream.next()).await.expect("a ping comes every second");
        assert!(matches!(heard, Some(Ok(Message::Ping(_)))), "{heard:?}");
    }
}
