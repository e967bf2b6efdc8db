//! A session as it crosses the wire.

use std::collections::HashMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::{Hall, watch};
use crate::accounts::{self, Author};
use crate::clock::Timestamp;
use crate::ids::{AccountId, RoomId, SeriesId};
use crate::meetings::error::MeetingError;
use crate::meetings::formats::Step;
use crate::meetings::session::{Actor, Door, PhaseKind, Position, Refusal, Seat, WhoPosts};
use crate::rooms::RoomMember;
use crate::state::AppState;
use crate::words::Language;

/// A meeting that is on, as one person sees it when its log stands at `seq`. What comes after is in the log.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LiveMeeting)]
pub struct HallView {
    pub room: RoomId,
    pub series: SeriesId,
    pub seq: u64,
    pub server_time: Timestamp,
    /// When it is planned to end.
    pub ends_at: Timestamp,
    pub ended: bool,
    /// Whether what is said can be read by those who were there after the meeting.
    pub keeps_words: bool,
    pub phases: Vec<PhaseView>,
    /// Where it stands: a place in `phases`.
    pub phase: usize,
    pub phase_since: Timestamp,
    /// In the order in which they will be called.
    pub hands: Vec<HandView>,
    pub floor: Option<FloorView>,
    /// Who runs it at the moment.
    pub chair: Option<Author>,
    pub door: Door,
    /// How many people are there.
    pub people: usize,
    pub me: MeView,
    /// Who waits before the door; for those who serve.
    pub waiting: Option<Vec<Author>>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LiveMeetingPhase)]
pub struct PhaseView {
    pub kind: PhaseKind,
    /// Empty for the lobby and the end.
    pub title: String,
    pub text: String,
    pub who_posts: WhoPosts,
    pub takes_hands: bool,
    pub share_ms: Option<u64>,
    pub minutes: Option<u32>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LiveMeetingHand)]
pub struct HandView {
    pub who: Author,
    pub desire: bool,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LiveMeetingFloor)]
pub struct FloorView {
    pub who: Author,
    pub began: Timestamp,
    pub limit_ms: Option<u64>,
    pub pieces: u32,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LiveMeetingMe)]
pub struct MeView {
    pub seat: Seat,
    pub positions: Vec<Position>,
    pub muted: bool,
    /// Whether it is for this person to run the meeting.
    pub runs: bool,
    pub extra_ms: u64,
}

/// Somebody of the meeting, as those who serve in it see them.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LiveMeetingPerson)]
pub struct PersonView {
    pub who: Author,
    pub seat: Seat,
    pub positions: Vec<Position>,
    pub muted: bool,
    /// How many shares they had.
    pub shares: u32,
    /// What is added to each of their shares.
    pub extra_ms: u64,
    /// Whether they are connected now.
    pub here: bool,
}

/// Everybody who came, by name; for those who serve. Also somebody with whom the reader has a block: whoever serves
/// has to be able to act on everybody, and both stand in the one order of hands already.
pub(super) async fn people(
    app: &AppState,
    member: &RoomMember,
    hall: &Hall,
) -> Result<Vec<PersonView>, MeetingError> {
    let session = &hall.session;
    let who = member.member.id;
    let serves = session.person(who).is_some_and(|person| person.may_speak() && person.serves());
    if !(serves || session.runs(Actor { who, moderates: member.looks_after() })) {
        return Err(Refusal::ServiceOnly.into());
    }
    let ids: Vec<AccountId> = session.people().map(|(who, _)| who).collect();
    let mut names = accounts::authors(app, &ids).await?;
    let present = app.hub().present(hall.room);
    let mut people: Vec<PersonView> = session
        .people()
        .filter_map(|(id, person)| {
            Some(PersonView {
                who: names.remove(&id)?,
                seat: person.seat,
                positions: person.positions.clone(),
                muted: person.muted,
                shares: person.shares,
                extra_ms: u64::try_from(person.extra.as_millis()).unwrap_or(0),
                here: present.contains(&id),
            })
        })
        .collect();
    people.sort_by_cached_key(|person| person.who.handle.to_lowercase());
    Ok(people)
}

pub(super) async fn view(
    app: &AppState,
    member: &RoomMember,
    hall: &Hall,
    language: Language,
) -> Result<HallView, MeetingError> {
    let session = &hall.session;
    let who = member.member.id;
    let person = session.person(who);
    let positions = person.map(|person| person.positions.clone()).unwrap_or_default();
    let runs = session.runs(Actor { who, moderates: member.looks_after() });
    let sees_waiting = runs || positions.contains(&Position::Greeter);
    let waiting = || session.people().filter(|(_, person)| person.seat == Seat::Waiting).map(|(who, _)| who);
    let mut ids: Vec<AccountId> = session.hands().iter().map(|hand| hand.who).collect();
    ids.extend(session.floor().map(|share| share.who));
    ids.extend(session.acting_chair());
    if sees_waiting {
        ids.extend(waiting());
    }
    let people: HashMap<AccountId, Author> = accounts::authors(app, &ids).await?;
    let known = |id: AccountId| people.get(&id).cloned();
    let hand = |hand: &crate::meetings::session::Hand| {
        known(hand.who).map(|who| HandView { who, desire: hand.desire })
    };
    Ok(HallView {
        room: hall.room,
        series: hall.series,
        seq: hall.seq,
        server_time: app.now(),
        ends_at: hall.ends_at,
        ended: hall.closed,
        keeps_words: hall.keeps_words,
        phases: phases(hall, language),
        phase: session.phase_number(),
        phase_since: session.phase_since(),
        hands: session.hands().iter().filter_map(hand).collect(),
        floor: session.floor().and_then(|share| {
            let limit_ms = share.limit.map(|limit| u64::try_from(limit.as_millis()).unwrap_or(u64::MAX));
            known(share.who).map(|who| FloorView { who, began: share.began, limit_ms, pieces: share.pieces })
        }),
        chair: session.acting_chair().and_then(known),
        door: session.door(),
        people: watch::count(app, hall.room),
        me: MeView {
            seat: person.map_or(Seat::Waiting, |person| person.seat),
            muted: person.is_some_and(|person| person.muted),
            extra_ms: person.map_or(0, |person| u64::try_from(person.extra.as_millis()).unwrap_or(0)),
            positions,
            runs,
        },
        waiting: sees_waiting.then(|| waiting().filter_map(known).collect()),
    })
}

fn phases(hall: &Hall, language: Language) -> Vec<PhaseView> {
    let phases = hall.session.format().phases().iter().enumerate();
    let view = |(number, phase): (usize, &crate::meetings::session::Phase)| {
        let step: Option<&Step> = hall.script.step(number);
        let text = step.and_then(|step| step.text.as_ref());
        PhaseView {
            kind: phase.kind,
            title: step.map(|step| step.title.in_(language).to_owned()).unwrap_or_default(),
            text: text.map(|text| text.in_(language).to_owned()).unwrap_or_default(),
            who_posts: phase.who_posts,
            takes_hands: phase.takes_hands,
            share_ms: phase.share.map(|share| u64::try_from(share.as_millis()).unwrap_or(u64::MAX)),
            minutes: step.and_then(|step| step.minutes),
        }
    };
    phases.map(view).collect()
}
