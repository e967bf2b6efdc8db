//! The queries of the audit. There is none that changes or deletes an entry.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, EntityTrait,
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, Statement, Value,
};

use super::entity::entry;

pub(super) use entry::Model as EntryRow;

/// Where the chain ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub seq: i64,
    pub hash: Vec<u8>,
}

/// The end of the chain, held until the commit, so that the next entry waits for this one.
pub(super) async fn locked_head(tx: &DatabaseTransaction) -> Result<Option<Head>, DbErr> {
    let lock = if tx.get_database_backend() == DbBackend::Postgres { " FOR UPDATE" } else { "" };
    head_with(tx, lock).await
}

pub(super) async fn head(db: &impl ConnectionTrait) -> Result<Option<Head>, DbErr> {
    head_with(db, "").await
}

async fn head_with(db: &impl ConnectionTrait, lock: &str) -> Result<Option<Head>, DbErr> {
    let sql = format!("SELECT seq, hash FROM audit_head WHERE id = 1{lock}");
    match db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await? {
        Some(row) => Ok(Some(Head { seq: row.try_get_by_index(0)?, hash: row.try_get_by_index(1)? })),
        None => Ok(None),
    }
}

/// Makes the one row of the head where it is missing.
pub(super) async fn plant_head(tx: &DatabaseTransaction, first: &[u8]) -> Result<(), DbErr> {
    let sql = "INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, $1) ON CONFLICT (id) DO NOTHING";
    let values: Vec<Value> = vec![first.to_vec().into()];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    Ok(())
}

pub(super) async fn insert(tx: &DatabaseTransaction, row: EntryRow) -> Result<(), DbErr> {
    let (seq, hash) = (row.seq, row.hash.clone());
    entry::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    let sql = "UPDATE audit_head SET seq = $1, hash = $2 WHERE id = 1";
    let values: Vec<Value> = vec![seq.into(), hash.into()];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    Ok(())
}

/// Entries in the order of the chain.
pub(super) async fn after(db: &impl ConnectionTrait, seq: i64, limit: u64) -> Result<Vec<EntryRow>, DbErr> {
    entry::Entity::find()
        .filter(entry::Column::Seq.gt(seq))
        .order_by_asc(entry::Column::Seq)
        .limit(limit)
        .all(db)
        .await
}

/// The newest entries before `seq`, of one subject where one is named, newest first.
pub(super) async fn before(
    db: &impl ConnectionTrait,
    seq: i64,
    subject: Option<&str>,
    limit: u64,
) -> Result<Vec<EntryRow>, DbErr> {
    let mut query = entry::Entity::find().filter(entry::Column::Seq.lt(seq));
    if let Some(subject) = subject {
        query = query.filter(entry::Column::Subject.eq(subject));
    }
    query.order_by_desc(entry::Column::Seq).limit(limit).all(db).await
}
