//! Whose a case is. What is handed over was checked.

use axum::extract::{FromRequestParts, Path};
use http::request::Parts;
use serde::Deserialize;

use super::error::DeskError;
use super::store::{self, CaseRow};
use crate::accounts::{self, AccountError, Member, Role};
use crate::http::AppError;
use crate::ids::CaseId;
use crate::state::AppState;

/// The roles of the desk.
pub(super) const STAFF: [Role; 3] = [Role::Worker, Role::Clinician, Role::Supervisor];

/// Somebody of the desk, with their second factor.
pub(super) struct Staff(pub Member);

/// A case in front of the one who asked.
pub(super) struct OwnCase {
    pub member: Member,
    pub case: CaseRow,
}

/// A case in front of somebody of the desk.
pub(super) struct CaseAtDesk {
    pub staff: Member,
    pub case: CaseRow,
}

impl FromRequestParts<AppState> for Staff {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, AppError> {
        let member = Member::from_request_parts(parts, app).await?;
        accounts::require(&member, &STAFF)?;
        Ok(Self(member))
    }
}

#[derive(Deserialize)]
struct CasePath {
    id: CaseId,
}

async fn case_id(parts: &mut Parts, app: &AppState) -> Result<CaseId, DeskError> {
    match Path::<CasePath>::from_request_parts(parts, app).await {
        Ok(Path(CasePath { id })) => Ok(id),
        Err(_) => Err(DeskError::CaseNotFound),
    }
}

impl FromRequestParts<AppState> for OwnCase {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, AppError> {
        let member = Member::from_request_parts(parts, app).await?;
        let id = case_id(parts, app).await?;
        let case = store::case_of(app.read(), member.id, id).await?.ok_or(DeskError::CaseNotFound)?;
        Ok(Self { member, case })
    }
}

impl FromRequestParts<AppState> for CaseAtDesk {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, AppError> {
        let staff = Member::from_request_parts(parts, app).await?;
        match accounts::require(&staff, &STAFF) {
            Ok(()) => {}
            Err(AccountError::SecondFactorNeeded) => return Err(DeskError::SecondFactorNeeded.into()),
            // Whoever is not of the desk learns of no case.
            Err(_) => return Err(DeskError::CaseNotFound.into()),
        }
        let id = case_id(parts, app).await?;
        let case = store::case_for_desk(app.read(), staff.id, id).await?.ok_or(DeskError::CaseNotFound)?;
        Ok(Self { staff, case })
    }
}
