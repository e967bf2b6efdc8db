//! Pages as answers.

use axum::http::header::{CONTENT_TYPE, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use maud::Markup;

/// Marks an answer with a secret in it.
#[derive(Clone, Copy, Debug)]
pub struct HoldsSecret;

pub fn page(markup: Markup) -> Response {
    with_status(StatusCode::OK, markup)
}

pub fn with_status(status: StatusCode, markup: Markup) -> Response {
    (status, [(CONTENT_TYPE, "text/html; charset=utf-8")], markup.into_string()).into_response()
}

/// A page with a secret in it.
pub fn secret_page(status: StatusCode, markup: Markup) -> Response {
    let mut response = with_status(status, markup);
    response.extensions_mut().insert(HoldsSecret);
    response
}

/// On to another page, as the answer to a form: loading that page again does not send the form again.
pub fn see_other(path: &str) -> Response {
    let path = path.parse().unwrap_or(axum::http::HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(LOCATION, path)]).into_response()
}

pub fn with_headers(mut response: Response, headers: HeaderMap) -> Response {
    let mut last = None;
    for (name, value) in headers {
        last = name.or(last);
        if let Some(name) = &last {
            response.headers_mut().append(name, value);
        }
    }
    response
}

pub fn with_cookie(mut response: Response, cookie: &cookie::Cookie) -> Response {
    if let Ok(value) = cookie.to_string().parse() {
        response.headers_mut().append(SET_COOKIE, value);
    }
    response
}
