//! `Idempotency-Key`: the same state-changing POST again gets the first answer, also after a restart.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::header::{AUTHORIZATION, CONTENT_TYPE, COOKIE, SET_COOKIE};
use http::{HeaderName, HeaderValue, Method, StatusCode};
use sea_orm::{ConnectionTrait, Statement, Value};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{AppError, Problem};
use crate::state::AppState;
use crate::storage::sealing::Place;

const HEADER: HeaderName = HeaderName::from_static("idempotency-key");

/// The longest key, in bytes.
const KEY_BYTES: usize = 255;

/// An answer larger than this is not kept; asking again then does it again.
const ANSWER_BYTES: usize = 256 * 1024;

/// Answers are kept for a day.
const KEPT: Duration = Duration::from_secs(24 * 60 * 60);

/// Requests that are under way.
#[derive(Default)]
struct UnderWay(Mutex<HashSet<[u8; 32]>>);

#[derive(Serialize, Deserialize)]
struct Kept {
    status: u16,
    content_type: Option<String>,
    cookies: Vec<String>,
    body: Vec<u8>,
}

/// The layer. A key belongs to whoever sent it and to the path; another body under it is refused.
pub async fn once(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let key = request.headers().get(HEADER).cloned();
    match key {
        Some(key) if request.method() == Method::POST => {
            answer_once(app, key, request, next).await.unwrap_or_else(IntoResponse::into_response)
        }
        _ => next.run(request).await,
    }
}

async fn answer_once(
    app: AppState,
    key: HeaderValue,
    request: Request,
    next: Next,
) -> Result<Response, AppError> {
    if key.is_empty() || key.len() > KEY_BYTES {
        return Err(Problem::new(StatusCode::BAD_REQUEST, "http/malformed").into());
    }
    let (parts, body) = request.into_parts();
    let limit = app.settings().limits.body_bytes as usize;
    let body = to_bytes(body, limit)
        .await
        .map_err(|_| Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "http/too-large"))?;
    let who = |name| parts.headers.get(name).map_or(&b""[..], HeaderValue::as_bytes);
    let id = digest(&[key.as_bytes(), parts.uri.path().as_bytes(), who(AUTHORIZATION), who(COOKIE)]);
    let content = digest(&[&body]);
    if let Some(kept) = kept(&app, id, content).await? {
        return Ok(kept);
    }
    let under_way = app.memory::<UnderWay>();
    let busy = || Problem::new(StatusCode::CONFLICT, "http/busy").retry_after(Duration::from_secs(1));
    if !under_way.0.lock().unwrap_or_else(PoisonError::into_inner).insert(id) {
        return Err(busy().into());
    }
    let _leaves = Leaves { under_way: under_way.clone(), id };
    // Asked again: the first one may have ended between the two questions.
    if let Some(kept) = kept(&app, id, content).await? {
        return Ok(kept);
    }
    let response = next.run(Request::from_parts(parts, Body::from(body))).await;
    keep(&app, id, content, response).await
}

/// Takes the request off the list of those under way, however it ends.
struct Leaves {
    under_way: std::sync::Arc<UnderWay>,
    id: [u8; 32],
}

impl Drop for Leaves {
    fn drop(&mut self) {
        self.under_way.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.id);
    }
}

async fn kept(app: &AppState, id: [u8; 32], content: [u8; 32]) -> Result<Option<Response>, AppError> {
    let db = app.read();
    let sql = "SELECT content, answer FROM idempotent_answers WHERE id = $1 AND at > $2";
    let values: [Value; 2] = [id.to_vec().into(), app.now().minus(KEPT).into()];
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    let Some(row) = db.query_one_raw(statement).await? else { return Ok(None) };
    let of: Vec<u8> = row.try_get("", "content")?;
    if of != content {
        return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "http/idempotency-mismatch").into());
    }
    let sealed: Vec<u8> = row.try_get("", "answer")?;
    let opened = app.keys().open_field(&sealed, place(&id)).map_err(AppError::broke)?;
    let kept: Kept = serde_json::from_slice(&opened).map_err(AppError::broke)?;
    let status = StatusCode::from_u16(kept.status).map_err(AppError::broke)?;
    let mut response = (status, kept.body).into_response();
    let headers = response.headers_mut();
    headers.remove(CONTENT_TYPE);
    if let Some(value) = kept.content_type.and_then(|value| HeaderValue::try_from(value).ok()) {
        headers.insert(CONTENT_TYPE, value);
    }
    for cookie in kept.cookies {
        headers.extend(HeaderValue::try_from(cookie).ok().map(|value| (SET_COOKIE, value)));
    }
    Ok(Some(response))
}

/// Keeps an answer, sealed: that of a sign-up holds a token and recovery codes.
async fn keep(
    app: &AppState,
    id: [u8; 32],
    content: [u8; 32],
    response: Response,
) -> Result<Response, AppError> {
    let status = response.status();
    if status.is_server_error() || matches!(status, StatusCode::TOO_MANY_REQUESTS | StatusCode::UNAUTHORIZED)
    {
        return Ok(response);
    }
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, ANSWER_BYTES).await.map_err(AppError::broke)?;
    let text = |value: &HeaderValue| value.to_str().map(str::to_owned).ok();
    let kept = Kept {
        status: status.as_u16(),
        content_type: parts.headers.get(CONTENT_TYPE).and_then(text),
        cookies: parts.headers.get_all(SET_COOKIE).iter().filter_map(text).collect(),
        body: body.to_vec(),
    };
    let plain = serde_json::to_vec(&kept).map_err(AppError::broke)?;
    let sealed = app.keys().seal_field(&plain, place(&id)).map_err(AppError::broke)?;
    let change = app.begin().await?;
    let sql = "INSERT INTO idempotent_answers (id, content, answer, at) VALUES ($1, $2, $3, $4)
               ON CONFLICT (id) DO UPDATE SET content = excluded.content, answer = excluded.answer,
                   at = excluded.at";
    let values: [Value; 4] = [id.to_vec().into(), content.to_vec().into(), sealed.into(), app.now().into()];
    let tx = change.tx();
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    change.commit().await?;
    Ok(Response::from_parts(parts, Body::from(body)))
}

/// Removes what is older than a day. Called every hour.
pub async fn forget_old_answers(app: &AppState) -> Result<(), AppError> {
    let change = app.begin().await?;
    let tx = change.tx();
    let sql = "DELETE FROM idempotent_answers WHERE at <= $1";
    let values: [Value; 1] = [app.now().minus(KEPT).into()];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    change.commit().await?;
    Ok(())
}

fn place(id: &[u8; 32]) -> Place<'_> {
    Place { table: "idempotent_answers", row: id, column: "answer" }
}

/// The pieces with their lengths, so that no two lists of pieces are the same text.
fn digest(pieces: &[&[u8]]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for piece in pieces {
        hash.update((piece.len() as u64).to_le_bytes());
        hash.update(piece);
    }
    hash.finalize().into()
}
