//! How a server is started: its settings, its environment, its data folder.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use super::PATIENCE;
use super::database::TestDatabase;
use super::log::Log;
use super::server::TestServer;

/// How a server is to be started, where it matters.
#[derive(Clone, Default)]
pub struct ServerSetup {
    settings: Vec<(String, String)>,
    arguments: Vec<String>,
    limits: bool,
}

/// A server that would not start.
#[derive(Debug)]
pub struct Refusal {
    pub code: Option<i32>,
    pub printed: String,
}

impl ServerSetup {
    /// With the shipped limits.
    pub fn with_limits() -> Self {
        Self { limits: true, ..Self::default() }
    }

    pub(super) fn value_of(&self, key: &str) -> Option<&str> {
        let variable = variable_of(key);
        self.settings.iter().find(|(name, _)| *name == variable).map(|(_, value)| value.as_str())
    }

    /// Sets a setting as its environment variable: `limits.messages_per_minute`, `listen`.
    pub fn with(mut self, key: &str, value: impl ToString) -> Self {
        self.settings.push((variable_of(key), value.to_string()));
        self
    }

    /// Sets a variable of the environment that is not a setting.
    pub fn with_variable(mut self, name: &str, value: impl ToString) -> Self {
        self.settings.push((name.to_owned(), value.to_string()));
        self
    }

    pub fn with_argument(mut self, argument: &str) -> Self {
        self.arguments.push(argument.to_owned());
        self
    }

    pub async fn start(self) -> TestServer {
        self.start_in(new_data_dir()).await
    }

    pub async fn start_in(self, data: tempfile::TempDir) -> TestServer {
        match self.try_start_in(data).await {
            Ok(server) => server,
            Err(refusal) => {
                panic!("the server did not start: exit code {:?}\n{}", refusal.code, refusal.printed)
            }
        }
    }

    /// Starts it, or says how it refused.
    pub async fn try_start(self) -> Result<TestServer, Refusal> {
        self.try_start_in(new_data_dir()).await
    }

    pub async fn try_start_in(self, data: tempfile::TempDir) -> Result<TestServer, Refusal> {
        let database = TestDatabase::create().await;
        let log = Log::default();
        let launched = self.launch(data.path(), database.url(), &log).await?;
        Ok(TestServer::started(self, launched, log, database, data))
    }

    /// The binary with its environment, and nothing of ours in it but what is set here.
    pub fn command(&self, data: &Path, database_url: Option<&str>) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_homegroup"));
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("HOMEGROUP_")) {
            command.env_remove(name);
        }
        command.current_dir(data);
        command.env("HOMEGROUP_DATA_DIR", data).env("HOMEGROUP_LISTEN", "127.0.0.1:0");
        if let Some(url) = database_url {
            command.env("HOMEGROUP_DATABASE_URL", url);
        }
        if !self.limits {
            for limit in OPENED_LIMITS {
                command.env(variable_of(limit), "0");
            }
        }
        command.envs(self.settings.iter().cloned());
        command
    }

    pub(super) async fn launch(
        &self,
        data: &Path,
        database_url: Option<&str>,
        log: &Log,
    ) -> Result<(Child, String), Refusal> {
        let mut command = self.command(data, database_url);
        command.arg("serve").args(&self.arguments);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut process = command.spawn().expect("the binary was built before its tests");
        let spoken = log.follow(process.stdout.take().expect("it is piped"));
        let complained = log.follow(process.stderr.take().expect("it is piped"));
        let (process, address) = tokio::task::spawn_blocking(move || {
            let limit = Instant::now() + PATIENCE;
            loop {
                match spoken.recv_timeout(limit.saturating_duration_since(Instant::now())) {
                    Ok(line) => {
                        if let Some(address) = line.trim().strip_prefix("listening on ") {
                            return (process, Some(address.trim_end_matches('/').to_owned()));
                        }
                    }
                    Err(_) => {
                        let _ = process.kill();
                        return (process, None);
                    }
                }
            }
        })
        .await
        .expect("reading a pipe does not panic");
        let mut process = process;
        match address {
            Some(address) => Ok((process, address)),
            None => {
                let status = process.wait().expect("our own child can be waited for");
                // The last lines may still be in the pipe; its end is the end of them.
                while complained.recv_timeout(PATIENCE).is_ok() {}
                Err(Refusal { code: status.code(), printed: log.text() })
            }
        }
    }
}

/// Limits that would stand in the way of tests that are not about them.
const OPENED_LIMITS: [&str; 8] = [
    "limits.messages_per_minute",
    "limits.joins_per_minute",
    "limits.sign_ups_per_hour",
    "limits.sign_ins_per_minute",
    "limits.sockets_per_account",
    "limits.requests_per_minute",
    "limits.direct_messages_per_day",
    "limits.reports_per_hour",
];

/// A folder only its owner can read, as the server demands.
pub fn new_data_dir() -> tempfile::TempDir {
    use std::os::unix::fs::PermissionsExt;
    let only_ours = std::fs::Permissions::from_mode(0o700);
    let folder = tempfile::Builder::new().prefix("homegroup-test-").permissions(only_ours).tempdir();
    folder.expect("there is room for a temporary folder")
}

/// Runs a command to its end with this standard input.
pub fn run(mut command: Command, standard_input: &str) -> std::process::Output {
    use std::io::Write;
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut process = command.spawn().expect("the binary was built before its tests");
    let mut input = process.stdin.take().expect("it is piped");
    // A command that reads nothing closes the pipe early; that is its right.
    let _ = writeln!(input, "{standard_input}");
    drop(input);
    let limit = Instant::now() + PATIENCE;
    while process.try_wait().expect("our own child can be waited for").is_none() {
        if Instant::now() > limit {
            // Its output is returned all the same: the exit status then says that it was killed.
            let _ = process.kill();
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    process.wait_with_output().expect("our own child can be waited for")
}

fn variable_of(key: &str) -> String {
    format!("HOMEGROUP_{}", key.replace('.', "__").to_uppercase())
}
