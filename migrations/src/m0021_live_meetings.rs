//! Live meetings: the room of a session, what is kept beside its log, and how a series is held.
//!
//! `rooms.voices` says who may post at the moment, where that is not everybody in the room. It stands in the row
//! that gives out `seq`, so that it is read under the same lock. Where people are in a session is kept beside the
//! log, because a log that lists who came would be an attendance list; it goes when the session ends.

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
                "ALTER TABLE rooms ADD COLUMN voices TEXT",
                "CREATE INDEX room_events_by_act ON room_events (message_id, room_id) WHERE kind = 8",
                "ALTER TABLE meeting_series ADD COLUMN format TEXT NOT NULL DEFAULT 'open-discussion'",
                "ALTER TABLE meeting_series ADD COLUMN keeps_words BOOLEAN NOT NULL DEFAULT FALSE",
                "CREATE TABLE meeting_sessions (
                    room_id {uuid} NOT NULL PRIMARY KEY,
                    series_id {uuid} NOT NULL,
                    at TEXT NOT NULL,
                    script TEXT NOT NULL,
                    serving TEXT NOT NULL,
                    keeps_words BOOLEAN NOT NULL,
                    opened_at BIGINT NOT NULL,
                    ends_at BIGINT NOT NULL,
                    ended_at BIGINT
                )",
                "CREATE UNIQUE INDEX meeting_sessions_by_series ON meeting_sessions (series_id, at)",
                "CREATE INDEX meeting_sessions_open ON meeting_sessions (room_id) WHERE ended_at IS NULL",
                "CREATE TABLE meeting_seats (
                    room_id {uuid} NOT NULL,
                    number BIGINT NOT NULL,
                    after_seq BIGINT NOT NULL,
                    at BIGINT NOT NULL,
                    account_id {uuid} NOT NULL,
                    event TEXT NOT NULL,
                    PRIMARY KEY (room_id, number)
                ) {clustered}",
                "CREATE INDEX meeting_seats_by_account ON meeting_seats (account_id)",
            ],
        )
        .await
    }
}
