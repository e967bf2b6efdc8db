//! `homegroup doctor`: looks at everything that must be right, and says what to do.

use std::time::{Duration, SystemTime};

use crate::config::Settings;
use crate::storage::Database;
use crate::storage::sealing::KeyRing;

/// One thing that was looked at.
#[derive(Debug)]
pub struct Finding {
    pub subject: &'static str,
    /// What is right, or what is wrong and what to do.
    pub outcome: Result<String, String>,
}

/// A disk with less is about to stop writes, in bytes.
const ROOM: u64 = 512 * 1024 * 1024;

/// No machine that runs this has a clock before its release (2026-11-01), in seconds since 1970.
const RELEASED: u64 = 1_793_491_200;

/// Looks at configuration, disk, clock, keys and database, in this order.
pub async fn examine(settings: &Settings) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut found = |subject, outcome| findings.push(Finding { subject, outcome });
    found(
        "configuration",
        settings.refuse_unsafe().map(|()| "safe".to_owned()).map_err(|cause| cause.to_string()),
    );
    found("clock", clock());
    let database = Database::open(settings).await;
    found("disk", disk(settings));
    found(
        "keys",
        KeyRing::open(&settings.key_file())
            .map(|_| format!("{} is readable to its owner only", settings.key_file().display()))
            .map_err(|cause| cause.to_string()),
    );
    let outcome = match &database {
        Ok(database) => match tokio::time::timeout(Duration::from_secs(5), database.answers()).await {
            Ok(Ok(())) => Ok("answers, and has its present shape".to_owned()),
            Ok(Err(cause)) => Err(cause.to_string()),
            Err(_) => Err("does not answer within 5 seconds: look at the machine's load".to_owned()),
        },
        Err(cause) => Err(cause.to_string()),
    };
    found("database", outcome);
    if let Ok(database) = database {
        database.close().await;
    }
    findings
}

fn clock() -> Result<String, String> {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs());
    if now < RELEASED {
        return Err(
            "is behind this program's release: set the time, for instance with systemd-timesyncd".to_owned()
        );
    }
    Ok("is plausible".to_owned())
}

fn disk(settings: &Settings) -> Result<String, String> {
    let state = rustix::fs::statvfs(&settings.data_dir)
        .map_err(|cause| format!("{} cannot be looked at: {cause}", settings.data_dir.display()))?;
    let free = state.f_bavail * state.f_frsize;
    let mebibytes = free / (1024 * 1024);
    if free < ROOM {
        return Err(format!("has {mebibytes} MiB left for {}: make room", settings.data_dir.display()));
    }
    Ok(format!("has {mebibytes} MiB left"))
}
