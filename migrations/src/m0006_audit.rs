//! The audit: what those with power did, each entry bound to the one before it.
//!
//! `audit_head` is one row: the newest entry's number and hash. Whoever adds an entry changes it in the same
//! transaction, so that entries have one order on PostgreSQL too, and a cut-off end is found.

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
                "CREATE TABLE audit_entries (
                    seq BIGINT NOT NULL PRIMARY KEY,
                    at BIGINT NOT NULL,
                    actor_id {uuid},
                    act TEXT NOT NULL,
                    subject TEXT NOT NULL,
                    reason TEXT,
                    was TEXT,
                    became TEXT,
                    previous {bytes} NOT NULL,
                    hash {bytes} NOT NULL
                )",
                "CREATE INDEX audit_entries_by_subject ON audit_entries (subject, seq)",
                "CREATE TABLE audit_head (
                    id SMALLINT NOT NULL PRIMARY KEY,
                    seq BIGINT NOT NULL,
                    hash {bytes} NOT NULL
                )",
            ],
        )
        .await
    }
}
