//! The texts to measure on, as they lie in the shared folder.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Value;

pub struct Shared {
    data: PathBuf,
}

/// One text of a set, and what its makers say of it.
#[derive(Deserialize)]
pub struct Row {
    pub id: String,
    pub text: String,
    pub label: String,
    /// What only some sets have: `expected`, `functionality`, `lang`, …
    #[serde(flatten)]
    pub more: serde_json::Map<String, Value>,
}

impl Shared {
    pub fn path() -> PathBuf {
        let named = std::env::var("HOMEGROUP_SHARED").unwrap_or_else(|_| "../shared".to_owned());
        Path::new(env!("CARGO_MANIFEST_DIR")).join(named)
    }

    pub fn open() -> Option<Self> {
        let data = Self::path().join("data");
        data.is_dir().then_some(Self { data })
    }

    /// The rows of `data/NAME.jsonl`.
    pub fn rows(&self, name: &str) -> Vec<Row> {
        let path = self.data.join(format!("{name}.jsonl"));
        let text = fs::read_to_string(&path).unwrap_or_else(|cause| panic!("{}: {cause}", path.display()));
        text.lines()
            .map(|line| serde_json::from_str(line).unwrap_or_else(|cause| panic!("{name}: {cause}: {line}")))
            .collect()
    }
}
