//! Reading finders.

use toml::Spanned;
use toml::de::DeValue;

use super::finder::{Count, Finder, Unless, What};
use super::table::{Faults, Table};
use super::{MAX_DEPTH, MAX_PATTERN_BYTES, MAX_PHRASE_BYTES, Phrase, keys};

/// Phrases of one pack that may still be read.
pub(super) struct Budget {
    pub phrases: usize,
}

pub(super) fn read(
    value: &Spanned<DeValue>,
    called: &str,
    depth: usize,
    budget: &mut Budget,
    faults: &mut Faults,
) -> Option<Finder> {
    let Some(entries) = value.get_ref().as_table() else {
        let hint = "write [rule.find] and below it, for instance, words = [\"…\"]; inside a list { words = [\"…\"] }";
        faults.add_in(&value.span(), format!("{called} should hold what is looked for"), hint);
        return None;
    };
    if depth > MAX_DEPTH {
        faults.add_in(&value.span(), "finders stand too deep inside each other", "use a list of phrases");
        return None;
    }
    let known: Vec<&str> = [keys::FIND, keys::BESIDE].concat();
    let table = Table::new(entries, value.span(), called, &known, faults);
    let given: Vec<&str> = keys::FIND.iter().copied().filter(|key| table.get(key).is_some()).collect();
    let what = match given[..] {
        [key] => {
            only_where_it_belongs(&table, key, faults);
            what(&table, key, depth, budget, faults)
        }
        [] => {
            let hint = format!("write one of: {}", keys::FIND.join(", "));
            faults.add_in(&table.span, format!("{called} does not say what is looked for"), hint);
            None
        }
        [_, second, ..] => {
            let hint = "put each into a { … } of its own, in a list behind `any`, `all` or `near`";
            let message = format!("{called} looks for two things at once: {}", given.join(", "));
            faults.add_in(&table.span_of_key(second), message, hint);
            None
        }
    };
    let around = table.number("around", 100, faults).and_then(|words| u32::try_from(words).ok());
    let unless = table.get("unless").map(|value| read(value, "`unless`", depth + 1, budget, faults));
    let negatable = table.flag("negatable", faults).unwrap_or(false);
    let quoted = table.text("quoted", faults);
    if let Some(text) = quoted.as_ref().filter(|text| !keys::QUOTED.contains(&text.text)) {
        let hint = "there are: \"found\" (as everywhere) and \"ignored\" (not inside quotation marks)";
        faults.add_in(&text.span, format!("`quoted` knows no \"{}\"", text.text), hint);
    }
    let ignores_quoted = quoted.is_some_and(|text| text.text == "ignored");
    let unless = match unless {
        Some(finder) => Some(Unless { finder: Box::new(finder?), around }),
        None => None,
    };
    Some(Finder { what: what?, unless, negatable, ignores_quoted })
}

/// `within`, `around` and `except_domains` mean nothing without what they belong to.
fn only_where_it_belongs(table: &Table, key: &str, faults: &mut Faults) {
    let kind = table.get("kind").and_then(|kind| kind.get_ref().as_str());
    for (beside, belongs, to) in [
        ("within", key == "near", "`near`"),
        ("around", table.get("unless").is_some(), "`unless`"),
        ("except_domains", kind == Some("web-address"), "kind = \"web-address\""),
    ] {
        if table.get(beside).is_some() && !belongs {
            table.wrong(beside, &format!("belongs to {to}"), "take it out, or put it there", faults);
        }
    }
}

