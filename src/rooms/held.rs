//! Texts that wait for a moderator: shown to nobody else, released into the log or declined.

use serde::Serialize;

use super::access::looks_after_all;
use super::actions::store_and_wait;
use super::error::RoomError;
use super::log::Outgoing;
use super::memory::{facts, seat};
use super::model::{RoomKind, RoomRole, Standing};
use super::store::{self, HeldRow};
use super::view::MessageDetail;
use crate::accounts::{self, Author, Member};
use crate::clock::Timestamp;
use crate::http::Page;
use crate::ids::{HeldId, RoomId};
use crate::live::{Notice, Told};
use crate::state::AppState;

/// One text that waits.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct HeldMessage {
    pub id: HeldId,
    pub room: HeldRoom,
    pub author: Author,
    pub body: String,
    /// It is the new text of a message that is there already.
    pub edit: bool,
    pub at: Timestamp,
    pub reasons: Vec<Notice>,
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct HeldRoom {
    pub id: RoomId,
    pub name: String,
}

/// What waits in the rooms this person looks after, oldest first.
pub async fn held_for(
    app: &AppState,
    member: &Member,
    after: Option<HeldId>,
    limit: u64,
) -> Result<Page<HeldMessage>, RoomError> {
    let rows = store::held_for(app.read(), member.id, looks_after_all(member), after, limit + 1).await?;
    let more = rows.len() as u64 > limit;
    let mut items = Vec::with_capacity(rows.len());
    let shown = rows.len().min(usize::try_from(limit).unwrap_or(usize::MAX));
    let next = rows[..shown].last().filter(|_| more).map(|row| row.id.to_string());
    for row in rows.into_iter().take(shown) {
        let author = accounts::authors(app, &[row.author_id]).await?.remove(&row.author_id);
        let room = store::room(app.read(), row.room_id).await?;
        if let (Some(author), Some(room)) = (author, room) {
            items.push(HeldMessage {
                id: row.id,
                room: HeldRoom { id: room.id, name: room.name },
                author,
                edit: row.edit_of,
                at: row.at,
                reasons: notices_of(&row),
                body: row.body,
            });
        }
    }
    Ok(Page { items, next })
}

/// Lets a held text into the log, where it takes its `seq` now.
pub async fn release(app: &AppState, member: &Member, id: HeldId) -> Result<(), RoomError> {
    let row = waiting(app, member, id).await?;
    let facts = facts(app, row.room_id).await?.ok_or(RoomError::NotFound)?;
    let author = accounts::authors(app, &[row.author_id])
        .await?
        .remove(&row.author_id)
        .ok_or(RoomError::HeldNotFound)?;
    let mentions = super::actions::mentioned(app, row.author_id, &row.body).await?;
    let at = app.now();
    if row.edit_of {
        let detail = MessageDetail { masked: false, mentions };
        let mut change = app.begin().await?;
        if !store::remove_held(change.tx(), id).await? {
            return Err(RoomError::HeldNotFound);
        }
        let message = store::message(change.tx(), row.room_id, row.message_id).await?;
        let message = message.ok_or(RoomError::MessageNotFound)?;
        let text = super::actions::NewText { author, body: &row.body, detail, at };
        super::actions::replace(app, &mut change, &facts, message, text).await?;
        change.commit().await?;
        return Ok(());
    }
    // First into the log, then out of the queue: a stop in between leaves it in both, and a second release
    // of the same message is stored once.
    let message = Outgoing {
        room: row.room_id,
        id: row.message_id,
        author,
        at,
        body: row.body,
        masked: false,
        reply_to: row.reply_to,
        mentions,
        notices: Vec::new(),
        key: facts.key.clone(),
    };
    store_and_wait(app, message).await.map_err(|_| RoomError::Undone)?;
    let change = app.begin().await?;
    store::remove_held(change.tx(), id).await?;
    change.commit().await?;
    Ok(())
}

/// Turns a held text away. Its author hears it, and why where a reason is given.
pub async fn decline(
    app: &AppState,
    member: &Member,
    id: HeldId,
    reason: Option<String>,
) -> Result<(), RoomError> {
    let row = waiting(app, member, id).await?;
    let reason = match reason {
        Some(reason) => Some(crate::text::MessageBody::parse(&reason)?.into_string()),
        None => None,
    };
    let mut change = app.begin().await?;
    if !store::remove_held(change.tx(), id).await? {
        return Err(RoomError::HeldNotFound);
    }
    let frame = Told::Declined { room: row.room_id, id: row.message_id, reason };
    let told = app.clone();
    change.announce(move || told.hub().tell_account(row.author_id, &frame));
    change.commit().await?;
    Ok(())
}

/// What waits, for somebody who looks after its room; for others it is not there.
async fn waiting(app: &AppState, member: &Member, id: HeldId) -> Result<HeldRow, RoomError> {
    let row = store::held(app.read(), id).await?.ok_or(RoomError::HeldNotFound)?;
    let facts = facts(app, row.room_id).await?.ok_or(RoomError::HeldNotFound)?;
    let seat = seat(app, row.room_id, member.id).await?;
    let of_the_room =
        seat.is_some_and(|seat| seat.standing == Standing::Joined && seat.role == RoomRole::Moderator);
    if facts.kind == RoomKind::Group && (looks_after_all(member) || of_the_room) {
        Ok(row)
    } else {
        Err(RoomError::HeldNotFound)
    }
}

fn notices_of(row: &HeldRow) -> Vec<Notice> {
    serde_json::from_str(&row.notices).unwrap_or_default()
}
