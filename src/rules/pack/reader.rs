//! Reading a whole pack.

use toml::de::{DeTable, DeValue};

use super::finder_reader::{self, Budget};
use super::phrase::is_name;
use super::table::{Faults, Table};
use super::{
    At, MAX_PACK_BYTES, MAX_PHRASES, MAX_RULES, PackError, Phrase, PlaceIn, WrittenRule, keys, rule,
};
use crate::words::Language;

/// A pack as it is written.
#[derive(Debug)]
pub(in crate::rules) struct Pack {
    pub id: String,
    pub id_at: At,
    pub file: String,
    pub title: String,
    pub languages: Vec<Language>,
    pub version: String,
    pub licence: String,
    pub lists: Vec<List>,
    /// Lists whose words are met with a slip of the keyboard, too.
    pub slips: Vec<String>,
    pub rules: Vec<WrittenRule>,
}

/// What one pack adds to a named list.
#[derive(Debug)]
pub(in crate::rules) struct List {
    pub name: String,
    pub phrases: Vec<(Phrase, At)>,
}

/// Reads a pack, or tells everything that is wrong with it.
pub(in crate::rules) fn read(file: &str, text: &str) -> Result<Pack, Vec<PackError>> {
    let mut faults = Faults { place: PlaceIn::new(file, text), errors: Vec::new() };
    if text.len() > MAX_PACK_BYTES {
        let at = At { line: 1, column: 1 };
        let message = format!("the pack is larger than {} MiB", MAX_PACK_BYTES >> 20);
        faults.add(at, message, "part it into several packs");
        return Err(faults.errors);
    }
    // An editor on Windows may have put a mark in front that says nothing.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    faults.place = PlaceIn::new(file, text);
    let (parsed, syntax) = DeTable::parse_recoverable(text);
    for error in syntax {
        let span = error.span().unwrap_or(0..0);
        let hint =
            "this is not TOML: look for a missing quotation mark, comma or bracket here or just before";
        faults.add_in(&span, error.message().to_owned(), hint);
    }
    if !faults.errors.is_empty() {
        return Err(faults.errors);
    }
    let pack = pack(file, text, parsed.get_ref(), &mut faults);
    match pack {
        Some(pack) if faults.errors.is_empty() => Ok(pack),
        _ => {
            faults.errors.sort_by_key(|error| (error.line, error.column));
            Err(faults.errors)
        }
    }
}

fn pack(file: &str, text: &str, entries: &DeTable, faults: &mut Faults) -> Option<Pack> {
    let table = Table::new(entries, 0..0, "the pack", keys::PACK, faults);
    let mut needed = |key: &str, hint: &str| {
        let text = table.text(key, faults);
        match &text {
            None if table.get(key).is_none() => table.missing(key, hint, faults),
            Some(text) if text.text.trim().is_empty() => {
                faults.add_in(&text.span, format!("`{key}` is empty"), hint);
            }
            _ => {}
        }
        text.map(|text| text.text.to_owned())
    };
    let id = needed("id", "for instance id = \"sourcing-en\"; no other pack has the same");
    let title = needed("title", "for instance title = \"Selling and sourcing, in English\"");
    let version = needed("version", "for instance version = \"1.0.0\"");
    let licence = needed("licence", "what others may do with the pack, for instance licence = \"CC0-1.0\"");
    if let Some(id) = id.as_ref().filter(|id| !is_id(id)) {
        let hint = "letters a-z, digits and -, for instance sourcing-en";
        table.wrong("id", &format!("cannot be \"{id}\""), hint, faults);
    }
    let languages = table.choices("languages", keys::LANGUAGES, faults);
    if table.get("languages").is_none() {
        table.missing("languages", "of its words, for instance languages = [\"en\"]", faults);
    }
    let mut budget = Budget { phrases: MAX_PHRASES };
    let lists = lists(&table, &mut budget, faults);
    let slips = table.texts("slips", faults).unwrap_or_default();
    let slips = slips.into_iter().map(|name| name.text.to_owned()).collect();
    let rules = rules(&table, text, &mut budget, faults);
    Some(Pack {
        id_at: faults.place.at(table.span_of_key("id").start),
        file: file.to_owned(),
        id: id?,
        title: title?,
        languages: languages?,
        version: version?,
        licence: licence?,
        lists,
        slips,
        rules,
    })
}

fn lists(table: &Table, budget: &mut Budget, faults: &mut Faults) -> Vec<List> {
    let Some(value) = table.get("lists") else { return Vec::new() };
    let Some(entries) = value.get_ref().as_table() else {
        table.wrong("lists", "should hold named lists", "write [lists] and below it name = [\"…\"]", faults);
        return Vec::new();
    };
    let names: Vec<&str> = entries.keys().map(|key| key.get_ref().as_ref()).collect();
    let inner = Table::new(entries, value.span(), "[lists]", &names, faults);
    let mut lists = Vec::with_capacity(names.len());
    for name in &names {
        if !is_name(name) {
            let hint = "a list's name has letters a-z, digits, - and _";
            faults.add_in(&inner.span_of_key(name), format!("a list cannot be called \"{name}\""), hint);
        }
        if let Some(phrases) = finder_reader::phrases(&inner, name, budget, faults) {
            lists.push(List { name: (*name).to_owned(), phrases });
        }
    }
    lists
}

fn rules(table: &Table, text: &str, budget: &mut Budget, faults: &mut Faults) -> Vec<WrittenRule> {
    let Some(value) = table.get("rule") else { return Vec::new() };
    let array = match value.get_ref() {
        DeValue::Array(array) => array,
        _ => {
            table.wrong(
                "rule",
                "is not understood",
                "each rule begins with [[rule]], in two brackets",
                faults,
            );
            return Vec::new();
        }
    };
    if array.len() > MAX_RULES {
        let what = format!("holds more than {MAX_RULES} rules");
        table.wrong("rule", &what, "part it into several packs", faults);
        return Vec::new();
    }
    // The values of `[[rule]]` have the span of its header; written inline they have their own.
    let rules = array.iter().map(|value| {
        if value.get_ref().as_table().is_none() {
            faults.add_in(&value.span(), "a rule is not understood", "each rule begins with [[rule]]");
        }
        let start = value.span().start.min(text.len());
        rule::read(value, start..start, budget, faults)
    });
    rules.collect::<Vec<_>>().into_iter().flatten().collect()
}

/// An id of a pack, or a half of a rule's.
pub(super) fn is_id(id: &str) -> bool {
    let known = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    !id.is_empty() && id.len() <= 80 && id.chars().all(known)
}
