//! A place for the second factor that was offered and not confirmed, so that the one before it goes on working
//! until then.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::run(manager, &["ALTER TABLE accounts ADD COLUMN second_factor_next {bytes}"]).await
    }
}
