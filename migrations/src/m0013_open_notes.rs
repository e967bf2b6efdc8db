//! Who wants it meets messages behind a content note already open.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(manager, &["ALTER TABLE accounts ADD COLUMN open_notes BOOLEAN NOT NULL DEFAULT FALSE"])
            .await
    }
}
