//! What administrators do with accounts and the community.

use axum::Json;
use axum::extract::State;
use http::StatusCode;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::accounts::access::Admin;
use crate::accounts::actions::{self, Community, MemberFilter, Person};
use crate::accounts::model::{Role, Status};
use crate::config::Registration;
use crate::http::{AppError, Body, Page, PathOf, ProblemBody, QueryOf, clamp};
use crate::ids::AccountId;
use crate::state::AppState;

pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(members))
        .routes(routes!(put_role))
        .routes(routes!(admit_member, turn_away))
        .routes(routes!(suspend, let_back))
        .routes(routes!(community_settings, put_community_settings))
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct MembersQuery {
    /// A part of the name.
    query: Option<String>,
    status: Option<Status>,
    limit: Option<u32>,
    /// The `next` of the page before.
    after: Option<AccountId>,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct RoleRequest {
    role: Role,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct CommunityRequest {
    name: Option<String>,
    registration: Option<Registration>,
}

/// Everybody who has an account.
#[utoipa::path(get, path = "/api/v1/members", tag = "administration", params(MembersQuery),
    responses((status = 200, body = Page<Person>), (status = 401, body = ProblemBody),
        (status = 403, body = ProblemBody)))]
async fn members(
    State(app): State<AppState>,
    _: Admin,
    QueryOf(query): QueryOf<MembersQuery>,
) -> Result<Json<Page<Person>>, AppError> {
    let filter = MemberFilter {
        name: query.query.as_deref(),
        status: query.status,
        after: query.after,
        limit: clamp(query.limit, 50, 200),
    };
    Ok(Json(actions::members(&app, filter).await?))
}

/// Gives somebody another role.
#[utoipa::path(put, path = "/api/v1/members/{id}/role", tag = "administration",
    params(("id" = AccountId, Path)), request_body = RoleRequest,
    responses((status = 204), (status = 401, body = ProblemBody), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody)))]
async fn put_role(
    State(app): State<AppState>,
    admin: Admin,
    PathOf(id): PathOf<AccountId>,
    Body(wish): Body<RoleRequest>,
) -> Result<StatusCode, AppError> {
    actions::put_role(&app, &admin, id, wish.role).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Lets somebody in who waits.
#[utoipa::path(put, path = "/api/v1/members/{id}/approval", tag = "administration",
    params(("id" = AccountId, Path)),
    responses((status = 204), (status = 401, body = ProblemBody), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody)))]
async fn admit_member(
    State(app): State<AppState>,
    admin: Admin,
    PathOf(id): PathOf<AccountId>,
) -> Result<StatusCode, AppError> {
    actions::admit_member(&app, admin.0.id, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Turns somebody away who waits; nothing of them is kept.
#[utoipa::path(delete, path = "/api/v1/members/{id}/approval", tag = "administration",
    params(("id" = AccountId, Path)),
    responses((status = 204), (status = 401, body = ProblemBody), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody)))]
async fn turn_away(
    State(app): State<AppState>,
    admin: Admin,
    PathOf(id): PathOf<AccountId>,
) -> Result<StatusCode, AppError> {
    actions::turn_away(&app, admin.0.id, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Signs somebody out everywhere and keeps them out.
#[utoipa::path(put, path = "/api/v1/members/{id}/suspension", tag = "administration",
    params(("id" = AccountId, Path)),
    responses((status = 204), (status = 401, body = ProblemBody), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody)))]
async fn suspend(
    State(app): State<AppState>,
    admin: Admin,
    PathOf(id): PathOf<AccountId>,
) -> Result<StatusCode, AppError> {
    actions::suspend(&app, &admin, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Lets somebody back who was suspended.
#[utoipa::path(delete, path = "/api/v1/members/{id}/suspension", tag = "administration",
    params(("id" = AccountId, Path)),
    responses((status = 204), (status = 401, body = ProblemBody), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody)))]
async fn let_back(
    State(app): State<AppState>,
    admin: Admin,
    PathOf(id): PathOf<AccountId>,
) -> Result<StatusCode, AppError> {
    actions::let_back(&app, &admin, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What holds for the whole community.
#[utoipa::path(get, path = "/api/v1/community/settings", tag = "administration",
    responses((status = 200, body = Community), (status = 401, body = ProblemBody),
        (status = 403, body = ProblemBody)))]
async fn community_settings(State(app): State<AppState>, _: Admin) -> Result<Json<Community>, AppError> {
    Ok(Json(actions::community(&app).await?))
}

/// Changes the settings that are named.
#[utoipa::path(patch, path = "/api/v1/community/settings", tag = "administration",
    request_body = CommunityRequest,
    responses((status = 200, body = Community), (status = 401, body = ProblemBody),
        (status = 403, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn put_community_settings(
    State(app): State<AppState>,
    admin: Admin,
    Body(wish): Body<CommunityRequest>,
) -> Result<Json<Community>, AppError> {
    Ok(Json(actions::put_community(&app, &admin, wish.name.as_deref(), wish.registration).await?))
}
