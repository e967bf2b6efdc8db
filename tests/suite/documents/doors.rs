//! Coming in without a script: joining, signing in, getting back in, and being led on.

use super::plain;
use crate::common::{Browser, Person, TestServer, attributes};

#[tokio::test]
async fn what_somebody_chose_before_joining_is_still_chosen_when_they_come_back() {
    let server = TestServer::start().await;
    let browser = Browser::of(&server);
    browser.sends("/language", &[("language", "ru"), ("back", "/join")]).await.expect(303);
    browser.sends("/language", &[("theme", "contrast"), ("back", "/join")]).await.expect(303);
    browser.joins("тихаяива").await;
    let elsewhere = Browser::of(&server);
    let passphrase = Person::passphrase_of("тихаяива");
    let typed = [("handle", "тихаяива"), ("passphrase", passphrase.as_str())];
    elsewhere.sends("/signin", &typed).await.expect(303);
    let html = elsewhere.opens("/rooms").await.expect(200).text();
    assert!(html.contains("<html lang=\"ru\" dir=\"ltr\" data-theme=\"contrast\""), "{html}");
    elsewhere.sends("/language", &[("theme", "dark"), ("back", "/rooms")]).await.expect(303);
    browser.sends("/signin", &typed).await.expect(303);
    let html = browser.opens("/rooms").await.expect(200).text();
    assert!(html.contains("data-theme=\"dark\""), "{html}");
}

#[tokio::test]
async fn somebody_comes_in_by_the_link_of_an_invite() {
    let server = TestServer::with("community.registration", "invite").start().await;
    let admin = server.admin().await;
    let invite = admin.post("/api/v1/invites", serde_json::json!({})).await.expect(201).json();
    let link = invite["link"].as_str().expect("an invite has a link").to_owned();
    let browser = Browser::of(&server);
    let code = link.split_once('=').expect("the code is in the link").1.to_owned();
    let html = browser.opens(&link).await.expect(200).text();
    assert!(attributes(&html, "value").any(|value| value == code), "{html}");
    let passphrase = Person::passphrase_of("quietwillow");
    let typed = [("handle", "quietwillow"), ("passphrase", passphrase.as_str()), ("adult", "true")];
    let html = browser.sends("/join", &typed).await.expect(403).text();
    assert!(html.contains("class=\"errors\""), "{html}");
    let invited = [typed[0], typed[1], typed[2], ("invite", code.as_str())];
    browser.sends("/join", &invited).await.expect(200);
    browser.opens("/rooms").await.expect(200);
}

#[tokio::test]
async fn somebody_who_waits_to_be_let_in_is_told_so_and_has_help() {
    let server = TestServer::with("community.registration", "approval").start().await;
    let browser = Browser::of(&server);
    let html = browser.joins("quietwillow").await.text();
    assert!(html.contains("Until they let you in"), "{html}");
    let html = browser.opens("/rooms").await.expect(200).text();
    assert!(html.contains("The rooms open when they have let you in"), "{html}");
    let room = server.room().await;
    let closed = browser.opens(&plain(room)).await.expect(403);
    assert!(closed.header("content-type").starts_with("text/html"), "{closed}");
    browser.opens("/help").await.expect(200);
}

#[tokio::test]
async fn somebody_joins_writes_their_codes_down_and_comes_back_in() {
    let server = TestServer::start().await;
    let browser = Browser::of(&server);
    let codes = browser.joins("quietwillow").await;
    assert_eq!(codes.header("cache-control"), "no-store");
    let html = codes.text();
    assert_eq!(html.matches("<code").count(), 10, "{html}");
    assert!(!html.contains("action=\"/language\""), "choosing a language would lose the codes");
    browser.opens("/rooms").await.expect(200);

    browser.sends("/signout", &[]).await.expect(303);
    assert_eq!(browser.opens("/rooms").await.expect(303).header("location"), "/signin?next=/rooms");

    let wrong = browser.sends("/signin", &[("handle", "quietwillow"), ("passphrase", "not this")]).await;
    let html = wrong.expect(401).text();
    assert!(html.contains("class=\"errors\"") && html.contains("value=\"quietwillow\""), "{html}");
    let passphrase = Person::passphrase_of("quietwillow");
    let right = [("handle", "quietwillow"), ("passphrase", passphrase.as_str())];
    assert_eq!(browser.sends("/signin", &right).await.expect(303).header("location"), "/rooms");
    let with_script = [right[0], right[1], ("script", "1")];
    assert_eq!(browser.sends("/signin", &with_script).await.expect(303).header("location"), "/app/");
}

