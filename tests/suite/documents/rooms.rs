//! Talking without a script.

use super::plain;
use crate::common::{Browser, Room, TestServer, attributes};

#[tokio::test]
async fn somebody_talks_in_a_room_without_a_script() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let other = server.member_of(room).await;
    other.says(room, "Good evening, <b>all</b>").await;
    let browser = Browser::of(&server);
    browser.joins("quietwillow").await;

    let list = browser.opens("/rooms").await.expect(200).text();
    assert!(list.contains(&format!("/rooms/{room}/plain")), "{list}");
    let door = browser.opens(&plain(room)).await.expect(200).text();
    assert!(door.contains(&format!("action=\"/rooms/{room}/join\"")), "{door}");
    assert!(!door.contains("Good evening"), "somebody outside reads the room");
    browser.sends(&format!("/rooms/{room}/join"), &[]).await.expect(303);

    let inside = browser.opens(&plain(room)).await.expect(200).text();
    assert!(inside.contains("Good evening, &lt;b&gt;all&lt;/b&gt;"), "{inside}");
    let id = attributes(&inside, "value").find(|value| value.len() == 36).expect("the form has an id");
    let message = [("id", id.as_str()), ("body", "I am glad to be here")];
    let sent = browser.sends(&plain(room), &message).await.expect(303);
    // Sent twice, by a finger or by the network: it is there once.
    browser.sends(&plain(room), &message).await.expect(303);
    let html =
        browser.opens(sent.header("location").split('#').next().unwrap_or_default()).await.expect(200).text();
    assert_eq!(html.matches("I am glad to be here").count(), 1, "{html}");
    assert_eq!(other.texts(room).await, ["Good evening, <b>all</b>", "I am glad to be here"]);

    let empty = browser.sends(&plain(room), &[("id", id.as_str()), ("body", " ")]).await.text();
    assert!(empty.contains("href=\"#body\""), "{empty}");
    browser.sends(&format!("/rooms/{room}/leave"), &[]).await.expect(303);
    let door = browser.opens(&plain(room)).await.expect(200).text();
    assert!(!door.contains("Good evening"), "{door}");
}

#[tokio::test]
async fn older_messages_are_a_link_away() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let other = server.member_of(room).await;
    for number in 1..=60 {
        other.says(room, &format!("line number {number}.")).await;
    }
    let browser = Browser::of(&server);
    browser.joins("quietwillow").await;
    browser.sends(&format!("/rooms/{room}/join"), &[]).await.expect(303);
    let newest = browser.opens(&plain(room)).await.expect(200).text();
    assert!(newest.contains("line number 60.") && !newest.contains("line number 10."), "{newest}");
    let older =
        attributes(&newest, "href").find(|path| path.contains("?before=")).expect("a link to older ones");
    let older = browser.opens(&older).await.expect(200).text();
    assert!(older.contains("line number 10.") && !older.contains("line number 60."), "{older}");
}

#[tokio::test]
async fn somebody_changes_and_removes_their_own_message_without_a_script() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let other = server.member_of(room).await;
    let browser = inside(&server, room).await;
    says(&browser, room, "It was a hard day").await;
    let own = way_to_the_message(&browser, room).await;
    let html = browser.opens(&own).await.expect(200).text();
    assert!(html.contains(">It was a hard day</textarea>"), "{html}");

    let empty = browser.sends(&format!("{own}/edit"), &[("body", " ")]).await.expect(422).text();
    assert!(empty.contains("href=\"#body\""), "{empty}");
    let changed = browser.sends(&format!("{own}/edit"), &[("body", "It was a long day")]).await.expect(303);
    let html = browser.follows(&changed).await.text();
    assert!(html.contains("It was a long day") && !html.contains("It was a hard day"), "{html}");
    assert!(html.contains("Your message was changed."), "{html}");
    assert_eq!(other.texts(room).await, ["It was a long day"]);
    // What waits for a moderator leaves the old words where they are.
    let link = [("body", "see https://example.com")];
    let held = browser.sends(&format!("{own}/edit"), &link).await.expect(303);
    assert!(browser.follows(&held).await.text().contains("Your new words wait for a moderator."));
    assert_eq!(other.texts(room).await, ["It was a long day"]);

    let removed = browser.sends(&format!("{own}/remove"), &[]).await.expect(303);
    let html = browser.follows(&removed).await.text();
    assert!(html.contains("This message was removed.") && !html.contains("It was a long day"), "{html}");
    assert!(other.texts(room).await.is_empty());
    let html = browser.opens(&own).await.expect(200).text();
    assert!(!html.contains("<textarea") && !html.contains("/reactions\""), "{html}");
}

