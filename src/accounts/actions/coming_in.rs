//! Signing up, signing in, coming back without the passphrase, signing out.

use sea_orm::DatabaseTransaction;
use zeroize::Zeroizing;

use super::community::registration;
use crate::accounts::attempts::{Guess, Guesser};
use crate::accounts::cookies::Caller;
use crate::accounts::error::AccountError;
use crate::accounts::hashing;
use crate::accounts::memory::Memory;
use crate::accounts::model::{
    Account, Handle, HandleKey, InviteCode, Member, RecoveryCode, Role, Settings, Status, Token, normalised,
};
use crate::accounts::second_factor::SecondFactor;
use crate::accounts::sessions::{self, Beginning};
use crate::accounts::store::{self, AccountRecord, InviteRecord, NewAccount};
use crate::audit::{self, Entry};
use crate::config::Registration;
use crate::http::{AppError, Problem};
use crate::ids::AccountId;
use crate::raid;
use crate::review::{self, NewItem};
use crate::rules;
use crate::state::AppState;
use crate::words::Language;

/// Codes a person is given to come back with.
const RECOVERY_CODES: usize = 10;

pub struct SignUp<'a> {
    pub handle: &'a str,
    pub passphrase: Zeroizing<String>,
    pub adult: bool,
    pub invite: Option<&'a str>,
}

pub struct SignIn<'a> {
    pub handle: &'a str,
    pub passphrase: Zeroizing<String>,
    pub code: Option<&'a str>,
}

pub struct Recovery<'a> {
    pub handle: &'a str,
    pub recovery_code: &'a str,
    pub new_passphrase: Zeroizing<String>,
}

/// Somebody who has come in, with all that is told once.
pub struct Entered {
    pub account: Account,
    pub status: Status,
    pub token: Token,
    pub settings: Settings,
    /// New ones, after a sign-up; they are never shown again.
    pub recovery_codes: Vec<String>,
    pub recovery_codes_left: u64,
}

pub async fn sign_up(app: &AppState, caller: &Caller, wish: SignUp<'_>) -> Result<Entered, AppError> {
    if !wish.adult {
        return Err(AccountError::AdultsOnly.into());
    }
    let handle = Handle::parse(wish.handle)?;
    check_by_rules(app, &handle, caller.language)?;
    app.limits().sign_ins.spend(&caller.network)?;
    let passphrase = hashing::check(wish.passphrase, handle.clone(), "/passphrase").await?;
    let invite = match wish.invite.map(str::trim).filter(|code| !code.is_empty()) {
        Some(code) => Some(find_invite(app, code).await?),
        None => None,
    };
    let for_staff = invite.as_ref().is_some_and(|found| found.invite.role != Role::Member);
    let status = match (registration(app).await?, &invite) {
        (Registration::Invite, None) => return Err(AccountError::InviteNeeded.into()),
        (Registration::Approval, None) => Status::Pending,
        // Under attack a person of the team looks at everybody first: a wave may come by one invite.
        _ if !for_staff && raid::on(app, None).await?.is_some() => Status::Pending,
        _ => Status::Active,
    };
    if store::account_by_key(app.read(), &handle.key()).await?.is_some() {
        return Err(AccountError::HandleTaken.into());
    }
    app.limits().sign_ups.spend(&caller.network)?;
    let passphrase_hash = hashing::hash(passphrase).await?;
    let codes = new_codes()?;

    let mut change = app.begin().await?;
    let now = app.now();
    if let Some(InviteRecord { invite, .. }) = &invite
        && !store::use_invite(change.tx(), invite.id, now).await?
    {
        return Err(AccountError::InviteNotValid.into());
    }
    let id = AccountId::new();
    let role = invite.as_ref().map_or(Role::Member, |found| found.invite.role);
    let new = NewAccount {
        id,
        handle: &handle,
        role,
        status,
        passphrase_hash,
        language: None,
        invited_by: invite.as_ref().and_then(|found| found.created_by),
        invite: invite.as_ref().map(|found| found.invite.id),
        at: now,
    };
    if !store::insert_account(change.tx(), new).await? {
        return Err(AccountError::HandleTaken.into());
    }
    store::replace_recovery_codes(change.tx(), id, &hashes(app, id, &codes)).await?;
    let beginning = Beginning { account: id, role, device: &caller.device, with_second_factor: false };
    let token = sessions::begin(app, change.tx(), beginning).await?;
    // Another instance of the name may have been remembered as "nobody".
    sessions::forget_after(app, &mut change, id);
    if status == Status::Pending {
        file_approval(app, change.tx(), id).await?;
    }
    if role != Role::Member {
        audit::record(app, change.tx(), Entry::by_the_server("account.came", id).to(role.name())).await?;
    }
    change.commit().await?;
    tracing::info!(account.id = %id, account.role = role.name(), "account {id} was made");
    Ok(Entered {
        account: Account { id, handle: handle.as_str().into(), role, created_at: now },
        status,
        token,
        settings: Settings::default(),
        recovery_codes: codes.iter().map(RecoveryCode::to_string).collect(),
        recovery_codes_left: RECOVERY_CODES as u64,
    })
}

