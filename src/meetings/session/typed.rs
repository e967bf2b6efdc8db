//! What people have typed in text meetings for thirty years, and what it does.
//!
//! Source of the conventions: the tips of text meetings such as StepChat and AAOnline (`!` raises a hand, `?` asks
//! the greeter, `ga NAME` gives the floor to somebody, `ga` and `done` give it back, `pass` lets the turn go).

/// A line that stands for an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed<'a> {
    RaiseHand,
    /// A question to the greeter, with what stands after the mark.
    AskGreeter(&'a str),
    GiveBack,
    /// `ga` with a name: the chair calls somebody.
    Call(&'a str),
    Pass,
}

/// The act that a whole text stands for, or nothing where it is a message. Only a text of one line is an act, and
/// `?` with words after it only where it stands apart ("? where are we"), so that a question stays a question.
pub fn typed(text: &str) -> Option<Typed<'_>> {
    let text = text.trim();
    if text.contains('\n') {
        return None;
    }
    let bare = text.trim_start_matches(['[', '(', '*']).trim_end_matches([']', ')', '*', '.']).trim();
    let is = |word: &str| bare.eq_ignore_ascii_case(word);
    match text {
        "!" | "！" => return Some(Typed::RaiseHand),
        "?" | "؟" | "？" => return Some(Typed::AskGreeter("")),
        _ => {}
    }
    if is("done") || is("ga") || is("thats all") || is("готово") || is("всё") || is("تمام") {
        return Some(Typed::GiveBack);
    }
    if is("pass") || is("пас") || is("пропускаю") || is("رد") {
        return Some(Typed::Pass);
    }
    if let Some(name) =
        text.get(..3).filter(|start| start.eq_ignore_ascii_case("ga ")).map(|_| text[3..].trim())
    {
        // "ga" begins no ordinary sentence, but only one word after it is a name.
        return (!name.is_empty() && !name.contains(char::is_whitespace))
            .then_some(Typed::Call(name.trim_start_matches('@')));
    }
    ["? ", "؟ ", "？ "]
        .iter()
        .find_map(|mark| text.strip_prefix(mark))
        .map(|question| Typed::AskGreeter(question.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_always_typed_does_what_it_always_did() {
        for (text, act) in [
            ("!", Some(Typed::RaiseHand)),
            (" ! ", Some(Typed::RaiseHand)),
            ("?", Some(Typed::AskGreeter(""))),
            ("? where are we", Some(Typed::AskGreeter("where are we"))),
            ("[done]", Some(Typed::GiveBack)),
            ("Done.", Some(Typed::GiveBack)),
            ("ga", Some(Typed::GiveBack)),
            ("GA Ada", Some(Typed::Call("Ada"))),
            ("ga @Ada", Some(Typed::Call("Ada"))),
            ("pass", Some(Typed::Pass)),
            ("تمام", Some(Typed::GiveBack)),
        ] {
            assert_eq!(typed(text), act, "{text}");
        }
    }

    #[test]
    fn a_sentence_stays_a_sentence() {
        for text in [
            "!!",
            "help!",
            "really?",
            "?!",
            "I am done with it",
            "pass me the salt",
            "ga for it and more",
            "done\nand more",
            "gap year",
            "",
        ] {
            assert!(typed(text).is_none(), "{text}");
        }
    }
}
