//! Sessions: what a series comes to, with what was changed for one of them.

use std::time::Duration;

use chrono::NaiveDateTime;

use super::model::{Change, Exception, Series};
use super::recurrence::{Window, instant};
use crate::clock::Timestamp;

/// One session of a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The local time at which the rule puts it: by this a session is known, also when it is moved.
    pub at: NaiveDateTime,
    /// On the clock of the zone, where it is really held.
    pub local: NaiveDateTime,
    pub starts: Timestamp,
    pub ends: Timestamp,
    pub state: State,
    /// Why it is not held, or not as always.
    pub reason: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Planned,
    Moved,
    Cancelled,
}

impl Series {
    /// The sessions that are held, or were to be held, in some part of the window; the first `most`.
    pub fn sessions(&self, window: Window, most: usize) -> Vec<Session> {
        let lasting = Duration::from_secs(u64::from(self.timing.minutes) * 60);
        // One that began before the window may still go on in it.
        let wider = Window { from: window.from.minus(lasting), to: window.to };
        let planned = self.timing.planned(wider, most.saturating_add(self.exceptions.len()));
        let mut sessions: Vec<Session> =
            planned.into_iter().filter_map(|at| self.session(at, self.exception(at))).collect();
        // One that was moved into the window, from wherever the rule had put it.
        for exception in &self.exceptions {
            let known = sessions.iter().any(|session| session.at == exception.at);
            if matches!(exception.change, Change::Moved(_)) && !known && self.is_planned(exception.at) {
                sessions.extend(self.session(exception.at, Some(exception)));
            }
        }
        sessions.retain(|session| session.starts < window.to && session.ends > window.from);
        sessions.sort_by_key(|session| (session.starts, session.at));
        sessions.truncate(most);
        sessions
    }

    /// The next session that is held, or the one that is on.
    pub fn next(&self, now: Timestamp) -> Option<Session> {
        // The nearest first: most series are weekly.
        [30, 400, 3_700].into_iter().find_map(|days| {
            let window = Window { from: now, to: now.plus(Duration::from_secs(days * 86_400)) };
            let most = 1 + self.exceptions.len();
            self.sessions(window, most).into_iter().find(|session| session.state != State::Cancelled)
        })
    }

    /// Whether the rule puts a session at this local time.
    pub fn is_planned(&self, at: NaiveDateTime) -> bool {
        let from = instant(self.timing.zone, at);
        let window = Window { from, to: from.plus(Duration::from_millis(1)) };
        self.timing.planned(window, 3).contains(&at)
    }

    /// The session that the rule puts at this local time, unless it is skipped.
    pub fn session_at(&self, at: NaiveDateTime) -> Option<Session> {
        if self.is_planned(at) { self.session(at, self.exception(at)) } else { None }
    }

    fn exception(&self, at: NaiveDateTime) -> Option<&Exception> {
        self.exceptions.iter().find(|exception| exception.at == at)
    }

    fn session(&self, at: NaiveDateTime, exception: Option<&Exception>) -> Option<Session> {
        let (local, state) = match exception.map(|exception| exception.change) {
            Some(Change::Skipped) => return None,
            Some(Change::Cancelled) => (at, State::Cancelled),
            Some(Change::Moved(to)) => (to, State::Moved),
            None => (at, State::Planned),
        };
        let starts = instant(self.timing.zone, local);
        Some(Session {
            at,
            local,
            starts,
            ends: starts.plus(Duration::from_secs(u64::from(self.timing.minutes) * 60)),
            state,
            reason: exception.map(|exception| exception.reason.clone()).unwrap_or_default(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::SeriesId;
    use crate::meetings::model::Timing;

    pub fn series(starts: &str, zone: &str, rule: Option<&str>) -> Series {
        Series {
            id: SeriesId::new(),
            slug: "night-owls".into(),
            name: "Night Owls".into(),
            description: String::new(),
            attendance: Default::default(),
            visibility: Default::default(),
            types: Vec::new(),
            service: Default::default(),
            platform: Default::default(),
            access: Default::default(),
            organisation: Default::default(),
            timing: Timing::parse(starts, zone, rule, 60).expect("a timing"),
            exceptions: Vec::new(),
            chairs: Vec::new(),
            format: crate::meetings::formats::USUAL.into(),
            keeps_words: false,
            revision: 0,
            updated_at: Timestamp::default(),
        }
    }

    fn at(text: &str) -> NaiveDateTime {
        text.parse().expect("a local time")
    }

    fn days(from: &str, days: u64) -> Window {
        let from = instant(chrono_tz::UTC, at(from));
        Window { from, to: from.plus(Duration::from_secs(days * 86_400)) }
    }

    fn starts(series: &Series, window: Window) -> Vec<String> {
        series.sessions(window, 50).into_iter().map(|session| session.starts.rfc3339()).collect()
    }

    #[test]
    fn a_session_is_skipped_moved_or_cancelled_and_the_others_stay() {
        let mut owls = series("2026-10-05T21:30", "Europe/London", Some("FREQ=WEEKLY"));
        let mut change = |day: &str, change, reason: &str| {
            owls.exceptions.push(Exception { at: at(day), change, reason: reason.into() });
        };
        change("2026-10-12T21:30:00", Change::Skipped, "");
        change("2026-10-19T21:30:00", Change::Cancelled, "the chair is ill");
        change("2026-10-26T21:30:00", Change::Moved(at("2026-10-27T20:00:00")), "");
        // The rule has no session there: it changes nothing.
        change("2026-10-28T21:30:00", Change::Moved(at("2026-10-27T10:00:00")), "");
        let told = owls.sessions(days("2026-10-05T00:00:00", 28), 50);
        let states: Vec<_> = told.iter().map(|session| (session.starts.rfc3339(), session.state)).collect();
        let expected = [
            ("2026-10-05T20:30:00.000Z", State::Planned),
            ("2026-10-19T20:30:00.000Z", State::Cancelled),
            // The clocks have changed.
            ("2026-10-27T20:00:00.000Z", State::Moved),
        ];
        assert_eq!(states, expected.map(|(at, state)| (at.to_owned(), state)));
        assert_eq!(told[1].reason, "the chair is ill");
        let next = owls.next(instant(chrono_tz::UTC, at("2026-10-06T00:00:00"))).expect("a session");
        assert_eq!(next.at, at("2026-10-26T21:30:00"));
    }

    #[test]
    fn a_session_that_has_begun_is_still_on() {
        let owls = series("2026-10-05T23:30", "Europe/London", Some("FREQ=DAILY"));
        let window = days("2026-10-05T23:00:00", 0);
        let just_now = Window { to: window.to.plus(Duration::from_millis(1)), ..window };
        assert_eq!(starts(&owls, just_now), ["2026-10-05T22:30:00.000Z"]);
    }

    #[test]
    fn a_session_that_was_moved_far_is_found_where_it_is() {
        let mut once = series("2026-10-05T21:30", "Asia/Tehran", None);
        once.exceptions.push(Exception {
            at: at("2026-10-05T21:30:00"),
            change: Change::Moved(at("2027-03-01T21:30:00")),
            reason: String::new(),
        });
        assert!(starts(&once, days("2026-10-01T00:00:00", 30)).is_empty());
        assert_eq!(starts(&once, days("2027-03-01T00:00:00", 1)), ["2027-03-01T18:00:00.000Z"]);
    }
}
