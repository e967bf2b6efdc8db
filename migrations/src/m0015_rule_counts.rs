//! How often each rule spoke, day by day, and how often a person saw it otherwise; and the packs that were written in
//! the console, over those in files.

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
                "CREATE TABLE rule_counts (
                    day BIGINT NOT NULL,
                    rule TEXT NOT NULL,
                    hits BIGINT NOT NULL,
                    shadows BIGINT NOT NULL,
                    overturned BIGINT NOT NULL,
                    last_at BIGINT NOT NULL,
                    PRIMARY KEY (day, rule)
                ) {clustered}",
                "CREATE TABLE rule_packs (
                    id TEXT NOT NULL PRIMARY KEY,
                    text TEXT,
                    mode SMALLINT,
                    at BIGINT NOT NULL,
                    by_id {uuid} NOT NULL
                )",
            ],
        )
        .await
    }
}
