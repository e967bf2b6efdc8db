//! Whatever is written, the shipped rules answer, and what they found and masked are parts of the text.
#![no_main]

use std::sync::LazyLock;

use homegroup::rules::{Action, Context, Engine, Source};
use libfuzzer_sys::fuzz_target;

static SHIPPED: LazyLock<Engine> = LazyLock::new(|| Engine::load(&Source::built_in()).expect("the shipped packs"));

fuzz_target!(|text: &str| {
    let decision = SHIPPED.evaluate(text, &Context::NEW_MEMBER);
    for hit in decision.hits.iter().chain(&decision.shadows) {
        assert!(hit.start < hit.end && text.get(hit.start..hit.end).is_some());
    }
    assert_eq!(decision.masked.is_some(), decision.hits.iter().any(|hit| hit.action == Action::Mask));
});
