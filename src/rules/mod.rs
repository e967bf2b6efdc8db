//! Rules: what is decided of a text before anyone else reads it.
//!
//! Packs are files that a moderator writes ([`Source`]); an [`Engine`] is a set of them, proved and compiled,
//! that never changes; the [`Shelf`] holds the one in force. [`Engine::evaluate`] is pure: a text and its
//! circumstances in, a decision out. It does no I/O, keeps nothing, and its time grows with the text and hardly
//! with the number of rules.
//!
//! Laws: a rule proves itself by its own examples or its pack is not loaded; every decision names its rules and
//! gives a reason in the author's language; **a rule about crisis can only help, never hide, hold or block**,
//! because silence at that moment can cost a life.

mod compile;
mod decide;
mod engine;
mod kinds;
mod masks;
mod matching;
mod model;
mod negations;
mod pack;
mod patterns;
mod prove;
mod reading;
mod shelf;
mod source;
mod stands;

#[cfg(test)]
mod tests;

pub use engine::Engine;
pub use model::{
    AccountKind, Action, Also, Context, Decision, Hit, Mode, PackFacts, Place, Recent, RoomKind, RuleFacts,
    Standing, Words,
};
pub use pack::PackError;
pub use prove::Proved;
pub use shelf::Shelf;
pub use source::{PackFile, Source};
