//! A meeting as it goes, and what can never happen in one.

use std::time::Duration;

use proptest::prelude::*;

use super::format::MOST_PHASES;
use super::*;
use crate::clock::Timestamp;
use crate::ids::AccountId;

const MINUTE: Duration = Duration::from_secs(60);

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_millis(1_700_000_000_000 + seconds * 1000)
}

fn phase(kind: PhaseKind, who_posts: WhoPosts, order: Order) -> Phase {
    let shares = who_posts == WhoPosts::Floor;
    Phase { kind, who_posts, takes_hands: shares, order, share: shares.then_some(MINUTE * 3) }
}

/// Lobby, opening, shares, burning desire, fellowship, end.
fn format(order: Order) -> Format {
    Format::new(vec![
        phase(PhaseKind::Opening, WhoPosts::Chair, order),
        phase(PhaseKind::Shares, WhoPosts::Floor, order),
        phase(PhaseKind::BurningDesire, WhoPosts::Floor, order),
        phase(PhaseKind::Fellowship, WhoPosts::Everyone, order),
    ])
    .expect("a format")
}

/// A meeting, its people by name, and everything that happened.
struct Hall {
    session: Session,
    presence: Presence,
    people: Vec<AccountId>,
    now: i64,
    happened: Vec<(Event, Timestamp)>,
}

impl Hall {
    /// Ada chairs, Ben is her co-chair, Cy greets; the others are members.
    fn new(order: Order) -> Self {
        let people: Vec<AccountId> = (0..6).map(|_| AccountId::new()).collect();
        let serving =
            [(people[0], Position::Chair), (people[1], Position::CoChair), (people[2], Position::Greeter)];
        let session = Session::new(format(order), serving, at(0));
        let mut hall = Self { session, presence: Presence::default(), people, now: 0, happened: Vec::new() };
        for who in 0..6 {
            hall.does(who, Command::Arrive).expect("the door is open");
            hall.presence.came(hall.people[who], false, at(0));
        }
        hall.watches();
        hall
    }

    fn does(&mut self, who: usize, command: Command) -> Result<(), Refusal> {
        self.asks(Actor { who: self.people[who], moderates: false }, command)
    }

    fn asks(&mut self, actor: Actor, command: Command) -> Result<(), Refusal> {
        for event in self.session.decide(actor, &command)? {
            self.happens(event);
        }
        Ok(())
    }

    fn happens(&mut self, event: Event) {
        self.session.apply(&event, at(self.now));
        self.happened.push((event, at(self.now)));
    }

    fn watches(&mut self) {
        if let Some(event) = self.session.watch(&self.presence, at(0), at(self.now)) {
            self.happens(event);
        }
    }

    fn queue(&self) -> Vec<usize> {
        let place = |hand: &Hand| self.people.iter().position(|&who| who == hand.who);
        self.session.hands().iter().filter_map(place).collect()
    }

    fn posts(&self, who: usize) -> Result<(), Refusal> {
        self.session.may_post(self.people[who])
    }
}

#[test]
fn a_meeting_goes_from_its_lobby_to_its_end() {
    let mut hall = Hall::new(Order::AsRaised);
    assert_eq!(hall.session.acting_chair(), Some(hall.people[0]));
    assert_eq!(hall.posts(4), Ok(()), "the lobby is free");
    assert_eq!(hall.does(3, Command::RaiseHand { desire: false }), Err(Refusal::NoHands));
    hall.does(0, Command::NextPhase).expect("the chair opens");
    assert_eq!(hall.posts(4), Err(Refusal::ChairSpeaks));
    assert_eq!(hall.does(4, Command::NextPhase), Err(Refusal::ChairOnly));
    hall.does(0, Command::NextPhase).expect("on to the shares");
    for who in [3, 4, 5] {
        hall.does(who, Command::RaiseHand { desire: false }).expect("hands are taken");
    }
    hall.does(0, Command::CallNext).expect("Dee is next");
    assert_eq!((hall.posts(3), hall.posts(0)), (Ok(()), Ok(())), "the speaker and the chair");
    assert_eq!((hall.posts(4), hall.posts(1)), (Err(Refusal::NotYourTurn), Err(Refusal::NotYourTurn)));
    assert_eq!(hall.queue(), [4, 5]);
    hall.does(4, Command::Defer).expect("a hand is up");
    assert_eq!(hall.queue(), [5, 4]);
    hall.session.apply_post(hall.people[3]);
    hall.does(3, Command::EndShare).expect("Dee has the floor");
    assert!(hall.session.floor().is_none());
    hall.does(1, Command::CallNext).expect("the co-chair helps");
    assert!(hall.session.holds_floor(hall.people[5]));
    hall.does(5, Command::Pass).expect("nobody has to speak");
    hall.does(0, Command::GoToPhase { phase: 4 }).expect("fellowship");
    assert_eq!(hall.posts(5), Ok(()));
    assert_eq!(hall.queue(), [4], "a hand stays up, whatever comes");
    hall.does(0, Command::NextPhase).expect("the end");
    assert_eq!((hall.posts(0), hall.does(0, Command::CallNext)), (Err(Refusal::Ended), Err(Refusal::Ended)));
}

