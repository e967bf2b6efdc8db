//! Reads a format as somebody wrote it.

use std::ops::Range;
use std::time::Duration;

use serde::Deserialize;
use toml::Spanned;

use super::{Said, Script, Step};
use crate::meetings::session::{Format, Order, Phase, PhaseKind, WhoPosts};

/// What is wrong with a format, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}:{column}: {message}")]
pub struct FormatError {
    pub file: String,
    pub line: usize,
    pub column: usize,
    pub message: String,
}

impl FormatError {
    pub(super) fn whole(file: &str, message: String) -> Self {
        Self { file: file.to_owned(), line: 1, column: 1, message }
    }

    fn at(file: &str, text: &str, span: &Range<usize>, message: String) -> Self {
        let before = text.get(..span.start.min(text.len())).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Self { file: file.to_owned(), line, column, message }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    id: Spanned<String>,
    name: Spanned<Said>,
    #[serde(rename = "phase")]
    phases: Vec<Spanned<WrittenPhase>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenPhase {
    kind: Spanned<PhaseKind>,
    who_posts: WhoPosts,
    takes_hands: Option<Spanned<bool>>,
    #[serde(default = "as_raised")]
    order: Order,
    share_seconds: Option<Spanned<u64>>,
    minutes: Option<Spanned<u32>>,
    title: Spanned<Said>,
    text: Option<Spanned<Said>>,
}

fn as_raised() -> Order {
    Order::AsRaised
}

const LONGEST_FILE: usize = 64 * 1024;
const TITLE_LETTERS: usize = 60;
const TEXT_LETTERS: usize = 4_000;
const MOST_STEPS: usize = 38;

/// Reads one file; the first thing that is wrong with it is told.
pub fn read(file: &str, text: &str) -> Result<Script, FormatError> {
    if text.len() > LONGEST_FILE {
        return Err(FormatError::whole(file, "it is longer than 64 KiB".into()));
    }
    let written: Written = toml::from_str(text).map_err(|cause| {
        FormatError::at(file, text, &cause.span().unwrap_or(0..0), cause.message().to_owned())
    })?;
    let wrong = |span: Range<usize>, message: &str| FormatError::at(file, text, &span, message.to_owned());
    let id = written.id.get_ref();
    let is_id = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    if id.is_empty() || id.len() > 40 || !id.chars().all(is_id) {
        return Err(wrong(written.id.span(), "an id has small Latin letters, digits and dashes, at most 40"));
    }
    let short = |said: &Spanned<Said>, most: usize| {
        let of = said.get_ref();
        let texts = [Some(&of.en), of.ru.as_ref(), of.fa.as_ref()];
        let fits = |text: &String| !text.trim().is_empty() && text.chars().count() <= most;
        if texts.into_iter().flatten().all(fits) {
            Ok(())
        } else {
            Err(wrong(said.span(), &format!("a text here has 1 to {most} letters")))
        }
    };
    short(&written.name, TITLE_LETTERS)?;
    if written.phases.is_empty() || written.phases.len() > MOST_STEPS {
        return Err(FormatError::whole(file, format!("a meeting has 1 to {MOST_STEPS} parts")));
    }
    let mut steps = Vec::with_capacity(written.phases.len());
    for phase in &written.phases {
        let of = phase.get_ref();
        let kind = *of.kind.get_ref();
        if matches!(kind, PhaseKind::Lobby | PhaseKind::Ended) {
            return Err(wrong(of.kind.span(), "the lobby and the end are added by themselves"));
        }
        let hands = of.takes_hands.as_ref().filter(|hands| *hands.get_ref());
        if let Some(hands) = hands.filter(|_| of.who_posts == WhoPosts::Chair) {
            return Err(wrong(hands.span(), "hands are of no use where only the chair may post"));
        }
        short(&of.title, TITLE_LETTERS)?;
        of.text.as_ref().map_or(Ok(()), |text| short(text, TEXT_LETTERS))?;
        let seconds = of.share_seconds.as_ref();
        if let Some(out) = seconds.filter(|seconds| !(10..=3_600).contains(seconds.get_ref())) {
            return Err(wrong(out.span(), "a share has 10 to 3600 seconds"));
        }
        if let Some(out) = of.minutes.as_ref().filter(|minutes| !(1..=240).contains(minutes.get_ref())) {
            return Err(wrong(out.span(), "a part has 1 to 240 minutes"));
        }
        steps.push(Step {
            phase: Phase {
                kind,
                who_posts: of.who_posts,
                takes_hands: hands.is_some(),
                order: of.order,
                share: seconds.map(|seconds| Duration::from_secs(*seconds.get_ref())),
            },
            title: of.title.get_ref().clone(),
            text: of.text.as_ref().map(|text| text.get_ref().clone()),
            minutes: of.minutes.as_ref().map(|minutes| *minutes.get_ref()),
        });
    }
    let script = Script { id: id.clone(), name: written.name.into_inner(), steps };
    let course: Option<Format> = script.course();
    course.map(|_| script).ok_or_else(|| FormatError::whole(file, "it is no course of a meeting".into()))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::meetings::formats::load;

    const GOOD: &str = r#"id = "short"
name = { en = "Short" }

[[phase]]
kind = "shares"
who_posts = "floor"
takes_hands = true
share_seconds = 60
title = { en = "Sharing", fa = "گفتن" }
"#;

    #[test]
    fn the_shipped_formats_are_in_order_and_in_every_language() {
        let scripts = load(Path::new("")).expect("they are in order");
        assert_eq!(scripts.len(), 5);
        for script in scripts {
            for step in &script.steps {
                let texts = [Some(&step.title), step.text.as_ref()];
                let whole = texts.into_iter().flatten().all(|said| said.ru.is_some() && said.fa.is_some());
                assert!(whole, "{}: {}", script.id, step.title.en);
            }
            assert_eq!(script.course().expect("a course").phases().len(), script.steps.len() + 2);
        }
    }

    #[test]
    fn a_format_that_is_wrong_is_refused_where_it_is_wrong() {
        assert!(read("a.toml", GOOD).is_ok());
        for (right, wrong, place) in [
            ("\"short\"", "\"Short!\"", "a.toml:1:6: an id has"),
            ("takes_hands = true", "takes_hands = 1", "a.toml:7:15: "),
            ("kind = \"shares\"", "kind = \"lobby\"", "a.toml:5:8: the lobby and the end"),
            ("who_posts = \"floor\"", "who_posts = \"chair\"", "a.toml:7:15: hands are of no use"),
            ("who_posts", "who_speaks", "a.toml:6:1: unknown field"),
            ("share_seconds = 60", "share_seconds = 5", "a.toml:8:17: a share has"),
            ("title = {", "minutes = 500\ntitle = {", "a.toml:9:11: a part has"),
            ("en = \"Sharing\"", "en = \" \"", "a.toml:9:9: a text here has"),
            ("id = ", "id ", "a.toml:1:4: "),
        ] {
            let error = read("a.toml", &GOOD.replacen(right, wrong, 1)).expect_err(wrong).to_string();
            assert!(error.starts_with(place), "{wrong}: {error}");
        }
    }
}
