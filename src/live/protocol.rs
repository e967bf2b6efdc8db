//! The frames of `homegroup.v1` and the codes it closes with.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::http::ProblemBody;
use crate::ids::{AccountId, CaseId, DecisionId, MessageId, RoomId};

/// The subprotocol.
pub const PROTOCOL: &str = "homegroup.v1";

/// Every frame a client may send; the AsyncAPI document and the authorization matrix are held against it.
pub const CLIENT_FRAMES: [&str; 6] = ["join", "leave", "send", "read", "typing", "meeting"];

/// Close codes.
pub mod close {
    /// The server stops or restarts: come back with jitter.
    pub const RESTART: u16 = 1012;
    /// The connection fell too far behind: come back and read the log.
    pub const FELL_BEHIND: u16 = 1013;
    /// Not UTF-8 (RFC 6455).
    pub const NOT_TEXT: u16 = 1007;
    /// Against the WebSocket protocol itself (RFC 6455).
    pub const PROTOCOL_ERROR: u16 = 1002;
    /// Not a frame of this protocol; a `problem` came before.
    pub const MALFORMED: u16 = 4400;
    /// Nobody is signed in.
    pub const NOT_SIGNED_IN: u16 = 4401;
    /// The session was ended.
    pub const SESSION_ENDED: u16 = 4403;
    /// No answer to pings.
    pub const SILENT: u16 = 4408;
    /// A frame was larger than 16 KiB.
    pub const TOO_LARGE: u16 = 4413;
    /// Too many frames.
    pub const FLOODING: u16 = 4429;
}

/// The largest frame and message, in bytes.
pub(super) const FRAME_BYTES: usize = 16 * 1024;

/// At most so many rooms on one socket.
pub(super) const ROOMS_PER_SOCKET: usize = 200;

/// Whatever a client sends. One flat shape is several times cheaper to read than an enum with a tag, and
/// what belongs to which type is checked where it is used.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ClientFrame<'f> {
    #[serde(borrow)]
    pub r#type: Cow<'f, str>,
    #[serde(borrow, default)]
    pub room: Option<Cow<'f, str>>,
    #[serde(borrow, default)]
    pub id: Option<Cow<'f, str>>,
    #[serde(borrow, default)]
    pub body: Option<Cow<'f, str>>,
    #[serde(borrow, default)]
    pub reply_to: Option<Cow<'f, str>>,
    #[serde(default)]
    pub seq: Option<u64>,
    #[serde(default)]
    pub after: Option<u64>,
    #[serde(default)]
    pub ask: Option<bool>,
}

/// Only the type, of a frame that could not be read as one of ours: a newer client may know more types.
#[derive(Deserialize)]
pub(super) struct FrameType<'f> {
    #[serde(borrow)]
    pub r#type: Cow<'f, str>,
}

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum ServerFrame<'f> {
    Welcome {
        account: &'f serde_json::Value,
        server_time: Timestamp,
        heartbeat_ms: u64,
    },
    Joined {
        room: RoomId,
        seq: u64,
        gap: bool,
    },
    Problem {
        r#ref: Option<&'f str>,
        status: u16,
        #[serde(rename = "problem")]
        slug: &'f str,
        title: &'f str,
        detail: &'f str,
        #[serde(skip_serializing_if = "Option::is_none")]
        retry_after_ms: Option<u64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        until: Option<Timestamp>,
        #[serde(skip_serializing_if = "Option::is_none")]
        decision: Option<DecisionId>,
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        help: bool,
        #[serde(skip_serializing_if = "Option::is_none")]
        reason: Option<&'f str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        suggestion: Option<&'f str>,
    },
}

/// What is told and not logged.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Told {
    /// Somebody types.
    Typing { room: RoomId, account: serde_json::Value },
    /// How many people are in the room of a meeting.
    Presence { room: RoomId, count: usize },
    /// Something of one's own changed elsewhere.
    Notice(News),
    /// A moderator turned a held message away.
    Declined { room: RoomId, id: MessageId, reason: Option<String> },
    /// Something was decided about one's words or oneself: what, why, and how to say that it is wrong.
    Decision {
        id: DecisionId,
        verdict: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        room: Option<RoomId>,
        #[serde(skip_serializing_if = "Option::is_none")]
        message: Option<MessageId>,
        title: String,
        detail: String,
        /// When what it imposes ends.
        #[serde(skip_serializing_if = "Option::is_none")]
        until: Option<Timestamp>,
        #[serde(skip_serializing_if = "Option::is_none")]
        appeal_until: Option<Timestamp>,
    },
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum News {
    /// The list of rooms is another.
    Rooms,
    /// Another device has read up to `seq`.
    Read { room: RoomId, seq: u64 },
    /// A room, or the whole community, is careful for a while, or not any more.
    Raid {
        #[serde(skip_serializing_if = "Option::is_none")]
        room: Option<RoomId>,
        on: bool,
    },
    /// Something became of what one reported.
    Reports,
    /// An appeal against one's own decision was answered.
    Appeal { decision: DecisionId, verdict: &'static str },
    /// Something in a meeting that is not for everybody is another: where one may be, who waits.
    Meeting { room: RoomId },
    /// Something in a conversation with the desk is another.
    Case { case: CaseId },
    /// Something waits for those who look after others; `overdue` when it has waited too long.
    Queue { level: &'static str, overdue: bool },
    /// Somebody has left for good: what they said in the room is gone from the log, with their name.
    Erased { room: RoomId, account: AccountId },
}

/// What stands in the log in place of an entry that this person does not get.
#[derive(Serialize)]
#[serde(tag = "type", rename = "event")]
pub(super) struct Hole {
    pub room: RoomId,
    pub seq: u64,
    pub at: Timestamp,
    pub kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<RemovedMessage>,
}

#[derive(Serialize)]
pub(super) struct RemovedMessage {
    pub id: MessageId,
    pub removed: bool,
}

/// The `problem` frame. Its tag is `type: "problem"`, so the problem's own type is in `problem`.
pub(super) fn problem_frame(reference: Option<&str>, body: &ProblemBody) -> bytes::Bytes {
    super::wire::json(&ServerFrame::Problem {
        r#ref: reference,
        status: body.status,
        slug: &body.r#type,
        title: &body.title,
        detail: &body.detail,
        retry_after_ms: body.retry_after_ms,
        until: body.until,
        decision: body.decision,
        help: body.help,
        reason: body.reason.as_deref(),
        suggestion: body.suggestion.as_deref(),
    })
}
