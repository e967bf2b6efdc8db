//! The hub: who follows what, and the newest entries of busy rooms.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::{Bytes, BytesMut};

use super::outbox::{Outbox, Outgoing};
use super::protocol::Told;
use super::wire;
use crate::clock::Timestamp;
use crate::ids::{AccountId, MessageId, RoomId, SessionId};
use crate::words::Language;

/// One entry of a room's log, as followers get it.
pub struct Recorded {
    pub seq: u64,
    pub at: Timestamp,
    /// Whose doing it is; their entries are hidden from people with whom they have a block.
    pub author: Option<AccountId>,
    /// Set where the entry is a message itself.
    pub message: Option<MessageId>,
    /// The message that the entry tells of: itself, its edit, its removal, a reaction to it.
    pub about: Option<MessageId>,
    /// The whole `event` frame.
    pub json: Vec<u8>,
}

/// Entries of one room, encoded once for all who follow it.
pub(super) struct Delivery {
    pub room: RoomId,
    pub entries: Vec<Entry>,
    pub wire: Bytes,
}

pub(super) struct Entry {
    pub seq: u64,
    pub at: Timestamp,
    pub author: Option<AccountId>,
    pub message: Option<MessageId>,
    pub about: Option<MessageId>,
    /// Where its frame stands in `wire`.
    pub range: Range<usize>,
}

impl Delivery {
    pub fn of(room: RoomId, recorded: &[Recorded]) -> Self {
        let mut wire = BytesMut::with_capacity(recorded.iter().map(|one| one.json.len() + 10).sum());
        let entries = recorded
            .iter()
            .map(|one| {
                let start = wire.len();
                wire::put_text(&mut wire, &one.json);
                Entry {
                    seq: one.seq,
                    at: one.at,
                    author: one.author,
                    message: one.message,
                    about: one.about,
                    range: start..wire.len(),
                }
            })
            .collect();
        Self { room, entries, wire: wire.freeze() }
    }

    pub fn first(&self) -> u64 {
        self.entries.first().map_or(0, |entry| entry.seq)
    }

    pub fn last(&self) -> u64 {
        self.entries.last().map_or(0, |entry| entry.seq)
    }
}

/// One socket, as the hub knows it.
#[derive(Clone)]
pub(super) struct Connection {
    pub id: u64,
    pub account: AccountId,
    pub session: SessionId,
    pub language: Language,
    pub outbox: Arc<Outbox>,
}

/// A room that somebody follows or followed a moment ago.
pub(super) struct Feed {
    /// Held for moments, never across an await.
    inside: Mutex<Inside>,
    /// Held while the newest entries are read from the database, so that a crowd reads them once.
    pub loading: tokio::sync::Mutex<()>,
}

#[derive(Default)]
struct Inside {
    followers: Vec<Connection>,
    recent: VecDeque<Arc<Delivery>>,
    entries: usize,
    bytes: usize,
    /// Came before what stands between: two writers announce what they committed in any order.
    early: BTreeMap<u64, Arc<Delivery>>,
    /// The newest `seq` known; nothing before the first read or delivery.
    position: Option<u64>,
    /// How often something older than the newest entry was changed: what was read before is stale.
    forgotten: u64,
    /// When somebody last followed it or it grew.
    idle_since: Option<std::time::Instant>,
}

/// The recent entries of one room take at most so many bytes.
const RECENT_BYTES: usize = 256 * 1024;

/// So many deliveries may wait for the one before them.
const EARLY: usize = 256;

/// A room nobody follows is forgotten after this.
const IDLE: std::time::Duration = std::time::Duration::from_secs(600);

impl Inside {
    /// What continues the log where followers are.
    fn next_in_order(&mut self) -> Option<Arc<Delivery>> {
        let (&first, _) = self.early.first_key_value()?;
        let continues = self.position.is_none_or(|position| first <= position + 1);
        if continues { self.early.remove(&first) } else { None }
    }

    fn forget(&mut self) {
        self.forgotten += 1;
        self.recent.clear();
        self.entries = 0;
        self.bytes = 0;
    }
}

