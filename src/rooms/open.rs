//! The rooms that everybody may know of, where an operator tells others of them.

use sea_orm::DbErr;

use super::store;
use crate::clock::Timestamp;
use crate::ids::RoomId;
use crate::state::AppState;

/// A group chat that every member may join.
#[derive(Clone, Debug)]
pub struct OpenRoom {
    pub id: RoomId,
    pub name: String,
    pub description: String,
    /// A language tag.
    pub language: Option<String>,
    pub created_at: Timestamp,
}

/// No list of a feed is longer.
const MOST: u64 = 200;

/// The open group chats that are not closed, oldest first.
pub async fn open_rooms(app: &AppState) -> Result<Vec<OpenRoom>, DbErr> {
    let rows = store::open_rooms(app.read(), MOST).await?;
    let room = |row: store::RoomRow| OpenRoom {
        id: row.id,
        name: row.name,
        description: row.description,
        language: row.language,
        created_at: row.created_at,
    };
    Ok(rows.into_iter().map(room).collect())
}
