//! Coming to a meeting, and what people do in one: check, write, tell.

use super::{Hall, Halls, held_in};
use crate::accounts::{self, Member};
use crate::clock::Timestamp;
use crate::ids::{MessageId, RoomId};
use crate::live::{Ack, News, Told};
use crate::meetings::access::Viewer;
use crate::meetings::actions::seen;
use crate::meetings::error::MeetingError;
use crate::meetings::formats;
use crate::meetings::model::{Series, parse_local, parse_reason, write_local};
use crate::meetings::schedule::{self, State};
use crate::meetings::session::{Actor, Command, Event, Position, Refusal, Seat};
use crate::meetings::store::{self, SeatRow, SessionRow};
use crate::raid;
use crate::rooms::{self, Happening, RoomMember, RoomRole, Words};
use crate::state::AppState;
use crate::storage::Change;

/// So long before its time a meeting can be entered.
const EARLY: std::time::Duration = std::time::Duration::from_secs(15 * 60);

/// Where somebody came in to.
pub struct Came {
    pub room: RoomId,
    pub seat: Seat,
}

/// Comes to a session of a series, for the first time or again. Whoever comes first opens its room.
pub async fn come_in(app: &AppState, member: Member, name: &str, at: &str) -> Result<Came, MeetingError> {
    let (who, created_at) = (member.id, member.created_at);
    app.limits().joins.spend(&who).map_err(rooms::RoomError::from)?;
    let viewer = Viewer(Some(member));
    let series = seen(app, &viewer, name).await?;
    let session = parse_local(at).and_then(|at| series.session_at(at)).ok_or(MeetingError::NoSession)?;
    let known = store::session_of(app.read(), series.id, &write_local(session.at)).await?;
    let room = match known {
        Some(row) if row.ended_at.is_some() => return Err(Refusal::Ended.into()),
        Some(row) => row.room_id,
        None => open(app, &series, &session).await?,
    };
    let moderates = viewer.may_change(&series);
    let mut change = app.begin().await?;
    rooms::hold(change.tx(), room).await?.ok_or(MeetingError::NoMeeting)?;
    let mut hall = held_in(app, change.tx(), room).await?.ok_or(MeetingError::NoMeeting)?;
    let is_expected = moderates || hall.session.person(who).is_some();
    if !is_expected && raid::is_newcomer(app, created_at) {
        no_raid(app, room).await?;
    }
    let events = hall.session.decide(Actor { who, moderates }, &Command::Arrive)?;
    write(app, &mut change, &mut hall, events, None).await?;
    let seat = hall.session.person(who).map_or(Seat::Waiting, |person| person.seat);
    if matches!(seat, Seat::Inside | Seat::Observing) {
        let role = if moderates { RoomRole::Moderator } else { RoomRole::Member };
        rooms::seat(app, &mut change, room, who, role).await?;
    }
    change.commit().await?;
    Ok(Came { room, seat })
}

/// While a raid lasts, nobody as new as a raider comes to a meeting either. Those who are there or serve stay, and
/// regulars have their meeting.
async fn no_raid(app: &AppState, room: RoomId) -> Result<(), MeetingError> {
    match raid::on(app, Some(room)).await? {
        Some(raid) => Err(rooms::RoomError::DoorClosed(raid.until).into()),
        None => Ok(()),
    }
}

async fn open(app: &AppState, series: &Series, session: &schedule::Session) -> Result<RoomId, MeetingError> {
    let now = app.now();
    let is_on = now >= session.starts.minus(EARLY) && now < session.ends;
    if !is_on || session.state == State::Cancelled {
        return Err(MeetingError::NotOn);
    }
    let script = formats::of(app, &series.format).ok_or(MeetingError::NotOn)?;
    // The first of the chairs chairs, the others stand in.
    let position = |place: usize| if place == 0 { Position::Chair } else { Position::CoChair };
    let serving: Vec<_> =
        series.chairs.iter().enumerate().map(|(place, who)| (*who, position(place))).collect();
    let at = write_local(session.at);
    let change = app.begin().await?;
    if let Some(row) = store::session_of(change.tx(), series.id, &at).await? {
        return Ok(row.room_id);
    }
    let room = rooms::open_meeting(app, change.tx(), &series.name).await?;
    let row = SessionRow {
        room_id: room,
        series_id: series.id,
        at: at.clone(),
        script: serde_json::to_string(&script).unwrap_or_default(),
        serving: serde_json::to_string(&serving).unwrap_or_default(),
        keeps_words: series.keeps_words,
        opened_at: now,
        ends_at: session.ends,
        ended_at: None,
    };
    let stored = match store::insert_session(change.tx(), row).await {
        Ok(()) => change.commit().await,
        Err(cause) => Err(cause),
    };
    match stored {
        Ok(()) => {
            tracing::info!(room.id = %room, series.id = %series.id, "opened meeting {room}");
            Ok(room)
        }
        // Somebody else opened it in the same moment.
        Err(cause) => match store::session_of(app.read(), series.id, &at).await? {
            Some(row) => Ok(row.room_id),
            None => Err(cause.into()),
        },
    }
}

