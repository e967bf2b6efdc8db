//! The five promises of the live protocol, each by name.

use futures_util::future::join_all;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::common::{Ear, PATIENCE, TestServer};

// ---- 1: an ack is on disk

/// Half of it: a server killed the moment after its ack still has the message. That the
/// disk has it when the power goes is shown by `tests/faults/power.rs`.
#[tokio::test]
async fn promise_1_an_ack_outlives_kill_9() {
    let mut server = TestServer::start().await;
    let room = server.room().await;
    let ada = server.member_of(room).await;
    for round in 0..5 {
        let mut ear = ada.listens_to(room).await;
        ear.says(room, "still here").await;
        server.kill_and_start_again().await;
        assert_eq!(ada.texts(room).await.len(), round + 1);
    }
}

// ---- 2: an id is stored once

#[tokio::test]
async fn promise_2_the_same_id_is_stored_once_over_sockets_http_and_restarts() {
    let mut server = TestServer::start().await;
    let room = server.room().await;
    let (ada, ben) = (server.member_of(room).await, server.member_of(room).await);
    let id = Uuid::new_v4();
    let mut ear = ada.listens().await;
    let first = ear.says_as(room, id, "only once").await;
    assert_eq!(ear.says_as(room, id, "only once").await, first, "again on the same socket");
    let mut another = ada.listens().await;
    assert_eq!(another.says_as(room, id, "only once").await, first, "again on another socket");
    assert_eq!(ada.says_as(room, id, "only once").await, first, "again over HTTP");
    server.kill_and_start_again().await;
    assert_eq!(ada.says_as(room, id, "only once").await, first, "again over HTTP after a restart");
    let mut after = ada.listens().await;
    assert_eq!(after.says_as(room, id, "only once").await, first, "again on a socket after a restart");
    assert_eq!(ben.texts(room).await, ["only once"]);
}

#[tokio::test]
async fn promise_2_retries_that_race_get_one_answer() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let ada = server.member_of(room).await;
    let id = Uuid::new_v4();
    let attempts = join_all((0..12).map(|_| ada.says_as(room, id, "all at once"))).await;
    assert!(attempts.iter().all(|ack| ack == &attempts[0]), "{attempts:#?}");
    assert_eq!(ada.texts(room).await, ["all at once"]);
}

#[tokio::test]
async fn promise_2_a_held_message_that_is_sent_again_is_held_once() {
    let mut server = TestServer::start().await;
    let room = server.room().await;
    let ada = server.member_of(room).await;
    let id = Uuid::new_v4();
    let first = ada.says_as(room, id, "see https://example.com/held").await;
    assert_eq!(first["held"], true);
    assert_eq!(ada.says_as(room, id, "see https://example.com/held").await, first);
    server.kill_and_start_again().await;
    assert_eq!(ada.says_as(room, id, "see https://example.com/held").await, first);
    assert_eq!(server.keeper().await.queue().await.len(), 1);
}

// ---- 3: one order, once

#[tokio::test]
async fn promise_3_everybody_hears_one_order_without_a_hole() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let people = join_all((0..4).map(|_| server.member_of(room))).await;
    let mut ears = join_all(people.iter().map(|person| person.listens())).await;
    let mut from = 0;
    for ear in &mut ears {
        from = ear.watches(room).await["seq"].as_u64().expect("a seq");
    }
    // All at once, on their own sockets, so that nobody's order is anybody else's.
    for turn in 0..25 {
        for ear in &mut ears {
            ear.tries_to_say(room, Uuid::new_v4(), &format!("turn {}", "i".repeat(turn + 1))).await;
        }
    }
    let mut heard = Vec::new();
    for ear in &mut ears {
        let mut own = Vec::new();
        for _ in 0..100 {
            let event = ear.hears_a("event").await;
            own.push((event["seq"].as_u64().expect("a seq"), event["message"]["id"].clone()));
        }
        heard.push(own);
    }
    assert_eq!(
        heard[0].iter().map(|(seq, _)| *seq).collect::<Vec<_>>(),
        (from + 1..=from + 100).collect::<Vec<_>>()
    );
    assert!(heard.iter().all(|own| own == &heard[0]), "different orders were heard");
}

