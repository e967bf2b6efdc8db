//! A second way in which two names must not be alike: as they are written, with their case. A capital I looks
//! like a small L, which the key without case cannot tell.

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
                "ALTER TABLE accounts ADD COLUMN handle_look TEXT NOT NULL DEFAULT ''",
                "CREATE UNIQUE INDEX accounts_by_look ON accounts (handle_look) WHERE handle_look <> ''",
            ],
        )
        .await
    }
}
