//! Asking the rules.

use std::ops::Range;
use std::sync::LazyLock;
use std::time::Duration;

use regex::{RegexSet, RegexSetBuilder};

use super::model::{Action, Context, Decision, Hit, Place, Standing};
use super::pack::{self, Examples, Finder, PackError, Rule};
use super::{links, phones};
use crate::words::Language;

/// What the rules that are built in say of a text. Every text passes here before it is stored.
pub fn evaluate(text: &str, context: &Context) -> Decision {
    BUILT_IN.evaluate(text, context)
}

/// A set of rules, proved and compiled. It never changes; another set is another engine.
#[derive(Debug)]
pub struct Engine {
    rules: Vec<Rule>,
    /// All patterns at once, so that a text that meets none of them is read once.
    patterns: RegexSet,
    /// For each rule its place in `patterns`.
    pattern_of_rule: Vec<Option<usize>>,
}

static BUILT_IN: LazyLock<Engine> = LazyLock::new(|| {
    Engine::from_toml("foundation.toml", include_str!("../../moderation-rules/foundation.toml"))
        .expect("the built-in rules are loaded by a test")
});

impl Engine {
    /// Reads and proves a pack: every rule must catch its `match` examples and leave its `pass`
    /// examples alone.
    pub fn from_toml(pack: &str, text: &str) -> Result<Self, PackError> {
        let (rules, examples): (Vec<_>, Vec<_>) = pack::read(pack, text)?.into_iter().unzip();
        let engine = Self::compile(pack, rules)?;
        engine.prove(pack, &examples)?;
        Ok(engine)
    }

    pub fn evaluate(&self, text: &str, context: &Context) -> Decision {
        let signs = Signs::of(text);
        let met = self.patterns.matches(text);
        let mut decision = Decision::ALLOW;
        let mut masks: Vec<(Range<usize>, &str)> = Vec::new();
        let shelf = pack::shelf(context.language);
        for (rule, pattern) in self.rules.iter().zip(&self.pattern_of_rule) {
            if pattern.is_some_and(|pattern| !met.matched(pattern)) || !rule.speaks_of(context) {
                continue;
            }
            for found in rule.find(text, signs) {
                if rule.action == Action::Mask {
                    masks.push((found.clone(), &rule.masks[shelf]));
                }
                decision.action = decision.action.max(rule.action);
                decision.hits.push(Hit {
                    rule: rule.id.clone(),
                    action: rule.action,
                    reason: rule.reasons[shelf].clone(),
                    start: found.start,
                    end: found.end,
                });
            }
        }
        if !masks.is_empty() {
            decision.masked = Some(masked(text, masks));
        }
        decision
    }

    fn compile(pack: &str, rules: Vec<Rule>) -> Result<Self, PackError> {
        let mut patterns = Vec::new();
        let pattern_of_rule = rules
            .iter()
            .map(|rule| match &rule.finder {
                Finder::Pattern(regex) => {
                    patterns.push(regex.as_str());
                    Some(patterns.len() - 1)
                }
                _ => None,
            })
            .collect();
        let patterns = RegexSetBuilder::new(patterns).case_insensitive(true).build().map_err(|cause| {
            PackError::Rule {
                pack: pack.to_owned(),
                rule: "all patterns together".to_owned(),
                why: cause.to_string(),
            }
        })?;
        Ok(Self { rules, patterns, pattern_of_rule })
    }

    fn prove(&self, pack: &str, examples: &[Examples]) -> Result<(), PackError> {
        for (rule, examples) in self.rules.iter().zip(examples) {
            let newcomer = Context {
                place: rule
                    .places
                    .as_ref()
                    .and_then(|places| places.first())
                    .copied()
                    .unwrap_or(Place::Message),
                standing: Standing::Member,
                author_age: Duration::ZERO,
                accepted_messages: 0,
                language: Language::En,
            };
            let caught =
                |text: &str| self.evaluate(text, &newcomer).hits.iter().any(|hit| hit.rule == rule.id);
            let named = |example: &String| (pack.to_owned(), rule.id.to_string(), example.clone());
            if let Some((pack, rule, example)) =
                examples.matching.iter().find(|text| !caught(text)).map(named)
            {
                return Err(PackError::Misses { pack, rule, example });
            }
            if let Some((pack, rule, example)) = examples.passing.iter().find(|text| caught(text)).map(named)
            {
                return Err(PackError::Catches { pack, rule, example });
            }
        }
        Ok(())
    }
}