#[tokio::test]
async fn promise_3_who_reconnects_hears_every_seq_once() {
    let mut server = TestServer::start().await;
    let room = server.room().await;
    let (ada, ben) = (server.member_of(room).await, server.member_of(room).await);
    let mut speaker = ada.listens().await;
    let mut heard: Vec<u64> = Vec::new();
    let mut newest = 0;
    for round in 0..6 {
        let mut ear = ben.listens().await;
        let (replayed, joined) = ear.watches_after(room, newest).await;
        assert_eq!(joined["gap"], false);
        heard.extend(replayed.iter().filter_map(|event| event["seq"].as_u64()));
        assert_eq!(
            Some(heard.last().copied().unwrap_or(0)),
            joined["seq"].as_u64(),
            "what was replayed ends where `joined` says"
        );
        speaker.says(room, "heard live").await;
        heard.push(ear.hears_a("event").await["seq"].as_u64().expect("a seq"));
        newest = *heard.last().expect("something was heard");
        ear.hangs_up().await;
        speaker.says(room, "missed").await;
        speaker.says(room, "missed too").await;
        if round == 2 {
            server.kill_and_start_again().await;
            speaker = ada.listens().await;
        }
    }
    assert_eq!(heard, (1..=newest).collect::<Vec<_>>());
}

#[tokio::test]
async fn promise_3_joining_twice_brings_nothing_twice() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (ada, ben) = (server.member_of(room).await, server.member_of(room).await);
    ada.says(room, "one").await;
    let mut ear = ben.listens().await;
    let joined = ear.watches(room).await;
    ear.sends(json!({"type": "join", "room": room.0})).await;
    ear.hears_a("joined").await;
    ada.says(room, "two").await;
    assert_eq!(ear.hears_a("event").await["seq"], json!(joined["seq"].as_u64().expect("a seq") + 1));
    ada.says(room, "three").await;
    assert_eq!(ear.hears_said().await, "three");
}

#[tokio::test]
async fn promise_3_a_client_that_claims_to_be_ahead_is_not_made_deaf() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (ada, ben) = (server.member_of(room).await, server.member_of(room).await);
    let newest = ada.says(room, "the newest there is").await["seq"].clone();
    let mut ear = ben.listens().await;
    let (replayed, joined) = ear.watches_after(room, 1_000_000).await;
    assert_eq!((replayed.len(), &joined["seq"]), (0, &newest), "`joined` tells the room's newest seq");
    ada.says(room, "and one after it").await;
    assert_eq!(ear.hears_said().await, "and one after it");
}

#[tokio::test]
async fn promise_3_who_missed_too_much_is_told_to_page_back() {
    let server = TestServer::with("live.replay_events", 20).start().await;
    let room = server.room().await;
    let (ada, ben) = (server.member_of(room).await, server.member_of(room).await);
    for _ in 0..30 {
        ada.says(room, "while you were away").await;
    }
    let mut ear = ben.listens().await;
    let (replayed, joined) = ear.watches_after(room, 1).await;
    assert_eq!(joined["gap"], true, "{joined:#}");
    assert_eq!(replayed, Vec::<Value>::new());
    let newest = joined["seq"].as_u64().expect("a seq");
    assert_eq!(ben.whole_log(room).await.len() as u64, newest, "HTTP has what the socket did not bring");
    ada.says(room, "now you are here").await;
    assert_eq!(ear.hears_a("event").await["seq"], json!(newest + 1));
}

// ---- 4: a slow reader

