//! Who does not want to meet whom.

use std::collections::HashSet;

use sea_orm::sea_query::{ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, Set};

use crate::accounts::entity::block;
use crate::ids::AccountId;

/// Everybody the account has a block with, whoever made it.
pub async fn hidden_from(db: &impl ConnectionTrait, account: AccountId) -> Result<HashSet<AccountId>, DbErr> {
    let either = block::Column::BlockerId.eq(account).or(block::Column::BlockedId.eq(account));
    let rows = block::Entity::find().filter(either).all(db).await?;
    Ok(rows
        .into_iter()
        .map(|row| if row.blocker_id == account { row.blocked_id } else { row.blocker_id })
        .collect())
}

/// Whom the account itself has blocked, without those who have blocked it too: they are not there for it.
pub async fn blocked_by(db: &impl ConnectionTrait, account: AccountId) -> Result<Vec<AccountId>, DbErr> {
    let against: Vec<AccountId> = block::Entity::find()
        .select_only()
        .column(block::Column::BlockerId)
        .filter(block::Column::BlockedId.eq(account))
        .into_tuple()
        .all(db)
        .await?;
    let own = block::Entity::find().filter(block::Column::BlockerId.eq(account)).all(db).await?;
    Ok(own.into_iter().map(|row| row.blocked_id).filter(|id| !against.contains(id)).collect())
}

pub async fn insert_block(
    tx: &impl ConnectionTrait,
    blocker: AccountId,
    blocked: AccountId,
) -> Result<(), DbErr> {
    let row = block::ActiveModel { blocker_id: Set(blocker), blocked_id: Set(blocked) };
    let there =
        OnConflict::columns([block::Column::BlockerId, block::Column::BlockedId]).do_nothing().to_owned();
    block::Entity::insert(row).on_conflict(there).exec_without_returning(tx).await?;
    Ok(())
}

pub async fn delete_block(
    tx: &impl ConnectionTrait,
    blocker: AccountId,
    blocked: AccountId,
) -> Result<(), DbErr> {
    block::Entity::delete_many()
        .filter(block::Column::BlockerId.eq(blocker))
        .filter(block::Column::BlockedId.eq(blocked))
        .exec(tx)
        .await?;
    Ok(())
}

/// Lifts every block against somebody who from now on looks after others; says who had made one.
pub async fn delete_blocks_against(
    tx: &impl ConnectionTrait,
    blocked: AccountId,
) -> Result<Vec<AccountId>, DbErr> {
    let makers: Vec<AccountId> = block::Entity::find()
        .select_only()
        .column(block::Column::BlockerId)
        .filter(block::Column::BlockedId.eq(blocked))
        .into_tuple()
        .all(tx)
        .await?;
    block::Entity::delete_many().filter(block::Column::BlockedId.eq(blocked)).exec(tx).await?;
    Ok(makers)
}
