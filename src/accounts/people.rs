//! People as the slices above meet them: by id, by name, and who does not meet whom.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use sea_orm::DbErr;

use super::memory::Memory;
use super::model::{Author, HandleKey, Status};
use super::store;
use crate::clock::Timestamp;
use crate::ids::{AccountId, InviteId};
use crate::state::AppState;

/// More names than this in one question are cut.
const MOST_NAMES: usize = 100;

/// Those of `ids` who are still here.
pub async fn authors(app: &AppState, ids: &[AccountId]) -> Result<HashMap<AccountId, Author>, DbErr> {
    let memory = app.memory::<Memory>();
    let mut found = HashMap::with_capacity(ids.len());
    let mut unknown = Vec::new();
    for id in ids {
        if found.contains_key(id) {
            continue;
        }
        match memory.authors.get(id) {
            Some(author) => {
                found.insert(*id, author);
            }
            None => unknown.push(*id),
        }
    }
    if unknown.is_empty() {
        return Ok(found);
    }
    unknown.sort_unstable();
    unknown.dedup();
    let epoch = memory.authors.epoch();
    // A database takes so many values in one question.
    for some in unknown.chunks(500) {
        for author in store::authors(app.read(), some).await? {
            memory.authors.put(epoch, author.id, author.clone());
            found.insert(author.id, author);
        }
    }
    Ok(found)
}

/// Everybody the account has a block with, whoever made it.
pub async fn hidden_from(app: &AppState, account: AccountId) -> Result<Arc<HashSet<AccountId>>, DbErr> {
    let memory = app.memory::<Memory>();
    if let Some(known) = memory.hidden.get(&account) {
        return Ok(known);
    }
    let epoch = memory.hidden.epoch();
    let read = Arc::new(store::hidden_from(app.read(), account).await?);
    memory.hidden.put(epoch, account, read.clone());
    Ok(read)
}

/// Who bears this name, as far as the viewer can see: nobody who waits, is suspended, or has a block with
/// them.
pub async fn find_by_handle(
    app: &AppState,
    viewer: AccountId,
    handle: &str,
) -> Result<Option<Author>, DbErr> {
    let found = store::account_by_key(app.read(), &HandleKey::of(handle)).await?;
    // Asked in any case, so that the answer takes as long.
    let hidden = hidden_from(app, viewer).await?;
    Ok(found
        .filter(|account| account.status_at(app.now()) == Status::Active && !hidden.contains(&account.id))
        .map(|account| Author { id: account.id, handle: account.handle, role: account.role }))
}

/// Somebody as those who look after others see them.
#[derive(Debug, Clone)]
pub struct Profile {
    pub author: Author,
    pub created_at: Timestamp,
    pub status: Status,
    pub invited_by: Option<AccountId>,
}

pub async fn profile(app: &AppState, id: AccountId) -> Result<Option<Profile>, DbErr> {
    let found = store::account_by_id(app.read(), id).await?;
    Ok(found.map(|account| Profile {
        status: account.status_at(app.now()),
        created_at: account.created_at,
        invited_by: account.invited_by,
        author: Author { id: account.id, handle: account.handle, role: account.role },
    }))
}

/// Somebody who came together with others.
#[derive(Debug, Clone)]
pub struct WavePerson {
    pub id: AccountId,
    pub handle: String,
    pub created_at: Timestamp,
    pub status: Status,
}

/// Invites by which at least so many members came since then: the invite, how many, the first and the last.
pub async fn busy_invites(
    app: &AppState,
    since: Timestamp,
    least: u32,
) -> Result<Vec<(InviteId, u64, Timestamp, Timestamp)>, DbErr> {
    let found = store::busy_invites(app.read(), since, least).await?.into_iter();
    Ok(found
        .map(|(invite, many, first, last)| (invite, u64::try_from(many).unwrap_or(0), first, last))
        .collect())
}

/// Members who came by an invite since then.
pub async fn came_by(app: &AppState, invite: InviteId, since: Timestamp) -> Result<Vec<WavePerson>, DbErr> {
    Ok(wave(app, store::came_by(app.read(), invite, since).await?))
}

/// Members who came in a stretch of time; of these ones only, where some are named.
pub async fn came_between(
    app: &AppState,
    from: Timestamp,
    to: Timestamp,
    only: Option<&[AccountId]>,
) -> Result<Vec<WavePerson>, DbErr> {
    let Some(only) = only else {
        return Ok(wave(app, store::came_between(app.read(), from, to, None).await?));
    };
    let mut people = Vec::new();
    for some in only.chunks(400) {
        people.extend(wave(app, store::came_between(app.read(), from, to, Some(some)).await?));
    }
    Ok(people)
}

fn wave(app: &AppState, found: Vec<store::AccountRecord>) -> Vec<WavePerson> {
    let now = app.now();
    let person = |account: store::AccountRecord| WavePerson {
        id: account.id,
        status: account.status_at(now),
        created_at: account.created_at,
        handle: account.handle.to_string(),
    };
    found.into_iter().map(person).collect()
}

/// The active people who bear these names.
pub async fn accounts_named(app: &AppState, handles: &[&str]) -> Result<Vec<AccountId>, DbErr> {
    let keys: Vec<HandleKey> = handles.iter().take(MOST_NAMES).map(|handle| HandleKey::of(handle)).collect();
    if keys.is_empty() { Ok(Vec::new()) } else { store::accounts_by_keys(app.read(), &keys).await }
}
