//! Forms that can be sent back: what was typed stays, what is wrong is said at the top and at the
//! field, as GOV.UK does it.

use maud::{Markup, html};

use super::destination::Destination;
use super::frame::Frame;
use crate::http::Problem;
use crate::words::Language;

/// Something to say about one field, or about the whole form when it has no field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub field: Option<&'static str>,
    pub text: String,
}

impl Refusal {
    /// What a problem says, each part at its field. `fields` are those of the form.
    pub fn of(problem: &Problem, language: Language, fields: &[&'static str]) -> Vec<Self> {
        let body = problem.body(language);
        let at_fields = body.errors.iter().filter_map(|error| {
            let named = error.pointer.trim_start_matches('/');
            let field = fields.iter().copied().find(|field| *field == named)?;
            Some(Self { field: Some(field), text: error.detail.clone() })
        });
        let mut refusals: Vec<Self> = at_fields.collect();
        if refusals.is_empty() {
            refusals.push(Self {
                field: None,
                text: format!("{}. {}", body.title.trim_end_matches('.'), body.detail),
            });
        }
        refusals
    }

    /// The whole problem at one field.
    pub fn at(field: &'static str, problem: &Problem, language: Language) -> Self {
        Self { field: Some(field), text: problem.body(language).detail }
    }
}

/// The list of what is wrong, above the form; each leads to its field.
pub fn error_summary(frame: &Frame, refusals: &[Refusal]) -> Markup {
    if refusals.is_empty() {
        return html! {};
    }
    html! {
        div.errors role="alert" tabindex="-1" data-focus {
            h2 { (frame.say("page-error-heading")) }
            ul {
                @for refusal in refusals {
                    li {
                        @match refusal.field {
                            Some(field) => { a href={ "#" (field) } { (refusal.text) } }
                            None => { (refusal.text) }
                        }
                    }
                }
            }
        }
    }
}

/// One line to type into. `id` is its name, its anchor and the end of its words' ids.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    pub id: &'static str,
    pub label: &'a str,
    pub hint: Option<&'a str>,
    pub typed: &'a str,
    pub kind: Kind,
    /// What a password manager or a phone's keyboard should offer.
    pub autocomplete: &'static str,
    pub required: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A name of the person: no capitals, no corrections by the phone.
    Name,
    /// Hidden while typed, with a button that shows it.
    Secret,
    /// Digits or letters that somebody else made.
    Code,
}

impl Line<'_> {
    pub fn show(&self, frame: &Frame, refusals: &[Refusal]) -> Markup {
        let told = refusals.iter().find(|refusal| refusal.field == Some(self.id));
        let (hint_id, told_id) = (format!("{}-hint", self.id), format!("{}-told", self.id));
        let described = match (self.hint.is_some(), told.is_some()) {
            (true, true) => Some(format!("{hint_id} {told_id}")),
            (true, false) => Some(hint_id.clone()),
            (false, true) => Some(told_id.clone()),
            (false, false) => None,
        };
        let secret = self.kind == Kind::Secret;
        html! {
            div.field.wrong[told.is_some()] {
                label for=(self.id) { (self.label) }
                @if let Some(hint) = self.hint { p.hint id=(hint_id) { (hint) } }
                @if let Some(told) = told { p.told id=(told_id) { (told.text) } }
                div.entry {
                    // What somebody typed as a secret is never written back into a page they see.
                    input id=(self.id) name=(self.id) type=(if secret { "password" } else { "text" })
                        value=[(!secret && !self.typed.is_empty()).then_some(self.typed)]
                        autocomplete=(self.autocomplete) autocapitalize="none" spellcheck="false" dir="auto"
                        aria-describedby=[described] aria-invalid=[told.is_some().then_some("true")]
                        required[self.required];
                    @if secret {
                        button.btn.quiet type="button" hidden data-reveal=(self.id) data-hide=(frame.say("page-hide"))
                            { (frame.say("page-show")) }
                    }
                }
            }
        }
    }
}

/// A box to tick.
pub fn tick(id: &'static str, label: &str, ticked: bool, refusals: &[Refusal]) -> Markup {
    let told = refusals.iter().find(|refusal| refusal.field == Some(id));
    let told_id = format!("{id}-told");
    html! {
        div.field.wrong[told.is_some()] {
            @if let Some(told) = told { p.told id=(told_id) { (told.text) } }
            div.tick {
                input id=(id) name=(id) type="checkbox" value="true" required checked[ticked]
                    aria-describedby=[told.is_some().then_some(&told_id)] aria-invalid=[told.is_some().then_some("true")];
                label for=(id) { (label) }
            }
        }
    }
}

/// Where somebody was going, kept in the form.
pub fn going_on(next: &Destination) -> Markup {
    html! { @if next.is_somewhere() { input type="hidden" name="next" value=(next.as_str()); } }
}

/// Set by the script of the pages, so that the answer can lead into the app where scripts run.
pub fn script_mark() -> Markup {
    html! { input type="hidden" name="script" value=""; }
}
