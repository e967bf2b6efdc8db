//! What the rooms of meetings need besides.

use std::collections::HashMap;

use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr,
    EntityTrait, QueryFilter, QuerySelect, Statement,
};

use crate::clock::Timestamp;
use crate::ids::{AccountId, MessageId, RoomId};
use crate::rooms::entity::{held_message, room, room_event, room_member};
use crate::rooms::model::{EntryKind, Standing, Voices};

/// Holds the row of a room until the end of the transaction; gives its newest `seq`.
pub(in crate::rooms) async fn hold(tx: &DatabaseTransaction, id: RoomId) -> Result<Option<u64>, DbErr> {
    let row = room::Entity::find_by_id(id).lock_exclusive().one(tx).await?;
    Ok(row.map(|row| u64::try_from(row.last_seq).unwrap_or(0)))
}

/// Who may post in these rooms, where that is not everybody.
pub(in crate::rooms) async fn voices(
    tx: &DatabaseTransaction,
    rooms: &[RoomId],
) -> Result<HashMap<RoomId, Voices>, DbErr> {
    let rows: Vec<(RoomId, Option<String>)> = room::Entity::find()
        .select_only()
        .columns([room::Column::Id, room::Column::Voices])
        .filter(room::Column::Id.is_in(rooms.iter().copied()))
        .into_tuple()
        .all(tx)
        .await?;
    let read = |(id, kept): (RoomId, Option<String>)| {
        // What cannot be read lets nobody speak rather than everybody.
        kept.map(|kept| (id, serde_json::from_str(&kept).unwrap_or(Voices::Only(Vec::new()))))
    };
    Ok(rows.into_iter().filter_map(read).collect())
}

pub(in crate::rooms) async fn set_voices(
    tx: &DatabaseTransaction,
    id: RoomId,
    voices: Option<&Voices>,
) -> Result<(), DbErr> {
    let kept = voices.map(serde_json::to_string).transpose();
    let kept = kept.map_err(|cause| DbErr::Custom(cause.to_string()))?;
    let row = room::ActiveModel { id: Set(id), voices: Set(kept), ..Default::default() };
    row.update(tx).await?;
    Ok(())
}

/// The entry that an act of this id led to.
pub(in crate::rooms) async fn act_of(
    tx: &DatabaseTransaction,
    room: RoomId,
    id: MessageId,
) -> Result<Option<(u64, Timestamp)>, DbErr> {
    let row = room_event::Entity::find()
        .filter(room_event::Column::RoomId.eq(room))
        .filter(room_event::Column::Kind.eq(EntryKind::Meeting.number()))
        .filter(room_event::Column::MessageId.eq(id))
        .one(tx)
        .await?;
    Ok(row.map(|row| (u64::try_from(row.seq).unwrap_or(0), row.at)))
}

pub(in crate::rooms) async fn members_here(
    tx: &DatabaseTransaction,
    room: RoomId,
) -> Result<Vec<AccountId>, DbErr> {
    room_member::Entity::find()
        .select_only()
        .column(room_member::Column::AccountId)
        .filter(room_member::Column::RoomId.eq(room))
        .filter(room_member::Column::State.ne(Standing::Left.number()))
        .into_tuple()
        .all(tx)
        .await
}

/// Every entry becomes a hole, and who was there is not kept.
pub(in crate::rooms) async fn forget_words(tx: &DatabaseTransaction, id: RoomId) -> Result<(), DbErr> {
    let gone = room_event::ActiveModel {
        kind: Set(EntryKind::Hole.number()),
        author_id: Set(None),
        message_id: Set(None),
        body: Set(None),
        sealed: Set(None),
        reply_to: Set(None),
        edited_at: Set(None),
        detail: Set(None),
        ..Default::default()
    };
    room_event::Entity::update_many().set(gone).filter(room_event::Column::RoomId.eq(id)).exec(tx).await?;
    held_message::Entity::delete_many().filter(held_message::Column::RoomId.eq(id)).exec(tx).await?;
    for sql in [
        "DELETE FROM room_reactions WHERE room_id = $1",
        "DELETE FROM room_mentions WHERE room_id = $1",
        "DELETE FROM room_hidden_messages WHERE room_id = $1",
    ] {
        let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, [id.into()]);
        tx.execute_raw(statement).await?;
    }
    room_member::Entity::delete_many().filter(room_member::Column::RoomId.eq(id)).exec(tx).await?;
    Ok(())
}

/// Nobody posts any more.
pub(in crate::rooms) async fn archive(tx: &DatabaseTransaction, id: RoomId) -> Result<(), DbErr> {
    room::Entity::update_many()
        .col_expr(room::Column::Archived, Expr::value(true))
        .filter(room::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}
