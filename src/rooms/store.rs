//! Queries of rooms, each scoped by who or which room it is for.

use std::collections::HashSet;

use sea_orm::sea_query::ExprTrait;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr,
    EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Statement, Value,
};

use super::entity::{held_message, room, room_event, room_member};
use super::model::{EntryKind, Reaction, RoomKind, RoomRole, Standing, Visibility};
use super::view::{ReactionCount, Reactions};
use crate::clock::Timestamp;
use crate::ids::{AccountId, MessageId, RoomId};

mod held;
mod leaving;
mod meeting;
mod open;

pub(super) use held::{
    busiest_group_chats, group_chats_of, held, held_by_message, held_of, hidden_messages, hide_message,
    insert_held, joined_between, moderators_of, remove_held, remove_held_of, rooms_looked_after,
};
pub(super) use leaving::{blank_entries, delete_room, delete_traces};

pub(super) use meeting::{act_of, archive, forget_words, hold, members_here, set_voices, voices};
pub(super) use open::open_rooms;

pub(super) use held_message::Model as HeldRow;
pub(super) use room::Model as RoomRow;
pub(super) use room_event::Model as EventRow;
pub(super) use room_member::Model as MemberRow;

pub(super) async fn room(db: &impl ConnectionTrait, id: RoomId) -> Result<Option<RoomRow>, DbErr> {
    room::Entity::find_by_id(id).one(db).await
}

pub(super) async fn room_named(db: &impl ConnectionTrait, key: &str) -> Result<Option<RoomRow>, DbErr> {
    room::Entity::find().filter(room::Column::NameKey.eq(key)).one(db).await
}

