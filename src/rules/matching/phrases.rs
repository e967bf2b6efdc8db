//! From written phrases to a grammar, and from a text to what was met.

use std::collections::HashMap;

use super::edges::Edges;
use super::grammar::{End, Grammar, Step, Steps};
use super::implied::Implied;
use super::lexicon::{Lexicon, LexiconBuilder, NUMBER, PRICE, SENTENCE_START};
use super::{Finds, Found, LeafId, Symbol, prices};
use crate::rules::pack::{Element, Phrase, Shape};
use crate::rules::reading::{Reading, Script, WordKind, cut, fold};

/// All phrases of all rules, ready to be met.
#[derive(Debug)]
pub(in crate::rules) struct Phrases {
    lexicon: Lexicon,
    /// Lists that name no list, lists that name those, and so on.
    lists: Vec<Grammar>,
    leaves: Grammar,
    implied: Implied,
    asks_for_numbers: bool,
}

impl Phrases {
    /// Every phrase of every leaf that stands in the text.
    pub fn meet(&self, reading: &Reading) -> Finds {
        let mut finds = Finds::default();
        let mut edges = Edges::of(&reading.words, &self.implied);
        finds.tangled = !self.look_up(reading, &mut edges);
        if edges.is_empty() {
            return finds;
        }
        for (number, word) in (0_u32..).zip(&reading.words) {
            if number == 0 || reading.words[number as usize - 1].sentence != word.sentence {
                let found = Found { first: number, after: number, start: word.start, end: word.start };
                edges.add(SENTENCE_START, found);
            }
        }
        let mut steps = Steps::for_words(reading.words.len());
        let mut listed = Vec::new();
        for level in &self.lists {
            level.walk(&edges, &mut steps, |end, found| {
                if let End::List(symbol) = end {
                    listed.push((symbol, found));
                }
            });
            for (symbol, found) in listed.drain(..) {
                edges.add(symbol, found);
            }
        }
        self.leaves.walk(&edges, &mut steps, |end, found| {
            if let End::Leaf(leaf) = end {
                finds.add(leaf, found);
            }
        });
        finds.tangled |= steps.are_spent();
        finds.steps = steps.taken;
        finds.sort();
        finds
    }

    /// Says whether all could be looked up.
    fn look_up(&self, reading: &Reading, edges: &mut Edges) -> bool {
        for (number, word) in (0_u32..).zip(&reading.words) {
            let here = Found { first: number, after: number + 1, start: word.start, end: word.end };
            if word.kind == WordKind::Code {
                continue;
            }
            let text = word.of(&reading.folded.text);
            self.lexicon.each(text, word.script(), |symbol| edges.add(symbol, here));
            if let Some(joint) = self.lexicon.joint(text) {
                let joint_at = word.start + u32::try_from(joint).unwrap_or(0);
                // The first of the two takes no word of the text, so that both stand in it.
                let first = Found { after: number, end: joint_at, ..here };
                self.lexicon.each(&text[..joint], word.script(), |symbol| edges.add(symbol, first));
                let second = Found { start: joint_at, ..here };
                self.lexicon.each(&text[joint..], word.script(), |symbol| edges.add(symbol, second));
            }
            if word.kind == WordKind::Number && self.asks_for_numbers {
                edges.add(NUMBER, here);
                if let Some(price) = prices::price_at(reading, number) {
                    edges.add(PRICE, price);
                }
            }
        }
        let may_be_russian = self.lexicon.has_sounded() && reading.may_be_russian_in_latin();
        if may_be_russian {
            for (number, word) in
                reading.words.iter().enumerate().filter(|(_, word)| word.script() == Script::Latin)
            {
                let here = reading.stretch(number, number + 1);
                self.lexicon.each_sounded(word.of(&reading.folded.text), |symbol| edges.add(symbol, here));
            }
        }
        reading.disguised(&mut |text, script, found| {
            self.lexicon.each(text, script, |symbol| edges.add(symbol, found));
            if may_be_russian && script == Script::Latin {
                self.lexicon.each_sounded(text, |symbol| edges.add(symbol, found));
            }
        })
    }
}

/// Why a phrase cannot be compiled, and the byte of it that is to blame.
#[derive(Debug)]
pub(in crate::rules) struct Refusal {
    pub offset: usize,
    pub message: String,
    pub hint: String,
}

/// A group with more choices is a list without a name; with fewer, each choice is a phrase of its own.
const CHOICES_WRITTEN_OUT: usize = 4;
/// A phrase stands for no more phrases than this.
const MOST_PATHS: usize = 1_000;
const LONGEST_PATH: usize = 64;

