//! What an operator relies on: start, refusal, stop, health, and a server that keeps quiet
//! of people.

use std::time::Duration;

use serde_json::json;
use uuid::Uuid;

use crate::common::{Ear, ServerSetup, TestServer, eventually, new_data_dir, run};

// ---- start and stop

#[tokio::test]
async fn a_started_server_is_healthy_and_ready() {
    let server = TestServer::start().await;
    for path in ["/healthz", "/readyz"] {
        assert_eq!(server.get(path).await.expect(200).json()["status"], "ok");
    }
}

#[tokio::test]
async fn a_server_asked_to_stop_stops_within_ten_seconds() {
    let mut server = TestServer::start().await;
    let (status, took) = server.stop().await;
    assert_eq!(status.code(), Some(0), "{}", server.log());
    assert!(took < Duration::from_secs(10), "it took {took:?}");
}

#[tokio::test]
async fn a_reader_who_does_not_read_does_not_hold_the_stop_up() {
    let mut server = TestServer::start().await;
    let room = server.room().await;
    let ada = server.member_of(room).await;
    let stalled = ada.listens_to(room).await;
    let mut speaker = ada.listens().await;
    for _ in 0..60 {
        speaker.says(room, &"nobody takes this. ".repeat(200)).await;
    }
    let (status, took) = server.stop().await;
    assert_eq!(status.code(), Some(0), "{}", server.log());
    assert!(took < Duration::from_secs(10), "it took {took:?}");
    drop(stalled);
}

#[tokio::test]
async fn the_first_start_prints_the_administrators_link_and_later_starts_do_until_it_is_used() {
    let mut server = TestServer::start().await;
    let link = |log: &str| {
        let at = log.rfind("/join?invite=").map(|at| &log[at + "/join?invite=".len()..]);
        at.map(|rest| rest.split(|c: char| c.is_whitespace()).next().unwrap_or_default().to_owned())
    };
    let invite = link(&server.log()).unwrap_or_else(|| panic!("no link: {}", server.log()));
    let wish = json!({"handle": "founder", "passphrase": "quiet harbour founder before sunrise", "adult": true, "invite": invite});
    let account = server.stranger().post("/api/v1/accounts", wish.clone()).await.expect(201).json();
    assert_eq!(account["account"]["role"], "admin");
    let mut again = wish;
    again["handle"] = json!("latecomer");
    let second = server.stranger().post("/api/v1/accounts", again).await;
    assert!(second.status >= 400, "the link worked twice: {second}");
    let printed = server.log().matches("/join?invite=").count();
    server.stop().await;
    server.start_again().await;
    assert_eq!(server.log().matches("/join?invite=").count(), printed, "a used link is offered again");
}

#[tokio::test]
async fn a_demo_fills_an_empty_community_once() {
    let mut server = ServerSetup::default().with_argument("--demo").start().await;
    let rooms = |list: &serde_json::Value| list["items"].as_array().map_or(0, Vec::len);
    let ada = server.member().await;
    let first = ada.get("/api/v1/rooms").await.expect(200).json();
    assert!(rooms(&first) >= 2, "{first:#}");
    let meetings = server.get("/api/v1/meetings").await.expect(200).json();
    assert!(rooms(&meetings) >= 2, "{meetings:#}");
    server.stop().await;
    server.start_again().await;
    let second = ada.get("/api/v1/rooms").await.expect(200).json();
    assert_eq!(rooms(&first), rooms(&second));
}

#[tokio::test]
async fn a_demo_says_who_one_can_be_and_is_not_for_people() {
    let server = ServerSetup::default().with_argument("--demo").start().await;
    let line = server.log().lines().find(|line| line.starts_with("to try:")).map(str::to_owned);
    let line = line.expect("the demo says who one can be");
    let (names, passphrase) = line.split_once("with the passphrase: ").expect("and the passphrase");
    assert!(names.contains("Willow (moderator)"), "{line}");
    server.stranger().signs_in("Willow", passphrase.trim()).await;
    let public = TestServer::with("server.public_url", "https://home.example.org").with_argument("--demo");
    let refusal = refused(public).await;
    assert!(refusal.contains("everybody knows the passphrase"), "{refusal}");
}

