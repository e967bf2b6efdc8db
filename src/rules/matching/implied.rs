//! What a symbol is besides itself: the lists in which it stands alone, and the lists in which those do.
//!
//! Most phrases of most lists are one word. Knowing of each word beforehand in which lists it is saves walking
//! to all of them in every text.

use super::Symbol;
use super::bits::Bits;
use super::grammar::Grammar;

#[derive(Debug, Default)]
pub(in crate::rules) struct Implied {
    /// Where the symbols of each symbol begin in `all`.
    firsts: Vec<u32>,
    all: Vec<Symbol>,
    bits: Vec<Bits>,
}

impl Implied {
    pub(super) fn by(lists: &[Grammar], symbols: usize) -> Self {
        let mut implied = Self::default();
        for symbol in (0..symbols).filter_map(|symbol| Symbol::try_from(symbol).ok()) {
            let start = implied.all.len();
            implied.firsts.push(u32::try_from(start).unwrap_or(u32::MAX));
            implied.all.push(symbol);
            let mut asked = start;
            while asked < implied.all.len() {
                let symbol = implied.all[asked];
                for list in lists.iter().flat_map(|level| level.lists_of(symbol)) {
                    if !implied.all[start..].contains(&list) {
                        implied.all.push(list);
                    }
                }
                asked += 1;
            }
            let mut bits = Bits::default();
            implied.all[start..].iter().for_each(|symbol| bits.add(*symbol));
            implied.bits.push(bits);
        }
        implied.firsts.push(u32::try_from(implied.all.len()).unwrap_or(u32::MAX));
        implied
    }

    /// The symbol, and what it is besides.
    pub(super) fn of(&self, symbol: Symbol) -> &[Symbol] {
        let at = symbol as usize;
        &self.all[self.firsts[at] as usize..self.firsts[at + 1] as usize]
    }

    pub(super) fn bits(&self, symbol: Symbol) -> Bits {
        self.bits[symbol as usize]
    }
}
