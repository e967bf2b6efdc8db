//! What single letters are, and what they are folded into.

/// The script of a word, as far as it matters to how it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::rules) enum Script {
    Latin,
    Cyrillic,
    Arabic,
    Other,
}

/// What writers put between letters that nobody sees: zero-width and bidi controls, soft hyphens, variation
/// selectors, tags. The zero-width non-joiner is among them: Persian is written with it, without it and with a
/// space in its place, and means the same.
pub(super) fn is_unseen(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0000}'..='\u{e0fff}')
        // Control characters, but not the breaks of lines.
        || (letter.is_control() && !matches!(letter, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}'))
        // The stretch between Arabic letters.
        || letter == '\u{640}'
}

/// Marks that are left out: accents, and the vowel signs of Arabic and Hebrew, which most writers leave out.
/// Marks of other scripts are letters in all but name.
pub(super) fn is_accent(letter: char) -> bool {
    matches!(letter,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}'..='\u{5c2}'
        | '\u{5c4}'..='\u{5c5}' | '\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}' | '\u{6e7}'..='\u{6e8}' | '\u{6ea}'..='\u{6ed}'
        | '\u{8d3}'..='\u{8e1}' | '\u{8e3}'..='\u{8ff}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{2de0}'..='\u{2dff}' | '\u{a66f}'..='\u{a67f}' | '\u{fe20}'..='\u{fe2f}')
}

/// Letters that are other letters of the same word in another spelling. What stands here survives a second
/// folding unchanged.
pub(super) fn same_as(letter: char) -> Option<&'static str> {
    Some(match letter {
        // Persian and Arabic keyboards.
        'ي' | 'ى' | 'ئ' | 'ې' | 'ۍ' | 'ے' => "ی",
        'ك' | 'ڪ' | 'ګ' => "ک",
        'ة' | 'ۀ' | 'ە' | 'ہ' | 'ھ' | 'ۂ' | 'ۃ' => "ه",
        'أ' | 'إ' | 'ٱ' | 'ٲ' | 'ٳ' => "ا",
        'ؤ' => "و",
        // Digits and the marks inside numbers.
        '٠'..='٩' => DIGITS[letter as usize - '٠' as usize],
        '۰'..='۹' => DIGITS[letter as usize - '۰' as usize],
        '٫' => ".",
        '٬' => ",",
        // Russian is written with ё and without.
        'ё' | 'ѐ' => "е",
        'ѝ' => "и",
        // Latin letters with a stroke, which do not come apart into letter and accent.
        'ø' | 'ɵ' => "o",
        'đ' | 'ð' => "d",
        'ł' => "l",
        'ħ' => "h",
        'ı' => "i",
        'ŧ' => "t",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ς' => "σ",
        // Apostrophes.
        '’' | '‘' | 'ʼ' | 'ʹ' | '′' | '´' | '`' | '‛' => "'",
        _ => return None,
    })
}

const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

/// Bits of what a word is made of.
pub(in crate::rules) mod traits {
    pub const LATIN: u8 = 1;
    pub const CYRILLIC: u8 = 2;
    pub const ARABIC: u8 = 4;
    /// Letters of other scripts, and those of these three that ordinary words do not have.
    pub const UNUSUAL: u8 = 8;
    pub const DIGIT: u8 = 16;
    /// A letter three times in a row or more.
    pub const REPEATED: u8 = 32;
    /// A sign that may stand for a letter touches it: `$elling`, `p!lls`.
    pub const SIGNED: u8 = 64;

    pub const SCRIPTS: u8 = LATIN | CYRILLIC | ARABIC | UNUSUAL;
}

/// What a folded letter tells of its word.
pub(super) fn trait_of(letter: char) -> u8 {
    match letter {
        'a'..='z' => traits::LATIN,
        '0'..='9' => traits::DIGIT,
        'а'..='я'
        | 'і'
        | 'ї'
        | 'є'
        | 'ґ'
        | 'ў'
        | 'ђ'
        | 'ћ'
        | 'џ'
        | 'љ'
        | 'њ'
        | 'ѓ'
        | 'ќ'
        | 'ә'
        | 'ғ'
        | 'қ'
        | 'ң'
        | 'ө'
        | 'ұ'
        | 'ү'
        | 'ҳ'
        | 'ҷ'
        | 'ӣ'
        | 'ӯ'
        | 'җ' => traits::CYRILLIC,
        '\u{620}'..='\u{64a}'
        | '\u{66e}'..='\u{6d3}'
        | '\u{6d5}'
        | '\u{6ee}'..='\u{6ff}'
        | '\u{750}'..='\u{77f}' => traits::ARABIC,
        '\'' => 0,
        _ => traits::UNUSUAL,
    }
}

/// The script of a folded word.
pub(in crate::rules) fn script(word: &str) -> Script {
    script_of(word.chars().fold(0, |traits, letter| traits | trait_of(letter)))
}

pub(super) fn script_of(traits_of_word: u8) -> Script {
    match traits_of_word & traits::SCRIPTS {
        traits::LATIN => Script::Latin,
        traits::CYRILLIC => Script::Cyrillic,
        traits::ARABIC => Script::Arabic,
        _ => Script::Other,
    }
}

/// Signs that are words of their own: emoji and pictures.
pub(super) fn is_picture(letter: char) -> bool {
    matches!(letter,
        '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{23ff}' | '\u{2460}'..='\u{27bf}' | '\u{2900}'..='\u{297f}'
        | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}
