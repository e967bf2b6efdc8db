//! Rooms: group chats, and conversations of two.
//!
//! A room is an append-only log; whoever knows the last `seq` they have can ask for the rest.
//!
//! Laws: every text passes the rules before it is stored; a held text takes no `seq`, so that nobody who
//! catches up can meet it early; an edited or removed text is gone from where it stood; a conversation of two
//! begins when both agreed and is sealed at rest; a room one may not see answers like one that is not there;
//! nobody is told who joined or left.

mod access;
pub mod actions;
mod entity;
mod error;
mod held;
mod leaving;
mod log;
mod memory;
mod model;
mod routes;
mod store;
mod view;

pub use access::{RoomGuest, RoomMember, RoomModerator};
pub use error::RoomError;
pub use held::{HeldMessage, decline, held_for, release};
pub use leaving::{erase, export};
pub use memory::flush_read_markers;
pub use model::{MessageRequest, Reaction, RoomKind, RoomName, RoomRequest, Visibility};
pub use routes::router;
pub use view::{DirectState, Event, MessageView, ReactionCount, Room};
