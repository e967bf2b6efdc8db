//! How keeping the queue can fail. Nothing of it is the fault of who asks.

use sea_orm::DbErr;

use crate::http::AppError;
use crate::storage::sealing::SealingError;

#[derive(Debug, thiserror::Error)]
pub enum ReviewError {
    #[error(transparent)]
    Storage(#[from] DbErr),
    #[error(transparent)]
    Sealing(#[from] SealingError),
    #[error("a text of the queue could not be read: {0}")]
    Shape(#[from] serde_json::Error),
}

impl From<ReviewError> for AppError {
    fn from(error: ReviewError) -> Self {
        match error {
            ReviewError::Storage(cause) => cause.into(),
            other => Self::broke(other),
        }
    }
}
