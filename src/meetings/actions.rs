//! What people do with meetings, one function for each verb: check, write, tell.

use std::sync::Arc;

use serde::Deserialize;
use utoipa::ToSchema;

use super::access::{Keeper, Planner, Viewer, named};
use super::error::MeetingError;
use super::formats;
use super::memory::{self, Memory};
use super::model::{
    AccessPoint, Attendance, Change, Exception, MOST_CHAIRS, MOST_EXCEPTIONS, MOST_SERIES, MOST_TYPES,
    Organisation, Platform, Series, Service, Timing, Visibility, parse_description, parse_local, parse_name,
    parse_reason, parse_slug, slug_of, write_local,
};
use super::recurrence::{Window, local};
use super::store;
use super::view::{ExceptionKind, Meeting};
use super::vocabulary::Code;
use crate::accounts::{self, Member};
use crate::http::Page;
use crate::ids::{AccountId, SeriesId};
use crate::rooms::refuse_words;
use crate::rules::Place;
use crate::state::AppState;
use crate::storage;

/// `POST /api/v1/meetings`.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MeetingRequest {
    pub name: String,
    /// Made from the name where it is left out.
    #[serde(default)]
    pub slug: Option<String>,
    #[serde(default)]
    pub description: String,
    #[serde(default)]
    pub attendance: Attendance,
    #[serde(default)]
    pub visibility: Visibility,
    /// Codes of the Meeting Guide vocabulary.
    #[serde(default)]
    pub types: Vec<String>,
    #[serde(default)]
    pub service: Service,
    #[serde(default)]
    pub platform: Platform,
    #[serde(default)]
    pub access: AccessPoint,
    #[serde(default)]
    pub organisation: Organisation,
    /// Local time of the zone: `2026-01-05T19:00`.
    pub starts: String,
    pub zone: String,
    #[serde(default)]
    pub rule: Option<String>,
    pub duration_minutes: u32,
    /// The id of a format: how it is held.
    #[serde(default)]
    pub format: Option<String>,
    /// Whether what is said can be read by those who were there after the meeting.
    #[serde(default)]
    pub keeps_words: bool,
    /// Handles; who makes the series chairs it where this is left out.
    #[serde(default)]
    pub chairs: Option<Vec<String>>,
}

/// `PATCH /api/v1/meetings/{id}`: what is left out stays.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MeetingUpdate {
    #[serde(default)]
    pub name: Option<String>,
    #[serde(default)]
    pub slug: Option<String>,
    #[serde(default)]
    pub description: Option<String>,
    #[serde(default)]
    pub attendance: Option<Attendance>,
    /// Of those who plan only.
    #[serde(default)]
    pub visibility: Option<Visibility>,
    #[serde(default)]
    pub types: Option<Vec<String>>,
    #[serde(default)]
    pub service: Option<Service>,
    #[serde(default)]
    pub platform: Option<Platform>,
    #[serde(default)]
    pub access: Option<AccessPoint>,
    #[serde(default)]
    pub organisation: Option<Organisation>,
    #[serde(default)]
    pub starts: Option<String>,
    #[serde(default)]
    pub zone: Option<String>,
    /// Empty: held once.
    #[serde(default)]
    pub rule: Option<String>,
    #[serde(default)]
    pub duration_minutes: Option<u32>,
    #[serde(default)]
    pub format: Option<String>,
    #[serde(default)]
    pub keeps_words: Option<bool>,
    /// Of those who plan only.
    #[serde(default)]
    pub chairs: Option<Vec<String>>,
}

/// `PUT /api/v1/meetings/{id}/exceptions/{at}`.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MeetingExceptionRequest)]
pub struct ExceptionRequest {
    pub kind: ExceptionKind,
    /// Where it is moved to, in local time of the zone.
    #[serde(default)]
    pub to: Option<String>,
    #[serde(default)]
    pub reason: String,
}

