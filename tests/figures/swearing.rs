//! Swear words: one alone is nobody's business, and those the rules do stop are stopped in every disguise.

use super::figure::{Figure, Goal};
use super::shared::{Row, Shared};
use super::tried::{Asked, Said, ask};

/// The languages that have packs of their own.
const LANGUAGES: [&str; 3] = ["en", "ru", "fa"];

/// Letters that digits stand for.
const DIGITS: [(char, char); 5] = [('a', '4'), ('e', '3'), ('i', '1'), ('o', '0'), ('s', '5')];

type Disguise = (&'static str, fn(&str) -> String);

const DISGUISES: &[Disguise] = &[
    ("in capitals", |word| word.to_uppercase()),
    ("spaced out", |word| between(word, " ")),
    ("dotted", |word| between(word, ".")),
    ("with zero-width signs", |word| between(word, "\u{200b}")),
    ("with letters repeated", |word| word.chars().flat_map(|letter| [letter; 3]).collect()),
    ("in digits", in_digits),
];

pub fn measure(shared: &Shared) -> Vec<Figure> {
    let rows: Vec<Row> = shared.rows("profanity_lists").into_iter().filter(is_of_our_languages).collect();
    let said = ask_about(rows.iter().map(|row| row.text.clone()));
    let stopped: Vec<_> = rows.iter().zip(&said).filter(|(_, said)| said.is_flagged()).collect();
    let words: Vec<&str> =
        stopped.iter().map(|(row, _)| row.text.as_str()).filter(|word| is_one(word)).collect();
    let mut figures = vec![Figure::share(
        "a swear word alone left alone",
        Goal::Told,
        rows.len(),
        stopped.iter().map(|(row, said)| said.tell(&row.text)).collect(),
    )];
    for (name, disguise) in DISGUISES {
        let disguised: Vec<String> =
            words.iter().map(|word| disguise(word)).filter(|word| !words.contains(&word.as_str())).collect();
        let said = ask_about(disguised.iter().cloned());
        let missed = disguised
            .iter()
            .zip(&said)
            .filter(|(_, said)| !said.is_flagged())
            .map(|(word, said)| said.tell(word))
            .collect();
        figures.push(Figure::share(
            format!("a stopped word, {name}"),
            Goal::Over(95.0),
            disguised.len(),
            missed,
        ));
    }
    figures
}

fn ask_about(texts: impl Iterator<Item = String>) -> Vec<Said> {
    ask(texts.enumerate().map(|(number, text)| Asked::message(number.to_string(), text)).collect())
}

fn is_of_our_languages(row: &Row) -> bool {
    row.more.get("lang").and_then(|lang| lang.as_str()).is_some_and(|lang| LANGUAGES.contains(&lang))
}

/// One word, of letters only and long enough to be known in disguise.
fn is_one(word: &str) -> bool {
    word.chars().count() >= 4 && word.chars().all(char::is_alphabetic)
}

fn between(word: &str, sign: &str) -> String {
    word.chars().map(String::from).collect::<Vec<_>>().join(sign)
}

fn in_digits(word: &str) -> String {
    word.chars()
        .map(|letter| DIGITS.iter().find(|(plain, _)| *plain == letter).map_or(letter, |(_, digit)| *digit))
        .collect()
}
