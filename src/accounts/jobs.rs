//! What accounts do by themselves, every hour.

use std::time::Duration;

use super::memory::Memory;
use super::store;
use crate::http::AppError;
use crate::state::AppState;

const DAY: Duration = Duration::from_secs(24 * 3600);

/// Deletes sessions and invites that nobody can use any more, and forgets old guesses.
pub async fn tidy(app: &AppState) -> Result<(), AppError> {
    let now = app.now();
    app.memory::<Memory>().attempts.tidy(now);
    let change = app.begin().await?;
    let idle_before = now.minus(DAY * (app.settings().sessions.member_idle_days + 1));
    let sessions = store::delete_expired_sessions(change.tx(), now, idle_before).await?;
    let invites = store::delete_expired_invites(change.tx(), now).await?;
    store::end_suspensions(change.tx(), now).await?;
    change.commit().await?;
    tracing::debug!(sessions, invites, "sessions and invites that had run out were deleted");
    Ok(())
}
