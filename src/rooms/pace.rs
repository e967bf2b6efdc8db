//! How fast people write: what each wrote in the last minute, for rules that count, and who has to wait between
//! messages because a rule slowed them down.
//!
//! In memory, and for this instance alone: what is forgotten at a restart only lets somebody write a little sooner.

use std::collections::hash_map::DefaultHasher;
use std::collections::{HashMap, VecDeque};
use std::hash::{Hash, Hasher};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::clock::Timestamp;
use crate::ids::{AccountId, MessageId};
use crate::rules::Recent;

const MINUTE: Duration = Duration::from_secs(60);

/// So many texts of one person are counted, and so many people watched; beyond that the oldest are forgotten.
const MOST_TEXTS: usize = 64;
const MOST_PEOPLE: usize = 20_000;

#[derive(Default)]
pub(super) struct Pace(
    /// Held for moments, never across an await.
    Mutex<HashMap<AccountId, Writing>>,
);

#[derive(Default)]
struct Writing {
    texts: VecDeque<Text>,
    slowed: Option<Slowed>,
}

struct Text {
    at: Timestamp,
    id: MessageId,
    words: u64,
}

/// Until when somebody is slowed down, and when they can write next.
#[derive(Clone, Copy)]
struct Slowed {
    until: Timestamp,
    next: Timestamp,
}

impl Writing {
    fn forget_old(&mut self, now: Timestamp) {
        let since = now.minus(MINUTE);
        while self.texts.front().is_some_and(|text| text.at < since) || self.texts.len() > MOST_TEXTS {
            self.texts.pop_front();
        }
        self.slowed = self.slowed.filter(|slowed| now < slowed.until);
    }

    fn is_over(&self) -> bool {
        self.texts.is_empty() && self.slowed.is_none()
    }
}

impl Pace {
    /// What somebody wrote in the last minute, and notes this text. A retry of the same message is no other message.
    pub fn wrote(&self, who: AccountId, id: MessageId, words: &str, now: Timestamp) -> Recent {
        let mut people = self.people();
        if people.len() >= MOST_PEOPLE && !people.contains_key(&who) {
            tidy(&mut people, now);
            if people.len() >= MOST_PEOPLE {
                people.clear();
            }
        }
        let writing = people.entry(who).or_default();
        writing.forget_old(now);
        writing.texts.retain(|text| text.id != id);
        let words = fingerprint(words);
        let same = writing.texts.iter().filter(|text| text.words == words).count();
        let recent = Recent {
            messages: u32::try_from(writing.texts.len()).unwrap_or(u32::MAX),
            same_text: u32::try_from(same).unwrap_or(u32::MAX),
        };
        writing.texts.push_back(Text { at: now, id, words });
        recent
    }

    /// Lets somebody write once in `every`, for so `long` from now.
    pub fn slow_down(&self, who: AccountId, now: Timestamp, every: Duration, long: Duration) {
        let slowed = Slowed { until: now.plus(long), next: now.plus(every) };
        self.people().entry(who).or_default().slowed = Some(slowed);
    }

    /// Takes the turn of somebody who is slowed down, or says when it comes. Everybody else may write at any time.
    pub fn take_turn(&self, who: AccountId, now: Timestamp, every: Duration) -> Result<(), Timestamp> {
        let mut people = self.people();
        let Some(slowed) = people.get_mut(&who).and_then(|writing| writing.slowed.as_mut()) else {
            return Ok(());
        };
        if now < slowed.until && now < slowed.next {
            return Err(slowed.next.min(slowed.until));
        }
        slowed.next = now.plus(every);
        Ok(())
    }

    /// Forgets what is over. Every minute.
    pub fn tidy(&self, now: Timestamp) {
        let mut people = self.people();
        tidy(&mut people, now);
        people.shrink_to_fit();
    }

    fn people(&self) -> MutexGuard<'_, HashMap<AccountId, Writing>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn tidy(people: &mut HashMap<AccountId, Writing>, now: Timestamp) {
    people.retain(|_, writing| {
        writing.forget_old(now);
        !writing.is_over()
    });
}

/// The same words, however they are spaced and whatever their case.
fn fingerprint(words: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    for word in words.split_whitespace() {
        word.to_lowercase().hash(&mut hasher);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_millis(1_800_000_000_000 + seconds * 1000)
    }

    #[test]
    fn what_was_said_in_the_last_minute_is_counted_and_a_retry_is_not() {
        let (pace, who) = (Pace::default(), AccountId::new());
        let first = MessageId::new();
        let recent = |messages, same_text| Recent { messages, same_text };
        assert_eq!(pace.wrote(who, first, "Hello there", at(0)), recent(0, 0));
        assert_eq!(pace.wrote(who, first, "Hello there", at(1)), recent(0, 0), "a retry");
        assert_eq!(pace.wrote(who, MessageId::new(), "hello  THERE", at(2)), recent(1, 1));
        assert_eq!(pace.wrote(who, MessageId::new(), "something else", at(3)), recent(2, 0));
        assert_eq!(pace.wrote(AccountId::new(), MessageId::new(), "hello there", at(3)), recent(0, 0));
        assert_eq!(pace.wrote(who, MessageId::new(), "hello there", at(62)), recent(2, 1));
        assert_eq!(pace.wrote(who, MessageId::new(), "hello there", at(200)), recent(0, 0));
        pace.tidy(at(300));
        assert!(pace.people().is_empty());
    }

    #[test]
    fn whoever_is_slowed_down_waits_between_messages_and_not_for_ever() {
        let (pace, who) = (Pace::default(), AccountId::new());
        let every = Duration::from_secs(30);
        assert_eq!(pace.take_turn(who, at(0), every), Ok(()));
        pace.slow_down(who, at(0), every, Duration::from_secs(600));
        assert_eq!(pace.take_turn(who, at(10), every), Err(at(30)));
        assert_eq!(pace.take_turn(who, at(30), every), Ok(()));
        assert_eq!(pace.take_turn(who, at(31), every), Err(at(60)));
        assert_eq!(pace.take_turn(AccountId::new(), at(31), every), Ok(()));
        assert_eq!(pace.take_turn(who, at(600), every), Ok(()), "it ends by itself");
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let (pace, who) = (Pace::default(), AccountId::new());
        for _ in 0..MOST_TEXTS * 3 {
            pace.wrote(who, MessageId::new(), "again", at(0));
        }
        assert!(pace.people()[&who].texts.len() <= MOST_TEXTS + 1);
        for _ in 0..MOST_PEOPLE + 10 {
            pace.wrote(AccountId::new(), MessageId::new(), "hello", at(0));
        }
        assert!(pace.people().len() <= MOST_PEOPLE);
    }
}
