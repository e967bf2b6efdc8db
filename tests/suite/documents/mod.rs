//! Documents: what can be read and done without JavaScript.

mod doors;
mod fairness;
mod rooms;

use reqwest::Method;
use reqwest::header::ORIGIN;

use crate::common::{Browser, Room, TestServer, attributes};

#[tokio::test]
async fn every_page_is_there_and_strict() {
    let server = TestServer::start().await;
    let browser = Browser::of(&server);
    for path in PAGES {
        let page = browser.opens(path).await.expect(200);
        let policy = page.header("content-security-policy");
        assert!(policy.contains("default-src 'none'"), "{path}: {policy}");
        assert!(!policy.contains("unsafe-inline"), "{path}: {policy}");
        assert_eq!(page.header("x-content-type-options"), "nosniff", "{path}");
        // A browser that is told to send no referrer sends `Origin: null` with every form.
        assert_eq!(page.header("referrer-policy"), "same-origin", "{path}");
        assert!(page.header("content-type").starts_with("text/html"), "{path}");
        // Whoever looks for help may find it; rooms are for nobody's index.
        assert_eq!(page.header("x-robots-tag"), "all", "{path}");
        assert!(page.cookies().is_empty(), "{path} sets a cookie on somebody who only looks");
        let html = page.text();
        assert!(html.contains("href=\"/exit\"") && html.contains("href=\"/help\""), "{path}");
    }
}

#[tokio::test]
async fn what_a_page_needs_is_served_and_small() {
    let server = TestServer::start().await;
    let browser = Browser::of(&server);
    let html = browser.opens("/help?country=DE").await.expect(200).text();
    let mut bytes = html.len();
    for address in attributes(&html, "href").chain(attributes(&html, "src")).filter(|path| path.contains('.'))
    {
        let file = browser.opens(&address).await.expect(200);
        if address.contains("?v=") {
            assert!(file.header("cache-control").contains("immutable"), "{address}");
            bytes += file.bytes.len();
        }
    }
    // Before compression, which takes three quarters of it away.
    assert!(bytes < 60_000, "{bytes} bytes");
    for file in ["/sw.js", "/robots.txt", "/manifest.webmanifest", "/notes.webmanifest", "/favicon.ico"] {
        browser.opens(file).await.expect(200);
    }
    let robots = browser.opens("/robots.txt").await.text();
    assert!(robots.contains("Disallow: /app") && robots.contains("Disallow: /rooms"), "{robots}");
}

#[tokio::test]
async fn a_page_speaks_the_readers_language_in_its_direction() {
    let server = TestServer::start().await;
    for (languages, start) in [
        ("fa-IR,fa;q=0.9", "<html lang=\"fa\" dir=\"rtl\""),
        ("ru", "<html lang=\"ru\" dir=\"ltr\""),
        ("de", "<html lang=\"en\" dir=\"ltr\""),
    ] {
        let browser = Browser { languages, ..Browser::of(&server) };
        let html = browser.opens("/").await.expect(200).text();
        assert!(html.contains(start), "{languages}: {html}");
    }
}

#[tokio::test]
async fn somebody_chooses_a_language_and_colours_and_comes_back_to_the_page() {
    let server = TestServer::start().await;
    let browser = Browser::of(&server);
    let answer = browser.sends("/language", &[("language", "fa"), ("back", "/guidelines")]).await;
    assert_eq!(answer.expect(303).header("location"), "/guidelines");
    let answer = browser.sends("/language", &[("theme", "dark"), ("back", "//elsewhere.example")]).await;
    assert_eq!(answer.expect(303).header("location"), "/");
    let html = browser.opens("/guidelines").await.expect(200).text();
    assert!(html.contains("<html lang=\"fa\" dir=\"rtl\" data-theme=\"dark\""), "{html}");
}

#[tokio::test]
async fn discreet_mode_hides_what_the_site_is_until_it_is_switched_off() {
    let server = TestServer::with("community.name", "Quiet Harbour").start().await;
    let browser = Browser::of(&server);
    browser.sends("/language", &[("discreet", "on"), ("back", "/help/safety")]).await.expect(303);
    let html = browser.opens("/signin").await.expect(200).text();
    assert!(html.contains("<title>Notes</title>") && !html.contains("Quiet Harbour"), "{html}");
    browser.sends("/language", &[("discreet", "off"), ("back", "/help/safety")]).await.expect(303);
    let html = browser.opens("/signin").await.expect(200).text();
    assert!(html.contains("Quiet Harbour"), "{html}");
}

