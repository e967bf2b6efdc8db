//! What people can ask of a session, and why it may be refused.

use std::time::Duration;

use serde::Deserialize;

use super::people::{Door, Position, Seat};
use crate::ids::AccountId;

/// What somebody wants to do. As a `meeting` frame: `action` names the command, the fields stand beside it, and
/// durations are in milliseconds.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
#[serde(tag = "action", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Command {
    /// Comes to the meeting, for the first time or again.
    Arrive,
    RaiseHand {
        /// A burning desire to speak.
        #[serde(default)]
        desire: bool,
    },
    LowerHand,
    /// Lets the turn go: takes the hand down, or gives the floor back without having shared.
    Pass,
    /// Lets the next in the queue go first.
    Defer,
    /// Gives the floor back.
    EndShare,

    /// To the next part of the meeting, or to a given one, counted from 0.
    NextPhase,
    GoToPhase {
        phase: usize,
    },
    /// Gives the floor to the first hand, or to somebody in particular, who need not have raised one.
    CallNext,
    Call {
        who: AccountId,
    },
    TakeFloor,
    Extend {
        #[serde(with = "millis")]
        #[schema(value_type = u64)]
        by: Duration,
    },
    /// What is added to each share of somebody who types slowly; anybody may ask it for themselves.
    ExtraTime {
        who: AccountId,
        #[serde(with = "millis")]
        #[schema(value_type = u64)]
        extra: Duration,
    },
    MoveHand {
        who: AccountId,
        place: usize,
    },
    LowerHandOf {
        who: AccountId,
    },
    ClearHands,

    SetDoor {
        door: Door,
    },
    /// Lets in, makes an observer or puts out.
    Seat {
        who: AccountId,
        seat: Seat,
        /// With `put-out`: said to the person, who can answer it. Empty: the general reason.
        #[serde(default)]
        reason: String,
    },
    Mute {
        who: AccountId,
        muted: bool,
    },
    GivePosition {
        who: AccountId,
        position: Position,
    },
    TakePosition {
        who: AccountId,
        position: Position,
    },
}

mod millis {
    use std::time::Duration;

    use serde::{Deserialize, Deserializer};

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
        u64::deserialize(deserializer).map(Duration::from_millis)
    }
}

/// Why not. The words for people stand in `locales/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("the meeting has ended")]
    Ended,
    #[error("you are not in this meeting")]
    NotInside,
    #[error("the door is locked")]
    Locked,
    #[error("you were put out of this meeting")]
    PutOut,
    #[error("you are here to read")]
    Observing,
    #[error("you cannot be heard at the moment")]
    Muted,
    #[error("somebody else has the floor")]
    NotYourTurn,
    #[error("the chair is speaking")]
    ChairSpeaks,
    #[error("hands are not taken in this part of the meeting")]
    NoHands,
    #[error("there is no hand to lower")]
    NoHand,
    #[error("nobody has their hand up")]
    NobodyWaits,
    #[error("nobody has the floor")]
    NobodyShares,
    #[error("that person is not in this meeting")]
    NotHere,
    #[error("that person cannot be heard at the moment")]
    CannotBeHeard,
    #[error("only the chair can do that")]
    ChairOnly,
    #[error("only those who serve in this meeting can do that")]
    ServiceOnly,
    #[error("there is no such part of the meeting")]
    NoSuchPhase,
    #[error("that is longer than a share can be")]
    TooLong,
    #[error("the chair cannot be put out or muted: let somebody else take the chair first")]
    ItsTheChair,
}
