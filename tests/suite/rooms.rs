//! Rooms: what is said, changed and taken back, and who gets to see it.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::common::{Room, TestServer, eventually, plain};

// ---- talking

#[tokio::test]
async fn what_is_said_is_heard_and_stays_in_the_log() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (ada, ben) = (server.member_of(room).await, server.member_of(room).await);
    let mut ear = ben.listens_to(room).await;

    let ack = ada.says(room, "Forty-two days today.").await;

    let event = ear.hears_event("message").await;
    assert_eq!(event["message"]["body"], "Forty-two days today.");
    assert_eq!(event["message"]["id"], ack["id"]);
    assert_eq!(event["message"]["author"], json!({"id": ada.id, "handle": ada.handle, "role": "member"}));
    assert_eq!((&event["seq"], &event["at"]), (&ack["seq"], &ack["at"]));
    let mut logged = ben.whole_log(room).await.pop().expect("it is in the log");
    logged["type"] = json!("event");
    assert_eq!(logged, event, "the log and the socket say the same");
}

#[tokio::test]
async fn markdown_is_shown_and_markup_is_not_obeyed() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let ada = server.member_of(room).await;
    ada.says(
        room,
        "**steady** <script>alert(1)</script> <img src=x onerror=alert(1)> [a](javascript:alert(1))",
    )
    .await;
    let html = ada.whole_log(room).await.pop().expect("a message")["message"]["html"].clone();
    let html = html.as_str().expect("html is text");
    assert!(html.contains("<strong>steady</strong>"), "{html}");
    for evil in ["<script", "<img", "href=\"javascript", "onerror=\""] {
        assert!(!html.contains(evil), "{evil} in {html}");
    }
}

#[tokio::test]
async fn a_reply_names_what_it_answers() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (ada, ben) = (server.member_of(room).await, server.member_of(room).await);
    let question = ada.says(room, "Anyone around tonight?").await;
    ben.replies(room, &question["id"], "I am.").await;
    let answer = ada.whole_log(room).await.pop().expect("an answer");
    assert_eq!(answer["message"]["reply_to"], question["id"]);
}

#[tokio::test]
async fn an_edit_is_heard_and_the_old_words_are_gone() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (ada, ben) = (server.member_of(room).await, server.member_of(room).await);
    let mut ear = ben.listens_to(room).await;
    let said = ada.says(room, "I live at the old mill").await;
    ear.hears_said().await;

    ada.edits(room, &said["id"], "I live nearby").await.expect(200);

    let edit = ear.hears_event("edit").await;
    assert_eq!(edit["message"]["body"], "I live nearby");
    assert_eq!(edit["message"]["id"], said["id"]);
    assert!(edit["message"]["edited_at"].is_string(), "{edit:#}");
    let log = ben.whole_log(room).await;
    assert!(!json!(log).to_string().contains("old mill"), "the first words are still in the log: {log:#?}");
    let first = log.iter().find(|event| event["seq"] == said["seq"]).expect("the entry is still there");
    assert_eq!(first["message"]["body"], "I live nearby");
    assert!(first["message"]["edited_at"].is_string(), "{first:#}");
}

#[tokio::test]
async fn a_removed_message_leaves_a_hole_and_no_words() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (ada, ben) = (server.member_of(room).await, server.member_of(room).await);
    let mut ear = ben.listens_to(room).await;
    let said = ada.says(room, "never mind these words").await;
    ear.hears_said().await;

    ada.removes(room, &said["id"]).await.expect(204);

    let removal = ear.hears_event("removal").await;
    assert_eq!((&removal["message"]["id"], &removal["by"]), (&said["id"], &json!("author")));
    let log = ben.whole_log(room).await;
    assert!(!json!(log).to_string().contains("never mind"), "{log:#?}");
    let hole = log.iter().find(|event| event["seq"] == said["seq"]).expect("the seq is not skipped");
    assert_eq!(hole["message"]["removed"], true);
}

