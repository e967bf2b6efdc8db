//! Reading a text as a person would: what is written, seen through how it is written.
//!
//! [`fold`] brings spellings of the same letters together and keeps, for every byte, the place in the original it
//! came from. [`words`] cuts the folded text into words. What is left of disguise after that is a matter of single
//! words, and is read in every way it could be meant (`disguise`).

mod codes;
mod disguise;
mod fold;
mod language;
mod letters;
mod lookalikes;
mod quotes;
mod translit;
mod words;

pub(super) use fold::{Folded, fold};
pub(super) use letters::{Script, script};
pub(super) use translit::{W, key_of_latin, key_of_russian};
pub(super) use words::{Word, WordKind, cut, word_at};

/// A stretch of a text: words `first..after`, bytes `start..end` of the folded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Found {
    pub first: u32,
    pub after: u32,
    pub start: u32,
    pub end: u32,
}

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
        let mut words = cut(&folded.text);
        codes::mark(&folded.text, &mut words);
        Self { original, folded, words }
    }

    /// The words `first..after`, of which there is at least one.
    pub fn stretch(&self, first: usize, after: usize) -> Found {
        let place = |at| u32::try_from(at).unwrap_or(u32::MAX);
        Found {
            first: place(first),
            after: place(after),
            start: self.words[first].start,
            end: self.words[after - 1].end,
        }
    }

    /// Calls back with every way in which disguised words can be read.
    pub fn disguised(&self, read: &mut dyn FnMut(&str, Script, Found)) {
        disguise::each(self, read);
    }

    /// Its words in Latin letters may be Russian.
    pub fn may_be_russian_in_latin(&self) -> bool {
        let latin = self.words.iter().filter(|word| word.script() == Script::Latin);
        translit::may_be_russian(latin.map(|word| word.of(&self.folded.text)))
    }

    pub fn may_be_in(&self, wanted: &[crate::words::Language]) -> bool {
        language::may_be_in(self.original, wanted)
    }
}

#[cfg(test)]
mod tests;
