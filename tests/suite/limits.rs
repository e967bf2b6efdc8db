//! Limits: what is too much is refused with the time after which it is not, and what a
//! connection costs is bounded.

use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Message;
use uuid::Uuid;

use crate::common::{Answer, Ear, TestServer};

#[tokio::test]
async fn the_messages_of_one_account_are_limited_by_any_way() {
    let server = TestServer::with("limits.messages_per_minute", 10).start().await;
    let room = server.room().await;
    let (ada, ben) = (server.member_of(room).await, server.member_of(room).await);
    let mut ear = ada.listens().await;
    let mut accepted = 0;
    let refusal = loop {
        let id = Uuid::new_v4();
        if accepted % 2 == 0 {
            let answer = ada.tries_to_say(room, json!({"id": id, "body": format!("again {accepted}")})).await;
            if answer.status != 201 {
                break says_when(answer);
            }
        } else {
            ear.tries_to_say(room, id, &format!("again {accepted}")).await;
            let frame = ear.hears().await;
            if frame["type"] == "problem" {
                break frame;
            }
        }
        accepted += 1;
        assert!(accepted < 30, "nothing limits the messages of an account");
    };
    assert!(
        refusal["retry_after_ms"].as_u64().is_some_and(|wait| (1..=60_000).contains(&wait)),
        "{refusal:#}"
    );
    assert!(accepted >= 10, "a burst of ten is allowed, and {accepted} were");
    ben.says(room, "somebody else is not held back").await;
    let texts = ben.texts(room).await;
    assert_eq!(texts.len(), accepted + 1, "what was refused is not stored");
}

#[tokio::test]
async fn a_retry_of_what_was_accepted_is_not_refused_for_its_number() {
    let server = TestServer::with("limits.messages_per_minute", 10).start().await;
    let room = server.room().await;
    let ada = server.member_of(room).await;
    let id = Uuid::new_v4();
    let first = ada.says_as(room, id, "said once").await;
    for _ in 0..40 {
        let answer = ada.tries_to_say(room, json!({"id": Uuid::new_v4(), "body": "more"})).await;
        if answer.status == 429 {
            break;
        }
    }
    let again = ada.tries_to_say(room, json!({"id": id, "body": "said once"})).await;
    if again.status == 201 {
        assert_eq!(again.json(), first);
    } else {
        // Refused with a time is fair too; a wrong answer is not.
        says_when(again);
    }
}

#[tokio::test]
async fn sign_ups_from_one_network_are_limited() {
    let server = TestServer::with("limits.sign_ups_per_hour", 3).start().await;
    let mut taken = 0;
    let refusal = loop {
        let handle = server.new_handle("member");
        let wish = json!({"handle": handle, "passphrase": format!("quiet harbour {handle} before sunrise"), "adult": true});
        let answer = server.stranger().post("/api/v1/accounts", wish).await;
        if answer.status != 201 {
            break answer;
        }
        taken += 1;
        assert!(taken < 10, "nothing limits sign-ups");
    };
    assert_eq!(taken, 3);
    says_when(refusal);
}

#[tokio::test]
async fn guesses_at_a_passphrase_are_limited_and_say_when() {
    let server = TestServer::with("limits.sign_ins_per_minute", 5).start().await;
    let ada = server.member().await;
    let mut wrong = 0;
    let refusal = loop {
        let guess = json!({"handle": ada.handle, "passphrase": format!("wrong guess number {wrong}")});
        let answer = server.stranger().post("/api/v1/sessions", guess).await;
        if answer.status != 401 {
            break answer;
        }
        wrong += 1;
        assert!(wrong < 20, "nothing limits guesses");
    };
    says_when(refusal);
}

#[tokio::test]
async fn joins_are_limited() {
    let server = TestServer::with("limits.joins_per_minute", 5).start().await;
    let room = server.room().await;
    let ada = server.member_of(room).await;
    let mut ear = ada.listens().await;
    let mut joined = 0;
    let refusal = loop {
        ear.sends(json!({"type": "join", "room": room.0})).await;
        let frame = ear.hears().await;
        if frame["type"] == "problem" {
            break frame;
        }
        joined += 1;
        assert!(joined < 20, "nothing limits joins");
    };
    assert_eq!(refusal["status"], 429);
    assert!(refusal["retry_after_ms"].as_u64().is_some_and(|wait| wait > 0), "{refusal:#}");
}

