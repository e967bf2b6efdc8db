//! Opens the database, brings it to its present shape, and holds the connections.

use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbBackend, DbErr, SqlxPostgresConnector, SqlxSqliteConnector,
    Statement,
};
use sea_orm_migration::MigratorTrait;
use sqlx::ConnectOptions;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{
    SqliteAutoVacuum, SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous,
};

use super::change::Change;
use super::queue::{Item, Unqueued, WriteQueue};
use crate::config::Settings;

/// How long a request waits for a connection before it is told that the server is busy.
const ACQUIRE: Duration = Duration::from_secs(5);

/// What kept the database from being opened, in words an operator can act on.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("{what} {path}: {cause}", path = path.display())]
    File { what: &'static str, path: PathBuf, cause: std::io::Error },
    #[error("{path} can be read by others (mode {mode:o}): run `chmod {wanted:o} {path}`", path = path.display())]
    Open { path: PathBuf, mode: u32, wanted: u32 },
    #[error("the database does not answer: {0}. Look at database_url, and whether the disk has room")]
    Database(#[from] DbErr),
    #[error("database_url is neither sqlite:… nor postgres:…: {0}")]
    Url(String),
    #[error(
        "the database was made by a newer version of Homegroup (it knows the step {0}): start that version, \
         or restore a backup from before the upgrade"
    )]
    Newer(String),
}

/// The open database: connections that read, and the queue that writes.
pub struct Database {
    backend: DbBackend,
    readers: DatabaseConnection,
    queue: WriteQueue,
}

impl Database {
    /// Opens the database of `settings`, makes it where it is missing, and runs the migrations.
    pub async fn open(settings: &Settings) -> Result<Self, OpenError> {
        private_dir(&settings.data_dir)?;
        let url = settings.database();
        let (backend, readers, writers) = if url.starts_with("sqlite:") {
            let (readers, writer) = open_sqlite(&url, settings).await?;
            (DbBackend::Sqlite, readers, vec![writer])
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            let (readers, writers) = open_postgres(&url, settings).await?;
            (DbBackend::Postgres, readers, writers)
        } else {
            // The URL itself may hold a password, and an error is printed: only its scheme is told.
            return Err(OpenError::Url(url.split(':').next().unwrap_or_default().to_owned()));
        };
        migrate(&writers[0]).await?;
        let queue = WriteQueue::start(writers, settings.storage.commit_batch as usize);
        Ok(Self { backend, readers, queue })
    }

    pub fn backend(&self) -> DbBackend {
        self.backend
    }

    /// For queries. A write through these connections is refused by SQLite.
    pub fn read(&self) -> &DatabaseConnection {
        &self.readers
    }

    /// Begins a change and waits for its turn to write. `Err` when so much waits that the server is busy.
    pub async fn begin(&self) -> Result<Change, DbErr> {
        self.queue.begin().await
    }

    /// Hands one item to work that is cheaper done together with others of its kind. Items of the same
    /// `lane` are done in the order they were handed in.
    pub async fn enqueue(&self, lane: u64, item: Item) -> Result<(), Unqueued> {
        self.queue.enqueue(lane, item).await
    }

    /// Whether the database answers a query now.
    pub async fn answers(&self) -> Result<(), DbErr> {
        self.readers.query_one_raw(Statement::from_string(self.backend, "SELECT 1")).await.map(|_| ())
    }

    /// Commits what waits, then closes. Later writes are refused.
    pub async fn close(&self) {
        self.queue.close().await;
        if let Err(cause) = self.readers.clone().close().await {
            tracing::warn!(%cause, "the reading connections did not close; nothing is lost by it");
        }
    }
}

/// Makes `path` with mode 0700 where it is missing; refuses one that others may enter.
pub(super) fn private_dir(path: &Path) -> Result<(), OpenError> {
    let failed = |what| move |cause| OpenError::File { what, path: path.to_owned(), cause };
    if !path.exists() {
        std::fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(path)
            .map_err(failed("cannot make the folder"))?;
    }
    let mode = std::fs::metadata(path).map_err(failed("cannot look at the folder"))?.mode() & 0o777;
    if mode & 0o077 != 0 {
        return Err(OpenError::Open { path: path.to_owned(), mode, wanted: 0o700 });
    }
    Ok(())
}

