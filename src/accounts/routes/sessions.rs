//! One's own devices.

use axum::Json;
use axum::extract::State;
use http::{HeaderMap, StatusCode};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::accounts::access::SignedIn;
use crate::accounts::model::Session;
use crate::accounts::{actions, cookies};
use crate::http::{AppError, Page, PathOf, ProblemBody};
use crate::ids::SessionId;
use crate::state::AppState;

pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(sessions))
        .routes(routes!(sign_out))
        .routes(routes!(end_other_sessions))
        .routes(routes!(end_session))
}

/// The devices that are signed in.
#[utoipa::path(get, path = "/api/v1/sessions", tag = "accounts",
    responses((status = 200, body = Page<Session>), (status = 401, body = ProblemBody)))]
async fn sessions(State(app): State<AppState>, asking: SignedIn) -> Result<Json<Page<Session>>, AppError> {
    Ok(Json(Page::whole(actions::sessions(&app, &asking.member).await?)))
}

/// Signs this device out.
#[utoipa::path(delete, path = "/api/v1/sessions/current", tag = "accounts",
    responses((status = 204), (status = 401, body = ProblemBody)))]
async fn sign_out(
    State(app): State<AppState>,
    asking: SignedIn,
) -> Result<(StatusCode, HeaderMap), AppError> {
    actions::sign_out(&app, &asking.member).await?;
    Ok((StatusCode::NO_CONTENT, cookies::sign_out(&app)?))
}

/// Signs every other device out.
#[utoipa::path(delete, path = "/api/v1/sessions/others", tag = "accounts",
    responses((status = 204), (status = 401, body = ProblemBody)))]
async fn end_other_sessions(State(app): State<AppState>, asking: SignedIn) -> Result<StatusCode, AppError> {
    actions::end_other_sessions(&app, &asking.member).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Signs one device out.
#[utoipa::path(delete, path = "/api/v1/sessions/{id}", tag = "accounts", params(("id" = SessionId, Path)),
    responses((status = 204), (status = 401, body = ProblemBody), (status = 404, body = ProblemBody)))]
async fn end_session(
    State(app): State<AppState>,
    asking: SignedIn,
    PathOf(id): PathOf<SessionId>,
) -> Result<StatusCode, AppError> {
    actions::end_session(&app, &asking.member, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