impl Rule {
    fn speaks_of(&self, context: &Context) -> bool {
        if self.spares.contains(&context.standing)
            || self.places.as_ref().is_some_and(|places| !places.contains(&context.place))
        {
            return false;
        }
        match (self.younger_than, self.fewer_accepted_than) {
            (None, None) => true,
            (age, count) => {
                age.is_some_and(|age| context.author_age < age)
                    || count.is_some_and(|count| context.accepted_messages < count)
            }
        }
    }

    fn find(&self, text: &str, signs: Signs) -> Vec<Range<usize>> {
        match &self.finder {
            Finder::PhoneNumber if signs.digits < phones::FEWEST_DIGITS => Vec::new(),
            Finder::PhoneNumber => phones::find(text),
            Finder::WebAddress { .. } if !signs.inner_dot && !signs.scheme => Vec::new(),
            Finder::WebAddress { except_domains } => links::find(text, except_domains),
            Finder::Pattern(regex) => regex.find_iter(text).map(|found| found.range()).collect(),
        }
    }
}

/// What one look at the bytes tells; most messages carry none of it and are done.
#[derive(Clone, Copy, Default)]
struct Signs {
    digits: usize,
    inner_dot: bool,
    scheme: bool,
}

impl Signs {
    fn of(text: &str) -> Self {
        let mut signs = Self::default();
        let bytes = text.as_bytes();
        for (at, &byte) in bytes.iter().enumerate() {
            match byte {
                b'0'..=b'9' => signs.digits += 1,
                // The lead bytes of Arabic, Persian and full-width digits, counted generously.
                0xd9 | 0xdb | 0xef => signs.digits += 1,
                b'.' => signs.inner_dot |= bytes.get(at + 1).is_some_and(|next| !next.is_ascii_whitespace()),
                b':' => signs.scheme |= bytes.get(at + 1) == Some(&b'/'),
                _ => {}
            }
        }
        signs
    }
}

