//! The language of a text, where it is long enough to tell.

use std::sync::LazyLock;

use whatlang::{Detector, Lang};

use crate::words::Language;

/// What can be told of the language of a text.
#[derive(Debug)]
pub(super) enum Told {
    /// A short text may be in any language, and so may one that mixes scripts or is not clearly of one.
    Nothing,
    In(Language),
    /// In a language that is none of Homegroup's.
    Foreign,
}

impl Told {
    pub fn allows(&self, wanted: &[Language]) -> bool {
        match self {
            Self::Nothing => true,
            Self::In(language) => wanted.contains(language),
            Self::Foreign => false,
        }
    }
}

pub(super) fn detect(text: &str) -> Told {
    let letters = text.chars().filter(|letter| letter.is_alphabetic());
    let (mut latin, mut all) = (0, 0);
    for letter in letters.take(LOOKED_AT) {
        all += 1;
        latin += usize::from(letter < '\u{250}');
    }
    let mixed = latin * 4 > all && latin * 4 < all * 3;
    if all < SHORTEST || mixed {
        return Told::Nothing;
    }
    let told = DETECTOR.detect(text).filter(|info| info.is_reliable() || info.confidence() >= SURE);
    match told.map(|info| info.lang()) {
        None => Told::Nothing,
        Some(Lang::Eng) => Told::In(Language::En),
        Some(Lang::Rus) => Told::In(Language::Ru),
        Some(Lang::Pes) => Told::In(Language::Fa),
        Some(_) => Told::Foreign,
    }
}

/// Letters below which detection guesses.
const SHORTEST: usize = 40;
const LOOKED_AT: usize = 2_000;
const SURE: f64 = 0.5;

/// Homegroup's languages, and those that are taken for them.
static DETECTOR: LazyLock<Detector> = LazyLock::new(|| {
    Detector::with_allowlist(vec![
        Lang::Eng,
        Lang::Rus,
        Lang::Pes,
        Lang::Deu,
        Lang::Fra,
        Lang::Spa,
        Lang::Ukr,
        Lang::Bul,
        Lang::Ara,
        Lang::Urd,
    ])
});
