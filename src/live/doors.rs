//! What the socket asks of those who know people and rooms.

use std::collections::HashSet;
use std::future::Future;
use std::sync::Arc;

use http::HeaderMap;
use serde::{Deserialize, Serialize};

use super::hub::Recorded;
use crate::clock::Timestamp;
use crate::http::AppError;
use crate::ids::{AccountId, MessageId, RoomId, SessionId};
use crate::words::Language;

/// Somebody who was let in.
pub struct Admitted<M> {
    pub member: M,
    pub account: AccountId,
    pub session: SessionId,
    /// `account` of the welcome frame.
    pub shown: serde_json::Value,
    pub language: Language,
}

/// What one person does not see of a log.
#[derive(Clone, Default)]
pub struct Hidden {
    /// Those with whom there is a block; neither sees the other.
    pub authors: Arc<HashSet<AccountId>>,
    /// Messages that the person reported.
    pub messages: Arc<HashSet<MessageId>>,
}

impl Hidden {
    pub(super) fn is_empty(&self) -> bool {
        self.authors.is_empty() && self.messages.is_empty()
    }

    pub(super) fn hides(&self, author: Option<AccountId>, about: Option<MessageId>) -> bool {
        author.is_some_and(|author| self.authors.contains(&author))
            || about.is_some_and(|message| self.messages.contains(&message))
    }
}

/// A message as it is sent.
pub struct Draft {
    pub room: RoomId,
    pub id: MessageId,
    pub body: String,
    pub reply_to: Option<MessageId>,
    /// Rather than hide a part of the text, the server says first that it would.
    pub ask: bool,
}

/// Something that somebody does in a meeting.
pub struct Act {
    pub room: RoomId,
    pub id: MessageId,
    /// `action`, and what belongs to it.
    pub command: serde_json::Value,
}

/// The answer to a message: it is on disk, or it waits for a moderator.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Ack {
    /// Always "ack".
    pub r#type: &'static str,
    pub room: RoomId,
    pub id: MessageId,
    /// Missing where `held`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seq: Option<u64>,
    pub at: Timestamp,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub held: bool,
    /// What was stored, where a rule masked a part of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// What the rules said of the text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<Notice>,
    /// The text speaks of danger: help is to be shown.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub help: bool,
    /// It was something to do in a meeting, not something to say: it stands in the log as what it did.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub act: bool,
}

/// One rule that had something to say, and why, in words for the author.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Notice {
    pub rule: String,
    pub reason: String,
}

/// Takes the answer once it is known, which may be long after the frame was read.
pub type Answer = Box<dyn FnOnce(Result<Ack, AppError>) + Send>;

/// What a connection can do for its member. One implementation stands in `server`, above every slice.
pub trait Doors: Clone + Send + Sync + 'static {
    type Member: Send + Sync + 'static;

    /// Who is it?
    fn admit(
        &self,
        headers: &HeaderMap,
    ) -> impl Future<Output = Result<Admitted<Self::Member>, AppError>> + Send;

    /// Refuses a room that the member may not see, with the answer for one that is not there.
    fn may_follow(
        &self,
        member: &Self::Member,
        room: RoomId,
    ) -> impl Future<Output = Result<(), AppError>> + Send;

    /// The newest entries of a room's log, at most `limit`, oldest first, and the room's newest `seq`.
    fn newest(
        &self,
        room: RoomId,
        limit: u32,
    ) -> impl Future<Output = Result<(Vec<Recorded>, u64), AppError>> + Send;

    /// The entries after `after`, at most `limit`, oldest first.
    fn after(
        &self,
        room: RoomId,
        after: u64,
        limit: u32,
    ) -> impl Future<Output = Result<Vec<Recorded>, AppError>> + Send;

    /// Posts a message; `answer` is called once, in any case.
    fn send(&self, member: &Self::Member, draft: Draft, answer: Answer) -> impl Future<Output = ()> + Send;

    /// Does something in a meeting.
    fn meet(&self, member: &Self::Member, act: Act) -> impl Future<Output = Result<Ack, AppError>> + Send;

    /// Remembers how far the member has read.
    fn read(
        &self,
        member: &Self::Member,
        room: RoomId,
        seq: u64,
    ) -> impl Future<Output = Result<(), AppError>> + Send;

    /// Who types, as the others see them: `{id, handle}`.
    fn typing(&self, member: &Self::Member) -> serde_json::Value;

    /// What the member does not see.
    fn hidden(&self, account: AccountId) -> impl Future<Output = Result<Hidden, AppError>> + Send;
}