fn masked(text: &str, mut masks: Vec<(Range<usize>, &str)>) -> String {
    masks.sort_by_key(|(found, _)| found.start);
    let mut shown = String::with_capacity(text.len());
    let mut copied = 0;
    for (found, mask) in masks {
        // Two rules may have found overlapping parts; the second has nothing left to hide but
        // its tail.
        if found.end <= copied {
            continue;
        }
        shown.push_str(&text[copied..found.start.max(copied)]);
        shown.push_str(mask);
        copied = found.end;
    }
    shown.push_str(&text[copied..]);
    shown
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NEWCOMER: Context = Context {
        place: Place::Message,
        standing: Standing::Member,
        author_age: Duration::ZERO,
        accepted_messages: 0,
        language: Language::En,
    };
    const REGULAR: Context =
        Context { author_age: Duration::from_secs(90 * 86_400), accepted_messages: 500, ..NEWCOMER };

    #[test]
    fn the_built_in_rules_prove_themselves() {
        assert!(BUILT_IN.rules.len() >= 3);
    }

    #[test]
    fn a_newcomers_link_is_held_until_they_are_known() {
        let link = "my story is on https://example.org/me";
        assert_eq!(evaluate(link, &NEWCOMER).action, Action::Hold);
        assert_eq!(evaluate(link, &Context { accepted_messages: 500, ..NEWCOMER }).action, Action::Hold);
        assert_eq!(evaluate(link, &Context { accepted_messages: 4, ..REGULAR }).action, Action::Hold);
        assert_eq!(evaluate(link, &REGULAR), Decision::ALLOW);
        assert_eq!(evaluate(link, &Context { standing: Standing::Moderator, ..NEWCOMER }), Decision::ALLOW);
    }

    #[test]
    fn a_phone_number_is_hidden_in_the_language_of_its_author() {
        let said = "call 0171 555 0199 or 0171 555 0198 tonight";
        let decision = evaluate(said, &REGULAR);
        assert_eq!(decision.action, Action::Mask);
        assert_eq!(
            decision.masked.as_deref(),
            Some("call [phone number hidden] or [phone number hidden] tonight")
        );
        let spans: Vec<_> = decision.hits.iter().map(|hit| &said[hit.start..hit.end]).collect();
        assert_eq!(spans, ["0171 555 0199", "0171 555 0198"]);
        let decision = evaluate("мой +7 912 345-67-89.", &Context { language: Language::Ru, ..REGULAR });
        assert_eq!(decision.masked.as_deref(), Some("мой [номер телефона скрыт]."));
        assert!(decision.hits[0].reason.starts_with("Номера телефонов"));
    }

    #[test]
    fn the_strongest_action_wins_and_gives_its_reason() {
        let decision = evaluate("https://t.me/+abc or 0171 555 0199", &NEWCOMER);
        assert_eq!(decision.action, Action::Block);
        assert_eq!(&*decision.deciding().expect("a hit").rule, "contact/messenger-invitation");
        assert_eq!(decision.hits.len(), 3);
    }

    #[test]
    fn honest_talk_goes_through_untouched() {
        for said in [
            "I used last night after 90 days and I am so ashamed. Start again today?",
            "methadone 80 ml, down from 120 over 18 months; next visit 12.05.2027 at 10:30",
            "Я держусь 3 месяца, 2 недели и 5 дней. Спасибо всем.",
            "۴۲ روز پاکی، خدا را شکر.",
        ] {
            assert_eq!(evaluate(said, &NEWCOMER), Decision::ALLOW, "{said}");
        }
    }

    fn pack(rule: &str) -> Result<Engine, PackError> {
        let words = "en = \"w\"\nru = \"w\"\nfa = \"w\"";
        Engine::from_toml("test.toml", &format!("[[rule]]\nid = \"a/b\"\n{rule}\n[rule.reason]\n{words}"))
    }

    #[test]
    fn a_rule_about_crisis_can_only_help() {
        let rule = |action: &str| {
            format!(
                "crisis = true\nfind = \"pattern\"\npattern = \"die\"\nmatch = [\"die\"]\npass = [\"live\"]\naction = \"{action}\""
            )
        };
        let help = pack(&rule("help")).expect("help is allowed");
        assert_eq!(help.evaluate("I want to die", &NEWCOMER).action, Action::Help);
        for action in ["mask", "hold", "block", "allow"] {
            assert!(
                matches!(pack(&rule(action)), Err(PackError::Rule { why, .. }) if why.contains("only help"))
            );
        }
    }

    #[test]
    fn a_rule_that_does_not_prove_itself_is_not_loaded() {
        let rule = |matching: &str, passing: &str| {
            pack(&format!(
                "action = \"block\"\nfind = \"pattern\"\npattern = \"spam\"\nmatch = [\"{matching}\"]\npass = [\"{passing}\"]"
            ))
        };
        assert!(rule("Spam!", "ham").is_ok());
        assert!(matches!(rule("ham", "ham"), Err(PackError::Misses { .. })));
        assert!(matches!(rule("spam", "my spam"), Err(PackError::Catches { .. })));
        assert!(
            matches!(pack("action = \"blok\""), Err(PackError::Toml { cause, .. }) if cause.contains("line"))
        );
        assert!(
            pack("action = \"block\"\nfind = \"pattern\"\npattern = \"(\"\nmatch = [\"a\"]\npass = [\"b\"]")
                .is_err()
        );
        assert!(
            pack("action = \"block\"\nfind = \"pattern\"\npattern = \"a*\"\nmatch = [\"a\"]\npass = [\"b\"]")
                .is_err()
        );
        assert!(pack("action = \"block\"\nfind = \"pattern\"\npattern = \"a{900}{900}\"\nmatch = [\"a\"]\npass = [\"b\"]").is_err());
        assert!(
            pack("action = \"mask\"\nfind = \"phone-number\"\nmatch = [\"0171 555 0199\"]\npass = [\"b\"]")
                .is_err()
        );
    }

    proptest! {
        #[test]
        fn whatever_is_written_the_spans_are_of_the_text_and_hidden_numbers_stay_hidden(
            text in "\\PC{0,80}|[0-9+() .:/-]{0,60}|[a-z./:@0-9 ]{0,60}|[0-9٠-٩۰-۹ -]{0,40}"
        ) {
            let decision = evaluate(&text, &NEWCOMER);
            for hit in &decision.hits {
                prop_assert!(hit.start < hit.end && text.get(hit.start..hit.end).is_some());
            }
            prop_assert_eq!(decision.masked.is_some(), decision.hits.iter().any(|hit| hit.action == Action::Mask));
        }
    }
}
