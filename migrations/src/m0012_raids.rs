//! Raid mode: where it is or was on, since when, until when. The newest row of a place that has not ended is the one
//! in force; of two moderators who press the button at the same moment one makes it.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(
            manager,
            &[
                "CREATE TABLE raids (
                    id {uuid} NOT NULL PRIMARY KEY,
                    place TEXT NOT NULL,
                    room_id {uuid},
                    since BIGINT NOT NULL,
                    until BIGINT NOT NULL,
                    ended_at BIGINT,
                    by_id {uuid}
                )",
                "CREATE UNIQUE INDEX raids_on ON raids (place) WHERE ended_at IS NULL",
                "CREATE INDEX raids_by_time ON raids (since)",
            ],
        )
        .await
    }
}
