//! A set of rules, proved and compiled, and what it says of a text.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use super::decide::{Met, Node};
use super::kinds::Signs;
use super::masks::masked;
use super::matching::Phrases;
use super::model::{
    AccountKind, Action, Also, Context, Decision, Hit, Mode, PackFacts, Place, RoomKind, RuleFacts, Standing,
    Words,
};
use super::pack::{Kind, PackError};
use super::patterns::{PatternId, Patterns};
use super::reading::Reading;
use super::{Source, compile, prove};
use crate::words::Language;

/// A set of rules. It never changes; another set is another engine.
#[derive(Debug)]
pub struct Engine {
    pub(super) packs: Vec<PackFacts>,
    /// In the order they are asked.
    pub(super) rules: Vec<Rule>,
    pub(super) phrases: Phrases,
    pub(super) patterns: Patterns,
    /// For each leaf of phrases the rule that is asked when it is met.
    pub(super) asked_by_leaf: Vec<Option<u32>>,
    /// Rules that are asked whenever the text may hold a thing of the kind.
    pub(super) asked_by_kind: Vec<(Kind, u32)>,
    pub(super) asked_by_pattern: Vec<(PatternId, u32)>,
    /// Rules that are asked of every text: those that count.
    pub(super) asked_always: Vec<u32>,
}

#[derive(Debug)]
pub(super) struct Rule {
    pub facts: Arc<RuleFacts>,
    /// What comes of it in the mode of its pack.
    pub action: Action,
    pub also: Also,
    pub in_shadow: bool,
    pub note: Option<Words>,
    pub mask: Option<Words>,
    pub ask: bool,
    pub priority: i64,
    pub stop: bool,
    pub scope: Scope,
    pub find: Node,
}

/// What is said of a text that would take too long: a person reads it. Else padding would hide what stands behind it.
static TANGLED: LazyLock<Arc<RuleFacts>> = LazyLock::new(|| {
    Arc::new(RuleFacts {
        id: "floods/tangled".to_owned(),
        pack: "built-in".to_owned(),
        action: Action::Hold,
        also: Also::default(),
        crisis: false,
        shadow: false,
        reason: Words {
            en: "This text is so tangled that a moderator looks at it first. Plain words, or several shorter messages, go through at once.".to_owned(),
            ru: "Этот текст так запутан, что сначала его посмотрит модератор. Простые слова или несколько сообщений покороче проходят сразу.".to_owned(),
            fa: "این نوشته چنان درهم است که نخست ناظری آن را می‌بیند. نوشتهٔ ساده یا چند پیام کوتاه‌تر بی‌درنگ می‌رسد.".to_owned(),
        },
    })
});

/// Whom and what a rule speaks of.
#[derive(Debug)]
pub(super) struct Scope {
    pub places: Option<Vec<Place>>,
    pub rooms: Option<Vec<RoomKind>>,
    pub phases: Option<Vec<String>>,
    pub holds_floor: Option<bool>,
    pub languages: Option<Vec<Language>>,
    pub spares: Vec<Standing>,
    pub accounts: Option<Vec<AccountKind>>,
    pub younger_than: Option<std::time::Duration>,
    pub fewer_accepted_than: Option<u64>,
}

/// So often a text that was masked is read once more for what the masks laid bare.
const MASKINGS: usize = 4;

impl Engine {
    /// Reads, compiles and proves packs, or tells everything that is wrong with them.
    pub fn load(source: &Source) -> Result<Self, Vec<PackError>> {
        let (engine, proofs) = compile::compile(source)?;
        let errors: Vec<PackError> =
            prove::prove(&engine, &proofs).into_iter().flat_map(|proof| proof.errors).collect();
        if errors.is_empty() { Ok(engine) } else { Err(errors) }
    }

    /// The packs that are built in: a test has proved them, so that no start has to do it again.
    pub fn shipped(modes: HashMap<String, Mode>) -> Result<Self, Vec<PackError>> {
        Ok(compile::compile(&Source::built_in().with_modes(modes))?.0)
    }

    /// Proves every rule of packs that can be read, and tells of each how it went.
    pub fn proofs(source: &Source) -> Result<Vec<prove::Proved>, Vec<PackError>> {
        let (engine, proofs) = compile::compile(source)?;
        Ok(prove::prove(&engine, &proofs))
    }

    pub fn packs(&self) -> &[PackFacts] {
        &self.packs
    }

    /// What may be told of every rule, in the order they are asked.
    pub fn rules(&self) -> impl Iterator<Item = &Arc<RuleFacts>> {
        self.rules.iter().map(|rule| &rule.facts)
    }

    /// What the rules say of a text.
    pub fn evaluate(&self, text: &str, context: &Context) -> Decision {
        let (mut decision, tangled) = self.ask(text, context, |_| true);
        // What was glued to a hidden part stands free once that is hidden.
        for _ in 0..MASKINGS {
            let Some(shown) = &decision.masked else { break };
            let again = self.ask(shown, context, |rule| rule.action == Action::Mask).0.masked;
            if again.is_none() {
                break;
            }
            decision.masked = again;
        }
        if tangled {
            decision.action = decision.action.max(TANGLED.action);
            decision.hits.push(Hit {
                rule: Arc::clone(&TANGLED),
                action: TANGLED.action,
                start: 0,
                end: text.len(),
            });
        }
        decision
    }

