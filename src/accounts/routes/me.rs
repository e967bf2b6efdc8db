//! One's own account.

use axum::Json;
use axum::extract::State;
use http::{HeaderMap, StatusCode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::accounts::access::SignedIn;
use crate::accounts::actions::{self, Blocked, Me, OfferedSecondFactor};
use crate::accounts::cookies;
use crate::accounts::model::{Announcements, Member, Settings, Theme};
use crate::http::{AppError, Body, Page, PathOf, ProblemBody};
use crate::ids::AccountId;
use crate::state::AppState;
use crate::words::Language;

/// What is one's own is open to whoever is signed in, let in or not; people one meets are not.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(me))
        .routes(routes!(change_settings))
        .routes(routes!(change_passphrase))
        .routes(routes!(new_recovery_codes))
        .routes(routes!(begin_second_factor, confirm_second_factor, end_second_factor))
        .routes(routes!(blocks))
        .routes(routes!(block, unblock))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SettingsRequest {
    #[schema(value_type = Option<String>, example = "fa")]
    language: Option<Language>,
    theme: Option<Theme>,
    discreet: Option<bool>,
    announcements: Option<Announcements>,
    open_notes: Option<bool>,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewPassphraseRequest {
    passphrase: String,
    #[schema(min_length = 10)]
    new_passphrase: String,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PassphraseRequest {
    passphrase: String,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct CodeRequest {
    code: String,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PassphraseAndCodeRequest {
    passphrase: String,
    code: String,
}

#[derive(Serialize, ToSchema)]
struct RecoveryCodes {
    /// Shown once.
    recovery_codes: Vec<String>,
}

/// Who one is here.
#[utoipa::path(get, path = "/api/v1/me", tag = "accounts",
    responses((status = 200, body = Me), (status = 401, body = ProblemBody)))]
async fn me(State(app): State<AppState>, asking: SignedIn) -> Result<Json<Me>, AppError> {
    Ok(Json(actions::me(&app, &asking).await?))
}

/// Changes the settings that are named.
#[utoipa::path(patch, path = "/api/v1/me/settings", tag = "accounts", request_body = SettingsRequest,
    responses((status = 200, body = Settings), (status = 401, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn change_settings(
    State(app): State<AppState>,
    asking: SignedIn,
    Body(wish): Body<SettingsRequest>,
) -> Result<(HeaderMap, Json<Settings>), AppError> {
    let settings = actions::change_settings(&app, &asking.member, |settings| {
        settings.language = wish.language.or(settings.language);
        settings.theme = wish.theme.unwrap_or(settings.theme);
        settings.discreet = wish.discreet.unwrap_or(settings.discreet);
        settings.announcements = wish.announcements.unwrap_or(settings.announcements);
        settings.open_notes = wish.open_notes.unwrap_or(settings.open_notes);
    })
    .await?;
    Ok((cookies::settings(&app, settings)?, Json(settings)))
}

/// Sets a new passphrase; other devices are signed out.
#[utoipa::path(post, path = "/api/v1/me/passphrase", tag = "accounts", request_body = NewPassphraseRequest,
    responses((status = 204), (status = 401, body = ProblemBody), (status = 403, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn change_passphrase(
    State(app): State<AppState>,
    asking: SignedIn,
    Body(wish): Body<NewPassphraseRequest>,
) -> Result<StatusCode, AppError> {
    actions::change_passphrase(&app, &asking.member, wish.passphrase.into(), wish.new_passphrase.into())
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Makes new recovery codes; the old ones work no more.
#[utoipa::path(post, path = "/api/v1/me/recovery-codes", tag = "accounts", request_body = PassphraseRequest,
    responses((status = 200, body = RecoveryCodes), (status = 401, body = ProblemBody),
        (status = 403, body = ProblemBody)))]
async fn new_recovery_codes(
    State(app): State<AppState>,
    asking: SignedIn,
    Body(wish): Body<PassphraseRequest>,
) -> Result<Json<RecoveryCodes>, AppError> {
    let recovery_codes = actions::new_recovery_codes(&app, &asking.member, wish.passphrase.into()).await?;
    Ok(Json(RecoveryCodes { recovery_codes }))
}

/// Offers a secret for an app that makes codes.
#[utoipa::path(post, path = "/api/v1/me/second-factor", tag = "accounts", request_body = PassphraseRequest,
    responses((status = 200, body = OfferedSecondFactor), (status = 401, body = ProblemBody),
        (status = 403, body = ProblemBody), (status = 409, body = ProblemBody)))]
async fn begin_second_factor(
    State(app): State<AppState>,
    asking: SignedIn,
    Body(wish): Body<PassphraseRequest>,
) -> Result<Json<OfferedSecondFactor>, AppError> {
    Ok(Json(actions::begin_second_factor(&app, &asking.member, wish.passphrase.into()).await?))
}

/// Turns the second factor on by a first code.
#[utoipa::path(put, path = "/api/v1/me/second-factor", tag = "accounts", request_body = CodeRequest,
    responses((status = 204), (status = 401, body = ProblemBody), (status = 409, body = ProblemBody)))]
async fn confirm_second_factor(
    State(app): State<AppState>,
    asking: SignedIn,
    Body(wish): Body<CodeRequest>,
) -> Result<StatusCode, AppError> {
    actions::confirm_second_factor(&app, &asking.member, &wish.code).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Turns the second factor off.
#[utoipa::path(delete, path = "/api/v1/me/second-factor", tag = "accounts",
    request_body = PassphraseAndCodeRequest,
    responses((status = 204), (status = 401, body = ProblemBody), (status = 403, body = ProblemBody),
        (status = 409, body = ProblemBody)))]
async fn end_second_factor(
    State(app): State<AppState>,
    asking: SignedIn,
    Body(wish): Body<PassphraseAndCodeRequest>,
) -> Result<StatusCode, AppError> {
    actions::end_second_factor(&app, &asking.member, wish.passphrase.into(), &wish.code).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Whom one has blocked.
#[utoipa::path(get, path = "/api/v1/me/blocks", tag = "accounts",
    responses((status = 200, body = Page<Blocked>), (status = 401, body = ProblemBody)))]
async fn blocks(State(app): State<AppState>, member: Member) -> Result<Json<Page<Blocked>>, AppError> {
    Ok(Json(Page::whole(actions::blocks_of(&app, &member).await?)))
}

/// Blocks somebody. They are not told, and from then on neither meets the other.
#[utoipa::path(put, path = "/api/v1/me/blocks/{account_id}", tag = "accounts",
    params(("account_id" = AccountId, Path)),
    responses((status = 204), (status = 401, body = ProblemBody), (status = 409, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn block(
    State(app): State<AppState>,
    member: Member,
    PathOf(other): PathOf<AccountId>,
) -> Result<StatusCode, AppError> {
    actions::block(&app, &member, other).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Lifts a block of one's own.
#[utoipa::path(delete, path = "/api/v1/me/blocks/{account_id}", tag = "accounts",
    params(("account_id" = AccountId, Path)),
    responses((status = 204), (status = 401, body = ProblemBody)))]
async fn unblock(
    State(app): State<AppState>,
    member: Member,
    PathOf(other): PathOf<AccountId>,
) -> Result<StatusCode, AppError> {
    actions::unblock(&app, &member, other).await?;
    Ok(StatusCode::NO_CONTENT)
}
