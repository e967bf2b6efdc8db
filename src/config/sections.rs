//! The sections of the configuration. What each key means stands in `config.example.toml`.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    pub listen: SocketAddr,
    pub data_dir: PathBuf,
    pub database_url: String,
    pub nats_url: String,
    pub rules_dir: PathBuf,
    pub rules: Rules,
    pub community: Community,
    pub server: Server,
    pub help: Help,
    pub meetings: Meetings,
    pub metrics: Metrics,
    pub log: Log,
    pub keys: Keys,
    pub storage: Storage,
    pub live: Live,
    pub limits: Limits,
    pub sessions: Sessions,
    pub moderation: Moderation,
}

/// Ids of packs that are not simply on.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    pub notify_only: Vec<String>,
    pub shadow: Vec<String>,
    pub off: Vec<String>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Community {
    pub name: String,
    pub registration: Registration,
}

/// Who may sign up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Registration {
    /// Everybody.
    Open,
    /// People with an invite.
    Invite,
    /// Everybody, and a person of the staff lets them in.
    Approval,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Server {
    pub public_url: String,
    pub client_address_header: String,
    pub stop_seconds: u64,
    pub neutral_site: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Help {
    pub country: String,
    pub lines: Vec<CrisisLine>,
}

/// A line that a person answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CrisisLine {
    /// ISO 3166, two letters. Empty: for everybody, wherever they are.
    #[serde(default)]
    pub country: String,
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meetings {
    pub zone: String,
    pub feed_address: String,
    pub feed_phone: String,
    pub feed_rooms: bool,
    pub formats_dir: PathBuf,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Metrics {
    pub listen: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Log {
    pub format: LogFormat,
    pub level: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogFormat {
    Text,
    Json,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keys {
    pub file: PathBuf,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Storage {
    pub commit_batch: u32,
    pub readers: u32,
    pub writers: u32,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Live {
    pub heartbeat_seconds: u64,
    pub outbox: u32,
    pub send_buffer_bytes: u32,
    pub write_seconds: u64,
    pub recent_events: u32,
    pub replay_events: u32,
}

/// How much one account or one network may do; 0 means no limit.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    pub messages_per_minute: u32,
    pub joins_per_minute: u32,
    pub sign_ups_per_hour: u32,
    pub sign_ins_per_minute: u32,
    pub sockets_per_account: u32,
    pub requests_per_minute: u32,
    pub direct_messages_per_day: u32,
    pub reports_per_hour: u32,
    pub body_bytes: u32,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sessions {
    pub member_idle_days: u32,
    pub staff_idle_hours: u32,
}

/// How soon somebody looks at what waits, how long things are kept, and when a crowd at the door is a raid.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Moderation {
    pub green_minutes: u32,
    pub amber_minutes: u32,
    pub red_minutes: u32,
    pub crisis_minutes: u32,
    pub remind_minutes: u32,
    pub claim_minutes: u32,
    pub appeal_days: u32,
    pub appeal_answer_hours: u32,
    pub keep_days: u32,
    pub break_after: u32,
    pub raid_joins: u32,
    pub raid_window_seconds: u32,
    pub raid_newcomer_hours: u32,
    pub raid_shared_messages: u32,
    pub raid_minutes: u32,
    pub slow_seconds: u32,
    pub slow_minutes: u32,
}

impl Moderation {
    /// How long something of a level may wait; 0 is the calmest, 3 the most urgent.
    pub fn target(&self, level: usize) -> Duration {
        let minutes = [self.green_minutes, self.amber_minutes, self.red_minutes, self.crisis_minutes];
        Duration::from_secs(60) * minutes[level.min(minutes.len() - 1)]
    }
}
