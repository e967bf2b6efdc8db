//! What is quoted: inside quotation marks that are closed, or in a line that begins with `>`.

use super::words::Word;

/// Follows the quotation marks of a text.
#[derive(Default)]
pub(super) struct Quotes {
    /// The number of the first word inside the marks that are open, and whether they are straight ones.
    open: Option<(usize, bool)>,
}

impl Quotes {
    /// A mark was read; `words` are the ones before it.
    pub fn mark(&mut self, mark: char, words: &mut [Word]) {
        match (self.open, mark) {
            (None, '"') => self.open = Some((words.len(), true)),
            (None, '«' | '„' | '“' | '”' | '‹') => self.open = Some((words.len(), false)),
            // Only marks that are closed quote: else one mark in front would excuse a whole text.
            (Some((first, true)), '"') | (Some((first, false)), '»' | '“' | '”' | '›') => {
                words[first..].iter_mut().for_each(|word| word.quoted = true);
                self.open = None;
            }
            _ => {}
        }
    }
}

pub(super) fn is_mark(letter: char) -> bool {
    matches!(letter, '"' | '«' | '»' | '„' | '“' | '”' | '‹' | '›')
}
