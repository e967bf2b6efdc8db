//! Live: one WebSocket carries all of a person's rooms (`/api/v1/live`, subprotocol `homegroup.v1`).
//!
//! Laws: the log is the truth and the socket only brings it sooner; a follower gets every `seq` from where it
//! joined once and in order; a frame is encoded once for everybody; who falls behind is let go and reads the
//! log; whatever a client sends, memory for one connection is bounded. This floor knows no rooms: what a
//! person may follow and do it asks of [`Doors`].

mod acts;
mod connection;
mod doors;
mod frames;
mod hub;
mod outbox;
mod protocol;
mod socket;
mod wire;

pub use doors::{Ack, Act, Admitted, Answer, Doors, Draft, Hidden, Notice};
pub use hub::{Hub, Recorded};
pub use protocol::{CLIENT_FRAMES, News, PROTOCOL, Told, close};
pub use socket::router;
