//! All phrases as paths of symbols, and the walk along them.

use rustc_hash::FxHashMap;

use super::edges::{Edges, bit};
use super::{Found, LeafId, Symbol};

/// One step of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Step {
    Symbol(Symbol),
    AnyWord,
    UpToFourWords,
}

/// What stands at the end of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Leaf(LeafId),
    /// The phrase of a list; the list has a symbol of its own.
    List(Symbol),
}

#[derive(Debug, Default)]
pub(super) struct Grammar {
    nodes: Vec<Node>,
    /// From a node and a symbol to the next node.
    next: FxHashMap<u64, u32>,
    /// For each symbol the node behind the beginning, or 0.
    first: Vec<u32>,
    any_first: u32,
}

#[derive(Debug, Default)]
struct Node {
    /// The bits of all symbols that lead on from here.
    bits: u64,
    any: u32,
    gap: u32,
    ends: smallvec::SmallVec<[End; 1]>,
}

/// Node 0 is the beginning, so 0 as the next node means none.
const BEGINNING: u32 = 0;
/// `...`
const GAP_WORDS: u32 = 4;
/// What the walks along one text may take together. An ordinary text takes about one step for a word.
#[derive(Debug)]
pub(super) struct Steps(usize);

impl Steps {
    pub fn for_words(words: usize) -> Self {
        Self(2_000 + words * 40)
    }

    pub fn are_spent(&self) -> bool {
        self.0 == 0
    }
}

impl Grammar {
    pub fn new() -> Self {
        Self { nodes: vec![Node::default()], ..Self::default() }
    }

    pub fn is_empty(&self) -> bool {
        self.nodes.len() == 1
    }

    pub fn add(&mut self, path: &[Step], end: End) {
        let mut node = BEGINNING;
        for step in path {
            node = self.step(node, *step);
        }
        let ends = &mut self.nodes[node as usize].ends;
        if !ends.contains(&end) {
            ends.push(end);
        }
    }

    /// Called when all phrases are in.
    pub fn finish(&mut self, symbols: usize) {
        if self.is_empty() {
            return;
        }
        self.first = vec![0; symbols];
        for symbol in 0..symbols {
            if let Some(node) = self.next.get(&key(BEGINNING, u32::try_from(symbol).unwrap_or(u32::MAX))) {
                self.first[symbol] = *node;
            }
        }
        self.any_first = self.nodes[0].any;
    }

    fn step(&mut self, node: u32, step: Step) -> u32 {
        let another = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        let there = match step {
            Step::Symbol(symbol) => {
                self.nodes[node as usize].bits |= bit(symbol);
                self.next.entry(key(node, symbol)).or_insert(0)
            }
            Step::AnyWord => &mut self.nodes[node as usize].any,
            Step::UpToFourWords => &mut self.nodes[node as usize].gap,
        };
        if *there == 0 {
            *there = another;
            self.nodes.push(Node::default());
            return another;
        }
        *there
    }

    /// Calls back for every phrase that stands in the text.
    pub fn walk(&self, edges: &Edges, steps: &mut Steps, mut met: impl FnMut(End, Found)) {
        if self.is_empty() {
            return;
        }
        let words = u32::try_from(edges.words()).unwrap_or(u32::MAX);
        let mut waiting: Vec<(u32, Found)> = Vec::new();
        for first in 0..words {
            for edge in edges.from(first as usize) {
                match self.first[edge.symbol as usize] {
                    0 => {}
                    node => waiting.push((node, edge.found)),
                }
            }
            if self.any_first != 0 {
                waiting.push((self.any_first, edges.with_word(first, None)));
            }
            while let Some((node, found)) = waiting.pop() {
                steps.0 = steps.0.saturating_sub(1);
                if steps.are_spent() {
                    return;
                }
                self.go_on(node, found, edges, words, &mut waiting, &mut met);
            }
        }
    }

    fn go_on(
        &self,
        node: u32,
        found: Found,
        edges: &Edges,
        words: u32,
        waiting: &mut Vec<(u32, Found)>,
        met: &mut impl FnMut(End, Found),
    ) {
        let here = &self.nodes[node as usize];
        for end in &here.ends {
            met(*end, found);
        }
        if found.after >= words {
            return;
        }
        if here.bits & edges.bits(found.after as usize) != 0 {
            for edge in edges.from(found.after as usize).filter(|edge| here.bits & bit(edge.symbol) != 0) {
                if let Some(next) = self.next.get(&key(node, edge.symbol)) {
                    waiting.push((*next, Found { first: found.first, start: found.start, ..edge.found }));
                }
            }
        }
        if here.any != 0 {
            waiting.push((here.any, edges.with_word(found.after, Some(found))));
        }
        if here.gap != 0 {
            for skipped in 0..=GAP_WORDS.min(words - found.after) {
                waiting.push((here.gap, Found { after: found.after + skipped, ..found }));
            }
        }
    }
}

fn key(node: u32, symbol: Symbol) -> u64 {
    u64::from(node) << 32 | u64::from(symbol)
}
