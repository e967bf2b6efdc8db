//! The HTTP of accounts. Export and erasure go through every slice: their routes are in `server`.

mod coming_in;
mod invites;
mod me;
mod members;
mod sessions;

use utoipa_axum::router::OpenApiRouter;

use crate::state::AppState;

pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .merge(coming_in::router())
        .merge(sessions::router())
        .merge(me::router())
        .merge(invites::router())
        .merge(members::router())
}
