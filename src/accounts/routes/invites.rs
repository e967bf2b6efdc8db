//! Invites.

use axum::Json;
use axum::extract::State;
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::accounts::access::Inviter;
use crate::accounts::actions::{self, NewInviteWish};
use crate::accounts::model::{Invite, Role};
use crate::http::{AppError, Body, Page, PathOf, ProblemBody};
use crate::ids::InviteId;
use crate::state::AppState;

pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(invites, make_invite)).routes(routes!(withdraw_invite))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct InviteRequest {
    /// What the invited become; a member where it is not given.
    role: Option<Role>,
    /// How many people it lets in.
    #[schema(minimum = 1, maximum = 1000, default = 1)]
    uses: Option<u32>,
    #[schema(minimum = 1, maximum = 365, default = 14)]
    days: Option<u32>,
    /// For those who keep the invites; the invited do not see it.
    note: Option<String>,
}

#[derive(Serialize, ToSchema)]
struct MadeInvite {
    #[serde(flatten)]
    invite: Invite,
    /// Shown once.
    code: String,
    link: String,
}

/// The invites that are still good: one's own, and to an administrator everybody's.
#[utoipa::path(get, path = "/api/v1/invites", tag = "accounts",
    responses((status = 200, body = Page<Invite>), (status = 401, body = ProblemBody),
        (status = 403, body = ProblemBody)))]
async fn invites(State(app): State<AppState>, inviter: Inviter) -> Result<Json<Page<Invite>>, AppError> {
    Ok(Json(Page::whole(actions::invites(&app, &inviter).await?)))
}

/// Makes an invite.
#[utoipa::path(post, path = "/api/v1/invites", tag = "accounts", request_body = InviteRequest,
    responses((status = 201, body = MadeInvite), (status = 401, body = ProblemBody),
        (status = 403, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn make_invite(
    State(app): State<AppState>,
    inviter: Inviter,
    Body(wish): Body<InviteRequest>,
) -> Result<(StatusCode, Json<MadeInvite>), AppError> {
    let wish = NewInviteWish {
        role: wish.role.unwrap_or(Role::Member),
        uses: wish.uses.unwrap_or(1),
        days: wish.days.unwrap_or(14),
        note: &wish.note.unwrap_or_default(),
    };
    let made = actions::make_invite(&app, &inviter, wish).await?;
    let link = format!("/join?invite={}", made.code);
    Ok((StatusCode::CREATED, Json(MadeInvite { invite: made.invite, code: made.code, link })))
}

/// Withdraws an invite.
#[utoipa::path(delete, path = "/api/v1/invites/{id}", tag = "accounts", params(("id" = InviteId, Path)),
    responses((status = 204), (status = 401, body = ProblemBody), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody)))]
async fn withdraw_invite(
    State(app): State<AppState>,
    inviter: Inviter,
    PathOf(id): PathOf<InviteId>,
) -> Result<StatusCode, AppError> {
    actions::withdraw_invite(&app, &inviter, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
