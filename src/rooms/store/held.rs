//! Texts that wait, and messages that one person does not want to meet again.

use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr,
    EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::HeldRow;
use crate::clock::Timestamp;
use crate::ids::{AccountId, HeldId, MessageId, RoomId};
use crate::rooms::entity::{held_message, hidden_message, room, room_member};
use crate::rooms::model::{RoomKind, RoomRole, Standing};

/// So many messages one person can have put out of their sight; older ones come back.
const MOST_HIDDEN: u64 = 1_000;

/// A wave into one room has at most so many people in it.
const MOST_JOINED: u64 = 5_000;

pub(in crate::rooms) async fn insert_held(tx: &DatabaseTransaction, row: HeldRow) -> Result<(), DbErr> {
    held_message::Entity::insert(held_message::ActiveModel::from(row).reset_all())
        .on_conflict(
            // A retry of the same message keeps its place in the queue.
            OnConflict::columns([held_message::Column::MessageId, held_message::Column::RoomId])
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

pub(in crate::rooms) async fn held_by_message(
    db: &impl ConnectionTrait,
    room: RoomId,
    message: MessageId,
) -> Result<Option<HeldRow>, DbErr> {
    held_message::Entity::find()
        .filter(held_message::Column::MessageId.eq(message))
        .filter(held_message::Column::RoomId.eq(room))
        .one(db)
        .await
}

pub(in crate::rooms) async fn held(db: &impl ConnectionTrait, id: HeldId) -> Result<Option<HeldRow>, DbErr> {
    held_message::Entity::find_by_id(id).one(db).await
}

pub(in crate::rooms) async fn held_of(
    db: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Vec<HeldRow>, DbErr> {
    held_message::Entity::find().filter(held_message::Column::AuthorId.eq(account)).all(db).await
}

/// Takes a held message out of the queue; says whether it was there.
pub(in crate::rooms) async fn remove_held(tx: &DatabaseTransaction, id: HeldId) -> Result<bool, DbErr> {
    Ok(held_message::Entity::delete_by_id(id).exec(tx).await?.rows_affected > 0)
}

/// The rooms that somebody looks after as one of their moderators.
pub(in crate::rooms) async fn rooms_looked_after(
    db: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Vec<RoomId>, DbErr> {
    room_member::Entity::find()
        .select_only()
        .column(room_member::Column::RoomId)
        .filter(room_member::Column::AccountId.eq(account))
        .filter(room_member::Column::State.eq(Standing::Joined.number()))
        .filter(room_member::Column::Role.eq(RoomRole::Moderator.number()))
        .into_tuple()
        .all(db)
        .await
}

pub(in crate::rooms) async fn moderators_of(
    db: &impl ConnectionTrait,
    room: RoomId,
) -> Result<Vec<AccountId>, DbErr> {
    room_member::Entity::find()
        .select_only()
        .column(room_member::Column::AccountId)
        .filter(room_member::Column::RoomId.eq(room))
        .filter(room_member::Column::State.eq(Standing::Joined.number()))
        .filter(room_member::Column::Role.eq(RoomRole::Moderator.number()))
        .into_tuple()
        .all(db)
        .await
}

pub(in crate::rooms) async fn joined_between(
    db: &impl ConnectionTrait,
    room: RoomId,
    from: Timestamp,
    to: Timestamp,
) -> Result<Vec<AccountId>, DbErr> {
    room_member::Entity::find()
        .select_only()
        .column(room_member::Column::AccountId)
        .filter(room_member::Column::RoomId.eq(room))
        .filter(room_member::Column::JoinedAt.gte(from))
        .filter(room_member::Column::JoinedAt.lte(to))
        .limit(MOST_JOINED)
        .into_tuple()
        .all(db)
        .await
}

/// The group chats that any of these accounts is or was in.
pub(in crate::rooms) async fn group_chats_of(
    db: &impl ConnectionTrait,
    accounts: &[AccountId],
) -> Result<Vec<RoomId>, DbErr> {
    let rooms: Vec<RoomId> = room_member::Entity::find()
        .select_only()
        .column(room_member::Column::RoomId)
        .filter(room_member::Column::AccountId.is_in(accounts.iter().copied()))
        .distinct()
        .into_tuple()
        .all(db)
        .await?;
    let rows = super::rooms_by_id(db, &rooms).await?;
    let groups = rows.into_iter().filter(|row| row.kind != RoomKind::Direct.number());
    Ok(groups.map(|row| row.id).collect())
}

/// Takes what waits of these accounts out of what waits; gives how much it was.
pub(in crate::rooms) async fn remove_held_of(
    tx: &DatabaseTransaction,
    accounts: &[AccountId],
) -> Result<u64, DbErr> {
    let theirs = held_message::Column::AuthorId.is_in(accounts.iter().copied());
    Ok(held_message::Entity::delete_many().filter(theirs).exec(tx).await?.rows_affected)
}

/// Puts a message out of one person's sight.
pub(in crate::rooms) async fn hide_message(
    tx: &DatabaseTransaction,
    account: AccountId,
    room: RoomId,
    message: MessageId,
) -> Result<(), DbErr> {
    let row = hidden_message::ActiveModel {
        account_id: Set(account),
        message_id: Set(message),
        room_id: Set(room),
    };
    hidden_message::Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// What one person does not want to meet again.
pub(in crate::rooms) async fn hidden_messages(
    db: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Vec<MessageId>, DbErr> {
    hidden_message::Entity::find()
        .select_only()
        .column(hidden_message::Column::MessageId)
        .filter(hidden_message::Column::AccountId.eq(account))
        .order_by_desc(hidden_message::Column::MessageId)
        .limit(MOST_HIDDEN)
        .into_tuple()
        .all(db)
        .await
}

/// The group chats in which most was said.
pub(in crate::rooms) async fn busiest_group_chats(
    db: &impl ConnectionTrait,
    limit: u64,
) -> Result<Vec<RoomId>, DbErr> {
    room::Entity::find()
        .select_only()
        .column(room::Column::Id)
        .filter(room::Column::Kind.eq(RoomKind::Group.number()))
        .order_by_desc(room::Column::LastSeq)
        .order_by_asc(room::Column::Id)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await
}