#[tokio::test]
async fn the_moderator_of_a_room_may_remove_what_others_said() {
    let server = TestServer::start().await;
    let keeper = server.moderator().await;
    let room = keeper.opens_room(json!({})).await;
    let (ada, ben) = (server.member_of(room).await, server.member_of(room).await);
    let said = ada.says(room, "something unkind").await;
    ben.removes(room, &said["id"]).await.expect_any_problem(403);
    keeper.removes(room, &said["id"]).await.expect(204);
    assert_eq!(ben.whole_log(room).await.pop().expect("a removal")["by"], "moderator");
    ada.edits(room, &said["id"], "something unkind again").await.expect_any_problem(409);
}

#[tokio::test]
async fn only_its_author_may_edit_a_message() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (ada, ben) = (server.member_of(room).await, server.member_of(room).await);
    let said = ada.says(room, "mine").await;
    ben.edits(room, &said["id"], "not mine").await.expect_any_problem(403);
    server.keeper().await.edits(room, &said["id"], "not mine").await.expect_any_problem(403);
    assert_eq!(ada.texts(room).await, ["mine"]);
}

#[tokio::test]
async fn a_reaction_counts_each_person_once() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (ada, ben) = (server.member_of(room).await, server.member_of(room).await);
    let mut ear = ada.listens_to(room).await;
    let said = ada.says(room, "One year").await["id"].clone();
    ear.hears_said().await;

    ben.reacts(room, &said, "strength").await.expect(204);
    let event = ear.hears_event("reaction").await;
    assert_eq!((&event["reaction"], &event["by"]), (&json!("strength"), &json!(ben.id)));
    assert_eq!((&event["on"], &event["count"]), (&json!(true), &json!(1)));
    ben.reacts(room, &said, "strength").await.expect(204);
    ada.reacts(room, &said, "strength").await.expect(204);
    assert_eq!(ear.hears_event("reaction").await["count"], 2, "the repeat was not announced");

    let entry =
        |log: Vec<Value>| log.into_iter().find(|event| event["kind"] == "message").expect("it is there");
    let shown = entry(ben.whole_log(room).await)["message"]["reactions"].clone();
    assert_eq!(shown, json!([{"reaction": "strength", "count": 2, "mine": true}]));
    ben.takes_back(room, &said, "strength").await.expect(204);
    let event = ear.hears_event("reaction").await;
    assert_eq!((&event["on"], &event["count"]), (&json!(false), &json!(1)));
    ben.reacts(room, &said, "thumbs_up").await.expect_any_problem(404);
}

#[tokio::test]
async fn a_mention_is_counted_for_the_one_who_is_meant() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (ada, ben) = (server.member_of(room).await, server.member_of(room).await);
    let cem = server.member_of(room).await;
    ada.says(room, &format!("@{} are you there?", ben.handle)).await;
    let event = ben.whole_log(room).await.pop().expect("a message");
    assert_eq!(event["message"]["mentions"], json!([ben.id]));
    assert_eq!(ben.sees_room(room).await["membership"]["mentions"], 1);
    assert_eq!(cem.sees_room(room).await["membership"]["mentions"], 0);
}

#[tokio::test]
async fn unread_messages_are_counted_until_they_are_read() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (ada, ben) = (server.member_of(room).await, server.member_of(room).await);
    for words in ["one", "two", "three"] {
        ada.says(room, words).await;
    }
    assert_eq!(ben.sees_room(room).await["membership"]["unread"], 3);
    let newest = ben.sees_room(room).await["seq"].as_u64().expect("a room has a seq");
    let unread_of = async |count: u64| ben.sees_room(room).await["membership"]["unread"] == count;
    // Markers are written together, a moment later.
    ben.reads_to(room, newest - 1).await;
    eventually("one message is left to read", || unread_of(1)).await;
    ben.reads_to(room, newest).await;
    eventually("all is read", || unread_of(0)).await;
    // A marker never goes back: a slower device would make read messages unread again.
    ben.reads_to(room, 1).await;
    ada.says(room, "four").await;
    eventually("only the new message is unread", || unread_of(1)).await;
    assert_eq!(ada.sees_room(room).await["membership"]["unread"], 0, "one's own messages are not unread");
}

