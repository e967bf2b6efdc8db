//! What a text says from one word to another, in every reading.

use super::bits::Bits;
use super::implied::Implied;
use super::{Found, Symbol};
use crate::rules::reading::Word;

/// For each word of a text the symbols that begin with it, and where each ends. A word that can be read in two
/// ways has both; letters that stand alone and make up a word are one edge over all of them.
#[derive(Debug)]
pub(in crate::rules) struct Edges<'r> {
    /// The first edge of each word, from 1.
    firsts: Vec<u32>,
    /// The bits of all symbols that begin with each word, and of what they imply.
    bits: Vec<Bits>,
    edges: Vec<Edge>,
    words: &'r [Word],
    pub(super) implied: &'r Implied,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Edge {
    pub symbol: Symbol,
    pub found: Found,
    next: u32,
}

impl<'r> Edges<'r> {
    pub fn of(words: &'r [Word], implied: &'r Implied) -> Self {
        Self {
            firsts: vec![0; words.len()],
            bits: vec![Bits::default(); words.len()],
            edges: Vec::with_capacity(words.len()),
            words,
            implied,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.edges.is_empty()
    }

    pub(super) fn words(&self) -> usize {
        self.words.len()
    }

    /// One word as a stretch of its own, or as the end of one.
    pub(super) fn with_word(&self, word: u32, before: Option<Found>) -> Found {
        let Word { start, end, .. } = self.words[word as usize];
        let here = Found { first: word, after: word + 1, start, end };
        before.map_or(here, |before| Found { after: word + 1, end, ..before })
    }

    pub(super) fn add(&mut self, symbol: Symbol, found: Found) {
        if self.from(found.first as usize).any(|edge| edge.symbol == symbol && edge.found == found) {
            return;
        }
        self.bits[found.first as usize].add_all(self.implied.bits(symbol));
        let next = self.firsts[found.first as usize];
        self.edges.push(Edge { symbol, found, next });
        self.firsts[found.first as usize] = u32::try_from(self.edges.len()).unwrap_or(0);
    }

    /// The bits of all symbols that begin with a word, and of what they imply.
    pub(super) fn bits(&self, word: usize) -> Bits {
        self.bits.get(word).copied().unwrap_or_default()
    }

    pub(super) fn from(&self, word: usize) -> impl Iterator<Item = &Edge> {
        let mut next = self.firsts.get(word).copied().unwrap_or(0);
        std::iter::from_fn(move || {
            let edge = self.edges.get((next as usize).checked_sub(1)?)?;
            next = edge.next;
            Some(edge)
        })
    }
}
