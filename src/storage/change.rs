//! A change: writes that happen together or not at all, with the news that may be told once they are on disk.

use sea_orm::{DatabaseTransaction, DbErr};
use tokio::sync::oneshot;

use super::queue::Committed;

/// The turn of one change in the write queue.
///
/// Nothing but the database may be awaited while a change is held: everybody else's writes wait for it.
/// Dropped without [`Change::commit`], nothing was written and nobody is told.
pub struct Change {
    savepoint: Option<DatabaseTransaction>,
    finish: Option<oneshot::Sender<Finished>>,
    news: Vec<Committed>,
}

/// The change was not stored: the commit that it was part of failed.
#[derive(Clone, Debug, thiserror::Error)]
#[error("the commit failed: {0}")]
pub struct Undone(pub std::sync::Arc<DbErr>);

impl From<Undone> for DbErr {
    fn from(undone: Undone) -> Self {
        DbErr::Custom(undone.to_string())
    }
}

/// What a finished change gives back to the queue.
pub(super) enum Finished {
    Keep { savepoint: DatabaseTransaction, news: Vec<Committed>, stored: oneshot::Sender<Result<(), Undone>> },
    Undo { savepoint: DatabaseTransaction },
}

impl Change {
    pub(super) fn new(savepoint: DatabaseTransaction, finish: oneshot::Sender<Finished>) -> Self {
        Self { savepoint: Some(savepoint), finish: Some(finish), news: Vec::new() }
    }

    /// The transaction to write in.
    pub fn tx(&self) -> &DatabaseTransaction {
        self.savepoint.as_ref().expect("the savepoint is taken by commit and drop only, which end the change")
    }

    /// Says what is to be told when this change is on disk. It runs in the writer: it must not block.
    pub fn announce(&mut self, news: impl FnOnce() + Send + 'static) {
        self.news.push(Box::new(move |outcome| {
            if outcome.is_ok() {
                news();
            }
        }));
    }

    /// Stores the change: returns when it is on disk and was announced.
    pub async fn commit(mut self) -> Result<(), DbErr> {
        let gone = || DbErr::Custom("the write queue has stopped".to_owned());
        let (stored, outcome) = oneshot::channel();
        let savepoint = self.savepoint.take().ok_or_else(gone)?;
        let news = std::mem::take(&mut self.news);
        let finish = self.finish.take().ok_or_else(gone)?;
        finish.send(Finished::Keep { savepoint, news, stored }).map_err(|_| gone())?;
        outcome.await.map_err(|_| gone())?.map_err(DbErr::from)
    }
}

impl Drop for Change {
    fn drop(&mut self) {
        if let (Some(savepoint), Some(finish)) = (self.savepoint.take(), self.finish.take()) {
            // Where the queue is gone, its transaction was rolled back with it.
            drop(finish.send(Finished::Undo { savepoint }));
        }
    }
}
