//! Reading rules.

use std::time::Duration;

use toml::Spanned;
use toml::de::DeValue;

use super::finder_reader::{self, Budget};
use super::table::{Faults, Table};
use super::{At, Finder, keys};
use crate::rules::model::{AccountKind, Action, Also, Place, Recent, RoomKind, Standing, Words};
use crate::words::Language;

/// A rule as it is written. Lists that are not given speak of everything.
#[derive(Debug)]
pub(in crate::rules) struct WrittenRule {
    pub id: String,
    pub at: At,
    /// Missing in a rule about crisis: it has no action, so there is none that could hide or stop anything.
    pub action: Option<Action>,
    pub also: Also,
    pub note: Option<Words>,
    pub mask: Option<Words>,
    pub ask: bool,
    pub reason: Words,
    pub places: Option<Vec<Place>>,
    pub rooms: Option<Vec<RoomKind>>,
    pub phases: Option<Vec<String>>,
    pub holds_floor: Option<bool>,
    pub languages: Option<Vec<Language>>,
    pub spares: Vec<Standing>,
    pub accounts: Option<Vec<AccountKind>>,
    pub younger_than: Option<Duration>,
    pub fewer_accepted_than: Option<u64>,
    pub shadow: bool,
    pub priority: i64,
    pub stop: bool,
    pub matching: Vec<Example>,
    pub passing: Vec<Example>,
    pub find: Finder,
}

/// A text that proves a rule, and who writes it where. What is not given is that of a new member writing in a
/// room, as far as the rule speaks of one.
#[derive(Debug, Default, Clone)]
pub(in crate::rules) struct Example {
    pub text: String,
    pub at: At,
    pub place: Option<Place>,
    pub role: Option<Standing>,
    pub days: Option<u64>,
    pub accepted: Option<u64>,
    pub room: Option<RoomKind>,
    pub account: Option<AccountKind>,
    pub phase: Option<String>,
    pub holds_floor: Option<bool>,
    pub recent: Recent,
}

pub(super) fn read(
    value: &Spanned<DeValue>,
    span: std::ops::Range<usize>,
    budget: &mut Budget,
    faults: &mut Faults,
) -> Option<WrittenRule> {
    let entries = value.get_ref().as_table()?;
    let id = entries.get("id").and_then(|id| id.get_ref().as_str()).map(str::to_owned);
    let called = id.as_ref().map_or_else(|| "the rule".to_owned(), |id| format!("rule {id}"));
    let table = Table::new(entries, span, called, keys::RULE, faults);
    let at = faults.place.at(table.span.start);
    let id = rule_id(&table, faults);
    let crisis = table.flag("crisis", faults).unwrap_or(false);
    let also = also(&table, crisis, faults);
    let action = action(&table, crisis, faults);
    let words = |key: &str, action_it_needs: Action, faults: &mut Faults| {
        let words = table.words(key, faults);
        if action.is_some_and(|action| action != action_it_needs) && table.get(key).is_some() {
            let needed = format!("{action_it_needs:?}").to_lowercase();
            table.wrong(key, &format!("belongs to action = \"{needed}\""), "take it out", faults);
        }
        if action == Some(action_it_needs) && table.get(key).is_none() {
            table.missing(key, "these words are shown in the place of the text", faults);
        }
        words
    };
    let note = words("note", Action::Cover, faults);
    let mask = words("mask", Action::Mask, faults);
    let ask = table.flag("ask", faults).unwrap_or(false);
    if ask && action.is_some_and(|action| action != Action::Mask) {
        table.wrong("ask", "belongs to action = \"mask\"", "take it out", faults);
    }
    let reason = table.words("reason", faults);
    if table.get("reason").is_none() {
        table.missing(
            "reason",
            "plain, kind words for the author, in en, ru and fa: what to do next",
            faults,
        );
    }
    let author = author(&table, faults);
    let (matching, passing) = (examples(&table, "match", faults), examples(&table, "pass", faults));
    let find = match table.get("find") {
        Some(value) => finder_reader::read(value, "`find`", 1, budget, faults),
        None => {
            table.missing("find", "write [rule.find] and below it, for instance, words = [\"…\"]", faults);
            None
        }
    };
    Some(WrittenRule {
        at,
        also,
        note,
        mask,
        ask,
        places: table.choices("places", keys::PLACES, faults),
        rooms: table.choices("rooms", keys::ROOMS, faults),
        phases: table
            .texts("phases", faults)
            .map(|phases| phases.iter().map(|phase| phase.text.to_owned()).collect()),
        holds_floor: table.flag("holds_floor", faults),
        languages: table.choices("languages", keys::LANGUAGES, faults),
        spares: table.choices("spares", keys::STANDINGS, faults).unwrap_or_default(),
        accounts: table.choices("accounts", keys::ACCOUNTS, faults),
        younger_than: author.0,
        fewer_accepted_than: author.1,
        shadow: table.flag("shadow", faults).unwrap_or(false),
        priority: table.signed("priority", faults).unwrap_or(0),
        stop: table.flag("stop", faults).unwrap_or(false),
        matching,
        passing,
        action: if crisis { None } else { Some(action?) },
        id: id?,
        reason: reason?,
        find: find?,
    })
}

