//! Appends to the logs of rooms: many entries of many rooms with four statements.

use std::any::Any;
use std::collections::HashMap;
use std::sync::Arc;

use futures_util::future::BoxFuture;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, Statement, TransactionTrait, Value};

use super::error::RoomError;
use super::filing::{Said, file_remark};
use super::model::{EntryKind, Voices};
use super::view;
use crate::accounts::Author;
use crate::clock::Timestamp;
use crate::http::AppError;
use crate::ids::{AccountId, MessageId, RoomId};
use crate::live::{Ack, Answer, Notice, Recorded};
use crate::review::Level;
use crate::state::AppState;
use crate::storage::sealing::DataKey;
use crate::storage::{Appender, Committed, Undone};

/// An entry that has no `seq` yet.
pub(super) struct NewEntry {
    pub room: RoomId,
    pub at: Timestamp,
    pub kind: EntryKind,
    pub author: Option<AccountId>,
    pub message: Option<MessageId>,
    pub body: Option<String>,
    pub sealed: Option<Vec<u8>>,
    pub reply_to: Option<MessageId>,
    pub detail: Option<String>,
}

impl NewEntry {
    pub(super) fn new(room: RoomId, at: Timestamp, kind: EntryKind) -> Self {
        Self {
            room,
            at,
            kind,
            author: None,
            message: None,
            body: None,
            sealed: None,
            reply_to: None,
            detail: None,
        }
    }
}

/// Gives each entry the next `seq` of its room and stores it. The rooms' rows are locked until the commit,
/// so that no two entries get the same `seq` and none is skipped.
pub(super) async fn append(tx: &DatabaseTransaction, entries: &[NewEntry]) -> Result<Vec<u64>, DbErr> {
    let mut rooms: Vec<RoomId> = entries.iter().map(|entry| entry.room).collect();
    // One order for everybody, so that two transactions never wait for each other.
    rooms.sort_unstable();
    rooms.dedup();
    let mut newest = positions(tx, &rooms).await?;
    let mut seqs = Vec::with_capacity(entries.len());
    for entry in entries {
        let position = newest
            .get_mut(&entry.room)
            .ok_or_else(|| DbErr::RecordNotFound("the room of an entry".to_owned()))?;
        *position += 1;
        seqs.push(*position);
    }
    let numbered: Vec<(&NewEntry, i64)> = entries.iter().zip(seqs.iter().copied()).collect();
    for chunk in chunks(&numbered) {
        insert(tx, chunk).await?;
    }
    let moved: Vec<(RoomId, i64)> = rooms.iter().map(|room| (*room, newest[room])).collect();
    for chunk in chunks(&moved) {
        advance(tx, chunk).await?;
    }
    Ok(seqs.into_iter().map(|seq| u64::try_from(seq).unwrap_or(0)).collect())
}

/// Pieces whose lengths are powers of two, so that few different statements are prepared.
fn chunks<T>(mut items: &[T]) -> impl Iterator<Item = &[T]> {
    std::iter::from_fn(move || {
        let length = items.len().checked_ilog2().map(|log| 1 << log.min(7))?;
        let (chunk, rest) = items.split_at(length);
        items = rest;
        Some(chunk)
    })
}

/// Placeholders for `count` rows of `width` values. SQLite gets bare ones: it looks a numbered one up in a list
/// of all others each time a value is bound, which is most of the work of a long statement.
fn rows(backend: DbBackend, count: usize, width: usize) -> String {
    let numbered = backend == DbBackend::Postgres;
    let mut text = String::with_capacity(count * width * 6);
    for row in 0..count {
        text.push_str(if row == 0 { "(" } else { "), (" });
        for column in 0..width {
            if column > 0 {
                text.push_str(", ");
            }
            if numbered {
                text.push('$');
                text.push_str(&(row * width + column + 1).to_string());
            } else {
                text.push('?');
            }
        }
    }
    text.push(')');
    text
}

