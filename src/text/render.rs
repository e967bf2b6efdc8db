//! A message as HTML: a little Markdown, no HTML of the author's own, links only as addresses.
//!
//! Two walls: this writer knows only the tags below, and ammonia passes only the same tags. A
//! plain text takes a short way around both, and a test holds the two ways equal.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use linkify::{LinkFinder, LinkKind};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, TextMergeStream};

use super::direction::isolate_numbers;

/// Stored beside rendered text; a new number means that stored HTML is to be made again.
pub const RENDERER_VERSION: i32 = 2;

/// Boxes in boxes; what is nested deeper is shown at this depth.
const MAX_DEPTH: usize = 8;

const LINK_REL: &str = "nofollow noopener noreferrer ugc";

/// The HTML of a message. Paragraphs, line breaks, emphasis, lists, quotes, code, and addresses
/// that begin with http:// or https://.
pub fn render(body: &str) -> String {
    isolate_numbers(render_plain(body).unwrap_or_else(|| render_markdown(body)))
}

/// The short way: `None` when anything in the text could mean something to Markdown.
fn render_plain(body: &str) -> Option<String> {
    let bytes = body.as_bytes();
    let mut html = String::with_capacity(body.len() + body.len() / 8 + 32);
    html.push_str(PARAGRAPH);
    let mut copied = 0;
    let mut line_start = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        let kind = KINDS[byte as usize];
        if kind == PLAIN {
            continue;
        }
        let replacement = match kind {
            ESCAPED if byte == b'&' => "&amp;",
            ESCAPED if byte == b'<' => "&lt;",
            // A quotation, at the start of a line.
            ESCAPED if at != line_start => "&gt;",
            LINE_END if is_plain_line(&bytes[line_start..at]) => {
                line_start = at + 1;
                BREAK
            }
            // An address may follow.
            COLON if bytes[at + 1..].starts_with(b"//") => return None,
            COLON => continue,
            // The first bytes of a no-break space and of the stand-ins of the long way.
            LEADING if is_rare(&bytes[at..]) => return None,
            LEADING => continue,
            _ => return None,
        };
        html.push_str(&body[copied..at]);
        html.push_str(replacement);
        copied = at + 1;
    }
    if !is_plain_line(&bytes[line_start..]) {
        return None;
    }
    html.push_str(&body[copied..]);
    html.push_str("</p>");
    Some(html)
}

/// A line that begins no list, heading, quote or block of code, and has no edge to be trimmed.
fn is_plain_line(line: &[u8]) -> bool {
    let (Some(&first), Some(&last)) = (line.first(), line.last()) else { return false };
    if matches!(first, b' ' | b'#' | b'-' | b'+' | b'=' | b'>') || last == b' ' {
        return false;
    }
    let digits = line.iter().take_while(|byte| byte.is_ascii_digit()).count();
    digits == 0 || !matches!(line.get(digits), Some(b'.' | b')'))
}

fn is_rare(bytes: &[u8]) -> bool {
    matches!(bytes, [0xc2, 0xa0, ..] | [0xef, 0xb7, 0x90..=0xaf, ..])
}

const PARAGRAPH: &str = "<p dir=\"auto\">";
const BREAK: &str = "<br>";

const PLAIN: u8 = 0;
const ESCAPED: u8 = 1;
const LINE_END: u8 = 2;
const COLON: u8 = 3;
const LEADING: u8 = 4;
const SPECIAL: u8 = 5;

const KINDS: [u8; 256] = {
    let mut kinds = [PLAIN; 256];
    let mut byte = 0;
    while byte < 256 {
        kinds[byte] = match byte as u8 {
            b'&' | b'<' | b'>' => ESCAPED,
            b'\n' => LINE_END,
            b':' => COLON,
            0xc2 | 0xef => LEADING,
            b'*' | b'_' | b'`' | b'~' | b'\\' | 0..=31 | 127 => SPECIAL,
            _ => PLAIN,
        };
        byte += 1;
    }
    kinds
};

