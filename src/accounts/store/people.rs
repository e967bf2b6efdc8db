//! Accounts and their recovery codes.

use std::sync::Arc;

use sea_orm::sea_query::{Expr, ExprTrait, LikeExpr, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    Set,
};

use crate::accounts::entity::{account, recovery_code};
use crate::accounts::model::{
    Account, Announcements, Author, Handle, HandleKey, Role, Settings, Status, Theme,
};
use crate::clock::Timestamp;
use crate::ids::{AccountId, InviteId};
use crate::words::Language;

/// An account as the actions of this slice know it. It never leaves the slice.
#[derive(Clone)]
pub struct AccountRecord {
    pub id: AccountId,
    pub handle: Arc<str>,
    pub role: Role,
    /// As it stands in the row; a suspension may have ended meanwhile: ask [`AccountRecord::status_at`].
    stored_status: Status,
    pub suspended_until: Option<Timestamp>,
    pub passphrase_hash: String,
    pub created_at: Timestamp,
    pub settings: Settings,
    pub second_factor: Option<Vec<u8>>,
    /// Offered and not confirmed.
    pub second_factor_next: Option<Vec<u8>>,
    pub second_factor_on: bool,
    pub invited_by: Option<AccountId>,
}

pub struct NewAccount<'a> {
    pub id: AccountId,
    pub handle: &'a Handle,
    pub role: Role,
    pub status: Status,
    pub passphrase_hash: String,
    pub language: Option<Language>,
    pub invited_by: Option<AccountId>,
    pub invite: Option<InviteId>,
    pub at: Timestamp,
}

/// What an administrator looks for among the people.
pub struct PeopleQuery<'a> {
    pub name: Option<&'a str>,
    pub status: Option<Status>,
    pub after: Option<AccountId>,
    pub limit: u64,
}

impl AccountRecord {
    /// A suspension whose time is over is none.
    pub fn status_at(&self, now: Timestamp) -> Status {
        match (self.stored_status, self.suspended_until) {
            (Status::Suspended, Some(until)) if until <= now => Status::Active,
            (status, _) => status,
        }
    }

    pub fn account(&self) -> Account {
        Account { id: self.id, handle: self.handle.clone(), role: self.role, created_at: self.created_at }
    }
}

impl From<account::Model> for AccountRecord {
    fn from(row: account::Model) -> Self {
        Self {
            id: row.id,
            handle: row.handle.into(),
            role: Role::from_stored(row.role),
            stored_status: Status::from_stored(row.status),
            suspended_until: row.suspended_until,
            passphrase_hash: row.passphrase,
            created_at: row.created_at,
            settings: Settings {
                language: row.language.as_deref().and_then(Language::parse),
                theme: Theme::from_stored(&row.theme),
                discreet: row.discreet,
                announcements: Announcements::from_stored(&row.announcements),
                open_notes: row.open_notes,
            },
            second_factor: row.second_factor,
            second_factor_next: row.second_factor_next,
            second_factor_on: row.second_factor_on,
            invited_by: row.invited_by,
        }
    }
}

pub async fn account_by_id(db: &impl ConnectionTrait, id: AccountId) -> Result<Option<AccountRecord>, DbErr> {
    Ok(account::Entity::find_by_id(id).one(db).await?.map(Into::into))
}

pub async fn account_by_key(
    db: &impl ConnectionTrait,
    key: &HandleKey,
) -> Result<Option<AccountRecord>, DbErr> {
    let query = account::Entity::find().filter(account::Column::HandleKey.eq(key.as_str()));
    Ok(query.one(db).await?.map(Into::into))
}

/// The active ones among those who bear these names.
pub async fn accounts_by_keys(
    db: &impl ConnectionTrait,
    keys: &[HandleKey],
) -> Result<Vec<AccountId>, DbErr> {
    let keys = keys.iter().map(HandleKey::as_str);
    let query = account::Entity::find()
        .select_only()
        .column(account::Column::Id)
        .filter(account::Column::HandleKey.is_in(keys))
        .filter(account::Column::Status.eq(Status::Active.stored()));
    query.into_tuple().all(db).await
}

pub async fn authors(db: &impl ConnectionTrait, ids: &[AccountId]) -> Result<Vec<Author>, DbErr> {
    let query = account::Entity::find()
        .select_only()
        .columns([account::Column::Id, account::Column::Handle, account::Column::Role])
        .filter(account::Column::Id.is_in(ids.iter().copied()));
    let rows: Vec<(AccountId, String, i16)> = query.into_tuple().all(db).await?;
    Ok(rows
        .into_iter()
        .map(|(id, handle, role)| Author { id, handle: handle.into(), role: Role::from_stored(role) })
        .collect())
}

