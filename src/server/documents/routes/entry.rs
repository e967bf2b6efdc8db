//! Joining, signing in, coming back, signing out: the actions of accounts behind forms.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use serde::Deserialize;

use super::answer::{page, secret_page, see_other, with_headers, with_status};
use super::reading::doorway;
use crate::accounts::{self, Caller, Entered, Handle, Recovery, Settings, SignIn, SignUp, SignedIn, Status};
use crate::http::{AppError, Form, Problem, cookie_value};
use crate::server::documents::destination::Destination;
use crate::server::documents::entry::{self, Joining, Then};
use crate::server::documents::forms::Refusal;
use crate::server::documents::frame::{Frame, Theme};
use crate::server::documents::visitor::{LANGUAGE_COOKIE, Visitor};
use crate::state::AppState;
use crate::words::Language;

/// An invite's link is `/join?invite=CODE`; `next` is where somebody was going. Whatever else stands in the
/// address, a door opens.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct DoorQuery {
    invite: String,
    next: String,
}

type Asked = Result<Query<DoorQuery>, QueryRejection>;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct JoinForm {
    handle: String,
    passphrase: String,
    adult: String,
    invite: String,
    next: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SignInForm {
    handle: String,
    passphrase: String,
    code: String,
    script: String,
    next: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct RecoveryForm {
    handle: String,
    recovery_code: String,
    new_passphrase: String,
    next: String,
}

pub async fn join_page(
    State(app): State<AppState>,
    Visitor(frame): Visitor,
    asked: Asked,
) -> Result<Response, AppError> {
    let Query(asked) = asked.unwrap_or_default();
    let next = Destination::parse(&asked.next);
    let typed = Joining { invite: asked.invite, next, ..Joining::default() };
    Ok(page(entry::join(&frame, doorway(&app).await?, &typed, &[])))
}

pub async fn join(
    State(app): State<AppState>,
    Visitor(mut frame): Visitor,
    caller: Caller,
    headers: HeaderMap,
    Form(form): Form<JoinForm>,
) -> Result<Response, AppError> {
    let adult = form.adult == "true";
    let next = Destination::parse(&form.next);
    let wish = SignUp {
        handle: &form.handle,
        passphrase: form.passphrase.into(),
        adult,
        invite: Some(form.invite.as_str()),
    };
    match accounts::sign_up(&app, &caller, wish).await {
        Ok(mut entered) => {
            frame.signed_in = true;
            entered.settings = keep_choices(&app, &frame, &headers, &entered).await?;
            let then = then(&entered, next);
            let codes =
                entry::recovery_codes(&frame, &entered.account.handle, &entered.recovery_codes, &then);
            signed_in(&app, &entered, secret_page(StatusCode::OK, codes))
        }
        Err(error) => {
            let problem = error.into_problem();
            let refusals = join_refusals(&frame, &problem, &form.handle);
            frame.back = next.through("/join");
            let typed = Joining { handle: form.handle, adult, invite: form.invite, next };
            Ok(with_status(problem.status(), entry::join(&frame, doorway(&app).await?, &typed, &refusals)))
        }
    }
}

pub async fn sign_in_page(Visitor(frame): Visitor, asked: Asked) -> Response {
    page(entry::sign_in(&frame, "", &next_of(asked), &[], false))
}

pub async fn sign_in(
    State(app): State<AppState>,
    Visitor(mut frame): Visitor,
    caller: Caller,
    Form(form): Form<SignInForm>,
) -> Result<Response, AppError> {
    let next = Destination::parse(&form.next);
    frame.back = next.through("/signin");
    let code = Some(form.code.as_str()).filter(|code| !code.is_empty());
    let wish = SignIn { handle: &form.handle, passphrase: form.passphrase.clone().into(), code };
    let problem = match accounts::sign_in(&app, &caller, wish).await {
        Ok(entered) => return signed_in(&app, &entered, see_other(&way_in(&form.script, &next))),
        Err(error) => error.into_problem(),
    };
    let refused = match problem.slug() {
        "sessions/code-needed" => {
            let step = entry::sign_in_code(&frame, &form.handle, &form.passphrase, &next, &[]);
            secret_page(StatusCode::OK, step)
        }
        "sessions/code-wrong" => {
            let told = [Refusal::at("code", &problem, frame.language)];
            let step = entry::sign_in_code(&frame, &form.handle, &form.passphrase, &next, &told);
            secret_page(problem.status(), step)
        }
        _ => {
            let told = Refusal::of(&problem, frame.language, &["handle", "passphrase"]);
            let closed = problem.slug().starts_with("accounts/suspended");
            with_status(problem.status(), entry::sign_in(&frame, &form.handle, &next, &told, closed))
        }
    };
    Ok(refused)
}

pub async fn recover_page(Visitor(frame): Visitor, asked: Asked) -> Response {
    page(entry::recover(&frame, "", &next_of(asked), &[]))
}

pub async fn recover(
    State(app): State<AppState>,
    Visitor(mut frame): Visitor,
    caller: Caller,
    Form(form): Form<RecoveryForm>,
) -> Result<Response, AppError> {
    let next = Destination::parse(&form.next);
    let wish = Recovery {
        handle: &form.handle,
        recovery_code: &form.recovery_code,
        new_passphrase: form.new_passphrase.into(),
    };
    match accounts::recover(&app, &caller, wish).await {
        Ok(entered) => {
            frame.signed_in = true;
            let shown = entry::recovered(&frame, entered.recovery_codes_left, &then(&entered, next));
            signed_in(&app, &entered, page(shown))
        }
        Err(error) => {
            let problem = error.into_problem();
            let told = recovery_refusals(&problem, frame.language);
            frame.back = next.through("/signin/recover");
            Ok(with_status(problem.status(), entry::recover(&frame, &form.handle, &next, &told)))
        }
    }
}

pub async fn sign_out(
    State(app): State<AppState>,
    asking: Result<SignedIn, AppError>,
) -> Result<Response, AppError> {
    if let Ok(asking) = asking {
        accounts::sign_out(&app, &asking.member).await?;
    }
    Ok(with_headers(see_other("/"), accounts::sign_out_cookies(&app)?))
}

fn signed_in(app: &AppState, entered: &Entered, response: Response) -> Result<Response, AppError> {
    let cookies = accounts::sign_in_cookies(app, entered.account.id, &entered.token, entered.settings)?;
    Ok(with_headers(response, cookies))
}

/// What somebody chose before they had an account stays chosen: it becomes the account's.
async fn keep_choices(
    app: &AppState,
    frame: &Frame,
    headers: &HeaderMap,
    entered: &Entered,
) -> Result<Settings, AppError> {
    let language = cookie_value(headers, LANGUAGE_COOKIE).and_then(Language::parse);
    if language.is_none() && frame.theme == Theme::System && !frame.discreet {
        return Ok(entered.settings);
    }
    let mut theirs = HeaderMap::new();
    let token =
        HeaderValue::try_from(format!("Bearer {}", entered.token.as_str())).map_err(AppError::broke)?;
    theirs.insert(AUTHORIZATION, token);
    let member = accounts::signed_in(app, &theirs).await?.member;
    accounts::change_settings(app, &member, |settings| {
        settings.language = language;
        settings.theme = frame.theme.kept();
        settings.discreet = frame.discreet;
    })
    .await
}

fn next_of(asked: Asked) -> Destination {
    Destination::parse(&asked.unwrap_or_default().0.next)
}

fn then(entered: &Entered, next: Destination) -> Then {
    if entered.status == Status::Pending { Then::Wait } else { Then::Go(next) }
}

/// To where they were going: in the app where a script ran on the page of the form, on a page elsewhere.
fn way_in(script: &str, next: &Destination) -> String {
    if script == "1" { next.with_script().to_owned() } else { next.without_script() }
}

/// Signing up names what it meets first; a form says all that is known to be wrong.
fn join_refusals(frame: &Frame, problem: &Problem, handle: &str) -> Vec<Refusal> {
    if problem.slug() != "accounts/adults-only" {
        return Refusal::of(problem, frame.language, &["handle", "passphrase", "invite"]);
    }
    let adult = Refusal { field: Some("adult"), text: frame.say("page-join-adult-needed") };
    let handle = Handle::parse(handle)
        .err()
        .map(|wrong| Refusal::at("handle", &AppError::from(wrong).into_problem(), frame.language));
    handle.into_iter().chain([adult]).collect()
}

fn recovery_refusals(problem: &Problem, language: Language) -> Vec<Refusal> {
    if problem.slug() == "accounts/recovery-wrong" {
        vec![Refusal::at("recovery_code", problem, language)]
    } else {
        Refusal::of(problem, language, &["handle", "recovery_code", "new_passphrase"])
    }
}
