//! What the team notes about a member, and what a moderator had to read, day by day.

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
                "CREATE TABLE member_notes (
                    id {uuid} NOT NULL PRIMARY KEY,
                    account_id {uuid} NOT NULL,
                    by_id {uuid} NOT NULL,
                    at BIGINT NOT NULL,
                    sealed {bytes} NOT NULL
                )",
                "CREATE INDEX member_notes_by_account ON member_notes (account_id, id)",
                "CREATE TABLE moderator_exposures (
                    account_id {uuid} NOT NULL,
                    day BIGINT NOT NULL,
                    item_id {uuid} NOT NULL,
                    at BIGINT NOT NULL,
                    level SMALLINT NOT NULL,
                    PRIMARY KEY (account_id, day, item_id)
                ) {clustered}",
            ],
        )
        .await
    }
}
