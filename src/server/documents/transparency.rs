//! How much is moderated here, how often it was taken back, and how long it takes: for everybody, without a name.

use maud::{Markup, html};

use super::frame::Frame;
use crate::moderation::Figures;

pub fn transparency(frame: &Frame, figures: &Figures) -> Markup {
    let (from, to) = (figures.since.in_words(frame.language), figures.until.in_words(frame.language));
    let args = [("from", from.as_str().into()), ("to", to.as_str().into())];
    let number = |count: Option<u64>| shown(frame, figures, count);
    frame.page(
        &frame.say("page-foot-transparency"),
        html! {
            p.lead { (frame.say("page-transparency-lead")) }
            p { (frame.say_with("page-transparency-time", &args)) }
            section {
                h2 { (frame.say("page-transparency-came")) }
                dl.figures {
                    (line(frame, "page-transparency-reports", &number(figures.reports)))
                    (line(frame, "page-transparency-refused", &number(figures.refused_by_rules)))
                }
            }
            section {
                h2 { (frame.say("page-transparency-decided")) }
                dl.figures {
                    @for cell in &figures.decisions {
                        @let id = format!("page-transparency-{}", cell.verdict.name().replace('_', "-"));
                        (line(frame, &id, &number(cell.count)))
                    }
                }
            }
            section {
                h2 { (frame.say("page-transparency-again")) }
                dl.figures {
                    (line(frame, "page-transparency-appeals", &number(figures.appeals)))
                    (line(frame, "page-transparency-overturned", &number(figures.overturned)))
                }
            }
            section {
                h2 { (frame.say("page-transparency-times")) }
                @match (figures.half_within_minutes, figures.most_within_minutes) {
                    (Some(half), Some(most)) => {
                        p { (frame.say_with("page-transparency-half", &[("minutes", half.into())])) }
                        p { (frame.say_with("page-transparency-most", &[("minutes", most.into())])) }
                    }
                    _ => p { (frame.say("page-transparency-too-few")) },
                }
            }
            p.soft { (frame.say_with("page-transparency-hidden", &[("fewest", figures.fewest.into())])) }
        },
    )
}

fn line(frame: &Frame, id: &str, number: &str) -> Markup {
    html! { div { dt { (frame.say(id)) } dd { (number) } } }
}

/// A count, or that it is too small to be told.
fn shown(frame: &Frame, figures: &Figures, count: Option<u64>) -> String {
    match count {
        Some(count) => frame.say_with("page-transparency-count", &[("count", count.into())]),
        None => frame.say_with("page-transparency-fewer", &[("fewest", figures.fewest.into())]),
    }
}
