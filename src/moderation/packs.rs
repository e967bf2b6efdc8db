//! The packs in force: those in files, and over them what was written in the console.
//!
//! A pack that does not load is refused with every fault; what was in force before stays in force.

use std::collections::HashMap;
use std::path::Path;

use sea_orm::DbErr;
use tokio::sync::{Semaphore, SemaphorePermit};

use super::error::ModerationError;
use super::store::{self, PackRow};
use crate::clock::Timestamp;
use crate::config::Settings;
use crate::http::AppError;
use crate::ids::AccountId;
use crate::rules::{Engine, Mode, PackError, PackFile, Source};
use crate::state::AppState;

/// Compiling takes a processor for a while: one at a time.
static TURNS: Semaphore = Semaphore::const_new(1);

/// Held from the reading of packs until they are in force, so that nothing older is put over something newer.
pub struct Turn(#[expect(dead_code, reason = "held, not read")] SemaphorePermit<'static>);

/// Waits for the turn.
pub async fn turn() -> Result<Turn, AppError> {
    TURNS.acquire().await.map(Turn).map_err(AppError::broke)
}

/// The packs of a folder, or the ones that the settings name; without what was written in the console.
pub fn in_files(settings: &Settings, folder: Option<&Path>) -> std::io::Result<Source> {
    let folder = folder.or(Some(&settings.rules_dir)).filter(|folder| !folder.as_os_str().is_empty());
    let source = match folder {
        None => Source::built_in(),
        Some(folder) => Source::folder(folder)
            .map_err(|cause| std::io::Error::new(cause.kind(), format!("{}: {cause}", folder.display())))?,
    };
    Ok(source.with_modes(modes(settings)))
}

/// How far packs may go, as the settings say. The mildest counts where a pack is named twice.
pub fn modes(settings: &Settings) -> HashMap<String, Mode> {
    let rules = &settings.rules;
    let named = [(&rules.notify_only, Mode::Notify), (&rules.shadow, Mode::Shadow), (&rules.off, Mode::Off)];
    named.into_iter().flat_map(|(packs, mode)| packs.iter().map(move |pack| (pack.clone(), mode))).collect()
}

/// The packs with what was written over them. `id` and `changed` lay one more change over that; a text of `None`
/// takes the pack back to its file.
pub async fn source(
    app: &AppState,
    changed: Option<(&str, Option<&str>)>,
) -> Result<Source, ModerationError> {
    let files = in_files(app.settings(), None);
    let mut source = files.map_err(|cause| ModerationError::PacksUnreadable(cause.to_string()))?;
    let mut rows = store::packs(app.read()).await?;
    if let Some((id, text)) = changed {
        let known = rows.iter_mut().find(|row| row.id == id);
        match (known, text) {
            (Some(row), text) => row.text = text.map(str::to_owned),
            (None, Some(text)) => rows.push(PackRow {
                id: id.to_owned(),
                text: Some(text.to_owned()),
                mode: None,
                at: app.now(),
                by_id: AccountId::new(),
            }),
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
pub async fn compile(_turn: &Turn, source: Source) -> Result<Result<Engine, Vec<PackError>>, AppError> {
    tokio::task::spawn_blocking(move || Engine::load(&source)).await.map_err(AppError::broke)
}

/// Puts the packs in force, those in files and those written in the console, or says what is wrong with them: then
/// what was in force before stays. Gives how many packs and rules there are.
pub async fn put_in_force(app: &AppState) -> Result<Result<(usize, usize), Vec<PackError>>, AppError> {
    let turn = turn().await?;
    let engine = compile(&turn, source(app, None).await?).await?;
    Ok(engine.map(|engine| {
        let counted = (engine.packs().len(), engine.rules().count());
        app.rules().replace(engine);
        counted
    }))
}

/// What was written in the console, as far as it tells that something changed: how many packs, and when the newest.
pub async fn written(app: &AppState) -> Result<(i64, Option<Timestamp>), DbErr> {
    store::newest_pack(app.read()).await
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
