//! All phrases as paths of symbols, and the walk along them.

use rustc_hash::FxHashMap;

use super::bits::Bits;
use super::edges::Edges;
use super::implied::Implied;
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
    /// For each symbol where in `starts` the nodes are that it leads to from the beginning, itself or by what it
    /// implies.
    firsts: Vec<u32>,
    starts: Vec<Start>,
    any_first: u32,
}

#[derive(Debug, Clone, Copy)]
struct Start {
    node: u32,
    /// A phrase ends there, or goes on with any word.
    open: bool,
    /// Else nothing comes of it but with one of these behind it.
    needs: Bits,
}

#[derive(Debug, Default)]
struct Node {
    /// The bits of all symbols that lead on from here.
    bits: Bits,
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
pub(super) struct Steps {
    pub taken: usize,
    most: usize,
}

impl Steps {
    pub fn for_words(words: usize) -> Self {
        Self { taken: 0, most: 2_000 + words * 40 }
    }

    pub fn are_spent(&self) -> bool {
        self.taken > self.most
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

    /// The lists in which a symbol stands alone.
    pub fn lists_of(&self, symbol: Symbol) -> impl Iterator<Item = Symbol> {
        let node = self.next.get(&key(BEGINNING, symbol));
        let ends = node.map_or(&[][..], |node| &self.nodes[*node as usize].ends[..]);
        ends.iter().filter_map(|end| match end {
            End::List(list) => Some(*list),
            End::Leaf(_) => None,
        })
    }

    /// Called when all phrases are in.
    pub fn finish(&mut self, implied: &Implied, symbols: usize) {
        if self.is_empty() {
            return;
        }
        for symbol in (0..symbols).filter_map(|symbol| Symbol::try_from(symbol).ok()) {
            self.firsts.push(u32::try_from(self.starts.len()).unwrap_or(u32::MAX));
            for implied in implied.of(symbol) {
                let Some(node) = self.next.get(&key(BEGINNING, *implied)) else { continue };
                let Node { bits, any, gap, ends } = &self.nodes[*node as usize];
                // The lists of a symbol alone are among those that it implies.
                let ends = ends.iter().any(|end| matches!(end, End::Leaf(_)));
                let open = ends || *any != 0 || *gap != 0;
                if open || *bits != Bits::default() {
                    self.starts.push(Start { node: *node, open, needs: *bits });
                }
            }
        }
        self.firsts.push(u32::try_from(self.starts.len()).unwrap_or(u32::MAX));
        self.any_first = self.nodes[0].any;
    }

    fn starts(&self, symbol: Symbol) -> &[Start] {
        let at = symbol as usize;
        &self.starts[self.firsts[at] as usize..self.firsts[at + 1] as usize]
    }

    fn step(&mut self, node: u32, step: Step) -> u32 {
        let another = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        let there = match step {
            Step::Symbol(symbol) => {
                self.nodes[node as usize].bits.add(symbol);
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
                let behind = edges.bits(edge.found.after as usize);
                for start in self.starts(edge.symbol) {
                    if start.open {
                        waiting.push((start.node, edge.found));
                    } else if start.needs.meets(behind) {
                        steps.taken += 1;
                        self.go_on(start.node, edge.found, edges, words, &mut waiting, &mut |_, _| {});
                    }
                }
            }
            if self.any_first != 0 {
                waiting.push((self.any_first, edges.with_word(first, None)));
            }
            while let Some((node, found)) = waiting.pop() {
                steps.taken += 1;
                if steps.are_spent() {
                    return;
                }
                self.go_on(node, found, edges, words, &mut waiting, &mut met);
            }
        }
    }

    /// Something comes of a node before a word: a phrase ends here, or goes on with what the word is.
    fn leads_on(&self, node: u32, word: u32, edges: &Edges) -> bool {
        let node = &self.nodes[node as usize];
        node.bits.meets(edges.bits(word as usize)) || node.any != 0 || node.gap != 0 || !node.ends.is_empty()
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
        if here.bits.meets(edges.bits(found.after as usize)) {
            let pushed = waiting.len();
            for edge in edges.from(found.after as usize) {
                if !here.bits.meets(edges.implied.bits(edge.symbol)) {
                    continue;
                }
                for symbol in edges.implied.of(edge.symbol) {
                    if here.bits.may_hold(*symbol)
                        && let Some(next) = self.next.get(&key(node, *symbol))
                    {
                        let there = (*next, Found { first: found.first, start: found.start, ..edge.found });
                        if self.leads_on(*next, there.1.after, edges) && !waiting[pushed..].contains(&there) {
                            waiting.push(there);
                        }
                    }
                }
            }
        }
        if here.any != 0 {
            waiting.push((here.any, edges.with_word(found.after, Some(found))));
        }
        if here.gap != 0 {
            for skipped in 0..=GAP_WORDS.min(words - found.after) {
                let there = Found { after: found.after + skipped, ..found };
                if self.leads_on(here.gap, there.after, edges) {
                    waiting.push((here.gap, there));
                }
            }
        }
    }
}

fn key(node: u32, symbol: Symbol) -> u64 {
    u64::from(node) << 32 | u64::from(symbol)
}
