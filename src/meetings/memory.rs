//! The series, kept at hand: everybody asks for all of them, and they change a few times a day.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use sea_orm::DbErr;

use super::model::Series;
use super::store::{self, ElsewhereRow};
use crate::state::AppState;

/// Another instance, or the command that imports, may have changed something: nothing is believed for longer.
const BELIEVED: Duration = Duration::from_secs(10);

/// In memory only; see [`AppState::memory`].
#[derive(Default)]
pub(super) struct Memory {
    series: Kept<Series>,
    elsewhere: Kept<ElsewhereRow>,
}

impl Memory {
    pub fn forget(&self) {
        let mut kept = self.series.inside();
        kept.times_forgotten += 1;
        kept.known = None;
    }
}

struct Kept<T>(Mutex<Known<T>>);

struct Known<T> {
    known: Option<(Instant, Arc<Vec<T>>)>,
    /// What was read before something was forgotten may be what was forgotten.
    times_forgotten: u64,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(Mutex::new(Known { known: None, times_forgotten: 0 }))
    }
}

impl<T> Kept<T> {
    /// Held for moments, never across an await.
    fn inside(&self) -> MutexGuard<'_, Known<T>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn get(&self, read: impl Future<Output = Result<Vec<T>, DbErr>>) -> Result<Arc<Vec<T>>, DbErr> {
        let before = {
            let kept = self.inside();
            if let Some((since, known)) = &kept.known
                && since.elapsed() < BELIEVED
            {
                return Ok(known.clone());
            }
            kept.times_forgotten
        };
        let (since, read) = (Instant::now(), Arc::new(read.await?));
        let mut kept = self.inside();
        if kept.times_forgotten == before {
            kept.known = Some((since, read.clone()));
        }
        Ok(read)
    }
}

/// Every series, oldest first.
pub(super) async fn all(app: &AppState) -> Result<Arc<Vec<Series>>, DbErr> {
    app.memory::<Memory>().series.get(store::all(app.read())).await
}

/// Every meeting that others hold.
pub(super) async fn elsewhere(app: &AppState) -> Result<Arc<Vec<ElsewhereRow>>, DbErr> {
    app.memory::<Memory>().elsewhere.get(store::elsewhere(app.read())).await
}
