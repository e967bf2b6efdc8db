//! The doors: signing up, signing in, coming back.

use axum::Json;
use axum::extract::State;
use http::{HeaderMap, StatusCode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::accounts::actions::{self, Entered, Recovery, SignIn, SignUp};
use crate::accounts::cookies::{self, Caller};
use crate::accounts::model::{Account, Status};
use crate::config::Registration;
use crate::http::{AppError, Body, ProblemBody};
use crate::state::AppState;
use crate::words::Language;

pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(community))
        .routes(routes!(sign_up))
        .routes(routes!(sign_in))
        .routes(routes!(recover))
}

/// What anybody may know of the community.
#[derive(Serialize, ToSchema)]
struct PublicCommunity {
    name: String,
    registration: Registration,
    #[schema(value_type = Vec<String>)]
    languages: [Language; 3],
    version: &'static str,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SignUpRequest {
    #[schema(min_length = 3, max_length = 24)]
    handle: String,
    #[schema(min_length = 10)]
    passphrase: String,
    /// Said by the person: the community is for adults.
    adult: bool,
    invite: Option<String>,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SignInRequest {
    handle: String,
    passphrase: String,
    /// Of the second factor, where it is on.
    code: Option<String>,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct RecoveryRequest {
    handle: String,
    recovery_code: String,
    new_passphrase: String,
}

#[derive(Serialize, ToSchema)]
struct SignedUp {
    account: Account,
    token: String,
    /// Shown once. Each lets the person back in, once.
    recovery_codes: Vec<String>,
    status: Status,
}

#[derive(Serialize, ToSchema)]
struct SignedInAnswer {
    account: Account,
    token: String,
}

#[derive(Serialize, ToSchema)]
struct Recovered {
    account: Account,
    token: String,
    recovery_codes_left: u64,
}

/// What the community is called and who may sign up.
#[utoipa::path(get, path = "/api/v1/community", tag = "accounts",
    responses((status = 200, body = PublicCommunity)))]
async fn community(State(app): State<AppState>) -> Result<Json<PublicCommunity>, AppError> {
    let community = actions::community(&app).await?;
    Ok(Json(PublicCommunity {
        name: community.name,
        registration: community.registration,
        languages: Language::ALL,
        version: env!("CARGO_PKG_VERSION"),
    }))
}

/// Makes an account and signs it in.
#[utoipa::path(post, path = "/api/v1/accounts", tag = "accounts", request_body = SignUpRequest,
    responses((status = 201, body = SignedUp), (status = 403, body = ProblemBody),
        (status = 409, body = ProblemBody), (status = 422, body = ProblemBody),
        (status = 429, body = ProblemBody)))]
async fn sign_up(
    State(app): State<AppState>,
    caller: Caller,
    Body(wish): Body<SignUpRequest>,
) -> Result<(StatusCode, HeaderMap, Json<SignedUp>), AppError> {
    let wish = SignUp {
        handle: &wish.handle,
        passphrase: wish.passphrase.into(),
        adult: wish.adult,
        invite: wish.invite.as_deref(),
    };
    let entered = actions::sign_up(&app, &caller, wish).await?;
    let cookies = cookies_of(&app, &entered)?;
    let answer = SignedUp {
        account: entered.account,
        token: entered.token.as_str().to_owned(),
        recovery_codes: entered.recovery_codes,
        status: entered.status,
    };
    Ok((StatusCode::CREATED, cookies, Json(answer)))
}

/// Signs a device in.
#[utoipa::path(post, path = "/api/v1/sessions", tag = "accounts", request_body = SignInRequest,
    responses((status = 201, body = SignedInAnswer), (status = 401, body = ProblemBody),
        (status = 403, body = ProblemBody), (status = 429, body = ProblemBody)))]
async fn sign_in(
    State(app): State<AppState>,
    caller: Caller,
    Body(wish): Body<SignInRequest>,
) -> Result<(StatusCode, HeaderMap, Json<SignedInAnswer>), AppError> {
    let wish =
        SignIn { handle: &wish.handle, passphrase: wish.passphrase.into(), code: wish.code.as_deref() };
    let entered = actions::sign_in(&app, &caller, wish).await?;
    let cookies = cookies_of(&app, &entered)?;
    let answer = SignedInAnswer { account: entered.account, token: entered.token.as_str().to_owned() };
    Ok((StatusCode::CREATED, cookies, Json(answer)))
}

/// Signs a device in by a recovery code, with a new passphrase.
#[utoipa::path(post, path = "/api/v1/recoveries", tag = "accounts", request_body = RecoveryRequest,
    responses((status = 201, body = Recovered), (status = 401, body = ProblemBody),
        (status = 422, body = ProblemBody), (status = 429, body = ProblemBody)))]
async fn recover(
    State(app): State<AppState>,
    caller: Caller,
    Body(wish): Body<RecoveryRequest>,
) -> Result<(StatusCode, HeaderMap, Json<Recovered>), AppError> {
    let wish = Recovery {
        handle: &wish.handle,
        recovery_code: &wish.recovery_code,
        new_passphrase: wish.new_passphrase.into(),
    };
    let entered = actions::recover(&app, &caller, wish).await?;
    let cookies = cookies_of(&app, &entered)?;
    let answer = Recovered {
        account: entered.account,
        token: entered.token.as_str().to_owned(),
        recovery_codes_left: entered.recovery_codes_left,
    };
    Ok((StatusCode::CREATED, cookies, Json(answer)))
}

fn cookies_of(app: &AppState, entered: &Entered) -> Result<HeaderMap, AppError> {
    cookies::sign_in(app, entered.account.id, &entered.token, entered.settings)
}
