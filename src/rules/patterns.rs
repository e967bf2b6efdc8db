//! Regular expressions, and which of them a text can hold at all.
//!
//! Running every pattern over every text would cost more than all phrases together. Most patterns cannot match
//! without some letters in a row, or without a digit; all those letters are looked for in one pass.

use aho_corasick::AhoCorasick;
use regex::{Regex, RegexBuilder};
use regex_syntax::hir::{Class, Hir, HirKind};

use super::kinds::Signs;

pub(super) type PatternId = u32;

/// A compiled pattern larger than this is a mistake or an attack.
const MAX_COMPILED_BYTES: usize = 1 << 20;
/// Patterns of all packs together.
const MAX_PATTERNS: usize = 1_000;
/// Of those that could match any text.
const MAX_UNCONDITIONAL: usize = 50;
/// A single letter stands in every text.
const SHORTEST_LITERAL: usize = 2;
const MOST_LITERALS: usize = 100;

#[derive(Debug, Default)]
pub(super) struct Patterns {
    all: Vec<Regex>,
    literals: Option<AhoCorasick>,
    /// For each of the literals the pattern that needs one of its own.
    of_literal: Vec<PatternId>,
    /// The pattern needs a digit.
    needs_a_digit: Vec<bool>,
    /// Those that need a digit, and no letters.
    need_only_a_digit: Vec<PatternId>,
    unconditional: Vec<PatternId>,
}

/// Why a pattern is not taken, and what to do.
pub(super) struct Refused {
    pub message: String,
    pub hint: &'static str,
}

#[derive(Debug, Default)]
pub(super) struct PatternsBuilder {
    written: Vec<String>,
    patterns: Patterns,
    literals: Vec<String>,
}

impl PatternsBuilder {
    /// The same pattern in two rules is one.
    pub fn add(&mut self, pattern: &str) -> Result<PatternId, Refused> {
        let refuse = |message: &str, hint| Err(Refused { message: message.to_owned(), hint });
        if let Some(known) = self.written.iter().position(|written| written == pattern) {
            return Ok(id(known));
        }
        if self.written.len() == MAX_PATTERNS {
            return refuse(&format!("more than {MAX_PATTERNS} patterns"), "use `words`");
        }
        let built = RegexBuilder::new(pattern)
            .case_insensitive(true)
            .size_limit(MAX_COMPILED_BYTES)
            .dfa_size_limit(MAX_COMPILED_BYTES)
            .build();
        let regex = match built {
            Ok(regex) if regex.is_match("") => {
                let hint = "a pattern must need at least one letter: a+ instead of a*";
                return refuse("the pattern finds a text in which there is nothing", hint);
            }
            Ok(regex) => regex,
            Err(regex::Error::CompiledTooBig(_)) => {
                let hint = "make its repetitions shorter: x{1,20} instead of x{1,2000}";
                return refuse("the pattern is too large", hint);
            }
            Err(cause) => {
                let cause = cause.to_string();
                let last = cause.lines().last().unwrap_or_default().trim_start_matches("error: ");
                let hint = "patterns are those of Rust's regex: no look-around, no back-references";
                return refuse(&format!("the pattern is not understood: {last}"), hint);
            }
        };
        let number = id(self.written.len());
        let parsed = regex_syntax::Parser::new().parse(pattern).ok();
        let needs_a_digit = parsed.as_ref().is_some_and(needs_a_digit);
        self.patterns.needs_a_digit.push(needs_a_digit);
        if let Some(literals) = parsed.as_ref().and_then(needed_literals) {
            self.patterns.of_literal.extend(literals.iter().map(|_| number));
            self.literals.extend(literals);
        } else if needs_a_digit {
            self.patterns.need_only_a_digit.push(number);
        } else if self.patterns.unconditional.len() == MAX_UNCONDITIONAL {
            let hint = "write some letters or a digit that it needs in any case, or use `words`";
            return refuse("too many patterns could match any text", hint);
        } else {
            self.patterns.unconditional.push(number);
        }
        self.written.push(pattern.to_owned());
        self.patterns.all.push(regex);
        Ok(number)
    }

