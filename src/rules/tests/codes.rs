//! Names and texts with a code in them: rows of letters and digits that are nobody's word.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::super::{Context, Place};
use super::NEWCOMER;
use super::shipped::SHIPPED;

/// As rooms, files, commits and accounts are numbered.
fn code() -> impl Strategy<Value = String> {
    prop_oneof![
        "[0-9a-f]{6,12}",
        "[0-9a-f]{13,64}",
        "[0-9A-F]{6,40}",
        "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}",
        "[0-9a-z]{8,26}",
        "[0-9A-Za-z]{8,22}",
        "[0-9A-HJKMNP-TV-Z]{26}",
        "[A-Z]{2}[0-9]{4,6}",
        "v[0-9]\\.[0-9]{1,2}\\.[0-9]{1,2}-[0-9a-f]{7}",
    ]
    // A row without a digit may be a word, and one without a letter somebody's number.
    .prop_filter("has both", |code| {
        let digits = code.chars().filter(char::is_ascii_digit).count();
        digits >= 2 && code.chars().any(char::is_alphabetic)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, rng_seed: RngSeed::Fixed(8), ..ProptestConfig::default() })]

    #[test]
    fn a_code_is_no_disguise(code in code(), before in "Room |room-|Ada |", place in 0..4_usize) {
        let place = [Place::RoomName, Place::Handle, Place::FileName, Place::Message][place];
        let said = format!("{before}{code}");
        let decision = SHIPPED.evaluate(&said, &Context { place, ..NEWCOMER });
        let hits: Vec<_> = decision.hits.iter().map(|hit| (hit.id(), &said[hit.start..hit.end])).collect();
        prop_assert!(hits.is_empty(), "{said}: {hits:?}");
    }
}
