//! What is known of the reader before anybody signed in: the language.

use axum::extract::FromRequestParts;
use http::HeaderMap;
use http::header::{ACCEPT_LANGUAGE, COOKIE};
use http::request::Parts;

use crate::words::Language;

/// The language of a request: the cookie `homegroup-language`, else `Accept-Language`, else English.
pub fn language_of(headers: &HeaderMap) -> Language {
    cookie_value(headers, "homegroup-language").and_then(Language::parse).unwrap_or_else(|| {
        headers
            .get(ACCEPT_LANGUAGE)
            .and_then(|value| value.to_str().ok())
            .map(Language::negotiate)
            .unwrap_or_default()
    })
}

/// The first cookie of that name.
pub fn cookie_value<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}

/// Extracts [`language_of`] a request.
#[derive(Clone, Copy, Debug)]
pub struct ReaderLanguage(pub Language);

impl<S: Sync> FromRequestParts<S> for ReaderLanguage {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self(language_of(&parts.headers)))
    }
}
