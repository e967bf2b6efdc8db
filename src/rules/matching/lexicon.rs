//! All words of all phrases, and which of them a word of a text meets.

use aho_corasick::{AhoCorasick, MatchKind};
use rustc_hash::{FxHashMap, FxHashSet};

use super::Symbol;
use super::endings::{beginnings, stem};
use super::slips::{forms, slips};
use super::sounded::{Sounded, SoundedBuilder};
use super::starts::Starts;
use crate::rules::pack::Shape;
use crate::rules::reading::Script;

/// Symbols that are no words.
pub(super) const NUMBER: Symbol = 0;
pub(super) const PRICE: Symbol = 1;
/// Of no length: the word behind it begins a sentence.
pub(super) const SENTENCE_START: Symbol = 2;

#[derive(Debug, Default)]
pub(super) struct LexiconBuilder {
    known: FxHashMap<(Shape, Box<str>), Symbol>,
    symbols: Symbol,
    /// Words that are met with a slip of the keyboard, too.
    slipping: FxHashMap<Box<str>, Symbols>,
    /// Words that are nobody's slip.
    ordinary: FxHashSet<Box<str>>,
}

impl LexiconBuilder {
    pub fn new() -> Self {
        Self { symbols: SENTENCE_START + 1, ..Self::default() }
    }

    /// The symbol of a folded word.
    pub fn word(&mut self, word: &str, shape: Shape) -> Symbol {
        if let Some(symbol) = self.known.get(&(shape, Box::from(word))) {
            return *symbol;
        }
        let symbol = self.another();
        self.known.insert((shape, word.into()), symbol);
        symbol
    }

    /// The word of a symbol is met with a slip, too.
    pub fn slips(&mut self, word: &str, shape: Shape, symbol: Symbol) {
        let forms = match shape {
            Shape::Whole => vec![word.to_owned()],
            Shape::Inflected => forms(word),
            Shape::Begins | Shape::Ends | Shape::Contains => return,
        };
        forms.into_iter().for_each(|form| push(self.slipping.entry(form.into()).or_default(), symbol));
    }

    /// Words that are not taken for another word with a slip in it.
    pub fn set_ordinary(&mut self, words: impl Iterator<Item = String>) {
        self.ordinary.extend(words.map(String::into_boxed_str));
    }

    /// A symbol that is no word: a list.
    pub fn another(&mut self) -> Symbol {
        self.symbols += 1;
        self.symbols - 1
    }

    pub fn finish(self) -> Lexicon {
        let symbols = self.symbols as usize;
        let mut whole = FxHashMap::default();
        let mut starts: FxHashMap<Box<str>, Start> = FxHashMap::default();
        let (mut ends, mut fragments) = (Vec::new(), Vec::new());
        let mut sounded = SoundedBuilder::default();
        for ((shape, word), symbol) in self.known {
            sounded.add(&word, shape, symbol);
            match shape {
                Shape::Whole => {
                    // Many write "dont".
                    let bare = word.replace('\'', "");
                    if bare.len() < word.len() {
                        push(whole.entry(bare.into()).or_default(), symbol);
                    }
                    push(whole.entry(word).or_default(), symbol);
                }
                Shape::Begins => starts.entry(word).or_default().begins.push(symbol),
                Shape::Ends => ends.push((word, symbol)),
                Shape::Contains => fragments.push((word, symbol)),
                Shape::Inflected => {
                    let script = crate::rules::reading::script(&word);
                    let stem = stem(&word, script);
                    for beginning in beginnings(&stem, &word, script) {
                        let stems = &mut starts.entry(beginning.into()).or_default().stems;
                        stems.push((stem.as_ref().into(), symbol));
                    }
                    push(whole.entry(word.clone()).or_default(), symbol);
                }
            }
        }
        add_slips(&mut whole, &self.slipping, &self.ordinary);
        let joined = |backwards| {
            let words = self.slipping.keys().filter(|word| word.len() >= SHORTEST_JOINED);
            Starts::of(words.map(|word| (word.clone(), ())).collect(), backwards)
        };
        fragments.sort();
        let inside = (!fragments.is_empty()).then(|| {
            let patterns = fragments.iter().map(|(word, _)| word.as_ref());
            let found = AhoCorasick::builder().match_kind(MatchKind::Standard).build(patterns).ok()?;
            Some((found, fragments.iter().map(|(_, symbol)| *symbol).collect()))
        });
        Lexicon {
            symbols,
            whole,
            starts: Starts::of(starts.into_iter().collect(), false),
            sounded: sounded.finish(),
            ends: Starts::of(ends, true),
            joined_before: joined(false),
            joined_behind: joined(true),
            ordinary: self.ordinary,
            inside: inside.flatten(),
        }
    }
}

