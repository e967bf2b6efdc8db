//! The queries of raids.

use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr,
    EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, Statement, Value,
};

use super::entity::raid;
use crate::clock::Timestamp;
use crate::ids::{AccountId, RaidId, RoomId};

/// So many places can be under attack at once; more than that is the whole community.
const MOST_ON: u64 = 1_000;

/// Where the mode is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    Community,
    Room(RoomId),
}

impl Place {
    pub fn of(room: Option<RoomId>) -> Self {
        room.map_or(Self::Community, Self::Room)
    }

    pub fn room(self) -> Option<RoomId> {
        match self {
            Self::Community => None,
            Self::Room(room) => Some(room),
        }
    }

    fn key(self) -> String {
        match self {
            Self::Community => "community".to_owned(),
            Self::Room(room) => format!("room:{room}"),
        }
    }
}

/// The mode, on or past.
#[derive(Clone, Debug)]
pub struct Raid {
    pub id: RaidId,
    pub place: Place,
    pub since: Timestamp,
    /// Goes off by itself then.
    pub until: Timestamp,
    pub ended_at: Option<Timestamp>,
    pub by: Option<AccountId>,
}

impl From<raid::Model> for Raid {
    fn from(row: raid::Model) -> Self {
        Self {
            id: row.id,
            place: Place::of(row.room_id),
            since: row.since,
            until: row.until,
            ended_at: row.ended_at,
            by: row.by_id,
        }
    }
}

/// Switches the mode on; `None` where it is on already. What went off by itself is marked as ended first.
pub(super) async fn insert(
    tx: &DatabaseTransaction,
    place: Place,
    by: Option<AccountId>,
    now: Timestamp,
    until: Timestamp,
) -> Result<Option<RaidId>, DbErr> {
    let sql = "UPDATE raids SET ended_at = until WHERE place = $1 AND ended_at IS NULL AND until <= $2";
    let values: Vec<Value> = vec![place.key().into(), now.into()];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    let id = RaidId::new();
    let row = raid::Model {
        id,
        place: place.key(),
        room_id: place.room(),
        since: now,
        until,
        ended_at: None,
        by_id: by,
    };
    let inserted = raid::Entity::insert(row.into_active_model().reset_all())
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    Ok((inserted == 1).then_some(id))
}

/// Switches the mode off; `false` where it was not on.
pub(super) async fn end(tx: &DatabaseTransaction, place: Place, now: Timestamp) -> Result<bool, DbErr> {
    let ended = raid::Entity::update_many()
        .set(raid::ActiveModel { ended_at: Set(Some(now)), ..Default::default() })
        .filter(raid::Column::Place.eq(place.key()))
        .filter(raid::Column::EndedAt.is_null())
        .filter(raid::Column::Until.gt(now))
        .exec(tx)
        .await?;
    Ok(ended.rows_affected == 1)
}

/// Everywhere it is on now.
pub(super) async fn on(db: &impl ConnectionTrait, now: Timestamp) -> Result<Vec<Raid>, DbErr> {
    let query = raid::Entity::find()
        .filter(raid::Column::EndedAt.is_null())
        .filter(raid::Column::Until.gt(now))
        .limit(MOST_ON);
    Ok(query.all(db).await?.into_iter().map(Into::into).collect())
}

/// The newest, on or past.
pub(super) async fn newest(
    db: &impl ConnectionTrait,
    since: Timestamp,
    limit: u64,
) -> Result<Vec<Raid>, DbErr> {
    let query = raid::Entity::find()
        .filter(raid::Column::Since.gte(since))
        .order_by_desc(raid::Column::Id)
        .limit(limit);
    Ok(query.all(db).await?.into_iter().map(Into::into).collect())
}

pub(super) async fn by_id(db: &impl ConnectionTrait, id: RaidId) -> Result<Option<Raid>, DbErr> {
    Ok(raid::Entity::find_by_id(id).one(db).await?.map(Into::into))
}
