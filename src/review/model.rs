//! The words review is spoken in.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ids::{AccountId, DecisionId, HeldId, MessageId, RaidId, RoomId};

/// How a small set of choices is kept: as a number that never changes its meaning.
macro_rules! kept_as {
    ($type:ident: $($variant:ident = $number:literal $name:literal),+ $(,)?) => {
        impl $type {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            pub(super) fn number(self) -> i16 {
                match self { $(Self::$variant => $number),+ }
            }

            pub(super) fn from_number(number: i16) -> Option<Self> {
                match number { $($number => Some(Self::$variant),)+ _ => None }
            }

            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }
        }
    };
}
pub(super) use kept_as;

/// Why something waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ItemKind)]
pub enum Kind {
    /// A member told the moderators of it.
    Report,
    /// A rule remarked on a text that everybody sees.
    RuleHit,
    /// A text that nobody sees before it is let through.
    Held,
    /// Somebody who waits to be let in.
    Approval,
    /// Somebody thinks a decision was wrong.
    Appeal,
    /// Raid mode went on by itself.
    Raid,
}

/// How urgent it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    Green,
    Amber,
    Red,
    /// Somebody may be in danger.
    Crisis,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ItemState)]
pub enum State {
    Open,
    Done,
}

/// What a member says is wrong with something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ReportCategory)]
pub enum Category {
    /// Somebody may be in danger, the author or another.
    Danger,
    Selling,
    Threat,
    Hate,
    Sexual,
    /// Somebody's name, address or number.
    Privacy,
    Dosing,
    Harassment,
    Triggering,
    Spam,
    Other,
}

impl Category {
    pub fn level(self) -> Level {
        match self {
            Self::Danger => Level::Crisis,
            Self::Selling | Self::Threat | Self::Hate | Self::Sexual | Self::Privacy => Level::Red,
            Self::Dosing | Self::Harassment | Self::Triggering => Level::Amber,
            Self::Spam | Self::Other => Level::Green,
        }
    }
}

/// What a reporter is told in the end. More would be somebody else's business.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ReportOutcome)]
pub enum Outcome {
    Waiting,
    /// Something was done about it.
    Acted,
    /// It was read, and stays.
    Kept,
}

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It stays as it is.
    Keep,
    /// A held text was let through.
    Release,
    /// A held text was turned away.
    Decline,
    /// A message was taken away.
    Remove,
    /// A message was put behind a content note.
    Cover,
    /// A rule did not let a text through.
    Refuse,
    /// Somebody was let in.
    Admit,
    /// Somebody was not let in.
    TurnAway,
    Warn,
    Mute,
    Observe,
    /// Put out of a room.
    PutOut,
    Suspend,
    Ban,
    /// Something was lifted before its end.
    Lift,
    /// An appeal: the decision stands.
    Uphold,
    /// An appeal: the decision is taken back.
    Overturn,
}

/// What has become of the appeal against a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = AppealState)]
pub enum Appeal {
    None,
    Waiting,
    Upheld,
    Overturned,
}

kept_as!(Kind: Report = 1 "report", RuleHit = 2 "rule_hit", Held = 3 "held", Approval = 4 "approval",
    Appeal = 5 "appeal", Raid = 6 "raid");
kept_as!(Level: Green = 0 "green", Amber = 1 "amber", Red = 2 "red", Crisis = 3 "crisis");
kept_as!(State: Open = 1 "open", Done = 2 "done");
kept_as!(Category: Danger = 1 "danger", Selling = 2 "selling", Threat = 3 "threat", Hate = 4 "hate",
    Sexual = 5 "sexual", Privacy = 6 "privacy", Dosing = 7 "dosing", Harassment = 8 "harassment",
    Triggering = 9 "triggering", Spam = 10 "spam", Other = 11 "other");
