//! What a rule looks for, as it is written.

use serde::Deserialize;

use super::{At, Phrase};

#[derive(Debug)]
pub(in crate::rules) struct Finder {
    pub what: What,
    pub unless: Option<Unless>,
    /// It does not count behind a "not".
    pub negatable: bool,
    /// It does not count in what is quoted.
    pub ignores_quoted: bool,
}

#[derive(Debug)]
pub(in crate::rules) enum What {
    /// Each phrase with where it stands in the file.
    Words(Vec<(Phrase, At)>),
    Pattern {
        pattern: String,
        at: At,
    },
    Kind {
        kind: Kind,
        except_domains: Vec<Box<str>>,
    },
    Count {
        of: Count,
        more_than: u32,
    },
    Near {
        parts: Vec<Finder>,
        within: u32,
    },
    All(Vec<Finder>),
    Any(Vec<Finder>),
}

#[derive(Debug)]
pub(in crate::rules) struct Unless {
    pub finder: Box<Finder>,
    /// So many words to either side; the same sentence where it is not given.
    pub around: Option<u32>,
}

/// Things that are recognised by what they are, not by words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::rules) enum Kind {
    PhoneNumber,
    EmailAddress,
    WebAddress,
    MessengerAddress,
    MessengerInvitation,
    PaymentHandle,
    Mention,
}

/// What can be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::rules) enum Count {
    WebAddress,
    Mention,
    /// The longest row of one letter.
    SameLetter,
    /// Words of three letters or more, written in capitals.
    Capitals,
    /// What the author posted before within a minute that says the same.
    SameText,
    /// What the author posted before within a minute.
    Messages,
}