#[tokio::test]
async fn history_is_paged_both_ways_without_a_hole() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let ada = server.member_of(room).await;
    for number in 0..25 {
        ada.says(room, &"x".repeat(number + 1)).await;
    }
    let seqs = |page: &Value| -> Vec<u64> {
        let items = page["items"].as_array().expect("items");
        items.iter().map(|event| event["seq"].as_u64().expect("a seq")).collect()
    };
    let newest = ada.sees_room(room).await["seq"].as_u64().expect("a seq");
    let forward: Vec<u64> =
        ada.whole_log(room).await.iter().filter_map(|event| event["seq"].as_u64()).collect();
    assert_eq!(forward, (1..=newest).collect::<Vec<_>>());

    let mut page = ada.page(room, "limit=10").await;
    let mut backward = seqs(&page);
    while !page["next"].is_null() {
        page = ada.page(room, &format!("limit=10&before={}", crate::common::plain(&page["next"]))).await;
        backward.splice(0..0, seqs(&page));
    }
    assert_eq!(backward, forward);
    assert_eq!(
        seqs(&ada.page(room, "limit=100000").await).len(),
        forward.len().min(200),
        "the limit is clamped"
    );
}

// ---- what the rules say

#[tokio::test]
async fn a_held_message_is_heard_by_nobody_until_it_is_released() {
    let server = TestServer::start().await;
    let keeper = server.moderator().await;
    let room = keeper.opens_room(json!({})).await;
    let (ada, ben) = (server.member_of(room).await, server.member_of(room).await);
    let mut ear = ben.listens_to(room).await;

    let ack = ada.says(room, "look at https://example.com/cheap").await;
    assert_eq!(ack["held"], true, "{ack:#}");
    assert!(ack["seq"].is_null(), "a held message has no seq: {ack:#}");
    ada.says(room, "sorry, wrong room").await;
    assert_eq!(ear.hears_said().await, "sorry, wrong room");
    assert_eq!(ben.texts(room).await, ["sorry, wrong room"]);

    let held = keeper.waiting_in(room).await;
    assert_eq!((&held["kind"], &held["text"]), (&json!("held"), &json!("look at https://example.com/cheap")));
    assert_eq!(held["rules"], json!(["links/new-account"]));
    keeper.decides(&held, json!({"verdict": "release"})).await;
    let released = ear.hears_event("message").await;
    assert_eq!(released["message"]["id"], ack["id"]);
    assert!(keeper.queue().await.is_empty());
}

#[tokio::test]
async fn a_declined_message_is_gone_and_its_author_is_told() {
    let server = TestServer::start().await;
    let keeper = server.moderator().await;
    let room = keeper.opens_room(json!({})).await;
    let (ada, ben) = (server.member_of(room).await, server.member_of(room).await);
    let mut ear = ada.listens_to(room).await;
    let ack = ada.says(room, "join https://example.com/group").await;
    let held = keeper.waiting_in(room).await;
    let wish = json!({"verdict": "decline", "reason": "elsewhere", "words": "No links to groups, please."});
    keeper.decides(&held, wish.clone()).await;
    let told = ear.hears_a("declined").await;
    assert_eq!((&told["id"], &told["room"]), (&ack["id"], &json!(room.0)));
    assert_eq!(told["reason"], "No links to groups, please.");
    let told = ear.hears_a("decision").await;
    assert_eq!((&told["verdict"], &told["message"]), (&json!("decline"), &ack["id"]));
    assert_eq!(ben.texts(room).await, [""; 0]);
    keeper.tries_to_decide(&held, wish).await.expect_problem(409, "moderation/done");
}

