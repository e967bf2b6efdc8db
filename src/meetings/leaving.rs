//! What happens to meetings when somebody leaves the community for good, and what they take with them.

use std::sync::Arc;

use serde_json::json;

use super::error::MeetingError;
use super::hall::Halls;
use super::memory::{self, Memory};
use super::store;
use crate::ids::AccountId;
use crate::state::AppState;
use crate::storage::Change;

/// Takes the account's name off the series it chairs. The series stay.
pub async fn erase(app: &AppState, change: &mut Change, account: AccountId) -> Result<(), MeetingError> {
    store::forget_chair(change.tx(), account).await?;
    store::forget_seats_of(change.tx(), account).await?;
    let (memory, halls): (Arc<Memory>, Arc<Halls>) = (app.memory(), app.memory());
    change.announce(move || {
        memory.forget();
        halls.forget();
    });
    Ok(())
}

/// The series that the account chairs.
pub async fn export(app: &AppState, account: AccountId) -> Result<serde_json::Value, MeetingError> {
    let all = memory::all(app).await?;
    let chaired = store::chaired_by(app.read(), account).await?.into_iter().filter_map(|(id, since)| {
        let series = all.iter().find(|series| series.id == id)?;
        Some(json!({ "id": id, "name": series.name, "since": since }))
    });
    Ok(json!({ "chaired": chaired.collect::<Vec<_>>() }))
}
