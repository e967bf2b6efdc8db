//! The figures, for everybody and without a name.

use serde_json::{Value, json};

use super::room_of_three;
use crate::common::TestServer;

#[tokio::test]
async fn what_was_moderated_is_told_to_everybody_and_small_numbers_are_not() {
    let server = TestServer::start().await;
    let (keeper, room, ada, ben) = room_of_three(&server).await;
    for number in 0..6 {
        let said = ada.says(room, &format!("something unkind {number}")).await["id"].clone();
        ben.reports(room, &said, "harassment").await;
        keeper
            .decides(&keeper.waiting_in(room).await, json!({"verdict": "remove", "reason": "harassment"}))
            .await;
    }
    keeper.sanctions(&ada, json!({"step": "warning", "reason": "harassment"})).await.expect(204);
    let figures = server.get("/api/v1/moderation/figures").await.expect(200).json();
    let count = |verdict: &str| {
        let cells = figures["decisions"].as_array().expect("decisions");
        cells.iter().find(|cell| cell["verdict"] == verdict).expect("it is told of")["count"].clone()
    };
    assert_eq!((&figures["reports"], count("remove")), (&json!(6), json!(6)), "{figures:#}");
    assert_eq!((count("warn"), count("ban")), (Value::Null, json!(0)), "one is not told, none is");
    assert_eq!(figures["half_within_minutes"], 1);

    for (language, words) in
        [("en", "Messages removed"), ("ru", "Удалённые сообщения"), ("fa", "پیام‌های برداشته‌شده")]
    {
        let stranger = server.stranger();
        let request =
            stranger.request(reqwest::Method::GET, "/transparency").header("accept-language", language);
        let page = stranger.sends(format!("/transparency in {language}"), request).await.expect(200).text();
        assert!(page.contains(words) && !page.contains("page-transparency"), "{page}");
        assert!(!page.contains(&ada.handle) && !page.contains(&keeper.handle));
    }
}
