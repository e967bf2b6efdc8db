//! The words moderation is spoken in.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::error::ModerationError;
use crate::accounts::SanctionKind;
use crate::ids::{AccountId, MessageId, RoomId};
use crate::review::{Category, Reason, Verdict};
use crate::rooms::ContentNote;
use crate::text::{MessageBody, count_graphemes};
use crate::words::{Language, say_plainly};

/// The longest of any text that is written here, as people count letters.
pub const TEXT_GRAPHEMES: usize = 1_000;

/// A text of 1 to 1,000 letters, of the field at `pointer`.
pub fn text(typed: &str, pointer: &'static str) -> Result<String, ModerationError> {
    match MessageBody::parse(typed) {
        Ok(text) if count_graphemes(text.as_str()) <= TEXT_GRAPHEMES => Ok(text.into_string()),
        Ok(_) | Err(crate::text::BodyError::TooLong) => {
            Err(ModerationError::TextTooLong(pointer, TEXT_GRAPHEMES))
        }
        Err(_) => Err(ModerationError::TextEmpty(pointer)),
    }
}

/// The same for a field that may be left out, or left empty.
pub fn text_or_none(typed: Option<&str>, pointer: &'static str) -> Result<Option<String>, ModerationError> {
    typed.filter(|typed| !typed.trim().is_empty()).map(|typed| text(typed, pointer)).transpose()
}

/// A step of the ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = LadderStep)]
pub enum Step {
    Warning,
    Mute,
    Observe,
    Removal,
    Suspension,
    Ban,
}

impl Step {
    /// What it takes away; a warning takes nothing.
    pub fn sanction(self) -> Option<SanctionKind> {
        Some(match self {
            Self::Warning => return None,
            Self::Mute => SanctionKind::Mute,
            Self::Observe => SanctionKind::Observe,
            Self::Removal => SanctionKind::Removal,
            Self::Suspension => SanctionKind::Suspension,
            Self::Ban => SanctionKind::Ban,
        })
    }

    pub fn verdict(self) -> Verdict {
        match self {
            Self::Warning => Verdict::Warn,
            Self::Mute => Verdict::Mute,
            Self::Observe => Verdict::Observe,
            Self::Removal => Verdict::PutOut,
            Self::Suspension => Verdict::Suspend,
            Self::Ban => Verdict::Ban,
        }
    }
}

/// What is to be imposed.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SanctionWish {
    pub step: Step,
    /// Missing: in the whole community.
    #[serde(default)]
    pub room: Option<RoomId>,
    /// For how long. A mute and a suspension have an end; a warning and a ban have none.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 8760)]
    pub hours: Option<u32>,
}

const LONGEST_HOURS: u32 = 8_760;
const LONGEST_MUTE_HOURS: u32 = 720;

impl SanctionWish {
    /// Refuses what does not fit together.
    pub fn check(&self) -> Result<(), ModerationError> {
        let within = |most| self.hours.is_some_and(|hours| (1..=most).contains(&hours));
        let none_or_within = |most| self.hours.is_none() || within(most);
        let fits = match self.step {
            Step::Warning => self.hours.is_none(),
            Step::Mute => within(LONGEST_MUTE_HOURS),
            Step::Observe => none_or_within(LONGEST_HOURS),
            Step::Removal => self.room.is_some() && none_or_within(LONGEST_HOURS),
            Step::Suspension => self.room.is_none() && within(LONGEST_HOURS),
            Step::Ban => self.room.is_none() && self.hours.is_none(),
        };
        if fits { Ok(()) } else { Err(ModerationError::SanctionUnfit) }
    }
}

/// What a covered message is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    Use,
    Overdose,
    SelfHarm,
    Violence,
    Sexual,
    Death,
    Other,
}

impl Topic {
    /// The note in front of it, in every language.
    pub fn note(self) -> ContentNote {
        let name = match self {
            Self::Use => "use",
            Self::Overdose => "overdose",
            Self::SelfHarm => "self-harm",
            Self::Violence => "violence",
            Self::Sexual => "sexual",
            Self::Death => "death",
            Self::Other => "other",
        };
        let words = |language| say_plainly(language, &format!("content-note-{name}"), &[]);
        ContentNote { en: words(Language::En), ru: words(Language::Ru), fa: words(Language::Fa) }
    }
}

