//! Files what a rule remarked on for those who look after the room.

use sea_orm::DatabaseTransaction;

use super::error::RoomError;
use super::evidence::before;
use super::log::Remark;
use super::memory::facts;
use crate::clock::Timestamp;
use crate::ids::{AccountId, MessageId, RoomId};
use crate::review::{self, Excerpt, Kind, NewItem, Subject};
use crate::state::AppState;

/// A message as it stands in the log.
pub(super) struct Said<'s> {
    pub room: RoomId,
    pub message: MessageId,
    pub author: AccountId,
    pub at: Timestamp,
    pub seq: u64,
    pub text: &'s str,
}

/// Files a message that a rule remarked on, in the commit that stores it.
pub(super) async fn file_remark(
    app: &AppState,
    tx: &DatabaseTransaction,
    said: &Said<'_>,
    remark: &Remark,
) -> Result<(), RoomError> {
    let Some(facts) = facts(app, said.room).await? else { return Ok(()) };
    let mut excerpts = before(tx, &facts, said.seq).await?;
    excerpts.push(Excerpt {
        position: 0,
        message: Some(said.message),
        seq: Some(said.seq),
        at: said.at,
        author: Some(said.author),
        text: said.text.to_owned(),
    });
    let item = NewItem {
        kind: Kind::RuleHit,
        subject: Subject::Message(said.room, said.message),
        room: Some(said.room),
        account: Some(said.author),
        level: remark.level,
        rules: remark.rules.clone(),
        excerpts,
    };
    review::file(app, tx, item).await?;
    Ok(())
}