#[tokio::test]
async fn a_form_that_is_refused_says_what_to_change_and_keeps_what_was_typed() {
    let server = TestServer::start().await;
    let browser = Browser::of(&server);
    let typed = [("handle", "w"), ("passphrase", "short")];
    let html = browser.sends("/join", &typed).await.expect(422).text();
    assert!(html.contains("href=\"#adult\"") && html.contains("href=\"#handle\""), "{html}");
    let typed = [("handle", "quietwillow"), ("passphrase", "short"), ("adult", "true")];
    let html = browser.sends("/join", &typed).await.expect(422).text();
    assert!(html.contains("href=\"#passphrase\"") && html.contains("value=\"quietwillow\""), "{html}");
    assert!(!html.contains("value=\"short\""), "a passphrase is written back into the page");
}

#[tokio::test]
async fn somebody_who_forgot_comes_back_with_a_recovery_code() {
    let server = TestServer::start().await;
    let member = server.member().await;
    let browser = Browser::of(&server);
    let code = member.recovery_codes[0].clone();
    let typed = [
        ("handle", member.handle.as_str()),
        ("recovery_code", code.as_str()),
        ("new_passphrase", "seven lanterns beside the harbour"),
    ];
    browser.sends("/signin/recover", &typed).await.expect(200);
    browser.opens("/rooms").await.expect(200);
    let html = browser.sends("/signin/recover", &typed).await.text();
    assert!(html.contains("class=\"errors\""), "a code worked twice: {html}");
}

#[tokio::test]
async fn the_second_step_asks_for_the_code_alone() {
    let server = TestServer::start().await;
    let admin = server.admin().await;
    let browser = Browser::of(&server);
    let typed = [("handle", admin.handle.as_str()), ("passphrase", admin.passphrase.as_str())];
    let step = browser.sends("/signin", &typed).await;
    assert_eq!(step.header("cache-control"), "no-store");
    assert_eq!(step.header("content-encoding"), "", "a page with a secret is compressed");
    let html = step.text();
    assert!(html.contains("autocomplete=\"one-time-code\""), "{html}");
    let code = admin.code();
    let typed = [typed[0], typed[1], ("code", code.as_str())];
    browser.sends("/signin", &typed).await.expect(303);
    browser.opens("/rooms").await.expect(200);
}

#[tokio::test]
async fn who_has_to_sign_in_first_is_led_to_where_they_were_going() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let member = server.member_of(room).await;
    let asked = format!("{}?before=9", plain(room));
    let browser = Browser::of(&server);
    let door = browser.opens(&asked).await.expect(303).header("location").to_owned();
    let html = browser.opens(&door).await.expect(200).text();
    assert!(attributes(&html, "value").any(|value| value == asked), "{html}");
    // The other doors keep the way, and so does choosing a language.
    for door in ["/signin/recover?next=", "/join?next="] {
        let link = attributes(&html, "href").find(|link| link.starts_with(door)).expect("a link to the door");
        let html = browser.opens(&link).await.expect(200).text();
        assert!(attributes(&html, "value").any(|value| value == asked), "{door}: {html}");
    }
    let back = browser.sends("/language", &[("language", "en"), ("back", &door)]).await.expect(303);
    assert_eq!(back.header("location"), door);

    let wrong = [("handle", member.handle.as_str()), ("passphrase", "not this"), ("next", asked.as_str())];
    let html = browser.sends("/signin", &wrong).await.expect(401).text();
    assert!(attributes(&html, "value").any(|value| value == asked), "{html}");
    let right = [wrong[0], ("passphrase", member.passphrase.as_str()), wrong[2]];
    assert_eq!(browser.sends("/signin", &right).await.expect(303).header("location"), asked);
    browser.opens(&asked).await.expect(200);
}

#[tokio::test]
async fn the_app_is_led_back_to_and_without_scripts_its_pages_are() {
    let server = TestServer::start().await;
    let (member, room) = (server.member().await, server.room().await);
    let browser = Browser::of(&server);
    let in_the_app = format!("/app/rooms/{room}");
    let typed = [
        ("handle", member.handle.as_str()),
        ("passphrase", member.passphrase.as_str()),
        ("next", &in_the_app),
    ];
    let with_script = [typed[0], typed[1], typed[2], ("script", "1")];
    assert_eq!(browser.sends("/signin", &with_script).await.expect(303).header("location"), in_the_app);
    assert_eq!(browser.sends("/signin", &typed).await.expect(303).header("location"), plain(room));
}

