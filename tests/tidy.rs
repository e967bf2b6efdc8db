//! What keeps the code in the shape that `ARCHITECTURE.md` describes. Reads the sources;
//! compiles and runs nothing of them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

/// The floors, lowest first: a module imports its own slice or a lower floor, never
/// sideways and never up. A new module gets its place here first.
const FLOORS: [&[&str]; 13] = [
    &["words"],
    &["clock", "ids"],
    &["text", "config"],
    &["storage", "rules"],
    // The edge: the state of the application holds the hub and the limits, and the extractors of `http` and
    // the connections of `live` are made for that state. These three, and only these, know each other.
    &["http", "live", "state"],
    &["audit"],
    &["review"],
    &["raid"],
    &["accounts"],
    &["desk"],
    &["rooms", "forum", "library", "checkins"],
    &["meetings", "moderation"],
    &["server"],
];
const EDGE: [&str; 3] = ["http", "live", "state"];

const LONGEST_FILE: usize = 500;
const LANGUAGES: [&str; 3] = ["en", "ru", "fa"];

#[test]
fn imports_point_down() {
    let mut wrong = Vec::new();
    for source in sources("src") {
        let Some(own) = source.slice() else { continue };
        let Some(floor) = floor_of(&own) else {
            wrong.push(format!("src/{own} has no floor: give it one in tests/tidy.rs"));
            continue;
        };
        for imported in crate_names(&source.code) {
            let at_the_edge = EDGE.contains(&own.as_str()) && EDGE.contains(&imported.as_str());
            let down = floor_of(&imported).is_some_and(|theirs| theirs < floor);
            if imported != own && !down && !at_the_edge {
                wrong.push(format!(
                    "{} imports crate::{imported}, which is not below it",
                    source.path.display()
                ));
            }
        }
    }
    assert_none(wrong);
}

#[test]
fn nobody_reaches_two_modules_up() {
    let wrong = sources("src").into_iter().filter(|source| source.code.contains("super::super"));
    assert_none(wrong.map(|source| format!("{} says super::super", source.path.display())).collect());
}

/// A table row is never serialised, checked or passed on outside the queries of its slice.
#[test]
fn entities_are_named_only_in_their_store() {
    let named = Regex::new(r"\bentity::|\bentity\b\s*[,;}]").expect("a pattern");
    let mut wrong = Vec::new();
    for source in sources("src") {
        let parts: Vec<_> = source.path.iter().filter_map(|part| part.to_str()).collect();
        let is_store = parts.iter().any(|part| ["store", "store.rs", "entity", "entity.rs"].contains(part));
        let declares = source.path.ends_with("mod.rs");
        for (number, line) in source.code.lines().enumerate() {
            let declaration = declares && line.trim_start().ends_with("mod entity;");
            if named.is_match(line) && !is_store && !declaration {
                wrong.push(format!("{}:{}: {}", source.path.display(), number + 1, line.trim()));
            }
        }
    }
    assert_none(wrong);
}

#[test]
fn nothing_panics_by_design_and_nothing_is_left_to_do() {
    let forbidden =
        Regex::new(r"\.unwrap\(\)|\bpanic!|\btodo!|\bunimplemented!|\bTODO\b|\bFIXME\b").expect("a pattern");
    let mut wrong = Vec::new();
    for source in sources("src").into_iter().chain(sources("migrations/src")) {
        let lines = source.code.lines().enumerate();
        for (number, line) in lines.filter(|(_, line)| forbidden.is_match(line)) {
            wrong.push(format!("{}:{}: {}", source.path.display(), number + 1, line.trim()));
        }
    }
    assert_none(wrong);
}

#[test]
fn no_test_is_put_aside() {
    let put_aside = Regex::new(r"^\s*#\[(ignore|should_panic)").expect("a pattern");
    let mut wrong = Vec::new();
    for source in sources("src").into_iter().chain(sources("tests")) {
        if source.text.lines().any(|line| put_aside.is_match(line)) {
            wrong.push(source.path.display().to_string());
        }
    }
    assert_none(wrong);
}

#[test]
fn no_file_is_too_long_to_read() {
    let all = ["src", "migrations/src", "tests"].into_iter().flat_map(sources);
    let long = all.filter(|source| source.text.lines().count() > LONGEST_FILE);
    assert_none(
        long.map(|source| format!("{}: {} lines", source.path.display(), source.text.lines().count()))
            .collect(),
    );
}

#[test]
fn every_slice_has_a_front_page() {
    let fronts = sources("src").into_iter().filter(|source| source.path.ends_with("mod.rs"));
    let bare = fronts.filter(|source| !source.text.starts_with("//!"));
    assert_none(bare.map(|source| format!("{} does not say what it is", source.path.display())).collect());
}

/// Every problem that the code can answer with has its words in every language.
#[test]
fn every_problem_is_put_into_words() {
    let known = catalogue_slugs();
    let mut wrong = Vec::new();
    for (slug, path) in problems_in_use() {
        let key = format!("problem-{}", slug.replace('/', "-"));
        for (language, problems) in &known {
            if !problems.contains(&key) {
                wrong.push(format!("locales/{language}: {key}, used in {}, has no words", path.display()));
            }
        }
    }
    assert_none(wrong);
}

