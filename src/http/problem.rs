//! Problems (RFC 9457): what was refused, and what to do, in the reader's words.

use std::time::Duration;

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::header::{CONTENT_LANGUAGE, CONTENT_TYPE, RETRY_AFTER};
use http::{HeaderValue, StatusCode};
use serde::Serialize;

use super::reader::language_of;
use crate::clock::Timestamp;
use crate::ids::DecisionId;
use crate::words::{Language, say_plainly};

/// What stands for the placeholders of the words.
type Arguments = Vec<(&'static str, String)>;

/// A refusal. Its words stand in the message files under `problem-SLICE-NAME` and its `.detail`.
#[derive(Clone, Debug)]
pub struct Problem {
    status: StatusCode,
    slug: &'static str,
    arguments: Arguments,
    fields: Vec<(String, &'static str, Arguments)>,
    retry_after: Option<Duration>,
    help: bool,
    /// In a box, because few refusals have it and every result would carry room for it.
    more: Option<Box<More>>,
}

/// What only some refusals say.
#[derive(Clone, Debug, Default)]
struct More {
    until: Option<Timestamp>,
    decision: Option<DecisionId>,
    asks: Option<Asks>,
}

/// Something in the text that its author is asked about before anybody else reads it.
#[derive(Clone, Debug)]
struct Asks {
    reason: String,
    suggestion: String,
}

/// A problem as it crosses the wire.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = Problem)]
pub struct ProblemBody {
    /// Which problem it is: `/problems/SLICE/NAME`, the same in every language.
    pub r#type: String,
    pub title: String,
    pub status: u16,
    /// What happened and what to do next, for the person.
    pub detail: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldProblem>,
    /// Trying again makes sense after so many milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after_ms: Option<u64>,
    /// When what stands in the way ends by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Timestamp>,
    /// The decision behind it, against which an appeal can be made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<DecisionId>,
    /// The text speaks of danger: help is to be shown, whatever became of it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub help: bool,
    /// With `rules/ask-first`: what was seen, and why it matters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// With `rules/ask-first`: the text without it, as it goes out when it is sent without `ask`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<String>,
}

/// What is wrong with one field of a request.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct FieldProblem {
    /// JSON pointer (RFC 6901) to the field.
    pub pointer: String,
    pub detail: String,
}

impl Problem {
    /// `slug` is "SLICE/NAME", for instance "accounts/handle-taken".
    pub fn new(status: StatusCode, slug: &'static str) -> Self {
        Self {
            status,
            slug,
            arguments: Vec::new(),
            fields: Vec::new(),
            retry_after: None,
            help: false,
            more: None,
        }
    }

    fn more(&mut self) -> &mut More {
        self.more.get_or_insert_default()
    }

    /// An argument of the words, such as `$limit`.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.arguments.push((name, value.to_string()));
        self
    }

    /// Points at a field of the request; its words are those of problem `slug`.
    #[must_use]
    pub fn field(self, pointer: impl Into<String>, slug: &'static str) -> Self {
        self.field_with(pointer, slug, Vec::new())
    }

    /// Points at a field, with arguments for its words.
    #[must_use]
    pub fn field_with(
        mut self,
        pointer: impl Into<String>,
        slug: &'static str,
        arguments: Vec<(&'static str, String)>,
    ) -> Self {
        self.fields.push((pointer.into(), slug, arguments));
        self
    }

    /// When trying again makes sense; also the `$seconds` of the words.
    #[must_use]
    pub fn retry_after(mut self, wait: Duration) -> Self {
        self.retry_after = Some(wait);
        let seconds = wait.as_millis().div_ceil(1000).max(1);
        self.with("seconds", seconds)
    }

    /// When it ends by itself; also the `$until` of the words.
    #[must_use]
    pub fn until(mut self, until: Timestamp) -> Self {
        self.more().until = Some(until);
        self
    }

    /// The decision behind it.
    #[must_use]
    pub fn decided(mut self, decision: DecisionId) -> Self {
        self.more().decision = Some(decision);
        self
    }

    /// Has help shown beside it.
    #[must_use]
    pub fn with_help(mut self) -> Self {
        self.help = true;
        self
    }

    /// Asks the author about a part of their text, before it goes out without that part.
    #[must_use]
    pub fn asking(mut self, reason: String, suggestion: String) -> Self {
        self.more().asks = Some(Asks { reason, suggestion });
        self
    }

    pub fn status(&self) -> StatusCode {
        self.status
    }

    pub fn slug(&self) -> &'static str {
        self.slug
    }

    /// The fields that are wrong: pointer and slug.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &'static str)> {
        self.fields.iter().map(|(pointer, slug, _)| (pointer.as_str(), *slug))
    }

    pub fn body(&self, language: Language) -> ProblemBody {
        let More { until, decision, asks } = self.more.as_deref().cloned().unwrap_or_default();
        let (reason, suggestion) = asks.map(|asks| (asks.reason, asks.suggestion)).unzip();
        let mut arguments = self.arguments.clone();
        arguments.extend(until.map(|until| ("until", until.in_words(language))));
        ProblemBody {
            r#type: format!("/problems/{}", self.slug),
            title: words(language, self.slug, "", &arguments),
            status: self.status.as_u16(),
            detail: words(language, self.slug, ".detail", &arguments),
            errors: self
                .fields
                .iter()
                .map(|(pointer, slug, arguments)| FieldProblem {
                    pointer: pointer.clone(),
                    detail: words(language, slug, ".detail", arguments),
                })
                .collect(),
            // Rounded up: who comes back too early is refused again.
            retry_after_ms: self
                .retry_after
                .map(|wait| u64::try_from(wait.as_micros().div_ceil(1000)).unwrap_or(u64::MAX).max(1)),
            until,
            decision,
            help: self.help,
            reason,
            suggestion,
        }
    }

    fn respond(self, language: Language) -> Response {
        let body = serde_json::to_vec(&self.body(language)).unwrap_or_default();
        let mut response = (self.status, body).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(language.tag()));
        if let Some(wait) = self.retry_after {
            let seconds = u64::try_from(wait.as_millis().div_ceil(1000)).unwrap_or(u64::MAX).max(1);
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        response.extensions_mut().insert(self);
        response
    }
}

fn words(language: Language, slug: &str, part: &str, arguments: &[(&'static str, String)]) -> String {
    let id = format!("problem-{}{part}", slug.replace('/', "-"));
    let arguments: Vec<_> = arguments
        .iter()
        .map(|(name, value)| {
            // A number stays one, because plural forms hang on it.
            let value = match value.parse::<i64>() {
                Ok(number) => crate::words::Value::from(number),
                Err(_) => crate::words::Value::from(value.as_str()),
            };
            (*name, value)
        })
        .collect();
    say_plainly(language, &id, &arguments)
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        self.respond(Language::En)
    }
}

/// Gives every problem its words in the language of the request.
pub async fn in_the_readers_language(request: Request, next: Next) -> Response {
    let language = language_of(request.headers());
    let mut response = next.run(request).await;
    if language == Language::En {
        return response;
    }
    match response.extensions_mut().remove::<Problem>() {
        Some(problem) => {
            let mut spoken = problem.respond(language);
            for (name, value) in response.headers() {
                if !spoken.headers().contains_key(name) && name != http::header::CONTENT_LENGTH {
                    spoken.headers_mut().append(name, value.clone());
                }
            }
            spoken
        }
        None => response,
    }
}