/// `POST /api/v1/moderation/items/{id}/decision`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DecisionRequest {
    /// The version of the item that was looked at.
    pub version: i64,
    /// May be left out where `sanction` says it all.
    #[serde(default)]
    pub verdict: Option<Verdict>,
    /// Said to whom it concerns in their own language. Without a reason the decision is taken at once, and the
    /// reason can follow within the time of a claim.
    #[serde(default)]
    pub reason: Option<Reason>,
    /// Beside the reason, in the moderator's own words.
    #[serde(default)]
    pub words: Option<String>,
    /// Among those who look after others.
    #[serde(default)]
    pub internal_note: Option<String>,
    /// With `cover`: what the message is about.
    #[serde(default)]
    pub about: Option<Topic>,
    #[serde(default)]
    pub sanction: Option<SanctionWish>,
}

/// Reasons, as they are read from any request that carries them.
#[derive(Clone, Debug, Default)]
pub struct Given {
    pub reason: Option<Reason>,
    pub words: Option<String>,
    pub note: Option<String>,
}

impl Given {
    pub fn parse(
        reason: Option<Reason>,
        words: Option<&str>,
        note: Option<&str>,
    ) -> Result<Self, ModerationError> {
        Ok(Self {
            reason,
            words: text_or_none(words, "/words")?,
            note: text_or_none(note, "/internal_note")?,
        })
    }
}

/// `PUT /api/v1/moderation/decisions/{id}/reason`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReasonRequest {
    #[serde(default)]
    pub reason: Option<Reason>,
    #[serde(default)]
    pub words: Option<String>,
    #[serde(default)]
    pub internal_note: Option<String>,
}

/// `POST /api/v1/moderation/members/{id}/sanctions`.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SanctionRequest {
    pub step: Step,
    #[serde(default)]
    pub room: Option<RoomId>,
    #[serde(default)]
    #[schema(minimum = 1, maximum = 8760)]
    pub hours: Option<u32>,
    #[serde(default)]
    pub reason: Option<Reason>,
    #[serde(default)]
    pub words: Option<String>,
    #[serde(default)]
    pub internal_note: Option<String>,
}

/// `POST /api/v1/moderation/reports`: of a message, or of a person.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportRequest {
    pub category: Category,
    /// What the moderators should know; at most 1,000 letters.
    #[serde(default)]
    pub note: Option<String>,
    #[serde(default)]
    pub room: Option<RoomId>,
    #[serde(default)]
    pub message: Option<MessageId>,
    /// In a conversation of two: the other messages to show, at most 15.
    #[serde(default)]
    #[schema(max_items = 15)]
    pub messages: Vec<MessageId>,
    /// A person, for their name or for what they do everywhere.
    #[serde(default)]
    pub account: Option<AccountId>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_has_its_bounds() {
        let room = Some(RoomId::new());
        let wish = |step, room, hours| SanctionWish { step, room, hours }.check().is_ok();
        assert!(wish(Step::Warning, None, None) && !wish(Step::Warning, None, Some(1)));
        assert!(wish(Step::Mute, room, Some(24)) && !wish(Step::Mute, room, None));
        assert!(!wish(Step::Mute, None, Some(721)) && !wish(Step::Mute, None, Some(0)));
        assert!(wish(Step::Observe, None, None) && wish(Step::Removal, room, None));
        assert!(!wish(Step::Removal, None, Some(1)), "a removal is from a room");
        assert!(wish(Step::Suspension, None, Some(8_760)) && !wish(Step::Suspension, None, None));
        assert!(!wish(Step::Suspension, room, Some(1)) && wish(Step::Ban, None, None));
    }

    #[test]
    fn a_content_note_has_words_in_every_language() {
        for topic in
            [Topic::Use, Topic::Overdose, Topic::SelfHarm, Topic::Violence, Topic::Sexual, Topic::Death]
        {
            let note = topic.note();
            assert!([&note.en, &note.ru, &note.fa].iter().all(|words| !words.starts_with("content-note")));
            assert_ne!(note.en, note.ru);
        }
    }
}