async fn open_sqlite(
    url: &str,
    settings: &Settings,
) -> Result<(DatabaseConnection, DatabaseConnection), OpenError> {
    let options = SqliteConnectOptions::from_str(url).map_err(|cause| OpenError::Url(cause.to_string()))?;
    private_file(options.get_filename())?;
    let options = options
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(synchronous())
        .auto_vacuum(SqliteAutoVacuum::Incremental)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(5))
        .pragma("secure_delete", "ON")
        .pragma("trusted_schema", "OFF")
        .pragma("temp_store", "MEMORY")
        .pragma("journal_size_limit", "67108864")
        // Pages of busy rooms are written again and again: the later they are copied out of the WAL, the
        // fewer times. 32 MiB of it are read back in well under a second at a start.
        .pragma("wal_autocheckpoint", "8000")
        .statement_cache_capacity(256)
        .disable_statement_logging();
    let pool = || SqlitePoolOptions::new().acquire_timeout(ACQUIRE).max_lifetime(None).idle_timeout(None);
    let unreachable = |cause: sqlx::Error| OpenError::Database(DbErr::Custom(cause.to_string()));
    let writer = pool()
        .max_connections(1)
        // In KiB: the ends of some thousands of rooms' logs, so that they are not read again for each commit.
        .connect_with(options.clone().pragma("cache_size", "-32768").optimize_on_close(true, 400))
        .await
        .map_err(unreachable)?;
    let readers = pool()
        .max_connections(settings.storage.readers)
        .connect_lazy_with(options.pragma("query_only", "ON"));
    Ok((
        SqlxSqliteConnector::from_sqlx_sqlite_pool(readers),
        SqlxSqliteConnector::from_sqlx_sqlite_pool(writer),
    ))
}

/// FULL, so that a commit survives a power cut: WAL with NORMAL loses the newest ones. A debug build lets
/// the power-loss test weaken it, to prove that the test would see the loss.
fn synchronous() -> SqliteSynchronous {
    if cfg!(debug_assertions)
        && std::env::var("HOMEGROUP_TEST_SQLITE_SYNCHRONOUS").is_ok_and(|is| is == "NORMAL")
    {
        return SqliteSynchronous::Normal;
    }
    SqliteSynchronous::Full
}

/// Makes the database file with mode 0600 before SQLite would make it with the umask's.
fn private_file(path: &Path) -> Result<(), OpenError> {
    let failed = |what| move |cause| OpenError::File { what, path: path.to_owned(), cause };
    std::fs::OpenOptions::new()
        .create(true)
        .append(true)
        .mode(0o600)
        .open(path)
        .map_err(failed("cannot write the database"))?;
    let mode = std::fs::metadata(path).map_err(failed("cannot look at the database"))?.mode() & 0o777;
    if mode & 0o077 != 0 {
        return Err(OpenError::Open { path: path.to_owned(), mode, wanted: 0o600 });
    }
    Ok(())
}

async fn open_postgres(
    url: &str,
    settings: &Settings,
) -> Result<(DatabaseConnection, Vec<DatabaseConnection>), OpenError> {
    let options = PgConnectOptions::from_str(url)
        .map_err(|_| OpenError::Url("postgres (the rest of the URL is not understood)".to_owned()))?
        .application_name("homegroup")
        .options([("synchronous_commit", "on"), ("statement_timeout", "20000")])
        .disable_statement_logging();
    let pool = |connections| {
        PgPoolOptions::new()
            .acquire_timeout(ACQUIRE)
            .max_connections(connections)
            .connect_lazy_with(options.clone())
    };
    let readers = SqlxPostgresConnector::from_sqlx_postgres_pool(pool(settings.storage.readers));
    let writers = (0..settings.storage.writers)
        .map(|_| SqlxPostgresConnector::from_sqlx_postgres_pool(pool(1)))
        .collect();
    Ok((readers, writers))
}

/// Two instances that start at once must not run the same step twice.
const MIGRATION_LOCK: &str = "SELECT pg_advisory_xact_lock(4857)";

async fn migrate(writer: &DatabaseConnection) -> Result<(), OpenError> {
    use sea_orm::TransactionTrait;
    let transaction = writer.begin().await?;
    if transaction.get_database_backend() == DbBackend::Postgres {
        transaction.execute_raw(Statement::from_string(DbBackend::Postgres, MIGRATION_LOCK)).await?;
    }
    refuse_newer(&transaction).await?;
    migrations::Migrator::up(&transaction, None).await?;
    transaction.commit().await?;
    Ok(())
}

/// An older program on a newer database would write rows that the newer one cannot read.
async fn refuse_newer(connection: &sea_orm::DatabaseTransaction) -> Result<(), OpenError> {
    use sea_orm_migration::SchemaManager;
    if !SchemaManager::new(connection).has_table("seaql_migrations").await? {
        return Ok(());
    }
    let known: Vec<String> =
        migrations::Migrator::migrations().iter().map(|step| step.name().to_owned()).collect();
    let statement =
        Statement::from_string(connection.get_database_backend(), "SELECT version FROM seaql_migrations");
    for row in connection.query_all_raw(statement).await? {
        let version: String = row.try_get("", "version")?;
        if !known.contains(&version) {
            return Err(OpenError::Newer(version));
        }
    }
    Ok(())
}
