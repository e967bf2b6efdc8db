//! What others may be told of.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::rooms::entity::room;
use crate::rooms::model::{RoomKind, Visibility};

/// The group chats that everybody may join.
pub(in crate::rooms) async fn open_rooms(
    db: &impl ConnectionTrait,
    limit: u64,
) -> Result<Vec<room::Model>, DbErr> {
    room::Entity::find()
        .filter(room::Column::Kind.eq(RoomKind::Group.number()))
        .filter(room::Column::Visibility.eq(Visibility::Open.number()))
        .filter(room::Column::Archived.eq(false))
        .order_by_asc(room::Column::Id)
        .limit(limit)
        .all(db)
        .await
}
