//! What happens in a session.

use serde::{Deserialize, Serialize};

use super::people::{Door, Position, Seat};
use crate::ids::AccountId;

/// One thing that happened. Durations are in milliseconds. The queue's places count from 0: applying the events in
/// the order of the log gives every client the same queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(tag = "act", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Event {
    /// The meeting went on to another of its parts.
    PhaseBegan {
        phase: usize,
    },
    /// A hand went up, and came to this place of the queue. `desire`: a burning desire to speak.
    HandRaised {
        who: AccountId,
        place: usize,
        desire: bool,
    },
    HandLowered {
        who: AccountId,
        why: WhyLowered,
    },
    HandMoved {
        who: AccountId,
        place: usize,
    },
    HandsCleared,
    /// Somebody has the floor now; their hand is down.
    FloorGiven {
        who: AccountId,
        limit: Option<u64>,
    },
    FloorEnded {
        who: AccountId,
        how: HowEnded,
    },
    /// The soft limit of the share that goes on grew.
    ShareExtended {
        who: AccountId,
        by: u64,
    },
    /// Who runs the meeting now; nobody where everybody who could is away.
    ChairChanged {
        who: Option<AccountId>,
        why: WhyChair,
    },
    PositionGiven {
        who: AccountId,
        position: Position,
    },
    PositionTaken {
        who: AccountId,
        position: Position,
    },
    DoorSet {
        door: Door,
    },

    /// Private: where somebody is.
    Seated {
        who: AccountId,
        seat: Seat,
    },
    /// Private.
    Muted {
        who: AccountId,
        muted: bool,
    },
    /// Private: what is added to each of somebody's shares.
    ExtraTime {
        who: AccountId,
        extra: u64,
    },
}

impl Event {
    /// Whom it is about.
    pub fn about(&self) -> Option<AccountId> {
        match *self {
            Self::HandRaised { who, .. }
            | Self::HandLowered { who, .. }
            | Self::HandMoved { who, .. }
            | Self::FloorGiven { who, .. }
            | Self::FloorEnded { who, .. }
            | Self::ShareExtended { who, .. }
            | Self::PositionGiven { who, .. }
            | Self::PositionTaken { who, .. }
            | Self::Seated { who, .. }
            | Self::Muted { who, .. }
            | Self::ExtraTime { who, .. } => Some(who),
            Self::ChairChanged { who, .. } => who,
            Self::PhaseBegan { .. } | Self::HandsCleared | Self::DoorSet { .. } => None,
        }
    }

    /// Whether it is kept beside the log, and told to the person and to those who serve only.
    pub fn is_private(&self) -> bool {
        matches!(self, Self::Seated { .. } | Self::Muted { .. } | Self::ExtraTime { .. })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WhyLowered {
    /// By its person.
    Themselves,
    /// Their turn came, and they passed.
    Passed,
    Chair,
    /// Its person may not speak any more. It says no more than that, for their sake.
    Gone,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum HowEnded {
    Done,
    Passed,
    /// The chair took the floor back.
    Chair,
    /// Its person may not speak any more.
    Gone,
    /// The meeting went on to a part without shares.
    Phase,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WhyChair {
    Appointed,
    /// The one before was away for too long.
    Away,
    /// The appointed chair came back.
    Returned,
}
