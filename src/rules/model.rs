//! The words rules are spoken in.

use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::words::Language;

/// What happens to a text, from the weakest to the strongest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    Allow,
    /// Goes out as it is, and its author is offered help.
    Help,
    /// Goes out with the found parts replaced.
    Mask,
    /// Waits for a moderator.
    Hold,
    /// Does not go out.
    Block,
}

/// Where a text is about to stand. A name cannot be masked or held: for the places other than a
/// message and its edit the caller takes anything above [`Action::Help`] as a refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    Message,
    Edit,
    Handle,
    RoomName,
    RoomDescription,
}

/// How much of the community's trust an author carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    Member,
    Moderator,
    Staff,
}

/// The circumstances of a text: all that a rule may know besides its words.
#[derive(Debug, Clone, Copy)]
pub struct Context {
    pub place: Place,
    pub standing: Standing,
    pub author_age: Duration,
    pub accepted_messages: u64,
    /// The language reasons are given in and masks are written in.
    pub language: Language,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The strongest action of all hits.
    pub action: Action,
    /// The text with every masked part replaced; `None` where nothing was masked.
    pub masked: Option<String>,
    /// In the order of the rules, then of the text.
    pub hits: Vec<Hit>,
}

/// One place in the text that one rule remarked on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    pub rule: Arc<str>,
    pub action: Action,
    pub reason: Arc<str>,
    /// Bytes of the original text, as a half-open range.
    pub start: usize,
    pub end: usize,
}

impl Decision {
    pub(super) const ALLOW: Self = Self { action: Action::Allow, masked: None, hits: Vec::new() };

    /// The first rule of the strongest action, whose reason the author is given.
    pub fn deciding(&self) -> Option<&Hit> {
        self.hits.iter().find(|hit| hit.action == self.action)
    }
}
