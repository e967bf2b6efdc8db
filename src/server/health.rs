//! Whether the server lives and can serve.

use std::time::Duration;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use http::StatusCode;
use serde_json::json;

use crate::state::AppState;

/// A database that does not answer within this is not ready.
const PATIENCE: Duration = Duration::from_secs(2);

pub(super) fn router() -> Router<AppState> {
    Router::new().route("/healthz", get(alive)).route("/readyz", get(ready))
}

async fn alive() -> Response {
    Json(json!({ "status": "ok" })).into_response()
}

async fn ready(State(app): State<AppState>) -> Response {
    match tokio::time::timeout(PATIENCE, app.database().answers()).await {
        Ok(Ok(())) => Json(json!({ "status": "ok" })).into_response(),
        _ => {
            let body = Json(json!({ "status": "failing", "part": "database" }));
            (StatusCode::SERVICE_UNAVAILABLE, body).into_response()
        }
    }
}
