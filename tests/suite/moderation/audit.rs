//! The audit: whatever is done to it past the server is found.

use serde_json::json;

use crate::common::TestServer;

/// A server whose audit has a few entries.
async fn audited() -> TestServer {
    let server = TestServer::start().await;
    let admin = server.admin().await;
    for _ in 0..4 {
        let member = server.member().await;
        admin
            .put(&format!("/api/v1/members/{}/role", member.id), json!({"role": "moderator"}))
            .await
            .expect(204);
    }
    let page = admin.get("/api/v1/moderation/audit").await.expect(200).json();
    let acts: Vec<&str> =
        page["items"].as_array().expect("items").iter().filter_map(|entry| entry["act"].as_str()).collect();
    assert_eq!(acts, ["account.role", "account.role", "account.role", "account.role", "account.made"]);
    let entry = &page["items"][0];
    assert_eq!(
        (&entry["was"], &entry["became"], &entry["actor"]),
        (&json!("member"), &json!("moderator"), &json!(admin.id))
    );
    server
}

fn verify(server: &TestServer) -> (bool, String) {
    let found = server.command(&["audit", "verify"], "");
    (found.status.success(), String::from_utf8_lossy(&found.stdout).into_owned())
}

#[tokio::test]
async fn a_record_as_it_was_written_verifies() {
    let server = audited().await;
    let (right, said) = verify(&server);
    assert!(right && said.contains("5 entries"), "{said}");
}

#[tokio::test]
async fn a_changed_entry_is_found() {
    let server = audited().await;
    server.db_execute("UPDATE audit_entries SET became = 'admin' WHERE seq = 3").await;
    let (right, said) = verify(&server);
    assert!(!right && said.contains("BROKEN at entry 3"), "{said}");
}

#[tokio::test]
async fn a_flipped_byte_of_a_hash_is_found() {
    let server = audited().await;
    let flip = if TestServer::on_postgres() {
        "UPDATE audit_entries SET hash = set_byte(hash, 7, get_byte(hash, 7) # 1) WHERE seq = 2"
    } else {
        "UPDATE audit_entries SET hash = (SELECT hash FROM audit_entries WHERE seq = 1) WHERE seq = 2"
    };
    server.db_execute(flip).await;
    let (right, said) = verify(&server);
    assert!(!right && said.contains("BROKEN at entry 2"), "{said}");
}

#[tokio::test]
async fn a_deleted_entry_is_found() {
    let server = audited().await;
    server.db_execute("DELETE FROM audit_entries WHERE seq = 4").await;
    let (right, said) = verify(&server);
    assert!(!right && said.contains("an entry before it is missing"), "{said}");
    server.db_execute("DELETE FROM audit_entries WHERE seq = 5").await;
    let (right, said) = verify(&server);
    assert!(!right && said.contains("the newest entries are missing"), "{said}");
}

#[tokio::test]
async fn an_entry_slipped_in_is_found() {
    let server = audited().await;
    server
        .db_execute(
            "INSERT INTO audit_entries (seq, at, act, subject, previous, hash)
             SELECT 6, at, act, subject, hash, hash FROM audit_entries WHERE seq = 5",
        )
        .await;
    let (right, said) = verify(&server);
    assert!(!right && said.contains("BROKEN at entry 6"), "{said}");
}

#[tokio::test]
async fn a_crowd_of_acts_makes_one_chain() {
    let server = TestServer::start().await;
    let admin = server.admin().await;
    let mut members = Vec::new();
    for _ in 0..12 {
        members.push(server.member().await);
    }
    let acts = members.iter().map(async |member| {
        let path = format!("/api/v1/members/{}/role", member.id);
        admin.put(&path, json!({"role": "moderator"})).await
    });
    for answer in futures_util::future::join_all(acts).await {
        answer.expect(204);
    }
    let (right, said) = verify(&server);
    assert!(right && said.contains("13 entries"), "{said}");
    assert_eq!(server.errors_logged(), [""; 0]);
}
