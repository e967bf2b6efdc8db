//! The disk that loses power is itself on trial: it must find the fault that is there, and
//! must not make one up. Each test starts itself again as the process that loses power.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, SqliteConnection};

use crate::common::new_data_dir;
use crate::shim::Disk;

const ROWS: i64 = 500;

#[tokio::test]
async fn it_loses_what_sqlite_acknowledges_with_synchronous_normal() {
    let test = "it_loses_what_sqlite_acknowledges_with_synchronous_normal";
    if let Some(folder) = folder_of_the_doomed() {
        return writes_without_end(&folder, SqliteSynchronous::Normal).await;
    }
    let left = left_after_power_loss(test, &format!("acknowledged {ROWS}"));
    let kept = rows_in(left.path()).await;
    assert!(kept < ROWS, "all {ROWS} rows outlived a power loss that they were not synced for");
    println!("synchronous=NORMAL: {} of {ROWS} acknowledged rows lost", ROWS - kept);
}

#[tokio::test]
async fn it_keeps_what_sqlite_acknowledges_with_synchronous_full() {
    let test = "it_keeps_what_sqlite_acknowledges_with_synchronous_full";
    if let Some(folder) = folder_of_the_doomed() {
        return writes_without_end(&folder, SqliteSynchronous::Full).await;
    }
    let left = left_after_power_loss(test, &format!("acknowledged {ROWS}"));
    let kept = rows_in(left.path()).await;
    assert!(kept >= ROWS, "{kept} of {ROWS} synced rows were kept");
}

#[test]
fn it_keeps_of_files_what_was_synced() {
    if let Some(folder) = folder_of_the_doomed() {
        return writes_files(&folder).expect("files can be written");
    }
    let left = left_after_power_loss("it_keeps_of_files_what_was_synced", "written");
    let text = |name: &str| fs::read_to_string(left.path().join(name)).ok();
    assert_eq!(text("synced").as_deref(), Some("first second"));
    assert_eq!(text("never-synced"), None);
    assert_eq!(text("cut").as_deref(), Some("0123456789"), "a cut that was not synced is undone");
    assert_eq!(text("renamed").as_deref(), Some("new"), "a rename holds once its folder is synced");
    assert_eq!(text("renamed.part"), None);
    assert_eq!(text("linked").as_deref(), Some("named twice"), "and a second name");
    assert_eq!(text("linked.part"), None);
    assert_eq!(text("half-renamed").as_deref(), Some("old"), "a rename without that is undone");
    assert_eq!(text("removed").as_deref(), Some("still here"), "and so is a removal");
}

fn writes_files(folder: &Path) -> std::io::Result<()> {
    let write = |name: &str, text: &str, sync: bool| {
        let mut file = File::create(folder.join(name))?;
        file.write_all(text.as_bytes())?;
        if sync { file.sync_all() } else { Ok(()) }
    };
    let mut file = File::create(folder.join("synced"))?;
    file.write_all(b"first ")?;
    file.sync_all()?;
    file.write_all(b"second")?;
    file.sync_data()?;
    file.write_all(b" third")?;
    write("never-synced", "gone", false)?;
    write("cut", "0123456789", true)?;
    File::options().write(true).open(folder.join("cut"))?.set_len(3)?;
    write("renamed", "old", true)?;
    write("renamed.part", "new", true)?;
    fs::rename(folder.join("renamed.part"), folder.join("renamed"))?;
    File::open(folder)?.sync_all()?;
    write("linked.part", "named twice", true)?;
    fs::hard_link(folder.join("linked.part"), folder.join("linked"))?;
    fs::remove_file(folder.join("linked.part"))?;
    File::open(folder)?.sync_all()?;
    write("half-renamed", "old", true)?;
    write("half-renamed.part", "new", true)?;
    fs::rename(folder.join("half-renamed.part"), folder.join("half-renamed"))?;
    write("removed", "still here", true)?;
    fs::remove_file(folder.join("removed"))?;
    println!("written");
    std::thread::sleep(std::time::Duration::from_secs(60));
    Ok(())
}

// ---- the process that loses power

/// The data folder, in the process that is to lose power.
fn folder_of_the_doomed() -> Option<std::path::PathBuf> {
    std::env::var_os("POWERLOSS_DIR").map(Into::into)
}

/// Starts the test again on the disk, kills it once it has said `last`, and returns what
/// is left in its folder.
fn left_after_power_loss(test: &str, last: &str) -> tempfile::TempDir {
    let (disk, data) = (Disk::new(), new_data_dir());
    let mut doomed = Command::new(std::env::current_exe().expect("this test is a program"))
        .args([&format!("trial::{test}"), "--exact", "--nocapture"])
        .envs(disk.environment(data.path()))
        .stdout(Stdio::piped())
        .spawn()
        .expect("this test starts again");
    let output = BufReader::new(doomed.stdout.take().expect("it is piped"));
    let said = output.lines().map_while(Result::ok).any(|line| line == last);
    doomed.kill().expect("our own child can be killed");
    doomed.wait().expect("our own child can be waited for");
    assert!(said, "it ended before it said `{last}`");
    disk.loses_power(data.path());
    data
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

async fn rows_in(folder: &Path) -> i64 {
    let mut db = opened(&folder.join("rows.sqlite"), SqliteSynchronous::Full).await;
    let table = sqlx::query_scalar("SELECT count(*) FROM sqlite_schema WHERE name = 'rows'");
    let there: i64 = table.fetch_one(&mut db).await.expect("the database opens");
    let count = sqlx::query_scalar("SELECT count(*) FROM rows");
    if there == 0 { 0 } else { count.fetch_one(&mut db).await.expect("the table can be counted") }
}

pub async fn opened(file: &Path, synchronous: SqliteSynchronous) -> SqliteConnection {
    let options = SqliteConnectOptions::new().filename(file).create_if_missing(true);
    let options =
        options.journal_mode(SqliteJournalMode::Wal).synchronous(synchronous).disable_statement_logging();
    SqliteConnection::connect_with(&options).await.expect("SQLite opens a file in a temporary folder")
}
