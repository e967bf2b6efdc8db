//! Numbers to call and to write to, by country.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::config::CrisisLine;
use crate::words::Language;

/// A country with the numbers that are known for sure. None at all is possible.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Country {
    /// ISO 3166, two capitals.
    pub code: String,
    names: Names,
    /// Numbers for every emergency, the usual one first.
    #[serde(default)]
    pub general: Vec<String>,
    /// Numbers for medical help.
    #[serde(default)]
    pub ambulance: Vec<String>,
}

impl Country {
    pub fn name(&self, language: Language) -> &str {
        match language {
            Language::En => &self.names.en,
            Language::Ru => &self.names.ru,
            Language::Fa => &self.names.fa,
        }
    }

    /// The numbers to call in an emergency, the first one first.
    pub fn emergency(&self) -> impl Iterator<Item = &str> {
        self.general.iter().chain(&self.ambulance).map(String::as_str)
    }

    /// The known lines of the country.
    pub fn lines(&self) -> impl Iterator<Item = &'static CrisisLine> {
        LINES.iter().filter(|line| line.country == self.code)
    }
}

/// The countries, in the order of their names in that language.
pub fn countries(language: Language) -> &'static [&'static Country] {
    static ORDERED: LazyLock<[Vec<&'static Country>; 3]> = LazyLock::new(|| {
        Language::ALL.map(|language| {
            let mut ordered: Vec<&Country> = COUNTRIES.iter().collect();
            ordered.sort_by_key(|country| {
                country.name(language).to_lowercase().chars().map(place_in_order).collect::<Vec<_>>()
            });
            ordered
        })
    });
    let place = Language::ALL.iter().position(|known| *known == language).unwrap_or_default();
    &ORDERED[place]
}

pub fn country(code: &str) -> Option<&'static Country> {
    COUNTRIES.iter().find(|country| country.code.eq_ignore_ascii_case(code))
}

/// The country that a browser's languages speak of, as in `fa-IR`. A guess, and shown as one.
pub fn country_guessed(accept_language: &str) -> Option<&'static Country> {
    accept_language.split(',').take(RANGES_READ).find_map(|range| {
        let tag = range.split(';').next()?.trim();
        let region = tag.split('-').skip(1).find(|part| part.len() == 2)?;
        country(region)
    })
}

/// What a telephone dials: digits, and a plus in front where there is one.
pub fn dialled(written: &str) -> String {
    let plus = written.trim_start_matches('(').starts_with('+');
    let digits = written.chars().filter(char::is_ascii_digit);
    plus.then_some('+').into_iter().chain(digits).collect()
}

const RANGES_READ: usize = 20;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    en: String,
    ru: String,
    fa: String,
}

#[derive(Default, Deserialize)]
struct CountryFile {
    country: Vec<Country>,
}

#[derive(Default, Deserialize)]
struct LineFile {
    line: Vec<CrisisLine>,
}

// Both files are part of the program, and a test reads them.
static COUNTRIES: LazyLock<Vec<Country>> = LazyLock::new(|| {
    let file: CountryFile = toml::from_str(include_str!("help/countries.toml")).unwrap_or_default();
    file.country
});
static LINES: LazyLock<Vec<CrisisLine>> = LazyLock::new(|| {
    let file: LineFile = toml::from_str(include_str!("help/lines.toml")).unwrap_or_default();
    file.line
});

/// Where a letter stands. Persian has letters of its own that Unicode keeps behind the Arabic ones,
/// and a reader looks for پ after ب.
fn place_in_order(letter: char) -> u32 {
    const PERSIAN: &str = "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی";
    match PERSIAN.chars().position(|known| known == letter) {
        Some(place) => 0x600 + u32::try_from(place).unwrap_or_default(),
        None => {
            let plain = match letter {
                'ã' | 'å' => 'a',
                'ç' => 'c',
                'é' => 'e',
                'í' => 'i',
                'ô' => 'o',
                'ü' => 'u',
                'ё' => 'е',
                other => other,
            };
            u32::from(plain)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_can_be_read() {
        let countries: CountryFile = toml::from_str(include_str!("help/countries.toml")).expect("countries");
        let lines: LineFile = toml::from_str(include_str!("help/lines.toml")).expect("lines");
        assert!(countries.country.len() > 200);
        for line in &lines.line {
            assert!(
                line.call.is_some() || line.text.is_some(),
                "{} can be neither called nor written to",
                line.name
            );
            assert!(country(&line.country).is_some(), "{} is in no country", line.name);
        }
    }

    #[test]
    fn every_number_can_be_dialled() {
        for country in COUNTRIES.iter() {
            for number in country.emergency() {
                assert_eq!(dialled(number), number, "{}", country.code);
                assert!((2..=5).contains(&number.len()), "{}", country.code);
            }
        }
        assert_eq!(dialled("(+3589) 2525-0113"), "+358925250113");
        assert_eq!(dialled("13 11 14"), "131114");
    }

    #[test]
    fn the_general_number_comes_first() {
        assert_eq!(country("de").expect("Germany").emergency().next(), Some("112"));
        assert_eq!(country("RU").expect("Russia").emergency().collect::<Vec<_>>(), ["112", "103"]);
        assert_eq!(country("GB").expect("United Kingdom").emergency().next(), Some("999"));
    }

    #[test]
    fn a_country_is_guessed_from_the_browser() {
        assert_eq!(country_guessed("fa-IR,fa;q=0.9").map(|country| country.code.as_str()), Some("IR"));
        assert_eq!(country_guessed("zh-Hans-CN").map(|country| country.code.as_str()), Some("CN"));
        assert!(country_guessed("en,ru;q=0.5").is_none());
    }

    #[test]
    fn persian_readers_find_their_alphabet() {
        let names: Vec<_> =
            countries(Language::Fa).iter().map(|country| country.name(Language::Fa)).collect();
        let place = |name: &str| names.iter().position(|known| *known == name).expect(name);
        assert!(place("بریتانیا") < place("پاکستان"));
        assert!(place("پاکستان") < place("تاجیکستان"));
    }
}
