//! Invites. A code is looked up by its hash; it is stored nowhere.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};

use crate::accounts::entity::invite;
use crate::accounts::model::{Invite, Role};
use crate::clock::Timestamp;
use crate::ids::{AccountId, InviteId};

pub struct InviteRecord {
    pub invite: Invite,
    pub created_by: Option<AccountId>,
}

pub struct NewInvite {
    pub id: InviteId,
    pub code_hash: [u8; 32],
    pub role: Role,
    pub uses: u32,
    pub expires_at: Timestamp,
    pub note: String,
    pub created_by: Option<AccountId>,
    pub at: Timestamp,
}

/// More invites than this that are still good are not listed; older ones run out by themselves.
const MOST_LISTED: u64 = 500;

impl From<invite::Model> for InviteRecord {
    fn from(row: invite::Model) -> Self {
        Self {
            invite: Invite {
                id: row.id,
                role: Role::from_stored(row.role),
                uses_left: u32::try_from(row.uses_left).unwrap_or(0),
                expires_at: row.expires_at,
                note: row.note,
                created_at: row.created_at,
            },
            created_by: row.created_by,
        }
    }
}

pub async fn find_invite(
    db: &impl ConnectionTrait,
    code_hash: &[u8; 32],
    now: Timestamp,
) -> Result<Option<InviteRecord>, DbErr> {
    let query = invite::Entity::find()
        .filter(invite::Column::CodeHash.eq(code_hash.to_vec()))
        .filter(invite::Column::UsesLeft.gt(0))
        .filter(invite::Column::ExpiresAt.gt(now));
    Ok(query.one(db).await?.map(Into::into))
}

/// Takes one use. `false` when none is left: the count is checked by the same statement that lowers it, so
/// that of two people at the same moment one gets the last.
pub async fn use_invite(tx: &impl ConnectionTrait, id: InviteId, now: Timestamp) -> Result<bool, DbErr> {
    let taken = invite::Entity::update_many()
        .col_expr(invite::Column::UsesLeft, Expr::col(invite::Column::UsesLeft).sub(1))
        .filter(invite::Column::Id.eq(id))
        .filter(invite::Column::UsesLeft.gt(0))
        .filter(invite::Column::ExpiresAt.gt(now))
        .exec(tx)
        .await?;
    Ok(taken.rows_affected == 1)
}

/// Those that are still good: of one maker, or for an administrator (`None`) of everybody.
pub async fn invites(
    db: &impl ConnectionTrait,
    made_by: Option<AccountId>,
    now: Timestamp,
) -> Result<Vec<Invite>, DbErr> {
    let mut query = invite::Entity::find()
        .filter(invite::Column::UsesLeft.gt(0))
        .filter(invite::Column::ExpiresAt.gt(now))
        .order_by_desc(invite::Column::Id)
        .limit(MOST_LISTED);
    if let Some(maker) = made_by {
        query = query.filter(invite::Column::CreatedBy.eq(maker));
    }
    Ok(query.all(db).await?.into_iter().map(|row| InviteRecord::from(row).invite).collect())
}

pub async fn insert_invite(tx: &impl ConnectionTrait, new: NewInvite) -> Result<(), DbErr> {
    let row = invite::ActiveModel {
        id: Set(new.id),
        code_hash: Set(new.code_hash.to_vec()),
        role: Set(new.role.stored()),
        uses_left: Set(i32::try_from(new.uses).unwrap_or(i32::MAX)),
        expires_at: Set(new.expires_at),
        note: Set(new.note),
        created_by: Set(new.created_by),
        created_at: Set(new.at),
    };
    invite::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Withdraws an invite: the maker's own, or for an administrator (`None`) anybody's.
pub async fn delete_invite(
    tx: &impl ConnectionTrait,
    id: InviteId,
    made_by: Option<AccountId>,
) -> Result<bool, DbErr> {
    let mut query = invite::Entity::delete_many().filter(invite::Column::Id.eq(id));
    if let Some(maker) = made_by {
        query = query.filter(invite::Column::CreatedBy.eq(maker));
    }
    Ok(query.exec(tx).await?.rows_affected == 1)
}

/// The invite of the first administrator, if one is still good.
pub async fn invite_of_the_server(
    db: &impl ConnectionTrait,
    now: Timestamp,
) -> Result<Option<InviteId>, DbErr> {
    let query = invite::Entity::find()
        .filter(invite::Column::CreatedBy.is_null())
        .filter(invite::Column::UsesLeft.gt(0))
        .filter(invite::Column::ExpiresAt.gt(now));
    Ok(query.one(db).await?.map(|row| row.id))
}

pub async fn delete_system_invites(tx: &impl ConnectionTrait) -> Result<(), DbErr> {
    invite::Entity::delete_many().filter(invite::Column::CreatedBy.is_null()).exec(tx).await?;
    Ok(())
}

pub async fn delete_expired_invites(tx: &impl ConnectionTrait, now: Timestamp) -> Result<u64, DbErr> {
    let over = invite::Column::ExpiresAt.lt(now).or(invite::Column::UsesLeft.lte(0));
    Ok(invite::Entity::delete_many().filter(over).exec(tx).await?.rows_affected)
}
