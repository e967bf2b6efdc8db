//! The server: puts the slices together and serves them.

pub mod documents;

mod app;
mod contract;
mod demo;
mod doctor;
mod doors;
mod erase;
mod export;
mod health;
mod jobs;
mod listen;
mod metrics;
mod packs;
mod router;
mod run;
mod try_packs;

pub use contract::openapi;
pub use demo::{
    accounts_to_try as demo_accounts, fill as fill_demo, refuse_for_people as refuse_demo_for_people,
};
pub use doctor::{Finding, examine};
pub use erase::erase;
pub use metrics::start_metrics;
pub use packs::{PacksError, source as packs_of};
pub use run::{Problematic, open, serve};
pub use try_packs::{check as check_packs, test as test_packs, try_lines as try_packs};
