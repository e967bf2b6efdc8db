//! Which letters a sign may stand for: what looks like it, and the digits and signs people write for letters.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Script;

type Choices = Vec<Box<str>>;

/// What a letter of another alphabet, or a sign, stands for in a word of one script. Case makes a difference: H
/// looks like Н, h does not.
pub(super) fn look_alikes(letter: char, script: Script) -> &'static [Box<str>] {
    let table = match script {
        Script::Latin => &TABLES.latin,
        Script::Cyrillic => &TABLES.cyrillic,
        Script::Arabic => &TABLES.arabic,
        Script::Other => return &[],
    };
    table.get(&letter).map_or(&[], Vec::as_slice)
}

/// A sign that is no letter and looks like one.
pub(super) fn is_like_a_letter(sign: char) -> bool {
    !sign.is_ascii() && TABLES.known(sign)
}

/// Digits and signs that are written for letters, and letters that are only nearly alike.
pub(super) fn stand_ins(letter: char, script: Script) -> &'static [&'static str] {
    match script {
        Script::Latin => latin_stand_ins(letter),
        Script::Cyrillic => cyrillic_stand_ins(letter),
        Script::Arabic | Script::Other => &[],
    }
}

fn latin_stand_ins(letter: char) -> &'static [&'static str] {
    match letter {
        '0' => &["o"],
        '1' | '!' | '|' | '¡' => &["i", "l"],
        '3' | '€' => &["e"],
        '4' | '@' => &["a"],
        '5' | '$' | '§' => &["s"],
        '6' => &["g", "b"],
        '7' | '+' => &["t"],
        '8' => &["b"],
        '9' => &["g"],
        '¢' | '(' | '<' => &["c"],
        '£' => &["l"],
        '¥' => &["y"],
        '*' | '#' => &["a", "e", "i", "o", "u"],
        'ε' | 'є' | 'ɛ' => &["e"],
        'ᴇ' => &["e"],
        'ɢ' => &["g"],
        'ʟ' => &["l"],
        'ɴ' => &["n"],
        'ʀ' => &["r"],
        'ʙ' => &["b"],
        'ʜ' => &["h"],
        'ᴅ' => &["d"],
        'ᴊ' => &["j"],
        'ᴋ' => &["k"],
        'ᴍ' => &["m"],
        'ᴘ' => &["p"],
        'ᴛ' => &["t"],
        'ꜰ' => &["f"],
        'ǫ' => &["q"],
        'и' => &["n", "u"],
        'я' => &["r"],
        'ш' | 'щ' => &["w"],
        'п' => &["n"],
        'т' => &["t"],
        'м' => &["m"],
        'к' => &["k"],
        'в' => &["b"],
        'ч' => &["y"],
        _ => &[],
    }
}

fn cyrillic_stand_ins(letter: char) -> &'static [&'static str] {
    match letter {
        '0' => &["о"],
        '1' | '!' | '|' => &["и", "л", "і"],
        '3' => &["з", "е", "э"],
        '4' => &["ч", "а"],
        '5' => &["с"],
        '6' => &["б"],
        '7' => &["т"],
        '8' => &["в"],
        '9' => &["д", "я"],
        '@' => &["а"],
        '$' => &["с"],
        '€' => &["е"],
        '*' | '#' => &["а", "е", "и", "о", "у", "ы", "я"],
        // Handwriting, and what sounds the same.
        'k' => &["к"],
        'm' => &["м", "т"],
        't' => &["т"],
        'h' => &["н", "х"],
        'n' => &["п", "н"],
        'u' => &["и", "у"],
        'b' => &["б", "в"],
        'r' => &["г", "р", "я"],
        'g' => &["г", "д"],
        'd' => &["д"],
        'z' => &["з"],
        'i' => &["и"],
        'j' => &["й", "ж"],
        'l' => &["л"],
        'f' => &["ф"],
        's' => &["с"],
        'v' => &["в"],
        'w' => &["ш"],
        'ѓ' => &["г"],
        'ќ' => &["к"],
        'і' | 'ї' => &["и"],
        _ => &[],
    }
}

struct Tables {
    latin: FxHashMap<char, Choices>,
    cyrillic: FxHashMap<char, Choices>,
    arabic: FxHashMap<char, Choices>,
}

impl Tables {
    fn known(&self, letter: char) -> bool {
        [&self.latin, &self.cyrillic, &self.arabic].iter().any(|table| table.contains_key(&letter))
    }
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut sections = include_str!("lookalikes.txt").split('[').skip(1);
    let mut section = || sections.next().map(table).unwrap_or_default();
    Tables { latin: section(), cyrillic: section(), arabic: section() }
});

fn table(section: &str) -> FxHashMap<char, Choices> {
    let mut table: FxHashMap<char, Choices> = FxHashMap::default();
    for line in section.lines().skip(1) {
        let mut entries = line.split(' ');
        let Some(stands_for) = entries.next() else { continue };
        for code in entries {
            let letter = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
            letter.into_iter().for_each(|letter| table.entry(letter).or_default().push(stands_for.into()));
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole() {
        let count = |table: &FxHashMap<char, Choices>| table.values().map(Vec::len).sum::<usize>();
        let tables = &*TABLES;
        assert!(count(&tables.latin) > 500 && count(&tables.cyrillic) > 300 && count(&tables.arabic) > 30);
        let first = |letter, script| look_alikes(letter, script).first().map(|found| &**found);
        assert_eq!(first('е', Script::Latin), Some("e"));
        assert_eq!(first('H', Script::Cyrillic), Some("н"));
        assert_eq!(first('h', Script::Cyrillic), None);
        assert_eq!(first('o', Script::Arabic), Some("ه"));
        assert!(is_like_a_letter('⍺') && !is_like_a_letter('—') && !is_like_a_letter('«'));
    }
}
