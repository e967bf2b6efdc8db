//! Raid mode and waves.

use axum::Json;
use axum::extract::State;
use http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::http::{AppError, Body, Page, PathOf, ProblemBody};
use crate::ids::{AccountId, RoomId};
use crate::moderation::access::{CommunityModerator, Moderator};
use crate::moderation::actions::{self, InWave, Purged, RaidView, Wave, WaveId};
use crate::moderation::error::ModerationError;
use crate::rooms::RoomModerator;
use crate::state::AppState;

pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_raids, put_raid))
        .routes(routes!(put_room_raid))
        .routes(routes!(list_waves))
        .routes(routes!(wave_people))
        .routes(routes!(purge_wave))
}

/// Raid mode of the last week, the newest first, in the rooms one looks after.
#[utoipa::path(get, path = "/api/v1/moderation/raid", tag = "moderation",
    responses((status = 200, body = Page<RaidView>), (status = 403, body = ProblemBody)))]
async fn list_raids(
    State(app): State<AppState>,
    moderator: Moderator,
) -> Result<Json<Page<RaidView>>, AppError> {
    Ok(Json(Page::whole(actions::raids(&app, &moderator).await?)))
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct RaidRequest {
    on: bool,
    /// For how long; 12 where nothing is said.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 168)]
    hours: Option<u32>,
}

/// Switches raid mode of the whole community: new people wait to be let in, doors are closed, links are off, and
/// what new accounts write waits for a moderator.
#[utoipa::path(put, path = "/api/v1/moderation/raid", tag = "moderation", request_body = RaidRequest,
    responses((status = 204), (status = 403, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn put_raid(
    State(app): State<AppState>,
    moderator: CommunityModerator,
    Body(request): Body<RaidRequest>,
) -> Result<StatusCode, AppError> {
    actions::put_raid(&app, moderator.0.id, None, request.on, request.hours).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Switches raid mode of one room.
#[utoipa::path(put, path = "/api/v1/moderation/rooms/{id}/raid", tag = "moderation",
    params(("id" = RoomId, Path)), request_body = RaidRequest,
    responses((status = 204), (status = 403, body = ProblemBody), (status = 404, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn put_room_raid(
    State(app): State<AppState>,
    moderator: RoomModerator,
    Body(request): Body<RaidRequest>,
) -> Result<StatusCode, AppError> {
    let (by, room) = (moderator.member.id, moderator.room());
    actions::put_raid(&app, by, Some(room), request.on, request.hours).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Accounts that came together in the last week: by one invite, or into one raid.
#[utoipa::path(get, path = "/api/v1/moderation/waves", tag = "moderation",
    responses((status = 200, body = Page<Wave>), (status = 403, body = ProblemBody)))]
async fn list_waves(
    State(app): State<AppState>,
    _: CommunityModerator,
) -> Result<Json<Page<Wave>>, AppError> {
    Ok(Json(Page::whole(actions::waves(&app).await?)))
}

/// Who is in a wave.
#[utoipa::path(get, path = "/api/v1/moderation/waves/{id}", tag = "moderation",
    params(("id" = String, Path, description = "`raid:ID` or `invite:ID`")),
    responses((status = 200, body = Page<InWave>), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody)))]
async fn wave_people(
    State(app): State<AppState>,
    _: CommunityModerator,
    PathOf(id): PathOf<String>,
) -> Result<Json<Page<InWave>>, AppError> {
    let wave = WaveId::parse(&id).ok_or(ModerationError::WaveNotFound)?;
    Ok(Json(Page::whole(actions::people(&app, wave).await?)))
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PurgeRequest {
    /// Who came in the same hour by chance.
    #[serde(default)]
    #[schema(max_items = 500)]
    spare: Vec<AccountId>,
}

/// Closes the accounts of a wave and takes away what they wrote. Each of them can appeal.
#[utoipa::path(post, path = "/api/v1/moderation/waves/{id}/purge", tag = "moderation",
    params(("id" = String, Path, description = "`raid:ID` or `invite:ID`")), request_body = PurgeRequest,
    responses((status = 200, body = Purged), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn purge_wave(
    State(app): State<AppState>,
    moderator: CommunityModerator,
    PathOf(id): PathOf<String>,
    Body(request): Body<PurgeRequest>,
) -> Result<Json<Purged>, AppError> {
    let wave = WaveId::parse(&id).ok_or(ModerationError::WaveNotFound)?;
    if request.spare.len() > 500 {
        return Err(ModerationError::RaidUnfit.into());
    }
    Ok(Json(actions::purge(&app, moderator.0.id, wave, &request.spare).await?))
}
