//! Coming, going, and being put out.

use std::time::Duration;

use crate::accounts::{self, Author, NewSanction, SanctionKind};
use crate::audit::{self, Entry};
use crate::http::Page;
use crate::ids::{AccountId, RoomId};
use crate::live::{News, Told};
use crate::raid;
use crate::review::{self, NewDecision, Reason, Verdict};
use crate::rooms::access::{RoomGuest, RoomMember, RoomModerator, looks_after_all};
use crate::rooms::error::RoomError;
use crate::rooms::looking_after::reach_of;
use crate::rooms::memory::Memory;
use crate::rooms::model::{RoomKind, RoomRole, Standing, Visibility};
use crate::rooms::store;
use crate::state::AppState;
use crate::storage::Change;

/// At most so many rooms for one account.
const ROOMS: u64 = 200;

/// Joins a room; in a conversation of two: agrees to it. Joining twice is joining once.
pub async fn join(app: &AppState, guest: &RoomGuest) -> Result<(), RoomError> {
    let (room, account) = (guest.room(), guest.member.id);
    if guest.seat.is_some_and(|seat| seat.standing == Standing::Joined) {
        return Ok(());
    }
    app.limits().joins.spend(&account)?;
    let asked = guest.seat.is_some_and(|seat| seat.standing == Standing::Asked);
    let admitted = match guest.facts.kind {
        RoomKind::Direct => asked,
        // One comes to a meeting by its own door.
        RoomKind::Meeting => false,
        RoomKind::Group => {
            guest.facts.visibility == Visibility::Open || asked || looks_after_all(&guest.member)
        }
    };
    if !admitted {
        return Err(RoomError::NotFound);
    }
    if guest.facts.kind == RoomKind::Group
        && !asked
        && !looks_after_all(&guest.member)
        && let Some(raid) = raid::on(app, Some(room)).await?
    {
        if raid::is_newcomer(app, guest.member.created_at) {
            raid::knocked(app, room, account);
        }
        return Err(RoomError::DoorClosed(raid.until));
    }
    let mut change = app.begin().await?;
    if let Some(until) = accounts::removed_until(change.tx(), account, room, app.now()).await? {
        return Err(RoomError::PutOut(until));
    }
    if store::joined_rooms(change.tx(), account).await? >= ROOMS {
        return Err(RoomError::TooManyRooms);
    }
    store::seat_member(change.tx(), room, account, Standing::Joined, RoomRole::Member, app.now()).await?;
    seats_changed(app, &mut change, guest.room(), account);
    if guest.facts.kind == RoomKind::Direct
        && let Some(partner) = store::partner(change.tx(), room, account).await?
    {
        rooms_changed(app, &mut change, partner.account_id);
    }
    change.commit().await?;
    // Many new accounts at once are a raid: the door closes behind them.
    if guest.facts.kind == RoomKind::Group && raid::is_newcomer(app, guest.member.created_at) {
        raid::came(app, room, account).await?;
    }
    Ok(())
}

/// Leaves a room; in a conversation of two: declines it, or ends it. Nobody is told.
pub async fn leave(app: &AppState, guest: &RoomGuest) -> Result<(), RoomError> {
    let Some(seat) = guest.seat.filter(|seat| seat.standing != Standing::Left) else { return Ok(()) };
    let mut change = app.begin().await?;
    let (room, account) = (guest.room(), guest.member.id);
    store::seat_member(change.tx(), room, account, Standing::Left, seat.role, app.now()).await?;
    unseated(app, &mut change, room, account);
    change.commit().await?;
    Ok(())
}

/// Adds somebody to a group chat, or changes their role in it.
pub async fn add_member(
    app: &AppState,
    moderator: &RoomModerator,
    account: AccountId,
    role: RoomRole,
) -> Result<(), RoomError> {
    known(app, moderator, account).await?;
    let mut change = app.begin().await?;
    let room = moderator.room();
    let there = store::membership(change.tx(), room, account).await?;
    if there.is_none_or(|row| row.state != Standing::Joined.number())
        && store::joined_rooms(change.tx(), account).await? >= ROOMS
    {
        return Err(RoomError::TooManyRooms);
    }
    // Whoever lets somebody in knows that they were put out.
    accounts::let_back_into(app, change.tx(), account, room).await?;
    store::seat_member(change.tx(), room, account, Standing::Joined, role, app.now()).await?;
    seats_changed(app, &mut change, room, account);
    if role == RoomRole::Moderator {
        let entry = Entry::by(moderator.member.id, "room.moderator", account).to(room);
        audit::record(app, change.tx(), entry).await?;
    }
    change.commit().await?;
    Ok(())
}

/// Whoever was put out in one touch may come back after this.
const PUT_OUT_FOR: Duration = Duration::from_secs(24 * 3600);

