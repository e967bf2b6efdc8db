//! What goes with somebody who leaves.

use sea_orm::{DatabaseTransaction, DbErr};

use super::store;
use crate::ids::AccountId;

/// Erases the notes about somebody, and the count of what they read where they were a moderator.
pub async fn erase(tx: &DatabaseTransaction, account: AccountId) -> Result<(), DbErr> {
    store::delete_notes_about(tx, account).await
}
