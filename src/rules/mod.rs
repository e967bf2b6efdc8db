//! Rules: what is decided of a text before anyone else reads it.
//!
//! [`evaluate`] is pure: a text and its circumstances in, a decision out. It does no I/O, keeps
//! nothing, and takes time linear in the text, whatever the rule.
//!
//! Laws: a rule proves itself by its own examples or is not loaded; every decision names its rule
//! and gives a reason in the author's language; **a rule about crisis can only help, never hide,
//! hold or block**, because silence at that moment can cost a life.

mod engine;
mod links;
mod model;
mod pack;
mod phones;

pub use engine::{Engine, evaluate};
pub use model::{Action, Context, Decision, Hit, Place, Standing};
pub use pack::PackError;
