//! Metrics for Prometheus, on a listener of their own that only this machine reaches. No label names a person
//! or a room.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::routing::get;
use metrics_exporter_prometheus::PrometheusBuilder;
use tokio::net::TcpListener;

use super::run::Problematic;
use crate::config::Settings;

/// Histograms are folded this often, or they would grow without end.
const UPKEEP: Duration = Duration::from_secs(5);

/// Starts to count, and to answer `/metrics` where an address is set. Gives that address.
pub async fn start_metrics(settings: &Settings) -> Result<Option<SocketAddr>, Problematic> {
    settings.refuse_unsafe()?;
    if settings.metrics.listen.is_empty() {
        return Ok(None);
    }
    let wanted: SocketAddr = settings
        .metrics
        .listen
        .parse()
        .map_err(|_| Problematic::Refused(format!("{} is no address", settings.metrics.listen)))?;
    let handle = PrometheusBuilder::new()
        .install_recorder()
        .map_err(|cause| Problematic::Refused(format!("metrics cannot be counted: {cause}")))?;
    let listener = TcpListener::bind(wanted).await.map_err(|cause| Problematic::Listen(wanted, cause))?;
    let address = listener.local_addr().map_err(|cause| Problematic::Listen(wanted, cause))?;
    let upkeep = handle.clone();
    tokio::spawn(async move {
        let mut clock = tokio::time::interval(UPKEEP);
        loop {
            clock.tick().await;
            upkeep.run_upkeep();
        }
    });
    let routes = Router::new().route("/metrics", get(move || async move { handle.render() }));
    tokio::spawn(async move {
        if let Err(cause) = axum::serve(listener, routes).await {
            tracing::warn!(%cause, "metrics are not served any more; everything else goes on");
        }
    });
    Ok(Some(address))
}
