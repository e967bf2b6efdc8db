//! A set of symbols as a few bits: where it lacks the bit of a symbol, the symbol is not in it.

use super::Symbol;

/// Enough that a common word, which is in dozens of lists, still leaves most bits out.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bits([u64; 4]);

impl Bits {
    pub fn add(&mut self, symbol: Symbol) {
        let (part, bit) = place(symbol);
        self.0[part] |= bit;
    }

    pub fn add_all(&mut self, others: Self) {
        self.0.iter_mut().zip(others.0).for_each(|(own, other)| *own |= other);
    }

    pub fn may_hold(&self, symbol: Symbol) -> bool {
        let (part, bit) = place(symbol);
        self.0[part] & bit != 0
    }

    /// Some symbol may be in both.
    pub fn meets(&self, other: Self) -> bool {
        self.0.iter().zip(other.0).fold(0, |both, (own, other)| both | own & other) != 0
    }
}

fn place(symbol: Symbol) -> (usize, u64) {
    let spread = symbol.wrapping_mul(0x9e37_79b9) >> 24;
    ((spread >> 6) as usize, 1 << (spread & 63))
}