// ---- the command line

#[tokio::test]
async fn init_writes_a_config_and_keys_that_only_their_owner_may_read() {
    use std::os::unix::fs::PermissionsExt;
    let data = new_data_dir();
    let mut command = ServerSetup::default().command(data.path(), None);
    command.arg("init");
    let done = run(command, "");
    let printed = String::from_utf8_lossy(&done.stdout).into_owned();
    assert_eq!(done.status.code(), Some(0), "{printed}{}", String::from_utf8_lossy(&done.stderr));
    assert!(printed.contains("/join?invite="), "{printed}");
    let mut folders = vec![data.path().to_path_buf()];
    let mut keys = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the data folder") {
            let path = entry.expect("an entry").path();
            let mode = path.metadata().expect("it is there").permissions().mode() & 0o777;
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "key" || extension == "db") {
                assert_eq!(mode & 0o077, 0, "{} has mode {mode:o}", path.display());
                keys += usize::from(path.extension().is_some_and(|extension| extension == "key"));
            }
        }
    }
    assert!(keys > 0, "no key was made");
    assert!(data.path().join("config.toml").exists(), "no config was written");
}

#[tokio::test]
async fn an_account_made_on_the_command_line_can_sign_in() {
    let server = TestServer::start().await;
    for role in ["member", "moderator", "worker", "clinician", "supervisor", "admin"] {
        let person = server.without_second_factor(role).await;
        assert_eq!(person.get("/api/v1/me").await.expect(200).json()["role"], role);
    }
    let taken = server.member().await;
    let again = server.command(
        &["account", "create", "--handle", &taken.handle, "--role", "member"],
        "quiet harbour before sunrise",
    );
    assert_eq!(again.status.code(), Some(1));
    let weak = server.command(&["account", "create", "--handle", "wanderer", "--role", "member"], "password");
    assert_eq!(weak.status.code(), Some(1));
    let role = server.command(
        &["account", "create", "--handle", "wanderer", "--role", "king"],
        "quiet harbour before sunrise",
    );
    assert_eq!(role.status.code(), Some(2));
}

#[tokio::test]
async fn wrong_usage_ends_with_two_and_help_with_nought() {
    let data = new_data_dir();
    for (arguments, code) in [
        (&["no-such-command"][..], 2),
        (&["serve", "--no-such-flag"], 2),
        (&["--help"], 0),
        (&["--version"], 0),
    ] {
        let mut command = ServerSetup::default().command(data.path(), None);
        command.args(arguments);
        assert_eq!(run(command, "").status.code(), Some(code), "{arguments:?}");
    }
}

#[tokio::test]
async fn doctor_finds_nothing_wrong_with_a_server_that_runs() {
    let server = TestServer::start().await;
    let report = server.command(&["doctor"], "");
    let printed = String::from_utf8_lossy(&report.stdout).into_owned();
    assert_eq!(report.status.code(), Some(0), "{printed}{}", String::from_utf8_lossy(&report.stderr));
    for checked in ["config", "disk", "database", "clock", "key"] {
        assert!(printed.to_lowercase().contains(checked), "doctor says nothing of the {checked}: {printed}");
    }
}

#[tokio::test]
async fn doctor_says_what_to_do_about_a_key_that_others_can_read() {
    use std::os::unix::fs::PermissionsExt;
    let server = TestServer::start().await;
    let key = server.data_dir().join("keys/homegroup.key");
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o644)).expect("our own file");
    let report = server.command(&["doctor"], "");
    let printed =
        format!("{}{}", String::from_utf8_lossy(&report.stdout), String::from_utf8_lossy(&report.stderr));
    assert_eq!(report.status.code(), Some(1), "{printed}");
    assert!(printed.contains("chmod") || printed.contains("0600"), "{printed}");
}

