//! Cutting a folded text into words.

use super::disguise::is_sign;
use super::letters::traits::SIGNED;
use super::letters::{Script, is_picture, script_of, trait_of, traits};
use super::quotes::{Quotes, is_mark};

/// A word of a folded text.
#[derive(Debug, Clone, Copy)]
pub(in crate::rules) struct Word {
    pub start: u32,
    pub end: u32,
    pub kind: WordKind,
    /// Of [`traits`].
    pub traits: u8,
    /// The number of its sentence.
    pub sentence: u32,
    pub quoted: bool,
    /// A space, or the beginning of the text, is somewhere between it and the word before.
    pub spaced: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rules) enum WordKind {
    Letters,
    Number,
    Picture,
    /// A part of a UUID, or of another long row of letters and digits that numbers something.
    Code,
}

impl Word {
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start as usize..self.end as usize]
    }

    pub fn script(&self) -> Script {
        script_of(self.traits)
    }
}

/// The first word that ends behind a byte of the text.
pub(in crate::rules) fn word_at(words: &[Word], byte: usize) -> usize {
    words.partition_point(|word| (word.end as usize) <= byte)
}

pub(in crate::rules) fn cut(text: &str) -> Vec<Word> {
    let mut cutting = Cutting {
        text,
        words: Vec::with_capacity(text.len() / 5 + 1),
        quotes: Quotes::default(),
        sentence: 0,
        ends_sentence: false,
        spaced: true,
        line_is_quoted: false,
        line_is_bare: true,
    };
    let mut letters = text.char_indices().peekable();
    while let Some((start, letter)) = letters.next() {
        if !belongs_to_word(letter) {
            cutting.between(start, letter);
            continue;
        }
        let mut inside =
            Inside { traits: trait_of(letter), last: letter, row: 1, end: start + letter.len_utf8() };
        while let Some(&(at, next)) = letters.peek() {
            if belongs_to_word(next) {
                inside.take(at, next);
            } else if !(is_joint(next, inside.last) && cutting.goes_on(at + next.len_utf8(), inside.last)) {
                break;
            }
            letters.next();
        }
        cutting.finish(start, &inside);
    }
    cutting.words
}

struct Inside {
    traits: u8,
    last: char,
    row: usize,
    end: usize,
}

impl Inside {
    fn take(&mut self, at: usize, letter: char) {
        self.row = if letter == self.last { self.row + 1 } else { 1 };
        self.traits |= trait_of(letter);
        if self.row == 3 && !letter.is_ascii_digit() {
            self.traits |= traits::REPEATED;
        }
        self.last = letter;
        self.end = at + letter.len_utf8();
    }
}

/// Signs inside a word or a number: "don't", "1,200", "3.5".
fn is_joint(sign: char, before: char) -> bool {
    match sign {
        '\'' => before.is_alphabetic(),
        '.' | ',' => before.is_ascii_digit(),
        _ => false,
    }
}

fn belongs_to_word(letter: char) -> bool {
    match letter {
        'a'..='z' | '0'..='9' => true,
        '\0'..='\x7f' => false,
        _ => {
            letter.is_alphanumeric() && !is_picture(letter)
                || unicode_normalization::char::is_combining_mark(letter)
        }
    }
}

struct Cutting<'t> {
    text: &'t str,
    words: Vec<Word>,
    quotes: Quotes,
    sentence: u32,
    /// A full stop was read; a space behind it ends the sentence.
    ends_sentence: bool,
    spaced: bool,
    line_is_quoted: bool,
    /// Nothing but spaces was read of the line.
    line_is_bare: bool,
}

impl Cutting<'_> {
    /// Behind a joint the word goes on with what it consists of.
    fn goes_on(&self, at: usize, before: char) -> bool {
        let next = self.text[at..].chars().next();
        next.is_some_and(
            |next| {
                if before.is_ascii_digit() { next.is_ascii_digit() } else { next.is_alphabetic() }
            },
        )
    }

    fn between(&mut self, start: usize, letter: char) {
        match letter {
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                self.sentence += 1;
                (self.ends_sentence, self.spaced) = (false, true);
                (self.line_is_quoted, self.line_is_bare) = (false, true);
                return;
            }
            '.' | '!' | '?' | '؟' | '۔' | '。' | '！' => self.ends_sentence = true,
            '>' if self.line_is_bare => self.line_is_quoted = true,
            _ if letter.is_whitespace() => {
                if self.ends_sentence {
                    self.sentence += 1;
                }
                (self.ends_sentence, self.spaced) = (false, true);
                return;
            }
            _ if is_mark(letter) => self.quotes.mark(letter, &mut self.words),
            _ if is_picture(letter) => self.push(start, start + letter.len_utf8(), WordKind::Picture, 0),
            _ => {}
        }
        self.line_is_bare = false;
    }

    fn finish(&mut self, start: usize, inside: &Inside) {
        let letters = inside.traits & traits::SCRIPTS != 0;
        if inside.traits & traits::DIGIT == 0 {
            return self.push(start, inside.end, WordKind::Letters, inside.traits);
        }
        if !letters {
            return self.push(start, inside.end, WordKind::Number, inside.traits);
        }
        // "5mg" is a number and a word; "w33d" is one word.
        let word = &self.text[start..inside.end];
        let number = word.len()
            - word.trim_start_matches(|letter: char| letter.is_ascii_digit() || ".,".contains(letter)).len();
        if number > 0 && !word[number..].contains(|letter: char| letter.is_ascii_digit()) {
            self.push(start, start + number, WordKind::Number, traits::DIGIT);
            self.push(start + number, inside.end, WordKind::Letters, inside.traits & !traits::DIGIT);
        } else {
            self.push(start, inside.end, WordKind::Letters, inside.traits);
        }
    }

    fn push(&mut self, start: usize, end: usize, kind: WordKind, mut traits: u8) {
        let place = |at| u32::try_from(at).unwrap_or(u32::MAX);
        let touches = |sign: Option<char>| sign.is_some_and(is_sign);
        if kind == WordKind::Letters
            && (touches(self.text[..start].chars().next_back()) || touches(self.text[end..].chars().next()))
        {
            traits |= SIGNED;
        }
        self.words.push(Word {
            start: place(start),
            end: place(end),
            kind,
            traits,
            sentence: self.sentence,
            quoted: self.line_is_quoted,
            spaced: self.spaced,
        });
        (self.spaced, self.ends_sentence, self.line_is_bare) = (false, false, false);
    }
}
