//! Asking privately, and being answered.

use std::io::{Cursor, Read};

use serde_json::{Value, json};
use uuid::Uuid;

use crate::common::{Person, TestServer, plain};

async fn asks(person: &Person, wish: Value) -> String {
    let mut asked = json!({"id": Uuid::new_v4()});
    asked.as_object_mut().expect("an object").extend(wish.as_object().expect("an object").clone());
    plain(&person.post("/api/v1/cases", asked).await.expect(201).json()["case"])
}

async fn claims(staff: &Person, case: &str) {
    staff.put(&format!("/api/v1/desk/cases/{case}/claim"), json!({})).await.expect(204);
}

async fn answers(staff: &Person, case: &str, text: &str) -> Value {
    let answer = json!({"id": Uuid::new_v4(), "text": text});
    staff.post(&format!("/api/v1/desk/cases/{case}/answers"), answer).await.expect(201).json()
}

async fn reads(person: &Person, case: &str) -> Vec<Value> {
    let page = person.get(&format!("/api/v1/cases/{case}/messages")).await.expect(200).json();
    page["items"].as_array().expect("items").clone()
}

#[tokio::test]
async fn one_text_asks_and_the_answer_comes_to_the_person_only() {
    let server = TestServer::start().await;
    let (ada, ben, worker) = (server.member().await, server.member().await, server.with_role("worker").await);
    let case = asks(&ada, json!({"text": "my papers are gone", "category": "documents-legal"})).await;
    let queue = worker.get("/api/v1/desk/cases?filter=unclaimed").await.expect(200).json();
    assert_eq!(queue["items"][0]["id"], json!(case));
    assert!(!queue.to_string().contains(&ada.handle), "the desk meets an alias: {queue}");
    let too_early = json!({"id": Uuid::new_v4(), "text": "hello"});
    let path = format!("/api/v1/desk/cases/{case}/answers");
    worker.post(&path, too_early).await.expect_problem(409, "desk/not-claimed");
    claims(&worker, &case).await;
    let at_desk = worker.get(&format!("/api/v1/desk/cases/{case}/messages")).await.expect(200).json();
    assert_eq!(at_desk["items"][0]["text"], "my papers are gone");
    answers(&worker, &case, "good that you wrote").await;
    let read = reads(&ada, &case).await;
    assert_eq!(
        (&read[1]["text"], &read[1]["seq"], &read[1]["role"]),
        (&json!("good that you wrote"), &json!(2), &json!("worker"))
    );
    for path in [format!("/api/v1/cases/{case}"), format!("/api/v1/desk/cases/{case}")] {
        ben.get(&path).await.expect_problem(404, "desk/case-not-found");
    }
}

#[tokio::test]
async fn the_same_id_again_is_the_same_case_and_the_same_message() {
    let server = TestServer::start().await;
    let ada = server.member().await;
    let wish = json!({"id": Uuid::new_v4(), "text": "is anybody there"});
    let first = ada.post("/api/v1/cases", wish.clone()).await.expect(201).json();
    assert_eq!(ada.post("/api/v1/cases", wish).await.expect(201).json(), first);
    let case = plain(&first["case"]);
    let more = json!({"id": Uuid::new_v4(), "text": "please"});
    for _ in 0..2 {
        ada.post(&format!("/api/v1/cases/{case}/messages"), more.clone()).await.expect(201);
    }
    assert_eq!(reads(&ada, &case).await.len(), 2);
}

#[tokio::test]
async fn a_medical_answer_reaches_the_person_after_a_clinician_only() {
    let server = TestServer::start().await;
    let ada = server.member().await;
    let (worker, clinician) = (server.with_role("worker").await, server.with_role("clinician").await);
    let supervisor = server.with_role("supervisor").await;
    let case = asks(&ada, json!({"text": "the wound is warm", "category": "complications"})).await;
    claims(&worker, &case).await;
    let ack = answers(&worker, &case, "put some ice on it").await;
    assert_eq!(ack["seq"], Value::Null);
    assert_eq!(reads(&ada, &case).await.len(), 1, "a draft is not shown");
    let path = format!("/api/v1/desk/cases/{case}/drafts/{}", plain(&ack["id"]));
    let approved = json!({"verdict": "approve", "text": "please have it looked at today"});
    for other in [&worker, &supervisor] {
        other.put(&path, approved.clone()).await.expect_problem(403, "http/forbidden");
    }
    assert_eq!(reads(&ada, &case).await.len(), 1);
    let waiting = clinician.get("/api/v1/desk/cases?filter=verification").await.expect(200).json();
    assert_eq!(waiting["items"][0]["drafts"], 1);
    clinician.put(&path, approved.clone()).await.expect(204);
    clinician.put(&path, approved).await.expect_problem(404, "desk/draft-not-found");
    let read = reads(&ada, &case).await;
    assert_eq!(
        (&read[1]["text"], &read[1]["checked_by_clinician"]),
        (&json!("please have it looked at today"), &json!(true))
    );
}

