//! Phone numbers in a text, told from dates, times, prices, counts and helplines.
//!
//! A run of digits and separators is cut into groups; a stretch of groups is a number when it has
//! the shape of one. What is no personal number passes: short numbers, freephone numbers, dates.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// Local numbers have seven digits; the short numbers of helplines have fewer.
pub(super) const FEWEST_DIGITS: usize = 7;
/// The longest international number (E.164).
const MOST_DIGITS: usize = 15;
/// More groups than this in one run is a table of figures; it is looked at piece by piece.
const MOST_GROUPS_LOOKED_AT: usize = 15;
/// How far before a number the word may stand that makes it one ("call me on").
const CUE_DISTANCE: usize = 40;

pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for run in runs(text) {
        let mut first = 0;
        while first < run.len() {
            let (what, next) = stretch_from(text, &run, first);
            // The extension of the number before it is a part of that.
            let is_part = found.last().is_some_and(|before| run[first].start < before.end);
            if what == Stretch::PhoneNumber && !is_part {
                let opened = run[first].start - run[first].opened;
                let start = text[..opened].trim_end_matches('+').len();
                let end = run[next - 1].end;
                found.push(start..end + extension(&text[end..]));
            }
            first = next;
        }
    }
    found
}

/// How many bytes of what follows a number are its extension; none for most.
fn extension(after: &str) -> usize {
    EXTENSION.find(after).map_or(0, |extension| extension.end())
}

/// x456, ext. 7246433, #3456, доб. 12
static EXTENSION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^\s{0,3},?\s{0,3}(?:x|#|ext(?:ension|n)?|int|доб|داخلی)\.?\s{0,3}:?\s{0,3}\p{Nd}{1,7}")
        .expect("the pattern is fixed")
});

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stretch {
    PhoneNumber,
    /// A date, a price, a helpline: known, and to be left alone as a whole.
    SomethingElse,
    Unknown,
}

/// A stretch of digits without a separator.
#[derive(Debug, Clone)]
struct Group {
    digits: Vec<u8>,
    start: usize,
    end: usize,
    /// The first of the separators before it, if it follows another group.
    separator: Option<char>,
    plus: bool,
    /// Bytes of an opening bracket between the plus sign, or the start, and the digits.
    opened: usize,
}

/// Runs of groups with at most two separators between neighbours.
fn runs(text: &str) -> Vec<Vec<Group>> {
    let mut runs: Vec<Vec<Group>> = Vec::new();
    let mut run: Vec<Group> = Vec::new();
    let mut gap: Vec<char> = Vec::new();
    let mut before: Option<char> = None;
    let mut spoiled = false;
    for (at, letter) in text.char_indices() {
        if let Some(digit) = digit_of(letter) {
            let end = at + letter.len_utf8();
            match run.last_mut() {
                Some(group) if gap.is_empty() => {
                    group.digits.push(digit);
                    group.end = end;
                }
                _ => {
                    if run.is_empty() {
                        spoiled = before.is_some_and(belongs_to_a_word);
                    }
                    run.push(Group {
                        digits: vec![digit],
                        start: at,
                        end,
                        separator: gap
                            .iter()
                            .copied()
                            .find(|gap| !gap.is_whitespace())
                            .or(gap.first().copied()),
                        plus: false,
                        opened: 0,
                    });
                    gap.clear();
                }
            }
            before = Some(letter);
            continue;
        }
        if !run.is_empty() {
            if is_separator(letter) && gap.len() < 3 {
                gap.push(letter);
                before = Some(letter);
                continue;
            }
            finish(text, &mut run, &mut runs, spoiled, letter, gap.is_empty());
        }
        gap.clear();
        before = Some(letter);
    }
    if !run.is_empty() {
        finish(text, &mut run, &mut runs, spoiled, ' ', gap.is_empty());
    }
    runs
}