#[derive(Debug)]
pub(in crate::rules) struct PhrasesBuilder {
    lexicon: LexiconBuilder,
    /// By name, with the level of each.
    lists: HashMap<String, (Symbol, usize)>,
    levels: Vec<Grammar>,
    leaves: Grammar,
    /// Choices that were met before are the same list.
    groups: HashMap<Vec<Vec<Step>>, (Symbol, usize)>,
    asks_for_numbers: bool,
    /// The words that are added now are met with a slip of the keyboard, too.
    slips: bool,
}

impl PhrasesBuilder {
    pub fn new() -> Self {
        Self {
            lexicon: LexiconBuilder::new(),
            lists: HashMap::new(),
            levels: Vec::new(),
            leaves: Grammar::new(),
            groups: HashMap::new(),
            asks_for_numbers: false,
            slips: false,
        }
    }

    /// Makes a list known, after all lists that its phrases name. Its level is above theirs.
    pub fn open_list(&mut self, name: &str, names: &[&str]) {
        let level = names.iter().filter_map(|name| self.lists.get(*name)).map(|(_, level)| level + 1).max();
        let symbol = self.lexicon.another();
        self.lists.insert(name.to_owned(), (symbol, level.unwrap_or(0)));
    }

    pub fn knows_list(&self, name: &str) -> bool {
        self.lists.contains_key(name)
    }

    /// Adds a phrase whose words are met with a slip of the keyboard, too.
    pub fn add_to_slipping_list(&mut self, name: &str, phrase: &Phrase) -> Result<(), Refusal> {
        self.slips = true;
        let added = self.add_to_list(name, phrase);
        self.slips = false;
        added
    }

    /// Words that are not taken for another word with a slip in it.
    pub fn set_ordinary(&mut self, words: impl Iterator<Item = String>) {
        self.lexicon.set_ordinary(words);
    }

    pub fn add_to_list(&mut self, name: &str, phrase: &Phrase) -> Result<(), Refusal> {
        let Some((symbol, level)) = self.lists.get(name).copied() else { return Ok(()) };
        let (paths, needs) = self.paths(phrase)?;
        // A group without a name may have lifted it.
        let level = level.max(needs);
        if let Some(list) = self.lists.get_mut(name) {
            list.1 = level;
        }
        self.put(&paths, level, End::List(symbol));
        Ok(())
    }

    pub fn add_to_leaf(&mut self, leaf: LeafId, phrase: &Phrase) -> Result<(), Refusal> {
        let (paths, _) = self.paths(phrase)?;
        for path in paths {
            self.leaves.add(&path, End::Leaf(leaf));
        }
        Ok(())
    }

    pub fn finish(mut self) -> Phrases {
        let lexicon = self.lexicon.finish();
        let implied = Implied::by(&self.levels, lexicon.symbols);
        for grammar in self.levels.iter_mut().chain([&mut self.leaves]) {
            grammar.finish(&implied, lexicon.symbols);
        }
        let Self { levels: lists, leaves, asks_for_numbers, .. } = self;
        Phrases { lexicon, lists, leaves, implied, asks_for_numbers }
    }

    fn put(&mut self, paths: &[Vec<Step>], level: usize, end: End) {
        while self.levels.len() <= level {
            self.levels.push(Grammar::new());
        }
        for path in paths {
            self.levels[level].add(path, end);
        }
    }

    /// Everything a phrase stands for, and the level that its lists must have been met before.
    fn paths(&mut self, phrase: &Phrase) -> Result<(Vec<Vec<Step>>, usize), Refusal> {
        let mut paths: Vec<Vec<Step>> = vec![Vec::new()];
        let mut level = 0;
        for element in &phrase.0 {
            let (choices, needs) = self.choices(element)?;
            level = level.max(needs);
            if paths.len() * choices.len() > MOST_PATHS {
                return Err(Refusal {
                    offset: 0,
                    message: format!("the phrase stands for more than {MOST_PATHS} phrases"),
                    hint: "put the choices into a list and write @name".to_owned(),
                });
            }
            paths = paths
                .iter()
                .flat_map(|path| choices.iter().map(move |choice| [path.as_slice(), choice].concat()))
                .collect();
        }
        if paths.iter().any(|path| path.len() > LONGEST_PATH) {
            let message = format!("the phrase has more than {LONGEST_PATH} words");
            return Err(Refusal { offset: 0, message, hint: "part it, or use `near`".to_owned() });
        }
        paths.retain(|path| !path.is_empty());
        Ok((paths, level))
    }

