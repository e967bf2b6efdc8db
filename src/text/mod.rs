//! What people write: taken in, counted and shown.
//!
//! Nothing here knows who wrote it or what it says. [`MessageBody`] is the only way a text of a
//! message comes into being; [`render`] is the only way it becomes HTML.
//!
//! Laws: every text has a bound in bytes and in letters as people count them; no text can reach
//! out of its own line or box (no bidi controls, no towers of marks); HTML never passes through;
//! what a person wrote never becomes invisible by being rendered.

mod body;
mod characters;
mod direction;
mod mentions;
mod render;

pub use body::{BodyError, MAX_BYTES, MAX_GRAPHEMES, MessageBody};
pub use characters::{count_graphemes, excerpt, is_invisible, one_line};
pub use mentions::{MAX_MENTIONS, mentions};
pub use render::{RENDERER_VERSION, render};
