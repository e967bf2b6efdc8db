//! The audit, to read and to verify.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::audit::{self, Verification};
use crate::http::{AppError, Page, ProblemBody, QueryOf, clamp};
use crate::moderation::access::CommunityModerator;
use crate::moderation::view::{AuditLine, audit_lines};
use crate::state::AppState;

pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(list_audit)).routes(routes!(verify_audit))
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct AuditQuery {
    /// The `next` of the page before.
    before: Option<u64>,
    /// Only what is about this, such as `account:ID`.
    subject: Option<String>,
    /// At most 200.
    limit: Option<u32>,
}

/// What people with power did, the newest first.
#[utoipa::path(get, path = "/api/v1/moderation/audit", tag = "moderation", params(AuditQuery),
    responses((status = 200, body = Page<AuditLine>), (status = 403, body = ProblemBody)))]
async fn list_audit(
    State(app): State<AppState>,
    _: CommunityModerator,
    QueryOf(query): QueryOf<AuditQuery>,
) -> Result<Json<Page<AuditLine>>, AppError> {
    let limit = clamp(query.limit, 50, 200);
    let page = audit::page(&app, query.before, query.subject.as_deref(), limit).await?;
    Ok(Json(Page { items: audit_lines(&app, page.items).await?, next: page.next }))
}

/// Walks along the whole audit and says whether it is as it was written.
#[utoipa::path(get, path = "/api/v1/moderation/audit/verification", tag = "moderation",
    responses((status = 200, body = Verification), (status = 403, body = ProblemBody)))]
async fn verify_audit(
    State(app): State<AppState>,
    _: CommunityModerator,
) -> Result<Json<Verification>, AppError> {
    Ok(Json(audit::verify(&app).await?))
}
