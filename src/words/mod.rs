//! Words: everything the server says to a person, in their language.
//!
//! The texts are in `locales/<language>/*.ftl`, built into the binary; the browser reads the same
//! files. Nobody is ever shown an empty place: a text that is missing in one language comes in
//! English, and one that is missing there is shown by its id.

mod catalogue;
mod language;

pub use catalogue::{Value, in_persian_digits, say, say_plainly};
pub use language::Language;

#[cfg(test)]
mod tests;