#[test]
fn problems_say_the_same_things_in_every_language() {
    let known = catalogue_slugs();
    let (_, english) = &known[0];
    assert!(!english.is_empty(), "the catalogue of problems is not where it should be");
    for (language, problems) in &known[1..] {
        let differing: Vec<_> = english.symmetric_difference(problems).collect();
        assert!(differing.is_empty(), "en and {language} differ in {differing:?}");
    }
}

// ---- reading sources

struct Source {
    path: PathBuf,
    /// All of it.
    text: String,
    /// Without its tests and its comments, line for line.
    code: String,
}

impl Source {
    /// The module below `src/` that the file belongs to; `main.rs` and `lib.rs` are over all.
    fn slice(&self) -> Option<String> {
        let within = self.path.strip_prefix("src").ok()?;
        let first = within.iter().next()?.to_str()?.trim_end_matches(".rs");
        (!["main", "lib"].contains(&first)).then(|| first.to_owned())
    }
}

/// Every Rust file below a folder of the project. Files of tests alone have no code here.
fn sources(folder: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|cause| panic!("{}: {cause}", folder.display())) {
            let path = entry.expect("a folder can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("a source is UTF-8");
                let only_tests = path.file_stem().is_some_and(|stem| stem == "tests" || stem == "proof")
                    || path.iter().any(|part| part == "tests");
                let code = if only_tests { String::new() } else { code_of(&text) };
                let path = path.strip_prefix(root).expect("it is in the project").to_path_buf();
                found.push(Source { path, text, code });
            }
        }
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

/// Leaves out comments, and modules and items under `#[cfg(test)]`, keeping the lines' numbers.
fn code_of(text: &str) -> String {
    let mut code = String::new();
    let mut in_test: Option<(usize, usize)> = None;
    for line in text.lines() {
        let indent = line.len() - line.trim_start().len();
        let bare = line.trim();
        if bare == "#[cfg(test)]" && in_test.is_none() {
            in_test = Some((indent, 0));
        } else if let Some((at, seen)) = &mut in_test {
            // The item ends at the first line of its own indent that closes it.
            *seen += 1;
            let closes =
                indent == *at && (bare.starts_with('}') || bare.ends_with(';') || bare.ends_with("{}"));
            if closes {
                in_test = None;
            }
        } else if !bare.starts_with("//") {
            code.push_str(line);
        }
        code.push('\n');
    }
    code
}

/// The modules named after `crate::`, also in groups: `crate::{ids, http::Problem}`.
fn crate_names(code: &str) -> BTreeSet<String> {
    let single = Regex::new(r"\bcrate::([a-z_]+)").expect("a pattern");
    let mut names: BTreeSet<String> = single.captures_iter(code).map(|found| found[1].to_owned()).collect();
    for (start, _) in code.match_indices("crate::{") {
        let (mut depth, mut word) = (0, String::new());
        for letter in code[start + "crate::".len()..].chars() {
            match letter {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 1 && (letter.is_ascii_lowercase() || letter == '_') {
                word.push(letter);
            } else if depth <= 1 && [':', ',', '}'].contains(&letter) && !word.is_empty() {
                names.insert(std::mem::take(&mut word));
            }
            if depth == 0 {
                break;
            }
        }
    }
    names
        .into_iter()
        .filter(|name| {
            Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(name).exists()
                || Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(format!("{name}.rs")).exists()
        })
        .collect()
}

fn floor_of(module: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&module))
}

// ---- reading words

/// The problems that the sources name: `"slice/name"` where the slice has problems at all.
fn problems_in_use() -> Vec<(String, PathBuf)> {
    let quoted = Regex::new(r#""([a-z]+(?:-[a-z]+)*)/([a-z0-9]+(?:-[a-z0-9]+)*)""#).expect("a pattern");
    let slices: BTreeSet<String> = sources("src").iter().filter_map(Source::slice).collect();
    let mut used = Vec::new();
    for source in sources("src") {
        for found in quoted.captures_iter(&source.code) {
            if slices.contains(&found[1]) || &found[1] == "sessions" {
                used.push((format!("{}/{}", &found[1], &found[2]), source.path.clone()));
            }
        }
    }
    used
}

/// Of each language, the problems that have both a title and a detail.
fn catalogue_slugs() -> Vec<(&'static str, BTreeSet<String>)> {
    let of = |language: &'static str| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(language);
        let mut problems = BTreeSet::new();
        for entry in fs::read_dir(&folder).unwrap_or_else(|cause| panic!("{}: {cause}", folder.display())) {
            let path = entry.expect("a folder can be read").path();
            if !path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("problems-")) {
                continue;
            }
            let mut current = None;
            for line in fs::read_to_string(&path).expect("words are UTF-8").lines() {
                if let Some((key, _)) = line.split_once(" =").filter(|(key, _)| key.starts_with("problem-")) {
                    current = Some(key.to_owned());
                } else if line.trim_start().starts_with(".detail =") {
                    problems.extend(current.take());
                }
            }
        }
        (language, problems)
    };
    LANGUAGES.into_iter().map(of).collect()
}

#[track_caller]
fn assert_none(wrong: Vec<String>) {
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
