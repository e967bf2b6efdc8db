//! A live session as a machine: where the meeting stands, who has the floor, who is next, who may do what.
//!
//! It is pure: [`Session::decide`] says what follows from a command, [`Session::apply`] makes it so, and nothing
//! else changes it. What everybody may see of what happened is an [`Event`] of the room's log; who may be where
//! ([`Event::is_private`]) is kept beside it, because a log that lists who came would be an attendance list. To
//! resume after a restart, apply what was kept to a fresh session.
//!
//! Laws, each a property test in `tests.rs`: never two people hold the floor; a hand leaves the queue only when
//! its person lowers it, passes, is called, is put out, or the chair lowers it, and never otherwise; nobody who is
//! muted, observing, waiting or put out posts, raises a hand or holds the floor; there is one order of hands.

mod chair;
mod command;
mod decide;
mod event;
mod format;
mod people;
mod state;
#[cfg(test)]
mod tests;
mod typed;

pub use chair::{PATIENCE, Presence};
pub use command::{Command, Refusal};
pub use decide::Actor;
pub use event::{Event, HowEnded, WhyChair, WhyLowered};
pub use format::{Format, Order, Phase, PhaseKind, WhoPosts};
pub use people::{Door, Person, Position, Seat};
pub use state::{Hand, Session, Share};
pub use typed::{Typed, typed};