async fn positions(tx: &DatabaseTransaction, rooms: &[RoomId]) -> Result<HashMap<RoomId, i64>, DbErr> {
    let backend = tx.get_database_backend();
    let lock = if backend == DbBackend::Postgres { " ORDER BY id FOR UPDATE" } else { "" };
    let mut known = HashMap::with_capacity(rooms.len());
    for chunk in chunks(rooms) {
        let list = rows(backend, 1, chunk.len());
        let sql = format!("SELECT id, last_seq FROM rooms WHERE id IN {list}{lock}");
        let values: Vec<Value> = chunk.iter().map(|&room| room.into()).collect();
        for row in tx.query_all_raw(Statement::from_sql_and_values(backend, sql, values)).await? {
            known.insert(row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        }
    }
    Ok(known)
}

async fn insert(tx: &DatabaseTransaction, entries: &[(&NewEntry, i64)]) -> Result<(), DbErr> {
    let backend = tx.get_database_backend();
    let sql = format!(
        "INSERT INTO room_events \
         (room_id, seq, at, kind, author_id, message_id, body, sealed, reply_to, detail) VALUES {}",
        rows(backend, entries.len(), 10)
    );
    let mut values: Vec<Value> = Vec::with_capacity(entries.len() * 10);
    for (entry, seq) in entries {
        values.extend([
            entry.room.into(),
            (*seq).into(),
            entry.at.into(),
            entry.kind.number().into(),
            entry.author.into(),
            entry.message.into(),
            entry.body.clone().into(),
            entry.sealed.clone().into(),
            entry.reply_to.into(),
            entry.detail.clone().into(),
        ]);
    }
    tx.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    Ok(())
}

async fn advance(tx: &DatabaseTransaction, moved: &[(RoomId, i64)]) -> Result<(), DbErr> {
    let backend = tx.get_database_backend();
    // PostgreSQL takes the types of a list of values from its first row.
    let list = rows(backend, moved.len(), 2);
    let list = list.replacen("($1, $2)", "(CAST($1 AS uuid), CAST($2 AS bigint))", 1);
    let sql = format!(
        "UPDATE rooms SET last_seq = moved.column2 FROM (VALUES {list}) AS moved WHERE rooms.id = moved.column1"
    );
    let values: Vec<Value> = moved.iter().flat_map(|&(room, seq)| [room.into(), seq.into()]).collect();
    tx.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    Ok(())
}

/// A message that passed the rules, on its way to the log.
pub(super) struct Outgoing {
    pub room: RoomId,
    pub id: MessageId,
    pub author: Author,
    pub at: Timestamp,
    pub body: String,
    pub masked: bool,
    pub reply_to: Option<MessageId>,
    pub mentions: Vec<AccountId>,
    pub notices: Vec<Notice>,
    /// Its words stand behind this.
    pub note: Option<view::ContentNote>,
    /// It speaks of danger.
    pub help: bool,
    /// A rule remarked on it: it goes out, and is filed for those who look after the room.
    pub remark: Option<Remark>,
    pub key: Option<Arc<DataKey>>,
    /// Its room has an order of who may post, which is asked where `seq` is taken.
    pub ordered: bool,
}

/// What a rule said of a message that everybody sees.
pub(super) struct Remark {
    pub level: Level,
    pub rules: Vec<String>,
}

/// A message, and who hears what became of it.
pub(super) struct Sent {
    pub message: Outgoing,
    pub answer: Answer,
}

impl Outgoing {
    pub(super) fn entry(&self) -> Result<NewEntry, RoomError> {
        let mut entry = NewEntry::new(self.room, self.at, EntryKind::Message);
        entry.author = Some(self.author.id);
        entry.message = Some(self.id);
        entry.reply_to = self.reply_to;
        let (mentions, note) = (self.mentions.clone(), self.note.clone());
        entry.detail = view::MessageDetail { masked: self.masked, mentions, note }.kept();
        match &self.key {
            None => entry.body = Some(self.body.clone()),
            Some(key) => entry.sealed = Some(key.seal(self.body.as_bytes(), self.id.uuid().as_bytes())?),
        }
        Ok(entry)
    }

    fn ack(&self, seq: u64, at: Timestamp) -> Ack {
        Ack {
            r#type: "ack",
            room: self.room,
            id: self.id,
            seq: Some(seq),
            at,
            held: false,
            body: self.masked.then(|| self.body.clone()),
            notices: self.notices.clone(),
            help: self.help,
            act: false,
        }
    }
}

/// What became of one message.
enum Outcome {
    Stored(u64),
    /// It is there already: the same answer as the first time.
    Known {
        seq: u64,
        at: Timestamp,
    },
    Refused(RoomError),
}

/// Appends messages together.
pub(super) struct LogWriter {
    pub app: AppState,
}

impl Appender for LogWriter {
    fn write<'a>(
        &'a self,
        tx: &'a DatabaseTransaction,
        items: Vec<Box<dyn Any + Send>>,
    ) -> BoxFuture<'a, Committed> {
        Box::pin(async move {
            let (messages, answers): (Vec<Outgoing>, Vec<Answer>) = items
                .into_iter()
                .filter_map(|item| item.downcast::<Sent>().ok().map(|sent| (sent.message, sent.answer)))
                .unzip();
            let outcomes = match together(&self.app, tx, &messages, Retries::NotExpected).await {
                Ok(outcomes) => outcomes,
                // One of them is there already, or bad: each alone, so that the others do not suffer.
                Err(_) => {
                    let mut outcomes = Vec::with_capacity(messages.len());
                    for message in messages.chunks(1) {
                        outcomes.push(match together(&self.app, tx, message, Retries::LookedFor).await {
                            Ok(mut alone) => alone.pop().unwrap_or(Outcome::Refused(RoomError::Undone)),
                            Err(cause) => Outcome::Refused(cause.into()),
                        });
                    }
                    outcomes
                }
            };
            let app = self.app.clone();
            let tell: Committed =
                Box::new(move |stored| tell(&app, messages.into_iter().zip(answers), outcomes, stored));
            tell
        })
    }

    fn refuse(&self, item: Box<dyn Any + Send>, undone: Undone) {
        if let Ok(sent) = item.downcast::<Sent>() {
            tracing::error!(cause = %undone, "a message was not stored");
            (sent.answer)(Err(RoomError::Undone.into()));
        }
    }
}

