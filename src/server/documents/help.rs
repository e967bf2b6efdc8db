//! Help: whom to call now, what to do first, who sees what. It is read in the worst minutes, kept on
//! the phone for when there is no network, and asks for nothing.

use maud::{Markup, html};

use super::assets::address;
use super::frame::Frame;
use super::numbers::{Country, countries, dialled};
use crate::config::CrisisLine;
use crate::words::{Language, in_persian_digits};

/// What the help page is made from.
#[derive(Debug)]
pub struct HelpPage<'a> {
    pub country: Option<&'static Country>,
    /// The country came from the browser's languages, not from the reader.
    pub guessed: bool,
    /// The lines that this community added, checked by its people.
    pub own_lines: &'a [CrisisLine],
}

impl HelpPage<'_> {
    pub fn show(&self, frame: &Frame) -> Markup {
        frame.page(
            &frame.say("page-help-now"),
            html! {
                (self.emergency(frame))
                (overdose(frame))
                (self.lines(frame))
                section {
                    h2 { (frame.say("page-help-contact-heading")) }
                    ol.steps {
                        @for step in 1..=4 { li { (frame.say(&format!("page-help-contact-{step}"))) } }
                    }
                }
                (self.keeping(frame))
                p { a href="/help/numbers" { (frame.say("page-numbers-title")) } }
                p { a href="/help/safety" { (frame.say("page-foot-safety")) } }
                script type="module" src=(address("help.js")) {}
            },
        )
    }

    fn emergency(&self, frame: &Frame) -> Markup {
        let numbers: Vec<&str> =
            self.country.map(|country| country.emergency().collect()).unwrap_or_default();
        html! {
            section.card.urgent aria-labelledby="emergency" {
                h2 id="emergency" { (frame.say("page-help-emergency-heading")) }
                p { (frame.say("page-help-emergency")) }
                @match self.country {
                    Some(country) if !numbers.is_empty() => {
                        ul.call {
                            @for number in &country.general { li { (call(frame, "page-help-call", number)) } }
                            @for number in &country.ambulance { li { (call(frame, "page-help-call-ambulance", number)) } }
                        }
                    }
                    Some(_) => { p { strong { (frame.say("page-help-no-number")) } } }
                    None => { p { (frame.say("page-help-any-country")) } }
                }
                (self.chooser(frame))
            }
        }
    }

    fn chooser(&self, frame: &Frame) -> Markup {
        let chosen = self.country.map(|country| country.code.as_str());
        html! {
            form.pick action="/help" {
                label for="country" { (frame.say("page-help-country")) }
                @if self.guessed { p.hint id="country-hint" { (frame.say("page-help-country-guessed")) } }
                div.entry {
                    select id="country" name="country" aria-describedby=[self.guessed.then_some("country-hint")] {
                        option value="" selected[chosen.is_none()] { (frame.say("page-help-country-none")) }
                        @for country in countries(frame.language) {
                            option value=(country.code) selected[chosen == Some(&country.code)] {
                                (country.name(frame.language))
                            }
                        }
                    }
                    button.btn.quiet { (frame.say("page-help-country-show")) }
                }
            }
        }
    }

    fn lines(&self, frame: &Frame) -> Markup {
        let code = self.country.map_or("", |country| country.code.as_str());
        let own = self
            .own_lines
            .iter()
            .filter(|line| line.country.is_empty() || line.country.eq_ignore_ascii_case(code));
        let mut lines: Vec<&CrisisLine> = own.collect();
        lines.extend(self.country.into_iter().flat_map(Country::lines).map(|line| -> &CrisisLine { line }));
        html! {
            section {
                h2 { (frame.say("page-help-lines-heading")) }
                p { (frame.say("page-help-lines")) }
                @if lines.is_empty() {
                    p { (frame.say(if self.country.is_some() { "page-help-lines-none" } else { "page-help-lines-choose" })) }
                } @else {
                    ul.lines {
                        @for line in lines {
                            li.card {
                                h3 { bdi { (line.name) } }
                                p.ways {
                                    @if let Some(number) = &line.call {
                                        a.btn href={ "tel:" (dialled(number)) } { (frame.say("page-help-line-call")) " " bdi dir="ltr" { (number) } }
                                    }
                                    @if let Some(number) = &line.text {
                                        a.btn.quiet href={ "sms:" (dialled(number)) } { (frame.say("page-help-line-text")) " " bdi dir="ltr" { (number) } }
                                    }
                                }
                            }
                        }
                    }
                    p.soft { (frame.say("page-help-lines-source")) }
                }
            }
        }
    }

    /// Hidden where no script can keep the page.
    fn keeping(&self, frame: &Frame) -> Markup {
        let kept_as = self.country.map_or_else(
            || format!("/help?language={}", frame.language.tag()),
            |country| format!("/help?language={}&country={}", frame.language.tag(), country.code),
        );
        html! {
            section.card hidden data-keep=(kept_as) {
                h2 { (frame.say("page-help-keep-heading")) }
                p { (frame.say("page-help-keep")) }
                p.ways {
                    button.btn.quiet type="button" data-do="keep" { (frame.say("page-help-keep-do")) }
                    button.btn.quiet type="button" data-do="drop" { (frame.say("page-help-keep-drop")) }
                }
                p role="status" data-kept=(frame.say("page-help-kept")) data-dropped=(frame.say("page-help-dropped"))
                    data-failed=(frame.say("page-help-keep-failed")) {}
            }
        }
    }
}

/// Every emergency number on one page, for readers who are elsewhere than they thought, and offline.
pub fn all_numbers(frame: &Frame) -> Markup {
    frame.page(
        &frame.say("page-numbers-title"),
        html! {
            p { (frame.say("page-help-any-country")) }
            table {
                thead { tr { th scope="col" { (frame.say("page-help-country")) } th scope="col" { (frame.say("page-numbers-number")) } } }
                tbody {
                    @for country in countries(frame.language).iter().filter(|country| country.emergency().next().is_some()) {
                        tr {
                            th scope="row" { (country.name(frame.language)) }
                            td { @for number in country.emergency() { a href={ "tel:" (number) } { (shown(frame, number)) } " " } }
                        }
                    }
                }
            }
            p.soft { (frame.say("page-numbers-source")) }
        },
    )
}

fn call(frame: &Frame, id: &str, number: &str) -> Markup {
    let shown = shown(frame, number);
    html! { a.btn.help href={ "tel:" (dialled(number)) } { (frame.say_with(id, &[("number", shown.into())])) } }
}

/// A short number, in the digits of the page.
fn shown(frame: &Frame, number: &str) -> String {
    match frame.language {
        Language::Fa => in_persian_digits(number),
        Language::En | Language::Ru => number.to_owned(),
    }
}

/// First steps, in our own words after the public guidance that is named under them.
fn overdose(frame: &Frame) -> Markup {
    html! {
        section.card id="overdose" aria-labelledby="overdose-heading" {
            h2 id="overdose-heading" { (frame.say("page-overdose-heading")) }
            p { (frame.say("page-overdose-signs")) }
            ol.steps {
                @for step in 1..=6 {
                    li { strong { (frame.say(&format!("page-overdose-{step}"))) } " " (frame.say(&format!("page-overdose-{step}.more"))) }
                }
            }
            p { (frame.say("page-overdose-dispatcher")) }
            p.soft { (frame.say("page-overdose-source")) }
        }
    }
}
