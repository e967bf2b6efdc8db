//! What people do in rooms, one function for each verb: check, write, announce.

mod danger;
mod direct;
mod members;
mod messages;
mod moderate;
mod post;
mod reactions;
mod reading;
mod rooms;
mod unsent;

pub use direct::ask_to_talk;
pub use members::{RoomMemberView, add_member, join, leave, members, put_out};
pub use messages::{NewWords, edit, remove};
pub use moderate::{
    Taken, Waiting, cover, hide_from, let_through, take_held, take_message, tell_declined, unseat,
};
pub use post::{post, post_and_wait};
pub use reactions::{react, take_back};
pub use reading::{
    EventsPage, after, events, list_rooms, newest, one_message, one_room, read_up_to, read_up_to_now,
};
pub use rooms::{create_room, refuse_words, update_room};

pub(super) use members::{Why, keep_out, seats_changed, unseated};
pub(super) use post::{judge, mentioned};
pub(super) use reading::{show_messages, text_of};