#[tokio::test]
async fn nobody_but_moderators_sees_what_is_held() {
    let server = TestServer::start().await;
    let keeper = server.moderator().await;
    let room = keeper.opens_room(json!({"visibility": "invite"})).await;
    let ada = server.member().await;
    keeper.lets_in(room, &ada).await;
    ada.says(room, "see https://example.com/secret").await;
    ada.get("/api/v1/moderation/items").await.expect_problem(403, "http/forbidden");
    let held = keeper.waiting_in(room).await;
    ada.tries_to_decide(&held, json!({"verdict": "release"})).await.expect_any_problem(403);
    assert_eq!(ada.texts(room).await, [""; 0]);
}

#[tokio::test]
async fn a_telephone_number_is_masked_before_anybody_reads_it() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (ada, ben) = (server.member_of(room).await, server.member_of(room).await);
    let mut ear = ben.listens_to(room).await;
    let ack = ada.says(room, "call me on +49 171 555 0199 tonight").await;
    let stored = ack["body"].as_str().expect("the author is told what was stored");
    assert!(!stored.contains("171 555") && stored.contains("tonight"), "{stored}");
    assert!(ack["notices"][0]["reason"].is_string(), "{ack:#}");
    let event = ear.hears_event("message").await;
    assert_eq!(event["message"]["body"], stored);
    assert_eq!(event["message"]["masked"], true);
    assert!(!json!(ben.whole_log(room).await).to_string().contains("171 555"));
}

#[tokio::test]
async fn an_edit_passes_the_same_rules() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let ada = server.member_of(room).await;
    let said = ada.says(room, "call me").await;
    ada.edits(room, &said["id"], "call me on +49 171 555 0199").await.expect(200);
    let log = json!(ada.whole_log(room).await).to_string();
    assert!(!log.contains("171 555"), "an edit brought a number past the rules: {log}");
    let other = ada.says(room, "look").await;
    ada.edits(room, &other["id"], "look at https://example.com/cheap").await;
    let log = json!(ada.whole_log(room).await).to_string();
    assert!(!log.contains("example.com"), "an edit brought a link past the rules: {log}");
}

// ---- who may see what

#[tokio::test]
async fn a_room_one_may_not_see_answers_like_one_that_is_not() {
    let server = TestServer::start().await;
    let secret = server.invite_room().await;
    let absent = Room(Uuid::now_v7());
    let eve = server.member().await;
    let body = |answer: crate::common::Answer| {
        let mut problem = answer.expect_any_problem(404);
        problem["instance"] = Value::Null;
        problem
    };
    let message = json!({"id": Uuid::new_v4(), "body": "hello"});
    for path in ["", "/members", "/events"] {
        let one = body(eve.get(&format!("/api/v1/rooms/{secret}{path}")).await);
        assert_eq!(one, body(eve.get(&format!("/api/v1/rooms/{absent}{path}")).await), "{path}");
    }
    let one = body(eve.put(&format!("/api/v1/rooms/{secret}/members/me"), json!({})).await);
    assert_eq!(one, body(eve.put(&format!("/api/v1/rooms/{absent}/members/me"), json!({})).await));
    let one = body(eve.tries_to_say(secret, message.clone()).await);
    assert_eq!(one, body(eve.tries_to_say(absent, message).await));
    let rooms = eve.get("/api/v1/rooms").await.expect(200).json();
    assert!(!rooms.to_string().contains(&secret.to_string()), "{rooms:#}");
}

#[tokio::test]
async fn who_is_put_out_of_a_room_hears_nothing_more_of_it() {
    let server = TestServer::start().await;
    let keeper = server.moderator().await;
    let room = keeper.opens_room(json!({"visibility": "invite"})).await;
    let other = keeper.opens_room(json!({"name": "Morning circle"})).await;
    let ben = server.member_of(other).await;
    keeper.lets_in(room, &ben).await;
    let mut ear = ben.listens_to(room).await;
    ear.watches(other).await;
    keeper.puts_out(room, &ben).await;
    keeper.says(room, "among ourselves").await;
    keeper.says(other, "good morning").await;
    assert_eq!(ear.hears_said().await, "good morning");
    ben.get(&format!("/api/v1/rooms/{room}/events")).await.expect_any_problem(404);
    ben.tries_to_say(room, json!({"id": Uuid::new_v4(), "body": "me again"})).await.expect_any_problem(404);
}