/// The series one may see, from the oldest on.
pub async fn list(
    app: &AppState,
    viewer: &Viewer,
    window: Option<Window>,
    after: Option<SeriesId>,
    limit: u64,
) -> Result<Page<Meeting>, MeetingError> {
    let all = memory::all(app).await?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut seen: Vec<&Series> = all
        .iter()
        .filter(|series| viewer.sees(series) && after.is_none_or(|after| series.id > after))
        .take(limit + 1)
        .collect();
    let next =
        (seen.len() > limit).then(|| seen.pop()).and_then(|_| seen.last().map(|last| last.id.to_string()));
    let chairs: Vec<AccountId> = seen.iter().flat_map(|series| series.chairs.iter().copied()).collect();
    let people = accounts::authors(app, &chairs).await?;
    let now = app.now();
    let items = seen.into_iter().map(|series| Meeting::of(series, viewer, window, now, &people)).collect();
    Ok(Page { items, next })
}

/// One series, by its id or its slug.
pub async fn one(
    app: &AppState,
    viewer: &Viewer,
    name: &str,
    window: Option<Window>,
) -> Result<Meeting, MeetingError> {
    let series = seen(app, viewer, name).await?;
    let people = accounts::authors(app, &series.chairs).await?;
    Ok(Meeting::of(&series, viewer, window, app.now(), &people))
}

/// Every series that the viewer may see, for pages and feeds.
pub async fn visible(app: &AppState, viewer: &Viewer) -> Result<Vec<Series>, MeetingError> {
    Ok(memory::all(app).await?.iter().filter(|series| viewer.sees(series)).cloned().collect())
}

pub async fn seen(app: &AppState, viewer: &Viewer, name: &str) -> Result<Series, MeetingError> {
    named(app, name).await?.filter(|series| viewer.sees(series)).ok_or(MeetingError::NotFound)
}

pub async fn create(
    app: &AppState,
    planner: &Planner,
    request: MeetingRequest,
) -> Result<SeriesId, MeetingError> {
    let Planner(member) = planner;
    let name = parse_name(&request.name)?;
    let description = parse_description(&request.description)?;
    judge(app, member, &name, &description)?;
    let id = SeriesId::new();
    let slug = match &request.slug {
        Some(slug) => parse_slug(slug)?,
        None => slug_of(&name),
    };
    let chairs = match &request.chairs {
        Some(handles) => people_named(app, member, handles).await?,
        None => vec![member.id],
    };
    let rule = request.rule.as_deref();
    let mut series = Series {
        id,
        slug,
        name,
        description,
        attendance: request.attendance,
        visibility: request.visibility,
        types: types_of(&request.types)?,
        service: request.service,
        platform: request.platform,
        access: request.access,
        organisation: request.organisation,
        timing: Timing::parse(&request.starts, &request.zone, rule, request.duration_minutes)?,
        exceptions: Vec::new(),
        chairs,
        format: format_of(app, request.format.as_deref())?,
        keeps_words: request.keeps_words,
        revision: 0,
        updated_at: app.now(),
    };
    let mut change = app.begin().await?;
    if store::count(change.tx()).await? >= MOST_SERIES as u64 {
        return Err(MeetingError::TooManySeries);
    }
    let taken = store::with_slug(change.tx(), &series.slug).await?.is_some();
    if taken && request.slug.is_some() {
        return Err(MeetingError::SlugTaken);
    }
    if taken || series.slug.is_empty() {
        // The end of an id, because ids of one moment begin alike.
        let text = id.to_string();
        let own = text.get(text.len() - 6..).unwrap_or_default();
        let start: String = series.slug.chars().take(40).collect();
        series.slug = slug_of(&format!("{} {own}", if start.is_empty() { "meeting" } else { &start }));
    }
    store::insert(change.tx(), &series).await?;
    forget_known(app, &mut change);
    change.commit().await?;
    tracing::info!(series.id = %id, "planned series {id}");
    Ok(id)
}

