//! Moderation: people who look after others judge what waits, say why, and can be asked to think again.
//!
//! Laws:
//!
//! - Somebody sees and decides what belongs to the rooms they look after, and nothing about themselves. What is not
//!   theirs is not there.
//! - Every decision that takes something from somebody is told to them with its reason, its end and the way to an
//!   appeal; an appeal is never decided by whoever decided first.
//! - Whoever reported something is named to nobody, does not meet it again, and hears what became of it.
//! - Of conversations of two only what one of them shows is seen here.
//! - Every act is in the audit, in the same change.

mod access;
pub mod actions;
mod entity;
mod error;
mod jobs;
mod leaving;
mod model;
mod packs;
mod routes;
mod store;
mod view;

pub use actions::{DecidedCell, Figures, figures};
pub use error::ModerationError;
pub use jobs::{look_after, tidy};
pub use leaving::erase;
pub use model::{ReportRequest, text};
pub use packs::{in_files, modes, put_in_force, written};
pub use routes::router;
pub use view::{OwnDecision, OwnReport};

#[cfg(test)]
mod tests;