/// Hardly any message comes twice: the database's own index finds the ones that do, and only then it is asked
/// which they are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Retries {
    NotExpected,
    LookedFor,
}

/// All of `messages` in one savepoint.
async fn together(
    app: &AppState,
    tx: &DatabaseTransaction,
    messages: &[Outgoing],
    retries: Retries,
) -> Result<Vec<Outcome>, DbErr> {
    let savepoint = tx.begin().await?;
    match write(app, &savepoint, messages, retries).await {
        Ok(outcomes) => {
            savepoint.commit().await?;
            Ok(outcomes)
        }
        Err(cause) => {
            savepoint.rollback().await?;
            Err(cause)
        }
    }
}

async fn write(
    app: &AppState,
    tx: &DatabaseTransaction,
    messages: &[Outgoing],
    retries: Retries,
) -> Result<Vec<Outcome>, DbErr> {
    let voices = voices(tx, messages).await?;
    let is_out_of_turn =
        |of: &Outgoing| voices.get(&of.room).is_some_and(|voices| !voices.lets(of.author.id));
    // What was said in time and comes again is answered as it was, whoever may speak by now.
    let known = match retries {
        Retries::NotExpected if !messages.iter().any(is_out_of_turn) => Known::new(),
        _ => known(tx, messages).await?,
    };
    let mut outcomes: Vec<Option<Outcome>> = Vec::with_capacity(messages.len());
    let mut entries = Vec::with_capacity(messages.len());
    let mut first: HashMap<(RoomId, MessageId), usize> = HashMap::with_capacity(messages.len());
    for (at, message) in messages.iter().enumerate() {
        let place = (message.room, message.id);
        outcomes.push(match known.get(&place) {
            Some(&(seq, at, author)) if author == Some(message.author.id) => Some(Outcome::Known { seq, at }),
            Some(_) => Some(Outcome::Refused(RoomError::IdTaken)),
            // The same message twice in one commit, by two sockets: the second waits for the first's `seq`.
            None if first.contains_key(&place) => None,
            None if is_out_of_turn(message) => Some(Outcome::Refused(RoomError::NotYourTurn)),
            None => match message.entry() {
                Ok(entry) => {
                    first.insert(place, at);
                    entries.push(entry);
                    None
                }
                Err(cause) => Some(Outcome::Refused(cause)),
            },
        });
    }
    let mut seqs = append(tx, &entries).await?.into_iter();
    let mut given: HashMap<(RoomId, MessageId), (u64, usize)> = HashMap::new();
    let mut result = Vec::with_capacity(messages.len());
    for (at, (message, outcome)) in messages.iter().zip(outcomes).enumerate() {
        let place = (message.room, message.id);
        result.push(match outcome {
            Some(outcome) => outcome,
            None if first.get(&place) == Some(&at) => {
                let seq = seqs.next().unwrap_or(0);
                given.insert(place, (seq, at));
                remember_mentions(tx, message, seq).await?;
                if let Some(remark) = &message.remark {
                    let said = Said {
                        room: message.room,
                        message: message.id,
                        author: message.author.id,
                        at: message.at,
                        seq,
                        text: &message.body,
                    };
                    let filed = file_remark(app, tx, &said, remark).await;
                    filed.map_err(|cause| DbErr::Custom(cause.to_string()))?;
                }
                Outcome::Stored(seq)
            }
            None => match given.get(&place) {
                Some(&(seq, of)) if messages[of].author.id == message.author.id => {
                    Outcome::Known { seq, at: messages[of].at }
                }
                _ => Outcome::Refused(RoomError::IdTaken),
            },
        });
    }
    Ok(result)
}

