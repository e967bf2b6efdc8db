//! Reasons: the ones that come up again and again, in words of every language.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::model::kept_as;
use crate::words::{Language, say_plainly};

/// A stock reason. Its words stand in the message files under `decision-reason-NAME`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Against what we agreed on here; said where nobody gave another.
    Guidelines,
    Selling,
    Dosing,
    Privacy,
    Hate,
    Harassment,
    Threat,
    Sexual,
    Spam,
    Triggering,
    Crosstalk,
    Elsewhere,
    Raid,
    /// It happened again after it was talked about.
    Repeated,
    /// The decision before was wrong, or is not needed any more.
    Reconsidered,
}

kept_as!(Reason: Guidelines = 1 "guidelines", Selling = 2 "selling", Dosing = 3 "dosing",
    Privacy = 4 "privacy", Hate = 5 "hate", Harassment = 6 "harassment", Threat = 7 "threat",
    Sexual = 8 "sexual", Spam = 9 "spam", Triggering = 10 "triggering", Crosstalk = 11 "crosstalk",
    Elsewhere = 12 "elsewhere", Raid = 13 "raid", Repeated = 14 "repeated", Reconsidered = 15 "reconsidered");

impl Reason {
    pub fn words(self, language: Language) -> String {
        say_plainly(language, &format!("decision-reason-{}", self.name()), &[])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_words_in_every_language() {
        for reason in Reason::ALL {
            for language in Language::ALL {
                assert!(
                    !reason.words(language).starts_with("decision-"),
                    "{} in {language:?}",
                    reason.name()
                );
            }
        }
    }
}
