//! One queue: whose it is, who has what, and that two do not decide the same.

use serde_json::json;

use super::room_of_three;
use crate::common::{TestServer, plain};

#[tokio::test]
async fn whoever_looks_after_a_room_sees_what_waits_there_and_nowhere_else() {
    let server = TestServer::start().await;
    let (keeper, room, ada, _) = room_of_three(&server).await;
    let other = keeper.opens_room(json!({})).await;
    let steward = server.member_of(room).await;
    let path = format!("/api/v1/rooms/{room}/members/{}", steward.id);
    keeper.put(&path, json!({"role": "moderator"})).await.expect(204);
    ada.joins(other).await;
    ada.says(room, "see https://example.com/one").await;
    ada.says(other, "see https://example.com/two").await;

    assert_eq!(keeper.queue().await.len(), 2);
    let seen = steward.queue().await;
    assert_eq!(seen.len(), 1, "{seen:#?}");
    assert_eq!(seen[0]["room"]["id"], json!(room.0));
    let elsewhere = keeper.waiting_in(other).await;
    let path = format!("/api/v1/moderation/items/{}", plain(&elsewhere["id"]));
    steward.get(&path).await.expect_problem(404, "moderation/item-not-found");
    steward.decides(&seen[0], json!({"verdict": "release"})).await;
}

#[tokio::test]
async fn an_item_is_decided_once_and_as_it_was_looked_at() {
    let server = TestServer::start().await;
    let (keeper, room, ada, ben) = room_of_three(&server).await;
    let said = ada.says(room, "something unkind").await["id"].clone();
    ben.reports(room, &said, "other").await;
    let item = keeper.waiting_in(room).await;
    let cem = server.member_of(room).await;
    cem.reports(room, &said, "hate").await;

    let stale = keeper.tries_to_decide(&item, json!({"verdict": "keep"})).await;
    stale.expect_problem(409, "moderation/changed");
    let item = keeper.waiting_in(room).await;
    assert_eq!((&item["reports"], &item["level"]), (&json!(2), &json!("red")), "the worse counts");
    keeper.decides(&item, json!({"verdict": "remove", "reason": "hate"})).await;
    let again = keeper.tries_to_decide(&item, json!({"verdict": "keep"})).await;
    again.expect_problem(409, "moderation/done");
}

#[tokio::test]
async fn of_two_who_decide_at_the_same_moment_one_does() {
    let server = TestServer::start().await;
    let (keeper, room, ada, ben) = room_of_three(&server).await;
    let other = server.moderator().await;
    let said = ada.says(room, "something unkind").await["id"].clone();
    ben.reports(room, &said, "other").await;
    let item = keeper.waiting_in(room).await;
    let wish = || json!({"verdict": "remove", "reason": "guidelines"});
    let (one, two) =
        tokio::join!(keeper.tries_to_decide(&item, wish()), other.tries_to_decide(&item, wish()));
    let mut statuses = [one.status, two.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [204, 409], "{one} {two}");
    assert_eq!(ada.own_decisions().await.len(), 1);
}

#[tokio::test]
async fn what_one_has_taken_is_left_to_them_until_they_let_go() {
    let server = TestServer::start().await;
    let (keeper, room, ada, _) = room_of_three(&server).await;
    let other = server.moderator().await;
    ada.says(room, "see https://example.com/one").await;
    let item = keeper.waiting_in(room).await;
    keeper.claims(&item).await.expect(204);
    keeper.claims(&item).await.expect(204);

    let refusal = other.claims(&item).await.expect_problem(409, "moderation/claimed");
    assert!(refusal["title"].as_str().expect("words").contains(&keeper.handle), "{refusal:#}");
    let fresh = other.waiting_in(room).await;
    assert_eq!((&fresh["claim"]["mine"], &fresh["claim"]["by"]["id"]), (&json!(false), &json!(keeper.id)));
    let decided = other.tries_to_decide(&fresh, json!({"verdict": "release"})).await;
    decided.expect_problem(409, "moderation/claimed");
    assert_eq!(keeper.queue_of("mine").await.len(), 1);
    assert_eq!(other.queue_of("mine").await.len(), 0);

    let claim = format!("/api/v1/moderation/items/{}/claim", plain(&item["id"]));
    other.delete(&claim).await.expect_problem(409, "moderation/not-claimed");
    keeper.delete(&claim).await.expect(204);
    other.claims(&item).await.expect(204);
}