kept_as!(Outcome: Waiting = 0 "waiting", Acted = 1 "acted", Kept = 2 "kept");
kept_as!(Verdict: Keep = 1 "keep", Release = 2 "release", Decline = 3 "decline", Remove = 4 "remove",
    Cover = 5 "cover", Refuse = 6 "refuse", Admit = 7 "admit", TurnAway = 8 "turn_away", Warn = 9 "warn",
    Mute = 10 "mute", Observe = 11 "observe", PutOut = 12 "put_out", Suspend = 13 "suspend", Ban = 14 "ban",
    Lift = 15 "lift", Uphold = 16 "uphold", Overturn = 17 "overturn");
kept_as!(Appeal: None = 0 "none", Waiting = 1 "waiting", Upheld = 2 "upheld", Overturned = 3 "overturned");

impl Verdict {
    /// Whether it takes something from whom it concerns: then they are owed a reason and may appeal.
    pub fn is_adverse(self) -> bool {
        match self {
            Self::Decline
            | Self::Remove
            | Self::Cover
            | Self::Refuse
            | Self::Warn
            | Self::Mute
            | Self::Observe
            | Self::PutOut
            | Self::Suspend
            | Self::Ban => true,
            Self::Keep
            | Self::Release
            | Self::Admit
            | Self::TurnAway
            | Self::Lift
            | Self::Uphold
            | Self::Overturn => false,
        }
    }

    /// Whether whom it concerns hears of it at all. A message that was reported and stays is not talked about:
    /// in a small room it would tell who reported it.
    pub fn is_told(self) -> bool {
        !matches!(self, Self::Keep | Self::Admit | Self::TurnAway)
    }
}

/// What an item is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    Message(RoomId, MessageId),
    Held(HeldId),
    Account(AccountId),
    Decision(DecisionId),
    Raid(RaidId),
    /// Somebody whose text went out nowhere, and speaks of danger.
    Danger(RoomId, AccountId),
}

impl Subject {
    pub(super) fn key(self) -> String {
        match self {
            Self::Message(room, message) => format!("message:{room}:{message}"),
            Self::Held(held) => format!("held:{held}"),
            Self::Account(account) => format!("account:{account}"),
            Self::Decision(decision) => format!("decision:{decision}"),
            Self::Raid(raid) => format!("raid:{raid}"),
            Self::Danger(room, account) => format!("danger:{room}:{account}"),
        }
    }

    pub(super) fn parse(key: &str) -> Option<Self> {
        let (kind, rest) = key.split_once(':')?;
        Some(match kind {
            "message" => {
                let (room, message) = rest.split_once(':')?;
                Self::Message(room.parse().ok()?, message.parse().ok()?)
            }
            "held" => Self::Held(rest.parse().ok()?),
            "account" => Self::Account(rest.parse().ok()?),
            "decision" => Self::Decision(rest.parse().ok()?),
            "raid" => Self::Raid(rest.parse().ok()?),
            "danger" => {
                let (room, account) = rest.split_once(':')?;
                Self::Danger(room.parse().ok()?, account.parse().ok()?)
            }
            _ => return None,
        })
    }

    /// The message it is about, where it is one that stands in a log.
    pub fn message(self) -> Option<MessageId> {
        match self {
            Self::Message(_, message) => Some(message),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_read_back_as_it_was_written() {
        for subject in [
            Subject::Message(RoomId::new(), MessageId::new()),
            Subject::Held(HeldId::new()),
            Subject::Account(AccountId::new()),
            Subject::Decision(DecisionId::new()),
            Subject::Raid(RaidId::new()),
            Subject::Danger(RoomId::new(), AccountId::new()),
        ] {
            assert_eq!(Subject::parse(&subject.key()), Some(subject));
        }
        assert_eq!(Subject::parse("message:1"), None);
    }

    #[test]
    fn numbers_keep_their_meaning() {
        for verdict in Verdict::ALL {
            assert_eq!(Verdict::from_number(verdict.number()), Some(*verdict));
        }
        assert_eq!(Level::ALL.len(), 4);
        assert!(Level::Crisis > Level::Red && Level::Amber > Level::Green);
    }
}