fn what(table: &Table, key: &str, depth: usize, budget: &mut Budget, faults: &mut Faults) -> Option<What> {
    match key {
        "words" => phrases(table, "words", budget, faults).map(What::Words),
        "pattern" => pattern(table, faults),
        "kind" => {
            let kind = table.choice("kind", keys::KINDS, faults)?;
            let except = table.texts("except_domains", faults).unwrap_or_default();
            let except_domains = except.iter().map(|domain| domain.text.to_lowercase().into()).collect();
            Some(What::Kind { kind, except_domains })
        }
        "count" => count(table, faults),
        "near" => {
            let within = table.number("within", 100, faults).unwrap_or(8);
            let parts = parts(table, "near", depth, budget, faults)?;
            if parts.len() < 2 {
                table.wrong("near", "needs two finders at least", "one alone is near nothing", faults);
            }
            Some(What::Near { parts, within: u32::try_from(within).unwrap_or(8) })
        }
        "all" => parts(table, "all", depth, budget, faults).map(What::All),
        _ => parts(table, "any", depth, budget, faults).map(What::Any),
    }
}

fn parts(
    table: &Table,
    key: &str,
    depth: usize,
    budget: &mut Budget,
    faults: &mut Faults,
) -> Option<Vec<Finder>> {
    let array = table.array(key, faults)?;
    if array.is_empty() || array.len() > 50 {
        table.wrong(key, "should hold 1 to 50 finders", "write { words = [\"…\"] }, { … }", faults);
        return None;
    }
    let called = format!("an entry of `{key}`");
    let read: Vec<_> = array.iter().map(|value| read(value, &called, depth + 1, budget, faults)).collect();
    read.into_iter().collect()
}

/// The phrases of `words` or of a list.
pub(super) fn phrases(
    table: &Table,
    key: &str,
    budget: &mut Budget,
    faults: &mut Faults,
) -> Option<Vec<(Phrase, super::At)>> {
    let texts = table.texts(key, faults)?;
    if texts.is_empty() {
        table.wrong(key, "is empty", "write at least one phrase", faults);
        return None;
    }
    let mut phrases = Vec::with_capacity(texts.len());
    for text in texts {
        if budget.phrases == 0 {
            faults.add_in(&text.span, "the pack has too many phrases", "part it into several packs");
            return None;
        }
        budget.phrases -= 1;
        if text.text.len() > MAX_PHRASE_BYTES {
            faults.add_in(&text.span, "the phrase is too long", "part it into several");
            continue;
        }
        match Phrase::parse(text.text) {
            Ok(phrase) => phrases.push((phrase, faults.place.in_string(&text.span, 0))),
            Err(fault) => {
                let at = faults.place.in_string(&text.span, fault.offset);
                faults.add(at, fault.message, fault.hint);
            }
        }
    }
    Some(phrases)
}

fn pattern(table: &Table, faults: &mut Faults) -> Option<What> {
    let text = table.text("pattern", faults)?;
    if text.text.len() > MAX_PATTERN_BYTES {
        let what = format!("is longer than {MAX_PATTERN_BYTES} bytes");
        table.wrong("pattern", &what, "use `words`, which has no such bound", faults);
        return None;
    }
    Some(What::Pattern { pattern: text.text.to_owned(), at: faults.place.at(text.span.start) })
}

fn count(table: &Table, faults: &mut Faults) -> Option<What> {
    let value = table.get("count")?;
    let Some(entries) = value.get_ref().as_table() else {
        table.wrong("count", "is not understood", "write { of = \"web-address\", more_than = 2 }", faults);
        return None;
    };
    let inner = Table::new(entries, value.span(), "`count`", keys::COUNT, faults);
    for key in ["of", "more_than"] {
        if inner.get(key).is_none() {
            inner.missing(key, "write { of = \"web-address\", more_than = 2 }", faults);
        }
    }
    let of: Option<Count> = inner.choice("of", keys::COUNTED, faults);
    let more_than = inner.number("more_than", 10_000, faults);
    let seconds = inner.number("within_seconds", 86_400, faults);
    let over_time = matches!(of, Some(Count::SameText | Count::Messages));
    if seconds.is_some_and(|seconds| seconds != 60) || (seconds.is_some() && of.is_some() && !over_time) {
        let hint =
            "leave it out: messages and same-text are counted within 60 seconds, the others in the text";
        inner.wrong("within_seconds", "cannot be chosen here", hint, faults);
    }
    Some(What::Count { of: of?, more_than: u32::try_from(more_than?).unwrap_or(u32::MAX) })
}
