//! Rooms and their logs.
//!
//! The log is kept in the order of (room, seq), so that a page of it is one stretch of the disk however deep
//! it lies. Authors are not a foreign key: an erased account leaves its entries behind, without a name.

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
                "CREATE TABLE rooms (
                    id {uuid} NOT NULL PRIMARY KEY,
                    kind SMALLINT NOT NULL,
                    name TEXT NOT NULL,
                    name_key TEXT,
                    description TEXT NOT NULL,
                    language TEXT,
                    visibility SMALLINT NOT NULL,
                    archived BOOLEAN NOT NULL,
                    last_seq BIGINT NOT NULL,
                    sealing_key {bytes},
                    created_at BIGINT NOT NULL
                )",
                "CREATE UNIQUE INDEX rooms_by_name ON rooms (name_key) WHERE name_key IS NOT NULL",
                "CREATE TABLE room_members (
                    account_id {uuid} NOT NULL,
                    room_id {uuid} NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
                    role SMALLINT NOT NULL,
                    state SMALLINT NOT NULL,
                    read_seq BIGINT NOT NULL,
                    joined_at BIGINT NOT NULL,
                    PRIMARY KEY (account_id, room_id)
                ) {clustered}",
                "CREATE INDEX room_members_by_room ON room_members (room_id)",
                "CREATE TABLE room_events (
                    room_id {uuid} NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
                    seq BIGINT NOT NULL,
                    at BIGINT NOT NULL,
                    kind SMALLINT NOT NULL,
                    author_id {uuid},
                    message_id {uuid},
                    body TEXT,
                    sealed {bytes},
                    reply_to {uuid},
                    edited_at BIGINT,
                    detail TEXT,
                    PRIMARY KEY (room_id, seq)
                ) {clustered}",
                "CREATE UNIQUE INDEX room_events_by_message ON room_events (message_id, room_id)
                    WHERE kind IN (1, 2)",
                "CREATE TABLE room_mentions (
                    account_id {uuid} NOT NULL,
                    room_id {uuid} NOT NULL,
                    seq BIGINT NOT NULL,
                    PRIMARY KEY (account_id, room_id, seq)
                ) {clustered}",
                "CREATE TABLE room_reactions (
                    room_id {uuid} NOT NULL,
                    message_id {uuid} NOT NULL,
                    reaction SMALLINT NOT NULL,
                    account_id {uuid} NOT NULL,
                    PRIMARY KEY (room_id, message_id, reaction, account_id)
                ) {clustered}",
                "CREATE INDEX room_reactions_by_account ON room_reactions (account_id)",
                "CREATE TABLE held_messages (
                    id {uuid} NOT NULL PRIMARY KEY,
                    room_id {uuid} NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
                    author_id {uuid} NOT NULL,
                    message_id {uuid} NOT NULL,
                    edit_of BOOLEAN NOT NULL,
                    body TEXT NOT NULL,
                    reply_to {uuid},
                    at BIGINT NOT NULL,
                    notices TEXT NOT NULL
                )",
                "CREATE UNIQUE INDEX held_messages_by_message ON held_messages (message_id, room_id)",
                "CREATE INDEX held_messages_by_room ON held_messages (room_id)",
                "CREATE INDEX held_messages_by_author ON held_messages (author_id)",
            ],
        )
        .await
    }
}
