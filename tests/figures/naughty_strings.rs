//! Strings that break programs: every one of them gets an answer, and soon.

use std::time::{Duration, Instant};

use homegroup::rules::{Context, Engine, Source};

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
    let engine = Engine::load(&Source::built_in()).unwrap_or_else(|errors| panic!("{errors:?}"));
    let slow: Vec<_> = rows
        .iter()
        .filter(|row| quickest(&engine, &row.text) > LONGEST)
        .map(|row| format!("{} {:?}", row.id, row.text))
        .collect();
    vec![
        Figure::share("errors, and spans that cut a character", Goal::None, rows.len(), cut),
        Figure::share("over 5 ms", Goal::None, rows.len(), slow),
    ]
}

const LONGEST: Duration = Duration::from_millis(5);

/// Of three, so that what else the machine does is not counted.
fn quickest(engine: &Engine, text: &str) -> Duration {
    let times = (0..3).map(|_| {
        let began = Instant::now();
        engine.evaluate(text, &Context::NEW_MEMBER);
        began.elapsed()
    });
    times.min().unwrap_or_default()
}
