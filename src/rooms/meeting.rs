//! The rooms of meetings, for the slice that holds them: it opens and closes them, says who may post, and writes
//! what happens into the log beside what is said.

use std::sync::Arc;

use futures_util::future::BoxFuture;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};

use super::access::RoomMember;
use super::actions::{Why, keep_out};
use super::error::RoomError;
use super::log::{NewEntry, append};
use super::memory::Memory;
use super::model::{EntryKind, RoomKind, RoomRole, Standing, Visibility, Voices};
use super::store::{self, Window};
use super::view::Event;
use crate::accounts;
use crate::clock::Timestamp;
use crate::http::AppError;
use crate::ids::{AccountId, MessageId, RoomId};
use crate::live::{Ack, Draft, Recorded};
use crate::state::AppState;
use crate::storage::Change;

/// Who keeps the order in a meeting: told of every text before it is looked at as a message.
pub trait Order: Send + Sync {
    /// An answer where the text is an act, or may not be said now; nothing where it is to be posted.
    fn hear<'a>(
        &'a self,
        app: &'a AppState,
        author: &'a RoomMember,
        draft: &'a Draft,
    ) -> BoxFuture<'a, Option<Result<Ack, AppError>>>;
}

/// Says who keeps the order, once, at the start.
pub fn keep_order(app: &AppState, order: impl Order + 'static) {
    app.memory::<Memory>().keep_order(Arc::new(order));
}

/// Something that happens in a meeting, on its way to the log.
pub struct Happening {
    pub about: Option<AccountId>,
    /// The id of the act that led to it, so that the same act again is known.
    pub act: Option<MessageId>,
    pub detail: serde_json::Value,
}

/// One entry of the log of a meeting, as far as it matters for its order.
pub struct Heard {
    pub seq: u64,
    pub at: Timestamp,
    pub what: What,
}

pub enum What {
    Said { author: AccountId },
    Happened { detail: String },
    Nothing,
}

/// Opens the room of a meeting. Nobody is in it yet.
pub async fn open_meeting(app: &AppState, tx: &DatabaseTransaction, name: &str) -> Result<RoomId, DbErr> {
    let mut row = store::new_room(RoomKind::Meeting, name.to_owned(), app.now());
    row.visibility = Visibility::Invite.number();
    let id = row.id;
    store::insert_room(tx, row).await?;
    Ok(id)
}

/// Holds the room until the transaction ends; gives its newest `seq`. Everything that depends on its log is read after.
pub async fn hold(tx: &DatabaseTransaction, room: RoomId) -> Result<Option<u64>, DbErr> {
    store::hold(tx, room).await
}

/// The entry that an act of this id led to.
pub async fn act_of(
    tx: &DatabaseTransaction,
    room: RoomId,
    act: MessageId,
) -> Result<Option<(u64, Timestamp)>, DbErr> {
    store::act_of(tx, room, act).await
}

/// What came into the log after `seq`, at most `limit`.
pub async fn heard_since(
    db: &impl ConnectionTrait,
    room: RoomId,
    seq: u64,
    limit: u64,
) -> Result<Vec<Heard>, DbErr> {
    let rows = store::entries(db, room, Window::After(seq), limit).await?;
    let heard = |row: store::EventRow| Heard {
        seq: u64::try_from(row.seq).unwrap_or(0),
        at: row.at,
        what: match (EntryKind::from_number(row.kind), row.author_id, row.detail) {
            (Some(EntryKind::Message | EntryKind::Removed), Some(author), _) => What::Said { author },
            (Some(EntryKind::Meeting), _, Some(detail)) => What::Happened { detail },
            _ => What::Nothing,
        },
    };
    Ok(rows.into_iter().map(heard).collect())
}