#[tokio::test]
async fn a_moderator_hands_over_what_is_too_heavy() {
    let server = TestServer::start().await;
    let (keeper, room, ada, ben) = room_of_three(&server).await;
    let buddy = server.moderator().await;
    let said = ada.says(room, "something heavy").await["id"].clone();
    ben.reports(room, &said, "danger").await;
    let item = keeper.waiting_in(room).await;
    assert_eq!(item["level"], "crisis");
    keeper.claims(&item).await.expect(204);
    let path = format!("/api/v1/moderation/items/{}/hand-over", plain(&item["id"]));
    for nobody in [ada.id, ben.id] {
        keeper.post(&path, json!({"to": nobody})).await.expect_problem(422, "moderation/hand-over-to");
    }
    let takers = async || keeper.get(&path).await.expect(200).json()["items"].clone();
    assert_eq!(takers().await, json!([]), "the buddy has not opened the app");
    let _ear = buddy.listens().await;
    let taker = &takers().await[0];
    assert_eq!((&taker["handle"], &taker["here"]), (&json!(buddy.handle), &json!(true)), "{taker:#}");
    keeper.post(&path, json!({"to": buddy.id})).await.expect(204);
    assert_eq!(buddy.queue_of("mine").await.len(), 1);
    assert_eq!(keeper.queue_of("mine").await.len(), 0);
}

#[tokio::test]
async fn an_item_shows_what_stood_before_and_what_came_after() {
    let server = TestServer::start().await;
    let (keeper, room, ada, ben) = room_of_three(&server).await;
    for number in 1..=20 {
        ben.says(room, &format!("before {number}")).await;
    }
    let said = ada.says(room, "the words in question").await["id"].clone();
    ben.reports(room, &said, "triggering").await;
    ben.says(room, "and after").await;
    // Who changes their words does not change the evidence.
    ada.edits(room, &said, "nothing at all").await.expect(200);
    let seen = keeper.looks_at(&keeper.waiting_in(room).await).await;
    let before: Vec<&str> =
        seen["before"].as_array().expect("before").iter().filter_map(|said| said["text"].as_str()).collect();
    assert_eq!(before.len(), 15);
    assert_eq!((before[0], before[14]), ("before 6", "before 20"));
    assert_eq!(seen["text"], "the words in question");
    assert_eq!(seen["after"][0]["body"], "and after");
    assert_eq!(seen["member"]["handle"], ada.handle.as_str());
}

#[tokio::test]
async fn a_moderator_reads_what_the_rules_said_and_of_which_words() {
    let server = TestServer::start().await;
    let (keeper, room, ada, _) = room_of_three(&server).await;
    let text = "good morning, see https://example.com/one";
    ada.says(room, text).await;
    let item = keeper.waiting_in(room).await;
    let seen = keeper.looks_at(&item).await;
    let spoken = &seen["rules_spoken"][0];
    assert_eq!((&spoken["rule"], &spoken["action"]), (&item["rules"][0], &json!("hold")), "{seen:#}");
    let place = |end: &str| usize::try_from(spoken[end].as_u64().expect("a place")).expect("small");
    assert_eq!(&text[place("start")..place("end")], "https://example.com/one");
    assert!(spoken["reason"].as_str().is_some_and(|reason| !reason.is_empty()), "{spoken:#}");
}

