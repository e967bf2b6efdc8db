//! What those who look after rooms do to messages and people, as parts of a decision. Who may decide is
//! `moderation`'s; here it is done.

use crate::accounts;
use crate::clock::Timestamp;
use crate::ids::{AccountId, HeldId, MessageId, RoomId};
use crate::live::Told;
use crate::rooms::error::RoomError;
use crate::rooms::log::{Outgoing, append};
use crate::rooms::memory::{Memory, facts};
use crate::rooms::model::{EntryKind, RoomRole, Standing};
use crate::rooms::store;
use crate::rooms::view::{ContentNote, MessageDetail, recorded_message};
use crate::state::AppState;
use crate::storage::Change;

use super::messages::{NewText, redescribe, replace, take_away};

/// A text that was on its way into a room, with all that is needed to let it in later.
#[derive(Clone, Debug)]
pub struct Waiting {
    pub room: RoomId,
    pub message: MessageId,
    pub author: AccountId,
    pub body: String,
    pub reply_to: Option<MessageId>,
    pub edit: bool,
    pub at: Timestamp,
}

/// Takes a held text out of what waits; nothing where it waits no more.
pub async fn take_held(change: &mut Change, id: HeldId) -> Result<Option<Waiting>, RoomError> {
    let Some(row) = store::held(change.tx(), id).await? else { return Ok(None) };
    if !store::remove_held(change.tx(), id).await? {
        return Ok(None);
    }
    Ok(Some(Waiting {
        room: row.room_id,
        message: row.message_id,
        author: row.author_id,
        body: row.body,
        reply_to: row.reply_to,
        edit: row.edit_of,
        at: row.at,
    }))
}

/// Lets a text into the log, where it takes its `seq` now.
pub async fn let_through(app: &AppState, change: &mut Change, text: Waiting) -> Result<(), RoomError> {
    let facts = facts(app, text.room).await?.ok_or(RoomError::NotFound)?;
    let author =
        accounts::authors(app, &[text.author]).await?.remove(&text.author).ok_or(RoomError::HeldNotFound)?;
    let mentions = super::mentioned(app, text.author, &text.body).await?;
    let at = app.now();
    let there = store::message(change.tx(), text.room, text.message).await?;
    if text.edit {
        let message = there.ok_or(RoomError::MessageNotFound)?;
        let detail = MessageDetail { mentions, ..MessageDetail::default() };
        let new = NewText { author, body: &text.body, detail, at };
        replace(app, change, &facts, message, new).await?;
        return Ok(());
    }
    if there.is_some() {
        return Ok(());
    }
    let message = Outgoing {
        room: text.room,
        id: text.message,
        author,
        at,
        body: text.body,
        masked: false,
        reply_to: text.reply_to,
        mentions,
        notices: Vec::new(),
        note: None,
        help: false,
        remark: None,
        key: facts.key.clone(),
        // Whoever lets it through has looked at it: it stands where the meeting is by now.
        ordered: false,
    };
    let entry = message.entry()?;
    let seq = append(change.tx(), &[entry]).await?.pop().unwrap_or(0);
    for account in &message.mentions {
        store::insert_mention(change.tx(), *account, message.room, seq).await?;
    }
    let recorded = recorded_message(&message, seq);
    let (told, room) = (app.clone(), message.room);
    change.announce(move || told.hub().publish(room, &[recorded]));
    Ok(())
}

/// Tells the author of a held text that it was turned away, and why.
pub fn tell_declined(app: &AppState, change: &mut Change, text: &Waiting, reason: Option<String>) {
    let frame = Told::Declined { room: text.room, id: text.message, reason };
    let (told, author) = (app.clone(), text.author);
    change.announce(move || told.hub().tell_account(author, &frame));
}

/// What was taken away.
#[derive(Clone, Debug)]
pub struct Taken {
    pub author: Option<AccountId>,
    pub body: Option<String>,
}

/// Takes the text of a message away for good; nothing where it is gone already.
pub async fn take_message(
    app: &AppState,
    change: &mut Change,
    room: RoomId,
    message: MessageId,
) -> Result<Option<Taken>, RoomError> {
    let facts = facts(app, room).await?.ok_or(RoomError::NotFound)?;
    let Some(row) = store::message(change.tx(), room, message).await? else { return Ok(None) };
    if row.kind != EntryKind::Message.number() {
        return Ok(None);
    }
    let taken = Taken { author: row.author_id, body: super::text_of(&facts, &row)? };
    take_away(app, change, &facts, row, "moderator").await?;
    Ok(Some(taken))
}

/// Puts a message behind a content note: its words stay, opened by choice. Without a note it stands open again.
pub async fn cover(
    app: &AppState,
    change: &mut Change,
    room: RoomId,
    message: MessageId,
    note: Option<ContentNote>,
) -> Result<bool, RoomError> {
    let facts = facts(app, room).await?.ok_or(RoomError::NotFound)?;
    let Some(row) = store::message(change.tx(), room, message).await? else { return Ok(false) };
    let (Some(author), Some(body)) = (row.author_id, super::text_of(&facts, &row)?) else { return Ok(false) };
    let Some(author) = accounts::authors(app, &[author]).await?.remove(&author) else { return Ok(false) };
    let mut detail = MessageDetail::of(&row);
    detail.note = note;
    let text = NewText { author, body: &body, detail, at: app.now() };
    redescribe(app, change, &facts, row, text).await?;
    Ok(true)
}

/// Puts somebody out of a group chat: their sockets hear no more of it, at once. `false` where they were not in it.
pub async fn unseat(
    app: &AppState,
    change: &mut Change,
    room: RoomId,
    account: AccountId,
) -> Result<bool, RoomError> {
    match store::membership(change.tx(), room, account).await? {
        Some(row) if row.state != Standing::Left.number() => {}
        _ => return Ok(false),
    }
    store::seat_member(change.tx(), room, account, Standing::Left, RoomRole::Member, app.now()).await?;
    super::members::unseated(app, change, room, account);
    Ok(true)
}

/// Puts a message out of one person's sight, in every way they read: they reported it.
pub async fn hide_from(
    app: &AppState,
    change: &mut Change,
    account: AccountId,
    room: RoomId,
    message: MessageId,
) -> Result<(), RoomError> {
    store::hide_message(change.tx(), account, room, message).await?;
    let told = app.clone();
    change.announce(move || {
        told.memory::<Memory>().forget_unseen(account);
        told.hub().blocks_changed(account);
    });
    Ok(())
}
