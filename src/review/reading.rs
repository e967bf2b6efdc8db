//! How much of what was decided about somebody, and of what they reported, they have not read yet.

use super::error::ReviewError;
use super::store;
use crate::clock::Timestamp;
use crate::ids::AccountId;
use crate::state::AppState;

#[derive(Clone, Copy, Debug)]
pub struct Unread {
    pub decisions: u64,
    pub reports: u64,
    /// Up to then everything was read; missing for somebody who never looked.
    pub read_at: Option<Timestamp>,
}

pub async fn unread(app: &AppState, account: AccountId) -> Result<Unread, ReviewError> {
    let read_at = store::read_at(app.read(), account).await?;
    let since = read_at.unwrap_or(Timestamp::from_millis(0));
    Ok(Unread {
        decisions: store::decisions_since(app.read(), account, since).await?,
        reports: store::outcomes_since(app.read(), account, since).await?,
        read_at,
    })
}

/// Everything up to now was read.
pub async fn mark_read(app: &AppState, account: AccountId) -> Result<(), ReviewError> {
    let change = app.begin().await?;
    store::put_read_at(change.tx(), account, app.now()).await?;
    change.commit().await?;
    Ok(())
}