pub(super) async fn insert_room(tx: &DatabaseTransaction, row: RoomRow) -> Result<(), DbErr> {
    room::Entity::insert(room::ActiveModel::from(row).reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

pub(super) async fn update_room(tx: &DatabaseTransaction, row: RoomRow) -> Result<(), DbErr> {
    let changed = room::ActiveModel {
        id: Set(row.id),
        name: Set(row.name),
        name_key: Set(row.name_key),
        description: Set(row.description),
        language: Set(row.language),
        visibility: Set(row.visibility),
        archived: Set(row.archived),
        ..Default::default()
    };
    room::Entity::update(changed).exec(tx).await?;
    Ok(())
}

/// A room in the list of one person.
#[derive(Debug, FromQueryResult)]
pub(super) struct ListedRow {
    pub id: RoomId,
    pub kind: i16,
    pub name: String,
    pub description: String,
    pub language: Option<String>,
    pub visibility: i16,
    pub archived: bool,
    pub last_seq: i64,
    pub created_at: Timestamp,
    pub role: Option<i16>,
    pub state: Option<i16>,
    pub read_seq: Option<i64>,
    pub unread: i64,
    pub mentions: i64,
}

/// Which rooms of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    Only(RoomId),
    After(RoomId),
}

/// Rooms as one person's list shows them.
pub(super) async fn rooms_of(
    db: &impl ConnectionTrait,
    account: AccountId,
    sees_all: bool,
    which: Which,
    limit: u64,
) -> Result<Vec<ListedRow>, DbErr> {
    let (room, narrowed) = match which {
        Which::Only(room) => (room, "AND r.id = $3"),
        Which::After(room) => (room, "AND r.id > $3"),
    };
    let values: Vec<Value> = vec![account.into(), sees_all.into(), room.into()];
    let sql = format!(
        "SELECT r.id, r.kind, r.name, r.description, r.language, r.visibility, r.archived, r.last_seq,
                r.created_at, m.role, m.state, m.read_seq,
                CASE WHEN m.state = 1 THEN (SELECT count(*) FROM (
                    SELECT 1 FROM room_events e WHERE e.room_id = r.id AND e.seq > m.read_seq AND e.kind = 1
                        AND (e.author_id IS NULL OR e.author_id <> $1) LIMIT 100) AS counted)
                ELSE 0 END AS unread,
                CASE WHEN m.state = 1 THEN (SELECT count(*) FROM (
                    SELECT 1 FROM room_mentions n WHERE n.account_id = $1 AND n.room_id = r.id
                        AND n.seq > m.read_seq LIMIT 100) AS counted)
                ELSE 0 END AS mentions
         FROM rooms r LEFT JOIN room_members m ON m.room_id = r.id AND m.account_id = $1 AND m.state <> 0
         WHERE (m.account_id IS NOT NULL OR (r.kind = 1 AND (r.visibility = 1 OR $2))) {narrowed}
         ORDER BY r.id LIMIT {limit}"
    );
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    ListedRow::find_by_statement(statement).all(db).await
}

pub(super) async fn membership(
    db: &impl ConnectionTrait,
    room: RoomId,
    account: AccountId,
) -> Result<Option<MemberRow>, DbErr> {
    room_member::Entity::find_by_id((account, room)).one(db).await
}

/// The other of a conversation of two.
pub(super) async fn partner(
    db: &impl ConnectionTrait,
    room: RoomId,
    account: AccountId,
) -> Result<Option<MemberRow>, DbErr> {
    room_member::Entity::find()
        .filter(room_member::Column::RoomId.eq(room))
        .filter(room_member::Column::AccountId.ne(account))
        .one(db)
        .await
}

pub(super) async fn members_of(
    db: &impl ConnectionTrait,
    room: RoomId,
    after: Option<AccountId>,
    limit: u64,
) -> Result<Vec<MemberRow>, DbErr> {
    let mut query = room_member::Entity::find()
        .filter(room_member::Column::RoomId.eq(room))
        .filter(room_member::Column::State.eq(Standing::Joined.number()));
    if let Some(after) = after {
        query = query.filter(room_member::Column::AccountId.gt(after));
    }
    query.order_by_asc(room_member::Column::AccountId).limit(limit).all(db).await
}

/// Every room the account was ever in.
pub(super) async fn memberships_of(
    db: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Vec<MemberRow>, DbErr> {
    room_member::Entity::find().filter(room_member::Column::AccountId.eq(account)).all(db).await
}

/// The rooms of these ids, by id.
pub(super) async fn rooms_by_id(db: &impl ConnectionTrait, ids: &[RoomId]) -> Result<Vec<RoomRow>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    room::Entity::find().filter(room::Column::Id.is_in(ids.iter().copied())).all(db).await
}

/// How many rooms the account is in.
pub(super) async fn joined_rooms(db: &impl ConnectionTrait, account: AccountId) -> Result<u64, DbErr> {
    use sea_orm::PaginatorTrait;
    room_member::Entity::find()
        .filter(room_member::Column::AccountId.eq(account))
        .filter(room_member::Column::State.eq(Standing::Joined.number()))
        .count(db)
        .await
}

/// Puts somebody into a room, or changes how they stand in it. Somebody who comes back reads on from where
/// the log is now.
pub(super) async fn seat_member(
    tx: &DatabaseTransaction,
    room: RoomId,
    account: AccountId,
    standing: Standing,
    role: RoomRole,
    now: Timestamp,
) -> Result<(), DbErr> {
    let backend = tx.get_database_backend();
    let sql = "INSERT INTO room_members (account_id, room_id, role, state, read_seq, joined_at)
               SELECT $1, id, $3, $4, last_seq, $5 FROM rooms WHERE id = $2
               ON CONFLICT (account_id, room_id) DO UPDATE SET role = excluded.role, state = excluded.state,
                   joined_at = excluded.joined_at, read_seq = CASE WHEN room_members.state = 0
                       THEN excluded.read_seq ELSE room_members.read_seq END";
    let sql = match backend {
        // PostgreSQL cannot tell the types of a selected list of parameters by itself.
        sea_orm::DbBackend::Postgres => sql
            .replace("$1, id", "CAST($1 AS uuid), id")
            .replace("$3, $4", "CAST($3 AS smallint), CAST($4 AS smallint)")
            .replace("last_seq, $5", "last_seq, CAST($5 AS bigint)"),
        _ => sql.to_owned(),
    };
    let values: Vec<Value> =
        vec![account.into(), room.into(), role.number().into(), standing.number().into(), now.into()];
    tx.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    Ok(())
}

pub(super) async fn move_read_marker(
    tx: &DatabaseTransaction,
    account: AccountId,
    room: RoomId,
    seq: u64,
) -> Result<(), DbErr> {
    let sql = "UPDATE room_members SET read_seq = $3 WHERE account_id = $1 AND room_id = $2 AND read_seq < $3
               AND (SELECT last_seq FROM rooms WHERE id = $2) >= $3";
    let seq = i64::try_from(seq).unwrap_or(i64::MAX);
    let values: Vec<Value> = vec![account.into(), room.into(), seq.into()];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    Ok(())
}

/// A page of the log, in the order of `seq`.
pub(super) async fn entries(
    db: &impl ConnectionTrait,
    room: RoomId,
    window: Window,
    limit: u64,
) -> Result<Vec<EventRow>, DbErr> {
    let query = room_event::Entity::find().filter(room_event::Column::RoomId.eq(room));
    let bound = |seq: u64| i64::try_from(seq).unwrap_or(i64::MAX);
    match window {
        Window::After(seq) => {
            query
                .filter(room_event::Column::Seq.gt(bound(seq)))
                .order_by_asc(room_event::Column::Seq)
                .limit(limit)
                .all(db)
                .await
        }
        Window::Before(seq) => {
            let mut rows = query
                .filter(room_event::Column::Seq.lt(bound(seq)))
                .order_by_desc(room_event::Column::Seq)
                .limit(limit)
                .all(db)
                .await?;
            rows.reverse();
            Ok(rows)
        }
    }
}

/// Which part of a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Window {
    /// The oldest after a `seq`.
    After(u64),
    /// The newest before a `seq`.
    Before(u64),
}

