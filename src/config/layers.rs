//! Lays one source of settings over another and says where a wrong key stands.

use toml::{Table, Value};

use super::{ConfigError, EXAMPLE};

/// The built-in defaults as a table; every key that exists is in it.
pub(super) fn defaults() -> Table {
    EXAMPLE.parse().expect("config.example.toml is TOML; a test reads it")
}

/// Lays the text of a configuration file over `below`.
pub(super) fn lay_file(below: &mut Table, file: &str, text: &str) -> Result<(), ConfigError> {
    let wrong = |span: Option<std::ops::Range<usize>>, what: String| {
        let (line, column) = place(text, span.map_or(0, |span| span.start));
        ConfigError::Wrong { place: format!("{file}:{line}:{column}"), what }
    };
    let parsed =
        toml::de::DeTable::parse(text).map_err(|cause| wrong(cause.span(), cause.message().to_owned()))?;
    let values: Table =
        text.parse().map_err(|cause: toml::de::Error| wrong(cause.span(), cause.to_string()))?;
    for (key, spanned) in parsed.get_ref() {
        let name = key.get_ref().as_ref();
        let Some(known) = below.get_mut(name) else {
            return Err(wrong(Some(key.span()), unknown(name, below)));
        };
        let value = &values[name];
        match (known, spanned.get_ref().as_table(), value) {
            (Value::Table(section), Some(entries), Value::Table(inner_values)) => {
                for (inner, inner_spanned) in entries {
                    let inner_name = inner.get_ref().as_ref();
                    let Some(known) = section.get_mut(inner_name) else {
                        return Err(wrong(Some(inner.span()), unknown(inner_name, section)));
                    };
                    let value = &inner_values[inner_name];
                    replace(known, value).map_err(|what| wrong(Some(inner_spanned.span()), what))?;
                }
            }
            (known, _, value) => {
                replace(known, value).map_err(|what| wrong(Some(spanned.span()), what))?;
            }
        }
    }
    Ok(())
}

/// Lays every `HOMEGROUP_KEY` and `HOMEGROUP_SECTION__KEY` over `below`. Names for tests and tools of their
/// own (`HOMEGROUP_TEST_…`, `HOMEGROUP_SHARED`, `HOMEGROUP_BIN`, `HOMEGROUP_FAULT_…`) are none of ours.
pub(super) fn lay_environment(
    below: &mut Table,
    environment: impl IntoIterator<Item = (String, String)>,
) -> Result<(), ConfigError> {
    for (variable, text) in environment {
        let Some(key) = variable.strip_prefix("HOMEGROUP_") else { continue };
        if ["TEST_", "SHARED", "BIN", "FAULT_"].iter().any(|other| key.starts_with(other)) {
            continue;
        }
        let key = key.to_lowercase();
        let wrong = |what: String| ConfigError::Wrong { place: format!("the variable {variable}"), what };
        let (table, name) = match key.split_once("__") {
            None => (&mut *below, key.as_str()),
            Some((section, name)) => match below.get_mut(section) {
                Some(Value::Table(table)) => (table, name),
                _ => return Err(wrong(unknown(section, below))),
            },
        };
        let Some(known) = table.get_mut(name) else {
            return Err(wrong(unknown(name, table)));
        };
        let value = match known {
            Value::String(_) => Value::String(text.clone()),
            Value::Integer(_) => text.parse().map(Value::Integer).map_err(|_| wrong(not_a(known, &text)))?,
            Value::Boolean(_) => text.parse().map(Value::Boolean).map_err(|_| wrong(not_a(known, &text)))?,
            _ => return Err(wrong("this setting can be given in the file only".to_owned())),
        };
        *known = value;
    }
    Ok(())
}

fn replace(known: &mut Value, value: &Value) -> Result<(), String> {
    if std::mem::discriminant(known) != std::mem::discriminant(value) {
        return Err(not_a(known, &value.to_string()));
    }
    *known = value.clone();
    Ok(())
}

fn not_a(known: &Value, given: &str) -> String {
    format!("{given} is not a {}, which this setting is", known.type_str())
}

fn unknown(name: &str, table: &Table) -> String {
    let keys: Vec<&str> = table.keys().map(String::as_str).collect();
    format!("there is no setting `{name}` here; there are: {}", keys.join(", "))
}

/// Line and column, from 1, of a byte offset.
fn place(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..offset.min(text.len())];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}
