//! The command line.

use std::io::{BufRead, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use homegroup::accounts::{self, Role};
use homegroup::audit;
use homegroup::config::{EXAMPLE, LogFormat, Settings};
use homegroup::meetings::recurrence::parse_zone;
use homegroup::meetings::{elsewhere, formats};
use homegroup::rules::Engine;
use homegroup::server::{self, Problematic};
use tracing_subscriber::EnvFilter;

/// Many small pieces of memory live for different times: the system's allocator lets them scatter.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// A home group online for people in recovery.
#[derive(Parser)]
#[command(version)]
struct CommandLine {
    /// The configuration file [default: ./config.toml where it exists].
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Brings the database to its present shape and serves.
    Serve {
        /// Fills an empty community with rooms and accounts to try.
        #[arg(long)]
        demo: bool,
    },
    /// Writes a configuration and the keys, and prints the one-time link for the first administrator.
    Init,
    /// Accounts, for scripts.
    Account {
        #[command(subcommand)]
        command: AccountCommand,
    },
    /// Meetings, for scripts.
    Meetings {
        #[command(subcommand)]
        command: MeetingsCommand,
    },
    /// The record of what people with power did.
    Audit {
        #[command(subcommand)]
        command: AuditCommand,
    },
    /// Rule packs: the built-in ones, the folder `rules_dir` of the configuration, or DIR.
    Rules {
        #[command(subcommand)]
        command: RulesCommand,
    },
    /// Checks configuration, disk, database, clock and keys, and says what to do.
    Doctor,
}

#[derive(Subcommand)]
enum RulesCommand {
    /// Reads the packs and tells everything that is wrong with them.
    Check { dir: Option<PathBuf> },
    /// Runs every rule's own examples.
    Test { dir: Option<PathBuf> },
    /// Asks the rules of texts, as if a new member wrote them. Standard input: JSON lines {"id", "text", "lang"?,
    /// "where"?}. Standard output: {"id", "action", "rules": [{"id", "action", "start", "end"}]}, in bytes.
    Try { dir: Option<PathBuf> },
}

#[derive(Subcommand)]
enum AccountCommand {
    /// Makes an account; its passphrase is read from standard input.
    Create {
        #[arg(long)]
        handle: String,
        /// member, moderator, worker, clinician, supervisor or admin.
        #[arg(long, value_parser = role)]
        role: Role,
    },
}

#[derive(Subcommand)]
enum MeetingsCommand {
    /// Reads the formats of meetings and tells everything that is wrong with them: the folder `meetings.formats_dir`
    /// of the configuration, or DIR.
    Check { dir: Option<PathBuf> },
    /// Takes in a Meeting Guide feed of meetings that others hold; they are shown when ours are closed.
    Import {
        /// The feed, as it was fetched.
        file: PathBuf,
        /// What the feed is known by; importing under the same name replaces it [default: the file's name].
        #[arg(long)]
        name: Option<String>,
        /// The zone of meetings that name none [default: meetings.zone].
        #[arg(long)]
        zone: Option<String>,
    },
}

#[derive(Subcommand)]
enum AuditCommand {
    /// Walks along the whole record; exit code 1 where something in it was changed, deleted or slipped in.
    Verify,
}

fn role(text: &str) -> Result<Role, String> {
    serde_json::from_value(serde_json::Value::String(text.to_owned()))
        .map_err(|_| "use member, moderator, worker, clinician, supervisor or admin".to_owned())
}

fn main() -> ExitCode {
    let line = CommandLine::parse();
    match run(line) {
        Ok(code) => code,
        Err(cause) => {
            eprintln!("homegroup: {cause}");
            ExitCode::from(1)
        }
    }
}

fn run(line: CommandLine) -> Result<ExitCode, Problematic> {
    let init = matches!(line.command, Command::Init);
    if init {
        write_config(line.config.as_deref())?;
    }
    let settings = Settings::load(line.config.as_deref(), std::env::vars())?;
    start_log(&settings)?;
    if let Command::Rules { command } = &line.command {
        return rules(&settings, command);
    }
    if let Command::Meetings { command: MeetingsCommand::Check { dir } } = &line.command {
        let scripts = formats::load(dir.as_ref().unwrap_or(&settings.meetings.formats_dir));
        println!("{} formats are in order", scripts.map_err(Problematic::formats)?.len());
        return Ok(ExitCode::SUCCESS);
    }
    let runtime = tokio::runtime::Runtime::new()
        .map_err(|cause| Problematic::Refused(format!("the runtime does not start: {cause}")))?;
    runtime.block_on(async {
        match line.command {
            Command::Serve { demo } => serve(settings, demo).await,
            Command::Init => print_link(settings).await,
            Command::Account { command: AccountCommand::Create { handle, role } } => {
                create_account(settings, &handle, role).await
            }
            Command::Meetings { command: MeetingsCommand::Import { file, name, zone } } => {
                import_meetings(settings, &file, name, zone).await
            }
            Command::Audit { command: AuditCommand::Verify } => verify_audit(settings).await,
            Command::Doctor => Ok(doctor(&settings).await),
            // Answered above, without a runtime.
            Command::Rules { .. } | Command::Meetings { command: MeetingsCommand::Check { .. } } => {
                Ok(ExitCode::SUCCESS)
            }
        }
    })
}

async fn serve(settings: Settings, demo: bool) -> Result<ExitCode, Problematic> {
    if demo {
        server::refuse_demo_for_people(&settings)?;
    }
    let metrics = server::start_metrics(&settings).await?;
    let app = server::open(settings).await?;
    if demo && server::fill_demo(&app).await? {
        tracing::info!("filled the community with rooms and people to try");
    }
    let link = accounts::first_administrator_link(&app).await?;
    let stopped = stop_signal()?;
    let public = app.settings().server.public_url.clone();
    let told = |address: std::net::SocketAddr| {
        let base = if public.is_empty() { format!("http://{address}") } else { public };
        // A program that reads this starts when it sees the line: it must not wait in a buffer.
        let mut out = std::io::stdout().lock();
        let mut lines = String::new();
        if let Some(metrics) = metrics {
            lines.push_str(&format!("metrics on http://{metrics}/metrics\n"));
        }
        if demo {
            lines.push_str(&server::demo_accounts());
        }
        if let Some(path) = link {
            lines.push_str(&format!("first administrator, once: {base}{path}\n"));
        }
        lines.push_str(&format!("listening on http://{address}\n"));
        // Where nobody reads it, the server serves all the same.
        drop(out.write_all(lines.as_bytes()).and_then(|()| out.flush()));
    };
    server::serve(app, told, stopped).await?;
    Ok(ExitCode::SUCCESS)
}

/// Resolves on SIGTERM and on Ctrl-C.
fn stop_signal() -> Result<impl Future<Output = ()>, Problematic> {
    use tokio::signal::unix::{SignalKind, signal};
    let refused = |cause: std::io::Error| Problematic::Refused(format!("signals cannot be heard: {cause}"));
    let mut terminate = signal(SignalKind::terminate()).map_err(refused)?;
    let mut interrupt = signal(SignalKind::interrupt()).map_err(refused)?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

fn write_config(chosen: Option<&std::path::Path>) -> Result<(), Problematic> {
    use std::os::unix::fs::OpenOptionsExt;
    let path = chosen.unwrap_or_else(|| std::path::Path::new("config.toml"));
    let file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    match file.and_then(|mut file| file.write_all(EXAMPLE.as_bytes())) {
        Ok(()) => println!("wrote {}", path.display()),
        Err(cause) if cause.kind() == std::io::ErrorKind::AlreadyExists => {
            println!("{} is there already and stays as it is", path.display());
        }
        Err(cause) => {
            return Err(Problematic::Refused(format!("{} cannot be written: {cause}", path.display())));
        }
    }
    Ok(())
}

async fn print_link(settings: Settings) -> Result<ExitCode, Problematic> {
    let base = if settings.server.public_url.is_empty() {
        format!("http://{}", settings.listen)
    } else {
        settings.server.public_url.clone()
    };
    let app = server::open(settings).await?;
    println!("keys are in {}", app.settings().key_file().display());
    match accounts::first_administrator_link(&app).await? {
        Some(path) => println!("first administrator, once: {base}{path}"),
        None => println!("there is an administrator already"),
    }
    app.database().close().await;
    Ok(ExitCode::SUCCESS)
}

async fn create_account(settings: Settings, handle: &str, role: Role) -> Result<ExitCode, Problematic> {
    let mut passphrase = String::new();
    std::io::stdin()
        .lock()
        .read_line(&mut passphrase)
        .map_err(|cause| Problematic::Refused(format!("no passphrase could be read: {cause}")))?;
    let app = server::open(settings).await?;
    let passphrase = passphrase.trim_end_matches(['\r', '\n']);
    let id = accounts::create(&app, handle, role, passphrase).await?;
    app.database().close().await;
    println!("{id}");
    Ok(ExitCode::SUCCESS)
}

async fn import_meetings(
    settings: Settings,
    file: &std::path::Path,
    name: Option<String>,
    zone: Option<String>,
) -> Result<ExitCode, Problematic> {
    let refused = |what: String| Problematic::Refused(what);
    let zone = zone.unwrap_or_else(|| settings.meetings.zone.clone());
    let zone = parse_zone(&zone).ok_or_else(|| refused(format!("there is no time zone {zone}")))?;
    let text = std::fs::read(file)
        .map_err(|cause| refused(format!("{} cannot be read: {cause}", file.display())))?;
    let name = name.unwrap_or_else(|| file.file_stem().unwrap_or_default().to_string_lossy().into_owned());
    let app = server::open(settings).await?;
    let imported = elsewhere::import(&app, &name, &text, zone).await;
    app.database().close().await;
    let imported = imported.map_err(|cause| refused(format!("{}: {cause}", file.display())))?;
    for left_out in &imported.left_out {
        eprintln!("left out: {left_out}");
    }
    println!("kept {} meetings of {name}, left out {}", imported.kept, imported.left_out.len());
    Ok(ExitCode::SUCCESS)
}

async fn verify_audit(settings: Settings) -> Result<ExitCode, Problematic> {
    let app = server::open(settings).await?;
    let found = audit::verify(&app).await.map_err(|cause| Problematic::Refused(cause.to_string()))?;
    app.database().close().await;
    println!("{} entries, head {}", found.entries, found.head);
    match found.broken {
        None => {
            println!("everything is as it was written");
            Ok(ExitCode::SUCCESS)
        }
        Some(broken) => {
            println!("BROKEN at entry {}: {}", broken.seq, broken.what);
            Ok(ExitCode::from(1))
        }
    }
}

/// Packs are tried without a database and without a server.
fn rules(settings: &Settings, command: &RulesCommand) -> Result<ExitCode, Problematic> {
    let broken =
        |cause: std::io::Error| Problematic::Refused(format!("texts cannot be read or answered: {cause}"));
    let (said, well) = match command {
        RulesCommand::Check { dir } => (server::check_packs(settings, dir.as_deref())?, true),
        RulesCommand::Test { dir } => server::test_packs(settings, dir.as_deref())?,
        RulesCommand::Try { dir } => {
            let source = server::packs_of(settings, dir.as_deref())?;
            let engine = Engine::load(&source).map_err(server::PacksError::Wrong)?;
            let output = std::io::BufWriter::new(std::io::stdout().lock());
            let wrong = server::try_packs(&engine, std::io::stdin().lock(), output, std::io::stderr());
            (String::new(), wrong.map_err(broken)? == 0)
        }
    };
    std::io::stdout().lock().write_all(said.as_bytes()).map_err(broken)?;
    Ok(if well { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

async fn doctor(settings: &Settings) -> ExitCode {
    let findings = server::examine(settings).await;
    for finding in &findings {
        match &finding.outcome {
            Ok(right) => println!("ok      {}: {right}", finding.subject),
            Err(wrong) => println!("WRONG   {}: {wrong}", finding.subject),
        }
    }
    if findings.iter().all(|finding| finding.outcome.is_ok()) { ExitCode::SUCCESS } else { ExitCode::from(1) }
}

/// Logs go to standard error; the libraries' own chatter stays out, because some of it holds addresses.
fn start_log(settings: &Settings) -> Result<(), Problematic> {
    let level = &settings.log.level;
    let filter = match level.as_str() {
        "error" | "warn" | "info" | "debug" | "trace" => format!("warn,homegroup={level}"),
        other => other.to_owned(),
    };
    let filter = EnvFilter::try_new(filter).map_err(|cause| {
        Problematic::Refused(format!("log.level = \"{level}\" is no level and no filter: {cause}"))
    })?;
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match settings.log.format {
        LogFormat::Text => log.with_ansi(false).init(),
        LogFormat::Json => log.json().init(),
    }
    Ok(())
}
