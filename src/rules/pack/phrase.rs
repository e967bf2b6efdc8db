//! Phrases: the little language of `words` and of lists.

use super::MAX_DEPTH;

/// One phrase as it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::rules) struct Phrase(pub Vec<Element>);

#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::rules) enum Element {
    Word {
        text: String,
        shape: Shape,
        offset: usize,
    },
    /// `^`: here a sentence begins.
    SentenceStart,
    /// `_`
    AnyWord,
    /// `...`
    UpToFourWords,
    /// `#`
    Number,
    /// `$`
    Price,
    /// `@name`, with the byte of the phrase it stands at.
    List {
        name: String,
        offset: usize,
    },
    /// `(a|b|c d)`; an empty one of them means that the group may be left out.
    OneOf(Vec<Phrase>),
}

/// How a word is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::rules) enum Shape {
    Whole,
    /// `pill*`
    Begins,
    /// `*phobe`
    Ends,
    /// `*xx*`
    Contains,
    /// `pill~`
    Inflected,
}

/// Why a phrase cannot be understood, and the byte of it that is to blame.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::rules) struct PhraseFault {
    pub offset: usize,
    pub message: String,
    pub hint: &'static str,
}

impl Phrase {
    /// The phrase, where it is a single whole word.
    pub fn as_word(&self) -> Option<&str> {
        match &self.0[..] {
            [Element::Word { text, shape: Shape::Whole, .. }] => Some(text),
            _ => None,
        }
    }

    pub fn parse(text: &str) -> Result<Self, PhraseFault> {
        let mut parser = Parser { text, at: 0, depth: 0 };
        let phrase = parser.sequence()?;
        if let Some(letter) = parser.next_letter() {
            return Err(parser.fault(
                parser.at,
                format!("`{letter}` stands outside of a group"),
                "a group is written (one|other)",
            ));
        }
        phrase.bounded(0)?;
        Ok(phrase)
    }

    /// A phrase needs something to find, and a gap needs something on both sides.
    fn bounded(&self, offset: usize) -> Result<(), PhraseFault> {
        let fault = |message: &str, hint| Err(PhraseFault { offset, message: message.to_owned(), hint });
        if self.0.is_empty() {
            return fault("the phrase is empty", "write at least one word, or take the line out");
        }
        if self.0.first() == Some(&Element::UpToFourWords) || self.0.last() == Some(&Element::UpToFourWords) {
            return fault("`...` stands at an end of the phrase", "it means up to four words between others");
        }
        if self.may_be_nothing() {
            return fault(
                "everything in the phrase may be left out, so it would find every text",
                "take the empty choice out of one group",
            );
        }
        if !self.is_anchored() {
            return fault(
                "the phrase names no word, so it would find nearly every text",
                "put a word, a list, # or $ beside it",
            );
        }
        Ok(())
    }

    fn may_be_nothing(&self) -> bool {
        self.0.iter().all(|element| match element {
            Element::UpToFourWords | Element::SentenceStart => true,
            Element::OneOf(choices) => choices.iter().any(Self::may_be_nothing),
            _ => false,
        })
    }

    fn is_anchored(&self) -> bool {
        self.0.iter().any(|element| match element {
            Element::AnyWord | Element::UpToFourWords | Element::SentenceStart => false,
            Element::OneOf(choices) => choices.iter().all(Self::is_anchored),
            _ => true,
        })
    }
}

struct Parser<'p> {
    text: &'p str,
    at: usize,
    depth: usize,
}

/// What ends a word.
const STOPS: [char; 3] = ['(', ')', '|'];

