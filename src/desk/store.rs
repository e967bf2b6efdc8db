//! Queries of the desk.

use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Statement, Value,
};

use super::entity::{case, message, reading};
use super::model::{Side, State, Status};
use crate::ids::{AccountId, CaseId, MessageId, ReadingId};

pub(super) use case::Model as CaseRow;
pub(super) use message::Model as MessageRow;
pub(super) use reading::Model as ReadingRow;

/// Which cases of the desk somebody wants to see.
#[derive(Clone, Copy)]
pub(super) enum Wanted {
    All,
    Unclaimed,
    Mine,
    Verification,
    Closed,
}

pub(super) async fn case_of(
    db: &impl ConnectionTrait,
    account: AccountId,
    id: CaseId,
) -> Result<Option<CaseRow>, DbErr> {
    case::Entity::find_by_id(id).filter(case::Column::AccountId.eq(account)).one(db).await
}

/// A case in front of somebody of the desk, who never meets their own there.
pub(super) async fn case_for_desk(
    db: &impl ConnectionTrait,
    staff: AccountId,
    id: CaseId,
) -> Result<Option<CaseRow>, DbErr> {
    case::Entity::find_by_id(id).filter(case::Column::AccountId.ne(staff)).one(db).await
}

/// The case as it stands now, held until the end of the change: whoever comes at the same time waits.
pub(super) async fn locked(tx: &DatabaseTransaction, id: CaseId) -> Result<Option<CaseRow>, DbErr> {
    let sql = "UPDATE cases SET version = version + 1 WHERE id = $1";
    let values: [Value; 1] = [id.into()];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    case::Entity::find_by_id(id).one(tx).await
}

