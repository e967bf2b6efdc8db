//! What accounts keep at hand, so that a thousand people who come back do not mean a thousand reads.
//!
//! Everything here can be forgotten at any time; whoever changes a row forgets its copy once the change is on
//! disk. A read that began before a change is not remembered after it: `epoch` tells.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::attempts::Attempts;
use super::model::{Author, Role, Status};
use super::sanctions::QuietPeople;
use crate::clock::Timestamp;
use crate::ids::{AccountId, SessionId};
use crate::words::Language;

/// How long a session is believed without asking the database: as long as another instance may not have
/// heard of its end.
const SESSION_SECONDS: Duration = Duration::from_secs(10);
const AUTHOR_SECONDS: Duration = Duration::from_secs(600);

/// A session that was found good, and whose it is.
#[derive(Clone)]
pub struct KnownSession {
    pub session: SessionId,
    pub account: AccountId,
    pub handle: Arc<str>,
    pub role: Role,
    pub status: Status,
    pub created_at: Timestamp,
    pub language: Option<Language>,
    pub second_factor: bool,
    /// From then on it has to be looked at again: its end, or the end of its idle time.
    pub good_until: Timestamp,
}

pub struct Memory {
    pub sessions: Remembered<[u8; 32], KnownSession>,
    pub authors: Remembered<AccountId, Author>,
    pub hidden: Remembered<AccountId, Arc<HashSet<AccountId>>>,
    pub community: Remembered<(), Arc<HashMap<String, String>>>,
    pub quiet: Remembered<(), QuietPeople>,
    /// A crowd reads them once.
    pub reading_quiet: tokio::sync::Mutex<()>,
    pub attempts: Attempts,
    /// One reader at a time for sessions of the same shelf: the others find what it read.
    loading: [tokio::sync::Mutex<()>; 64],
}

impl Default for Memory {
    fn default() -> Self {
        Self {
            sessions: Remembered::new(20_000, SESSION_SECONDS),
            authors: Remembered::new(50_000, AUTHOR_SECONDS),
            hidden: Remembered::new(50_000, AUTHOR_SECONDS),
            community: Remembered::new(1, SESSION_SECONDS),
            quiet: Remembered::new(1, SESSION_SECONDS),
            reading_quiet: tokio::sync::Mutex::default(),
            attempts: Attempts::default(),
            loading: std::array::from_fn(|_| tokio::sync::Mutex::default()),
        }
    }
}

impl Memory {
    pub fn shelf(&self, token_hash: &[u8; 32]) -> &tokio::sync::Mutex<()> {
        &self.loading[usize::from(token_hash[0]) % self.loading.len()]
    }

    pub fn forget_account(&self, account: AccountId) {
        self.sessions.forget(|known| known.account == account);
        self.authors.forget(|author| author.id == account);
        self.hidden.forget_key(&account);
    }

    pub fn forget_session(&self, session: SessionId) {
        self.sessions.forget(|known| known.session == session);
    }
}

/// A bounded memory of one kind of answer, each for a while.
pub struct Remembered<K, V> {
    most: usize,
    keep: Duration,
    epoch: AtomicU64,
    /// Held for moments, never across an await.
    entries: Mutex<HashMap<K, (Instant, V)>>,
}

impl<K: Eq + Hash, V: Clone> Remembered<K, V> {
    fn new(most: usize, keep: Duration) -> Self {
        Self { most, keep, epoch: AtomicU64::new(0), entries: Mutex::default() }
    }

    pub fn get(&self, key: &K) -> Option<V> {
        self.entries().get(key).filter(|(at, _)| at.elapsed() < self.keep).map(|(_, value)| value.clone())
    }

    /// To be asked for before the database is read, and handed to [`Remembered::put`].
    pub fn epoch(&self) -> u64 {
        self.epoch.load(Ordering::Acquire)
    }

    pub fn put(&self, epoch: u64, key: K, value: V) {
        let mut entries = self.entries();
        // Something was forgotten meanwhile: what was read may be what was forgotten.
        if self.epoch() != epoch {
            return;
        }
        if entries.len() >= self.most {
            entries.retain(|_, (at, _)| at.elapsed() < self.keep);
            if entries.len() >= self.most {
                entries.clear();
            }
        }
        entries.insert(key, (Instant::now(), value));
    }

    pub fn forget(&self, which: impl Fn(&V) -> bool) {
        let mut entries = self.entries();
        self.epoch.fetch_add(1, Ordering::AcqRel);
        entries.retain(|_, (_, value)| !which(value));
    }

    pub fn forget_key(&self, key: &K) {
        let mut entries = self.entries();
        self.epoch.fetch_add(1, Ordering::AcqRel);
        entries.remove(key);
    }

    fn entries(&self) -> MutexGuard<'_, HashMap<K, (Instant, V)>> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_before_a_change_is_not_remembered_after_it() {
        let memory: Remembered<u8, u8> = Remembered::new(10, Duration::from_secs(60));
        let epoch = memory.epoch();
        memory.forget(|_| true);
        memory.put(epoch, 1, 1);
        assert_eq!(memory.get(&1), None);
        memory.put(memory.epoch(), 1, 2);
        assert_eq!(memory.get(&1), Some(2));
        memory.forget(|value| *value == 2);
        assert_eq!(memory.get(&1), None);
    }

    #[test]
    fn it_stays_within_its_bound() {
        let memory: Remembered<u32, u32> = Remembered::new(10, Duration::from_secs(60));
        for number in 0..1_000 {
            memory.put(memory.epoch(), number, number);
            assert!(memory.entries().len() <= 10);
        }
    }
}
