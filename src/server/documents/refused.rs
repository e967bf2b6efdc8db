//! The pages of last resort: not found, not open to you, that was us.

use maud::{Markup, html};

use super::frame::Frame;

/// What went wrong, and a way on. `title` and `detail` are the words of a problem.
pub fn refused(frame: &Frame, title: &str, detail: &str) -> Markup {
    frame.page(
        title,
        html! {
            p.lead { (detail) }
            p.ways {
                a.btn href="/" { (frame.say("page-first")) }
                a.btn.quiet href="/help" { (frame.say("page-help-now")) }
                @if !frame.signed_in { a.btn.quiet href="/signin" { (frame.say("page-nav-signin")) } }
            }
        },
    )
}