// ---- configurations that are refused

#[tokio::test]
async fn an_unknown_key_stops_the_start_with_its_place_and_the_keys_that_exist() {
    for (config, place, known) in [
        ("listne = \"127.0.0.1:0\"\n", "1", "listen"),
        ("[limits]\n\nmesages_per_minute = 5\n", "3", "messages_per_minute"),
        ("[no_such_section]\nkey = 1\n", "1", "limits"),
    ] {
        let refusal = refused_with_config(config).await;
        assert!(refusal.contains("config.toml"), "the file is not named: {refusal}");
        assert!(refusal.contains(place) && refusal.contains(known), "{config}: {refusal}");
    }
    let refusal = refused(TestServer::with("limits.mesages_per_minute", 5)).await;
    assert!(
        refusal.contains("HOMEGROUP_LIMITS__MESAGES_PER_MINUTE") && refusal.contains("messages_per_minute"),
        "{refusal}"
    );
}

#[tokio::test]
async fn an_ill_typed_key_stops_the_start() {
    let refusal = refused_with_config("[limits]\nmessages_per_minute = \"many\"\n").await;
    assert!(refusal.contains("config.toml:2") && refusal.contains("integer"), "{refusal}");
    let refusal = refused(TestServer::with("limits.messages_per_minute", "many")).await;
    assert!(refusal.contains("MESSAGES_PER_MINUTE"), "{refusal}");
    refused(TestServer::with("listen", "everywhere")).await;
    refused_with_config("listen = \n").await;
}

#[tokio::test]
async fn configurations_that_would_expose_people_are_refused_with_what_to_do() {
    for (key, value, says) in [
        ("listen", "0.0.0.0:0", "TLS"),
        ("listen", "[::]:0", "TLS"),
        ("server.public_url", "http://home.example.org", "https"),
        ("metrics.listen", "0.0.0.0:0", "loopback"),
        ("server.stop_seconds", "60", "10 seconds"),
        ("live.outbox", "0", "live.outbox"),
        ("database_url", "mysql://root@localhost/homegroup", "postgres"),
    ] {
        let refusal = refused(TestServer::with(key, value)).await;
        assert!(refusal.contains(says), "{key} = {value}: {refusal}");
    }
}

#[tokio::test]
async fn a_data_folder_that_others_can_read_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let data = new_data_dir();
    std::fs::set_permissions(data.path(), std::fs::Permissions::from_mode(0o755)).expect("our own folder");
    let refusal = ServerSetup::default().try_start_in(data).await.err().expect("it must not start");
    assert_eq!(refusal.code, Some(1), "{refusal:?}");
    assert!(refusal.printed.contains("0700") || refusal.printed.contains("chmod"), "{refusal:?}");
}

#[tokio::test]
async fn a_key_or_a_database_that_others_can_read_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    for file in ["keys/homegroup.key", "homegroup.db"] {
        let mut server = TestServer::start().await;
        server.stop().await;
        let path = server.data_dir().join(file);
        if TestServer::on_postgres() && !path.exists() {
            continue;
        }
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).expect("our own file");
        let refusal = server.tries_to_start_again().await.expect("it must not start");
        assert_eq!(refusal.code, Some(1), "{refusal:?}");
        assert!(refusal.printed.contains("0600") || refusal.printed.contains("chmod"), "{file}: {refusal:?}");
    }
}

#[tokio::test]
async fn a_lost_key_is_noticed_before_anything_is_sealed_with_another() {
    let mut server = TestServer::start().await;
    let (ada, ben) = (server.member().await, server.member().await);
    let room = ada.asks_to_talk(&ben).await;
    ben.joins(room).await;
    ada.says(room, "sealed").await;
    server.stop().await;
    std::fs::remove_file(server.data_dir().join("keys/homegroup.key")).expect("the key is there");
    let refusal = server.tries_to_start_again().await.expect("it must not start with another key");
    assert_eq!(refusal.code, Some(1), "{refusal:?}");
    assert!(refusal.printed.to_lowercase().contains("key"), "{refusal:?}");
}

