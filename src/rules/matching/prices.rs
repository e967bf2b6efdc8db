//! Prices: a number with a sign, a word or a code of money on either side.

use super::Found;
use crate::rules::reading::{Reading, WordKind};

/// The price that the number at `number` belongs to.
pub(super) fn price_at(reading: &Reading, number: u32) -> Option<Found> {
    let text = &reading.folded.text;
    let at = number as usize;
    let word = reading.words[at];
    let mut price = Found { first: number, after: number + 1, start: word.start, end: word.end };
    let before = text[..word.start as usize].trim_end_matches(' ');
    let mut is_price = false;
    if let Some(sign) = before.chars().next_back().filter(|sign| is_sign(*sign)) {
        price.start = u32::try_from(before.len() - sign.len_utf8()).unwrap_or(price.start);
        is_price = true;
    } else if let Some(previous) = at.checked_sub(1).map(|at| reading.words[at])
        && previous.kind == WordKind::Letters
        && CODES.contains(&previous.of(text))
    {
        (price.first, price.start) = (number - 1, previous.start);
        is_price = true;
    }
    // "5 thousand roubles", "20k usd"
    let mut next = at + 1;
    if word_of(reading, next).is_some_and(|word| MULTIPLES.contains(&word)) {
        next += 1;
    }
    if word_of(reading, next).is_some_and(|word| CODES.contains(&word) || MONEY.contains(&word)) {
        next += 1;
        is_price = true;
    } else if !is_price {
        let last = reading.words[next - 1].end as usize;
        let behind = &text[last..];
        let spaces = behind.len() - behind.trim_start_matches(' ').len();
        let sign = behind[spaces..].chars().next().filter(|sign| is_sign(*sign))?;
        let last = last + spaces + sign.len_utf8();
        price.end = u32::try_from(last).unwrap_or(price.end);
        price.after = u32::try_from(next).unwrap_or(price.after);
        return Some(price);
    }
    if !is_price {
        return None;
    }
    price.after = u32::try_from(next).unwrap_or(price.after);
    price.end = reading.words[next - 1].end;
    Some(price)
}

fn word_of<'r>(reading: &'r Reading, at: usize) -> Option<&'r str> {
    let word = reading.words.get(at)?;
    (word.kind == WordKind::Letters).then(|| word.of(&reading.folded.text))
}

fn is_sign(letter: char) -> bool {
    letter == '$'
        || ('\u{a2}'..='\u{a5}').contains(&letter)
        || ('\u{20a0}'..='\u{20c0}').contains(&letter)
        || "؋֏".contains(letter)
}

const CODES: [&str; 24] = [
    "usd", "eur", "gbp", "rub", "rur", "uah", "kzt", "uzs", "kgs", "tjs", "tmt", "amd", "gel", "azn", "byn",
    "pln", "try", "irr", "irt", "afn", "aed", "cad", "aud", "usdt",
];

const MULTIPLES: [&str; 12] =
    ["k", "thousand", "grand", "к", "тыс", "тысяч", "тысячи", "тысяча", "тыщ", "هزار", "میلیون", "ملیون"];

const MONEY: [&str; 68] = [
    "buck",
    "bucks",
    "dollar",
    "dollars",
    "euro",
    "euros",
    "pound",
    "pounds",
    "quid",
    "cent",
    "cents",
    "rouble",
    "roubles",
    "ruble",
    "rubles",
    "hryvnia",
    "tenge",
    "lari",
    "manat",
    "som",
    "somoni",
    "rial",
    "rials",
    "toman",
    "tomans",
    "afghani",
    "dirham",
    "dirhams",
    "руб",
    "рубль",
    "рубля",
    "рублей",
    "рублями",
    "рублях",
    "р",
    "бакс",
    "бакса",
    "баксов",
    "доллар",
    "доллара",
    "долларов",
    "евро",
    "грн",
    "гривна",
    "гривны",
    "гривен",
    "тенге",
    "тг",
    "сум",
    "сумов",
    "сом",
    "сомов",
    "сомони",
    "лари",
    "манат",
    "манатов",
    "драм",
    "драмов",
    "злотых",
    "лей",
    "تومان",
    "تومن",
    "ریال",
    "دلار",
    "یورو",
    "افغانی",
    "درهم",
    "تومنه",
];
