//! Accepts connections and speaks HTTP/1.1 on each, with bounds on time and memory.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use http::Request;
use hyper::body::Incoming;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower::ServiceExt;

/// Open connections at once, sockets among them; more wait in the kernel.
const CONNECTIONS: usize = 60_000;

/// The head of a request comes within this, and a kept-alive connection is let go after it.
const HEAD: Duration = Duration::from_secs(20);

/// The largest head, in bytes, and what is buffered of a body at once.
const BUFFER: usize = 16 * 1024;

/// The most headers of a request.
const HEADERS: usize = 64;

/// Accepts until `stop`; `tasks` knows every connection that is not a socket yet.
pub(super) async fn accept(
    listener: TcpListener,
    router: Router,
    send_buffer: usize,
    tasks: TaskTracker,
    stop: CancellationToken,
) {
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        let Ok(place) = places.clone().acquire_owned().await else { return };
        let accepted = tokio::select! {
            () = stop.cancelled() => return,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, peer)) => {
                prepare(&stream, send_buffer);
                let (router, stop) = (router.clone(), stop.clone());
                tasks.spawn(async move {
                    speak(stream, peer, router, stop).await;
                    drop(place);
                });
            }
            Err(cause) => {
                // Most often out of file descriptors: those that end give theirs back.
                tracing::warn!(%cause, "a connection could not be accepted");
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }
}

/// A small send buffer bounds what a reader who stalls costs the kernel; by default it grows to megabytes.
fn prepare(stream: &TcpStream, send_buffer: usize) {
    let bounded = socket2::SockRef::from(stream).set_send_buffer_size(send_buffer);
    if let Err(cause) = bounded.and_then(|()| stream.set_nodelay(true)) {
        tracing::debug!(%cause, "a connection keeps the system's buffers");
    }
}

async fn speak(stream: TcpStream, peer: SocketAddr, router: Router, stop: CancellationToken) {
    let service = hyper::service::service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        router.clone().oneshot(request)
    });
    let connection = hyper::server::conn::http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_buf_size(BUFFER)
        .max_headers(HEADERS)
        .serve_connection(TokioIo::new(stream), service)
        .with_upgrades();
    tokio::pin!(connection);
    let outcome = tokio::select! {
        outcome = connection.as_mut() => outcome,
        () = stop.cancelled() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(cause) = outcome {
        // A client that broke off or spoke something else than HTTP: none of our errors.
        tracing::debug!(%cause, "a connection ended early");
    }
}
