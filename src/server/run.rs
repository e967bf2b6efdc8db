//! From settings to a running server, and to its end.

use std::future::Future;
use std::net::SocketAddr;
use std::os::unix::fs::OpenOptionsExt;
use std::time::Duration;

use tokio::net::{TcpListener, TcpSocket};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::packs::{self, PacksError};
use super::{jobs, listen, router};
use crate::accounts;
use crate::clock::Clock;
use crate::config::{ConfigError, Settings};
use crate::http::AppError;
use crate::meetings::formats::{self, FormatError};
use crate::rules::Shelf;
use crate::state::AppState;
use crate::storage::sealing::{KeyRing, SealingError};
use crate::storage::{Database, OpenError};
use crate::{meetings, review, rooms};

/// Why the server does not start, in words an operator can act on.
#[derive(Debug, thiserror::Error)]
pub enum Problematic {
    #[error(transparent)]
    Config(#[from] ConfigError),
    #[error(transparent)]
    Storage(#[from] OpenError),
    #[error(transparent)]
    Keys(#[from] SealingError),
    #[error("cannot listen on {0}: {1}. Is another server running there?")]
    Listen(SocketAddr, std::io::Error),
    #[error(transparent)]
    Packs(#[from] PacksError),
    #[error("{0}")]
    Refused(String),
}

impl Problematic {
    /// Everything that is wrong with the formats of meetings.
    pub fn formats(errors: Vec<FormatError>) -> Self {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        Self::Refused(format!("the formats of meetings are not in order:\n{}", lines.join("\n")))
    }
}

impl From<AppError> for Problematic {
    fn from(error: AppError) -> Self {
        let body = error.into_problem().body(crate::words::Language::En);
        let fields: Vec<String> = body.errors.into_iter().map(|field| field.detail).collect();
        let detail = if fields.is_empty() { body.detail } else { fields.join(" ") };
        Self::Refused(format!("{}. {detail}", body.title))
    }
}

/// Opens keys and database. The database comes second: its folder's mode is checked before either is made.
pub async fn open(settings: Settings) -> Result<AppState, Problematic> {
    settings.refuse_unsafe()?;
    let rules = Shelf::new(packs::load(&settings)?);
    let scripts = formats::load(&settings.meetings.formats_dir).map_err(Problematic::formats)?;
    let database = Database::open(&settings).await?;
    let path = settings.key_file();
    let keys = match KeyRing::open(&path) {
        // A new key beside people who are there already would leave what was sealed for them shut for good.
        Err(missing @ SealingError::Missing { .. }) => {
            if accounts::has_anybody(database.read()).await.map_err(OpenError::from)? {
                return Err(missing.into());
            }
            KeyRing::open_or_create(&path)?
        }
        opened => opened?,
    };
    let app = AppState::new(settings, Clock::system(), database, keys, rules);
    formats::keep(&app, scripts);
    rooms::keep_order(&app, meetings::Floor);
    Ok(app)
}

/// Two servers on one data folder would each think that they alone say what is newest in a room.
fn keep_others_out(settings: &Settings) -> Result<std::fs::File, Problematic> {
    let path = settings.data_dir.join("serving.lock");
    let held = std::fs::OpenOptions::new().create(true).append(true).mode(0o600).open(&path);
    let file =
        held.map_err(|cause| Problematic::Refused(format!("{} cannot be written: {cause}", path.display())))?;
    file.try_lock().map_err(|_| {
        let folder = settings.data_dir.display();
        Problematic::Refused(format!(
            "another server already serves the data folder {folder}: stop it first, or give this one a data_dir of its own"
        ))
    })?;
    Ok(file)
}

/// Serves until `stopped` resolves, then stops as the contract says: accepts nothing more, tells every socket
/// to come back, commits what was received. `ready` hears the address.
pub async fn serve(
    app: AppState,
    ready: impl FnOnce(SocketAddr),
    stopped: impl Future<Output = ()>,
) -> Result<(), Problematic> {
    let _lock = keep_others_out(app.settings())?;
    let wanted = app.settings().listen;
    let listener = bind(wanted).map_err(|cause| Problematic::Listen(wanted, cause))?;
    let address = listener.local_addr().map_err(|cause| Problematic::Listen(wanted, cause))?;
    let stop = CancellationToken::new();
    let (requests, sockets, work) = (TaskTracker::new(), TaskTracker::new(), TaskTracker::new());
    packs::take_written(&app).await?;
    jobs::start(&app, &work, &stop);
    work.spawn(packs::take_changes(app.clone(), stop.clone()));
    let send_buffer = app.settings().live.send_buffer_bytes as usize;
    let router = router::router(&app, &sockets);
    let accepting =
        tokio::spawn(listen::accept(listener, router, send_buffer, requests.clone(), stop.clone()));
    ready(address);
    stopped.await;
    tracing::info!("stopping");
    stop.cancel();
    app.hub().stop();
    let patience = Duration::from_secs(app.settings().server.stop_seconds);
    for tracker in [&requests, &sockets, &work] {
        tracker.close();
    }
    let everybody = async {
        // The accepting task ends at once when the token is cancelled; how it ended changes nothing.
        drop(accepting.await);
        tokio::join!(requests.wait(), sockets.wait(), work.wait());
    };
    if tokio::time::timeout(patience, everybody).await.is_err() {
        tracing::warn!("somebody did not let go in time; what was acknowledged is on disk");
    }
    if let Err(cause) = rooms::flush_read_markers(&app).await {
        tracing::warn!(%cause, "the newest read markers were not written");
    }
    if let Err(cause) = review::flush_counts(&app).await {
        tracing::warn!(%cause, "how often rules spoke in the last seconds was not written");
    }
    app.database().close().await;
    tracing::info!("stopped");
    Ok(())
}

/// So many connections may wait to be accepted. When everybody comes back at once, one that finds no place is
/// tried again by its sender only after a second.
const BACKLOG: u32 = 4096;

fn bind(address: SocketAddr) -> std::io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    // A restart takes the place of the one before it at once.
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}
