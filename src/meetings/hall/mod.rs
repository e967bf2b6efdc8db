//! The hall: a live session, held in a room of its own.
//!
//! The machine of [`super::session`] says what may happen; what happened is in the log of the room and, where it
//! is not for everybody, beside it. Everything else here can be lost at any moment: after a restart the log is
//! read again, and phase, hands, speaker and remaining time are what they were.
//!
//! Laws: who may post is decided where `seq` is taken, so nobody speaks out of turn however they race; an act
//! that comes twice happens once; when a meeting has ended, its words and who was there are gone, unless its
//! series says otherwise.

mod actions;
mod order;
mod routes;
mod view;
mod watch;

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};

use super::formats::Script;
use super::session::{Event, Position, Session, WhoPosts};
use super::store::{self, SessionRow};
use crate::clock::Timestamp;
use crate::ids::{AccountId, RoomId, SeriesId};
use crate::rooms::{self, Voices, What};
use crate::state::AppState;

pub use actions::act;
pub use order::Floor;
pub(super) use routes::router;
pub use watch::look_after;

/// A session as it stands at one entry of its log.
#[derive(Clone)]
pub(super) struct Hall {
    pub room: RoomId,
    pub series: SeriesId,
    pub script: Script,
    pub keeps_words: bool,
    pub ends_at: Timestamp,
    /// It is over: its log may be gone.
    pub closed: bool,
    pub session: Session,
    /// The newest entry of the log that it knows, and the newest beside the log.
    pub seq: u64,
    pub number: i64,
}

/// So many entries are read at once.
const PAGE: u64 = 1_000;

impl Hall {
    /// A session of which nothing has happened; nothing where its row cannot be read.
    fn fresh(row: &SessionRow) -> Option<Self> {
        let script: Script = serde_json::from_str(&row.script).ok()?;
        let serving: Vec<(AccountId, Position)> = serde_json::from_str(&row.serving).ok()?;
        Some(Self {
            room: row.room_id,
            series: row.series_id,
            session: Session::new(script.course()?, serving, row.opened_at),
            script,
            keeps_words: row.keeps_words,
            ends_at: row.ends_at,
            closed: row.ended_at.is_some(),
            seq: 0,
            number: 0,
        })
    }

    /// Takes in what happened since.
    async fn catch_up(&mut self, db: &impl ConnectionTrait) -> Result<(), DbErr> {
        let mut heard = Vec::new();
        let mut after = self.seq;
        loop {
            let page = rooms::heard_since(db, self.room, after, PAGE).await?;
            let Some(last) = page.last() else { break };
            after = last.seq;
            heard.extend(page);
        }
        let mut beside = store::seats_after(db, self.room, self.number).await?.into_iter().peekable();
        let mut take_beside = |session: &mut Session, number: &mut i64, seq: u64| {
            let up_to = i64::try_from(seq).unwrap_or(i64::MAX);
            while let Some(row) = beside.next_if(|row| row.after_seq <= up_to) {
                *number = row.number;
                if let Ok(event) = serde_json::from_str::<Event>(&row.event) {
                    session.apply(&event, row.at);
                }
            }
        };
        take_beside(&mut self.session, &mut self.number, self.seq);
        for entry in heard {
            match entry.what {
                What::Said { author } => self.session.apply_post(author),
                What::Happened { detail } => {
                    if let Ok(event) = serde_json::from_str::<Event>(&detail) {
                        self.session.apply(&event, entry.at);
                    }
                }
                What::Nothing => {}
            }
            self.seq = entry.seq;
            take_beside(&mut self.session, &mut self.number, self.seq);
        }
        Ok(())
    }

    /// Who may post now; nothing where everybody in the room may. Says the same as [`Session::may_post`].
    fn voices(&self) -> Option<Voices> {
        let session = &self.session;
        let heard = |who: &AccountId| session.person(*who).is_some_and(|person| person.may_speak());
        let chair = session.acting_chair();
        let some: Vec<Option<AccountId>> = match session.phase().who_posts {
            _ if session.has_ended() => Vec::new(),
            WhoPosts::Chair => vec![chair],
            WhoPosts::Floor => {
                vec![chair, session.floor().map(|share| share.who).filter(|who| Some(*who) != chair)]
            }
            WhoPosts::Everyone => {
                let silent: Vec<AccountId> =
                    session.people().filter(|(_, person)| !person.may_speak()).map(|(who, _)| who).collect();
                return (!silent.is_empty()).then_some(Voices::AllBut(silent));
            }
        };
        Some(Voices::Only(some.into_iter().flatten().filter(heard).collect()))
    }
}

