use super::{PackError, Phrase, read};

const GOOD: &str = r#"id = "good"
title = "A good pack"
languages = ["en"]
version = "1.0.0"
licence = "CC0-1.0"

[[rule]]
id = "good/one"
action = "flag"
match = ["spam"]
pass = ["ham"]
reason = { en = "x", ru = "x", fa = "x" }
[rule.find]
words = ["spam"]
"#;

fn errors(text: &str) -> Vec<PackError> {
    read("a.toml", text).err().unwrap_or_default()
}

/// What is changed in a good pack, and what is said of it.
const MISTAKES: &[(&str, &str, &str)] = &[
    ("id = \"good\"", "id = \"Good!\"", "a.toml:1:6: `id` of the pack cannot be \"Good!\""),
    (
        "title = \"A good pack\"",
        "titel = \"A\"",
        "a.toml:2:1: the pack has no key `titel`\n  hint: did you mean `title`?",
    ),
    ("languages = [\"en\"]", "languages = [\"de\"]", "a.toml:3:14: `languages` knows no \"de\""),
    ("version = \"1.0.0\"", "version = 1", "a.toml:4:11: `version` of the pack should be a text"),
    ("licence = \"CC0-1.0\"", "", "a.toml:1:1: the pack has no `licence`"),
    (
        "action = \"flag\"",
        "action = \"blok\"",
        "a.toml:9:10: `action` knows no \"blok\"\n  hint: did you mean \"block\"?",
    ),
    (
        "action = \"flag\"",
        "acton = \"flag\"",
        "a.toml:9:1: rule good/one has no key `acton`\n  hint: did you mean `action`?",
    ),
    ("action = \"flag\"", "action = \"mask\"", "a.toml:7:1: rule good/one has no `mask`"),
    (
        "action = \"flag\"",
        "action = \"flag\"\nask = true",
        "a.toml:10:7: `ask` of rule good/one belongs to action = \"mask\"",
    ),
    ("match = [\"spam\"]", "", "a.toml:7:1: rule good/one has no `match`"),
    ("pass = [\"ham\"]", "pass = []", "a.toml:11:8: `pass` of rule good/one is empty"),
    (
        "pass = [\"ham\"]",
        "pass = [{ text = \"ham\", place = \"here\" }]",
        "a.toml:11:33: `place` knows no \"here\"",
    ),
    ("fa = \"x\" }", "}", "a.toml:12:10: `reason` of rule good/one has no `fa`"),
    ("words = [\"spam\"]", "words = [\"spam\"", "hint: this is not TOML"),
    ("words = [\"spam\"]", "words = \"spam\"", "a.toml:14:9: `words` of `find` should be a list"),
    (
        "words = [\"spam\"]",
        "wrods = [\"spam\"]",
        "a.toml:14:1: `find` has no key `wrods`\n  hint: did you mean `words`?",
    ),
    (
        "words = [\"spam\"]",
        "words = [\"spam\"]\npattern = \"x\"",
        "a.toml:15:1: `find` looks for two things at once: words, pattern",
    ),
    ("words = [\"spam\"]", "words = [\"x (spam\"]", "a.toml:14:13: the group is not closed"),
    ("words = [\"spam\"]", "words = [\"x\", \"слово sp*am\"]", "a.toml:14:22: `sp*am` is not understood"),
    ("words = [\"spam\"]", "words = [\"... spam\"]", "`...` stands at an end"),
    ("words = [\"spam\"]", "words = [\"(spam|)\"]", "everything in the phrase may be left out"),
    ("words = [\"spam\"]", "words = [\"_ _\"]", "names no word"),
    ("words = [\"spam\"]", "words = [\"\"]", "the phrase is empty"),
    ("words = [\"spam\"]", "words = [\"$20\"]", "`$20` is not understood"),
    ("words = [\"spam\"]", "words = [\"(sell)ing\"]", "a word stands right behind a group"),
    ("words = [\"spam\"]", "words = [\"x)\"]", "`)` stands outside of a group"),
    ("words = [\"spam\"]", "words = [\"a*\"]", "`a*` would find too much"),
    ("words = [\"spam\"]", "words = [\"@A\"]", "does not name a list"),
    ("words = [\"spam\"]", "kind = \"phone\"", "a.toml:14:8: `kind` knows no \"phone\""),
    ("words = [\"spam\"]", "near = [{ words = [\"x\"] }]", "`near` of `find` needs two finders"),
    (
        "words = [\"spam\"]",
        "words = [\"x\"]\nwithin = 3",
        "a.toml:15:10: `within` of `find` belongs to `near`",
    ),
    (
        "words = [\"spam\"]",
        "count = { of = \"mention\", more_than = 2, within_seconds = 9 }",
        "`within_seconds` of `count` cannot be chosen here",
    ),
    ("id = \"good/one\"", "id = \"one\"", "a.toml:8:6: \"one\" is not an id of a rule"),
    ("[[rule]]", "[lists]\n\"A b\" = [\"x\"]\n[[rule]]", "a.toml:8:1: a list cannot be called \"A b\""),
];

