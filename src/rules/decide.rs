//! Whether a rule finds what it looks for, from what was met in the text.

use std::cell::OnceCell;
use std::ops::Range;

use super::kinds::{self, Signs};
use super::matching::{Finds, Found, LeafId};
use super::model::Recent;
use super::pack::{Count, Kind};
use super::patterns::{PatternId, Patterns};
use super::reading::{Reading, Word, WordKind, word_at};
use super::stands::{Others, is_negated};

/// What a rule looks for, compiled.
#[derive(Debug)]
pub(super) struct Node {
    pub what: What,
    pub unless: Option<(Box<Node>, Option<u32>)>,
    /// The leaf that meets negations, where they make a difference.
    pub negated_by: Option<LeafId>,
    pub ignores_quoted: bool,
}

#[derive(Debug)]
pub(super) enum What {
    Words(LeafId),
    Pattern(PatternId),
    Kind { kind: Kind, except_domains: Vec<Box<str>> },
    Count { of: Count, more_than: u32 },
    Near { parts: Vec<Node>, within: u32 },
    All(Vec<Node>),
    Any(Vec<Node>),
}

/// More places than this of one thing in one text are not told apart.
const MOST_FOUND: usize = 1_000;

/// What was met in one text.
pub(super) struct Met<'r> {
    pub reading: &'r Reading<'r>,
    pub phrases: Finds,
    pub signs: Signs,
    pub patterns: &'r Patterns,
    /// Those that the text could hold, sorted.
    pub possible: Vec<PatternId>,
    pub recent: Recent,
    pub kinds: [OnceCell<Vec<Found>>; KINDS],
}

pub(super) const KINDS: usize = 7;

impl Met<'_> {
    fn words(&self) -> &[Word] {
        &self.reading.words
    }

    /// Things of a kind are looked for once in a text, and only when somebody asks.
    pub fn of_kind(&self, kind: Kind) -> &[Found] {
        self.kinds[kind as usize].get_or_init(|| {
            if !self.signs.allow(kind) {
                return Vec::new();
            }
            let found = kinds::find(kind, &self.reading.folded.text).into_iter();
            found
                .filter(|range| {
                    kinds::is_real(kind, &self.reading.original[self.reading.folded.original(range.clone())])
                })
                .map(|range| self.stretch(range))
                .filter(|found| !self.is_of_a_code(kind, *found))
                .collect()
        })
    }

    /// Digits inside a code are nobody's number; a wallet is a code of its own.
    fn is_of_a_code(&self, kind: Kind, found: Found) -> bool {
        let words = &self.words()[found.first as usize..found.after as usize];
        let mut codes = words.iter().map(|word| word.kind == WordKind::Code);
        match kind {
            Kind::PhoneNumber => codes.any(|is_code| is_code),
            Kind::PaymentHandle => words.len() > 1 && codes.all(|is_code| is_code),
            _ => false,
        }
    }

    fn of_pattern(&self, pattern: PatternId) -> Vec<Found> {
        if self.possible.binary_search(&pattern).is_err() {
            return Vec::new();
        }
        let found = self.patterns.get(pattern).find_iter(&self.reading.folded.text);
        let found = found.filter(|found| !found.is_empty()).take(MOST_FOUND);
        found.map(|found| self.stretch(found.range())).collect()
    }

    fn stretch(&self, range: Range<usize>) -> Found {
        let place = |at| u32::try_from(at).unwrap_or(u32::MAX);
        let first = word_at(self.words(), range.start);
        let after = self.words().partition_point(|word| (word.start as usize) < range.end);
        Found {
            first: place(first),
            after: place(after.max(first)),
            start: place(range.start),
            end: place(range.end),
        }
    }

    fn whole(&self) -> Found {
        self.stretch(0..self.reading.folded.text.len())
    }
}

impl Node {
    /// Where it stands in the text, in order.
    pub fn find(&self, met: &Met) -> Vec<Found> {
        let mut found = self.what.find(met);
        if found.is_empty() {
            return found;
        }
        if let Some((unless, around)) = &self.unless {
            let others = unless.find(met);
            let others = Others::of(&others, *around, met.words());
            found.retain(|found| !others.stand_near(*found));
        }
        if let Some(negations) = self.negated_by {
            let negations: Vec<Found> = met.phrases.of_leaf(negations).collect();
            found.retain(|found| !is_negated(*found, &negations, met.words()));
        }
        if self.ignores_quoted {
            found.retain(|found| {
                let words = &met.words()[found.first as usize..found.after as usize];
                words.is_empty() || !words.iter().all(|word| word.quoted)
            });
        }
        found
    }
}

