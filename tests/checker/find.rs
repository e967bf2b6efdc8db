//! One function for each way of looking at a history.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{Account, Anomaly, Entry, FinalLog, History, Kind, Message, Room, Seq};

/// Everything that went wrong.
pub fn check(history: &History) -> Vec<Anomaly> {
    let mut found = Found::default();
    let truth = truth_of(history);
    for (room, logs) in &history.final_logs {
        readers_agree(*room, logs, &mut found);
        log_is_whole(*room, &logs[0], &mut found);
        own_order_is_kept(*room, &logs[0], history, &mut found);
    }
    for client in &history.clients {
        acks_are_kept(client.account, &client.entries, &truth, &mut found);
        hearing_is_sound(client.account, &client.entries, &truth, &mut found);
        nothing_leaks(client.account, &client.entries, history, &mut found);
    }
    clients_agree(history, &mut found);
    found.0
}

#[derive(Default)]
struct Found(Vec<Anomaly>);

impl Found {
    fn add(&mut self, kind: Kind, room: Room, what: String) {
        self.0.push(Anomaly { kind, room, what: format!("room {room}: {what}") });
    }
}

/// Where each message ended up: of a room, an author and an id, the `seq`s.
type Truth = HashMap<Room, HashMap<(Account, Message), Vec<Seq>>>;

fn truth_of(history: &History) -> Truth {
    let rooms = history.final_logs.iter().map(|(room, logs)| {
        let mut places: HashMap<(Account, Message), Vec<Seq>> = HashMap::new();
        for (seq, message) in &logs[0].0 {
            if let Some(message) = message {
                places.entry(*message).or_default().push(*seq);
            }
        }
        (*room, places)
    });
    rooms.collect()
}

fn readers_agree(room: Room, logs: &[FinalLog], found: &mut Found) {
    for other in &logs[1..] {
        if other != &logs[0] {
            let at = logs[0].0.iter().zip(&other.0).position(|(one, another)| one != another);
            let (first, second) = (logs[0].0.len(), other.0.len());
            found.add(
                Kind::Diverge,
                room,
                format!("two readers got different logs, of {first} and {second}, at {at:?}"),
            );
        }
    }
}

/// `seq` is 1, 2, 3 … and no message is in there twice.
fn log_is_whole(room: Room, log: &FinalLog, found: &mut Found) {
    let mut places: HashMap<(Account, Message), Seq> = HashMap::new();
    for (expected, (seq, message)) in (1..).zip(&log.0) {
        if *seq != expected {
            found.add(Kind::Order, room, format!("the log has seq {seq} where {expected} should be"));
            break;
        }
        let Some(message) = message else { continue };
        if let Some(first) = places.insert(*message, *seq) {
            found.add(
                Kind::Duplicate,
                room,
                format!("{} of {} is stored at {first} and {seq}", message.1, message.0),
            );
        }
    }
}

/// An author's messages stand in the log in the order in which they were first sent.
fn own_order_is_kept(room: Room, log: &FinalLog, history: &History, found: &mut Found) {
    let mut sent: HashMap<(Account, Message), usize> = HashMap::new();
    for client in &history.clients {
        for (turn, entry) in client.entries.iter().enumerate() {
            if let Entry::Sent { room: sent_to, id } = entry
                && *sent_to == room
            {
                sent.insert((client.account, *id), turn);
            }
        }
    }
    let mut newest: HashMap<Account, (usize, Message)> = HashMap::new();
    for (seq, message) in &log.0 {
        let Some((author, id)) = message else { continue };
        let Some(turn) = sent.get(&(*author, *id)) else { continue };
        if let Some((before, other)) = newest.get(author)
            && turn < before
        {
            found.add(
                Kind::Order,
                room,
                format!("{author} sent {id} before {other}; at {seq} it comes after it"),
            );
        }
        newest.insert(*author, (*turn, *id));
    }
}

/// What was acknowledged is in the log, once, where the ack said.
fn acks_are_kept(account: Account, entries: &[Entry], truth: &Truth, found: &mut Found) {
    let mut acked: HashMap<(Room, Message), Seq> = HashMap::new();
    for entry in entries {
        let Entry::Acked { room, id, seq } = entry else { continue };
        match acked.insert((*room, *id), *seq) {
            Some(before) if before != *seq => {
                found.add(Kind::Duplicate, *room, format!("{id} was acknowledged as {before} and as {seq}"));
            }
            Some(_) => continue,
            None => {}
        }
        match truth.get(room).and_then(|places| places.get(&(account, *id))) {
            None => found.add(
                Kind::Lost,
                *room,
                format!("{id} of {account}, acknowledged as {seq}, is not in the log"),
            ),
            Some(places) if !places.contains(seq) => {
                found.add(
                    Kind::Lost,
                    *room,
                    format!("{id} of {account}, acknowledged as {seq}, is at {places:?}"),
                );
            }
            Some(_) => {}
        }
    }
}

/// A follower hears every `seq` from where it joined, once, and only what is in the log.
fn hearing_is_sound(account: Account, entries: &[Entry], truth: &Truth, found: &mut Found) {
    let mut next: HashMap<Room, Seq> = HashMap::new();
    let mut heard_in_following: HashSet<(Room, Account, Message)> = HashSet::new();
    for entry in entries {
        match entry {
            Entry::Followed { room, after } => {
                next.insert(*room, after + 1);
                heard_in_following.retain(|(of, ..)| of != room);
            }
            Entry::Heard { room, seq, author, id } => {
                let expected = next.insert(*room, seq + 1);
                if !heard_in_following.insert((*room, *author, *id)) {
                    found.add(
                        Kind::Duplicate,
                        *room,
                        format!("{account} heard {id} twice, the second time as {seq}"),
                    );
                } else if expected.is_some_and(|expected| expected != *seq) {
                    let expected = expected.unwrap_or_default();
                    found.add(Kind::Order, *room, format!("{account} heard {seq} where {expected} was next"));
                }
                let place = truth.get(room).and_then(|places| places.get(&(*author, *id)));
                if place.is_none() {
                    found.add(
                        Kind::Phantom,
                        *room,
                        format!("{account} heard {id} of {author} as {seq}; the log has no such message"),
                    );
                }
            }
            Entry::Sent { .. } | Entry::Acked { .. } | Entry::Refused { .. } => {}
        }
    }
}

/// Under one `seq` everybody holds the same message, and the log holds it too.
fn clients_agree(history: &History, found: &mut Found) {
    let mut held: BTreeMap<(Room, Seq), (Account, Message)> = BTreeMap::new();
    for (room, logs) in &history.final_logs {
        held.extend(logs[0].by_seq().into_iter().map(|(seq, message)| ((*room, seq), message)));
    }
    for client in &history.clients {
        for entry in &client.entries {
            let Entry::Heard { room, seq, author, id } = entry else { continue };
            let first = held.entry((*room, *seq)).or_insert((*author, *id));
            if *first != (*author, *id) {
                let who = client.account;
                found.add(
                    Kind::Diverge,
                    *room,
                    format!("{who} holds {id} as {seq}, others hold {}", first.1),
                );
            }
        }
    }
}

fn nothing_leaks(account: Account, entries: &[Entry], history: &History, found: &mut Found) {
    for entry in entries {
        let Entry::Heard { room, seq, .. } = entry else { continue };
        if !history.members.get(room).is_some_and(|members| members.contains(&account)) {
            found.add(Kind::Leak, *room, format!("{account} is not in the room and heard {seq}"));
        }
    }
}