#[tokio::test]
async fn joining_and_getting_back_in_lead_on_too() {
    let server = TestServer::start().await;
    let (member, room) = (server.member().await, server.room().await);
    let in_the_app = format!("/app/rooms/{room}");
    let leads_on = |html: &str| {
        assert!(attributes(html, "href").any(|link| link == plain(room)), "{html}");
        assert!(attributes(html, "data-app").any(|link| link == in_the_app), "{html}");
    };
    let passphrase = Person::passphrase_of("quietwillow");
    let typed =
        [("handle", "quietwillow"), ("passphrase", &passphrase), ("adult", "true"), ("next", &in_the_app)];
    leads_on(&Browser::of(&server).sends("/join", &typed).await.expect(200).text());
    let typed = [
        ("handle", member.handle.as_str()),
        ("recovery_code", member.recovery_codes[0].as_str()),
        ("new_passphrase", "seven lanterns beside the harbour"),
        ("next", &in_the_app),
    ];
    leads_on(&Browser::of(&server).sends("/signin/recover", &typed).await.expect(200).text());
}

#[tokio::test]
async fn nobody_is_led_to_another_site() {
    let server = TestServer::start().await;
    let admin = server.admin().await;
    let member = server.member().await;
    let browser = Browser::of(&server);
    for elsewhere in [
        "//evil.example",
        "/\\evil.example",
        "https:evil.example",
        "https://evil.example",
        "/\t/evil.example",
        "/\r\nlocation: https://evil.example",
        "/%2fevil.example",
        "/.//evil.example",
        "javascript:alert(1)",
        "/exit",
        "/signin?next=//evil.example",
    ] {
        for (script, usual) in [("", "/rooms"), ("1", "/app/")] {
            let typed = [
                ("handle", member.handle.as_str()),
                ("passphrase", member.passphrase.as_str()),
                ("next", elsewhere),
                ("script", script),
            ];
            let led = browser.sends("/signin", &typed).await.expect(303);
            assert_eq!(led.header("location"), usual, "{elsewhere:?}");
        }
        // Nor is the address in a form, a link or the second step.
        let encoded: String = elsewhere.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let typed = [
            ("handle", admin.handle.as_str()),
            ("passphrase", admin.passphrase.as_str()),
            ("next", elsewhere),
        ];
        for html in [
            browser.opens(&format!("/signin?next={encoded}")).await.expect(200).text(),
            browser.opens(&format!("/join?next={encoded}")).await.expect(200).text(),
            browser.sends("/signin", &typed).await.expect(200).text(),
        ] {
            assert!(!attributes(&html, "href").any(|link| link.contains("evil")), "{elsewhere:?}: {html}");
            assert!(!html.contains("name=\"next\""), "{elsewhere:?}: {html}");
        }
    }
    for door in ["/signin", "/join", "/signin/recover"] {
        browser.opens(&format!("{door}?next=/a&next=/b&%ff=%")).await.expect(200);
    }
}

#[tokio::test]
async fn choosing_a_language_keeps_the_code_of_an_invite() {
    let server = TestServer::start().await;
    let browser = Browser::of(&server);
    let html = browser.opens("/join?invite=abcd-efgh&language=ru").await.expect(200).text();
    let back = attributes(&html, "value").find(|value| value.starts_with("/join")).expect("a way back");
    // Without the language in it, which would win over the one that is chosen.
    assert_eq!(back, "/join?invite=abcd-efgh");
    let chosen = browser.sends("/language", &[("language", "fa"), ("back", &back)]).await.expect(303);
    assert_eq!(chosen.header("location"), back);
}

#[tokio::test]
async fn who_was_signed_out_while_writing_is_led_back_to_the_room() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let browser = Browser::of(&server);
    let referrer = format!("{}{}", server.origin(), plain(room));
    let form = browser.request(reqwest::Method::POST, &plain(room)).header("origin", server.origin());
    let form = form.header("referer", referrer).header("content-type", "application/x-www-form-urlencoded");
    let html =
        browser.hands.sends("sends a message".to_owned(), form.body("body=hello")).await.expect(401).text();
    let door = format!("/signin?next={}", plain(room));
    assert!(attributes(&html, "href").any(|link| link == door), "{html}");
}