impl Feed {
    fn new() -> Self {
        Self { inside: Mutex::default(), loading: tokio::sync::Mutex::new(()) }
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn position(&self) -> Option<u64> {
        self.inside().position
    }

    /// What [`Feed::fill`] compares, to be taken before the database is read.
    pub fn forgotten(&self) -> u64 {
        self.inside().forgotten
    }

    /// Lays what was read from the database under what was delivered meanwhile. Where an edit or a removal
    /// came between, the texts that were read are not kept: they may be those that went.
    pub fn fill(&self, room: RoomId, mut read: Vec<Recorded>, newest: u64, forgotten: u64) {
        let mut inside = self.inside();
        if inside.forgotten != forgotten {
            read.clear();
        }
        let first_live = inside.recent.front().map_or(u64::MAX, |delivery| delivery.first());
        read.retain(|one| one.seq < first_live);
        // A hole between what was read and what came live would be replayed as if it were whole.
        if first_live != u64::MAX && read.last().is_none_or(|last| last.seq + 1 != first_live) {
            read.clear();
        }
        if !read.is_empty() {
            let delivery = Delivery::of(room, &read);
            inside.entries += delivery.entries.len();
            inside.bytes += delivery.wire.len();
            inside.recent.push_front(Arc::new(delivery));
        }
        inside.position = Some(inside.position.unwrap_or(0).max(newest));
    }

    /// The deliveries that hold everything after `after`, or nothing where that goes further back.
    pub fn since(&self, after: u64) -> Option<Vec<Arc<Delivery>>> {
        let inside = self.inside();
        let covered = inside.recent.front().is_some_and(|delivery| delivery.first() <= after + 1);
        covered.then(|| inside.recent.iter().filter(|delivery| delivery.last() > after).cloned().collect())
    }
}

/// Who follows what.
pub struct Hub {
    feeds: Mutex<HashMap<RoomId, Arc<Feed>>>,
    /// The open sockets of each account.
    connections: Mutex<HashMap<AccountId, Vec<Connection>>>,
    next: AtomicU64,
    recent_entries: usize,
    outbox: usize,
}

impl Hub {
    pub fn new(settings: &crate::config::Live) -> Self {
        Self {
            feeds: Mutex::default(),
            connections: Mutex::default(),
            next: AtomicU64::new(1),
            recent_entries: settings.recent_events as usize,
            outbox: settings.outbox as usize,
        }
    }

    /// Brings new entries of a room's log to everybody who follows it. Called after the commit, in the order
    /// of `seq`.
    pub fn publish(&self, room: RoomId, recorded: &[Recorded]) {
        if recorded.is_empty() {
            return;
        }
        let Some(feed) = self.feeds().get(&room).cloned() else { return };
        let delivery = Arc::new(Delivery::of(room, recorded));
        let mut inside = feed.inside();
        let position = inside.position.unwrap_or(delivery.first() - 1);
        if delivery.last() <= position {
            return;
        }
        inside.early.insert(delivery.first(), delivery);
        while let Some(next) = inside.next_in_order() {
            self.bring(&mut inside, next);
        }
        if inside.early.len() > EARLY {
            // Whatever was to come between did not: everybody reads the log instead.
            inside.early.clear();
            inside.position = None;
            inside.forget();
            for follower in inside.followers.drain(..) {
                follower.outbox.end(super::close::FELL_BEHIND);
            }
        }
    }

    fn bring(&self, inside: &mut Inside, delivery: Arc<Delivery>) {
        inside.position = Some(delivery.last());
        inside.idle_since = None;
        inside.entries += delivery.entries.len();
        inside.bytes += delivery.wire.len();
        inside.recent.push_back(delivery.clone());
        while inside.entries > self.recent_entries || inside.bytes > RECENT_BYTES {
            let Some(oldest) = inside.recent.pop_front() else { break };
            inside.entries -= oldest.entries.len();
            inside.bytes -= oldest.wire.len();
        }
        metrics::counter!("homegroup_deliveries_total")
            .increment((inside.followers.len() * delivery.entries.len()) as u64);
        for follower in &inside.followers {
            follower.outbox.push(Outgoing::Delivery(delivery.clone()));
        }
    }

