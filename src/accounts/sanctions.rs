//! Sanctions: what they do is here, who may impose them is `moderation`'s.
//!
//! An end is a time. Nothing has to run for a sanction to end.

use std::collections::HashMap;
use std::sync::Arc;

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};

use super::memory::Memory;
use super::model::{NewSanction, Sanction, SanctionKind, Status, Voice, later};
use super::{sessions, store};
use crate::clock::Timestamp;
use crate::ids::{AccountId, RoomId, SanctionId};
use crate::live::{News, Told};
use crate::state::AppState;
use crate::storage::Change;

/// Imposes one in the caller's change. Where it closes the door, every session and socket ends with it.
pub async fn impose(app: &AppState, change: &mut Change, new: NewSanction) -> Result<SanctionId, DbErr> {
    let id = SanctionId::new();
    store::insert_sanction(change.tx(), id, &new, app.now()).await?;
    if new.kind.closes_the_door() {
        store::delete_sessions_of(change.tx(), new.account).await?;
        put_door(app, change.tx(), new.account).await?;
        sessions::end_all_after(app, change, new.account);
    }
    forget_quiet_after(app, change, new.account);
    Ok(id)
}

/// Lifts one before its end; nothing where it holds no more.
pub async fn lift(app: &AppState, change: &mut Change, id: SanctionId) -> Result<Option<Sanction>, DbErr> {
    let Some(sanction) = store::sanction_by_id(change.tx(), id).await? else { return Ok(None) };
    if !store::lift_sanction(change.tx(), id, app.now()).await? {
        return Ok(None);
    }
    if sanction.kind.closes_the_door() {
        put_door(app, change.tx(), sanction.account).await?;
        sessions::forget_after(app, change, sanction.account);
    }
    forget_quiet_after(app, change, sanction.account);
    Ok(Some(sanction))
}

/// Lifts everything that keeps somebody from signing in.
pub(super) async fn open_door(
    app: &AppState,
    tx: &DatabaseTransaction,
    account: AccountId,
) -> Result<u64, DbErr> {
    let closed = store::closed_doors(tx, account, app.now()).await?;
    for sanction in &closed {
        store::lift_sanction(tx, sanction.id, app.now()).await?;
    }
    Ok(closed.len() as u64)
}

/// Brings the account's status in line with what holds for it.
async fn put_door(app: &AppState, tx: &DatabaseTransaction, account: AccountId) -> Result<(), DbErr> {
    let closed = store::closed_doors(tx, account, app.now()).await?;
    let end = closed.iter().map(|sanction| sanction.until).reduce(later);
    let status = if end.is_some() { Status::Suspended } else { Status::Active };
    store::put_suspension(tx, account, status, end.flatten()).await
}

/// What is left of somebody's voice in a room, or (`None`) where there is none yet.
pub async fn voice(app: &AppState, account: AccountId, room: Option<RoomId>) -> Result<Voice, DbErr> {
    let quiet = quiet(app).await?;
    Ok(quiet.get(&account).map_or(Voice::Free, |sanctions| Voice::of(sanctions, room, app.now())))
}

/// Until when somebody may not come back to a room: `Some(None)` without end, `None` where they may.
pub async fn removed_until(
    db: &impl ConnectionTrait,
    account: AccountId,
    room: RoomId,
    now: Timestamp,
) -> Result<Option<Option<Timestamp>>, DbErr> {
    let removals = store::removals_from(db, account, room, now).await?;
    Ok(removals.iter().map(|sanction| sanction.until).reduce(later))
}

/// Lifts what keeps somebody out of a room: a moderator lets them in again.
pub async fn let_back_into(
    app: &AppState,
    tx: &DatabaseTransaction,
    account: AccountId,
    room: RoomId,
) -> Result<(), DbErr> {
    for removal in store::removals_from(tx, account, room, app.now()).await? {
        store::lift_sanction(tx, removal.id, app.now()).await?;
    }
    Ok(())
}

/// The newest of one person, those that are over among them.
pub async fn sanctions_of(app: &AppState, account: AccountId) -> Result<Vec<Sanction>, DbErr> {
    store::sanctions_of(app.read(), account).await
}

pub async fn sanction(db: &impl ConnectionTrait, id: SanctionId) -> Result<Option<Sanction>, DbErr> {
    store::sanction_by_id(db, id).await
}

/// Whose voices are not free, by account. Few people's are: all of them are kept at hand, so that a message
/// costs no question.
pub(super) type QuietPeople = Arc<HashMap<AccountId, Vec<Sanction>>>;

async fn quiet(app: &AppState) -> Result<QuietPeople, DbErr> {
    let memory = app.memory::<Memory>();
    if let Some(known) = memory.quiet.get(&()) {
        return Ok(known);
    }
    let _one_reads = memory.reading_quiet.lock().await;
    if let Some(known) = memory.quiet.get(&()) {
        return Ok(known);
    }
    let epoch = memory.quiet.epoch();
    let mut people: HashMap<AccountId, Vec<Sanction>> = HashMap::new();
    for sanction in store::quiet_people(app.read(), app.now()).await? {
        people.entry(sanction.account).or_default().push(sanction);
    }
    let people = Arc::new(people);
    memory.quiet.put(epoch, (), people.clone());
    Ok(people)
}

fn forget_quiet_after(app: &AppState, change: &mut Change, account: AccountId) {
    let told = app.clone();
    change.announce(move || {
        told.memory::<Memory>().quiet.forget_key(&());
        // What one may say stands with each room of the list.
        told.hub().tell_account(account, &Told::Notice(News::Rooms));
    });
}

/// What an administrator imposes on the whole account.
pub(super) fn suspension(account: AccountId, by: AccountId) -> NewSanction {
    NewSanction { account, kind: SanctionKind::Suspension, room: None, until: None, by }
}
