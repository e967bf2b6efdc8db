//! Who looks after what. What is handed over was checked.

use axum::extract::{FromRequestParts, Path};
use http::request::Parts;
use sea_orm::DbErr;
use serde::Deserialize;

use super::error::ModerationError;
use crate::accounts::{self, Member, Role};
use crate::http::AppError;
use crate::ids::{AccountId, ItemId, RoomId};
use crate::review::{self, Item, Kind, Subject};
use crate::rooms;
use crate::state::AppState;

/// Somebody who looks after at least one room, or after all of them.
pub struct Moderator {
    pub member: Member,
    /// Their rooms; nothing for somebody who looks after everything.
    pub rooms: Option<Vec<RoomId>>,
}

/// A moderator of the whole community, a supervisor or an administrator.
pub struct CommunityModerator(pub Member);

/// A supervisor or an administrator, with their second factor: what they write decides over everybody's words.
pub struct RuleWriter(pub Member);

/// Something that waits, in front of somebody who may judge it.
pub struct ItemBefore {
    pub moderator: Moderator,
    pub item: Item,
}

impl Moderator {
    pub async fn of(app: &AppState, member: Member) -> Result<Self, ModerationError> {
        let rooms = rooms::looked_after(app, &member).await?;
        if rooms.as_ref().is_some_and(Vec::is_empty) {
            let needed = matches!(member.role, Role::Supervisor | Role::Admin);
            return Err(if needed {
                ModerationError::SecondFactorNeeded
            } else {
                ModerationError::Forbidden
            });
        }
        Ok(Self { member, rooms })
    }

    /// What belongs to no room is the community's.
    pub fn looks_after(&self, room: Option<RoomId>) -> bool {
        match (&self.rooms, room) {
            (None, _) => true,
            (Some(rooms), Some(room)) => rooms.contains(&room),
            (Some(_), None) => false,
        }
    }

    pub fn is_of_the_community(&self) -> bool {
        self.rooms.is_none()
    }

    /// Refuses to act against oneself, and against those who look after others, where one does not stand above
    /// them: a moderator's quarrel with a moderator is somebody else's to settle.
    pub async fn stands_over(&self, app: &AppState, account: AccountId) -> Result<(), ModerationError> {
        let found = accounts::authors(app, &[account]).await?.remove(&account);
        let them = found.ok_or(ModerationError::MemberNotFound)?;
        let over = match self.member.power() {
            Role::Admin => true,
            Role::Supervisor => them.role != Role::Admin && them.role != Role::Supervisor,
            _ => them.role == Role::Member,
        };
        if account == self.member.id || !over { Err(ModerationError::NotOver) } else { Ok(()) }
    }
}

impl ItemBefore {
    pub async fn of(app: &AppState, moderator: Moderator, id: ItemId) -> Result<Self, ModerationError> {
        let item = review::item(app.read(), id).await?.ok_or(ModerationError::ItemNotFound)?;
        // Nobody judges their own words, or learns who did not like them.
        let about_themselves = item.account == Some(moderator.member.id);
        if about_themselves || !moderator.looks_after(item.room) {
            return Err(ModerationError::ItemNotFound);
        }
        Ok(Self { moderator, item })
    }

    /// An appeal is for somebody who had no part in the decision.
    pub async fn refuse_own_decision(&self, app: &AppState) -> Result<(), ModerationError> {
        if decided_by(app, &self.item).await? == Some(self.moderator.member.id) {
            return Err(ModerationError::OwnDecision);
        }
        Ok(())
    }
}

/// Who took the decision that an appeal is about.
pub async fn decided_by(app: &AppState, item: &Item) -> Result<Option<AccountId>, ModerationError> {
    match (item.kind, item.subject) {
        (Kind::Appeal, Subject::Decision(decision)) => {
            Ok(review::decision(app, app.read(), decision).await?.and_then(|decision| decision.by))
        }
        _ => Ok(None),
    }
}

/// Whether an account may be given an item.
pub async fn may_take(app: &AppState, account: AccountId, item: &Item) -> Result<bool, AppError> {
    if item.account == Some(account) || decided_by(app, item).await? == Some(account) {
        return Ok(false);
    }
    if is_of_the_community(app, account).await? {
        return Ok(true);
    }
    match item.room {
        Some(room) => Ok(rooms::moderates(app, account, room).await?),
        None => Ok(false),
    }
}

async fn is_of_the_community(app: &AppState, account: AccountId) -> Result<bool, DbErr> {
    let found = accounts::authors(app, &[account]).await?.remove(&account);
    Ok(found.is_some_and(|them| matches!(them.role, Role::Moderator | Role::Supervisor | Role::Admin)))
}

impl FromRequestParts<AppState> for Moderator {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, AppError> {
        let member = Member::from_request_parts(parts, app).await?;
        Ok(Self::of(app, member).await?)
    }
}

impl FromRequestParts<AppState> for CommunityModerator {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, AppError> {
        let member = Member::from_request_parts(parts, app).await?;
        accounts::require(&member, &[Role::Moderator, Role::Supervisor, Role::Admin])?;
        Ok(Self(member))
    }
}

impl FromRequestParts<AppState> for RuleWriter {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, AppError> {
        let member = Member::from_request_parts(parts, app).await?;
        accounts::require(&member, &[Role::Supervisor, Role::Admin])?;
        Ok(Self(member))
    }
}

#[derive(Deserialize)]
struct ItemPath {
    id: ItemId,
}

impl FromRequestParts<AppState> for ItemBefore {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, AppError> {
        let moderator = Moderator::from_request_parts(parts, app).await?;
        let Ok(Path(ItemPath { id })) = Path::from_request_parts(parts, app).await else {
            return Err(ModerationError::ItemNotFound.into());
        };
        Ok(Self::of(app, moderator, id).await?)
    }
}
