//! What administrators do with accounts, and the operator from the command line.

use serde::Serialize;
use utoipa::ToSchema;
use zeroize::Zeroizing;

use crate::accounts::access::Admin;
use crate::accounts::error::AccountError;
use crate::accounts::memory::Memory;
use crate::accounts::model::{Account, Handle, Role, Status};
use crate::accounts::store::{self, NewAccount, PeopleQuery};
use crate::accounts::{hashing, sessions};
use crate::http::{AppError, Page};
use crate::ids::AccountId;
use crate::state::AppState;

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
    let mut found = store::people(app.read(), wanted).await?;
    let limit = usize::try_from(filter.limit).unwrap_or(usize::MAX);
    let more = found.len() > limit;
    found.truncate(limit);
    let next = found.last().filter(|_| more).map(|last| last.id.to_string());
    let items =
        found.into_iter().map(|record| Person { account: record.account(), status: record.status }).collect();
    Ok(Page { items, next })
}

/// Gives somebody another role. Their sockets close and come back with it. Blocks against somebody who looks
/// after others are lifted: nobody can hide from the people who keep the rooms safe.
pub async fn put_role(app: &AppState, admin: &Admin, of: AccountId, role: Role) -> Result<(), AppError> {
    refuse_oneself(admin, of)?;
    let mut change = app.begin().await?;
    store::account_by_id(change.tx(), of).await?.ok_or(AccountError::MemberNotFound)?;
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
    change.commit().await?;
    tracing::info!(account.id = %of, account.role = role.name(), "account {of} got the role {}", role.name());
    Ok(())
}

/// Lets somebody in who waits.
pub async fn admit_member(app: &AppState, of: AccountId) -> Result<(), AppError> {
    move_status(app, of, Status::Pending, Status::Active).await
}

/// Turns somebody away who waits: nothing of them is kept.
pub async fn turn_away(app: &AppState, of: AccountId) -> Result<(), AppError> {
    let mut change = app.begin().await?;
    let found = store::account_by_id(change.tx(), of).await?;
    if found.is_none_or(|account| account.status != Status::Pending) {
        return Err(AccountError::MemberNotFound.into());
    }
    super::erase(app, &mut change, of).await?;
    Ok(change.commit().await?)
}

/// Signs somebody out everywhere, for as long as it stands.
pub async fn suspend(app: &AppState, admin: &Admin, of: AccountId) -> Result<(), AppError> {
    refuse_oneself(admin, of)?;
    let mut change = app.begin().await?;
    let found = store::account_by_id(change.tx(), of).await?.ok_or(AccountError::MemberNotFound)?;
    if found.status == Status::Suspended {
        return Ok(());
    }
    if !store::put_status(change.tx(), of, found.status, Status::Suspended).await? {
        return Err(AccountError::MemberNotFound.into());
    }
    store::delete_sessions_of(change.tx(), of).await?;
    sessions::end_all_after(app, &mut change, of);
    change.commit().await?;
    tracing::info!(account.id = %of, "account {of} was suspended");
    Ok(())
}

pub async fn let_back(app: &AppState, of: AccountId) -> Result<(), AppError> {
    move_status(app, of, Status::Suspended, Status::Active).await
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
        at: app.now(),
    };
    if !store::insert_account(change.tx(), new).await? {
        return Err(AccountError::HandleTaken.into());
    }
    if role == Role::Admin {
        // The link of the first administrator, printed somewhere, would make a second one.
        store::delete_system_invites(change.tx()).await?;
    }
    change.commit().await?;
    Ok(id)
}

async fn move_status(app: &AppState, of: AccountId, from: Status, to: Status) -> Result<(), AppError> {
    let mut change = app.begin().await?;
    if !store::put_status(change.tx(), of, from, to).await? {
        return Err(AccountError::MemberNotFound.into());
    }
    sessions::forget_after(app, &mut change, of);
    Ok(change.commit().await?)
}

/// An administrator who suspended or demoted themselves might leave nobody who could mend it.
fn refuse_oneself(admin: &Admin, of: AccountId) -> Result<(), AccountError> {
    if admin.0.id == of { Err(AccountError::OwnAccount) } else { Ok(()) }
}
