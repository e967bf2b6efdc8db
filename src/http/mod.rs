//! HTTP as every slice needs it: problems, bodies, pages of lists, limits, origin, headers.
//!
//! Laws: an error is problem+json in the reader's language and never tells how the server is made; no address
//! of a person is stored or logged, only a keyed hash of its network in memory that changes daily; a
//! state-changing request from a browser comes from our own origin.

mod body;
mod error;
mod guard;
mod hearing_out;
mod idempotency;
mod limits;
mod network;
mod paging;
mod problem;
mod reader;

pub use body::{Body, Form, PathOf, QueryOf};
pub use error::AppError;
pub use guard::{guard, same_origin};
pub use hearing_out::hear_out;
pub use idempotency::{forget_old_answers, once};
pub use limits::{Budget, Limits};
pub use network::Network;
pub use paging::{Page, clamp, next_after};
pub use problem::{Problem, ProblemBody, in_the_readers_language};
pub use reader::{ReaderLanguage, cookie_value, language_of};
