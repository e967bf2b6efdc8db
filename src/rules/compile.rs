//! From packs as they are written to an engine.

use std::collections::HashMap;
use std::sync::Arc;

use super::decide::{Node, What};
use super::engine::{Engine, Rule, Scope};
use super::matching::{LeafId, PhrasesBuilder, Refusal, lists_named};
use super::model::{Action, Also, Mode, PackFacts, RuleFacts};
use super::pack::{self, At, Example, Finder, Kind, Pack, PackError, Phrase, PlaceIn, WrittenRule};
use super::patterns::{PatternId, PatternsBuilder};
use super::{Source, negations};

/// The examples of one rule, and where errors about them point.
pub(super) struct Proof {
    pub rule: String,
    pub file: String,
    pub matching: Vec<Example>,
    pub passing: Vec<Example>,
    pub scope: ExampleScope,
}

/// What a rule speaks of first: where its examples are thought to stand.
#[derive(Default)]
pub(super) struct ExampleScope {
    pub place: Option<super::Place>,
    pub room: Option<super::RoomKind>,
    pub phase: Option<String>,
    pub account: Option<super::AccountKind>,
    pub holds_floor: Option<bool>,
}

pub(super) fn compile(source: &Source) -> Result<(Engine, Vec<Proof>), Vec<PackError>> {
    let mut errors = Vec::new();
    let mut packs = Vec::new();
    for file in &source.files {
        match pack::read(&file.name, &file.text) {
            Ok(pack) => packs.push(pack),
            Err(its) => errors.extend(its),
        }
    }
    let mut compiling = Compiling {
        source,
        errors,
        phrases: PhrasesBuilder::new(),
        leaves: Vec::new(),
        negations: None,
        patterns: PatternsBuilder::default(),
        asked_by_pattern: Vec::new(),
        asked_by_kind: Vec::new(),
        asked_always: Vec::new(),
    };
    compiling.refuse_doubles(&packs);
    compiling.lists(&packs);
    let (rules, proofs, facts) = compiling.rules(packs);
    if !compiling.errors.is_empty() {
        return Err(compiling.errors);
    }
    let engine = Engine {
        packs: facts,
        rules,
        phrases: compiling.phrases.finish(),
        patterns: compiling.patterns.finish(),
        asked_by_leaf: compiling.leaves,
        asked_by_pattern: compiling.asked_by_pattern,
        asked_by_kind: compiling.asked_by_kind,
        asked_always: compiling.asked_always,
    };
    Ok((engine, proofs))
}

struct Compiling<'s> {
    source: &'s Source,
    errors: Vec<PackError>,
    phrases: PhrasesBuilder,
    leaves: Vec<Option<u32>>,
    /// The leaf of negations, once somebody asked for it.
    negations: Option<LeafId>,
    patterns: PatternsBuilder,
    asked_by_pattern: Vec<(PatternId, u32)>,
    asked_by_kind: Vec<(Kind, u32)>,
    asked_always: Vec<u32>,
}

/// What leads from a text to a rule: the rule is asked when one of these is there.
enum Trigger {
    Leaf(LeafId),
    Kind(Kind),
    Pattern(PatternId),
    Always,
}

