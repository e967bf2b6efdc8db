//! Whom to call, in few lines: for a card beside what somebody wrote in a hard minute.

use maud::{Markup, html};
use serde::Serialize;
use utoipa::ToSchema;

use super::frame::Frame;
use super::numbers::{Country, country, country_guessed, dialled};
use crate::config::{CrisisLine, Help};
use crate::words::Language;

/// More than three are a list to choose from, and choosing is hard then.
const MOST_LINES: usize = 3;

/// Whom to call. The help page has them all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct HelpNumbers {
    /// Missing where it is not known; then the help page asks.
    pub country: Option<CountryNamed>,
    /// The first number to call when somebody may be dying.
    pub emergency: Option<Number>,
    pub lines: Vec<HelpLine>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct CountryNamed {
    pub code: String,
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct HelpLine {
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Number>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Number {
    /// As people write it.
    pub shown: String,
    /// As a telephone dials it.
    pub dialled: String,
}

/// Those that the community's people checked come first.
pub fn numbers(settings: &Help, accept_language: &str, language: Language) -> HelpNumbers {
    let country = country(&settings.country).or_else(|| country_guessed(accept_language));
    let code = country.map_or("", |country| country.code.as_str());
    let own = settings
        .lines
        .iter()
        .filter(|line| line.country.is_empty() || line.country.eq_ignore_ascii_case(code));
    let known = country.into_iter().flat_map(Country::lines).map(|line| -> &CrisisLine { line });
    HelpNumbers {
        emergency: country.and_then(|country| country.emergency().next()).map(number),
        lines: own.chain(known).take(MOST_LINES).map(line).collect(),
        country: country.map(|country| CountryNamed {
            code: country.code.clone(),
            name: country.name(language).to_owned(),
        }),
    }
}

fn line(line: &CrisisLine) -> HelpLine {
    HelpLine {
        name: line.name.clone(),
        call: line.call.as_deref().map(number),
        text: line.text.as_deref().map(number),
    }
}

fn number(written: &str) -> Number {
    Number { shown: written.to_owned(), dialled: dialled(written) }
}

impl HelpNumbers {
    /// A card that stops nothing: it stands where somebody looks after sending.
    pub fn card(&self, frame: &Frame) -> Markup {
        html! {
            section.card.urgent id="help" aria-labelledby="help-title" {
                h2 id="help-title" { (frame.say("help-card")) }
                p { (frame.say("help-card-what")) }
                @for line in &self.lines {
                    p.ways {
                        bdi { (line.name) }
                        @if let Some(number) = &line.call {
                            a.btn href={ "tel:" (number.dialled) } {
                                (frame.say_with("help-card-call", &[("number", number.shown.as_str().into())]))
                            }
                        }
                        @if let Some(number) = &line.text {
                            a.btn.quiet href={ "sms:" (number.dialled) } {
                                (frame.say_with("help-card-text", &[("number", number.shown.as_str().into())]))
                            }
                        }
                    }
                }
                p.ways {
                    a href="/help" { (frame.say("help-card-more")) }
                    @if let Some(number) = &self.emergency {
                        a href={ "tel:" (number.dialled) } {
                            (frame.say_with("help-card-emergency", &[("number", number.shown.as_str().into())]))
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unset() -> Help {
        Help { country: String::new(), lines: Vec::new() }
    }

    #[test]
    fn the_numbers_are_those_of_the_readers_country_and_few() {
        let shown = numbers(&unset(), "en-AU,en;q=0.8", Language::En);
        assert_eq!(shown.country.map(|country| country.code).as_deref(), Some("AU"));
        assert_eq!(shown.emergency.map(|number| number.dialled).as_deref(), Some("000"));
        assert_eq!(shown.lines.len(), MOST_LINES);
    }

    #[test]
    fn what_the_communitys_people_checked_comes_first() {
        let own = CrisisLine {
            country: String::new(),
            name: "Our night line".to_owned(),
            call: Some("+49 (30) 123".to_owned()),
            text: None,
        };
        let settings = Help { country: "DE".to_owned(), lines: vec![own] };
        let shown = numbers(&settings, "fa-IR", Language::Fa);
        assert_eq!(shown.lines[0].name, "Our night line");
        assert_eq!(shown.lines[0].call.as_ref().map(|number| number.dialled.as_str()), Some("+4930123"));
        assert_eq!(shown.country.map(|country| country.code).as_deref(), Some("DE"));
    }

    #[test]
    fn where_the_country_is_not_known_no_number_is_guessed() {
        let shown = numbers(&unset(), "fa", Language::Fa);
        assert_eq!(shown, HelpNumbers { country: None, emergency: None, lines: Vec::new() });
    }
}
