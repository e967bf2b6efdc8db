//! The name of a substance and nothing else: always on topic.

use super::figure::{Figure, Goal};
use super::shared::Shared;
use super::tried::{Asked, ask};

pub fn dope(shared: &Shared) -> Vec<Figure> {
    measure(shared, "drug_terms_dope")
}

pub fn tripsit(shared: &Shared) -> Vec<Figure> {
    measure(shared, "drug_names_tripsit")
}

fn measure(shared: &Shared, set: &str) -> Vec<Figure> {
    let rows = shared.rows(set);
    let said = ask(rows.iter().map(|row| Asked::message(&row.id, &row.text)).collect());
    let flagged = rows
        .iter()
        .zip(&said)
        .filter(|(_, said)| said.is_flagged())
        .map(|(row, said)| said.tell(&row.text))
        .collect();
    vec![Figure::share("a bare term flagged", Goal::None, rows.len(), flagged)]
}
