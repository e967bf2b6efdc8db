//! People who stop smoking, talking to each other: what the rules must leave alone.

use super::figure::{Figure, Goal};
use super::shared::Shared;
use super::tried::{Asked, ask};

pub fn measure(shared: &Shared) -> Vec<Figure> {
    let rows = shared.rows("recovery_stopsmoking");
    let said = ask(rows.iter().map(|row| Asked::message(&row.id, &row.text)).collect());
    let met = rows.iter().zip(&said);
    let flagged: Vec<_> =
        met.clone().filter(|(_, said)| said.is_flagged()).map(|(row, said)| said.tell(&row.text)).collect();
    let stopped: Vec<_> =
        met.filter(|(_, said)| said.is_stopped()).map(|(row, said)| said.tell(&row.text)).collect();
    vec![
        Figure::share("flagged", Goal::Under(0.5), rows.len(), flagged),
        Figure::share("of them held or blocked", Goal::Under(0.5), rows.len(), stopped),
    ]
}
