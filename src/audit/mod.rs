//! The audit: what people with power did, in an order that cannot be changed afterwards.
//!
//! Laws, each with a test:
//!
//! - An entry is written in the same [`Change`](crate::storage::Change) as what it tells of: neither is there
//!   without the other.
//! - Entries are only added. There is no way to change or delete one, and leaving the community does not: they
//!   hold ids, numbers and names of reasons, never a word that a member wrote.
//! - Each entry is bound to the one before it by a keyed hash. Whoever can write to the database and does not
//!   have the key file cannot change, delete or slip in an entry without [`verify`] finding it.

mod chain;
mod entity;
mod model;
mod store;

pub use chain::{Broken, Verification, page, record, verify};
pub use model::{Entry, Recorded, Subject};

#[cfg(test)]
mod tests;
