//! The types of the Meeting Guide specification: what kind of meeting it is, for whom, in which language.
//!
//! The codes are facts of that specification (code4recovery/spec, `data/types.json`) and `TXT`, which it leaves to those who
//! meet in text. What people read stands in the catalogues, as `meeting-type-CODE`.

/// One code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Code(&'static str);

/// What a code says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The language that is spoken.
    Language,
    /// How it is held.
    Format,
    /// For whom it is.
    People,
    /// Something of the place it is held in.
    Place,
}

/// Held in text.
pub const TEXT: Code = Code("TXT");
pub const OPEN: Code = Code("O");
pub const CLOSED: Code = Code("C");

const LANGUAGES: &str = "AF AM AR ASL BG DA DE EL EN FA FI FR HE HI HR HU IS ITA JA KA KOR LT ML MT NE NL NO POL \
                         POR PUN RUS S SK SL SV TH TL TUR UK";
const FORMATS: &str = "11 12x12 A ABSI B BE C D DB DR GR H LIT LS MED O POA SP ST TR TXT XT";
const PEOPLE: &str = "BI DD G L LGBTQ M N NB NDG P POC SEN T W Y";
const PLACES: &str = "AL AL-AN BA BRK CAN CF FF OUT SM TC X XB";

impl Code {
    /// The code as it is spelt; `None` for one that nobody has agreed on.
    pub fn parse(text: &str) -> Option<Self> {
        all().find(|(code, _)| code.0 == text.trim()).map(|(code, _)| code)
    }

    pub fn as_str(self) -> &'static str {
        self.0
    }

    pub fn kind(self) -> Kind {
        all().find(|(code, _)| *code == self).map_or(Kind::Format, |(_, kind)| kind)
    }

    /// Its message in the catalogues.
    pub fn message(self) -> String {
        format!("meeting-type-{}", self.0)
    }

    /// The language it names, as a tag, where it is one we speak or people ask for by tag.
    pub fn of_language(tag: &str) -> Option<Self> {
        let code = match tag.split('-').next().unwrap_or_default() {
            "en" => "EN",
            "ru" => "RUS",
            "fa" => "FA",
            _ => return None,
        };
        Self::parse(code)
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

/// Every code with what it says.
pub fn all() -> impl Iterator<Item = (Code, Kind)> {
    [(LANGUAGES, Kind::Language), (FORMATS, Kind::Format), (PEOPLE, Kind::People), (PLACES, Kind::Place)]
        .into_iter()
        .flat_map(|(codes, kind)| codes.split_ascii_whitespace().map(move |code| (Code(code), kind)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Language, say_plainly};

    #[test]
    fn every_code_is_there_once_and_has_words() {
        let codes: Vec<&str> = all().map(|(code, _)| code.as_str()).collect();
        let mut once = codes.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), codes.len());
        assert_eq!(codes.len(), 87 + 1, "those of the specification, and TXT");
        for language in Language::ALL {
            for (code, _) in all() {
                let words = say_plainly(language, &code.message(), &[]);
                assert!(!words.starts_with("meeting-"), "{code} in {}", language.tag());
            }
        }
    }

    /// The list of the specification, where it lies beside the project.
    #[test]
    fn the_codes_are_those_of_the_specification() {
        let shared = std::env::var("HOMEGROUP_SHARED").unwrap_or_else(|_| "../shared".to_owned());
        let Ok(text) = std::fs::read_to_string(format!("{shared}/data/meeting_guide_types.json")) else {
            println!("skipped: the list of the specification is not there");
            return;
        };
        let listed: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let listed = listed.as_object().expect("an object");
        for code in listed.keys() {
            assert!(Code::parse(code).is_some(), "{code} is not known");
        }
        assert_eq!(listed.len() + 1, all().count());
    }
}
