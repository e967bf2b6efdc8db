//! The people of a session: service positions, and where each of them may be.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// A service position. One person may hold several.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Position {
    /// Appointed to run the meeting. Who runs it at the moment may be another: see `Session::acting_chair`.
    Chair,
    CoChair,
    Timekeeper,
    Greeter,
}

/// Where somebody is let in to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Seat {
    /// Before the door: sees that there is a meeting, and nothing of it.
    #[default]
    Waiting,
    /// Reads, does not post or share.
    Observing,
    Inside,
    /// Put out of this session, for good.
    PutOut,
}

/// Who may come in when they arrive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Door {
    #[default]
    Open,
    /// People wait in front of it until they are let in.
    Lobby,
    /// Nobody comes in who was not in before.
    Locked,
}

/// What a session knows of one person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    pub seat: Seat,
    pub positions: Vec<Position>,
    pub muted: bool,
    /// How many shares they had.
    pub shares: u32,
    /// What is added to the soft limit of each of their shares, for people who type slowly.
    pub extra: Duration,
}

impl Person {
    pub fn has(&self, position: Position) -> bool {
        self.positions.contains(&position)
    }

    /// Whether they may be heard at all.
    pub fn may_speak(&self) -> bool {
        self.seat == Seat::Inside && !self.muted
    }

    /// Anybody with a service position helps to look after the room.
    pub fn serves(&self) -> bool {
        !self.positions.is_empty()
    }
}
