//! What is kept in memory of raids: where the mode is on, and who came in how fast.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::store::Raid;
use crate::clock::Timestamp;
use crate::ids::{AccountId, RaidId, RoomId};

/// Another instance may have switched it: nothing is believed for longer.
const BELIEVED: Duration = Duration::from_secs(2);

/// So many rooms and accounts are watched at once; beyond that the oldest are forgotten.
const MOST_ROOMS: usize = 10_000;
const MOST_COMING: usize = 2_000;
const MOST_DOORS: usize = 100;
const MOST_KNOCKING: usize = 5_000;

#[derive(Default)]
pub(super) struct Memory {
    on: Mutex<Option<(Instant, Arc<Vec<Raid>>)>>,
    pub(super) reading: tokio::sync::Mutex<()>,
    rooms: Mutex<HashMap<RoomId, Coming>>,
    waves: Mutex<HashMap<RoomId, Wave>>,
}

/// Newcomers who came before a door closed, or found it closed.
#[derive(Default)]
struct Wave {
    /// Which raid closed the door, where all of its wave is known: not where it was switched on by hand, and not
    /// after a restart.
    raid: Option<RaidId>,
    people: HashSet<AccountId>,
}

/// Newcomers of one room, of late.
#[derive(Default)]
struct Coming {
    came: VecDeque<(Timestamp, AccountId)>,
    said: VecDeque<Timestamp>,
}

impl Coming {
    fn forget_before(&mut self, at: Timestamp) {
        while self.came.front().is_some_and(|(came, _)| *came < at) || self.came.len() > MOST_COMING {
            self.came.pop_front();
        }
        while self.said.front().is_some_and(|said| *said < at) || self.said.len() > MOST_COMING {
            self.said.pop_front();
        }
    }
}

impl Memory {
    pub(super) fn known(&self) -> Option<Arc<Vec<Raid>>> {
        let known = self.on.lock().unwrap_or_else(PoisonError::into_inner);
        known.as_ref().filter(|(since, _)| since.elapsed() < BELIEVED).map(|(_, raids)| raids.clone())
    }

    pub(super) fn remember(&self, raids: Arc<Vec<Raid>>) {
        *self.on.lock().unwrap_or_else(PoisonError::into_inner) = Some((Instant::now(), raids));
    }

