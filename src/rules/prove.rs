//! A rule proves itself: it finds every text under `match` and leaves every text under `pass` alone.

use std::time::Duration;

use super::compile::Proof;
use super::engine::Engine;
use super::model::Context;
use super::pack::{At, Example, PackError, PlaceIn};

/// How the examples of one rule came out.
pub struct Proved {
    pub rule: String,
    pub examples: usize,
    pub errors: Vec<PackError>,
}

const DAY: u64 = 86_400;

pub(super) fn prove(engine: &Engine, proofs: &[Proof]) -> Vec<Proved> {
    proofs.iter().map(|proof| of_rule(engine, proof)).collect()
}

fn of_rule(engine: &Engine, proof: &Proof) -> Proved {
    let mut errors = Vec::new();
    let mut wrong = |at: At, message: String, hint: &str| {
        errors.push(PlaceIn::new(&proof.file, "").error(at, message, hint));
    };
    for example in &proof.matching {
        if found(engine, proof, example).is_none() {
            let message =
                format!("rule {} does not find its example \"{}\"", proof.rule, shortened(&example.text));
            wrong(example.at, message, "change what it looks for, or the example");
        }
    }
    for example in &proof.passing {
        if let Some(part) = found(engine, proof, example) {
            let message = format!(
                "rule {} finds \"{}\" in \"{}\"",
                proof.rule,
                shortened(&part),
                shortened(&example.text)
            );
            wrong(example.at, message, "this text must pass: make what it looks for narrower");
        }
    }
    Proved { rule: proof.rule.clone(), examples: proof.matching.len() + proof.passing.len(), errors }
}

/// The part of the example that the rule finds, asked alone.
fn found(engine: &Engine, proof: &Proof, example: &Example) -> Option<String> {
    let usual = Context::NEW_MEMBER;
    let scope = &proof.scope;
    let context = Context {
        place: example.place.or(scope.place).unwrap_or(usual.place),
        standing: example.role.unwrap_or(usual.standing),
        author_age: Duration::from_secs(example.days.unwrap_or(0).saturating_mul(DAY)),
        accepted_messages: example.accepted.unwrap_or(0),
        room: example.room.or(scope.room).or(usual.room),
        account: example.account.or(scope.account).unwrap_or(usual.account),
        phase: example.phase.as_deref().or(scope.phase.as_deref()),
        holds_floor: example.holds_floor.or(scope.holds_floor),
        recent: example.recent,
        ..usual
    };
    let (decision, _) = engine.ask(&example.text, &context, |rule| rule.facts.id == proof.rule);
    let hit = decision.hits.first().or(decision.shadows.first())?;
    Some(example.text[hit.start..hit.end].to_owned())
}

fn shortened(text: &str) -> String {
    const LONGEST: usize = 80;
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}
