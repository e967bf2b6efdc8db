//! Phone numbers, e-mail and web addresses: found exactly, and nothing else taken for one.

use std::ops::Range;

use serde_json::Value;

use super::figure::{Figure, Goal};
use super::shared::{Row, Shared};
use super::tried::{Asked, Said, ask};

/// A kind of thing, and how its rules begin.
struct Kind {
    exact: &'static str,
    false_ones: &'static str,
    rules: &'static [&'static str],
    wants: fn(&Row) -> Option<Wanted>,
    /// Why fewer are found exactly than would be good, where that is meant: how many per cent, and the reason.
    known: Option<(f64, &'static str)>,
}

enum Wanted {
    /// These and no others.
    Spans(Vec<Range<usize>>),
    /// Found or not, wherever it begins and ends.
    Anything(bool),
}

const KINDS: [Kind; 3] = [
    Kind {
        exact: "phone numbers found exactly",
        false_ones: "false ones among the phone numbers found",
        rules: &["contact/phone"],
        wants: phones,
        known: Some((
            85.0,
            "freephone numbers are those of helplines and stay readable, and so do the shapes of dates and counts",
        )),
    },
    Kind {
        exact: "e-mail addresses found exactly",
        false_ones: "false ones among the e-mail addresses found",
        rules: &["contact/email"],
        wants: emails,
        known: None,
    },
    Kind {
        exact: "web addresses found exactly",
        false_ones: "false ones among the web addresses found",
        rules: &["links/"],
        wants: links,
        known: None,
    },
];

pub fn measure(shared: &Shared) -> Vec<Figure> {
    let rows = shared.rows("pii_url_half");
    let said = ask(rows.iter().map(|row| Asked::message(&row.id, &row.text)).collect());
    KINDS.iter().flat_map(|kind| kind.measure(&rows, &said)).collect()
}

impl Kind {
    fn measure(&self, rows: &[Row], said: &[Said]) -> [Figure; 2] {
        let (mut wanted_in_all, mut found_in_all) = (0, 0);
        let (mut missed, mut strange) = (Vec::new(), Vec::new());
        for (row, said) in rows.iter().zip(said) {
            let Some(wanted) = (self.wants)(row) else { continue };
            let mut found = self.spans(said);
            found_in_all += found.len();
            match wanted {
                Wanted::Spans(wanted) => {
                    wanted_in_all += wanted.len();
                    for span in &wanted {
                        if !found.contains(span) {
                            missed.push(format!(
                                "wants {:?}: {}",
                                &row.text[span.clone()],
                                said.tell(&row.text)
                            ));
                        }
                    }
                    // One that is there, but with other ends, is missed, not strange.
                    found.retain(|found| {
                        !wanted.iter().any(|wanted| found.start < wanted.end && wanted.start < found.end)
                    });
                }
                Wanted::Anything(true) => {
                    wanted_in_all += 1;
                    if found.is_empty() {
                        missed.push(said.tell(&row.text));
                    }
                    found.clear();
                }
                Wanted::Anything(false) => {}
            }
            strange.extend(found.iter().map(|_| said.tell(&row.text)));
        }
        let exact = Figure::share(self.exact, Goal::Over(95.0), wanted_in_all, missed);
        [
            match self.known {
                Some((than, why)) => exact.missed_no_more(than, why),
                None => exact,
            },
            Figure::share(self.false_ones, Goal::Under(1.0), found_in_all, strange),
        ]
    }

    /// What its rules found, each place once however many rules name it.
    fn spans(&self, said: &Said) -> Vec<Range<usize>> {
        let mut spans: Vec<_> = said
            .rules
            .iter()
            .filter(|met| self.rules.iter().any(|rule| met.id.starts_with(rule)))
            .map(|met| met.start..met.end)
            .collect();
        spans.sort_by_key(|span| (span.start, span.end));
        spans.dedup();
        spans
    }
}

fn phones(row: &Row) -> Option<Wanted> {
    row.label.starts_with("phone:").then(|| wanted(row)).flatten()
}

fn emails(row: &Row) -> Option<Wanted> {
    // The set names links and addresses together; an address has an @ and no scheme of the web.
    let is_mail = |found: &str| found.contains('@') && !found.contains("//");
    let Wanted::Spans(mut spans) = extracted(row)? else { return None };
    spans.retain(|span| is_mail(&row.text[span.clone()]));
    (!spans.is_empty() || !row.text.contains('@')).then_some(Wanted::Spans(spans))
}

fn links(row: &Row) -> Option<Wanted> {
    let is_mail = |found: &str| found.contains('@') && !found.contains("//");
    let Wanted::Spans(mut spans) = extracted(row)? else { return None };
    spans.retain(|span| !is_mail(&row.text[span.clone()]));
    Some(Wanted::Spans(spans))
}

fn extracted(row: &Row) -> Option<Wanted> {
    let of_links =
        ["extract:url", "extract:tld", "extract:tco"].iter().any(|part| row.label.starts_with(part));
    of_links.then(|| wanted(row)).flatten()
}

/// What the set's makers expect: strings that stand in the text in this order, or yes or no.
fn wanted(row: &Row) -> Option<Wanted> {
    match row.more.get("expected")? {
        Value::Bool(whether) => Some(Wanted::Anything(*whether)),
        Value::Array(all) => {
            let mut from = 0;
            let spans = all.iter().map(|one| {
                let said = one.as_str().or_else(|| one.get("url")?.as_str())?;
                let start = from + row.text[from..].find(said)?;
                from = start + said.len();
                Some(start..from)
            });
            spans.collect::<Option<Vec<_>>>().map(Wanted::Spans)
        }
        _ => None,
    }
}
