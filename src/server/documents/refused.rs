//! The pages of last resort: not found, not open to you, that was us.

use maud::{Markup, html};

use super::destination::Destination;
use super::frame::Frame;

/// What went wrong, and a way on. `title` and `detail` are the words of a problem.
/// `next` is where somebody was who has to sign in first.
pub fn refused(frame: &Frame, title: &str, detail: &str, next: &Destination) -> Markup {
    frame.page(
        title,
        html! {
            p.lead { (detail) }
            p.ways {
                a.btn href="/" { (frame.say("page-first")) }
                a.btn.quiet href="/help" { (frame.say("page-help-now")) }
                @if !frame.signed_in { a.btn.quiet href=(next.through("/signin")) { (frame.say("page-nav-signin")) } }
            }
        },
    )
}
