//! Showing somebody else's message to the moderators, for readers without a script: a page of its own, and plainly
//! what happens then.

use maud::{Markup, html};

use super::forms::{Refusal, error_summary};
use super::frame::Frame;
use super::message::MessagePage;
use super::rooms::message;
use crate::review::Category;

/// What somebody typed into a report that was sent back.
#[derive(Clone, Debug, Default)]
pub struct Reporting {
    pub category: String,
    pub note: String,
}

/// The gravest first: who is in a hurry finds it at the top.
const CATEGORIES: [Category; 11] = [
    Category::Danger,
    Category::Threat,
    Category::Hate,
    Category::Harassment,
    Category::Sexual,
    Category::Privacy,
    Category::Selling,
    Category::Dosing,
    Category::Triggering,
    Category::Spam,
    Category::Other,
];

pub fn report_page(frame: &Frame, page: &MessagePage, typed: &Reporting, refusals: &[Refusal]) -> Markup {
    let title = frame.say("report-title");
    let body = html! {
        (error_summary(frame, refusals))
        p { a href=(page.there()) { (frame.say("page-report-back")) } }
        (message(frame, &page.said, None))
        (form(frame, page, typed, refusals))
    };
    if refusals.is_empty() { frame.page(&title, body) } else { frame.page_with_errors(&title, body) }
}

fn form(frame: &Frame, page: &MessagePage, typed: &Reporting, refusals: &[Refusal]) -> Markup {
    let told = |field| refusals.iter().find(|refusal| refusal.field == Some(field));
    let read = if page.direct { "report-next-read-direct" } else { "report-next-read" };
    html! {
        form method="post" action={ (page.here()) "/report" } novalidate {
            (page.came_from())
            div.field.wrong[told("category").is_some()] {
                label for="category" { (frame.say("report-category")) }
                @if let Some(told) = told("category") { p.told id="category-told" { (told.text) } }
                select id="category" name="category" required
                    aria-describedby=[told("category").is_some().then_some("category-told")]
                    aria-invalid=[told("category").is_some().then_some("true")] {
                    option value="" {}
                    @for category in CATEGORIES {
                        option value=(category.name()) selected[typed.category == category.name()] {
                            (frame.say(&format!("report-{}", category.name())))
                        }
                    }
                }
            }
            p.hint { (frame.say("report-danger-first")) " " a href="/help" { (frame.say("report-danger-numbers")) } }
            div.field.wrong[told("note").is_some()] {
                label for="note" { (frame.say("report-note")) }
                p.hint id="note-hint" { (frame.say("report-note-hint")) }
                @if let Some(told) = told("note") { p.told id="note-told" { (told.text) } }
                textarea id="note" name="note" rows="2" dir="auto"
                    aria-describedby=(if told("note").is_some() { "note-hint note-told" } else { "note-hint" })
                    aria-invalid=[told("note").is_some().then_some("true")] { (typed.note) }
            }
            h2 { (frame.say("report-next")) }
            ul {
                @for next in [read, "report-next-secret", "report-next-folded", "page-report-outcome"] {
                    li { (frame.say(next)) }
                }
            }
            button.btn { (frame.say("report-send")) }
        }
    }
}
