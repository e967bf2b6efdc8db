//! The server: puts the slices together and serves them.

pub mod documents;
