//! Who has reported a message does not meet it again.

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
            &["CREATE TABLE room_hidden_messages (
                    account_id {uuid} NOT NULL,
                    room_id {uuid} NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
                    message_id {uuid} NOT NULL,
                    PRIMARY KEY (account_id, message_id, room_id)
                ) {clustered}"],
        )
        .await
    }
}
