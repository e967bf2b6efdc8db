//! Documents: the pages that need no script.
//!
//! Laws: everything on them works without JavaScript, posting included; every page has the same bar with
//! help and Leave; a page loads nothing from anywhere else and carries no inline script or style; in
//! discreet mode no title, icon or name gives away what the site is. A page is a function from what is to
//! be seen to markup; reading and doing are the slices' own.

pub mod assets;
pub mod dates;
pub mod decisions;
pub mod destination;
pub mod entry;
pub mod forms;
pub mod frame;
pub mod help;
pub mod help_card;
pub mod meetings;
pub mod message;
pub mod numbers;
pub mod reading;
pub mod refused;
pub mod report;
pub mod rooms;
mod routes;
pub mod transparency;
pub mod visitor;
pub mod welcome;

pub use routes::{help_router, problems_as_pages, router};

#[cfg(test)]
mod tests;