    pub(super) fn forget(&self) {
        *self.on.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// The mode goes on in a room. Where it does so by itself, whoever came of late is the wave, and nobody else:
    /// people who were let in by somebody may be as new.
    pub(super) fn begin_wave(&self, room: RoomId, by_itself: Option<RaidId>) {
        let people = match by_itself {
            Some(_) => {
                self.rooms().get(&room).map(|coming| coming.came.iter().map(|(_, who)| *who).collect())
            }
            None => None,
        };
        let mut waves = self.waves();
        if waves.len() >= MOST_DOORS {
            waves.clear();
        }
        waves.insert(room, Wave { raid: by_itself, people: people.unwrap_or_default() });
    }

    pub(super) fn knocked(&self, room: RoomId, who: AccountId) {
        let mut waves = self.waves();
        if waves.len() >= MOST_DOORS && !waves.contains_key(&room) {
            waves.clear();
        }
        let wave = waves.entry(room).or_default();
        if wave.people.len() < MOST_KNOCKING {
            wave.people.insert(who);
        }
    }

    /// Who is known to be of the wave that a raid closed the door to, and whether that is everybody.
    pub(super) fn wave(&self, room: RoomId, raid: RaidId) -> (Vec<AccountId>, bool) {
        match self.waves().get(&room) {
            Some(wave) if wave.raid.is_none_or(|own| own == raid) => {
                (wave.people.iter().copied().collect(), wave.raid.is_some())
            }
            _ => (Vec::new(), false),
        }
    }

    /// Notes that a newcomer came; gives how many did within the window.
    pub(super) fn came(&self, room: RoomId, who: AccountId, now: Timestamp, window: Duration) -> usize {
        let mut rooms = self.rooms();
        if rooms.len() >= MOST_ROOMS {
            rooms.retain(|_, coming| {
                coming.forget_before(now.minus(window));
                !coming.came.is_empty()
            });
        }
        let coming = rooms.entry(room).or_default();
        coming.forget_before(now.minus(window));
        if coming.came.iter().all(|(_, known)| *known != who) {
            coming.came.push_back((now, who));
        }
        coming.came.len()
    }

    /// Takes one of the messages that the newcomers of a moment share, or says how long to wait. Somebody who comes
    /// alone shares with nobody.
    pub(super) fn speak(
        &self,
        room: RoomId,
        who: AccountId,
        now: Timestamp,
        window: Duration,
        shared: usize,
    ) -> Result<(), Duration> {
        let mut rooms = self.rooms();
        let Some(coming) = rooms.get_mut(&room) else { return Ok(()) };
        coming.forget_before(now.minus(window));
        // Whoever was here before speaks as before.
        if coming.came.iter().all(|(_, known)| *known != who) {
            return Ok(());
        }
        if coming.came.len() > 1
            && coming.said.len() >= shared
            && let Some(first) = coming.said.front()
        {
            return Err(window.saturating_sub(now.since(*first)).max(Duration::from_secs(1)));
        }
        coming.said.push_back(now);
        Ok(())
    }

    /// Forgets rooms into which nobody new came of late.
    pub(super) fn tidy(&self, before: Timestamp) {
        let mut rooms = self.rooms();
        rooms.retain(|_, coming| {
            coming.forget_before(before);
            !coming.came.is_empty() || !coming.said.is_empty()
        });
        rooms.shrink_to_fit();
    }

    fn waves(&self) -> MutexGuard<'_, HashMap<RoomId, Wave>> {
        self.waves.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Held for moments, never across an await.
    fn rooms(&self) -> MutexGuard<'_, HashMap<RoomId, Coming>> {
        self.rooms.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: Duration = Duration::from_secs(60);

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_millis(1_800_000_000_000 + seconds * 1000)
    }

    #[test]
    fn somebody_who_comes_alone_speaks_freely_and_a_crowd_shares() {
        let (memory, room) = (Memory::default(), RoomId::new());
        let alone = AccountId::new();
        assert_eq!(memory.came(room, alone, at(0), WINDOW), 1);
        for second in 0..20 {
            assert!(memory.speak(room, alone, at(second), WINDOW, 4).is_ok());
        }
        let (memory, room) = (Memory::default(), RoomId::new());
        let (first, second) = (AccountId::new(), AccountId::new());
        memory.came(room, first, at(0), WINDOW);
        assert!(memory.speak(room, first, at(0), WINDOW, 4).is_ok());
        assert!(memory.speak(room, first, at(0), WINDOW, 4).is_ok());
        assert_eq!(memory.came(room, first, at(1), WINDOW), 1, "coming twice is coming once");
        assert_eq!(memory.came(room, second, at(1), WINDOW), 2);
        assert!(memory.speak(room, second, at(1), WINDOW, 4).is_ok());
        assert!(memory.speak(room, second, at(1), WINDOW, 4).is_ok());
        assert_eq!(memory.speak(room, first, at(1), WINDOW, 4), Err(Duration::from_secs(59)));
        assert!(memory.speak(room, AccountId::new(), at(1), WINDOW, 4).is_ok(), "who was here before");
        assert!(memory.speak(room, first, at(61), WINDOW, 4).is_ok(), "a minute later they speak again");
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let memory = Memory::default();
        let room = RoomId::new();
        for _ in 0..MOST_COMING + 500 {
            memory.came(room, AccountId::new(), at(0), WINDOW);
        }
        assert!(memory.rooms()[&room].came.len() <= MOST_COMING + 1);
        memory.tidy(at(120));
        assert!(memory.rooms().is_empty());
    }
}