/// For administrators only: everybody, in the order of their coming.
pub async fn people(db: &impl ConnectionTrait, wanted: PeopleQuery<'_>) -> Result<Vec<AccountRecord>, DbErr> {
    let mut query = account::Entity::find().order_by_asc(account::Column::Id).limit(wanted.limit);
    if let Some(after) = wanted.after {
        query = query.filter(account::Column::Id.gt(after));
    }
    if let Some(status) = wanted.status {
        query = query.filter(account::Column::Status.eq(status.stored()));
    }
    if let Some(name) = wanted.name {
        let key = HandleKey::of(name);
        let escaped: String = key
            .as_str()
            .chars()
            .flat_map(|letter| matches!(letter, '%' | '_' | '\\').then_some('\\').into_iter().chain([letter]))
            .collect();
        let pattern = LikeExpr::new(format!("%{escaped}%")).escape('\\');
        query = query.filter(Expr::col(account::Column::HandleKey).like(pattern));
    }
    Ok(query.all(db).await?.into_iter().map(Into::into).collect())
}

pub async fn active_admins(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    account::Entity::find()
        .filter(account::Column::Role.eq(Role::Admin.stored()))
        .filter(account::Column::Status.eq(Status::Active.stored()))
        .count(db)
        .await
}

pub async fn has_anybody(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    let first = account::Entity::find().select_only().column(account::Column::Id).limit(1);
    Ok(first.into_tuple::<AccountId>().one(db).await?.is_some())
}

/// `false` when somebody bears that name, or one that looks like it.
pub async fn insert_account(tx: &impl ConnectionTrait, new: NewAccount<'_>) -> Result<bool, DbErr> {
    let row = account::ActiveModel {
        id: Set(new.id),
        handle: Set(new.handle.as_str().to_owned()),
        handle_key: Set(new.handle.key().as_str().to_owned()),
        handle_look: Set(new.handle.look()),
        role: Set(new.role.stored()),
        status: Set(new.status.stored()),
        passphrase: Set(new.passphrase_hash),
        created_at: Set(new.at),
        language: Set(new.language.map(|language| language.tag().to_owned())),
        theme: Set(Theme::default().name().to_owned()),
        discreet: Set(false),
        announcements: Set(Announcements::default().name().to_owned()),
        open_notes: Set(false),
        second_factor: Set(None),
        second_factor_next: Set(None),
        second_factor_on: Set(false),
        second_factor_step: Set(0),
        invited_by: Set(new.invited_by),
        invite_id: Set(new.invite),
        suspended_until: Set(None),
    };
    let free = OnConflict::new().do_nothing().to_owned();
    let inserted = account::Entity::insert(row).on_conflict(free).exec_without_returning(tx).await?;
    Ok(inserted == 1)
}

pub async fn put_passphrase(tx: &impl ConnectionTrait, of: AccountId, hash: String) -> Result<(), DbErr> {
    change(tx, of, |row| row.passphrase = Set(hash)).await
}

pub async fn put_role(tx: &impl ConnectionTrait, of: AccountId, role: Role) -> Result<(), DbErr> {
    change(tx, of, |row| row.role = Set(role.stored())).await
}

/// Moves an account from one status to another; `false` when it was not in the first.
pub async fn put_status(
    tx: &impl ConnectionTrait,
    of: AccountId,
    from: Status,
    to: Status,
) -> Result<bool, DbErr> {
    let row = account::ActiveModel { status: Set(to.stored()), ..Default::default() };
    let changed = account::Entity::update_many()
        .set(row)
        .filter(account::Column::Id.eq(of))
        .filter(account::Column::Status.eq(from.stored()))
        .exec(tx)
        .await?;
    Ok(changed.rows_affected == 1)
}

/// Closes or opens the door: what the sanctions say.
pub async fn put_suspension(
    tx: &impl ConnectionTrait,
    of: AccountId,
    status: Status,
    until: Option<Timestamp>,
) -> Result<(), DbErr> {
    change(tx, of, |row| {
        row.status = Set(status.stored());
        row.suspended_until = Set(until);
    })
    .await
}

/// Accounts whose suspension is over are active again in their rows too, where names are looked up.
pub async fn end_suspensions(tx: &impl ConnectionTrait, now: Timestamp) -> Result<u64, DbErr> {
    let row = account::ActiveModel {
        status: Set(Status::Active.stored()),
        suspended_until: Set(None),
        ..Default::default()
    };
    let ended = account::Entity::update_many()
        .set(row)
        .filter(account::Column::Status.eq(Status::Suspended.stored()))
        .filter(account::Column::SuspendedUntil.lte(now))
        .exec(tx)
        .await?;
    Ok(ended.rows_affected)
}

