//! The language of a text, where it is long enough to tell.

use std::sync::LazyLock;

use whatlang::{Detector, Lang};

use crate::words::Language;

/// Whether a text may be written in one of some languages. A short text may be in any, and so may one that mixes
/// scripts or is not clearly of one language.
pub(super) fn may_be_in(text: &str, wanted: &[Language]) -> bool {
    detect(text).is_none_or(|language| language.is_some_and(|language| wanted.contains(&language)))
}

/// `None`: nobody can tell. `Some(None)`: a language that is none of Homegroup's.
fn detect(text: &str) -> Option<Option<Language>> {
    let letters = text.chars().filter(|letter| letter.is_alphabetic());
    let (mut latin, mut all) = (0, 0);
    for letter in letters.take(LOOKED_AT) {
        all += 1;
        latin += usize::from(letter < '\u{250}');
    }
    let mixed = latin * 4 > all && latin * 4 < all * 3;
    if all < SHORTEST || mixed {
        return None;
    }
    let info = DETECTOR.detect(text)?;
    if !info.is_reliable() && info.confidence() < SURE {
        return None;
    }
    Some(match info.lang() {
        Lang::Eng => Some(Language::En),
        Lang::Rus => Some(Language::Ru),
        Lang::Pes => Some(Language::Fa),
        _ => None,
    })
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
