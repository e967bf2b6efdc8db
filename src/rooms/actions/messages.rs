//! Editing and removing messages. The text that goes is gone from where it stood.

use crate::accounts::{Author, Member};
use crate::audit::{self, Entry};
use crate::clock::Timestamp;
use crate::http::AppError;
use crate::ids::{AccountId, MessageId};
use crate::live::Ack;
use crate::review::{self, NewDecision, Subject, Verdict};
use crate::rooms::access::RoomMember;
use crate::rooms::error::RoomError;
use crate::rooms::filing::{Said, file_remark};
use crate::rooms::log::{NewEntry, append};
use crate::rooms::memory::Facts;
use crate::rooms::model::EntryKind;
use crate::rooms::store::{self, EventRow};
use crate::rooms::view::{Event, MessageDetail, MessageView};
use crate::rules::Place;
use crate::state::AppState;
use crate::storage::Change;
use crate::text::MessageBody;

use super::danger::beside_help;
use super::post::Ruling;
use super::unsent::{Unsent, ack, hold, refuse};

/// Replaces the text of one's own message. The rules see the new text as they saw the old one.
pub async fn edit(
    app: &AppState,
    author: &RoomMember,
    id: MessageId,
    new: NewWords<'_>,
) -> Result<Ack, AppError> {
    match edit_message(app, author, id, &new).await {
        Ok(ack) => Ok(ack),
        Err(error) => Err(beside_help(app, author, new.body, Place::Edit, error).await),
    }
}

/// What is to stand in place of the old words, and whether their author is asked before a part is hidden.
pub struct NewWords<'w> {
    pub body: &'w str,
    pub ask: bool,
}

async fn edit_message(
    app: &AppState,
    author: &RoomMember,
    id: MessageId,
    new: &NewWords<'_>,
) -> Result<Ack, RoomError> {
    app.limits().messages.spend(&author.member.id)?;
    super::post::may_write(app, author).await?;
    super::post::take_turn(app, author)?;
    let row = own_message(app, author, id).await?;
    let body = MessageBody::parse(new.body)?;
    let caution = super::post::caution(app, author, body.as_str()).await?;
    let judged = super::judge(app, author, id, body, Place::Edit).await?.with(caution);
    let (level, help) = (judged.level, judged.help);
    let (at, room) = (app.now(), author.room());
    let (ruling, notices) = (judged.ruling, judged.notices);
    let unsent =
        |body| Unsent { id, body, reply_to: row.reply_to, edit: true, level, notices: notices.clone(), help };
    match ruling {
        Ruling::Ask { reason } if new.ask => {
            return Err(RoomError::AskFirst { reason, suggestion: judged.body.into_string() });
        }
        Ruling::Pass | Ruling::Ask { .. } => {}
        Ruling::Hold => return hold(app, author, unsent(judged.body)).await,
        Ruling::Refuse { rule, reason } => {
            return Err(refuse(app, author, unsent(judged.body), &rule, reason).await?);
        }
    }
    let mentions = super::post::mentioned(app, author.member.id, judged.body.as_str()).await?;
    // A note that a moderator put there stays, whatever the rules say of the new words.
    let note = judged.note.or_else(|| MessageDetail::of(&row).note);
    let detail = MessageDetail { masked: judged.masked, mentions, note };
    let mut change = app.begin().await?;
    // Asked again inside the change: it may have been removed while the rules looked at the text.
    let row = store::message(change.tx(), room, id).await?.ok_or(RoomError::MessageNotFound)?;
    let text = NewText { author: author.member.as_author(), body: judged.body.as_str(), detail, at };
    let seq = replace(app, &mut change, &author.facts, row, text).await?;
    if let Some(remark) = &judged.remark {
        let said = Said { room, message: id, author: author.member.id, at, seq, text: judged.body.as_str() };
        file_remark(app, change.tx(), &said, remark).await?;
    }
    change.commit().await?;
    let mut ack = ack(room, id, Some(seq), at, notices);
    ack.help = help;
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
    match &facts.key {
        Some(key) => {
            let id = row.message_id.ok_or(RoomError::MessageNotFound)?;
            row.sealed = Some(super::post::sealed(key, id, body)?);
        }
        None => row.body = Some(body.to_owned()),
    }
    for account in &detail.mentions {
        store::insert_mention(change.tx(), *account, facts.id, u64::try_from(row.seq).unwrap_or(0)).await?;
    }
    row.edited_at = Some(at);
    let text = NewText { author, body, detail, at };
    redescribe(app, change, facts, row, text).await
}

/// Writes what is kept beside a text and tells the room; the text itself is in the row already.
pub(super) async fn redescribe(
    app: &AppState,
    change: &mut Change,
    facts: &Facts,
    mut row: EventRow,
    text: NewText<'_>,
) -> Result<u64, RoomError> {
    let NewText { author, body, detail, at } = text;
    let id = row.message_id.ok_or(RoomError::MessageNotFound)?;
    row.detail = detail.kept();
    store::replace_text(change.tx(), &row).await?;
    let mut entry = NewEntry::new(facts.id, at, EntryKind::Edit);
    entry.author = Some(author.id);
    entry.message = Some(id);
    let seq = append(change.tx(), &[entry]).await?.pop().unwrap_or(0);
    let mut event = Event::of(facts.id, seq, at, "edit");
    let author_id = author.id;
    let mut view = MessageView::written(id, Some(author), body.to_owned());
    view.edited_at = row.edited_at;
    view.reply_to = row.reply_to;
    view.mentions = detail.mentions;
    view.masked = detail.masked;
    view.note = detail.note;
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
    let (room, author) = (member.room(), row.author_id);
    if own {
        take_away(app, &mut change, &member.facts, row, "author").await?;
        change.commit().await?;
        return Ok(());
    }
    let mut decision = NewDecision::new(Verdict::Remove, author, Some(member.member.id));
    decision.room = Some(room);
    decision.message = Some(id);
    decision.texts.excerpt = super::text_of(&member.facts, &row)?;
    take_away(app, &mut change, &member.facts, row, "moderator").await?;
    review::settle(app, change.tx(), Subject::Message(room, id)).await?;
    // The reason may follow; without one the author hears the general one.
    let decision = review::decide(app, &mut change, decision).await?;
    let entry = Entry::by(member.member.id, "message.removed", decision);
    audit::record(app, change.tx(), entry).await?;
    change.commit().await?;
    Ok(())
}

/// Takes the text of a message away for good and tells the room.
pub(super) async fn take_away(
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
        review::settle(app, change.tx(), Subject::Held(held.id)).await?;
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
