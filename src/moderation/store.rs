//! The queries of moderation: notes about members, what moderators had to read, and packs written in the console.

use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::entity::{exposure, note, pack};
use crate::clock::Timestamp;
use crate::ids::AccountId;

pub(super) use exposure::Model as ExposureRow;
pub(super) use note::Model as NoteRow;
pub(super) use pack::Model as PackRow;

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

/// More packs than the rules read are not written.
const MOST_PACKS: u64 = 500;

pub(super) async fn packs(db: &impl ConnectionTrait) -> Result<Vec<PackRow>, DbErr> {
    pack::Entity::find().order_by_asc(pack::Column::Id).limit(MOST_PACKS).all(db).await
}

pub(super) async fn pack(db: &impl ConnectionTrait, id: &str) -> Result<Option<PackRow>, DbErr> {
    pack::Entity::find_by_id(id).one(db).await
}

/// Writes a pack; what was said of how far it may go stays.
pub(super) async fn put_pack_text(tx: &DatabaseTransaction, row: PackRow) -> Result<(), DbErr> {
    put_pack(tx, row, pack::Column::Text).await
}

/// Says how far a pack may go; what was written stays.
pub(super) async fn put_pack_mode(tx: &DatabaseTransaction, row: PackRow) -> Result<(), DbErr> {
    put_pack(tx, row, pack::Column::Mode).await
}

async fn put_pack(tx: &DatabaseTransaction, row: PackRow, what: pack::Column) -> Result<(), DbErr> {
    let again = OnConflict::column(pack::Column::Id)
        .update_columns([what, pack::Column::At, pack::Column::ById])
        .to_owned();
    pack::Entity::insert(row.into_active_model().reset_all())
        .on_conflict(again)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// How many packs were written, and when the newest: another instance sees by it that something changed.
pub(super) async fn newest_pack(db: &impl ConnectionTrait) -> Result<(i64, Option<Timestamp>), DbErr> {
    let found = pack::Entity::find()
        .select_only()
        .column_as(pack::Column::Id.count(), "found")
        .column_as(pack::Column::At.max(), "newest")
        .into_tuple()
        .one(db)
        .await?;
    Ok(found.unwrap_or((0, None)))
}
