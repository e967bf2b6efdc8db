//! Web addresses in a text, with or without `https://`.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// Everything that reads as a web address, in the order of the text.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found = schemed(text);
    for captures in BARE.captures_iter(text) {
        let Some(address) = captures.name("address") else { continue };
        let range = address.start()..address.start() + without_tail(address.as_str()).len();
        // The beginning of an e-mail address, or a port that no machine has.
        let mut after = text[range.end..].chars();
        let goes_on = match after.next() {
            Some('@') => true,
            Some(':') => after.next().is_some_and(|next| next.is_ascii_digit()),
            _ => false,
        };
        if !goes_on && !found.iter().any(|other| other.start < range.end && range.start < other.end) {
            found.push(range);
        }
    }
    found.sort_by_key(|range| range.start);
    found
}

/// An address that leads to one of some domains.
pub(in crate::rules) fn is_spared(address: &str, domains: &[Box<str>]) -> bool {
    host_of(address).is_some_and(|host| is_within(&host, domains))
}

/// Addresses with a scheme, whatever it is.
fn schemed(text: &str) -> Vec<Range<usize>> {
    if !text.contains("://") {
        return Vec::new();
    }
    SCHEMED
        .captures_iter(text)
        .filter_map(|captures| captures.name("address"))
        .map(|address| address.start()..address.start() + without_tail(address.as_str()).len())
        .filter(|range| has_host(&text[range.clone()]))
        .collect()
}

static SCHEMED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:^|[^a-z0-9_$])(?P<address>[a-z][a-z0-9+.-]+://[^\s<>]+)")
        .expect("the pattern is fixed")
});

/// Without the marks of the sentence around it, and without what follows a bracket that was opened before it.
fn without_tail(address: &str) -> &str {
    let mut open = 0;
    let closes = address.char_indices().find(|&(_, letter)| {
        match letter {
            '(' | '[' => open += 1,
            ')' | ']' => open -= 1,
            _ => {}
        }
        open < 0
    });
    let address = closes.map_or(address, |(at, _)| &address[..at]);
    address.trim_end_matches(['.', ',', '!', '?', ':', ';', '\'', '"', '…', '»', '”', '。', '،', '؟'])
}

/// Whether a browser could go there: labels that begin and end with a letter or digit, and a last one that can be
/// an ending.
fn has_host(address: &str) -> bool {
    let Some(host) = host_of(address) else { return false };
    let labels: Vec<&str> = host.split('.').collect();
    let (Some(ending), length) = (labels.last(), labels.len()) else { return false };
    let is_label = |label: &str| {
        let at_edge = |letter: Option<char>| {
            letter.is_some_and(|letter| letter.is_ascii_alphanumeric() || !letter.is_ascii())
        };
        // A name in the DNS has at most 63 bytes between two dots (RFC 1035).
        label.len() <= 63 && at_edge(label.chars().next()) && at_edge(label.chars().next_back())
    };
    // No registry gives out names with a low line; below one they are possible.
    let registered = &labels[length.saturating_sub(2)..];
    let is_number = labels.iter().all(|label| label.bytes().all(|byte| byte.is_ascii_digit()));
    let is_ending = ending.starts_with("xn--")
        || ending.chars().all(|letter| letter.is_ascii_alphabetic() || !letter.is_ascii());
    labels.iter().all(|label| is_label(label))
        && registered.iter().all(|label| !label.contains('_'))
        && (is_ending && length > 1 || is_number && length == 4 || *ending == "localhost")
}