    /// Forgets the recent entries of a room, because one of them was edited or removed: whoever comes back
    /// reads the log.
    pub fn forget_recent(&self, room: RoomId) {
        if let Some(feed) = self.feeds().get(&room) {
            let mut inside = feed.inside();
            inside.forget();
        }
    }

    /// Brings a frame that is not logged to everybody who follows the room, but for its sender.
    pub fn tell_room(&self, room: RoomId, sender: AccountId, frame: &Told) {
        let Some(feed) = self.feeds().get(&room).cloned() else { return };
        let frame = wire::json(frame);
        for follower in &feed.inside().followers {
            if follower.account != sender {
                follower.outbox.push(Outgoing::Frame(frame.clone()));
            }
        }
    }

    /// The same for everybody who follows the room.
    pub fn tell_everybody_in(&self, room: RoomId, frame: &Told) {
        let Some(feed) = self.feeds().get(&room).cloned() else { return };
        let frame = wire::json(frame);
        for follower in &feed.inside().followers {
            follower.outbox.push(Outgoing::Frame(frame.clone()));
        }
    }

    /// Brings a frame to every socket of an account.
    pub fn tell_account(&self, account: AccountId, frame: &Told) {
        let frame = wire::json(frame);
        self.each_of(account, |connection| connection.outbox.push(Outgoing::Frame(frame.clone())));
    }

    /// Brings a frame with words in it, in the language of each socket.
    pub fn tell_account_in_words(&self, account: AccountId, frame: impl Fn(Language) -> Told) {
        self.each_of(account, |connection| {
            connection.outbox.push(Outgoing::Frame(wire::json(&frame(connection.language))));
        });
    }

    /// Who follows a room now.
    pub fn present(&self, room: RoomId) -> HashSet<AccountId> {
        let Some(feed) = self.feeds().get(&room).cloned() else { return HashSet::new() };
        feed.inside().followers.iter().map(|follower| follower.account).collect()
    }

    /// Who has a socket open now.
    pub fn accounts_listening(&self) -> Vec<AccountId> {
        self.connections().keys().copied().collect()
    }

    /// Ends what the account follows of the room, at once.
    pub fn put_out(&self, room: RoomId, account: AccountId) {
        if let Some(feed) = self.feeds().get(&room) {
            feed.inside().followers.retain(|follower| follower.account != account);
        }
        self.each_of(account, |connection| connection.outbox.push(Outgoing::PutOut(room)));
    }

    /// Closes every socket of the account, at once.
    pub fn put_off_air(&self, account: AccountId) {
        self.each_of(account, |connection| connection.outbox.end(super::close::SESSION_ENDED));
    }

    /// Closes the sockets of one session, at once.
    pub fn end_session(&self, session: SessionId) {
        for connection in self.connections().values().flatten() {
            if connection.session == session {
                connection.outbox.end(super::close::SESSION_ENDED);
            }
        }
    }

    /// Tells the account's sockets to look again whom they have a block with.
    pub fn blocks_changed(&self, account: AccountId) {
        self.each_of(account, |connection| connection.outbox.push(Outgoing::BlocksChanged));
    }

    /// Tells everybody to come back later, because the server stops.
    pub fn stop(&self) {
        for connection in self.connections().values().flatten() {
            connection.outbox.end(super::close::RESTART);
        }
    }

    /// Forgets rooms that nobody follows any more. Called every minute.
    pub fn tidy(&self) {
        self.feeds().retain(|_, feed| {
            let mut inside = feed.inside();
            if !inside.followers.is_empty() {
                inside.idle_since = None;
                return true;
            }
            inside.idle_since.get_or_insert_with(std::time::Instant::now).elapsed() < IDLE
        });
    }

    pub(super) fn enter(&self, account: AccountId, session: SessionId, language: Language) -> Connection {
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        let outbox = Arc::new(Outbox::new(self.outbox));
        let connection = Connection { id, account, session, language, outbox };
        self.connections().entry(account).or_default().push(connection.clone());
        metrics::gauge!("homegroup_sockets").increment(1.0);
        connection
    }

    pub(super) fn leave(&self, connection: &Connection, rooms: impl Iterator<Item = RoomId>) {
        for room in rooms {
            self.unfollow(room, connection.id);
        }
        let mut connections = self.connections();
        if let Some(of_account) = connections.get_mut(&connection.account) {
            of_account.retain(|one| one.id != connection.id);
            if of_account.is_empty() {
                connections.remove(&connection.account);
            }
        }
        metrics::gauge!("homegroup_sockets").decrement(1.0);
    }

