//! Who is spoken to: `@handle` in a message.

/// More people than this in one message is a roll call; the rest are not told.
pub const MAX_MENTIONS: usize = 20;

/// A handle has at most 24 letters; a longer run is none.
const MAX_LETTERS: usize = 24;

/// The distinct handles a message names, as typed, in order. Whether such a person exists, and
/// may be told, is for the caller to find out.
pub fn mentions(body: &str) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    for (at, _) in body.match_indices('@') {
        // An e-mail address is not a call to somebody.
        if body[..at].chars().next_back().is_some_and(|before| before.is_alphanumeric() || before == '@') {
            continue;
        }
        let handle = leading_handle(&body[at + 1..]);
        if handle.is_empty() || handle.chars().count() > MAX_LETTERS || found.contains(&handle) {
            continue;
        }
        found.push(handle);
        if found.len() == MAX_MENTIONS {
            break;
        }
    }
    found
}

/// Letters and digits, with single `.`, `-` or `_` between them: the full stop that ends the
/// sentence is not part of the name.
fn leading_handle(text: &str) -> &str {
    let mut end = 0;
    let mut joint = false;
    for (at, letter) in text.char_indices() {
        if letter.is_alphanumeric() || unicode_normalization::char::is_combining_mark(letter) {
            end = at + letter.len_utf8();
            joint = false;
        } else if matches!(letter, '.' | '-' | '_') && end > 0 && !joint {
            joint = true;
        } else {
            break;
        }
        if at > MAX_LETTERS * 8 {
            break;
        }
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_who_are_spoken_to_are_found() {
        assert_eq!(mentions("@ada and @sunny-day. Also (@Мира), @ada!"), ["ada", "sunny-day", "Мира"]);
        assert_eq!(mentions("سلام @آدا، خوبی؟"), ["آدا"]);
        assert_eq!(mentions("write me: ada@example.org, @ @@ @. a@b"), Vec::<&str>::new());
        assert_eq!(mentions("@night.owl...@two__lines"), ["night.owl", "two"]);
    }

    #[test]
    fn a_roll_call_is_cut_and_a_long_run_is_no_name() {
        let roll = (0..50).map(|number| format!("@a{number} ")).collect::<String>();
        assert_eq!(mentions(&roll).len(), MAX_MENTIONS);
        assert!(mentions(&format!("@{}", "a".repeat(25))).is_empty());
    }
}
