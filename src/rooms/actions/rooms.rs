//! Opening and changing group chats.

use crate::accounts::Member;
use crate::ids::RoomId;
use crate::rooms::access::{RoomModerator, looks_after_all};
use crate::rooms::error::RoomError;
use crate::rooms::log::{NewEntry, append};
use crate::rooms::memory::Memory;
use crate::rooms::model::{
    Description, EntryKind, RoomKind, RoomName, RoomRequest, RoomRole, RoomUpdate, Standing, Visibility,
};
use crate::rooms::store;
use crate::rooms::view::{Event, RoomSettings};
use crate::rules::{Action, Context, Place};
use crate::state::AppState;

/// Opens a group chat. Who opens it is its first member and looks after it.
pub async fn create_room(app: &AppState, member: &Member, request: RoomRequest) -> Result<RoomId, RoomError> {
    if request.kind != RoomKind::Group {
        return Err(RoomError::Forbidden);
    }
    if !(looks_after_all(member) || member.power().is_staff()) {
        let needed = member.role.is_staff();
        return Err(if needed { RoomError::SecondFactorNeeded } else { RoomError::Forbidden });
    }
    let name = RoomName::parse(&request.name)?;
    let description = Description::parse(&request.description)?;
    refuse_words(app, member, name.as_str(), Place::RoomName)?;
    refuse_words(app, member, description.as_str(), Place::RoomDescription)?;
    let mut row = store::new_room(RoomKind::Group, name.as_str().to_owned(), app.now());
    row.name_key = Some(name.key());
    row.description = description.as_str().to_owned();
    row.language = request.language.map(|language| language.tag().to_owned());
    row.visibility = request.visibility.unwrap_or(Visibility::Open).number();
    let id = row.id;
    let change = app.begin().await?;
    if store::room_named(change.tx(), &name.key()).await?.is_some() {
        return Err(RoomError::NameTaken);
    }
    store::insert_room(change.tx(), row).await?;
    store::seat_member(change.tx(), id, member.id, Standing::Joined, RoomRole::Moderator, app.now()).await?;
    change.commit().await?;
    tracing::info!(room.id = %id, "opened room {id}");
    Ok(id)
}

/// Changes what is given, and tells the room.
pub async fn update_room(
    app: &AppState,
    moderator: &RoomModerator,
    update: RoomUpdate,
) -> Result<(), RoomError> {
    let name = update.name.as_deref().map(RoomName::parse).transpose()?;
    let description = update.description.as_deref().map(Description::parse).transpose()?;
    for (text, place) in [
        (name.as_ref().map(RoomName::as_str), Place::RoomName),
        (description.as_ref().map(Description::as_str), Place::RoomDescription),
    ] {
        text.map_or(Ok(()), |text| refuse_words(app, &moderator.member, text, place))?;
    }
    let room = moderator.room();
    let mut change = app.begin().await?;
    let mut row = store::room(change.tx(), room).await?.ok_or(RoomError::NotFound)?;
    if let Some(name) = name {
        let other = store::room_named(change.tx(), &name.key()).await?;
        if other.is_some_and(|other| other.id != room) {
            return Err(RoomError::NameTaken);
        }
        row.name_key = Some(name.key());
        row.name = name.as_str().to_owned();
    }
    if let Some(description) = description {
        row.description = description.as_str().to_owned();
    }
    if let Some(language) = update.language {
        row.language = Some(language.tag().to_owned());
    }
    if let Some(visibility) = update.visibility {
        row.visibility = visibility.number();
    }
    if let Some(archived) = update.archived {
        row.archived = archived;
    }
    let settings = RoomSettings {
        name: row.name.clone(),
        description: row.description.clone(),
        language: row.language.as_deref().and_then(crate::words::Language::parse),
        visibility: Visibility::from_number(row.visibility).unwrap_or(Visibility::Invite),
        archived: row.archived,
    };
    let mut entry = NewEntry::new(room, app.now(), EntryKind::RoomChange);
    entry.author = Some(moderator.member.id);
    entry.detail = serde_json::to_string(&settings).ok();
    let at = entry.at;
    store::update_room(change.tx(), row).await?;
    let seq = append(change.tx(), &[entry]).await?.pop().unwrap_or(0);
    let mut event = Event::of(room, seq, at, "room");
    event.room_settings = Some(settings);
    // The room changed for everybody: nobody may miss it for whoever made the change.
    let recorded = event.recorded(None);
    let announcing = app.clone();
    change.announce(move || {
        announcing.memory::<Memory>().forget_room(room);
        announcing.hub().publish(room, &[recorded]);
    });
    change.commit().await?;
    Ok(())
}

/// A name cannot be held or masked: anything but help is a refusal.
pub fn refuse_words(app: &AppState, member: &Member, text: &str, place: Place) -> Result<(), RoomError> {
    let circumstances = super::post::circumstances(app, member, Some(RoomKind::Group), place);
    let circumstances = Context { accepted_messages: u64::MAX, ..circumstances };
    let decision = app.rules().current().evaluate(text, &circumstances);
    if decision.action > Action::Help {
        return Err(RoomError::BlockedByRule {
            reason: super::post::reason_of(&decision, member.language),
            decision: None,
        });
    }
    Ok(())
}
