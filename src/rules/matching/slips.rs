//! Slips of the keyboard: two neighbours the wrong way round, a letter left out.
//!
//! The first letter is right in nearly all slips, and short words are one slip from too many others.

/// Fewest letters of a word in which two neighbours change places.
const SHORTEST_SWAPPED: usize = 4;
/// Fewest letters of a word in which one is left out.
const SHORTEST_CUT: usize = 5;

/// Every way to slip once in a folded word.
pub(super) fn slips(word: &str) -> impl Iterator<Item = String> {
    let letters: Vec<char> = word.chars().collect();
    let ordinary = letters.iter().all(|letter| letter.is_alphabetic());
    let swapped = if ordinary && letters.len() >= SHORTEST_SWAPPED { 1..letters.len() - 1 } else { 0..0 };
    let cut = if ordinary && letters.len() >= SHORTEST_CUT { 1..letters.len() } else { 0..0 };
    let of_cut = letters.clone();
    swapped
        .filter_map(move |at| {
            let mut slipped = letters.clone();
            slipped.swap(at, at + 1);
            (slipped[at] != slipped[at + 1]).then(|| slipped.iter().collect())
        })
        .chain(cut.map(move |at| {
            let kept = of_cut.iter().enumerate().filter(|(kept, _)| *kept != at);
            kept.map(|(_, letter)| letter).collect()
        }))
}

/// The forms of an inflected English word that are met with a slip, too; the word itself is the first.
pub(super) fn forms(word: &str) -> Vec<String> {
    if !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return vec![word.to_owned()];
    }
    let bare = word.strip_suffix('e').unwrap_or(word);
    vec![word.to_owned(), format!("{word}s"), format!("{bare}ed"), format!("{bare}ing")]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_made_and_never_in_the_first_letter() {
        let all = |word: &str| slips(word).collect::<Vec<_>>();
        assert_eq!(all("kill"), ["klil"]);
        assert_eq!(all("women"), ["wmoen", "woemn", "womne", "wmen", "woen", "womn", "wome"]);
        assert!(all("gas").is_empty() && all("don't").is_empty());
        assert_eq!(forms("hate"), ["hate", "hates", "hated", "hating"]);
    }
}
