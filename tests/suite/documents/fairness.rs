//! Moderation as a member meets it without a script: reporting, being asked, being told why, saying that it is wrong.

use serde_json::json;

use super::plain;
use super::rooms::{inside, says, way_to_the_message};
use crate::common::{Browser, Person, TestServer, attributes};

#[tokio::test]
async fn somebody_reports_a_message_without_a_script_and_hears_what_became_of_it() {
    let server = TestServer::start().await;
    let keeper = server.moderator().await;
    let room = keeper.opens_room(json!({})).await;
    let other = server.member_of(room).await;
    other.says(room, "canary: fifty a gram").await;
    let browser = inside(&server, room).await;
    let message = way_to_the_message(&browser, room).await;
    let html = browser.opens(&message).await.expect(200).text();
    let form = attributes(&html, "href").find(|path| path.ends_with("/report")).expect("a way to report");
    let html = browser.opens(&form).await.expect(200).text();
    assert!(html.contains("Nobody is told that it was you"), "{html}");
    let empty = browser.sends(&format!("{message}/report"), &[("note", "look")]).await.expect(422).text();
    assert!(empty.contains("href=\"#category\"") && empty.contains(">look</textarea>"), "{empty}");
    let report = [("category", "selling"), ("note", "She wrote to me as well")];
    let back = browser.sends(&format!("{message}/report"), &report).await.expect(303);
    let html = browser.follows(&back).await.text();
    assert!(html.contains("The moderators have it.") && !html.contains("canary"), "{html}");

    let item = keeper.waiting_in(room).await;
    assert_eq!(item["text"], "canary: fifty a gram");
    let page = browser.opens("/decisions").await.expect(200).text();
    assert!(page.contains("Waiting for a moderator"), "{page}");
    keeper.decides(&item, json!({"verdict": "remove", "reason": "selling"})).await;
    assert!(browser.opens("/rooms").await.expect(200).text().contains("\u{2068}1\u{2069} new"));
    let page = browser.opens("/decisions").await.expect(200).text();
    assert!(
        page.contains("Something was done about it.") && page.contains("She wrote to me as well"),
        "{page}"
    );
    assert!(!browser.opens("/rooms").await.expect(200).text().contains("\u{2069} new"), "it was read");
    // One's own words are removed, not reported.
    says(&browser, room, "mine").await;
    let own = way_to_the_message(&browser, room).await;
    assert!(!browser.opens(&own).await.expect(200).text().contains("/report"));
    browser.opens(&format!("{own}/report")).await.expect(404);
    browser.sends(&format!("{own}/report"), &[("category", "other")]).await.expect(422);
}

#[tokio::test]
async fn what_tells_who_somebody_is_is_asked_about_before_it_goes_out() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let other = server.member_of(room).await;
    let browser = inside(&server, room).await;
    let asked = browser.sends(&plain(room), &[("body", "call 0171 555 0199 <now>")]).await.expect(409).text();
    assert!(asked.contains("This looks like a phone number."), "{asked}");
    let suggestion = asked.split("<blockquote").nth(1).and_then(|rest| rest.split("</blockquote>").next());
    assert!(
        suggestion.is_some_and(|words| !words.contains("0199") && words.contains("&lt;now&gt;")),
        "{asked}"
    );
    assert!(other.texts(room).await.is_empty(), "nothing was sent yet");
    let id = attributes(&asked, "value").find(|value| value.len() == 36).expect("the form has an id");
    let without = [("id", id.as_str()), ("body", "call 0171 555 0199 <now>"), ("without", "true")];
    let sent = browser.sends(&plain(room), &without).await.expect(303);
    assert!(browser.follows(&sent).await.text().contains("A part of it was covered"));
    assert!(!other.texts(room).await[0].contains("0199"));

    let own = way_to_the_message(&browser, room).await;
    let change = [("body", "or 0171 555 0198")];
    let asked = browser.sends(&format!("{own}/edit"), &change).await.expect(409).text();
    assert!(asked.contains("Save without it") && asked.contains(">or 0171 555 0198</textarea>"), "{asked}");
    let without = [("body", "or 0171 555 0198"), ("without", "true")];
    browser.sends(&format!("{own}/edit"), &without).await.expect(303);
    assert!(other.texts(room).await[0].starts_with("or ["));
}

#[tokio::test]
async fn words_behind_a_content_note_are_folded_for_whoever_did_not_choose_otherwise() {
    let server = TestServer::start().await;
    let keeper = server.moderator().await;
    let room = keeper.opens_room(json!({})).await;
    let (other, ben) = (server.member_of(room).await, server.member_of(room).await);
    let said = other.says(room, "the day he died").await["id"].clone();
    ben.reports(room, &said, "triggering").await;
    keeper.decides(&keeper.waiting_in(room).await, json!({"verdict": "cover", "about": "death"})).await;
    let browser = inside(&server, room).await;
    let html = browser.opens(&plain(room)).await.expect(200).text();
    assert!(html.contains("<details><summary>about: death and grief</summary>"), "{html}");
    let me = server.stranger().signs_in("quietwillow", &Person::passphrase_of("quietwillow")).await;
    me.patch("/api/v1/me/settings", json!({"open_notes": true})).await.expect(200);
    let passphrase = Person::passphrase_of("quietwillow");
    browser
        .sends("/signin", &[("handle", "quietwillow"), ("passphrase", passphrase.as_str())])
        .await
        .expect(303);
    let html = browser.opens(&plain(room)).await.expect(200).text();
    assert!(html.contains("<details open>"), "{html}");
    // The list of rooms does not tell what stands behind it.
    assert_eq!(me.get(&format!("/api/v1/rooms/{room}")).await.json()["latest"]["body"], "");
}

