//! Who may do what in a room. What is handed over was checked.

use std::sync::Arc;

use axum::extract::{FromRequestParts, Path};
use http::request::Parts;
use serde::Deserialize;

use super::error::RoomError;
use super::memory::{Facts, Seat, facts, seat};
use super::model::{RoomKind, RoomRole, Standing};
use crate::accounts::{self, Member, Role};
use crate::http::AppError;
use crate::ids::RoomId;
use crate::state::AppState;

/// Somebody who may see a room, whether they joined or not.
pub struct RoomGuest {
    pub member: Member,
    pub(super) facts: Arc<Facts>,
    pub(super) seat: Option<Seat>,
}

/// Somebody who is in the room: may read its log and write to it.
pub struct RoomMember {
    pub member: Member,
    pub(super) facts: Arc<Facts>,
    pub(super) seat: Seat,
}

/// Somebody who looks after the room: one of its moderators, a moderator of the community or an
/// administrator. Nobody looks after a conversation of two.
pub struct RoomModerator {
    pub member: Member,
    pub(super) facts: Arc<Facts>,
}

impl RoomGuest {
    pub async fn of(app: &AppState, member: Member, room: RoomId) -> Result<Self, RoomError> {
        let facts = facts(app, room).await?.ok_or(RoomError::NotFound)?;
        let seat = seat(app, room, member.id).await?;
        let inside = seat.is_some_and(|seat| seat.standing != Standing::Left);
        let visible = match facts.kind {
            RoomKind::Direct => inside && !hidden_partner(app, &member, room).await?,
            RoomKind::Meeting => inside || looks_after_all(&member),
            RoomKind::Group => {
                inside || facts.visibility == super::model::Visibility::Open || looks_after_all(&member)
            }
        };
        if visible { Ok(Self { member, facts, seat }) } else { Err(RoomError::NotFound) }
    }

    pub fn room(&self) -> RoomId {
        self.facts.id
    }
}

impl RoomMember {
    /// The same person as somebody who may see the room.
    pub fn guest(&self) -> RoomGuest {
        RoomGuest { member: self.member.clone(), facts: self.facts.clone(), seat: Some(self.seat) }
    }

    pub async fn of(app: &AppState, member: Member, room: RoomId) -> Result<Self, RoomError> {
        let guest = RoomGuest::of(app, member, room).await?;
        match guest.seat {
            Some(seat) if seat.standing == Standing::Joined => {
                Ok(Self { member: guest.member, facts: guest.facts, seat })
            }
            _ => Err(RoomError::NotAMember),
        }
    }

    pub fn room(&self) -> RoomId {
        self.facts.id
    }

    /// Whether this person may remove what others wrote here.
    pub fn looks_after(&self) -> bool {
        self.facts.kind.is_for_many()
            && (self.seat.role == RoomRole::Moderator || looks_after_all(&self.member))
    }
}

impl RoomModerator {
    pub async fn of(app: &AppState, member: Member, room: RoomId) -> Result<Self, RoomError> {
        let guest = RoomGuest::of(app, member, room).await?;
        let of_the_room = guest
            .seat
            .is_some_and(|seat| seat.standing == Standing::Joined && seat.role == RoomRole::Moderator);
        if guest.facts.kind.is_for_many() && (of_the_room || looks_after_all(&guest.member)) {
            Ok(Self { member: guest.member, facts: guest.facts })
        } else if guest.facts.kind.is_for_many() && keeps_rooms(guest.member.role) {
            Err(RoomError::SecondFactorNeeded)
        } else {
            Err(RoomError::Forbidden)
        }
    }

    pub fn room(&self) -> RoomId {
        self.facts.id
    }
}

/// Moderators of the community and administrators look after every group chat.
pub(super) fn looks_after_all(member: &Member) -> bool {
    keeps_rooms(member.power())
}

pub(super) fn keeps_rooms(role: Role) -> bool {
    matches!(role, Role::Moderator | Role::Supervisor | Role::Admin)
}

/// A block makes a conversation of two disappear for both.
async fn hidden_partner(app: &AppState, member: &Member, room: RoomId) -> Result<bool, RoomError> {
    let hidden = accounts::hidden_from(app, member.id).await?;
    if hidden.is_empty() {
        return Ok(false);
    }
    let partner = super::store::partner(app.read(), room, member.id).await?;
    Ok(partner.is_some_and(|partner| hidden.contains(&partner.account_id)))
}

/// The room's id, wherever else the path goes.
#[derive(Deserialize)]
struct RoomPath {
    id: RoomId,
}

macro_rules! by_path {
    ($($type:ident),+) => {$(
        impl FromRequestParts<AppState> for $type {
            type Rejection = AppError;

            async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, AppError> {
                let member = Member::from_request_parts(parts, app).await?;
                let Ok(Path(RoomPath { id })) = Path::from_request_parts(parts, app).await else {
                    return Err(RoomError::NotFound.into());
                };
                Ok(Self::of(app, member, id).await?)
            }
        }
    )+};
}

by_path!(RoomGuest, RoomMember, RoomModerator);
