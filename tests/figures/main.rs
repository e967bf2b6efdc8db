//! How the shipped rule packs do on texts that nobody on the project wrote, as a table for `MODERATION.md`.
//!
//!     cargo test --workspace --locked --test figures                      every set
//!     cargo test --workspace --locked --test figures -- recovery          the sets with this in their name
//!     cargo test --workspace --locked --test figures -- recovery --show   and each text that went wrong
//!
//! The texts are people's own and are not part of the project: they are read from the folder that
//! `HOMEGROUP_SHARED` names (default `../shared`). Where it is absent nothing is measured, and that is said.

mod bare_terms;
mod contacts;
mod figure;
mod hateful;
mod innocent;
mod naughty_strings;
mod recovery;
mod selling;
mod shared;
mod sms;
mod swearing;
mod tried;

use std::process::ExitCode;

use figure::Figure;
use shared::Shared;

/// A set of texts: its name, and what is measured on it.
type Set = (&'static str, fn(&Shared) -> Vec<Figure>);

const SETS: &[Set] = &[
    ("recovery_stopsmoking", recovery::measure),
    ("drug_terms_dope", bare_terms::dope),
    ("drug_names_tripsit", bare_terms::tripsit),
    ("selling_lines", selling::lines),
    ("honest_sentences", selling::sentences),
    ("pii_url_half", contacts::measure),
    ("hatecheck_en_half", hateful::measure),
    ("sms_spam_half", sms::measure),
    ("scunthorpe_half", innocent::measure),
    ("profanity_lists", swearing::measure),
    ("blns", naughty_strings::measure),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    // Asked by tools that look for tests by name; there are none here, only sets.
    if arguments.iter().any(|argument| argument == "--list") {
        return ExitCode::SUCCESS;
    }
    let show = arguments.iter().any(|argument| argument == "--show");
    let wanted: Vec<_> = arguments.iter().filter(|argument| !argument.starts_with("--")).collect();
    let Some(shared) = Shared::open() else {
        println!(
            "figures: NOT MEASURED. {} is not there; HOMEGROUP_SHARED names it",
            Shared::path().display()
        );
        return ExitCode::SUCCESS;
    };
    println!("\n| set | measure | goal | measured |\n| --- | --- | --- | --- |");
    let (mut passed, mut failed) = (0, 0);
    for (name, measure) in SETS {
        if !wanted.is_empty() && !wanted.iter().any(|word| name.contains(word.as_str())) {
            continue;
        }
        for figure in measure(&shared) {
            println!("{}", figure.row(name));
            if show {
                figure.wrong.iter().for_each(|wrong| println!("    {wrong}"));
            }
            *(if figure.is_as_it_should_be() { &mut passed } else { &mut failed }) += 1;
        }
    }
    let verdict = if failed == 0 { "ok" } else { "FAILED" };
    println!("\ntest result: {verdict}. {passed} passed; {failed} failed");
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
