//! What denies the words behind it, in the languages of Homegroup. Packs add to it by a list of the same name.

use super::pack::Phrase;

pub(super) const LIST: &str = "negations";

/// Not "no": "no prescription, no questions" denies nothing of a sale.
const WORDS: [&str; 54] = [
    "not",
    "never",
    "don't",
    "doesn't",
    "didn't",
    "won't",
    "wouldn't",
    "can't",
    "cannot",
    "couldn't",
    "shouldn't",
    "isn't",
    "aren't",
    "wasn't",
    "weren't",
    "haven't",
    "hasn't",
    "hadn't",
    "nobody",
    "without",
    "stopped",
    "quit",
    "refuse to",
    "refused to",
    "no longer",
    "instead of",
    "tired of",
    "afraid of",
    "не",
    "ни",
    "никогда",
    "нельзя",
    "никто",
    "нет",
    "без",
    "перестал",
    "перестала",
    "вместо",
    "نمی*",
    "نه",
    "هرگز",
    "هیچ",
    "هیچوقت",
    "هیچ وقت",
    "هیچگاه",
    "نباید",
    "بدون",
    "نیست",
    "نیستم",
    "نیستند",
    "نکن*",
    "نخر*",
    "نفروش*",
    "نخواه*",
];

pub(super) fn phrases() -> Vec<Phrase> {
    WORDS.iter().filter_map(|words| Phrase::parse(words).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_of_them_are_understood() {
        assert_eq!(phrases().len(), WORDS.len());
    }
}
