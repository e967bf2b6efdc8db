//! A pack as it is written in TOML, and how it becomes rules.

use std::sync::Arc;
use std::time::Duration;

use regex::{Regex, RegexBuilder};
use serde::Deserialize;

use super::model::{Action, Place, Standing};
use crate::words::Language;

/// Bounds of a pack: a larger one is a mistake or an attack.
const MAX_PACK_BYTES: usize = 1 << 20;
const MAX_RULES: usize = 500;
const MAX_PATTERN_BYTES: usize = 4_000;
const MAX_COMPILED_BYTES: usize = 1 << 20;

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    #[error("{pack}: {cause}")]
    Toml { pack: String, cause: String },
    #[error("{pack}: the pack is too large (at most {MAX_RULES} rules in {MAX_PACK_BYTES} bytes)")]
    TooLarge { pack: String },
    #[error("{pack}: rule {rule}: {why}")]
    Rule { pack: String, rule: String, why: String },
    #[error("{pack}: rule {rule} should match {example:?} and does not")]
    Misses { pack: String, rule: String, example: String },
    #[error("{pack}: rule {rule} should let {example:?} pass and does not")]
    Catches { pack: String, rule: String, example: String },
}

/// A rule that is ready to be asked.
#[derive(Debug)]
pub(super) struct Rule {
    pub id: Arc<str>,
    pub action: Action,
    pub finder: Finder,
    pub reasons: [Arc<str>; 3],
    pub masks: [Box<str>; 3],
    pub places: Option<Vec<Place>>,
    pub spares: Vec<Standing>,
    pub younger_than: Option<Duration>,
    pub fewer_accepted_than: Option<u64>,
}

#[derive(Debug)]
pub(super) enum Finder {
    PhoneNumber,
    WebAddress { except_domains: Vec<Box<str>> },
    Pattern(Regex),
}

/// A rule's proof of itself.
pub(super) struct Examples {
    pub matching: Vec<String>,
    pub passing: Vec<String>,
}

/// Reads a pack; the examples are proved by the engine, which knows how to ask a rule.
pub(super) fn read(pack: &str, text: &str) -> Result<Vec<(Rule, Examples)>, PackError> {
    if text.len() > MAX_PACK_BYTES {
        return Err(PackError::TooLarge { pack: pack.to_owned() });
    }
    let written: WrittenPack = toml::from_str(text)
        .map_err(|cause| PackError::Toml { pack: pack.to_owned(), cause: cause.to_string() })?;
    if written.rule.len() > MAX_RULES {
        return Err(PackError::TooLarge { pack: pack.to_owned() });
    }
    written.rule.into_iter().map(|rule| compile(pack, rule)).collect()
}

fn compile(pack: &str, written: WrittenRule) -> Result<(Rule, Examples), PackError> {
    let refuse =
        |why: &str| PackError::Rule { pack: pack.to_owned(), rule: written.id.clone(), why: why.to_owned() };
    if written.crisis && written.action != Action::Help {
        return Err(refuse("a rule about crisis can only help: use action = \"help\""));
    }
    if written.action == Action::Mask && written.mask.is_none() {
        return Err(refuse(
            "a rule that masks needs the words that are shown instead (mask.en, mask.ru, mask.fa)",
        ));
    }
    if written.matching.is_empty() || written.passing.is_empty() {
        return Err(refuse("a rule needs at least one example that matches and one that passes"));
    }
    if written.find != Find::Pattern && written.pattern.is_some() {
        return Err(refuse("`pattern` belongs to find = \"pattern\""));
    }
    if written.find != Find::WebAddress && !written.except_domains.is_empty() {
        return Err(refuse("`except_domains` belongs to find = \"web-address\""));
    }
    let finder = match written.find {
        Find::PhoneNumber => Finder::PhoneNumber,
        Find::WebAddress => Finder::WebAddress {
            except_domains: written
                .except_domains
                .iter()
                .map(|domain| domain.to_lowercase().into())
                .collect(),
        },
        Find::Pattern => {
            let pattern = written.pattern.as_deref().ok_or_else(|| refuse("it has no pattern"))?;
            if pattern.len() > MAX_PATTERN_BYTES {
                return Err(refuse("its pattern is longer than a pattern may be"));
            }
            let regex = RegexBuilder::new(pattern)
                .case_insensitive(true)
                .size_limit(MAX_COMPILED_BYTES)
                .dfa_size_limit(MAX_COMPILED_BYTES)
                .build()
                .map_err(|cause| refuse(&cause.to_string()))?;
            if regex.is_match("") {
                return Err(refuse("its pattern matches a text in which there is nothing"));
            }
            Finder::Pattern(regex)
        }
    };
    let rule = Rule {
        id: written.id.as_str().into(),
        action: written.action,
        finder,
        reasons: [written.reason.en.into(), written.reason.ru.into(), written.reason.fa.into()],
        masks: written
            .mask
            .map(|words| [words.en.into(), words.ru.into(), words.fa.into()])
            .unwrap_or_default(),
        places: written.places,
        spares: written.spares,
        younger_than: written
            .author
            .younger_than_hours
            .map(|hours| Duration::from_secs(u64::from(hours) * 3600)),
        fewer_accepted_than: written.author.fewer_accepted_than,
    };
    Ok((rule, Examples { matching: written.matching, passing: written.passing }))
}

/// Where the words of a language stand in `reasons` and `masks`.
pub(super) fn shelf(language: Language) -> usize {
    match language {
        Language::En => 0,
        Language::Ru => 1,
        Language::Fa => 2,
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenPack {
    #[serde(default)]
    rule: Vec<WrittenRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenRule {
    id: String,
    action: Action,
    #[serde(default)]
    crisis: bool,
    find: Find,
    pattern: Option<String>,
    #[serde(default)]
    except_domains: Vec<String>,
    #[serde(default)]
    author: WrittenAuthor,
    /// Everywhere, where this is not given.
    places: Option<Vec<Place>>,
    #[serde(default)]
    spares: Vec<Standing>,
    #[serde(rename = "match")]
    matching: Vec<String>,
    #[serde(rename = "pass")]
    passing: Vec<String>,
    mask: Option<InThreeLanguages>,
    reason: InThreeLanguages,
}

/// The rule speaks of an author for whom either is true; of everybody where neither is given.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenAuthor {
    younger_than_hours: Option<u32>,
    fewer_accepted_than: Option<u64>,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Find {
    PhoneNumber,
    WebAddress,
    Pattern,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct InThreeLanguages {
    en: String,
    ru: String,
    fa: String,
}