    pub fn finish(mut self) -> Patterns {
        if !self.literals.is_empty() {
            self.patterns.literals = AhoCorasick::new(&self.literals).ok();
            if self.patterns.literals.is_none() {
                // Too many to look for at once: every pattern is run.
                self.patterns.unconditional = (0..self.written.len()).map(id).collect();
            }
        }
        self.patterns
    }
}

impl Patterns {
    pub fn get(&self, pattern: PatternId) -> &Regex {
        &self.all[pattern as usize]
    }

    /// Those that a folded text could hold, sorted.
    pub fn possible(&self, text: &str, signs: Signs) -> Vec<PatternId> {
        if self.all.is_empty() {
            return Vec::new();
        }
        let mut possible = self.unconditional.clone();
        let digit = signs.has_digit();
        if digit {
            possible.extend(&self.need_only_a_digit);
        }
        if let Some(literals) = &self.literals {
            let found = literals.find_overlapping_iter(text);
            let found = found.map(|found| self.of_literal[found.pattern().as_usize()]);
            possible.extend(found.filter(|pattern| digit || !self.needs_a_digit[*pattern as usize]));
        }
        possible.sort_unstable();
        possible.dedup();
        possible
    }
}

fn id(number: usize) -> PatternId {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Some letters of which one stands in everything that the pattern finds, as the folded text has them.
fn needed_literals(pattern: &Hir) -> Option<Vec<String>> {
    match pattern.kind() {
        HirKind::Literal(literal) => {
            let literal = std::str::from_utf8(&literal.0).ok()?.to_lowercase();
            let is_a_sign = literal.chars().all(|sign| sign.is_ascii_punctuation());
            (literal.len() >= SHORTEST_LITERAL || is_a_sign).then(|| vec![literal])
        }
        HirKind::Capture(capture) => needed_literals(&capture.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => needed_literals(&repetition.sub),
        HirKind::Concat(parts) => {
            let all = parts.iter().filter_map(needed_literals);
            all.max_by_key(|literals| literals.iter().map(|literal| rareness(literal)).min())
        }
        HirKind::Alternation(parts) => {
            let all: Option<Vec<Vec<String>>> = parts.iter().map(needed_literals).collect();
            let all = all?.concat();
            (all.len() <= MOST_LITERALS).then_some(all)
        }
        _ => None,
    }
}

/// Signs are rarer than letters.
fn rareness(literal: &str) -> usize {
    if literal.starts_with(|letter: char| letter.is_alphanumeric()) {
        literal.len()
    } else {
        literal.len() + 2
    }
}

fn needs_a_digit(pattern: &Hir) -> bool {
    match pattern.kind() {
        HirKind::Literal(literal) => literal.0.iter().any(u8::is_ascii_digit),
        HirKind::Class(Class::Unicode(class)) => {
            let mut ranges = class.ranges().iter();
            // The first of `\d` are ours, and all others are digits, too.
            ranges.next().is_some_and(|range| range.start() >= '0' && range.end() <= '9')
                && ranges.all(|range| range.start().is_numeric() && range.end().is_numeric())
        }
        HirKind::Capture(capture) => needs_a_digit(&capture.sub),
        HirKind::Repetition(repetition) => repetition.min > 0 && needs_a_digit(&repetition.sub),
        HirKind::Concat(parts) => parts.iter().any(needs_a_digit),
        HirKind::Alternation(parts) => parts.iter().all(needs_a_digit),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_run_only_where_it_can_match() {
        let mut builder = PatternsBuilder::default();
        for pattern in [
            r"\bcall\b.{0,5}now",
            r"(?:ring|dial)\s+me",
            r"\d{3}-\d{4}",
            r"(?:^|\D)09\d{9}",
            r"[a-z]!!",
            r"Köln|Москва",
        ] {
            assert!(builder.add(pattern).is_ok(), "{pattern}");
        }
        let patterns = builder.finish();
        let possible = |text: &str| patterns.possible(text, Signs::of(text));
        assert_eq!(possible("nothing at all"), [0; 0]);
        assert_eq!(possible("oh!!"), [4]);
        assert_eq!(possible("call me now"), [0]);
        assert_eq!(possible("dial it"), [1]);
        assert_eq!(possible("555-0199"), [2]);
        assert_eq!(possible("7 of us"), [0_u32; 0]);
        assert_eq!(possible("в москва-сити"), [5]);
    }
}
