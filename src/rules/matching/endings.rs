//! Inflection: Snowball stems for English and Russian, a table of endings for Persian.

use std::borrow::Cow;
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};

use crate::rules::reading::Script;

/// The stem of a folded word, for `word~`.
pub(super) fn stem(word: &str, script: Script) -> Cow<'_, str> {
    match script {
        Script::Latin => STEMMERS.english.stem(word),
        Script::Cyrillic => without_fleeting_vowel(STEMMERS.russian.stem(word)),
        Script::Arabic => Cow::Borrowed(persian_stem(word)),
        Script::Other => Cow::Borrowed(word),
    }
}

/// Beginnings that every word with this stem has one of: a word that has none need not be stemmed.
pub(super) fn beginnings(stem: &str, word: &str, script: Script) -> Vec<String> {
    match script {
        // The stemmer puts an e or an i at the end of a stem that the word may not have (happy, happi; making, make).
        Script::Latin => {
            let shorter = stem.strip_suffix(['e', 'i', 'y']).filter(|shorter| shorter.len() >= 2);
            let mut all = vec![shorter.unwrap_or(stem).to_owned()];
            // die, dying
            if ["die", "lie", "tie"].contains(&stem) {
                all.push(format!("{}y", &stem[..1]));
            }
            all
        }
        Script::Cyrillic => vec![stem.strip_suffix(['к', 'ц']).unwrap_or(stem).to_owned()],
        // A verb begins with what makes it go on or denies it.
        Script::Arabic => {
            let mut all = vec![stem.to_owned()];
            all.extend(PERSIAN_BEGINNINGS.iter().map(|before| format!("{before}{stem}")));
            all
        }
        Script::Other => vec![word.to_owned()],
    }
}

struct Stemmers {
    english: Stemmer,
    russian: Stemmer,
}

static STEMMERS: LazyLock<Stemmers> = LazyLock::new(|| Stemmers {
    english: Stemmer::create(Algorithm::English),
    russian: Stemmer::create(Algorithm::Russian),
});

/// "таблеток" and "таблетка", "продавец" and "продавца": the vowel before the last letter comes and goes.
fn without_fleeting_vowel(stem: Cow<str>) -> Cow<str> {
    let mut letters = stem.chars().rev();
    let (last, vowel, before) = (letters.next(), letters.next(), letters.next());
    let fleeting = matches!(last, Some('к' | 'ц'))
        && matches!(vowel, Some('о' | 'е'))
        && before.is_some_and(|letter| !"аеиоуыэюя".contains(letter))
        && letters.next().is_some();
    if !fleeting {
        return stem;
    }
    // Two Cyrillic letters are four bytes.
    let mut shorter = stem[..stem.len() - 4].to_owned();
    shorter.extend(last);
    Cow::Owned(shorter)
}

/// Takes off what Persian puts before a verb and behind any word, as long as three letters stay.
fn persian_stem(word: &str) -> &str {
    let mut stem = word;
    if let Some(rest) = PERSIAN_BEGINNINGS.iter().find_map(|before| stem.strip_prefix(before))
        && rest.chars().count() >= SHORTEST_PERSIAN_STEM
    {
        stem = rest;
    }
    // A plural and a possessive may follow each other: دوست‌هایشان.
    for _ in 0..2 {
        let Some(rest) = PERSIAN_ENDINGS.iter().find_map(|ending| stem.strip_suffix(ending)) else { break };
        if rest.chars().count() < SHORTEST_PERSIAN_STEM {
            break;
        }
        stem = rest;
    }
    stem
}

const SHORTEST_PERSIAN_STEM: usize = 3;

/// The non-joiner is folded away, so that these stand right before the verb.
const PERSIAN_BEGINNINGS: [&str; 2] = ["نمی", "می"];

/// Longest first.
const PERSIAN_ENDINGS: [&str; 32] = [
    "هایشان",
    "هایتان",
    "هایمان",
    "هاشون",
    "هاتون",
    "هامون",
    "ترین",
    "هایم",
    "هایت",
    "هایش",
    "هایی",
    "هامو",
    "شان",
    "تان",
    "مان",
    "شون",
    "تون",
    "مون",
    "های",
    "هام",
    "هات",
    "هاش",
    "ها",
    "ان",
    "ای",
    "ام",
    "اش",
    "ات",
    "تر",
    "ید",
    "یم",
    "ند",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflected_words_share_a_stem_and_a_beginning() {
        for (script, words) in [
            (Script::Latin, &["sell", "sells", "selling"][..]),
            (Script::Latin, &["die", "dying", "dies"]),
            (Script::Latin, &["cry", "cries", "crying"]),
            (Script::Cyrillic, &["таблетка", "таблетки", "таблеток", "таблетками"]),
            (Script::Cyrillic, &["порошок", "порошка", "порошком"]),
            (Script::Cyrillic, &["продавец", "продавца"]),
            (Script::Cyrillic, &["продаю", "продаем", "продает"]),
            (Script::Arabic, &["قرص", "قرصها", "قرصهای", "قرصهایشان"]),
        ] {
            let of_first = stem(words[0], script);
            for word in words {
                assert_eq!(stem(word, script), of_first, "{word}");
                let begun = beginnings(&of_first, words[0], script);
                assert!(begun.iter().any(|start| word.starts_with(start.as_str())), "{word} {begun:?}");
            }
        }
    }
}
