//! What moderation does by itself. Everything it goes by is in the database: a restart forgets nothing.

use std::time::Duration;

use super::store;
use crate::accounts::{self, Role};
use crate::http::AppError;
use crate::ids::AccountId;
use crate::live::{News, Told};
use crate::review::{self, Item};
use crate::rooms;
use crate::state::AppState;

const MINUTE: Duration = Duration::from_secs(60);
/// So many items are told of at a time; the others a moment later.
const AT_ONCE: u64 = 50;
const KEEP_EXPOSURES_DAYS: i64 = 90;

/// Tells those who look after others what came in, and again what has waited too long; gives decisions whose
/// reason did not come in time the general one. Every few seconds.
pub async fn look_after(app: &AppState) -> Result<(), AppError> {
    review::finish_overdue(app).await?;
    let now = app.now();
    let due = review::due_alerts(app.read(), now, AT_ONCE).await?;
    if due.is_empty() {
        return Ok(());
    }
    let listening = of_the_community(app).await?;
    for item in due {
        let again = now.plus(MINUTE * app.settings().moderation.remind_minutes);
        let next = if now < item.due_at { item.due_at } else { again };
        let mut change = app.begin().await?;
        review::mark_alerted(change.tx(), item.id, next).await?;
        let people = to_be_told(app, &item, &listening).await?;
        let (told, level, overdue) = (app.clone(), item.level.name(), item.due_at <= now);
        change.announce(move || {
            for account in people {
                told.hub().tell_account(account, &Told::Notice(News::Queue { level, overdue }));
            }
        });
        change.commit().await?;
        if overdue {
            metrics::counter!("homegroup_review_overdue_total").increment(1);
            tracing::warn!(item.id = %item.id, item.level = level, "item {} has waited too long", item.id);
        }
    }
    Ok(())
}

/// Whom an item is told to: whoever has it, else everybody who looks after it and listens now.
async fn to_be_told(
    app: &AppState,
    item: &Item,
    community: &[AccountId],
) -> Result<Vec<AccountId>, AppError> {
    let mut people = community.to_vec();
    if let Some(room) = item.room {
        people.extend(rooms::moderators_of(app, room).await?);
    }
    people.sort_unstable();
    people.dedup();
    people.retain(|account| item.account != Some(*account));
    Ok(people)
}

/// The moderators of the community, supervisors and administrators who listen now.
async fn of_the_community(app: &AppState) -> Result<Vec<AccountId>, AppError> {
    let listening = app.hub().accounts_listening();
    let known = accounts::authors(app, &listening).await?;
    let look_after = known
        .into_values()
        .filter(|them| matches!(them.role, Role::Moderator | Role::Supervisor | Role::Admin));
    Ok(look_after.map(|them| them.id).collect())
}

/// Deletes what is not needed any more. Every hour.
pub async fn tidy(app: &AppState) -> Result<(), AppError> {
    review::forget_old(app).await?;
    let change = app.begin().await?;
    store::delete_exposures_before(change.tx(), review::day_of(app.now()) - KEEP_EXPOSURES_DAYS).await?;
    Ok(change.commit().await?)
}
