//! What was said in group chats of late, for a look back with other rules.

use super::error::RoomError;
use super::memory::facts;
use super::model::EntryKind;
use super::store::{self, Window};
use crate::clock::Timestamp;
use crate::ids::{MessageId, RoomId};
use crate::state::AppState;

const PAGE: u64 = 1_000;
/// The busiest rooms are looked at, no more than this.
const MOST_ROOMS: u64 = 500;

/// One message as it stands.
#[derive(Clone, Debug)]
pub struct Spoken {
    pub room: RoomId,
    pub message: MessageId,
    pub at: Timestamp,
    pub text: String,
}

/// The newest messages of every group chat since then, at most `most`, room by room. Conversations of two are not
/// looked at.
pub async fn said_since(app: &AppState, since: Timestamp, most: usize) -> Result<Vec<Spoken>, RoomError> {
    let mut said = Vec::new();
    for room in store::busiest_group_chats(app.read(), MOST_ROOMS).await? {
        let Some(facts) = facts(app, room).await? else { continue };
        let mut before = u64::MAX;
        loop {
            let page = store::entries(app.read(), room, Window::Before(before), PAGE).await?;
            for row in page.iter().rev() {
                if row.kind == EntryKind::Message.number()
                    && row.at >= since
                    && let (Some(message), Some(text)) =
                        (row.message_id, super::actions::text_of(&facts, row)?)
                {
                    said.push(Spoken { room, message, at: row.at, text });
                }
            }
            if said.len() >= most {
                said.truncate(most);
                return Ok(said);
            }
            match page.first() {
                Some(oldest) if oldest.at >= since && oldest.seq > 1 => {
                    before = u64::try_from(oldest.seq).unwrap_or(0);
                }
                _ => break,
            }
        }
    }
    Ok(said)
}
