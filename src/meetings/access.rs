//! Who may do what with meetings. What is handed over was checked.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use http::HeaderMap;
use http::request::Parts;

use super::error::MeetingError;
use super::memory;
use super::model::{Series, Visibility};
use crate::accounts::{self, AccountError, Member, Role};
use crate::http::AppError;
use crate::ids::{AccountId, SeriesId};
use crate::state::AppState;

/// Whoever looks at the schedule: a member, or anybody. Somebody who waits to be let in is anybody.
pub struct Viewer(pub Option<Member>);

/// Somebody who makes and ends series: a moderator, a supervisor, an administrator.
pub struct Planner(pub Member);

/// Somebody who may change this series: a planner, or one of its chairs.
pub struct Keeper {
    pub member: Member,
    pub(super) series: Series,
}

impl Viewer {
    pub async fn of(app: &AppState, headers: &HeaderMap) -> Self {
        Self(accounts::admit(app, headers).await.ok())
    }

    pub(super) fn sees(&self, series: &Series) -> bool {
        series.visibility == Visibility::Public || self.0.is_some()
    }

    pub(super) fn may_change(&self, series: &Series) -> bool {
        self.0.as_ref().is_some_and(|member| plans(member) || chairs(series, member.id))
    }

    pub fn may_plan(&self) -> bool {
        self.0.as_ref().is_some_and(plans)
    }
}

impl Keeper {
    /// What the asker may not see answers like what is not there.
    pub async fn of(app: &AppState, member: Member, series: &str) -> Result<Self, MeetingError> {
        let series = named(app, series).await?.ok_or(MeetingError::NotFound)?;
        if chairs(&series, member.id) {
            return Ok(Self { member, series });
        }
        match accounts::require(&member, &PLANNERS) {
            Ok(()) => Ok(Self { member, series }),
            Err(AccountError::Forbidden) => Err(MeetingError::Forbidden),
            // They may, as soon as they have shown it.
            Err(second_factor) => Err(second_factor.into()),
        }
    }

    pub(super) fn plans(&self) -> bool {
        plans(&self.member)
    }
}

const PLANNERS: [Role; 3] = [Role::Moderator, Role::Supervisor, Role::Admin];

fn plans(member: &Member) -> bool {
    PLANNERS.contains(&member.power())
}

fn chairs(series: &Series, account: AccountId) -> bool {
    series.chairs.contains(&account)
}

/// The series of this id or slug.
pub(super) async fn named(app: &AppState, name: &str) -> Result<Option<Series>, MeetingError> {
    let id = name.parse::<SeriesId>().ok();
    let all = memory::all(app).await?;
    Ok(all.iter().find(|series| Some(series.id) == id || series.slug == name).cloned())
}

impl FromRequestParts<AppState> for Viewer {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Infallible> {
        Ok(Self::of(app, &parts.headers).await)
    }
}

impl FromRequestParts<AppState> for Planner {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, AppError> {
        let member = Member::from_request_parts(parts, app).await?;
        accounts::require(&member, &PLANNERS)?;
        Ok(Self(member))
    }
}