#[tokio::test]
async fn who_left_an_open_room_has_to_join_again_to_speak() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let ada = server.member_of(room).await;
    ada.leaves(room).await;
    let refusal = ada.tries_to_say(room, json!({"id": Uuid::new_v4(), "body": "one more thing"})).await;
    assert!([403, 404, 409].contains(&refusal.status), "{refusal}");
    assert!(ada.sees_room(room).await["membership"].is_null());
    ada.joins(room).await;
    ada.says(room, "back again").await;
}

#[tokio::test]
async fn only_moderators_and_above_open_rooms() {
    let server = TestServer::start().await;
    let ada = server.member().await;
    ada.post("/api/v1/rooms", json!({"name": "Mine", "kind": "group"})).await.expect_any_problem(403);
    server.moderator().await.opens_room(json!({"name": "Ours"})).await;
}

#[tokio::test]
async fn the_settings_of_a_room_are_an_event_in_its_log() {
    let server = TestServer::start().await;
    let keeper = server.moderator().await;
    let room = keeper.opens_room(json!({"description": "Evenings"})).await;
    let ben = server.member_of(room).await;
    let mut ear = ben.listens_to(room).await;
    let path = format!("/api/v1/rooms/{room}");
    ben.patch(&path, json!({"name": "My room"})).await.expect_any_problem(403);
    let room_now = keeper.patch(&path, json!({"name": "Night circle"})).await.expect(200).json();
    assert_eq!(room_now["name"], "Night circle");
    let event = ear.hears_event("room").await;
    assert_eq!(event["room_settings"]["name"], "Night circle");
    assert_eq!(event["room_settings"]["description"], "Evenings");
    keeper.patch(&path, json!({"archived": true})).await.expect(200);
    assert_eq!(ear.hears_event("room").await["room_settings"]["archived"], true);
    ben.tries_to_say(room, json!({"id": Uuid::new_v4(), "body": "too late"})).await.expect_any_problem(409);
}

#[tokio::test]
async fn the_same_id_with_other_words_does_not_change_what_was_said() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (ada, ben) = (server.member_of(room).await, server.member_of(room).await);
    let id = Uuid::new_v4();
    let first = ada.says_as(room, id, "first words").await;
    let again = ada.tries_to_say(room, json!({"id": id, "body": "second words"})).await;
    assert!(again.status == 409 || again.json() == first, "{again}");
    assert_eq!(ben.texts(room).await, ["first words"]);
    // An id is one message's, whoever sends it: nobody can lay their words over somebody else's.
    let taken = ben.tries_to_say(room, json!({"id": id, "body": "mine is another"})).await;
    taken.expect_problem(409, "rooms/id-taken");
    assert_eq!(ben.texts(room).await, ["first words"]);
}

#[tokio::test]
async fn a_long_list_of_rooms_comes_page_by_page() {
    let server = TestServer::start().await;
    let mut opened = Vec::new();
    for _ in 0..5 {
        opened.push(server.room().await.to_string());
    }
    let member = server.member().await;
    let (mut seen, mut after) = (Vec::new(), String::new());
    loop {
        let page = member.get(&format!("/api/v1/rooms?limit=2{after}")).await.expect(200).json();
        let items = page["items"].as_array().expect("a page has items");
        assert!(items.len() <= 2, "{page:#}");
        seen.extend(items.iter().map(|room| plain(&room["id"])));
        if page["next"].is_null() {
            break;
        }
        after = format!("&after={}", plain(&page["next"]));
    }
    assert_eq!(seen, opened);
    member.get("/api/v1/rooms?limit=100000").await.expect(200);
    member.get("/api/v1/rooms?after=nonsense").await.expect_any_problem(400);
}
