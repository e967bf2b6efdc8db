//! The rule packs of a server: where they are, and how they are read.

use std::collections::HashMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

use crate::config::Settings;
use crate::rules::{Engine, Mode, PackError, Source};
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
    let folder = folder.or(Some(&settings.rules_dir)).filter(|folder| !folder.as_os_str().is_empty());
    let source = match folder {
        None => Source::built_in(),
        Some(folder) => Source::folder(folder)
            .map_err(|cause| PacksError::Unreadable(format!("{}: {cause}", folder.display())))?,
    };
    Ok(source.with_modes(modes(settings)))
}

/// Reads and compiles the packs that the settings name, and proves those of a folder.
pub fn load(settings: &Settings) -> Result<Engine, PacksError> {
    if settings.rules_dir.as_os_str().is_empty() {
        return Engine::shipped(modes(settings)).map_err(PacksError::Wrong);
    }
    Engine::load(&source(settings, None)?).map_err(PacksError::Wrong)
}

/// Takes the packs again when a file of their folder changed, and on SIGHUP, until `stop`.
pub(super) async fn take_changes(app: AppState, stop: CancellationToken) {
    let mut asked = match signal(SignalKind::hangup()) {
        Ok(asked) => asked,
        Err(cause) => {
            tracing::error!(%cause, "SIGHUP cannot be heard: changed rule packs are taken at the next start");
            return;
        }
    };
    let mut clock = tokio::time::interval(LOOK_EVERY);
    let mut seen = state_of(&app.settings().rules_dir);
    loop {
        tokio::select! {
            () = stop.cancelled() => break,
            _ = clock.tick() => {
                let now = state_of(&app.settings().rules_dir);
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
    let settings = app.settings().clone();
    let loaded = tokio::task::spawn_blocking(move || load(&settings)).await;
    match loaded {
        Ok(Ok(engine)) => {
            let (packs, rules) = (engine.packs().len(), engine.rules().count());
            app.rules().replace(engine);
            tracing::info!(packs, rules, "took the changed rule packs: {rules} rules in {packs} packs");
        }
        Ok(Err(why)) => tracing::warn!("the changed rule packs are not taken, those before stay: {why}"),
        Err(cause) => {
            tracing::error!(%cause, "the rule packs could not be read to the end; those before stay")
        }
    }
}

/// The files of the folder, each with its length and when it was written. Nothing where the packs are built in or
/// the folder cannot be read: then there is nothing to take.
fn state_of(folder: &Path) -> Vec<(PathBuf, u64, Option<SystemTime>)> {
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

fn modes(settings: &Settings) -> HashMap<String, Mode> {
    let rules = &settings.rules;
    // The mildest counts where a pack is named twice.
    let named = [(&rules.notify_only, Mode::Notify), (&rules.shadow, Mode::Shadow), (&rules.off, Mode::Off)];
    named.into_iter().flat_map(|(packs, mode)| packs.iter().map(move |pack| (pack.clone(), mode))).collect()
}