/// Who may post in the rooms that have an order, asked under the lock under which `seq` is taken: whatever was
/// decided before is in force, and nothing is decided meanwhile.
async fn voices(tx: &DatabaseTransaction, messages: &[Outgoing]) -> Result<HashMap<RoomId, Voices>, DbErr> {
    if messages.iter().all(|message| !message.ordered) {
        return Ok(HashMap::new());
    }
    // All of them, in the order in which `append` takes them, so that two transactions never wait for each other.
    let mut rooms: Vec<RoomId> = messages.iter().map(|message| message.room).collect();
    rooms.sort_unstable();
    rooms.dedup();
    positions(tx, &rooms).await?;
    super::store::voices(tx, &rooms).await
}

type Known = HashMap<(RoomId, MessageId), (u64, Timestamp, Option<AccountId>)>;

/// Which of the messages are in the log already.
async fn known(tx: &DatabaseTransaction, messages: &[Outgoing]) -> Result<Known, DbErr> {
    let mut known = Known::new();
    let backend = tx.get_database_backend();
    for chunk in chunks(messages) {
        let sql = format!(
            "SELECT room_id, message_id, seq, at, author_id FROM room_events \
             WHERE kind IN (1, 2) AND message_id IN {}",
            rows(backend, 1, chunk.len())
        );
        let values: Vec<Value> = chunk.iter().map(|message| message.id.into()).collect();
        for row in
            tx.query_all_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?
        {
            let seq: i64 = row.try_get_by_index(2)?;
            known.insert(
                (row.try_get_by_index(0)?, row.try_get_by_index(1)?),
                (u64::try_from(seq).unwrap_or(0), row.try_get_by_index(3)?, row.try_get_by_index(4)?),
            );
        }
    }
    Ok(known)
}

async fn remember_mentions(tx: &DatabaseTransaction, message: &Outgoing, seq: u64) -> Result<(), DbErr> {
    for account in &message.mentions {
        super::store::insert_mention(tx, *account, message.room, seq).await?;
    }
    Ok(())
}

/// Answers every author and brings what was stored to everybody else.
fn tell(
    app: &AppState,
    sent: impl ExactSizeIterator<Item = (Outgoing, Answer)>,
    outcomes: Vec<Outcome>,
    stored: &Result<(), Undone>,
) {
    let mut news: Vec<(RoomId, Vec<Recorded>)> = Vec::new();
    let mut at_room: HashMap<RoomId, usize> = HashMap::new();
    let mut answers: Vec<(Answer, Result<Ack, AppError>)> = Vec::with_capacity(outcomes.len());
    for ((message, answer), outcome) in sent.zip(outcomes) {
        let ack = match (stored, outcome) {
            (Err(_), _) => Err(RoomError::Undone.into()),
            (Ok(()), Outcome::Refused(error)) => Err(error.into()),
            (Ok(()), Outcome::Known { seq, at }) => Ok(message.ack(seq, at)),
            (Ok(()), Outcome::Stored(seq)) => {
                let at = *at_room.entry(message.room).or_insert_with(|| {
                    news.push((message.room, Vec::new()));
                    news.len() - 1
                });
                news[at].1.push(view::recorded_message(&message, seq));
                Ok(message.ack(seq, message.at))
            }
        };
        answers.push((answer, ack));
    }
    metrics::counter!("homegroup_messages_total")
        .increment(news.iter().map(|(_, recorded)| recorded.len() as u64).sum());
    for (room, recorded) in &news {
        app.hub().publish(*room, recorded);
    }
    for (answer, ack) in answers {
        answer(ack);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_have_lengths_of_powers_of_two_and_miss_nothing() {
        let items: Vec<u32> = (0..300).collect();
        let lengths: Vec<usize> = chunks(&items).map(<[u32]>::len).collect();
        assert_eq!(lengths, [128, 128, 32, 8, 4]);
        assert_eq!(chunks(&items).flatten().copied().collect::<Vec<_>>(), items);
        assert_eq!(chunks::<u32>(&[]).count(), 0);
        assert_eq!(rows(DbBackend::Postgres, 2, 3), "($1, $2, $3), ($4, $5, $6)");
        assert_eq!(rows(DbBackend::Sqlite, 2, 3), "(?, ?, ?), (?, ?, ?)");
    }
}
