//! Reasons and appeals: everybody a decision touches is told why, and can be heard by somebody else.

use serde_json::json;
use uuid::Uuid;

use super::room_of_three;
use crate::common::{TestServer, plain};

#[tokio::test]
async fn what_a_rule_refuses_can_be_appealed_and_is_let_through_by_a_person() {
    let server = TestServer::start().await;
    let (keeper, room, ada, ben) = room_of_three(&server).await;
    let id = Uuid::new_v4();
    let refusal = ada.tries_to_say(room, json!({"id": id, "body": "we also meet at t.me/+AbCdEf123"})).await;
    let refusal = refusal.expect_problem(422, "rooms/blocked-by-rule");
    let decision = ada.own_decisions().await[0].clone();
    assert_eq!(refusal["decision"], decision["id"]);
    assert_eq!((&decision["verdict"], &decision["by_rule"]), (&json!("refuse"), &json!(true)));
    assert_eq!(decision["rule"], "contact/messenger-invitation");
    assert!(keeper.queue().await.is_empty(), "nobody has asked yet");

    let mut ear = ada.listens().await;
    let mut room_ear = ben.listens_to(room).await;
    ada.appeals(&decision, " ").await.expect_problem(422, "moderation/text-empty");
    ben.appeals(&decision, "mine").await.expect_problem(404, "moderation/decision-not-found");
    ada.appeals(&decision, "It is our own room, opened by the staff").await.expect(204);
    ada.appeals(&decision, "again").await.expect_problem(409, "moderation/appeal-not-possible");
    let item = keeper.waiting("appeal").await;
    let seen = keeper.looks_at(&item).await;
    assert_eq!(seen["appeal"]["text"], "It is our own room, opened by the staff");
    assert_eq!(seen["text"], "we also meet at t.me/+AbCdEf123");
    keeper.decides(&item, json!({"verdict": "overturn", "words": "You are right."})).await;
    assert_eq!(room_ear.hears_said().await, "we also meet at t.me/+AbCdEf123");
    let told = ear.hears_a("decision").await;
    assert_eq!(told["verdict"], "overturn");
    assert!(told["detail"].as_str().expect("words").contains("You are right."), "{told:#}");
    assert_eq!(ada.own_decisions().await[1]["appeal"], "overturned");
}

#[tokio::test]
async fn an_appeal_is_decided_by_somebody_else_and_both_hear_of_it() {
    let server = TestServer::start().await;
    let (keeper, room, ada, ben) = room_of_three(&server).await;
    let judge = server.moderator().await;
    let said = ada.says(room, "something unkind").await["id"].clone();
    ben.reports(room, &said, "hate").await;
    keeper.decides(&keeper.waiting_in(room).await, json!({"verdict": "remove", "reason": "hate"})).await;
    let decision = ada.own_decisions().await[0].clone();
    assert_eq!(decision["text"], "something unkind", "their own words stay with them");
    ada.appeals(&decision, "It was a quotation").await.expect(204);
    let (mut first, mut author) = (keeper.listens().await, ada.listens().await);

    let item = keeper.waiting("appeal").await;
    assert_eq!(keeper.looks_at(&item).await["appeal"]["own"], true);
    keeper.claims(&item).await.expect_problem(403, "moderation/own-decision");
    let own = keeper.tries_to_decide(&item, json!({"verdict": "uphold"})).await;
    own.expect_problem(403, "moderation/own-decision");
    let path = format!("/api/v1/moderation/items/{}/hand-over", plain(&item["id"]));
    judge.claims(&item).await.expect(204);
    judge.post(&path, json!({"to": keeper.id})).await.expect_problem(422, "moderation/hand-over-to");
    let item = judge.waiting("appeal").await;
    judge.decides(&item, json!({"verdict": "uphold", "words": "It was aimed at somebody."})).await;
    let told = author.hears_a("decision").await;
    assert_eq!(
        (&told["verdict"], told["detail"].as_str().map(|words| words.contains("aimed"))),
        (&json!("uphold"), Some(true))
    );
    loop {
        let notice = first.hears_a("notice").await;
        if notice["kind"] == "appeal" {
            assert_eq!((&notice["decision"], &notice["verdict"]), (&decision["id"], &json!("uphold")));
            break;
        }
    }
    let audit = server.command(&["audit", "verify"], "");
    assert!(audit.status.success(), "{}", String::from_utf8_lossy(&audit.stdout));
}

