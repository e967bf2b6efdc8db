use std::sync::LazyLock;

use proptest::prelude::*;

use super::super::{Action, Context, Engine, Source, Standing};
use super::{NEWCOMER, REGULAR, parts};
use crate::words::Language;

pub(super) static SHIPPED: LazyLock<Engine> = LazyLock::new(|| match Engine::load(&Source::built_in()) {
    Ok(engine) => engine,
    Err(errors) => panic!("{}", errors.iter().map(|error| format!("{error}\n")).collect::<String>()),
});

#[test]
fn the_shipped_packs_prove_themselves() {
    assert!(SHIPPED.rules().count() >= 3);
}

#[test]
fn a_newcomers_link_is_held_until_they_are_known() {
    let link = "my story is on https://example.org/me";
    let action = |context: &Context| SHIPPED.evaluate(link, context).action;
    assert_eq!(action(&NEWCOMER), Action::Hold);
    assert_eq!(action(&Context { accepted_messages: 500, ..NEWCOMER }), Action::Hold);
    assert_eq!(action(&Context { accepted_messages: 4, ..REGULAR }), Action::Hold);
    assert!(SHIPPED.evaluate(link, &REGULAR).hits.is_empty());
    assert_eq!(action(&Context { standing: Standing::Moderator, ..NEWCOMER }), Action::Allow);
}

#[test]
fn a_phone_number_is_hidden_in_the_language_of_its_author() {
    let said = "call 0171 555 0199 or 0171 555 0198 tonight";
    let decision = SHIPPED.evaluate(said, &REGULAR);
    assert_eq!(decision.action, Action::Mask);
    let masked = "call [phone number hidden] or [phone number hidden] tonight";
    assert_eq!(decision.masked.as_deref(), Some(masked));
    assert_eq!(parts(&decision, said), ["0171 555 0199", "0171 555 0198"]);
    let decision = SHIPPED.evaluate("мой +7 912 345-67-89.", &Context { language: Language::Ru, ..REGULAR });
    assert_eq!(decision.masked.as_deref(), Some("мой [номер телефона скрыт]."));
    assert!(decision.hits[0].reason(Language::Ru).starts_with("Похоже на номер"));
}

#[test]
fn honest_talk_goes_through_untouched() {
    for said in [
        "I used last night after 90 days and I am so ashamed. Start again today?",
        "methadone 80 ml, down from 120 over 18 months; next visit 12.05.2027 at 10:30",
        "Я держусь 3 месяца, 2 недели и 5 дней. Спасибо всем.",
        "۴۲ روز پاکی، خدا را شکر.",
    ] {
        let decision = SHIPPED.evaluate(said, &NEWCOMER);
        assert!(decision.action <= Action::Help, "{said}: {decision:?}");
    }
}

proptest! {
    #[test]
    fn whatever_is_written_the_spans_are_of_the_text(
        text in "\\PC{0,80}|[0-9+() .:/-]{0,60}|[a-z./:@0-9 ]{0,60}|[0-9٠-٩۰-۹ -]{0,40}"
    ) {
        let decision = SHIPPED.evaluate(&text, &NEWCOMER);
        for hit in &decision.hits {
            prop_assert!(hit.start < hit.end && text.get(hit.start..hit.end).is_some());
        }
        prop_assert_eq!(decision.masked.is_some(), decision.hits.iter().any(|hit| hit.action == Action::Mask));
    }
}
