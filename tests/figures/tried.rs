//! What `homegroup rules try` says of texts, with the packs that are built into the binary.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::thread;

use serde::{Deserialize, Serialize};

/// A text to ask about.
#[derive(Serialize)]
pub struct Asked {
    pub id: String,
    pub text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<&'static str>,
    /// Where the text is about to stand; a message in a room where it is not said.
    #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
    pub place: Option<&'static str>,
}

/// What the rules said of it.
#[derive(Deserialize)]
pub struct Said {
    pub id: String,
    pub action: String,
    #[serde(default)]
    pub rules: Vec<Met>,
}

#[derive(Deserialize)]
pub struct Met {
    pub id: String,
    pub start: usize,
    pub end: usize,
}

/// Asks about all texts, in their order.
pub fn ask(asked: Vec<Asked>) -> Vec<Said> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_homegroup"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("HOMEGROUP_")) {
        command.env_remove(name);
    }
    let mut process = command
        .args(["rules", "try"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the binary was built before its tests");
    let mut questions = process.stdin.take().expect("it is piped");
    let answers = BufReader::new(process.stdout.take().expect("it is piped"));
    let expected = asked.len();
    // Written beside the reading: with one thread both pipes fill, and each side waits for the other.
    let writing = thread::spawn(move || {
        for text in asked {
            let line = serde_json::to_string(&text).expect("it is plain text");
            writeln!(questions, "{line}").expect("`rules try` reads to the end");
        }
    });
    let said: Vec<Said> = answers
        .lines()
        .map(|line| {
            let line = line.expect("answers are UTF-8");
            serde_json::from_str(&line).unwrap_or_else(|cause| panic!("{cause}: {line}"))
        })
        .collect();
    writing.join().expect("writing does not panic");
    let ended = process.wait().expect("our own child can be waited for");
    assert!(ended.success(), "`homegroup rules try` ended with {ended}");
    assert_eq!(said.len(), expected, "an answer for each text");
    said
}

impl Asked {
    pub fn message(id: impl Into<String>, text: impl Into<String>) -> Self {
        Self { id: id.into(), text: text.into(), lang: None, place: None }
    }
}

impl Said {
    /// Anything but leaving it alone and offering help.
    pub fn is_flagged(&self) -> bool {
        !["allow", "help"].contains(&self.action.as_str())
    }

    pub fn is_stopped(&self) -> bool {
        ["hold", "block"].contains(&self.action.as_str())
    }

    /// A line for whoever mends the rules.
    pub fn tell(&self, text: &str) -> String {
        let rules: Vec<_> = self
            .rules
            .iter()
            .map(|met| format!("{} {:?}", met.id, text.get(met.start..met.end).unwrap_or_default()))
            .collect();
        format!("{} {} [{}] {:?}", self.id, self.action, rules.join(", "), text)
    }
}
