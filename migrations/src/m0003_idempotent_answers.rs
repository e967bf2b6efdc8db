//! The first answers to requests that carried an `Idempotency-Key`, sealed, for a day.

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
                "CREATE TABLE idempotent_answers (
                    id {bytes} NOT NULL PRIMARY KEY,
                    content {bytes} NOT NULL,
                    answer {bytes} NOT NULL,
                    at BIGINT NOT NULL
                )",
                "CREATE INDEX idempotent_answers_by_age ON idempotent_answers (at)",
            ],
        )
        .await
    }
}
