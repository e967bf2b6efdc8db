//! Somebody at a browser without scripts: pages, forms and cookies.

use std::collections::BTreeMap;
use std::sync::Mutex;

use reqwest::Method;
use reqwest::header::{ACCEPT, ACCEPT_LANGUAGE, CONTENT_TYPE, COOKIE, ORIGIN};

use super::{Answer, Person, TestServer};

/// A browser without scripts: it keeps cookies, sends `Origin` with forms and follows redirects.
pub struct Browser<'s> {
    pub server: &'s TestServer,
    pub hands: Person,
    pub cookies: Mutex<BTreeMap<String, String>>,
    pub languages: &'static str,
}

impl<'s> Browser<'s> {
    pub fn of(server: &'s TestServer) -> Self {
        Self { server, hands: server.stranger(), cookies: Mutex::default(), languages: "en" }
    }

    pub async fn opens(&self, path: &str) -> Answer {
        self.keeps(self.hands.sends(format!("opens {path}"), self.request(Method::GET, path)).await)
    }

    /// Sends a form, as a page of this server does.
    pub async fn sends(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let form = self.request(Method::POST, path).header(ORIGIN, self.server.origin());
        let form = form.header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(encoded(fields));
        self.keeps(self.hands.sends(format!("sends {path}"), form).await)
    }

    /// Goes where an answer leads, as a browser does.
    pub async fn follows(&self, answer: &Answer) -> Answer {
        let place = answer.header("location").split('#').next().unwrap_or_default();
        self.opens(place).await.expect(200)
    }

    /// Joins under that name; the page with the recovery codes.
    pub async fn joins(&self, handle: &str) -> Answer {
        let passphrase = Person::passphrase_of(handle);
        let typed = [("handle", handle), ("passphrase", passphrase.as_str()), ("adult", "true")];
        self.sends("/join", &typed).await.expect(200)
    }

    pub fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
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

fn encoded(fields: &[(&str, &str)]) -> String {
    let one = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
    let pairs: Vec<_> = fields.iter().map(|(name, value)| format!("{}={}", one(name), one(value))).collect();
    pairs.join("&")
}

/// The values of an attribute, wherever it stands.
pub fn attributes<'h>(html: &'h str, name: &str) -> impl Iterator<Item = String> + use<'h> {
    let start = format!(" {name}=\"");
    let pieces: Vec<_> = html.split(&start).skip(1).collect();
    pieces.into_iter().filter_map(|piece| piece.split_once('"')).map(|(value, _)| value.replace("&amp;", "&"))
}
