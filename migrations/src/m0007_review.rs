//! What waits for a moderator: items, the reports in them, and the texts as they stood when it was filed.
//!
//! One item for each subject: a thing that is reported again is the same item, opened again. Accounts and rooms
//! are no foreign keys, because decisions outlive both. Texts and notes are sealed.

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
                "CREATE TABLE review_items (
                    id {uuid} NOT NULL PRIMARY KEY,
                    kind SMALLINT NOT NULL,
                    state SMALLINT NOT NULL,
                    level SMALLINT NOT NULL,
                    subject TEXT NOT NULL,
                    room_id {uuid},
                    account_id {uuid},
                    opened_at BIGINT NOT NULL,
                    due_at BIGINT NOT NULL,
                    alert_at BIGINT NOT NULL,
                    alerts INTEGER NOT NULL,
                    reports INTEGER NOT NULL,
                    rules TEXT NOT NULL,
                    claimed_by {uuid},
                    claimed_at BIGINT,
                    version BIGINT NOT NULL,
                    done_at BIGINT
                )",
                "CREATE UNIQUE INDEX review_items_by_subject ON review_items (subject)",
                "CREATE INDEX review_items_in_order ON review_items (state, level, due_at)",
                "CREATE INDEX review_items_by_alert ON review_items (state, alert_at)",
                "CREATE INDEX review_items_by_account ON review_items (account_id)",
                "CREATE TABLE review_excerpts (
                    item_id {uuid} NOT NULL REFERENCES review_items (id) ON DELETE CASCADE,
                    position INTEGER NOT NULL,
                    message_id {uuid},
                    seq BIGINT,
                    at BIGINT NOT NULL,
                    author_id {uuid},
                    sealed {bytes} NOT NULL,
                    PRIMARY KEY (item_id, position)
                ) {clustered}",
                "CREATE INDEX review_excerpts_by_author ON review_excerpts (author_id)",
                "CREATE TABLE review_reports (
                    id {uuid} NOT NULL PRIMARY KEY,
                    item_id {uuid} NOT NULL REFERENCES review_items (id) ON DELETE CASCADE,
                    reporter_id {uuid} NOT NULL,
                    room_id {uuid},
                    category SMALLINT NOT NULL,
                    at BIGINT NOT NULL,
                    sealed {bytes},
                    outcome SMALLINT NOT NULL,
                    outcome_at BIGINT
                )",
                "CREATE UNIQUE INDEX review_reports_of_one ON review_reports (item_id, reporter_id)",
                "CREATE INDEX review_reports_by_reporter ON review_reports (reporter_id, at)",
            ],
        )
        .await
    }
}
