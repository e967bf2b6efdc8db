//! The desk: a member asks privately, from anywhere, and staff answer.
//!
//! A case is one person's conversation with the desk. One text opens it. Laws:
//!
//! - Asking works while one is muted; no rule reads it, no budget of messages counts it.
//! - What is written in a case is sealed with a key of the case. That key goes with the person, and with it every
//!   word. A backup made before still holds both: it has to be deleted by its own clock.
//! - A case is its person's and the desk's (worker, clinician, supervisor, with their second factor). To everybody
//!   else, moderators and administrators too, it is not there.
//! - Staff meet an alias, never a name. Nobody of the staff meets a case of their own at the desk.
//! - A reading by staff is on disk before its words go out, and the person sees by what role and when.
//! - In a medical category an answer by somebody who is no clinician has no `seq` and is not shown to the person
//!   before a clinician has approved it.
//! - An acknowledgement never repeats the words, so that no kept answer outlives the case.

mod access;
mod actions;
mod categories;
mod entity;
mod error;
mod leaving;
mod model;
mod routes;
mod store;
mod view;

pub use error::DeskError;
pub use leaving::{erase, export};
pub use routes::router;
