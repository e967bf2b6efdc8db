//! `homegroup rules check | test | try`: packs at the command line.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::packs::{self, PacksError};
use crate::config::Settings;
use crate::rules::{Action, Context, Decision, Engine, Place, RoomKind};
use crate::words::Language;

/// Reads and proves the packs of a folder; says what is in them.
pub fn check(settings: &Settings, folder: Option<&Path>) -> Result<String, PacksError> {
    let engine = Engine::load(&packs::source(settings, folder)?).map_err(PacksError::Wrong)?;
    let mut said = String::new();
    for pack in engine.packs() {
        said.push_str(&format!("{}: {}, {} rules\n", pack.file, pack.id, pack.rules));
    }
    Ok(said)
}

/// Runs every rule's own examples; says of each rule how it went, and whether all went well.
pub fn test(settings: &Settings, folder: Option<&Path>) -> Result<(String, bool), PacksError> {
    let proofs = Engine::proofs(&packs::source(settings, folder)?).map_err(PacksError::Wrong)?;
    let mut said = String::new();
    for proof in &proofs {
        match proof.errors.len() {
            0 => said.push_str(&format!("ok      {}: {} examples\n", proof.rule, proof.examples)),
            wrong => {
                said.push_str(&format!("WRONG   {}: {wrong} of {} examples\n", proof.rule, proof.examples));
                proof.errors.iter().for_each(|error| said.push_str(&format!("{error}\n")));
            }
        }
    }
    let examples: usize = proofs.iter().map(|proof| proof.examples).sum();
    let wrong: usize = proofs.iter().map(|proof| proof.errors.len()).sum();
    said.push_str(&format!("{} rules, {examples} examples, {wrong} wrong\n", proofs.len()));
    Ok((said, wrong == 0))
}

/// A line to try.
#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    id: Value,
    text: String,
    /// The author's language.
    lang: Option<String>,
    /// A place ("handle"), or a kind of room ("direct"); a message in a group chat where it is not given.
    r#where: Option<String>,
}

/// What the rules say of it. `start` and `end` are bytes of the text.
#[derive(Serialize)]
struct Said<'a> {
    id: &'a Value,
    action: Action,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    help: bool,
    rules: Vec<Found<'a>>,
}

#[derive(Serialize)]
struct Found<'a> {
    id: &'a str,
    action: Action,
    start: usize,
    end: usize,
}

/// Asks the rules of every line of `input` as if a new member wrote it. Says how many lines were not understood;
/// why stands in `complaints`.
pub fn try_lines(
    engine: &Engine,
    input: impl Read,
    mut output: impl Write,
    mut complaints: impl Write,
) -> std::io::Result<usize> {
    let mut input = BufReader::new(input);
    let mut wrong = 0;
    let mut line = String::new();
    for number in 1.. {
        line.clear();
        if input.read_line(&mut line)? == 0 {
            break;
        }
        if line.trim().is_empty() {
            continue;
        }
        match serde_json::from_str::<Line>(&line).map_err(|cause| cause.to_string()).and_then(|line| {
            let (place, room) = stands(line.r#where.as_deref())?;
            Ok((line, place, room))
        }) {
            Ok((line, place, room)) => {
                let language = line.lang.as_deref().and_then(Language::parse).unwrap_or_default();
                let context = Context { place, room, language, ..Context::NEW_MEMBER };
                let decision = engine.evaluate(&line.text, &context);
                serde_json::to_writer(&mut output, &said(&line.id, &decision))?;
                output.write_all(b"\n")?;
            }
            Err(why) => {
                wrong += 1;
                writeln!(complaints, "line {number}: {why}")?;
            }
        }
        // Who waits for the answer before the next line gets it.
        if input.buffer().is_empty() {
            output.flush()?;
        }
    }
    output.flush()?;
    Ok(wrong)
}

fn stands(typed: Option<&str>) -> Result<(Place, Option<RoomKind>), String> {
    let Some(typed) = typed else { return Ok((Place::Message, Context::NEW_MEMBER.room)) };
    let value = Value::String(typed.to_owned());
    if let Ok(room) = serde_json::from_value::<RoomKind>(value.clone()) {
        return Ok((Place::Message, Some(room)));
    }
    let place = serde_json::from_value::<Place>(value).map_err(|cause| cause.to_string())?;
    let in_a_room = matches!(place, Place::Message | Place::Edit);
    Ok((place, Context::NEW_MEMBER.room.filter(|_| in_a_room)))
}

fn said<'a>(id: &'a Value, decision: &'a Decision) -> Said<'a> {
    let hits = decision.hits.iter();
    Said {
        id,
        action: decision.action,
        help: decision.also.help && decision.action != Action::Help,
        rules: hits
            .map(|hit| Found { id: hit.id(), action: hit.action, start: hit.start, end: hit.end })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Source;

    #[test]
    fn every_line_is_answered_and_what_is_no_line_is_told() {
        let engine = Engine::load(&Source::built_in()).expect("the built-in packs");
        let input = concat!(
            "{\"id\": 1, \"text\": \"I am 42 days in\"}\n",
            "\n",
            "{\"id\": \"b\", \"text\": \"call 0171 555 0199\", \"lang\": \"ru\", \"where\": \"direct\"}\n",
            "{\"id\": 3}\n",
            "{\"id\": 4, \"text\": \"x\", \"where\": \"nowhere\"}\n",
        );
        let (mut output, mut complaints) = (Vec::new(), Vec::new());
        let wrong = try_lines(&engine, input.as_bytes(), &mut output, &mut complaints).expect("written");
        assert_eq!(wrong, 2);
        let output = String::from_utf8(output).expect("UTF-8");
        let lines: Vec<Value> =
            output.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        assert_eq!(lines[0], serde_json::json!({"id": 1, "action": "allow", "rules": []}));
        assert_eq!((&lines[1]["id"], &lines[1]["action"]), (&"b".into(), &"mask".into()));
        assert_eq!((&lines[1]["rules"][0]["start"], &lines[1]["rules"][0]["end"]), (&5.into(), &18.into()));
        let complaints = String::from_utf8(complaints).expect("UTF-8");
        assert!(complaints.starts_with("line 4: ") && complaints.contains("line 5: "), "{complaints}");
    }
}
