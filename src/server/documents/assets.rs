//! The files that pages stand on: styles, the one script, icons, the manifest. All are in the program.

use std::sync::LazyLock;

use axum::Router;
use axum::extract::{Path, RawQuery};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::words::{self, Language};

/// The routes of the files. They know nothing of the application.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .route("/base.css", get(|query, headers| named("base.css", query, headers)))
        .route("/document.js", get(|query, headers| named("document.js", query, headers)))
        .route("/help.js", get(|query, headers| named("help.js", query, headers)))
        .route("/sw.js", get(|query, headers| named("sw.js", query, headers)))
        .route("/robots.txt", get(|query, headers| named("robots.txt", query, headers)))
        .route("/icons/{name}", get(icon))
        .route("/favicon.ico", get(|query, headers| named("notes.svg", query, headers)))
        .route("/manifest.webmanifest", get(|headers| manifest(headers, "page-site", "home")))
        .route("/notes.webmanifest", get(|headers| manifest(headers, "page-discreet-title", "notes")))
}

/// The address of a file with its version, so that a browser may keep it for a year and still never
/// shows an old one.
pub fn address(name: &str) -> String {
    match find(name) {
        Some(file) => format!("/{name}?v={}", file.version),
        None => format!("/{name}"),
    }
}

struct File {
    name: &'static str,
    kind: &'static str,
    bytes: Vec<u8>,
    version: String,
}

const CSS: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";
const SVG: &str = "image/svg+xml";
const PNG: &str = "image/png";

static FILES: LazyLock<Vec<File>> = LazyLock::new(|| {
    let text = |name, kind, text: &str| file(name, kind, slim(text).into_bytes());
    let bytes = |name, kind, bytes: &[u8]| file(name, kind, bytes.to_vec());
    vec![
        text("base.css", CSS, include_str!("assets/base.css")),
        text("document.js", SCRIPT, include_str!("assets/document.js")),
        text("help.js", SCRIPT, include_str!("assets/help.js")),
        text("sw.js", SCRIPT, include_str!("assets/sw.js")),
        bytes("robots.txt", "text/plain; charset=utf-8", include_bytes!("assets/robots.txt")),
        bytes("home.svg", SVG, include_bytes!("assets/icons/home.svg")),
        bytes("notes.svg", SVG, include_bytes!("assets/icons/notes.svg")),
        bytes("home-180.png", PNG, include_bytes!("assets/icons/home-180.png")),
        bytes("home-192.png", PNG, include_bytes!("assets/icons/home-192.png")),
        bytes("home-512.png", PNG, include_bytes!("assets/icons/home-512.png")),
        bytes("notes-180.png", PNG, include_bytes!("assets/icons/notes-180.png")),
        bytes("notes-192.png", PNG, include_bytes!("assets/icons/notes-192.png")),
        bytes("notes-512.png", PNG, include_bytes!("assets/icons/notes-512.png")),
    ]
});

fn file(name: &'static str, kind: &'static str, bytes: Vec<u8>) -> File {
    let digest = Sha256::digest(&bytes);
    let version = digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    File { name, kind, bytes, version }
}

fn find(name: &str) -> Option<&'static File> {
    FILES.iter().find(|file| file.name == name)
}

/// Takes out what only those who write the file need: indents, empty lines, whole-line comments.
fn slim(text: &str) -> String {
    let mut slim = String::with_capacity(text.len());
    let mut in_comment = false;
    for line in text.lines().map(str::trim) {
        let opens = line.starts_with("/*");
        let dropped = in_comment || opens || line.is_empty() || line.starts_with("//");
        in_comment = (in_comment || opens) && !line.ends_with("*/");
        if !dropped {
            slim.push_str(line);
            slim.push('\n');
        }
    }
    slim
}

async fn icon(Path(name): Path<String>, query: RawQuery, headers: HeaderMap) -> Response {
    // Only pictures: the other files have addresses of their own.
    if name.ends_with(".svg") || name.ends_with(".png") {
        named(&name, query, headers).await
    } else {
        StatusCode::NOT_FOUND.into_response()
    }
}

async fn named(name: &str, RawQuery(query): RawQuery, headers: HeaderMap) -> Response {
    let Some(file) = find(name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let tag = format!("\"{}\"", file.version);
    let versioned = query.is_some_and(|query| query == format!("v={}", file.version));
    let keep = if versioned { "public, max-age=31536000, immutable" } else { "public, no-cache" };
    let known = headers.get(IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes());
    let answer = [(CACHE_CONTROL, keep.to_owned()), (ETAG, tag), (CONTENT_TYPE, file.kind.to_owned())];
    if known {
        (StatusCode::NOT_MODIFIED, answer).into_response()
    } else {
        (answer, file.bytes.as_slice()).into_response()
    }
}

/// Browsers fetch it without cookies, so the discreet one has an address of its own.
async fn manifest(headers: HeaderMap, name: &'static str, icon: &'static str) -> Response {
    let language = headers
        .get(axum::http::header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .map(Language::negotiate)
        .unwrap_or_default();
    let name = words::say_plainly(language, name, &[]);
    let picture = |size: u16| json!({"src": format!("/icons/{icon}-{size}.png"), "sizes": format!("{size}x{size}"), "type": PNG});
    let body = json!({
        "name": name,
        "short_name": name,
        "lang": language.tag(),
        "dir": language.direction(),
        "start_url": "/app/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#fbf7f1",
        "theme_color": "#fbf7f1",
        "icons": [picture(192), picture(512), {"src": format!("/icons/{icon}.svg"), "sizes": "any", "type": SVG}],
    });
    let kind = HeaderValue::from_static("application/manifest+json");
    ([(CONTENT_TYPE, kind), (CACHE_CONTROL, HeaderValue::from_static("public, no-cache"))], body.to_string())
        .into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slimming_keeps_what_counts() {
        let css = "/* One\n two */\n:root {\n  --bg: #fff;\n}\n\n/* Three */\na {\n}\n";
        assert_eq!(slim(css), ":root {\n--bg: #fff;\n}\na {\n}\n");
        assert_eq!(slim("// Words\nconst a = 'https://x'; // kept\n"), "const a = 'https://x'; // kept\n");
    }

    #[test]
    fn a_file_has_one_address_for_each_version() {
        assert!(address("base.css").starts_with("/base.css?v="));
        assert_eq!(address("nothing.css"), "/nothing.css");
    }
}
