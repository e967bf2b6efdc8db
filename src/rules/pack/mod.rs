//! A pack as a moderator writes it, and everything that can be wrong with it.
//!
//! Reading tells every fault of a file, with its line and column, and what to do about it; it changes nothing
//! and compiles nothing.

mod finder;
mod finder_reader;
pub(super) mod keys;
mod phrase;
mod place;
mod reader;
mod rule;
mod table;

pub(super) use finder::{Count, Finder, Kind, What};
pub(super) use phrase::{Element, Phrase, Shape};
pub(super) use place::{At, PlaceIn};
pub(super) use reader::{Pack, read};
pub(super) use rule::{Example, WrittenRule};

/// Bounds of what is read: more is a mistake or an attack.
pub(super) const MAX_PACKS: usize = 500;
pub(super) const MAX_PACK_BYTES: usize = 16 << 20;
pub(super) const MAX_RULES: usize = 20_000;
pub(super) const MAX_PHRASES: usize = 400_000;
pub(super) const MAX_PHRASE_BYTES: usize = 1_000;
pub(super) const MAX_PATTERN_BYTES: usize = 4_000;
/// How deep finders stand inside finders, and groups inside groups.
pub(super) const MAX_DEPTH: usize = 8;
/// More faults than this are one fault: the file is not a pack.
pub(super) const MAX_ERRORS: usize = 200;

/// What is wrong with a pack, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, serde::Serialize)]
#[error("{file}:{line}:{column}: {message}{}", hint.as_ref().map(|hint| format!("\n  hint: {hint}")).unwrap_or_default())]
pub struct PackError {
    pub file: String,
    pub line: usize,
    pub column: usize,
    pub message: String,
    pub hint: Option<String>,
}

#[cfg(test)]
mod tests;
