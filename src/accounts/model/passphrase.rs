//! The passphrase of an account, as it is chosen.

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use super::Handle;
use crate::text::count_graphemes;

pub const FEWEST_LETTERS: usize = 10;
pub const MOST_BYTES: usize = 256;

/// A passphrase that is hard enough to guess. Wiped when it is let go, and never shown.
#[derive(Clone)]
pub struct Passphrase(Zeroizing<String>);

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PassphraseError {
    #[error("it is too short")]
    TooShort,
    #[error("it is too long")]
    TooLong,
    #[error("it is easy to guess")]
    Guessable,
}

impl Passphrase {
    /// Asks only for what makes guessing hard: length, and not being among the common ones. Four words do.
    /// Costs up to some milliseconds; nothing is asked of any other service.
    pub fn parse(typed: &str, handle: &Handle) -> Result<Self, PassphraseError> {
        if typed.len() > MOST_BYTES {
            return Err(PassphraseError::TooLong);
        }
        let passphrase = normalised(typed);
        if count_graphemes(&passphrase) < FEWEST_LETTERS {
            return Err(PassphraseError::TooShort);
        }
        // The estimate grows faster than the text: its beginning is enough.
        let beginning: String = passphrase.chars().take(LONGEST_ESTIMATED).collect();
        let mut known = vec![handle.as_str()];
        known.extend(COMMON);
        if zxcvbn::zxcvbn(&beginning, &known).score() < zxcvbn::Score::Three {
            return Err(PassphraseError::Guessable);
        }
        Ok(Self(passphrase))
    }

    pub(in crate::accounts) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl std::fmt::Debug for Passphrase {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Passphrase(…)")
    }
}

/// The same letters typed on another keyboard are the same passphrase (RFC 8265, OpaqueString).
pub(in crate::accounts) fn normalised(typed: &str) -> Zeroizing<String> {
    Zeroizing::new(typed.nfc().map(|letter| if letter.is_whitespace() { ' ' } else { letter }).collect())
}

const LONGEST_ESTIMATED: usize = 64;

/// What the estimator's own lists, which are English, do not know.
const COMMON: [&str; 18] = [
    "homegroup",
    "recovery",
    "sobriety",
    "serenity prayer",
    "one day at a time",
    "йцукен",
    "йцукенгшщз",
    "фывапролд",
    "пароль",
    "пароль123",
    "привет",
    "любовь",
    "спасибо",
    "qwertyйцукен",
    "رمزعبور",
    "سلام",
    "دوستت دارم",
    "ضصثقفغعه",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(typed: &str) -> Result<Passphrase, PassphraseError> {
        Passphrase::parse(typed, &Handle::parse("nightowl").expect("a handle"))
    }

    #[test]
    fn words_of_ones_own_are_enough_in_any_language() {
        for typed in [
            "quiet harbour before sunrise",
            "correct horse battery staple 0 123456",
            "зелёный чайник на балконе",
            "چراغ کوچک کنار پنجره",
            "kT9!mz-Wq4",
        ] {
            assert!(parse(typed).is_ok(), "{typed}: {:?}", parse(typed));
        }
    }

    #[test]
    fn what_everybody_tries_first_is_refused() {
        for typed in [
            "password12",
            "qwertyuiop",
            "1234567890",
            "aaaaaaaaaaaa",
            "nightowl12",
            "iloveyou123",
            "йцукенгшщз",
            "abcdefghij",
            "homegroup1",
            "passwordpassword",
        ] {
            assert_eq!(parse(typed).err(), Some(PassphraseError::Guessable), "{typed}");
        }
        assert_eq!(parse("kT9!mz-W").err(), Some(PassphraseError::TooShort));
        assert_eq!(parse(&"я ".repeat(200)).err(), Some(PassphraseError::TooLong));
    }

    #[test]
    fn a_passphrase_is_never_shown_and_the_same_from_every_keyboard() {
        let passphrase = parse("quiet harbour before sunrise").expect("fine");
        assert_eq!(format!("{passphrase:?}"), "Passphrase(…)");
        assert_eq!(*normalised("cafe\u{301}\u{a0}x"), "café x");
    }
}
