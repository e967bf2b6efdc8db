//! The numbers of the help page for a card in the app: few, because they are read in a hard minute.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::ACCEPT_LANGUAGE;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::config::{CrisisLine, Help};
use crate::http::language_of;
use crate::server::documents::numbers::{Country, country, country_guessed, dialled};
use crate::state::AppState;
use crate::words::Language;

pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(help_numbers))
}

/// More than three are a list to choose from, and choosing is hard then.
const MOST_LINES: usize = 3;

/// Whom to call. The help page has them all.
#[derive(Debug, PartialEq, Eq, Serialize, ToSchema)]
struct HelpNumbers {
    /// Missing where it is not known; then the help page asks.
    country: Option<CountryNamed>,
    /// The first number to call when somebody may be dying.
    emergency: Option<Number>,
    lines: Vec<HelpLine>,
}

#[derive(Debug, PartialEq, Eq, Serialize, ToSchema)]
struct CountryNamed {
    code: String,
    name: String,
}

#[derive(Debug, PartialEq, Eq, Serialize, ToSchema)]
struct HelpLine {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    call: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Number>,
}

#[derive(Debug, PartialEq, Eq, Serialize, ToSchema)]
struct Number {
    /// As people write it.
    shown: String,
    /// As a telephone dials it.
    dialled: String,
}

/// The two or three numbers of the reader's country. Nobody needs to be signed in for it.
#[utoipa::path(get, path = "/api/v1/help/numbers", tag = "help", responses((status = 200, body = HelpNumbers)))]
async fn help_numbers(State(app): State<AppState>, headers: HeaderMap) -> Json<HelpNumbers> {
    let asked = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    Json(numbers(&app.settings().help, asked, language_of(&headers)))
}

/// Those that the community's people checked come first.
fn numbers(settings: &Help, accept_language: &str, language: Language) -> HelpNumbers {
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
