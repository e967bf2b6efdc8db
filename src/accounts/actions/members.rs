//! What administrators do with accounts, and the operator from the command line.

use serde::Serialize;
use utoipa::ToSchema;
use zeroize::Zeroizing;

use crate::accounts::access::Admin;
use crate::accounts::error::AccountError;
use crate::accounts::memory::Memory;
use crate::accounts::model::{Account, Handle, Role, Status};
use crate::accounts::store::{self, NewAccount, PeopleQuery};
use crate::accounts::{hashing, sanctions, sessions};
use crate::audit::{self, Entry};
use crate::http::{AppError, Page};
use crate::ids::AccountId;
use crate::review::{self, NewDecision, Reason, Subject, Verdict};
use crate::state::AppState;
use crate::storage::Change;

/// Somebody, as an administrator sees them.
#[derive(Debug, Serialize, ToSchema)]
pub struct Person {
    #[serde(flatten)]
    pub account: Account,
    pub status: Status,
}

pub struct MemberFilter<'a> {
    pub name: Option<&'a str>,
    pub status: Option<Status>,
    pub after: Option<AccountId>,
    pub limit: u64,
}

pub async fn members(app: &AppState, filter: MemberFilter<'_>) -> Result<Page<Person>, AppError> {
    let wanted = PeopleQuery {
        name: filter.name.map(str::trim).filter(|name| !name.is_empty()),
        status: filter.status,
        after: filter.after,
        limit: filter.limit + 1,
    };
    let now = app.now();
    let mut found = store::people(app.read(), wanted).await?;
    let limit = usize::try_from(filter.limit).unwrap_or(usize::MAX);
    let more = found.len() > limit;
    found.truncate(limit);
    let next = found.last().filter(|_| more).map(|last| last.id.to_string());
    let items = found
        .into_iter()
        .map(|record| Person { account: record.account(), status: record.status_at(now) })
        .collect();
    Ok(Page { items, next })
}

/// Gives somebody another role. Their sockets close and come back with it. Blocks against somebody who looks
/// after others are lifted: nobody can hide from the people who keep the rooms safe.
pub async fn put_role(app: &AppState, admin: &Admin, of: AccountId, role: Role) -> Result<(), AppError> {
    refuse_oneself(admin, of)?;
    let mut change = app.begin().await?;
    let before = store::account_by_id(change.tx(), of).await?.ok_or(AccountError::MemberNotFound)?.role;
    store::put_role(change.tx(), of, role).await?;
    if role == Role::Admin {
        store::delete_system_invites(change.tx()).await?;
    }
    if role != Role::Member {
        let makers = store::delete_blocks_against(change.tx(), of).await?;
        let told = app.clone();
        change.announce(move || {
            let memory = told.memory::<Memory>();
            for maker in makers {
                memory.hidden.forget_key(&maker);
                told.hub().blocks_changed(maker);
            }
        });
    }
    sessions::end_all_after(app, &mut change, of);
    let entry = Entry::by(admin.0.id, "account.role", of).from(before.name()).to(role.name());
    audit::record(app, change.tx(), entry).await?;
    change.commit().await?;
    tracing::info!(account.id = %of, account.role = role.name(), "account {of} got the role {}", role.name());
    Ok(())
}

/// Lets somebody in who waits.
pub async fn admit_member(app: &AppState, by: AccountId, of: AccountId) -> Result<(), AppError> {
    let mut change = app.begin().await?;
    let_in(app, &mut change, of).await?;
    review::settle(app, change.tx(), Subject::Account(of)).await?;
    audit::record(app, change.tx(), Entry::by(by, "account.admitted", of)).await?;
    Ok(change.commit().await?)
}

/// The same as a part of a change.
pub async fn let_in(app: &AppState, change: &mut Change, of: AccountId) -> Result<(), AppError> {
    if !store::put_status(change.tx(), of, Status::Pending, Status::Active).await? {
        return Err(AccountError::MemberNotFound.into());
    }
    sessions::forget_after(app, change, of);
    Ok(())
}

