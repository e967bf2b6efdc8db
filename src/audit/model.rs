//! The words of the audit.

use serde::Serialize;
use utoipa::ToSchema;

use crate::clock::Timestamp;
use crate::ids::{AccountId, DecisionId, ItemId, RoomId, SanctionId};

/// What an entry is about: a kind and an id, such as `account:0193…`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject(String);

impl Subject {
    /// The community as a whole.
    pub fn community() -> Self {
        Self("community".to_owned())
    }

    /// Something named by a word of its own, such as a rule pack.
    pub fn named(kind: &str, name: &str) -> Self {
        Self(format!("{kind}:{name}"))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

macro_rules! subjects {
    ($($type:ident => $kind:literal),+) => {$(
        impl From<$type> for Subject {
            fn from(id: $type) -> Self {
                Self::named($kind, &id.to_string())
            }
        }
    )+};
}

subjects!(AccountId => "account", RoomId => "room", ItemId => "item", DecisionId => "decision", SanctionId => "sanction");

/// What somebody did, before it has a place in the chain.
#[derive(Clone, Debug)]
pub struct Entry {
    pub(super) actor: Option<AccountId>,
    pub(super) act: &'static str,
    pub(super) subject: Subject,
    pub(super) reason: Option<String>,
    pub(super) was: Option<String>,
    pub(super) became: Option<String>,
}

impl Entry {
    /// `act` is a word of ours such as "account.role".
    pub fn by(actor: AccountId, act: &'static str, subject: impl Into<Subject>) -> Self {
        Self { actor: Some(actor), ..Self::by_the_server(act, subject) }
    }

    /// What a rule, a timer or the operator at the command line did.
    pub fn by_the_server(act: &'static str, subject: impl Into<Subject>) -> Self {
        Self { actor: None, act, subject: subject.into(), reason: None, was: None, became: None }
    }

    /// The name of a reason, never words that somebody typed.
    #[must_use]
    pub fn because(mut self, reason: Option<&str>) -> Self {
        self.reason = reason.map(str::to_owned);
        self
    }

    #[must_use]
    pub fn from(mut self, was: impl ToString) -> Self {
        self.was = Some(was.to_string());
        self
    }

    #[must_use]
    pub fn to(mut self, became: impl ToString) -> Self {
        self.became = Some(became.to_string());
        self
    }
}

/// An entry as it stands in the chain.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = AuditEntry)]
pub struct Recorded {
    pub seq: u64,
    pub at: Timestamp,
    /// Missing where no person did it.
    pub actor: Option<AccountId>,
    pub act: String,
    pub subject: String,
    pub reason: Option<String>,
    pub was: Option<String>,
    pub became: Option<String>,
    /// In hexadecimal digits.
    pub hash: String,
}
