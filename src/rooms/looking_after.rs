//! Who looks after which rooms, and their names: what `moderation` asks before it decides.

use std::collections::HashMap;

use sea_orm::DbErr;
use serde::Serialize;

use super::access::{keeps_rooms, looks_after_all};
use super::memory::{facts, seat};
use super::model::{RoomKind, RoomRole, Standing};
use super::store;
use crate::accounts::{self, Member};
use crate::clock::Timestamp;
use crate::ids::{AccountId, RoomId};
use crate::state::AppState;

/// A room as it is named beside something that waits.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct RoomNamed {
    pub id: RoomId,
    /// Empty for a conversation of two.
    pub name: String,
    pub kind: RoomKind,
}

/// The rooms a person looks after; nothing for somebody who looks after all of them.
pub async fn looked_after(app: &AppState, member: &Member) -> Result<Option<Vec<RoomId>>, DbErr> {
    if looks_after_all(member) {
        return Ok(None);
    }
    Ok(Some(store::rooms_looked_after(app.read(), member.id).await?))
}

/// Whether an account looks after a room as one of its moderators.
pub async fn moderates(app: &AppState, account: AccountId, room: RoomId) -> Result<bool, super::RoomError> {
    let group = facts(app, room).await?.is_some_and(|facts| facts.kind.is_for_many());
    let seat = seat(app, room, account).await?;
    Ok(group
        && seat.is_some_and(|seat| seat.standing == Standing::Joined && seat.role == RoomRole::Moderator))
}

/// The moderators of one room.
pub async fn moderators_of(app: &AppState, room: RoomId) -> Result<Vec<AccountId>, DbErr> {
    store::moderators_of(app.read(), room).await
}

/// How much somebody looks after.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reach {
    Nothing,
    /// This room.
    Room,
    /// Every room of the community.
    Community,
}

/// How much an account looks after, as seen from one room.
pub(super) async fn reach_of(
    app: &AppState,
    account: AccountId,
    room: RoomId,
) -> Result<Reach, super::RoomError> {
    let role = accounts::authors(app, &[account]).await?.remove(&account).map(|person| person.role);
    if role.is_some_and(keeps_rooms) {
        return Ok(Reach::Community);
    }
    Ok(if moderates(app, account, room).await? { Reach::Room } else { Reach::Nothing })
}

/// Whether an account is or was in one of these rooms.
pub async fn was_in_any(app: &AppState, account: AccountId, rooms: &[RoomId]) -> Result<bool, DbErr> {
    Ok(store::memberships_of(app.read(), account).await?.iter().any(|row| rooms.contains(&row.room_id)))
}

/// Who joined a room in a stretch of time and is still in it, or was put out of it since.
pub async fn joined_between(
    app: &AppState,
    room: RoomId,
    from: Timestamp,
    to: Timestamp,
) -> Result<Vec<AccountId>, DbErr> {
    store::joined_between(app.read(), room, from, to).await
}

/// Rooms by their ids.
pub async fn named(app: &AppState, ids: &[RoomId]) -> Result<HashMap<RoomId, RoomNamed>, DbErr> {
    let rows = store::rooms_by_id(app.read(), ids).await?;
    let named = rows.into_iter().map(|row| {
        let kind = RoomKind::from_number(row.kind).unwrap_or(RoomKind::Group);
        (row.id, RoomNamed { id: row.id, name: row.name, kind })
    });
    Ok(named.collect())
}
