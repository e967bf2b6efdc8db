//! E-mail addresses, addresses in messengers, invitations to groups there, and ways to be paid.

use std::ops::Range;
use std::sync::LazyLock;

use linkify::{LinkFinder, LinkKind};
use regex::Regex;

pub(super) fn emails(text: &str) -> Vec<Range<usize>> {
    let mut finder = LinkFinder::new();
    // Both kinds, because the name before the host of a web address looks like an e-mail address.
    finder.kinds(&[LinkKind::Email, LinkKind::Url]);
    let mut found: Vec<Range<usize>> = MAILTO.find_iter(text).map(|led| led.range()).collect();
    for link in finder.links(text).filter(|link| *link.kind() == LinkKind::Email) {
        let marks = |letter: char| !(letter.is_alphanumeric() || matches!(letter, '_' | '+' | '"'));
        let start = link.end() - link.as_str().trim_start_matches(marks).len();
        if !found.iter().any(|led| led.start < link.end() && start < led.end) {
            found.push(start..link.end());
        }
    }
    found.sort_by_key(|range| range.start);
    found
}

/// Said to be an address, whatever stands behind the @.
static MAILTO: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)mailto:[^\s@<>:]+@[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?"));

/// Somebody's address in a messenger: a link to it, or its name behind the name of the messenger.
pub(super) fn messengers(text: &str) -> Vec<Range<usize>> {
    named(&MESSENGER, text)
}

pub(super) fn invitations(text: &str) -> Vec<Range<usize>> {
    named(&INVITATION, text)
}

/// A name to send money to, a card, a wallet.
pub(super) fn payments(text: &str) -> Vec<Range<usize>> {
    let mut found = named(&PAYMENT, text);
    let cards = CARD.find_iter(text).filter(|card| is_card(card.as_str()));
    found.extend(cards.map(|card| card.range()));
    found.sort_by_key(|range| range.start);
    found
}

pub(super) fn mentions(text: &str) -> Vec<Range<usize>> {
    named(&MENTION, text)
}

fn named(pattern: &Regex, text: &str) -> Vec<Range<usize>> {
    pattern.captures_iter(text).filter_map(|captures| Some(captures.name("it")?.range())).collect()
}

/// The check digit of card numbers (Luhn).
fn is_card(written: &str) -> bool {
    let digits: Vec<u32> = written.chars().filter_map(|letter| letter.to_digit(10)).collect();
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, digit)| match at % 2 {
            0 => *digit,
            _ => digit * 2 - if *digit > 4 { 9 } else { 0 },
        })
        .sum();
    sum.is_multiple_of(10) && digits.iter().any(|digit| *digit != 0)
}

static MESSENGER: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?x)
        (?: ^ | [^\w/.@-] )
        (?P<it>
            (?:https?://)? (?:www\.)?
            (?: (?:t|telegram)\.me | t\.me | wa\.me | m\.me | viber\.click | join\.skype\.com | snapchat\.com/add
              | instagram\.com | vk\.com | vk\.me | ok\.ru | facebook\.com | signal\.me/\#p | imo\.im | eitaa\.com
              | rubika\.ir | ble\.ir | splus\.ir | gap\.im | threema\.id | line\.me/ti/p | discord\.com/users
              | matrix\.to/\#/@ )
            \s? /? \s? [\w.+~-]{2,}
          | (?: tg | viber | whatsapp | skype | signal | sgnl ) :// \S+
          | (?: telegram | telega | tg | insta | instagram | ig | snap | snapchat | sc | kik | wickr | discord | skype | viber | whatsapp
              | signal | threema | session | wire | imo | eitaa | rubika | bale
              | телеграм\p{L}* | телега | телеге | телегу | тг | инста\p{L}* | вк | вайбер\p{L}* | дискорд\p{L}* | скайп\p{L}* | сигнал
              | تلگرام | تلگرامم | اینستا | اینستاگرام | ایتا | روبیکا | بله | واتساپ | واتساپم )
            (?: \s+ (?: is | id | my | me | at | handle | name | nick | user | username | мой | ник | это | айди | آیدی | من ) ){0,3}
            \s* [:=–-]? \s*
            @ [a-z0-9_.]{3,32}
        )",
    )
});

/// Most of them are links that hold a secret; the rest is what each messenger calls a group.
static INVITATION: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?x)
        (?P<it>
            (?: (?:t|telegram)\.me \s?/\s? (?: \+ | joinchat/ | addlist/ ) \w[\w-]*
              | tg://join\?\S+
              | chat\.whatsapp\.com \s?/\s? \w[\w-]*
              | whatsapp\.com/channel/\w+
              | discord (?: \.gg | (?:app)?\.com/invite ) \s?/\s? \w[\w-]*
              | signal\.group/\S+
              | invite\.viber\.com/\S+
              | vk\.me/join/\w\S*
              | join\.skype\.com/\w+
              | eitaa\.com/joinchat/\w+ | rubika\.ir/join[gc]/\w+ | ble\.ir/join/\w+ | splus\.ir/join/\w+
              | matrix\.to/\#/[\#!]\S+
              | line\.me/r?/?ti/g/\w+
              | groupme\.com/join_group/\w+
              | m\.me/j/\w+
            )
        )",
    )
});

static PAYMENT: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?x)
        (?: ^ | [^\w/.@$-] )
        (?P<it>
            (?:https?://)? (?:www\.)?
            (?: paypal\.me | paypal\.com/paypalme | cash\.app | venmo\.com(?:/u)? | revolut\.me | monzo\.me | ko-fi\.com
              | buymeacoffee\.com | patreon\.com | donationalerts\.com/r | boosty\.to | tinkoff\.ru/cf | zarinp\.al
              | idpay\.ir | send\.monobank\.ua | pay\.kaspi\.kz )
            / \$? [\w.-]+
          | (?: cash\s?app | venmo | zelle | paypal | revolut | qiwi | юмани | киви | кашапп )
            (?: \s+ (?: is | id | my | me | at | to | on | мой | на | это ) ){0,3}
            \s* [:=–-]? \s*
            (?: [$@] [a-z][\w.-]{2,} | [\w.+-]+@[\w-]+(?:\.[\w-]+)+ )
          | \$ [a-z][a-z0-9_-]{3,19} (?-u:\b)
          | (?: bc1[a-z0-9]{25,60} | 0x[0-9a-f]{40} | t[a-z0-9]{33} | ltc1[a-z0-9]{25,60} | [13][a-z0-9]{25,34} | 4[0-9a-z]{94} )
            (?-u:\b)
          | (?: ir | de | gb | fr | ua | tr | kz | es | it | nl | pl | ge | az ) [0-9]{2} (?: \s? [0-9a-z]{4} ){3,7} (?: \s? [0-9a-z]{1,3} )?
            (?-u:\b)
        )",
    )
});

/// Fifteen to nineteen digits in groups, as cards are printed.
static CARD: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"(?-u:\b)(?:[2-6][0-9]{3}(?:[ -]?[0-9]{4}){3}|3[47][0-9]{2}[ -]?[0-9]{6}[ -]?[0-9]{5})(?-u:\b)")
});

static MENTION: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?:^|[^\w@./-])(?P<it>@[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?)"));

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is fixed")
}
