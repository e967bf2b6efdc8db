//! What a text may cost: counted in steps, so that no other work of the machine is in the figures.

use super::super::reading::Reading;
use super::super::{Action, Engine};
use super::shipped::SHIPPED;
use super::{NEWCOMER, pack, unproved};

const TALK: [&str; 4] = [
    "I have been clean for forty days and my sponsor says that the first year is the hardest of all of them. ",
    "We talked about how to get through the evening without a drink, and somebody said to call before, not after. ",
    "Last week I wanted to sell my guitar for $200, then I played it for an hour and kept it, you know how it is. ",
    "Thank you for letting me share. I want to get better for my kids and for me, one day at a time. ",
];

#[test]
fn ten_times_the_rules_take_hardly_more_steps() {
    let steps = |engine: &Engine| -> usize {
        TALK.iter().map(|text| engine.phrases.meet(&Reading::of(text)).steps).sum()
    };
    let (few, many) = (steps(&rules(50)), steps(&rules(500)));
    assert!(few > 0 && many <= few * 3 / 2, "{few} steps with 50 rules, {many} with 500");
}

/// Rules whose phrases begin with words of every text and go on with a word of their own.
fn rules(count: usize) -> Engine {
    let word = |number: usize| {
        let letter = |part: usize| char::from(b'a' + u8::try_from(part % 26).unwrap_or(0));
        format!("x{}{}{}", letter(number), letter(number / 26), letter(number / 676))
    };
    let rules: Vec<String> = (0..count)
        .map(|number| {
            format!(
                "id = \"a/r{number}\"\naction = \"flag\"\nmatch = [\"x\"]\npass = [\"y\"]\nfind = {{ words = [\"(i|we|you|the) {0}\", \"want to {0} ... {1}\"] }}",
                word(number),
                word(number + 1_000)
            )
        })
        .collect();
    unproved(&pack(&rules.iter().map(String::as_str).collect::<Vec<_>>()))
}

#[test]
fn a_page_of_honest_talk_is_read_to_its_end() {
    for text in TALK {
        let page = text.repeat(8_192 / text.len());
        assert!(!SHIPPED.phrases.meet(&Reading::of(&page)).tangled, "{text}");
    }
}

#[test]
fn a_text_made_to_tangle_waits_for_a_person() {
    let gaps = "... a ".repeat(8);
    let engine = unproved(&pack(&[&format!(
        "id = \"a/b\"\naction = \"flag\"\nmatch = [\"x\"]\npass = [\"y\"]\nfind = {{ words = [\"a {gaps}never\"] }}"
    )]));
    let text = "a ".repeat(2_000);
    let decision = engine.evaluate(&text, &NEWCOMER);
    assert_eq!((decision.action, decision.hits[0].id()), (Action::Hold, "floods/tangled"));
    assert_eq!(engine.crisis_only(&text, &NEWCOMER).action, Action::Allow);
    assert!(engine.evaluate("a a a", &NEWCOMER).hits.is_empty());
}
