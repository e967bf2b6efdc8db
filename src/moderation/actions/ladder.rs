//! The ladder: a warning, a mute for a while, observing, out of a room, a suspension, a ban. Each is told with its
//! reason, its end and the way to an appeal, and each can be lifted.

use std::time::Duration;

use crate::accounts::{self, NewSanction, SanctionKind};
use crate::audit::{self, Entry};
use crate::clock::Timestamp;
use crate::http::AppError;
use crate::ids::{AccountId, RoomId, SanctionId};
use crate::moderation::access::Moderator;
use crate::moderation::error::ModerationError;
use crate::moderation::model::{Given, SanctionWish, Step};
use crate::review::{self, Item, NewDecision, Reason, Texts, Verdict};
use crate::rooms::actions;
use crate::state::AppState;
use crate::storage::Change;

/// A step that was found to be within the moderator's power, with what goes with it.
pub struct Imposed<'a> {
    pub step: Step,
    pub room: Option<RoomId>,
    pub until: Option<Timestamp>,
    pub item: Option<&'a Item>,
    pub given: Given,
}

/// Imposes a step on somebody.
pub async fn impose(
    app: &AppState,
    moderator: &Moderator,
    account: AccountId,
    wish: &SanctionWish,
    given: Given,
) -> Result<(), AppError> {
    let imposed = check(app, moderator, account, wish).await?;
    let mut change = app.begin().await?;
    let imposed = Imposed { given, ..imposed };
    write(app, &mut change, moderator, account, imposed).await?;
    Ok(change.commit().await?)
}

/// Refuses what does not fit together, and what is not the moderator's to impose.
pub async fn check(
    app: &AppState,
    moderator: &Moderator,
    account: AccountId,
    wish: &SanctionWish,
) -> Result<Imposed<'static>, AppError> {
    wish.check()?;
    // Whoever looks after a room acts in it, and on people who are known there.
    if !moderator.looks_after(wish.room) {
        return Err(ModerationError::Forbidden.into());
    }
    moderator.stands_over(app, account).await?;
    super::members::refuse_unknown(app, moderator, account).await?;
    let hour = Duration::from_secs(3600);
    Ok(Imposed {
        step: wish.step,
        room: wish.room,
        until: wish.hours.map(|hours| app.now().plus(hour * hours)),
        item: None,
        given: Given::default(),
    })
}

/// Writes a step as a part of a change: what it does, the decision with its reasons, the audit.
pub async fn write(
    app: &AppState,
    change: &mut Change,
    moderator: &Moderator,
    account: AccountId,
    imposed: Imposed<'_>,
) -> Result<(), AppError> {
    let Imposed { step, room, until, item, given } = imposed;
    let by = moderator.member.id;
    let mut decision = NewDecision::new(step.verdict(), Some(account), Some(by));
    if let Some(kind) = step.sanction() {
        let sanction = NewSanction { account, kind, room, until, by };
        decision.sanction = Some(accounts::impose(app, change, sanction).await?);
        if let (SanctionKind::Removal, Some(room)) = (kind, room) {
            actions::unseat(app, change, room, account).await?;
        }
    }
    decision.item = item.map(|item| item.id);
    // Where the item is a room's, its moderators see what was decided.
    decision.room = room.or_else(|| item.and_then(|item| item.room));
    decision.until = until;
    decision.reason = given.reason;
    decision.texts = Texts { words: given.words, note: given.note, ..Texts::default() };
    let id = review::decide(app, change, decision).await?;
    let entry = Entry::by(by, act(step), account).because(given.reason.map(Reason::name)).to(id);
    audit::record(app, change.tx(), entry).await?;
    Ok(())
}

fn act(step: Step) -> &'static str {
    match step {
        Step::Warning => "account.warned",
        Step::Mute => "account.muted",
        Step::Observe => "account.observes",
        Step::Removal => "room.put-out",
        Step::Suspension => "account.suspended",
        Step::Ban => "account.banned",
    }
}

/// Lifts a sanction before its end.
pub async fn lift(app: &AppState, moderator: &Moderator, id: SanctionId) -> Result<(), AppError> {
    let found = accounts::sanction(app.read(), id).await?;
    let sanction = found.filter(|sanction| moderator.looks_after(sanction.room));
    let sanction = sanction.ok_or(ModerationError::SanctionNotFound)?;
    if sanction.account == moderator.member.id {
        return Err(ModerationError::NotOver.into());
    }
    let mut change = app.begin().await?;
    if accounts::lift(app, &mut change, id).await?.is_none() {
        return Err(ModerationError::SanctionNotFound.into());
    }
    let by = moderator.member.id;
    let mut decision = NewDecision::new(Verdict::Lift, Some(sanction.account), Some(by));
    decision.sanction = Some(id);
    decision.room = sanction.room;
    review::decide(app, &mut change, decision).await?;
    audit::record(app, change.tx(), Entry::by(by, "sanction.lifted", id)).await?;
    Ok(change.commit().await?)
}
