//! Looking after those who look after others.

use serde_json::json;

use super::room_of_three;
use crate::common::TestServer;

#[tokio::test]
async fn what_a_moderator_reads_is_counted_for_them_and_a_break_is_suggested() {
    let server = TestServer::with("moderation.break_after", 3).start().await;
    let (keeper, room, ada, ben) = room_of_three(&server).await;
    for number in 0..3 {
        let said = ada.says(room, &format!("hard to read {number}")).await["id"].clone();
        ben.reports(room, &said, "triggering").await;
    }
    let care = async || keeper.get("/api/v1/moderation/care").await.expect(200).json();
    assert_eq!((&care().await["last_hour"], &care().await["take_a_break"]), (&json!(0), &json!(false)));
    for item in keeper.queue().await {
        keeper.looks_at(&item).await;
        keeper.looks_at(&item).await;
    }
    let after = care().await;
    assert_eq!((&after["last_hour"], &after["take_a_break"]), (&json!(3), &json!(true)), "{after:#}");
    assert_eq!(after["days"], json!([{"days_ago": 0, "items": 3}]));
    assert_eq!(after["waiting"], json!([{"level": "amber", "items": 3}]));
    ada.get("/api/v1/moderation/care").await.expect(403);
}
