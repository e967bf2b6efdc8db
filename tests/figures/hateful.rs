//! Hate against groups, and what only looks like it: counter-speech, negation, swearing, reclaimed words.

use std::collections::BTreeMap;

use super::figure::{Figure, Goal};
use super::shared::{Row, Shared};
use super::tried::{Asked, ask};

/// What a disguised spelling may cost, in points.
const SPELLING: f64 = 5.0;

/// Some rows of the set, and those of them on which the rules were wrong.
#[derive(Default)]
struct Tally {
    of: usize,
    wrong: Vec<String>,
}

impl Tally {
    fn right(&self) -> f64 {
        (self.of - self.wrong.len()) as f64 * 100.0 / self.of.max(1) as f64
    }

    fn figure(self, measure: String, goal: Goal) -> Figure {
        Figure::share(measure, goal, self.of, self.wrong)
    }
}

pub fn measure(shared: &Shared) -> Vec<Figure> {
    let rows = shared.rows("hatecheck_en_half");
    let said = ask(rows.iter().map(|row| Asked::message(&row.id, &row.text)).collect());
    let (mut hateful, mut plain, mut spelt_out) = (Tally::default(), Tally::default(), Tally::default());
    let mut by_functionality: BTreeMap<String, Tally> = BTreeMap::new();
    for (row, said) in rows.iter().zip(&said) {
        let functionality = functionality(row);
        let is_hateful = row.label == "hateful";
        let wrong = (said.is_flagged() != is_hateful).then(|| said.tell(&row.text));
        let count = |tally: &mut Tally| {
            tally.of += 1;
            tally.wrong.extend(wrong.clone());
        };
        count(if is_hateful { &mut hateful } else { &mut plain });
        if functionality.starts_with("derog_") || functionality == "slur_h" {
            count(&mut spelt_out);
        }
        count(by_functionality.entry(functionality.to_owned()).or_default());
    }
    let as_good_as_spelt_out = Goal::Over(spelt_out.right() - SPELLING);
    let mut figures = vec![
        hateful.figure("right on hateful cases".to_owned(), Goal::Over(60.0)),
        plain.figure("right on others".to_owned(), Goal::Over(90.0)),
    ];
    figures.extend(by_functionality.into_iter().map(|(functionality, tally)| {
        let goal = if functionality.starts_with("spell_") { as_good_as_spelt_out } else { Goal::Told };
        let figure = tally.figure(format!("`{functionality}` right"), goal);
        if functionality == "spell_space_del_h" {
            return figure.missed_no_more(0.0, "two words written as one are read as one");
        }
        figure
    }));
    figures
}

fn functionality(row: &Row) -> &str {
    row.more.get("functionality").and_then(|value| value.as_str()).unwrap_or_default()
}
