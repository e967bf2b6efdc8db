//! What is shown of cases, to the person and to the desk. The desk's view has no name in it.

use serde::Serialize;
use utoipa::ToSchema;

use super::actions::Sealer;
use super::categories;
use super::error::DeskError;
use super::model::{Side, State, Status};
use super::store::{CaseRow, MessageRow, ReadingRow};
use crate::accounts::{self, Member};
use crate::clock::Timestamp;
use crate::ids::{CaseId, MessageId, ReadingId};
use crate::state::AppState;
use crate::words::Language;

/// A case as its person sees it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Case {
    pub id: CaseId,
    pub status: Status,
    pub category: Option<String>,
    pub language: String,
    pub opened_at: Timestamp,
    pub changed_at: Timestamp,
    pub closed_at: Option<Timestamp>,
    pub last_seq: i64,
    /// How far the person has read.
    pub read_seq: i64,
}

/// A case as the desk sees it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct DeskCase {
    pub id: CaseId,
    /// What the desk calls the person, in this case only.
    pub alias: String,
    pub status: Status,
    pub category: Option<String>,
    /// Whether a clinician has to check answers.
    pub medical: bool,
    pub language: String,
    pub priority: i16,
    /// The name of whoever has it.
    pub assignee: Option<String>,
    /// Whether the reader has it.
    pub mine: bool,
    pub opened_at: Timestamp,
    pub changed_at: Timestamp,
    /// Since when the person waits for an answer.
    pub waiting_since: Option<Timestamp>,
    pub due_at: Option<Timestamp>,
    pub closed_at: Option<Timestamp>,
    pub last_seq: i64,
    /// So many answers wait for a clinician.
    pub drafts: i32,
    /// Rises with every change.
    pub version: i64,
}

/// A case in front of somebody of the desk, with the answers that were not sent.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct DeskCaseInFull {
    #[serde(flatten)]
    pub case: DeskCase,
    pub unsent: Vec<CaseDraft>,
}

/// Something that was sent in a case.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CaseMessage {
    pub id: MessageId,
    pub seq: Option<i64>,
    pub at: Timestamp,
    pub from: Side,
    pub role: String,
    pub text: String,
    /// A clinician has checked it, or wrote it.
    pub checked_by_clinician: bool,
}

/// An answer that was not sent.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CaseDraft {
    pub id: MessageId,
    pub state: State,
    pub role: String,
    pub text: String,
    pub written_at: Timestamp,
}

/// That somebody of the desk read the case.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CaseReading {
    pub id: ReadingId,
    pub role: String,
    pub at: Timestamp,
}

/// What a case can be about.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CaseCategory {
    pub id: String,
    pub name: String,
    /// Answers are checked by a clinician.
    pub medical: bool,
}

pub(super) fn own(row: &CaseRow) -> Case {
    Case {
        id: row.id,
        status: Status::from_number(row.status),
        category: row.category.clone(),
        language: row.language.clone(),
        opened_at: row.opened_at,
        changed_at: row.changed_at,
        closed_at: row.closed_at,
        last_seq: row.last_seq,
        read_seq: row.read_seq,
    }
}

/// The cases as the desk sees them.
pub(super) async fn at_desk(
    app: &AppState,
    staff: &Member,
    rows: Vec<CaseRow>,
) -> Result<Vec<DeskCase>, DeskError> {
    let assignees: Vec<_> = rows.iter().filter_map(|row| row.assignee_id).collect();
    let named = accounts::authors(app, &assignees).await?;
    let shown = |row: CaseRow| DeskCase {
        id: row.id,
        status: Status::from_number(row.status),
        medical: categories::is_medical(row.category.as_deref()),
        assignee: row.assignee_id.and_then(|id| named.get(&id)).map(|author| author.handle.to_string()),
        mine: row.assignee_id == Some(staff.id),
        alias: row.alias,
        category: row.category,
        language: row.language,
        priority: row.priority,
        opened_at: row.opened_at,
        changed_at: row.changed_at,
        waiting_since: row.waiting_since,
        due_at: row.due_at,
        closed_at: row.closed_at,
        last_seq: row.last_seq,
        drafts: row.drafts,
        version: row.version,
    };
    Ok(rows.into_iter().map(shown).collect())
}

pub(super) fn message(sealer: &Sealer, row: &MessageRow) -> Result<CaseMessage, DeskError> {
    let from = Side::from_number(row.side);
    Ok(CaseMessage {
        id: row.message_id,
        seq: row.seq,
        at: row.at,
        from,
        text: sealer.open(row)?,
        checked_by_clinician: from == Side::Desk && (row.checked_at.is_some() || row.role == "clinician"),
        role: row.role.clone(),
    })
}

pub(super) fn draft(sealer: &Sealer, row: &MessageRow) -> Result<CaseDraft, DeskError> {
    Ok(CaseDraft {
        id: row.message_id,
        state: State::from_number(row.state),
        role: row.role.clone(),
        text: sealer.open(row)?,
        written_at: row.written_at,
    })
}

pub(super) fn reading(row: ReadingRow) -> CaseReading {
    CaseReading { id: row.id, role: row.role, at: row.at }
}

pub(super) fn categories_in(language: Language) -> Vec<CaseCategory> {
    let shown = |category: &categories::Category| CaseCategory {
        id: category.id.clone(),
        name: category.name(language).to_owned(),
        medical: category.medical,
    };
    categories::all().iter().map(shown).collect()
}
