//! What people ask about, and which of it is medical.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::words::Language;

const SHIPPED: &str = include_str!("../../desk/categories.toml");

static CATEGORIES: LazyLock<Vec<Category>> = LazyLock::new(|| {
    let file: File = toml::from_str(SHIPPED).expect("the file is built in, and a test reads it");
    file.category
});

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    category: Vec<Category>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Category {
    pub id: String,
    /// Answers are checked by a clinician.
    pub medical: bool,
    en: String,
    ru: String,
    fa: String,
}

impl Category {
    pub fn name(&self, language: Language) -> &str {
        match language {
            Language::En => &self.en,
            Language::Ru => &self.ru,
            Language::Fa => &self.fa,
        }
    }
}

pub(super) fn all() -> &'static [Category] {
    &CATEGORIES
}

pub(super) fn is_known(id: &str) -> bool {
    CATEGORIES.iter().any(|category| category.id == id)
}

/// What has no category yet, or one that is not in the file any more, counts as medical: a check too many does no
/// harm, and leaving the category out is no way past it.
pub(super) fn is_medical(id: Option<&str>) -> bool {
    id.and_then(|id| CATEGORIES.iter().find(|category| category.id == id))
        .is_none_or(|category| category.medical)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_categories_have_a_name_in_every_language_and_their_medical_mark() {
        assert_eq!(all().len(), 10);
        for category in all() {
            for language in Language::ALL {
                assert!(!category.name(language).is_empty(), "{}", category.id);
            }
        }
        assert!(is_medical(Some("overdose")) && is_medical(Some("hiv-hepatitis")));
        assert!(!is_medical(Some("documents-legal")) && is_medical(None));
        assert!(is_medical(Some("taken-out-of-the-file")));
    }
}
