//! Acts in a meeting, as a client sends them.

use http::StatusCode;
use serde::Deserialize;

use super::doors::Act;
use super::protocol::FrameType;
use crate::http::{AppError, Problem};

/// `action` says which, and what belongs to it stands beside it.
#[derive(Deserialize)]
struct MeetingFrame {
    room: Option<String>,
    id: Option<String>,
    #[serde(flatten)]
    command: serde_json::Map<String, serde_json::Value>,
}

pub(super) fn is_one(text: &str) -> bool {
    serde_json::from_str::<FrameType<'_>>(text).is_ok_and(|frame| frame.r#type == "meeting")
}

/// What the sender knows it by, and the act or why it is none. Nothing where the frame cannot be read.
pub(super) fn read(text: &str) -> Option<(Option<String>, Result<Act, AppError>)> {
    let MeetingFrame { room, id, mut command } = serde_json::from_str(text).ok()?;
    command.remove("type");
    let reference = id.as_ref().or(room.as_ref()).map(|reference| reference.chars().take(64).collect());
    let room = room.as_deref().unwrap_or_default().parse();
    let id = id.as_deref().unwrap_or_default().parse();
    let act = match (room, id) {
        (Err(_), _) => Err(Problem::new(StatusCode::NOT_FOUND, "rooms/not-found").into()),
        (_, Err(_)) => Err(Problem::new(StatusCode::BAD_REQUEST, "live/not-an-id").into()),
        (Ok(room), Ok(id)) => Ok(Act { room, id, command: serde_json::Value::Object(command) }),
    };
    Some((reference, act))
}
