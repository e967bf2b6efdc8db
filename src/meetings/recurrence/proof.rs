//! The rules told by python-dateutil (`scripts/recurrence-proof`), and the examples of other projects.

use chrono::{DateTime, NaiveDate, NaiveDateTime};
use chrono_tz::Tz;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{Rule, Window, instant, parse_zone};
use crate::clock::Timestamp;

const FROM: Timestamp = Timestamp::from_millis(1_577_836_800_000);
const TO: Timestamp = Timestamp::from_millis(1_893_456_000_000);

/// A small dose of rules is in the project; the script lets this read another file, of many more.
#[test]
fn another_implementation_tells_the_same() {
    let file = std::env::var("HOMEGROUP_RECURRENCE").unwrap_or_else(|_| {
        concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/recurrence.jsonl").to_owned()
    });
    let rows = std::fs::read_to_string(&file).unwrap_or_else(|cause| panic!("{file}: {cause}"));
    let (mut compared, mut instants, mut wrong) = (0, 0, Vec::new());
    for row in rows.lines().map(|line| serde_json::from_str::<Value>(line).expect("a row is JSON")) {
        let text = |key: &str| row[key].as_str().expect("a text");
        let zone = parse_zone(text("zone")).expect("a zone");
        let rule: Rule = text("rule").parse().unwrap_or_else(|cause| panic!("{row}: {cause}"));
        let start = text("start").parse().expect("a local time");
        let window = Window { from: FROM, to: TO };
        let told: Vec<String> = rule
            .between(zone, start, window, usize::MAX)
            .into_iter()
            .map(|at| (instant(zone, at).millis() / 1_000).to_string())
            .collect();
        let digest: String =
            Sha256::digest(told.join("\n")).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        if digest != text("digest") {
            wrong.push(format!("{row}\n  ours: {} {:?}", told.len(), told.get(..3.min(told.len()))));
        }
        compared += 1;
        instants += told.len();
    }
    assert!(compared >= 100, "{file} has only {compared} rules");
    println!("{compared} rules, {instants} instants, {} differ", wrong.len());
    assert!(wrong.is_empty(), "{} of {compared} differ:\n{}", wrong.len(), wrong.join("\n"));
}

/// The rows of other projects' tests that people could meet by, where they lie beside the project.
#[test]
fn the_simple_examples_of_other_projects_come_out_alike() {
    let shared = std::env::var("HOMEGROUP_SHARED").unwrap_or_else(|_| "../shared".to_owned());
    let file = std::path::Path::new(&shared).join("data/rrule_half.jsonl");
    let Ok(rows) = std::fs::read_to_string(&file) else {
        println!("skipped: {} is not there", file.display());
        return;
    };
    let mut wrong = Vec::new();
    let mut compared = 0;
    for row in rows.lines().map(|line| serde_json::from_str::<Value>(line).expect("a row is JSON")) {
        if row["simple"] == true {
            compared += 1;
            let (told, expected) = example(&row);
            if told != expected {
                wrong.push(format!("{} {}: {told:?}\n instead of {expected:?}", row["id"], row["text"]));
            }
        }
    }
    println!("{compared} examples, {} differ", wrong.len());
    assert!(compared > 0 && wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What we tell of an example, and what is expected, as moments.
fn example(row: &Value) -> (Vec<i64>, Vec<i64>) {
    let zone = row["tz"].as_str().map_or(Tz::UTC, |name| parse_zone(name).expect("a zone"));
    let expected: Vec<i64> = row["expected"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|at| moment(zone, at.as_str().expect("a text")))
        .collect();
    let (mut start, mut rule, mut left_out) = (None, None, Vec::new());
    for line in row["text"].as_str().expect("a text").lines() {
        let (name, value) = line.split_once(':').expect("a name and a value");
        match name.split(';').next().expect("a name") {
            "DTSTART" => start = Some(local(value)),
            "RRULE" => rule = Some(value.parse::<Rule>().unwrap_or_else(|cause| panic!("{row}: {cause}"))),
            "EXDATE" => left_out.extend(value.split(',').map(|at| moment(zone, at))),
            other => panic!("nobody has written how to read {other}"),
        }
    }
    let (start, rule) = (start.expect("a start"), rule.expect("a rule"));
    let window = |from| Window { from, to: Timestamp::from_millis(4_000_000_000_000) };
    let most = row["limit"]
        .as_u64()
        .map_or(expected.len() + left_out.len() + 1, |limit| usize::try_from(limit).expect("few"));
    let from = |from| {
        let told = rule.between(zone, start, window(Timestamp::from_millis(from)), most).into_iter();
        let told = told.map(|at| instant(zone, at).millis());
        told.filter(|at| !left_out.contains(at)).collect::<Vec<_>>()
    };
    if let Some(middle) = row["start_at"].as_str().map(|at| moment(zone, at)) {
        let later: Vec<i64> = expected.iter().copied().filter(|at| *at >= middle).collect();
        assert_eq!(from(middle), later, "{row} told from the middle");
    }
    (from(0), expected)
}

fn local(text: &str) -> NaiveDateTime {
    let text = text.trim_end_matches('Z');
    NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%S").unwrap_or_else(|_| {
        let day = NaiveDate::parse_from_str(text, "%Y%m%d").expect("a day");
        day.and_hms_opt(0, 0, 0).expect("midnight")
    })
}

fn moment(zone: Tz, text: &str) -> i64 {
    match DateTime::parse_from_rfc3339(text) {
        Ok(at) => at.timestamp_millis(),
        Err(_) if text.ends_with('Z') => local(text).and_utc().timestamp_millis(),
        Err(_) => instant(zone, local(text)).millis(),
    }
}

#[test]
fn a_rule_that_never_comes_costs_no_more_than_its_window() {
    let rule: Rule = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30".parse().expect("a rule");
    let start = NaiveDate::from_ymd_opt(1970, 1, 1).and_then(|day| day.and_hms_opt(0, 0, 0)).expect("a day");
    assert!(rule.between(Tz::UTC, start, Window { from: FROM, to: TO }, 10).is_empty());
}
