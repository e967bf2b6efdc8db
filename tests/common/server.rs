//! The server under test: the real binary, as an operator would start it.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, RwLock};
use std::time::{Duration, Instant};

use sea_orm::DatabaseConnection;
use serde_json::{Value, json};
use tokio::sync::OnceCell;

use super::database::{self, TestDatabase};
use super::log::Log;
use super::person::{Person, Room};
use super::setup::{Refusal, ServerSetup, run};
use super::{Answer, PATIENCE};

/// Where the server answers now; people keep a share of it, so that they find the server
/// again after a restart on another port.
pub type Address = Arc<RwLock<String>>;

pub struct TestServer {
    /// Gone between `kill` and `start_again`.
    process: Option<Child>,
    address: Address,
    setup: ServerSetup,
    log: Log,
    http: reqwest::Client,
    named: AtomicU32,
    keeper: OnceCell<Person>,
    database: TestDatabase,
    data: tempfile::TempDir,
}

impl TestServer {
    pub(super) fn started(
        setup: ServerSetup,
        (process, address): (Child, String),
        log: Log,
        database: TestDatabase,
        data: tempfile::TempDir,
    ) -> Self {
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).timeout(PATIENCE);
        Self {
            process: Some(process),
            address: Arc::new(RwLock::new(address)),
            setup,
            log,
            http: client.no_proxy().build().expect("a client without TLS always builds"),
            named: AtomicU32::new(0),
            keeper: OnceCell::new(),
            database,
            data,
        }
    }

    /// A server with the shipped settings, its limits opened, as most tests want it.
    pub async fn start() -> Self {
        ServerSetup::default().start().await
    }

    pub fn with(key: &str, value: impl ToString) -> ServerSetup {
        ServerSetup::default().with(key, value)
    }

    /// A server whose limits are the shipped ones.
    pub fn with_limits() -> ServerSetup {
        ServerSetup::with_limits()
    }

    // ---- people

    /// A member nobody has met before.
    pub async fn member(&self) -> Person {
        let handle = self.new_handle("member");
        self.member_named(&handle).await
    }

    pub async fn member_named(&self, handle: &str) -> Person {
        let person = self.stranger();
        person.signs_up(handle).await
    }

    /// A peer volunteer: may open rooms.
    pub async fn moderator(&self) -> Person {
        self.with_role("moderator").await
    }

    /// A member who is in the room.
    pub async fn member_of(&self, room: Room) -> Person {
        let person = self.member().await;
        person.joins(room).await;
        person
    }

    /// Somebody with a role, made by the command line as an operator would, and signed
    /// in. Staff get their second factor, without which their role does nothing.
    pub async fn with_role(&self, role: &str) -> Person {
        let mut person = self.without_second_factor(role).await;
        if matches!(role, "worker" | "clinician" | "supervisor" | "admin") {
            person.sets_up_second_factor().await;
        }
        person
    }

    pub async fn admin(&self) -> Person {
        self.with_role("admin").await
    }

    /// Somebody with a role who has not set a second factor up.
    pub async fn without_second_factor(&self, role: &str) -> Person {
        let handle = self.new_handle(role);
        let passphrase = Person::passphrase_of(&handle);
        let made = self.command(&["account", "create", "--handle", &handle, "--role", role], &passphrase);
        assert!(made.status.success(), "account create: {}", String::from_utf8_lossy(&made.stderr));
        self.stranger().signs_in(&handle, &passphrase).await
    }

    /// Somebody who has no account and is signed in nowhere.
    pub fn stranger(&self) -> Person {
        Person::stranger(self.http.clone(), self.address.clone())
    }

    /// A handle of two plain words' length that no other test person of this server has.
    /// Letters only: handles may not look like numbers or titles.
    pub fn new_handle(&self, role: &str) -> String {
        let stem = match role {
            "member" => "willow",
            "moderator" => "cedar",
            "worker" => "maple",
            "clinician" => "rowan",
            "supervisor" => "alder",
            _ => "birch",
        };
        format!("{stem}{}", in_letters(self.named.fetch_add(1, Ordering::Relaxed)))
    }

    /// Whether whoever holds the stopped server's database, and nothing else, can read these words: in the files of the
    /// data folder, on PostgreSQL in every column of every table.
    pub async fn assert_readable_on_disk(&self, words: &str, readable: bool) {
        let found = if Self::on_postgres() {
            let sql = format!(
                "SELECT coalesce(sum((xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM %I WHERE %I::text LIKE ''%%{words}%%''', table_name, column_name), false, true, '')))[1]::text::bigint), 0)::bigint FROM information_schema.columns WHERE table_schema = 'public'"
            );
            self.db_number(&sql).await > 0
        } else {
            let files = std::fs::read_dir(self.data_dir()).expect("the data folder");
            files.map(|entry| entry.expect("a file").path()).filter(|path| path.is_file()).any(|path| {
                let bytes = std::fs::read(path).expect("it can be read");
                bytes.windows(words.len()).any(|part| part == words.as_bytes())
            })
        };
        assert_eq!(found, readable, "whether {words} is readable on disk");
    }

    // ---- rooms

    /// An open group room, kept by a moderator who says nothing.
    pub async fn room(&self) -> Room {
        self.room_with(json!({})).await
    }

    /// A room into which people come only when asked.
    pub async fn invite_room(&self) -> Room {
        self.room_with(json!({"visibility": "invite"})).await
    }

    async fn room_with(&self, extra: Value) -> Room {
        self.keeper().await.opens_room(extra).await
    }

    /// The moderator who opened the rooms of `room()`.
    pub async fn keeper(&self) -> &Person {
        self.keeper.get_or_init(|| self.moderator()).await
    }

    // ---- the process

    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address.read().expect("nobody panics with it"))
    }

    pub fn origin(&self) -> String {
        self.url("")
    }

    /// The `host:port` of the server.
    pub fn authority(&self) -> String {
        self.origin().trim_start_matches("http://").to_owned()
    }

    pub fn data_dir(&self) -> &Path {
        self.data.path()
    }

    /// Everything it has printed, from every start.
    pub fn log(&self) -> String {
        self.log.text()
    }

    /// Lines in which the server blames itself.
    pub fn errors_logged(&self) -> Vec<String> {
        let lines = self.log.lines().into_iter();
        lines.filter(|line| line.contains("ERROR") || line.contains("panicked at")).collect()
    }

    /// Resident memory, in KiB.
    pub fn resident_kib(&self) -> u64 {
        let status =
            std::fs::read_to_string(format!("/proc/{}/status", self.pid())).expect("the server runs");
        let line = status
            .lines()
            .find(|line| line.starts_with("VmRSS:"))
            .expect("Linux says how much memory is used");
        line.split_whitespace().nth(1).and_then(|kib| kib.parse().ok()).expect("VmRSS is a number of kB")
    }

    pub fn pid(&self) -> u32 {
        self.process.as_ref().expect("the server runs").id()
    }

    /// kill -9: no goodbye, no last write.
    pub fn kill(&mut self) {
        let mut process = self.process.take().expect("the server runs");
        process.kill().expect("our own child can be killed");
        process.wait().expect("our own child can be waited for");
    }

    /// Starts the killed or stopped server again on the same data.
    pub async fn start_again(&mut self) {
        assert!(self.process.is_none(), "it still runs");
        let (process, address) = self
            .setup
            .launch(self.data.path(), self.database.url(), &self.log)
            .await
            .unwrap_or_else(|refusal| panic!("the server did not come back: {refusal:?}"));
        self.process = Some(process);
        *self.address.write().expect("nobody panics with it") = address;
    }

    /// Tries to start the stopped server again; the refusal, when it does not.
    pub async fn tries_to_start_again(&mut self) -> Option<Refusal> {
        match self.setup.launch(self.data.path(), self.database.url(), &self.log).await {
            Ok((process, address)) => {
                self.process = Some(process);
                *self.address.write().expect("nobody panics with it") = address;
                None
            }
            Err(refusal) => Some(refusal),
        }
    }

    pub async fn kill_and_start_again(&mut self) {
        self.kill();
        self.start_again().await;
    }

    /// SIGTERM, as an operator or the system stops it, without waiting.
    pub fn asks_to_stop(&self) {
        self.signals("TERM");
    }

    pub fn signals(&self, signal: &str) {
        let sent = Command::new("sh").args(["-c", &format!("kill -{signal} {}", self.pid())]).status();
        assert!(sent.expect("there is a shell").success());
    }

    /// SIGTERM, then how it ended and how long that took.
    pub async fn stop(&mut self) -> (ExitStatus, Duration) {
        let asked = Instant::now();
        self.asks_to_stop();
        self.has_ended(asked).await
    }

    /// Waits for a server that was asked to stop.
    pub async fn has_ended(&mut self, asked: Instant) -> (ExitStatus, Duration) {
        let mut process = self.process.take().expect("the server runs");
        let limit = asked + PATIENCE;
        loop {
            if let Some(status) = process.try_wait().expect("our own child can be waited for") {
                return (status, asked.elapsed());
            }
            if Instant::now() > limit {
                let _ = process.kill();
                panic!("the server did not stop within {PATIENCE:?}: {}", self.log());
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// Runs another command of the binary on the same data.
    pub fn command(&self, arguments: &[&str], standard_input: &str) -> std::process::Output {
        let mut command = self.setup.command(self.data.path(), self.database.url());
        command.args(arguments);
        run(command, standard_input)
    }

    /// The back door: the database itself.
    pub async fn db_open(&self) -> DatabaseConnection {
        let sqlite = format!("sqlite://{}?mode=rw", self.db_file().display());
        database::connect(self.database.url().unwrap_or(&sqlite)).await
    }

    /// The back door: one number, such as a count of rows.
    pub async fn db_number(&self, sql: &str) -> i64 {
        let db = self.db_open().await;
        let number = database::number(&db, sql).await;
        let _ = db.close().await;
        number
    }

    /// The back door: changes rows past the server; how many it changed.
    pub async fn db_execute(&self, sql: &str) -> u64 {
        let db = self.db_open().await;
        let rows = database::execute(&db, sql).await;
        let _ = db.close().await;
        rows
    }

    /// The back door: nobody but this may talk to the PostgreSQL database any more.
    pub async fn db_locks_everybody_out(&self) {
        self.database.lock_everybody_out().await;
    }

    /// What a setting was set to for this server.
    pub fn setting(&self, key: &str) -> Option<&str> {
        self.setup.value_of(key)
    }

    /// The back door: the SQLite file.
    pub fn db_file(&self) -> PathBuf {
        self.data.path().join("homegroup.db")
    }

    pub fn on_postgres() -> bool {
        database::is_postgres()
    }

    /// A bare request as nobody in particular.
    pub async fn get(&self, path: &str) -> Answer {
        self.stranger().get(path).await
    }
}

impl Drop for TestServer {
    fn drop(&mut self) {
        if let Some(mut process) = self.process.take() {
            let _ = process.kill();
            let _ = process.wait();
        }
        if std::thread::panicking() {
            let lines = self.log.lines();
            let newest = lines.len().saturating_sub(60);
            eprintln!(
                "---- the server's log, newest {} lines\n{}\n----",
                lines.len() - newest,
                lines[newest..].join("\n")
            );
        }
    }
}

/// A number in letters of which no two together look like a third, as `rn` looks like `m`.
fn in_letters(mut number: u32) -> String {
    const LETTERS: &[u8; 13] = b"abdefgkpstxyz";
    let mut letters = String::new();
    loop {
        letters.insert(0, char::from(LETTERS[number as usize % LETTERS.len()]));
        number /= 13;
        if number == 0 {
            return letters;
        }
    }
}
