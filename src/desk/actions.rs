//! What people do at the desk. Each checks what it needs again in the change, with the case held.

mod answering;
mod asking;
mod sealing;

pub(super) use answering::{Check, answer, check, claim, read_at_desk};
pub(super) use asking::{Asked, ask, end, read_up_to, write};
pub(super) use sealing::{Sealer, written};

use super::access::STAFF;
use super::error::DeskError;
use super::store::CaseRow;
use crate::accounts;
use crate::ids::AccountId;
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

/// Tells the person and whoever has the case that something is new in it, and nothing of what. Where nobody has it, or
/// a draft waits for a clinician, everybody of the desk who listens is told, so that it does not lie unseen.
async fn tell(app: &AppState, change: &mut Change, case: &CaseRow) -> Result<(), DeskError> {
    let mut people = vec![case.account_id];
    people.extend(case.assignee_id);
    if case.assignee_id.is_none() || case.drafts > 0 {
        people.extend(desk_listening(app).await?);
    }
    people.sort_unstable();
    people.dedup();
    let (told, id) = (app.clone(), case.id);
    change.announce(move || {
        for account in people {
            told.hub().tell_account(account, &Told::Notice(News::Case { case: id }));
        }
    });
    Ok(())
}

/// Workers, clinicians and supervisors who listen now.
async fn desk_listening(app: &AppState) -> Result<Vec<AccountId>, DeskError> {
    let known = accounts::authors(app, &app.hub().accounts_listening()).await?;
    let of_the_desk = known.into_values().filter(|them| STAFF.contains(&them.role));
    Ok(of_the_desk.map(|them| them.id).collect())
}
