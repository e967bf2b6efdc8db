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
mod router;
mod run;

pub use contract::openapi;
pub use demo::fill as fill_demo;
pub use doctor::{Finding, examine};
pub use erase::erase;
pub use metrics::start_metrics;
pub use run::{Problematic, open, serve};
