//! One message, for readers without a script: a quiet answer, other words, taking it away, talking in private.

use maud::{Markup, html};

use super::forms::{Refusal, error_summary};
use super::frame::Frame;
use super::rooms::{Asks, Said, Words, message, reaction_words};
use crate::rooms::Reaction;

/// What somebody may do with a message.
#[derive(Clone, Debug)]
pub struct MessagePage {
    pub room: String,
    /// The part of the room the reader came from.
    pub before: Option<u64>,
    pub said: Said,
    /// The quiet answers this reader gave.
    pub given: Vec<Reaction>,
    /// The room takes answers and changes.
    pub open: bool,
    /// The reader may write here.
    pub may_change: bool,
    /// The reader's own message: its words, to be changed.
    pub typed: Option<String>,
    /// Who can be asked to talk in private.
    pub may_ask: Option<String>,
    /// Somebody else's, that can be shown to the moderators.
    pub may_report: bool,
    /// It stands in a conversation of two.
    pub direct: bool,
    /// New words that tell who their author is: nothing was changed yet.
    pub asks: Option<Asks>,
}

pub fn message_page(frame: &Frame, page: &MessagePage, refusals: &[Refusal]) -> Markup {
    let title = match &page.said.words {
        Words::Here { own: true, .. } => frame.say("message-yours"),
        Words::Here { author: Some(author), .. } => {
            frame.say_with("page-message-title", &[("name", author.as_str().into())])
        }
        Words::Here { author: None, .. } => frame.say("page-room-author-gone"),
        Words::Removed => frame.say("page-message-gone"),
    };
    let is_there = matches!(page.said.words, Words::Here { .. });
    let body = html! {
        (error_summary(frame, refusals))
        p { a href=(page.back()) { (frame.say("page-message-back")) } }
        (message(frame, &page.said, None))
        @if is_there && page.open { (quiet_answers(frame, page)) }
        @if let Some((asks, typed)) = page.asks.as_ref().zip(page.typed.as_ref()) { (asking(frame, page, asks, typed)) }
        @if let Some(typed) = &page.typed {
            @if page.may_change { (other_words(frame, page, typed, refusals)) }
            (taking_away(frame, page))
        }
        @if let Some(name) = &page.may_ask { (talking(frame, name)) }
        @if page.may_report { p { a href=(page.report()) { (frame.say("act-report")) } } }
    };
    if refusals.is_empty() { frame.page(&title, body) } else { frame.page_with_errors(&title, body) }
}

impl MessagePage {
    pub(super) fn here(&self) -> String {
        format!("/rooms/{}/messages/{}", self.room, self.said.id)
    }

    /// To the message in the room.
    fn back(&self) -> String {
        let before = self.before.map(|before| format!("?before={before}")).unwrap_or_default();
        format!("/rooms/{}/plain{before}#m-{}", self.room, self.said.id)
    }

    /// To the message on its own page.
    pub(super) fn there(&self) -> String {
        let before = self.before.map(|before| format!("?before={before}")).unwrap_or_default();
        format!("{}{before}", self.here())
    }

    /// To where the message is shown to the moderators.
    fn report(&self) -> String {
        let before = self.before.map(|before| format!("?before={before}")).unwrap_or_default();
        format!("{}/report{before}", self.here())
    }

    pub(super) fn came_from(&self) -> Markup {
        html! { @if let Some(before) = self.before { input type="hidden" name="before" value=(before); } }
    }
}

fn quiet_answers(frame: &Frame, page: &MessagePage) -> Markup {
    html! {
        form.choices method="post" action={ (page.here()) "/reactions" } {
            (page.came_from())
            fieldset {
                legend { (frame.say("reactions-label")) }
                @for reaction in Reaction::ALL {
                    @let given = page.given.contains(&reaction);
                    button.chip name=(if given { "take_back" } else { "give" }) value=(reaction.name()) aria-pressed=(given) {
                        (reaction_words(frame, reaction))
                    }
                }
            }
        }
        p.hint { (frame.say("page-message-reactions-hint")) }
    }
}

fn other_words(frame: &Frame, page: &MessagePage, typed: &str, refusals: &[Refusal]) -> Markup {
    let told = refusals.iter().find(|refusal| refusal.field == Some("body"));
    html! {
        form method="post" action={ (page.here()) "/edit" } novalidate {
            (page.came_from())
            div.field.wrong[told.is_some()] {
                label for="body" { (frame.say("page-message-edit")) }
                p.hint id="body-hint" { (frame.say("page-message-edit-hint")) }
                @if let Some(told) = told { p.told id="body-told" { (told.text) } }
                textarea id="body" name="body" rows="4" dir="auto" required
                    aria-describedby=(if told.is_some() { "body-hint body-told" } else { "body-hint" })
                    aria-invalid=[told.is_some().then_some("true")] { (typed) }
            }
            button.btn { (frame.say("act-edit")) }
        }
    }
}

fn taking_away(frame: &Frame, page: &MessagePage) -> Markup {
    html! {
        form.card method="post" action={ (page.here()) "/remove" } {
            (page.came_from())
            p { (frame.say("page-message-remove-what")) }
            button.btn.danger { (frame.say("page-message-remove")) }
        }
    }
}

fn talking(frame: &Frame, name: &str) -> Markup {
    html! {
        form.card method="post" action="/talks" {
            input type="hidden" name="handle" value=(name);
            p { (frame.say("page-message-talk-what")) }
            button.btn.quiet { (frame.say_with("page-message-talk", &[("name", name.into())])) }
        }
    }
}

fn asking(frame: &Frame, page: &MessagePage, asks: &Asks, typed: &str) -> Markup {
    html! {
        section.card aria-labelledby="ask-title" tabindex="-1" data-focus {
            h2 id="ask-title" { (frame.say("ask-title")) }
            p dir="auto" { (asks.reason) }
            p { (frame.say("ask-shown")) }
            blockquote dir="auto" { (asks.suggestion) }
            form method="post" action={ (page.here()) "/edit" } {
                (page.came_from())
                input type="hidden" name="body" value=(typed);
                input type="hidden" name="without" value="true";
                button.btn { (frame.say("ask-save")) }
            }
            p { (frame.say("ask-kept")) " " a href="#body" { (frame.say("ask-edit")) } }
        }
    }
}
