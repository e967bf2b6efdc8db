//! The course of a meeting, as a format file describes it.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// What a part of a meeting is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PhaseKind {
    /// People come in; the meeting has not begun.
    Lobby,
    Opening,
    Readings,
    Topic,
    /// A round in which everybody may say how they are.
    CheckIn,
    Shares,
    /// For whoever cannot go without having spoken.
    BurningDesire,
    Closing,
    /// After the meeting: free talk, no script.
    Fellowship,
    Ended,
}

/// Who may post to the room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WhoPosts {
    Everyone,
    /// Who has the floor, and the chair.
    Floor,
    /// The chair alone.
    Chair,
}

/// Where a raised hand comes into the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    AsRaised,
    /// Before the hands of people who have shared already.
    NotYetSharedFirst,
    /// As raised, and the chair calls whom they choose.
    ChairsChoice,
}

/// One part of a meeting. What is said in it (readings, cues) stands in the format file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phase {
    pub kind: PhaseKind,
    pub who_posts: WhoPosts,
    /// Whether hands may be raised. What was raised before stays in the queue.
    pub takes_hands: bool,
    pub order: Order,
    /// How long one share is meant to be; a soft limit that everybody sees. Nothing ever cuts.
    pub share: Option<Duration>,
}

/// The parts of a meeting in their order: from a lobby to [`PhaseKind::Ended`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Format {
    phases: Vec<Phase>,
}

/// So many parts a meeting may have.
pub const MOST_PHASES: usize = 40;

impl Format {
    /// `None` unless there are 1 to 38 parts between a lobby and an end, which are added here where they are
    /// missing.
    pub fn new(mut phases: Vec<Phase>) -> Option<Self> {
        let free = |kind| Phase {
            kind,
            who_posts: WhoPosts::Everyone,
            takes_hands: false,
            order: Order::AsRaised,
            share: None,
        };
        if phases.first().is_none_or(|phase| phase.kind != PhaseKind::Lobby) {
            phases.insert(0, free(PhaseKind::Lobby));
        }
        if phases.last().is_none_or(|phase| phase.kind != PhaseKind::Ended) {
            phases.push(Phase { who_posts: WhoPosts::Chair, ..free(PhaseKind::Ended) });
        }
        let between = &phases[1..phases.len() - 1];
        let in_order = between.iter().all(|phase| !matches!(phase.kind, PhaseKind::Lobby | PhaseKind::Ended));
        (!between.is_empty() && phases.len() <= MOST_PHASES && in_order).then_some(Self { phases })
    }

    pub fn phases(&self) -> &[Phase] {
        &self.phases
    }

    /// The part with this number; the end where there is none.
    pub fn phase(&self, number: usize) -> &Phase {
        &self.phases[number.min(self.last())]
    }

    /// The number of the end.
    pub fn last(&self) -> usize {
        self.phases.len() - 1
    }
}
