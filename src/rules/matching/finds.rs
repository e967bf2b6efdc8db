//! What was met in a text, by what looks for it.

use super::{Found, LeafId};

/// More than this in one text is made to be met: no page of honest talk comes near.
const MOST: usize = 20_000;

/// The phrases that stand in a text.
#[derive(Debug, Default)]
pub(in crate::rules) struct Finds {
    /// Sorted, once the text was read.
    all: Vec<(LeafId, Found)>,
    /// The text is too tangled to read to its end: what was not met may be there.
    pub tangled: bool,
    /// What it took, for whoever measures.
    pub steps: usize,
}

impl Finds {
    pub(super) fn add(&mut self, leaf: LeafId, found: Found) {
        if self.all.len() == MOST {
            self.tangled = true;
        } else {
            self.all.push((leaf, found));
        }
    }

    pub(super) fn sort(&mut self) {
        self.all.sort_unstable();
        self.all.dedup();
    }

    pub fn of_leaf(&self, leaf: LeafId) -> impl ExactSizeIterator<Item = Found> + DoubleEndedIterator {
        let start = self.all.partition_point(|(known, _)| *known < leaf);
        let length = self.all[start..].partition_point(|(known, _)| *known == leaf);
        self.all[start..start + length].iter().map(|(_, found)| *found)
    }

    /// With repetitions.
    pub fn leaves(&self) -> impl Iterator<Item = LeafId> {
        self.all.iter().map(|(leaf, _)| *leaf)
    }
}