/// Puts somebody out of a group chat: their sockets hear no more of it, at once, and they do not come straight back.
/// They are told why and how to say that it is wrong.
pub async fn put_out(app: &AppState, moderator: &RoomModerator, account: AccountId) -> Result<(), RoomError> {
    let mut change = app.begin().await?;
    let room = moderator.room();
    // The reason may follow; without one they hear the general one.
    keep_out(app, &mut change, room, account, moderator.member.id, Why::Follows).await?;
    if !super::moderate::unseat(app, &mut change, room, account).await? {
        return Err(RoomError::DirectNotFound);
    }
    Ok(change.commit().await?)
}

/// Why somebody is put out of a room.
pub(in crate::rooms) enum Why {
    /// Whoever decided may say so within the time of a claim.
    Follows,
    /// In their own words.
    Words(String),
    /// The general reason, and no other follows.
    General,
}

/// Keeps somebody out of a room for a day, with a decision that they can read and answer. Nobody does that to somebody
/// who looks after more than they do.
pub(in crate::rooms) async fn keep_out(
    app: &AppState,
    change: &mut Change,
    room: RoomId,
    account: AccountId,
    by: AccountId,
    why: Why,
) -> Result<(), RoomError> {
    if reach_of(app, by, room).await? < reach_of(app, account, room).await? {
        return Err(RoomError::LooksAfter);
    }
    let until = Some(app.now().plus(PUT_OUT_FOR));
    let removal = NewSanction { account, kind: SanctionKind::Removal, room: Some(room), until, by };
    let mut decision = NewDecision::new(Verdict::PutOut, Some(account), Some(by));
    decision.sanction = Some(accounts::impose(app, change, removal).await?);
    decision.room = Some(room);
    decision.until = until;
    match why {
        Why::Follows => {}
        Why::Words(words) => decision.texts.words = Some(words),
        Why::General => decision.reason = Some(Reason::Guidelines),
    }
    let decision = review::decide(app, change, decision).await?;
    audit::record(app, change.tx(), Entry::by(by, "room.put-out", decision)).await?;
    change.announce(move || {
        tracing::info!(room.id = %room, account.id = %account, "put somebody out of room {room}");
    });
    Ok(())
}

/// One member of a room.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub struct RoomMemberView {
    #[serde(flatten)]
    pub account: Author,
    pub room_role: RoomRole,
}

/// Who is in the room, without those with whom the reader has a block.
pub async fn members(
    app: &AppState,
    reader: &RoomMember,
    after: Option<AccountId>,
    limit: u64,
) -> Result<Page<RoomMemberView>, RoomError> {
    let hidden = accounts::hidden_from(app, reader.member.id).await?;
    let most = usize::try_from(limit).unwrap_or(usize::MAX);
    let (mut rows, mut from) = (Vec::new(), after);
    // Read on until the page is full: a short page, or a cursor with the name of somebody who is hidden, would
    // tell that there is somebody.
    loop {
        let read = store::members_of(app.read(), reader.room(), from, limit + 1).await?;
        let ended = read.len() <= most;
        from = read.last().map(|row| row.account_id).or(from);
        rows.extend(read.into_iter().filter(|row| !hidden.contains(&row.account_id)));
        if ended || rows.len() > most {
            break;
        }
    }
    let more = rows.len() > most;
    rows.truncate(most);
    let ids: Vec<AccountId> = rows.iter().map(|row| row.account_id).collect();
    let mut authors = accounts::authors(app, &ids).await?;
    let items = rows
        .iter()
        .filter_map(|row| {
            let account = authors.remove(&row.account_id)?;
            Some(RoomMemberView {
                account,
                room_role: RoomRole::from_number(row.role).unwrap_or(RoomRole::Member),
            })
        })
        .collect();
    Ok(Page { items, next: rows.last().filter(|_| more).map(|row| row.account_id.to_string()) })
}

/// Refuses an account that is not there, or with which the moderator has a block.
async fn known(app: &AppState, moderator: &RoomModerator, account: AccountId) -> Result<(), RoomError> {
    let hidden = accounts::hidden_from(app, moderator.member.id).await?;
    let there = accounts::authors(app, &[account]).await?.contains_key(&account);
    if there && !hidden.contains(&account) { Ok(()) } else { Err(RoomError::DirectNotFound) }
}

pub(in crate::rooms) fn seats_changed(app: &AppState, change: &mut Change, room: RoomId, account: AccountId) {
    let told = app.clone();
    change.announce(move || told.memory::<Memory>().forget_seat(room, account));
    rooms_changed(app, change, account);
}

pub(in crate::rooms) fn unseated(app: &AppState, change: &mut Change, room: RoomId, account: AccountId) {
    seats_changed(app, change, room, account);
    let told = app.clone();
    change.announce(move || told.hub().put_out(room, account));
}

/// Tells the account's sockets that its list of rooms is another.
pub(super) fn rooms_changed(app: &AppState, change: &mut Change, account: AccountId) {
    let told = app.clone();
    change.announce(move || {
        told.hub().tell_account(account, &Told::Notice(News::Rooms));
    });
}
