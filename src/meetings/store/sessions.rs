//! Sessions that are held, and what is kept beside their logs.

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr,
    EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::clock::Timestamp;
use crate::ids::{AccountId, RoomId, SeriesId};
use crate::meetings::entity::{seat, session};

pub(in crate::meetings) use seat::Model as SeatRow;
pub(in crate::meetings) use session::Model as SessionRow;

/// No server holds more meetings at once.
const MOST_OPEN: u64 = 500;

pub(in crate::meetings) async fn session_in(
    db: &impl ConnectionTrait,
    room: RoomId,
) -> Result<Option<SessionRow>, DbErr> {
    session::Entity::find_by_id(room).one(db).await
}

pub(in crate::meetings) async fn session_of(
    db: &impl ConnectionTrait,
    series: SeriesId,
    at: &str,
) -> Result<Option<SessionRow>, DbErr> {
    session::Entity::find()
        .filter(session::Column::SeriesId.eq(series))
        .filter(session::Column::At.eq(at))
        .one(db)
        .await
}

pub(in crate::meetings) async fn open_sessions(db: &impl ConnectionTrait) -> Result<Vec<SessionRow>, DbErr> {
    session::Entity::find().filter(session::Column::EndedAt.is_null()).limit(MOST_OPEN).all(db).await
}

pub(in crate::meetings) async fn insert_session(
    tx: &DatabaseTransaction,
    row: SessionRow,
) -> Result<(), DbErr> {
    session::Entity::insert(session::ActiveModel::from(row).reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

/// Writes down that a session has ended. Where people were is not kept, nor who served.
pub(in crate::meetings) async fn end_session(
    tx: &DatabaseTransaction,
    room: RoomId,
    now: Timestamp,
) -> Result<(), DbErr> {
    let ended = session::ActiveModel {
        room_id: Set(room),
        ended_at: Set(Some(now)),
        serving: Set("[]".to_owned()),
        ..Default::default()
    };
    session::Entity::update(ended).exec(tx).await?;
    seat::Entity::delete_many().filter(seat::Column::RoomId.eq(room)).exec(tx).await?;
    Ok(())
}

pub(in crate::meetings) async fn insert_seat(tx: &DatabaseTransaction, row: SeatRow) -> Result<(), DbErr> {
    seat::Entity::insert(seat::ActiveModel::from(row).reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

/// What happened beside the log after a number, oldest first.
pub(in crate::meetings) async fn seats_after(
    db: &impl ConnectionTrait,
    room: RoomId,
    number: i64,
) -> Result<Vec<SeatRow>, DbErr> {
    seat::Entity::find()
        .filter(seat::Column::RoomId.eq(room))
        .filter(seat::Column::Number.gt(number))
        .order_by_asc(seat::Column::Number)
        .all(db)
        .await
}

pub(in crate::meetings) async fn forget_seats_of(
    tx: &DatabaseTransaction,
    account: AccountId,
) -> Result<(), DbErr> {
    seat::Entity::delete_many().filter(seat::Column::AccountId.eq(account)).exec(tx).await?;
    Ok(())
}
