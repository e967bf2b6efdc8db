//! Taking an item, letting go of it, handing it over: so that two do not do the same work, and nobody has to carry
//! something alone.

use std::time::Duration;

use crate::accounts::{self, Role};
use crate::audit::{self, Entry};
use crate::clock::Timestamp;
use crate::http::AppError;
use crate::ids::AccountId;
use crate::live::{News, Told};
use crate::moderation::access::{ItemBefore, may_take};
use crate::moderation::error::ModerationError;
use crate::moderation::view::{Taker, claimed_until};
use crate::review::{self, Item, State};
use crate::rooms;
use crate::state::AppState;

/// A claim from before then is nobody's.
fn expired(app: &AppState) -> Timestamp {
    app.now().minus(Duration::from_secs(60) * app.settings().moderation.claim_minutes)
}

/// Takes an item for oneself.
pub async fn claim(app: &AppState, before: &ItemBefore) -> Result<(), AppError> {
    before.refuse_own_decision(app).await?;
    let (id, by) = (before.item.id, before.moderator.member.id);
    let change = app.begin().await?;
    if !review::claim(change.tx(), id, by, app.now(), expired(app)).await? {
        drop(change);
        return Err(why_not(app, &before.item).await?.into());
    }
    audit::record(app, change.tx(), Entry::by(by, "item.claimed", id)).await?;
    Ok(change.commit().await?)
}

/// Lets go of an item, so that others can take it.
pub async fn let_go(app: &AppState, before: &ItemBefore) -> Result<(), AppError> {
    let (id, by) = (before.item.id, before.moderator.member.id);
    let change = app.begin().await?;
    if !review::release_claim(change.tx(), id, by).await? {
        return Err(ModerationError::NotClaimed.into());
    }
    audit::record(app, change.tx(), Entry::by(by, "item.let-go", id)).await?;
    Ok(change.commit().await?)
}

/// Who could take an item over: the moderators of its room, and those of the community who are here now.
pub async fn takers(app: &AppState, before: &ItemBefore) -> Result<Vec<Taker>, AppError> {
    let (item, me) = (&before.item, before.moderator.member.id);
    let listening = app.hub().accounts_listening();
    let of_the_room = match item.room {
        Some(room) => rooms::moderators_of(app, room).await?,
        None => Vec::new(),
    };
    let people: Vec<AccountId> = listening.iter().chain(&of_the_room).copied().collect();
    let mut takers = Vec::new();
    for person in accounts::authors(app, &people).await?.into_values() {
        let of_the_community = matches!(person.role, Role::Moderator | Role::Supervisor | Role::Admin);
        // Asked of few: most of those who listen are members.
        let perhaps = of_the_community || of_the_room.contains(&person.id);
        if perhaps && person.id != me && may_take(app, person.id, item).await? {
            takers.push(Taker { here: listening.contains(&person.id), person });
        }
    }
    takers.sort_by_key(|taker| taker.person.handle.to_string());
    Ok(takers)
}

/// Gives an item to somebody else who looks after it: a buddy, when it is too heavy or the watch is over.
pub async fn hand_over(app: &AppState, before: &ItemBefore, to: AccountId) -> Result<(), AppError> {
    let (item, by) = (&before.item, before.moderator.member.id);
    if !may_take(app, to, item).await? {
        return Err(ModerationError::HandOverTo.into());
    }
    let mut change = app.begin().await?;
    if !review::hand_over(change.tx(), item.id, by, to, app.now()).await? {
        drop(change);
        return Err(why_not(app, item).await?.into());
    }
    let (told, level) = (app.clone(), item.level.name());
    change.announce(move || {
        told.hub().tell_account(to, &Told::Notice(News::Queue { level, overdue: false }));
    });
    audit::record(app, change.tx(), Entry::by(by, "item.handed-over", item.id).to(to)).await?;
    Ok(change.commit().await?)
}

/// Why an item cannot be taken, as it is now.
pub async fn why_not(app: &AppState, item: &Item) -> Result<ModerationError, AppError> {
    let item = review::item(app.read(), item.id).await?.ok_or(ModerationError::ItemNotFound)?;
    if item.state == State::Done {
        return Ok(ModerationError::Done);
    }
    Ok(match (claimed_until(app, &item), item.claimed_by) {
        (Some(_), Some(by)) => {
            let name = accounts::authors(app, &[by]).await?.remove(&by);
            ModerationError::Claimed(name.map_or_else(String::new, |author| author.handle.to_string()))
        }
        _ => ModerationError::Changed,
    })
}
