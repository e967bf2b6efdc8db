//! The checker: given what every client did and heard, and what the server has kept,
//! says what went wrong. In the manner of Jepsen's checker of Kafka.
//!
//! | anomaly   | means |
//! |-----------|-------|
//! | lost      | acknowledged, and not in the final log under the `seq` of its ack |
//! | duplicate | one client's id stored twice, acknowledged under two `seq`, or heard twice in one following |
//! | order     | a room's `seq` with a hole or a step back, or a client's messages not in the order it sent them |
//! | diverge   | two clients who hold different events under the same `seq` of a room |
//! | phantom   | heard or acknowledged, and not in the final log |
//! | leak      | heard by somebody who is not in the room |
//!
//! It knows nothing of how the load was made or of what broke: any test that keeps
//! `History` can be checked.

mod find;
#[cfg(test)]
mod planted;

pub use find::check;

use std::collections::{BTreeMap, HashMap, HashSet};

use uuid::Uuid;

pub type Account = Uuid;
pub type Room = Uuid;
pub type Message = Uuid;
pub type Seq = u64;

/// Everything there is to know of a run.
#[derive(Clone, Debug, Default)]
pub struct History {
    pub clients: Vec<ClientLog>,
    /// The rooms' logs when all was over, as each of the readers got them.
    pub final_logs: HashMap<Room, Vec<FinalLog>>,
    pub members: HashMap<Room, HashSet<Account>>,
}

/// What one client did and heard, in the order in which it happened to it.
#[derive(Clone, Debug)]
pub struct ClientLog {
    pub account: Account,
    pub entries: Vec<Entry>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Sent for the first time; a retry is not written down.
    Sent {
        room: Room,
        id: Message,
    },
    Acked {
        room: Room,
        id: Message,
        seq: Seq,
    },
    Refused {
        room: Room,
        id: Message,
    },
    /// Follows the room from here: the next event heard there has `after + 1`.
    Followed {
        room: Room,
        after: Seq,
    },
    Heard {
        room: Room,
        seq: Seq,
        author: Account,
        id: Message,
    },
}

/// A room's log, read when all was over. A value of `None` is an event that is not a
/// message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FinalLog(pub Vec<(Seq, Option<(Account, Message)>)>);

impl FinalLog {
    pub fn by_seq(&self) -> BTreeMap<Seq, (Account, Message)> {
        self.0.iter().filter_map(|(seq, message)| message.map(|message| (*seq, message))).collect()
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anomaly {
    pub kind: Kind,
    pub room: Room,
    /// A sentence with the ids in it, to search the logs for.
    pub what: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    Lost,
    Duplicate,
    Order,
    Diverge,
    Phantom,
    Leak,
}

/// How much a run was worth: a run without acks proves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weight {
    pub sent: usize,
    pub acked: usize,
    pub heard: usize,
}

impl History {
    pub fn weight(&self) -> Weight {
        let entries = || self.clients.iter().flat_map(|client| &client.entries);
        Weight {
            sent: entries().filter(|entry| matches!(entry, Entry::Sent { .. })).count(),
            acked: entries().filter(|entry| matches!(entry, Entry::Acked { .. })).count(),
            heard: entries().filter(|entry| matches!(entry, Entry::Heard { .. })).count(),
        }
    }

    /// Fails with the first anomalies of each kind in words, when there are any.
    #[track_caller]
    pub fn assert_sound(&self) {
        let anomalies = check(self);
        if anomalies.is_empty() {
            return;
        }
        let mut by_kind: BTreeMap<Kind, Vec<&str>> = BTreeMap::new();
        for anomaly in &anomalies {
            by_kind.entry(anomaly.kind).or_default().push(&anomaly.what);
        }
        let words = by_kind.iter().map(|(kind, whats)| {
            let shown = whats.iter().take(5).map(|what| format!("\n    {what}"));
            format!("  {kind:?}: {}{}", whats.len(), shown.collect::<String>())
        });
        panic!(
            "{} anomalies in {:?}\n{}",
            anomalies.len(),
            self.weight(),
            words.collect::<Vec<_>>().join("\n")
        );
    }
}
