//! What every request passes: the budget of its network, the origin check, the security headers.

use std::net::SocketAddr;

use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::header::{
    AUTHORIZATION, CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, HeaderName, HeaderValue, ORIGIN,
    REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use http::{HeaderMap, Method, StatusCode};

use super::Problem;
use super::network::Network;
use crate::state::AppState;

/// The layer around the whole router.
pub async fn guard(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let network = Network::of(request.extensions().get::<ConnectInfo<SocketAddr>>(), request.headers(), &app);
    let admitted = app.limits().requests.spend(&network).and_then(|()| from_our_origin(&app, &request));
    let mut response = match admitted {
        Ok(()) => next.run(request).await,
        Err(problem) => problem.into_response(),
    };
    add_headers(&app, response.headers_mut());
    response
}

/// A state-changing request that a browser may have sent for somebody must carry our own origin. A program
/// that shows a bearer token cannot be driven by a foreign page, because no page can make it send one.
fn from_our_origin(app: &AppState, request: &Request) -> Result<(), Problem> {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || same_origin(app, request.headers()) {
        return Ok(());
    }
    Err(Problem::new(StatusCode::FORBIDDEN, "http/wrong-origin"))
}

/// Whether the request comes from a page of ours, or from no page at all: a request without a cookie and
/// without an `Origin` is a program's.
pub fn same_origin(app: &AppState, headers: &HeaderMap) -> bool {
    let Some(origin) = headers.get(ORIGIN) else {
        let by_a_program = headers.contains_key(AUTHORIZATION) || !headers.contains_key(http::header::COOKIE);
        return by_a_program;
    };
    let Ok(origin) = origin.to_str() else { return false };
    let public = &app.settings().server.public_url;
    if !public.is_empty() {
        return origin == public;
    }
    // Without a public URL the server listens on loopback: the host that the browser typed is the origin.
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    origin.strip_prefix("http://").is_some_and(|origin_host| origin_host == host && is_local(host))
}

/// A name that only this machine answers to, so that a foreign name that points here (DNS rebinding) is
/// none of ours.
fn is_local(host: &str) -> bool {
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    name == "localhost"
        || name.trim_matches(['[', ']']).parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// Pages load nothing from elsewhere and cannot be framed; answers are not kept. A handler that set one of
/// them itself (a file with a hashed name may be kept) is left alone.
fn add_headers(app: &AppState, headers: &mut HeaderMap) {
    const ALWAYS: [(HeaderName, &str); 9] = [
        (CACHE_CONTROL, "no-store"),
        (
            CONTENT_SECURITY_POLICY,
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
             manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        ),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (X_FRAME_OPTIONS, "DENY"),
        (REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("x-robots-tag"), "noindex"),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
        ),
    ];
    for (name, value) in ALWAYS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if app.settings().server.public_url.starts_with("https://") {
        headers.insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
}