#[tokio::test]
async fn what_has_no_category_yet_is_no_way_past_the_clinician() {
    let server = TestServer::start().await;
    let (ada, worker) = (server.member().await, server.with_role("worker").await);
    let case = asks(&ada, json!({"text": "my leg looks bad"})).await;
    claims(&worker, &case).await;
    assert_eq!(answers(&worker, &case, "put some ice on it").await["seq"], Value::Null);
    assert_eq!(reads(&ada, &case).await.len(), 1);
}

#[tokio::test]
async fn a_case_that_nobody_has_is_told_to_the_desk_and_to_nobody_else() {
    let server = TestServer::start().await;
    let (ada, ben, worker) = (server.member().await, server.member().await, server.with_role("worker").await);
    let supervisor = server.with_role("supervisor").await;
    let (mut at_desk, mut elsewhere) = (worker.listens().await, ben.listens().await);
    let case = asks(&ada, json!({"text": "is anybody there"})).await;
    let notice = at_desk.hears_a("notice").await;
    assert_eq!((&notice["kind"], &notice["case"]), (&json!("case"), &json!(case)), "{notice:#}");
    // Whose worker is away is not left alone: a supervisor takes over.
    claims(&worker, &case).await;
    let path = format!("/api/v1/desk/cases/{case}/claim");
    server.with_role("worker").await.put(&path, json!({})).await.expect_problem(409, "desk/claimed");
    claims(&supervisor, &case).await;
    // What is answered in turn comes after what would have been told before.
    elsewhere.sends(json!({"type": "join", "room": Uuid::now_v7()})).await;
    assert_eq!(elsewhere.hears().await["type"], "problem", "nobody else was told");
}

#[tokio::test]
async fn whoever_is_muted_can_still_ask_in_private() {
    let server = TestServer::start().await;
    let (keeper, ada, worker) =
        (server.moderator().await, server.member().await, server.with_role("worker").await);
    keeper.sanctions(&ada, json!({"step": "mute", "hours": 24, "reason": "harassment"})).await.expect(204);
    let case = asks(&ada, json!({"text": "I cannot stop shaking"})).await;
    let read = worker.get(&format!("/api/v1/desk/cases/{case}/messages")).await.expect(200).json();
    assert_eq!(read["items"][0]["text"], "I cannot stop shaking");
}

#[tokio::test]
async fn an_id_that_is_used_again_loses_no_words_and_breaks_nothing() {
    let server = TestServer::start().await;
    let (ada, worker) = (server.member().await, server.with_role("worker").await);
    let papers = json!({"text": "my papers are gone", "category": "documents-legal"});
    let (first, second) = (asks(&ada, papers.clone()).await, asks(&ada, papers).await);
    let message = json!({"id": Uuid::new_v4(), "text": "please"});
    ada.post(&format!("/api/v1/cases/{first}/messages"), message.clone()).await.expect(201);
    let again = ada.post(&format!("/api/v1/cases/{second}/messages"), message.clone()).await;
    again.expect_problem(409, "desk/id-taken");
    claims(&worker, &first).await;
    // Staff who use the id of the person's own message are not told that their answer was stored.
    let answer = json!({"id": message["id"], "text": "here we are"});
    let path = format!("/api/v1/desk/cases/{first}/answers");
    worker.post(&path, answer).await.expect_problem(409, "desk/id-taken");
    assert_eq!(reads(&ada, &first).await.len(), 2);
}