pub async fn update(app: &AppState, keeper: &Keeper, update: MeetingUpdate) -> Result<(), MeetingError> {
    let mut series = keeper.series.clone();
    if (update.chairs.is_some() || update.visibility.is_some()) && !keeper.plans() {
        return Err(MeetingError::Forbidden);
    }
    if let Some(name) = &update.name {
        series.name = parse_name(name)?;
    }
    if let Some(description) = &update.description {
        series.description = parse_description(description)?;
    }
    judge(app, &keeper.member, &series.name, &series.description)?;
    if let Some(slug) = &update.slug {
        series.slug = parse_slug(slug)?;
    }
    if let Some(types) = &update.types {
        series.types = types_of(types)?;
    }
    if let Some(handles) = &update.chairs {
        series.chairs = people_named(app, &keeper.member, handles).await?;
    }
    series.attendance = update.attendance.unwrap_or(series.attendance);
    series.visibility = update.visibility.unwrap_or(series.visibility);
    series.service = update.service.unwrap_or(series.service);
    series.platform = update.platform.unwrap_or(series.platform);
    series.access = update.access.unwrap_or(series.access);
    series.organisation = update.organisation.unwrap_or(series.organisation);
    if let Some(format) = &update.format {
        series.format = format_of(app, Some(format))?;
    }
    series.keeps_words = update.keeps_words.unwrap_or(series.keeps_words);
    series.timing = changed_timing(&series.timing, &update)?;
    series.updated_at = app.now();
    let mut change = app.begin().await?;
    series.revision = store::revision(change.tx(), series.id).await?.ok_or(MeetingError::NotFound)? + 1;
    let of_slug = store::with_slug(change.tx(), &series.slug).await?;
    if of_slug.is_some_and(|other| other != series.id) {
        return Err(MeetingError::SlugTaken);
    }
    store::update(change.tx(), &series).await?;
    if update.chairs.is_some() {
        store::put_chairs(change.tx(), &series).await?;
    }
    forget_known(app, &mut change);
    Ok(change.commit().await?)
}

/// Ends a series for good.
pub async fn remove(app: &AppState, keeper: &Keeper) -> Result<(), MeetingError> {
    if !keeper.plans() {
        return Err(MeetingError::Forbidden);
    }
    let id = keeper.series.id;
    let mut change = app.begin().await?;
    store::delete(change.tx(), id).await?;
    forget_known(app, &mut change);
    change.commit().await?;
    tracing::info!(series.id = %id, "ended series {id}");
    Ok(())
}

/// Skips, cancels or moves one session.
pub async fn except(
    app: &AppState,
    keeper: &Keeper,
    at: &str,
    request: &ExceptionRequest,
) -> Result<(), MeetingError> {
    let series = &keeper.series;
    let at = parse_local(at).filter(|at| series.is_planned(*at)).ok_or(MeetingError::NoSession)?;
    let reason = parse_reason(&request.reason)?;
    judge(app, &keeper.member, &reason, "")?;
    let to =
        request.to.as_deref().map(|to| parse_local(to).ok_or(MeetingError::MoveUnreadable)).transpose()?;
    let change = match (request.kind, to) {
        (ExceptionKind::Skip, None) => Change::Skipped,
        (ExceptionKind::Cancel, None) => Change::Cancelled,
        (ExceptionKind::Move, Some(to)) if to != at => Change::Moved(to),
        _ => return Err(MeetingError::MoveUnreadable),
    };
    let others = series.exceptions.iter().filter(|exception| exception.at != at);
    let a_year_ago = local(series.timing.zone, app.now()) - chrono::Duration::days(366);
    if others.filter(|exception| exception.at >= a_year_ago).count() >= MOST_EXCEPTIONS {
        return Err(MeetingError::TooManyExceptions);
    }
    let exception = Exception { at, change, reason };
    let mut change = app.begin().await?;
    let revision = store::revision(change.tx(), series.id).await?.ok_or(MeetingError::NotFound)?;
    store::forget_exceptions(change.tx(), series.id, a_year_ago).await?;
    store::put_exception(change.tx(), series.id, &exception).await?;
    store::touch(change.tx(), series.id, revision + 1, app.now()).await?;
    forget_known(app, &mut change);
    Ok(change.commit().await?)
}

