//! Russian words of phrases, met in Latin letters.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Symbol;
use super::endings::stem;
use super::starts::Starts;
use crate::rules::pack::Shape;
use crate::rules::reading::{Script, W, key_of_latin, key_of_russian, script};

/// Shorter keys are words of too many languages.
const SHORTEST: usize = 4;

#[derive(Debug)]
pub(super) struct Sounded {
    whole: FxHashMap<Box<str>, Vec<Symbol>>,
    starts: Starts<Start>,
}

#[derive(Debug, Default)]
struct Start {
    begins: Vec<Symbol>,
    inflected: Vec<Symbol>,
}

#[derive(Debug, Default)]
pub(super) struct SoundedBuilder {
    whole: FxHashMap<Box<str>, Vec<Symbol>>,
    starts: FxHashMap<Box<str>, Start>,
}

impl SoundedBuilder {
    pub fn add(&mut self, word: &str, shape: Shape, symbol: Symbol) {
        if script(word) != Script::Cyrillic {
            return;
        }
        let key = key_of_russian(word);
        if key.len() < SHORTEST {
            return;
        }
        let key_of_stem = key_of_russian(&stem(word, Script::Cyrillic));
        match shape {
            Shape::Whole => self.whole.entry(key.into()).or_default().push(symbol),
            Shape::Begins => self.starts.entry(key.into()).or_default().begins.push(symbol),
            Shape::Inflected if key_of_stem.len() >= SHORTEST => {
                self.starts.entry(key_of_stem.into()).or_default().inflected.push(symbol);
            }
            Shape::Inflected => self.whole.entry(key.into()).or_default().push(symbol),
            // Ends and middles of words in Latin letters are those of English words, too.
            Shape::Ends | Shape::Contains => {}
        }
    }

    pub fn finish(self) -> Sounded {
        Sounded { whole: self.whole, starts: Starts::of(self.starts.into_iter().collect(), false) }
    }
}

impl Sounded {
    pub fn is_empty(&self) -> bool {
        self.whole.is_empty() && self.starts.is_empty()
    }

    pub fn each(&self, word: &str, mut met: impl FnMut(Symbol)) {
        let ways = if word.contains('w') { &W[..] } else { &W[..1] };
        ways.iter().for_each(|w| self.each_of_key(&key_of_latin(word, *w), &mut met));
    }

    fn each_of_key(&self, key: &str, mut met: impl FnMut(Symbol)) {
        if key.len() < SHORTEST {
            return;
        }
        if let Some(symbols) = self.whole.get(key) {
            symbols.iter().copied().for_each(&mut met);
        }
        self.starts.each(key, |beginning, start| {
            start.begins.iter().copied().for_each(&mut met);
            let ending = &key[beginning.len()..];
            if !start.inflected.is_empty() && (ending.is_empty() || ENDINGS.contains(ending)) {
                start.inflected.iter().copied().for_each(&mut met);
            }
        });
    }
}

/// What Russian puts behind a stem, by key.
static ENDINGS: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    RUSSIAN_ENDINGS.split_whitespace().map(key_of_russian).filter(|key| !key.is_empty()).collect()
});

const RUSSIAN_ENDINGS: &str = "а я о е ы и у ю й ой ей ою ею ом ем ам ям ами ями ах ях ов ев ок ек ий ый ая яя ое ее ые ие ого его ому ему ым \
    им ых их ую юю ешь ет ете ут ют ишь ит ите ат ят л ла ло ли ть ти ся сь ал ала али ил ила или ать ять ить еть аю яю \
    аешь ает аем аете ают уй уйте айте ка ки ку ке кой ками ках ник ники ник а шь ться тся нный нная нные но на ны ен ена";
