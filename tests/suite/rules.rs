//! The rule packs of a running server.

use serde_json::json;
use uuid::Uuid;

use crate::common::{ServerSetup, TestServer, eventually};

/// A pack with one rule, which stops one word.
fn pack_against(word: &str) -> String {
    format!(
        r#"
        id = "ours-en"
        title = "Our own rules"
        languages = ["en"]
        version = "1.0.0"
        licence = "CC0-1.0"

        [[rule]]
        id = "ours/word"
        action = "block"
        reason = {{ en = "Not this word, please.", ru = "Без этого слова.", fa = "این واژه نه." }}
        match = ["{word} it is"]
        pass = ["nothing of the kind"]
        [rule.find]
        words = ["{word}"]
        "#
    )
}

#[tokio::test]
async fn a_changed_pack_is_taken_while_people_write_and_a_bad_one_is_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("ours.en.toml");
    std::fs::write(&file, pack_against("zebra")).expect("a pack");
    let server: TestServer = ServerSetup::default().with("rules_dir", folder.path().display()).start().await;
    let room = server.room().await;
    let ada = server.member_of(room).await;
    let is_stopped = async |text: &str| {
        let answer = ada.tries_to_say(room, json!({"id": Uuid::new_v4(), "body": text})).await;
        assert!(matches!(answer.status, 201 | 422), "{answer}");
        answer.status == 422
    };
    assert!(is_stopped("a zebra").await && !is_stopped("an okapi").await);

    std::fs::write(&file, pack_against("okapi")).expect("a pack");
    eventually("the changed pack is taken", || is_stopped("an okapi")).await;
    assert!(!is_stopped("a zebra").await);

    std::fs::write(&file, pack_against("quagga").replace("match =", "mtach =")).expect("a pack");
    let is_told = || {
        let log = server.log();
        log.contains("not taken") && log.contains("ours.en.toml:") && log.contains("did you mean `match`")
    };
    eventually("the operator is told", || async { is_told() }).await;
    assert!(is_stopped("an okapi").await, "the rules before stay");

    std::fs::write(&file, pack_against("quagga")).expect("a pack");
    server.signals("HUP");
    eventually("the mended pack is taken", || is_stopped("a quagga")).await;
}