#[tokio::test]
async fn help_knows_the_country_that_was_asked_for_and_guesses_otherwise() {
    let server = TestServer::start().await;
    let browser = Browser { languages: "ru-RU", ..Browser::of(&server) };
    let guessed = browser.opens("/help").await.expect(200).text();
    assert!(guessed.contains("href=\"tel:103\""), "{guessed}");
    let asked = browser.opens("/help?country=GB").await.expect(200).text();
    assert!(asked.contains("href=\"tel:999\"") && asked.contains("href=\"tel:116123\""), "{asked}");
    // Whatever stands in the address, help opens.
    browser.opens("/help?country=<b>&country=%ff&x").await.expect(200);
}

#[tokio::test]
async fn leave_forgets_everything_and_goes_to_a_neutral_site() {
    let server = TestServer::start().await;
    let browser = Browser::of(&server);
    browser.joins("willowtree").await;
    let session = browser.cookies.lock().expect("nobody panics with it").clone();
    let answer = browser.opens("/exit").await.expect(303);
    assert!(answer.header("location").starts_with("https://"), "{answer}");
    assert_eq!(answer.header("clear-site-data"), "\"cache\", \"cookies\", \"storage\"");
    // Somebody who copied the cookie is out too.
    *browser.cookies.lock().expect("nobody panics with it") = session;
    browser.opens("/rooms").await.expect(303);
    // Another site cannot make somebody lose what they keep here.
    let elsewhere = browser.request(Method::GET, "/exit").header("sec-fetch-site", "cross-site");
    let answer = browser.hands.sends("exit from elsewhere".to_owned(), elsewhere).await;
    assert_eq!(answer.expect(303).header("clear-site-data"), "");
}

#[tokio::test]
async fn a_page_that_is_not_there_says_so_kindly() {
    let server = TestServer::start().await;
    let browser = Browser::of(&server);
    browser.joins("quietwillow").await;
    for path in ["/nothing-here", "/rooms/0198d2f0-0000-7000-8000-000000000000/plain", "/rooms/x/plain"] {
        let page = browser.opens(path).await.expect(404);
        assert!(page.header("content-type").starts_with("text/html"), "{page}");
        assert!(page.text().contains("href=\"/exit\""), "{page}");
    }
    let hidden = server.invite_room().await;
    browser.opens(&plain(hidden)).await.expect(404);
    // A program hears it in its own form.
    server.get("/api/v1/nothing-here").await.expect_any_problem(404);
}

#[tokio::test]
async fn somebody_who_is_too_quick_reads_when_to_try_again() {
    let server = TestServer::with("limits.requests_per_minute", 2).start().await;
    let browser = Browser { languages: "fa", ..Browser::of(&server) };
    let mut page = browser.opens("/").await;
    while page.status == 200 {
        page = browser.opens("/").await;
    }
    let page = page.expect(429);
    assert!(!page.header("retry-after").is_empty(), "{page}");
    assert!(page.header("content-security-policy").contains("default-src 'none'"), "{page}");
    assert!(page.text().contains("<html lang=\"fa\" dir=\"rtl\""), "{page}");
}

#[tokio::test]
async fn a_form_from_another_site_does_nothing() {
    let server = TestServer::start().await;
    let browser = Browser::of(&server);
    browser.joins("quietwillow").await;
    for origin in ["https://elsewhere.example", "null"] {
        let form = browser.request(Method::POST, "/signout").header(ORIGIN, origin);
        browser.hands.sends("sign out from elsewhere".to_owned(), form).await.expect(403);
    }
    browser.opens("/rooms").await.expect(200);
}

const PAGES: [&str; 12] = [
    "/",
    "/meetings?zone=Asia/Tehran&day=9&for=nobody",
    "/help",
    "/help?country=IR&language=fa",
    "/help/numbers",
    "/help/safety",
    "/join",
    "/signin",
    "/signin/recover",
    "/guidelines",
    "/privacy",
    "/about",
];

fn plain(room: Room) -> String {
    format!("/rooms/{room}/plain")
}
