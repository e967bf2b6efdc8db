//! Meetings as they cross the wire.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::access::Viewer;
use super::model::{
    AccessPoint, Attendance, Change, Organisation, Platform, Series, Service, Visibility, write_local,
};
use super::recurrence::{Window, local};
use super::schedule::{Session, State};
use super::vocabulary::{self, Code, Kind};
use crate::accounts::Author;
use crate::clock::Timestamp;
use crate::ids::{AccountId, SeriesId};
use crate::words::{Language, say_plainly};

/// A series of meetings.
#[derive(Debug, Serialize, ToSchema)]
pub struct Meeting {
    pub id: SeriesId,
    /// What stands in its address: `/meetings/SLUG`.
    pub slug: String,
    pub name: String,
    pub description: String,
    pub attendance: Attendance,
    pub visibility: Visibility,
    /// Codes of the Meeting Guide vocabulary, languages among them.
    pub types: Vec<&'static str>,
    pub service: Service,
    pub platform: Platform,
    pub access: AccessPoint,
    pub organisation: Organisation,
    /// The local time of the zone from which the rule counts: `2026-01-05T19:00:00`.
    pub starts: String,
    /// An IANA name.
    pub zone: &'static str,
    /// RFC 5545. Missing for a meeting that is held once.
    pub rule: Option<String>,
    pub duration_minutes: u16,
    /// The next session that is held, or the one that is on.
    pub next: Option<SessionView>,
    /// Those in the window that was asked for, at most 100; without a window none.
    pub sessions: Vec<SessionView>,
    /// For members: who chairs it.
    pub chairs: Option<Vec<Author>>,
    /// For those who may change it: what differs for single sessions.
    pub exceptions: Option<Vec<ExceptionView>>,
    pub may_change: bool,
    /// The id of the format: how it is held.
    pub format: String,
    /// Whether what is said can be read by those who were there after the meeting.
    pub keeps_words: bool,
    pub updated_at: Timestamp,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MeetingSession)]
pub struct SessionView {
    /// The local time at which the rule puts it; by this it is known.
    pub at: String,
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
    pub status: Status,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = MeetingSessionStatus)]
pub enum Status {
    Planned,
    Moved,
    Cancelled,
}

/// What is different for one session.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MeetingException)]
pub struct ExceptionView {
    pub at: String,
    pub kind: ExceptionKind,
    /// The local time it is moved to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    pub reason: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = MeetingExceptionKind)]
pub enum ExceptionKind {
    /// As if it had never been planned.
    Skip,
    /// Shown as not held, with the reason.
    Cancel,
    /// Held at another time.
    Move,
}

/// A word of the Meeting Guide vocabulary.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MeetingType)]
pub struct TypeView {
    pub code: &'static str,
    pub label: String,
    pub kind: TypeKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = MeetingTypeKind)]
pub enum TypeKind {
    Language,
    Format,
    People,
    Place,
}

/// The most sessions of one series in an answer.
const MOST_SESSIONS: usize = 100;

impl Meeting {
    pub(super) fn of(
        series: &Series,
        viewer: &Viewer,
        window: Option<Window>,
        now: Timestamp,
        people: &HashMap<AccountId, Author>,
    ) -> Self {
        let may_change = viewer.may_change(series);
        let known = |id: &AccountId| people.get(id).cloned();
        Self {
            id: series.id,
            slug: series.slug.clone(),
            name: series.name.clone(),
            description: series.description.clone(),
            attendance: series.attendance,
            visibility: series.visibility,
            types: series.types.iter().map(|code| code.as_str()).collect(),
            service: series.service,
            platform: series.platform,
            access: series.access,
            organisation: series.organisation,
            starts: write_local(series.timing.start),
            zone: series.timing.zone.name(),
            rule: series.timing.rule.as_ref().map(ToString::to_string),
            duration_minutes: series.timing.minutes,
            next: series.next(now).map(SessionView::from),
            sessions: window
                .map(|window| {
                    series.sessions(window, MOST_SESSIONS).into_iter().map(SessionView::from).collect()
                })
                .unwrap_or_default(),
            chairs: viewer.0.as_ref().map(|_| series.chairs.iter().filter_map(known).collect()),
            exceptions: may_change.then(|| recent_exceptions(series, now)),
            may_change,
            format: series.format.clone(),
            keeps_words: series.keeps_words,
            updated_at: series.updated_at,
        }
    }
}

/// What was different for sessions of the past is over.
fn recent_exceptions(series: &Series, now: Timestamp) -> Vec<ExceptionView> {
    let today = local(series.timing.zone, now).date();
    let recent = series.exceptions.iter().filter(|exception| match exception.change {
        Change::Moved(to) => to.date() >= today || exception.at.date() >= today,
        _ => exception.at.date() >= today,
    });
    let view = |exception: &super::model::Exception| ExceptionView {
        at: write_local(exception.at),
        kind: match exception.change {
            Change::Skipped => ExceptionKind::Skip,
            Change::Cancelled => ExceptionKind::Cancel,
            Change::Moved(_) => ExceptionKind::Move,
        },
        to: match exception.change {
            Change::Moved(to) => Some(write_local(to)),
            _ => None,
        },
        reason: exception.reason.clone(),
    };
    recent.map(view).collect()
}

impl From<Session> for SessionView {
    fn from(session: Session) -> Self {
        Self {
            at: write_local(session.at),
            starts_at: session.starts,
            ends_at: session.ends,
            status: match session.state {
                State::Planned => Status::Planned,
                State::Moved => Status::Moved,
                State::Cancelled => Status::Cancelled,
            },
            reason: session.reason,
        }
    }
}

/// The whole vocabulary, each word as the reader says it.
pub(super) fn types(language: Language) -> Vec<TypeView> {
    let view = |(code, kind): (Code, Kind)| TypeView {
        code: code.as_str(),
        label: say_plainly(language, &code.message(), &[]),
        kind: match kind {
            Kind::Language => TypeKind::Language,
            Kind::Format => TypeKind::Format,
            Kind::People => TypeKind::People,
            Kind::Place => TypeKind::Place,
        },
    };
    vocabulary::all().map(view).collect()
}
