//! What the server answered over HTTP, read whole.

use reqwest::header::HeaderMap;
use serde_json::Value;

#[derive(Debug)]
pub struct Answer {
    /// What was asked, for the sentence a failing test prints.
    pub asked: String,
    pub status: u16,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub async fn read(asked: String, response: reqwest::Response) -> Self {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let bytes =
            response.bytes().await.unwrap_or_else(|cause| panic!("{asked}: the answer broke off: {cause}"));
        Self { asked, status, headers, bytes: bytes.to_vec() }
    }

    /// The body as JSON; null when there is none.
    pub fn json(&self) -> Value {
        if self.bytes.is_empty() {
            return Value::Null;
        }
        serde_json::from_slice(&self.bytes).unwrap_or_else(|cause| panic!("{self}\nis not JSON: {cause}"))
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("a header is text"))
    }

    /// Every `Set-Cookie` of the answer.
    pub fn cookies(&self) -> Vec<String> {
        let values = self.headers.get_all("set-cookie").iter();
        values.map(|value| value.to_str().expect("a cookie is text").to_owned()).collect()
    }

    /// Passes the answer on when it has this status, and fails with all of it otherwise.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{self}");
        self
    }

    /// The problem of a refusal: RFC 9457, of the given kind (`rooms/too-long`).
    #[track_caller]
    pub fn expect_problem(self, status: u16, kind: &str) -> Value {
        let problem = self.expect_any_problem(status);
        assert_eq!(problem["type"], format!("/problems/{kind}"), "{problem:#}");
        problem
    }

    /// The problem of a refusal of whatever kind, its form checked.
    #[track_caller]
    pub fn expect_any_problem(self, status: u16) -> Value {
        let answer = self.expect(status);
        assert!(
            answer.header("content-type").starts_with("application/problem+json"),
            "a refusal that is not application/problem+json: {answer}"
        );
        let problem = answer.json();
        assert_eq!(problem["status"], status, "{answer}");
        for field in ["type", "title", "detail"] {
            let words = problem[field].as_str().unwrap_or_default();
            assert!(!words.trim().is_empty(), "`{field}` is missing: {answer}");
            assert!(!words.contains("problem-"), "`{field}` has no words in the catalogue: {answer}");
        }
        problem
    }
}

impl std::fmt::Display for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = self.text();
        let shown: String = text.chars().take(2_000).collect();
        write!(f, "{} -> {} {shown}", self.asked, self.status)
    }
}
