//! People as the slices above meet them: by id, by name, and who does not meet whom.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use sea_orm::DbErr;

use super::memory::Memory;
use super::model::{Author, HandleKey, Status};
use super::store;
use crate::ids::AccountId;
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
        .filter(|account| account.status == Status::Active && !hidden.contains(&account.id))
        .map(|account| Author { id: account.id, handle: account.handle, role: account.role }))
}

/// The active people who bear these names.
pub async fn accounts_named(app: &AppState, handles: &[&str]) -> Result<Vec<AccountId>, DbErr> {
    let keys: Vec<HandleKey> = handles.iter().take(MOST_NAMES).map(|handle| HandleKey::of(handle)).collect();
    if keys.is_empty() { Ok(Vec::new()) } else { store::accounts_by_keys(app.read(), &keys).await }
}
