//! Reading: the list of rooms, and pages of a log.

use std::collections::{HashMap, HashSet};

use crate::accounts::{self, Author, Member};
use crate::http::Page;
use crate::ids::{AccountId, MessageId, RoomId};
use crate::live::{News, Recorded, Told};
use crate::raid;
use crate::rooms::access::{RoomGuest, RoomMember, looks_after_all};
use crate::rooms::error::RoomError;
use crate::rooms::memory::{Facts, Memory, facts, unseen};
use crate::rooms::model::{EntryKind, RoomKind, RoomRole, Standing, Visibility};
use crate::rooms::store::{self, EventRow, ListedRow, Which, Window};
use crate::rooms::view::{
    Direct, DirectState, Event, Latest, LessVoice, Membership, MessageDetail, MessageView, ReactionDetail,
    Reactions, Room, RoomSettings,
};
use crate::state::AppState;
use crate::text::excerpt;
use crate::words::Language;

/// The beginning of the newest message has at most so many letters.
const EXCERPT_GRAPHEMES: usize = 80;

/// A page of the rooms the person may see, in the order of their opening.
pub async fn list_rooms(
    app: &AppState,
    member: &Member,
    after: Option<RoomId>,
    limit: u64,
) -> Result<Page<Room>, RoomError> {
    let which = Which::After(after.unwrap_or(RoomId::from(uuid::Uuid::nil())));
    let mut rows = store::rooms_of(app.read(), member.id, looks_after_all(member), which, limit + 1).await?;
    let most = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = rows.len() > most;
    rows.truncate(most);
    // A conversation that a block hides keeps its place here, so that the list goes on behind it.
    let next = rows.last().filter(|_| more).map(|row| row.id.to_string());
    let mut items = Vec::with_capacity(rows.len());
    for row in rows {
        items.extend(listed(app, member, row).await?);
    }
    Ok(Page { items, next })
}

pub async fn one_room(app: &AppState, guest: &RoomGuest) -> Result<Room, RoomError> {
    let member = &guest.member;
    let sees_all = looks_after_all(member);
    let row = store::rooms_of(app.read(), member.id, sees_all, Which::Only(guest.room()), 1).await?.pop();
    match row {
        Some(row) => listed(app, member, row).await?.ok_or(RoomError::NotFound),
        None => Err(RoomError::NotFound),
    }
}

async fn listed(app: &AppState, member: &Member, row: ListedRow) -> Result<Option<Room>, RoomError> {
    let kind = RoomKind::from_number(row.kind).unwrap_or(RoomKind::Group);
    let standing = row.state.and_then(Standing::from_number);
    let direct = match kind {
        RoomKind::Group | RoomKind::Meeting => None,
        RoomKind::Direct => {
            let partner = store::partner(app.read(), row.id, member.id).await?;
            let hidden = accounts::hidden_from(app, member.id).await?;
            if partner.as_ref().is_some_and(|partner| hidden.contains(&partner.account_id)) {
                return Ok(None);
            }
            let with = match &partner {
                Some(partner) => {
                    accounts::authors(app, &[partner.account_id]).await?.remove(&partner.account_id)
                }
                None => None,
            };
            let theirs = partner.and_then(|partner| Standing::from_number(partner.state));
            let state = match (standing, theirs) {
                (Some(Standing::Asked), _) => DirectState::Invited,
                (_, Some(Standing::Joined)) => DirectState::Active,
                _ => DirectState::Requested,
            };
            Some(Direct { with, state })
        }
    };
    let joined = standing == Some(Standing::Joined);
    let seq = u64::try_from(row.last_seq).unwrap_or(0);
    let membership = joined.then(|| {
        let stored = u64::try_from(row.read_seq.unwrap_or(0)).unwrap_or(0);
        let unwritten = app.memory::<Memory>().unwritten_read(member.id, row.id);
        // A marker that is not written yet is ahead of what the query counted.
        let all_read = unwritten >= seq;
        Membership {
            role: row.role.and_then(RoomRole::from_number).unwrap_or(RoomRole::Member),
            read_seq: stored.max(unwritten).min(seq),
            unread: if all_read { 0 } else { u64::try_from(row.unread).unwrap_or(0) },
            mentions: if all_read { 0 } else { u64::try_from(row.mentions).unwrap_or(0) },
        }
    });
    let latest = if joined { latest(app, member, row.id).await? } else { None };
    let voice = LessVoice::of(accounts::voice(app, member.id, Some(row.id)).await?);
    Ok(Some(Room {
        id: row.id,
        name: row.name,
        kind,
        description: row.description,
        language: row.language.as_deref().and_then(Language::parse),
        visibility: Visibility::from_number(row.visibility).unwrap_or(Visibility::Invite),
        seq,
        created_at: row.created_at,
        archived: row.archived,
        careful: kind == RoomKind::Group && raid::on(app, Some(row.id)).await?.is_some(),
        membership,
        direct,
        latest,
        voice,
    }))
}

