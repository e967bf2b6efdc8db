//! The words rules are spoken in.

use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::words::Language;

/// What happens to a text, from the weakest to the strongest.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    #[default]
    Allow,
    /// Goes out as it is, and its author is offered help.
    Help,
    /// Goes out behind a content note.
    Cover,
    /// Goes out with the found parts replaced.
    Mask,
    /// Goes out, and a moderator looks at it.
    Flag,
    /// Waits for a moderator.
    Hold,
    /// Does not go out.
    Block,
}

/// Where a text is about to stand. A name cannot be covered, masked or held: for the places other than a
/// message, a post and their edits the caller takes anything above [`Action::Help`] as a refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    Message,
    Edit,
    Handle,
    RoomName,
    RoomDescription,
    Report,
    TopicTitle,
    Post,
    FileName,
    CaseSubject,
}

/// How much of the community's trust an author carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    Member,
    Moderator,
    Staff,
}

/// What kind of room a text is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RoomKind {
    Group,
    Direct,
    Meeting,
}

/// What kind of account its author has.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AccountKind {
    #[default]
    Member,
    Family,
    Guest,
}

/// The circumstances of a text: all that a rule may know besides its words.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    pub place: Place,
    pub standing: Standing,
    pub author_age: Duration,
    pub accepted_messages: u64,
    /// Missing where the text does not stand in a room.
    pub room: Option<RoomKind>,
    pub account: AccountKind,
    /// The phase of the meeting, by its name in the meeting's format.
    pub phase: Option<&'a str>,
    pub holds_floor: Option<bool>,
    /// The author's: masks are written in it.
    pub language: Language,
    pub recent: Recent,
}

/// What its author posted in the last minute, this text left out.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Recent {
    pub messages: u32,
    /// How many of them said the same.
    pub same_text: u32,
}

impl Context<'_> {
    /// A new member writing in a group chat: whom the examples of a rule speak of, where they say nothing else.
    pub const NEW_MEMBER: Self = Self {
        place: Place::Message,
        standing: Standing::Member,
        author_age: Duration::ZERO,
        accepted_messages: 0,
        room: Some(RoomKind::Group),
        account: AccountKind::Member,
        phase: None,
        holds_floor: None,
        language: Language::En,
        recent: Recent { messages: 0, same_text: 0 },
    };
}

/// The same words in every language of Homegroup.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    pub en: String,
    pub ru: String,
    pub fa: String,
}

impl Words {
    pub fn in_(&self, language: Language) -> &str {
        match language {
            Language::En => &self.en,
            Language::Ru => &self.ru,
            Language::Fa => &self.fa,
        }
    }
}

/// What a rule asks for beside its action. Nothing here hides, holds or stops a text.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Also {
    pub help: bool,
    pub flag: bool,
    pub slow_down: bool,
    pub case: bool,
    pub alert: bool,
}

impl Also {
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            help: self.help || other.help,
            flag: self.flag || other.flag,
            slow_down: self.slow_down || other.slow_down,
            case: self.case || other.case,
            alert: self.alert || other.alert,
        }
    }
}

/// What the rules say of one text.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The strongest action of all hits.
    pub action: Action,
    /// The text with every masked part replaced; `None` where nothing was masked.
    pub masked: Option<String>,
    /// What is shown before the text is opened; of the first rule that covers.
    pub note: Option<Words>,
    pub also: Also,
    /// Where the client can, the author is asked before the text goes out masked.
    pub ask: bool,
    /// In the order the rules were asked, then of the text.
    pub hits: Vec<Hit>,
    /// What rules in shadow would have remarked on. Nothing comes of it but a count.
    pub shadows: Vec<Hit>,
}

impl Decision {
    /// The first rule of the strongest action, whose reason the author is given.
    pub fn deciding(&self) -> Option<&Hit> {
        self.hits.iter().find(|hit| hit.action == self.action)
    }

    /// Help is offered, as the action or beside another.
    pub fn helps(&self) -> bool {
        self.also.help || self.action == Action::Help
    }
}

/// One place in the text that one rule remarked on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    pub rule: Arc<RuleFacts>,
    /// What the rule wants, as far as the mode of its pack lets it.
    pub action: Action,
    /// Bytes of the original text, as a half-open range.
    pub start: usize,
    pub end: usize,
}

impl Hit {
    pub fn id(&self) -> &str {
        &self.rule.id
    }

    pub fn reason(&self, language: Language) -> &str {
        self.rule.reason.in_(language)
    }
}

/// What may be told of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuleFacts {
    pub id: String,
    pub pack: String,
    /// What the rule does in its pack's own words; the pack's mode may weaken it.
    pub action: Action,
    pub also: Also,
    pub crisis: bool,
    pub shadow: bool,
    pub reason: Words,
}

/// How far a pack may go.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    #[default]
    On,
    /// It may offer help and tell a moderator; it hides, holds and stops nothing.
    Notify,
    /// It is counted and does nothing.
    Shadow,
    Off,
}

/// What may be told of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PackFacts {
    pub id: String,
    pub file: String,
    pub title: String,
    pub languages: Vec<Language>,
    pub version: String,
    pub licence: String,
    pub mode: Mode,
    pub rules: usize,
}
