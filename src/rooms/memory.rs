//! What rooms keep in memory, so that a message costs no query: the facts of busy rooms, who is in them, and
//! how far people have read.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use sea_orm::DbErr;

use super::meeting::Order;
use super::model::{RoomKind, RoomRole, Standing, Visibility};
use super::pace::Pace;
use super::store;
use crate::ids::{AccountId, MessageId, RoomId};
use crate::state::AppState;
use crate::storage::sealing::{DataKey, WrappedKey};

/// What must be known of a room to post in it.
pub(super) struct Facts {
    pub id: RoomId,
    pub kind: RoomKind,
    pub visibility: Visibility,
    pub archived: bool,
    /// The key of a sealed room.
    pub key: Option<Arc<DataKey>>,
}

/// How an account stands in a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seat {
    pub standing: Standing,
    pub role: RoomRole,
}

/// Another instance may have changed something: nothing is believed for longer.
const BELIEVED: Duration = Duration::from_secs(10);

/// So many entries a cache may hold before it starts afresh.
const MOST: usize = 50_000;

struct Cache<K, V>(Mutex<HashMap<K, (Instant, V)>>);

impl<K, V> Default for Cache<K, V> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K: Hash + Eq, V: Clone> Cache<K, V> {
    fn inside(&self) -> MutexGuard<'_, HashMap<K, (Instant, V)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn get(&self, key: &K) -> Option<V> {
        self.inside().get(key).filter(|(since, _)| since.elapsed() < BELIEVED).map(|(_, value)| value.clone())
    }

    fn put(&self, key: K, value: V) {
        let mut inside = self.inside();
        if inside.len() >= MOST {
            inside.clear();
        }
        inside.insert(key, (Instant::now(), value));
    }

    fn forget(&self, key: &K) {
        self.inside().remove(key);
    }
}

/// In memory only; see [`AppState::memory`].
#[derive(Default)]
pub(super) struct Memory {
    facts: Cache<RoomId, Arc<Facts>>,
    seats: Cache<(RoomId, AccountId), Option<Seat>>,
    unseen: Cache<AccountId, Arc<HashSet<MessageId>>>,
    read: Mutex<HashMap<(AccountId, RoomId), u64>>,
    pub pace: Pace,
    writer: std::sync::OnceLock<Arc<super::log::LogWriter>>,
    order: std::sync::OnceLock<Arc<dyn Order>>,
}

impl Memory {
    pub fn forget_room(&self, room: RoomId) {
        self.facts.forget(&room);
    }

    pub fn forget_unseen(&self, account: AccountId) {
        self.unseen.forget(&account);
    }

    pub fn forget_seat(&self, room: RoomId, account: AccountId) {
        self.seats.forget(&(room, account));
    }

    /// The one writer of messages: items that share it are written together.
    pub fn writer(&self, app: &AppState) -> Arc<super::log::LogWriter> {
        self.writer.get_or_init(|| Arc::new(super::log::LogWriter { app: app.clone() })).clone()
    }

    pub fn keep_order(&self, order: Arc<dyn Order>) {
        drop(self.order.set(order));
    }

    /// Who keeps the order in rooms of this kind.
    pub fn order(&self, kind: RoomKind) -> Option<Arc<dyn Order>> {
        self.order.get().filter(|_| kind == RoomKind::Meeting).cloned()
    }

    /// How far the account has read, as far as it is not written yet.
    pub fn unwritten_read(&self, account: AccountId, room: RoomId) -> u64 {
        let read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        read.get(&(account, room)).copied().unwrap_or(0)
    }

    pub fn remember_read(&self, account: AccountId, room: RoomId, seq: u64) {
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        let known = read.entry((account, room)).or_default();
        *known = seq.max(*known);
    }
}

/// The facts of a room, or nothing where there is none.
pub(super) async fn facts(app: &AppState, room: RoomId) -> Result<Option<Arc<Facts>>, super::RoomError> {
    let memory = app.memory::<Memory>();
    if let Some(known) = memory.facts.get(&room) {
        return Ok(Some(known));
    }
    let Some(row) = store::room(app.read(), room).await? else { return Ok(None) };
    let key = match row.sealing_key {
        Some(wrapped) => Some(Arc::new(app.keys().unwrap(&WrappedKey(wrapped))?)),
        None => None,
    };
    let facts = Arc::new(Facts {
        id: row.id,
        kind: RoomKind::from_number(row.kind).unwrap_or(RoomKind::Group),
        visibility: Visibility::from_number(row.visibility).unwrap_or(Visibility::Invite),
        archived: row.archived,
        key,
    });
    memory.facts.put(room, facts.clone());
    Ok(Some(facts))
}

/// How the account stands in the room; nothing for somebody who was never in it.
pub(super) async fn seat(app: &AppState, room: RoomId, account: AccountId) -> Result<Option<Seat>, DbErr> {
    let memory = app.memory::<Memory>();
    if let Some(known) = memory.seats.get(&(room, account)) {
        return Ok(known);
    }
    let seat = store::membership(app.read(), room, account).await?.map(|row| Seat {
        standing: Standing::from_number(row.state).unwrap_or(Standing::Left),
        role: RoomRole::from_number(row.role).unwrap_or(RoomRole::Member),
    });
    memory.seats.put((room, account), seat);
    Ok(seat)
}

/// The messages that somebody reported and does not meet again.
pub async fn unseen(app: &AppState, account: AccountId) -> Result<Arc<HashSet<MessageId>>, DbErr> {
    let memory = app.memory::<Memory>();
    if let Some(known) = memory.unseen.get(&account) {
        return Ok(known);
    }
    let read =
        Arc::new(store::hidden_messages(app.read(), account).await?.into_iter().collect::<HashSet<_>>());
    memory.unseen.put(account, read.clone());
    Ok(read)
}

/// Forgets how fast people wrote a while ago. Every minute.
pub fn tidy(app: &AppState) {
    app.memory::<Memory>().pace.tidy(app.now());
}

/// Writes how far people have read. Called every second and at the stop: a marker may come to disk late,
/// because losing one only shows a message as unread again.
pub async fn flush_read_markers(app: &AppState) -> Result<(), DbErr> {
    let memory = app.memory::<Memory>();
    let waiting: Vec<((AccountId, RoomId), u64)> = {
        let read = memory.read.lock().unwrap_or_else(PoisonError::into_inner);
        read.iter().map(|(key, seq)| (*key, *seq)).collect()
    };
    if waiting.is_empty() {
        return Ok(());
    }
    for some in waiting.chunks(500) {
        let change = app.begin().await?;
        for ((account, room), seq) in some {
            store::move_read_marker(change.tx(), *account, *room, *seq).await?;
        }
        change.commit().await?;
    }
    let mut read = memory.read.lock().unwrap_or_else(PoisonError::into_inner);
    for (key, written) in waiting {
        if read.get(&key).is_some_and(|seq| *seq <= written) {
            read.remove(&key);
        }
    }
    Ok(())
}
