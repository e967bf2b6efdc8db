//! Rules from the console: counted, tried, written, and taken back.

use serde_json::{Value, json};

use super::room_of_three;
use crate::common::{Person, TestServer, plain};

const PACK: &str = r#"
id        = "house"
title     = "House rules"
languages = ["en"]
version   = "1.0.0"
licence   = "CC0-1.0"

[[rule]]
id     = "house/kettle"
action = "hold"
reason = { en = "Kettles wait.", ru = "Чайники ждут.", fa = "کتری‌ها صبر می‌کنند." }
match  = ["put the kettle on"]
pass   = ["good morning"]
[rule.find]
words = ["kettle"]
"#;

async fn counted(person: &Person, rule: &str) -> Value {
    let counts = person.get("/api/v1/moderation/rules/counts").await.expect(200).json();
    let items = counts["items"].as_array().expect("items");
    items.iter().find(|one| one["id"] == rule).unwrap_or_else(|| panic!("{rule} is in force")).clone()
}

#[tokio::test]
async fn what_a_rule_did_is_counted_and_what_people_saw_otherwise() {
    let server = TestServer::start().await;
    let (keeper, room, ada, _) = room_of_three(&server).await;
    for number in 0..3 {
        ada.says(room, &format!("see https://example.com/{number}")).await;
    }
    let mut queue = keeper.queue().await;
    keeper.decides(&queue.remove(0), json!({"verdict": "release"})).await;
    keeper.decides(&queue.remove(0), json!({"verdict": "decline", "reason": "spam"})).await;
    crate::common::eventually("the counts are written", async || {
        counted(&keeper, "links/new-account").await["hits"] == 3
    })
    .await;
    let rule = counted(&keeper, "links/new-account").await;
    assert_eq!((&rule["overturned"], &rule["action"]), (&json!(1), &json!("hold")), "{rule:#}");
    assert!(rule["last_hit"].is_string());
}

#[tokio::test]
async fn a_pack_is_tried_written_put_in_shadow_and_taken_back() {
    let mut server = TestServer::start().await;
    let (keeper, room, ada, _) = room_of_three(&server).await;
    let admin = server.admin().await;
    ada.says(room, "put the kettle on").await;
    let path = "/api/v1/moderation/packs/house";
    let text = "I put the kettle on";
    let wish = json!({"text": text, "pack": PACK});
    let tried = keeper.post("/api/v1/moderation/rules/try", wish).await.expect(200).json();
    assert_eq!((&tried["action"], &tried["hits"][0]["rule"]), (&json!("hold"), &json!("house/kettle")));
    let start = usize::try_from(tried["hits"][0]["start"].as_u64().expect("a place")).expect("small");
    assert!(text[start..].starts_with("kettle"), "{tried:#}");
    let replayed = keeper.post("/api/v1/moderation/rules/replay", json!({"days": 7, "pack": PACK})).await;
    let replayed = replayed.expect(200).json();
    assert_eq!(
        (&replayed["messages"], &replayed["rules"][0]["found"]),
        (&json!(1), &json!(1)),
        "{replayed:#}"
    );
    assert_eq!(replayed["rules"][0]["samples"][0]["text"], "put the kettle on");
    assert!(ada.says(room, "the kettle is on").await["held"].is_null(), "nothing is in force yet");

    keeper.put(path, json!({"text": PACK})).await.expect(403);
    admin.put(path, json!({"text": PACK})).await.expect(204);
    assert_eq!(ada.says(room, "the kettle again").await["held"], true);
    assert!(keeper.get(path).await.expect(200).text().contains("Kettles wait."));
    server.kill_and_start_again().await;
    assert_eq!(ada.says(room, "and the kettle once more").await["held"], true, "a restart forgets nothing");

    admin.put(&format!("{path}/mode"), json!({"mode": "shadow"})).await.expect(204);
    assert!(ada.says(room, "a kettle in the shadow").await["seq"].is_number());
    crate::common::eventually("the shadow is counted", async || {
        counted(&keeper, "house/kettle").await["shadows"] == 1
    })
    .await;
    admin.delete(path).await.expect(204);
    keeper.get(path).await.expect_problem(404, "moderation/pack-not-found");
    admin.delete(path).await.expect_problem(404, "moderation/pack-not-found");
    let audit = keeper.get("/api/v1/moderation/audit?subject=pack:house").await.expect(200).json();
    let acts: Vec<String> =
        audit["items"].as_array().expect("items").iter().map(|entry| plain(&entry["act"])).collect();
    assert_eq!(acts, ["pack.restored", "pack.mode", "pack.written"]);
}

#[tokio::test]
async fn a_pack_with_a_fault_is_refused_with_its_place_and_the_old_one_stays() {
    let server = TestServer::start().await;
    let (_, room, ada, _) = room_of_three(&server).await;
    let admin = server.admin().await;
    let path = "/api/v1/moderation/packs/house";
    admin.put(path, json!({"text": PACK})).await.expect(204);
    let broken = PACK.replace("match  = [\"put the kettle on\"]", "match  = [\"put the cup on\"]");
    let refusal = admin.put(path, json!({"text": broken})).await;
    let refusal = refusal.expect_problem(422, "moderation/pack-refused");
    let fault = plain(&refusal["errors"][0]["detail"]);
    assert!(fault.contains("house.toml") && refusal["errors"][0]["pointer"] == "/text", "{refusal:#}");
    assert_eq!(ada.says(room, "the kettle is on").await["held"], true, "the old one stays");
    let other = PACK.replace("id        = \"house\"", "id        = \"garden\"");
    admin.put(path, json!({"text": other})).await.expect_problem(422, "moderation/pack-id-other");
    let long = format!("{PACK}\n# {}", "x".repeat(600_000));
    admin.put(path, json!({"text": long})).await.expect_problem(422, "moderation/text-too-long");
    admin
        .post("/api/v1/moderation/rules/replay", json!({"days": 0}))
        .await
        .expect_problem(422, "moderation/replay-unfit");
}
