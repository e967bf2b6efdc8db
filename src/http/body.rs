//! Bodies, queries and path pieces whose errors are problems that say what to change.

use axum::extract::rejection::{BytesRejection, FormRejection};
use axum::extract::{FromRequest, FromRequestParts, Path, Query, Request};
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
        serde_json::from_slice(&bytes).map(Self).map_err(|cause| misshapen(&cause))
    }
}

/// What serde found, without quoting the person.
fn misshapen(cause: &serde_json::Error) -> Problem {
    let what = cause.to_string();
    let field = |start: &str| {
        let rest = what.strip_prefix(start)?;
        Some(rest.split('`').next().unwrap_or_default().chars().take(64).collect::<String>())
    };
    if let Some(field) = field("unknown field `") {
        Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "http/unknown-field").with("field", field)
    } else if let Some(field) = field("missing field `") {
        Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "http/missing-field").with("field", field)
    } else if cause.is_data() {
        Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "http/invalid")
    } else {
        Problem::new(StatusCode::BAD_REQUEST, "http/malformed")
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
        Problem::new(StatusCode::BAD_REQUEST, "http/malformed")
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
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        Query::<T>::from_request_parts(parts, state)
            .await
            .map(|Query(inner)| Self(inner))
            .map_err(|_| Problem::new(StatusCode::BAD_REQUEST, "http/malformed"))
    }
}