#[tokio::test]
async fn two_servers_do_not_share_a_data_folder() {
    if TestServer::on_postgres() {
        // Several instances on one PostgreSQL are meant to be.
        return;
    }
    let server = TestServer::start().await;
    let mut command = ServerSetup::default().command(server.data_dir(), None);
    command.arg("serve");
    let second = run(command, "");
    assert_eq!(second.status.code(), Some(1), "{}", String::from_utf8_lossy(&second.stderr));
}

/// The refusal of a start: exit code 1 and a sentence.
async fn refused(setup: ServerSetup) -> String {
    let refusal = setup.try_start().await.err().expect("it must not start");
    assert_eq!(refusal.code, Some(1), "{refusal:?}");
    assert!(!refusal.printed.contains("panicked"), "{refusal:?}");
    refusal.printed
}

async fn refused_with_config(config: &str) -> String {
    let data = new_data_dir();
    std::fs::write(data.path().join("config.toml"), config).expect("a new file");
    let refusal = ServerSetup::default().try_start_in(data).await.err().expect("it must not start");
    assert_eq!(refusal.code, Some(1), "{refusal:?}");
    refusal.printed
}

// ---- watching

#[tokio::test]
async fn metrics_are_on_a_listener_of_their_own_and_speak_of_nobody() {
    let server = TestServer::with("metrics.listen", format!("127.0.0.1:{}", free_port())).start().await;
    let ada = server.member_named("wildcanary").await;
    let room = server.room().await;
    ada.joins(room).await;
    ada.listens_to(room).await.says(room, "canary in the metrics").await;
    server.get("/metrics").await.expect(404);
    let metrics = metrics_of(&server).await;
    assert!(metrics.contains("homegroup_"), "{metrics}");
    for personal in
        ["wildcanary", &ada.token, &ada.id.to_string(), &room.to_string(), "canary in", "127.0.0.1"]
    {
        assert!(!metrics.contains(personal), "{personal} is in the metrics:\n{metrics}");
    }
    for line in metrics.lines().filter(|line| line.starts_with("# TYPE")) {
        assert!(line.contains("homegroup_"), "a metric without our prefix: {line}");
    }
}

async fn metrics_of(server: &TestServer) -> String {
    let listen = server.setting("metrics.listen").expect("it was set");
    let answer = reqwest::get(format!("http://{listen}/metrics")).await.expect("the listener answers");
    assert_eq!(answer.status(), 200);
    answer.text().await.expect("metrics are text")
}

fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("it is bound").port()
}

