//! What stood around a message when somebody told the moderators of it, and what came after.

use sea_orm::ConnectionTrait;

use super::access::RoomMember;
use super::actions::{show_messages, text_of};
use super::error::RoomError;
use super::memory::{Facts, facts};
use super::model::{EntryKind, RoomKind};
use super::store::{self, EventRow, Window};
use super::view::MessageView;
use crate::accounts;
use crate::ids::{AccountId, MessageId, RoomId};
use crate::review::Excerpt;
use crate::state::AppState;

/// So many messages before a thing are kept with it.
const BEFORE: usize = 15;

/// So many entries are read for them: edits and reactions stand in the log too.
const READ: u64 = 60;

/// The newest messages before `seq`, the nearest one last, at position -1.
pub(super) async fn before(
    db: &impl ConnectionTrait,
    facts: &Facts,
    seq: u64,
) -> Result<Vec<Excerpt>, RoomError> {
    // What two people say to each other is seen by nobody else, but for what one of them shows.
    if facts.kind == RoomKind::Direct {
        return Ok(Vec::new());
    }
    let rows = store::entries(db, facts.id, Window::Before(seq), READ).await?;
    let said: Vec<EventRow> =
        rows.into_iter().filter(|row| row.kind == EntryKind::Message.number()).collect();
    let first = said.len().saturating_sub(BEFORE);
    let mut excerpts = Vec::with_capacity(said.len() - first);
    for (place, row) in said[first..].iter().enumerate() {
        let position = i32::try_from(place).unwrap_or(0) - i32::try_from(said.len() - first).unwrap_or(0);
        excerpts.extend(excerpt(facts, row, position)?);
    }
    Ok(excerpts)
}

/// A message as evidence; nothing where its text is gone.
fn excerpt(facts: &Facts, row: &EventRow, position: i32) -> Result<Option<Excerpt>, RoomError> {
    Ok(text_of(facts, row)?.map(|text| Excerpt {
        position,
        message: row.message_id,
        seq: u64::try_from(row.seq).ok(),
        at: row.at,
        author: row.author_id,
        text,
    }))
}

/// What a member shows the moderators: a message that they can see, with what stood before it; of a conversation
/// of two only that and the other messages they choose.
pub struct Evidence {
    pub room: RoomId,
    pub kind: RoomKind,
    pub author: Option<AccountId>,
    pub excerpts: Vec<Excerpt>,
}

/// At most so many messages of a conversation of two are shown beside the one.
pub const MOST_CHOSEN: usize = 15;

/// Reads what a member shows. What is not there, or not in this room, is not found: nobody can show words that
/// were never said.
pub async fn evidence(
    app: &AppState,
    member: &RoomMember,
    message: MessageId,
    chosen: &[MessageId],
) -> Result<Evidence, RoomError> {
    let (facts, room) = (&member.facts, member.room());
    let row = store::message(app.read(), room, message).await?.ok_or(RoomError::MessageNotFound)?;
    // A block looks like absence here, too.
    let hidden = accounts::hidden_from(app, member.member.id).await?;
    if row.author_id.is_some_and(|author| hidden.contains(&author)) {
        return Err(RoomError::MessageNotFound);
    }
    let Some(itself) = excerpt(facts, &row, 0)? else { return Err(RoomError::RemovedAlready) };
    let mut excerpts = match facts.kind {
        RoomKind::Group | RoomKind::Meeting => {
            before(app.read(), facts, u64::try_from(row.seq).unwrap_or(0)).await?
        }
        RoomKind::Direct => {
            let others: Vec<MessageId> =
                chosen.iter().copied().filter(|id| *id != message).take(MOST_CHOSEN).collect();
            let mut rows = store::messages(app.read(), room, &others).await?;
            if rows.len() < others.len() {
                return Err(RoomError::MessageNotFound);
            }
            rows.sort_unstable_by_key(|row| row.seq);
            let count = i32::try_from(rows.len()).unwrap_or(0);
            let mut shown = Vec::with_capacity(rows.len());
            for (place, row) in rows.iter().enumerate() {
                shown.extend(excerpt(facts, row, i32::try_from(place).unwrap_or(0) - count)?);
            }
            shown
        }
    };
    let author = itself.author;
    excerpts.push(itself);
    Ok(Evidence { room, kind: facts.kind, author, excerpts })
}

/// What was said in a group chat after an entry, for those who look after it.
pub async fn said_after(
    app: &AppState,
    room: RoomId,
    seq: u64,
    limit: usize,
) -> Result<Vec<MessageView>, RoomError> {
    let Some(facts) = facts(app, room).await? else { return Ok(Vec::new()) };
    if facts.kind == RoomKind::Direct {
        return Ok(Vec::new());
    }
    let rows = store::entries(app.read(), room, Window::After(seq), READ).await?;
    let said: Vec<EventRow> = rows
        .into_iter()
        .filter(|row| [EntryKind::Message.number(), EntryKind::Removed.number()].contains(&row.kind))
        .take(limit)
        .collect();
    show_messages(app, &facts, said).await
}