#[tokio::test]
async fn somebody_answers_quietly_without_a_script_and_takes_it_back() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let other = server.member_of(room).await;
    other.says(room, "It was a hard day").await;
    let browser = inside(&server, room).await;
    let message = way_to_the_message(&browser, room).await;
    let html = browser.opens(&message).await.expect(200).text();
    assert!(!html.contains("<textarea") && !html.contains("/remove\""), "it is somebody else's: {html}");
    for _ in 0..2 {
        let answered =
            browser.sends(&format!("{message}/reactions"), &[("give", "with_you")]).await.expect(303);
        let html = browser.follows(&answered).await.text();
        assert!(html.contains("\u{2068}With you\u{2069}: \u{2068}1\u{2069}"), "{html}");
    }
    let html = browser.opens(&message).await.expect(200).text();
    assert!(html.contains("name=\"take_back\" value=\"with_you\" aria-pressed=\"true\""), "{html}");
    let taken =
        browser.sends(&format!("{message}/reactions"), &[("take_back", "with_you")]).await.expect(303);
    assert!(!browser.follows(&taken).await.text().contains("With you"));
}

#[tokio::test]
async fn whoever_looks_at_older_messages_comes_back_to_them() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let browser = inside(&server, room).await;
    says(&browser, room, "the first of many").await;
    let other = server.member_of(room).await;
    for number in 1..=60 {
        other.says(room, &format!("line number {number}.")).await;
    }
    let page = browser.opens(&format!("{}?before=9", plain(room))).await.expect(200).text();
    let way =
        attributes(&page, "href").find(|link| link.contains("/messages/")).expect("a way to the message");
    assert!(way.ends_with("?before=9"), "{way}");
    let html = browser.opens(&way).await.expect(200).text();
    assert!(html.contains("name=\"before\" value=\"9\""), "{html}");
    let page = way.trim_end_matches("?before=9");
    let changed = [("body", "the very first"), ("before", "9")];
    let back = browser.sends(&format!("{page}/edit"), &changed).await.expect(303);
    assert!(back.header("location").starts_with(&format!("{}?before=9&", plain(room))), "{back}");
    assert!(browser.follows(&back).await.text().contains("the very first"));
}

#[tokio::test]
async fn nobody_changes_what_is_not_theirs_by_a_form() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let other = server.member_of(room).await;
    let id = common_id(&other.says(room, "words of another").await);
    let browser = inside(&server, room).await;
    let message = format!("/rooms/{room}/messages/{id}");
    browser.sends(&format!("{message}/edit"), &[("body", "words of mine")]).await.expect(403);
    browser.sends(&format!("{message}/remove"), &[]).await.expect(403);
    assert_eq!(other.texts(room).await, ["words of another"]);
    // A message is found in its own room only, and only by who is in it.
    let hidden = server.invite_room().await;
    let secret = common_id(&server.keeper().await.says(hidden, "among ourselves").await);
    for path in [
        format!("/rooms/{hidden}/messages/{secret}"),
        format!("/rooms/{room}/messages/{secret}"),
        format!("/rooms/{room}/messages/nonsense"),
    ] {
        browser.opens(&path).await.expect(404);
        for act in ["edit", "remove", "reactions"] {
            browser.sends(&format!("{path}/{act}"), &[("body", "x"), ("give", "with_you")]).await.expect(404);
        }
    }
    let outsider = Browser::of(&server);
    outsider.joins("outsider").await;
    outsider.opens(&message).await.expect(403);
    let stranger = Browser::of(&server).opens(&message).await.expect(303);
    assert!(stranger.header("location").starts_with("/signin?next=/rooms/"), "{stranger}");
}

