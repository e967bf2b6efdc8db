//! The whole way of one message that a rule stops: told why, said that it is wrong, looked at again by somebody else,
//! and everything in the record.

use serde_json::json;
use uuid::Uuid;

use super::room_of_three;
use crate::common::{TestServer, plain};

#[tokio::test]
async fn a_dealers_line_is_stopped_and_explained_and_a_second_moderator_looks_again() {
    let server = TestServer::start().await;
    let (keeper, room, ada, ben) = room_of_three(&server).await;
    let judge = server.moderator().await;
    ada.patch("/api/v1/me/settings", json!({"language": "ru"})).await.expect(200);
    let ada = ada.on_another_device().await;
    let line = "selling xanax, 20 bucks each, dm me";
    let refusal = ada.tries_to_say(room, json!({"id": Uuid::new_v4(), "body": line})).await;
    let refusal = refusal.expect_problem(422, "rooms/blocked-by-rule");
    let is_russian = |text: &str| text.chars().any(|letter| ('а'..='я').contains(&letter));
    assert!(is_russian(&plain(&refusal["detail"])), "why, in their own language: {refusal:#}");
    assert!(ben.texts(room).await.is_empty(), "nobody has read it");

    // A first moderator stands by it; whoever wrote it says that it is wrong.
    keeper.sanctions(&ada, json!({"step": "mute", "hours": 24, "reason": "selling"})).await.expect(204);
    let muted = ada.own_decisions().await[0].clone();
    assert!(is_russian(&plain(&muted["detail"])), "{muted:#}");
    ada.appeals(&muted, "Это была цитата из книги").await.expect(204);
    let (mut author, mut first) = (ada.listens().await, keeper.listens().await);
    let item = judge.waiting("appeal").await;
    keeper.claims(&item).await.expect_problem(403, "moderation/own-decision");
    judge.decides(&item, json!({"verdict": "overturn", "words": "Мы ошиблись."})).await;

    // Both hear of it.
    let told = author.hears_a("decision").await;
    assert_eq!(told["verdict"], "overturn", "{told:#}");
    assert!(plain(&told["detail"]).contains("Мы ошиблись."), "{told:#}");
    loop {
        let notice = first.hears_a("notice").await;
        if notice["kind"] == "appeal" {
            assert_eq!((&notice["decision"], &notice["verdict"]), (&muted["id"], &json!("overturn")));
            break;
        }
    }
    assert!(ada.says(room, "Спасибо").await["seq"].is_number(), "and can write again");

    // The record holds all of it, and a flipped byte in it is found.
    let acts = keeper.get("/api/v1/moderation/audit").await.expect(200).json();
    let acts: Vec<String> =
        acts["items"].as_array().expect("items").iter().map(|entry| plain(&entry["act"])).collect();
    for act in ["item.decided", "account.muted"] {
        assert!(acts.iter().any(|one| one == act), "{act} is in the record: {acts:?}");
    }
    let muted = format!("/api/v1/moderation/audit?subject=account:{}", ada.id);
    let lines = keeper.get(&muted).await.expect(200).json()["items"].clone();
    assert_eq!(
        (&lines[0]["actor_handle"], &lines[0]["subject_name"]),
        (&json!(keeper.handle), &json!(ada.handle)),
        "with names for those who read it: {lines:#}"
    );
    let verify = || server.command(&["audit", "verify"], "");
    assert!(verify().status.success());
    let newest = "seq = (SELECT max(seq) FROM (SELECT seq FROM audit_entries) AS entries)";
    let flip = if TestServer::on_postgres() {
        format!("UPDATE audit_entries SET hash = set_byte(hash, 0, get_byte(hash, 0) # 1) WHERE {newest}")
    } else {
        let byte = "CASE WHEN substr(hash, 1, 1) = x'00' THEN x'01' ELSE x'00' END";
        format!("UPDATE audit_entries SET hash = CAST({byte} || substr(hash, 2) AS BLOB) WHERE {newest}")
    };
    server.db_execute(&flip).await;
    let found = verify();
    let said = String::from_utf8_lossy(&found.stdout).into_owned();
    assert!(!found.status.success() && said.contains("BROKEN"), "{said}");
}
