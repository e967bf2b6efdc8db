//! Rooms and their entries as people get them.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::log::Outgoing;
use super::model::{Reaction, RoomKind, RoomRole, Visibility};
use super::store::EventRow;
use crate::accounts::{Author, Voice};
use crate::clock::Timestamp;
use crate::ids::{AccountId, MessageId, RoomId};
use crate::live::Recorded;
use crate::text::render;
use crate::words::Language;

/// A room as one person sees it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Room {
    pub id: RoomId,
    pub name: String,
    pub kind: RoomKind,
    pub description: String,
    pub language: Option<Language>,
    pub visibility: Visibility,
    /// The newest entry of the log.
    pub seq: u64,
    pub created_at: Timestamp,
    pub archived: bool,
    /// It is under attack: the door is closed, links are off, and what new accounts write waits for a moderator.
    pub careful: bool,
    /// Missing for somebody who has not joined.
    pub membership: Option<Membership>,
    /// Present in a conversation of two.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direct: Option<Direct>,
    /// The newest message, for members.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latest: Option<Latest>,
    /// Present while the reader may not write here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voice: Option<LessVoice>,
}

/// What is left of the reader's voice in a room, and until when.
#[derive(Clone, Copy, Debug, Serialize, utoipa::ToSchema)]
pub struct LessVoice {
    pub kind: LessVoiceKind,
    /// Missing where it has no end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Timestamp>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LessVoiceKind {
    /// Reads, and answers quietly.
    Observe,
    /// Reads.
    Mute,
}

impl LessVoice {
    /// Nothing for a free voice.
    pub(super) fn of(voice: Voice) -> Option<Self> {
        match voice {
            Voice::Free => None,
            Voice::Quiet(until) => Some(Self { kind: LessVoiceKind::Observe, until }),
            Voice::Muted(until) => Some(Self { kind: LessVoiceKind::Mute, until }),
        }
    }
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Membership {
    pub role: RoomRole,
    pub read_seq: u64,
    /// 0 to 100, where 100 means 100 or more.
    pub unread: u64,
    /// How many of the unread messages name the reader; 0 to 100.
    pub mentions: u64,
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Direct {
    /// Null where the other has left for good.
    pub with: Option<Author>,
    pub state: DirectState,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DirectState {
    /// The reader asked, and the other has not agreed.
    Requested,
    /// The other asked the reader.
    Invited,
    /// Both agreed.
    Active,
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Latest {
    pub at: Timestamp,
    pub handle: Option<String>,
    /// The beginning of the text, in one line; empty where it stands behind a note.
    pub body: String,
    /// What the text is about, where it stands behind that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<ContentNote>,
}

/// One entry of a room's log.
#[derive(Debug, Default, Serialize, utoipa::ToSchema)]
pub struct Event {
    /// "event" over the socket; missing in a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<&'static str>,
    pub room: Option<RoomId>,
    pub seq: u64,
    pub at: Timestamp,
    /// "message", "edit", "removal", "reaction", "room", "meeting" or "hole".
    pub kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<MessageView>,
    /// A removal: "author" or "moderator". A reaction: the account's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reaction: Option<Reaction>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room_settings: Option<RoomSettings>,
    /// What happened in a meeting; `act` says what.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    pub meeting: Option<serde_json::Value>,
    /// Whom it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<Author>,
}

/// A message, or what is left of it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct MessageView {
    pub id: MessageId,
    /// Null where its author has left for good; missing where the message was removed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Author>)]
    pub author: Option<Option<Author>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// The text as HTML that is safe to show.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub html: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<MessageId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edited_at: Option<Timestamp>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reactions: Vec<ReactionCount>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<AccountId>,
    /// A rule replaced a part of the text.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub masked: bool,
    /// The text is behind this note, opened by choice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<ContentNote>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub removed: bool,
}

/// What a text is about, in every language: it is read by everybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ContentNote {
    pub en: String,
    pub ru: String,
    pub fa: String,
}

impl ContentNote {
    pub fn in_(&self, language: Language) -> &str {
        match language {
            Language::En => &self.en,
            Language::Ru => &self.ru,
            Language::Fa => &self.fa,
        }
    }
}

#[derive(Clone, Copy, Debug, Serialize, utoipa::ToSchema)]
pub struct ReactionCount {
    pub reaction: Reaction,
    pub count: u64,
    pub mine: bool,
}

#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct RoomSettings {
    pub name: String,
    pub description: String,
    pub language: Option<Language>,
    pub visibility: Visibility,
    pub archived: bool,
}

/// What is kept beside a message's text.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct MessageDetail {
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub masked: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<AccountId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<ContentNote>,
}

