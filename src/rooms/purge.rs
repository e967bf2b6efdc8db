//! Taking away what a wave of accounts wrote, all of it.

use std::collections::HashSet;

use super::actions::{self, take_message};
use super::error::RoomError;
use super::model::EntryKind;
use super::store::{self, Window};
use crate::clock::Timestamp;
use crate::ids::{AccountId, MessageId, RoomId};
use crate::state::AppState;

/// So many entries are looked at in one go.
const PAGE: u64 = 1_000;
/// So many messages are taken away in one change: everybody else's writes wait for it.
const AT_ONCE: usize = 20;
/// So many accounts are asked about in one query.
const ASKED: usize = 400;

/// Takes away what these accounts wrote in group chats since then, and what of theirs waits. Gives how much.
pub async fn purge(
    app: &AppState,
    accounts: &HashSet<AccountId>,
    since: Timestamp,
) -> Result<u64, RoomError> {
    let ids: Vec<AccountId> = accounts.iter().copied().collect();
    let mut gone = 0;
    let mut rooms: Vec<RoomId> = Vec::new();
    for some in ids.chunks(ASKED) {
        rooms.extend(store::group_chats_of(app.read(), some).await?);
        let change = app.begin().await?;
        gone += store::remove_held_of(change.tx(), some).await?;
        change.commit().await?;
    }
    rooms.sort_unstable();
    rooms.dedup();
    for room in rooms {
        for some in written(app, room, accounts, since).await?.chunks(AT_ONCE) {
            let mut change = app.begin().await?;
            for message in some {
                gone += u64::from(take_message(app, &mut change, room, *message).await?.is_some());
            }
            change.commit().await?;
        }
        for account in &ids {
            let mut change = app.begin().await?;
            if actions::unseat(app, &mut change, room, *account).await? {
                change.commit().await?;
            }
        }
    }
    Ok(gone)
}

/// Their messages in one room since then, from the newest back.
async fn written(
    app: &AppState,
    room: RoomId,
    accounts: &HashSet<AccountId>,
    since: Timestamp,
) -> Result<Vec<MessageId>, RoomError> {
    let (mut found, mut before) = (Vec::new(), u64::MAX);
    loop {
        let page = store::entries(app.read(), room, Window::Before(before), PAGE).await?;
        let theirs = page.iter().filter(|row| {
            row.kind == EntryKind::Message.number()
                && row.at >= since
                && row.author_id.is_some_and(|author| accounts.contains(&author))
        });
        found.extend(theirs.filter_map(|row| row.message_id));
        match page.first() {
            Some(oldest) if oldest.at >= since && oldest.seq > 1 => {
                before = u64::try_from(oldest.seq).unwrap_or(0);
            }
            _ => return Ok(found),
        }
    }
}
