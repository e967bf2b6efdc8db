//! The queries of moderation: notes about members, and what moderators had to read.

use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::entity::{exposure, note};
use crate::clock::Timestamp;
use crate::ids::AccountId;

pub(super) use exposure::Model as ExposureRow;
pub(super) use note::Model as NoteRow;

/// The newest notes about one member that are shown.
const MOST_NOTES: u64 = 200;

pub(super) async fn insert_note(tx: &DatabaseTransaction, row: NoteRow) -> Result<(), DbErr> {
    note::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

pub(super) async fn notes_about(
    db: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Vec<NoteRow>, DbErr> {
    note::Entity::find()
        .filter(note::Column::AccountId.eq(account))
        .order_by_desc(note::Column::Id)
        .limit(MOST_NOTES)
        .all(db)
        .await
}

pub(super) async fn delete_notes_about(tx: &DatabaseTransaction, account: AccountId) -> Result<(), DbErr> {
    note::Entity::delete_many().filter(note::Column::AccountId.eq(account)).exec(tx).await?;
    exposure::Entity::delete_many().filter(exposure::Column::AccountId.eq(account)).exec(tx).await?;
    Ok(())
}

/// Notes that somebody read an item today; reading it again is reading it once.
pub(super) async fn insert_exposure(tx: &DatabaseTransaction, row: ExposureRow) -> Result<(), DbErr> {
    exposure::Entity::insert(row.into_active_model().reset_all())
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

pub(super) async fn has_exposure(db: &impl ConnectionTrait, row: &ExposureRow) -> Result<bool, DbErr> {
    let key = (row.account_id, row.day, row.item_id);
    Ok(exposure::Entity::find_by_id(key).one(db).await?.is_some())
}

/// How many items of at least this level somebody has read since then.
pub(super) async fn exposures_since(
    db: &impl ConnectionTrait,
    account: AccountId,
    since: Timestamp,
    level: i16,
) -> Result<u64, DbErr> {
    exposure::Entity::find()
        .filter(exposure::Column::AccountId.eq(account))
        .filter(exposure::Column::At.gte(since))
        .filter(exposure::Column::Level.gte(level))
        .count(db)
        .await
}

/// What was read by day, the newest first.
pub(super) async fn exposures_by_day(
    db: &impl ConnectionTrait,
    account: AccountId,
    since_day: i64,
) -> Result<Vec<(i64, i64)>, DbErr> {
    exposure::Entity::find()
        .select_only()
        .column(exposure::Column::Day)
        .column_as(exposure::Column::ItemId.count(), "found")
        .filter(exposure::Column::AccountId.eq(account))
        .filter(exposure::Column::Day.gte(since_day))
        .group_by(exposure::Column::Day)
        .order_by_desc(exposure::Column::Day)
        .into_tuple()
        .all(db)
        .await
}

pub(super) async fn delete_exposures_before(tx: &DatabaseTransaction, day: i64) -> Result<(), DbErr> {
    exposure::Entity::delete_many().filter(exposure::Column::Day.lt(day)).exec(tx).await?;
    Ok(())
}
