//! Editing and removing messages. The text that goes is gone from where it stood.

use crate::accounts::{Author, Member};
use crate::clock::Timestamp;
use crate::http::AppError;
use crate::ids::{AccountId, HeldId, MessageId};
use crate::live::Ack;
use crate::rooms::access::RoomMember;
use crate::rooms::error::RoomError;
use crate::rooms::log::{NewEntry, append};
use crate::rooms::memory::Facts;
use crate::rooms::model::EntryKind;
use crate::rooms::store::{self, EventRow};
use crate::rooms::view::{Event, MessageDetail, MessageView};
use crate::rules::Place;
use crate::state::AppState;
use crate::storage::Change;
use crate::text::MessageBody;

/// Replaces the text of one's own message. The rules see the new text as they saw the old one.
pub async fn edit(app: &AppState, author: &RoomMember, id: MessageId, typed: &str) -> Result<Ack, AppError> {
    Ok(edit_message(app, author, id, typed).await?)
}

async fn edit_message(
    app: &AppState,
    author: &RoomMember,
    id: MessageId,
    typed: &str,
) -> Result<Ack, RoomError> {
    app.limits().messages.spend(&author.member.id)?;
    super::post::may_write(app, author).await?;
    let row = own_message(app, author, id).await?;
    let body = MessageBody::parse(typed)?;
    let judged = super::judge(app, author, body, Place::Edit).await?;
    let at = app.now();
    let room = author.room();
    if judged.held {
        let change = app.begin().await?;
        store::insert_held(
            change.tx(),
            store::HeldRow {
                id: HeldId::new(),
                room_id: room,
                author_id: author.member.id,
                message_id: id,
                edit_of: true,
                body: judged.body.into_string(),
                reply_to: row.reply_to,
                at,
                notices: serde_json::to_string(&judged.notices).unwrap_or_default(),
            },
        )
        .await?;
        change.commit().await?;
        return Ok(super::post::ack(room, id, None, at, judged.notices));
    }
    let mentions = super::post::mentioned(app, author.member.id, judged.body.as_str()).await?;
    let detail = MessageDetail { masked: judged.masked, mentions };
    let mut change = app.begin().await?;
    // Asked again inside the change: it may have been removed while the rules looked at the text.
    let row = store::message(change.tx(), room, id).await?.ok_or(RoomError::MessageNotFound)?;
    let text = NewText { author: author.member.as_author(), body: judged.body.as_str(), detail, at };
    let seq = replace(app, &mut change, &author.facts, row, text).await?;
    change.commit().await?;
    let mut ack = super::post::ack(room, id, Some(seq), at, judged.notices);
    ack.body = judged.masked.then(|| judged.body.into_string());
    Ok(ack)
}

/// What takes the place of an older text.
pub(in crate::rooms) struct NewText<'t> {
    pub author: Author,
    pub body: &'t str,
    pub detail: MessageDetail,
    pub at: Timestamp,
}

/// Writes the new text over the old one and tells the room.
pub(in crate::rooms) async fn replace(
    app: &AppState,
    change: &mut Change,
    facts: &Facts,
    mut row: EventRow,
    text: NewText<'_>,
) -> Result<u64, RoomError> {
    let NewText { author, body, detail, at } = text;
    if row.kind != EntryKind::Message.number() {
        return Err(RoomError::RemovedAlready);
    }
    let id = row.message_id.ok_or(RoomError::MessageNotFound)?;
    row.edited_at = Some(at);
    row.detail = detail.kept();
    match &facts.key {
        Some(key) => row.sealed = Some(super::post::sealed(key, id, body)?),
        None => row.body = Some(body.to_owned()),
    }
    store::replace_text(change.tx(), &row).await?;
    for account in &detail.mentions {
        store::insert_mention(change.tx(), *account, facts.id, u64::try_from(row.seq).unwrap_or(0)).await?;
    }
    let mut entry = NewEntry::new(facts.id, at, EntryKind::Edit);
    entry.author = Some(author.id);
    entry.message = Some(id);
    let seq = append(change.tx(), &[entry]).await?.pop().unwrap_or(0);
    let mut event = Event::of(facts.id, seq, at, "edit");
    let author_id = author.id;
    let mut view = MessageView::written(id, Some(author), body.to_owned());
    view.edited_at = Some(at);
    view.reply_to = row.reply_to;
    view.mentions = detail.mentions;
    view.masked = detail.masked;
    event.message = Some(view);
    announce(app, change, facts, event, Some(author_id));
    Ok(seq)
}

/// Removes a message: one's own, or anybody's for those who look after the room.
pub async fn remove(app: &AppState, member: &RoomMember, id: MessageId) -> Result<(), RoomError> {
    let mut change = app.begin().await?;
    let row = store::message(change.tx(), member.room(), id).await?.ok_or(RoomError::MessageNotFound)?;
    let own = row.author_id == Some(member.member.id);
    if !own && !member.looks_after() {
        return Err(RoomError::NotYours);
    }
    if row.kind == EntryKind::Removed.number() {
        return Ok(());
    }
    let by = if own { "author" } else { "moderator" };
    take_away(app, &mut change, &member.facts, row, by).await?;
    change.commit().await?;
    Ok(())
}

/// Takes the text of a message away for good and tells the room.
async fn take_away(
    app: &AppState,
    change: &mut Change,
    facts: &Facts,
    row: EventRow,
    by: &str,
) -> Result<(), RoomError> {
    let id = row.message_id.ok_or(RoomError::MessageNotFound)?;
    let author = row.author_id;
    let gone = EventRow {
        kind: EntryKind::Removed.number(),
        body: None,
        sealed: None,
        reply_to: None,
        edited_at: None,
        detail: None,
        ..row
    };
    store::replace_text(change.tx(), &gone).await?;
    store::remove_reactions(change.tx(), facts.id, id).await?;
    if let Some(held) = store::held_by_message(change.tx(), facts.id, id).await? {
        store::remove_held(change.tx(), held.id).await?;
    }
    let mut entry = NewEntry::new(facts.id, app.now(), EntryKind::Removal);
    entry.author = author;
    entry.message = Some(id);
    entry.detail = serde_json::to_string(by).ok();
    let at = entry.at;
    let seq = append(change.tx(), &[entry]).await?.pop().unwrap_or(0);
    let mut event = Event::of(facts.id, seq, at, "removal");
    event.message = Some(MessageView::bare(id));
    event.by = Some(by.to_owned());
    announce(app, change, facts, event, author);
    Ok(())
}

/// Brings an entry that changed an older one: what was kept at hand of the room is stale.
fn announce(app: &AppState, change: &mut Change, facts: &Facts, event: Event, author: Option<AccountId>) {
    let recorded = event.recorded(author);
    let (told, room) = (app.clone(), facts.id);
    change.announce(move || {
        told.hub().forget_recent(room);
        told.hub().publish(room, &[recorded]);
    });
}

async fn own_message(app: &AppState, author: &RoomMember, id: MessageId) -> Result<EventRow, RoomError> {
    let row = store::message(app.read(), author.room(), id).await?.ok_or(RoomError::MessageNotFound)?;
    if row.author_id != Some(author.member.id) {
        return Err(RoomError::NotYours);
    }
    if row.kind != EntryKind::Message.number() {
        return Err(RoomError::RemovedAlready);
    }
    Ok(row)
}

/// How somebody appears beside their words.
pub(in crate::rooms) trait AsAuthor {
    fn as_author(&self) -> Author;
}

impl AsAuthor for Member {
    fn as_author(&self) -> Author {
        Author { id: self.id, handle: self.handle.clone(), role: self.role }
    }
}
