//! The keys of a pack. The reader refuses every other, and the schema for editors is tested against them.

pub(in crate::rules) const PACK: &[&str] =
    &["id", "title", "languages", "version", "licence", "lists", "slips", "rule"];

pub(in crate::rules) const RULE: &[&str] = &[
    "id",
    "action",
    "also",
    "crisis",
    "note",
    "mask",
    "ask",
    "reason",
    "places",
    "rooms",
    "phases",
    "holds_floor",
    "languages",
    "spares",
    "accounts",
    "author",
    "shadow",
    "priority",
    "stop",
    "match",
    "pass",
    "find",
];

pub(in crate::rules) const AUTHOR: &[&str] = &["younger_than_hours", "fewer_accepted_than"];

pub(in crate::rules) const EXAMPLE: &[&str] = &[
    "text",
    "place",
    "role",
    "days",
    "accepted",
    "room",
    "account",
    "phase",
    "holds_floor",
    "messages",
    "same_text",
];

pub(in crate::rules) const WORDS: &[&str] = &["en", "ru", "fa"];

/// What a finder looks for: exactly one of these.
pub(in crate::rules) const FIND: &[&str] = &["words", "pattern", "kind", "count", "near", "all", "any"];

/// What may stand beside it. `within` belongs to `near`, `around` to `unless`, `except_domains` to a `kind`.
pub(in crate::rules) const BESIDE: &[&str] =
    &["within", "unless", "around", "negatable", "quoted", "except_domains"];

pub(in crate::rules) const COUNT: &[&str] = &["of", "more_than", "within_seconds"];

/// The key of `known` that somebody may have meant.
pub(in crate::rules) fn nearest<'k>(typed: &str, known: &[&'k str]) -> Option<&'k str> {
    let with_distance = known.iter().map(|key| (distance(typed, key), *key));
    with_distance.filter(|(distance, _)| *distance <= 2).min().map(|(_, key)| key)
}

/// How many letters have to be put in, left out or changed.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, letter) in one.chars().take(64).enumerate() {
        let mut diagonal = row[0];
        row[0] = line + 1;
        for (column, theirs) in other.iter().enumerate() {
            let changed = diagonal + usize::from(letter != *theirs);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}

pub(in crate::rules) const ACTIONS: &[&str] = &["help", "cover", "mask", "flag", "hold", "block"];
pub(in crate::rules) const ALSO: &[&str] = &["help", "flag", "slow-down", "case", "alert"];
/// All that a rule about crisis may ask for.
pub(in crate::rules) const CRISIS_ALSO: &[&str] = &["help", "case", "alert"];
pub(in crate::rules) const PLACES: &[&str] = &[
    "message",
    "edit",
    "handle",
    "room-name",
    "room-description",
    "report",
    "topic-title",
    "post",
    "file-name",
    "case-subject",
];
pub(in crate::rules) const ROOMS: &[&str] = &["group", "direct", "meeting"];
pub(in crate::rules) const ACCOUNTS: &[&str] = &["member", "family", "guest"];
pub(in crate::rules) const STANDINGS: &[&str] = &["member", "moderator", "staff"];
pub(in crate::rules) const LANGUAGES: &[&str] = &["en", "ru", "fa"];
pub(in crate::rules) const KINDS: &[&str] = &[
    "phone-number",
    "email-address",
    "web-address",
    "messenger-address",
    "messenger-invitation",
    "payment-handle",
    "mention",
];
pub(in crate::rules) const COUNTED: &[&str] =
    &["web-address", "mention", "same-letter", "capitals", "same-text", "messages"];
pub(in crate::rules) const QUOTED: &[&str] = &["found", "ignored"];
