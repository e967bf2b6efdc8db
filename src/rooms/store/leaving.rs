//! Erasing what an account left in rooms.

use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
    Statement,
};

use crate::ids::{AccountId, RoomId};
use crate::rooms::entity::{held_message, room, room_event, room_member};
use crate::rooms::model::EntryKind;

/// What hangs on the account itself: texts that wait, reactions, mentions, places in rooms.
pub(in crate::rooms) async fn delete_traces(
    tx: &DatabaseTransaction,
    account: AccountId,
) -> Result<(), DbErr> {
    held_message::Entity::delete_many().filter(held_message::Column::AuthorId.eq(account)).exec(tx).await?;
    for sql in [
        "DELETE FROM room_reactions WHERE account_id = $1",
        "DELETE FROM room_mentions WHERE account_id = $1",
        "DELETE FROM room_hidden_messages WHERE account_id = $1",
    ] {
        let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, [account.into()]);
        tx.execute_raw(statement).await?;
    }
    room_member::Entity::delete_many().filter(room_member::Column::AccountId.eq(account)).exec(tx).await?;
    Ok(())
}

pub(in crate::rooms) async fn delete_room(tx: &DatabaseTransaction, id: RoomId) -> Result<(), DbErr> {
    room_event::Entity::delete_many().filter(room_event::Column::RoomId.eq(id)).exec(tx).await?;
    room_member::Entity::delete_many().filter(room_member::Column::RoomId.eq(id)).exec(tx).await?;
    room::Entity::delete_by_id(id).exec(tx).await?;
    Ok(())
}

/// A message becomes a removed one; everything else of theirs a hole.
pub(in crate::rooms) async fn blank_entries(
    tx: &DatabaseTransaction,
    id: RoomId,
    account: AccountId,
) -> Result<(), DbErr> {
    let message = [EntryKind::Message.number(), EntryKind::Removed.number()];
    let blank = || room_event::ActiveModel {
        author_id: Set(None),
        body: Set(None),
        sealed: Set(None),
        reply_to: Set(None),
        edited_at: Set(None),
        detail: Set(None),
        ..Default::default()
    };
    let of_theirs = || {
        room_event::Entity::update_many()
            .filter(room_event::Column::RoomId.eq(id))
            .filter(room_event::Column::AuthorId.eq(account))
    };
    of_theirs()
        .set(room_event::ActiveModel { kind: Set(EntryKind::Hole.number()), ..blank() })
        .filter(room_event::Column::Kind.is_not_in(message))
        .exec(tx)
        .await?;
    of_theirs()
        .set(room_event::ActiveModel { kind: Set(EntryKind::Removed.number()), ..blank() })
        .filter(room_event::Column::Kind.is_in(message))
        .exec(tx)
        .await?;
    Ok(())
}
