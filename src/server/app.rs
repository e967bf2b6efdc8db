//! The web app: files that were built and compressed beforehand, inside the binary.

use axum::Router;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG,
    IF_NONE_MATCH, VARY,
};
use http::{HeaderMap, HeaderValue, StatusCode};
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

use crate::state::AppState;

#[derive(RustEmbed)]
#[folder = "web/build"]
#[allow_missing = true]
struct Files;

/// The shell of the app, answered for every address under `/app/` that is no file.
const SHELL: &str = "index.html";

pub(super) fn router() -> Router<AppState> {
    Router::new()
        .route("/app", get(|| async { Redirect::permanent("/app/") }))
        .route("/app/", get(shell))
        .route("/app/{*path}", get(file))
}

async fn shell(headers: HeaderMap) -> Response {
    answer(SHELL, &headers)
}

async fn file(Path(path): Path<String>, headers: HeaderMap) -> Response {
    // A compressed sibling is found through the file it belongs to.
    let is_file = Files::get(&path).is_some() && !path.ends_with(".br") && !path.ends_with(".gz");
    if is_file {
        answer(&path, &headers)
    } else if path.starts_with("_app/") {
        StatusCode::NOT_FOUND.into_response()
    } else {
        answer(SHELL, &headers)
    }
}

fn answer(path: &str, headers: &HeaderMap) -> Response {
    let Some(plain) = Files::get(path) else {
        return (StatusCode::NOT_FOUND, "The web app is not part of this build: run `make build`.")
            .into_response();
    };
    let tag = format!("\"{}\"", STANDARD.encode(&plain.metadata.sha256_hash()[..12]));
    let unchanged = headers.get(IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes());
    let accepted = headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let compressed = [("br", ".br"), ("gzip", ".gz")]
        .into_iter()
        .filter(|(name, _)| {
            accepted.split(',').any(|one| one.split(';').next().map(str::trim) == Some(*name))
        })
        .find_map(|(name, suffix)| Some((name, Files::get(&format!("{path}{suffix}"))?)));
    let mut response = match (unchanged, &compressed) {
        (true, _) => StatusCode::NOT_MODIFIED.into_response(),
        (false, Some((_, file))) => file.data.clone().into_owned().into_response(),
        (false, None) => plain.data.clone().into_owned().into_response(),
    };
    let out = response.headers_mut();
    out.insert(CONTENT_TYPE, HeaderValue::from_static(kind_of(path)));
    out.insert(VARY, HeaderValue::from_static("accept-encoding"));
    if let (Some((name, _)), false) = (&compressed, unchanged) {
        out.insert(CONTENT_ENCODING, HeaderValue::from_static(name));
    }
    // A name with a hash in it never changes its content; everything else is asked for again.
    let lasting = path.starts_with("_app/immutable/");
    let keep = if lasting { "public, max-age=31536000, immutable" } else { "no-cache" };
    out.insert(CACHE_CONTROL, HeaderValue::from_static(keep));
    if let Ok(tag) = HeaderValue::try_from(tag) {
        out.insert(ETAG, tag);
    }
    if path == SHELL
        && let Ok(policy) = HeaderValue::try_from(shell_policy(&plain.data))
    {
        out.insert(CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// The policy of the shell: our own files, the start script that stands in the page (by its hash), and the
/// one style attribute that the framework's route announcer carries.
fn shell_policy(page: &[u8]) -> String {
    let page = String::from_utf8_lossy(page);
    let scripts: String = page
        .split("<script>")
        .skip(1)
        .filter_map(|rest| rest.split("</script>").next())
        .map(|script| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(script))))
        .collect();
    format!(
        "default-src 'none'; script-src 'self'{scripts}; style-src 'self'; \
         style-src-attr 'unsafe-hashes' 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='; \
         img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; \
         base-uri 'none'; frame-ancestors 'none'"
    )
}

fn kind_of(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "webmanifest" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "ftl" | "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
