//! What happens to rooms when somebody leaves the community for good, and what they take with them.

use sea_orm::DbErr;
use serde_json::json;

use super::actions::text_of;
use super::error::RoomError;
use super::memory::{Memory, facts};
use super::model::{EntryKind, RoomKind};
use super::store::{self, Window};
use crate::ids::{AccountId, RoomId};
use crate::live::{News, Told};
use crate::state::AppState;
use crate::storage::Change;

/// Erases what an account wrote and where it was. Its entries stay as holes without text or name, so that
/// others' conversations keep their order. A conversation of two loses its key: no backup of the database
/// brings it back.
pub async fn erase(app: &AppState, change: &mut Change, account: AccountId) -> Result<(), RoomError> {
    let rooms: Vec<RoomId> =
        store::memberships_of(change.tx(), account).await?.into_iter().map(|row| row.room_id).collect();
    for id in &rooms {
        let Some(row) = store::room(change.tx(), *id).await? else { continue };
        if RoomKind::from_number(row.kind) == Some(RoomKind::Direct) {
            forget_partner(app, change, *id, account).await?;
            store::delete_room(change.tx(), *id).await?;
        } else {
            store::blank_entries(change.tx(), *id, account).await?;
        }
    }
    store::delete_traces(change.tx(), account).await?;
    let told = app.clone();
    change.announce(move || {
        for room in rooms {
            let memory = told.memory::<Memory>();
            memory.forget_room(room);
            memory.forget_seat(room, account);
            told.hub().forget_recent(room);
            told.hub().put_out(room, account);
            // Who reads the room now has their words on the screen.
            told.hub().tell_room(room, account, &Told::Notice(News::Erased { room, account }));
        }
    });
    Ok(())
}

async fn forget_partner(
    app: &AppState,
    change: &mut Change,
    room: RoomId,
    account: AccountId,
) -> Result<(), DbErr> {
    if let Some(partner) = store::partner(change.tx(), room, account).await? {
        let told = app.clone();
        change.announce(move || {
            told.memory::<Memory>().forget_seat(room, partner.account_id);
            told.hub().put_out(room, partner.account_id);
            told.hub().tell_account(partner.account_id, &Told::Notice(News::Rooms));
        });
    }
    Ok(())
}

/// Everything rooms hold of an account: where it is, and every text of its own.
pub async fn export(app: &AppState, account: AccountId) -> Result<serde_json::Value, RoomError> {
    let mut rooms = Vec::new();
    for member in store::memberships_of(app.read(), account).await? {
        let Some(row) = store::room(app.read(), member.room_id).await? else { continue };
        let Some(facts) = facts(app, row.id).await? else { continue };
        let mut messages = Vec::new();
        let mut after = 0;
        loop {
            let page = store::entries(app.read(), row.id, Window::After(after), 1_000).await?;
            let Some(last) = page.last() else { break };
            after = u64::try_from(last.seq).unwrap_or(u64::MAX);
            for entry in page {
                if entry.author_id == Some(account) && entry.kind == EntryKind::Message.number() {
                    messages.push(json!({
                        "id": entry.message_id, "seq": entry.seq, "at": entry.at,
                        "edited_at": entry.edited_at, "body": text_of(&facts, &entry)?,
                    }));
                }
            }
        }
        rooms.push(json!({
            "id": row.id, "name": row.name, "kind": RoomKind::from_number(row.kind),
            "joined_at": member.joined_at, "read_seq": member.read_seq, "messages": messages,
        }));
    }
    let held: Vec<_> = store::held_of(app.read(), account)
        .await?
        .into_iter()
        .map(|row| json!({ "room": row.room_id, "id": row.message_id, "at": row.at, "body": row.body }))
        .collect();
    Ok(json!({ "rooms": rooms, "waiting_for_a_moderator": held }))
}