#[tokio::test]
async fn a_draft_is_told_to_the_clinician_and_not_to_the_person() {
    let server = TestServer::start().await;
    let (ada, worker, clinician) =
        (server.member().await, server.with_role("worker").await, server.with_role("clinician").await);
    let case = asks(&ada, json!({"text": "the wound is warm", "category": "complications"})).await;
    claims(&worker, &case).await;
    let before = ada.get(&format!("/api/v1/cases/{case}")).await.expect(200).json();
    let (mut person, mut checks) = (ada.listens().await, clinician.listens().await);
    for _ in 0..20 {
        answers(&worker, &case, "put some ice on it").await;
    }
    assert_eq!(checks.hears_a("notice").await["case"], json!(case));
    let one_more = json!({"id": Uuid::new_v4(), "text": "and rest"});
    let path = format!("/api/v1/desk/cases/{case}/answers");
    worker.post(&path, one_more).await.expect_problem(409, "desk/too-many-drafts");
    person.sends(json!({"type": "join", "room": Uuid::now_v7()})).await;
    assert_eq!(person.hears().await["type"], "problem", "nothing was told before");
    assert_eq!(ada.get(&format!("/api/v1/cases/{case}")).await.expect(200).json(), before);
}

#[tokio::test]
async fn what_is_asked_in_private_is_sealed_on_disk_and_stands_in_the_own_export_only() {
    let mut server = TestServer::start().await;
    let room = server.room().await;
    let (ada, ben, worker) = (server.member().await, server.member().await, server.with_role("worker").await);
    ada.joins(room).await;
    ada.says(room, "canary-of-the-open-room").await;
    let case = asks(&ada, json!({"text": "canary-asked-in-private", "category": "documents-legal"})).await;
    claims(&worker, &case).await;
    answers(&worker, &case, "canary-of-the-answer").await;
    let file = async |person: &Person, name: &str| {
        let answer = person.get("/api/v1/me/export").await.expect(200);
        let mut archive = zip::ZipArchive::new(Cursor::new(answer.bytes)).expect("a ZIP");
        let mut text = String::new();
        archive.by_name(name).expect(name).read_to_string(&mut text).expect("text");
        text
    };
    for name in ["cases.json", "read-me.html"] {
        let own = file(&ada, name).await;
        assert!(own.contains("canary-asked-in-private") && own.contains("canary-of-the-answer"), "{own}");
        for other in [&ben, &worker] {
            assert!(!file(other, name).await.contains("canary-"), "it is in the export of another");
        }
    }
    server.stop().await;
    server.assert_readable_on_disk("canary-of-the-open-room", true).await;
    for words in ["canary-asked-in-private", "canary-of-the-answer"] {
        server.assert_readable_on_disk(words, false).await;
    }
}

#[tokio::test]
async fn the_person_sees_by_what_role_and_when_their_case_was_read() {
    let server = TestServer::start().await;
    let (ada, worker) = (server.member().await, server.with_role("worker").await);
    let case = asks(&ada, json!({"text": "between us"})).await;
    let readings = async || ada.get(&format!("/api/v1/cases/{case}/readings")).await.expect(200).json();
    assert_eq!(readings().await["items"], json!([]));
    worker.get(&format!("/api/v1/desk/cases/{case}/messages")).await.expect(200);
    let seen = readings().await;
    assert_eq!(
        (seen["items"].as_array().map(Vec::len), &seen["items"][0]["role"]),
        (Some(1), &json!("worker"))
    );
    assert!(!seen.to_string().contains(&worker.handle));
}

#[tokio::test]
async fn who_ends_a_case_can_write_in_it_again() {
    let server = TestServer::start().await;
    let ada = server.member().await;
    let case = asks(&ada, json!({"text": "hello"})).await;
    let status =
        async || ada.get(&format!("/api/v1/cases/{case}")).await.expect(200).json()["status"].clone();
    ada.put(&format!("/api/v1/cases/{case}/end"), json!({})).await.expect(204);
    assert_eq!(status().await, "closed");
    let more = json!({"id": Uuid::new_v4(), "text": "one more thing"});
    ada.post(&format!("/api/v1/cases/{case}/messages"), more).await.expect(201);
    assert_eq!(status().await, "waiting");
}

#[tokio::test]
async fn who_leaves_takes_their_cases_along() {
    let server = TestServer::start().await;
    let (ada, worker) = (server.member().await, server.with_role("worker").await);
    let case = asks(&ada, json!({"text": "between us"})).await;
    claims(&worker, &case).await;
    ada.delete_with("/api/v1/me", json!({"passphrase": ada.passphrase})).await.expect(204);
    worker.get(&format!("/api/v1/desk/cases/{case}")).await.expect_problem(404, "desk/case-not-found");
    assert_eq!(worker.get("/api/v1/desk/cases").await.expect(200).json()["items"], json!([]));
}
