//! Where packs come from: the ones that are built in, or the files of a folder.

use std::collections::HashMap;
use std::path::Path;

use rust_embed::RustEmbed;

use super::Mode;
use super::pack::{MAX_PACK_BYTES, MAX_PACKS};

/// Packs as they are written, and how far each may go.
#[derive(Debug, Default, Clone)]
pub struct Source {
    /// In the order of their names: rules of equal priority are asked in this order.
    pub files: Vec<PackFile>,
    /// By the id of the pack; the others are on.
    pub modes: HashMap<String, Mode>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackFile {
    /// As it is named in errors.
    pub name: String,
    pub text: String,
}

impl Source {
    pub fn built_in() -> Self {
        let texts = Shipped::iter().filter(|name| name.ends_with(".toml")).filter_map(|name| {
            let file = Shipped::get(&name)?;
            let text = String::from_utf8_lossy(&file.data).into_owned();
            Some(PackFile { name: name.into_owned(), text })
        });
        Self::of(texts.collect())
    }

    /// Reads every `.toml` file of a folder.
    pub fn folder(folder: &Path) -> std::io::Result<Self> {
        let mut files = Vec::new();
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.extension().is_none_or(|extension| extension != "toml") || !path.is_file() {
                continue;
            }
            let refuse = |why: String| std::io::Error::new(std::io::ErrorKind::InvalidData, why);
            let size = std::fs::metadata(&path)?.len();
            if size > MAX_PACK_BYTES as u64 {
                let most = MAX_PACK_BYTES >> 20;
                return Err(refuse(format!("{}: a pack may have {most} MiB at most", path.display())));
            }
            if files.len() == MAX_PACKS {
                return Err(refuse(format!("{}: more than {MAX_PACKS} packs", folder.display())));
            }
            let named = |cause: std::io::Error| {
                std::io::Error::new(cause.kind(), format!("{}: {cause}", path.display()))
            };
            let text = std::fs::read_to_string(&path).map_err(named)?;
            files.push(PackFile { name: path.display().to_string(), text });
        }
        Ok(Self::of(files))
    }

    pub fn of(mut files: Vec<PackFile>) -> Self {
        files.sort_by(|one, other| one.name.cmp(&other.name));
        Self { files, modes: HashMap::new() }
    }

    #[must_use]
    pub fn with_modes(mut self, modes: HashMap<String, Mode>) -> Self {
        self.modes = modes;
        self
    }
}

#[derive(RustEmbed)]
#[folder = "moderation-rules/"]
struct Shipped;
