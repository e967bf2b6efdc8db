use std::collections::HashMap;

use super::super::{
    AccountKind, Action, Also, Context, Mode, PackFile, Place, Recent, RoomKind, Source, Standing,
};
use super::{NEWCOMER, REGULAR, WORDS, load, pack, unproved};

fn rule(id: &str, keys: &str, words: &str) -> String {
    format!(
        "id = \"t/{id}\"\n{keys}\nmatch = [\"{words}\"]\npass = [\"other\"]\nfind = {{ words = [\"{words}\"] }}"
    )
}

fn with(keys: &str) -> super::Engine {
    unproved(&pack(&[&rule("one", &format!("action = \"flag\"\n{keys}"), "word")]))
}

#[test]
fn a_rule_speaks_only_of_what_it_says() {
    let young = Context { accepted_messages: 500, ..NEWCOMER };
    for (keys, context, speaks) in [
        ("", NEWCOMER, true),
        ("places = [\"handle\"]", NEWCOMER, false),
        ("places = [\"handle\"]", Context { place: Place::Handle, room: None, ..NEWCOMER }, true),
        ("rooms = [\"direct\"]", NEWCOMER, false),
        ("rooms = [\"direct\"]", Context { room: Some(RoomKind::Direct), ..NEWCOMER }, true),
        ("rooms = [\"group\"]", Context { room: None, ..NEWCOMER }, false),
        ("phases = [\"share\"]", NEWCOMER, false),
        ("phases = [\"share\"]", Context { phase: Some("share"), ..NEWCOMER }, true),
        ("holds_floor = false", Context { holds_floor: Some(false), ..NEWCOMER }, true),
        ("holds_floor = false", NEWCOMER, false),
        ("spares = [\"staff\"]", Context { standing: Standing::Staff, ..NEWCOMER }, false),
        ("spares = [\"staff\"]", NEWCOMER, true),
        ("accounts = [\"family\"]", NEWCOMER, false),
        ("accounts = [\"family\"]", Context { account: AccountKind::Family, ..NEWCOMER }, true),
        ("author = { younger_than_hours = 24 }", young, true),
        ("author = { younger_than_hours = 24 }", REGULAR, false),
        ("author = { fewer_accepted_than = 5 }", young, false),
        ("author = { younger_than_hours = 24, fewer_accepted_than = 5 }", young, true),
        ("languages = [\"ru\"]", NEWCOMER, true),
    ] {
        let action = with(keys).evaluate("a word", &context).action;
        assert_eq!(action == Action::Flag, speaks, "{keys}");
    }
}

#[test]
fn a_rule_of_one_language_leaves_long_texts_of_another_alone() {
    let english = with("languages = [\"en\"]");
    let long =
        "I wanted to say thank you to everybody who wrote to me yesterday, every single word helped me";
    assert_eq!(english.evaluate(long, &NEWCOMER).action, Action::Flag);
    assert_eq!(with("languages = [\"ru\", \"fa\"]").evaluate(long, &NEWCOMER).action, Action::Allow);
}

#[test]
fn messages_are_counted_over_a_minute() {
    let find = "find = { count = { of = \"messages\", more_than = 9, within_seconds = 60 } }";
    let engine = unproved(&pack(&[&format!(
        "id = \"t/fast\"\naction = \"flag\"\nalso = [\"slow-down\"]\nmatch = [{{ text = \"x\", messages = 10 }}]\npass = [\"x\"]\n{find}"
    )]));
    let fast = Context { recent: Recent { messages: 10, same_text: 0 }, ..NEWCOMER };
    let decision = engine.evaluate("hello there", &fast);
    assert_eq!((decision.action, decision.also.slow_down), (Action::Flag, true));
    assert_eq!(engine.evaluate("hello there", &NEWCOMER).action, Action::Allow);
}

#[test]
fn the_strongest_action_wins_and_help_is_added() {
    let engine = unproved(&pack(&[
        &rule("hold", "action = \"hold\"", "one"),
        &rule("block", "action = \"block\"\nalso = [\"slow-down\"]", "two"),
        &rule("help", "action = \"help\"", "three"),
        &rule("crisis", "crisis = true\nalso = [\"help\", \"alert\"]", "four"),
    ]));
    let decision = engine.evaluate("one two three", &NEWCOMER);
    assert_eq!(decision.action, Action::Block);
    assert_eq!(decision.deciding().map(|hit| hit.id()), Some("t/block"));
    assert_eq!(decision.also, Also { help: true, slow_down: true, ..Also::default() });
    let crisis = engine.evaluate("four", &NEWCOMER);
    assert_eq!((crisis.action, crisis.also.alert), (Action::Help, true));
    assert_eq!(engine.crisis_only("one two three", &NEWCOMER).action, Action::Allow);
    assert_eq!(engine.crisis_only("one two four", &NEWCOMER).action, Action::Help);
}

