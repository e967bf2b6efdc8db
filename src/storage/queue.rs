//! The write queue: group commit.
//!
//! One commit per message would be fifty times too slow, because each waits for the disk. A lane takes what
//! is waiting, runs each piece in a savepoint inside one transaction, commits once, then answers each piece
//! and lets its news out, in order. Where much comes in it waits a moment first ([`Pace`]). SQLite has one lane. PostgreSQL has several: pieces of one key stay in
//! one lane and so in order, and a [`Change`] commits by itself, because two lanes that hold row locks of
//! several changes at once could wait for each other.

use std::any::Any;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use futures_util::future::BoxFuture;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};
use tokio::sync::{Mutex, mpsc, oneshot};
use tokio::task::JoinHandle;

use super::change::{Change, Finished, Undone};
use super::pace::Pace;

/// So many pieces may wait in a lane; more wait at the door, up to [`PATIENCE`].
const WAITING: usize = 4096;

/// How long somebody waits for a place in the queue or for their turn.
const PATIENCE: Duration = Duration::from_secs(5);

/// Runs when the outcome of the commit is known, in the order of the queue. Must not block.
pub type Committed = Box<dyn FnOnce(&Result<(), Undone>) + Send>;

/// Work that is cheaper done for many items together, such as appending messages to rooms.
pub trait Appender: Send + Sync + 'static {
    /// Writes `items`, in order, inside `tx`, and gives what to do once the commit is known. An item that
    /// cannot be written is answered by the returned closure: one bad item never spoils the others.
    fn write<'a>(
        &'a self,
        tx: &'a DatabaseTransaction,
        items: Vec<Box<dyn Any + Send>>,
    ) -> BoxFuture<'a, Committed>;

    /// Answers an item that was never tried, because no transaction could be begun.
    fn refuse(&self, item: Box<dyn Any + Send>, undone: Undone);
}

/// An item that found no place in the queue, given back with the reason.
pub struct Unqueued {
    pub item: Option<Item>,
    pub cause: DbErr,
}

/// One item, and who writes it.
pub struct Item {
    pub appender: Arc<dyn Appender>,
    pub content: Box<dyn Any + Send>,
}

enum Job {
    Turn(oneshot::Sender<Change>),
    Item(Item),
}

pub(super) struct WriteQueue {
    lanes: Vec<mpsc::Sender<Job>>,
    next: AtomicUsize,
    stop: tokio_util::sync::CancellationToken,
    writers: Mutex<Vec<JoinHandle<()>>>,
}

impl WriteQueue {
    pub(super) fn start(connections: Vec<DatabaseConnection>, batch: usize) -> Self {
        let stop = tokio_util::sync::CancellationToken::new();
        let (lanes, writers) = connections
            .into_iter()
            .map(|connection| {
                let (sender, jobs) = mpsc::channel(WAITING);
                let pace = Pace::default();
                let lane = Lane { connection, jobs, batch, stop: stop.clone(), ahead: None, pace };
                (sender, tokio::spawn(lane.run()))
            })
            .unzip();
        Self { lanes, next: AtomicUsize::new(0), stop, writers: Mutex::new(writers) }
    }

    pub(super) async fn begin(&self) -> Result<Change, DbErr> {
        let lane = self.next.fetch_add(1, Ordering::Relaxed) % self.lanes.len();
        let (sender, turn) = oneshot::channel();
        self.put(lane, Job::Turn(sender)).await?;
        tokio::time::timeout(PATIENCE, turn)
            .await
            .map_err(|_| busy())?
            .map_err(|_| DbErr::Custom("the transaction could not be begun".to_owned()))
    }

    pub(super) async fn enqueue(&self, key: u64, item: Item) -> Result<(), Unqueued> {
        let lane = &self.lanes[usize::try_from(key % self.lanes.len() as u64).unwrap_or(0)];
        let back = |job, cause| {
            let item = match job {
                Job::Item(item) => Some(item),
                Job::Turn(_) => None,
            };
            Err(Unqueued { item, cause })
        };
        match lane.try_send(Job::Item(item)) {
            Ok(()) => Ok(()),
            Err(mpsc::error::TrySendError::Closed(job)) => back(job, stopped()),
            Err(mpsc::error::TrySendError::Full(job)) => {
                match tokio::time::timeout(PATIENCE, lane.reserve()).await {
                    Ok(Ok(place)) => {
                        place.send(job);
                        Ok(())
                    }
                    Ok(Err(_)) => back(job, stopped()),
                    Err(_) => back(job, busy()),
                }
            }
        }
    }

    async fn put(&self, lane: usize, job: Job) -> Result<(), DbErr> {
        tokio::time::timeout(PATIENCE, self.lanes[lane].send(job))
            .await
            .map_err(|_| busy())?
            .map_err(|_| stopped())
    }

    pub(super) async fn close(&self) {
        self.stop.cancel();
        for writer in self.writers.lock().await.drain(..) {
            if let Err(cause) = writer.await {
                tracing::error!(%cause, "a writer ended badly; what it had not committed was not acknowledged");
            }
        }
    }
}

