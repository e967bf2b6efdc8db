//! Not meeting somebody any more. A block works both ways, and looks like absence: the answers say nothing
//! that would be different if the other had never been here.

use serde::Serialize;
use utoipa::ToSchema;

use crate::accounts::error::AccountError;
use crate::accounts::memory::Memory;
use crate::accounts::model::{Member, Role};
use crate::accounts::{people, store};
use crate::http::AppError;
use crate::ids::AccountId;
use crate::state::AppState;
use crate::storage::Change;

const MOST_BLOCKS: usize = 1000;

#[derive(Debug, Serialize, ToSchema)]
pub struct Blocked {
    pub id: AccountId,
    pub handle: String,
}

/// Whom one has blocked. Somebody who has blocked one too is not among them: they are not there.
pub async fn blocks_of(app: &AppState, member: &Member) -> Result<Vec<Blocked>, AppError> {
    let blocked = store::blocked_by(app.read(), member.id).await?;
    let authors = people::authors(app, &blocked).await?;
    let mut shown: Vec<Blocked> = authors
        .into_values()
        .map(|author| Blocked { id: author.id, handle: author.handle.to_string() })
        .collect();
    shown.sort_by(|one, other| one.handle.cmp(&other.handle));
    Ok(shown)
}

/// Blocks somebody. The answer is the same for somebody who is not there, and who is not there for one.
pub async fn block(app: &AppState, member: &Member, other: AccountId) -> Result<(), AppError> {
    if other == member.id {
        return Err(AccountError::OwnAccount.into());
    }
    let hidden = people::hidden_from(app, member.id).await?;
    let mut change = app.begin().await?;
    let Some(account) = store::account_by_id(change.tx(), other).await? else { return Ok(()) };
    // Somebody hidden already may be staff by now or not: to ask would tell.
    if account.role != Role::Member && !hidden.contains(&other) {
        return Err(AccountError::NotBlockable.into());
    }
    if hidden.len() >= MOST_BLOCKS {
        return Err(AccountError::TooManyBlocks.into());
    }
    store::insert_block(change.tx(), member.id, other).await?;
    tell_after(app, &mut change, member.id, other);
    Ok(change.commit().await?)
}

pub async fn unblock(app: &AppState, member: &Member, other: AccountId) -> Result<(), AppError> {
    let mut change = app.begin().await?;
    store::delete_block(change.tx(), member.id, other).await?;
    tell_after(app, &mut change, member.id, other);
    Ok(change.commit().await?)
}

fn tell_after(app: &AppState, change: &mut Change, one: AccountId, other: AccountId) {
    let app = app.clone();
    change.announce(move || {
        let memory = app.memory::<Memory>();
        for account in [one, other] {
            memory.hidden.forget_key(&account);
            app.hub().blocks_changed(account);
        }
    });
}