    /// What the rules about crisis alone say: they are asked of texts that do not go out, too.
    pub fn crisis_only(&self, text: &str, context: &Context) -> Decision {
        self.ask(text, context, |rule| rule.facts.crisis).0
    }

    /// Asks those rules that `concerned` lets through; says besides whether the text was too tangled to read it all.
    pub(super) fn ask(
        &self,
        text: &str,
        context: &Context,
        concerned: impl Fn(&Rule) -> bool,
    ) -> (Decision, bool) {
        let reading = Reading::of(text);
        let met = self.meet(&reading, context);
        let mut decision = Decision::default();
        let mut masks: Vec<(Range<usize>, &str)> = Vec::new();
        let mut stopped_below = i64::MIN;
        for number in self.asked(&met) {
            let rule = &self.rules[number as usize];
            let stopped = rule.priority < stopped_below && !rule.facts.crisis;
            if stopped || !concerned(rule) || !rule.scope.speaks_of(context) {
                continue;
            }
            let found = parted(rule.find.find(&met), &reading);
            if found.is_empty()
                || !rule.scope.languages.as_ref().is_none_or(|wanted| reading.may_be_in(wanted))
            {
                continue;
            }
            let hits = found.iter().map(|range| Hit {
                rule: Arc::clone(&rule.facts),
                action: rule.action,
                start: range.start,
                end: range.end,
            });
            if rule.in_shadow {
                decision.shadows.extend(hits);
                continue;
            }
            decision.hits.extend(hits);
            decision.action = decision.action.max(rule.action);
            decision.also = decision.also.and(rule.also);
            if rule.stop {
                stopped_below = stopped_below.max(rule.priority);
            }
            match rule.action {
                Action::Cover if decision.note.is_none() => decision.note.clone_from(&rule.note),
                Action::Mask => {
                    let mask = rule.mask.as_ref().map_or("", |mask| mask.in_(context.language));
                    masks.extend(found.into_iter().map(|range| (range, mask)));
                    decision.ask |= rule.ask;
                }
                _ => {}
            }
        }
        if !masks.is_empty() {
            decision.masked = Some(masked(text, masks));
        }
        (decision, met.phrases.tangled)
    }

    fn meet<'r>(&'r self, reading: &'r Reading<'r>, context: &Context) -> Met<'r> {
        let signs = Signs::of(&reading.folded.text);
        Met {
            reading,
            phrases: self.phrases.meet(reading),
            signs,
            patterns: &self.patterns,
            possible: self.patterns.possible(&reading.folded.text, signs),
            recent: context.recent,
            kinds: Default::default(),
        }
    }

    /// The rules that could find something in the text, in their order.
    fn asked(&self, met: &Met) -> Vec<u32> {
        let mut asked = self.asked_always.clone();
        asked.extend(met.phrases.leaves().filter_map(|leaf| self.asked_by_leaf[leaf as usize]));
        asked.extend(
            self.asked_by_kind.iter().filter(|(kind, _)| met.signs.allow(*kind)).map(|(_, rule)| rule),
        );
        if !met.possible.is_empty() {
            let possible = self.asked_by_pattern.iter();
            asked.extend(
                possible.filter(|(id, _)| met.possible.binary_search(id).is_ok()).map(|(_, rule)| rule),
            );
        }
        asked.sort_unstable();
        asked.dedup();
        asked
    }
}

/// Bytes of the original, each place once: two phrases of one rule that overlap are one find.
fn parted(found: Vec<super::matching::Found>, reading: &Reading) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::with_capacity(found.len());
    let mut ranges: Vec<Range<usize>> =
        found.iter().map(|found| reading.folded.original(found.start as usize..found.end as usize)).collect();
    ranges.sort_by_key(|range| (range.start, range.end));
    for range in ranges {
        match parts.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => parts.push(range),
        }
    }
    parts.retain(|range| !range.is_empty());
    parts
}

impl Scope {
    fn speaks_of(&self, context: &Context) -> bool {
        fn holds<T: PartialEq>(wanted: Option<&Vec<T>>, given: Option<T>) -> bool {
            wanted.is_none_or(|wanted| given.is_some_and(|given| wanted.contains(&given)))
        }
        let young = match (self.younger_than, self.fewer_accepted_than) {
            (None, None) => true,
            (age, count) => {
                age.is_some_and(|age| context.author_age < age)
                    || count.is_some_and(|count| context.accepted_messages < count)
            }
        };
        young
            && !self.spares.contains(&context.standing)
            && holds(self.places.as_ref(), Some(context.place))
            && holds(self.rooms.as_ref(), context.room)
            && holds(self.accounts.as_ref(), Some(context.account))
            && self.phases.as_ref().is_none_or(|wanted| {
                context.phase.is_some_and(|phase| wanted.iter().any(|wanted| wanted == phase))
            })
            && self.holds_floor.is_none_or(|wanted| context.holds_floor == Some(wanted))
    }
}

impl Mode {
    /// What comes of an action in this mode.
    pub(super) fn weaken(self, action: Action) -> Action {
        match (self, action) {
            (Self::Notify, Action::Cover | Action::Mask | Action::Hold | Action::Block) => Action::Flag,
            _ => action,
        }
    }
}
