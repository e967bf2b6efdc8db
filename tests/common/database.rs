//! A database for each server: SQLite in its data folder, or a database of its own in
//! the private PostgreSQL cluster that `make test` starts.

use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};

pub enum TestDatabase {
    /// Where the server puts it by itself.
    Sqlite,
    Postgres {
        url: String,
        name: String,
    },
}

impl TestDatabase {
    /// The kind that `HOMEGROUP_TEST_DATABASE` names: `sqlite` unless it says otherwise.
    pub async fn create() -> Self {
        match std::env::var("HOMEGROUP_TEST_DATABASE").as_deref() {
            Err(_) | Ok("sqlite") => Self::Sqlite,
            Ok("postgres") => {
                let name = format!("t_{}", uuid::Uuid::new_v4().simple());
                run_on_cluster(&format!("CREATE DATABASE {name}")).await;
                let cluster = cluster_url();
                let (before, after) = cluster.split_once("/postgres?").unwrap_or_else(|| {
                    panic!("HOMEGROUP_TEST_POSTGRES_URL must end in /postgres?host=FOLDER, and is {cluster}")
                });
                Self::Postgres { url: format!("{before}/{name}?{after}"), name }
            }
            Ok(other) => panic!("HOMEGROUP_TEST_DATABASE is `{other}`; it can be `sqlite` or `postgres`"),
        }
    }

    /// Ends every connection to it and lets no new one in.
    pub async fn lock_everybody_out(&self) {
        let Self::Postgres { name, .. } = self else { panic!("SQLite has nobody to lock out") };
        run_on_cluster(&format!("ALTER DATABASE {name} WITH ALLOW_CONNECTIONS false")).await;
        let end = format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
        run_on_cluster(&end).await;
    }

    pub fn url(&self) -> Option<&str> {
        match self {
            Self::Sqlite => None,
            Self::Postgres { url, .. } => Some(url),
        }
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let Self::Postgres { name, .. } = self else { return };
        let statement = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        // A thread of its own: a test's runtime may be going down already.
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.expect("a runtime to drop a database").block_on(run_on_cluster(&statement));
        });
        if dropping.join().is_err() {
            eprintln!("the database {name} was not dropped; the cluster goes away with the suite");
        }
    }
}

/// Opens a database as the tests' back door.
pub async fn connect(url: &str) -> DatabaseConnection {
    Database::connect(url).await.unwrap_or_else(|cause| panic!("{url} does not open: {cause}"))
}

pub async fn execute(db: &DatabaseConnection, sql: &str) -> u64 {
    let done = db.execute_unprepared(sql).await.unwrap_or_else(|cause| panic!("{sql}: {cause}"));
    done.rows_affected()
}

/// One number out of the database, such as a count.
pub async fn number(db: &DatabaseConnection, sql: &str) -> i64 {
    let statement = Statement::from_string(db.get_database_backend(), sql);
    let row = db.query_one_raw(statement).await.unwrap_or_else(|cause| panic!("{sql}: {cause}"));
    let row = row.unwrap_or_else(|| panic!("{sql}: no row"));
    row.try_get_by_index::<i64>(0).unwrap_or_else(|cause| panic!("{sql}: {cause}"))
}

pub fn is_postgres() -> bool {
    std::env::var("HOMEGROUP_TEST_DATABASE").as_deref() == Ok("postgres")
}

pub fn backend() -> DbBackend {
    if is_postgres() { DbBackend::Postgres } else { DbBackend::Sqlite }
}

fn cluster_url() -> String {
    std::env::var("HOMEGROUP_TEST_POSTGRES_URL").expect(
        "HOMEGROUP_TEST_DATABASE=postgres needs HOMEGROUP_TEST_POSTGRES_URL; `make test` and `scripts/with-postgres` set both",
    )
}

async fn run_on_cluster(statement: &str) {
    let db = connect(&cluster_url()).await;
    execute(&db, statement).await;
    let _ = db.close().await;
}