#[tokio::test]
async fn a_reason_is_said_in_the_language_of_whom_it_concerns() {
    let server = TestServer::start().await;
    let (keeper, room, ada, _) = room_of_three(&server).await;
    ada.patch("/api/v1/me/settings", json!({"language": "fa"})).await.expect(200);
    let ada = ada.on_another_device().await;
    let mut ear = ada.listens_to(room).await;
    keeper.sanctions(&ada, json!({"step": "mute", "hours": 24, "reason": "selling"})).await.expect(204);
    let told = ear.hears_a("decision").await;
    assert_eq!(told["title"], "تا مدتی نمی‌توانید بنویسید");
    let own = ada.own_decisions().await[0].clone();
    assert_eq!(own["title"], told["title"]);
    assert!(own["detail"].as_str().expect("words").contains("خرید، فروش"), "{own:#}");
    ada.patch("/api/v1/me/settings", json!({"language": "ru"})).await.expect(200);
    assert!(plain(&ada.own_decisions().await[0]["detail"]).contains("Покупке, продаже"));
}

#[tokio::test]
async fn a_decision_can_be_taken_at_once_and_its_reason_follow() {
    let server = TestServer::start().await;
    let (keeper, room, ada, _) = room_of_three(&server).await;
    let mut ear = ada.listens_to(room).await;
    let said = ada.says(room, "something unkind").await["id"].clone();
    keeper.removes(room, &said).await.expect(204);
    let told = ear.hears_a("decision").await;
    assert!(plain(&told["detail"]).contains("in a moment"), "{told:#}");
    let care = keeper.get("/api/v1/moderation/care").await.expect(200).json();
    let decision = plain(&care["unfinished"][0]["id"]);
    let path = format!("/api/v1/moderation/decisions/{decision}/reason");
    let reason = json!({"reason": "harassment", "words": "You know why."});
    server
        .moderator()
        .await
        .put(&path, reason.clone())
        .await
        .expect_problem(404, "moderation/decision-not-found");
    keeper.put(&path, reason.clone()).await.expect(204);
    let told = ear.hears_a("decision").await;
    assert!(plain(&told["detail"]).contains("You know why."), "{told:#}");
    keeper.put(&path, reason).await.expect_problem(409, "moderation/decision-finished");
}

#[tokio::test]
async fn a_reason_that_never_came_is_the_general_one() {
    let server = TestServer::start().await;
    let (keeper, room, ada, _) = room_of_three(&server).await;
    let mut ear = ada.listens_to(room).await;
    let said = ada.says(room, "something unkind").await["id"].clone();
    keeper.removes(room, &said).await.expect(204);
    ear.hears_a("decision").await;
    server.db_execute("UPDATE review_decisions SET finish_by = 1").await;
    let told = ear.hears_a("decision").await;
    assert!(plain(&told["detail"]).starts_with("It is not how we agreed"), "{told:#}");
}

#[tokio::test]
async fn leaving_takes_words_notes_and_reports_along_and_leaves_the_audit_whole() {
    let server = TestServer::start().await;
    let (keeper, room, ada, ben) = room_of_three(&server).await;
    let said = ada.says(room, "canary-words").await["id"].clone();
    ben.says(room, "others' words").await;
    ben.reports(room, &said, "hate").await;
    let note = json!({"text": "canary-note"});
    keeper.post(&format!("/api/v1/moderation/members/{}/notes", ada.id), note).await.expect(204);
    let theirs = ben.says(room, "hello").await["id"].clone();
    let wish = json!({"room": room.0, "message": theirs, "category": "other", "note": "canary-report"});
    ada.post("/api/v1/moderation/reports", wish).await.expect(201);
    keeper.sanctions(&ada, json!({"step": "warning", "words": "canary-reason"})).await.expect(204);

    ada.delete_with("/api/v1/me", json!({"passphrase": ada.passphrase})).await.expect(204);
    for (table, column) in [
        ("review_reports", "reporter_id"),
        ("review_excerpts", "author_id"),
        ("review_decisions", "account_id"),
        ("review_items", "account_id"),
        ("member_notes", "account_id"),
        ("sanctions", "account_id"),
    ] {
        let left = format!(
            "SELECT count(*) FROM {table} WHERE {column} IS NOT NULL AND {column} NOT IN (SELECT id FROM accounts)"
        );
        assert_eq!(server.db_number(&left).await, 0, "{table}");
    }
    assert!(
        server.db_number("SELECT count(*) FROM review_decisions WHERE account_id IS NULL").await > 0,
        "it counts"
    );
    let verified = keeper.get("/api/v1/moderation/audit/verification").await.expect(200).json();
    assert_eq!(verified["broken"], json!(null));
    let waits = keeper.queue().await;
    assert_eq!(waits.len(), 1, "what was about others waits: {waits:#?}");
    assert!(!json!(keeper.looks_at(&waits[0]).await).to_string().contains("canary"));
}
