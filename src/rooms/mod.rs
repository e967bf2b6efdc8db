//! Rooms: group chats, conversations of two, and the rooms of meetings while they are held.
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
mod evidence;
mod filing;
mod leaving;
mod log;
mod looking_after;
mod meeting;
mod memory;
mod model;
mod open;
mod pace;
mod purge;
mod replay;
mod routes;
mod store;
mod view;

pub use access::{RoomGuest, RoomMember, RoomModerator};
pub use actions::refuse_words;
pub use error::RoomError;
pub use evidence::{Evidence, MOST_CHOSEN, evidence, said_after};
pub use leaving::{erase, export};
pub use looking_after::{
    RoomNamed, joined_between, looked_after, moderates, moderators_of, named, was_in_any,
};
pub use meeting::{
    Happening, Heard, Order, What, Words, act_of, close_meeting, heard_since, hold, is_said, keep_order,
    open_meeting, put_out_of_meeting, record, seat, set_voices,
};
pub use memory::{flush_read_markers, tidy, unseen};
pub use model::{MessageRequest, Reaction, RoomKind, RoomName, RoomRequest, RoomRole, Visibility, Voices};
pub use open::{OpenRoom, open_rooms};
pub use purge::purge;
pub use replay::{Spoken, said_since};
pub use routes::router;
pub use view::{ContentNote, DirectState, Event, LessVoice, LessVoiceKind, MessageView, ReactionCount, Room};
