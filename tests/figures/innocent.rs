//! Clean words and names with something else inside: "Scunthorpe".

use super::figure::{Figure, Goal};
use super::shared::Shared;
use super::tried::{Asked, ask};

pub fn measure(shared: &Shared) -> Vec<Figure> {
    let rows = shared.rows("scunthorpe_half");
    let said = ask(rows.iter().map(|row| Asked::message(&row.id, &row.text)).collect());
    let flagged = rows
        .iter()
        .zip(&said)
        .filter(|(_, said)| said.is_flagged())
        .map(|(row, said)| said.tell(&row.text))
        .collect();
    vec![Figure::share("flagged", Goal::Under(0.1), rows.len(), flagged)]
}
