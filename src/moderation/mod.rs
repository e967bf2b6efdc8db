//! Moderation: what waits for a person's judgement, and what that person decided.
//!
//! Laws: nobody sees a text before it is released, but its author and those who look after the room; texts of
//! conversations of two are never shown here.

mod routes;

pub use routes::router;