impl Compiling<'_> {
    fn add(&mut self, file: &str, at: At, message: String, hint: &str) {
        self.errors.push(PlaceIn::new(file, "").error(at, message, hint));
    }

    fn refuse_doubles(&mut self, packs: &[Pack]) {
        let (mut ids, mut rules) = (HashMap::new(), HashMap::new());
        for pack in packs {
            if let Some(other) = ids.insert(&pack.id, &pack.file) {
                let message = format!("another pack has the id \"{}\": {other}", pack.id);
                self.add(&pack.file, pack.id_at, message, "choose another id");
            }
            for rule in &pack.rules {
                if let Some(other) = rules.insert(&rule.id, &pack.file) {
                    let message = format!("another rule has the id \"{}\": in {other}", rule.id);
                    self.add(&pack.file, rule.at, message, "choose another id");
                }
            }
        }
    }

    /// Every list is read, and what is wrong with it told; those that no rule asks for cost nothing more.
    fn lists(&mut self, packs: &[Pack]) {
        let built_in = negations::phrases();
        let mut lists: Lists = HashMap::new();
        for pack in packs {
            for list in &pack.lists {
                let all = lists.entry(&list.name).or_default();
                all.extend(list.phrases.iter().map(|(phrase, at)| (pack.file.as_str(), phrase, *at)));
            }
        }
        let all = lists.entry(negations::LIST).or_default();
        all.extend(built_in.iter().map(|phrase| ("the built-in negations", phrase, At::default())));
        let slips: Vec<&str> = packs.iter().flat_map(|pack| &pack.slips).map(String::as_str).collect();
        for pack in packs {
            for name in pack.slips.iter().filter(|name| !lists.contains_key(name.as_str())) {
                let message = format!("`slips` names the list `{name}`, which is nowhere");
                self.add(&pack.file, pack.id_at, message, "write it under [lists], or take the name out");
            }
        }
        let ordinary = lists.get(NO_SLIPS).into_iter().flatten().filter_map(|(_, word, _)| word.as_word());
        self.phrases.set_ordinary(ordinary.map(str::to_owned));
        let mut all: Vec<&str> = lists.keys().copied().collect();
        all.sort_unstable();
        let mut tried = PhrasesBuilder::new();
        self.errors.extend(add_lists(&mut tried, &lists, &slips, all));
        let mut asked_for: Vec<&str> = Vec::new();
        let mut waiting: Vec<&str> = Vec::new();
        packs.iter().flat_map(|pack| &pack.rules).for_each(|rule| names_of(&rule.find, &mut waiting));
        while let Some(name) = waiting.pop() {
            if let Some(phrases) = lists.get(name).filter(|_| !asked_for.contains(&name)) {
                asked_for.push(name);
                waiting.extend(
                    phrases.iter().flat_map(|(_, phrase, _)| lists_named(phrase)).map(|(name, _)| name),
                );
            }
        }
        asked_for.sort_unstable();
        if self.errors.is_empty() {
            self.errors.extend(add_lists(&mut self.phrases, &lists, &slips, asked_for));
        } else {
            // Rules are told which lists there are.
            self.phrases = tried;
        }
    }

    fn refuse(&mut self, file: &str, at: At, refusal: Refusal) {
        self.errors.push(refused(file, at, refusal));
    }

    fn rules(&mut self, packs: Vec<Pack>) -> (Vec<Rule>, Vec<Proof>, Vec<PackFacts>) {
        let mut facts = Vec::new();
        let mut written = Vec::new();
        for pack in packs {
            let mode = self.source.modes.get(&pack.id).copied().unwrap_or_default();
            facts.push(PackFacts {
                rules: pack.rules.len(),
                id: pack.id.clone(),
                file: pack.file.clone(),
                title: pack.title,
                languages: pack.languages,
                version: pack.version,
                licence: pack.licence,
                mode,
            });
            if mode != Mode::Off {
                written.extend(
                    pack.rules.into_iter().map(|rule| (pack.id.clone(), pack.file.clone(), mode, rule)),
                );
            }
        }
        // Sorting keeps the order of files, and of the file, among equals.
        written.sort_by_key(|(_, _, _, rule)| -rule.priority);
        let (mut rules, mut proofs) = (Vec::new(), Vec::new());
        for (pack, file, mode, written) in written {
            let number = u32::try_from(rules.len()).unwrap_or(u32::MAX);
            let (rule, proof) = self.rule(pack, file, mode, written, number);
            rules.extend(rule);
            proofs.push(proof);
        }
        (rules, proofs, facts)
    }

    fn rule(
        &mut self,
        pack: String,
        file: String,
        mode: Mode,
        written: WrittenRule,
        number: u32,
    ) -> (Option<Rule>, Proof) {
        fn first<T: Clone>(all: Option<&Vec<T>>) -> Option<T> {
            all.and_then(|all| all.first()).cloned()
        }
        let crisis = written.action.is_none();
        let mut also = written.also;
        if crisis {
            also.help = true;
        }
        let action = written.action.unwrap_or(Action::Help);
        if action == Action::Help {
            also.help = true;
        }
        let find = self.node(&file, written.find);
        if let Some(node) = &find {
            self.ask_on(&triggers(node), number);
        }
        let proof = Proof {
            rule: written.id.clone(),
            file,
            matching: written.matching,
            passing: written.passing,
            scope: ExampleScope {
                place: first(written.places.as_ref()),
                room: first(written.rooms.as_ref()),
                phase: first(written.phases.as_ref()),
                account: first(written.accounts.as_ref()),
                holds_floor: written.holds_floor,
            },
        };
        let facts = RuleFacts {
            id: written.id,
            pack,
            action,
            also,
            crisis,
            shadow: written.shadow,
            reason: written.reason,
        };
        let also = match mode {
            // The others only tell people: somebody in danger is not to depend on how far a pack may go.
            Mode::Notify => Also { slow_down: false, ..also },
            _ => also,
        };
        let rule = find.map(|find| Rule {
            facts: Arc::new(facts),
            action: mode.weaken(action),
            also,
            in_shadow: written.shadow || mode == Mode::Shadow,
            note: written.note,
            mask: written.mask,
            ask: written.ask,
            priority: written.priority,
            stop: written.stop,
            scope: Scope {
                places: written.places,
                rooms: written.rooms,
                phases: written.phases,
                holds_floor: written.holds_floor,
                languages: written.languages,
                spares: written.spares,
                accounts: written.accounts,
                younger_than: written.younger_than,
                fewer_accepted_than: written.fewer_accepted_than,
            },
            find,
        });
        (rule, proof)
    }

    fn ask_on(&mut self, triggers: &[Trigger], number: u32) {
        for trigger in triggers {
            match trigger {
                Trigger::Leaf(leaf) => self.leaves[*leaf as usize] = Some(number),
                Trigger::Pattern(pattern) => self.asked_by_pattern.push((*pattern, number)),
                Trigger::Kind(kind) => self.asked_by_kind.push((*kind, number)),
                Trigger::Always => self.asked_always.push(number),
            }
        }
    }

    fn leaf(&mut self) -> LeafId {
        self.leaves.push(None);
        u32::try_from(self.leaves.len() - 1).unwrap_or(u32::MAX)
    }

    fn node(&mut self, file: &str, finder: Finder) -> Option<Node> {
        let what = self.what(file, finder.what);
        let unless = match finder.unless {
            Some(unless) => Some((Box::new(self.node(file, *unless.finder)?), unless.around)),
            None => None,
        };
        let negated_by = finder.negatable.then(|| self.negations());
        Some(Node { what: what?, unless, negated_by, ignores_quoted: finder.ignores_quoted })
    }

    fn negations(&mut self) -> LeafId {
        if let Some(leaf) = self.negations {
            return leaf;
        }
        let leaf = self.leaf();
        if let Ok(list) = Phrase::parse(&format!("@{}", negations::LIST)) {
            // The list is there: it is built in.
            drop(self.phrases.add_to_leaf(leaf, &list));
        }
        self.negations = Some(leaf);
        leaf
    }

    fn what(&mut self, file: &str, what: pack::What) -> Option<What> {
        Some(match what {
            pack::What::Words(phrases) => {
                let leaf = self.leaf();
                for (phrase, at) in phrases {
                    if let Err(refusal) = self.phrases.add_to_leaf(leaf, &phrase) {
                        self.refuse(file, at, refusal);
                    }
                }
                What::Words(leaf)
            }
            pack::What::Pattern { pattern, at } => What::Pattern(self.pattern(file, &pattern, at)?),
            pack::What::Kind { kind, except_domains } => What::Kind { kind, except_domains },
            pack::What::Count { of, more_than } => What::Count { of, more_than },
            pack::What::Near { parts, within } => What::Near { parts: self.nodes(file, parts)?, within },
            pack::What::All(parts) => What::All(self.nodes(file, parts)?),
            pack::What::Any(parts) => What::Any(self.nodes(file, parts)?),
        })
    }

    fn nodes(&mut self, file: &str, finders: Vec<Finder>) -> Option<Vec<Node>> {
        let nodes: Vec<_> = finders.into_iter().map(|finder| self.node(file, finder)).collect();
        nodes.into_iter().collect()
    }

    fn pattern(&mut self, file: &str, pattern: &str, at: At) -> Option<PatternId> {
        match self.patterns.add(pattern) {
            Ok(pattern) => Some(pattern),
            Err(refused) => {
                self.add(file, at, refused.message, refused.hint);
                None
            }
        }
    }
}