async fn latest(app: &AppState, member: &Member, room: RoomId) -> Result<Option<Latest>, RoomError> {
    let hidden = accounts::hidden_from(app, member.id).await?;
    let unseen = unseen(app, member.id).await?;
    let Some(row) = store::latest_message(app.read(), room, &hidden, &unseen).await? else { return Ok(None) };
    let Some(facts) = facts(app, room).await? else { return Ok(None) };
    let handle = match row.author_id {
        Some(author) => {
            accounts::authors(app, &[author]).await?.remove(&author).map(|author| author.handle.to_string())
        }
        None => None,
    };
    let note = MessageDetail::of(&row).note;
    let body = match note {
        Some(_) => String::new(),
        None => excerpt(&text_of(&facts, &row)?.unwrap_or_default(), EXCERPT_GRAPHEMES),
    };
    Ok(Some(Latest { at: row.at, handle, body, note }))
}

/// A page of a log.
pub type EventsPage = Page<Event>;

/// Entries after or before a `seq`; the newest where neither is given.
pub async fn events(
    app: &AppState,
    reader: &RoomMember,
    after: Option<u64>,
    before: Option<u64>,
    limit: u64,
) -> Result<EventsPage, RoomError> {
    let window = match (after, before) {
        (Some(after), _) => Window::After(after),
        (None, before) => Window::Before(before.unwrap_or(u64::MAX)),
    };
    let room = reader.room();
    let mut rows = store::entries(app.read(), room, window, limit + 1).await?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = rows.len() > limit;
    let next = match window {
        Window::After(_) => {
            rows.truncate(limit);
            rows.last().filter(|_| more).map(|row| row.seq.to_string())
        }
        Window::Before(_) => {
            rows.drain(..rows.len().saturating_sub(limit));
            rows.first().filter(|_| more).map(|row| row.seq.to_string())
        }
    };
    let ids: Vec<MessageId> = rows.iter().filter_map(|row| row.message_id).collect();
    let reactions = store::reactions(app.read(), room, &ids, reader.member.id).await?;
    let hidden = accounts::hidden_from(app, reader.member.id).await?;
    let mut shown = show(app, &reader.facts, rows, reactions).await?;
    let unseen = unseen(app, reader.member.id).await?;
    for (event, author) in &mut shown {
        event.hide_from(*author, &hidden, &unseen);
    }
    Ok(Page { items: shown.into_iter().map(|(event, _)| event).collect(), next })
}

