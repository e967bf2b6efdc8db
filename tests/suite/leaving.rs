//! Leaving: taking everything along, and being erased whole.

use std::io::{Cursor, Read};
use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use crate::common::TestServer;

/// Whoever has left is off the air within this.
const AT_ONCE: Duration = Duration::from_secs(1);

const SESSION_REVOKED: u16 = 4403;

#[tokio::test]
async fn what_is_kept_can_be_taken_along_whole() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (ada, ben) = (server.member_named("ada").await, server.member_named("ben").await);
    ada.joins(room).await;
    ada.says(room, "forty-two days, and counting").await;
    let direct = ada.asks_to_talk(&ben).await;
    ben.joins(direct).await;
    ada.says(direct, "only for you").await;
    ben.says(direct, "not hers to take").await;
    ada.blocks(&server.member_named("cliff").await).await;
    let left = server.keeper().await.opens_room(json!({"name": "Left again"})).await;
    ada.joins(left).await;
    ada.says(left, "said before leaving this room").await;
    ada.leaves(left).await;

    let answer = ada.get("/api/v1/me/export").await.expect(200);
    assert_eq!(answer.header("content-type"), "application/zip");
    assert_eq!(answer.header("content-disposition"), "attachment; filename=\"export.zip\"");
    let mut archive = zip::ZipArchive::new(Cursor::new(answer.bytes)).expect("a ZIP");
    let mut read = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).expect(name).read_to_string(&mut text).expect("text");
        text
    };
    let (account, rooms, page) = (read("account.json"), read("rooms.json"), read("read-me.html"));
    let account: Value = serde_json::from_str(&account).expect("JSON");
    assert_eq!(account["account"]["handle"], "ada");
    assert_eq!(account["sessions"].as_array().map(Vec::len), Some(1));
    assert_eq!(account["blocks"][0]["handle"], "cliff");
    for said in ["forty-two days, and counting", "only for you", "said before leaving this room"] {
        assert!(rooms.contains(said) && page.contains(said), "{said}: {rooms}");
    }
    assert!(!rooms.contains("not hers to take"));
    for secret in ["argon2", "token", "code_hash"] {
        assert!(!account.to_string().contains(secret), "{secret}");
    }
}

#[tokio::test]
async fn leaving_erases_every_byte_and_leaves_others_their_conversation() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (ada, ben) = (server.member_named("canaryhandle").await, server.member_named("ben").await);
    ada.joins(room).await;
    ben.joins(room).await;
    let said = ada.says(room, "canary-in-the-room").await;
    let edited = ada.says(room, "canary-before-the-edit").await;
    ada.edits(room, &edited["id"], "canary-after-the-edit").await.expect(200);
    ben.replies(room, &said["id"], "I hear you").await;
    let left = server.keeper().await.opens_room(json!({"name": "Left again"})).await;
    ada.joins(left).await;
    ada.says(left, "canary-in-a-room-left").await;
    ada.leaves(left).await;
    if !TestServer::on_postgres() {
        assert!(holds(server.data_dir(), "canary-in-the-room"), "the test looks in the wrong place");
    }

    let mut ear = ada.listens().await;
    let author = ben.whole_log(room).await[0]["message"]["author"]["id"].clone();
    let mut reader = ben.listens().await;
    reader.watches(room).await;
    let wrong = ada.delete_with("/api/v1/me", json!({"passphrase": "not this one"})).await;
    wrong.expect_problem(403, "accounts/passphrase-wrong");
    let gone = ada.delete_with("/api/v1/me", json!({"passphrase": ada.passphrase})).await.expect(204);
    assert!(gone.headers.contains_key("clear-site-data"));
    assert_eq!(ear.is_closed_within(AT_ONCE).await, SESSION_REVOKED);
    // Whoever has the room open learns that her words are gone, and an app forgets them.
    let notice = reader.hears_a("notice").await;
    let told = (&notice["kind"], &notice["room"], &notice["account"]);
    assert_eq!(told, (&json!("erased"), &json!(room.0), &author), "{notice}");
    ada.get("/api/v1/me").await.expect(401);
    let wish = json!({"handle": ada.handle, "passphrase": ada.passphrase});
    server.stranger().post("/api/v1/sessions", wish).await.expect_problem(401, "sessions/wrong");

    assert_eq!(ben.texts(room).await, ["I hear you"]);
    let log = ben.whole_log(room).await;
    let seqs: Vec<u64> = log.iter().filter_map(|event| event["seq"].as_u64()).collect();
    assert_eq!(seqs, (1..=seqs.len() as u64).collect::<Vec<_>>(), "the places stay");
    assert!(!json!(log).to_string().contains("canary"), "{log:#?}");
    for table in ["accounts", "sessions", "recovery_codes"] {
        let column = if table == "accounts" { "handle" } else { "account_id" };
        let rows = if table == "accounts" {
            server.db_number("SELECT count(*) FROM accounts WHERE handle LIKE 'canary%'").await
        } else {
            server
                .db_number(&format!(
                    "SELECT count(*) FROM {table} WHERE {column} NOT IN (SELECT id FROM accounts)"
                ))
                .await
        };
        assert_eq!(rows, 0, "{table}");
    }
    if !TestServer::on_postgres() {
        for canary in ["canary-in", "canary-before", "canary-after", "canaryhandle"] {
            assert!(!holds(server.data_dir(), canary), "{canary} is still on disk");
        }
    }
    server.member_named("canaryhandle").await;
}

/// Whether a file of the data folder holds these bytes, the database's journal included.
fn holds(folder: &Path, words: &str) -> bool {
    std::fs::read_dir(folder).expect("the data folder").any(|entry| {
        let path = entry.expect("a file").path();
        path.is_file()
            && std::fs::read(&path)
                .expect("it can be read")
                .windows(words.len())
                .any(|part| part == words.as_bytes())
    })
}
