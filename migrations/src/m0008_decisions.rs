//! What was decided, by whom or by which rule, and the reasons that were given for it.
//!
//! `account_id` is whom it concerns; it is emptied when they leave, and `sealed` (every text) with it. What is
//! left counts in the figures.

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
                "CREATE TABLE review_decisions (
                    id {uuid} NOT NULL PRIMARY KEY,
                    item_id {uuid},
                    account_id {uuid},
                    by_id {uuid},
                    at BIGINT NOT NULL,
                    verdict SMALLINT NOT NULL,
                    room_id {uuid},
                    message_id {uuid},
                    reason SMALLINT,
                    rule TEXT,
                    sanction_id {uuid},
                    until BIGINT,
                    overturns {uuid},
                    waited BIGINT,
                    finished BOOLEAN NOT NULL,
                    finish_by BIGINT NOT NULL,
                    appeal_until BIGINT,
                    appeal SMALLINT NOT NULL,
                    sealed {bytes}
                )",
                "CREATE INDEX review_decisions_by_account ON review_decisions (account_id, id)",
                "CREATE INDEX review_decisions_by_item ON review_decisions (item_id, id)",
                "CREATE INDEX review_decisions_unfinished ON review_decisions (finish_by) WHERE NOT finished",
                "CREATE INDEX review_decisions_by_time ON review_decisions (at)",
            ],
        )
        .await
    }
}
