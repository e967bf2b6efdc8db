//! Whatever stands in a pack, it is read or refused with reasons, and an engine that was made of it answers.
#![no_main]

use homegroup::rules::{Context, Engine, PackFile, Source};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|pack: (&str, &str)| {
    let (written, text) = pack;
    let source = Source::of(vec![PackFile { name: "fuzz.toml".to_owned(), text: written.to_owned() }]);
    match Engine::load(&source) {
        Ok(engine) => {
            for hit in engine.evaluate(text, &Context::NEW_MEMBER).hits {
                assert!(text.get(hit.start..hit.end).is_some());
            }
        }
        Err(errors) => assert!(!errors.is_empty()),
    }
});
