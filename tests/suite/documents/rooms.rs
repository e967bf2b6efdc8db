//! Talking without a script.

use super::plain;
use crate::common::{Browser, TestServer, attributes};

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
