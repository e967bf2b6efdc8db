//! Accounts and what hangs on them: sessions, recovery codes, invites, blocks, the community's settings.
//!
//! Nothing here can name a person: no address, no e-mail, no telephone number. Tokens and codes are kept as
//! hashes, the secret of a second factor is sealed.

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
                "CREATE TABLE accounts (
                    id {uuid} NOT NULL PRIMARY KEY,
                    handle TEXT NOT NULL,
                    handle_key TEXT NOT NULL,
                    role SMALLINT NOT NULL,
                    status SMALLINT NOT NULL,
                    passphrase TEXT NOT NULL,
                    created_at BIGINT NOT NULL,
                    language TEXT,
                    theme TEXT NOT NULL,
                    discreet BOOLEAN NOT NULL,
                    announcements TEXT NOT NULL,
                    second_factor {bytes},
                    second_factor_on BOOLEAN NOT NULL,
                    second_factor_step BIGINT NOT NULL,
                    invited_by {uuid}
                )",
                "CREATE UNIQUE INDEX accounts_by_handle ON accounts (handle_key)",
                "CREATE INDEX accounts_by_status ON accounts (status, id)",
                "CREATE TABLE sessions (
                    id {uuid} NOT NULL PRIMARY KEY,
                    account_id {uuid} NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
                    token_hash {bytes} NOT NULL,
                    device TEXT NOT NULL,
                    created_at BIGINT NOT NULL,
                    last_seen_at BIGINT NOT NULL,
                    expires_at BIGINT NOT NULL,
                    second_factor_at BIGINT
                )",
                "CREATE UNIQUE INDEX sessions_by_token ON sessions (token_hash)",
                "CREATE INDEX sessions_by_account ON sessions (account_id)",
                "CREATE TABLE recovery_codes (
                    account_id {uuid} NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
                    code_hash {bytes} NOT NULL,
                    PRIMARY KEY (account_id, code_hash)
                ) {clustered}",
                "CREATE TABLE invites (
                    id {uuid} NOT NULL PRIMARY KEY,
                    code_hash {bytes} NOT NULL,
                    role SMALLINT NOT NULL,
                    uses_left INTEGER NOT NULL,
                    expires_at BIGINT NOT NULL,
                    note TEXT NOT NULL,
                    created_by {uuid} REFERENCES accounts (id) ON DELETE CASCADE,
                    created_at BIGINT NOT NULL
                )",
                "CREATE UNIQUE INDEX invites_by_code ON invites (code_hash)",
                "CREATE INDEX invites_by_maker ON invites (created_by)",
                "CREATE TABLE blocks (
                    blocker_id {uuid} NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
                    blocked_id {uuid} NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
                    PRIMARY KEY (blocker_id, blocked_id)
                ) {clustered}",
                "CREATE INDEX blocks_by_blocked ON blocks (blocked_id)",
                "CREATE TABLE community_settings (
                    name TEXT NOT NULL PRIMARY KEY,
                    value TEXT NOT NULL
                )",
            ],
        )
        .await
    }
}
