//! Numbers in groups, inside a text that runs from right to left.
//!
//! Between two groups of digits stands a space, and a space takes the direction of the text: without more,
//! "+98 912 345 6789" is shown as "6789 345 912 98+" in a Persian sentence, and somebody dials the wrong number.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

/// The HTML of [`super::render`], with telephone-like numbers isolated and left to right where the text has
/// letters that run from right to left. Lists of small numbers stay in the order of the text.
pub(super) fn isolate_numbers(html: String) -> String {
    if !has_right_to_left(&html) || !NUMBER.is_match(&html) {
        return html;
    }
    let mut isolated = String::with_capacity(html.len() + 32);
    let mut rest = html.as_str();
    while let Some(tag) = rest.find('<') {
        isolated.push_str(&isolated_text(&rest[..tag]));
        let end = rest[tag..].find('>').map_or(rest.len(), |end| tag + end + 1);
        isolated.push_str(&rest[tag..end]);
        rest = &rest[end..];
    }
    isolated.push_str(&isolated_text(rest));
    isolated
}

fn isolated_text(text: &str) -> Cow<'_, str> {
    NUMBER.replace_all(text, |found: &regex::Captures<'_>| {
        let number = &found[0];
        let digits = number.chars().filter(|letter| letter.is_numeric()).count();
        if digits < 7 && !number.starts_with('+') {
            return number.to_owned();
        }
        format!("<bdi dir=\"ltr\">{number}</bdi>")
    })
}

/// Hebrew, Arabic, Syriac and Thaana letters begin with these bytes, and little else does.
fn has_right_to_left(text: &str) -> bool {
    text.bytes().any(|byte| matches!(byte, 0xd6..=0xdf))
}

/// Groups of digits of any script with a space, a bracket or a dash between them.
static NUMBER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\+?\(?\p{Nd}+(?:[ ()./-]{1,2}\p{Nd}+)+").expect("the pattern is fixed"));

#[cfg(test)]
mod tests {
    use super::super::render;

    #[test]
    fn a_number_is_read_from_left_to_right_in_a_persian_sentence() {
        for (body, shown) in [
            ("شمارهٔ من +98 912 345 6789 است", "شمارهٔ من <bdi dir=\"ltr\">+98 912 345 6789</bdi> است"),
            ("زنگ بزن ۰۹۱۲ ۳۴۵ ۶۷۸۹", "زنگ بزن <bdi dir=\"ltr\">۰۹۱۲ ۳۴۵ ۶۷۸۹</bdi>"),
            ("**مهم**: (021) 555-01990", "<strong>مهم</strong>: <bdi dir=\"ltr\">(021) 555-01990</bdi>"),
        ] {
            assert_eq!(render(body), format!("<p dir=\"auto\">{shown}</p>"), "{body}");
        }
    }

    #[test]
    fn other_numbers_and_other_texts_stay_as_they_are() {
        for body in ["۱ ۲ ۳ نفس", "call +98 912 345 6789", "ساعت ۱۹:۳۰", "امروز روز ۴۲"]
        {
            assert_eq!(render(body), format!("<p dir=\"auto\">{body}</p>"), "{body}");
        }
    }
}
