//! The desk: cases, what is written in them, and who of the staff read them.
//!
//! Words are sealed with the key of their case, which is kept wrapped in the case's row. A message without a
//! `seq` was not sent to the person.

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
                "CREATE TABLE cases (
                    id {uuid} NOT NULL PRIMARY KEY,
                    account_id {uuid} NOT NULL,
                    alias TEXT NOT NULL,
                    language TEXT NOT NULL,
                    category TEXT,
                    status SMALLINT NOT NULL,
                    priority SMALLINT NOT NULL,
                    team TEXT,
                    assignee_id {uuid},
                    sealing_key {bytes} NOT NULL,
                    about {bytes},
                    last_seq BIGINT NOT NULL,
                    read_seq BIGINT NOT NULL,
                    drafts INTEGER NOT NULL,
                    version BIGINT NOT NULL,
                    opened_at BIGINT NOT NULL,
                    changed_at BIGINT NOT NULL,
                    waiting_since BIGINT,
                    due_at BIGINT,
                    snoozed_until BIGINT,
                    backup_asked_at BIGINT,
                    first_answer_at BIGINT,
                    end_proposed_at BIGINT,
                    closed_at BIGINT,
                    result TEXT,
                    rating SMALLINT,
                    rating_words {bytes},
                    merged_into {uuid}
                )",
                "CREATE INDEX cases_by_account ON cases (account_id, id)",
                "CREATE INDEX cases_by_status ON cases (status, id)",
                "CREATE INDEX cases_by_assignee ON cases (assignee_id)",
                "CREATE TABLE case_messages (
                    case_id {uuid} NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
                    message_id {uuid} NOT NULL,
                    seq BIGINT,
                    side SMALLINT NOT NULL,
                    state SMALLINT NOT NULL,
                    author_id {uuid},
                    role TEXT NOT NULL,
                    sealed {bytes} NOT NULL,
                    written_at BIGINT NOT NULL,
                    at BIGINT NOT NULL,
                    checked_by {uuid},
                    checked_at BIGINT,
                    PRIMARY KEY (case_id, message_id)
                ) {clustered}",
                "CREATE UNIQUE INDEX case_messages_by_seq ON case_messages (case_id, seq)",
                "CREATE UNIQUE INDEX case_messages_by_author ON case_messages (author_id, message_id)",
                "CREATE TABLE case_readings (
                    id {uuid} NOT NULL PRIMARY KEY,
                    case_id {uuid} NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
                    account_id {uuid},
                    role TEXT NOT NULL,
                    at BIGINT NOT NULL
                )",
                "CREATE INDEX case_readings_by_case ON case_readings (case_id, id)",
                "CREATE INDEX case_readings_by_account ON case_readings (account_id, at)",
            ],
        )
        .await
    }
}
