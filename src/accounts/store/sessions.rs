//! Signed-in devices.

use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, Set};

use crate::accounts::entity::session;
use crate::clock::Timestamp;
use crate::ids::{AccountId, SessionId};

#[derive(Clone)]
pub struct SessionRecord {
    pub id: SessionId,
    pub account: AccountId,
    pub device: String,
    pub created_at: Timestamp,
    pub last_seen_at: Timestamp,
    pub expires_at: Timestamp,
    pub second_factor_at: Option<Timestamp>,
}

pub struct NewSession {
    pub id: SessionId,
    pub account: AccountId,
    pub token_hash: [u8; 32],
    pub device: String,
    pub at: Timestamp,
    pub seen_at: Timestamp,
    pub expires_at: Timestamp,
    pub second_factor_at: Option<Timestamp>,
}

impl From<session::Model> for SessionRecord {
    fn from(row: session::Model) -> Self {
        Self {
            id: row.id,
            account: row.account_id,
            device: row.device,
            created_at: row.created_at,
            last_seen_at: row.last_seen_at,
            expires_at: row.expires_at,
            second_factor_at: row.second_factor_at,
        }
    }
}

pub async fn session_by_token(
    db: &impl ConnectionTrait,
    token_hash: &[u8; 32],
) -> Result<Option<SessionRecord>, DbErr> {
    let query = session::Entity::find().filter(session::Column::TokenHash.eq(token_hash.to_vec()));
    Ok(query.one(db).await?.map(Into::into))
}

/// The newest first.
pub async fn sessions_of(db: &impl ConnectionTrait, of: AccountId) -> Result<Vec<SessionRecord>, DbErr> {
    let query = session::Entity::find()
        .filter(session::Column::AccountId.eq(of))
        .order_by_desc(session::Column::LastSeenAt)
        .order_by_desc(session::Column::Id);
    Ok(query.all(db).await?.into_iter().map(Into::into).collect())
}

pub async fn insert_session(tx: &impl ConnectionTrait, new: NewSession) -> Result<(), DbErr> {
    let row = session::ActiveModel {
        id: Set(new.id),
        account_id: Set(new.account),
        token_hash: Set(new.token_hash.to_vec()),
        device: Set(new.device),
        created_at: Set(new.at),
        last_seen_at: Set(new.seen_at),
        expires_at: Set(new.expires_at),
        second_factor_at: Set(new.second_factor_at),
    };
    session::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

pub async fn put_last_seen(tx: &impl ConnectionTrait, of: SessionId, at: Timestamp) -> Result<(), DbErr> {
    let row = session::ActiveModel { last_seen_at: Set(at), ..Default::default() };
    session::Entity::update_many().set(row).filter(session::Column::Id.eq(of)).exec(tx).await?;
    Ok(())
}

pub async fn put_second_factor_at(
    tx: &impl ConnectionTrait,
    of: SessionId,
    at: Timestamp,
) -> Result<(), DbErr> {
    let row = session::ActiveModel { second_factor_at: Set(Some(at)), ..Default::default() };
    session::Entity::update_many().set(row).filter(session::Column::Id.eq(of)).exec(tx).await?;
    Ok(())
}

/// Ends one of the account's own sessions; `false` when it has none of that id.
pub async fn delete_session(tx: &impl ConnectionTrait, of: AccountId, id: SessionId) -> Result<bool, DbErr> {
    let deleted = session::Entity::delete_many()
        .filter(session::Column::Id.eq(id))
        .filter(session::Column::AccountId.eq(of))
        .exec(tx)
        .await?;
    Ok(deleted.rows_affected == 1)
}

pub async fn delete_sessions_of(tx: &impl ConnectionTrait, of: AccountId) -> Result<(), DbErr> {
    session::Entity::delete_many().filter(session::Column::AccountId.eq(of)).exec(tx).await?;
    Ok(())
}

/// Ends all sessions of the account but one, and says which ended.
pub async fn delete_sessions_but(
    tx: &impl ConnectionTrait,
    of: AccountId,
    kept: SessionId,
) -> Result<Vec<SessionId>, DbErr> {
    let others: Vec<SessionId> =
        sessions_of(tx, of).await?.into_iter().map(|session| session.id).filter(|id| *id != kept).collect();
    session::Entity::delete_many()
        .filter(session::Column::AccountId.eq(of))
        .filter(session::Column::Id.ne(kept))
        .exec(tx)
        .await?;
    Ok(others)
}

/// Sessions that nobody can use any more: past their end, or unused since `idle_before`.
pub async fn delete_expired_sessions(
    tx: &impl ConnectionTrait,
    now: Timestamp,
    idle_before: Timestamp,
) -> Result<u64, DbErr> {
    let ended = session::Column::ExpiresAt.lt(now).or(session::Column::LastSeenAt.lt(idle_before));
    Ok(session::Entity::delete_many().filter(ended).exec(tx).await?.rows_affected)
}
