//! What members reported, and what became of it.

use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr,
    EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::clock::Timestamp;
use crate::ids::{AccountId, ItemId, ReportId};
use crate::review::entity::report;
use crate::review::model::Outcome;

pub(in crate::review) use report::Model as ReportRow;

/// One report of one member on one item; reporting again is a new report in its place.
pub(in crate::review) async fn upsert_report(tx: &DatabaseTransaction, row: ReportRow) -> Result<(), DbErr> {
    let again = OnConflict::columns([report::Column::ItemId, report::Column::ReporterId])
        .update_columns([
            report::Column::Category,
            report::Column::At,
            report::Column::Sealed,
            report::Column::Outcome,
            report::Column::OutcomeAt,
        ])
        .to_owned();
    report::Entity::insert(row.into_active_model().reset_all())
        .on_conflict(again)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// The reports in one item, oldest first.
pub(in crate::review) async fn reports_of(
    db: &impl ConnectionTrait,
    item: ItemId,
    limit: u64,
) -> Result<Vec<ReportRow>, DbErr> {
    report::Entity::find()
        .filter(report::Column::ItemId.eq(item))
        .order_by_asc(report::Column::At)
        .limit(limit)
        .all(db)
        .await
}

/// How many reports of an item have no outcome yet.
pub(in crate::review) async fn waiting_reports(
    db: &impl ConnectionTrait,
    item: ItemId,
) -> Result<u64, DbErr> {
    report::Entity::find()
        .filter(report::Column::ItemId.eq(item))
        .filter(report::Column::Outcome.eq(Outcome::Waiting.number()))
        .count(db)
        .await
}

/// How many earlier reports of somebody led to something, and how many did not.
pub(in crate::review) async fn past_reports(
    db: &impl ConnectionTrait,
    reporter: AccountId,
) -> Result<(u64, u64), DbErr> {
    let of = |outcome: Outcome| {
        report::Entity::find()
            .filter(report::Column::ReporterId.eq(reporter))
            .filter(report::Column::Outcome.eq(outcome.number()))
    };
    Ok((of(Outcome::Acted).count(db).await?, of(Outcome::Kept).count(db).await?))
}

/// What somebody reported, the newest first.
pub(in crate::review) async fn reports_by(
    db: &impl ConnectionTrait,
    reporter: AccountId,
    before: Option<ReportId>,
    limit: u64,
) -> Result<Vec<ReportRow>, DbErr> {
    let mut query = report::Entity::find().filter(report::Column::ReporterId.eq(reporter));
    if let Some(before) = before {
        query = query.filter(report::Column::Id.lt(before));
    }
    query.order_by_desc(report::Column::Id).limit(limit).all(db).await
}

/// Notes the outcome of every report that waits in an item; gives who is to be told.
pub(in crate::review) async fn put_outcome(
    tx: &DatabaseTransaction,
    item: ItemId,
    outcome: Outcome,
    now: Timestamp,
) -> Result<Vec<AccountId>, DbErr> {
    let waiting =
        || report::Column::ItemId.eq(item).and(report::Column::Outcome.eq(Outcome::Waiting.number()));
    use sea_orm::sea_query::ExprTrait;
    let reporters: Vec<AccountId> = report::Entity::find()
        .select_only()
        .column(report::Column::ReporterId)
        .filter(waiting())
        .into_tuple()
        .all(tx)
        .await?;
    report::Entity::update_many()
        .set(report::ActiveModel {
            outcome: Set(outcome.number()),
            outcome_at: Set(Some(now)),
            ..Default::default()
        })
        .filter(waiting())
        .exec(tx)
        .await?;
    Ok(reporters)
}

pub(in crate::review) async fn delete_reports_by(
    tx: &DatabaseTransaction,
    reporter: AccountId,
) -> Result<(), DbErr> {
    report::Entity::delete_many().filter(report::Column::ReporterId.eq(reporter)).exec(tx).await?;
    Ok(())
}