/// By name, the phrases of all packs, with the file and the place of each.
type Lists<'p> = HashMap<&'p str, Vec<(&'p str, &'p Phrase, At)>>;

/// The list of words that are nobody's slip. Packs add to it.
const NO_SLIPS: &str = "no-slips";

/// Lists come before the lists that name them.
fn add_lists(
    phrases: &mut PhrasesBuilder,
    lists: &Lists,
    slips: &[&str],
    mut waiting: Vec<&str>,
) -> Vec<PackError> {
    let mut errors = Vec::new();
    loop {
        let before = waiting.len();
        waiting.retain(|name| {
            let of_list = &lists[name];
            let named = of_list.iter().flat_map(|(_, phrase, _)| lists_named(phrase)).map(|(name, _)| name);
            let mut named: Vec<&str> = named.filter(|name| lists.contains_key(name)).collect();
            named.sort_unstable();
            named.dedup();
            if !named.iter().all(|other| phrases.knows_list(other)) {
                return true;
            }
            phrases.open_list(name, &named);
            for (file, phrase, at) in of_list {
                let added = if slips.contains(name) {
                    phrases.add_to_slipping_list(name, phrase)
                } else {
                    phrases.add_to_list(name, phrase)
                };
                if let Err(refusal) = added {
                    errors.push(refused(file, *at, refusal));
                }
            }
            false
        });
        if waiting.is_empty() || waiting.len() == before {
            break;
        }
    }
    for name in waiting {
        if let Some((file, _, at)) = lists[name].first() {
            let message = format!("the list `{name}` names itself, straight or by way of others");
            errors.push(PlaceIn::new(file, "").error(*at, message, "take the circle apart"));
        }
    }
    errors
}

