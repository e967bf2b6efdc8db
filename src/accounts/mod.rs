//! Accounts: coming in, staying safe, and leaving whole.
//!
//! A handle and a passphrase, and nothing that leads to a person outside: no e-mail, no telephone number, no
//! address. Laws, each with a test:
//!
//! - Whether somebody is here is not told: unknown, wrong, blocked and suspended answer alike, in like time.
//! - Staff power does not work before the second factor was shown in the session.
//! - Ending a session, a role or an account closes its sockets within a second.
//! - A block works both ways and looks like absence. Who looks after others cannot be blocked.
//! - Tokens and codes are stored as hashes, shown once, and never accepted in an address.
//! - Leaving erases: no byte of the account stays in the database.

mod access;
mod actions;
mod attempts;
mod cookies;
mod entity;
mod error;
mod hashing;
mod jobs;
mod memory;
mod model;
mod people;
mod routes;
mod sanctions;
mod second_factor;
mod sessions;
mod store;

pub use access::{Admin, SignedIn, admit, require, signed_in};
pub use actions::{
    Community, Entered, Recovery, SignIn, SignUp, change_settings, check_passphrase, community, create,
    erase, export, first_administrator_link, let_in, prove_suspended, recover, send_away, sign_in, sign_out,
    sign_up,
};
pub use cookies::{Caller, sign_in as sign_in_cookies, sign_out as sign_out_cookies};
pub use error::AccountError;
pub use jobs::tidy;
pub use model::{
    Account, Author, Handle, Member, NewSanction, Role, Sanction, SanctionKind, Settings, Status, Theme,
    Token, Voice,
};
pub use people::{
    Profile, WavePerson, accounts_named, authors, busy_invites, came_between, came_by, find_by_handle,
    hidden_from, profile,
};
pub use routes::router;
pub use sanctions::{impose, let_back_into, lift, removed_until, sanction, sanctions_of, voice};
pub use store::has_anybody;

#[cfg(test)]
mod tests;
