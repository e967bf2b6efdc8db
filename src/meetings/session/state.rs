//! Where a session stands, and how what happened changes it.

use std::collections::BTreeMap;
use std::time::Duration;

use super::command::Refusal;
use super::event::Event;
use super::format::{Format, Phase, PhaseKind, WhoPosts};
use super::people::{Door, Person, Position, Seat};
use crate::clock::Timestamp;
use crate::ids::AccountId;

/// A raised hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hand {
    pub who: AccountId,
    pub raised_at: Timestamp,
    pub desire: bool,
}

/// The share that goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    pub who: AccountId,
    pub began: Timestamp,
    /// The soft limit, with everything that was added to it.
    pub limit: Option<Duration>,
    /// How many messages it has so far.
    pub pieces: u32,
}

impl Share {
    /// What is left of the soft limit; nothing where there is none or it is over.
    pub fn left(&self, now: Timestamp) -> Option<Duration> {
        self.limit?.checked_sub(now.since(self.began))
    }
}

/// A live session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    pub(super) format: Format,
    pub(super) phase: usize,
    pub(super) phase_since: Timestamp,
    pub(super) people: BTreeMap<AccountId, Person>,
    pub(super) hands: Vec<Hand>,
    pub(super) floor: Option<Share>,
    pub(super) door: Door,
    pub(super) acting_chair: Option<AccountId>,
}

impl Session {
    /// A session in its lobby. `serving` were appointed beforehand; they come in whatever the door says.
    pub fn new(
        format: Format,
        serving: impl IntoIterator<Item = (AccountId, Position)>,
        opened: Timestamp,
    ) -> Self {
        let mut people: BTreeMap<AccountId, Person> = BTreeMap::new();
        for (who, position) in serving {
            let person = people.entry(who).or_default();
            person.seat = Seat::Inside;
            person.positions.push(position);
        }
        Self {
            format,
            phase: 0,
            phase_since: opened,
            people,
            hands: Vec::new(),
            floor: None,
            door: Door::Open,
            acting_chair: None,
        }
    }

    /// Takes in what happened. Events that speak of somebody unknown or of a hand that is not up change nothing,
    /// so that applying twice is the same as once.
    pub fn apply(&mut self, event: &Event, at: Timestamp) {
        match *event {
            Event::PhaseBegan { phase } => {
                self.phase = phase.min(self.format.last());
                self.phase_since = at;
            }
            Event::HandRaised { who, place, desire } => {
                if self.hand(who).is_none() {
                    let place = place.min(self.hands.len());
                    self.hands.insert(place, Hand { who, raised_at: at, desire });
                }
            }
            Event::HandLowered { who, .. } => self.hands.retain(|hand| hand.who != who),
            Event::HandMoved { who, place } => {
                if let Some(from) = self.hand(who) {
                    let hand = self.hands.remove(from);
                    self.hands.insert(place.min(self.hands.len()), hand);
                }
            }
            Event::HandsCleared => self.hands.clear(),
            Event::FloorGiven { who, limit } => {
                self.hands.retain(|hand| hand.who != who);
                let limit = limit.map(Duration::from_millis);
                self.floor = Some(Share { who, began: at, limit, pieces: 0 });
            }
            Event::FloorEnded { who, .. } => {
                if let Some(share) = self.floor.take_if(|share| share.who == who)
                    && share.pieces > 0
                {
                    self.person_mut(who).shares += 1;
                }
            }
            Event::ShareExtended { who, by } => {
                if let Some(share) = self.floor.as_mut().filter(|share| share.who == who) {
                    share.limit = share.limit.map(|limit| limit + Duration::from_millis(by));
                }
            }
            Event::ChairChanged { who, .. } => self.acting_chair = who,
            Event::PositionGiven { who, position } => {
                let person = self.person_mut(who);
                if !person.has(position) {
                    person.positions.push(position);
                }
            }
            Event::PositionTaken { who, position } => {
                self.person_mut(who).positions.retain(|&held| held != position);
            }
            Event::DoorSet { door } => self.door = door,
            Event::Seated { who, seat } => self.person_mut(who).seat = seat,
            Event::Muted { who, muted } => self.person_mut(who).muted = muted,
            Event::ExtraTime { who, extra } => self.person_mut(who).extra = Duration::from_millis(extra),
        }
    }

    /// Takes in that somebody posted a message.
    pub fn apply_post(&mut self, author: AccountId) {
        if let Some(share) = self.floor.as_mut().filter(|share| share.who == author) {
            share.pieces = share.pieces.saturating_add(1);
        }
    }

    /// Whether somebody may post to the room now.
    pub fn may_post(&self, who: AccountId) -> Result<(), Refusal> {
        self.may_be_heard(who)?;
        let leads = self.acting_chair == Some(who);
        match self.phase().who_posts {
            _ if self.has_ended() => Err(Refusal::Ended),
            WhoPosts::Everyone => Ok(()),
            WhoPosts::Floor if leads || self.holds_floor(who) => Ok(()),
            WhoPosts::Floor => Err(Refusal::NotYourTurn),
            WhoPosts::Chair if leads => Ok(()),
            WhoPosts::Chair => Err(Refusal::ChairSpeaks),
        }
    }

    /// Whether somebody may read the room: observers may, and people who wait may not.
    pub fn may_read(&self, who: AccountId) -> bool {
        self.person(who).is_some_and(|person| matches!(person.seat, Seat::Inside | Seat::Observing))
    }

    pub fn phase(&self) -> &Phase {
        self.format.phase(self.phase)
    }

    pub fn phase_number(&self) -> usize {
        self.phase
    }

    pub fn phase_since(&self) -> Timestamp {
        self.phase_since
    }

    pub fn format(&self) -> &Format {
        &self.format
    }

    pub fn has_ended(&self) -> bool {
        self.phase().kind == PhaseKind::Ended
    }

    /// The raised hands, in the order in which they will be called.
    pub fn hands(&self) -> &[Hand] {
        &self.hands
    }

    pub fn floor(&self) -> Option<&Share> {
        self.floor.as_ref()
    }

    pub fn door(&self) -> Door {
        self.door
    }

    /// Who runs the meeting at the moment.
    pub fn acting_chair(&self) -> Option<AccountId> {
        self.acting_chair
    }

    pub fn person(&self, who: AccountId) -> Option<&Person> {
        self.people.get(&who)
    }

    pub fn people(&self) -> impl Iterator<Item = (AccountId, &Person)> {
        self.people.iter().map(|(who, person)| (*who, person))
    }

    pub fn holds_floor(&self, who: AccountId) -> bool {
        self.floor.as_ref().is_some_and(|share| share.who == who)
    }

    pub(super) fn hand(&self, who: AccountId) -> Option<usize> {
        self.hands.iter().position(|hand| hand.who == who)
    }

    pub(super) fn may_be_heard(&self, who: AccountId) -> Result<(), Refusal> {
        let person = self.person(who).ok_or(Refusal::NotInside)?;
        match person.seat {
            Seat::Waiting => Err(Refusal::NotInside),
            Seat::Observing => Err(Refusal::Observing),
            Seat::PutOut => Err(Refusal::PutOut),
            Seat::Inside if person.muted => Err(Refusal::Muted),
            Seat::Inside => Ok(()),
        }
    }

    fn person_mut(&mut self, who: AccountId) -> &mut Person {
        self.people.entry(who).or_default()
    }
}
