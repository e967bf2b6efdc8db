//! The first page: one sentence and three doors.

use maud::{Markup, html};

use super::frame::Frame;

/// How people come in, as the community has decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doorway {
    Open,
    Invite,
    Approval,
}

pub fn welcome(frame: &Frame, doorway: Doorway) -> Markup {
    let join_hint = match doorway {
        Doorway::Open => "page-welcome-join-open",
        Doorway::Invite => "page-welcome-join-invite",
        Doorway::Approval => "page-welcome-join-approval",
    };
    frame.page(
        &frame.say("page-welcome-title"),
        html! {
            p.lead { (frame.say("page-welcome-lead")) }
            ul.doors {
                li { (door(frame, "/help", "page-help-now", "page-welcome-help", "door urgent")) }
                li { (door(frame, "/meetings", "page-meetings-title", "page-welcome-meetings", "door")) }
                @if frame.signed_in {
                    li { (door(frame, "/rooms", "page-nav-rooms", "page-welcome-rooms", "door")) }
                } @else {
                    li { (door(frame, "/signin", "page-nav-signin", "page-welcome-signin", "door")) }
                    li { (door(frame, "/join", "page-nav-join", join_hint, "door")) }
                }
            }
            h2 { (frame.say("page-welcome-what-heading")) }
            ul.plain-list {
                @for point in 1..=4 { li { (frame.say(&format!("page-welcome-what-{point}"))) } }
            }
        },
    )
}

fn door(frame: &Frame, path: &str, name: &str, hint: &str, class: &str) -> Markup {
    html! {
        a class=(class) href=(path) { strong { (frame.say(name)) } span { (frame.say(hint)) } }
    }
}