/// One message as the reader sees it; what is left of it where it was removed.
pub async fn one_message(app: &AppState, reader: &RoomMember, id: MessageId) -> Result<Event, RoomError> {
    let room = reader.room();
    let row = store::message(app.read(), room, id).await?.ok_or(RoomError::MessageNotFound)?;
    let reactions = store::reactions(app.read(), room, &[id], reader.member.id).await?;
    let hidden = accounts::hidden_from(app, reader.member.id).await?;
    let mut shown = show(app, &reader.facts, vec![row], reactions).await?;
    let (mut event, author) = shown.pop().ok_or(RoomError::MessageNotFound)?;
    event.hide_from(author, &hidden, &*unseen(app, reader.member.id).await?);
    Ok(event)
}

/// The newest entries as the socket brings them, and the room's newest `seq`.
pub async fn newest(app: &AppState, room: RoomId, limit: u32) -> Result<(Vec<Recorded>, u64), RoomError> {
    let rows = store::entries(app.read(), room, Window::Before(u64::MAX), u64::from(limit)).await?;
    let seq = rows.last().map_or(0, |row| u64::try_from(row.seq).unwrap_or(0));
    Ok((recorded(app, room, rows).await?, seq))
}

/// The entries after a `seq` as the socket brings them.
pub async fn after(app: &AppState, room: RoomId, after: u64, limit: u32) -> Result<Vec<Recorded>, RoomError> {
    let rows = store::entries(app.read(), room, Window::After(after), u64::from(limit)).await?;
    recorded(app, room, rows).await
}

async fn recorded(app: &AppState, room: RoomId, rows: Vec<EventRow>) -> Result<Vec<Recorded>, RoomError> {
    let facts = facts(app, room).await?.ok_or(RoomError::NotFound)?;
    let shown = show(app, &facts, rows, Reactions::new()).await?;
    Ok(shown.into_iter().map(|(event, author)| event.recorded(author)).collect())
}

/// Remembers how far the person has read; it comes to disk within a second.
pub async fn read_up_to(app: &AppState, reader: &RoomMember, seq: u64) -> Result<(), RoomError> {
    let (room, account) = (reader.room(), reader.member.id);
    app.memory::<Memory>().remember_read(account, room, seq);
    app.hub().tell_account(account, &Told::Notice(News::Read { room, seq }));
    Ok(())
}

/// The same, refused where the room has not got that far.
pub async fn read_up_to_now(app: &AppState, reader: &RoomMember, seq: u64) -> Result<(), RoomError> {
    let row = store::room(app.read(), reader.room()).await?.ok_or(RoomError::NotFound)?;
    if seq > u64::try_from(row.last_seq).unwrap_or(0) {
        return Err(RoomError::SequenceUnknown);
    }
    read_up_to(app, reader, seq).await
}

/// Rows of the log as entries, with whose doing each is.
async fn show(
    app: &AppState,
    facts: &Facts,
    rows: Vec<EventRow>,
    mut reactions: Reactions,
) -> Result<Vec<(Event, Option<AccountId>)>, RoomError> {
    // An edit shows the text as it is now, which stands in the entry of the message itself.
    let edited: Vec<MessageId> = rows
        .iter()
        .filter(|row| row.kind == EntryKind::Edit.number())
        .filter_map(|row| row.message_id)
        .collect::<HashSet<_>>()
        .into_iter()
        .collect();
    let originals: HashMap<MessageId, EventRow> = store::messages(app.read(), facts.id, &edited)
        .await?
        .into_iter()
        .filter_map(|row| Some((row.message_id?, row)))
        .collect();
    let ids: Vec<AccountId> =
        rows.iter().filter_map(|row| row.author_id).collect::<HashSet<_>>().into_iter().collect();
    let authors = accounts::authors(app, &ids).await?;
    rows.into_iter()
        .map(|row| {
            // What happens in a meeting is hidden from nobody: everybody sees one order of hands.
            let author = row.author_id.filter(|_| row.kind != EntryKind::Meeting.number());
            let original = row.message_id.and_then(|id| originals.get(&id));
            Ok((entry(facts, row, original, &authors, &mut reactions)?, author))
        })
        .collect()
}

