//! Finding phrases in a text, at a cost that hardly grows with their number.
//!
//! Every word that stands in a phrase is a [`Symbol`]. A text is looked up word by word in the [`Lexicon`], which
//! gives each word the symbols it meets; most words of most texts meet none. The [`Grammar`] holds all phrases of
//! all rules as paths of symbols and is walked from the words that begin one.

mod bits;
mod edges;
mod endings;
mod finds;
mod grammar;
mod implied;
mod lexicon;
mod phrases;
mod prices;
mod slips;
mod sounded;
mod starts;

pub(super) use super::reading::Found;
pub(super) use finds::Finds;
pub(super) use phrases::{Phrases, PhrasesBuilder, Refusal, lists_named};

/// A word, or a part of one, as phrases ask for it.
pub(super) type Symbol = u32;

/// What looks for phrases: one `words` of one rule.
pub(super) type LeafId = u32;
