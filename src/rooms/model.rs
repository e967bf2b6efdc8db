//! What rooms are made of.

use serde::{Deserialize, Serialize};

use super::error::RoomError;
use crate::ids::{AccountId, MessageId};
use crate::text::{count_graphemes, one_line};
use crate::words::Language;

/// What kind of conversation a room holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RoomKind {
    /// An always-open room for many.
    Group,
    /// Two people who both agreed to it.
    Direct,
    /// A meeting while it is held. `meetings` opens and closes it, and says who may post.
    Meeting,
}

impl RoomKind {
    /// Whether somebody looks after it: every kind but a conversation of two.
    pub fn is_for_many(self) -> bool {
        self != Self::Direct
    }
}

/// Who may post at the moment, where that is not everybody in the room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Voices {
    Only(Vec<AccountId>),
    AllBut(Vec<AccountId>),
}

impl Voices {
    pub fn lets(&self, who: AccountId) -> bool {
        match self {
            Self::Only(some) => some.contains(&who),
            Self::AllBut(some) => !some.contains(&who),
        }
    }
}

/// Who may see a group chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// Every member of the community may join.
    Open,
    /// A moderator of the room adds people.
    Invite,
}

/// What somebody is in a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RoomRole {
    Member,
    Moderator,
}

/// How somebody stands to a room they were ever in. Leaving keeps the row: it leads from the account to the
/// rooms that hold its words, for export and erasure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Left,
    Joined,
    /// Was asked to a conversation of two and has not agreed.
    Asked,
}

/// What one entry of the log tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    Message,
    /// A message whose text is gone.
    Removed,
    Edit,
    Removal,
    Reaction,
    RoomChange,
    /// Something that happened in a meeting: who has the floor, whose hand is up, where it stands.
    Meeting,
    /// Something that is no longer told.
    Hole,
}

/// The quiet answers to a message.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Reaction {
    WithYou,
    ThankYou,
    MeToo,
    Strength,
}

impl Reaction {
    pub const ALL: [Self; 4] = [Self::WithYou, Self::ThankYou, Self::MeToo, Self::Strength];

    /// As it crosses the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::WithYou => "with_you",
            Self::ThankYou => "thank_you",
            Self::MeToo => "me_too",
            Self::Strength => "strength",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reaction| reaction.name() == name)
    }
}

/// How a small set of choices is kept: as a number that never changes its meaning.
macro_rules! kept_as {
    ($type:ident: $($variant:ident = $number:literal),+) => {
        impl $type {
            pub(super) fn number(self) -> i16 {
                match self { $(Self::$variant => $number),+ }
            }

            pub(super) fn from_number(number: i16) -> Option<Self> {
                match number { $($number => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

kept_as!(RoomKind: Group = 1, Direct = 2, Meeting = 3);
kept_as!(Visibility: Open = 1, Invite = 2);
kept_as!(RoomRole: Member = 1, Moderator = 2);
kept_as!(Standing: Left = 0, Joined = 1, Asked = 2);
kept_as!(EntryKind: Message = 1, Removed = 2, Edit = 3, Removal = 4, Reaction = 5, RoomChange = 6, Hole = 7,
    Meeting = 8);
kept_as!(Reaction: WithYou = 1, ThankYou = 2, MeToo = 3, Strength = 4);

/// The longest room name, as people count letters.
pub const NAME_GRAPHEMES: usize = 60;
/// The longest description.
pub const DESCRIPTION_GRAPHEMES: usize = 500;

/// A room's name: one line of 1 to 60 letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomName(String);

impl RoomName {
    pub fn parse(typed: &str) -> Result<Self, RoomError> {
        match one_line(typed, NAME_GRAPHEMES) {
            Some(name) => Ok(Self(name)),
            None if typed.trim().is_empty() => Err(RoomError::NameEmpty),
            None => Err(RoomError::NameTooLong),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same for names that people would take for one another.
    pub(super) fn key(&self) -> String {
        let folded = self.0.to_lowercase();
        format!("group:{}", unicode_security::skeleton(&folded).collect::<String>())
    }
}

/// What a room is about: at most 500 letters, or nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Description(String);

impl Description {
    pub fn parse(typed: &str) -> Result<Self, RoomError> {
        if typed.trim().is_empty() {
            return Ok(Self::default());
        }
        match crate::text::MessageBody::parse(typed) {
            Ok(text) if count_graphemes(text.as_str()) <= DESCRIPTION_GRAPHEMES => {
                Ok(Self(text.into_string()))
            }
            _ => Err(RoomError::DescriptionTooLong),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// `POST /api/v1/rooms`.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RoomRequest {
    pub name: String,
    pub kind: RoomKind,
    #[serde(default)]
    pub description: String,
    #[serde(default)]
    pub language: Option<Language>,
    #[serde(default)]
    pub visibility: Option<Visibility>,
}

/// `PATCH /api/v1/rooms/{id}`: what is left out stays.
#[derive(Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RoomUpdate {
    #[serde(default)]
    pub name: Option<String>,
    #[serde(default)]
    pub description: Option<String>,
    #[serde(default)]
    pub language: Option<Language>,
    #[serde(default)]
    pub visibility: Option<Visibility>,
    #[serde(default)]
    pub archived: Option<bool>,
}

/// `POST /api/v1/rooms/{id}/messages`.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MessageRequest {
    /// The client's own UUID, the same on every retry.
    pub id: MessageId,
    pub body: String,
    #[serde(default)]
    pub reply_to: Option<MessageId>,
    /// Rather than hide a part of the text, the answer is `rules/ask-first`.
    #[serde(default)]
    pub ask: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reaction_has_one_name_everywhere() {
        for reaction in Reaction::ALL {
            assert_eq!(serde_json::to_value(reaction).expect("a name"), reaction.name());
            assert_eq!(Reaction::parse(reaction.name()), Some(reaction));
        }
    }

    #[test]
    fn names_that_look_alike_are_one_name() {
        let key = |name: &str| RoomName::parse(name).expect("a name").key();
        assert_eq!(key("Evening"), key("  EVENING "));
        assert_eq!(key("Evening"), key("\u{0415}v\u{0435}ning"), "Cyrillic letters");
        assert!(RoomName::parse("  ").is_err() && RoomName::parse(&"x".repeat(61)).is_err());
    }
}
