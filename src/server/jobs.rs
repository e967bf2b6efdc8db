//! Timed work.

use std::time::Duration;

use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::http::forget_old_answers;
use crate::state::AppState;
use crate::{accounts, meetings, moderation, raid, review, rooms};

/// Starts everything that happens by itself, until `stop`.
pub(super) fn start(app: &AppState, tasks: &TaskTracker, stop: &CancellationToken) {
    repeat(app, tasks, stop, Duration::from_secs(1), |app| async move {
        if let Err(cause) = rooms::flush_read_markers(&app).await {
            tracing::warn!(%cause, "read markers were not written; they are tried again in a second");
        }
    });
    repeat(app, tasks, stop, Duration::from_secs(2), |app| async move {
        if let Err(error) = moderation::look_after(&app).await {
            tracing::warn!(?error, "what waits was not looked after; it is tried again in a moment");
        }
    });
    repeat(app, tasks, stop, Duration::from_secs(5), |app| async move {
        if let Err(cause) = review::flush_counts(&app).await {
            tracing::warn!(%cause, "how often rules spoke was not written; the last seconds are not counted");
        }
    });
    repeat(app, tasks, stop, Duration::from_secs(1), |app| async move {
        if let Err(error) = meetings::look_after(&app).await {
            tracing::warn!(?error, "meetings were not looked after; it is tried again in a second");
        }
    });
    repeat(app, tasks, stop, Duration::from_secs(60), |app| async move {
        app.limits().tidy();
        raid::tidy(&app);
        rooms::tidy(&app);
        app.hub().tidy();
    });
    repeat(app, tasks, stop, Duration::from_secs(3600), |app| async move {
        if let Err(error) = accounts::tidy(&app).await {
            tracing::warn!(?error, "what has expired was not cleared away; it is tried again in an hour");
        }
        if let Err(error) = moderation::tidy(&app).await {
            tracing::warn!(
                ?error,
                "what was decided long ago was not cleared away; it is tried again in an hour"
            );
        }
        if let Err(error) = forget_old_answers(&app).await {
            tracing::warn!(?error, "old answers were not cleared away; it is tried again in an hour");
        }
    });
}

fn repeat<W>(
    app: &AppState,
    tasks: &TaskTracker,
    stop: &CancellationToken,
    every: Duration,
    work: impl Fn(AppState) -> W + Send + 'static,
) where
    W: Future<Output = ()> + Send,
{
    let (app, stop) = (app.clone(), stop.clone());
    tasks.spawn(async move {
        let mut clock = tokio::time::interval(every);
        clock.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                () = stop.cancelled() => break,
                _ = clock.tick() => work(app.clone()).await,
            }
        }
    });
}
