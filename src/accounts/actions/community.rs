//! What holds for the whole community.

use std::collections::HashMap;
use std::sync::Arc;

use sea_orm::DbErr;
use serde::Serialize;
use utoipa::ToSchema;

use crate::accounts::access::Admin;
use crate::accounts::error::AccountError;
use crate::accounts::memory::Memory;
use crate::accounts::store;
use crate::audit::{self, Entry, Subject};
use crate::config::Registration;
use crate::http::AppError;
use crate::state::AppState;
use crate::text;

const LONGEST_NAME: usize = 60;

#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Community {
    pub name: String,
    pub registration: Registration,
}

/// What an administrator has set, over the configuration.
pub async fn community(app: &AppState) -> Result<Community, AppError> {
    let set = settings(app).await?;
    let configured = &app.settings().community;
    Ok(Community {
        name: set.get("name").unwrap_or(&configured.name).clone(),
        registration: set
            .get("registration")
            .and_then(|name| by_name(name))
            .unwrap_or(configured.registration),
    })
}

pub async fn put_community(
    app: &AppState,
    admin: &Admin,
    name: Option<&str>,
    registration: Option<Registration>,
) -> Result<Community, AppError> {
    let mut change = app.begin().await?;
    if let Some(name) = name {
        let name = text::one_line(name, LONGEST_NAME).ok_or(AccountError::CommunityName)?;
        store::put_community_setting(change.tx(), "name", name).await?;
    }
    if let Some(registration) = registration {
        store::put_community_setting(change.tx(), "registration", name_of(registration).to_owned()).await?;
    }
    let told = app.clone();
    change.announce(move || told.memory::<Memory>().community.forget(|_| true));
    let mut entry = Entry::by(admin.0.id, "community.settings", Subject::community());
    if let Some(registration) = registration {
        entry = entry.to(name_of(registration));
    }
    audit::record(app, change.tx(), entry).await?;
    change.commit().await?;
    community(app).await
}

pub(super) async fn registration(app: &AppState) -> Result<Registration, AppError> {
    Ok(community(app).await?.registration)
}

async fn settings(app: &AppState) -> Result<Arc<HashMap<String, String>>, DbErr> {
    let memory = app.memory::<Memory>();
    if let Some(known) = memory.community.get(&()) {
        return Ok(known);
    }
    let epoch = memory.community.epoch();
    let read = Arc::new(store::community_settings(app.read()).await?);
    memory.community.put(epoch, (), read.clone());
    Ok(read)
}

fn name_of(registration: Registration) -> &'static str {
    match registration {
        Registration::Open => "open",
        Registration::Invite => "invite",
        Registration::Approval => "approval",
    }
}

fn by_name(name: &str) -> Option<Registration> {
    [Registration::Open, Registration::Invite, Registration::Approval]
        .into_iter()
        .find(|registration| name_of(*registration) == name)
}
