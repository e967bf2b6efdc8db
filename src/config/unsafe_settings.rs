//! Refuses configurations under which people could be seen or robbed, and says what to do.

use super::{ConfigError, Settings};

impl Settings {
    /// The first reason not to start with these settings.
    pub fn refuse_unsafe(&self) -> Result<(), ConfigError> {
        let refuse = |what: String| Err(ConfigError::Unsafe(what));
        if !self.listen.ip().is_loopback() && !self.server.public_url.starts_with("https://") {
            return refuse(format!(
                "listen = \"{}\" can be reached from outside, and nothing says that TLS protects it: put a \
                 proxy with TLS in front and set server.public_url = \"https://…\", or listen on 127.0.0.1",
                self.listen
            ));
        }
        let url = &self.server.public_url;
        let local = ["http://127.0.0.1", "http://localhost", "http://[::1]"];
        if !url.is_empty()
            && !url.starts_with("https://")
            && !local.iter().any(|start| url.starts_with(start))
        {
            return refuse(format!(
                "server.public_url = \"{url}\" is not https: passphrases would cross the network in the \
                 clear. Use https://…, or an address of this machine to try things"
            ));
        }
        if url.ends_with('/') {
            return refuse(format!("server.public_url = \"{url}\": leave the last / away"));
        }
        self.refuse_wrong_feeds()?;
        if !self.metrics.listen.is_empty() {
            match self.metrics.listen.parse::<std::net::SocketAddr>() {
                Ok(address) if address.ip().is_loopback() => {}
                Ok(_) => {
                    return refuse(format!(
                        "metrics.listen = \"{}\" can be reached from outside: use a loopback address such \
                         as 127.0.0.1:9464 and let the collector come in through a tunnel",
                        self.metrics.listen
                    ));
                }
                Err(_) => {
                    return refuse(format!(
                        "metrics.listen = \"{}\" is not an address with a port such as 127.0.0.1:9464",
                        self.metrics.listen
                    ));
                }
            }
        }
        if !self.nats_url.is_empty() {
            return refuse(
                "nats_url is set, and this version runs as one instance only: leave nats_url empty"
                    .to_owned(),
            );
        }
        if self.server.stop_seconds > 9 {
            return refuse("server.stop_seconds is over 9: a stop has to end within 10 seconds".to_owned());
        }
        let bounded = [
            ("storage.commit_batch", self.storage.commit_batch, 1, 4096),
            ("storage.readers", self.storage.readers, 1, 64),
            ("storage.writers", self.storage.writers, 1, 64),
            ("live.outbox", self.live.outbox, 8, 65_536),
            ("live.recent_events", self.live.recent_events, 0, 65_536),
            ("live.replay_events", self.live.replay_events, 1, 1_000),
            ("limits.body_bytes", self.limits.body_bytes, 16_384, 16_777_216),
            ("moderation.green_minutes", self.moderation.green_minutes, 1, 100_000),
            ("moderation.amber_minutes", self.moderation.amber_minutes, 1, 100_000),
            ("moderation.red_minutes", self.moderation.red_minutes, 1, 100_000),
            ("moderation.crisis_minutes", self.moderation.crisis_minutes, 1, 100_000),
            ("moderation.remind_minutes", self.moderation.remind_minutes, 1, 10_000),
            ("moderation.claim_minutes", self.moderation.claim_minutes, 1, 1_440),
            ("moderation.appeal_days", self.moderation.appeal_days, 1, 365),
            ("moderation.appeal_answer_hours", self.moderation.appeal_answer_hours, 1, 1_000),
            ("moderation.keep_days", self.moderation.keep_days, 1, 3_650),
            ("moderation.break_after", self.moderation.break_after, 1, 1_000),
            ("moderation.raid_joins", self.moderation.raid_joins, 0, 1_000),
            ("moderation.raid_window_seconds", self.moderation.raid_window_seconds, 1, 3_600),
            ("moderation.raid_newcomer_hours", self.moderation.raid_newcomer_hours, 1, 720),
            ("moderation.raid_shared_messages", self.moderation.raid_shared_messages, 1, 1_000),
            ("moderation.raid_minutes", self.moderation.raid_minutes, 1, 10_080),
            ("moderation.slow_seconds", self.moderation.slow_seconds, 1, 3_600),
            ("moderation.slow_minutes", self.moderation.slow_minutes, 1, 1_440),
        ];
        for (key, value, least, most) in bounded {
            if !(least..=most).contains(&value) {
                return refuse(format!("{key} = {value} is out of bounds: use {least} to {most}"));
            }
        }
        if !(1..=600).contains(&self.live.heartbeat_seconds) || !(1..=120).contains(&self.live.write_seconds)
        {
            return refuse("live.heartbeat_seconds is 1 to 600, live.write_seconds 1 to 120".to_owned());
        }
        Ok(())
    }

    /// What readers of the feeds would fall over.
    fn refuse_wrong_feeds(&self) -> Result<(), ConfigError> {
        let meetings = &self.meetings;
        if meetings.zone.parse::<chrono_tz::Tz>().is_err() {
            return Err(ConfigError::Unsafe(format!(
                "meetings.zone = \"{}\" is no time zone: use a name such as Europe/London or UTC",
                meetings.zone
            )));
        }
        if meetings.feed_address.trim().is_empty() {
            return Err(ConfigError::Unsafe(
                "meetings.feed_address is empty: readers drop meetings without a place. Use \"Online\""
                    .to_owned(),
            ));
        }
        let digits = meetings.feed_phone.bytes().filter(u8::is_ascii_digit).count();
        if !meetings.feed_phone.is_empty() && !(10..=15).contains(&digits) {
            return Err(ConfigError::Unsafe(format!(
                "meetings.feed_phone = \"{}\" is not taken for a number: write all of it, with + and the country",
                meetings.feed_phone
            )));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn with(key: &str, value: &str) -> Settings {
        let environment = [(key.to_owned(), value.to_owned())];
        Settings::load(Some(Path::new("config.example.toml")), environment).expect("settings")
    }

    #[test]
    fn what_would_expose_people_is_refused_with_what_to_do() {
        for (key, value, says) in [
            ("HOMEGROUP_LISTEN", "0.0.0.0:8080", "proxy with TLS"),
            ("HOMEGROUP_SERVER__PUBLIC_URL", "http://home.example.org", "https://"),
            ("HOMEGROUP_METRICS__LISTEN", "0.0.0.0:9464", "loopback"),
            ("HOMEGROUP_METRICS__LISTEN", "here", "127.0.0.1:9464"),
            ("HOMEGROUP_SERVER__STOP_SECONDS", "60", "10 seconds"),
            ("HOMEGROUP_LIVE__OUTBOX", "0", "live.outbox"),
        ] {
            let error = with(key, value).refuse_unsafe().expect_err(key).to_string();
            assert!(error.contains(says), "{key}: {error}");
        }
        assert!(with("HOMEGROUP_LISTEN", "127.0.0.1:1").refuse_unsafe().is_ok());
        assert!(with("HOMEGROUP_SERVER__PUBLIC_URL", "https://home.example.org").refuse_unsafe().is_ok());
    }
}
