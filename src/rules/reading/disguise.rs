//! Words that are written so as not to be read: letters of other alphabets, digits and signs for letters, letters
//! that are drawn out, dots and spaces inside.
//!
//! Whoever does this is understood by people because the rest of the word is there, and so it is here: a disguised
//! word is read in every way it could be meant, and only whole. What looks ordinary is not read twice, so that
//! ordinary words are never taken for others.

use super::letters::{Script, trait_of, traits};
use super::lookalikes::{is_like_a_letter, look_alikes, stand_ins};
use super::words::Word;
use super::{Found, Reading};
use unicode_normalization::UnicodeNormalization;

/// What may be spent on one text: a reading costs one, a place to look at five. An ordinary text costs nothing.
const MOST_READINGS: usize = 10_000;
const COST_OF_A_PLACE: usize = 5;
/// In how many ways one word is read at most.
const MOST_WAYS: usize = 24;
/// So many parts between dots make up one word at most.
const MOST_PARTS: usize = 8;
/// Longer than any word that is looked for.
const LONGEST: usize = 40;

const SCRIPTS: [Script; 3] = [Script::Latin, Script::Cyrillic, Script::Arabic];

/// Calls back with every reading of every disguised word, its script, and where it stands. Says whether that was all.
pub(super) fn each(reading: &Reading, read: &mut dyn FnMut(&str, Script, Found)) -> bool {
    let mut disguise = Disguise { reading, read, left: MOST_READINGS, seen: Vec::new() };
    let words = &reading.words;
    let mut at = 0;
    while at < words.len() {
        let parts = words[at + 1..].iter().take_while(|word| !word.spaced).count();
        if parts > 0 || is_suspicious(&words[at]) {
            disguise.chunk(at, at + 1 + parts);
        }
        at += 1 + parts;
    }
    disguise.spelled_out();
    disguise.strangers();
    disguise.capital_i();
    disguise.persian_affixes();
    disguise.left > 0
}

fn is_suspicious(word: &Word) -> bool {
    let scripts = (word.traits & traits::SCRIPTS).count_ones();
    scripts > 0
        && (scripts > 1
            || word.traits & (traits::UNUSUAL | traits::REPEATED | traits::SIGNED | traits::DIGIT) != 0)
}

/// Signs between letters that are thought away.
fn is_joiner(sign: char) -> bool {
    matches!(
        sign,
        '.' | '-' | '_' | '*' | '~' | '\'' | '^' | '=' | '·' | '•' | '\u{2010}'
            ..='\u{2015}' | '|' | '+' | '\\' | '#'
    )
}

/// Signs that touch a word and may be a letter of it.
pub(super) fn is_sign(sign: char) -> bool {
    matches!(sign, '@' | '$' | '|' | '€' | '£' | '¢' | '¥' | '§' | '¡') || is_like_a_letter(sign)
}

struct Disguise<'r, 'f> {
    reading: &'r Reading<'r>,
    read: &'f mut dyn FnMut(&str, Script, Found),
    left: usize,
    seen: Vec<Seen>,
}

/// One letter or sign as it is written.
#[derive(Clone, Copy)]
struct Seen {
    folded: char,
    /// Compatibility forms resolved, case kept.
    cased: char,
    /// At either end of the word a sign may only be a letter; inside it may be nothing, too.
    inside: bool,
}

impl Disguise<'_, '_> {
    fn text(&self) -> &str {
        &self.reading.folded.text
    }

    /// Words without a space between them, cut where no word goes on.
    fn chunk(&mut self, from: usize, to: usize) {
        let mut start = from;
        for at in from..to {
            if at + 1 == to || !self.goes_on(at) {
                self.parts(start, at + 1);
                start = at + 1;
            }
        }
    }

    fn goes_on(&self, at: usize) -> bool {
        let words = &self.reading.words;
        let between = &self.text()[words[at].end as usize..words[at + 1].start as usize];
        between.chars().all(|sign| is_joiner(sign) || is_sign(sign) || sign == '!')
    }

    fn parts(&mut self, from: usize, to: usize) {
        for first in from..to {
            for after in first + 1..=to.min(first + MOST_PARTS) {
                let words = &self.reading.words[first..after];
                let letters = words.iter().any(|word| word.traits & traits::SCRIPTS != 0);
                let touched = after - first == 1 && !is_suspicious(&words[0]);
                if letters && !touched {
                    self.window(first, after);
                }
            }
        }
    }

