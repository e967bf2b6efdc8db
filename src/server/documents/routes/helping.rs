//! The numbers of the help page for a card in the app.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::ACCEPT_LANGUAGE;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::http::language_of;
use crate::server::documents::help_card::{HelpNumbers, numbers};
use crate::state::AppState;

pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(help_numbers))
}

/// The two or three numbers of the reader's country. Nobody needs to be signed in for it.
#[utoipa::path(get, path = "/api/v1/help/numbers", tag = "help", responses((status = 200, body = HelpNumbers)))]
async fn help_numbers(State(app): State<AppState>, headers: HeaderMap) -> Json<HelpNumbers> {
    Json(numbers_for(&app, &headers))
}

/// Those of the country that the settings name, or that the browser's languages speak of.
pub(super) fn numbers_for(app: &AppState, headers: &HeaderMap) -> HelpNumbers {
    let asked = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    numbers(&app.settings().help, asked, language_of(headers))
}
