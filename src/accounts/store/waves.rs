//! Who came together.

use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::AccountRecord;
use crate::accounts::entity::account;
use crate::accounts::model::Role;
use crate::clock::Timestamp;
use crate::ids::{AccountId, InviteId};

/// A wave has at most so many people in it that are shown or acted on at once.
const MOST: u64 = 2_000;

/// Invites by which at least so many members came since then: the invite, how many, the first and the last.
pub async fn busy_invites(
    db: &impl ConnectionTrait,
    since: Timestamp,
    least: u32,
) -> Result<Vec<(InviteId, i64, Timestamp, Timestamp)>, DbErr> {
    let many = account::Column::Id.count();
    account::Entity::find()
        .select_only()
        .column(account::Column::InviteId)
        .column_as(many.clone(), "found")
        .column_as(account::Column::CreatedAt.min(), "first")
        .column_as(account::Column::CreatedAt.max(), "last")
        .filter(account::Column::InviteId.is_not_null())
        .filter(account::Column::CreatedAt.gte(since))
        .filter(account::Column::Role.eq(Role::Member.stored()))
        .group_by(account::Column::InviteId)
        .having(many.gte(i64::from(least)))
        .limit(100)
        .into_tuple()
        .all(db)
        .await
}

/// Members who came by an invite since then.
pub async fn came_by(
    db: &impl ConnectionTrait,
    invite: InviteId,
    since: Timestamp,
) -> Result<Vec<AccountRecord>, DbErr> {
    let query = account::Entity::find()
        .filter(account::Column::InviteId.eq(invite))
        .filter(account::Column::CreatedAt.gte(since))
        .filter(account::Column::Role.eq(Role::Member.stored()))
        .order_by_asc(account::Column::Id)
        .limit(MOST);
    Ok(query.all(db).await?.into_iter().map(Into::into).collect())
}

/// Members who came in a stretch of time; of these ones only, where some are named.
pub async fn came_between(
    db: &impl ConnectionTrait,
    from: Timestamp,
    to: Timestamp,
    only: Option<&[AccountId]>,
) -> Result<Vec<AccountRecord>, DbErr> {
    let mut query = account::Entity::find()
        .filter(account::Column::CreatedAt.gte(from).and(account::Column::CreatedAt.lte(to)))
        .filter(account::Column::Role.eq(Role::Member.stored()))
        .order_by_asc(account::Column::Id)
        .limit(MOST);
    if let Some(only) = only {
        query = query.filter(account::Column::Id.is_in(only.iter().copied()));
    }
    Ok(query.all(db).await?.into_iter().map(Into::into).collect())
}