/// Messages alone, with who wrote them.
pub(in crate::rooms) async fn show_messages(
    app: &AppState,
    facts: &Facts,
    rows: Vec<EventRow>,
) -> Result<Vec<MessageView>, RoomError> {
    let shown = show(app, facts, rows, Reactions::new()).await?;
    Ok(shown.into_iter().filter_map(|(event, _)| event.message).collect())
}

fn entry(
    facts: &Facts,
    row: EventRow,
    original: Option<&EventRow>,
    authors: &HashMap<AccountId, Author>,
    reactions: &mut Reactions,
) -> Result<Event, RoomError> {
    let event = |kind| Event::of(facts.id, u64::try_from(row.seq).unwrap_or(0), row.at, kind);
    let kind = EntryKind::from_number(row.kind).unwrap_or(EntryKind::Hole);
    Ok(match (kind, row.message_id) {
        (EntryKind::Message, Some(id)) => {
            let mut view = written(facts, &row, id, authors)?;
            view.reactions = reactions.remove(&id).unwrap_or_default();
            Event { message: Some(view), ..event("message") }
        }
        (EntryKind::Removed, Some(id)) => {
            Event { message: Some(MessageView::removed(id)), ..event("message") }
        }
        (EntryKind::Edit, Some(id)) => match original.filter(|row| row.kind == EntryKind::Message.number()) {
            Some(original) => {
                Event { message: Some(written(facts, original, id, authors)?), ..event("edit") }
            }
            None => event("hole"),
        },
        (EntryKind::Removal, Some(id)) => Event {
            message: Some(MessageView::bare(id)),
            by: row.detail.as_deref().and_then(|detail| serde_json::from_str(detail).ok()),
            ..event("removal")
        },
        (EntryKind::Reaction, Some(id)) => {
            let detail: Option<ReactionDetail> =
                row.detail.as_deref().and_then(|detail| serde_json::from_str(detail).ok());
            match (detail, row.author_id) {
                (Some(detail), Some(by)) => Event {
                    message: Some(MessageView::bare(id)),
                    by: Some(by.to_string()),
                    reaction: Some(detail.reaction),
                    on: Some(detail.on),
                    count: Some(detail.count),
                    ..event("reaction")
                },
                _ => event("hole"),
            }
        }
        (EntryKind::RoomChange, _) => Event {
            room_settings: row
                .detail
                .as_deref()
                .and_then(|detail| serde_json::from_str::<RoomSettings>(detail).ok()),
            ..event("room")
        },
        (EntryKind::Meeting, _) => Event {
            meeting: row.detail.as_deref().and_then(|detail| serde_json::from_str(detail).ok()),
            person: row.author_id.and_then(|person| authors.get(&person).cloned()),
            ..event("meeting")
        },
        _ => event("hole"),
    })
}

fn written(
    facts: &Facts,
    row: &EventRow,
    id: MessageId,
    authors: &HashMap<AccountId, Author>,
) -> Result<MessageView, RoomError> {
    let detail = MessageDetail::of(row);
    let author = row.author_id.and_then(|author| authors.get(&author).cloned());
    let mut view = MessageView::written(id, author, text_of(facts, row)?.unwrap_or_default());
    view.reply_to = row.reply_to;
    view.edited_at = row.edited_at;
    view.mentions = detail.mentions;
    view.masked = detail.masked;
    view.note = detail.note;
    Ok(view)
}

/// The text of a message, opened where it is sealed.
pub(in crate::rooms) fn text_of(facts: &Facts, row: &EventRow) -> Result<Option<String>, RoomError> {
    match (&row.body, &row.sealed, &facts.key, row.message_id) {
        (Some(body), ..) => Ok(Some(body.clone())),
        (None, Some(sealed), Some(key), Some(id)) => {
            let opened = key.open(sealed, id.uuid().as_bytes())?;
            Ok(Some(String::from_utf8_lossy(&opened).into_owned()))
        }
        _ => Ok(None),
    }
}