    /// Letters one by one, with the same gap between them: "s e l l i n g", "п.р.о.д.а.м".
    fn spelled_out(&mut self) {
        let single = |word: &Word| {
            let text = word.of(&self.reading.folded.text);
            word.traits != 0 && text.chars().nth(1).is_none()
        };
        let words = &self.reading.words;
        let mut rows = Vec::new();
        let mut at = 0;
        while at < words.len() {
            if !single(&words[at]) {
                at += 1;
                continue;
            }
            let mut after = at + 1;
            let mut gap = None;
            while after < words.len() && single(&words[after]) {
                let between = &self.text()[words[after - 1].end as usize..words[after].start as usize];
                if between.len() > 3 || *gap.get_or_insert(between) != between {
                    break;
                }
                after += 1;
            }
            if after - at >= 3 {
                rows.push((at, after));
                at = after;
            } else {
                at += 1;
            }
        }
        for (first, after) in rows {
            self.window(first, after);
            for start in first..after {
                for end in start + 4..=after.min(start + 14) {
                    if (start, end) != (first, after) {
                        self.window(start, end);
                    }
                }
            }
        }
    }

    /// Words wholly in the letters of another alphabet among words of this one: "рор" in an English text.
    fn strangers(&mut self) {
        let words = &self.reading.words;
        let of = |script: Script| words.iter().filter(|word| word.script() == script).count();
        let (latin, cyrillic) = (of(Script::Latin), of(Script::Cyrillic));
        if latin + cyrillic == 0 || (latin != 1 && cyrillic != 1 && latin.min(cyrillic) == 0) {
            return;
        }
        for (at, word) in words.iter().enumerate() {
            let (other, own, others) = match word.script() {
                Script::Latin => (Script::Cyrillic, latin - 1, cyrillic),
                Script::Cyrillic => (Script::Latin, cyrillic - 1, latin),
                _ => continue,
            };
            // One word alone tells nothing of the writer's alphabet; a short one may be an ordinary word of both.
            let alone = own + others == 0;
            let long = word.of(self.text()).chars().count() >= 4;
            if others <= own && !(alone && long) {
                continue;
            }
            self.see(word.start as usize, word.end as usize);
            let strict = |seen: &Seen| !look_alikes(seen.cased, other).is_empty();
            if self.seen.iter().all(strict) {
                self.build(other, self.reading.stretch(at, at + 1));
            }
        }
    }

    /// "seIIing": a capital I among small letters is an l.
    fn capital_i(&mut self) {
        let original = self.reading.original.as_bytes();
        if !original.windows(2).any(|pair| pair[0].is_ascii_lowercase() && pair[1] == b'I') {
            return;
        }
        for at in 0..self.reading.words.len() {
            let word = &self.reading.words[at];
            if word.script() == Script::Latin && word.of(self.text()).contains('i') {
                self.window(at, at + 1);
            }
        }
    }

    /// Persian affixes are written joined, with a non-joiner, or apart.
    fn persian_affixes(&mut self) {
        let words = &self.reading.words;
        for at in 0..words.len().saturating_sub(1) {
            let (word, next) = (&words[at], &words[at + 1]);
            if word.traits != traits::ARABIC || next.traits != traits::ARABIC {
                continue;
            }
            let text = &self.reading.folded.text;
            let (word, next) = (word.of(text), next.of(text));
            if PERSIAN_PREFIXES.contains(&word) || PERSIAN_SUFFIXES.contains(&next) {
                let joined = format!("{word}{next}");
                (self.read)(&joined, Script::Arabic, self.reading.stretch(at, at + 2));
            }
        }
    }

    /// Reads some words, and what touches them, as one.
    fn window(&mut self, first: usize, after: usize) {
        if self.left == 0 {
            return;
        }
        self.left = self.left.saturating_sub(COST_OF_A_PLACE);
        let words = &self.reading.words;
        let text = &self.reading.folded.text;
        let mut found = self.reading.stretch(first, after);
        let before = text[..found.start as usize].chars().next_back().filter(|sign| is_sign(*sign));
        if let Some(sign) = before.filter(|_| words[first].traits & traits::SIGNED != 0) {
            found.start -= u32::try_from(sign.len_utf8()).unwrap_or(0);
        }
        let behind = text[found.end as usize..].chars().next().filter(|sign| is_sign(*sign));
        if let Some(sign) = behind.filter(|_| words[after - 1].traits & traits::SIGNED != 0) {
            found.end += u32::try_from(sign.len_utf8()).unwrap_or(0);
        }
        self.see(found.start as usize, found.end as usize);
        for script in SCRIPTS {
            self.build(script, found);
        }
        self.without_number(first, after);
    }

