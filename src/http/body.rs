//! Bodies, queries and path pieces whose errors are problems that say what to change.

use axum::extract::rejection::{BytesRejection, FormRejection};
use axum::extract::{FromRequest, FromRequestParts, Path, Query, Request};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::request::Parts;
use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;

use super::Problem;

/// A JSON body. Unknown fields are refused by the type (`deny_unknown_fields`).
pub struct Body<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        if !is_json(request.headers()) {
            return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "http/unsupported-media"));
        }
        let bytes = Bytes::from_request(request, state).await.map_err(unread)?;
        serde_json::from_slice(&bytes).map(Self).map_err(|cause| match cause.classify() {
            serde_json::error::Category::Data => {
                // serde names the field and what it wanted; nothing of that comes from the server's inside.
                Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "http/unknown-field")
                    .with("what", told(&cause))
            }
            _ => Problem::new(StatusCode::BAD_REQUEST, "http/malformed").with("what", told(&cause)),
        })
    }
}

/// What serde says, without the words of the person that it quotes.
fn told(cause: &serde_json::Error) -> String {
    let what = cause.to_string();
    match what.find("invalid value").or_else(|| what.find("invalid type")) {
        Some(_) => {
            let expected = what.find("expected").map_or("another type", |at| &what[at..]);
            expected.chars().take(160).collect()
        }
        None => what.chars().take(160).collect(),
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).is_some_and(|value| {
        let kind = value.split(';').next().unwrap_or_default().trim();
        kind.eq_ignore_ascii_case("application/json")
    })
}

fn unread(rejection: BytesRejection) -> Problem {
    if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "http/too-large")
    } else {
        Problem::new(StatusCode::BAD_REQUEST, "http/malformed").with("what", "the body broke off")
    }
}

/// A form body of a document.
pub struct Form<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Form<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        match axum::Form::<T>::from_request(request, state).await {
            Ok(axum::Form(form)) => Ok(Self(form)),
            Err(FormRejection::BytesRejection(rejection)) => Err(unread(rejection)),
            Err(FormRejection::InvalidFormContentType(_)) => {
                Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "http/unsupported-media"))
            }
            Err(_) => Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "http/invalid")),
        }
    }
}

/// A typed piece of the path. What is not even an id answers like what is not there.
pub struct PathOf<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for PathOf<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        Path::<T>::from_request_parts(parts, state)
            .await
            .map(|Path(inner)| Self(inner))
            .map_err(|_| Problem::new(StatusCode::NOT_FOUND, "http/not-found"))
    }
}

/// A typed query. Unknown keys are refused by the type.
pub struct QueryOf<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for QueryOf<T> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        Query::<T>::from_request_parts(parts, state).await.map(|Query(inner)| Self(inner)).map_err(|cause| {
            let what: String = cause.body_text().chars().take(160).collect();
            Problem::new(StatusCode::BAD_REQUEST, "http/malformed").with("what", what).into_response()
        })
    }
}
