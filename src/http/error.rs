//! How an action can fail: it was refused, and the person hears why; or it broke, and the log hears why.

use axum::response::{IntoResponse, Response};
use http::StatusCode;
use sea_orm::DbErr;

use super::Problem;

#[derive(Debug)]
pub enum AppError {
    /// The person can do something about it.
    Refused(Problem),
    /// We can. The cause goes to the log, once, at the edge.
    Broke(Box<dyn std::error::Error + Send + Sync>),
}

impl AppError {
    pub fn broke(cause: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self::Broke(Box::new(cause))
    }

    /// The problem to show. A broken action is logged here, so this is called once, at the edge.
    pub fn into_problem(self) -> Problem {
        match self {
            Self::Refused(problem) => problem,
            Self::Broke(cause) => {
                tracing::error!(%cause, "an action broke");
                metrics::counter!("homegroup_broken_actions_total").increment(1);
                Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "http/broke")
            }
        }
    }
}

impl From<Problem> for AppError {
    fn from(problem: Problem) -> Self {
        Self::Refused(problem)
    }
}

impl From<DbErr> for AppError {
    fn from(cause: DbErr) -> Self {
        match cause {
            // The queue or the pool is full: that passes, and is not the log's business each time.
            DbErr::ConnectionAcquire(_) => Self::Refused(
                Problem::new(StatusCode::SERVICE_UNAVAILABLE, "http/busy")
                    .retry_after(std::time::Duration::from_secs(2)),
            ),
            cause => Self::Broke(Box::new(cause)),
        }
    }
}

impl IntoResponse for AppError {
    fn into_response(self) -> Response {
        self.into_problem().into_response()
    }
}
