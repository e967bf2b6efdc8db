//! The addresses of the pages.

mod answer;
mod choices;
mod decisions;
mod entry;
mod helping;
mod meetings;
mod messages;
mod pages_of_problems;
mod reading;
mod rooms;

use axum::Router;
use axum::http::header::{CONTENT_TYPE, HeaderName, REFERRER_POLICY};
use axum::http::{Extensions, HeaderMap, HeaderValue, StatusCode, Version};
use axum::response::Response;
use axum::routing::{get, post};
use tower_http::compression::CompressionLayer;

pub use helping::router as help_router;
pub use pages_of_problems::problems_as_pages;

use super::assets;
use crate::state::AppState;

pub fn router() -> Router<AppState> {
    Router::new()
        .route("/", get(reading::welcome))
        .route("/help", get(reading::help))
        .route("/help/numbers", get(reading::numbers))
        .route("/help/safety", get(reading::safety))
        .route("/guidelines", get(reading::guidelines))
        .route("/privacy", get(reading::privacy))
        .route("/transparency", get(reading::transparency))
        .route("/about", get(reading::about))
        .route("/meetings", get(meetings::schedule))
        .route("/meetings/{slug}", get(meetings::series))
        .route("/join", get(entry::join_page).post(entry::join))
        .route("/signin", get(entry::sign_in_page).post(entry::sign_in))
        .route("/appeal", get(decisions::door).post(decisions::appeal_from_outside))
        .route("/signin/recover", get(entry::recover_page).post(entry::recover))
        .layer(axum::middleware::map_response(may_be_found))
        .route("/signout", post(entry::sign_out))
        .route("/rooms", get(rooms::list))
        .route("/rooms/{id}/plain", get(rooms::read).post(rooms::reply))
        .route("/rooms/{id}/join", post(rooms::join))
        .route("/rooms/{id}/leave", post(rooms::leave))
        .route("/rooms/{id}/messages/{message}", get(messages::read))
        .route("/rooms/{id}/messages/{message}/edit", post(messages::edit))
        .route("/rooms/{id}/messages/{message}/remove", post(messages::remove))
        .route("/rooms/{id}/messages/{message}/reactions", post(messages::react))
        .route("/rooms/{id}/messages/{message}/report", get(messages::report_form).post(messages::report))
        .route("/talks", post(rooms::ask_to_talk))
        .route("/decisions", get(decisions::read))
        .route("/decisions/{id}/appeal", post(decisions::appeal))
        .route("/exit", get(choices::exit))
        .route("/language", post(choices::choose))
        .merge(assets::router())
        .layer(axum::middleware::map_response(same_origin_referrer))
        .layer(CompressionLayer::new().compress_when(is_safe_to_compress))
}

/// Search engines may lead people to help.
async fn may_be_found(mut response: Response) -> Response {
    response.headers_mut().insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("all"));
    response
}

/// With no referrer at all a browser sends `Origin: null` with a form, and the form would be refused as
/// coming from elsewhere. Other sites still learn nothing.
async fn same_origin_referrer(mut response: Response) -> Response {
    response.headers_mut().insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    response
}

/// How well a page compresses tells something about what is in it; a page with a secret and with words
/// that somebody else may have chosen goes as it is. Pictures are small already.
fn is_safe_to_compress(_: StatusCode, _: Version, headers: &HeaderMap, extensions: &Extensions) -> bool {
    let picture = headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes() == b"image/png");
    !picture && extensions.get::<answer::HoldsSecret>().is_none()
}
