//! The name somebody goes by. It is all that others know of a person, so it must not be mistaken for
//! another's, and must not tell who the person is outside.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_security::{GeneralSecurityProfile, MixedScript, skeleton};

pub const FEWEST_LETTERS: usize = 3;
pub const MOST_LETTERS: usize = 24;
/// More digits look like a telephone number or a date of birth.
pub const MOST_DIGITS: usize = 4;

/// A name that may be taken: letters of one script, a few digits, single `.`, `-` or `_` between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handle(String);

/// What two names must not share: how they look, without case, joints, and look-alike letters.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct HandleKey(String);

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HandleError {
    #[error("it is too short")]
    TooShort,
    #[error("it is too long")]
    TooLong,
    #[error("it has a character that names cannot have")]
    Characters,
    #[error("it mixes scripts")]
    Scripts,
    #[error("it has too many digits")]
    Digits,
    #[error("it sounds like a member of the staff")]
    Title,
    #[error("it looks like an address")]
    Address,
}

impl Handle {
    pub fn parse(typed: &str) -> Result<Self, HandleError> {
        let name: String = typed.trim().chars().take(MOST_LETTERS * 8).nfkc().collect();
        if name.contains(['@', '/', ':', '\\']) {
            return Err(HandleError::Address);
        }
        let letters = name.chars().filter(|letter| !is_combining_mark(*letter)).count();
        if letters < FEWEST_LETTERS {
            return Err(HandleError::TooShort);
        }
        if letters > MOST_LETTERS || name.chars().count() > MOST_LETTERS * 2 {
            return Err(HandleError::TooLong);
        }
        if !is_well_formed(&name) {
            return Err(HandleError::Characters);
        }
        if name.chars().filter(|letter| letter.is_numeric()).count() > MOST_DIGITS {
            return Err(HandleError::Digits);
        }
        if !name.as_str().is_single_script() {
            return Err(HandleError::Scripts);
        }
        if looks_like_a_host(&name) {
            return Err(HandleError::Address);
        }
        if is_staff_title(&name) {
            return Err(HandleError::Title);
        }
        Ok(Self(name))
    }

    /// A name for the community's own staff, made by its operator: everything but the titles is asked.
    pub fn parse_for_staff(typed: &str) -> Result<Self, HandleError> {
        match Self::parse(typed) {
            Err(HandleError::Title) => Ok(Self(typed.trim().nfkc().collect())),
            parsed => parsed,
        }
    }

    pub fn key(&self) -> HandleKey {
        HandleKey::of(&self.0)
    }

