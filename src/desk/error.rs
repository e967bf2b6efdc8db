//! What the desk refuses, and why.

use http::StatusCode;
use sea_orm::DbErr;

use crate::http::{AppError, Problem};
use crate::storage::sealing::SealingError;

#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    #[error("they are not of the desk")]
    Forbidden,
    #[error("the second factor has to be shown first")]
    SecondFactorNeeded,
    #[error("there is no such case for this person")]
    CaseNotFound,
    #[error("there is nothing in the text")]
    TextEmpty,
    #[error("the text is too long")]
    TextTooLong,
    #[error("there is no such category")]
    CategoryUnknown,
    #[error("so many cases are open that one more helps nobody")]
    TooManyOpen,
    #[error("the case is as long as one can be")]
    CaseFull,
    #[error("somebody else has the case")]
    Claimed,
    #[error("they have not taken the case")]
    NotClaimed,
    #[error("the id is that of another text")]
    IdTaken,
    #[error("so many drafts wait that one more would wait too long")]
    TooManyDrafts,
    #[error("no such draft waits")]
    DraftNotFound,
    #[error(transparent)]
    Storage(#[from] DbErr),
    #[error(transparent)]
    Sealing(#[from] SealingError),
}

impl From<DeskError> for AppError {
    fn from(error: DeskError) -> Self {
        use DeskError as E;
        let problem = |status, slug| Self::Refused(Problem::new(status, slug));
        let field = |pointer, slug| {
            Self::Refused(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, slug).field(pointer, slug))
        };
        match error {
            E::Forbidden => problem(StatusCode::FORBIDDEN, "http/forbidden"),
            E::SecondFactorNeeded => problem(StatusCode::FORBIDDEN, "accounts/second-factor-needed"),
            E::CaseNotFound => problem(StatusCode::NOT_FOUND, "desk/case-not-found"),
            E::TextEmpty => field("/text", "desk/text-empty"),
            E::TextTooLong => field("/text", "desk/text-too-long"),
            E::CategoryUnknown => field("/category", "desk/category-unknown"),
            E::TooManyOpen => problem(StatusCode::CONFLICT, "desk/too-many-open"),
            E::CaseFull => problem(StatusCode::CONFLICT, "desk/case-full"),
            E::Claimed => problem(StatusCode::CONFLICT, "desk/claimed"),
            E::NotClaimed => problem(StatusCode::CONFLICT, "desk/not-claimed"),
            E::IdTaken => problem(StatusCode::CONFLICT, "desk/id-taken"),
            E::TooManyDrafts => problem(StatusCode::CONFLICT, "desk/too-many-drafts"),
            E::DraftNotFound => problem(StatusCode::NOT_FOUND, "desk/draft-not-found"),
            E::Storage(cause) => cause.into(),
            E::Sealing(cause) => Self::broke(cause),
        }
    }
}
