//! A real server, and the people who use it.
//!
//! Every test starts the built binary on a port of its own with a data folder and a
//! database of its own (`TestServer`), meets people (`Person`) and listens to what they
//! hear (`Ear`). Nothing here waits for time to pass: whatever is waited for has a limit
//! after which the test fails and says what it was waiting for. Ways into the database
//! past the server are named `db_…`, so that a test that cheats says so.
#![allow(dead_code, unused_imports, reason = "each test binary uses its own part of the harness")]

mod answer;
mod browser;
mod database;
mod ear;
mod log;
mod moderating;
mod person;
mod server;
mod setup;

pub use answer::Answer;
pub use browser::{Browser, attributes};
pub use ear::Ear;
pub use person::{Person, Room, plain, room_of};
pub use server::TestServer;
pub use setup::{Refusal, ServerSetup, new_data_dir, run};

use std::time::Duration;

/// How long anything may take before a test gives it up: long enough for a busy machine,
/// short enough that a deaf server does not hold the suite up.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// Waits for a condition that the server can only be asked about (the condition of a
/// process, a line in a log), and fails with `what` when it never comes.
pub async fn eventually<F, Fut>(what: &str, mut holds: F)
where
    F: FnMut() -> Fut,
    Fut: Future<Output = bool>,
{
    let asked_until = tokio::time::Instant::now() + PATIENCE;
    while !holds().await {
        assert!(tokio::time::Instant::now() < asked_until, "never came to pass: {what}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}
