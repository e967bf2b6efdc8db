//! What a text costs the rules: one core, processor time, the packs that are built in and generated ones beside them.
//!
//!     cargo bench --workspace --locked --bench rules                       everything
//!     cargo bench --workspace --locked --bench rules -- talk hostile       rows with one of these in their name
//!
//! The texts are the examples of the shipped packs that must pass, and hostile ones made here. Time that others take
//! from this process is not counted, but a loaded machine still spoils its caches: compare rows of one sitting.

use std::fmt::Write;
use std::time::{Duration, Instant};

use homegroup::rules::{Context, Engine, PackFile, Source};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let wanted: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let is_wanted = |name: &str| wanted.is_empty() || wanted.iter().any(|word| name.contains(word.as_str()));
    let talk = Talk::of_examples();
    println!("| what | measured |\n| --- | --- |");
    if is_wanted("talk") {
        let engine = engine(vec![]);
        println!("| talk of 120 letters, the shipped packs | {} |", cost(&engine, &talk.texts(20_000, 120)));
        println!("| the same in Russian | {} |", cost(&engine, &talk.russian(20_000, 120)));
    }
    if is_wanted("phrases") {
        let texts = talk.texts(100_000, 200);
        let one = engine(vec![phrases(10_000, 1)]);
        println!("| 100,000 texts of 200 letters, and 10,000 phrases more | {} |", cost(&one, &texts));
        let ten = engine((1..=10).map(|number| phrases(10_000, number)).collect());
        println!("| the same with 100,000 phrases more | {} |", cost(&ten, &texts));
    }
    if is_wanted("rules") {
        let texts = talk.texts(20_000, 200);
        for times in [0, 1, 10] {
            let engine = engine((0..times).map(copies).collect());
            let rules = engine.rules().count();
            println!("| texts of 200 letters, {rules} rules | {} |", cost(&engine, &texts));
        }
    }
    if is_wanted("hostile") {
        let engine = engine((0..4).map(copies).collect());
        let rules = engine.rules().count();
        let mut worst: Vec<(Duration, String)> = hostile()
            .into_iter()
            .map(|(name, text)| ((0..5).map(|_| once(&engine, &text)).min().unwrap_or_default(), name))
            .collect();
        worst.sort();
        worst.reverse();
        println!(
            "| hostile texts of 8 KiB, {rules} rules, over 5 ms | {} of {} |",
            worst.iter().filter(|(took, _)| *took > Duration::from_millis(5)).count(),
            worst.len()
        );
        for (took, name) in &worst {
            println!("| {name} | {:.2} ms |", took.as_secs_f64() * 1e3);
        }
    }
}

fn engine(more: Vec<PackFile>) -> Engine {
    let mut files = Source::built_in().files;
    files.extend(more);
    Engine::load(&Source::of(files)).unwrap_or_else(|errors| panic!("{}", errors[0]))
}

/// Processor time of all texts, of one, and the slowest hundredth.
fn cost(engine: &Engine, texts: &[String]) -> String {
    texts.iter().take(1_000).for_each(|text| drop(engine.evaluate(text, &Context::NEW_MEMBER)));
    let began = spent();
    texts.iter().for_each(|text| drop(engine.evaluate(text, &Context::NEW_MEMBER)));
    let all = spent() - began;
    let mut each: Vec<Duration> = texts.iter().map(|text| once(engine, text)).collect();
    each.sort();
    let late = each[each.len() * 99 / 100];
    format!(
        "{:.2} s; {:.1} µs each, p99 {:.1} µs",
        all.as_secs_f64(),
        all.as_secs_f64() * 1e6 / texts.len() as f64,
        late.as_secs_f64() * 1e6
    )
}

fn once(engine: &Engine, text: &str) -> Duration {
    let began = Instant::now();
    drop(engine.evaluate(text, &Context::NEW_MEMBER));
    began.elapsed()
}

/// What this thread has had of a processor.
fn spent() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    Duration::from_nanos(told.split(' ').next().and_then(|nanos| nanos.parse().ok()).unwrap_or(0))
}

/// Examples of the shipped packs that must pass: they were written to sound like people.
struct Talk {
    english: Vec<String>,
    russian: Vec<String>,
}

impl Talk {
    fn of_examples() -> Self {
        let mut talk = Self { english: Vec::new(), russian: Vec::new() };
        for file in Source::built_in().files {
            let pack: toml::Table = toml::from_str(&file.text).expect("the packs are read");
            let into = if file.name.ends_with(".ru.toml") { &mut talk.russian } else { &mut talk.english };
            if file.name.ends_with(".fa.toml") {
                continue;
            }
            for rule in pack.get("rule").and_then(toml::Value::as_array).into_iter().flatten() {
                for example in rule.get("pass").and_then(toml::Value::as_array).into_iter().flatten() {
                    let text = example.as_str().or_else(|| example.get("text")?.as_str());
                    into.extend(text.map(str::to_owned));
                }
            }
        }
        talk
    }

    fn texts(&self, count: usize, letters: usize) -> Vec<String> {
        joined(&self.english, count, letters)
    }

    fn russian(&self, count: usize, letters: usize) -> Vec<String> {
        joined(&self.russian, count, letters)
    }
}

fn joined(from: &[String], count: usize, letters: usize) -> Vec<String> {
    let mut chance = Chance(7);
    (0..count)
        .map(|_| {
            let mut text = String::new();
            while text.chars().count() < letters {
                text.push_str(&from[chance.below(from.len())]);
                text.push_str(". ");
            }
            text.chars().take(letters).collect()
        })
        .collect()
}