#[tokio::test]
async fn promise_4_a_slow_reader_delays_nobody_and_is_told_to_catch_up() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (ada, ben) = (server.member_of(room).await, server.member_of(room).await);
    let mut healthy = ben.listens_to(room).await;
    let mut stalled = Vec::new();
    for _ in 0..20 {
        stalled.push(ben.listens_to(room).await);
    }
    let before = server.resident_kib();
    let mut speaker = ada.listens().await;
    let body = "a long story, told to somebody who does not listen. ".repeat(70);
    let mut heard = 0;
    for _ in 0..400 {
        let sent = std::time::Instant::now();
        speaker.says(room, &body).await;
        healthy.hears_said().await;
        heard += 1;
        assert!(
            sent.elapsed() < PATIENCE / 4,
            "the healthy reader waited {:?} for message {heard}",
            sent.elapsed()
        );
    }
    let grown = server.resident_kib().saturating_sub(before);
    // 400 messages of some 8 KiB as frames would be 64 MiB for the twenty.
    assert!(grown < 24 * 1024, "twenty readers who do not read cost {grown} KiB");
    for mut ear in stalled {
        let newest = last_seq_before_the_end(&mut ear).await;
        let mut again = ben.listens().await;
        let (replayed, joined) = again.watches_after(room, newest).await;
        let missed = joined["seq"].as_u64().expect("a seq") - newest;
        assert!(missed > 0, "it was fed late instead of being let go");
        assert!(joined["gap"] == true || replayed.len() as u64 == missed);
    }
}

/// Reads what had reached this side until the server's goodbye or the end of the line.
async fn last_seq_before_the_end(ear: &mut Ear) -> u64 {
    let mut newest = 0;
    while let Some(frame) = ear.next_or_gone().await {
        if let Some(seq) = frame["seq"].as_u64() {
            assert!(newest == 0 || frame["type"] != "event" || seq == newest + 1, "a hole before {seq}");
            newest = seq;
        }
    }
    newest
}

// ---- 5: an answer for every send

#[tokio::test]
async fn promise_5_every_send_is_answered() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let ada = server.member_of(room).await;
    let mut ear = ada.listens().await;
    let nowhere = Uuid::now_v7();
    let mut open = std::collections::HashSet::new();
    for turn in 0..60 {
        let id = Uuid::new_v4();
        open.insert(id.to_string());
        let frame = match turn % 4 {
            0 => json!({"type": "send", "room": room.0, "id": id, "body": "all is well"}),
            1 => json!({"type": "send", "room": room.0, "id": id, "body": ""}),
            2 => json!({"type": "send", "room": nowhere, "id": id, "body": "to nobody"}),
            _ => json!({"type": "send", "room": room.0, "id": id, "body": "see https://example.com/held"}),
        };
        ear.sends(frame).await;
    }
    while !open.is_empty() {
        let frame = ear.hears().await;
        let id = match frame["type"].as_str() {
            Some("ack") => &frame["id"],
            Some("problem") => &frame["ref"],
            _ => continue,
        };
        let id = id.as_str().unwrap_or_else(|| panic!("an answer to nothing: {frame:#}"));
        assert!(open.remove(id), "answered twice: {frame:#}");
    }
}

#[tokio::test]
async fn promise_5_ones_own_message_comes_to_all_of_ones_sockets() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let ada = server.member_of(room).await;
    let telephone = ada.on_another_device().await;
    let (mut here, mut there) = (ada.listens_to(room).await, telephone.listens_to(room).await);
    let id = Uuid::new_v4();
    let ack = here.says_as(room, id, "from my desk").await;
    for ear in [&mut here, &mut there] {
        let event = ear.hears_event("message").await;
        assert_eq!((&event["message"]["id"], &event["seq"]), (&json!(id), &ack["seq"]));
    }
    ada.says(room, "over HTTP").await;
    assert_eq!(here.hears_said().await, "over HTTP");
    assert_eq!(there.hears_said().await, "over HTTP");
}