fn refused(file: &str, at: At, refusal: Refusal) -> PackError {
    // Letters, not bytes: what stands before is not at hand, and most phrases are short.
    let column = at.column + u32::try_from(refusal.offset).unwrap_or(0);
    PlaceIn::new(file, "").error(At { column, ..at }, refusal.message, refusal.hint)
}

/// The lists that a finder asks for.
fn names_of<'f>(finder: &'f Finder, names: &mut Vec<&'f str>) {
    match &finder.what {
        pack::What::Words(phrases) => {
            names.extend(phrases.iter().flat_map(|(phrase, _)| lists_named(phrase)).map(|(name, _)| name));
        }
        pack::What::Near { parts, .. } | pack::What::All(parts) | pack::What::Any(parts) => {
            parts.iter().for_each(|part| names_of(part, names));
        }
        _ => {}
    }
    if finder.negatable {
        names.push(negations::LIST);
    }
    if let Some(unless) = &finder.unless {
        names_of(&unless.finder, names);
    }
}

/// The rule finds nothing where none of these is. Of things that must all be there, those are watched that are
/// likely to be rare.
fn triggers(node: &Node) -> Vec<Trigger> {
    match &node.what {
        What::Words(leaf) => vec![Trigger::Leaf(*leaf)],
        What::Kind { kind, .. } => vec![Trigger::Kind(*kind)],
        What::Pattern(pattern) => vec![Trigger::Pattern(*pattern)],
        What::Count { .. } => vec![Trigger::Always],
        What::Any(parts) => parts.iter().flat_map(triggers).collect(),
        What::Near { parts, .. } | What::All(parts) => {
            let all = parts.iter().map(triggers);
            all.min_by_key(|triggers| triggers.iter().map(weight).sum::<usize>()).unwrap_or_default()
        }
    }
}

fn weight(trigger: &Trigger) -> usize {
    match trigger {
        Trigger::Kind(_) => 1,
        Trigger::Leaf(_) => 2,
        Trigger::Pattern(_) => 10,
        Trigger::Always => 100,
    }
}
