//! What follows from a command.

use std::time::Duration;

use super::command::{Command, Refusal};
use super::event::{Event, HowEnded, WhyChair, WhyLowered};
use super::format::{Order, Phase, PhaseKind, WhoPosts};
use super::people::{Door, Position, Seat};
use super::state::Session;
use crate::ids::AccountId;

/// The longest a share can be made at once, and the most that can be added to each share of one person.
const MOST_ADDED: Duration = Duration::from_secs(10 * 60);

/// The longest soft limit, however often it is extended.
const LONGEST_SHARE: Duration = Duration::from_secs(60 * 60);

/// Who asks. `moderates`: they look after the room, whether or not they serve in the meeting.
#[derive(Clone, Copy, Debug)]
pub struct Actor {
    pub who: AccountId,
    pub moderates: bool,
}

impl Session {
    /// What a command leads to: events to be kept and applied together, in this order. No event means that it is
    /// so already.
    pub fn decide(&self, actor: Actor, command: &Command) -> Result<Vec<Event>, Refusal> {
        if self.has_ended() {
            return Err(Refusal::Ended);
        }
        let who = actor.who;
        match *command {
            Command::Arrive => self.arrive(actor),
            Command::RaiseHand { desire } => self.raise_hand(who, desire),
            Command::LowerHand => {
                self.hand(who).ok_or(Refusal::NoHand)?;
                Ok(vec![Event::HandLowered { who, why: WhyLowered::Themselves }])
            }
            Command::Pass if self.holds_floor(who) => {
                Ok(vec![Event::FloorEnded { who, how: HowEnded::Passed }])
            }
            Command::Pass => {
                self.hand(who).ok_or(Refusal::NoHand)?;
                Ok(vec![Event::HandLowered { who, why: WhyLowered::Passed }])
            }
            Command::Defer => {
                let place = self.hand(who).ok_or(Refusal::NoHand)? + 1;
                let is_last = place == self.hands.len();
                Ok(if is_last { Vec::new() } else { vec![Event::HandMoved { who, place }] })
            }
            Command::EndShare => match &self.floor {
                Some(share) if share.who == who => Ok(vec![Event::FloorEnded { who, how: HowEnded::Done }]),
                Some(_) => Err(Refusal::NotYourTurn),
                None => Err(Refusal::NobodyShares),
            },
            Command::ExtraTime { who, extra } => self.extra_time(actor, who, extra),
            Command::Extend { by } => self.extend(actor, by),
            Command::Seat { who, seat, .. } => self.seat(actor, who, seat),
            _ => {
                self.must_run(actor)?;
                self.chair(command)
            }
        }
    }

    /// The commands of whoever runs the meeting.
    fn chair(&self, command: &Command) -> Result<Vec<Event>, Refusal> {
        match *command {
            Command::NextPhase => self.go_to(self.phase + 1),
            Command::GoToPhase { phase } => self.go_to(phase),
            Command::CallNext => self.call(self.hands.first().ok_or(Refusal::NobodyWaits)?.who),
            Command::Call { who } => self.call(who),
            Command::TakeFloor => {
                let who = self.floor.as_ref().ok_or(Refusal::NobodyShares)?.who;
                Ok(vec![Event::FloorEnded { who, how: HowEnded::Chair }])
            }
            Command::MoveHand { who, place } => {
                let from = self.hand(who).ok_or(Refusal::NoHand)?;
                let place = place.min(self.hands.len() - 1);
                Ok(if from == place { Vec::new() } else { vec![Event::HandMoved { who, place }] })
            }
            Command::LowerHandOf { who } => {
                self.hand(who).ok_or(Refusal::NoHand)?;
                Ok(vec![Event::HandLowered { who, why: WhyLowered::Chair }])
            }
            Command::ClearHands if self.hands.is_empty() => Ok(Vec::new()),
            Command::ClearHands => Ok(vec![Event::HandsCleared]),
            Command::SetDoor { door } if door == self.door => Ok(Vec::new()),
            Command::SetDoor { door } => Ok(vec![Event::DoorSet { door }]),
            Command::Mute { who, muted } => self.mute(who, muted),
            Command::GivePosition { who, position } => self.give_position(who, position),
            Command::TakePosition { who, position } => {
                let held = self.person(who).is_some_and(|person| person.has(position));
                if !held {
                    return Err(Refusal::NotHere);
                }
                if position == Position::Chair {
                    return Err(Refusal::ItsTheChair);
                }
                Ok(vec![Event::PositionTaken { who, position }])
            }
            _ => Ok(Vec::new()),
        }
    }

