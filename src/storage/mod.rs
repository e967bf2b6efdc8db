//! Storage: one database, one queue that writes to it, and the sealing of what must not be readable on disk.
//!
//! Laws: acknowledged means committed and fsynced; every write of the process goes through the write queue
//! ([`Change`] and [`Appender`]); nothing is announced before its commit; a change that is dropped
//! was never there; SQLite and PostgreSQL keep the same promises.

mod change;
mod open;
mod pace;
mod queue;
pub mod sealing;

pub use change::{Change, Undone};
pub use open::{Database, OpenError};
pub use queue::{Appender, Committed, Item, Unqueued};
