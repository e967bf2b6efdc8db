//! Decisions.

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr,
    EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::clock::Timestamp;
use crate::ids::{AccountId, DecisionId, ItemId};
use crate::review::entity::decision;
use crate::review::model::{Appeal, Verdict};

pub(in crate::review) use decision::Model as DecisionRow;

pub(in crate::review) async fn insert_decision(
    tx: &DatabaseTransaction,
    row: DecisionRow,
) -> Result<(), DbErr> {
    decision::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

pub(in crate::review) async fn decision(
    db: &impl ConnectionTrait,
    id: DecisionId,
) -> Result<Option<DecisionRow>, DbErr> {
    decision::Entity::find_by_id(id).one(db).await
}

pub(in crate::review) async fn refused_since(
    db: &impl ConnectionTrait,
    account: AccountId,
    since: Timestamp,
) -> Result<u64, DbErr> {
    decision::Entity::find()
        .filter(decision::Column::AccountId.eq(account))
        .filter(decision::Column::Verdict.eq(Verdict::Refuse.number()))
        .filter(decision::Column::At.gte(since))
        .count(db)
        .await
}

/// What rules refused long ago, and nobody asks about any more.
pub(in crate::review) async fn delete_refusals_before(
    tx: &DatabaseTransaction,
    at: Timestamp,
) -> Result<u64, DbErr> {
    let done = decision::Entity::delete_many()
        .filter(decision::Column::Verdict.eq(Verdict::Refuse.number()))
        .filter(decision::Column::At.lt(at))
        .filter(decision::Column::Appeal.ne(Appeal::Waiting.number()))
        .exec(tx)
        .await?;
    Ok(done.rows_affected)
}

/// What somebody is told of decisions about them, the newest first.
pub(in crate::review) async fn decisions_about(
    db: &impl ConnectionTrait,
    account: AccountId,
    before: Option<DecisionId>,
    limit: u64,
) -> Result<Vec<DecisionRow>, DbErr> {
    let mut query = decision::Entity::find().filter(decision::Column::AccountId.eq(account));
    if let Some(before) = before {
        query = query.filter(decision::Column::Id.lt(before));
    }
    query.order_by_desc(decision::Column::Id).limit(limit).all(db).await
}

/// What was decided on one item, oldest first.
pub(in crate::review) async fn decisions_on(
    db: &impl ConnectionTrait,
    item: ItemId,
    limit: u64,
) -> Result<Vec<DecisionRow>, DbErr> {
    decision::Entity::find()
        .filter(decision::Column::ItemId.eq(item))
        .order_by_asc(decision::Column::Id)
        .limit(limit)
        .all(db)
        .await
}

/// Decisions of a moderator that still have no reason, oldest first.
pub(in crate::review) async fn decisions_by(
    db: &impl ConnectionTrait,
    by: AccountId,
    limit: u64,
) -> Result<Vec<DecisionRow>, DbErr> {
    decision::Entity::find()
        .filter(decision::Column::Finished.eq(false))
        .filter(decision::Column::ById.eq(by))
        .order_by_asc(decision::Column::Id)
        .limit(limit)
        .all(db)
        .await
}

/// Decisions whose reason did not come in time.
pub(in crate::review) async fn overdue_decisions(
    db: &impl ConnectionTrait,
    now: Timestamp,
    limit: u64,
) -> Result<Vec<DecisionRow>, DbErr> {
    decision::Entity::find()
        .filter(decision::Column::Finished.eq(false))
        .filter(decision::Column::FinishBy.lte(now))
        .order_by_asc(decision::Column::FinishBy)
        .limit(limit)
        .all(db)
        .await
}

/// Every decision of a stretch of time, for the figures.
pub(in crate::review) async fn decisions_between(
    db: &impl ConnectionTrait,
    from: Timestamp,
    to: Timestamp,
) -> Result<Vec<DecisionRow>, DbErr> {
    decision::Entity::find()
        .filter(decision::Column::At.gte(from))
        .filter(decision::Column::At.lt(to))
        .all(db)
        .await
}

/// Writes the reason of a decision that had none. `false` when it has one by now.
pub(in crate::review) async fn finish_decision(
    tx: &DatabaseTransaction,
    id: DecisionId,
    reason: Option<i16>,
    sealed: Option<Vec<u8>>,
) -> Result<bool, DbErr> {
    let row = decision::ActiveModel {
        reason: Set(reason),
        sealed: Set(sealed),
        finished: Set(true),
        ..Default::default()
    };
    let changed = decision::Entity::update_many()
        .set(row)
        .filter(decision::Column::Id.eq(id))
        .filter(decision::Column::Finished.eq(false))
        .exec(tx)
        .await?;
    Ok(changed.rows_affected == 1)
}

/// Moves an appeal on. `false` when it was not where it was thought to be: of two at the same moment one counts.
pub(in crate::review) async fn move_appeal(
    tx: &DatabaseTransaction,
    id: DecisionId,
    from: Appeal,
    to: Appeal,
    sealed: Option<Vec<u8>>,
) -> Result<bool, DbErr> {
    let mut row = decision::ActiveModel { appeal: Set(to.number()), ..Default::default() };
    if sealed.is_some() {
        row.sealed = Set(sealed);
    }
    let changed = decision::Entity::update_many()
        .set(row)
        .filter(decision::Column::Id.eq(id))
        .filter(decision::Column::Appeal.eq(from.number()))
        .exec(tx)
        .await?;
    Ok(changed.rows_affected == 1)
}

/// Empties what decisions hold of somebody who leaves. That they were taken stays, for the figures; what was
/// not let through by a rule was nobody's doing and goes.
pub(in crate::review) async fn empty_decisions(
    tx: &DatabaseTransaction,
    account: AccountId,
) -> Result<(), DbErr> {
    decision::Entity::update_many()
        .set(decision::ActiveModel {
            account_id: Set(None),
            message_id: Set(None),
            sealed: Set(None),
            finished: Set(true),
            ..Default::default()
        })
        .filter(decision::Column::AccountId.eq(account))
        .exec(tx)
        .await?;
    Ok(())
}

impl DecisionRow {
    pub(in crate::review) fn verdict(&self) -> Verdict {
        // A number that no version wrote stands for the one that takes nothing from anybody.
        Verdict::from_number(self.verdict).unwrap_or(Verdict::Keep)
    }
}
