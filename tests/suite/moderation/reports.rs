//! Reports: shown to those who look after the room, and to nobody else who made them.

use serde_json::json;
use uuid::Uuid;

use super::room_of_three;
use crate::common::{TestServer, plain};

#[tokio::test]
async fn who_reported_is_named_nowhere_and_hears_what_became_of_it() {
    let server = TestServer::start().await;
    let (keeper, room, ada, ben) = room_of_three(&server).await;
    let mut ear = ben.listens().await;
    let said = ada.says(room, "fifty a gram, write to me").await["id"].clone();
    let wish =
        json!({"room": room.0, "message": said, "category": "selling", "note": "She wrote to me as well"});
    ben.post("/api/v1/moderation/reports", wish).await.expect(201);
    let item = keeper.waiting_in(room).await;
    let seen = keeper.looks_at(&item).await;
    assert_eq!(seen["reports_made"][0]["note"], "She wrote to me as well");
    let text = seen.to_string();
    assert!(!text.contains(&ben.id.to_string()) && !text.contains(&ben.handle), "{text}");
    assert_eq!(ben.own_reports().await[0]["outcome"], "waiting");

    keeper.decides(&item, json!({"verdict": "remove", "reason": "selling"})).await;
    assert_eq!(ear.hears_a("notice").await["kind"], "reports");
    let report = ben.own_reports().await[0].clone();
    assert_eq!((&report["outcome"], &report["note"]), (&json!("acted"), &json!("She wrote to me as well")));
    let told = ada.own_decisions().await;
    assert!(!json!(told).to_string().contains(&ben.id.to_string()));
    assert_eq!(
        (&told[0]["verdict"], &told[0]["text"]),
        (&json!("remove"), &json!("fifty a gram, write to me"))
    );
}

#[tokio::test]
async fn what_one_has_reported_one_does_not_meet_again() {
    let server = TestServer::start().await;
    let (keeper, room, ada, ben) = room_of_three(&server).await;
    let cem = server.member_of(room).await;
    let mut ear = ben.listens_to(room).await;
    let said = ada.says(room, "canary words").await["id"].clone();
    assert_eq!(ear.hears_said().await, "canary words");
    ben.reports(room, &said, "harassment").await;
    assert!(!json!(ben.whole_log(room).await).to_string().contains("canary"));
    assert!(!ben.get("/api/v1/rooms").await.text().contains("canary"));
    let (replayed, _) = ben.listens().await.watches_after(room, 0).await;
    assert!(!json!(replayed).to_string().contains("canary"), "{replayed:#?}");
    assert_eq!(cem.texts(room).await, ["canary words"], "others do");
    ada.edits(room, &said, "canary again").await.expect(200);
    assert_eq!(ear.hears_a("event").await["kind"], "hole");

    // It stays, and that is what the reporter hears; the author hears nothing.
    keeper.decides(&keeper.waiting_in(room).await, json!({"verdict": "keep"})).await;
    assert_eq!(ben.own_reports().await[0]["outcome"], "kept");
    assert_eq!(ada.own_decisions().await.len(), 0);
    assert!(!json!(ben.whole_log(room).await).to_string().contains("canary"));
    // Reported again, it is the same item, opened again.
    cem.reports(room, &said, "harassment").await;
    let again = keeper.waiting_in(room).await;
    assert_eq!((&again["reports"], &again["text"]), (&json!(1), &json!("canary again")));
}

#[tokio::test]
async fn three_people_make_it_more_urgent() {
    let server = TestServer::start().await;
    let (keeper, room, ada, ben) = room_of_three(&server).await;
    let said = ada.says(room, "buy my course").await["id"].clone();
    ben.reports(room, &said, "spam").await;
    server.member_of(room).await.reports(room, &said, "spam").await;
    assert_eq!(keeper.waiting_in(room).await["level"], "green");
    server.member_of(room).await.reports(room, &said, "spam").await;
    assert_eq!(keeper.waiting_in(room).await["level"], "amber");
}

