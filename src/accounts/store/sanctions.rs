//! Sanctions.

use sea_orm::sea_query::ExprTrait;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};

use crate::accounts::entity::sanction;
use crate::accounts::model::{NewSanction, Sanction, SanctionKind};
use crate::clock::Timestamp;
use crate::ids::{AccountId, RoomId, SanctionId};

/// So many sanctions on voices are held in memory at once; more than that is no community any more.
const MOST_IN_FORCE: u64 = 20_000;

/// The newest of one person that are shown.
const MOST_SHOWN: u64 = 200;

impl From<sanction::Model> for Sanction {
    fn from(row: sanction::Model) -> Self {
        Self {
            id: row.id,
            kind: SanctionKind::from_stored(row.kind),
            room: row.room_id,
            since: row.since,
            until: row.until,
            lifted_at: row.lifted_at,
            account: row.account_id,
            by: row.by_id,
        }
    }
}

pub async fn insert_sanction(
    tx: &impl ConnectionTrait,
    id: SanctionId,
    new: &NewSanction,
    now: Timestamp,
) -> Result<(), DbErr> {
    let row = sanction::ActiveModel {
        id: Set(id),
        account_id: Set(new.account),
        kind: Set(new.kind.stored()),
        room_id: Set(new.room),
        since: Set(now),
        until: Set(new.until),
        by_id: Set(new.by),
        lifted_at: Set(None),
    };
    sanction::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

pub async fn sanction_by_id(db: &impl ConnectionTrait, id: SanctionId) -> Result<Option<Sanction>, DbErr> {
    Ok(sanction::Entity::find_by_id(id).one(db).await?.map(Into::into))
}

/// The newest of one person, those that are over among them.
pub async fn sanctions_of(db: &impl ConnectionTrait, account: AccountId) -> Result<Vec<Sanction>, DbErr> {
    let query = sanction::Entity::find()
        .filter(sanction::Column::AccountId.eq(account))
        .order_by_desc(sanction::Column::Id)
        .limit(MOST_SHOWN);
    Ok(query.all(db).await?.into_iter().map(Into::into).collect())
}

fn in_force(now: Timestamp) -> Condition {
    Condition::all()
        .add(sanction::Column::LiftedAt.is_null())
        .add(sanction::Column::Until.is_null().or(sanction::Column::Until.gt(now)))
}

/// Every mute and every observing that holds now.
pub async fn quiet_people(db: &impl ConnectionTrait, now: Timestamp) -> Result<Vec<Sanction>, DbErr> {
    let kinds = [SanctionKind::Mute, SanctionKind::Observe].map(SanctionKind::stored);
    let query = sanction::Entity::find()
        .filter(in_force(now))
        .filter(sanction::Column::Kind.is_in(kinds))
        .limit(MOST_IN_FORCE);
    Ok(query.all(db).await?.into_iter().map(Into::into).collect())
}

/// What keeps somebody out of a room now.
pub async fn removals_from(
    db: &impl ConnectionTrait,
    account: AccountId,
    room: RoomId,
    now: Timestamp,
) -> Result<Vec<Sanction>, DbErr> {
    let query = sanction::Entity::find()
        .filter(in_force(now))
        .filter(sanction::Column::AccountId.eq(account))
        .filter(sanction::Column::RoomId.eq(room))
        .filter(sanction::Column::Kind.eq(SanctionKind::Removal.stored()));
    Ok(query.all(db).await?.into_iter().map(Into::into).collect())
}

/// What keeps somebody from signing in now.
pub async fn closed_doors(
    db: &impl ConnectionTrait,
    account: AccountId,
    now: Timestamp,
) -> Result<Vec<Sanction>, DbErr> {
    let kinds = [SanctionKind::Suspension, SanctionKind::Ban].map(SanctionKind::stored);
    let query = sanction::Entity::find()
        .filter(in_force(now))
        .filter(sanction::Column::AccountId.eq(account))
        .filter(sanction::Column::Kind.is_in(kinds));
    Ok(query.all(db).await?.into_iter().map(Into::into).collect())
}

/// Lifts one that holds; `false` when it holds no more.
pub async fn lift_sanction(tx: &impl ConnectionTrait, id: SanctionId, now: Timestamp) -> Result<bool, DbErr> {
    let lifted = sanction::Entity::update_many()
        .set(sanction::ActiveModel { lifted_at: Set(Some(now)), ..Default::default() })
        .filter(sanction::Column::Id.eq(id))
        .filter(in_force(now))
        .exec(tx)
        .await?;
    Ok(lifted.rows_affected == 1)
}