#[derive(Debug)]
pub(super) struct Lexicon {
    pub symbols: usize,
    whole: FxHashMap<Box<str>, Symbols>,
    starts: Starts<Start>,
    /// Russian words by how they are written in Latin letters.
    sounded: Sounded,
    ends: Starts<Symbol>,
    inside: Option<(AhoCorasick, Vec<Symbol>)>,
    /// Words that are met where the space before or behind them is left out.
    joined_before: Starts<()>,
    joined_behind: Starts<()>,
    ordinary: FxHashSet<Box<str>>,
}

/// Shorter words begin and end too many others.
const SHORTEST_JOINED: usize = 4;

fn add_slips(
    whole: &mut FxHashMap<Box<str>, Symbols>,
    slipping: &FxHashMap<Box<str>, Symbols>,
    ordinary: &FxHashSet<Box<str>>,
) {
    let mut slipped: FxHashMap<Box<str>, Symbols> = FxHashMap::default();
    for (word, symbols) in slipping {
        for slip in slips(word) {
            let slip = slip.into_boxed_str();
            let is_a_word =
                whole.contains_key(&slip) || slipping.contains_key(&slip) || ordinary.contains(&slip);
            if !is_a_word {
                let known = slipped.entry(slip).or_default();
                symbols.iter().for_each(|symbol| push(known, *symbol));
            }
        }
    }
    whole.extend(slipped);
}

/// Nearly always one.
type Symbols = smallvec::SmallVec<[Symbol; 2]>;

fn push(symbols: &mut Symbols, symbol: Symbol) {
    if !symbols.contains(&symbol) {
        symbols.push(symbol);
    }
}

#[derive(Debug, Default)]
struct Start {
    begins: Vec<Symbol>,
    /// Words that begin so may have one of these stems.
    stems: Vec<(Box<str>, Symbol)>,
}

/// No inflected word is longer than its stem by more.
const LONGEST_ENDING: usize = 24;

impl Lexicon {
    /// Calls back with every symbol that a folded word meets; some of them twice.
    pub fn each(&self, word: &str, script: Script, mut met: impl FnMut(Symbol)) {
        if let Some(symbols) = self.whole.get(word) {
            symbols.iter().copied().for_each(&mut met);
        }
        if let Some(symbols) = owner(word).and_then(|owner| self.whole.get(owner)) {
            symbols.iter().copied().for_each(&mut met);
        }
        let mut stemmed = None;
        self.starts.each(word, |beginning, start| {
            start.begins.iter().copied().for_each(&mut met);
            if start.stems.is_empty() || word.len() > beginning.len() + LONGEST_ENDING {
                return;
            }
            let stemmed = stemmed.get_or_insert_with(|| stem(word, script));
            for (stem, symbol) in &start.stems {
                if **stem == **stemmed {
                    met(*symbol);
                }
            }
        });
        self.ends.each(word, |_, symbol| met(*symbol));
        if let Some((fragments, symbols)) = &self.inside {
            for found in fragments.find_overlapping_iter(word) {
                met(symbols[found.pattern().as_usize()]);
            }
        }
    }

    /// Where two words were written as one: a word that slips, before or behind another word of the packs.
    pub fn joint(&self, word: &str) -> Option<usize> {
        let mut joint = None;
        let is_word =
            |part: &str| (part == "i" || part.len() >= SHORTEST_JOINED - 1) && self.whole.contains_key(part);
        self.joined_before.each(word, |first, ()| {
            if is_word(&word[first.len()..]) {
                joint = Some(first.len());
            }
        });
        self.joined_behind.each(word, |last, ()| {
            let at = word.len() - last.len();
            if is_word(&word[..at]) {
                joint = Some(at);
            }
        });
        joint.filter(|_| !self.whole.contains_key(word) && !self.ordinary.contains(word))
    }

    pub fn has_sounded(&self) -> bool {
        !self.sounded.is_empty()
    }

    /// The same for a word in Latin letters that may be a Russian one.
    pub fn each_sounded(&self, word: &str, met: impl FnMut(Symbol)) {
        self.sounded.each(word, met);
    }
}

/// "woman" of "woman's"; not of "that's", which is "that is".
fn owner(word: &str) -> Option<&str> {
    let owner = word.strip_suffix("'s")?;
    (owner.len() >= 4 && !["that", "what", "where", "there", "here"].contains(&owner)).then_some(owner)
}
