//! Russian written in Latin letters: a key that the Russian word and its spellings in Latin have in common.
//!
//! There is no one way to write Russian in Latin letters, so the key forgets what the ways differ in: soft signs,
//! й and ы, doubled letters, how ш, щ, ч and ж are spelled.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

/// The key of a folded Russian word.
pub(in crate::rules) fn key_of_russian(word: &str) -> String {
    let mut key = Key::default();
    for letter in word.chars() {
        match letter {
            'а' => key.push('a'),
            'б' => key.push('b'),
            'в' => key.push('v'),
            'г' => key.push('g'),
            'д' => key.push('d'),
            'е' | 'э' => key.push('e'),
            'ж' => key.push('j'),
            'з' => key.push('z'),
            'и' | 'й' | 'ы' | 'і' => key.push('i'),
            'к' => key.push('k'),
            'л' => key.push('l'),
            'м' => key.push('m'),
            'н' => key.push('n'),
            'о' => key.push('o'),
            'п' => key.push('p'),
            'р' => key.push('r'),
            'с' => key.push('s'),
            'т' => key.push('t'),
            'у' => key.push('u'),
            'ф' => key.push('f'),
            'х' => key.push('h'),
            'ц' => key.push('c'),
            'ч' => key.push('C'),
            'ш' | 'щ' => key.push('S'),
            'ю' => ['i', 'u'].into_iter().for_each(|letter| key.push(letter)),
            'я' => ['i', 'a'].into_iter().for_each(|letter| key.push(letter)),
            _ => {}
        }
    }
    key.0
}

/// The key of a folded word in Latin letters, as if it were Russian.
/// `w` is what that letter is taken for: some write в with it, some ш.
pub(in crate::rules) fn key_of_latin(word: &str, w: char) -> String {
    let mut key = Key::default();
    let mut rest = word;
    while let Some(letter) = rest.chars().next() {
        let spelled = SPELLINGS.iter().find(|(spelling, _)| rest.starts_with(spelling));
        if let Some((spelling, letters)) = spelled {
            letters.chars().for_each(|letter| key.push(letter));
            rest = &rest[spelling.len()..];
            continue;
        }
        rest = &rest[letter.len_utf8()..];
        match letter {
            'y' => key.push('i'),
            'j' if rest.is_empty() => key.push('i'),
            'x' => key.push('h'),
            'q' => key.push('k'),
            'w' => key.push(w),
            '4' => key.push('C'),
            '6' => key.push('S'),
            '0' => key.push('o'),
            '3' => key.push('z'),
            'a'..='z' => key.push(letter),
            _ => {}
        }
    }
    key.0
}

/// What w may be: в and ш.
pub(in crate::rules) const W: [char; 2] = ['v', 'S'];

/// Longest first.
const SPELLINGS: [(&str, &str); 16] = [
    ("shch", "S"),
    ("sch", "S"),
    ("sh", "S"),
    ("zh", "j"),
    ("kh", "h"),
    ("ch", "C"),
    ("ts", "c"),
    ("tz", "c"),
    ("ye", "e"),
    ("je", "e"),
    ("yo", "e"),
    ("jo", "e"),
    ("ja", "ia"),
    ("ya", "ia"),
    ("ju", "iu"),
    ("yu", "iu"),
];

/// A letter twice is the same as once.
#[derive(Default)]
struct Key(String);

impl Key {
    fn push(&mut self, letter: char) {
        if !self.0.ends_with(letter) {
            self.0.push(letter);
        }
    }
}

/// Whether words in Latin letters may be Russian: hardly one of them is a word that every English text is full of.
pub(super) fn may_be_russian<'w>(words: impl Iterator<Item = &'w str>) -> bool {
    let (mut all, mut english) = (0, 0);
    for word in words {
        all += 1;
        english += usize::from(ENGLISH_SET.contains(word));
    }
    all > 0 && english * 8 <= all
}

static ENGLISH_SET: LazyLock<FxHashSet<&str>> = LazyLock::new(|| ENGLISH.into_iter().collect());

/// Frequent English words that are no Russian ones in Latin letters.
const ENGLISH: [&str; 110] = [
    "about", "after", "again", "all", "also", "am", "an", "and", "any", "anyone", "are", "as", "at", "back",
    "be", "because", "been", "but", "by", "can", "can't", "could", "day", "days", "did", "didn't", "do",
    "does", "don't", "every", "feel", "first", "for", "from", "get", "go", "going", "good", "got", "had",
    "has", "have", "he", "help", "her", "here", "him", "his", "how", "i'm", "i've", "if", "in", "is", "it",
    "it's", "just", "know", "last", "life", "like", "make", "me", "more", "much", "need", "never", "not",
    "now", "of", "one", "or", "other", "our", "out", "people", "really", "she", "so", "some", "still",
    "than", "thank", "that", "the", "their", "them", "then", "there", "they", "think", "this", "time",
    "today", "too", "up", "want", "was", "we", "were", "what", "when", "which", "who", "will", "with",
    "would", "years", "you", "your",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ways_of_writing_share_a_key() {
        for (russian, ways) in [
            ("продам", &["prodam"][..]),
            ("героин", &["geroin"]),
            ("закладка", &["zakladka"]),
            ("пишите", &["pishite", "pi6ite", "piwite"]),
            ("можно", &["mozhno", "mojno"]),
            ("хороший", &["khoroshiy", "horoshij", "xoroshii", "horoshy"]),
            ("щенок", &["shchenok", "schenok"]),
            ("таблетки", &["tabletki"]),
            ("чистый", &["chistyj", "4istiy", "chistiy"]),
            ("ещё", &["eshche", "yeshche", "esche"]),
            ("порошок", &["poroshok"]),
            ("писать", &["pisat'", "pisat"]),
            ("меня", &["menya", "menja", "menia"]),
        ] {
            let key = key_of_russian(&russian.replace('ё', "е"));
            for way in ways {
                let keys = W.map(|w| key_of_latin(way, w));
                assert!(keys.contains(&key), "{way}");
            }
        }
    }

    #[test]
    fn english_is_not_taken_for_russian() {
        let russian = |text: &str| may_be_russian(text.split(' '));
        assert!(russian("prodam geroin pishi v lichku") && russian("prodam") && russian("u menya est"));
        assert!(!russian("i want to get better") && !russian("can i get some help please"));
    }
}
