//! What waits for one connection, bounded.

use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use tokio::sync::Notify;

use super::hub::Delivery;
use super::protocol::close;
use crate::ids::RoomId;

/// One thing to bring to a client.
pub(super) enum Outgoing {
    /// Entries of a room's log.
    Delivery(Arc<Delivery>),
    /// An encoded frame.
    Frame(Bytes),
    /// The person was put out of a room: nothing more of it may arrive.
    PutOut(RoomId),
    /// Whom the person has a block with may have changed.
    BlocksChanged,
}

/// The outbox of one connection. Pushing never waits: a full outbox ends the connection.
pub(super) struct Outbox {
    /// Held for moments, never across an await.
    waiting: Mutex<Vec<Outgoing>>,
    most: usize,
    /// The close code once the connection is to end, 0 before.
    ending: AtomicU16,
    wake: Notify,
}

impl Outbox {
    pub(super) fn new(most: usize) -> Self {
        Self { waiting: Mutex::default(), most, ending: AtomicU16::new(0), wake: Notify::new() }
    }

    /// Puts something in, or ends the connection where it has fallen too far behind.
    pub(super) fn push(&self, outgoing: Outgoing) {
        let was_empty = {
            let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
            if waiting.len() >= self.most {
                // What waits is of no use any more, and its memory is wanted elsewhere.
                *waiting = Vec::new();
                drop(waiting);
                metrics::counter!("homegroup_live_fell_behind_total").increment(1);
                return self.end(close::FELL_BEHIND);
            }
            waiting.push(outgoing);
            waiting.len() == 1
        };
        if was_empty {
            self.wake.notify_one();
        }
    }

    /// Ends the connection with `code`; the first reason counts.
    pub(super) fn end(&self, code: u16) {
        // Zero means that nobody ended it yet; losing the race only means that another reason was first.
        let _another_was_first = self.ending.compare_exchange(0, code, Ordering::AcqRel, Ordering::Acquire);
        self.wake.notify_one();
    }

    pub(super) fn ending(&self) -> Option<u16> {
        Some(self.ending.load(Ordering::Acquire)).filter(|&code| code != 0)
    }

    /// Waits until something is to be brought or the connection is to end. May wake for nothing.
    pub(super) async fn wait(&self) {
        self.wake.notified().await;
    }

    /// Moves what waits into `into`, which is empty; the two trade their memory.
    pub(super) fn drain(&self, into: &mut Vec<Outgoing>) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::swap(&mut *waiting, into);
    }
}
