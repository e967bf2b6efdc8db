//! The checker finds what is planted: one anomaly of each kind, and nothing in a run
//! that was sound.

use super::{ClientLog, Entry, FinalLog, History, Kind, check};
use uuid::Uuid;

const ROOM: Uuid = Uuid::from_u128(1);
const ADA: Uuid = Uuid::from_u128(0xada);
const BEN: Uuid = Uuid::from_u128(0xbe);
const EVE: Uuid = Uuid::from_u128(0xe5e);
const FIRST: Uuid = Uuid::from_u128(11);
const SECOND: Uuid = Uuid::from_u128(12);

/// Ada says two things; Ben hears the first, is cut off, and comes back.
fn sound() -> History {
    let log = FinalLog(vec![(1, None), (2, Some((ADA, FIRST))), (3, Some((ADA, SECOND)))]);
    let ada = vec![
        Entry::Sent { room: ROOM, id: FIRST },
        Entry::Acked { room: ROOM, id: FIRST, seq: 2 },
        Entry::Sent { room: ROOM, id: SECOND },
        Entry::Acked { room: ROOM, id: SECOND, seq: 3 },
        Entry::Acked { room: ROOM, id: SECOND, seq: 3 },
    ];
    let ben = vec![
        Entry::Followed { room: ROOM, after: 1 },
        Entry::Heard { room: ROOM, seq: 2, author: ADA, id: FIRST },
        Entry::Followed { room: ROOM, after: 2 },
        Entry::Heard { room: ROOM, seq: 3, author: ADA, id: SECOND },
    ];
    History {
        clients: [(ADA, ada), (BEN, ben), (EVE, vec![])]
            .into_iter()
            .map(|(account, entries)| ClientLog { account, entries })
            .collect(),
        final_logs: [(ROOM, vec![log.clone(), log])].into(),
        members: [(ROOM, [ADA, BEN].into())].into(),
    }
}

/// The kinds found, each once.
fn kinds(history: &History) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = check(history).into_iter().map(|anomaly| anomaly.kind).collect();
    kinds.sort();
    kinds.dedup();
    kinds
}

fn with_log(messages: &[(u64, Option<(Uuid, Uuid)>)]) -> History {
    let mut history = sound();
    let log = FinalLog(messages.to_vec());
    history.final_logs.insert(ROOM, vec![log.clone(), log]);
    history
}

fn with_bens(entries: Vec<Entry>) -> History {
    let mut history = sound();
    history.clients[1].entries = entries;
    history
}

#[test]
fn a_sound_run_has_no_anomaly() {
    assert_eq!(check(&sound()), []);
    sound().assert_sound();
}

#[test]
fn an_acknowledged_message_that_is_gone_is_lost() {
    let mut history = with_log(&[(1, None), (2, Some((ADA, FIRST)))]);
    // Nobody but its author knew of it.
    history.clients[1].entries.truncate(2);
    assert_eq!(kinds(&history), [Kind::Lost]);
}

#[test]
fn an_acknowledged_message_under_another_seq_is_lost() {
    let mut history = sound();
    history.clients[0].entries[1] = Entry::Acked { room: ROOM, id: FIRST, seq: 1 };
    assert_eq!(kinds(&history), [Kind::Lost]);
}

#[test]
fn a_message_stored_twice_is_a_duplicate() {
    let first = Some((ADA, FIRST));
    let mut history = with_log(&[
        (1, None),
        (2, first),
        (3, Some((ADA, SECOND))),
        (4, Some((BEN, FIRST))),
        (5, Some((BEN, FIRST))),
    ]);
    history.clients[2].entries.clear();
    assert_eq!(kinds(&history), [Kind::Duplicate]);
}

#[test]
fn a_message_acknowledged_under_two_seqs_is_a_duplicate() {
    let mut history = sound();
    history.clients[0].entries[4] = Entry::Acked { room: ROOM, id: SECOND, seq: 9 };
    assert!(kinds(&history).contains(&Kind::Duplicate));
}

#[test]
fn a_message_heard_twice_in_one_following_is_a_duplicate() {
    let heard = Entry::Heard { room: ROOM, seq: 2, author: ADA, id: FIRST };
    let history = with_bens(vec![Entry::Followed { room: ROOM, after: 1 }, heard, heard]);
    assert_eq!(kinds(&history), [Kind::Duplicate]);
}

#[test]
fn a_hole_in_the_log_is_against_the_order() {
    let history = with_log(&[(1, None), (2, Some((ADA, FIRST))), (4, Some((ADA, SECOND)))]);
    assert!(kinds(&history).contains(&Kind::Order));
}

#[test]
fn an_author_s_messages_out_of_turn_are_against_the_order() {
    let mut history = with_log(&[(1, None), (2, Some((ADA, SECOND))), (3, Some((ADA, FIRST)))]);
    history.clients[0].entries.retain(|entry| !matches!(entry, Entry::Acked { .. }));
    history.clients[1].entries.clear();
    assert_eq!(kinds(&history), [Kind::Order]);
}

#[test]
fn a_seq_left_out_while_following_is_against_the_order() {
    let history = with_bens(vec![
        Entry::Followed { room: ROOM, after: 1 },
        Entry::Heard { room: ROOM, seq: 3, author: ADA, id: SECOND },
    ]);
    assert_eq!(kinds(&history), [Kind::Order]);
}

#[test]
fn different_messages_under_one_seq_diverge() {
    let history = with_bens(vec![Entry::Heard { room: ROOM, seq: 2, author: ADA, id: SECOND }]);
    assert_eq!(kinds(&history), [Kind::Diverge]);
}

#[test]
fn readers_who_got_different_logs_diverge() {
    let mut history = sound();
    let logs = history.final_logs.get_mut(&ROOM).expect("the room is there");
    logs[1].0.pop();
    assert_eq!(kinds(&history), [Kind::Diverge]);
}

#[test]
fn a_message_heard_that_is_not_in_the_log_is_a_phantom() {
    let ghost = Uuid::from_u128(99);
    let history = with_bens(vec![
        Entry::Followed { room: ROOM, after: 3 },
        Entry::Heard { room: ROOM, seq: 4, author: ADA, id: ghost },
    ]);
    assert_eq!(kinds(&history), [Kind::Phantom]);
}

#[test]
fn a_message_heard_by_somebody_outside_the_room_is_a_leak() {
    let mut history = sound();
    history.clients[2].entries.push(Entry::Heard { room: ROOM, seq: 2, author: ADA, id: FIRST });
    assert_eq!(kinds(&history), [Kind::Leak]);
}
