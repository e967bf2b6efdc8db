//! The rule packs of a server: where they are, and how they are read.

use std::fmt;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

use crate::clock::Timestamp;
use crate::config::Settings;
use crate::http::AppError;
use crate::moderation;
use crate::rules::{Engine, PackError, Source};
use crate::state::AppState;

/// How often the folder is looked at. Watching it would be one more library for what a list of files tells.
const LOOK_EVERY: Duration = Duration::from_secs(2);

/// Why packs are not taken, in words for whoever wrote them.
#[derive(Debug)]
pub enum PacksError {
    /// The folder cannot be read.
    Unreadable(String),
    /// Everything that is wrong with them.
    Wrong(Vec<PackError>),
}

impl std::error::Error for PacksError {}

impl fmt::Display for PacksError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(why) => write!(out, "the rule packs cannot be read: {why}"),
            Self::Wrong(errors) => {
                write!(out, "the rule packs are not in order:")?;
                errors.iter().try_for_each(|error| write!(out, "\n{error}"))
            }
        }
    }
}

/// The packs of a folder, or the ones that the settings name.
pub fn source(settings: &Settings, folder: Option<&Path>) -> Result<Source, PacksError> {
    moderation::in_files(settings, folder).map_err(|cause| PacksError::Unreadable(cause.to_string()))
}

/// Reads and compiles the packs that the settings name, and proves those of a folder.
pub fn load(settings: &Settings) -> Result<Engine, PacksError> {
    if settings.rules_dir.as_os_str().is_empty() {
        return Engine::shipped(moderation::modes(settings)).map_err(PacksError::Wrong);
    }
    Engine::load(&source(settings, None)?).map_err(PacksError::Wrong)
}

/// Puts what was written in the console over the files. Packs that do not go together any more, after an upgrade,
/// leave those of the files in force.
pub(super) async fn take_written(app: &AppState) -> Result<(), AppError> {
    let (count, _) = moderation::written(app).await?;
    if count > 0
        && let Err(errors) = moderation::put_in_force(app).await?
    {
        let why = PacksError::Wrong(errors);
        tracing::error!("packs written in the console do not load; the files' are in force: {why}");
    }
    Ok(())
}

/// Takes the packs again when a file of their folder changed, when another instance wrote one, and on SIGHUP, until
/// `stop`.
pub(super) async fn take_changes(app: AppState, stop: CancellationToken) {
    let mut asked = match signal(SignalKind::hangup()) {
        Ok(asked) => asked,
        Err(cause) => {
            tracing::error!(%cause, "SIGHUP cannot be heard: changed rule packs are taken at the next start");
            return;
        }
    };
    let mut clock = tokio::time::interval(LOOK_EVERY);
    let mut seen = Seen::now(&app).await;
    loop {
        tokio::select! {
            () = stop.cancelled() => break,
            _ = clock.tick() => {
                let now = Seen::now(&app).await;
                if now == seen {
                    continue;
                }
                seen = now;
            }
            _ = asked.recv() => {}
        }
        take_again(&app).await;
    }
}

/// A set that is not in order is told in the log, with every line and column; the one before stays in force.
async fn take_again(app: &AppState) {
    match moderation::put_in_force(app).await {
        Ok(Ok((packs, rules))) => {
            tracing::info!(packs, rules, "took the changed rule packs: {rules} rules in {packs} packs");
        }
        Ok(Err(errors)) => {
            let why = PacksError::Wrong(errors);
            tracing::warn!("the changed rule packs are not taken, those before stay: {why}");
        }
        Err(error) => tracing::error!(?error, "the rule packs could not be read; those before stay"),
    }
}

/// What tells that packs changed.
#[derive(PartialEq)]
struct Seen {
    /// The files of the folder, each with its length and when it was written. Nothing where the packs are built in
    /// or the folder cannot be read: then there is nothing to take.
    files: Vec<(PathBuf, u64, Option<SystemTime>)>,
    written: Option<(i64, Option<Timestamp>)>,
}

impl Seen {
    async fn now(app: &AppState) -> Self {
        let written = match moderation::written(app).await {
            Ok(written) => Some(written),
            Err(cause) => {
                tracing::warn!(%cause, "whether packs were written could not be read; it is tried again");
                None
            }
        };
        Self { files: files(&app.settings().rules_dir), written }
    }
}

fn files(folder: &Path) -> Vec<(PathBuf, u64, Option<SystemTime>)> {
    if folder.as_os_str().is_empty() {
        return Vec::new();
    }
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let files = entries.filter_map(|entry| {
        let metadata = entry.metadata().ok()?;
        Some((entry.path(), metadata.len(), metadata.modified().ok()))
    });
    let mut files: Vec<_> = files.collect();
    files.sort();
    files
}
