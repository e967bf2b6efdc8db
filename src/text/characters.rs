//! Characters as people meet them: what is counted, what cannot be seen, what would spill over.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// Marks in a row on one letter. Written languages need six at most; more than eight is a tower
/// that covers the lines above and below.
pub const MAX_MARKS_IN_A_ROW: usize = 8;

/// Letters as people count them: a flag or a family is one.
pub fn count_graphemes(text: &str) -> usize {
    if is_printable_ascii(text) { text.len() } else { text.graphemes(true).count() }
}

/// The beginning of a text in one line, for lists and notices.
pub fn excerpt(text: &str, max_graphemes: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.grapheme_indices(true).nth(max_graphemes) {
        None => line,
        Some(_) => {
            let end = line
                .grapheme_indices(true)
                .nth(max_graphemes.saturating_sub(1))
                .map_or(0, |(start, _)| start);
            format!("{}…", line[..end].trim_end())
        }
    }
}

/// A text for one line (a room's name): cleaned as a message is, white space made single spaces.
/// `None` when it is empty, longer than `max_graphemes`, or carries a tower of marks.
pub fn one_line(typed: &str, max_graphemes: usize) -> Option<String> {
    // A family of emoji is up to 41 bytes; beyond that a "letter" is an attack on the reader.
    if typed.len() > max_graphemes.saturating_mul(64) {
        return None;
    }
    let cleaned = clean(typed)?;
    let line = cleaned.split_whitespace().collect::<Vec<_>>().join(" ");
    let seen = line.chars().any(|letter| !is_invisible(letter));
    (seen && count_graphemes(&line) <= max_graphemes).then_some(line)
}

/// A character that leaves no mark of its own on the screen.
pub fn is_invisible(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
        || is_noncharacter(letter)
}

/// Unicode NFC, lines ended by `\n`, without control characters, bidi embeddings, overrides and
/// isolates, and hidden tags. `None` for a tower of marks.
///
/// Joiners and the direction marks stay: Persian and emoji are misspelt without them, and none of
/// them reaches beyond its neighbours.
pub(super) fn clean(typed: &str) -> Option<String> {
    let mut cleaned = String::with_capacity(typed.len());
    let mut marks = 0;
    let mut in_flag = false;
    let mut letters = typed.chars().peekable();
    while let Some(letter) = letters.next() {
        // The flags of England, Scotland and Wales are spelt with tags; elsewhere tags hide text.
        in_flag = letter == '\u{1f3f4}' || (in_flag && is_tag(letter));
        match letter {
            '\n' | '\u{2028}' | '\u{2029}' | '\u{85}' => cleaned.push('\n'),
            '\r' => {
                letters.next_if_eq(&'\n');
                cleaned.push('\n');
            }
            '\t' => cleaned.push(' '),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' => {}
            _ if letter.is_control() || is_noncharacter(letter) => {}
            _ if is_tag(letter) && !in_flag => {}
            _ => {
                // Counted after the removals: a removed character between two marks would
                // otherwise let a tower through in pieces.
                marks = if is_combining_mark(letter) { marks + 1 } else { 0 };
                if marks > MAX_MARKS_IN_A_ROW {
                    return None;
                }
                cleaned.push(letter);
            }
        }
    }
    Some(if cleaned.is_ascii() { cleaned } else { cleaned.nfc().collect() })
}

pub(super) fn is_printable_ascii(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

fn is_tag(letter: char) -> bool {
    matches!(letter, '\u{e0000}'..='\u{e007f}')
}

fn is_noncharacter(letter: char) -> bool {
    matches!(letter, '\u{fdd0}'..='\u{fdef}') || (letter as u32) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_counted_as_people_count_them() {
        assert_eq!(count_graphemes("sober"), 5);
        assert_eq!(count_graphemes("👩‍👩‍👧‍👦é🏳️‍🌈"), 3);
    }

    #[test]
    fn an_excerpt_is_one_line_and_never_cuts_a_letter() {
        assert_eq!(excerpt("one\n\n two", 20), "one two");
        assert_eq!(excerpt("👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 2), "👩‍👩‍👧‍👦…");
        assert_eq!(excerpt("abcdef", 6), "abcdef");
        assert_eq!(excerpt("abcdefg", 6), "abcde…");
    }

    #[test]
    fn a_name_of_a_room_is_one_line_that_can_be_seen() {
        assert_eq!(one_line("  Night \n owls ", 60).as_deref(), Some("Night owls"));
        assert_eq!(one_line("\u{200b}\u{202e} ", 60), None);
        assert_eq!(one_line("abcd", 3), None);
        assert_eq!(one_line(&format!("a{}", "\u{301}".repeat(9)), 60), None);
    }

    #[test]
    fn a_hidden_tag_is_removed_and_the_flag_of_wales_stays() {
        let wales = "🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}";
        assert_eq!(clean(wales).as_deref(), Some(wales));
        assert_eq!(clean("hi\u{e0068}\u{e0069}").as_deref(), Some("hi"));
    }
}
