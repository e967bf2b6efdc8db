//! The addresses of the feeds. Whatever stands behind a question mark is let be: readers put the time there.

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE, HeaderName};
use http::{HeaderMap, HeaderValue};

use super::{OngoingRoom, Publisher, calendar, meeting_guide};
use crate::accounts;
use crate::http::AppError;
use crate::meetings::access::Viewer;
use crate::meetings::actions;
use crate::rooms;
use crate::state::AppState;

pub fn router() -> Router<AppState> {
    Router::new()
        .route("/feeds/meetings.json", get(guide))
        .route("/feeds/meetings.ics", get(calendar_of_all))
        .layer(axum::middleware::map_response(for_every_page))
}

/// Pages of other sites may read what is for everybody; a session of ours plays no part in it.
async fn for_every_page(mut response: Response) -> Response {
    const HEADERS: [(HeaderName, &str); 4] = [
        (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
        (HeaderName::from_static("x-robots-tag"), "all"),
        (CACHE_CONTROL, "public, max-age=60"),
    ];
    for (name, value) in HEADERS {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

async fn guide(State(app): State<AppState>, headers: HeaderMap) -> Result<Response, AppError> {
    let community = accounts::community(&app).await?.name;
    let publisher = Publisher::of(&app, community, &headers);
    let series = actions::visible(&app, &Viewer(None)).await?;
    let mut ongoing = Vec::new();
    if app.settings().meetings.feed_rooms {
        ongoing = rooms::open_rooms(&app).await?.into_iter().map(OngoingRoom::from).collect();
    }
    let rows = meeting_guide(&publisher, &series, ongoing, app.now()).map_err(AppError::broke)?;
    Ok(([(CONTENT_TYPE, "application/json")], rows).into_response())
}

async fn calendar_of_all(State(app): State<AppState>, headers: HeaderMap) -> Result<Response, AppError> {
    let community = accounts::community(&app).await?.name;
    let publisher = Publisher::of(&app, community, &headers);
    let series = actions::visible(&app, &Viewer(None)).await?;
    let calendar = calendar(&publisher, &publisher.community, &series, app.now());
    Ok(([(CONTENT_TYPE, "text/calendar; charset=utf-8")], calendar).into_response())
}

impl From<rooms::OpenRoom> for OngoingRoom {
    fn from(room: rooms::OpenRoom) -> Self {
        Self {
            id: room.id.to_string(),
            name: room.name,
            description: room.description,
            language: room.language,
            since: room.created_at,
        }
    }
}
