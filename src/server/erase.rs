//! Leaving: every slice erases what it holds of a person, in one change.
//!
//! What others wrote stays readable: the places of the person's messages stay, empty and without a name.

use std::time::Duration;

use axum::extract::State;
use http::{HeaderMap, StatusCode};
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::accounts::{self, SignedIn};
use crate::http::{AppError, Body, ProblemBody};
use crate::ids::AccountId;
use crate::state::AppState;
use crate::{desk, meetings, moderation, review, rooms};

pub(super) fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(leave))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct LeaveRequest {
    passphrase: String,
}

/// Erases the account and everything its owner wrote. It cannot be taken back.
#[utoipa::path(delete, path = "/api/v1/me", tag = "accounts", request_body = LeaveRequest,
    responses((status = 204), (status = 401, body = ProblemBody), (status = 403, body = ProblemBody),
        (status = 429, body = ProblemBody)))]
async fn leave(
    State(app): State<AppState>,
    asking: SignedIn,
    Body(wish): Body<LeaveRequest>,
) -> Result<(StatusCode, HeaderMap), AppError> {
    accounts::check_passphrase(&app, &asking.member, wish.passphrase.into()).await?;
    erase(&app, asking.member.id).await?;
    Ok((StatusCode::NO_CONTENT, accounts::sign_out_cookies(&app)?))
}

/// Erases an account from every slice, and its traces from the database's journal.
pub async fn erase(app: &AppState, account: AccountId) -> Result<(), AppError> {
    let mut change = app.begin().await?;
    meetings::erase(app, &mut change, account).await?;
    rooms::erase(app, &mut change, account).await?;
    desk::erase(change.tx(), account).await?;
    moderation::erase(change.tx(), account).await?;
    review::erase(app, change.tx(), account).await?;
    accounts::erase(app, &mut change, account).await?;
    change.commit().await?;
    forget_journal(app).await;
    Ok(())
}

/// So often the journal is asked to end; readers in the middle of a page hold it open for moments.
const TRIES: u32 = 20;

/// SQLite overwrites what is deleted (`secure_delete`), but its journal still holds the pages from before
/// until it is written back and cut off. PostgreSQL keeps dead rows until its own vacuum.
async fn forget_journal(app: &AppState) {
    let db = app.read();
    if db.get_database_backend() != DbBackend::Sqlite {
        return;
    }
    for _ in 0..TRIES {
        let checkpoint = Statement::from_string(DbBackend::Sqlite, "PRAGMA wal_checkpoint(TRUNCATE)");
        let busy = match db.query_one_raw(checkpoint).await {
            Ok(row) => row.and_then(|row| row.try_get_by_index::<i64>(0).ok()) != Some(0),
            Err(cause) => {
                tracing::debug!(%cause, "the journal could not be cut off yet");
                true
            }
        };
        if !busy {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    tracing::warn!("after an erasure the journal was not cut off; the next checkpoint does it");
}