    pub(super) fn follow(&self, room: RoomId, connection: &Connection) -> Arc<Feed> {
        // The map stays locked until the follower is in, or `tidy` could drop the feed in between and leave
        // them deaf.
        let mut feeds = self.feeds();
        let feed = feeds.entry(room).or_insert_with(|| Arc::new(Feed::new())).clone();
        let mut inside = feed.inside();
        if !inside.followers.iter().any(|follower| follower.id == connection.id) {
            inside.followers.push(connection.clone());
        }
        drop(inside);
        feed
    }

    pub(super) fn unfollow(&self, room: RoomId, connection: u64) {
        if let Some(feed) = self.feeds().get(&room) {
            let mut inside = feed.inside();
            if let Some(at) = inside.followers.iter().position(|follower| follower.id == connection) {
                inside.followers.swap_remove(at);
            }
        }
    }

    fn each_of(&self, account: AccountId, tell: impl FnMut(&Connection)) {
        self.connections().get(&account).into_iter().flatten().for_each(tell);
    }

    fn feeds(&self) -> MutexGuard<'_, HashMap<RoomId, Arc<Feed>>> {
        self.feeds.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn connections(&self) -> MutexGuard<'_, HashMap<AccountId, Vec<Connection>>> {
        self.connections.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hub() -> Hub {
        let settings = crate::config::Settings::load(Some("config.example.toml".as_ref()), Vec::new());
        Hub::new(&settings.expect("the example").live)
    }

    fn entry(seq: u64) -> Recorded {
        let json = format!("{seq}").into_bytes();
        Recorded { seq, at: Timestamp::from_millis(0), author: None, message: None, about: None, json }
    }

    fn heard(connection: &Connection) -> Vec<u64> {
        let mut waiting = Vec::new();
        connection.outbox.drain(&mut waiting);
        let seqs = waiting.iter().flat_map(|outgoing| match outgoing {
            Outgoing::Delivery(delivery) => delivery.entries.iter().map(|entry| entry.seq).collect(),
            _ => Vec::new(),
        });
        seqs.collect()
    }

    #[test]
    fn what_is_announced_too_early_waits_for_what_stands_before_it() {
        let (hub, room) = (hub(), RoomId::new());
        let ada = hub.enter(AccountId::new(), SessionId::new(), Language::En);
        let feed = hub.follow(room, &ada);
        feed.fill(room, vec![entry(1)], 1, feed.forgotten());
        hub.publish(room, &[entry(3)]);
        assert_eq!(heard(&ada), Vec::<u64>::new());
        hub.publish(room, &[entry(2)]);
        hub.publish(room, &[entry(2)]);
        assert_eq!(heard(&ada), [2, 3]);
        assert_eq!(feed.position(), Some(3));
    }

    #[test]
    fn a_text_that_was_read_before_it_was_removed_is_not_kept() {
        let (hub, room) = (hub(), RoomId::new());
        let ada = hub.enter(AccountId::new(), SessionId::new(), Language::En);
        let feed = hub.follow(room, &ada);
        let before = feed.forgotten();
        hub.forget_recent(room);
        feed.fill(room, vec![entry(1), entry(2)], 2, before);
        assert!(feed.since(0).is_none());
        assert_eq!(feed.position(), Some(2));
    }

    #[test]
    fn who_falls_behind_is_let_go_and_nobody_else() {
        let (hub, room) = (hub(), RoomId::new());
        let (slow, quick) = (
            hub.enter(AccountId::new(), SessionId::new(), Language::En),
            hub.enter(AccountId::new(), SessionId::new(), Language::En),
        );
        hub.follow(room, &slow);
        hub.follow(room, &quick);
        for seq in 1..=1_000 {
            hub.publish(room, &[entry(seq)]);
            assert_eq!(heard(&quick), [seq]);
        }
        assert_eq!(slow.outbox.ending(), Some(super::super::close::FELL_BEHIND));
        assert_eq!(quick.outbox.ending(), None);
    }
}
