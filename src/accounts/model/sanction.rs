//! What somebody may not do for a while.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::clock::Timestamp;
use crate::ids::{AccountId, RoomId, SanctionId};

/// The steps of the ladder that take something away. None of them takes reading, help, leaving, appeals or the
/// export, but for the two that close the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SanctionKind {
    /// Reads, and says nothing: no messages, no edits, no reactions, no new conversations.
    Mute,
    /// Reads, and answers quietly: reactions are left.
    Observe,
    /// Is out of one room, and does not come back before the end.
    Removal,
    /// Cannot sign in before the end.
    Suspension,
    /// Cannot sign in.
    Ban,
}

impl SanctionKind {
    pub fn name(self) -> &'static str {
        match self {
            Self::Mute => "mute",
            Self::Observe => "observe",
            Self::Removal => "removal",
            Self::Suspension => "suspension",
            Self::Ban => "ban",
        }
    }

    /// Whether it keeps somebody from signing in.
    pub fn closes_the_door(self) -> bool {
        matches!(self, Self::Suspension | Self::Ban)
    }

    pub(in crate::accounts) fn stored(self) -> i16 {
        match self {
            Self::Mute => 1,
            Self::Observe => 2,
            Self::Removal => 3,
            Self::Suspension => 4,
            Self::Ban => 5,
        }
    }

    /// A number that no version wrote stands for the one that takes least.
    pub(in crate::accounts) fn from_stored(number: i16) -> Self {
        match number {
            1 => Self::Mute,
            3 => Self::Removal,
            4 => Self::Suspension,
            5 => Self::Ban,
            _ => Self::Observe,
        }
    }
}

#[derive(Debug, Clone)]
pub struct NewSanction {
    pub account: AccountId,
    pub kind: SanctionKind,
    /// Nothing: in the whole community.
    pub room: Option<RoomId>,
    /// Nothing: without end.
    pub until: Option<Timestamp>,
    pub by: AccountId,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Sanction {
    pub id: SanctionId,
    pub kind: SanctionKind,
    /// Missing where it holds in the whole community.
    pub room: Option<RoomId>,
    pub since: Timestamp,
    /// Missing where it has no end.
    pub until: Option<Timestamp>,
    /// Taken back before its end.
    pub lifted_at: Option<Timestamp>,
    #[serde(skip)]
    pub account: AccountId,
    #[serde(skip)]
    pub by: AccountId,
}

impl Sanction {
    pub fn is_in_force(&self, now: Timestamp) -> bool {
        self.lifted_at.is_none() && self.until.is_none_or(|until| now < until)
    }

    fn speaks_of(&self, room: Option<RoomId>) -> bool {
        self.room.is_none() || self.room == room
    }
}

/// What somebody may say in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    Free,
    /// Only quiet answers, until then.
    Quiet(Option<Timestamp>),
    /// Nothing, until then.
    Muted(Option<Timestamp>),
}

impl Voice {
    /// What is left of somebody's voice in a room, or outside of rooms.
    pub(in crate::accounts) fn of(sanctions: &[Sanction], room: Option<RoomId>, now: Timestamp) -> Self {
        let mut voice = Self::Free;
        for sanction in sanctions.iter().filter(|one| one.is_in_force(now) && one.speaks_of(room)) {
            voice = match (sanction.kind, voice) {
                (SanctionKind::Mute, Self::Muted(other)) => Self::Muted(later(other, sanction.until)),
                (SanctionKind::Mute, _) => Self::Muted(sanction.until),
                (SanctionKind::Observe, Self::Free) => Self::Quiet(sanction.until),
                (SanctionKind::Observe, Self::Quiet(other)) => Self::Quiet(later(other, sanction.until)),
                (_, voice) => voice,
            };
        }
        voice
    }
}

/// Of two ends the later; no end is later than any.
pub(in crate::accounts) fn later(one: Option<Timestamp>, other: Option<Timestamp>) -> Option<Timestamp> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.max(other)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_strongest_counts_and_each_ends_by_itself() {
        let (account, by, room) = (AccountId::new(), AccountId::new(), RoomId::new());
        let at = Timestamp::from_millis;
        let one = |kind, room, until: Option<i64>| Sanction {
            id: SanctionId::new(),
            kind,
            room,
            since: at(0),
            until: until.map(at),
            lifted_at: None,
            account,
            by,
        };
        let sanctions = [
            one(SanctionKind::Observe, None, None),
            one(SanctionKind::Mute, Some(room), Some(100)),
            one(SanctionKind::Mute, Some(room), Some(50)),
        ];
        assert_eq!(Voice::of(&sanctions, Some(room), at(10)), Voice::Muted(Some(at(100))));
        assert_eq!(Voice::of(&sanctions, Some(RoomId::new()), at(10)), Voice::Quiet(None));
        assert_eq!(Voice::of(&sanctions, Some(room), at(100)), Voice::Quiet(None), "a mute ends by itself");
        let lifted = Sanction { lifted_at: Some(at(5)), ..sanctions[0].clone() };
        assert_eq!(Voice::of(&[lifted], None, at(10)), Voice::Free);
    }
}
