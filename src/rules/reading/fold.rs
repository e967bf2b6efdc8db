//! Folding: case, compatibility forms, accents, what nobody sees, and the spellings of Arabic letters.
//!
//! Punctuation and spaces stay where they are. Folding twice changes nothing.

use std::ops::Range;

use unicode_normalization::char::{canonical_combining_class, is_combining_mark};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

use super::letters::{is_accent, is_unseen, same_as};

/// A text as it is compared, and where each byte of it came from.
#[derive(Debug)]
pub(in crate::rules) struct Folded {
    pub text: String,
    origin: Origin,
}

#[derive(Debug)]
enum Origin {
    /// Byte for byte the same places.
    Same,
    /// For each byte of the folded text the range of the original.
    Ranges(Vec<(u32, u32)>),
}

impl Folded {
    /// The range of the original that a range of the folded text came from. It begins and ends between letters.
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        match &self.origin {
            Origin::Same => range,
            Origin::Ranges(ranges) if range.is_empty() => {
                let at = ranges.get(range.start).or(ranges.last()).map_or(0, |(start, _)| *start as usize);
                at..at
            }
            Origin::Ranges(ranges) => ranges[range.start].0 as usize..ranges[range.end - 1].1 as usize,
        }
    }
}

pub(in crate::rules) fn fold(text: &str) -> Folded {
    if text.is_ascii() && !text.bytes().any(|byte| byte == b'`' || (byte < 32 && !matches!(byte, 9..=13))) {
        return Folded { text: text.to_ascii_lowercase(), origin: Origin::Same };
    }
    let mut folding = Folding {
        text: String::with_capacity(text.len()),
        ranges: Vec::new(),
        moved: false,
        cluster: Vec::new(),
        range: (0, 0),
    };
    let mut letters = text.char_indices().peekable();
    while let Some((start, letter)) = letters.next() {
        // Nearly every letter stands alone.
        if let Some(folded) = simple(letter)
            && letters.peek().is_none_or(|(_, next)| simple(*next).is_some())
        {
            folding.flush();
            folding.range = (start, start + letter.len_utf8());
            folding.put(folded);
        } else if !is_unseen(letter) {
            folding.add(letter, start);
        }
    }
    folding.flush();
    folding.finish()
}

struct Folding {
    text: String,
    /// Filled from the first letter on whose place or length is another than in the original.
    ranges: Vec<(u32, u32)>,
    moved: bool,
    /// A letter and the marks on it.
    cluster: Vec<char>,
    range: (usize, usize),
}

impl Folding {
    fn finish(self) -> Folded {
        let origin = if self.moved { Origin::Ranges(self.ranges) } else { Origin::Same };
        Folded { text: self.text, origin }
    }

    fn add(&mut self, letter: char, start: usize) {
        let end = start + letter.len_utf8();
        if self.cluster.is_empty() {
            self.range = (start, end);
        } else if joins_the_letter_before(letter) {
            self.range.1 = end;
        } else {
            self.flush();
            self.range = (start, end);
        }
        self.cluster.push(letter);
    }

    fn flush(&mut self) {
        match self.cluster[..] {
            [] => {}
            [letter] => match simple(letter) {
                Some(letter) => self.put(letter),
                None => self.compose(),
            },
            _ => self.compose(),
        }
        self.cluster.clear();
    }

    fn compose(&mut self) {
        let composed: Vec<char> =
            self.cluster.drain(..).map(spacing_accent).nfkc().flat_map(char::to_lowercase).nfkc().collect();
        for letter in composed {
            self.put_folded(letter);
        }
    }

    fn put_folded(&mut self, letter: char) {
        if is_unseen(letter) || is_accent(letter) {
            return;
        }
        if let Some(others) = same_as(letter) {
            others.chars().for_each(|letter| self.put(letter));
            return;
        }
        let bare = without_accents(letter);
        match same_as(bare).filter(|_| bare != letter) {
            Some(others) => others.chars().for_each(|letter| self.put(letter)),
            None => self.put(bare),
        }
    }

    fn put(&mut self, letter: char) {
        let (start, end) = self.range;
        let stays = start == self.text.len() && end - start == letter.len_utf8();
        if !self.moved && !stays {
            self.moved = true;
            let mut ranges = Vec::with_capacity(self.text.len() * 2);
            for (at, letter) in self.text.char_indices() {
                ranges.extend(std::iter::repeat_n(range_of(at, at + letter.len_utf8()), letter.len_utf8()));
            }
            self.ranges = ranges;
        }
        self.text.push(letter);
        if self.moved {
            self.ranges.extend(std::iter::repeat_n(range_of(start, end), letter.len_utf8()));
        }
    }
}

fn range_of(start: usize, end: usize) -> (u32, u32) {
    (u32::try_from(start).unwrap_or(u32::MAX), u32::try_from(end).unwrap_or(u32::MAX))
}

/// Letters whose folding is known without looking anything up: nearly all of every ordinary text.
fn simple(letter: char) -> Option<char> {
    Some(match letter {
        '`' => '\'',
        ' '..='~' | '\t'..='\r' => letter.to_ascii_lowercase(),
        'а'..='я' => letter,
        'А'..='Я' => char::from_u32(letter as u32 + 32)?,
        'ا' | 'آ' | 'ب' | 'پ' | 'ت'..='غ' | 'چ' | 'ژ' | 'ف' | 'ق' | 'ک' | 'گ' | 'ل'..='و' | 'ی' | 'ء' => {
            letter
        }
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        'ё' | 'Ё' => 'е',
        '’' | '‘' => '\'',
        '\u{2012}'..='\u{2015}' | '،' | '؛' | '؟' | '«' | '»' | '“' | '”' | '„' => letter,
        _ => return None,
    })
}

fn joins_the_letter_before(letter: char) -> bool {
    // Nothing below stands on another letter, and half of it is half of all texts.
    if letter < '\u{300}' || simple(letter).is_some() {
        return false;
    }
    // What it consists of decides: a letter of its own may fall apart into one that joins the letter before.
    let first = std::iter::once(letter).nfkd().next().unwrap_or(letter);
    canonical_combining_class(first) != 0 || is_nfkc_quick(std::iter::once(first)) == IsNormalized::Maybe
}

/// Accents with a space below them would leave a space inside a word.
fn spacing_accent(letter: char) -> char {
    if matches!(letter, '´' | '`') { '\'' } else { letter }
}

/// Latin and Greek letters lose their accents; й and its like are letters of their own and stay.
fn without_accents(letter: char) -> char {
    if letter.is_ascii() || matches!(letter, '\u{400}'..='\u{52f}') || is_combining_mark(letter) {
        return letter;
    }
    let mut parts = std::iter::once(letter).nfd();
    match parts.next() {
        Some(base) if base != letter && parts.all(is_accent) && is_latin_or_greek(base) => base,
        _ => letter,
    }
}

fn is_latin_or_greek(letter: char) -> bool {
    matches!(letter, 'a'..='z' | '\u{df}'..='\u{24f}' | '\u{250}'..='\u{2af}' | '\u{370}'..='\u{3ff}')
}
