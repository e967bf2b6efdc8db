//! Reading values out of a TOML table, with an error for each that is not what it should be.

use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{At, MAX_ERRORS, PackError, PlaceIn, keys};
use crate::rules::Words;

/// Gathers what is wrong with one file.
pub(super) struct Faults<'t> {
    pub place: PlaceIn<'t>,
    pub errors: Vec<PackError>,
}

impl Faults<'_> {
    pub fn add(&mut self, at: At, message: impl Into<String>, hint: impl Into<String>) {
        if self.errors.len() < MAX_ERRORS {
            self.errors.push(self.place.error(at, message, hint));
        }
    }

    pub fn add_in(&mut self, span: &Range<usize>, message: impl Into<String>, hint: impl Into<String>) {
        self.add(self.place.at(span.start), message, hint);
    }
}

/// A table, what it is called in errors, and the place to name when something is missing in it.
pub(super) struct Table<'a, 'i> {
    entries: &'a DeTable<'i>,
    pub span: Range<usize>,
    /// "the pack", "rule sourcing/offer": whose keys they are.
    called: String,
}

/// A text and where it stands.
pub(super) struct Text<'a> {
    pub text: &'a str,
    pub span: Range<usize>,
}

impl<'a, 'i> Table<'a, 'i> {
    pub fn new(
        entries: &'a DeTable<'i>,
        span: Range<usize>,
        called: impl Into<String>,
        known: &[&str],
        faults: &mut Faults,
    ) -> Self {
        let called = called.into();
        for key in entries.keys() {
            let name: &str = key.get_ref();
            if !known.contains(&name) {
                let hint = match keys::nearest(name, known) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("there are: {}", known.join(", ")),
                };
                faults.add_in(&key.span(), format!("{called} has no key `{name}`"), hint);
            }
        }
        Self { entries, span, called }
    }

    pub fn get(&self, key: &str) -> Option<&'a Spanned<DeValue<'i>>> {
        self.entries.get(key)
    }

    /// Where a key stands, for what is said about it as a whole.
    pub fn span_of_key(&self, key: &str) -> Range<usize> {
        let found = self.entries.keys().find(|known| known.get_ref() == key);
        found.map_or_else(|| self.span.clone(), Spanned::span)
    }

    pub fn missing(&self, key: &str, hint: &str, faults: &mut Faults) {
        faults.add_in(&self.span, format!("{} has no `{key}`", self.called), hint);
    }

    pub fn wrong(&self, key: &str, what: &str, hint: &str, faults: &mut Faults) {
        let span = self.get(key).map_or_else(|| self.span.clone(), Spanned::span);
        faults.add_in(&span, format!("`{key}` of {} {what}", self.called), hint);
    }

    pub fn text(&self, key: &str, faults: &mut Faults) -> Option<Text<'a>> {
        let value = self.get(key)?;
        match value.get_ref().as_str() {
            Some(text) => Some(Text { text, span: value.span() }),
            None => {
                self.wrong(key, "should be a text", &format!("write {key} = \"…\""), faults);
                None
            }
        }
    }

    pub fn flag(&self, key: &str, faults: &mut Faults) -> Option<bool> {
        let value = self.get(key)?.get_ref().as_bool();
        if value.is_none() {
            self.wrong(key, "should be true or false", "without quotation marks", faults);
        }
        value
    }

    pub fn number(&self, key: &str, most: u64, faults: &mut Faults) -> Option<u64> {
        let number =
            self.get(key)?.get_ref().as_integer().and_then(|number| {
                u64::from_str_radix(&number.as_str().replace('_', ""), number.radix()).ok()
            });
        let number = number.filter(|number| *number <= most);
        if number.is_none() {
            self.wrong(key, &format!("should be a number from 0 to {most}"), "", faults);
        }
        number
    }

    pub fn signed(&self, key: &str, faults: &mut Faults) -> Option<i64> {
        let number =
            self.get(key)?.get_ref().as_integer().and_then(|number| number.as_str().parse::<i32>().ok());
        if number.is_none() {
            self.wrong(key, "should be a whole number", "for instance 100, or -10", faults);
        }
        number.map(i64::from)
    }

    /// A list of texts.
    pub fn texts(&self, key: &str, faults: &mut Faults) -> Option<Vec<Text<'a>>> {
        let array = self.array(key, faults)?;
        let mut texts = Vec::with_capacity(array.len());
        for item in array {
            match item.get_ref().as_str() {
                Some(text) => texts.push(Text { text, span: item.span() }),
                None => faults.add_in(
                    &item.span(),
                    format!("`{key}` of {} should hold texts only", self.called),
                    "each in quotation marks, with commas between them",
                ),
            }
        }
        Some(texts)
    }

    pub fn array(&self, key: &str, faults: &mut Faults) -> Option<&'a [Spanned<DeValue<'i>>]> {
        let value = self.get(key)?;
        match value.get_ref().as_array() {
            Some(array) => Some(array),
            None => {
                self.wrong(key, "should be a list", &format!("write {key} = [\"…\", \"…\"]"), faults);
                None
            }
        }
    }

    /// One of a few words, such as an action or a place.
    pub fn choice<T: DeserializeOwned>(&self, key: &str, known: &[&str], faults: &mut Faults) -> Option<T> {
        let text = self.text(key, faults)?;
        chosen(&text, key, known, faults)
    }

    /// A list of such words; an empty list is a fault, because it would mean "never".
    pub fn choices<T: DeserializeOwned>(
        &self,
        key: &str,
        known: &[&str],
        faults: &mut Faults,
    ) -> Option<Vec<T>> {
        let texts = self.texts(key, faults)?;
        if texts.is_empty() {
            self.wrong(key, "is empty", "leave the line out to mean all of them", faults);
        }
        Some(texts.iter().filter_map(|text| chosen(text, key, known, faults)).collect())
    }

    /// Words in the three languages of Homegroup.
    pub fn words(&self, key: &str, faults: &mut Faults) -> Option<Words> {
        let value = self.get(key)?;
        let Some(entries) = value.get_ref().as_table() else {
            let hint = format!("write [rule.{key}] with en = \"…\", ru = \"…\" and fa = \"…\" below it");
            self.wrong(key, "should hold three languages", &hint, faults);
            return None;
        };
        let called = format!("`{key}` of {}", self.called);
        let table = Table::new(entries, value.span(), called, keys::WORDS, faults);
        let mut one = |language: &str| match table.text(language, faults) {
            Some(text) if text.text.trim().is_empty() => {
                table.wrong(language, "is empty", "Homegroup speaks three languages", faults);
                None
            }
            Some(text) => Some(text.text.trim().to_owned()),
            None => {
                if table.get(language).is_none() {
                    table.missing(language, "Homegroup speaks three languages: en, ru and fa", faults);
                }
                None
            }
        };
        let (en, ru, fa) = (one("en"), one("ru"), one("fa"));
        Some(Words { en: en?, ru: ru?, fa: fa? })
    }
}

fn chosen<T: DeserializeOwned>(text: &Text, key: &str, known: &[&str], faults: &mut Faults) -> Option<T> {
    let value = known
        .contains(&text.text)
        .then(|| serde_json::from_value(serde_json::Value::String(text.text.to_owned())).ok());
    if value.is_none() {
        let hint = match keys::nearest(text.text, known) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => format!("there are: {}", known.join(", ")),
        };
        faults.add_in(&text.span, format!("`{key}` knows no \"{}\"", text.text), hint);
    }
    value.flatten()
}
