//! The packs in force: those in files, and over them what was written in the console.
//!
//! A pack that does not load is refused with every fault; what was in force before stays in force.

use std::collections::HashMap;

use tokio::sync::Semaphore;

use super::error::ModerationError;
use super::store::{self, PackRow};
use crate::config::Settings;
use crate::http::AppError;
use crate::rules::{Engine, Mode, PackError, PackFile, Source};
use crate::state::AppState;

/// Compiling takes a processor for a while: one at a time.
static COMPILING: Semaphore = Semaphore::const_new(1);

/// How far packs may go, as the settings say. The mildest counts where a pack is named twice.
fn modes(settings: &Settings) -> HashMap<String, Mode> {
    let rules = &settings.rules;
    let named = [(&rules.notify_only, Mode::Notify), (&rules.shadow, Mode::Shadow), (&rules.off, Mode::Off)];
    named.into_iter().flat_map(|(packs, mode)| packs.iter().map(move |pack| (pack.clone(), mode))).collect()
}

/// The files that are in force without the console.
fn files(settings: &Settings) -> Result<Source, ModerationError> {
    let folder = &settings.rules_dir;
    let source = if folder.as_os_str().is_empty() {
        Source::built_in()
    } else {
        Source::folder(folder).map_err(|cause| ModerationError::PacksUnreadable(cause.to_string()))?
    };
    Ok(source.with_modes(modes(settings)))
}

/// The packs with what was written over them. `id` and `changed` lay one more change over that; a text of `None`
/// takes the pack back to its file.
pub async fn source(
    app: &AppState,
    changed: Option<(&str, Option<&str>)>,
) -> Result<Source, ModerationError> {
    let mut source = files(app.settings())?;
    let mut rows = store::packs(app.read()).await?;
    if let Some((id, text)) = changed {
        let known = rows.iter_mut().find(|row| row.id == id);
        match (known, text) {
            (Some(row), text) => row.text = text.map(str::to_owned),
            (None, Some(text)) => rows.push(PackRow::written(id, text)),
            (None, None) => {}
        }
    }
    for row in rows {
        if let Some(mode) = row.mode.and_then(mode_of) {
            source.modes.insert(row.id.clone(), mode);
        }
        if let Some(text) = row.text {
            source.files.retain(|file| id_of(&file.text).as_deref() != Some(&row.id));
            source.files.push(PackFile { name: console_name(&row.id), text });
        }
    }
    source.files.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(source)
}

/// How a pack that was written in the console is named in errors.
pub fn console_name(id: &str) -> String {
    format!("{id}.toml")
}

/// The text of a pack that is in force.
pub async fn text_of(app: &AppState, id: &str) -> Result<Option<String>, ModerationError> {
    let source = source(app, None).await?;
    Ok(source.files.into_iter().find(|file| id_of(&file.text).as_deref() == Some(id)).map(|file| file.text))
}

/// Reads, compiles and proves packs, off the threads that serve.
pub async fn compile(source: Source) -> Result<Result<Engine, Vec<PackError>>, AppError> {
    let _alone = COMPILING.acquire().await.map_err(AppError::broke)?;
    tokio::task::spawn_blocking(move || Engine::load(&source)).await.map_err(AppError::broke)
}

/// Puts what was written in the console in force. Called at the start; packs that do not go together any more, after
/// an upgrade, leave the files' in force.
pub async fn put_in_force(app: &AppState) -> Result<(), AppError> {
    if store::packs(app.read()).await?.is_empty() {
        return Ok(());
    }
    match compile(source(app, None).await?).await? {
        Ok(engine) => app.rules().replace(engine),
        Err(errors) => {
            let first = errors.first().map(ToString::to_string).unwrap_or_default();
            tracing::error!(
                faults = errors.len(),
                "packs written in the console do not load with the others; the files' are in force: {first}"
            );
        }
    }
    Ok(())
}

/// The id that a pack gives itself, without reading the rest of it.
pub fn id_of(text: &str) -> Option<String> {
    let table: toml::Table = text.parse().ok()?;
    Some(table.get("id")?.as_str()?.to_owned())
}

pub fn stored_mode(mode: Mode) -> i16 {
    match mode {
        Mode::On => 1,
        Mode::Notify => 2,
        Mode::Shadow => 3,
        Mode::Off => 4,
    }
}

fn mode_of(number: i16) -> Option<Mode> {
    [Mode::On, Mode::Notify, Mode::Shadow, Mode::Off].into_iter().find(|mode| stored_mode(*mode) == number)
}
