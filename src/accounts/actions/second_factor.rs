//! Setting the second factor up, and taking it down.

use serde::Serialize;
use utoipa::ToSchema;
use zeroize::Zeroizing;

use super::coming_in::{begin_guess, step_of, was_right};
use super::community::community;
use super::own::{confirm, own_account};
use crate::accounts::attempts::Guesser;
use crate::accounts::error::AccountError;
use crate::accounts::model::{HandleKey, Member};
use crate::accounts::second_factor::SecondFactor;
use crate::accounts::sessions;
use crate::accounts::store::{self, AccountRecord};
use crate::http::AppError;
use crate::state::AppState;

/// What an app needs, told once.
#[derive(Serialize, ToSchema)]
pub struct OfferedSecondFactor {
    pub secret: String,
    pub otpauth_uri: String,
    /// The same as a picture to be scanned.
    pub qr_svg: String,
}

/// Makes a new secret. It is not asked for before a code made with it was shown; until then the one before it
/// goes on. Somebody who has one, and has shown it in this session, gets a new one: that is how a new telephone
/// takes the place of the old.
pub async fn begin_second_factor(
    app: &AppState,
    member: &Member,
    passphrase: Zeroizing<String>,
) -> Result<OfferedSecondFactor, AppError> {
    let account = confirm(app, member, passphrase).await?;
    if account.second_factor_on && !member.second_factor {
        return Err(AccountError::SecondFactorOn.into());
    }
    let factor = SecondFactor::new(&community(app).await?.name, &account.handle)?;
    let sealed = factor.seal(app.keys(), account.id)?;
    let offered = OfferedSecondFactor {
        secret: factor.secret(),
        otpauth_uri: factor.uri()?,
        qr_svg: factor.picture()?,
    };
    let mut change = app.begin().await?;
    store::offer_second_factor(change.tx(), account.id, sealed).await?;
    sessions::forget_after(app, &mut change, account.id);
    change.commit().await?;
    Ok(offered)
}

/// Turns the second factor on by a first code; this session counts as having shown it.
pub async fn confirm_second_factor(app: &AppState, member: &Member, code: &str) -> Result<(), AppError> {
    let mut account = own_account(app, member).await?;
    let Some(offered) = account.second_factor_next.clone() else {
        return Err(AccountError::SecondFactorNotBegun.into());
    };
    account.second_factor = Some(offered.clone());
    let step = guessed_step(app, &account, code)?;
    let mut change = app.begin().await?;
    if !store::adopt_second_factor(change.tx(), account.id, &offered, step).await? {
        return Err(AccountError::CodeWrong.into());
    }
    store::put_second_factor_at(change.tx(), member.session, app.now()).await?;
    sessions::forget_after(app, &mut change, account.id);
    Ok(change.commit().await?)
}

/// Turns the second factor off. Staff cannot: their role does not work without.
pub async fn end_second_factor(
    app: &AppState,
    member: &Member,
    passphrase: Zeroizing<String>,
    code: &str,
) -> Result<(), AppError> {
    if member.role.is_staff() {
        return Err(AccountError::SecondFactorKept.into());
    }
    let account = confirm(app, member, passphrase).await?;
    if !account.second_factor_on {
        return Err(AccountError::SecondFactorNotBegun.into());
    }
    let step = guessed_step(app, &account, code)?;
    let mut change = app.begin().await?;
    if !store::use_second_factor_step(change.tx(), account.id, step).await? {
        return Err(AccountError::CodeWrong.into());
    }
    store::forget_second_factor(change.tx(), account.id).await?;
    sessions::forget_after(app, &mut change, account.id);
    Ok(change.commit().await?)
}

/// The step of a code that is right; wrong ones are counted, because six digits can be guessed.
fn guessed_step(app: &AppState, account: &AccountRecord, code: &str) -> Result<i64, AppError> {
    let guess = begin_guess(app, &HandleKey::of(&account.handle), &Guesser::KnownDevice(account.id))?;
    let step = step_of(app, account, code)?.ok_or(AccountError::CodeWrong)?;
    was_right(app, guess);
    Ok(step)
}