/// Closes a run: takes off what belongs to a word or a time, and marks the plus signs.
fn finish(
    text: &str,
    run: &mut Vec<Group>,
    runs: &mut Vec<Vec<Group>>,
    spoiled: bool,
    next: char,
    touching: bool,
) {
    let mut groups = std::mem::take(run);
    if spoiled
        || (groups[0].start > 0
            && text[..groups[0].start].ends_with(':')
            && ends_in_digit(&text[..groups[0].start - 1]))
    {
        // The rest of a word, a URL, or the minutes of a time; and what a full stop ties to it, as in a
        // version or a serial number.
        let tied = groups[1..].iter().take_while(|group| group.separator == Some('.')).count();
        groups.drain(..=tied);
    }
    let end = groups.last().map_or(0, |group| group.end);
    if touching
        && (belongs_to_a_word(next) || next == ':')
        && !is_date(&groups)
        && extension(&text[end..]) == 0
    {
        groups.pop();
    }
    for group in &mut groups {
        let mut head = &text[..group.start];
        if let Some(rest) = head.strip_suffix('(') {
            group.opened = 1;
            head = rest.strip_suffix(' ').unwrap_or(rest);
            if head.ends_with('+') && head.len() < rest.len() {
                group.opened = 2;
            }
        }
        group.plus = head.ends_with('+');
        if group.opened == 1 && !text[group.end..].starts_with([')', ' ']) {
            group.opened = 0;
        }
    }
    if !groups.is_empty() {
        runs.push(groups);
    }
}

/// What begins with group `first`, taken as long as it can be, and where the next begins.
fn stretch_from(text: &str, run: &[Group], first: usize) -> (Stretch, usize) {
    if is_date_at(run, first) {
        return (Stretch::SomethingElse, first + 3);
    }
    // A date inside a run parts it.
    let longest = run.len().min(first + MOST_GROUPS_LOOKED_AT);
    let end = (first + 1..longest).find(|&at| is_date_at(run, at)).unwrap_or(longest);
    (first + 1..=end)
        .rev()
        .map(|next| (stretch(text, &run[first..next]), next))
        .find(|(what, _)| *what != Stretch::Unknown)
        .unwrap_or((Stretch::Unknown, first + 1))
}

fn stretch(text: &str, groups: &[Group]) -> Stretch {
    if is_count(groups) || is_times(groups) || is_years(groups) {
        return Stretch::SomethingElse;
    }
    let digits: Vec<u8> = groups.iter().flat_map(|group| group.digits.iter().copied()).collect();
    if !(FEWEST_DIGITS..=MOST_DIGITS).contains(&digits.len()) || groups[1..].iter().any(|group| group.plus) {
        return Stretch::Unknown;
    }
    // Behind an extension sits one person.
    let is_helpline = is_freephone(&digits) && extension(&text[groups[groups.len() - 1].end..]) == 0;
    if is_helpline || is_price(text, groups) {
        return Stretch::SomethingElse;
    }
    let thousands = is_thousands(groups);
    let cued = has_cue(text, groups[0].start) && !(thousands && digits.len() < 9);
    if cued || (looks_dialled(groups, &digits) && (!thousands || groups[0].plus)) {
        Stretch::PhoneNumber
    } else if thousands {
        Stretch::SomethingElse
    } else {
        Stretch::Unknown
    }
}

/// The shapes numbers are written in, without a word that announces one.
fn looks_dialled(groups: &[Group], digits: &[u8]) -> bool {
    let lengths: Vec<usize> = groups.iter().map(|group| group.digits.len()).collect();
    let one_by_one = lengths.len() >= 9 && lengths.iter().all(|&length| length == 1);
    let international =
        (groups[0].plus && digits.len() >= 8) || (digits.starts_with(&[0, 0]) && digits.len() >= 10);
    let national = digits[0] == 0 && digits.len() >= 9 && (lengths[0] >= 2 || groups[0].opened > 0);
    let shaped = match lengths[..] {
        // 345-67-89 and 555-0199, where the hyphen tells them from figures.
        [3, 2, 2] | [3, 4] => groups[1..].iter().all(|group| group.separator == Some('-')),
        [3, 3, 4]
        | [1, 3, 3, 4]
        | [3, 3, 2, 2]
        | [1, 3, 3, 2, 2]
        | [1, 3, 7]
        | [1, 3, 5, 2]
        | [3, 7]
        | [7, 3] => true,
        [10] | [11] => true,
        _ => false,
    };
    one_by_one || international || national || shaped
}

/// Freephone numbers belong to helplines, never to a person: 0800 …, 1-800 …, 8-800 ….
fn is_freephone(digits: &[u8]) -> bool {
    let digits = digits.strip_prefix(&[0]).unwrap_or(digits);
    let north_american = digits.strip_prefix(&[1]).unwrap_or(digits);
    let russian = digits.strip_prefix(&[8]).or_else(|| digits.strip_prefix(&[7])).unwrap_or(digits);
    let freephone = |digits: &[u8], length: usize| {
        digits.len() == length && digits[0] == 8 && digits[1] == digits[2] && matches!(digits[1], 0 | 3..=8)
    };
    freephone(north_american, 10)
        || freephone(russian, 10)
        || (digits.starts_with(&[8, 0, 0]) && digits.len() <= 11)
}

