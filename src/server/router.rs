//! One router of everything, inside the layers that every request passes.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use std::time::Duration;
use tokio_util::task::TaskTracker;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};
use tower_http::timeout::TimeoutLayer;

use super::doors::Doors;
use super::{app as web_app, contract, documents, health};
use crate::http::{Problem, guard, hear_out, in_the_readers_language, once};
use crate::live;
use crate::meetings::feeds;
use crate::state::AppState;

/// No request takes longer: what it held of the database is given back.
const REQUEST: Duration = Duration::from_secs(30);

pub(super) fn router(app: &AppState, tasks: &TaskTracker) -> Router {
    let (api, document) = contract::documented();
    let body = app.settings().limits.body_bytes as usize;
    let api = api
        .merge(contract::router(document))
        .layer(from_fn_with_state(app.clone(), once))
        // Lists of messages are long and repeat themselves. Answers with secrets (a token) are small and
        // stay as they are.
        .layer(
            CompressionLayer::new()
                .compress_when(SizeAbove::new(1024).and(NotForContentType::const_new("application/zip"))),
        );
    let pages = documents::router().merge(web_app::router());
    Router::new()
        .merge(api)
        .merge(pages)
        .merge(feeds::router())
        .merge(health::router())
        .fallback(not_found)
        .method_not_allowed_fallback(|| async { Problem::new(StatusCode::METHOD_NOT_ALLOWED, "http/method") })
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, REQUEST))
        .with_state(app.clone())
        .merge(live::router(app.clone(), Doors(app.clone()), tasks.clone()))
        .layer(DefaultBodyLimit::max(body))
        .layer(from_fn_with_state(app.clone(), hear_out))
        .layer(CatchPanicLayer::custom(|_| {
            metrics::counter!("homegroup_panics_total").increment(1);
            Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "http/broke").into_response()
        }))
        .layer(from_fn_with_state(app.clone(), guard))
        // Outside the guard, so that its refusals are words in the reader's language too.
        .layer(from_fn(in_the_readers_language))
        .layer(from_fn_with_state(app.clone(), documents::problems_as_pages))
}

async fn not_found() -> Response {
    Problem::new(StatusCode::NOT_FOUND, "http/not-found").into_response()
}
