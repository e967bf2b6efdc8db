//! Meetings: series, what differs for one session of them, who chairs them, and meetings that others hold.
//!
//! A session is known by its series and the local time at which its rule puts it (`at`, such as
//! `2026-11-30T19:00:00`). That stays the same when a session is moved, so that whatever is kept of a session
//! (its own room, its log) hangs on the pair (series_id, at).

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
                "CREATE TABLE meeting_series (
                    id {uuid} NOT NULL PRIMARY KEY,
                    slug TEXT NOT NULL,
                    name TEXT NOT NULL,
                    description TEXT NOT NULL,
                    attendance SMALLINT NOT NULL,
                    visibility SMALLINT NOT NULL,
                    types TEXT NOT NULL,
                    service SMALLINT NOT NULL,
                    platform SMALLINT NOT NULL,
                    access SMALLINT NOT NULL,
                    organisation SMALLINT NOT NULL,
                    starts TEXT NOT NULL,
                    zone TEXT NOT NULL,
                    rule TEXT,
                    duration_minutes INTEGER NOT NULL,
                    revision INTEGER NOT NULL,
                    created_at BIGINT NOT NULL,
                    updated_at BIGINT NOT NULL
                )",
                "CREATE UNIQUE INDEX meeting_series_by_slug ON meeting_series (slug)",
                "CREATE TABLE meeting_exceptions (
                    series_id {uuid} NOT NULL REFERENCES meeting_series (id) ON DELETE CASCADE,
                    at TEXT NOT NULL,
                    kind SMALLINT NOT NULL,
                    moved_to TEXT,
                    reason TEXT NOT NULL,
                    PRIMARY KEY (series_id, at)
                ) {clustered}",
                "CREATE TABLE meeting_chairs (
                    series_id {uuid} NOT NULL REFERENCES meeting_series (id) ON DELETE CASCADE,
                    account_id {uuid} NOT NULL,
                    since BIGINT NOT NULL,
                    PRIMARY KEY (series_id, account_id)
                ) {clustered}",
                "CREATE INDEX meeting_chairs_by_account ON meeting_chairs (account_id)",
                "CREATE TABLE meetings_elsewhere (
                    feed TEXT NOT NULL,
                    slug TEXT NOT NULL,
                    name TEXT NOT NULL,
                    day SMALLINT,
                    starts TEXT,
                    ends TEXT,
                    zone TEXT NOT NULL,
                    types TEXT NOT NULL,
                    place TEXT NOT NULL,
                    address TEXT NOT NULL,
                    phone TEXT NOT NULL,
                    held_by TEXT NOT NULL,
                    PRIMARY KEY (feed, slug)
                ) {clustered}",
            ],
        )
        .await
    }
}