/// The sessions that are on, as far as they were read. In memory only; see [`AppState::memory`].
#[derive(Default)]
pub(super) struct Halls(Mutex<HashMap<RoomId, Hall>>);

impl Halls {
    /// Held for moments, never across an await.
    fn inside(&self) -> MutexGuard<'_, HashMap<RoomId, Hall>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn keep(&self, hall: Hall) {
        let mut inside = self.inside();
        let newer =
            |known: &Hall| (hall.closed, hall.seq, hall.number) > (known.closed, known.seq, known.number);
        if inside.get(&hall.room).is_none_or(newer) {
            inside.insert(hall.room, hall);
        }
    }

    fn only(&self, rooms: &[RoomId]) {
        self.inside().retain(|room, _| rooms.contains(room));
    }

    pub fn forget(&self) {
        self.inside().clear();
    }
}

async fn read(app: &AppState, db: &impl ConnectionTrait, room: RoomId) -> Result<Option<Hall>, DbErr> {
    let known = app.memory::<Halls>().inside().get(&room).cloned();
    let mut hall = match known {
        Some(hall) => hall,
        None => match store::session_in(db, room).await?.as_ref().and_then(Hall::fresh) {
            Some(hall) => hall,
            None => return Ok(None),
        },
    };
    if !hall.closed {
        hall.catch_up(db).await?;
    }
    Ok(Some(hall))
}

/// The session in a room, as it stands. Somebody may change it at any moment.
async fn now_in(app: &AppState, room: RoomId) -> Result<Option<Hall>, DbErr> {
    let hall = read(app, app.read(), room).await?;
    if let Some(hall) = &hall {
        app.memory::<Halls>().keep(hall.clone());
    }
    Ok(hall)
}

/// The session in a room that is held: nobody changes it meanwhile.
async fn held_in(app: &AppState, tx: &DatabaseTransaction, room: RoomId) -> Result<Option<Hall>, DbErr> {
    read(app, tx, room).await
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ids::SeriesId;
    use crate::meetings::formats;
    use crate::meetings::session::{HowEnded, Seat, WhyChair};

    fn hall(phase: usize) -> (Hall, Vec<AccountId>) {
        let people: Vec<AccountId> = (0..5).map(|_| AccountId::new()).collect();
        let script = formats::load("".as_ref()).expect("the shipped ones").remove(0);
        let row = SessionRow {
            room_id: RoomId::new(),
            series_id: SeriesId::new(),
            at: String::new(),
            script: serde_json::to_string(&script).expect("JSON"),
            serving: serde_json::to_string(&[(people[0], Position::Chair)]).expect("JSON"),
            keeps_words: false,
            opened_at: Timestamp::default(),
            ends_at: Timestamp::default(),
            ended_at: None,
        };
        let mut hall = Hall::fresh(&row).expect("it can be read back");
        for who in &people {
            hall.session.apply(&Event::Seated { who: *who, seat: Seat::Inside }, Timestamp::default());
        }
        let chair = Event::ChairChanged { who: Some(people[0]), why: WhyChair::Appointed };
        hall.session.apply(&chair, Timestamp::default());
        hall.session.apply(&Event::PhaseBegan { phase }, Timestamp::default());
        (hall, people)
    }

    proptest! {
        #[test]
        fn the_room_lets_the_same_people_post_as_the_session(
            phase in 0..8_usize,
            speaker in 0..5_usize,
            done in any::<bool>(),
            muted in 0..5_usize,
            observing in 0..5_usize,
        ) {
            let (mut hall, people) = hall(phase);
            let events = [
                Event::FloorGiven { who: people[speaker], limit: None },
                Event::Muted { who: people[muted], muted: true },
                Event::Seated { who: people[observing], seat: Seat::Observing },
            ];
            for event in &events {
                hall.session.apply(event, Timestamp::default());
            }
            if done {
                let ended = Event::FloorEnded { who: people[speaker], how: HowEnded::Done };
                hall.session.apply(&ended, Timestamp::default());
            }
            let voices = hall.voices();
            for who in people {
                let lets = voices.as_ref().is_none_or(|voices| voices.lets(who));
                prop_assert_eq!(lets, hall.session.may_post(who).is_ok());
            }
        }
    }
}
