//! What the person does. Nothing here asks whether they are muted, and no budget of messages counts it.

use super::{Sealer, known, next_seq, tell, tell_person, text_of, written};
use crate::accounts::Member;
use crate::desk::access::OwnCase;
use crate::desk::categories;
use crate::desk::error::DeskError;
use crate::desk::model::{Side, State, Status};
use crate::desk::store::{self, CaseRow, MessageRow};
use crate::ids::{CaseId, MessageId};
use crate::state::AppState;
use crate::words::Language;

/// So many open cases one person may have. Beyond that one of the open ones serves them better.
const MOST_OPEN: u64 = 20;

/// What a person asks.
pub(in crate::desk) struct Asked {
    pub id: MessageId,
    pub text: String,
    pub category: Option<String>,
    pub language: Option<Language>,
}

/// Opens a case. The same id again is the same case.
pub(in crate::desk) async fn ask(
    app: &AppState,
    member: &Member,
    asked: Asked,
) -> Result<MessageRow, DeskError> {
    let text = text_of(&asked.text)?;
    if asked.category.as_deref().is_some_and(|id| !categories::is_known(id)) {
        return Err(DeskError::CategoryUnknown);
    }
    let mut change = app.begin().await?;
    if let Some(known) = store::message_by(change.tx(), member.id, asked.id).await? {
        return Ok(known);
    }
    if store::open_cases_of(change.tx(), member.id).await? >= MOST_OPEN {
        return Err(DeskError::TooManyOpen);
    }
    let (id, now) = (CaseId::new(), app.now());
    let case = CaseRow {
        id,
        account_id: member.id,
        alias: alias(),
        language: asked.language.unwrap_or(member.language).tag().to_owned(),
        category: asked.category,
        status: Status::Waiting.number(),
        priority: 0,
        team: None,
        assignee_id: None,
        sealing_key: written(app)?,
        about: None,
        last_seq: 1,
        read_seq: 1,
        drafts: 0,
        version: 1,
        opened_at: now,
        changed_at: now,
        waiting_since: Some(now),
        due_at: None,
        snoozed_until: None,
        backup_asked_at: None,
        first_answer_at: None,
        end_proposed_at: None,
        closed_at: None,
        result: None,
        rating: None,
        rating_words: None,
        merged_into: None,
    };
    let message = own_message(app, member, &case, asked.id, text.as_str())?;
    store::insert_case(change.tx(), case.clone()).await?;
    if let Err(cause) = store::insert_message(change.tx(), message.clone()).await {
        drop(change);
        // The same asked in the same moment, by the other of two retries.
        let known = store::message_by(app.read(), member.id, asked.id).await?;
        return known.ok_or_else(|| cause.into());
    }
    tell(app, &mut change, &case).await?;
    change.commit().await?;
    Ok(message)
}

/// Writes on in a case. A closed one is open again.
pub(in crate::desk) async fn write(
    app: &AppState,
    own: &OwnCase,
    id: MessageId,
    typed: &str,
) -> Result<MessageRow, DeskError> {
    let text = text_of(typed)?;
    let mut change = app.begin().await?;
    let mut case = store::locked(change.tx(), own.case.id).await?.ok_or(DeskError::CaseNotFound)?;
    if let Some(known) = known(change.tx(), case.id, own.member.id, id).await? {
        return Ok(known);
    }
    next_seq(&mut case)?;
    let now = app.now();
    case.read_seq = case.last_seq;
    case.changed_at = now;
    case.waiting_since = case.waiting_since.or(Some(now));
    case.end_proposed_at = None;
    case.closed_at = None;
    let status = if case.assignee_id.is_some() { Status::Open } else { Status::Waiting };
    case.status = status.number();
    let message = own_message(app, &own.member, &case, id, text.as_str())?;
    store::insert_message(change.tx(), message.clone()).await?;
    store::put_case(change.tx(), case.clone()).await?;
    tell(app, &mut change, &case).await?;
    change.commit().await?;
    Ok(message)
}

/// "I'm good": the person ends the case themselves. Twice is the same as once.
pub(in crate::desk) async fn end(app: &AppState, own: &OwnCase) -> Result<(), DeskError> {
    let mut change = app.begin().await?;
    let mut case = store::locked(change.tx(), own.case.id).await?.ok_or(DeskError::CaseNotFound)?;
    if case.status == Status::Closed.number() {
        return Ok(());
    }
    let now = app.now();
    (case.status, case.closed_at, case.changed_at) = (Status::Closed.number(), Some(now), now);
    case.waiting_since = None;
    store::put_case(change.tx(), case.clone()).await?;
    tell(app, &mut change, &case).await?;
    Ok(change.commit().await?)
}

/// Notes how far the person has read; it never goes back.
pub(in crate::desk) async fn read_up_to(app: &AppState, own: &OwnCase, seq: u64) -> Result<(), DeskError> {
    let mut change = app.begin().await?;
    let mut case = store::locked(change.tx(), own.case.id).await?.ok_or(DeskError::CaseNotFound)?;
    let seq = i64::try_from(seq).unwrap_or(i64::MAX).min(case.last_seq);
    if seq <= case.read_seq {
        return Ok(());
    }
    case.read_seq = seq;
    store::put_case(change.tx(), case.clone()).await?;
    tell_person(app, &mut change, &case);
    Ok(change.commit().await?)
}

fn own_message(
    app: &AppState,
    member: &Member,
    case: &CaseRow,
    id: MessageId,
    text: &str,
) -> Result<MessageRow, DeskError> {
    let now = app.now();
    Ok(MessageRow {
        case_id: case.id,
        message_id: id,
        seq: Some(case.last_seq),
        side: Side::Person.number(),
        state: State::Sent.number(),
        author_id: Some(member.id),
        role: "member".to_owned(),
        sealed: Sealer::of(app, case)?.seal(id, text)?,
        written_at: now,
        at: now,
        checked_by: None,
        checked_at: None,
    })
}

/// Six letters and digits that look like no other, drawn anew for each case, so that two cases of one person
/// have nothing in common.
fn alias() -> String {
    const LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    let random = uuid::Uuid::new_v4();
    let drawn = random.as_bytes()[..6].iter();
    drawn.map(|byte| char::from(LETTERS[usize::from(*byte) % LETTERS.len()])).collect()
}
