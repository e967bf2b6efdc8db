//! The upgrade: from an HTTP request to a connection.

use std::net::SocketAddr;

use axum::Router;
use axum::extract::{ConnectInfo, Request, State};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use http::header::{
    CONNECTION, SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_KEY, SEC_WEBSOCKET_PROTOCOL, SEC_WEBSOCKET_VERSION,
    UPGRADE,
};
use http::{HeaderMap, HeaderValue, Method, StatusCode};
use hyper::upgrade::OnUpgrade;
use hyper_util::rt::TokioIo;
use tokio::io::AsyncWriteExt;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;
use tokio_util::task::TaskTracker;

use super::connection;
use super::doors::Doors;
use super::protocol::{PROTOCOL, close, problem_frame};
use super::wire;
use crate::http::{AppError, Network, Problem, language_of, same_origin};
use crate::state::AppState;

#[derive(Clone)]
struct Live<D> {
    app: AppState,
    doors: D,
    tasks: TaskTracker,
}

/// The route of the socket. `tasks` knows every open connection, so that a stop can wait for them.
pub fn router<D: Doors>(app: AppState, doors: D, tasks: TaskTracker) -> Router {
    Router::new().route("/api/v1/live", any(upgrade::<D>)).with_state(Live { app, doors, tasks })
}

async fn upgrade<D: Doors>(State(live): State<Live<D>>, mut request: Request) -> Response {
    let accept = match handshake(&live.app, &request) {
        Ok(accept) => accept,
        Err(problem) => return problem.into_response(),
    };
    let Some(upgrading) = request.extensions_mut().remove::<OnUpgrade>() else {
        return Problem::new(StatusCode::UPGRADE_REQUIRED, "live/not-a-socket").into_response();
    };
    let network =
        Network::of(request.extensions().get::<ConnectInfo<SocketAddr>>(), request.headers(), &live.app);
    let headers = request.headers().clone();
    drop(request);
    live.tasks.clone().spawn(async move {
        let Ok(upgraded) = upgrading.await else { return };
        let stream = TokioIo::new(upgraded);
        // Boxed, because the admission needs far more room than the connection that lives on for hours.
        let admitted = Box::pin(admit(&live, &headers, network)).await;
        drop(headers);
        match admitted {
            Ok(admitted) => {
                let opening = connection::open(live.app, live.doors, admitted, network, stream);
                let line = Box::pin(opening).await;
                live.tasks.spawn(connection::run(line));
            }
            Err((code, problem_body)) => refuse(stream, code, problem_body).await,
        }
    });
    let mut response = StatusCode::SWITCHING_PROTOCOLS.into_response();
    let answer = response.headers_mut();
    answer.insert(CONNECTION, HeaderValue::from_static("upgrade"));
    answer.insert(UPGRADE, HeaderValue::from_static("websocket"));
    answer.insert(SEC_WEBSOCKET_PROTOCOL, HeaderValue::from_static(PROTOCOL));
    answer.insert(SEC_WEBSOCKET_ACCEPT, accept);
    response
}

/// Checks the request and gives the accept key.
fn handshake(app: &AppState, request: &Request) -> Result<HeaderValue, Problem> {
    let headers = request.headers();
    let has = |name, wanted: &str| {
        headers
            .get_all(name)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .any(|value: &str| value.split(',').any(|part| part.trim().eq_ignore_ascii_case(wanted)))
    };
    let not_a_socket = Problem::new(StatusCode::UPGRADE_REQUIRED, "live/not-a-socket");
    if request.method() != Method::GET || !has(CONNECTION, "upgrade") || !has(UPGRADE, "websocket") {
        return Err(not_a_socket);
    }
    if !has(SEC_WEBSOCKET_VERSION, "13") || !has(SEC_WEBSOCKET_PROTOCOL, PROTOCOL) {
        return Err(Problem::new(StatusCode::BAD_REQUEST, "live/wrong-protocol"));
    }
    // An upgrade is a GET, so the guard let it pass: a foreign page must not open one with our cookie.
    if !same_origin(app, headers) {
        return Err(Problem::new(StatusCode::FORBIDDEN, "http/wrong-origin"));
    }
    let key = headers.get(SEC_WEBSOCKET_KEY).ok_or(not_a_socket)?;
    HeaderValue::from_str(&derive_accept_key(key.as_bytes()))
        .map_err(|_| Problem::new(StatusCode::BAD_REQUEST, "live/wrong-protocol"))
}

type Refusal = (u16, crate::http::ProblemBody);

/// Lets a person in. A browser cannot read the status of a failed upgrade, so that a refusal comes as a
/// frame and a close code.
async fn admit<D: Doors>(
    live: &Live<D>,
    headers: &HeaderMap,
    network: Network,
) -> Result<super::Admitted<D::Member>, Refusal> {
    let language = language_of(headers);
    let admitted = live.doors.admit(headers).await.map_err(|error| {
        let code = match &error {
            AppError::Refused(_) => close::NOT_SIGNED_IN,
            AppError::Broke(_) => close::RESTART,
        };
        (code, error.into_problem().body(language))
    })?;
    live.app
        .limits()
        .enter_socket(admitted.account, network)
        .map_err(|problem| (close::FLOODING, problem.body(language)))?;
    Ok(admitted)
}

async fn refuse(mut stream: impl tokio::io::AsyncWrite + Unpin, code: u16, body: crate::http::ProblemBody) {
    let mut frames = problem_frame(None, &body).to_vec();
    frames.extend_from_slice(&wire::close(code, &body.r#type));
    // Somebody who went away before hearing the refusal loses nothing by it.
    drop(
        tokio::time::timeout(std::time::Duration::from_secs(5), async {
            stream.write_all(&frames).await?;
            stream.shutdown().await
        })
        .await,
    );
}