    fn arrive(&self, actor: Actor) -> Result<Vec<Event>, Refusal> {
        let who = actor.who;
        let serves = actor.moderates || self.person(who).is_some_and(|person| person.serves());
        let seat = match self.person(who).map(|person| person.seat) {
            Some(Seat::PutOut) => return Err(Refusal::PutOut),
            Some(Seat::Inside | Seat::Observing) => return Ok(Vec::new()),
            Some(Seat::Waiting) if !serves && self.door != Door::Open => return Ok(Vec::new()),
            _ if serves => Seat::Inside,
            _ => match self.door {
                Door::Open => Seat::Inside,
                Door::Lobby => Seat::Waiting,
                Door::Locked => return Err(Refusal::Locked),
            },
        };
        Ok(vec![Event::Seated { who, seat }])
    }

    fn raise_hand(&self, who: AccountId, desire: bool) -> Result<Vec<Event>, Refusal> {
        self.may_be_heard(who)?;
        if !self.phase().takes_hands {
            return Err(Refusal::NoHands);
        }
        if self.hand(who).is_some() || self.holds_floor(who) {
            return Ok(Vec::new());
        }
        Ok(vec![Event::HandRaised { who, place: self.place_of(who, desire), desire }])
    }

    /// Where a new hand comes into the queue: behind the last of those it does not go before.
    fn place_of(&self, who: AccountId, desire: bool) -> usize {
        let behind = |goes_first: &dyn Fn(&super::state::Hand) -> bool| {
            self.hands.iter().rposition(goes_first).map_or(0, |last| last + 1)
        };
        let phase = self.phase();
        if desire && phase.kind == PhaseKind::BurningDesire {
            return behind(&|hand| hand.desire);
        }
        let has_shared = |who| self.person(who).is_some_and(|person| person.shares > 0);
        if phase.order == Order::NotYetSharedFirst && !has_shared(who) {
            return behind(&|hand| !has_shared(hand.who));
        }
        self.hands.len()
    }

    fn call(&self, who: AccountId) -> Result<Vec<Event>, Refusal> {
        let phase = self.phase();
        if !has_shares(phase) {
            return Err(Refusal::NoHands);
        }
        let person = self.person(who).ok_or(Refusal::NotHere)?;
        if !person.may_speak() {
            return Err(Refusal::CannotBeHeard);
        }
        if self.holds_floor(who) {
            return Ok(Vec::new());
        }
        let limit = phase.share.map(|limit| millis(limit + person.extra));
        let before = self.floor.as_ref();
        let ended = before.map(|share| Event::FloorEnded { who: share.who, how: HowEnded::Chair });
        Ok(ended.into_iter().chain([Event::FloorGiven { who, limit }]).collect())
    }

    fn go_to(&self, phase: usize) -> Result<Vec<Event>, Refusal> {
        if phase > self.format.last() || phase == 0 {
            return Err(Refusal::NoSuchPhase);
        }
        if phase == self.phase {
            return Ok(Vec::new());
        }
        let stops = self.floor.as_ref().filter(|_| !has_shares(self.format.phase(phase)));
        let ended = stops.map(|share| Event::FloorEnded { who: share.who, how: HowEnded::Phase });
        Ok(ended.into_iter().chain([Event::PhaseBegan { phase }]).collect())
    }

    /// The end, whatever goes on: nothing where it is there already.
    pub fn end(&self) -> Vec<Event> {
        self.go_to(self.format.last()).unwrap_or_default()
    }

    fn extend(&self, actor: Actor, by: Duration) -> Result<Vec<Event>, Refusal> {
        if !self.holds(actor.who, Position::Timekeeper) {
            self.must_run(actor)?;
        }
        let share = self.floor.as_ref().ok_or(Refusal::NobodyShares)?;
        let Some(limit) = share.limit else { return Ok(Vec::new()) };
        if by > MOST_ADDED || limit + by > LONGEST_SHARE {
            return Err(Refusal::TooLong);
        }
        Ok(vec![Event::ShareExtended { who: share.who, by: millis(by) }])
    }

