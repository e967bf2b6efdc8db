//! How far somebody has read what was decided about them.

use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter,
};

use crate::clock::Timestamp;
use crate::ids::AccountId;
use crate::review::entity::{decision, reader, report};
use crate::review::model::Verdict;

pub(in crate::review) async fn read_at(
    db: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Option<Timestamp>, DbErr> {
    Ok(reader::Entity::find_by_id(account).one(db).await?.map(|row| row.read_at))
}

pub(in crate::review) async fn put_read_at(
    tx: &DatabaseTransaction,
    account: AccountId,
    at: Timestamp,
) -> Result<(), DbErr> {
    let row = reader::Model { account_id: account, read_at: at };
    let again =
        OnConflict::column(reader::Column::AccountId).update_column(reader::Column::ReadAt).to_owned();
    reader::Entity::insert(row.into_active_model().reset_all())
        .on_conflict(again)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// What a rule refused is not new to its author: they were told at once.
pub(in crate::review) async fn decisions_since(
    db: &impl ConnectionTrait,
    account: AccountId,
    since: Timestamp,
) -> Result<u64, DbErr> {
    let told = Verdict::ALL.iter().filter(|verdict| verdict.is_told() && **verdict != Verdict::Refuse);
    decision::Entity::find()
        .filter(decision::Column::AccountId.eq(account))
        .filter(decision::Column::At.gt(since))
        .filter(decision::Column::Verdict.is_in(told.map(|verdict| verdict.number())))
        .count(db)
        .await
}

pub(in crate::review) async fn outcomes_since(
    db: &impl ConnectionTrait,
    reporter: AccountId,
    since: Timestamp,
) -> Result<u64, DbErr> {
    report::Entity::find()
        .filter(report::Column::ReporterId.eq(reporter))
        .filter(report::Column::OutcomeAt.gt(since))
        .count(db)
        .await
}

pub(in crate::review) async fn forget_reader(
    tx: &DatabaseTransaction,
    account: AccountId,
) -> Result<(), DbErr> {
    reader::Entity::delete_by_id(account).exec(tx).await?;
    Ok(())
}