#[test]
fn who_has_not_shared_yet_comes_first_where_the_format_says_so() {
    let mut hall = Hall::new(Order::NotYetSharedFirst);
    hall.does(0, Command::GoToPhase { phase: 2 }).expect("shares");
    for who in [3, 4] {
        hall.does(who, Command::RaiseHand { desire: false }).expect("a hand");
        hall.does(0, Command::CallNext).expect("next");
        hall.session.apply_post(hall.people[who]);
        hall.does(who, Command::EndShare).expect("done");
    }
    for who in [3, 4, 5, 2] {
        hall.does(who, Command::RaiseHand { desire: false }).expect("a hand");
    }
    assert_eq!(hall.queue(), [5, 2, 3, 4]);
}

#[test]
fn a_burning_desire_goes_first_in_its_own_part() {
    let mut hall = Hall::new(Order::AsRaised);
    hall.does(0, Command::GoToPhase { phase: 3 }).expect("burning desire");
    hall.does(3, Command::RaiseHand { desire: false }).expect("a hand");
    hall.does(4, Command::RaiseHand { desire: true }).expect("a hand");
    hall.does(5, Command::RaiseHand { desire: true }).expect("a hand");
    assert_eq!(hall.queue(), [4, 5, 3]);
    hall.does(0, Command::MoveHand { who: hall.people[3], place: 0 }).expect("the chair reorders");
    assert_eq!(hall.queue(), [3, 4, 5]);
}

#[test]
fn a_share_has_a_soft_limit_that_grows_and_never_cuts() {
    let mut hall = Hall::new(Order::AsRaised);
    hall.does(0, Command::GoToPhase { phase: 2 }).expect("shares");
    hall.does(3, Command::ExtraTime { who: hall.people[3], extra: MINUTE })
        .expect("a slow typer asks for themselves");
    assert_eq!(
        hall.does(4, Command::ExtraTime { who: hall.people[5], extra: MINUTE }),
        Err(Refusal::ChairOnly)
    );
    hall.does(0, Command::Call { who: hall.people[3] }).expect("the chair may call anybody");
    let left = |hall: &Hall, seconds| hall.session.floor().and_then(|share| share.left(at(seconds)));
    assert_eq!(left(&hall, 60), Some(MINUTE * 3));
    hall.does(0, Command::Extend { by: MINUTE * 2 }).expect("two more minutes");
    assert_eq!(left(&hall, 60), Some(MINUTE * 5));
    assert_eq!(hall.does(0, Command::Extend { by: MINUTE * 11 }), Err(Refusal::TooLong));
    assert_eq!(left(&hall, 3600), None);
    assert_eq!(hall.posts(3), Ok(()), "the limit is over, and nobody is cut off");
}

#[test]
fn the_co_chair_takes_over_after_ten_seconds_and_gives_back() {
    let mut hall = Hall::new(Order::AsRaised);
    let [ada, ben, cy, dee] = [0, 1, 2, 3].map(|who| hall.people[who]);
    hall.presence.went(ada, at(100));
    hall.now = 109;
    hall.watches();
    assert_eq!(hall.session.acting_chair(), Some(ada), "a tunnel's mouth");
    hall.now = 110;
    hall.watches();
    assert_eq!(hall.session.acting_chair(), Some(ben));
    hall.happens(Event::PositionGiven { who: cy, position: Position::Timekeeper });
    hall.presence.went(ben, at(120));
    hall.now = 130;
    hall.watches();
    assert_eq!(hall.session.acting_chair(), Some(cy));
    hall.presence.went(cy, at(140));
    hall.now = 150;
    hall.watches();
    assert_eq!(hall.session.acting_chair(), Some(cy), "nobody is there to take over");
    hall.presence.came(dee, true, at(150));
    hall.watches();
    assert_eq!(hall.session.acting_chair(), Some(dee));
    hall.presence.came(ada, false, at(155));
    hall.watches();
    assert_eq!(hall.session.acting_chair(), Some(ada), "the chair takes the role back");
}

