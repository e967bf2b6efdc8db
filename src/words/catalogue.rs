//! The catalogues: read once, asked from anywhere.

use std::sync::{Arc, LazyLock};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use rust_embed::RustEmbed;
use unic_langid::LanguageIdentifier;

use super::Language;

/// What may stand in a place of a text: words or a number, made with `.into()`.
pub type Value<'a> = FluentValue<'a>;

/// A text for a page. What is put into it is wrapped in invisible isolates, so that a name in
/// another script cannot turn the sentence around it. An attribute is `"id.attribute"`.
pub fn say(language: Language, id: &str, args: &[(&str, Value)]) -> String {
    SHELVES.page.find(language, id, args)
}

/// The same without the isolates, for titles and for JSON, where they would be stray characters.
pub fn say_plainly(language: Language, id: &str, args: &[(&str, Value)]) -> String {
    SHELVES.plain.find(language, id, args)
}

#[derive(RustEmbed)]
#[folder = "locales/"]
pub(super) struct Files;

static SHELVES: LazyLock<Shelves> =
    LazyLock::new(|| Shelves { page: Shelf::with_isolates(true), plain: Shelf::with_isolates(false) });

struct Shelves {
    page: Shelf,
    plain: Shelf,
}

/// One bundle for each language, in the order of `Language::ALL`.
struct Shelf(Vec<(Language, Bundle)>);

type Bundle = FluentBundle<Arc<FluentResource>>;

impl Shelf {
    fn with_isolates(isolates: bool) -> Self {
        let bundles = Language::ALL.map(|language| (language, bundle(language, isolates)));
        Self(bundles.into())
    }

    fn find(&self, language: Language, id: &str, args: &[(&str, Value)]) -> String {
        self.format(language, id, args)
            .or_else(|| self.format(Language::default(), id, args))
            .unwrap_or_else(|| id.to_owned())
    }

    fn format(&self, language: Language, id: &str, args: &[(&str, Value)]) -> Option<String> {
        let (_, bundle) = self.0.iter().find(|(known, _)| *known == language)?;
        let pattern = match id.split_once('.') {
            Some((message, attribute)) => {
                let message = bundle.get_message(message)?;
                message.get_attribute(attribute)?.value()
            }
            None => bundle.get_message(id)?.value()?,
        };
        let mut given = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            given.set(*name, value.clone());
        }
        // What goes wrong inside (a missing argument) leaves its name in the text; the tests see
        // to it that the catalogues agree on the arguments.
        let mut faults = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&given), &mut faults);
        Some(text.into_owned())
    }
}

fn bundle(language: Language, isolates: bool) -> Bundle {
    let tag = LanguageIdentifier::from_bytes(language.tag().as_bytes()).unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![tag]);
    bundle.set_use_isolating(isolates);
    if language == Language::Fa {
        bundle.set_formatter(Some(numbers_in_persian));
    }
    let folder = format!("{}/", language.tag());
    for path in Files::iter().filter(|path| path.starts_with(&folder)) {
        // A fault in a catalogue costs that one text, never the start of the server; the tests
        // refuse faults and doubled ids.
        let resource = match FluentResource::try_new(source(&path)) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(Arc::new(resource));
    }
    bundle
}

pub(super) fn source(path: &str) -> String {
    Files::get(path).map_or_else(String::new, |file| String::from_utf8_lossy(&file.data).into_owned())
}

/// The same text with its digits as Persian readers write them.
pub fn in_persian_digits(text: &str) -> String {
    const ZERO: u32 = '۰' as u32;
    let in_persian = |letter: char| match letter.to_digit(10) {
        Some(digit) => char::from_u32(ZERO + digit).unwrap_or(letter),
        None => letter,
    };
    text.chars().map(in_persian).collect()
}

fn numbers_in_persian<M>(value: &FluentValue, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(in_persian_digits(&number.as_string())),
        _ => None,
    }
}
