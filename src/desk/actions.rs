//! What people do at the desk. Each checks what it needs again in the change, with the case held.

mod answering;
mod asking;
mod sealing;

pub(super) use answering::{Check, answer, check, claim, read_at_desk};
pub(super) use asking::{Asked, ask, end, read_up_to, write};
pub(super) use sealing::{Sealer, written};

use sea_orm::DatabaseTransaction;

use super::access::STAFF;
use super::error::DeskError;
use super::store::{self, CaseRow, MessageRow};
use crate::accounts;
use crate::ids::{AccountId, CaseId, MessageId};
use crate::live::{News, Told};
use crate::state::AppState;
use crate::storage::Change;
use crate::text::{BodyError, MessageBody};

/// No case is longer. It is read page by page, and a new one can be begun.
const LONGEST: i64 = 10_000;

fn text_of(typed: &str) -> Result<MessageBody, DeskError> {
    MessageBody::parse(typed).map_err(|error| match error {
        BodyError::Empty => DeskError::TextEmpty,
        BodyError::TooLong | BodyError::TooManyMarks => DeskError::TextTooLong,
    })
}

/// The next place in the order of a case.
fn next_seq(case: &mut CaseRow) -> Result<i64, DeskError> {
    if case.last_seq >= LONGEST {
        return Err(DeskError::CaseFull);
    }
    case.last_seq += 1;
    Ok(case.last_seq)
}

/// Tells the person that something is new in a case, and the desk.
async fn tell(app: &AppState, change: &mut Change, case: &CaseRow) -> Result<(), DeskError> {
    tell_person(app, change, case);
    tell_desk(app, change, case).await
}

/// Tells the person's devices that something is new in a case, and nothing of what.
fn tell_person(app: &AppState, change: &mut Change, case: &CaseRow) {
    let (told, id, person) = (app.clone(), case.id, case.account_id);
    change.announce(move || told.hub().tell_account(person, &Told::Notice(News::Case { case: id })));
}

/// Tells whoever has the case. Where nobody has it, or a draft waits for a clinician, everybody of the desk who listens
/// is told, so that it does not lie unseen.
async fn tell_desk(app: &AppState, change: &mut Change, case: &CaseRow) -> Result<(), DeskError> {
    let mut people: Vec<AccountId> = case.assignee_id.into_iter().collect();
    if case.assignee_id.is_none() || case.drafts > 0 {
        people.extend(desk_listening(app).await?);
    }
    people.sort_unstable();
    people.dedup();
    people.retain(|account| *account != case.account_id);
    let (told, id) = (app.clone(), case.id);
    change.announce(move || {
        for account in people {
            told.hub().tell_account(account, &Told::Notice(News::Case { case: id }));
        }
    });
    Ok(())
}

/// What somebody wrote under an id in this case before; refused where the id is another text's.
async fn known(
    tx: &DatabaseTransaction,
    case: CaseId,
    author: AccountId,
    id: MessageId,
) -> Result<Option<MessageRow>, DeskError> {
    let here = store::message(tx, case, id).await?;
    let known = here.or(store::message_by(tx, author, id).await?);
    match known {
        Some(row) if row.case_id != case || row.author_id != Some(author) => Err(DeskError::IdTaken),
        known => Ok(known),
    }
}

/// Workers, clinicians and supervisors who listen now.
async fn desk_listening(app: &AppState) -> Result<Vec<AccountId>, DeskError> {
    let known = accounts::authors(app, &app.hub().accounts_listening()).await?;
    let of_the_desk = known.into_values().filter(|them| STAFF.contains(&them.role));
    Ok(of_the_desk.map(|them| them.id).collect())
}
