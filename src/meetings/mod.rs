//! Meetings: series with a schedule, where people find them, and what single sessions differ in.
//!
//! A series is told in the local time of its zone; a session is known by the series and the local time at
//! which the rule puts it, also when it is moved.
//!
//! A session that is on is held in a room of its own ([`hall`]), as its format says ([`formats`]).
//!
//! Laws: a rule has bounds, and nothing is told beyond the window that is asked for; who chairs is shown to
//! members only; what is for members is in no feed and on no page of a stranger; the server asks no other
//! server for meetings, an operator imports them from a file.

mod access;
pub mod actions;
pub mod elsewhere;
mod entity;
mod error;
pub mod feeds;
pub mod formats;
mod hall;
mod leaving;
mod memory;
mod model;
pub mod recurrence;
mod routes;
mod schedule;
pub mod session;
mod store;
mod view;
pub mod vocabulary;

pub use access::{Planner, Viewer};
pub use error::MeetingError;
pub use hall::{Floor, act, look_after};
pub use leaving::{erase, export};
pub use model::{AccessPoint, Attendance, Organisation, Platform, Series, Service, Visibility, write_local};
pub use routes::router;
pub use schedule::{Session, State};