/// Turns somebody away who waits: nothing of them is kept.
pub async fn turn_away(app: &AppState, by: AccountId, of: AccountId) -> Result<(), AppError> {
    let mut change = app.begin().await?;
    send_away(app, &mut change, of).await?;
    audit::record(app, change.tx(), Entry::by(by, "account.turned-away", of)).await?;
    Ok(change.commit().await?)
}

/// The same as a part of a change.
pub async fn send_away(app: &AppState, change: &mut Change, of: AccountId) -> Result<(), AppError> {
    let found = store::account_by_id(change.tx(), of).await?;
    if found.is_none_or(|account| account.status_at(app.now()) != Status::Pending) {
        return Err(AccountError::MemberNotFound.into());
    }
    super::erase(app, change, of).await?;
    review::erase(app, change.tx(), of).await?;
    Ok(())
}

/// Signs somebody out everywhere, for as long as it stands. They are told why when they come to the door, and how
/// to say that it is wrong.
pub async fn suspend(app: &AppState, admin: &Admin, of: AccountId) -> Result<(), AppError> {
    refuse_oneself(admin, of)?;
    let mut change = app.begin().await?;
    let found = store::account_by_id(change.tx(), of).await?.ok_or(AccountError::MemberNotFound)?;
    if found.status_at(app.now()) == Status::Suspended && found.suspended_until.is_none() {
        return Ok(());
    }
    let sanction = sanctions::impose(app, &mut change, sanctions::suspension(of, admin.0.id)).await?;
    let mut decision = NewDecision::new(Verdict::Suspend, Some(of), Some(admin.0.id));
    decision.reason = Some(Reason::Guidelines);
    decision.sanction = Some(sanction);
    review::decide(app, &mut change, decision).await?;
    audit::record(app, change.tx(), Entry::by(admin.0.id, "account.suspended", of)).await?;
    change.commit().await?;
    tracing::info!(account.id = %of, "account {of} was suspended");
    Ok(())
}

pub async fn let_back(app: &AppState, admin: &Admin, of: AccountId) -> Result<(), AppError> {
    let mut change = app.begin().await?;
    let found = store::account_by_id(change.tx(), of).await?;
    if found.is_none_or(|account| account.status_at(app.now()) != Status::Suspended) {
        return Err(AccountError::MemberNotFound.into());
    }
    sanctions::open_door(app, change.tx(), of).await?;
    store::put_suspension(change.tx(), of, Status::Active, None).await?;
    sessions::forget_after(app, &mut change, of);
    review::decide(app, &mut change, NewDecision::new(Verdict::Lift, Some(of), Some(admin.0.id))).await?;
    audit::record(app, change.tx(), Entry::by(admin.0.id, "account.let-back", of)).await?;
    Ok(change.commit().await?)
}

/// Makes an account from the command line, for scripts and first steps. The operator may use any name that is
/// well formed, titles included.
pub async fn create(
    app: &AppState,
    handle: &str,
    role: Role,
    passphrase: &str,
) -> Result<AccountId, AppError> {
    let handle = Handle::parse_for_staff(handle)?;
    let typed = Zeroizing::new(passphrase.to_owned());
    let passphrase = hashing::check(typed, handle.clone(), "/passphrase").await?;
    let passphrase_hash = hashing::hash(passphrase).await?;
    let id = AccountId::new();
    let change = app.begin().await?;
    let new = NewAccount {
        id,
        handle: &handle,
        role,
        status: Status::Active,
        passphrase_hash,
        language: None,
        invited_by: None,
        invite: None,
        at: app.now(),
    };
    if !store::insert_account(change.tx(), new).await? {
        return Err(AccountError::HandleTaken.into());
    }
    if role == Role::Admin {
        // The link of the first administrator, printed somewhere, would make a second one.
        store::delete_system_invites(change.tx()).await?;
    }
    if role != Role::Member {
        audit::record(app, change.tx(), Entry::by_the_server("account.made", id).to(role.name())).await?;
    }
    change.commit().await?;
    Ok(id)
}

/// An administrator who suspended or demoted themselves might leave nobody who could mend it.
fn refuse_oneself(admin: &Admin, of: AccountId) -> Result<(), AccountError> {
    if admin.0.id == of { Err(AccountError::OwnAccount) } else { Ok(()) }
}
