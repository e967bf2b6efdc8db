//! What people do in rooms, one function for each verb: check, write, announce.

mod direct;
mod members;
mod messages;
mod post;
mod reactions;
mod reading;
mod rooms;

pub use direct::ask_to_talk;
pub use members::{RoomMemberView, add_member, join, leave, members, put_out};
pub use messages::{edit, remove};
pub use post::{post, post_and_wait};
pub use reactions::{react, take_back};
pub use reading::{
    EventsPage, after, events, list_rooms, newest, one_message, one_room, read_up_to, read_up_to_now,
};
pub use rooms::{create_room, update_room};

pub(super) use messages::{NewText, replace};
pub(super) use post::{judge, mentioned, store_and_wait};
pub(super) use reading::text_of;
