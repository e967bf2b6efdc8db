//! The languages the server speaks, and how one is chosen.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    #[default]
    En,
    Ru,
    Fa,
}

impl Language {
    pub const ALL: [Self; 3] = [Self::En, Self::Ru, Self::Fa];

    /// The language tag, as in `<html lang>` and in the folder names of the catalogues.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ru => "ru",
            Self::Fa => "fa",
        }
    }

    /// The direction of its script, as in `<html dir>`.
    pub fn direction(self) -> &'static str {
        match self {
            Self::En | Self::Ru => "ltr",
            Self::Fa => "rtl",
        }
    }

    /// Its name in itself, for a person who reads no other.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Ru => "Русский",
            Self::Fa => "فارسی",
        }
    }

    /// Reads a tag such as `fa` or `fa-IR`; `None` for a language the server does not speak.
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next()?;
        match primary.to_ascii_lowercase().as_str() {
            "en" => Some(Self::En),
            "ru" => Some(Self::Ru),
            // Dari is written Persian too, and browsers in Afghanistan send its own tag.
            "fa" | "prs" => Some(Self::Fa),
            _ => None,
        }
    }

    /// Picks from an `Accept-Language` header the language its sender likes most among ours.
    pub fn negotiate(accept_language: &str) -> Self {
        let mut best: Option<(u16, Self)> = None;
        for range in accept_language.split(',').take(RANGES_READ) {
            let (tag, quality) = match range.split_once(';') {
                Some((tag, parameter)) => (tag, quality_of(parameter)),
                None => (range, WHOLE),
            };
            let Some(language) = Self::parse(tag) else {
                continue;
            };
            if quality > 0 && best.is_none_or(|(leader, _)| quality > leader) {
                best = Some((quality, language));
            }
        }
        best.map_or_else(Self::default, |(_, language)| language)
    }
}

/// Real browsers send about ten; a header of thousands must not buy work.
const RANGES_READ: usize = 20;
/// Quality 1, in thousandths.
const WHOLE: u16 = 1000;

/// The `q` of one range in thousandths. What cannot be read counts as unwanted.
fn quality_of(parameter: &str) -> u16 {
    let Some(written) = parameter.trim().strip_prefix("q=") else {
        return 0;
    };
    match written.trim().parse::<f32>() {
        Ok(quality) if (0.0..=1.0).contains(&quality) => (quality * f32::from(WHOLE)) as u16,
        _ => 0,
    }
}