#[tokio::test]
async fn the_queue_is_in_the_order_of_urgency_and_paged_whole() {
    let server = TestServer::start().await;
    let (keeper, room, ada, ben) = room_of_three(&server).await;
    for category in ["spam", "danger", "harassment", "selling", "spam", "threat"] {
        let said = ada.says(room, &format!("about {category}")).await["id"].clone();
        ben.reports(room, &said, category).await;
    }
    let levels: Vec<String> = keeper.queue().await.iter().map(|item| plain(&item["level"])).collect();
    assert_eq!(levels, ["crisis", "red", "red", "amber", "green", "green"]);
    let (mut seen, mut after) = (Vec::new(), String::new());
    loop {
        let path = format!("/api/v1/moderation/items?limit=2{after}");
        let page = keeper.get(&path).await.expect(200).json();
        seen.extend(page["items"].as_array().expect("items").iter().map(|item| plain(&item["level"])));
        if page["next"].is_null() {
            break;
        }
        after = format!("&after={}", plain(&page["next"]));
    }
    assert_eq!(seen, levels);
}

#[tokio::test]
async fn who_waits_to_be_let_in_is_in_the_same_queue() {
    let server = TestServer::start().await;
    let (admin, keeper) = (server.admin().await, server.moderator().await);
    let registration = json!({"registration": "approval"});
    admin.patch("/api/v1/community/settings", registration).await.expect(200);
    let (ada, ben) = (server.member().await, server.member().await);
    assert_eq!(keeper.queue().await.len(), 2);
    let item = |queue: Vec<serde_json::Value>, who: uuid::Uuid| {
        queue.into_iter().find(|item| item["author"]["id"] == json!(who)).expect("they wait")
    };
    keeper.decides(&item(keeper.queue().await, ada.id), json!({"verdict": "admit"})).await;
    assert_eq!(ada.get("/api/v1/me").await.json()["status"], "active");
    keeper.decides(&item(keeper.queue().await, ben.id), json!({"verdict": "turn_away"})).await;
    ben.get("/api/v1/me").await.expect(401);
    // An administrator who is quicker closes the item.
    let cem = server.member().await;
    admin.put(&format!("/api/v1/members/{}/approval", cem.id), json!({})).await.expect(204);
    assert!(keeper.queue().await.is_empty());
}

#[tokio::test]
async fn those_who_listen_hear_that_something_waits() {
    let server = TestServer::start().await;
    let (keeper, room, ada, ben) = room_of_three(&server).await;
    let mut ear = keeper.listens().await;
    let said = ada.says(room, "I do not want to live").await["id"].clone();
    ben.reports(room, &said, "danger").await;
    let notice = ear.hears_a("notice").await;
    assert_eq!(
        (&notice["kind"], &notice["level"], &notice["overdue"]),
        (&json!("queue"), &json!("crisis"), &json!(false))
    );
}

#[tokio::test]
async fn a_message_is_covered_and_opened_again() {
    let server = TestServer::start().await;
    let (keeper, room, ada, ben) = room_of_three(&server).await;
    let said = ada.says(room, "a hard thing to read").await["id"].clone();
    let mut ear = ben.listens_to(room).await;
    ben.reports(room, &said, "triggering").await;
    let item = keeper.waiting_in(room).await;
    keeper.decides(&item, json!({"verdict": "cover", "about": "use", "reason": "triggering"})).await;
    let other = server.member_of(room).await;
    let log = other.whole_log(room).await;
    let message = log.iter().find(|event| event["message"]["id"] == said).expect("it is there");
    assert_eq!(message["message"]["note"]["en"], "about: using drugs");
    assert_eq!(message["message"]["body"], "a hard thing to read");
    assert!(message["message"]["edited_at"].is_null(), "its words are the author's own: {message:#}");
    // Who reported it does not meet it again, covered or not.
    ada.says(room, "something else").await;
    assert_eq!(ear.hears_event("hole").await["kind"], "hole");
    let decision = ada.own_decisions().await[0].clone();
    assert_eq!(decision["verdict"], "cover");
    ada.appeals(&decision, "It helped people").await.expect(204);
    let judge = server.moderator().await;
    judge.decides(&judge.waiting("appeal").await, json!({"verdict": "overturn"})).await;
    let log = other.whole_log(room).await;
    let message = log.iter().find(|event| event["message"]["id"] == said).expect("it is there");
    assert!(message["message"]["note"].is_null(), "{message:#}");
}
