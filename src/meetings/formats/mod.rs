//! How meetings are held: formats, one file each, that an organisation can edit.
//!
//! A format is read whole or not at all; everything that is wrong with it is told with its line and column.

mod read;

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use super::session::{Format, Phase};
use crate::state::AppState;
use crate::words::Language;

pub use read::{FormatError, read};

/// A text in the languages it is written in; English is always there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    pub en: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ru: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fa: Option<String>,
}

impl Said {
    pub fn in_(&self, language: Language) -> &str {
        let own = match language {
            Language::En => None,
            Language::Ru => self.ru.as_deref(),
            Language::Fa => self.fa.as_deref(),
        };
        own.unwrap_or(&self.en)
    }
}

/// One part of a meeting, and what is said at its beginning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub phase: Phase,
    pub title: Said,
    pub text: Option<Said>,
    /// How long it usually takes; a hint for the chair.
    pub minutes: Option<u32>,
}

/// A format as it was read. A session keeps a copy, so that editing the file changes no meeting that is on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Script {
    pub id: String,
    pub name: Said,
    pub steps: Vec<Step>,
}

impl Script {
    /// The course of the meeting; nothing where there is nothing between its lobby and its end.
    pub fn course(&self) -> Option<Format> {
        Format::new(self.steps.iter().map(|step| step.phase.clone()).collect())
    }

    /// What is said in a part of the course, which has a lobby in front and an end behind.
    pub fn step(&self, number: usize) -> Option<&Step> {
        number.checked_sub(1).and_then(|place| self.steps.get(place))
    }
}

/// The format of a series that names none, or one that is gone.
pub const USUAL: &str = "open-discussion";

const SHIPPED: [(&str, &str); 5] = [
    ("open-discussion.toml", include_str!("../../../meeting-formats/open-discussion.toml")),
    ("speaker.toml", include_str!("../../../meeting-formats/speaker.toml")),
    ("study.toml", include_str!("../../../meeting-formats/study.toml")),
    ("check-in.toml", include_str!("../../../meeting-formats/check-in.toml")),
    ("newcomers.toml", include_str!("../../../meeting-formats/newcomers.toml")),
];

/// No folder has more.
const MOST: usize = 100;

/// The formats of this server, in the order of their files.
#[derive(Default)]
pub(super) struct Shelf(OnceLock<Arc<Vec<Script>>>);

/// Reads the formats of a folder; the shipped ones where it is empty.
pub fn load(folder: &Path) -> Result<Vec<Script>, Vec<FormatError>> {
    let files: Vec<(String, String)> = if folder.as_os_str().is_empty() {
        SHIPPED.iter().map(|(file, text)| ((*file).to_owned(), (*text).to_owned())).collect()
    } else {
        files_of(folder)?
    };
    let (mut scripts, mut errors): (Vec<Script>, Vec<FormatError>) = Default::default();
    for (file, text) in &files {
        match read(file, text) {
            Ok(script) if scripts.iter().any(|other| other.id == script.id) => {
                errors.push(FormatError::whole(file, format!("another file has the id \"{}\"", script.id)));
            }
            Ok(script) => scripts.push(script),
            Err(wrong) => errors.push(wrong),
        }
    }
    if scripts.is_empty() && errors.is_empty() {
        errors.push(FormatError::whole(&folder.display().to_string(), "there is no format in it".into()));
    }
    if errors.is_empty() { Ok(scripts) } else { Err(errors) }
}

fn files_of(folder: &Path) -> Result<Vec<(String, String)>, Vec<FormatError>> {
    let unreadable = |path: &Path, cause: std::io::Error| {
        vec![FormatError::whole(&path.display().to_string(), format!("it cannot be read: {cause}"))]
    };
    let entries = std::fs::read_dir(folder).map_err(|cause| unreadable(folder, cause))?;
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .take(MOST)
        .collect();
    paths.sort();
    let read = |path: &PathBuf| match std::fs::read_to_string(path) {
        Ok(text) => Ok((path.display().to_string(), text)),
        Err(cause) => Err(unreadable(path, cause)),
    };
    paths.iter().map(read).collect()
}

/// Puts the formats where meetings find them. Called once, at the start.
pub fn keep(app: &AppState, scripts: Vec<Script>) {
    drop(app.memory::<Shelf>().0.set(Arc::new(scripts)));
}

/// The formats of this server.
pub fn all(app: &AppState) -> Arc<Vec<Script>> {
    let shipped = || Arc::new(load(Path::new("")).unwrap_or_default());
    app.memory::<Shelf>().0.get_or_init(shipped).clone()
}

/// The format of this id, or the usual one, or the first there is.
pub(super) fn of(app: &AppState, id: &str) -> Option<Script> {
    let all = all(app);
    let named = |id: &str| all.iter().find(|script| script.id == id);
    named(id).or_else(|| named(USUAL)).or_else(|| all.first()).cloned()
}
