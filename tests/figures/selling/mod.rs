//! Lines of people who sell, made of the names in two public lists and of shapes written here; and sentences of
//! people who speak honestly of the same things. Every line is made the same way in every run.

mod en;
mod fa;
mod ru;

use std::collections::BTreeSet;

use super::figure::{Figure, Goal};
use super::shared::Shared;
use super::tried::{Asked, ask};

/// The shapes of one language. `{drug}`, `{price}`, `{amount}` and `{contact}` are filled in.
struct Shapes {
    lang: &'static str,
    /// Where the names do not come from the lists, which are English.
    drugs: &'static [&'static str],
    prices: &'static [&'static str],
    amounts: &'static [&'static str],
    contacts: &'static [&'static str],
    selling: &'static [&'static str],
    honest: &'static [&'static str],
}

/// How many lines each name of the English lists is put into.
const LINES_A_NAME: usize = 3;

pub fn lines(shared: &Shared) -> Vec<Figure> {
    let measured = |(measure, shapes): (&'static str, &Shapes)| {
        let lines = filled(shapes, shapes.selling, &names(shared, shapes));
        let total = lines.len();
        let passed = tried(lines, shapes.lang, |said| !said.is_stopped());
        Figure::share(measure, Goal::Over(95.0), total, passed)
    };
    [
        ("held or blocked, English", &en::SHAPES),
        ("held or blocked, Russian", &ru::SHAPES),
        ("held or blocked, Persian", &fa::SHAPES),
    ]
    .into_iter()
    .map(measured)
    .collect()
}

pub fn sentences(shared: &Shared) -> Vec<Figure> {
    let measured = |(measure, shapes): (&'static str, &Shapes)| {
        let lines = filled(shapes, shapes.honest, &names(shared, shapes));
        let total = lines.len();
        let flagged = tried(lines, shapes.lang, |said| said.is_flagged());
        Figure::share(measure, Goal::Under(1.0), total, flagged)
    };
    [("flagged, English", &en::SHAPES), ("flagged, Russian", &ru::SHAPES), ("flagged, Persian", &fa::SHAPES)]
        .into_iter()
        .map(measured)
        .collect()
}

fn tried(lines: Vec<Asked>, lang: &'static str, wrong: fn(&super::tried::Said) -> bool) -> Vec<String> {
    let texts: Vec<_> = lines.iter().map(|line| line.text.clone()).collect();
    let asked = lines.into_iter().map(|line| Asked { lang: Some(lang), ..line }).collect();
    let said = ask(asked);
    texts.iter().zip(&said).filter(|(_, said)| wrong(said)).map(|(text, said)| said.tell(text)).collect()
}

/// The names of both lists, or the shapes' own, each once.
fn names(shared: &Shared, shapes: &Shapes) -> Vec<String> {
    if !shapes.drugs.is_empty() {
        return shapes.drugs.iter().map(|&drug| drug.to_owned()).collect();
    }
    let rows = ["drug_terms_dope", "drug_names_tripsit"].into_iter().flat_map(|set| shared.rows(set));
    let names: BTreeSet<_> = rows
        .map(|row| row.text.split('(').next().unwrap_or_default().trim().to_lowercase())
        .filter(|name| !name.is_empty())
        .collect();
    names.into_iter().collect()
}

/// Every name in some shapes, every shape with some names; with few names, every name in every shape.
fn filled(shapes: &Shapes, of: &[&str], names: &[String]) -> Vec<Asked> {
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    let mut lines = Vec::new();
    for name in names {
        let count = if shapes.drugs.is_empty() { LINES_A_NAME } else { of.len() };
        for turn in 0..count {
            let shape = if shapes.drugs.is_empty() { chance.pick(of) } else { of[turn] };
            let text = shape
                .replace("{drug}", name)
                .replace("{price}", chance.pick(shapes.prices))
                .replace("{amount}", chance.pick(shapes.amounts))
                .replace("{contact}", chance.pick(shapes.contacts));
            lines.push(Asked::message(format!("{}-{}", shapes.lang, lines.len()), text));
        }
    }
    lines
}

/// The same numbers in every run (xorshift64*).
struct Chance(u64);

impl Chance {
    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let number = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        from[number as usize % from.len()]
    }
}
