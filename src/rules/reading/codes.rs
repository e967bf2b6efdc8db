//! Codes: UUIDs and long rows of letters and digits that number a room, a file, a commit. Nobody's word stands in
//! them, and their digits are nobody's number.

use super::words::{Word, WordKind};

/// Shorter rows are read as words: somebody may have disguised one.
const SHORTEST: usize = 16;
const FEWEST_DIGITS: usize = 4;
/// From letters to digits and back.
const FEWEST_TURNS: usize = 4;

/// How the digits of a UUID are grouped.
const UUID: [usize; 5] = [8, 4, 4, 4, 12];

/// Makes codes of the words that are parts of one.
pub(super) fn mark(text: &str, words: &mut [Word]) {
    let mut at = 0;
    while at < words.len() {
        let uuid = uuid_at(text, words[at].start as usize);
        if let Some(end) = uuid {
            let after = at + words[at..].partition_point(|word| (word.start as usize) < end);
            words[at..after].iter_mut().for_each(make_code);
            at = after;
            continue;
        }
        if is_row(&words[at], text) {
            make_code(&mut words[at]);
        }
        at += 1;
    }
}

fn make_code(word: &mut Word) {
    word.kind = WordKind::Code;
    word.traits = 0;
}

/// The end of the UUID that begins here.
fn uuid_at(text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut end = start;
    for (group, length) in UUID.into_iter().enumerate() {
        if group > 0 {
            (bytes.get(end) == Some(&b'-')).then_some(())?;
            end += 1;
        }
        let digits = bytes.get(end..end + length)?;
        digits.iter().all(u8::is_ascii_hexdigit).then_some(())?;
        end += length;
    }
    let goes_on = |sign: char| sign.is_alphanumeric() || sign == '-';
    (!text[end..].starts_with(goes_on)).then_some(end)
}

fn is_row(word: &Word, text: &str) -> bool {
    let row = word.of(text).as_bytes();
    if row.len() < SHORTEST || !row.iter().all(u8::is_ascii_alphanumeric) {
        return false;
    }
    let digits = row.iter().filter(|byte| byte.is_ascii_digit()).count();
    let turns = row.windows(2).filter(|pair| pair[0].is_ascii_digit() != pair[1].is_ascii_digit()).count();
    digits >= FEWEST_DIGITS && turns >= FEWEST_TURNS
}