pub async fn put_settings(tx: &impl ConnectionTrait, of: AccountId, to: Settings) -> Result<(), DbErr> {
    change(tx, of, |row| {
        row.language = Set(to.language.map(|language| language.tag().to_owned()));
        row.theme = Set(to.theme.name().to_owned());
        row.discreet = Set(to.discreet);
        row.announcements = Set(to.announcements.name().to_owned());
        row.open_notes = Set(to.open_notes);
    })
    .await
}

/// Keeps a sealed secret beside the one that is asked for, until it is confirmed.
pub async fn offer_second_factor(
    tx: &impl ConnectionTrait,
    of: AccountId,
    sealed: Vec<u8>,
) -> Result<(), DbErr> {
    change(tx, of, |row| row.second_factor_next = Set(Some(sealed))).await
}

/// Puts the offered secret in the place of the one before. `false` when another was offered meanwhile.
pub async fn adopt_second_factor(
    tx: &impl ConnectionTrait,
    of: AccountId,
    offered: &[u8],
    step: i64,
) -> Result<bool, DbErr> {
    let row = account::ActiveModel {
        second_factor: Set(Some(offered.to_vec())),
        second_factor_next: Set(None),
        second_factor_on: Set(true),
        second_factor_step: Set(step),
        ..Default::default()
    };
    let changed = account::Entity::update_many()
        .set(row)
        .filter(account::Column::Id.eq(of))
        .filter(account::Column::SecondFactorNext.eq(offered.to_vec()))
        .exec(tx)
        .await?;
    Ok(changed.rows_affected == 1)
}

/// Forgets the second factor, the offered one too.
pub async fn forget_second_factor(tx: &impl ConnectionTrait, of: AccountId) -> Result<(), DbErr> {
    change(tx, of, |row| {
        row.second_factor = Set(None);
        row.second_factor_next = Set(None);
        row.second_factor_on = Set(false);
        // Steps were used with another secret.
        row.second_factor_step = Set(0);
    })
    .await
}

/// Takes a step of the second factor. `false` when that step, or a later one, was used before: a code works
/// once, however many requests show it at the same moment.
pub async fn use_second_factor_step(
    tx: &impl ConnectionTrait,
    of: AccountId,
    step: i64,
) -> Result<bool, DbErr> {
    let row = account::ActiveModel { second_factor_step: Set(step), ..Default::default() };
    let changed = account::Entity::update_many()
        .set(row)
        .filter(account::Column::Id.eq(of))
        .filter(account::Column::SecondFactorStep.lt(step))
        .exec(tx)
        .await?;
    Ok(changed.rows_affected == 1)
}

pub async fn delete_account(tx: &impl ConnectionTrait, id: AccountId) -> Result<(), DbErr> {
    recovery_code::Entity::delete_many().filter(recovery_code::Column::AccountId.eq(id)).exec(tx).await?;
    account::Entity::update_many()
        .col_expr(account::Column::InvitedBy, Expr::value(Option::<AccountId>::None))
        .filter(account::Column::InvitedBy.eq(id))
        .exec(tx)
        .await?;
    account::Entity::delete_by_id(id).exec(tx).await?;
    Ok(())
}

/// New codes in place of all older ones.
pub async fn replace_recovery_codes(
    tx: &impl ConnectionTrait,
    of: AccountId,
    hashes: &[[u8; 32]],
) -> Result<(), DbErr> {
    recovery_code::Entity::delete_many().filter(recovery_code::Column::AccountId.eq(of)).exec(tx).await?;
    let rows = hashes
        .iter()
        .map(|hash| recovery_code::ActiveModel { account_id: Set(of), code_hash: Set(hash.to_vec()) });
    recovery_code::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

/// `false` when there is no such code, or it was used: of two requests at the same moment one gets it.
pub async fn spend_recovery_code(
    tx: &impl ConnectionTrait,
    of: AccountId,
    hash: &[u8; 32],
) -> Result<bool, DbErr> {
    let deleted = recovery_code::Entity::delete_many()
        .filter(recovery_code::Column::AccountId.eq(of))
        .filter(recovery_code::Column::CodeHash.eq(hash.to_vec()))
        .exec(tx)
        .await?;
    Ok(deleted.rows_affected == 1)
}

pub async fn recovery_codes_left(db: &impl ConnectionTrait, of: AccountId) -> Result<u64, DbErr> {
    recovery_code::Entity::find().filter(recovery_code::Column::AccountId.eq(of)).count(db).await
}

async fn change(
    tx: &impl ConnectionTrait,
    of: AccountId,
    set: impl FnOnce(&mut account::ActiveModel),
) -> Result<(), DbErr> {
    let mut row = account::ActiveModel::default();
    set(&mut row);
    account::Entity::update_many().set(row).filter(account::Column::Id.eq(of)).exec(tx).await?;
    Ok(())
}
