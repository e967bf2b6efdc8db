//! Reading a text as a person would: what is written, seen through how it is written.
//!
//! [`fold`] brings spellings of the same letters together and keeps, for every byte, the place in the original it
//! came from. [`words`] cuts the folded text into words. What is left of disguise after that is a matter of single
//! words, and is read in every way it could be meant (`disguise`).

mod fold;
mod language;
mod letters;
mod quotes;
mod words;

pub(super) use fold::{Folded, fold};
pub(super) use letters::{Script, script};
pub(super) use words::{Word, WordKind, cut, word_at};

/// A text as the rules see it.
#[derive(Debug)]
pub(super) struct Reading<'t> {
    pub original: &'t str,
    pub folded: Folded,
    pub words: Vec<Word>,
}

impl<'t> Reading<'t> {
    pub fn of(original: &'t str) -> Self {
        let folded = fold(original);
        let words = cut(&folded.text);
        Self { original, folded, words }
    }

    pub fn may_be_in(&self, wanted: &[crate::words::Language]) -> bool {
        language::may_be_in(self.original, wanted)
    }
}

#[cfg(test)]
mod tests;
