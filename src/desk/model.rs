//! The words of the desk.

use serde::Serialize;
use utoipa::ToSchema;

/// How a case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = CaseStatus)]
#[serde(rename_all = "snake_case")]
pub(super) enum Status {
    /// Nobody of the desk has taken it.
    Waiting,
    Open,
    Closed,
}

impl Status {
    pub fn number(self) -> i16 {
        match self {
            Self::Waiting => 1,
            Self::Open => 2,
            Self::Closed => 3,
        }
    }

    pub fn from_number(number: i16) -> Self {
        match number {
            2 => Self::Open,
            3 => Self::Closed,
            _ => Self::Waiting,
        }
    }
}

/// Whose words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum Side {
    Person,
    Desk,
}

impl Side {
    pub fn number(self) -> i16 {
        match self {
            Self::Person => 1,
            Self::Desk => 2,
        }
    }

    pub fn from_number(number: i16) -> Self {
        if number == 1 { Self::Person } else { Self::Desk }
    }
}

/// How far a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = CaseMessageState)]
#[serde(rename_all = "snake_case")]
pub(super) enum State {
    Sent,
    /// A clinician has to check it.
    Draft,
    /// A clinician did not approve it.
    SentBack,
}

impl State {
    pub fn number(self) -> i16 {
        match self {
            Self::Sent => 1,
            Self::Draft => 2,
            Self::SentBack => 3,
        }
    }

    pub fn from_number(number: i16) -> Self {
        match number {
            1 => Self::Sent,
            3 => Self::SentBack,
            _ => Self::Draft,
        }
    }
}