/// One, two, three … or five, four, three: people count.
fn is_count(groups: &[Group]) -> bool {
    let value =
        |group: &Group| group.digits.iter().take(6).fold(0_i64, |sum, &digit| sum * 10 + i64::from(digit));
    groups.len() >= 3
        && [1, -1].iter().any(|step| groups.windows(2).all(|pair| value(&pair[1]) - value(&pair[0]) == *step))
}

/// 09.00-10.30 11.00-12.30
fn is_times(groups: &[Group]) -> bool {
    groups.len().is_multiple_of(2)
        && groups.chunks(2).all(|pair| {
            pair.iter().all(|group| group.digits.len() == 2)
                && pair[1].separator == Some('.')
                && number(&pair[0]) < 25
                && number(&pair[1]) < 60
        })
}

/// 2019-2024, 2019 2020 2021
fn is_years(groups: &[Group]) -> bool {
    groups.iter().all(|group| group.digits.len() == 4 && (1300..=2100).contains(&number(group)))
}

/// 10 000 000, 1.200.000: groups of three behind a short first one that does not begin with 0.
fn is_thousands(groups: &[Group]) -> bool {
    groups.len() >= 2
        && groups[0].digits.len() <= 3
        && groups[0].digits[0] != 0
        && groups[1..].iter().all(|group| group.digits.len() == 3 && group.separator == groups[1].separator)
        && groups[1].separator != Some('-')
}

/// A sign of money right before or after.
fn is_price(text: &str, groups: &[Group]) -> bool {
    let (Some(first), Some(last)) = (groups.first(), groups.last()) else { return false };
    let is_money = |letter: char| matches!(letter, '$' | '€' | '£' | '₽' | '₴' | '₹' | '¥' | '﷼' | '%');
    text[..first.start].trim_end().ends_with(is_money) || text[last.end..].trim_start().starts_with(is_money)
}

/// A date, and not the beginning or the middle of a longer row of the same kind.
fn is_date_at(run: &[Group], at: usize) -> bool {
    run.get(at..at + 3).is_some_and(is_date)
        && run[at].separator != run[at + 1].separator
        && run.get(at + 3).is_none_or(|next| next.separator != run[at + 2].separator)
}

/// 22.11.2026, 2026-11-22, 11/22/26, ۱۴۰۴/۰۹/۰۱
fn is_date(groups: &[Group]) -> bool {
    let [a, b, c] = groups else { return false };
    if b.separator != c.separator || matches!(b.separator, Some(' ' | '(' | ')') | None) {
        return false;
    }
    let day = |group: &Group| group.digits.len() <= 2 && (1..=31).contains(&number(group));
    let year = |group: &Group| group.digits.len() == 4 && (1300..=2100).contains(&number(group));
    (year(a) && day(b) && day(c)) || (day(a) && day(b) && (year(c) || c.digits.len() == 2))
}

fn has_cue(text: &str, start: usize) -> bool {
    let from = text.floor_char_boundary(start.saturating_sub(CUE_DISTANCE));
    let before = text[from..start].to_lowercase();
    CUES.iter().any(|cue| {
        before
            .match_indices(cue)
            .any(|(at, _)| !before[..at].chars().next_back().is_some_and(char::is_alphabetic))
    })
}

/// The beginnings of words that announce a number.
const CUES: [&str; 22] = [
    "call",
    "phone",
    "number is",
    "my number",
    "text me",
    "tel",
    "mobile",
    "cell",
    "whatsapp",
    "viber",
    "ring me",
    "звони",
    "телефон",
    "номер",
    "тел.",
    "набери",
    "ватсап",
    "вотсап",
    "تلفن",
    "شماره",
    "زنگ",
    "تماس",
];

fn number(group: &Group) -> u32 {
    group.digits.iter().take(6).fold(0, |sum, &digit| sum * 10 + u32::from(digit))
}

fn digit_of(letter: char) -> Option<u8> {
    let zero = match letter {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '０'..='９' => '０',
        _ => return None,
    };
    u8::try_from(letter as u32 - zero as u32).ok()
}

fn is_separator(letter: char) -> bool {
    matches!(
        letter,
        ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '-' | '‐' | '‑' | '–' | '.' | '(' | ')' | '/' | '+'
    )
}

fn belongs_to_a_word(letter: char) -> bool {
    letter.is_alphabetic() || matches!(letter, '_' | '#' | '=' | '/' | '@' | '&' | ',')
}

fn ends_in_digit(text: &str) -> bool {
    text.chars().next_back().is_some_and(|letter| digit_of(letter).is_some())
}