/// A list of phrases of one to three made-up and common words, and a rule that looks for them.
fn phrases(count: usize, number: u64) -> PackFile {
    let mut chance = Chance(number);
    let mut words = String::new();
    for _ in 0..count {
        let phrase: Vec<String> = (0..=chance.below(3)).map(|_| chance.word()).collect();
        let _ = write!(words, "\"{}\", ", phrase.join(" "));
    }
    pack(
        &format!("generated-{number}"),
        &format!(
            "[lists]\n{name} = [{words}]\n{rule}find = {{ words = [\"@{name}\"] }}\n",
            name = format!("generated-{number}"),
            rule = rule(&format!("generated/{number}"), "first"),
        )
        .replace(
            "match = [\"first\"]",
            &format!("match = [\"{}\"]", words.split('"').nth(1).unwrap_or_default()),
        ),
    )
}

/// As many rules as a hundred, of the kinds that shipped rules are of.
fn copies(number: u64) -> PackFile {
    let mut chance = Chance(number + 100);
    let mut rules = String::new();
    for at in 0..90 {
        let mut words = || {
            (0..12)
                .map(|_| format!("\"{}{}\"", chance.word(), ["", "~", "*"][chance.below(3)]))
                .collect::<Vec<_>>()
                .join(", ")
        };
        let (one, other) = (words(), words());
        let first =
            |list: &str| list.split('"').nth(1).unwrap_or_default().trim_end_matches(['~', '*']).to_owned();
        let example = format!("{} {}", first(&one), first(&other));
        let _ = writeln!(
            rules,
            "{}find = {{ near = [{{ words = [{one}] }}, {{ any = [{{ words = [{other}] }}, {{ kind = \"phone-number\" }}] }}], within = 6, unless = {{ words = [\"never said\"] }} }}\n",
            rule(&format!("copy-{number}/r{at}"), &example)
        );
    }
    pack(&format!("copies-{number}"), &rules)
}

fn pack(id: &str, rest: &str) -> PackFile {
    let head = format!(
        "id = \"{id}\"\ntitle = \"t\"\nlanguages = [\"en\"]\nversion = \"1\"\nlicence = \"CC0-1.0\"\n"
    );
    PackFile { name: format!("{id}.toml"), text: head + rest }
}

fn rule(id: &str, example: &str) -> String {
    format!(
        "[[rule]]\nid = \"{id}\"\naction = \"flag\"\nreason = {{ en = \"e\", ru = \"r\", fa = \"f\" }}\nmatch = [\"{example}\"]\npass = [\"…\"]\n"
    )
}

/// The same numbers at every run (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }

    /// Like a word, with the beginnings and endings of English.
    fn word(&mut self) -> String {
        const PARTS: [&str; 24] = [
            "an", "be", "con", "der", "el", "for", "ga", "hi", "in", "jo", "ka", "lo", "mi", "no", "per",
            "re", "sta", "ti", "un", "ver", "wi", "ed", "ing", "ous",
        ];
        let length = 2 + self.below(3);
        (0..length).map(|_| PARTS[self.below(PARTS.len())]).collect()
    }
}

/// Texts that cost as much as their writers could think of.
fn hostile() -> Vec<(String, String)> {
    const LETTERS: usize = 8 << 10;
    let repeated = |part: &str| {
        let mut text = part.repeat(LETTERS / part.len() + 1);
        while !text.is_char_boundary(LETTERS.min(text.len())) {
            text.pop();
        }
        text.truncate(LETTERS.min(text.len()));
        text
    };
    const PARTS: [&str; 40] = [
        "a",
        "a ",
        "a.",
        "s.e.l.l.",
        "s e l l i n g ",
        "selling ",
        "xanax $20 ",
        "selling xanax dm me $20 ",
        "not ",
        "0",
        "1 ",
        "1.1.",
        "5 5 5 - 0 1 9 9 ",
        "@",
        "@a ",
        "a@b.c ",
        "http://a.b/ ",
        "t.me/+a ",
        "$",
        "$1 ",
        "!",
        "I",
        "sеll ",
        "ѕ℮l1іng-",
        "а а б в",
        "п.р.о.д.а.м.",
        "prodam geroin ",
        "می فروشم ",
        "ا ه ",
        "e\u{301}",
        "\u{200b}a",
        "ﷺ",
        "\u{1100}\u{1161}",
        "😀",
        "\"a\" > ",
        "call 0871 ",
        "kill yourself ",
        "where can i get some ",
        "i want to die. ",
        "****** ",
    ];
    let mut all: Vec<(String, String)> =
        PARTS.iter().map(|part| (format!("{part:?} again and again"), repeated(part))).collect();
    let mut chance = Chance(3);
    let words: Vec<String> = Source::built_in()
        .files
        .iter()
        .flat_map(|file| {
            file.text.split(|letter: char| !letter.is_alphanumeric()).map(str::to_owned).collect::<Vec<_>>()
        })
        .filter(|word| word.len() > 2)
        .collect();
    for (name, between) in [("words", " "), ("words tied by dots", "."), ("words tied by -", "-")] {
        let mut text = String::new();
        while text.len() < LETTERS {
            text.push_str(&words[chance.below(words.len())]);
            text.push_str(between);
        }
        all.push((format!("{name} of the packs themselves"), repeated(&text)));
    }
    let drugs = [
        "selling", "xanax", "dm", "me", "for", "$20", "got", "pills", "coke", "price", "telegram", "each",
        "cheap",
    ];
    let text: Vec<&str> = (0..2_000).map(|_| drugs[chance.below(drugs.len())]).collect();
    all.push(("words of an offer in any order".to_owned(), repeated(&text.join(" "))));
    let leet: String =
        (0..LETTERS).map(|_| char::from(b"013458@$!|. -sellingheroin"[chance.below(26)])).collect();
    all.push(("letters and signs in any order".to_owned(), leet));
    all
}
