//! F2: the power goes while people talk, and all that was not fsynced is gone.

use std::path::Path;

use sqlx::sqlite::SqliteSynchronous;

use crate::checker::{Kind, check};
use crate::common::{ServerSetup, new_data_dir};
use crate::kill::report;
use crate::load::Load;
use crate::shim::{Disk, copy_all};
use crate::trial::opened;
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

/// The same on a server that was told (which only a debug build can be) not to wait for the disk: a test that
/// cannot see this loss would not see any.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_does_not_wait_for_the_disk_is_found_out() {
    let (disk, data) = (Disk::new(), new_data_dir());
    let folder = data.path().to_path_buf();
    let mut setup = ServerSetup::default().with_variable("HOMEGROUP_TEST_SQLITE_SYNCHRONOUS", "NORMAL");
    for (name, value) in disk.environment(&folder) {
        setup = setup.with_variable(name, value.display());
    }
    let mut server = setup.start_in(data).await;
    let load = Load::start(&server).await;
    // A stop brings everything to the disk, so that the people and their rooms outlive what follows.
    server.stop().await;
    server.start_again().await;
    some_time().await;
    server.kill();
    disk.loses_power(&folder);
    server.start_again().await;
    let history = load.finish().await;
    let lost = check(&history).into_iter().filter(|anomaly| anomaly.kind == Kind::Lost).count();
    assert!(lost > 0, "nothing was lost of {:?}", history.weight());
    println!("without waiting for the disk: {lost} of {} acknowledged lost", history.weight().acked);
}

/// Looks at a copy, because looking recovers the log and would change what the server finds.
async fn db_integrity(database: &Path) -> String {
    let copy = new_data_dir();
    copy_all(database.parent().expect("a file is in a folder"), copy.path());
    let name = database.file_name().expect("a file has a name");
    let mut db = opened(&copy.path().join(name), SqliteSynchronous::Full).await;
    sqlx::query_scalar("PRAGMA integrity_check").fetch_one(&mut db).await.expect("the database opens")
}