#[test]
fn who_is_put_out_stays_out_and_takes_nothing_with_them() {
    let mut hall = Hall::new(Order::AsRaised);
    let dee = hall.people[3];
    hall.does(0, Command::GoToPhase { phase: 2 }).expect("shares");
    hall.does(3, Command::RaiseHand { desire: false }).expect("a hand");
    hall.does(0, Command::CallNext).expect("next");
    assert_eq!(
        hall.does(4, Command::Seat { who: dee, seat: Seat::PutOut, reason: String::new() }),
        Err(Refusal::ChairOnly)
    );
    assert_eq!(
        hall.does(1, Command::Seat { who: hall.people[0], seat: Seat::PutOut, reason: String::new() }),
        Err(Refusal::ItsTheChair)
    );
    hall.does(0, Command::Seat { who: dee, seat: Seat::PutOut, reason: String::new() }).expect("one touch");
    assert!(hall.session.floor().is_none() && !hall.session.may_read(dee));
    assert_eq!(hall.does(3, Command::Arrive), Err(Refusal::PutOut));
    assert_eq!(
        hall.does(0, Command::Seat { who: dee, seat: Seat::Inside, reason: String::new() }),
        Err(Refusal::PutOut)
    );
    let moderator = Actor { who: hall.people[5], moderates: true };
    hall.asks(moderator, Command::Seat { who: dee, seat: Seat::Inside, reason: String::new() })
        .expect("a mistake can be mended");
}

#[test]
fn the_door_holds_back_strangers_and_never_who_was_in() {
    let mut hall = Hall::new(Order::AsRaised);
    let stranger = Actor { who: AccountId::new(), moderates: false };
    hall.does(0, Command::SetDoor { door: Door::Lobby }).expect("the chair");
    hall.asks(stranger, Command::Arrive).expect("they wait");
    assert_eq!(hall.session.may_post(stranger.who), Err(Refusal::NotInside));
    assert!(!hall.session.may_read(stranger.who));
    hall.does(2, Command::Seat { who: stranger.who, seat: Seat::Inside, reason: String::new() })
        .expect("the greeter lets them in");
    assert_eq!(hall.session.may_post(stranger.who), Ok(()));
    hall.does(0, Command::SetDoor { door: Door::Locked }).expect("the chair");
    assert_eq!(hall.asks(Actor { who: AccountId::new(), ..stranger }, Command::Arrive), Err(Refusal::Locked));
    hall.does(4, Command::Arrive).expect("who was in comes back");
}

