//! Fault tests: the real binary under load while the world goes wrong, and the checker
//! over everything that anybody did and heard.
//!
//! `HOMEGROUP_FAULT_ROUNDS` is the dose: 20 rounds each unless it says otherwise.

#[path = "../checker/mod.rs"]
mod checker;
#[path = "../common/mod.rs"]
mod common;

mod kill;
mod load;
mod power;
mod shim;
mod trial;

use std::time::Duration;

/// How many times a test breaks what it breaks.
fn rounds() -> u32 {
    let wish = std::env::var("HOMEGROUP_FAULT_ROUNDS").ok();
    wish.map_or(20, |rounds| rounds.parse().expect("HOMEGROUP_FAULT_ROUNDS is a number"))
}

/// When in a round the fault strikes. The moment is chance, which is the point of it: the
/// one place where tests wait for time and not for things.
async fn some_time() {
    let chance = u64::from(uuid::Uuid::new_v4().as_bytes()[0]);
    tokio::time::sleep(Duration::from_millis(200 + chance * 5)).await;
}