#[tokio::test]
async fn two_people_talk_in_private_without_a_script() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (ada, ben) = (inside(&server, room).await, Browser::of(&server));
    ben.joins("harbourben").await;
    ben.sends(&format!("/rooms/{room}/join"), &[]).await.expect(303);
    says(&ben, room, "I am here").await;

    // Asked from the message, as one meets people.
    let html = ada.opens(&way_to_the_message(&ada, room).await).await.expect(200).text();
    assert!(html.contains("name=\"handle\" value=\"harbourben\""), "{html}");
    let asked = ada.sends("/talks", &[("handle", "harbourben")]).await.expect(303);
    let html = ada.follows(&asked).await.text();
    assert!(html.contains("You can write when they agree.") && !html.contains("<textarea"), "{html}");

    let list = ben.opens("/rooms").await.expect(200).text();
    assert!(list.contains("Would like to talk with you."), "{list}");
    let talk = asked.header("location").trim_end_matches("/plain").to_owned();
    let door = ben.opens(&format!("{talk}/plain")).await.expect(200).text();
    assert!(door.contains("Agree to talk") && door.contains("Moderators cannot read it."), "{door}");
    ben.sends(&format!("{talk}/join"), &[]).await.expect(303);
    let said = ben.sends(&format!("{talk}/plain"), &[("body", "only for you")]).await.expect(303);
    ben.follows(&said).await;
    let html = ada.opens(&format!("{talk}/plain")).await.expect(200).text();
    assert!(html.contains("only for you") && html.contains("Only the two of you can read it."), "{html}");
    // One of them ends it: what was said can still be read by the other, and nothing written.
    ben.sends(&format!("{talk}/leave"), &[]).await.expect(303);
    let html = ada.opens(&format!("{talk}/plain")).await.expect(200).text();
    assert!(html.contains("only for you") && !html.contains("<textarea"), "{html}");
    assert!(!ben.opens("/rooms").await.expect(200).text().contains(&talk));
}

#[tokio::test]
async fn whom_one_cannot_ask_to_talk_is_not_there() {
    let server = TestServer::start().await;
    let ben = server.member().await;
    let browser = Browser::of(&server);
    browser.joins("quietwillow").await;
    let me =
        server.stranger().signs_in("quietwillow", &crate::common::Person::passphrase_of("quietwillow")).await;
    ben.blocks(&me).await;
    let told = |html: String| {
        let start = html.find("class=\"errors\"").expect("it is said at the top");
        html[start..].split("</div>").next().unwrap_or_default().to_owned()
    };
    let blocked = browser.sends("/talks", &[("handle", &ben.handle)]).await.expect(404).text();
    let absent = browser.sends("/talks", &[("handle", "nobodyhere")]).await.expect(404).text();
    assert!(absent.contains("value=\"nobodyhere\""), "{absent}");
    assert_eq!(told(blocked), told(absent));
    let myself = browser.sends("/talks", &[("handle", "quietwillow")]).await.expect(422).text();
    assert!(myself.contains("href=\"#handle\""), "{myself}");
}

pub(super) async fn inside<'s>(server: &'s TestServer, room: Room) -> Browser<'s> {
    let browser = Browser::of(server);
    browser.joins("quietwillow").await;
    browser.sends(&format!("/rooms/{room}/join"), &[]).await.expect(303);
    browser
}

pub(super) async fn says(browser: &Browser<'_>, room: Room, words: &str) {
    browser.sends(&plain(room), &[("body", words)]).await.expect(303);
}

/// The link below the newest message of the page.
pub(super) async fn way_to_the_message(browser: &Browser<'_>, room: Room) -> String {
    let html = browser.opens(&plain(room)).await.expect(200).text();
    attributes(&html, "href").filter(|link| link.contains("/messages/")).last().expect("a way to the message")
}

fn common_id(ack: &serde_json::Value) -> String {
    crate::common::plain(&ack["id"])
}
