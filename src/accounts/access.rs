//! Who is asking. An extractor checks, and hands over what it loaded; nothing else makes a [`Member`].
//!
//! The token comes in the cookie or as `Authorization: Bearer`, never in the address. A request that carries
//! an `Authorization` header is judged by it alone: its cookie is not looked at, so that a page elsewhere
//! cannot ride on it.

use axum::extract::FromRequestParts;
use http::HeaderMap;
use http::header::AUTHORIZATION;
use http::request::Parts;
use sea_orm::DbErr;

use super::cookies;
use super::error::AccountError;
use super::memory::{KnownSession, Memory};
use super::model::{Member, Role, Status, Token};
use super::{sessions, store};
use crate::http::{AppError, cookie_value, language_of};
use crate::ids::SessionId;
use crate::state::AppState;

/// Somebody with a session, who may still wait to be let in.
#[derive(Debug, Clone)]
pub struct SignedIn {
    pub member: Member,
    pub status: Status,
}

/// An administrator who has shown the second factor.
pub struct Admin(pub Member);

/// Somebody who may invite members: a moderator, a supervisor, an administrator.
pub struct Inviter(pub Member);

/// Who sends these headers, if they are signed in and let in. The socket asks here too.
pub async fn admit(app: &AppState, headers: &HeaderMap) -> Result<Member, AppError> {
    let SignedIn { member, status } = signed_in(app, headers).await?;
    match status {
        Status::Active => Ok(member),
        Status::Pending => Err(AccountError::Pending.into()),
        Status::Suspended => Err(AccountError::SessionEnded.into()),
    }
}

/// Who sends these headers, let in or not yet.
pub async fn signed_in(app: &AppState, headers: &HeaderMap) -> Result<SignedIn, AppError> {
    let token = token_of(app, headers).ok_or(AccountError::NotSignedIn)?;
    let known = session_of(app, &Token::hash(token)).await?.ok_or(AccountError::SessionEnded)?;
    if known.status == Status::Suspended {
        return Err(AccountError::SessionEnded.into());
    }
    let language = known.language.unwrap_or_else(|| language_of(headers));
    Ok(SignedIn {
        member: Member {
            id: known.account,
            handle: known.handle,
            role: known.role,
            created_at: known.created_at,
            session: known.session,
            language,
            second_factor: known.second_factor,
        },
        status: known.status,
    })
}

impl FromRequestParts<AppState> for SignedIn {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, AppError> {
        signed_in(app, &parts.headers).await
    }
}

impl FromRequestParts<AppState> for Member {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, AppError> {
        admit(app, &parts.headers).await
    }
}

impl FromRequestParts<AppState> for Admin {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, AppError> {
        let member = admit(app, &parts.headers).await?;
        require(&member, &[Role::Admin])?;
        Ok(Self(member))
    }
}

impl FromRequestParts<AppState> for Inviter {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, AppError> {
        let member = admit(app, &parts.headers).await?;
        require(&member, &[Role::Moderator, Role::Supervisor, Role::Admin])?;
        Ok(Self(member))
    }
}

/// Refuses whoever has none of these roles, and staff who have not shown their second factor.
pub fn require(member: &Member, roles: &[Role]) -> Result<(), AccountError> {
    if roles.contains(&member.power()) {
        Ok(())
    } else if roles.contains(&member.role) {
        Err(AccountError::SecondFactorNeeded)
    } else {
        Err(AccountError::Forbidden)
    }
}

fn token_of<'h>(app: &AppState, headers: &'h HeaderMap) -> Option<&'h str> {
    match headers.get(AUTHORIZATION) {
        Some(value) => {
            let (scheme, token) = value.to_str().ok()?.split_once(' ')?;
            scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
        }
        None => cookie_value(headers, cookies::session_name(app)),
    }
}

async fn session_of(app: &AppState, token_hash: &[u8; 32]) -> Result<Option<KnownSession>, DbErr> {
    let memory = app.memory::<Memory>();
    let good = |known: KnownSession| (app.now() < known.good_until).then_some(known);
    if let Some(known) = memory.sessions.get(token_hash) {
        return Ok(good(known));
    }
    let _loading = memory.shelf(token_hash).lock().await;
    if let Some(known) = memory.sessions.get(token_hash) {
        return Ok(good(known));
    }
    let epoch = memory.sessions.epoch();
    let Some(session) = store::session_by_token(app.read(), token_hash).await? else { return Ok(None) };
    let Some(account) = store::account_by_id(app.read(), session.account).await? else { return Ok(None) };
    let known = KnownSession {
        session: session.id,
        account: account.id,
        role: account.role,
        status: account.status_at(app.now()),
        created_at: account.created_at,
        language: account.settings.language,
        second_factor: account.second_factor_on && session.second_factor_at.is_some(),
        good_until: sessions::good_until(app, account.role, &session),
        handle: account.handle,
    };
    memory.sessions.put(epoch, *token_hash, known.clone());
    let Some(known) = good(known) else { return Ok(None) };
    note_seen(app, known.session, session.last_seen_at);
    Ok(Some(known))
}

/// Notes, once an hour, that the device was used.
fn note_seen(app: &AppState, session: SessionId, before: crate::clock::Timestamp) {
    let hour = sessions::hour(app.now());
    if before >= hour {
        return;
    }
    let app = app.clone();
    tokio::spawn(async move {
        let noted = async {
            let change = app.begin().await?;
            store::put_last_seen(change.tx(), session, hour).await?;
            change.commit().await
        };
        if let Err(cause) = noted.await {
            tracing::warn!(%cause, "when a device was last used was not noted; the next request notes it");
        }
    });
}
