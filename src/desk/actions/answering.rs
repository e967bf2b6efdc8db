//! What staff do.

use super::{Sealer, known, next_seq, tell, tell_desk, tell_person, text_of};
use crate::accounts::{Member, Role};
use crate::desk::access::CaseAtDesk;
use crate::desk::categories;
use crate::desk::error::DeskError;
use crate::desk::model::{Side, State, Status};
use crate::desk::store::{self, CaseRow, MessageRow, ReadingRow};
use crate::ids::{CaseId, MessageId, ReadingId};
use crate::state::AppState;
use crate::storage::Change;

/// So many drafts of a case may wait at once: more would wait for longer than the person can.
const MOST_DRAFTS: i32 = 20;

/// What a clinician says to a draft.
pub(in crate::desk) enum Check {
    /// Sends it, in other words where there are some.
    Approve(Option<String>),
    SendBack,
}

/// Writes down that somebody of the desk is about to read the case; their words go out after that only.
pub(in crate::desk) async fn read_at_desk(app: &AppState, at: &CaseAtDesk) -> Result<(), DeskError> {
    let change = app.begin().await?;
    let row = ReadingRow {
        id: ReadingId::new(),
        case_id: at.case.id,
        account_id: Some(at.staff.id),
        role: at.staff.role.name().to_owned(),
        at: app.now(),
    };
    store::insert_reading(change.tx(), row).await?;
    Ok(change.commit().await?)
}

/// Takes a case that nobody has; a supervisor also one whose worker is away, so that nobody waits for one person.
pub(in crate::desk) async fn claim(app: &AppState, at: &CaseAtDesk) -> Result<(), DeskError> {
    let (mut change, mut case) = held(app, at.case.id).await?;
    match case.assignee_id {
        Some(somebody) if somebody == at.staff.id => return Ok(()),
        Some(_) if at.staff.power() != Role::Supervisor => return Err(DeskError::Claimed),
        _ => {}
    }
    case.assignee_id = Some(at.staff.id);
    if case.status == Status::Waiting.number() {
        case.status = Status::Open.number();
    }
    case.changed_at = app.now();
    store::put_case(change.tx(), case.clone()).await?;
    tell(app, &mut change, &case).await?;
    Ok(change.commit().await?)
}

/// Answers. In a medical category the answer of somebody who is no clinician is a draft.
pub(in crate::desk) async fn answer(
    app: &AppState,
    at: &CaseAtDesk,
    id: MessageId,
    typed: &str,
) -> Result<MessageRow, DeskError> {
    let text = text_of(typed)?;
    let (mut change, mut case) = held(app, at.case.id).await?;
    if let Some(known) = known(change.tx(), case.id, at.staff.id, id).await? {
        return Ok(known);
    }
    if case.assignee_id != Some(at.staff.id) {
        return Err(DeskError::NotClaimed);
    }
    let clinician = at.staff.power() == Role::Clinician;
    let now = app.now();
    let mut message = MessageRow {
        case_id: case.id,
        message_id: id,
        seq: None,
        side: Side::Desk.number(),
        state: State::Draft.number(),
        author_id: Some(at.staff.id),
        role: at.staff.role.name().to_owned(),
        sealed: Sealer::of(app, &case)?.seal(id, text.as_str())?,
        written_at: now,
        at: now,
        checked_by: None,
        checked_at: None,
    };
    if !clinician && categories::is_medical(case.category.as_deref()) {
        if case.drafts >= MOST_DRAFTS {
            return Err(DeskError::TooManyDrafts);
        }
        case.drafts += 1;
    } else {
        send(app, &mut case, &mut message)?;
        tell_person(app, &mut change, &case);
    }
    store::insert_message(change.tx(), message.clone()).await?;
    store::put_case(change.tx(), case.clone()).await?;
    tell_desk(app, &mut change, &case).await?;
    change.commit().await?;
    Ok(message)
}

/// A clinician checks a draft: it is sent as it is, or in their words, or goes back to its author.
pub(in crate::desk) async fn check(
    app: &AppState,
    at: &CaseAtDesk,
    id: MessageId,
    check: Check,
) -> Result<(), DeskError> {
    refuse_others(&at.staff)?;
    let (mut change, mut case) = held(app, at.case.id).await?;
    let draft = store::message(change.tx(), case.id, id).await?;
    let mut draft =
        draft.filter(|draft| draft.state == State::Draft.number()).ok_or(DeskError::DraftNotFound)?;
    match check {
        Check::Approve(words) => {
            if let Some(words) = words {
                draft.sealed = Sealer::of(app, &case)?.seal(id, text_of(&words)?.as_str())?;
            }
            send(app, &mut case, &mut draft)?;
            tell_person(app, &mut change, &case);
        }
        Check::SendBack => draft.state = State::SentBack.number(),
    }
    let now = app.now();
    (draft.checked_by, draft.checked_at) = (Some(at.staff.id), Some(now));
    case.drafts = (case.drafts - 1).max(0);
    store::put_message(change.tx(), draft).await?;
    store::put_case(change.tx(), case.clone()).await?;
    tell_desk(app, &mut change, &case).await?;
    Ok(change.commit().await?)
}

/// Only whoever may answer for a medical text, with their second factor.
fn refuse_others(staff: &Member) -> Result<(), DeskError> {
    if staff.power() == Role::Clinician { Ok(()) } else { Err(DeskError::Forbidden) }
}

async fn held(app: &AppState, id: CaseId) -> Result<(Change, CaseRow), DeskError> {
    let change = app.begin().await?;
    let case = store::locked(change.tx(), id).await?.ok_or(DeskError::CaseNotFound)?;
    Ok((change, case))
}

/// Gives an answer its place in the order, from which on the person sees it.
fn send(app: &AppState, case: &mut CaseRow, message: &mut MessageRow) -> Result<(), DeskError> {
    let now = app.now();
    message.seq = Some(next_seq(case)?);
    message.state = State::Sent.number();
    message.at = now;
    case.changed_at = now;
    case.waiting_since = None;
    case.first_answer_at = case.first_answer_at.or(Some(now));
    Ok(())
}