impl MessageDetail {
    pub fn of(row: &EventRow) -> Self {
        row.detail.as_deref().and_then(|detail| serde_json::from_str(detail).ok()).unwrap_or_default()
    }

    /// As it is stored; nothing for most messages.
    pub fn kept(&self) -> Option<String> {
        if !self.masked && self.mentions.is_empty() && self.note.is_none() {
            return None;
        }
        serde_json::to_string(self).ok()
    }
}

impl MessageView {
    pub fn bare(id: MessageId) -> Self {
        Self {
            id,
            author: None,
            body: None,
            html: None,
            reply_to: None,
            edited_at: None,
            reactions: Vec::new(),
            mentions: Vec::new(),
            masked: false,
            note: None,
            removed: false,
        }
    }

    pub fn removed(id: MessageId) -> Self {
        Self { removed: true, ..Self::bare(id) }
    }

    pub(super) fn written(id: MessageId, author: Option<Author>, body: String) -> Self {
        let html = render(&body);
        Self { author: Some(author), body: Some(body), html: Some(html), ..Self::bare(id) }
    }
}

impl Event {
    pub fn of(room: RoomId, seq: u64, at: Timestamp, kind: &'static str) -> Self {
        Self { room: Some(room), seq, at, kind, ..Self::default() }
    }

    /// The entry as the socket brings it.
    pub(super) fn recorded(mut self, author: Option<AccountId>) -> Recorded {
        self.r#type = Some("event");
        Recorded {
            seq: self.seq,
            at: self.at,
            author,
            message: self.message.as_ref().filter(|_| self.kind == "message").map(|message| message.id),
            about: self.message.as_ref().map(|message| message.id),
            json: serde_json::to_vec(&self).unwrap_or_default(),
        }
    }

    /// The same entry for somebody from whom its author, or the message, is hidden: as if the text had been
    /// removed.
    pub(super) fn hide_from(
        &mut self,
        author: Option<AccountId>,
        hidden: &HashSet<AccountId>,
        unseen: &HashSet<MessageId>,
    ) {
        let by_author = author.is_some_and(|author| hidden.contains(&author));
        let itself = self.message.as_ref().is_some_and(|message| unseen.contains(&message.id));
        if !by_author && !itself {
            return;
        }
        let (room, seq, at) = (self.room, self.seq, self.at);
        let message = self.message.take().filter(|_| self.kind == "message");
        *self = Self { room, seq, at, kind: "hole", ..Self::default() };
        if let Some(message) = message {
            self.kind = "message";
            self.message = Some(MessageView::removed(message.id));
        }
    }
}

/// The entry of a message that was stored a moment ago.
pub(super) fn recorded_message(message: &Outgoing, seq: u64) -> Recorded {
    let mut event = Event::of(message.room, seq, message.at, "message");
    let mut view = MessageView::written(message.id, Some(message.author.clone()), message.body.clone());
    view.reply_to = message.reply_to;
    view.mentions.clone_from(&message.mentions);
    view.masked = message.masked;
    view.note.clone_from(&message.note);
    event.message = Some(view);
    event.recorded(Some(message.author.id))
}

/// Reactions of some messages, counted.
pub(super) type Reactions = HashMap<MessageId, Vec<ReactionCount>>;

/// What is kept of a reaction's entry.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ReactionDetail {
    pub reaction: Reaction,
    pub on: bool,
    pub count: u64,
}
