//! Unasked-for advertising and tricks, among messages that friends wrote each other.

use super::figure::{Figure, Goal};
use super::shared::Shared;
use super::tried::{Asked, ask};

pub fn measure(shared: &Shared) -> Vec<Figure> {
    let (spam, ham): (Vec<_>, Vec<_>) =
        shared.rows("sms_spam_half").into_iter().partition(|row| row.label == "spam");
    let said_of_spam = ask(spam.iter().map(|row| Asked::message(&row.id, &row.text)).collect());
    let said_of_ham = ask(ham.iter().map(|row| Asked::message(&row.id, &row.text)).collect());
    let let_through = spam
        .iter()
        .zip(&said_of_spam)
        .filter(|(_, said)| !said.is_stopped())
        .map(|(row, said)| said.tell(&row.text))
        .collect();
    let flagged = ham
        .iter()
        .zip(&said_of_ham)
        .filter(|(_, said)| said.is_flagged())
        .map(|(row, said)| said.tell(&row.text))
        .collect();
    vec![
        Figure::share("spam held or blocked", Goal::Over(90.0), spam.len(), let_through),
        Figure::share("ham flagged", Goal::Under(1.0), ham.len(), flagged),
    ]
}