/// The long way: Markdown, then ammonia.
fn render_markdown(body: &str) -> String {
    let hidden = hide(body);
    let mut writer = Writer::default();
    for event in TextMergeStream::new(Parser::new_ext(&hidden, Options::ENABLE_STRIKETHROUGH)) {
        writer.take(event);
    }
    if !writer.shows_something {
        // Marks alone, such as "#" or "> ", mean themselves: what was written must be seen.
        writer = Writer::default();
        writer.open(PARAGRAPH);
        for (index, line) in body.lines().enumerate() {
            if index > 0 {
                writer.html.push_str(BREAK);
            }
            escape(line, &mut writer.html);
        }
        writer.close("</p>");
    }
    SANITISER.clean(&writer.html).to_string()
}

/// Characters that stand in for `<`, `&` and `[` while Markdown is read, so that no HTML, entity,
/// picture, link with a text of its own, or link definition (which would vanish) is ever seen.
const STAND_INS: [(char, char); 3] = [('<', '\u{fdd0}'), ('&', '\u{fdd1}'), ('[', '\u{fdd2}')];

fn hide(body: &str) -> String {
    body.chars()
        .map(|letter| {
            match STAND_INS.iter().find(|(real, stand_in)| letter == *real || letter == *stand_in) {
                Some((real, stand_in)) if letter == *real => *stand_in,
                Some(_) => char::REPLACEMENT_CHARACTER,
                None => letter,
            }
        })
        .collect()
}

fn reveal(text: &str) -> Cow<'_, str> {
    if !text.contains(['\u{fdd0}', '\u{fdd1}', '\u{fdd2}']) {
        return Cow::Borrowed(text);
    }
    let real =
        |letter| STAND_INS.iter().find(|(_, stand_in)| letter == *stand_in).map_or(letter, |(real, _)| *real);
    Cow::Owned(text.chars().map(real).collect())
}

#[derive(Default)]
struct Writer {
    html: String,
    depth: usize,
    shows_something: bool,
}

impl Writer {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => match tag {
                Tag::Paragraph => self.open(PARAGRAPH),
                // A heading would shout over the room and break the page's own outline.
                Tag::Heading { .. } => {
                    self.open(PARAGRAPH);
                    self.open("<strong>");
                }
                Tag::BlockQuote(_) => self.open("<blockquote>"),
                Tag::CodeBlock(_) => self.open("<pre dir=\"auto\"><code>"),
                Tag::List(None) => self.open("<ul>"),
                Tag::List(Some(first)) => self.open(&format!("<ol start=\"{first}\">")),
                Tag::Item => self.open("<li dir=\"auto\">"),
                Tag::Emphasis => self.open("<em>"),
                Tag::Strong => self.open("<strong>"),
                Tag::Strikethrough => self.open("<del>"),
                // The other kinds need characters or options that are not given to the parser.
                _ => {}
            },
            Event::End(tag) => match tag {
                TagEnd::Paragraph => self.close("</p>"),
                TagEnd::Heading(_) => {
                    self.close("</strong>");
                    self.close("</p>");
                }
                TagEnd::BlockQuote(_) => self.close("</blockquote>"),
                TagEnd::CodeBlock => self.close("</code></pre>"),
                TagEnd::List(false) => self.close("</ul>"),
                TagEnd::List(true) => self.close("</ol>"),
                TagEnd::Item => self.close("</li>"),
                TagEnd::Emphasis => self.close("</em>"),
                TagEnd::Strong => self.close("</strong>"),
                TagEnd::Strikethrough => self.close("</del>"),
                _ => {}
            },
            Event::Text(text) => self.text(&reveal(&text)),
            Event::Code(code) => {
                self.shows_something = true;
                self.html.push_str("<code>");
                escape(&reveal(&code), &mut self.html);
                self.html.push_str("</code>");
            }
            Event::SoftBreak | Event::HardBreak => self.html.push_str(BREAK),
            Event::Rule => {
                self.shows_something = true;
                self.html.push_str("<hr>");
            }
            Event::Html(html) | Event::InlineHtml(html) => self.text(&reveal(&html)),
            _ => {}
        }
    }

    fn open(&mut self, tag: &str) {
        self.depth += 1;
        if self.depth <= MAX_DEPTH {
            self.html.push_str(tag);
        }
    }

    fn close(&mut self, tag: &str) {
        if self.depth <= MAX_DEPTH {
            self.html.push_str(tag);
        }
        self.depth = self.depth.saturating_sub(1);
    }

    fn text(&mut self, text: &str) {
        self.shows_something |= text.chars().any(|letter| !super::is_invisible(letter));
        for span in LINKS.spans(text) {
            // What the rules do not take for an address is none here either: a link is held, a word is not.
            let is_link = span.kind().is_some()
                && is_web_address(span.as_str())
                && !text[..span.start()].ends_with(['$', '_']);
            if is_link {
                self.html.push_str("<a href=\"");
                escape(span.as_str(), &mut self.html);
                self.html.push_str("\" rel=\"");
                self.html.push_str(LINK_REL);
                self.html.push_str("\">");
            }
            escape(span.as_str(), &mut self.html);
            if is_link {
                self.html.push_str("</a>");
            }
        }
    }
}

