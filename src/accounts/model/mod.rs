//! The words accounts are spoken in.

mod codes;
pub mod handle;
pub mod passphrase;
mod sanction;

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use codes::{InviteCode, RecoveryCode, Token};
pub use handle::{Handle, HandleError, HandleKey};
pub(super) use passphrase::normalised;
pub use passphrase::{Passphrase, PassphraseError};
pub(super) use sanction::later;
pub use sanction::{NewSanction, Sanction, SanctionKind, Voice};

use crate::clock::Timestamp;
use crate::ids::{AccountId, InviteId, SessionId};
use crate::words::Language;

/// What somebody does in the community.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Member,
    /// A peer volunteer who looks after rooms.
    Moderator,
    Worker,
    Clinician,
    Supervisor,
    Admin,
}

impl Role {
    pub const ALL: [Self; 6] =
        [Self::Member, Self::Moderator, Self::Worker, Self::Clinician, Self::Supervisor, Self::Admin];

    /// Staff can do nothing as staff before their second factor is there. Moderators are volunteers, whom a
    /// telephone of their own may put at risk; it is not demanded of them.
    pub fn is_staff(self) -> bool {
        matches!(self, Self::Worker | Self::Clinician | Self::Supervisor | Self::Admin)
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Moderator => "moderator",
            Self::Worker => "worker",
            Self::Clinician => "clinician",
            Self::Supervisor => "supervisor",
            Self::Admin => "admin",
        }
    }

    pub(super) fn stored(self) -> i16 {
        match self {
            Self::Member => 0,
            Self::Moderator => 1,
            Self::Worker => 2,
            Self::Clinician => 3,
            Self::Supervisor => 4,
            Self::Admin => 5,
        }
    }

    /// A number that no version wrote stands for the least power.
    pub(super) fn from_stored(number: i16) -> Self {
        Self::ALL.into_iter().find(|role| role.stored() == number).unwrap_or(Self::Member)
    }
}

impl std::str::FromStr for Role {
    type Err = UnknownRole;

    fn from_str(name: &str) -> Result<Self, UnknownRole> {
        Self::ALL.into_iter().find(|role| role.name() == name).ok_or(UnknownRole)
    }
}

#[derive(Debug, thiserror::Error)]
#[error("a role is one of member, moderator, worker, clinician, supervisor and admin")]
pub struct UnknownRole;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Waits to be let in.
    Pending,
    Active,
    Suspended,
}

impl Status {
    pub(super) fn stored(self) -> i16 {
        match self {
            Self::Pending => 0,
            Self::Active => 1,
            Self::Suspended => 2,
        }
    }

    pub(super) fn from_stored(number: i16) -> Self {
        match number {
            0 => Self::Pending,
            1 => Self::Active,
            _ => Self::Suspended,
        }
    }
}

/// An account as its owner and the administrators see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Account {
    pub id: AccountId,
    #[schema(value_type = String)]
    pub handle: Arc<str>,
    pub role: Role,
    pub created_at: Timestamp,
}

/// A person as others meet them. Since when they are here is not part of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Author {
    pub id: AccountId,
    #[schema(value_type = String)]
    pub handle: Arc<str>,
    pub role: Role,
}

/// Somebody who is asking, signed in and let in. Only `access` makes one.
#[derive(Debug, Clone)]
pub struct Member {
    pub id: AccountId,
    pub handle: Arc<str>,
    pub role: Role,
    pub created_at: Timestamp,
    pub session: SessionId,
    pub language: Language,
    /// Whether the second factor was shown in this session.
    pub second_factor: bool,
}

impl Member {
    /// The role that works now: without the second factor a staff role is a member's.
    pub fn power(&self) -> Role {
        if self.role.is_staff() && !self.second_factor { Role::Member } else { self.role }
    }

    pub fn author(&self) -> Author {
        Author { id: self.id, handle: self.handle.clone(), role: self.role }
    }

    pub fn account(&self) -> Account {
        Account { id: self.id, handle: self.handle.clone(), role: self.role, created_at: self.created_at }
    }
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
    Contrast,
}

/// How new messages are read aloud by a screen reader.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Announcements {
    #[default]
    Each,
    Count,
    None,
}

macro_rules! stored_by_name {
    ($type:ident { $($variant:ident => $name:literal),* }) => {
        impl $type {
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// A name that no version wrote stands for the default.
            pub(super) fn from_stored(name: &str) -> Self {
                match name { $($name => Self::$variant,)* _ => Self::default() }
            }
        }
    };
}
stored_by_name!(Theme { System => "system", Light => "light", Dark => "dark", Contrast => "contrast" });
stored_by_name!(Announcements { Each => "each", Count => "count", None => "none" });

/// How somebody wants to meet the place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Settings {
    /// Missing as long as the browser's is followed.
    #[schema(value_type = Option<String>, example = "fa")]
    pub language: Option<Language>,
    pub theme: Theme,
    /// Neutral page titles and icon.
    pub discreet: bool,
    pub announcements: Announcements,
    /// Messages behind a content note stand open.
    pub open_notes: bool,
}

/// One signed-in device, as its owner sees it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Session {
    pub id: SessionId,
    pub device: String,
    pub created_at: Timestamp,
    /// To the hour.
    pub last_seen_at: Timestamp,
    /// The one that asks.
    pub current: bool,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Invite {
    pub id: InviteId,
    pub role: Role,
    pub uses_left: u32,
    pub expires_at: Timestamp,
    pub note: String,
    pub created_at: Timestamp,
}