#[tokio::test]
async fn of_a_conversation_of_two_moderators_see_what_one_of_them_shows() {
    let server = TestServer::start().await;
    let keeper = server.moderator().await;
    let (ada, ben) = (server.member().await, server.member().await);
    let direct = ada.asks_to_talk(&ben).await;
    ben.joins(direct).await;
    ada.says(direct, "a secret of mine").await;
    let first = ben.says(direct, "come to my place").await["id"].clone();
    let second = ben.says(direct, "or I tell everybody").await["id"].clone();
    ada.says(direct, "please stop").await;
    let absent =
        json!({"room": direct.0, "message": second, "messages": [Uuid::now_v7()], "category": "threat"});
    ada.post("/api/v1/moderation/reports", absent).await.expect_problem(404, "rooms/message-not-found");
    let wish = json!({"room": direct.0, "message": second, "messages": [first], "category": "threat"});
    ada.post("/api/v1/moderation/reports", wish).await.expect(201);

    let item = keeper.waiting("report").await;
    let seen = keeper.looks_at(&item).await;
    assert_eq!(
        (&seen["text"], &seen["before"][0]["text"]),
        (&json!("or I tell everybody"), &json!("come to my place"))
    );
    let text = seen.to_string();
    assert!(!text.contains("secret") && !text.contains("please stop"), "{text}");
    assert_eq!(seen["after"], json!([]));
    assert!(seen["room"].is_null(), "it belongs to no room's moderators: {seen:#}");
}

#[tokio::test]
async fn what_cannot_be_reported_is_refused_kindly() {
    let server = TestServer::start().await;
    let (_, room, ada, ben) = room_of_three(&server).await;
    let stranger = server.member().await;
    let hidden = server.invite_room().await;
    let secret = server.keeper().await.says(hidden, "among ourselves").await["id"].clone();
    let said = ada.says(room, "hello").await["id"].clone();
    let report = |wish: serde_json::Value| {
        json!({"category": "other", "note": null})
            .as_object()
            .map(|fields| {
                let mut body = json!(fields);
                for (key, value) in wish.as_object().expect("an object") {
                    body[key] = value.clone();
                }
                body
            })
            .expect("an object")
    };
    let path = "/api/v1/moderation/reports";
    ada.post(path, report(json!({"room": room.0, "message": said})))
        .await
        .expect_problem(422, "moderation/own-words");
    ada.post(path, report(json!({"account": ada.id}))).await.expect_problem(422, "moderation/own-words");
    ada.post(path, report(json!({}))).await.expect_problem(422, "moderation/report-unfit");
    ada.post(path, report(json!({"room": hidden.0, "message": secret})))
        .await
        .expect_problem(404, "rooms/not-found");
    stranger
        .post(path, report(json!({"room": room.0, "message": said})))
        .await
        .expect_problem(403, "rooms/not-a-member");
    ada.post(path, report(json!({"account": Uuid::now_v7()})))
        .await
        .expect_problem(404, "moderation/member-not-found");
    let long = json!({"room": room.0, "message": said, "category": "other", "note": "x".repeat(1_001)});
    ben.post(path, long).await.expect_problem(422, "moderation/text-too-long");
    let many: Vec<Uuid> = (0..16).map(|_| Uuid::now_v7()).collect();
    let many = json!({"room": room.0, "message": said, "category": "other", "messages": many});
    ben.post(path, many).await.expect_problem(422, "moderation/report-unfit");
}

#[tokio::test]
async fn somebodys_name_can_be_reported_too() {
    let server = TestServer::start().await;
    let (keeper, _, ada, ben) = room_of_three(&server).await;
    let wish = json!({"account": ben.id, "category": "other", "note": "The name says where I live"});
    ada.post("/api/v1/moderation/reports", wish).await.expect(201);
    let item = keeper.waiting("report").await;
    assert_eq!((&item["author"]["id"], &item["text"]), (&json!(ben.id), &json!(ben.handle)));
    let wish = json!({"sanction": {"step": "warning"}, "reason": "privacy"});
    keeper.decides(&item, wish).await;
    assert_eq!(plain(&ben.own_decisions().await[0]["verdict"]), "warn");
    assert_eq!(ada.own_reports().await[0]["outcome"], "acted");
}
