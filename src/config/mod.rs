//! The configuration: what an operator may set, from the defaults that are built in, one file and the
//! environment.
//!
//! Laws: the example file is the default; an unknown or ill-typed key stops the start and is named with its
//! place and the keys that exist; a configuration that would be unsafe is refused with what to do
//! ([`Settings::refuse_unsafe`]).

mod layers;
mod sections;
mod unsafe_settings;

use std::path::{Path, PathBuf};

pub use sections::{
    Community, CrisisLine, Help, Keys, Limits, Live, Log, LogFormat, Meetings, Metrics, Moderation,
    Registration, Rules, Server, Sessions, Settings, Storage,
};

/// The defaults, as an operator reads them.
pub const EXAMPLE: &str = include_str!("../../config.example.toml");

/// What is wrong with a configuration, in words an operator can act on.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("cannot read {file}: {cause}", file = file.display())]
    Unreadable { file: PathBuf, cause: std::io::Error },
    #[error("{place}: {what}")]
    Wrong { place: String, what: String },
    #[error("{0}")]
    Unsafe(String),
}

impl Settings {
    /// Reads the defaults, then `file` (or `./config.toml` where it exists), then `HOMEGROUP_…` from
    /// `environment`; the later one counts.
    pub fn load(
        file: Option<&Path>,
        environment: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, ConfigError> {
        let mut table = layers::defaults();
        let chosen = match file {
            Some(file) => Some(file.to_owned()),
            None => Some(PathBuf::from("config.toml")).filter(|path| path.exists()),
        };
        if let Some(file) = chosen {
            let text = std::fs::read_to_string(&file)
                .map_err(|cause| ConfigError::Unreadable { file: file.clone(), cause })?;
            layers::lay_file(&mut table, &file.display().to_string(), &text)?;
        }
        layers::lay_environment(&mut table, environment)?;
        table.try_into().map_err(|cause: toml::de::Error| ConfigError::Wrong {
            place: "the configuration".to_owned(),
            what: cause.message().to_owned(),
        })
    }

    /// The database that is meant, SQLite in the data dir where none is named.
    pub fn database(&self) -> String {
        if self.database_url.is_empty() {
            format!("sqlite://{}", self.data_dir.join("homegroup.db").display())
        } else {
            self.database_url.clone()
        }
    }

    /// Where the sealing key is kept.
    pub fn key_file(&self) -> PathBuf {
        if self.keys.file.as_os_str().is_empty() {
            self.data_dir.join("keys").join("homegroup.key")
        } else {
            self.keys.file.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn none() -> Vec<(String, String)> {
        Vec::new()
    }

    #[test]
    fn the_example_is_the_default_and_holds_every_field() {
        let settings = Settings::load(Some(Path::new("config.example.toml")), none()).expect("the example");
        assert_eq!(settings.listen.to_string(), "127.0.0.1:8080");
        let known = toml::Table::try_from(&settings).expect("a table");
        let example: toml::Table = EXAMPLE.parse().expect("TOML");
        for (key, value) in &known {
            let there = example.get(key).unwrap_or_else(|| panic!("{key} is missing in the example"));
            for inner in value.as_table().into_iter().flat_map(toml::Table::keys) {
                assert!(there.get(inner).is_some(), "{key}.{inner} is missing in the example");
            }
        }
    }

    #[test]
    fn the_environment_is_stronger_than_the_file() {
        let environment = vec![
            ("HOMEGROUP_LISTEN".to_owned(), "127.0.0.1:9".to_owned()),
            ("HOMEGROUP_LIMITS__MESSAGES_PER_MINUTE".to_owned(), "0".to_owned()),
            ("HOMEGROUP_COMMUNITY__NAME".to_owned(), "12".to_owned()),
            ("PATH".to_owned(), "/bin".to_owned()),
        ];
        let settings = Settings::load(Some(Path::new("config.example.toml")), environment).expect("settings");
        assert_eq!(settings.listen.port(), 9);
        assert_eq!(settings.limits.messages_per_minute, 0);
        assert_eq!(settings.community.name, "12");
    }

    #[test]
    fn an_unknown_key_is_named_with_its_place_and_the_keys_that_exist() {
        let mut table = layers::defaults();
        let wrong = "listen = \"127.0.0.1:1\"\n[limits]\nmesages_per_minute = 3\n";
        let error = layers::lay_file(&mut table, "my.toml", wrong).expect_err("refused").to_string();
        assert!(error.starts_with("my.toml:3:1: "), "{error}");
        assert!(error.contains("mesages_per_minute") && error.contains("messages_per_minute"), "{error}");
        let error = layers::lay_file(&mut table, "my.toml", "[limits]\njoins_per_minute = \"x\"\n")
            .expect_err("refused")
            .to_string();
        assert!(error.starts_with("my.toml:2:20: "), "{error}");
        let environment = [("HOMEGROUP_LIMITS__NOPE".to_owned(), "1".to_owned())];
        let error = layers::lay_environment(&mut table, environment).expect_err("refused").to_string();
        assert!(error.contains("HOMEGROUP_LIMITS__NOPE") && error.contains("joins_per_minute"), "{error}");
    }
}