fn rule_id(table: &Table, faults: &mut Faults) -> Option<String> {
    let hint = "write subject/what, for instance sourcing/offer-with-price: letters a-z, digits and -";
    let Some(text) = table.text("id", faults) else {
        if table.get("id").is_none() {
            table.missing("id", hint, faults);
        }
        return None;
    };
    let good = text
        .text
        .split_once('/')
        .is_some_and(|(subject, what)| super::reader::is_id(subject) && super::reader::is_id(what));
    if !good {
        faults.add_in(&text.span, format!("\"{}\" is not an id of a rule", text.text), hint);
        return None;
    }
    Some(text.text.to_owned())
}

fn also(table: &Table, crisis: bool, faults: &mut Faults) -> Also {
    let mut also = Also::default();
    for text in table.texts("also", faults).unwrap_or_default() {
        if crisis && !keys::CRISIS_ALSO.contains(&text.text) {
            let hint = "it can only name also = [\"help\"], \"case\" or \"alert\"";
            faults.add_in(&text.span, "a rule about crisis can only help", hint);
            continue;
        }
        match text.text {
            "help" => also.help = true,
            "flag" => also.flag = true,
            "slow-down" => also.slow_down = true,
            "case" => also.case = true,
            "alert" => also.alert = true,
            other => {
                let hint = format!("there are: {}", keys::ALSO.join(", "));
                faults.add_in(&text.span, format!("`also` knows no \"{other}\""), hint);
            }
        }
    }
    if crisis && table.get("also").is_none() {
        table.missing("also", "a rule about crisis says how it helps: also = [\"help\"]", faults);
    }
    also
}

fn action(table: &Table, crisis: bool, faults: &mut Faults) -> Option<Action> {
    if crisis {
        if table.get("action").is_some() {
            let hint = "take `action` out and write also = [\"help\"]: nothing a person in crisis says is hidden or stopped";
            faults.add_in(&table.span_of_key("action"), "a rule about crisis has no action", hint);
        }
        return None;
    }
    if table.get("action").is_none() {
        table.missing("action", &format!("one of: {}", keys::ACTIONS.join(", ")), faults);
    }
    table.choice("action", keys::ACTIONS, faults)
}

fn author(table: &Table, faults: &mut Faults) -> (Option<Duration>, Option<u64>) {
    let Some(value) = table.get("author") else { return (None, None) };
    let Some(entries) = value.get_ref().as_table() else {
        let hint = "write author = { younger_than_hours = 24, fewer_accepted_than = 5 }; either is enough";
        table.wrong("author", "is not understood", hint, faults);
        return (None, None);
    };
    let inner = Table::new(entries, value.span(), "`author`", keys::AUTHOR, faults);
    let hours = inner.number("younger_than_hours", 1_000_000, faults);
    let accepted = inner.number("fewer_accepted_than", 1_000_000, faults);
    (hours.map(|hours| Duration::from_secs(hours * 3600)), accepted)
}

fn examples(table: &Table, key: &str, faults: &mut Faults) -> Vec<Example> {
    let mut examples = Vec::new();
    let which = if key == "match" { "must match" } else { "must not match" };
    match table.get(key) {
        None => table.missing(key, &format!("a rule needs at least one text that {which}"), faults),
        Some(_) => {
            let array = table.array(key, faults).unwrap_or_default();
            examples.extend(array.iter().filter_map(|value| example(value, key, faults)));
            if array.is_empty() {
                table.wrong(key, "is empty", &format!("write at least one text that {which}"), faults);
            }
        }
    }
    examples
}

fn example(value: &Spanned<DeValue>, key: &str, faults: &mut Faults) -> Option<Example> {
    let at = faults.place.at(value.span().start);
    if let Some(text) = value.get_ref().as_str() {
        return Some(Example { text: text.to_owned(), at, ..Example::default() });
    }
    let Some(entries) = value.get_ref().as_table() else {
        let hint = "write a text, or { text = \"…\", place = \"handle\", days = 90 }";
        faults.add(at, format!("an example of `{key}` is not understood"), hint);
        return None;
    };
    let table = Table::new(entries, value.span(), format!("an example of `{key}`"), keys::EXAMPLE, faults);
    let text = table.text("text", faults);
    if table.get("text").is_none() {
        table.missing("text", "write { text = \"…\" }", faults);
    }
    let count = |key: &str, faults: &mut Faults| {
        table.number(key, 10_000, faults).and_then(|number| u32::try_from(number).ok()).unwrap_or(0)
    };
    Some(Example {
        at,
        place: table.choice("place", keys::PLACES, faults),
        role: table.choice("role", keys::STANDINGS, faults),
        days: table.number("days", 100_000, faults),
        accepted: table.number("accepted", 1_000_000_000, faults),
        room: table.choice("room", keys::ROOMS, faults),
        account: table.choice("account", keys::ACCOUNTS, faults),
        phase: table.text("phase", faults).map(|phase| phase.text.to_owned()),
        holds_floor: table.flag("holds_floor", faults),
        recent: Recent { messages: count("messages", faults), same_text: count("same_text", faults) },
        text: text?.text.to_owned(),
    })
}
