//! Moderation over HTTP.

mod audit;
mod members;
mod mine;
mod queue;
mod raid;
mod rules;

use utoipa_axum::router::OpenApiRouter;

use crate::state::AppState;

pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .merge(queue::router())
        .merge(members::router())
        .merge(mine::router())
        .merge(audit::router())
        .merge(raid::router())
        .merge(rules::router())
}
