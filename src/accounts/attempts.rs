//! Guessing: how often somebody may try before waiting, and for how long.
//!
//! Counted in memory, under keyed hashes, for each name (borne or not: the answer must not tell) and for each
//! network. Strangers together get ten wrong guesses at a name in an hour. A device that has signed in to the
//! account before is counted apart, so that nobody can lock a person out by guessing.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::clock::Timestamp;
use crate::http::Network;
use crate::ids::AccountId;

use super::model::HandleKey;

const HOUR: Duration = Duration::from_secs(3600);
const LONGEST_WAIT: Duration = Duration::from_secs(42);
/// Wrong guesses at one name before the first wait, and in one hour at most.
const FREE_BY_NAME: u32 = 3;
const MOST_BY_NAME: u32 = 10;
/// Of one network, at whatever names: a clinic or a shelter shares one.
const FREE_BY_NETWORK: u32 = 20;
/// A known device may mistype for longer.
const MOST_BY_DEVICE: u32 = 30;
/// So many names and networks are remembered at once.
const MOST_REMEMBERED: usize = 100_000;

pub struct Attempts {
    hasher: RandomState,
    counts: Mutex<HashMap<u64, Count>>,
}

/// Who guesses.
pub enum Guesser {
    Stranger(Network),
    /// A device that has signed in to this account before.
    KnownDevice(AccountId),
}

/// One guess that was let through. It counts as wrong until [`Guess::was_right`] takes it back: guesses made
/// at the same moment cannot all slip through before the first is found wrong.
#[must_use]
pub struct Guess {
    keys: Vec<u64>,
}

#[derive(Clone, Copy)]
struct Count {
    wrong: u32,
    last: Timestamp,
    /// The beginning of the hour in which they are counted.
    since: Timestamp,
}

impl Default for Attempts {
    fn default() -> Self {
        Self { hasher: RandomState::new(), counts: Mutex::default() }
    }
}

impl Attempts {
    /// Lets a guess through, or says how long to wait.
    pub fn begin(&self, name: &HandleKey, by: &Guesser, now: Timestamp) -> Result<Guess, Duration> {
        let wanted: Vec<(u64, u32, u32)> = match by {
            Guesser::Stranger(network) => vec![
                (self.hasher.hash_one(("name", name)), FREE_BY_NAME, MOST_BY_NAME),
                (self.hasher.hash_one(("network", network)), FREE_BY_NETWORK, u32::MAX),
            ],
            Guesser::KnownDevice(account) => {
                vec![(self.hasher.hash_one(("device", account)), FREE_BY_NAME, MOST_BY_DEVICE)]
            }
        };
        let mut counts = self.counts();
        if counts.len() + wanted.len() > MOST_REMEMBERED {
            counts.retain(|_, count| now.since(count.since) < HOUR);
            if counts.len() + wanted.len() > MOST_REMEMBERED {
                return Err(LONGEST_WAIT);
            }
        }
        for (key, free, most) in &wanted {
            if let Some(count) = counts.get(key) {
                let wait = count.wait(*free, *most, now);
                if !wait.is_zero() {
                    return Err(wait);
                }
            }
        }
        for (key, ..) in &wanted {
            let count = counts.entry(*key).or_insert(Count { wrong: 0, last: now, since: now });
            if now.since(count.since) >= HOUR {
                *count = Count { wrong: 0, last: now, since: now };
            }
            count.wrong = count.wrong.saturating_add(1);
            count.last = now;
        }
        Ok(Guess { keys: wanted.into_iter().map(|(key, ..)| key).collect() })
    }

    /// Takes a guess back, because it was right. Earlier wrong ones stay counted: otherwise everybody's own
    /// sign-in would give a guesser ten more.
    pub fn was_right(&self, guess: Guess) {
        let mut counts = self.counts();
        for key in guess.keys {
            if let Some(count) = counts.get_mut(&key) {
                count.wrong = count.wrong.saturating_sub(1);
                if count.wrong == 0 {
                    counts.remove(&key);
                }
            }
        }
    }

    /// Forgets what is older than an hour.
    pub fn tidy(&self, now: Timestamp) {
        let mut counts = self.counts();
        counts.retain(|_, count| now.since(count.since) < HOUR);
        counts.shrink_to_fit();
    }

    /// Held for moments, never across an await.
    fn counts(&self) -> MutexGuard<'_, HashMap<u64, Count>> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Count {
    fn wait(&self, free: u32, most: u32, now: Timestamp) -> Duration {
        if now.since(self.since) >= HOUR {
            return Duration::ZERO;
        }
        if self.wrong >= most {
            return HOUR.saturating_sub(now.since(self.since));
        }
        if self.wrong < free {
            return Duration::ZERO;
        }
        let doubled = Duration::from_secs(1_u64 << (self.wrong - free).min(10));
        doubled.min(LONGEST_WAIT).saturating_sub(now.since(self.last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_millis(1_700_000_000_000 + seconds * 1000)
    }

    fn ada() -> HandleKey {
        HandleKey::of("ada")
    }

    #[test]
    fn whoever_guesses_waits_longer_each_time_and_gets_ten_in_an_hour() {
        let attempts = Attempts::default();
        let owner = AccountId::new();
        let stranger = Guesser::KnownDevice(owner);
        let mut now = 0;
        let mut waits = Vec::new();
        let mut guesses = 0;
        while now < 3600 {
            match attempts.begin(&ada(), &stranger, at(now)) {
                Ok(_) => guesses += 1,
                Err(wait) => {
                    waits.push(wait.as_secs());
                    now += i64::try_from(wait.as_secs().max(1)).expect("small");
                }
            }
        }
        assert_eq!(guesses, MOST_BY_DEVICE);
        assert_eq!(waits[..7], [1, 2, 4, 8, 16, 32, 42]);
    }

    #[test]
    fn right_guesses_are_taken_back_and_wrong_ones_stay() {
        let attempts = Attempts::default();
        let device = Guesser::KnownDevice(AccountId::new());
        for _ in 0..100 {
            let guess = attempts.begin(&ada(), &device, at(0)).expect("let through");
            attempts.was_right(guess);
        }
        for _ in 0..FREE_BY_NAME {
            drop(attempts.begin(&ada(), &device, at(0)).expect("let through"));
        }
        assert!(attempts.begin(&ada(), &device, at(0)).is_err(), "guesses at the same moment are counted");
        let guess = attempts.begin(&ada(), &device, at(5)).expect("after the wait");
        attempts.was_right(guess);
        assert!(attempts.begin(&ada(), &device, at(5)).is_err(), "the wrong ones are still counted");
        assert!(attempts.begin(&ada(), &device, at(3_700)).is_ok(), "an hour later they are forgotten");
    }

    #[test]
    fn one_account_does_not_wait_for_another() {
        let attempts = Attempts::default();
        let (one, other) = (Guesser::KnownDevice(AccountId::new()), Guesser::KnownDevice(AccountId::new()));
        for _ in 0..FREE_BY_NAME {
            drop(attempts.begin(&ada(), &one, at(0)).expect("let through"));
        }
        assert!(attempts.begin(&ada(), &one, at(0)).is_err());
        assert!(attempts.begin(&ada(), &other, at(0)).is_ok());
    }
}
