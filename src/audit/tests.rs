//! A chain in which anything was changed, deleted or slipped in is found out, wherever it was.

use proptest::prelude::*;

use super::chain::{Verification, Walk, hash};
use super::store::EntryRow;
use crate::clock::Timestamp;
use crate::ids::AccountId;
use crate::storage::sealing::{KeyRing, Pepper};

const LENGTH: usize = 60;

fn key() -> Pepper {
    let folder = tempfile::tempdir().expect("a temporary folder");
    KeyRing::open_or_create(&folder.path().join("keys").join("key")).expect("keys").pepper("audit")
}

fn chain(key: &Pepper) -> Vec<EntryRow> {
    let mut previous = vec![0; 32];
    let mut rows = Vec::new();
    for seq in 1..=LENGTH {
        let seq = i64::try_from(seq).expect("small");
        let mut row = EntryRow {
            seq,
            at: Timestamp::from_millis(1_800_000_000_000 + seq),
            actor_id: (seq % 3 != 0).then(AccountId::new),
            act: "account.role".to_owned(),
            subject: format!("account:{seq}"),
            reason: (seq % 2 == 0).then(|| "guidelines".to_owned()),
            was: Some("member".to_owned()),
            became: None,
            previous: previous.clone(),
            hash: Vec::new(),
        };
        row.hash = hash(key, &row).to_vec();
        previous.clone_from(&row.hash);
        rows.push(row);
    }
    rows
}

fn walked(key: Pepper, rows: &[EntryRow], head: (i64, &[u8])) -> Verification {
    let mut walk = Walk::new(key);
    for row in rows {
        if walk.step(row).is_err() {
            break;
        }
    }
    walk.end(head.0, head.1)
}

fn flip(bytes: &mut [u8], at: usize) {
    let at = at % bytes.len();
    bytes[at] ^= 1;
}

/// Changes one bit of one field, and says whether there was one to change.
fn flip_in(row: &mut EntryRow, field: usize, at: usize) {
    let flipped = |text: &str| {
        let mut bytes = text.as_bytes().to_vec();
        flip(&mut bytes, at);
        String::from_utf8(bytes).unwrap_or_else(|_| format!("{text}."))
    };
    match field % 8 {
        0 => row.at = Timestamp::from_millis(row.at.millis() ^ 1),
        1 => row.actor_id = if row.actor_id.is_some() { None } else { Some(AccountId::new()) },
        2 => row.act = flipped(&row.act),
        3 => row.subject = flipped(&row.subject),
        4 => row.reason = if row.reason.is_some() { None } else { Some(String::new()) },
        5 => row.was = row.was.as_deref().map(flipped),
        6 => flip(&mut row.previous, at),
        _ => flip(&mut row.hash, at),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn whatever_is_done_to_an_entry_is_found(
        which in 0..LENGTH, what in 0_usize..10, field in 0_usize..8, at in 0_usize..32
    ) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("keys").join("key");
        let key = || KeyRing::open_or_create(&path).expect("keys").pepper("audit");
        let mut rows = chain(&key());
        let head = rows.last().map(|row| (row.seq, row.hash.clone())).expect("not empty");
        match what {
            // A row taken out, with and without the numbers closing over the gap.
            0 => { rows.remove(which); }
            1 => {
                rows.remove(which);
                rows.iter_mut().skip(which).for_each(|row| row.seq -= 1);
            }
            // A row slipped in: a copy, or one made without the key.
            2 => {
                let mut forged = rows[which].clone();
                forged.subject.push('0');
                rows.insert(which, forged);
                rows.iter_mut().skip(which + 1).for_each(|row| row.seq += 1);
            }
            _ => flip_in(&mut rows[which], field, at),
        }
        let found = walked(key(), &rows, (head.0, &head.1));
        prop_assert!(found.broken.is_some(), "{found:?}");
    }
}

#[test]
fn a_chain_as_it_was_written_is_found_whole() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("keys").join("key");
    let key = || KeyRing::open_or_create(&path).expect("keys").pepper("audit");
    let rows = chain(&key());
    let last = rows.last().expect("not empty");
    let found = walked(key(), &rows, (last.seq, &last.hash));
    assert_eq!((found.entries, found.broken), (LENGTH as u64, None));
    let without_a_key = walked(super::tests::key(), &rows, (last.seq, &last.hash));
    assert_eq!(without_a_key.broken.map(|broken| broken.seq), Some(1));
}

#[test]
fn a_chain_without_its_end_is_found() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("keys").join("key");
    let key = || KeyRing::open_or_create(&path).expect("keys").pepper("audit");
    let rows = chain(&key());
    let last = rows.last().expect("not empty");
    let cut = walked(key(), &rows[..LENGTH - 1], (last.seq, &last.hash));
    assert_eq!(cut.broken.map(|broken| broken.what), Some("the newest entries are missing"));
    let no_head = walked(key(), &rows, (0, &[0; 32]));
    assert_eq!(no_head.broken.map(|broken| broken.what), Some("the entries have no end that was kept"));
}