pub(super) async fn insert_case(tx: &DatabaseTransaction, row: CaseRow) -> Result<(), DbErr> {
    case::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

/// Stores a case that [`locked`] gave.
pub(super) async fn put_case(tx: &DatabaseTransaction, row: CaseRow) -> Result<(), DbErr> {
    case::Entity::update(row.into_active_model().reset_all()).exec(tx).await?;
    Ok(())
}

/// The newest first, those before `before`.
pub(super) async fn cases_of(
    db: &impl ConnectionTrait,
    account: AccountId,
    before: Option<CaseId>,
    limit: u64,
) -> Result<Vec<CaseRow>, DbErr> {
    let mut query = case::Entity::find().filter(case::Column::AccountId.eq(account));
    if let Some(before) = before {
        query = query.filter(case::Column::Id.lt(before));
    }
    query.order_by_desc(case::Column::Id).limit(limit).all(db).await
}

pub(super) async fn open_cases_of(db: &impl ConnectionTrait, account: AccountId) -> Result<u64, DbErr> {
    let open = case::Entity::find()
        .filter(case::Column::AccountId.eq(account))
        .filter(case::Column::Status.ne(Status::Closed.number()));
    open.count(db).await
}

/// What the desk has to do, oldest first, without the reader's own cases.
pub(super) async fn queue(
    db: &impl ConnectionTrait,
    staff: AccountId,
    wanted: Wanted,
    after: Option<CaseId>,
    limit: u64,
) -> Result<Vec<CaseRow>, DbErr> {
    let mut query = case::Entity::find().filter(case::Column::AccountId.ne(staff));
    let open = case::Column::Status.ne(Status::Closed.number());
    query = match wanted {
        Wanted::All => query.filter(open),
        Wanted::Unclaimed => query.filter(open).filter(case::Column::AssigneeId.is_null()),
        Wanted::Mine => query.filter(open).filter(case::Column::AssigneeId.eq(staff)),
        Wanted::Verification => query.filter(case::Column::Drafts.gt(0)),
        Wanted::Closed => query.filter(case::Column::Status.eq(Status::Closed.number())),
    };
    if let Some(after) = after {
        query = query.filter(case::Column::Id.gt(after));
    }
    query.order_by_asc(case::Column::Id).limit(limit).all(db).await
}

pub(super) async fn message(
    db: &impl ConnectionTrait,
    case: CaseId,
    id: MessageId,
) -> Result<Option<MessageRow>, DbErr> {
    message::Entity::find_by_id((case, id)).one(db).await
}

/// What somebody wrote under an id, in whatever case.
pub(super) async fn message_by(
    db: &impl ConnectionTrait,
    author: AccountId,
    id: MessageId,
) -> Result<Option<MessageRow>, DbErr> {
    message::Entity::find()
        .filter(message::Column::AuthorId.eq(author))
        .filter(message::Column::MessageId.eq(id))
        .one(db)
        .await
}

pub(super) async fn insert_message(tx: &DatabaseTransaction, row: MessageRow) -> Result<(), DbErr> {
    message::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

pub(super) async fn put_message(tx: &DatabaseTransaction, row: MessageRow) -> Result<(), DbErr> {
    message::Entity::update(row.into_active_model().reset_all()).exec(tx).await?;
    Ok(())
}

/// What was sent in a case, in its order.
pub(super) async fn sent_after(
    db: &impl ConnectionTrait,
    case: CaseId,
    seq: i64,
    limit: u64,
) -> Result<Vec<MessageRow>, DbErr> {
    message::Entity::find()
        .filter(message::Column::CaseId.eq(case))
        .filter(message::Column::Seq.gt(seq))
        .order_by_asc(message::Column::Seq)
        .limit(limit)
        .all(db)
        .await
}

/// The newest answers of a case that were not sent, oldest first.
pub(super) async fn unsent(
    db: &impl ConnectionTrait,
    case: CaseId,
    limit: u64,
) -> Result<Vec<MessageRow>, DbErr> {
    let mut rows = message::Entity::find()
        .filter(message::Column::CaseId.eq(case))
        .filter(message::Column::Side.eq(Side::Desk.number()))
        .filter(message::Column::State.ne(State::Sent.number()))
        .order_by_desc(message::Column::WrittenAt)
        .limit(limit)
        .all(db)
        .await?;
    rows.reverse();
    Ok(rows)
}

pub(super) async fn insert_reading(tx: &DatabaseTransaction, row: ReadingRow) -> Result<(), DbErr> {
    reading::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

/// The newest first, those before `before`.
pub(super) async fn readings(
    db: &impl ConnectionTrait,
    case: CaseId,
    before: Option<ReadingId>,
    limit: u64,
) -> Result<Vec<ReadingRow>, DbErr> {
    let mut query = reading::Entity::find().filter(reading::Column::CaseId.eq(case));
    if let Some(before) = before {
        query = query.filter(reading::Column::Id.lt(before));
    }
    query.order_by_desc(reading::Column::Id).limit(limit).all(db).await
}

/// Deletes every case of a person with its key, and takes a worker's name off the cases of others.
pub(super) async fn erase(tx: &DatabaseTransaction, account: AccountId) -> Result<(), DbErr> {
    let own = case::Entity::find().filter(case::Column::AccountId.eq(account)).all(tx).await?;
    for id in own.into_iter().map(|row| row.id) {
        reading::Entity::delete_many().filter(reading::Column::CaseId.eq(id)).exec(tx).await?;
        message::Entity::delete_many().filter(message::Column::CaseId.eq(id)).exec(tx).await?;
        case::Entity::delete_by_id(id).exec(tx).await?;
    }
    let nobody = || Expr::value(Value::Uuid(None));
    message::Entity::update_many()
        .col_expr(message::Column::AuthorId, nobody())
        .filter(message::Column::AuthorId.eq(account))
        .exec(tx)
        .await?;
    message::Entity::update_many()
        .col_expr(message::Column::CheckedBy, nobody())
        .filter(message::Column::CheckedBy.eq(account))
        .exec(tx)
        .await?;
    reading::Entity::update_many()
        .col_expr(reading::Column::AccountId, nobody())
        .filter(reading::Column::AccountId.eq(account))
        .exec(tx)
        .await?;
    // Nobody has the case any more: it waits in the queue again.
    case::Entity::update_many()
        .col_expr(case::Column::Status, Expr::value(Status::Waiting.number()))
        .filter(case::Column::AssigneeId.eq(account))
        .filter(case::Column::Status.eq(Status::Open.number()))
        .exec(tx)
        .await?;
    case::Entity::update_many()
        .col_expr(case::Column::AssigneeId, nobody())
        .filter(case::Column::AssigneeId.eq(account))
        .exec(tx)
        .await?;
    Ok(())
}
