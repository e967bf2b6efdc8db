//! Frames on their way to one client.

use std::collections::VecDeque;

use bytes::{Buf, Bytes};

use super::hub::Entry;
use super::protocol::{Hole, RemovedMessage};
use super::wire;
use crate::ids::RoomId;

/// Frames on their way out, written with one system call for many.
#[derive(Default)]
pub(super) struct Frames {
    waiting: VecDeque<Bytes>,
}

impl Frames {
    pub fn push(&mut self, frame: Bytes) {
        self.waiting.push_back(frame);
    }

    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }
}

impl From<Vec<Bytes>> for Frames {
    fn from(frames: Vec<Bytes>) -> Self {
        Self { waiting: frames.into() }
    }
}

impl Buf for Frames {
    fn remaining(&self) -> usize {
        self.waiting.iter().map(Bytes::len).sum()
    }

    fn chunk(&self) -> &[u8] {
        self.waiting.front().map_or(&[], |frame| frame)
    }

    fn chunks_vectored<'a>(&'a self, into: &mut [std::io::IoSlice<'a>]) -> usize {
        let mut filled = 0;
        for (slot, frame) in into.iter_mut().zip(&self.waiting) {
            *slot = std::io::IoSlice::new(frame);
            filled += 1;
        }
        filled
    }

    fn advance(&mut self, mut count: usize) {
        while count > 0 {
            let Some(front) = self.waiting.front_mut() else { break };
            if front.len() > count {
                front.advance(count);
                break;
            }
            count -= front.len();
            self.waiting.pop_front();
        }
    }
}

/// What stands in the log in place of an entry by somebody with whom there is a block: the same as where a
/// message was removed, so that the block looks like absence.
pub(super) fn hole(room: RoomId, entry: &Entry) -> Bytes {
    wire::json(&Hole {
        room,
        seq: entry.seq,
        at: entry.at,
        kind: if entry.message.is_some() { "message" } else { "hole" },
        message: entry.message.map(|id| RemovedMessage { id, removed: true }),
    })
}
