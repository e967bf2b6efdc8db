//! Who is there, who takes the chair when the chair's connection dies, and when a meeting is over.

use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::actions::write;
use super::{Hall, Halls, held_in, now_in};
use crate::clock::Timestamp;
use crate::ids::{AccountId, RoomId};
use crate::live::Told;
use crate::meetings::error::MeetingError;
use crate::meetings::session::{Event, Presence};
use crate::meetings::store;
use crate::rooms;
use crate::state::AppState;

/// A meeting whose time is over and that everybody has left ends after this.
const EMPTY: Duration = Duration::from_secs(10 * 60);
/// However many are still there, a meeting ends so long after its time.
const LONGEST_AFTER: Duration = Duration::from_secs(3 * 3600);

/// Who is there. In memory only: after a restart everybody is away since then.
#[derive(Default)]
struct Watch(Mutex<HashMap<RoomId, Watched>>);

struct Watched {
    presence: Presence,
    here: HashSet<AccountId>,
    began: Timestamp,
    empty_since: Option<Timestamp>,
}

impl Watch {
    /// Held for moments, never across an await.
    fn inside(&self) -> MutexGuard<'_, HashMap<RoomId, Watched>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How many people are in the room of a meeting now.
pub(super) fn count(app: &AppState, room: RoomId) -> usize {
    app.hub().present(room).len()
}

/// Looks after every meeting that is on. Called every second.
pub async fn look_after(app: &AppState) -> Result<(), MeetingError> {
    let rooms: Vec<RoomId> =
        store::open_sessions(app.read()).await?.into_iter().map(|row| row.room_id).collect();
    app.memory::<Watch>().inside().retain(|room, _| rooms.contains(room));
    app.memory::<Halls>().only(&rooms);
    for room in rooms {
        look_at(app, room).await?;
    }
    Ok(())
}

async fn look_at(app: &AppState, room: RoomId) -> Result<(), MeetingError> {
    let Some(hall) = now_in(app, room).await? else { return Ok(()) };
    let (presence, began, empty_since) = take_in(app, room).await?;
    let now = app.now();
    let after = now.since(hall.ends_at);
    let is_empty = empty_since.is_some_and(|since| now.since(since) >= EMPTY);
    let is_over = (after > Duration::ZERO && is_empty) || after >= LONGEST_AFTER;
    let next = |hall: &Hall| match is_over {
        true => hall.session.end(),
        false => hall.session.watch(&presence, began, now).into_iter().collect(),
    };
    if next(&hall).is_empty() {
        return Ok(());
    }
    let mut change = app.begin().await?;
    rooms::hold(change.tx(), room).await?;
    let Some(mut hall) = held_in(app, change.tx(), room).await? else { return Ok(()) };
    // Asked again: meanwhile somebody else may have taken the chair.
    let events: Vec<Event> = next(&hall);
    write(app, &mut change, &mut hall, events, None).await?;
    Ok(change.commit().await?)
}

/// Compares who follows the room with who did a moment ago, and tells the room how many there are.
async fn take_in(
    app: &AppState,
    room: RoomId,
) -> Result<(Presence, Timestamp, Option<Timestamp>), MeetingError> {
    let here = app.hub().present(room);
    let memory = app.memory::<Watch>();
    let before = memory.inside().get(&room).map(|watched| watched.here.clone()).unwrap_or_default();
    let mut came = Vec::new();
    for who in here.difference(&before) {
        came.push((*who, rooms::moderates(app, *who, room).await?));
    }
    let now = app.now();
    let mut inside = memory.inside();
    let watched = inside.entry(room).or_insert_with(|| Watched {
        presence: Presence::default(),
        here: HashSet::new(),
        began: now,
        empty_since: Some(now),
    });
    for (who, moderates) in came {
        watched.presence.came(who, moderates, now);
    }
    for who in before.difference(&here) {
        watched.presence.went(*who, now);
    }
    if before.len() != here.len() {
        app.hub().tell_everybody_in(room, &Told::Presence { room, count: here.len() });
    }
    watched.empty_since = here.is_empty().then(|| watched.empty_since.unwrap_or(now));
    watched.here = here;
    Ok((watched.presence.clone(), watched.began, watched.empty_since))
}