#[test]
fn every_mistake_is_told_with_its_place_and_a_hint() {
    assert_eq!(errors(GOOD), []);
    for (right, wrong, said) in MISTAKES {
        assert!(GOOD.contains(right), "{right}");
        let told: String =
            errors(&GOOD.replace(right, wrong)).iter().map(|error| format!("{error}\n")).collect();
        assert!(told.contains(said), "{wrong}:\n{told}");
    }
}

#[test]
fn all_mistakes_are_told_at_once() {
    let text =
        GOOD.replace("\"flag\"", "\"flog\"").replace("version", "verson").replace("[\"spam\"]", "[\"(\"]");
    let lines: Vec<usize> = errors(&text).iter().map(|error| error.line).collect();
    assert_eq!(lines, [1, 4, 9, 14]);
}

#[test]
fn bounds_are_kept() {
    let deep = format!("{}a{}", "(".repeat(9), ")".repeat(9));
    assert!(Phrase::parse(&deep).is_err());
    let nested = format!("any = [{}words = [\"x\"]{}]", "{ any = [{".repeat(9), "}] }".repeat(9));
    let nested = nested.replace("[{ any", "[ { any");
    assert!(!errors(&GOOD.replace("words = [\"spam\"]", &nested)).is_empty());
    let long = format!("pattern = \"{}\"", "a".repeat(super::MAX_PATTERN_BYTES + 1));
    assert!(errors(&GOOD.replace("words = [\"spam\"]", &long))[0].message.contains("longer"));
    assert!(errors(&" ".repeat(super::MAX_PACK_BYTES + 1))[0].message.contains("larger"));
}

/// The schema for editors knows the same keys and words as the reader.
#[test]
fn the_schema_for_editors_agrees() {
    use super::keys;
    let text = include_str!("../../../moderation-rules/pack.schema.json");
    let schema: serde_json::Value = serde_json::from_str(text).expect("JSON");
    let keys_at = |place: &str| {
        let found = schema.pointer(place).unwrap_or_else(|| panic!("{place} is missing"));
        let mut keys: Vec<&str> = match found {
            serde_json::Value::Object(entries) => entries.keys().map(String::as_str).collect(),
            serde_json::Value::Array(entries) => entries.iter().filter_map(|entry| entry.as_str()).collect(),
            _ => Vec::new(),
        };
        keys.sort_unstable();
        keys
    };
    let rule = "/$defs/rule/properties";
    let find = "/$defs/finder/properties";
    let example = format!("{rule}/match/items/oneOf/1/properties");
    for (place, known) in [
        ("/properties".to_owned(), keys::PACK.to_vec()),
        (rule.to_owned(), keys::RULE.to_vec()),
        (find.to_owned(), [keys::FIND, keys::BESIDE].concat()),
        (example.clone(), keys::EXAMPLE.to_vec()),
        (format!("{find}/count/properties"), keys::COUNT.to_vec()),
        (format!("{rule}/author/properties"), keys::AUTHOR.to_vec()),
        (format!("{rule}/reason/properties"), keys::WORDS.to_vec()),
        (format!("{rule}/action/enum"), keys::ACTIONS.to_vec()),
        (format!("{rule}/also/items/enum"), keys::ALSO.to_vec()),
        ("/$defs/rule/then/properties/also/items/enum".to_owned(), keys::CRISIS_ALSO.to_vec()),
        (format!("{rule}/places/items/enum"), keys::PLACES.to_vec()),
        (format!("{example}/place/enum"), keys::PLACES.to_vec()),
        (format!("{rule}/rooms/items/enum"), keys::ROOMS.to_vec()),
        (format!("{rule}/accounts/items/enum"), keys::ACCOUNTS.to_vec()),
        (format!("{rule}/spares/items/enum"), keys::STANDINGS.to_vec()),
        (format!("{rule}/languages/items/enum"), keys::LANGUAGES.to_vec()),
        (format!("{find}/kind/enum"), keys::KINDS.to_vec()),
        (format!("{find}/count/properties/of/enum"), keys::COUNTED.to_vec()),
        (format!("{find}/quoted/enum"), keys::QUOTED.to_vec()),
    ] {
        let mut known = known;
        known.sort_unstable();
        assert_eq!(keys_at(&place), known, "{place}");
    }
}

/// What the page for writers shows is a pack, and every key is on it.
#[test]
fn the_page_for_writers_is_right() {
    use super::keys;
    let page = include_str!("../../../docs/moderation-rules.md");
    let shown = page.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a pack");
    let source = crate::rules::Source::of(vec![crate::rules::PackFile {
        name: "page.toml".to_owned(),
        text: shown.to_owned(),
    }]);
    if let Err(errors) = crate::rules::Engine::load(&source) {
        panic!("{errors:?}");
    }
    for key in [keys::RULE, keys::FIND, keys::BESIDE, keys::EXAMPLE, keys::KINDS, keys::COUNTED].concat() {
        assert!(page.contains(&format!("`{key}`")) || page.contains(&format!("{key} =")), "{key}");
    }
}