#[test]
fn a_command_is_read_from_a_frame() {
    let who = AccountId::new();
    for (frame, command) in [
        (r#"{"action":"raise-hand"}"#.to_owned(), Command::RaiseHand { desire: false }),
        (r#"{"action":"extend","by":60000}"#.to_owned(), Command::Extend { by: MINUTE }),
        (
            format!(r#"{{"action":"seat","who":"{who}","seat":"put-out"}}"#),
            Command::Seat { who, seat: Seat::PutOut, reason: String::new() },
        ),
    ] {
        assert_eq!(serde_json::from_str::<Command>(&frame).expect("a command"), command);
    }
    assert!(serde_json::from_str::<Command>(r#"{"action":"give-up"}"#).is_err());
}

#[test]
fn a_format_has_a_lobby_and_an_end_and_something_between() {
    assert!(Format::new(Vec::new()).is_none());
    let lobby = phase(PhaseKind::Lobby, WhoPosts::Everyone, Order::AsRaised);
    let shares = phase(PhaseKind::Shares, WhoPosts::Floor, Order::AsRaised);
    assert!(Format::new(vec![shares.clone(), lobby.clone(), shares.clone()]).is_none());
    assert!(Format::new(vec![shares.clone(); MOST_PHASES]).is_none());
    let format = Format::new(vec![lobby, shares]).expect("a format");
    assert_eq!(format.phases().len(), 3);
    assert_eq!(format.phase(99).kind, PhaseKind::Ended);
}

/// Any command, about people of the hall by their numbers.
fn any_command() -> impl Strategy<Value = (usize, bool, CommandBy)> {
    let whom = 0..6_usize;
    let command = prop_oneof![
        3 => any::<bool>().prop_map(CommandBy::Raise),
        1 => Just(CommandBy::Plain(Command::LowerHand)),
        1 => Just(CommandBy::Plain(Command::Pass)),
        1 => Just(CommandBy::Plain(Command::Defer)),
        2 => Just(CommandBy::Plain(Command::EndShare)),
        1 => Just(CommandBy::Plain(Command::Arrive)),
        1 => Just(CommandBy::Plain(Command::NextPhase)),
        3 => (1..4_usize).prop_map(|to| CommandBy::Plain(Command::GoToPhase { phase: to })),
        3 => Just(CommandBy::Plain(Command::CallNext)),
        1 => Just(CommandBy::Plain(Command::TakeFloor)),
        1 => Just(CommandBy::Plain(Command::ClearHands)),
        1 => (0..900_u64).prop_map(|by| CommandBy::Plain(Command::Extend { by: Duration::from_secs(by) })),
        1 => prop_oneof![Just(Door::Open), Just(Door::Lobby), Just(Door::Locked)]
            .prop_map(|door| CommandBy::Plain(Command::SetDoor { door })),
        12 => (whom, 0..9_usize, 0..8_usize).prop_map(|(whom, which, place)| CommandBy::About(whom, which, place)),
        2 => Just(CommandBy::Posts),
        2 => any::<bool>().prop_map(CommandBy::Connects),
    ];
    (0..6_usize, prop::bool::weighted(0.1), command)
}

#[derive(Clone, Debug)]
enum CommandBy {
    Plain(Command),
    Raise(bool),
    About(usize, usize, usize),
    Posts,
    Connects(bool),
}

impl CommandBy {
    fn command(&self, people: &[AccountId]) -> Option<Command> {
        let seats = [Seat::Inside, Seat::Observing, Seat::PutOut];
        let positions = [Position::Chair, Position::CoChair, Position::Timekeeper, Position::Greeter];
        Some(match self {
            Self::Plain(command) => command.clone(),
            Self::Raise(desire) => Command::RaiseHand { desire: *desire },
            Self::About(whom, which, place) => {
                let whom = people[*whom];
                match which {
                    0 => Command::Call { who: whom },
                    1 => Command::MoveHand { who: whom, place: *place },
                    2 => Command::LowerHandOf { who: whom },
                    3 => Command::Mute { who: whom, muted: place % 2 == 0 },
                    4 | 5 => Command::Seat { who: whom, seat: seats[place % 3], reason: String::new() },
                    6 => Command::GivePosition { who: whom, position: positions[place % 4] },
                    7 => Command::TakePosition { who: whom, position: positions[place % 4] },
                    _ => Command::ExtraTime { who: whom, extra: MINUTE * 3 },
                }
            }
            Self::Posts | Self::Connects(_) => return None,
        })
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]
    #[test]
    fn whoever_does_whatever_the_laws_of_the_floor_hold(
        not_yet_shared_first in any::<bool>(),
        steps in prop::collection::vec(any_command(), 1..80),
    ) {
        let order = if not_yet_shared_first { Order::NotYetSharedFirst } else { Order::AsRaised };
        let mut hall = Hall::new(order);
        // A client that was there from the beginning, and applies what it is told to a queue of its own.
        let mut seen: Vec<AccountId> = Vec::new();
        for (who, moderates, step) in steps {
            hall.now += 3;
            let before = hall.session.clone();
            let known = hall.happened.len();
            match (&step, step.command(&hall.people)) {
                (_, Some(command)) => {
                    let refused = hall.asks(Actor { who: hall.people[who], moderates }, command).is_err();
                    prop_assert!(!refused || hall.session == before, "a refusal changes nothing");
                }
                (CommandBy::Connects(true), _) => hall.presence.came(hall.people[who], moderates, at(hall.now)),
                (CommandBy::Connects(false), _) => hall.presence.went(hall.people[who], at(hall.now)),
                (_, _) if hall.posts(who).is_ok() => hall.session.apply_post(hall.people[who]),
                _ => {}
            }
            hall.watches();
            for (event, _) in &hall.happened[known..] {
                follow(&mut seen, event);
            }
            let queue: Vec<AccountId> = hall.session.hands().iter().map(|hand| hand.who).collect();
            prop_assert_eq!(&seen, &queue, "every client sees the server's order");
            laws_hold(&hall, &before, &hall.happened[known..])?;
        }
    }
}

/// The queue as the app keeps it.
fn follow(queue: &mut Vec<AccountId>, event: &Event) {
    match *event {
        Event::HandRaised { who, place, .. } => queue.insert(place, who),
        Event::HandLowered { who, .. } | Event::FloorGiven { who, .. } => queue.retain(|&one| one != who),
        Event::HandMoved { who, place } => {
            queue.retain(|&one| one != who);
            queue.insert(place, who);
        }
        Event::HandsCleared => queue.clear(),
        _ => {}
    }
}

fn laws_hold(hall: &Hall, before: &Session, news: &[(Event, Timestamp)]) -> Result<(), TestCaseError> {
    let session = &hall.session;
    let heard = |who| session.person(who).is_some_and(Person::may_speak);
    if let Some(share) = session.floor() {
        prop_assert!(heard(share.who), "who has the floor can be heard");
        prop_assert!(session.hands().iter().all(|hand| hand.who != share.who));
    }
    for (place, hand) in session.hands().iter().enumerate() {
        prop_assert!(heard(hand.who), "who waits can be heard");
        prop_assert!(session.hands()[..place].iter().all(|other| other.who != hand.who), "one hand each");
    }
    for hand in before.hands() {
        let gone = session.hands().iter().all(|one| one.who != hand.who);
        let told = news.iter().any(|(event, _)| match event {
            Event::HandLowered { who, .. } | Event::FloorGiven { who, .. } => *who == hand.who,
            Event::HandsCleared => true,
            _ => false,
        });
        prop_assert!(!gone || told, "no hand is lost");
    }
    let posting: Vec<AccountId> =
        hall.people.iter().copied().filter(|&who| session.may_post(who).is_ok()).collect();
    prop_assert!(posting.iter().all(|&who| heard(who)), "nobody posts who may not be heard");
    if session.phase().who_posts != WhoPosts::Everyone {
        let others =
            posting.iter().filter(|&&who| session.acting_chair() != Some(who) && !session.holds_floor(who));
        prop_assert_eq!(others.count(), 0, "only the speaker and the chair");
    }
    let chairs = session.people().filter(|(_, person)| person.has(Position::Chair)).count();
    prop_assert!(chairs <= 1, "one person is the appointed chair");
    Ok(())
}

/// What a restart does: everything that was kept is applied to a fresh session.
#[test]
fn a_restart_in_mid_share_resumes_where_it_was() {
    let mut hall = Hall::new(Order::NotYetSharedFirst);
    let fresh = Session::new(
        format(Order::NotYetSharedFirst),
        [
            (hall.people[0], Position::Chair),
            (hall.people[1], Position::CoChair),
            (hall.people[2], Position::Greeter),
        ],
        at(0),
    );
    hall.does(0, Command::GoToPhase { phase: 2 }).expect("shares");
    for who in [3, 4, 5] {
        hall.now += 5;
        hall.does(who, Command::RaiseHand { desire: false }).expect("a hand");
    }
    hall.does(0, Command::CallNext).expect("next");
    hall.does(0, Command::Mute { who: hall.people[5], muted: true }).expect("one touch");
    hall.does(0, Command::Extend { by: MINUTE }).expect("more time");
    let mut resumed = fresh;
    for (event, at) in &hall.happened {
        let kept = serde_json::to_string(event).expect("an event is kept as JSON");
        resumed.apply(&serde_json::from_str(&kept).expect("and read back"), *at);
    }
    assert_eq!(resumed, hall.session);
    assert_eq!(
        resumed.floor().and_then(|share| share.left(at(70))),
        Some(MINUTE * 4 - Duration::from_secs(55))
    );
}