impl Parser<'_> {
    fn fault(&self, offset: usize, message: impl Into<String>, hint: &'static str) -> PhraseFault {
        PhraseFault { offset, message: message.into(), hint }
    }

    fn next_letter(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    /// Up to `|`, `)` or the end.
    fn sequence(&mut self) -> Result<Phrase, PhraseFault> {
        let mut elements = Vec::new();
        loop {
            let rest = &self.text[self.at..];
            self.at += rest.len() - rest.trim_start().len();
            match self.next_letter() {
                None | Some(')' | '|') => return Ok(Phrase(elements)),
                Some('(') => elements.push(self.group()?),
                Some(_) => elements.push(self.word()?),
            }
        }
    }

    fn group(&mut self) -> Result<Element, PhraseFault> {
        let opened = self.at;
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(self.fault(opened, "groups stand too deep inside each other", "use a list (@name)"));
        }
        self.at += 1;
        let mut choices = vec![self.sequence()?];
        while self.next_letter() == Some('|') {
            self.at += 1;
            choices.push(self.sequence()?);
        }
        if self.next_letter() != Some(')') {
            return Err(self.fault(opened, "the group is not closed", "it ends with )"));
        }
        self.at += 1;
        self.depth -= 1;
        if choices.iter().all(|choice| choice.0.is_empty()) {
            return Err(self.fault(opened, "the group is empty", "write (one|other)"));
        }
        if let Some(next) = self.next_letter()
            && !next.is_whitespace()
            && !STOPS.contains(&next)
        {
            return Err(self.fault(
                self.at,
                "a word stands right behind a group",
                "a group stands for whole words: put a space, or write the words out",
            ));
        }
        Ok(Element::OneOf(choices))
    }

    fn word(&mut self) -> Result<Element, PhraseFault> {
        let offset = self.at;
        let rest = &self.text[offset..];
        let length =
            rest.find(|letter: char| letter.is_whitespace() || STOPS.contains(&letter)).unwrap_or(rest.len());
        let word = &rest[..length];
        self.at += length;
        if self.next_letter() == Some('(') {
            return Err(self.fault(
                self.at,
                "a group stands right behind a word",
                "a group stands for whole words: put a space, or write the words out",
            ));
        }
        match word {
            "^" => return Ok(Element::SentenceStart),
            "_" => return Ok(Element::AnyWord),
            "..." | "…" => return Ok(Element::UpToFourWords),
            "#" => return Ok(Element::Number),
            "$" => return Ok(Element::Price),
            _ => {}
        }
        if let Some(name) = word.strip_prefix('@') {
            return self.list(name, offset);
        }
        if word.starts_with('#') || word.starts_with('$') {
            return Err(self.fault(
                offset,
                format!("`{word}` is not understood"),
                "# is any number and $ any price, each with a space around it; without them the word itself is found",
            ));
        }
        self.shaped(word, offset)
    }

    fn list(&self, name: &str, offset: usize) -> Result<Element, PhraseFault> {
        if is_name(name) {
            Ok(Element::List { name: name.to_owned(), offset })
        } else {
            Err(self.fault(
                offset,
                format!("`@{name}` does not name a list"),
                "a list's name has letters a-z, digits, - and _, and stands alone: @name",
            ))
        }
    }

    fn shaped(&self, word: &str, offset: usize) -> Result<Element, PhraseFault> {
        let (shape, bare) = if let Some(bare) = word.strip_suffix('~') {
            (Shape::Inflected, bare)
        } else {
            match (word.strip_prefix('*'), word.strip_suffix('*')) {
                (Some(rest), Some(_)) => (Shape::Contains, rest.strip_suffix('*').unwrap_or_default()),
                (Some(bare), None) => (Shape::Ends, bare),
                (None, Some(bare)) => (Shape::Begins, bare),
                (None, None) => (Shape::Whole, word),
            }
        };
        if bare.contains(['*', '~']) {
            return Err(self.fault(
                offset,
                format!("`{word}` is not understood"),
                "* stands at the beginning or the end of a word, ~ at the end",
            ));
        }
        let letters = bare.chars().filter(|letter| letter.is_alphanumeric()).count();
        let fewest = if shape == Shape::Whole { 0 } else { 2 };
        if letters < fewest {
            return Err(self.fault(
                offset,
                format!("`{word}` would find too much"),
                "beside * or ~ stand two letters at least",
            ));
        }
        Ok(Element::Word { text: bare.to_owned(), shape, offset })
    }
}

/// A name of a list.
pub(super) fn is_name(name: &str) -> bool {
    let known =
        |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "-_".contains(letter);
    !name.is_empty() && name.len() <= 60 && name.chars().all(known)
}
