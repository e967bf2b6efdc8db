//! What was decided about the reader and what became of what they reported, and saying that a decision is wrong:
//! also for somebody whom it keeps from signing in.

use maud::{Markup, html};

use super::forms::{Kind, Line, Refusal, error_summary};
use super::frame::Frame;
use super::rooms::{comma, time};
use crate::moderation::{OwnDecision, OwnReport};
use crate::review::{Appeal, Outcome};

pub struct DecisionsPage {
    pub decisions: Vec<OwnDecision>,
    /// Where the older ones begin.
    pub older_decisions: Option<String>,
    pub reports: Vec<OwnReport>,
    pub older_reports: Option<String>,
    /// An appeal that was sent back: of which decision, and what was typed.
    pub typed: Option<(String, String)>,
    /// An appeal was just sent.
    pub sent: bool,
}

pub fn decisions(frame: &Frame, page: &DecisionsPage, refusals: &[Refusal]) -> Markup {
    let title = frame.say("decisions");
    let body = html! {
        (error_summary(frame, refusals))
        p.ways { a href="/rooms" { (frame.say("page-room-all")) } a href="#reports" { (frame.say("reports")) } }
        @if page.sent { p.card role="status" { (frame.say("own-appeal-sent")) } }
        section {
            h2 { (frame.say("decisions-about")) }
            p { (frame.say("decisions-explained")) }
            @if page.decisions.is_empty() { p { (frame.say("decisions-none")) } }
            @for decision in &page.decisions { (one(frame, page, decision, refusals)) }
            @if let Some(older) = &page.older_decisions {
                p { a.btn.quiet href={ "/decisions?before=" (older) } { (frame.say("show-more")) } }
            }
        }
        section id="reports" {
            h2 { (frame.say("reports")) }
            p { (frame.say("reports-explained")) }
            @if page.reports.is_empty() { p { (frame.say("reports-none")) } }
            @for reported in &page.reports { (report(frame, reported)) }
            @if let Some(older) = &page.older_reports {
                p { a.btn.quiet href={ "/decisions?reports_before=" (older) "#reports" } { (frame.say("show-more")) } }
            }
        }
    };
    if refusals.is_empty() { frame.page(&title, body) } else { frame.page_with_errors(&title, body) }
}

fn one(frame: &Frame, page: &DecisionsPage, decision: &OwnDecision, refusals: &[Refusal]) -> Markup {
    let id = decision.id.to_string();
    let typed = page.typed.as_ref().filter(|(of, _)| *of == id).map(|(_, text)| text.as_str());
    html! {
        article.card id={ "d-" (id) } aria-labelledby={ "t-" (id) } {
            h3 id={ "t-" (id) } { (decision.title) }
            p.soft {
                @if let Some(room) = decision.room.as_ref().filter(|room| !room.name.is_empty()) {
                    bdi { (room.name) } (comma(frame.language))
                }
                (time(frame.language, decision.at))
            }
            p dir="auto" { (decision.detail) }
            @if decision.by_rule { p.soft { (frame.say("own-by-rule")) } }
            @if let Some(text) = &decision.text {
                p { (frame.say("decision-words")) }
                blockquote dir="auto" { (text) }
            }
            @if let Some(text) = &decision.appeal_text {
                p { (frame.say("own-appeal-yours")) }
                blockquote dir="auto" { (text) }
            }
            @match decision.appeal {
                Appeal::None => {}
                Appeal::Waiting => { p { strong { (frame.say("own-appeal-waiting")) } } }
                Appeal::Upheld => { p { strong { (frame.say("own-appeal-upheld")) } } }
                Appeal::Overturned => { p { strong { (frame.say("own-appeal-overturned")) } } }
            }
            @if decision.appeal_until.is_some() {
                details open[typed.is_some()] {
                    summary { (frame.say("own-appeal")) }
                    form method="post" action={ "/decisions/" (id) "/appeal" } novalidate {
                        (why(frame, &format!("text-{id}"), typed.unwrap_or_default(), if typed.is_some() { refusals } else { &[] }))
                        button.btn { (frame.say("own-appeal-send")) }
                    }
                }
            }
        }
    }
}

/// Why it is wrong. The summary of what is to be mended leads to `text`, so that one of them is called so.
fn why(frame: &Frame, id: &str, typed: &str, refusals: &[Refusal]) -> Markup {
    let told = refusals.iter().find(|refusal| refusal.field == Some("text"));
    let id = if told.is_some() { "text" } else { id };
    let (hint_id, told_id) = (format!("{id}-hint"), format!("{id}-told"));
    let described = if told.is_some() { format!("{hint_id} {told_id}") } else { hint_id.clone() };
    html! {
        div.field.wrong[told.is_some()] {
            label for=(id) { (frame.say("own-appeal-label")) }
            p.hint id=(hint_id) { (frame.say("own-appeal-hint")) }
            @if let Some(told) = told { p.told id=(told_id) { (told.text) } }
            textarea id=(id) name="text" rows="4" dir="auto" required aria-describedby=(described)
                aria-invalid=[told.is_some().then_some("true")] { (typed) }
        }
    }
}

fn report(frame: &Frame, report: &OwnReport) -> Markup {
    let category = frame.say(&format!("report-{}", report.category.name()));
    let name = match report.room.as_ref().filter(|room| !room.name.is_empty()) {
        Some(room) => frame.say_with(
            "reports-in",
            &[("category", category.as_str().into()), ("room", room.name.as_str().into())],
        ),
        None => category,
    };
    let outcome = match report.outcome {
        Outcome::Waiting => "report-waiting",
        Outcome::Acted => "report-acted",
        Outcome::Kept => "report-kept",
    };
    html! {
        article.card {
            h3 { (name) }
            p.soft { (time(frame.language, report.at)) }
            @if let Some(note) = &report.note { p dir="auto" { (note) } }
            p { (frame.say(outcome)) }
        }
    }
}

/// Saying that it is wrong, for somebody who cannot sign in.
pub fn appeal_at_the_door(frame: &Frame, handle: &str, text: &str, refusals: &[Refusal]) -> Markup {
    let title = frame.say("own-appeal");
    let line = |id, label: &str, typed, kind, autocomplete| {
        let label = frame.say(label);
        Line { id, label: &label, hint: None, typed, kind, autocomplete, required: true }
            .show(frame, refusals)
    };
    let body = html! {
        (error_summary(frame, refusals))
        p { (frame.say("page-appeal-lead")) }
        form method="post" action="/appeal" novalidate {
            (line("handle", "page-handle", handle, Kind::Name, "username"))
            (line("passphrase", "page-passphrase", "", Kind::Secret, "current-password"))
            (why(frame, "text", text, refusals))
            button.btn { (frame.say("own-appeal-send")) }
        }
        p { a href="/help" { (frame.say("page-help-now")) } }
    };
    if refusals.is_empty() { frame.page(&title, body) } else { frame.page_with_errors(&title, body) }
}

pub fn appeal_sent(frame: &Frame) -> Markup {
    frame.page(
        &frame.say("own-appeal"),
        html! {
            p.card role="status" { (frame.say("page-appeal-sent")) }
            p.ways { a.btn.quiet href="/signin" { (frame.say("page-nav-signin")) } a.btn.quiet href="/help" { (frame.say("page-help-now")) } }
        },
    )
}
