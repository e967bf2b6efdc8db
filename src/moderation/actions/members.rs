//! Somebody's history, and what the team notes about them.

use std::time::Duration;

use uuid::Uuid;

use crate::accounts;
use crate::audit::{self, Entry};
use crate::http::AppError;
use crate::ids::AccountId;
use crate::moderation::access::{CommunityModerator, Moderator};
use crate::moderation::error::ModerationError;
use crate::moderation::store::{self, NoteRow};
use crate::moderation::view::{MemberHistory, MemberSummary, Names, NoteView, decision_view};
use crate::review::{self, Appeal, Decision, Verdict};
use crate::rooms;
use crate::state::AppState;
use crate::storage::sealing::Place;

const MOST: u64 = 200;
/// What was decided longer ago counts no more.
const COUNTED: Duration = Duration::from_secs(90 * 24 * 3600);

/// Somebody in a few lines; nothing where they have left.
pub async fn summary(app: &AppState, account: AccountId) -> Result<Option<MemberSummary>, AppError> {
    let Some(profile) = accounts::profile(app, account).await? else { return Ok(None) };
    let mut sanctions = accounts::sanctions_of(app, account).await?;
    sanctions.retain(|sanction| sanction.is_in_force(app.now()));
    let decisions = review::about(app, account, None, MOST).await?;
    Ok(Some(MemberSummary {
        id: account,
        handle: profile.author.handle.to_string(),
        role: profile.author.role,
        created_at: profile.created_at,
        status: profile.status,
        strikes: strikes(app, &decisions),
        sanctions,
    }))
}

/// How often people decided against somebody of late and it was not taken back. What a rule refused is no strike.
fn strikes(app: &AppState, decisions: &[Decision]) -> u32 {
    let since = app.now().minus(COUNTED);
    let counted = decisions.iter().filter(|decision| {
        decision.at >= since
            && decision.by.is_some()
            && decision.verdict.is_adverse()
            && decision.verdict != Verdict::Cover
            && decision.appeal != Appeal::Overturned
    });
    u32::try_from(counted.count()).unwrap_or(u32::MAX)
}

/// Somebody's history, as far as the moderator looks after it.
pub async fn history(
    app: &AppState,
    moderator: &Moderator,
    account: AccountId,
) -> Result<MemberHistory, AppError> {
    refuse_unknown(app, moderator, account).await?;
    let member = summary(app, account).await?.ok_or(ModerationError::MemberNotFound)?;
    let whole = moderator.is_of_the_community();
    let mut decisions = review::about(app, account, None, MOST).await?;
    decisions.retain(|decision| decision.verdict != Verdict::Refuse || whole);
    decisions.retain(|decision| moderator.looks_after(decision.room));
    let notes = if whole { store::notes_about(app.read(), account).await? } else { Vec::new() };
    let invited_by =
        if whole { accounts::profile(app, account).await?.and_then(|who| who.invited_by) } else { None };
    let people = decisions.iter().map(|decision| decision.by);
    let people = people.chain(notes.iter().map(|note| Some(note.by_id))).chain([invited_by]);
    let names = Names::of(app, people, []).await?;
    let now = app.now();
    let past = accounts::sanctions_of(app, account).await?.into_iter();
    let past =
        past.filter(|sanction| !sanction.is_in_force(now) && moderator.looks_after(sanction.room)).collect();
    let mut shown = Vec::with_capacity(notes.len());
    for note in notes {
        let opened =
            app.keys().open_field(&note.sealed, place(note.id.as_bytes())).map_err(AppError::broke)?;
        shown.push(NoteView {
            at: note.at,
            by: names.person(Some(note.by_id)),
            text: String::from_utf8_lossy(&opened).into_owned(),
        });
    }
    Ok(MemberHistory {
        member,
        past_sanctions: past,
        decisions: decisions.into_iter().map(|decision| decision_view(&names, decision)).collect(),
        notes: shown,
        invited_by: names.person(invited_by),
    })
}

/// Whoever looks after a room knows the people who are or were in it, and nobody else. What the team notes about
/// oneself is not for oneself.
pub async fn refuse_unknown(
    app: &AppState,
    moderator: &Moderator,
    account: AccountId,
) -> Result<(), AppError> {
    let there = accounts::authors(app, &[account]).await?.contains_key(&account);
    let there = there && account != moderator.member.id;
    let known = match &moderator.rooms {
        None => there,
        Some(rooms) => there && rooms::was_in_any(app, account, rooms).await?,
    };
    if known { Ok(()) } else { Err(ModerationError::MemberNotFound.into()) }
}

/// Notes something about somebody, for the team. The member never reads it.
pub async fn add_note(
    app: &AppState,
    moderator: &CommunityModerator,
    account: AccountId,
    text: String,
) -> Result<(), AppError> {
    let there = accounts::authors(app, &[account]).await?.contains_key(&account);
    if !there || account == moderator.0.id {
        return Err(ModerationError::MemberNotFound.into());
    }
    let (id, by) = (Uuid::now_v7(), moderator.0.id);
    let sealed = app.keys().seal_field(text.as_bytes(), place(id.as_bytes())).map_err(AppError::broke)?;
    let change = app.begin().await?;
    let row = NoteRow { id, account_id: account, by_id: by, at: app.now(), sealed };
    store::insert_note(change.tx(), row).await?;
    audit::record(app, change.tx(), Entry::by(by, "account.noted", account)).await?;
    Ok(change.commit().await?)
}

fn place(row: &[u8]) -> Place<'_> {
    Place { table: "member_notes", row, column: "text" }
}
