//! Where finds stand to each other: in a sentence, some words apart, behind a negation.

use super::matching::Found;
use super::reading::Word;

/// How far before a find its negation stands.
const NEGATION_WORDS: u32 = 4;
/// Negations are short: so many before a find are looked at.
const NEGATIONS_LOOKED_AT: usize = 16;

/// Whether one of `others` stands within `around` words of a find, or in its sentences.
pub(super) struct Others<'w> {
    words: &'w [Word],
    around: Option<u32>,
    /// Where each other begins, and how far it and all before it reach: in words or in sentences.
    reaches: Vec<(u32, u32)>,
}

impl<'w> Others<'w> {
    /// `others` are in the order of the text.
    pub fn of(others: &[Found], around: Option<u32>, words: &'w [Word]) -> Self {
        let mut furthest = 0;
        let reach = |other: &Found| {
            let (from, to) = match around {
                Some(_) => (other.first, other.after),
                None => sentences(words, *other),
            };
            furthest = to.max(furthest);
            (from, furthest)
        };
        Self { words, around, reaches: others.iter().map(reach).collect() }
    }

    pub fn stand_near(&self, found: Found) -> bool {
        let (from, to) = match self.around {
            Some(words) => (found.first.saturating_sub(words), found.after.saturating_add(words)),
            None => sentences(self.words, found),
        };
        let begun = self.reaches.partition_point(|(begins, _)| *begins <= to);
        begun > 0 && self.reaches[begun - 1].1 >= from
    }
}

/// `negations` are in the order of the text.
pub(super) fn is_negated(found: Found, negations: &[Found], words: &[Word]) -> bool {
    let before = negations.partition_point(|negation| negation.first < found.first);
    negations[..before].iter().rev().take(NEGATIONS_LOOKED_AT).any(|negation| {
        negation.after + NEGATION_WORDS >= found.first
            && sentence(words, negation.first) == sentence(words, found.first)
    })
}

/// The sentences in which a find begins and ends.
fn sentences(words: &[Word], found: Found) -> (u32, u32) {
    let from = sentence(words, found.first);
    (from, sentence(words, found.after.saturating_sub(1)).max(from))
}

fn sentence(words: &[Word], word: u32) -> u32 {
    words.get(word as usize).or(words.last()).map_or(0, |word| word.sentence)
}
