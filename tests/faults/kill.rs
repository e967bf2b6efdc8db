//! F1: kill -9 under load, again and again.

use crate::common::{ServerSetup, TestServer};
use crate::load::Load;
use crate::{rounds, some_time};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_lost_or_doubled_when_the_server_is_killed_under_load() {
    let mut server = ServerSetup::default().start().await;
    let load = Load::start(&server).await;
    for _ in 0..rounds() {
        some_time().await;
        server.kill_and_start_again().await;
    }
    some_time().await;
    let history = load.finish().await;
    history.assert_sound();
    report("kill -9", &history, &server);
}

/// Says what the run was worth, and fails when it was worth nothing.
pub fn report(fault: &str, history: &crate::checker::History, server: &TestServer) {
    let weight = history.weight();
    println!(
        "{fault}: {} rounds, {} acknowledged, {} heard, 0 anomalies",
        rounds(),
        weight.acked,
        weight.heard
    );
    assert!(weight.acked > 10 * rounds() as usize, "hardly anything was said: {weight:?}");
    let refused = history.clients.iter().flat_map(|client| &client.entries);
    let refused = refused.filter(|entry| matches!(entry, crate::checker::Entry::Refused { .. })).count();
    assert_eq!(refused, 0, "nobody had a reason to refuse");
    assert_eq!(server.errors_logged(), [""; 0]);
}
