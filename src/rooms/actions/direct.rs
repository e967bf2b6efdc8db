//! Conversations of two: asked for by one, begun when the other agrees.

use crate::accounts::{self, Member, Voice};
use crate::ids::{AccountId, RoomId};
use crate::rooms::error::RoomError;
use crate::rooms::model::{RoomKind, RoomRole, Standing, Visibility};
use crate::rooms::store;
use crate::state::AppState;

/// Asks somebody to talk in private. Asking again is asking once; where the other asked already, it agrees.
///
/// Somebody who is not there, and somebody with whom there is a block, are the same answer.
pub async fn ask_to_talk(app: &AppState, member: &Member, handle: &str) -> Result<RoomId, RoomError> {
    match accounts::voice(app, member.id, None).await? {
        Voice::Free => {}
        Voice::Quiet(until) => return Err(RoomError::Observing(until)),
        Voice::Muted(until) => return Err(RoomError::Muted(until)),
    }
    app.limits().direct.spend(&member.id)?;
    let other = accounts::find_by_handle(app, member.id, handle).await?.ok_or(RoomError::DirectNotFound)?;
    if other.id == member.id {
        return Err(RoomError::DirectSelf);
    }
    let pair = pair_key(member.id, other.id);
    let now = app.now();
    let mut change = app.begin().await?;
    let room = match store::room_named(change.tx(), &pair).await? {
        Some(row) => row.id,
        None => {
            let (_, wrapped) = app.keys().new_data_key()?;
            let mut row = store::new_room(RoomKind::Direct, String::new(), now);
            row.name_key = Some(pair);
            row.visibility = Visibility::Invite.number();
            row.sealing_key = Some(wrapped.0);
            let id = row.id;
            store::insert_room(change.tx(), row).await?;
            id
        }
    };
    store::seat_member(change.tx(), room, member.id, Standing::Joined, RoomRole::Member, now).await?;
    let theirs = store::membership(change.tx(), room, other.id).await?;
    let asked_or_in = theirs.is_some_and(|row| row.state != Standing::Left.number());
    if !asked_or_in {
        store::seat_member(change.tx(), room, other.id, Standing::Asked, RoomRole::Member, now).await?;
    }
    super::members::seats_changed(app, &mut change, room, member.id);
    super::members::seats_changed(app, &mut change, room, other.id);
    change.commit().await?;
    Ok(room)
}

/// The same for the two, whoever asks.
fn pair_key(one: AccountId, other: AccountId) -> String {
    let (first, second) = if one < other { (one, other) } else { (other, one) };
    format!("direct:{first}:{second}")
}
