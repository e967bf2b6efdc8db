//! Who asks for a page: the language, the colours and whether they are signed in.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri};

use super::frame::{Frame, Theme};
use crate::accounts;
use crate::http::{cookie_value, language_of};
use crate::state::AppState;
use crate::words::Language;

pub const LANGUAGE_COOKIE: &str = "homegroup-language";
pub const THEME_COOKIE: &str = "homegroup-theme";
pub const DISCREET_COOKIE: &str = "homegroup-discreet";
pub const NOTES_COOKIE: &str = "homegroup-notes";

/// Extracts the frame of the page that somebody asked for.
pub struct Visitor(pub Frame);

impl FromRequestParts<AppState> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Infallible> {
        Ok(Self(frame_of(app, &parts.uri, &parts.headers).await))
    }
}

pub async fn frame_of(app: &AppState, uri: &Uri, headers: &HeaderMap) -> Frame {
    let community = match accounts::community(app).await {
        Ok(community) => community.name,
        Err(error) => {
            error.into_problem();
            app.settings().community.name.clone()
        }
    };
    Frame {
        language: asked_language(uri).unwrap_or_else(|| language_of(headers)),
        theme: cookie_value(headers, THEME_COOKIE).and_then(Theme::parse).unwrap_or_default(),
        discreet: cookie_value(headers, DISCREET_COOKIE) == Some("1"),
        open_notes: cookie_value(headers, NOTES_COOKIE) == Some("1"),
        community,
        base: app.settings().server.public_url.clone(),
        // Whatever is wrong with a session is said where it is needed, not on a page that only reads.
        signed_in: accounts::signed_in(app, headers).await.is_ok(),
        path: uri.path().to_owned(),
        back: back_to(uri),
    }
}

/// The page and what was asked of it, without a language in it: that would win over the one just chosen.
fn back_to(uri: &Uri) -> String {
    let kept = uri.query().unwrap_or_default().split('&').filter(|pair| !pair.starts_with("language="));
    let kept = kept.filter(|pair| !pair.is_empty()).collect::<Vec<_>>().join("&");
    if kept.is_empty() { uri.path().to_owned() } else { format!("{}?{kept}", uri.path()) }
}

/// The help page that a phone keeps names its language in the address, because what keeps it has no
/// cookies.
fn asked_language(uri: &Uri) -> Option<Language> {
    uri.query()?.split('&').find_map(|pair| pair.strip_prefix("language=")).and_then(Language::parse)
}
