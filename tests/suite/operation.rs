//! What an operator relies on: start, stop, health, and a log that keeps quiet of people.

use std::time::Duration;

use crate::common::TestServer;

#[tokio::test]
async fn a_started_server_is_healthy_and_ready() {
    let server = TestServer::start().await;
    for path in ["/healthz", "/readyz"] {
        assert_eq!(server.get(path).await.expect(200).json()["status"], "ok");
    }
}

#[tokio::test]
async fn a_server_asked_to_stop_stops_within_ten_seconds() {
    let mut server = TestServer::start().await;
    let (status, took) = server.stop().await;
    assert_eq!(status.code(), Some(0), "{}", server.log());
    assert!(took < Duration::from_secs(10), "it took {took:?}");
}
