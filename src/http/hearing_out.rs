//! Hearing somebody out who was refused while they were still sending.
//!
//! A connection that is closed with unread bytes in it is reset, and the reset takes the refusal with it: the
//! other side learns that the network broke, not that its text was too long. So what still comes is taken, and
//! thrown away, up to a bound.

use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, HttpBody};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use bytes::Bytes;
use http::HeaderMap;
use http::header::{CONTENT_LENGTH, EXPECT};
use hyper::body::{Frame, SizeHint};

use crate::state::AppState;

/// So much is heard, in bytes, and for so long. Who sends more is cut off.
const MOST: usize = 16 * 1024 * 1024;
const PATIENCE: Duration = Duration::from_secs(10);

/// The layer. Only bodies that may be larger than is allowed are looked after.
pub async fn hear_out(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let limit = u64::from(app.settings().limits.body_bytes);
    if !may_be_large(request.headers(), limit) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let lent = Lent(Arc::new(Mutex::new(body)));
    let response = next.run(Request::from_parts(parts, Body::new(lent.clone()))).await;
    // Who sends too slowly is cut off, as everybody was before.
    let _ = tokio::time::timeout(PATIENCE, lent.to_the_end()).await;
    response
}

/// Who asks first whether to send the body at all does not send it once it is refused.
fn may_be_large(headers: &HeaderMap, limit: u64) -> bool {
    let length = headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    let endless = headers.contains_key(http::header::TRANSFER_ENCODING);
    !headers.contains_key(EXPECT) && (endless || length.is_some_and(|length| length > limit))
}

/// A body that is lent to the handler: what it leaves of it is still here.
#[derive(Clone)]
struct Lent(Arc<Mutex<Body>>);

impl Lent {
    /// Held for one poll, never across an await.
    fn body(&self) -> MutexGuard<'_, Body> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn to_the_end(&self) {
        let mut heard = 0;
        while heard < MOST {
            let next = std::future::poll_fn(|context| Pin::new(&mut *self.body()).poll_frame(context)).await;
            let Some(Ok(frame)) = next else { return };
            heard += frame.data_ref().map_or(0, Bytes::len);
        }
    }
}

impl HttpBody for Lent {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut *self.body()).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body().is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body().size_hint()
    }
}