/// A message by its id, removed or not.
pub(super) async fn message(
    db: &impl ConnectionTrait,
    room: RoomId,
    id: MessageId,
) -> Result<Option<EventRow>, DbErr> {
    Ok(messages(db, room, &[id]).await?.pop())
}

pub(super) async fn messages(
    db: &impl ConnectionTrait,
    room: RoomId,
    ids: &[MessageId],
) -> Result<Vec<EventRow>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    room_event::Entity::find()
        .filter(room_event::Column::MessageId.is_in(ids.iter().copied()))
        .filter(room_event::Column::RoomId.eq(room))
        .filter(
            Condition::any()
                .add(room_event::Column::Kind.eq(EntryKind::Message.number()))
                .add(room_event::Column::Kind.eq(EntryKind::Removed.number())),
        )
        .all(db)
        .await
}

/// The newest message that has a text, of somebody who is not hidden.
pub(super) async fn latest_message(
    db: &impl ConnectionTrait,
    room: RoomId,
    hidden: &HashSet<AccountId>,
    unseen: &HashSet<MessageId>,
) -> Result<Option<EventRow>, DbErr> {
    let mut shown = Condition::all();
    if !unseen.is_empty() {
        shown = shown.add(room_event::Column::MessageId.is_not_in(unseen.iter().copied()));
    }
    if !hidden.is_empty() {
        // The words of somebody who has left for good are nobody's, and nobody hides them.
        let author = room_event::Column::AuthorId;
        shown = shown.add(author.is_null().or(author.is_not_in(hidden.iter().copied())));
    }
    room_event::Entity::find()
        .filter(room_event::Column::RoomId.eq(room))
        .filter(room_event::Column::Kind.eq(EntryKind::Message.number()))
        .filter(shown)
        .order_by_desc(room_event::Column::Seq)
        .limit(1)
        .one(db)
        .await
}

/// Replaces the text of a message where it stands.
pub(super) async fn replace_text(tx: &DatabaseTransaction, row: &EventRow) -> Result<(), DbErr> {
    let changed = room_event::ActiveModel {
        room_id: Set(row.room_id),
        seq: Set(row.seq),
        kind: Set(row.kind),
        body: Set(row.body.clone()),
        sealed: Set(row.sealed.clone()),
        reply_to: Set(row.reply_to),
        edited_at: Set(row.edited_at),
        detail: Set(row.detail.clone()),
        author_id: Set(row.author_id),
        ..Default::default()
    };
    room_event::Entity::update(changed).exec(tx).await?;
    Ok(())
}

