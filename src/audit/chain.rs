//! The chain: each entry's hash covers the hash before it.

use sea_orm::{DatabaseTransaction, DbErr};
use serde::Serialize;
use utoipa::ToSchema;

use super::model::{Entry, Recorded};
use super::store::{self, EntryRow};
use crate::http::Page;
use crate::state::AppState;
use crate::storage::sealing::Pepper;

/// The hash before the first entry.
const BEGINNING: [u8; 32] = [0; 32];

/// So many entries are read at a time.
const PIECE: u64 = 500;

/// Adds an entry to the chain in the caller's change. The last thing a change writes: whoever holds the end of
/// the chain makes everybody else with something to record wait.
pub async fn record(app: &AppState, tx: &DatabaseTransaction, entry: Entry) -> Result<(), DbErr> {
    let head = match store::locked_head(tx).await? {
        Some(head) => head,
        None => {
            store::plant_head(tx, &BEGINNING).await?;
            let planted = store::locked_head(tx).await?;
            planted.ok_or_else(|| DbErr::RecordNotFound("the head of the audit".to_owned()))?
        }
    };
    let mut row = EntryRow {
        seq: head.seq + 1,
        at: app.now(),
        actor_id: entry.actor,
        act: entry.act.to_owned(),
        subject: entry.subject.as_str().to_owned(),
        reason: entry.reason,
        was: entry.was,
        became: entry.became,
        previous: head.hash,
        hash: Vec::new(),
    };
    row.hash = hash(&key(app), &row).to_vec();
    store::insert(tx, row).await
}

/// What a walk along the whole chain found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Verification {
    /// So many entries are as they were written.
    pub entries: u64,
    /// The newest hash, in hexadecimal digits. Written down elsewhere, it proves later that nothing up to here
    /// was changed, even by somebody with the key.
    pub head: String,
    /// The first thing that is wrong; missing where everything is right.
    pub broken: Option<Broken>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Broken {
    /// The entry at which it shows.
    pub seq: u64,
    pub what: &'static str,
}

/// Walks along the chain from its beginning.
pub async fn verify(app: &AppState) -> Result<Verification, DbErr> {
    let head = store::head(app.read()).await?;
    let mut walk = Walk::new(key(app));
    'whole: loop {
        let piece = store::after(app.read(), walk.seq, PIECE).await?;
        if piece.is_empty() {
            break;
        }
        for row in &piece {
            if walk.step(row).is_err() {
                break 'whole;
            }
        }
    }
    // An entry that was added while we walked stands behind the head that was read before.
    let end = head.as_ref().map_or((0, &BEGINNING[..]), |head| (head.seq, &head.hash[..]));
    Ok(walk.end(end.0, end.1))
}

/// Entries, the newest first.
pub async fn page(
    app: &AppState,
    before: Option<u64>,
    subject: Option<&str>,
    limit: u64,
) -> Result<Page<Recorded>, DbErr> {
    let before = before.map_or(i64::MAX, |seq| i64::try_from(seq).unwrap_or(i64::MAX));
    let mut rows = store::before(app.read(), before, subject, limit + 1).await?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows.last().filter(|_| more).map(|row| row.seq.to_string());
    Ok(Page { items: rows.into_iter().map(shown).collect(), next })
}

fn shown(row: EntryRow) -> Recorded {
    Recorded {
        seq: u64::try_from(row.seq).unwrap_or(0),
        at: row.at,
        actor: row.actor_id,
        act: row.act,
        subject: row.subject,
        reason: row.reason,
        was: row.was,
        became: row.became,
        hash: hex(&row.hash),
    }
}

fn key(app: &AppState) -> Pepper {
    app.keys().pepper("audit")
}

/// A walk along the chain.
pub(super) struct Walk {
    key: Pepper,
    seq: i64,
    hash: Vec<u8>,
    hash_at_head: Vec<(i64, Vec<u8>)>,
    broken: Option<Broken>,
}

impl Walk {
    pub(super) fn new(key: Pepper) -> Self {
        Self { key, seq: 0, hash: BEGINNING.to_vec(), hash_at_head: Vec::new(), broken: None }
    }

    pub(super) fn step(&mut self, row: &EntryRow) -> Result<(), ()> {
        let what = if row.seq != self.seq + 1 {
            Some("an entry before it is missing")
        } else if row.previous != self.hash {
            Some("it does not follow from the entry before it")
        } else if row.hash != hash(&self.key, row) {
            Some("it is not as it was written")
        } else {
            None
        };
        if let Some(what) = what {
            self.broken = Some(Broken { seq: u64::try_from(row.seq).unwrap_or(0), what });
            return Err(());
        }
        self.seq = row.seq;
        self.hash.clone_from(&row.hash);
        // Of the newest few, because the head was read before the walk.
        self.hash_at_head.push((row.seq, row.hash.clone()));
        if self.hash_at_head.len() > usize::try_from(PIECE).unwrap_or(usize::MAX) {
            self.hash_at_head.remove(0);
        }
        Ok(())
    }

    /// Compares the end of the walk with the head that is kept apart.
    pub(super) fn end(mut self, seq: i64, hash: &[u8]) -> Verification {
        let at = |what| Some(Broken { seq: u64::try_from(seq).unwrap_or(0), what });
        if self.broken.is_none() && self.seq < seq {
            self.broken = at("the newest entries are missing");
        }
        if self.broken.is_none() && seq == 0 && self.seq > 0 {
            self.broken = at("the entries have no end that was kept");
        }
        let known = self.hash_at_head.iter().find(|(known, _)| *known == seq);
        if self.broken.is_none() && known.is_some_and(|(_, known)| known != hash) {
            self.broken = at("the end of the chain is not the one that was kept");
        }
        Verification {
            entries: u64::try_from(self.seq).unwrap_or(0),
            head: hex(&self.hash),
            broken: self.broken,
        }
    }
}

/// The hash of an entry: over its number and every field, each with its length before it, and the hash of the
/// entry before.
pub(super) fn hash(key: &Pepper, row: &EntryRow) -> [u8; 32] {
    let mut bytes = Vec::with_capacity(256);
    let mut put = |field: Option<&[u8]>| match field {
        Some(field) => {
            bytes.extend_from_slice(&u32::try_from(field.len()).unwrap_or(u32::MAX - 1).to_be_bytes());
            bytes.extend_from_slice(field);
        }
        None => bytes.extend_from_slice(&u32::MAX.to_be_bytes()),
    };
    let actor = row.actor_id.map(crate::ids::AccountId::uuid);
    put(Some(&row.seq.to_be_bytes()[..]));
    put(Some(&row.at.millis().to_be_bytes()[..]));
    put(actor.as_ref().map(|actor| &actor.as_bytes()[..]));
    put(Some(row.act.as_bytes()));
    put(Some(row.subject.as_bytes()));
    for field in [&row.reason, &row.was, &row.became] {
        put(field.as_ref().map(|field| field.as_bytes()));
    }
    put(Some(&row.previous[..]));
    key.hash(&bytes)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