#[test]
fn a_rule_may_end_the_asking_but_never_of_crisis() {
    let engine = unproved(&pack(&[
        &rule("low", "action = \"block\"", "one"),
        &rule("equal", "action = \"flag\"\npriority = 10", "one"),
        &rule("stops", "action = \"help\"\npriority = 10\nstop = true", "one"),
        &rule("crisis", "crisis = true\nalso = [\"help\"]\npriority = -5", "one"),
    ]));
    let decision = engine.evaluate("one", &NEWCOMER);
    let asked: Vec<&str> = decision.hits.iter().map(|hit| hit.id()).collect();
    assert_eq!(asked, ["t/equal", "t/stops", "t/crisis"]);
}

#[test]
fn covers_and_masks_speak_the_languages_they_are_given_in() {
    let engine = unproved(&pack(&[
        &rule(
            "cover",
            "action = \"cover\"\nnote = { en = \"about: needles\", ru = \"р\", fa = \"ف\" }",
            "needle",
        ),
        &rule(
            "mask",
            "action = \"mask\"\nask = true\nmask = { en = \"[…]\", ru = \"[скрыто]\", fa = \"ف\" }",
            "street",
        ),
    ]));
    let decision = engine
        .evaluate("a needle in my street", &Context { language: crate::words::Language::Ru, ..NEWCOMER });
    assert_eq!(decision.action, Action::Mask);
    assert_eq!(decision.masked.as_deref(), Some("a needle in my [скрыто]"));
    assert_eq!(decision.note.map(|note| note.en), Some("about: needles".to_owned()));
    assert!(decision.ask);
}

#[test]
fn a_pack_goes_as_far_as_its_mode() {
    let text = pack(&[
        &rule("block", "action = \"block\"\nalso = [\"slow-down\"]", "one"),
        &rule("help", "action = \"help\"", "two"),
    ]);
    let decide = |mode| {
        let source = Source::of(vec![PackFile { name: "x".to_owned(), text: text.clone() }]);
        let source = source.with_modes(HashMap::from([("try".to_owned(), mode)]));
        let (engine, _) = super::super::compile::compile(&source).expect("a pack");
        engine.evaluate("one two", &NEWCOMER)
    };
    let on = decide(Mode::On);
    assert_eq!((on.action, on.also.slow_down), (Action::Block, true));
    let notify = decide(Mode::Notify);
    assert_eq!((notify.action, notify.also.help, notify.also.slow_down), (Action::Flag, true, false));
    let shadow = decide(Mode::Shadow);
    assert_eq!((shadow.action, shadow.hits.len(), shadow.shadows.len()), (Action::Allow, 0, 2));
    assert_eq!(decide(Mode::Off).shadows.len(), 0);
}

#[test]
fn a_rule_in_shadow_is_counted_and_does_nothing() {
    let decision = with("shadow = true").evaluate("a word", &NEWCOMER);
    assert_eq!((decision.action, decision.hits.len(), decision.shadows.len()), (Action::Allow, 0, 1));
}

/// There is no way to write one: each attempt is an error with a hint.
#[test]
fn a_rule_about_crisis_can_only_help() {
    for keys in [
        "action = \"block\"",
        "action = \"hold\"",
        "action = \"mask\"",
        "action = \"cover\"",
        "action = \"flag\"",
        "action = \"help\"",
        "also = [\"slow-down\"]",
        "also = [\"flag\"]",
        "also = [\"help\", \"hold\"]",
        "also = [\"help\"]\nmask = {en=\"x\", ru=\"x\", fa=\"x\"}\naction = \"mask\"",
    ] {
        let text = pack(&[&rule("crisis", &format!("crisis = true\n{keys}"), "word")]);
        let errors = load(&[&text]).expect_err(keys);
        assert!(errors.iter().any(|error| error.message.contains("crisis")), "{keys}: {errors:?}");
    }
    let text = pack(&[&rule("crisis", "crisis = true\nalso = [\"help\", \"case\", \"alert\"]", "word")]);
    assert_eq!(load(&[&text]).expect("it helps").evaluate("word", &NEWCOMER).action, Action::Help);
}

#[test]
fn a_rule_that_does_not_prove_itself_is_not_loaded() {
    let text = |matching: &str, passing: &str| {
        format!(
            "{}[[rule]]\nid = \"a/b\"\naction = \"block\"\nreason = {WORDS}\nmatch = [\"{matching}\"]\npass = [\"{passing}\"]\nfind = {{ words = [\"spam\"] }}\n",
            super::HEAD
        )
    };
    assert!(load(&[&text("Spam!", "ham")]).is_ok());
    let errors = load(&[&text("ham", "my spam")]).expect_err("it misses one and finds another");
    let places: Vec<(usize, usize)> = errors.iter().map(|error| (error.line, error.column)).collect();
    assert_eq!(places, [(10, 10), (11, 9)], "{errors:?}");
}
