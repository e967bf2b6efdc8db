//! How long a commit waits for others to share it.
//!
//! A commit costs much the same for one message as for a hundred, and so does a write to somebody who follows
//! the room. When little comes in, nobody waits. When much does, a commit that waits a moment serves more: the
//! wait grows with what the last one served, so that it settles at [`LONGEST`] where more than
//! 1 s / [`FOR_EACH`] = 2,000 pieces a second come in, and at nothing where it is less.

use std::time::{Duration, Instant};

/// How much later a commit may begin for each piece that the last one served.
const FOR_EACH: Duration = Duration::from_micros(500);

/// No two commits begin further apart for this reason: a message that waits so long is still at once for people.
const LONGEST: Duration = Duration::from_millis(25);

/// The commits of one lane, as far as the next one has to know them.
#[derive(Debug, Default)]
pub(super) struct Pace {
    last: Option<(Instant, usize)>,
}

impl Pace {
    /// A commit began, and served so many pieces.
    pub(super) fn served(&mut self, began: Instant, pieces: usize) {
        self.last = Some((began, pieces));
    }

    /// How long the next commit waits from `now` on.
    pub(super) fn wait(&self, now: Instant) -> Duration {
        let Some((began, pieces)) = self.last else { return Duration::ZERO };
        let apart = FOR_EACH.saturating_mul(u32::try_from(pieces).unwrap_or(u32::MAX)).min(LONGEST);
        (began + apart).saturating_duration_since(now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_writes_alone_waits_for_nobody_and_a_crowd_shares() {
        let (start, mut pace) = (Instant::now(), Pace::default());
        assert_eq!(pace.wait(start), Duration::ZERO);
        pace.served(start, 1);
        let later = |millis| start + Duration::from_millis(millis);
        assert_eq!(pace.wait(later(1)), Duration::ZERO);
        pace.served(start, 20);
        assert_eq!(pace.wait(later(2)), Duration::from_millis(8));
        pace.served(start, 4_000);
        assert_eq!(pace.wait(later(5)), Duration::from_millis(20));
        assert_eq!(pace.wait(later(25)), Duration::ZERO);
    }
}
