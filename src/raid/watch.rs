//! Watching the doors, and the mode itself.

use std::sync::Arc;
use std::time::Duration;

use sea_orm::{DatabaseTransaction, DbErr};

use super::memory::Memory;
use super::store::{self, Place, Raid};
use crate::audit::{self, Entry, Subject};
use crate::clock::Timestamp;
use crate::ids::{AccountId, RaidId, RoomId};
use crate::live::{News, Told};
use crate::review::{self, Kind, Level, NewItem, ReviewError};
use crate::state::AppState;
use crate::storage::Change;

const MINUTE: Duration = Duration::from_secs(60);
const DAY: Duration = Duration::from_secs(24 * 3600);

/// The raid that holds in a place: its own, or the whole community's.
pub async fn on(app: &AppState, room: Option<RoomId>) -> Result<Option<Raid>, DbErr> {
    let (raids, now) = (standing(app).await?, app.now());
    let holds = |raid: &&Raid| {
        now < raid.until && (raid.place == Place::Community || raid.place.room() == room && room.is_some())
    };
    Ok(raids.iter().find(holds).cloned())
}

/// Everywhere the mode is on.
pub async fn standing(app: &AppState) -> Result<Arc<Vec<Raid>>, DbErr> {
    let memory = app.memory::<Memory>();
    if let Some(known) = memory.known() {
        return Ok(known);
    }
    let _one_reads = memory.reading.lock().await;
    if let Some(known) = memory.known() {
        return Ok(known);
    }
    let raids = Arc::new(store::on(app.read(), app.now()).await?);
    memory.remember(raids.clone());
    Ok(raids)
}

/// Switches the mode on in the caller's change; `None` where it is on. Those who look after the place are told.
pub async fn begin(
    app: &AppState,
    change: &mut Change,
    place: Place,
    by: Option<AccountId>,
    until: Timestamp,
) -> Result<Option<RaidId>, ReviewError> {
    let Some(id) = store::insert(change.tx(), place, by, app.now(), until).await? else { return Ok(None) };
    if by.is_none() {
        let item = NewItem {
            kind: Kind::Raid,
            subject: review::Subject::Raid(id),
            room: place.room(),
            account: None,
            level: Level::Red,
            rules: Vec::new(),
            excerpts: Vec::new(),
        };
        review::file(app, change.tx(), item).await?;
    }
    if let Place::Room(room) = place {
        app.memory::<Memory>().begin_wave(room, by.is_none().then_some(id));
    }
    tell(app, change, place, true);
    record(app, change.tx(), "raid.began", place, by).await?;
    Ok(Some(id))
}

/// Switches it off; `false` where it was not on.
pub async fn end(app: &AppState, change: &mut Change, place: Place, by: AccountId) -> Result<bool, DbErr> {
    if !store::end(change.tx(), place, app.now()).await? {
        return Ok(false);
    }
    tell(app, change, place, false);
    record(app, change.tx(), "raid.ended", place, Some(by)).await?;
    Ok(true)
}

/// Those who are there are told quietly; what they see of it is that the door is closed for a while.
fn tell(app: &AppState, change: &mut Change, place: Place, on: bool) {
    let told = app.clone();
    change.announce(move || {
        told.memory::<Memory>().forget();
        let frame = Told::Notice(News::Raid { room: place.room(), on });
        match place {
            Place::Room(room) => told.hub().tell_everybody_in(room, &frame),
            Place::Community => {
                for account in told.hub().accounts_listening() {
                    told.hub().tell_account(account, &frame);
                }
            }
        }
    });
}

async fn record(
    app: &AppState,
    tx: &DatabaseTransaction,
    act: &'static str,
    place: Place,
    by: Option<AccountId>,
) -> Result<(), DbErr> {
    let subject = place.room().map_or_else(Subject::community, Subject::from);
    let entry = match by {
        Some(by) => Entry::by(by, act, subject),
        None => Entry::by_the_server(act, subject),
    };
    audit::record(app, tx, entry).await
}

/// Raids of the last days, the newest first.
pub async fn past(app: &AppState, days: u32) -> Result<Vec<Raid>, DbErr> {
    store::newest(app.read(), app.now().minus(DAY * days), 100).await
}

/// A raid by its id, on or past.
pub async fn raid(app: &AppState, id: RaidId) -> Result<Option<Raid>, DbErr> {
    store::by_id(app.read(), id).await
}

/// Whether joins are counted at all. Whoever lifts the limit of joins measures, and is no raid.
fn counts(app: &AppState) -> bool {
    app.settings().moderation.raid_joins > 0 && app.settings().limits.joins_per_minute > 0
}

fn window(app: &AppState) -> Duration {
    Duration::from_secs(u64::from(app.settings().moderation.raid_window_seconds))
}

/// Whether an account is so new that it may be one of a wave.
pub fn is_newcomer(app: &AppState, created_at: Timestamp) -> bool {
    let hours = app.settings().moderation.raid_newcomer_hours;
    app.now().since(created_at) < 60 * MINUTE * hours
}

/// Notes that a new account came into a room. So many in so short a time are a raid: the mode goes on.
pub async fn came(app: &AppState, room: RoomId, who: AccountId) -> Result<Option<RaidId>, ReviewError> {
    if !counts(app) {
        return Ok(None);
    }
    let settings = &app.settings().moderation;
    let many = app.memory::<Memory>().came(room, who, app.now(), window(app));
    if on(app, Some(room)).await?.is_some() {
        // Let in at the moment the door closed.
        knocked(app, room, who);
        return Ok(None);
    }
    if many < settings.raid_joins as usize {
        return Ok(None);
    }
    let mut change = app.begin().await?;
    let until = app.now().plus(MINUTE * settings.raid_minutes);
    let begun = begin(app, &mut change, Place::Room(room), None, until).await?;
    change.commit().await?;
    match begun {
        Some(_) => {
            tracing::warn!(room.id = %room, "raid mode went on in room {room}: {many} new accounts came at once")
        }
        // Somebody who came in the same moment closed the door first: who was of the wave is counted by now.
        None => knocked(app, room, who),
    }
    Ok(begun)
}

/// Notes that a newcomer found the door closed: they are of the wave that closed it. In memory only; after a restart
/// a wave is those who got in.
pub fn knocked(app: &AppState, room: RoomId, who: AccountId) {
    app.memory::<Memory>().knocked(room, who);
}

/// Newcomers who are known to be of a raid on a room, and whether that is everybody.
pub fn wave(app: &AppState, room: RoomId, raid: RaidId) -> (Vec<AccountId>, bool) {
    app.memory::<Memory>().wave(room, raid)
}

/// Takes one of the few messages that new accounts share who come in the same moment, or says how long to wait.
pub fn speak(app: &AppState, room: RoomId, who: AccountId) -> Result<(), Duration> {
    if !counts(app) {
        return Ok(());
    }
    let shared = app.settings().moderation.raid_shared_messages as usize;
    app.memory::<Memory>().speak(room, who, app.now(), window(app), shared)
}

/// Forgets who came long ago. Every minute.
pub fn tidy(app: &AppState) {
    app.memory::<Memory>().tidy(app.now().minus(window(app)));
}
