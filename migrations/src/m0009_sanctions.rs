//! What somebody may not do for a while. An end is a time: nothing has to run for it to end. And by which invite
//! somebody came, so that those who came together can be found together.

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
                "CREATE TABLE sanctions (
                    id {uuid} NOT NULL PRIMARY KEY,
                    account_id {uuid} NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
                    kind SMALLINT NOT NULL,
                    room_id {uuid},
                    since BIGINT NOT NULL,
                    until BIGINT,
                    by_id {uuid} NOT NULL,
                    lifted_at BIGINT
                )",
                "CREATE INDEX sanctions_by_account ON sanctions (account_id)",
                "CREATE INDEX sanctions_in_force ON sanctions (kind, until) WHERE lifted_at IS NULL",
                "ALTER TABLE accounts ADD COLUMN suspended_until BIGINT",
                "ALTER TABLE accounts ADD COLUMN invite_id {uuid}",
                "CREATE INDEX accounts_by_invite ON accounts (invite_id) WHERE invite_id IS NOT NULL",
                "CREATE INDEX accounts_by_time ON accounts (created_at)",
            ],
        )
        .await
    }
}