    /// How the name looks as it is written. Two names share neither their key nor this: a capital I looks like
    /// a small L, and in the key it is a small I.
    pub fn look(&self) -> String {
        let skeleton: String = skeleton(&self.0).collect();
        skeleton.to_lowercase().chars().filter(|letter| !is_joint(*letter)).collect()
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl HandleKey {
    /// The key of whatever was typed; forgiving, so that people find themselves again.
    pub fn of(typed: &str) -> Self {
        let short: String = typed.trim().chars().take(MOST_LETTERS * 8).collect();
        // No name has a control character, and PostgreSQL cannot even be asked for a zero byte.
        let counts = |letter: &char| !is_joint(*letter) && !letter.is_whitespace() && !letter.is_control();
        Self(look(&short).chars().filter(counts).collect())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// How a name looks (UTS #39 skeleton), whatever its case.
fn look(name: &str) -> String {
    let lower: String = name.nfkc().collect::<String>().to_lowercase();
    skeleton(&lower).collect::<String>().to_lowercase()
}

fn is_joint(letter: char) -> bool {
    matches!(letter, '.' | '-' | '_')
}

/// Letters and digits that identifiers may have (UTS #39), a letter first, joints single and inside, at most
/// two marks on a letter. Joiners and direction marks, which cannot be seen, are none of these.
fn is_well_formed(name: &str) -> bool {
    let mut before = '.';
    let mut marks = 0;
    for (index, letter) in name.chars().enumerate() {
        marks = if is_combining_mark(letter) { marks + 1 } else { 0 };
        let fits = if is_joint(letter) {
            !is_joint(before)
        } else if is_combining_mark(letter) {
            index > 0 && !is_joint(before) && marks <= 2 && letter.identifier_allowed()
        } else {
            (letter.is_alphabetic() || (index > 0 && letter.is_numeric())) && letter.identifier_allowed()
        };
        if !fits || crate::text::is_invisible(letter) {
            return false;
        }
        before = letter;
    }
    !is_joint(before)
}

/// `ada.com`: a name that would be a link in every text that speaks of it.
fn looks_like_a_host(name: &str) -> bool {
    const ENDINGS: [&str; 14] =
        ["com", "org", "net", "ru", "ir", "info", "io", "me", "de", "uk", "site", "online", "shop", "рф"];
    name.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending.to_lowercase().as_str()))
}

/// Words only the staff may carry, each in the look of its letters.
static TITLES: LazyLock<Vec<String>> = LazyLock::new(|| {
    [
        "admin",
        "administrator",
        "moderator",
        "mod",
        "staff",
        "support",
        "helpdesk",
        "homegroup",
        "official",
        "doctor",
        "dr",
        "nurse",
        "clinician",
        "psychologist",
        "therapist",
        "counsellor",
        "counselor",
        "worker",
        "supervisor",
        "sponsor",
        "system",
        "root",
        "owner",
        "security",
        "police",
        "админ",
        "администратор",
        "администрация",
        "модератор",
        "модер",
        "персонал",
        "поддержка",
        "доктор",
        "врач",
        "медсестра",
        "психолог",
        "психотерапевт",
        "консультант",
        "куратор",
        "официальный",
        "система",
        "полиция",
        "спонсор",
        "مدیر",
        "ادمین",
        "ناظر",
        "گرداننده",
        "پشتیبانی",
        "پشتیبان",
        "کارمند",
        "دکتر",
        "پزشک",
        "پرستار",
        "روانشناس",
        "مشاور",
        "رسمی",
        "پلیس",
        "سیستم",
        "حامی",
    ]
    .iter()
    .map(|title| look(title))
    .collect()
});

/// Titles that are taken for one also where they only begin or end the name.
static STRONG_TITLES: LazyLock<Vec<String>> = LazyLock::new(|| {
    ["admin", "moderator", "homegroup", "админ", "модератор", "ادمین"]
        .iter()
        .map(|title| look(title))
        .collect()
});

fn is_staff_title(name: &str) -> bool {
    // Written with digits for letters too: adm1n, m0derator.
    let spelt = |name: &str| -> String {
        name.chars()
            .map(|letter| match letter {
                '0' => 'o',
                '1' => 'i',
                '3' => 'e',
                '4' => 'a',
                '5' => 's',
                other => other,
            })
            .collect()
    };
    let without_digits =
        |name: &str| -> String { name.chars().filter(|letter| !letter.is_numeric()).collect() };
    let is_title = |word: &str| TITLES.iter().any(|title| *title == look(word));
    [spelt(name), without_digits(name)].iter().any(|name| {
        let whole: String = name.chars().filter(|letter| !is_joint(*letter)).collect();
        let whole_look = look(&whole);
        name.split(is_joint).any(is_title)
            || is_title(&whole)
            || STRONG_TITLES.iter().any(|title| whole_look.starts_with(title) || whole_look.ends_with(title))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn refused(typed: &str) -> HandleError {
        Handle::parse(typed).expect_err(typed)
    }

    #[test]
    fn ordinary_names_in_any_script_are_taken() {
        for typed in [
            "ada",
            "Sunny-Day",
            "night.owl",
            "ben_7",
            "Мира",
            "ёжик2024",
            "آدا",
            "نسیم",
            "Zoë",
            "badminton",
            "李小龙",
            "ngọc",
            "loaderaa",
            "willowa",
            "birchb",
        ] {
            assert!(Handle::parse(typed).is_ok(), "{typed}: {:?}", Handle::parse(typed));
        }
        assert_eq!(Handle::parse("  ada ").expect("trimmed").as_str(), "ada");
        assert_eq!(Handle::parse("ａｄａ").expect("NFKC").as_str(), "ada");
    }

    #[test]
    fn names_that_cannot_be_read_or_told_apart_are_refused() {
        assert_eq!(refused("al"), HandleError::TooShort);
        assert_eq!(refused(""), HandleError::TooShort);
        assert_eq!(refused(&"a".repeat(25)), HandleError::TooLong);
        assert_eq!(refused(&"a\u{301}".repeat(10_000)), HandleError::TooLong);
        for typed in [
            "a b c",
            "ada\u{202e}",
            "a\u{200b}da",
            "_ada",
            "ada.",
            "a--b",
            "1ada",
            "ada!",
            "😀😀😀",
            "a\u{200c}da",
            "aa\u{301}\u{302}\u{303}\u{304}a",
        ] {
            assert_eq!(refused(typed), HandleError::Characters, "{typed:?}");
        }
        assert_eq!(refused("аdа"), HandleError::Scripts);
        assert_eq!(refused("adaМира"), HandleError::Scripts);
    }

    #[test]
    fn names_that_lead_to_a_person_are_refused() {
        assert_eq!(refused("ada12345"), HandleError::Digits);
        assert_eq!(refused("ada۱۲۳۴۵"), HandleError::Digits);
        assert_eq!(refused("ada@example.org"), HandleError::Address);
        assert_eq!(refused("http://a.b"), HandleError::Address);
        assert_eq!(refused("ada.com"), HandleError::Address);
    }

    #[test]
    fn nobody_can_pass_for_the_staff() {
        for typed in [
            "admin",
            "Admin1",
            "the.admin",
            "realadmin",
            "adm1n",
            "ADMINISTRATOR",
            "m0derator",
            "dr.ada",
            "doctor",
            "support-team",
            "homegroup_help",
            "модератор",
            "Доктор7",
            "врач",
            "ادمین",
            "دکتر",
        ] {
            assert_eq!(refused(typed), HandleError::Title, "{typed}");
        }
        assert_eq!(Handle::parse_for_staff("admin").expect("by the operator").as_str(), "admin");
        assert!(Handle::parse_for_staff("a b").is_err());
    }

    #[test]
    fn names_that_look_alike_have_one_key() {
        for (one, other) in [
            ("Ada", "ada"),
            ("night.owl", "Night_Owl"),
            ("bill", "bi11"),
            ("асе", "ace"),
            ("zoe0", "zoeo"),
            ("ada", " ada "),
            ("modern", "modem"),
        ] {
            assert_eq!(HandleKey::of(one), HandleKey::of(other), "{one} {other}");
        }
        assert_ne!(HandleKey::of("ada"), HandleKey::of("adam"));
        let look = |typed: &str| Handle::parse(typed).expect(typed).look();
        assert_eq!(look("Bill"), look("BiIl"));
        assert_eq!(look("Ida"), look("lda"));
        assert_ne!(look("loaderi"), look("loaderl"));
    }

    proptest! {
        #[test]
        fn whatever_is_typed_the_key_is_stable(typed in "\\PC{0,40}") {
            if let Ok(handle) = Handle::parse(&typed) {
                prop_assert_eq!(handle.key(), HandleKey::of(&typed));
                prop_assert!(!handle.key().as_str().is_empty());
                prop_assert_eq!(Handle::parse(handle.as_str()), Ok(handle));
            }
        }
    }
}
