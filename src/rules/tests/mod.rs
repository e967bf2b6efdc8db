//! Rules as their writers and readers meet them.

mod budget;
mod codes;
mod conditions;
mod disguise;
mod phrases;
mod shipped;
mod slips;

use super::{Context, Decision, Engine, PackError, PackFile, Source};

const NEWCOMER: Context = Context::NEW_MEMBER;
const REGULAR: Context = Context {
    author_age: std::time::Duration::from_secs(90 * 86_400),
    accepted_messages: 500,
    ..Context::NEW_MEMBER
};

const HEAD: &str =
    "id = \"try\"\ntitle = \"t\"\nlanguages = [\"en\"]\nversion = \"1\"\nlicence = \"CC0-1.0\"\n";
const WORDS: &str = "{ en = \"en\", ru = \"ru\", fa = \"fa\" }";

fn load(texts: &[&str]) -> Result<Engine, Vec<PackError>> {
    let files = texts.iter().enumerate();
    Engine::load(&Source::of(
        files.map(|(at, text)| PackFile { name: format!("{at}.toml"), text: (*text).to_owned() }).collect(),
    ))
}

/// A pack of rules that are given without their reasons and examples.
fn pack(rules: &[&str]) -> String {
    let rules = rules.iter().map(|rule| {
        let (keys, find) = rule.split_once("find").expect("a rule finds something");
        format!("[[rule]]\n{keys}\nreason = {WORDS}\nfind{find}\n")
    });
    format!("{HEAD}{}", rules.collect::<String>())
}

/// Without proof: for what is compiled, not for what is proved.
fn unproved(text: &str) -> Engine {
    let source = Source::of(vec![PackFile { name: "try.toml".to_owned(), text: text.to_owned() }]);
    match super::compile::compile(&source) {
        Ok((engine, _)) => engine,
        Err(errors) => panic!("{}", errors.iter().map(|error| format!("{error}\n")).collect::<String>()),
    }
}

/// One rule that flags what `find` finds.
fn finder(find: &str) -> Engine {
    unproved(&pack(&[&format!(
        "id = \"a/b\"\naction = \"flag\"\nmatch = [\"x\"]\npass = [\"y\"]\nfind = {find}"
    )]))
}

/// The parts of a text that a decision is about.
fn parts<'t>(decision: &Decision, text: &'t str) -> Vec<&'t str> {
    decision.hits.iter().map(|hit| &text[hit.start..hit.end]).collect()
}

fn found<'t>(engine: &Engine, text: &'t str) -> Vec<&'t str> {
    parts(&engine.evaluate(text, &NEWCOMER), text)
}
