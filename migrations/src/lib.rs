//! The steps that bring a database to its present shape, one small file each. A step that has landed is
//! never edited; a later one mends it. Every step runs in a transaction, on SQLite too.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

mod m0001_accounts;
mod m0002_rooms;
mod m0003_idempotent_answers;
mod m0004_names_as_written;
mod m0005_next_second_factor;
mod m0006_audit;
mod m0007_review;
mod m0008_decisions;
mod m0009_sanctions;
mod m0010_hidden_messages;
mod m0011_moderators;
mod m0012_raids;
mod m0013_open_notes;
mod m0014_decisions_read;
mod m0015_rule_counts;
mod m0020_meetings;
mod m0021_live_meetings;
mod m0030_desk;

pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_accounts::Migration),
            Box::new(m0002_rooms::Migration),
            Box::new(m0003_idempotent_answers::Migration),
            Box::new(m0004_names_as_written::Migration),
            Box::new(m0005_next_second_factor::Migration),
            Box::new(m0006_audit::Migration),
            Box::new(m0007_review::Migration),
            Box::new(m0008_decisions::Migration),
            Box::new(m0009_sanctions::Migration),
            Box::new(m0010_hidden_messages::Migration),
            Box::new(m0011_moderators::Migration),
            Box::new(m0012_raids::Migration),
            Box::new(m0013_open_notes::Migration),
            Box::new(m0014_decisions_read::Migration),
            Box::new(m0015_rule_counts::Migration),
            Box::new(m0020_meetings::Migration),
            Box::new(m0021_live_meetings::Migration),
            Box::new(m0030_desk::Migration),
        ]
    }
}

/// Runs `statements` with the column types of the database in place of `{uuid}` and `{bytes}`, and
/// `{clustered}` for a table that SQLite keeps in the order of its primary key.
async fn run(manager: &SchemaManager<'_>, statements: &[&str]) -> Result<(), DbErr> {
    let (uuid, bytes, clustered) = match manager.get_database_backend() {
        DbBackend::Sqlite => ("BLOB", "BLOB", "WITHOUT ROWID"),
        _ => ("UUID", "BYTEA", ""),
    };
    for statement in statements {
        let statement =
            statement.replace("{uuid}", uuid).replace("{bytes}", bytes).replace("{clustered}", clustered);
        manager.get_connection().execute_unprepared(&statement).await?;
    }
    Ok(())
}
