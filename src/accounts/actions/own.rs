//! What people do with their own account.

use serde::Serialize;
use utoipa::ToSchema;
use zeroize::Zeroizing;

use super::coming_in::{begin_guess, hashes, new_codes, was_right};
use crate::accounts::access::SignedIn;
use crate::accounts::attempts::Guesser;
use crate::accounts::error::AccountError;
use crate::accounts::model::{
    Account, Handle, HandleKey, Member, RecoveryCode, Session, Settings, Status, normalised,
};
use crate::accounts::store::{self, AccountRecord};
use crate::accounts::{hashing, sessions as session_rules};
use crate::http::AppError;
use crate::ids::SessionId;
use crate::state::AppState;

/// All that one sees of oneself.
#[derive(Debug, Serialize, ToSchema)]
pub struct Me {
    #[serde(flatten)]
    pub account: Account,
    pub status: Status,
    /// The second factor is on.
    pub second_factor: bool,
    /// The role does not work before it is on, or before it was shown in this session.
    pub second_factor_needed: bool,
    pub recovery_codes_left: u64,
    pub settings: Settings,
}

pub async fn me(app: &AppState, asking: &SignedIn) -> Result<Me, AppError> {
    let account = own_account(app, &asking.member).await?;
    Ok(Me {
        recovery_codes_left: store::recovery_codes_left(app.read(), account.id).await?,
        account: account.account(),
        status: account.status_at(app.now()),
        second_factor: account.second_factor_on,
        second_factor_needed: account.role.is_staff() && !asking.member.second_factor,
        settings: account.settings,
    })
}

pub async fn sessions(app: &AppState, member: &Member) -> Result<Vec<Session>, AppError> {
    let now = app.now();
    let mut found = store::sessions_of(app.read(), member.id).await?;
    found.retain(|session| session_rules::good_until(app, member.role, session) > now);
    let shown = found.into_iter().map(|session| Session {
        current: session.id == member.session,
        id: session.id,
        device: session.device,
        created_at: session.created_at,
        last_seen_at: session.last_seen_at,
    });
    Ok(shown.collect())
}

/// Signs one of one's own devices out. Its socket closes at once.
pub async fn end_session(app: &AppState, member: &Member, session: SessionId) -> Result<(), AppError> {
    let mut change = app.begin().await?;
    if !store::delete_session(change.tx(), member.id, session).await? {
        return Err(AccountError::SessionNotFound.into());
    }
    session_rules::end_after(app, &mut change, vec![session]);
    Ok(change.commit().await?)
}

/// Signs every other device out.
pub async fn end_other_sessions(app: &AppState, member: &Member) -> Result<(), AppError> {
    let mut change = app.begin().await?;
    let ended = store::delete_sessions_but(change.tx(), member.id, member.session).await?;
    session_rules::end_after(app, &mut change, ended);
    Ok(change.commit().await?)
}

/// Sets a new passphrase; every other device is signed out.
pub async fn change_passphrase(
    app: &AppState,
    member: &Member,
    passphrase: Zeroizing<String>,
    new_passphrase: Zeroizing<String>,
) -> Result<(), AppError> {
    let handle = Handle::parse_for_staff(&member.handle)?;
    let new = hashing::check(new_passphrase, handle, "/new_passphrase").await?;
    confirm(app, member, passphrase).await?;
    let hash = hashing::hash(new).await?;
    let mut change = app.begin().await?;
    store::put_passphrase(change.tx(), member.id, hash).await?;
    let ended = store::delete_sessions_but(change.tx(), member.id, member.session).await?;
    session_rules::end_after(app, &mut change, ended);
    Ok(change.commit().await?)
}

/// New recovery codes in place of the old ones, told once.
pub async fn new_recovery_codes(
    app: &AppState,
    member: &Member,
    passphrase: Zeroizing<String>,
) -> Result<Vec<String>, AppError> {
    confirm(app, member, passphrase).await?;
    let codes = new_codes()?;
    let change = app.begin().await?;
    store::replace_recovery_codes(change.tx(), member.id, &hashes(app, member.id, &codes)).await?;
    change.commit().await?;
    Ok(codes.iter().map(RecoveryCode::to_string).collect())
}

pub async fn change_settings(
    app: &AppState,
    member: &Member,
    change_of: impl FnOnce(&mut Settings),
) -> Result<Settings, AppError> {
    let mut change = app.begin().await?;
    let account = store::account_by_id(change.tx(), member.id).await?.ok_or(AccountError::SessionEnded)?;
    let mut settings = account.settings;
    change_of(&mut settings);
    store::put_settings(change.tx(), member.id, settings).await?;
    session_rules::forget_after(app, &mut change, member.id);
    change.commit().await?;
    Ok(settings)
}

/// Asks for the passphrase before something that cannot be taken back. Guesses are counted here too: a
/// borrowed telephone must not be a way to find the passphrase.
pub(super) async fn confirm(
    app: &AppState,
    member: &Member,
    passphrase: Zeroizing<String>,
) -> Result<AccountRecord, AppError> {
    let account = own_account(app, member).await?;
    let guess = begin_guess(app, &HandleKey::of(&account.handle), &Guesser::KnownDevice(account.id))?;
    let stored = Some(account.passphrase_hash.clone());
    if !hashing::verify(normalised(&passphrase), stored).await? {
        return Err(AccountError::PassphraseWrong.into());
    }
    was_right(app, guess);
    Ok(account)
}

pub(super) async fn own_account(app: &AppState, member: &Member) -> Result<AccountRecord, AppError> {
    Ok(store::account_by_id(app.read(), member.id).await?.ok_or(AccountError::SessionEnded)?)
}