/// The session is held as planned after all.
pub async fn hold_as_planned(app: &AppState, keeper: &Keeper, at: &str) -> Result<(), MeetingError> {
    let series = &keeper.series;
    let at = parse_local(at).ok_or(MeetingError::NoSession)?;
    let exception =
        series.exceptions.iter().find(|exception| exception.at == at).ok_or(MeetingError::NoSession)?;
    let mut change = app.begin().await?;
    let revision = store::revision(change.tx(), series.id).await?.ok_or(MeetingError::NotFound)?;
    store::remove_exception(change.tx(), series.id, exception).await?;
    store::touch(change.tx(), series.id, revision + 1, app.now()).await?;
    forget_known(app, &mut change);
    Ok(change.commit().await?)
}

fn forget_known(app: &AppState, change: &mut storage::Change) {
    let memory: Arc<Memory> = app.memory();
    change.announce(move || memory.forget());
}

/// A time, a zone, a rule and a duration belong together: all are read again when one changes.
fn changed_timing(timing: &Timing, update: &MeetingUpdate) -> Result<Timing, MeetingError> {
    let unchanged = update.starts.is_none()
        && update.zone.is_none()
        && update.rule.is_none()
        && update.duration_minutes.is_none();
    if unchanged {
        return Ok(timing.clone());
    }
    let starts = update.starts.clone().unwrap_or_else(|| write_local(timing.start));
    let zone = update.zone.as_deref().unwrap_or(timing.zone.name());
    let kept = timing.rule.as_ref().map(ToString::to_string);
    let rule = update.rule.as_deref().or(kept.as_deref());
    Timing::parse(&starts, zone, rule, update.duration_minutes.unwrap_or(timing.minutes.into()))
}

fn judge(app: &AppState, member: &Member, name: &str, description: &str) -> Result<(), MeetingError> {
    for (text, place) in [(name, Place::RoomName), (description, Place::RoomDescription)] {
        if !text.is_empty() {
            refuse_words(app, member, text, place).map_err(MeetingError::Words)?;
        }
    }
    Ok(())
}

fn format_of(app: &AppState, wanted: Option<&str>) -> Result<String, MeetingError> {
    let id = wanted.unwrap_or(formats::USUAL);
    let there = wanted.is_none() || formats::all(app).iter().any(|script| script.id == id);
    if there { Ok(id.to_owned()) } else { Err(MeetingError::FormatUnknown) }
}

fn types_of(typed: &[String]) -> Result<Vec<Code>, MeetingError> {
    if typed.len() > MOST_TYPES {
        return Err(MeetingError::TooManyTypes);
    }
    let mut types = Vec::with_capacity(typed.len());
    for code in typed {
        let code = Code::parse(code).ok_or_else(|| MeetingError::TypeUnknown(code.clone()))?;
        if !types.contains(&code) {
            types.push(code);
        }
    }
    Ok(types)
}

/// Those who bear these names, as far as the asker meets them.
async fn people_named(
    app: &AppState,
    member: &Member,
    handles: &[String],
) -> Result<Vec<AccountId>, MeetingError> {
    if handles.len() > MOST_CHAIRS {
        return Err(MeetingError::TooManyChairs);
    }
    let mut people = Vec::with_capacity(handles.len());
    for handle in handles {
        let found = accounts::find_by_handle(app, member.id, handle).await?;
        let person = found.ok_or_else(|| MeetingError::ChairUnknown(handle.clone()))?;
        if !people.contains(&person.id) {
            people.push(person.id);
        }
    }
    Ok(people)
}