/// How many messages of the account stand in the newest entries of the rooms it is in, at most `most`.
pub(super) async fn recent_messages_of(
    db: &impl ConnectionTrait,
    account: AccountId,
    most: u64,
) -> Result<u64, DbErr> {
    let sql = format!(
        "SELECT count(*) AS found FROM (
            SELECT 1 FROM room_members m JOIN rooms r ON r.id = m.room_id
                JOIN room_events e ON e.room_id = m.room_id AND e.seq > r.last_seq - 1000
            WHERE m.account_id = $1 AND e.author_id = $1 AND e.kind = 1 LIMIT {most}) AS counted"
    );
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [account.into()]);
    let found: i64 = match db.query_one_raw(statement).await? {
        Some(row) => row.try_get("", "found")?,
        None => 0,
    };
    Ok(u64::try_from(found).unwrap_or(0))
}

pub(super) async fn insert_mention(
    tx: &DatabaseTransaction,
    account: AccountId,
    room: RoomId,
    seq: u64,
) -> Result<(), DbErr> {
    let sql =
        "INSERT INTO room_mentions (account_id, room_id, seq) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    let values: Vec<Value> = vec![account.into(), room.into(), i64::try_from(seq).unwrap_or(i64::MAX).into()];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    Ok(())
}

/// Sets or takes away one reaction; says whether that changed anything.
pub(super) async fn set_reaction(
    tx: &DatabaseTransaction,
    room: RoomId,
    message: MessageId,
    reaction: Reaction,
    account: AccountId,
    on: bool,
) -> Result<bool, DbErr> {
    let sql = if on {
        "INSERT INTO room_reactions (room_id, message_id, reaction, account_id) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING"
    } else {
        "DELETE FROM room_reactions
         WHERE room_id = $1 AND message_id = $2 AND reaction = $3 AND account_id = $4"
    };
    let values: Vec<Value> = vec![room.into(), message.into(), reaction.number().into(), account.into()];
    let done = tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    Ok(done.rows_affected() > 0)
}

pub(super) async fn remove_reactions(
    tx: &DatabaseTransaction,
    room: RoomId,
    message: MessageId,
) -> Result<(), DbErr> {
    let sql = "DELETE FROM room_reactions WHERE room_id = $1 AND message_id = $2";
    let values: Vec<Value> = vec![room.into(), message.into()];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    Ok(())
}

/// The reactions to some messages, as `viewer` sees them.
pub(super) async fn reactions(
    db: &impl ConnectionTrait,
    room: RoomId,
    messages: &[MessageId],
    viewer: AccountId,
) -> Result<Reactions, DbErr> {
    let mut counted = Reactions::new();
    if messages.is_empty() {
        return Ok(counted);
    }
    let list: Vec<String> = (3..messages.len() + 3).map(|at| format!("${at}")).collect();
    let sql = format!(
        "SELECT message_id, reaction, count(*) AS found,
                sum(CASE WHEN account_id = $2 THEN 1 ELSE 0 END) AS mine
         FROM room_reactions WHERE room_id = $1 AND message_id IN ({}) GROUP BY message_id, reaction
         ORDER BY message_id, reaction",
        list.join(", ")
    );
    let mut values: Vec<Value> = vec![room.into(), viewer.into()];
    values.extend(messages.iter().map(|&message| Value::from(message)));
    for row in
        db.query_all_raw(Statement::from_sql_and_values(db.get_database_backend(), sql, values)).await?
    {
        let message: MessageId = row.try_get("", "message_id")?;
        let (found, mine): (i64, i64) = (row.try_get("", "found")?, row.try_get("", "mine")?);
        if let Some(reaction) = Reaction::from_number(row.try_get("", "reaction")?) {
            let count = u64::try_from(found).unwrap_or(0);
            counted.entry(message).or_default().push(ReactionCount { reaction, count, mine: mine > 0 });
        }
    }
    Ok(counted)
}

/// A new room's row.
pub(super) fn new_room(kind: RoomKind, name: String, now: Timestamp) -> RoomRow {
    RoomRow {
        id: RoomId::new(),
        kind: kind.number(),
        name,
        name_key: None,
        description: String::new(),
        language: None,
        visibility: Visibility::Open.number(),
        archived: false,
        last_seq: 0,
        voices: None,
        sealing_key: None,
        created_at: now,
    }
}