/// Writes what happens into the log, and tells it. The room is held.
pub async fn record(
    app: &AppState,
    change: &mut Change,
    room: RoomId,
    at: Timestamp,
    happenings: Vec<Happening>,
) -> Result<(), DbErr> {
    if happenings.is_empty() {
        return Ok(());
    }
    let ids: Vec<AccountId> = happenings.iter().filter_map(|one| one.about).collect();
    let people = accounts::authors(app, &ids).await?;
    let entry = |one: &Happening| {
        let mut entry = NewEntry::new(room, at, EntryKind::Meeting);
        entry.author = one.about;
        entry.message = one.act;
        entry.detail = Some(one.detail.to_string());
        entry
    };
    let entries: Vec<NewEntry> = happenings.iter().map(entry).collect();
    let seqs = append(change.tx(), &entries).await?;
    let told: Vec<Recorded> = happenings
        .into_iter()
        .zip(&seqs)
        .map(|(one, &seq)| {
            let mut event = Event::of(room, seq, at, "meeting");
            event.meeting = Some(one.detail);
            event.person = one.about.and_then(|about| people.get(&about).cloned());
            event.recorded(None)
        })
        .collect();
    let hub = app.clone();
    change.announce(move || hub.hub().publish(room, &told));
    Ok(())
}

/// Whether a message of this id is in the log.
pub async fn is_said(app: &AppState, room: RoomId, id: MessageId) -> Result<bool, DbErr> {
    Ok(store::message(app.read(), room, id).await?.is_some())
}

/// Says who may post from now on: everybody in the room, or only some.
pub async fn set_voices(
    tx: &DatabaseTransaction,
    room: RoomId,
    voices: Option<&Voices>,
) -> Result<(), DbErr> {
    store::set_voices(tx, room, voices).await
}

/// Lets somebody into the room of a meeting.
pub async fn seat(
    app: &AppState,
    change: &mut Change,
    room: RoomId,
    account: AccountId,
    role: RoomRole,
) -> Result<(), RoomError> {
    if let Some(until) = accounts::removed_until(change.tx(), account, room, app.now()).await? {
        return Err(RoomError::PutOut(until));
    }
    let there = store::membership(change.tx(), room, account).await?;
    let joined = Standing::Joined.number();
    // Whoever looks after the room goes on doing so.
    let is_in = |row: &store::MemberRow| row.state == joined;
    let serves = |row: &store::MemberRow| row.role == role.number() || role == RoomRole::Member;
    if there.is_some_and(|row| is_in(&row) && serves(&row)) {
        return Ok(());
    }
    store::seat_member(change.tx(), room, account, Standing::Joined, role, app.now()).await?;
    super::actions::seats_changed(app, change, room, account);
    Ok(())
}

/// Puts somebody out of a meeting, whoever runs it: they hear no more of it, at once, and are told why and how to say
/// that it is wrong. Somebody who waits before the door, or has lost the connection, is kept out all the same.
pub async fn put_out_of_meeting(
    app: &AppState,
    change: &mut Change,
    room: RoomId,
    account: AccountId,
    by: AccountId,
    words: Option<String>,
) -> Result<(), RoomError> {
    let why = words.map_or(Why::General, Why::Words);
    keep_out(app, change, room, account, by, why).await?;
    super::actions::unseat(app, change, room, account).await?;
    Ok(())
}

/// What becomes of the words when a meeting has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// Those who were there can read them.
    Kept,
    /// They go, and who was there with them.
    Gone,
}

/// Closes the room of a meeting.
pub async fn close_meeting(
    app: &AppState,
    change: &mut Change,
    room: RoomId,
    words: Words,
) -> Result<(), DbErr> {
    store::archive(change.tx(), room).await?;
    let people = match words {
        Words::Kept => Vec::new(),
        Words::Gone => {
            let people = store::members_here(change.tx(), room).await?;
            store::forget_words(change.tx(), room).await?;
            people
        }
    };
    for account in people {
        super::actions::unseated(app, change, room, account);
    }
    let told = app.clone();
    change.announce(move || {
        told.memory::<Memory>().forget_room(room);
        told.hub().forget_recent(room);
    });
    Ok(())
}
