//! Strings that break programs: every one of them gets an answer, and soon.

use super::figure::{Figure, Goal};
use super::shared::Shared;
use super::tried::{Asked, ask};

pub fn measure(shared: &Shared) -> Vec<Figure> {
    let rows = shared.rows("blns");
    let said = ask(rows.iter().map(|row| Asked::message(&row.id, &row.text)).collect());
    // A span that cuts a character in two would end the server at the first mask.
    let cut = rows
        .iter()
        .zip(&said)
        .filter(|(row, said)| said.rules.iter().any(|met| row.text.get(met.start..met.end).is_none()))
        .map(|(row, said)| said.tell(&row.text))
        .collect();
    vec![Figure::share("errors, and spans that cut a character", Goal::None, rows.len(), cut)]
}
