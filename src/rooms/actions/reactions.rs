//! Quiet answers to a message.

use crate::accounts;
use crate::ids::MessageId;
use crate::rooms::access::RoomMember;
use crate::rooms::error::RoomError;
use crate::rooms::log::{NewEntry, append};
use crate::rooms::model::{EntryKind, Reaction};
use crate::rooms::store;
use crate::rooms::view::{Event, MessageView, ReactionDetail};
use crate::state::AppState;

pub async fn react(
    app: &AppState,
    member: &RoomMember,
    message: MessageId,
    reaction: Reaction,
) -> Result<(), RoomError> {
    set(app, member, message, reaction, true).await
}

pub async fn take_back(
    app: &AppState,
    member: &RoomMember,
    message: MessageId,
    reaction: Reaction,
) -> Result<(), RoomError> {
    set(app, member, message, reaction, false).await
}

/// The same twice is the same as once, and is told once.
async fn set(
    app: &AppState,
    member: &RoomMember,
    message: MessageId,
    reaction: Reaction,
    on: bool,
) -> Result<(), RoomError> {
    let (room, account) = (member.room(), member.member.id);
    app.limits().messages.spend(&account)?;
    super::post::may_react(app, member).await?;
    let hidden = accounts::hidden_from(app, account).await?;
    let mut change = app.begin().await?;
    let row = store::message(change.tx(), room, message).await?.ok_or(RoomError::MessageNotFound)?;
    // A message that a block hides was shown as removed, and is answered like one.
    let is_hidden = row.author_id.is_some_and(|author| hidden.contains(&author));
    if row.kind != EntryKind::Message.number() || is_hidden {
        return Err(RoomError::RemovedAlready);
    }
    if !store::set_reaction(change.tx(), room, message, reaction, account, on).await? {
        return Ok(());
    }
    let counted = store::reactions(change.tx(), room, &[message], account).await?;
    let count = counted
        .get(&message)
        .and_then(|all| all.iter().find(|one| one.reaction == reaction))
        .map_or(0, |one| one.count);
    let mut entry = NewEntry::new(room, app.now(), EntryKind::Reaction);
    entry.author = Some(account);
    entry.message = Some(message);
    entry.detail = serde_json::to_string(&ReactionDetail { reaction, on, count }).ok();
    let at = entry.at;
    let seq = append(change.tx(), &[entry]).await?.pop().unwrap_or(0);
    let mut event = Event::of(room, seq, at, "reaction");
    event.message = Some(MessageView::bare(message));
    event.by = Some(account.to_string());
    event.reaction = Some(reaction);
    event.on = Some(on);
    event.count = Some(count);
    let recorded = event.recorded(Some(account));
    let told = app.clone();
    change.announce(move || told.hub().publish(room, &[recorded]));
    change.commit().await?;
    Ok(())
}
