//! Language, colours and discreet mode, and leaving.

use axum::extract::State;
use axum::http::header::{HeaderName, LOCATION};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use cookie::time::Duration;
use cookie::{Cookie, SameSite};
use serde::Deserialize;

use super::answer::{see_other, with_cookie, with_headers};
use crate::accounts::{self, SignedIn};
use crate::http::{AppError, Form};
use crate::server::documents::destination::own_path;
use crate::server::documents::frame::Theme;
use crate::server::documents::visitor::{DISCREET_COOKIE, LANGUAGE_COOKIE, THEME_COOKIE};
use crate::state::AppState;
use crate::words::Language;

/// One of them is pressed at a time.
#[derive(Debug, Deserialize)]
pub struct Choice {
    language: Option<String>,
    theme: Option<String>,
    /// "on" or "off".
    discreet: Option<String>,
    #[serde(default)]
    back: String,
}

pub async fn choose(
    State(app): State<AppState>,
    asking: Result<SignedIn, AppError>,
    Form(choice): Form<Choice>,
) -> Result<Response, AppError> {
    let language = choice.language.as_deref().and_then(Language::parse);
    let theme = choice.theme.as_deref().and_then(Theme::parse);
    let discreet = choice.discreet.as_deref().map(|pressed| pressed == "on");
    if let Ok(asking) = asking {
        // Their other devices, and the next sign-in on this one, look the same.
        accounts::change_settings(&app, &asking.member, |settings| {
            settings.language = language.or(settings.language);
            settings.theme = theme.map_or(settings.theme, Theme::kept);
            settings.discreet = discreet.unwrap_or(settings.discreet);
        })
        .await?;
    }
    let mut response = see_other(own_path(&choice.back).unwrap_or("/"));
    if let Some(language) = language {
        response = with_cookie(response, &preference(&app, LANGUAGE_COOKIE, language.tag()));
    }
    if let Some(theme) = theme {
        response = with_cookie(response, &preference(&app, THEME_COOKIE, theme.tag()));
    }
    match discreet {
        Some(true) => response = with_cookie(response, &preference(&app, DISCREET_COOKIE, "1")),
        Some(false) => response = with_cookie(response, &forgotten(&app, DISCREET_COOKIE)),
        None => {}
    }
    Ok(response)
}

/// Leaves for the neutral site. The session ends and what this browser kept of us goes, unless another site
/// sent the person here: then it would be that site's doing, not theirs.
pub async fn exit(
    State(app): State<AppState>,
    headers: HeaderMap,
    asking: Result<SignedIn, AppError>,
) -> Result<Response, AppError> {
    let neutral = HeaderValue::from_str(&app.settings().server.neutral_site);
    let neutral = neutral.unwrap_or(HeaderValue::from_static("https://www.bbc.com/weather"));
    let response = (StatusCode::SEE_OTHER, [(LOCATION, neutral)]).into_response();
    let from = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
    if !matches!(from, None | Some(b"same-origin" | b"none")) {
        return Ok(response);
    }
    if let Ok(asking) = asking
        && let Err(error) = accounts::sign_out(&app, &asking.member).await
    {
        // Getting away counts for more: the cookie goes in any case.
        error.into_problem();
    }
    let mut response = with_headers(response, accounts::sign_out_cookies(&app)?);
    let everything = HeaderValue::from_static("\"cache\", \"cookies\", \"storage\"");
    response.headers_mut().insert(HeaderName::from_static("clear-site-data"), everything);
    Ok(response)
}

/// A year; scripts of ours read it too.
fn preference<'c>(app: &AppState, name: &'c str, value: &'c str) -> Cookie<'c> {
    Cookie::build((name, value))
        .path("/")
        .same_site(SameSite::Lax)
        .secure(app.settings().server.public_url.starts_with("https://"))
        .max_age(Duration::days(365))
        .build()
}

fn forgotten<'c>(app: &AppState, name: &'c str) -> Cookie<'c> {
    let mut cookie = preference(app, name, "");
    cookie.set_max_age(Duration::ZERO);
    cookie
}