/// Addresses without a scheme: `www.` and anything, or a name that ends in a domain people link to. Endings that are
/// also words (told.me, look.at) count only with something after a slash. The word boundary is that of ASCII: the
/// Unicode one makes the matcher 40 times slower on every text that is not English.
static BARE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)
        (?: ^ | [^\w@.\#$/-] | [\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}] )
        (?P<address>
            www\. [^\s<>]+ \. [^\s<>]+
          | [0-9]{1,3} (?: \.[0-9]{1,3} ){3} (?: :[0-9]{1,5} )? / [^\s<>]*
          | (?: (?: [a-z0-9] [a-z0-9-]* | [\p{Cyrillic}\p{Arabic}] [\p{Cyrillic}\p{Arabic}0-9-]* | [a-z0-9\u{80}-\u{24f}] [a-z0-9\u{80}-\u{24f}-]* ) \. )+
            (?: (?: com|org|net|edu|gov|mil|int|info|biz|name|pro|xxx|mobi|asia|ru|su|by|kz|uz|ir|de|uk|fr|eu|ua|nl|ch|se|dk|fi|cz
                  | es|br|jp|cn|kr|au|nz|ca|za|tr|pk|af|tj|az|ge|il|ae|sa|eg|gr|ro|hu|bg|rs|ee|lv|lt|md|mx|ar
                  | xyz|top|site|online|shop|store|club|link|app|dev|page|live|world|space|fun|icu|pw|onion|gg|ly|cc|tk )
                (?-u:\b)
                (?: :[0-9]{1,5}(?-u:\b) )?
                (?: [/?\#] [^\s<>\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]* )?
              | (?: рф | бел | укр | срб | ایران )
                (?: [/?\#:] [^\s<>]* | [^\p{L}\p{N}_] | $ )
              | (?: me|io|is|it|at|to|so|in|am|my|tv|co|us|ai|be|no|pl|ws )
                / [^\s<>\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]+
            )
        )",
    )
    .expect("the pattern is fixed")
});

/// The host as a browser would take it: what stands before an `@` is a disguise.
fn host_of(address: &str) -> Option<String> {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#', '\\']).next()?;
    let host = authority.rsplit('@').next()?;
    let host = host.split(':').next()?;
    Some(host.trim_end_matches(['.', ',', '!', ')', ';']).to_lowercase())
}

/// Compared label by label: `notna.org` is not within `na.org`.
fn is_within(host: &str, domains: &[Box<str>]) -> bool {
    domains.iter().any(|domain| {
        host.strip_suffix(&**domain).is_some_and(|before| before.is_empty() || before.ends_with('.'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spared_domain_is_spared_whole_and_alone() {
        let spared = ["na.org".into()];
        for (text, found) in [
            ("https://na.org/", 0),
            ("https://www.na.org:443/x", 0),
            ("see na.org, please", 0),
            ("https://notna.org/", 1),
            ("https://na.org.evil.com/", 1),
            ("https://na.org@evil.com/", 1),
            ("https://evil.com/na.org", 1),
            ("https://evil.com\\@na.org", 1),
        ] {
            let kept = find(text).into_iter().filter(|address| !is_spared(&text[address.clone()], &spared));
            assert_eq!(kept.count(), found, "{text}");
        }
    }

    #[test]
    fn an_address_ends_where_its_sentence_goes_on() {
        for (text, address) in [
            ("look: http://a.org/b.", "http://a.org/b"),
            ("(http://a.org/b_(c))", "http://a.org/b_(c)"),
            ("he said \"http://a.org\"", "http://a.org"),
            ("on a.org/b, ok?", "a.org/b"),
            ("президент.рф!", "президент.рф"),
            ("see 192.168.1.1/abc now", "192.168.1.1/abc"),
            ("http://user@a.org:8080/x", "http://user@a.org:8080/x"),
        ] {
            let found: Vec<&str> = find(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, [address], "{text}");
        }
    }

    #[test]
    fn where_no_browser_could_go_is_no_address() {
        for text in [
            "http://?",
            "http://..",
            "http://-a.org",
            "http://a_b.org",
            "http://a.org-and-so-on",
            "file.tar.bz2",
        ] {
            assert!(find(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn an_e_mail_address_and_a_full_stop_are_no_links() {
        assert!(find("ada@example.com wrote. I slept.It was good").is_empty());
    }
}