impl What {
    fn find(&self, met: &Met) -> Vec<Found> {
        let text = &met.reading.folded.text;
        let mut found: Vec<Found> = match self {
            Self::Words(leaf) => met.phrases.of_leaf(*leaf).collect(),
            Self::Pattern(pattern) => met.of_pattern(*pattern),
            Self::Kind { kind, except_domains } => {
                let all = met.of_kind(*kind).iter().copied();
                all.filter(|found| {
                    except_domains.is_empty()
                        || !kinds::is_spared(&text[found.start as usize..found.end as usize], except_domains)
                })
                .collect()
            }
            Self::Count { of, more_than } => count(*of, met, *more_than as usize),
            Self::Near { parts, within } => near(parts, *within, met),
            Self::All(parts) => {
                let mut all = parts.iter().map(|part| part.find(met));
                let first = all.next().unwrap_or_default();
                if all.all(|found| !found.is_empty()) { first } else { Vec::new() }
            }
            Self::Any(parts) => parts.iter().flat_map(|part| part.find(met)).collect(),
        };
        found.sort_unstable_by_key(|found| (found.first, found.start, found.end));
        found.dedup();
        found.truncate(MOST_FOUND);
        found
    }
}

/// Counts, and where there are too many tells where they stand.
fn count(of: Count, met: &Met, more_than: usize) -> Vec<Found> {
    let whole_if = |counted: u32| if counted as usize > more_than { vec![met.whole()] } else { Vec::new() };
    let counted = match of {
        Count::WebAddress => met.of_kind(Kind::WebAddress).to_vec(),
        Count::Mention => met.of_kind(Kind::Mention).to_vec(),
        Count::SameLetter => return rows_of_one_letter(met, more_than),
        Count::Capitals => capitals(met),
        Count::SameText => return whole_if(met.recent.same_text),
        Count::Messages => return whole_if(met.recent.messages),
    };
    if counted.len() > more_than { counted } else { Vec::new() }
}

fn rows_of_one_letter(met: &Met, more_than: usize) -> Vec<Found> {
    let mut found = Vec::new();
    let (mut row, mut start, mut last) = (0, 0, '\0');
    let text = &met.reading.folded.text;
    for (at, letter) in text.char_indices().chain([(text.len(), '\0')]) {
        if letter == last {
            row += 1;
            continue;
        }
        if row > more_than && !last.is_whitespace() {
            found.push(met.stretch(start..at));
        }
        (row, start, last) = (1, at, letter);
    }
    found
}

fn capitals(met: &Met) -> Vec<Found> {
    let original = met.reading.original;
    let shouted = met.words().iter().filter(|word| {
        let written = &original[met.reading.folded.original(word.start as usize..word.end as usize)];
        // What is not changed by folding has no capital in it, and that is nearly every word.
        if written == word.of(&met.reading.folded.text) {
            return false;
        }
        let mut letters = written.chars().filter(|letter| letter.is_alphabetic());
        letters.clone().count() >= 3 && letters.all(char::is_uppercase)
    });
    shouted.map(|word| met.stretch(word.start as usize..word.end as usize)).collect()
}

/// All parts with at most `within` other words among them.
fn near(parts: &[Node], within: u32, met: &Met) -> Vec<Found> {
    let mut all = Vec::with_capacity(parts.len());
    for part in parts {
        let found = part.find(met);
        if found.is_empty() {
            return Vec::new();
        }
        all.push(found);
    }
    let mut together = Vec::new();
    for (part, found) in all.iter().enumerate() {
        for leftmost in found {
            if let Some(stretch) = gather(&all, part, *leftmost, within) {
                together.push(stretch);
            }
        }
    }
    together
}

/// The nearest of every other part to the right of `leftmost`, none of them overlapping another.
fn gather(all: &[Vec<Found>], leftmost_part: usize, leftmost: Found, within: u32) -> Option<Found> {
    let mut stretch = leftmost;
    let mut spoken = leftmost.after - leftmost.first;
    let mut taken = smallvec::SmallVec::<[bool; 8]>::from_elem(false, all.len());
    taken[leftmost_part] = true;
    for _ in 1..all.len() {
        let next = all.iter().enumerate().filter(|(part, _)| !taken[*part]).filter_map(|(part, found)| {
            let at = found.partition_point(|found| found.first < leftmost.first);
            // What overlaps stands close, so few are looked at.
            let free = found[at..].iter().find(|found| {
                if found.first == found.after {
                    found.start >= stretch.end
                } else {
                    found.first >= stretch.after
                }
            });
            free.map(|found| (found.first, part, *found))
        });
        let (_, part, found) = next.min_by_key(|(first, part, _)| (*first, *part))?;
        taken[part] = true;
        spoken += found.after - found.first;
        stretch = Found { after: found.after.max(stretch.after), end: found.end.max(stretch.end), ..stretch };
        if (stretch.after - stretch.first).saturating_sub(spoken) > within {
            return None;
        }
    }
    Some(stretch)
}
