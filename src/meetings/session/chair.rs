//! Who runs the meeting when the chair's connection dies.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use super::event::{Event, WhyChair};
use super::people::Position;
use super::state::Session;
use crate::clock::Timestamp;
use crate::ids::AccountId;

/// So long the chair may be away before somebody else takes over. Long enough for a tunnel's mouth or a change of
/// networks, short enough that the room does not feel alone.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// Who is connected. It is kept in memory only: after a restart everybody is away since then.
#[derive(Clone, Debug, Default)]
pub struct Presence {
    here: BTreeMap<AccountId, Timestamp>,
    away: BTreeMap<AccountId, Timestamp>,
    /// Who of those who are here looks after the room.
    moderators: BTreeSet<AccountId>,
}

impl Presence {
    pub fn came(&mut self, who: AccountId, moderates: bool, now: Timestamp) {
        self.away.remove(&who);
        self.here.entry(who).or_insert(now);
        if moderates {
            self.moderators.insert(who);
        }
    }

    pub fn went(&mut self, who: AccountId, now: Timestamp) {
        if self.here.remove(&who).is_some() {
            self.away.insert(who, now);
        }
        self.moderators.remove(&who);
    }

    pub fn is_here(&self, who: AccountId) -> bool {
        self.here.contains_key(&who)
    }

    /// How many people are here.
    pub fn count(&self) -> usize {
        self.here.len()
    }

    fn longest_here(&self, among: impl Iterator<Item = AccountId>) -> Option<AccountId> {
        among.filter_map(|who| self.here.get(&who).map(|since| (*since, who))).min().map(|(_, who)| who)
    }
}

impl Session {
    /// Who has to take the chair now, if anybody: the appointed chair as soon as they are here; otherwise, once who
    /// runs the meeting was away for [`PATIENCE`], the co-chair, the timekeeper, or the moderator who has been here
    /// longest. `began` is when the session was opened, or the server started.
    pub fn watch(&self, presence: &Presence, began: Timestamp, now: Timestamp) -> Option<Event> {
        if self.has_ended() {
            return None;
        }
        let holding = |position| {
            self.people()
                .filter(move |(_, person)| person.may_speak() && person.has(position))
                .map(|(who, _)| who)
        };
        if let Some(appointed) = presence.longest_here(holding(Position::Chair)) {
            let why = if self.acting_chair.is_some() { WhyChair::Returned } else { WhyChair::Appointed };
            return (self.acting_chair != Some(appointed))
                .then_some(Event::ChairChanged { who: Some(appointed), why });
        }
        let away_since = match self.acting_chair {
            Some(acting) if presence.is_here(acting) => return None,
            Some(acting) => presence.away.get(&acting).copied().unwrap_or(began),
            None => began,
        };
        if now.since(away_since) < PATIENCE {
            return None;
        }
        let moderators = presence.moderators.iter().copied();
        // A moderator who was muted or put out in this meeting does not take it over.
        let moderators = moderators.filter(|&who| self.person(who).is_some_and(|person| person.may_speak()));
        let next = presence
            .longest_here(holding(Position::CoChair))
            .or_else(|| presence.longest_here(holding(Position::Timekeeper)))
            .or_else(|| presence.longest_here(moderators))?;
        Some(Event::ChairChanged { who: Some(next), why: WhyChair::Away })
    }
}
