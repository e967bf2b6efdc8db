//! Hiding parts of a text.

use std::ops::Range;

/// The text with each found part replaced by its mask. Nothing of what was found stays.
pub(super) fn masked(text: &str, mut masks: Vec<(Range<usize>, &str)>) -> String {
    masks.sort_by_key(|(found, _)| found.start);
    let mut shown = String::with_capacity(text.len());
    let mut copied = 0;
    for (found, mask) in masks {
        // Two rules may have found overlapping parts; the second has nothing left to hide but its tail.
        if found.end <= copied {
            continue;
        }
        if found.start < copied {
            copied = found.end;
            continue;
        }
        shown.push_str(&text[copied..found.start]);
        shown.push_str(mask);
        copied = found.end;
    }
    shown.push_str(&text[copied..]);
    shown
}
