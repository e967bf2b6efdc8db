//! The rule packs of a server: where they are, and how they are read.

use std::collections::HashMap;
use std::fmt;
use std::path::Path;

use crate::config::Settings;
use crate::rules::{Engine, Mode, PackError, Source};

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

/// Reads, compiles and proves the packs that the settings name.
pub fn load(settings: &Settings) -> Result<Engine, PacksError> {
    Engine::load(&source(settings, None)?).map_err(PacksError::Wrong)
}

fn modes(settings: &Settings) -> HashMap<String, Mode> {
    let rules = &settings.rules;
    // The mildest counts where a pack is named twice.
    let named = [(&rules.notify_only, Mode::Notify), (&rules.shadow, Mode::Shadow), (&rules.off, Mode::Off)];
    named.into_iter().flat_map(|(packs, mode)| packs.iter().map(move |pack| (pack.clone(), mode))).collect()
}
