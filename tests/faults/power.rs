//! F2: the power goes while people talk, and all that was not fsynced is gone.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, SqliteConnection};

use crate::common::{ServerSetup, new_data_dir};
use crate::kill::report;
use crate::load::Load;
use crate::shim::{Disk, copy_all};
use crate::{rounds, some_time};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_acknowledged_is_lost_with_the_power() {
    let (disk, data) = (Disk::new(), new_data_dir());
    let folder = data.path().to_path_buf();
    let mut setup = ServerSetup::default();
    for (name, value) in disk.environment(&folder) {
        setup = setup.with_variable(name, value.display());
    }
    let mut server = setup.start_in(data).await;
    let load = Load::start(&server).await;
    for _ in 0..rounds() {
        some_time().await;
        server.kill();
        disk.loses_power(&folder);
        assert_eq!(db_integrity(server.db_file().as_path()).await, "ok");
        server.start_again().await;
    }
    some_time().await;
    let history = load.finish().await;
    history.assert_sound();
    report("power loss", &history, &server);
}

/// Looks at a copy, because looking recovers the log and would change what the server finds.
async fn db_integrity(database: &Path) -> String {
    let copy = new_data_dir();
    copy_all(database.parent().expect("a file is in a folder"), copy.path());
    let name = database.file_name().expect("a file has a name");
    let mut db = opened(&copy.path().join(name), SqliteSynchronous::Full).await;
    sqlx::query_scalar("PRAGMA integrity_check").fetch_one(&mut db).await.expect("the database opens")
}

// ---- the disk itself: it must find the fault, and must not make one up

const ROWS: i64 = 500;

#[tokio::test]
async fn the_disk_loses_what_sqlite_acknowledges_with_synchronous_normal() {
    let kept = rows_kept_by(
        SqliteSynchronous::Normal,
        "the_disk_loses_what_sqlite_acknowledges_with_synchronous_normal",
    )
    .await;
    if let Some(kept) = kept {
        assert!(kept < ROWS, "all {ROWS} rows outlived a power loss that they were not synced for");
        println!("synchronous=NORMAL: {} of {ROWS} acknowledged rows lost", ROWS - kept);
    }
}

#[tokio::test]
async fn the_disk_keeps_what_sqlite_acknowledges_with_synchronous_full() {
    let kept = rows_kept_by(
        SqliteSynchronous::Full,
        "the_disk_keeps_what_sqlite_acknowledges_with_synchronous_full",
    )
    .await;
    assert!(kept.is_none_or(|kept| kept >= ROWS), "{kept:?} of {ROWS} synced rows were kept");
}

/// Starts this same test again as the process that loses power (where this returns
/// nothing, because it is killed in the end), and counts what is left.
async fn rows_kept_by(synchronous: SqliteSynchronous, test: &str) -> Option<i64> {
    if let Some(folder) = std::env::var_os("HOMEGROUP_POWERLOSS_DIR") {
        writes_without_end(Path::new(&folder), synchronous).await;
        return None;
    }
    let (disk, data) = (Disk::new(), new_data_dir());
    let mut writer = Command::new(std::env::current_exe().expect("this test is a program"))
        .args([&format!("power::{test}"), "--exact", "--nocapture"])
        .envs(disk.environment(data.path()))
        .stdout(Stdio::piped())
        .spawn()
        .expect("this test starts again");
    let output = BufReader::new(writer.stdout.take().expect("it is piped"));
    let last = format!("acknowledged {ROWS}");
    let reached = output.lines().map_while(Result::ok).any(|line| line == last);
    writer.kill().expect("our own child can be killed");
    writer.wait().expect("our own child can be waited for");
    assert!(reached, "the writer ended before its {ROWS} rows");
    disk.loses_power(data.path());
    let mut db = opened(&data.path().join("rows.sqlite"), synchronous).await;
    let there: i64 = sqlx::query_scalar("SELECT count(*) FROM sqlite_schema WHERE name = 'rows'")
        .fetch_one(&mut db)
        .await
        .expect("the database opens");
    let count = sqlx::query_scalar("SELECT count(*) FROM rows");
    Some(if there == 0 { 0 } else { count.fetch_one(&mut db).await.expect("the table can be counted") })
}

/// One commit a row, each told of once SQLite says that it is there.
async fn writes_without_end(folder: &Path, synchronous: SqliteSynchronous) {
    let mut db = opened(&folder.join("rows.sqlite"), synchronous).await;
    sqlx::query("CREATE TABLE rows (number INTEGER PRIMARY KEY)")
        .execute(&mut db)
        .await
        .expect("a new table");
    for number in 1_i64.. {
        sqlx::query("INSERT INTO rows VALUES (?)").bind(number).execute(&mut db).await.expect("a new row");
        println!("acknowledged {number}");
    }
}

async fn opened(file: &Path, synchronous: SqliteSynchronous) -> SqliteConnection {
    let options = SqliteConnectOptions::new().filename(file).create_if_missing(true);
    let options =
        options.journal_mode(SqliteJournalMode::Wal).synchronous(synchronous).disable_statement_logging();
    SqliteConnection::connect_with(&options).await.expect("SQLite opens a file in a temporary folder")
}
