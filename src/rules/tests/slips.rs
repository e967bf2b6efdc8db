//! Slips of the keyboard in the words of lists that a pack names.

use super::{HEAD, found, load, pack, unproved};

const LISTS: &str =
    "slips = [\"harm\"]\n[lists]\nharm = [\"murder~\", \"hate\", \"threat\"]\nno-slips = [\"treat\"]\n";

fn rules() -> String {
    let rule = "id = \"a/b\"\naction = \"flag\"\nmatch = [\"hate all\"]\npass = [\"y\"]\nfind = { words = [\"@harm (them|all people)\"] }";
    pack(&[rule]).replacen(HEAD, &format!("{HEAD}{LISTS}"), 1)
}

#[test]
fn one_slip_is_seen_through() {
    let engine = unproved(&rules());
    for text in
        ["murdr them", "mruder them", "murdering them", "mudrering them", "haet them", "thraet all people"]
    {
        assert_eq!(found(&engine, text), [text]);
    }
    assert_eq!(found(&engine, "Ihate them"), ["hate them"]);
    assert_eq!(found(&engine, "hateall people"), ["hateall people"]);
    assert_eq!(found(&engine, "a threat's them"), ["threat's them"]);
}

#[test]
fn other_words_are_no_slips() {
    let engine = unproved(&rules());
    for text in ["treat them", "hat them", "umrder them", "mrudre them", "whatever them", "hater them"] {
        assert!(found(&engine, text).is_empty(), "{text}");
    }
}

#[test]
fn a_list_that_slips_is_a_list() {
    let wrong = rules().replace("slips = [\"harm\"]", "slips = [\"harn\"]");
    let errors = load(&[&wrong]).expect_err("there is no such list");
    assert!(errors[0].message.contains("`harn`"), "{errors:?}");
}