#[tokio::test]
async fn whoever_is_muted_is_told_so_where_they_would_write_and_says_that_it_is_wrong() {
    let server = TestServer::start().await;
    let (keeper, judge) = (server.moderator().await, server.moderator().await);
    let room = keeper.opens_room(json!({})).await;
    let browser = inside(&server, room).await;
    let me = server.stranger().signs_in("quietwillow", &Person::passphrase_of("quietwillow")).await;
    let wish =
        json!({"step": "mute", "hours": 24, "reason": "harassment", "words": "Please leave Ben alone."});
    keeper.sanctions(&me, wish).await.expect(204);
    let html = browser.opens(&plain(room)).await.expect(200).text();
    assert!(html.contains("You can write here again on") && !html.contains("<textarea"), "{html}");
    let page = browser.opens("/decisions").await.expect(200).text();
    assert!(page.contains("Please leave Ben alone."), "{page}");
    let path = attributes(&page, "action")
        .find(|path| path.ends_with("/appeal"))
        .expect("a form to say that it is wrong");
    let empty = browser.sends(&path, &[("text", " ")]).await.expect(422).text();
    assert!(empty.contains("href=\"#text\"") && empty.contains("id=\"text\""), "{empty}");
    let sent = browser.sends(&path, &[("text", "He began it")]).await.expect(303);
    let page = browser.follows(&sent).await.text();
    assert!(page.contains("Being looked at again") && page.contains("He began it"), "{page}");
    judge
        .decides(&judge.waiting("appeal").await, json!({"verdict": "overturn", "words": "So it was."}))
        .await;
    let page = browser.opens("/decisions").await.expect(200).text();
    assert!(page.contains("Looked at again: taken back") && page.contains("So it was."), "{page}");
    assert!(browser.opens(&plain(room)).await.expect(200).text().contains("<textarea"));
}

#[tokio::test]
async fn whom_a_decision_keeps_outside_says_at_the_door_that_it_is_wrong() {
    let server = TestServer::start().await;
    let keeper = server.moderator().await;
    let room = keeper.opens_room(json!({})).await;
    inside(&server, room).await;
    let passphrase = Person::passphrase_of("quietwillow");
    let me = server.stranger().signs_in("quietwillow", &passphrase).await;
    keeper.sanctions(&me, json!({"step": "suspension", "hours": 48, "reason": "threat"})).await.expect(204);
    let browser = Browser::of(&server);
    let door = [("handle", "quietwillow"), ("passphrase", passphrase.as_str())];
    let refused = browser.sends("/signin", &door).await.expect(403).text();
    assert!(refused.contains("href=\"/appeal\""), "{refused}");
    assert!(!browser.opens("/signin").await.expect(200).text().contains("href=\"/appeal\""));
    let wrong = [("handle", "quietwillow"), ("passphrase", "not this one"), ("text", "I did not")];
    let refused = browser.sends("/appeal", &wrong).await.expect(401).text();
    assert!(refused.contains(">I did not</textarea>") && !refused.contains("not this one"), "{refused}");
    let said = [("handle", "quietwillow"), ("passphrase", passphrase.as_str()), ("text", "I did not")];
    let done = browser.sends("/appeal", &said).await.expect(200).text();
    assert!(done.contains("someone who was not part of the decision"), "{done}");
    assert_eq!(keeper.looks_at(&keeper.waiting("appeal").await).await["appeal"]["text"], "I did not");
}

#[tokio::test]
async fn words_of_danger_are_answered_with_numbers_to_call_without_a_script() {
    let server = TestServer::start().await;
    let keeper = server.moderator().await;
    let room = keeper.opens_room(json!({})).await;
    let browser = Browser { languages: "en-AU,en", ..inside(&server, room).await };
    let sent = browser.sends(&plain(room), &[("body", "I want to die")]).await.expect(303);
    let html = browser.follows(&sent).await.text();
    assert!(
        html.contains("You do not have to get through this alone") && html.contains("tel:131114"),
        "{html}"
    );
    let me = server.stranger().signs_in("quietwillow", &Person::passphrase_of("quietwillow")).await;
    keeper.sanctions(&me, json!({"step": "mute", "hours": 1, "reason": "guidelines"})).await.expect(204);
    let html = browser.sends(&plain(room), &[("body", "I want to die")]).await.expect(403).text();
    assert!(html.contains("tel:131114"), "help comes to whoever may not write: {html}");
}
