//! Web addresses in a text, with or without `https://`.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// Everything that reads as a web address.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    ADDRESS.captures_iter(text).filter_map(|captures| Some(captures.name("address")?.range())).collect()
}

/// An address that leads to one of some domains.
pub(in crate::rules) fn is_spared(address: &str, domains: &[Box<str>]) -> bool {
    host_of(address).is_some_and(|host| is_within(&host, domains))
}

/// The word boundary is that of ASCII: the Unicode one makes the matcher 40 times slower on every
/// text that is not English.
///
/// With a scheme or `www.`, anything; else a name that ends in a domain people link to. Endings
/// that are also words (told.me, look.at) count only with something after a slash.
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)
        (?: ^ | [^\w@.-] )
        (?P<address>
            [a-z][a-z0-9+.-]+ :// [^\s<>]+
          | www\. [^\s<>]+ \. [^\s<>]+
          | (?: [\p{L}\p{N}] [\p{L}\p{N}-]* \. )+
            (?: (?: com|org|net|info|biz|ru|su|рф|by|kz|uz|ir|de|uk|fr|eu|ua|xyz|top|site|online|shop|store|club|link|app|dev|page|live|gg|ly|cc|tk )
                (?: [/?\#:] [^\s<>]* )?
                (?-u:\b)
              | (?: me|io|is|it|at|to|so|in|am|my|tv|co|us|ai|be )
                / [^\s<>]+
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
    fn an_e_mail_address_and_a_full_stop_are_no_links() {
        assert!(find("ada@example.com wrote. I slept.It was good").is_empty());
    }
}