/// Lets somebody in by name and passphrase. A name nobody bears, a wrong passphrase and a suspended account
/// answer the same, in the same time, until the passphrase is right.
pub async fn sign_in(app: &AppState, caller: &Caller, wish: SignIn<'_>) -> Result<Entered, AppError> {
    let key = HandleKey::of(wish.handle);
    let account = store::account_by_key(app.read(), &key).await?;
    let guess = begin_guess(app, &key, &guesser(app, caller, account.as_ref()))?;
    let stored = account.as_ref().map(|account| account.passphrase_hash.clone());
    let right = hashing::verify(normalised(&wish.passphrase), stored).await?;
    let Some(account) = account.filter(|_| right) else { return Err(AccountError::Wrong.into()) };
    if account.status_at(app.now()) == Status::Suspended {
        was_right(app, guess);
        return Err(AccountError::Suspended(account.suspended_until).into());
    }
    let step = match (account.second_factor_on, wish.code.map(str::trim).filter(|code| !code.is_empty())) {
        (false, _) => None,
        (true, None) => {
            was_right(app, guess);
            return Err(AccountError::CodeNeeded.into());
        }
        (true, Some(code)) => Some(step_of(app, &account, code)?.ok_or(AccountError::CodeWrong)?),
    };

    let change = app.begin().await?;
    if let Some(step) = step
        && !store::use_second_factor_step(change.tx(), account.id, step).await?
    {
        return Err(AccountError::CodeWrong.into());
    }
    // Asked again: a suspension or an erasure between the check and here would otherwise leave a session.
    let Some(account) = store::account_by_id(change.tx(), account.id).await? else {
        return Err(AccountError::Wrong.into());
    };
    if account.status_at(app.now()) == Status::Suspended {
        return Err(AccountError::Suspended(account.suspended_until).into());
    }
    let beginning = Beginning {
        account: account.id,
        role: account.role,
        device: &caller.device,
        with_second_factor: step.is_some(),
    };
    let token = sessions::begin(app, change.tx(), beginning).await?;
    change.commit().await?;
    was_right(app, guess);
    entered(app, &account, token).await
}

/// Lets somebody in by one of their recovery codes, and sets a new passphrase. Every other session ends, and
/// the second factor with it: whoever lost their things has usually lost the telephone too. Staff have to set
/// it up again before they can work.
pub async fn recover(app: &AppState, caller: &Caller, wish: Recovery<'_>) -> Result<Entered, AppError> {
    let key = HandleKey::of(wish.handle);
    // A name nobody could bear stands for the new passphrase's owner while it is checked: the answer must be
    // the same for names that are borne and names that are not.
    let typed = Handle::parse_for_staff(wish.handle).or_else(|_| Handle::parse("nobody"))?;
    app.limits().sign_ins.spend(&caller.network)?;
    let passphrase = hashing::check(wish.new_passphrase, typed, "/new_passphrase").await?;
    let account = store::account_by_key(app.read(), &key).await?;
    let guess = begin_guess(app, &key, &guesser(app, caller, account.as_ref()))?;
    // Hashed before the code is looked at, so that a wrong one takes as long as a right one.
    let passphrase_hash = hashing::hash(passphrase).await?;
    let code = RecoveryCode::parse(wish.recovery_code);
    let (Some(account), Some(code)) =
        (account.filter(|account| account.status_at(app.now()) != Status::Suspended), code)
    else {
        return Err(AccountError::RecoveryWrong.into());
    };

    let mut change = app.begin().await?;
    if !store::spend_recovery_code(change.tx(), account.id, &hash_of(app, account.id, &code)).await? {
        return Err(AccountError::RecoveryWrong.into());
    }
    store::put_passphrase(change.tx(), account.id, passphrase_hash).await?;
    store::forget_second_factor(change.tx(), account.id).await?;
    store::delete_sessions_of(change.tx(), account.id).await?;
    let beginning = Beginning {
        account: account.id,
        role: account.role,
        device: &caller.device,
        with_second_factor: false,
    };
    let token = sessions::begin(app, change.tx(), beginning).await?;
    sessions::end_all_after(app, &mut change, account.id);
    change.commit().await?;
    was_right(app, guess);
    entered(app, &account, token).await
}

/// Ends the session that asks.
pub async fn sign_out(app: &AppState, member: &Member) -> Result<(), AppError> {
    let mut change = app.begin().await?;
    store::delete_session(change.tx(), member.id, member.session).await?;
    sessions::end_after(app, &mut change, vec![member.session]);
    Ok(change.commit().await?)
}