    /// "dealer420" is a dealer.
    fn without_number(&mut self, first: usize, after: usize) {
        let word = &self.reading.words[first];
        let text = word.of(&self.reading.folded.text);
        let bare = text.trim_end_matches(|letter: char| letter.is_ascii_digit());
        if after - first == 1
            && bare.len() < text.len()
            && !bare.contains(|letter: char| letter.is_ascii_digit())
        {
            let script = super::script(bare);
            if script != Script::Other {
                (self.read)(bare, script, self.reading.stretch(first, after));
            }
        }
    }

    fn see(&mut self, start: usize, end: usize) {
        self.seen.clear();
        let folded = &self.reading.folded;
        let last = end - start;
        for (at, letter) in
            folded.text[start..end].char_indices().filter(|(_, letter)| !letter.is_whitespace())
        {
            let from = start + at;
            let original = &self.reading.original[folded.original(from..from + letter.len_utf8())];
            let mut forms = original.nfkc();
            let cased = match (forms.next(), forms.next()) {
                (Some(cased), None) => cased,
                _ => letter,
            };
            let inside = at > 0 && at + letter.len_utf8() < last;
            self.seen.push(Seen { folded: letter, cased, inside });
            if self.seen.len() > LONGEST {
                self.seen.clear();
                return;
            }
        }
    }

    /// Every way in which what was seen is a word of one script.
    fn build(&mut self, script: Script, found: Found) {
        if self.seen.len() < 2 {
            return;
        }
        let mut ways: Vec<String> = vec![String::with_capacity(self.seen.len() * 2)];
        let mut at = 0;
        while at < self.seen.len() {
            let choices = self.seen[at].choices(script);
            let row = self.seen[at..].iter().take_while(|seen| seen.folded == self.seen[at].folded).count();
            at += 1;
            match &choices[..] {
                [] => return,
                [one] if row < 3 => ways.iter_mut().for_each(|way| way.push_str(one)),
                // A letter three times or more is one, or two: "sellllling", "sooo".
                [one] => {
                    at += row - 1;
                    multiply(&mut ways, &[one, &one.repeat(2)]);
                }
                _ => multiply(&mut ways, &choices),
            }
        }
        for way in ways {
            if self.left == 0 {
                return;
            }
            self.left -= 1;
            if way.chars().nth(1).is_some() {
                (self.read)(&way, script, found);
            }
        }
    }
}

/// Every way goes on with every choice; where that would be too many, with the likeliest.
fn multiply(ways: &mut Vec<String>, choices: &[&str]) {
    let most = (MOST_WAYS / ways.len()).max(1);
    *ways = ways
        .iter()
        .flat_map(|way| choices.iter().take(most).map(move |choice| format!("{way}{choice}")))
        .collect();
}

impl Seen {
    /// What it may be in a word of a script; nothing where it cannot be any of it.
    fn choices(&self, script: Script) -> smallvec::SmallVec<[&'static str; 4]> {
        let mut choices = smallvec::SmallVec::new();
        if let Some(own) = own_letter(self.folded, script) {
            choices.push(own);
            if self.cased == 'I' && script == Script::Latin {
                choices.push("l");
            }
            return choices;
        }
        choices.extend(look_alikes(self.cased, script).iter().map(|choice| &**choice));
        for choice in look_alikes(self.folded, script) {
            if !choices.contains(&&**choice) {
                choices.push(choice);
            }
        }
        for choice in stand_ins(self.folded, script) {
            if !choices.contains(choice) {
                choices.push(choice);
            }
        }
        if self.inside && (is_joiner(self.folded) || self.folded == '!') {
            choices.insert(0, "");
        }
        choices
    }
}

/// The letter itself, where it is an ordinary one of the script.
fn own_letter(letter: char, script: Script) -> Option<&'static str> {
    let belongs = match script {
        Script::Latin => traits::LATIN,
        Script::Cyrillic => traits::CYRILLIC,
        Script::Arabic => traits::ARABIC,
        Script::Other => return None,
    };
    if trait_of(letter) != belongs {
        return None;
    }
    let start = ALPHABET.find(letter)?;
    Some(&ALPHABET[start..start + letter.len_utf8()])
}

/// The letters that ordinary words of the three scripts consist of.
const ALPHABET: &str = "abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюяіїєґўђћџљњѓќәғқңөұүҳҷӣӯжءآابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی";

const PERSIAN_PREFIXES: [&str; 2] = ["می", "نمی"];
const PERSIAN_SUFFIXES: [&str; 22] = [
    "ها",
    "های",
    "هایی",
    "هایم",
    "هایت",
    "هایش",
    "هایشان",
    "هام",
    "هات",
    "هاش",
    "ام",
    "ای",
    "ایم",
    "اید",
    "اند",
    "تر",
    "ترین",
    "اش",
    "ات",
    "مان",
    "تان",
    "شان",
];
