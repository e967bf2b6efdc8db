//! Looking up all beginnings of a word at once.
//!
//! A word is read letter by letter. Most words are done after three or four, because no key begins so.

/// Keys that words may begin with (or end with, read from behind), each with a value.
#[derive(Debug)]
pub(super) struct Starts<T> {
    backwards: bool,
    entries: Vec<(Box<str>, T)>,
    /// For the hash of a key the number of its entry, from 1; a quarter of them is filled at most.
    slots: Vec<u32>,
    /// Two bits for a hash: a key begins so, and a key is this. Sometimes they say so of what is neither.
    known: Vec<u64>,
}

const BEGINS: u64 = 1;
const IS: u64 = 2;
/// Bits for each beginning of a key.
const ROOM: usize = 16;

impl<T> Starts<T> {
    pub fn of(entries: Vec<(Box<str>, T)>, backwards: bool) -> Self {
        let size = (entries.len() * 4).next_power_of_two();
        let beginnings: usize = entries.iter().map(|(key, _)| key.len()).sum();
        let known = (beginnings * ROOM / 64 + 1).next_power_of_two();
        let mut starts = Self { backwards, entries: Vec::new(), slots: vec![0; size], known: vec![0; known] };
        for (number, (key, _)) in entries.iter().enumerate() {
            let hash = starts.note(key);
            let mut slot = starts.slot(hash);
            while starts.slots[slot] != 0 {
                slot = (slot + 1) % size;
            }
            starts.slots[slot] = u32::try_from(number + 1).unwrap_or(0);
        }
        starts.entries = entries;
        starts
    }

    /// Makes the beginnings of a key known; gives the hash of the whole.
    fn note(&mut self, key: &str) -> Hash {
        let mut hash = Hash::default();
        for read in 1..=key.len() {
            let at = if self.backwards { key.len() - read } else { read - 1 };
            hash.add(key.as_bytes()[at]);
            let (place, shift) = self.bits(hash);
            let bits = if read == key.len() { BEGINS | IS } else { BEGINS };
            self.known[place] |= bits << shift;
        }
        hash
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Calls back with every key that the word begins with, shortest first, and its value.
    pub fn each(&self, word: &str, mut found: impl FnMut(&str, &T)) {
        if self.entries.is_empty() {
            return;
        }
        let mut hash = Hash::default();
        let bytes = word.as_bytes();
        for read in 1..=bytes.len() {
            let at = if self.backwards { bytes.len() - read } else { read - 1 };
            hash.add(bytes[at]);
            let (place, shift) = self.bits(hash);
            let known = self.known[place] >> shift;
            if known & BEGINS == 0 {
                return;
            }
            let cut = if self.backwards { at } else { read };
            if known & IS == 0 || !word.is_char_boundary(cut) {
                continue;
            }
            let part = if self.backwards { &word[cut..] } else { &word[..cut] };
            let mut slot = self.slot(hash);
            while let number @ 1.. = self.slots[slot] {
                let (key, value) = &self.entries[number as usize - 1];
                if **key == *part {
                    found(key, value);
                    break;
                }
                slot = (slot + 1) % self.slots.len();
            }
        }
    }

    fn slot(&self, hash: Hash) -> usize {
        (hash.spread() >> 20) as usize & (self.slots.len() - 1)
    }

    /// The place of two bits, and how far they are shifted in it.
    fn bits(&self, hash: Hash) -> (usize, u32) {
        let spread = hash.spread();
        ((spread >> 30) as usize & (self.known.len() - 1), (spread >> 24) as u32 & 31 << 1)
    }
}

/// FNV-1a, which can be asked after every byte.
#[derive(Clone, Copy)]
struct Hash(u64);

impl Default for Hash {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hash {
    fn add(&mut self, byte: u8) {
        self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }

    fn spread(self) -> u64 {
        self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_beginning_is_met_and_nothing_else() {
        let keys = ["pil", "pill", "pi", "таб", "spill"];
        let starts = Starts::of(keys.iter().map(|key| ((*key).into(), ())).collect(), false);
        let found = |word: &str| {
            let mut met = Vec::new();
            starts.each(word, |key, ()| met.push(key.to_owned()));
            met
        };
        assert_eq!(found("pills"), ["pi", "pil", "pill"]);
        assert_eq!(found("таблетки"), ["таб"]);
        assert!(found("xpill").is_empty() && found("").is_empty());
    }

    #[test]
    fn every_end_is_met() {
        let ends = Starts::of(vec![("phobe".into(), 1), ("be".into(), 2)], true);
        let mut met = Vec::new();
        ends.each("homophobe", |_, value| met.push(*value));
        assert_eq!(met, [2, 1]);
    }
}