static LINKS: LazyLock<LinkFinder> = LazyLock::new(|| {
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url]);
    finder
});

fn is_web_address(address: &str) -> bool {
    let starts =
        |scheme: &str| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    starts("https://") || starts("http://")
}

fn escape(text: &str, html: &mut String) {
    let mut copied = 0;
    for (at, special) in text.match_indices(['&', '<', '>', '"', '\u{a0}']) {
        html.push_str(&text[copied..at]);
        html.push_str(match special {
            "&" => "&amp;",
            "<" => "&lt;",
            ">" => "&gt;",
            "\"" => "&quot;",
            _ => "&nbsp;",
        });
        copied = at + special.len();
    }
    html.push_str(&text[copied..]);
}

/// The second wall. It is costly to build, so there is one.
static SANITISER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut sanitiser = ammonia::Builder::empty();
    sanitiser
        .tags(HashSet::from([
            "p",
            "br",
            "em",
            "strong",
            "del",
            "code",
            "pre",
            "ul",
            "ol",
            "li",
            "blockquote",
            "a",
            "hr",
            "bdi",
        ]))
        .tag_attributes(HashMap::from([("a", HashSet::from(["href"])), ("ol", HashSet::from(["start"]))]))
        .tag_attribute_values(HashMap::from([
            ("p", HashMap::from([("dir", HashSet::from(["auto"]))])),
            ("pre", HashMap::from([("dir", HashSet::from(["auto"]))])),
            ("li", HashMap::from([("dir", HashSet::from(["auto"]))])),
            ("bdi", HashMap::from([("dir", HashSet::from(["ltr"]))])),
        ]))
        .url_schemes(HashSet::from(["http", "https"]))
        .link_rel(Some(LINK_REL));
    sanitiser
});

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use proptest::prelude::*;

    use super::*;
    use crate::text::MessageBody;

    fn paragraph(inner: &str) -> String {
        format!("{PARAGRAPH}{inner}</p>")
    }

    #[test]
    fn a_little_markdown_is_shown() {
        for (body, inner) in [
            ("hi", "hi"),
            ("one\ntwo", "one<br>two"),
            ("*a* **b** ~~c~~ `d`", "<em>a</em> <strong>b</strong> <del>c</del> <code>d</code>"),
            ("# not loud", "<strong>not loud</strong>"),
            ("42 days, 5 < 6 & so", "42 days, 5 &lt; 6 &amp; so"),
            ("a &lt; b", "a &amp;lt; b"),
            ("{[a]}: b", "{[a]}: b"),
        ] {
            assert_eq!(render(body), paragraph(inner), "{body}");
        }
        assert_eq!(render("a\n\nb"), paragraph("a") + &paragraph("b"));
        assert_eq!(render("- a\n- b"), "<ul><li dir=\"auto\">a</li><li dir=\"auto\">b</li></ul>");
        assert_eq!(render("3. a"), "<ol start=\"3\"><li dir=\"auto\">a</li></ol>");
        assert_eq!(render("> a"), format!("<blockquote>{}</blockquote>", paragraph("a")));
        assert_eq!(render("```\n<b>\n```"), "<pre dir=\"auto\"><code>&lt;b&gt;\n</code></pre>");
    }

    #[test]
    fn only_web_addresses_become_links_and_they_show_where_they_lead() {
        assert_eq!(
            render("see https://na.org/?a=1&b=2."),
            paragraph(&format!(
                "see <a href=\"https://na.org/?a=1&amp;b=2\" rel=\"{LINK_REL}\">https://na.org/?a=1&amp;b=2</a>."
            ))
        );
        for body in [
            "javascript://x%0aalert(1)",
            "ftp://a.b/c",
            "data:text/html,x",
            "[a](javascript:alert(1))",
            "$http://a.b",
        ] {
            assert!(!render(body).contains("<a"), "{body}");
        }
        let html = render("[x](http://na.org)");
        assert_eq!(html.matches("<a ").count(), 1, "{html}");
        assert!(html.contains("[x]("), "the text does not hide the address: {html}");
    }

    #[test]
    fn html_of_the_author_never_passes() {
        for body in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "<b>x</b>",
            "![x](http://a.b/p.png)",
            "&#60;script&#62;",
            "<https://a.b/\"onmouseover=x>",
            "http://a.b/\"><script>",
            "\u{fdd0}script>alert(1)",
            "<!-- x -->",
            "<svg/onload=x>",
        ] {
            let html = render(body);
            let inner = html.replace("<p dir=\"auto\">", "").replace("</p>", "");
            assert!(
                !inner.contains("<s") && !inner.contains("<i") && !inner.contains("<b"),
                "{body} -> {html}"
            );
            assert!(!html.contains("onmouseover=x\"") && !html.contains("<!--"), "{body} -> {html}");
        }
    }

    #[test]
    fn what_was_written_is_never_invisible() {
        for body in
            ["#", ">", "[ada]: http://a.b", "[ada]: hello", "```", "***", "- ", "&nbsp;", "---", "> >"]
        {
            let html = render(body);
            let shown = html.contains("<hr>")
                || ammonia::Builder::empty()
                    .clean(&html)
                    .to_string()
                    .chars()
                    .any(|letter| !letter.is_whitespace());
            assert!(shown, "{body:?} -> {html}");
        }
    }

    #[test]
    fn boxes_in_boxes_end_somewhere_and_soon() {
        for unit in [
            ">", "> ", "- ", "*", "**a", "_a_", "`", "~~", "1. ", "<", "[", "&", "\\", "*a **b ", "#",
            "\n> ", "http://",
        ] {
            let body = unit.repeat(12_000 / unit.len());
            let begun = Instant::now();
            let html = render(&body);
            assert!(begun.elapsed().as_secs() < 2, "{unit:?} took {:?}", begun.elapsed());
            assert!(html.matches("<blockquote>").count() <= 4_000, "{unit:?}");
        }
        let html = render(&format!("{} deep", ">".repeat(500)));
        assert_eq!(html.matches("<blockquote>").count(), MAX_DEPTH);
        assert!(html.contains("deep"));
    }

    #[test]
    fn the_short_way_is_taken_by_what_people_mostly_write() {
        for body in [
            "I am 42 days in today.",
            "Привет всем!",
            "سلام به همه",
            "one\ntwo (three)",
            "at 19:30, room 12",
            "2 left",
        ] {
            assert!(render_plain(body).is_some(), "{body}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]
        #[test]
        fn both_ways_give_the_same(
            typed in "\\PC{0,40}|[ -~\n]{0,60}|[a-c0-2 .)>#=+:/&<\n-]{1,24}|[яа-г ،\u{a0}\u{2003}\u{200c}\u{fdd0}a1.\n]{1,20}"
        ) {
            if let Ok(body) = MessageBody::parse(&typed)
                && let Some(plain) = render_plain(body.as_str())
            {
                prop_assert_eq!(plain, render_markdown(body.as_str()));
            }
        }

        #[test]
        fn what_is_rendered_is_already_clean(typed in "\\PC{0,60}|[ -~\n]{0,80}|[*_`~>#\\[\\]()!<&a1.\n -]{1,40}") {
            let html = render(&typed);
            prop_assert_eq!(SANITISER.clean(&html).to_string(), html);
        }
    }
}
