//! Raid mode by hand, and what is to be seen of it.

use std::time::Duration;

use serde::Serialize;
use utoipa::ToSchema;

use crate::accounts::Author;
use crate::clock::Timestamp;
use crate::http::AppError;
use crate::ids::{AccountId, RaidId, RoomId};
use crate::moderation::access::Moderator;
use crate::moderation::error::ModerationError;
use crate::moderation::view::Names;
use crate::raid::{self, Place, Raid};
use crate::rooms::RoomNamed;
use crate::state::AppState;

/// By hand it stays on for so long, unless something else is said.
const USUAL_HOURS: u32 = 12;
const LONGEST_HOURS: u32 = 168;
const DAYS_SHOWN: u32 = 7;

/// Raid mode somewhere, on or past.
#[derive(Debug, Serialize, ToSchema)]
pub struct RaidView {
    pub id: RaidId,
    /// Missing: the whole community.
    pub room: Option<RoomNamed>,
    pub since: Timestamp,
    /// Goes off by itself then.
    pub until: Timestamp,
    pub on: bool,
    /// Missing where it went on by itself.
    pub by: Option<Author>,
}

/// Raid mode of the last days, the newest first, as far as one looks after it.
pub async fn raids(app: &AppState, moderator: &Moderator) -> Result<Vec<RaidView>, AppError> {
    let mut raids = raid::past(app, DAYS_SHOWN).await?;
    raids.retain(|raid| moderator.looks_after(raid.place.room()));
    let names =
        Names::of(app, raids.iter().map(|raid| raid.by), raids.iter().map(|raid| raid.place.room())).await?;
    let now = app.now();
    Ok(raids.into_iter().map(|raid| view(&names, raid, now)).collect())
}

fn view(names: &Names, raid: Raid, now: Timestamp) -> RaidView {
    RaidView {
        id: raid.id,
        room: names.room(raid.place.room()),
        since: raid.since,
        until: raid.ended_at.unwrap_or(raid.until),
        on: raid.ended_at.is_none() && now < raid.until,
        by: names.person(raid.by),
    }
}

/// Switches the mode on or off. On while it is on, and off while it is off, change nothing.
pub async fn put_raid(
    app: &AppState,
    by: AccountId,
    room: Option<RoomId>,
    on: bool,
    hours: Option<u32>,
) -> Result<(), AppError> {
    let hours = hours.unwrap_or(USUAL_HOURS);
    if !(1..=LONGEST_HOURS).contains(&hours) {
        return Err(ModerationError::RaidUnfit.into());
    }
    let place = Place::of(room);
    let mut change = app.begin().await?;
    if on {
        let until = app.now().plus(Duration::from_secs(3600) * hours);
        raid::begin(app, &mut change, place, Some(by), until).await?;
    } else {
        raid::end(app, &mut change, place, by).await?;
    }
    Ok(change.commit().await?)
}