/// Says and does things with words of its own in every place, and looks for them in the
/// log at its most talkative that an operator would use, in both forms.
#[tokio::test]
async fn the_log_keeps_quiet_of_people() {
    for format in ["text", "json"] {
        let mut server = TestServer::with("log.format", format).with("log.level", "debug").start().await;
        let ada = server.member_named("canaryhandle").await;
        let ben = server.member().await;
        let keeper = server.moderator().await;
        let room =
            keeper.opens_room(json!({"name": "canaryroomname", "description": "canarydescription"})).await;
        ada.joins(room).await;
        ben.joins(room).await;
        let mut ear = ada.listens_to(room).await;
        ear.says(room, "canarybody over the socket").await;
        ada.says(room, "canarybody over http").await;
        ada.says(room, "https://example.com/canarylink").await;
        ada.says(room, "call +49 171 555 0199").await;
        ada.tries_to_say(room, json!({"id": Uuid::new_v4(), "body": "canarytoolong ".repeat(2_000)})).await;
        ada.tries_to_say(room, json!({"id": "canarynotanid", "canaryfield": 1})).await;
        ear.sends_text("{\"canaryframe").await;
        ear.is_closed().await;
        let direct = ada.asks_to_talk(&ben).await;
        ben.joins(direct).await;
        ada.says(direct, "canarydirect").await;
        server
            .stranger()
            .post(
                "/api/v1/sessions",
                json!({"handle": "canaryhandle", "passphrase": "canarywrongpassphrase"}),
            )
            .await;
        server.get("/api/v1/me?token=canarytoken").await;
        let request = Ear::upgrade(&server.origin(), &[("authorization", "Bearer canarybearer")]);
        if let Ok(mut ear) = Ear::open(request).await {
            ear.is_closed().await;
        }
        let agent = ada
            .request(reqwest::Method::GET, "/api/v1/me")
            .header("user-agent", "canaryagent")
            .header("x-forwarded-for", "203.0.113.77");
        ada.sends("GET /api/v1/me".to_owned(), agent).await;
        let gone = ada.delete_with("/api/v1/me", json!({"passphrase": ada.passphrase})).await;
        assert_eq!(gone.status, 204, "{gone}");
        server.stop().await;

        let log = server.log();
        // What the operator is told to open once is not of a person.
        let log: String = log
            .lines()
            .filter(|line| !line.contains("listening on") && !line.contains("first administrator"))
            .map(|line| format!("{line}\n"))
            .collect();
        for secret in [
            "canary",
            "555 0199",
            &ada.token,
            &ada.passphrase,
            &ada.recovery_codes[0],
            &ben.handle,
            "203.0.113.77",
        ] {
            assert!(!log.contains(secret), "{secret} is in the {format} log:\n{log}");
        }
        assert!(!log.contains("127.0.0.1:"), "an address is in the {format} log:\n{log}");
    }
}

#[tokio::test]
async fn a_json_log_is_json_line_by_line() {
    let mut server = TestServer::with("log.format", "json").start().await;
    server.member().await;
    server.stop().await;
    let log = server.log();
    let logged = log.lines().filter(|line| line.contains("\"level\""));
    let mut count = 0;
    for line in logged {
        let line: serde_json::Value =
            serde_json::from_str(line).unwrap_or_else(|cause| panic!("{cause}: {line}"));
        assert!(line["timestamp"].is_string() && line["level"].is_string(), "{line:#}");
        count += 1;
    }
    assert!(count > 0, "nothing was logged as JSON:\n{log}");
}

#[tokio::test]
async fn readyz_says_which_part_fails() {
    if !TestServer::on_postgres() {
        // SQLite is in the process: there is no connection to lose.
        return;
    }
    let server = TestServer::start().await;
    server.db_locks_everybody_out().await;
    eventually("readyz notices that the database is gone", || async {
        let answer = server.get("/readyz").await;
        answer.status == 503 && answer.text().contains("database")
    })
    .await;
    server.get("/healthz").await.expect(200);
}

// ---- pages

#[tokio::test]
async fn every_answer_carries_the_headers_that_protect_its_reader() {
    let server = TestServer::start().await;
    for path in ["/", "/help", "/app/", "/api/v1/me", "/no-such-page", "/healthz"] {
        let answer = server.get(path).await;
        let policy = answer.header("content-security-policy");
        assert!(
            policy.contains("default-src 'none'") || policy.contains("default-src 'self'"),
            "{path}: {policy}"
        );
        for forbidden in ["unsafe-inline", "unsafe-eval", "http:", "https:", " *"] {
            assert!(!policy.contains(forbidden), "{path}: {policy}");
        }
        assert!(policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        // A form that sends no referrer at all sends `Origin: null`, and would be refused: pages say `same-origin`.
        let referrer = answer.header("referrer-policy");
        assert!(["no-referrer", "same-origin"].contains(&referrer), "{path}: {referrer}");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{path}");
        assert!(answer.header("server").is_empty(), "{path} says what it is made with");
    }
    assert_eq!(server.get("/api/v1/community").await.header("cache-control"), "no-store");
}
