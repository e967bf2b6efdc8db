//! The published contract: OpenAPI for HTTP, AsyncAPI for the socket.

use axum::routing::get;
use axum::{Json, Router};
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{Components, InfoBuilder, OpenApi};
use utoipa_axum::router::OpenApiRouter;

use super::{documents, erase, export};
use crate::state::AppState;
use crate::{accounts, desk, meetings, moderation, rooms};

/// The live protocol as AsyncAPI 3.0.
const ASYNCAPI: &str = include_str!("asyncapi.json");

/// Every documented operation and the router that serves it, from one source.
pub(super) fn documented() -> (Router<AppState>, OpenApi) {
    let (router, mut document) = OpenApiRouter::new()
        .merge(accounts::router())
        .merge(desk::router())
        .merge(rooms::router())
        .merge(meetings::router())
        .merge(moderation::router())
        .merge(export::router())
        .merge(documents::help_router())
        .merge(erase::router())
        .split_for_parts();
    document.info = InfoBuilder::new()
        .title("Homegroup")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some("A home group online for people in recovery."))
        .build();
    let components = document.components.get_or_insert_with(Components::new);
    components.add_security_scheme(
        "token",
        SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build()),
    );
    components.add_security_scheme(
        "cookie",
        SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::new("__Host-homegroup"))),
    );
    (router, document)
}

/// The OpenAPI document.
pub fn openapi() -> OpenApi {
    documented().1
}

pub(super) fn router(document: OpenApi) -> Router<AppState> {
    Router::new().route("/api/v1/openapi.json", get(move || async move { Json(document) })).route(
        "/api/v1/asyncapi.json",
        get(|| async { ([(http::header::CONTENT_TYPE, "application/json")], ASYNCAPI) }),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::live::CLIENT_FRAMES;

    #[test]
    fn the_live_document_lists_every_frame_a_client_may_send() {
        let document: serde_json::Value = serde_json::from_str(ASYNCAPI).expect("JSON");
        let listed: Vec<&str> = document["channels"]["live"]["messages"]
            .as_object()
            .expect("messages")
            .keys()
            .filter_map(|name| name.strip_prefix("client_"))
            .collect();
        let mut frames = CLIENT_FRAMES.to_vec();
        frames.sort_unstable();
        assert_eq!(listed, frames);
        for frame in frames {
            let schema = &document["components"]["messages"][format!("client_{frame}")]["payload"];
            assert_eq!(schema["properties"]["type"]["const"], frame);
        }
    }
}
