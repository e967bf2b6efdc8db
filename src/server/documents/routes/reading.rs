//! Pages to read.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::http::header::ACCEPT_LANGUAGE;
use axum::response::Response;
use serde::Deserialize;

use super::answer::page;
use crate::accounts;
use crate::config::Registration;
use crate::http::AppError;
use crate::server::documents::help::{HelpPage, all_numbers};
use crate::server::documents::numbers::{country, country_guessed};
use crate::server::documents::visitor::Visitor;
use crate::server::documents::welcome::Doorway;
use crate::server::documents::{reading, welcome};
use crate::state::AppState;

/// What may stand behind `/help?`. Anything else there is let be: this page always opens.
#[derive(Debug, Default, Deserialize)]
pub struct HelpQuery {
    #[serde(default)]
    country: String,
}

pub async fn welcome(State(app): State<AppState>, Visitor(frame): Visitor) -> Result<Response, AppError> {
    Ok(page(welcome::welcome(&frame, doorway(&app).await?)))
}

pub async fn help(
    State(app): State<AppState>,
    query: Result<Query<HelpQuery>, QueryRejection>,
    headers: HeaderMap,
    Visitor(frame): Visitor,
) -> Response {
    let asked = query.map(|Query(query)| query.country).unwrap_or_default();
    let settings = &app.settings().help;
    let chosen = country(&asked).or_else(|| country(&settings.country));
    let guess =
        || headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).and_then(country_guessed);
    let guessed = if chosen.is_none() { guess() } else { None };
    let help =
        HelpPage { country: chosen.or(guessed), guessed: guessed.is_some(), own_lines: &settings.lines };
    page(help.show(&frame))
}

pub async fn numbers(Visitor(frame): Visitor) -> Response {
    page(all_numbers(&frame))
}

pub async fn safety(Visitor(frame): Visitor) -> Response {
    page(reading::safety(&frame))
}

pub async fn guidelines(Visitor(frame): Visitor) -> Response {
    page(reading::guidelines(&frame))
}

pub async fn privacy(State(app): State<AppState>, Visitor(frame): Visitor) -> Response {
    page(reading::privacy(&frame, app.settings().moderation.keep_days))
}

pub async fn about(Visitor(frame): Visitor) -> Response {
    page(reading::about(&frame, env!("CARGO_PKG_VERSION")))
}

/// How people come in, as an administrator has set it.
pub async fn doorway(app: &AppState) -> Result<Doorway, AppError> {
    Ok(match accounts::community(app).await?.registration {
        Registration::Open => Doorway::Open,
        Registration::Invite => Doorway::Invite,
        Registration::Approval => Doorway::Approval,
    })
}