    fn extra_time(&self, actor: Actor, who: AccountId, extra: Duration) -> Result<Vec<Event>, Refusal> {
        if actor.who != who && !self.holds(actor.who, Position::Timekeeper) {
            self.must_run(actor)?;
        }
        let person = self.person(who).ok_or(Refusal::NotHere)?;
        if extra > MOST_ADDED {
            return Err(Refusal::TooLong);
        }
        let same = person.extra == extra;
        Ok(if same { Vec::new() } else { vec![Event::ExtraTime { who, extra: millis(extra) }] })
    }

    fn seat(&self, actor: Actor, who: AccountId, seat: Seat) -> Result<Vec<Event>, Refusal> {
        let person = self.person(who).ok_or(Refusal::NotHere)?;
        // The greeter opens the door, and anybody may choose to read only; everything else is for whoever runs the
        // meeting.
        let lets_in = person.seat == Seat::Waiting && seat == Seat::Inside;
        let steps_back = actor.who == who && person.seat == Seat::Inside && seat == Seat::Observing;
        if !(steps_back || lets_in && self.holds(actor.who, Position::Greeter)) {
            self.must_run(actor)?;
        }
        if person.seat == Seat::PutOut && !actor.moderates {
            return Err(Refusal::PutOut);
        }
        if person.seat == seat || seat == Seat::Waiting {
            return Ok(Vec::new());
        }
        if seat == Seat::Inside {
            return Ok(vec![Event::Seated { who, seat }]);
        }
        if self.leads(who) {
            return Err(Refusal::ItsTheChair);
        }
        let mut events = self.silence(who);
        events.extend(person.positions.iter().map(|&position| Event::PositionTaken { who, position }));
        events.push(Event::Seated { who, seat });
        Ok(events)
    }

    fn mute(&self, who: AccountId, muted: bool) -> Result<Vec<Event>, Refusal> {
        let person = self.person(who).ok_or(Refusal::NotHere)?;
        if person.muted == muted {
            return Ok(Vec::new());
        }
        if muted && self.leads(who) {
            return Err(Refusal::ItsTheChair);
        }
        let mut events = if muted { self.silence(who) } else { Vec::new() };
        events.push(Event::Muted { who, muted });
        Ok(events)
    }

    fn give_position(&self, who: AccountId, position: Position) -> Result<Vec<Event>, Refusal> {
        let person = self.person(who).ok_or(Refusal::NotHere)?;
        if !person.may_speak() {
            return Err(Refusal::CannotBeHeard);
        }
        if person.has(position) {
            return Ok(Vec::new());
        }
        let mut events = vec![Event::PositionGiven { who, position }];
        if position == Position::Chair {
            // There is one chair: who held the position before gives it up.
            let before = self.people().filter(|(_, person)| person.has(Position::Chair));
            events.extend(before.map(|(who, _)| Event::PositionTaken { who, position }));
            events.push(Event::ChairChanged { who: Some(who), why: WhyChair::Appointed });
        }
        Ok(events)
    }

    /// What has to happen before somebody may not be heard any more.
    fn silence(&self, who: AccountId) -> Vec<Event> {
        let hand = self.hand(who).map(|_| Event::HandLowered { who, why: WhyLowered::Gone });
        let floor = self.holds_floor(who).then_some(Event::FloorEnded { who, how: HowEnded::Gone });
        hand.into_iter().chain(floor).collect()
    }

    /// Whether it is for this person to run the meeting: whoever stands in and is muted does not.
    pub fn runs(&self, actor: Actor) -> bool {
        self.must_run(actor).is_ok()
    }

    fn must_run(&self, actor: Actor) -> Result<(), Refusal> {
        let runs = actor.moderates || self.leads(actor.who) || self.holds(actor.who, Position::CoChair);
        if runs { Ok(()) } else { Err(Refusal::ChairOnly) }
    }

    fn leads(&self, who: AccountId) -> bool {
        self.acting_chair == Some(who) || self.holds(who, Position::Chair)
    }

    /// Holds a position, and can be heard.
    fn holds(&self, who: AccountId, position: Position) -> bool {
        self.person(who).is_some_and(|person| person.may_speak() && person.has(position))
    }
}

/// Whether somebody can have the floor in it.
fn has_shares(phase: &Phase) -> bool {
    phase.takes_hands || phase.who_posts == WhoPosts::Floor
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