/// Does something in a meeting. The same act again is answered with the same ack.
pub async fn act(
    app: &AppState,
    member: &RoomMember,
    id: MessageId,
    command: &Command,
) -> Result<Ack, MeetingError> {
    app.limits().messages.spend(&member.member.id).map_err(rooms::RoomError::from)?;
    let (room, who) = (member.room(), member.member.id);
    let actor = Actor { who, moderates: member.looks_after() };
    let mut change = app.begin().await?;
    rooms::hold(change.tx(), room).await?.ok_or(MeetingError::NoMeeting)?;
    if let Some((seq, at)) = rooms::act_of(change.tx(), room, id).await? {
        return Ok(ack(room, id, Some(seq), at));
    }
    let mut hall = held_in(app, change.tx(), room).await?.ok_or(MeetingError::NoMeeting)?;
    if hall.closed {
        return Err(Refusal::Ended.into());
    }
    let events = hall.session.decide(actor, command)?;
    let happens = !events.is_empty();
    if let Command::Seat { who: back, seat: Seat::Inside, .. } = command
        && happens
        && actor.moderates
    {
        // Whoever looks after the room and lets somebody in knows that they were put out. Whoever else serves takes
        // back nothing that was decided.
        accounts::let_back_into(app, change.tx(), *back, room).await?;
    }
    write(app, &mut change, &mut hall, events, Some(id)).await?;
    if let Command::Seat { who: out, seat: Seat::PutOut, reason } = command
        && happens
    {
        let words = parse_reason(reason)?;
        let words = (!words.is_empty()).then_some(words);
        rooms::put_out_of_meeting(app, &mut change, room, *out, who, words).await?;
    }
    change.commit().await?;
    Ok(ack(room, id, Some(hall.seq), app.now()))
}

pub(super) fn ack(room: RoomId, id: MessageId, seq: Option<u64>, at: Timestamp) -> Ack {
    let notices = Vec::new();
    Ack { r#type: "ack", room, id, seq, at, held: false, body: None, notices, help: false, act: true }
}

/// Writes what happens: into the log what everybody may know, beside it what is for some; says who may post from
/// now on, and who is in the room. The room is held.
pub(super) async fn write(
    app: &AppState,
    change: &mut Change,
    hall: &mut Hall,
    events: Vec<Event>,
    act: Option<MessageId>,
) -> Result<(), MeetingError> {
    if events.is_empty() {
        return Ok(());
    }
    let (room, at, before) = (hall.room, app.now(), hall.voices());
    let mut public = Vec::new();
    let mut affected = Vec::new();
    for event in &events {
        let detail = serde_json::to_value(event).unwrap_or_default();
        match event.about() {
            Some(who) if event.is_private() => {
                hall.number += 1;
                let row = SeatRow {
                    room_id: room,
                    number: hall.number,
                    after_seq: i64::try_from(hall.seq).unwrap_or(i64::MAX),
                    at,
                    account_id: who,
                    event: detail.to_string(),
                };
                store::insert_seat(change.tx(), row).await?;
                affected.push(who);
            }
            about => {
                hall.seq += 1;
                let act = act.filter(|_| public.is_empty());
                public.push(Happening { about, act, detail });
            }
        }
        hall.session.apply(event, at);
        if let Event::Seated { who, seat: Seat::Inside | Seat::Observing } = *event {
            rooms::seat(app, change, room, who, RoomRole::Member).await?;
        }
    }
    rooms::record(app, change, room, at, public).await?;
    let voices = hall.voices();
    if voices != before {
        rooms::set_voices(change.tx(), room, voices.as_ref()).await?;
    }
    if hall.session.has_ended() {
        close(app, change, hall).await?;
    }
    tell_privately(app, change, hall, affected);
    let (told, known) = (app.clone(), hall.clone());
    change.announce(move || told.memory::<Halls>().keep(known));
    Ok(())
}

/// What is for some is told to whom it is about and to those who serve: they ask again.
fn tell_privately(app: &AppState, change: &mut Change, hall: &Hall, mut people: Vec<crate::ids::AccountId>) {
    if people.is_empty() {
        return;
    }
    people.extend(hall.session.people().filter(|(_, person)| person.serves()).map(|(who, _)| who));
    people.extend(hall.session.acting_chair());
    people.sort_unstable();
    people.dedup();
    let (told, room) = (app.clone(), hall.room);
    change.announce(move || {
        for who in people {
            told.hub().tell_account(who, &Told::Notice(News::Meeting { room }));
        }
    });
}

async fn close(app: &AppState, change: &mut Change, hall: &mut Hall) -> Result<(), MeetingError> {
    hall.closed = true;
    store::end_session(change.tx(), hall.room, app.now()).await?;
    let words = if hall.keeps_words { Words::Kept } else { Words::Gone };
    rooms::close_meeting(app, change, hall.room, words).await?;
    tracing::info!(room.id = %hall.room, "meeting {} has ended", hall.room);
    Ok(())
}
