use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;
use regex::Regex;

use super::{
    Language, Value,
    catalogue::{Files, source},
    say, say_plainly,
};

#[test]
fn a_browser_gets_the_language_it_likes_most() {
    for (header, language) in [
        ("", Language::En),
        ("de-DE,de;q=0.9", Language::En),
        ("fa-IR,fa;q=0.9,en;q=0.8", Language::Fa),
        ("en;q=0.5, ru;q=0.9", Language::Ru),
        ("ru;q=0, fa;q=0.1", Language::Fa),
        ("prs", Language::Fa),
        ("ru;q=nonsense, en;q=0.1", Language::En),
        ("ru;q=7, *", Language::En),
    ] {
        assert_eq!(Language::negotiate(header), language, "{header}");
    }
}

#[test]
fn a_header_of_thousands_is_read_only_in_part() {
    let header = format!("{}ru", "de,".repeat(5000));
    assert_eq!(Language::negotiate(&header), Language::En);
}

#[test]
fn russian_counts_as_russian_does() {
    let wait = |seconds: i64| {
        say_plainly(Language::Ru, "problem-http-too-many.detail", &[("seconds", seconds.into())])
    };
    assert!(wait(1).contains("1 секунду"));
    assert!(wait(3).contains("3 секунды"));
    assert!(wait(11).contains("11 секунд "));
    assert!(wait(21).contains("21 секунду"));
}

#[test]
fn persian_numbers_come_in_persian_digits() {
    let wait = say_plainly(Language::Fa, "problem-http-too-many.detail", &[("seconds", 120.into())]);
    assert!(wait.starts_with("۱۲۰ ثانیه"), "{wait}");
}

#[test]
fn what_is_put_in_is_isolated_on_pages_only() {
    let args = [("field", Value::from("colour"))];
    let id = "problem-http-unknown-field.detail";
    assert!(say(Language::En, id, &args).contains("\u{2068}colour\u{2069}"));
    assert!(say_plainly(Language::En, id, &args).contains("“colour”"));
}

#[test]
fn a_text_that_is_nowhere_shows_its_id() {
    assert_eq!(say(Language::Fa, "no-such-text", &[]), "no-such-text");
    assert_eq!(say(Language::Fa, "problem-http-broke.nothing", &[]), "problem-http-broke.nothing");
}

#[test]
fn catalogues_have_no_faults() {
    for path in Files::iter() {
        if let Err((_, faults)) = FluentResource::try_new(source(&path)) {
            panic!("{path}: {faults:?}");
        }
    }
}

/// Every text is there in every language, once, and asks for the same arguments: else a person
/// would read English in the middle of a Persian page, or the bare name of an argument.
#[test]
fn catalogues_agree() {
    let english = texts(Language::En);
    assert!(!english.is_empty());
    for language in [Language::Ru, Language::Fa] {
        let other = texts(language);
        let tag = language.tag();
        for (id, arguments) in &english {
            assert_eq!(other.get(id), Some(arguments), "{id} in {tag}");
        }
        for id in other.keys() {
            assert!(english.contains_key(id), "{id} is in {tag} and not in en");
        }
    }
}

#[test]
fn no_catalogue_uses_words_that_hurt() {
    let hurtful = Regex::new(r"(?i)\b(addict|abuser|junkie|oops|наркоман)|معتاد").expect("pattern");
    for path in Files::iter() {
        let found = hurtful.find(&source(&path)).map(|found| found.as_str().to_owned());
        assert_eq!(found, None, "{path}");
    }
}

/// The ids of a language (`id` or `id.attribute`) with the arguments each names.
fn texts(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let opening = Regex::new(r"^(-?[a-zA-Z][a-zA-Z0-9_-]*) *=").expect("pattern");
    let attribute = Regex::new(r"^ +\.([a-zA-Z][a-zA-Z0-9_-]*) *=").expect("pattern");
    let argument = Regex::new(r"\$([a-zA-Z][a-zA-Z0-9_-]*)").expect("pattern");
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let folder = format!("{}/", language.tag());
    for path in Files::iter().filter(|path| path.starts_with(&folder)) {
        let (mut message, mut current) = (String::new(), String::new());
        for line in source(&path).lines().filter(|line| !line.starts_with('#')) {
            let opened = if let Some(found) = opening.captures(line) {
                message = found[1].to_owned();
                Some(message.clone())
            } else {
                attribute.captures(line).map(|found| format!("{message}.{}", &found[1]))
            };
            if let Some(id) = opened {
                assert!(!texts.contains_key(&id), "{id} is twice in {}", language.tag());
                texts.insert(id.clone(), BTreeSet::new());
                current = id;
            }
            if let Some(arguments) = texts.get_mut(&current) {
                arguments.extend(argument.captures_iter(line).map(|found| found[1].to_owned()));
            }
        }
    }
    texts
}