fn busy() -> DbErr {
    DbErr::ConnectionAcquire(sea_orm::ConnAcquireErr::Timeout)
}

fn stopped() -> DbErr {
    DbErr::Custom("the write queue has stopped".to_owned())
}

struct Lane {
    connection: DatabaseConnection,
    jobs: mpsc::Receiver<Job>,
    batch: usize,
    stop: tokio_util::sync::CancellationToken,
    /// Taken from the queue while items of one kind were collected, and of another kind.
    ahead: Option<Job>,
    pace: Pace,
}

impl Lane {
    async fn run(mut self) {
        let stop = self.stop.clone();
        loop {
            let first = tokio::select! {
                biased;
                job = self.jobs.recv() => job,
                () = stop.cancelled() => {
                    // What is in the queue already was accepted: it is written before the end.
                    self.jobs.close();
                    self.jobs.recv().await
                }
            };
            let Some(first) = first else { break };
            self.let_others_join().await;
            self.commit_together(first).await;
        }
        if let Err(cause) = self.connection.close().await {
            tracing::warn!(%cause, "the writing connection did not close; everything is committed");
        }
    }

    /// Lets everybody else who is ready hand in their piece, so that it shares this commit.
    async fn let_others_join(&mut self) {
        let wait = self.pace.wait(Instant::now());
        if wait.is_zero() {
            tokio::task::yield_now().await;
        } else {
            tokio::time::sleep(wait).await;
        }
    }

    async fn commit_together(&mut self, first: Job) {
        let began = Instant::now();
        let tx = match begin(&self.connection).await {
            Ok(tx) => tx,
            Err(cause) => {
                tracing::error!(%cause, "no transaction could be begun");
                return self.refuse(first, cause);
            }
        };
        let grouped = tx.get_database_backend() == DbBackend::Sqlite;
        let mut news: Vec<Committed> = Vec::new();
        let mut taken = 0;
        let mut next = Some(first);
        while let Some(job) = next.take() {
            match job {
                Job::Turn(turn) => {
                    taken += 1;
                    if let Err(cause) = take_turn(&tx, turn, &mut news).await {
                        tracing::error!(%cause, "a change was not taken");
                        break;
                    }
                    if !grouped {
                        break;
                    }
                }
                Job::Item(item) => {
                    let appender = item.appender;
                    let mut contents = vec![item.content];
                    while taken + contents.len() < self.batch {
                        match self.jobs.try_recv() {
                            Ok(Job::Item(item)) if Arc::ptr_eq(&item.appender, &appender) => {
                                contents.push(item.content);
                            }
                            Ok(other) => {
                                self.ahead = Some(other);
                                break;
                            }
                            Err(_) => break,
                        }
                    }
                    taken += contents.len();
                    news.push(appender.write(&tx, contents).await);
                    if !grouped && matches!(self.ahead, Some(Job::Turn(_))) {
                        break;
                    }
                }
            }
            next = if taken < self.batch {
                self.ahead.take().or_else(|| self.jobs.try_recv().ok())
            } else {
                None
            };
        }
        let committing = Instant::now();
        let outcome = tx.commit().await.map_err(|cause| Undone(Arc::new(cause)));
        metrics::histogram!("homegroup_commit_seconds").record(committing.elapsed().as_secs_f64());
        self.pace.served(began, taken);
        metrics::histogram!("homegroup_commit_changes").record(taken as f64);
        if let Err(undone) = &outcome {
            tracing::error!(cause = %undone.0, changes = taken, "a commit failed; nobody was told that it held");
        }
        for tell in news {
            tell(&outcome);
        }
        if let Some(job) = self.ahead.take() {
            Box::pin(self.commit_together(job)).await;
        }
    }

    /// Answers a job that could not even begin. A turn is answered by being dropped.
    fn refuse(&mut self, job: Job, cause: DbErr) {
        if let Job::Item(item) = job {
            item.appender.refuse(item.content, Undone(Arc::new(cause)));
        }
    }
}

async fn begin(connection: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    let immediate = connection.get_database_backend() == DbBackend::Sqlite;
    connection
        .begin_with_options(TransactionOptions {
            sqlite_transaction_mode: immediate.then_some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        })
        .await
}

async fn take_turn(
    tx: &DatabaseTransaction,
    turn: oneshot::Sender<Change>,
    news: &mut Vec<Committed>,
) -> Result<(), DbErr> {
    if turn.is_closed() {
        return Ok(());
    }
    let savepoint = tx.begin().await?;
    let (finish, finished) = oneshot::channel();
    // Where the caller went away meanwhile, the change comes back at once and is undone.
    drop(turn.send(Change::new(savepoint, finish)));
    match finished.await {
        Ok(Finished::Keep { savepoint, news: announcements, stored }) => {
            savepoint.commit().await?;
            news.extend(announcements);
            news.push(Box::new(move |outcome| {
                drop(stored.send(outcome.clone()));
            }));
            Ok(())
        }
        Ok(Finished::Undo { savepoint }) => savepoint.rollback().await,
        Err(_) => Err(DbErr::Custom("a change was lost by its owner".to_owned())),
    }
}
