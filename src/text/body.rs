//! The text of one message.

use super::characters::{clean, count_graphemes, is_invisible};

/// The longest message, as people count letters.
pub const MAX_GRAPHEMES: usize = 4_000;

/// The longest message in bytes: with its envelope it fits a frame of 16 KiB.
pub const MAX_BYTES: usize = 12_000;

/// A message that may be stored: not empty, within its bounds, in Unicode NFC, without control
/// characters other than the line break, without bidi controls and towers of marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageBody(String);

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BodyError {
    #[error("there is nothing in it that could be read")]
    Empty,
    #[error("it is longer than one message can be")]
    TooLong,
    #[error("it stacks more marks on a letter than can be shown")]
    TooManyMarks,
}

impl MessageBody {
    pub fn parse(typed: &str) -> Result<Self, BodyError> {
        let typed = typed.trim();
        // Before anything is copied: the work below is linear in what passes here.
        if typed.len() > MAX_BYTES {
            return Err(BodyError::TooLong);
        }
        if is_plain(typed) {
            return if typed.is_empty() { Err(BodyError::Empty) } else { Self::measured(typed.to_owned()) };
        }
        let cleaned = clean(typed).ok_or(BodyError::TooManyMarks)?;
        let trimmed = cleaned.trim();
        if trimmed.chars().all(is_invisible) {
            return Err(BodyError::Empty);
        }
        Self::measured(trimmed.to_owned())
    }

    /// The same message after a rule has replaced a part of it. A replacement may be longer than
    /// what it hides, so the bounds are not asked again: the person already wrote within them.
    pub fn with_masked_text(&self, text: String) -> Self {
        Self(text)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn into_string(self) -> String {
        self.0
    }

    fn measured(text: String) -> Result<Self, BodyError> {
        // NFC can lengthen a text in bytes (some letters are always written apart).
        if text.len() > MAX_BYTES || (text.len() > MAX_GRAPHEMES && count_graphemes(&text) > MAX_GRAPHEMES) {
            return Err(BodyError::TooLong);
        }
        Ok(Self(text))
    }
}

/// Printable ASCII and line breaks need no cleaning; most messages in Latin script are this.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::is_nfc;

    use super::*;

    fn parsed(typed: &str) -> Result<String, BodyError> {
        MessageBody::parse(typed).map(MessageBody::into_string)
    }

    #[test]
    fn what_a_person_typed_is_what_is_kept() {
        for typed in ["42 days today", "خوبم، می‌دانی؟", "Я тут\n\nи всё", "👩‍👩‍👧‍👦", "a \u{200f}b", "naïve"]
        {
            assert_eq!(parsed(typed).as_deref(), Ok(typed));
        }
        assert_eq!(parsed("  hi \n").as_deref(), Ok("hi"));
        assert_eq!(parsed("a\r\nb\rc\td").as_deref(), Ok("a\nb\nc d"));
        assert_eq!(parsed("e\u{301}").as_deref(), Ok("é"));
    }

    #[test]
    fn controls_and_direction_overrides_are_taken_out() {
        assert_eq!(parsed("a\u{0}\u{1b}[31mb\u{7f}").as_deref(), Ok("a[31mb"));
        assert_eq!(parsed("\u{202e}live\u{202c} \u{2067}x\u{2069}").as_deref(), Ok("live x"));
    }

    #[test]
    fn a_message_nobody_could_see_is_empty() {
        for typed in ["", " \n\t ", "\u{200b}", "\u{2800}\u{3164}", "\u{202e}\u{202c}", "\u{0}"] {
            assert_eq!(parsed(typed), Err(BodyError::Empty), "{typed:?}");
        }
    }

    #[test]
    fn the_bounds_hold_to_the_letter() {
        assert!(parsed(&"a".repeat(MAX_GRAPHEMES)).is_ok());
        assert_eq!(parsed(&"a".repeat(MAX_GRAPHEMES + 1)), Err(BodyError::TooLong));
        assert!(parsed(&"я".repeat(MAX_GRAPHEMES)).is_ok());
        assert!(parsed(&"👍".repeat(MAX_BYTES / 4)).is_ok());
        assert_eq!(parsed(&"👍".repeat(MAX_BYTES / 4 + 1)), Err(BodyError::TooLong));
    }

    #[test]
    fn a_tower_of_marks_is_refused_however_it_is_built() {
        assert!(parsed(&format!("a{}", "\u{323}".repeat(8))).is_ok());
        assert_eq!(parsed(&format!("a{}", "\u{323}".repeat(9))), Err(BodyError::TooManyMarks));
        assert_eq!(parsed(&format!("a{}", "\u{323}\u{202e}".repeat(9))), Err(BodyError::TooManyMarks));
        assert_eq!(parsed(&format!("a{}", "\u{301}".repeat(5_000))), Err(BodyError::TooManyMarks));
    }

    proptest! {
        #[test]
        fn a_body_is_always_clean_and_parsing_it_again_changes_nothing(typed in "\\PC{0,60}|(.|\n){0,60}") {
            if let Ok(body) = MessageBody::parse(&typed) {
                let text = body.as_str();
                prop_assert!(is_nfc(text));
                prop_assert!(!text.chars().any(|letter| letter.is_control() && letter != '\n'));
                prop_assert_eq!(MessageBody::parse(text), Ok(body.clone()));
            }
        }
    }
}