#[tokio::test]
async fn the_sockets_of_one_account_are_limited() {
    let server = TestServer::with("limits.sockets_per_account", 3).start().await;
    let (ada, ben) = (server.member().await, server.member().await);
    let mut open = Vec::new();
    for _ in 0..3 {
        open.push(ada.listens().await);
    }
    let token = format!("Bearer {}", ada.token);
    match Ear::open(Ear::upgrade(&server.origin(), &[("authorization", &token)])).await {
        Ok(mut ear) => assert_eq!(ear.is_closed().await, 4429),
        Err(answer) => drop(says_when(answer)),
    }
    ben.listens().await;
    open.pop().expect("three are open").hangs_up().await;
    crate::common::eventually("a place that was given back can be taken", || async {
        match Ear::open(Ear::upgrade(&server.origin(), &[("authorization", &token)])).await {
            Ok(mut ear) => ear.hears().await["type"] == "welcome",
            Err(_) => false,
        }
    })
    .await;
}

#[tokio::test]
async fn the_shipped_limits_are_on() {
    let server = TestServer::with_limits().start().await;
    let mut refused = None;
    for number in 0..60 {
        let guess = json!({"handle": "nobodyhere", "passphrase": format!("wrong guess number {number}")});
        let answer = server.stranger().post("/api/v1/sessions", guess).await;
        if answer.status == 429 {
            refused = Some(answer);
            break;
        }
    }
    says_when(refused.expect("sixty wrong sign-ins in a row are too many by default"));
}

// ---- what a connection may cost

/// Row 4 of the threat model: the library's own buffers are 128 KiB a connection.
#[tokio::test]
async fn an_idle_connection_costs_little_memory() {
    let server = TestServer::start().await;
    let ada = server.member().await;
    let mut open = Vec::new();
    for _ in 0..50 {
        open.push(ada.listens().await);
    }
    let before = server.resident_kib();
    for _ in 0..400 {
        open.push(ada.listens().await);
    }
    let each = server.resident_kib().saturating_sub(before) as f64 / 400.0;
    assert!(each < 32.0, "an idle connection costs {each:.1} KiB");
}

/// Row 4: a frame and a message are at most 16 KiB.
#[tokio::test]
async fn a_frame_of_sixteen_kib_is_the_largest() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let ada = server.member_of(room).await;
    let mut ear = ada.listens_to(room).await;
    let frame = |length: usize| {
        let empty = json!({"type": "send", "room": room.0, "id": Uuid::nil(), "body": ""}).to_string();
        json!({"type": "send", "room": room.0, "id": Uuid::nil(), "body": "x".repeat(length - empty.len())})
            .to_string()
    };
    ear.sends_text(frame(16 * 1024)).await;
    let problem = ear.hears_a("problem").await;
    assert!((400..500).contains(&problem["status"].as_u64().unwrap_or_default()), "it was read: {problem:#}");
    let _ = ear.tries_to_send(Message::text(frame(16 * 1024 + 1))).await;
    assert_eq!(ear.is_closed().await, 4413);
}

/// Row 5: what the kernel keeps for somebody who does not read is set on the listener.
#[tokio::test]
async fn a_stalled_reader_costs_the_kernel_little() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (ada, ben) = (server.member_of(room).await, server.member_of(room).await);
    let stalled = ben.listens_to(room).await;
    let port: u16 = server.authority().rsplit(':').next().and_then(|port| port.parse().ok()).expect("a port");
    let mut speaker = ada.listens().await;
    let body = "words that nobody takes. ".repeat(150);
    let mut most = 0;
    for _ in 0..200 {
        speaker.says(room, &body).await;
        most = most.max(queued_to_send(port));
    }
    drop(stalled);
    assert!(most > 0, "nothing was ever queued: the test looks in the wrong place");
    assert!(most <= 128 * 1024, "the kernel kept {most} bytes for one reader");
}

/// Bytes in the send queues of the server's connections, as Linux counts them.
fn queued_to_send(port: u16) -> u64 {
    let table = std::fs::read_to_string("/proc/net/tcp").expect("Linux lists connections");
    let ours = format!(":{port:04X}");
    let rows = table.lines().skip(1).map(|line| line.split_whitespace().collect::<Vec<_>>());
    let queues = rows.filter(|row| row[1].ends_with(&ours)).filter_map(|row| row[4].split(':').next());
    queues.filter_map(|queue| u64::from_str_radix(queue, 16).ok()).max().unwrap_or(0)
}

/// A refusal for too much says when to try again, in the header and in the problem.
#[track_caller]
fn says_when(answer: Answer) -> Value {
    let header = answer.header("retry-after").to_owned();
    let problem = answer.expect_any_problem(429);
    let seconds: u64 = header.parse().unwrap_or_else(|_| panic!("Retry-After is {header:?}: {problem:#}"));
    let wait = problem["retry_after_ms"].as_u64().unwrap_or_else(|| panic!("no retry_after_ms: {problem:#}"));
    assert!(wait > 0 && seconds >= wait / 1000, "{seconds} s and {wait} ms: {problem:#}");
    problem
}