/// Who proves to be somebody that cannot sign in: the way to an appeal for whom the door is closed to. Guesses are
/// counted as at the door itself.
pub async fn prove_suspended(
    app: &AppState,
    caller: &Caller,
    wish: SignIn<'_>,
) -> Result<AccountId, AppError> {
    let key = HandleKey::of(wish.handle);
    let account = store::account_by_key(app.read(), &key).await?;
    let guess = begin_guess(app, &key, &guesser(app, caller, account.as_ref()))?;
    let stored = account.as_ref().map(|account| account.passphrase_hash.clone());
    let right = hashing::verify(normalised(&wish.passphrase), stored).await?;
    let Some(account) = account.filter(|_| right) else { return Err(AccountError::Wrong.into()) };
    was_right(app, guess);
    if account.status_at(app.now()) == Status::Suspended {
        Ok(account.id)
    } else {
        Err(AccountError::NotSuspended.into())
    }
}

/// Somebody waits to be let in: that is in the one queue too.
async fn file_approval(app: &AppState, tx: &DatabaseTransaction, account: AccountId) -> Result<(), AppError> {
    let item = NewItem {
        kind: review::Kind::Approval,
        subject: review::Subject::Account(account),
        room: None,
        account: None,
        level: review::Level::Amber,
        rules: Vec::new(),
        excerpts: Vec::new(),
    };
    review::file(app, tx, item).await?;
    Ok(())
}

/// New recovery codes, still to be stored.
pub(super) fn new_codes() -> Result<Vec<RecoveryCode>, AppError> {
    (0..RECOVERY_CODES).map(|_| RecoveryCode::new().map_err(AppError::broke)).collect()
}

pub(super) fn hashes(app: &AppState, account: AccountId, codes: &[RecoveryCode]) -> Vec<[u8; 32]> {
    codes.iter().map(|code| hash_of(app, account, code)).collect()
}

/// The step of a code of the account's second factor; `None` when it is none.
pub(super) fn step_of(app: &AppState, account: &AccountRecord, code: &str) -> Result<Option<i64>, AppError> {
    let Some(sealed) = &account.second_factor else { return Ok(None) };
    Ok(SecondFactor::open(app.keys(), account.id, sealed)?.step_of(code, app.now()))
}

fn hash_of(app: &AppState, account: AccountId, code: &RecoveryCode) -> [u8; 32] {
    let mut message = account.uuid().as_bytes().to_vec();
    message.extend_from_slice(code.as_bytes());
    app.keys().pepper("recovery codes").hash(&message)
}

async fn find_invite(app: &AppState, typed: &str) -> Result<InviteRecord, AppError> {
    let code = InviteCode::parse(typed).ok_or(AccountError::InviteNotValid)?;
    let hash = app.keys().pepper("invites").hash(code.as_bytes());
    let found = store::find_invite(app.read(), &hash, app.now()).await?;
    Ok(found.ok_or(AccountError::InviteNotValid)?)
}

/// A name is read by everybody: it passes the same rules as a text.
fn check_by_rules(app: &AppState, handle: &Handle, language: Language) -> Result<(), AccountError> {
    let context =
        rules::Context { place: rules::Place::Handle, room: None, language, ..rules::Context::NEW_MEMBER };
    let decision = app.rules().current().evaluate(handle.as_str(), &context);
    match decision.deciding() {
        Some(hit) if decision.action > rules::Action::Help => {
            Err(AccountError::HandleRefused(hit.reason(language).to_owned()))
        }
        _ => Ok(()),
    }
}

fn guesser(app: &AppState, caller: &Caller, account: Option<&AccountRecord>) -> Guesser {
    match account.filter(|account| caller.is_known_to(app, account.id)) {
        Some(account) => Guesser::KnownDevice(account.id),
        None => Guesser::Stranger(caller.network),
    }
}

/// Counts a guess before it is made. `None` where the operator has lifted the limits.
pub(super) fn begin_guess(
    app: &AppState,
    key: &HandleKey,
    guesser: &Guesser,
) -> Result<Option<Guess>, Problem> {
    if app.settings().limits.sign_ins_per_minute == 0 {
        return Ok(None);
    }
    // A device that has signed in before does not wait for its neighbours on the same network.
    if let Guesser::Stranger(network) = guesser {
        app.limits().sign_ins.spend(network)?;
    }
    app.memory::<Memory>()
        .attempts
        .begin(key, guesser, app.now())
        .map(Some)
        .map_err(|wait| Problem::new(http::StatusCode::TOO_MANY_REQUESTS, "http/too-many").retry_after(wait))
}

pub(super) fn was_right(app: &AppState, guess: Option<Guess>) {
    if let Some(guess) = guess {
        app.memory::<Memory>().attempts.was_right(guess);
    }
}

async fn entered(app: &AppState, account: &AccountRecord, token: Token) -> Result<Entered, AppError> {
    Ok(Entered {
        account: account.account(),
        status: account.status_at(app.now()),
        token,
        settings: account.settings,
        recovery_codes: Vec::new(),
        recovery_codes_left: store::recovery_codes_left(app.read(), account.id).await?,
    })
}
