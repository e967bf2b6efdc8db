//! How far somebody has read what was decided about them, so that the rest can be counted as new.

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
            &["CREATE TABLE review_readers (account_id {uuid} NOT NULL PRIMARY KEY, read_at BIGINT NOT NULL)"],
        )
        .await
    }
}
