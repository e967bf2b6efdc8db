//! Documents: what can be read and done without JavaScript.

use std::collections::BTreeMap;
use std::sync::Mutex;

use reqwest::Method;
use reqwest::header::{ACCEPT, ACCEPT_LANGUAGE, CONTENT_TYPE, COOKIE, ORIGIN};

use crate::common::{Answer, Person, Room, TestServer};

/// A browser without scripts: it keeps cookies, sends `Origin` with forms and follows redirects.
struct Browser<'s> {
    server: &'s TestServer,
    hands: Person,
    cookies: Mutex<BTreeMap<String, String>>,
    languages: &'static str,
}

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
    assert_eq!(browser.opens("/rooms").await.expect(303).header("location"), "/signin");

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

impl<'s> Browser<'s> {
    fn of(server: &'s TestServer) -> Self {
        Self { server, hands: server.stranger(), cookies: Mutex::default(), languages: "en" }
    }

    async fn opens(&self, path: &str) -> Answer {
        self.keeps(self.hands.sends(format!("opens {path}"), self.request(Method::GET, path)).await)
    }

    /// Sends a form, as a page of this server does.
    async fn sends(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let form = self.request(Method::POST, path).header(ORIGIN, self.server.origin());
        let form = form.header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(encoded(fields));
        self.keeps(self.hands.sends(format!("sends {path}"), form).await)
    }

    /// Joins under that name; the page with the recovery codes.
    async fn joins(&self, handle: &str) -> Answer {
        let passphrase = Person::passphrase_of(handle);
        let typed = [("handle", handle), ("passphrase", passphrase.as_str()), ("adult", "true")];
        self.sends("/join", &typed).await.expect(200)
    }

    fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        let cookies = self.cookies.lock().expect("nobody panics with it");
        let cookies: Vec<_> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = self.hands.bare_request(method, path);
        let request = request.header(ACCEPT, "text/html").header(ACCEPT_LANGUAGE, self.languages);
        if cookies.is_empty() { request } else { request.header(COOKIE, cookies.join("; ")) }
    }

    fn keeps(&self, answer: Answer) -> Answer {
        let mut cookies = self.cookies.lock().expect("nobody panics with it");
        for cookie in answer.cookies() {
            let (pair, attributes) = cookie.split_once(';').unwrap_or((&cookie, ""));
            let (name, value) = pair.split_once('=').expect("a cookie has a name");
            if attributes.contains("Max-Age=0") || value.is_empty() {
                cookies.remove(name);
            } else {
                cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        answer
    }
}

fn plain(room: Room) -> String {
    format!("/rooms/{room}/plain")
}

fn encoded(fields: &[(&str, &str)]) -> String {
    let one = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
    let pairs: Vec<_> = fields.iter().map(|(name, value)| format!("{}={}", one(name), one(value))).collect();
    pairs.join("&")
}

/// The values of an attribute, wherever it stands.
fn attributes<'h>(html: &'h str, name: &str) -> impl Iterator<Item = String> + use<'h> {
    let start = format!(" {name}=\"");
    let pieces: Vec<_> = html.split(&start).skip(1).collect();
    pieces.into_iter().filter_map(|piece| piece.split_once('"')).map(|(value, _)| value.replace("&amp;", "&"))
}
