//! Looking after those who look after others: what they had to read is counted for them, a break is suggested, and
//! what they began is kept in sight.

use std::time::Duration;

use serde::Serialize;
use utoipa::ToSchema;

use crate::http::AppError;
use crate::ids::AccountId;
use crate::moderation::access::Moderator;
use crate::moderation::store::{self, ExposureRow};
use crate::moderation::view::{DecisionView, decision_views};
use crate::review::{self, Item, Level};
use crate::state::AppState;

const HOUR: Duration = Duration::from_secs(3600);
/// So many items of the two hardest levels in a day are enough.
const HARD_ENOUGH: u64 = 5;
const DAYS_SHOWN: i64 = 7;

/// How a moderator's day was, for nobody but them.
#[derive(Debug, Serialize, ToSchema)]
pub struct Care {
    /// Items read in the last hour.
    pub last_hour: u64,
    /// Items read each day, today first; a day without any is left out.
    pub days: Vec<Day>,
    /// It was enough for now: somebody else can go on.
    pub take_a_break: bool,
    /// One's own decisions that still want a reason.
    pub unfinished: Vec<DecisionView>,
    /// What waits, by level.
    pub waiting: Vec<Waiting>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CareDay)]
pub struct Day {
    /// 0 is today, 1 yesterday.
    pub days_ago: u64,
    pub items: u64,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WaitingAtLevel)]
pub struct Waiting {
    pub level: Level,
    pub items: u64,
}

pub async fn care(app: &AppState, moderator: &Moderator) -> Result<Care, AppError> {
    let (me, now) = (moderator.member.id, app.now());
    let today = review::day_of(now);
    let days = store::exposures_by_day(app.read(), me, today - DAYS_SHOWN + 1).await?;
    let last_hour = store::exposures_since(app.read(), me, now.minus(HOUR), i16::MIN).await?;
    let hard = store::exposures_since(app.read(), me, now.minus(24 * HOUR), number(Level::Red)).await?;
    let unfinished = review::unfinished_by(app, me, 100).await?;
    let waiting = review::counted_by_level(app.read(), moderator.rooms.as_deref(), me).await?;
    Ok(Care {
        last_hour,
        days: days
            .into_iter()
            .map(|(day, items)| Day {
                days_ago: u64::try_from(today - day).unwrap_or(0),
                items: u64::try_from(items).unwrap_or(0),
            })
            .collect(),
        take_a_break: last_hour >= u64::from(app.settings().moderation.break_after) || hard >= HARD_ENOUGH,
        unfinished: decision_views(app, unfinished).await?,
        waiting: waiting.into_iter().map(|(level, items)| Waiting { level, items }).collect(),
    })
}

/// Counts that somebody read an item. Reading it again on the same day is reading it once.
pub async fn count_exposure(app: &AppState, reader: AccountId, item: &Item) -> Result<(), AppError> {
    let row = ExposureRow {
        account_id: reader,
        day: review::day_of(app.now()),
        item_id: item.id,
        at: app.now(),
        level: number(item.level),
    };
    if store::has_exposure(app.read(), &row).await? {
        return Ok(());
    }
    let change = app.begin().await?;
    store::insert_exposure(change.tx(), row).await?;
    Ok(change.commit().await?)
}

fn number(level: Level) -> i16 {
    match level {
        Level::Green => 0,
        Level::Amber => 1,
        Level::Red => 2,
        Level::Crisis => 3,
    }
}
