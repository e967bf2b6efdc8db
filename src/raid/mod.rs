//! Raids: many who come at once to destroy a room, and the mode that keeps its people safe.
//!
//! The mode is switched on by hand, or by how fast new accounts come in. While it is on, the door is closed, links
//! are off and the first messages of new accounts wait for a moderator; who was inside notices little.
//!
//! Laws:
//!
//! - The mode is in the database and survives a restart; who came how fast is counted in memory only.
//! - A mode that went on by itself goes off by itself: nobody is locked out because no moderator was awake.
//! - Before the mode is on, the newcomers of one moment share a few messages, so that a wave is not read before it
//!   is seen.

mod entity;
mod memory;
mod store;
mod watch;

pub use store::{Place, Raid};
pub use watch::{begin, came, end, is_newcomer, knocked, on, past, raid, speak, standing, tidy, wave};
