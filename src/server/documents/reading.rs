//! Pages to read: what is true here, in plain words.

use maud::{Markup, html};

use super::frame::Frame;
use crate::words::Value;

/// Staying safe: what Leave does, what it does not, and what else helps.
pub fn safety(frame: &Frame) -> Markup {
    let lists = [("leave", 3), ("leave-not", 3), ("traces", 4), ("name", 3), ("danger", 2)];
    let (press, name) =
        if frame.discreet { ("off", "page-safety-discreet-off") } else { ("on", "page-safety-discreet-on") };
    frame.page(
        &frame.say("page-foot-safety"),
        html! {
            (lead_and_lists(frame, "page-safety", &lists, &[]))
            form.card method="post" action="/language" {
                input type="hidden" name="back" value="/help/safety";
                p { (frame.say("page-safety-discreet")) }
                button.btn.quiet name="discreet" value=(press) { (frame.say(name)) }
            }
        },
    )
}

pub fn guidelines(frame: &Frame) -> Markup {
    read(
        frame,
        "page-foot-guidelines",
        "page-guidelines",
        &[("together", 5), ("leave-out", 4), ("moderators", 3)],
    )
}

/// What moderation keeps has an end that the operator sets.
pub fn privacy(frame: &Frame, keep_days: u32) -> Markup {
    let lists = [("kept", 6), ("moderation", 5), ("not-kept", 4), ("seen", 4), ("yours", 3)];
    let body = lead_and_lists(frame, "page-privacy", &lists, &[("days", keep_days.into())]);
    frame.page(&frame.say("page-foot-privacy"), body)
}

pub fn about(frame: &Frame, version: &str) -> Markup {
    frame.page(
        &frame.say("page-foot-about"),
        html! {
            p.lead { (frame.say_with("page-about-lead", &[("community", frame.community.as_str().into())])) }
            @for point in 1..=3 { p { (frame.say(&format!("page-about-{point}"))) } }
            p.soft { (frame.say_with("page-about-version", &[("version", version.into())])) }
        },
    )
}

/// A page of headed lists.
fn read(frame: &Frame, title: &str, page: &str, lists: &[(&str, u8)]) -> Markup {
    frame.page(&frame.say(title), lead_and_lists(frame, page, lists, &[]))
}

/// Each list is the id of its heading and how many points it has.
fn lead_and_lists(frame: &Frame, page: &str, lists: &[(&str, u8)], numbers: &[(&str, Value)]) -> Markup {
    html! {
        p.lead { (frame.say(&format!("{page}-lead"))) }
        @for (list, points) in lists {
            section {
                h2 { (frame.say(&format!("{page}-{list}"))) }
                ul { @for point in 1..=*points { li { (frame.say_with(&format!("{page}-{list}-{point}"), numbers)) } } }
            }
        }
    }
}