    fn choices(&mut self, element: &Element) -> Result<(Vec<Vec<Step>>, usize), Refusal> {
        let one = |step: Step| Ok((vec![vec![step]], 0));
        match element {
            Element::SentenceStart => one(Step::Symbol(SENTENCE_START)),
            Element::AnyWord => one(Step::AnyWord),
            Element::UpToFourWords => one(Step::UpToFourWords),
            Element::Number => {
                self.asks_for_numbers = true;
                one(Step::Symbol(NUMBER))
            }
            Element::Price => {
                self.asks_for_numbers = true;
                one(Step::Symbol(PRICE))
            }
            Element::List { name, offset } => match self.lists.get(name) {
                Some((symbol, level)) => Ok((vec![vec![Step::Symbol(*symbol)]], level + 1)),
                None => Err(Refusal {
                    offset: *offset,
                    message: format!("there is no list `{name}`"),
                    hint: self.nearest_list(name),
                }),
            },
            Element::Word { text, shape, offset } => Ok((vec![self.word(text, *shape, *offset)?], 0)),
            Element::OneOf(choices) => self.group(choices),
        }
    }

    fn nearest_list(&self, name: &str) -> String {
        let mut known: Vec<&str> = self.lists.keys().map(String::as_str).collect();
        known.sort_unstable();
        match crate::rules::pack::keys::nearest(name, &known) {
            Some(near) => format!("did you mean @{near}?"),
            None => "write it under [lists] in this pack or another".to_owned(),
        }
    }

    fn group(&mut self, choices: &[Phrase]) -> Result<(Vec<Vec<Step>>, usize), Refusal> {
        let (empty, written): (Vec<&Phrase>, Vec<&Phrase>) =
            choices.iter().partition(|choice| choice.0.is_empty());
        let (mut paths, mut level) = (Vec::new(), 0);
        if !empty.is_empty() {
            paths.push(Vec::new());
        }
        if written.len() <= CHOICES_WRITTEN_OUT {
            for choice in written {
                let (more, needs) = self.paths(choice)?;
                level = level.max(needs);
                paths.extend(more);
            }
            return Ok((paths, level));
        }
        let (mut inside, mut needs) = (Vec::new(), 0);
        for choice in written {
            let (more, its) = self.paths(choice)?;
            needs = needs.max(its);
            inside.extend(more);
        }
        let symbol = match self.groups.get(&inside) {
            Some((symbol, level)) => {
                needs = *level;
                *symbol
            }
            None => {
                let symbol = self.lexicon.another();
                self.put(&inside, needs, End::List(symbol));
                self.groups.insert(inside, (symbol, needs));
                symbol
            }
        };
        paths.push(vec![Step::Symbol(symbol)]);
        Ok((paths, level.max(needs + 1)))
    }

    fn one_word(&mut self, word: &str, shape: Shape) -> Step {
        let symbol = self.lexicon.word(word, shape);
        if self.slips {
            self.lexicon.slips(word, shape, symbol);
        }
        Step::Symbol(symbol)
    }

    /// A written word is one word of a text, or several: "e-mail" is "e mail".
    fn word(&mut self, text: &str, shape: Shape, offset: usize) -> Result<Vec<Step>, Refusal> {
        let folded = fold(text);
        let words = cut(&folded.text);
        let refuse = |message: String, hint: &str| Err(Refusal { offset, message, hint: hint.to_owned() });
        match words[..] {
            [] => refuse(format!("`{text}` has no letter in it"), "only words can be found; use `pattern`"),
            [word] => Ok(vec![self.one_word(word.of(&folded.text), shape)]),
            _ if shape != Shape::Whole => refuse(
                format!("`{text}` is more than one word"),
                "* and ~ belong to one word; write the words apart",
            ),
            _ => Ok(words.iter().map(|word| self.one_word(word.of(&folded.text), Shape::Whole)).collect()),
        }
    }
}

/// The lists that a phrase names.
pub(in crate::rules) fn lists_named(phrase: &Phrase) -> Vec<(&str, usize)> {
    let mut named = Vec::new();
    for element in &phrase.0 {
        match element {
            Element::List { name, offset } => named.push((name.as_str(), *offset)),
            Element::OneOf(choices) => named.extend(choices.iter().flat_map(lists_named)),
            _ => {}
        }
    }
    named
}
