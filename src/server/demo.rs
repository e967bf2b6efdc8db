//! `serve --demo`: fills an empty community with rooms and people to try.

use super::run::Problematic;
use crate::accounts::{self, Member, Role};
use crate::config::Settings;
use crate::http::AppError;
use crate::ids::{AccountId, MessageId, SessionId};
use crate::live::Draft;
use crate::meetings::actions::MeetingRequest;
use crate::meetings::{self, Planner};
use crate::rooms::actions;
use crate::rooms::{RoomKind, RoomMember, RoomRequest};
use crate::state::AppState;
use crate::words::Language;

/// The passphrase of every demo account. It is no secret: the demo listens on this machine only.
const PASSPHRASE: &str = "try it out on this machine";

struct Person {
    handle: &'static str,
    role: Role,
}

const PEOPLE: [Person; 4] = [
    Person { handle: "Willow", role: Role::Moderator },
    Person { handle: "Juniper", role: Role::Member },
    Person { handle: "Алёна", role: Role::Member },
    Person { handle: "نسیم", role: Role::Member },
];

struct Chat {
    name: &'static str,
    description: &'static str,
    language: Language,
    /// Who says what, by the place in [`PEOPLE`].
    said: &'static [(usize, &'static str)],
}

const CHATS: [Chat; 3] = [
    Chat {
        name: "Evening room",
        description: "Open all night. Come as you are; you can stay quiet.",
        language: Language::En,
        said: &[
            (0, "Good evening. The kettle is on, as they say. Nobody has to talk."),
            (1, "Hi. Day three. I could not sleep and I did not want to be alone with it."),
            (0, "You are not. I will be around until one. **Glad you came.**"),
            (1, "Thank you. The evenings are the hard part for me."),
            (
                0,
                "They were for me too. I used to walk round the block until the craving had passed, \
                 and it always did pass.",
            ),
            (1, "I will try that. With shoes this time."),
        ],
    },
    Chat {
        name: "Вечерний круг",
        description: "Здесь можно писать в любое время. Можно просто читать.",
        language: Language::Ru,
        said: &[
            (0, "Добрый вечер. Рядом кто-то есть."),
            (2, "Спасибо. Сегодня трудный день, но стало легче, когда прочла ваши сообщения."),
        ],
    },
    Chat {
        name: "جمع شبانه",
        description: "این گفت‌وگو همیشه باز است. می‌توانید فقط بخوانید.",
        language: Language::Fa,
        said: &[(0, "شب بخیر. اینجا کسی هست."), (3, "سلام. ممنون که هستید. امشب کمی سخت است.")],
    },
];

/// A meeting that comes again. Its first session was long ago.
struct Series {
    name: &'static str,
    description: &'static str,
    types: &'static [&'static str],
    /// Local time of the zone.
    time: &'static str,
    zone: &'static str,
    rule: &'static str,
}

const SERIES: [Series; 4] = [
    Series {
        name: "Night Owls",
        description: "For evenings that are too long. One person shares at a time; nobody has to.",
        types: &["D", "BE", "EN"],
        time: "21:30",
        zone: "Europe/London",
        rule: "FREQ=WEEKLY;BYDAY=MO,TH",
    },
    Series {
        name: "Check-in round the clock",
        description: "A short round every four hours. Say how you are, or read.",
        types: &["D", "XT", "EN"],
        time: "00:00",
        zone: "UTC",
        rule: "FREQ=DAILY;BYHOUR=0,4,8,12,16,20",
    },
    Series {
        name: "Вечерняя встреча",
        description: "Для тех, кто только начал, и для тех, кто давно здесь.",
        types: &["D", "RUS"],
        time: "20:00",
        zone: "Europe/Moscow",
        rule: "FREQ=WEEKLY;BYDAY=TU,SA",
    },
    Series {
        name: "جلسهٔ آدینه",
        description: "هر جمعه کنار هم می‌نویسیم. می‌توانید فقط بخوانید.",
        types: &["D", "FA"],
        time: "21:00",
        zone: "Asia/Tehran",
        rule: "FREQ=WEEKLY;BYDAY=FR",
    },
];

impl Series {
    fn wish(&self) -> MeetingRequest {
        MeetingRequest {
            name: self.name.to_owned(),
            slug: None,
            description: self.description.to_owned(),
            attendance: meetings::Attendance::Open,
            visibility: meetings::Visibility::Public,
            types: self.types.iter().map(|code| (*code).to_owned()).collect(),
            service: meetings::Service::MutualHelp,
            platform: meetings::Platform::Text,
            access: meetings::AccessPoint::Registered,
            organisation: meetings::Organisation::Peers,
            starts: format!("2026-01-01T{}", self.time),
            zone: self.zone.to_owned(),
            rule: Some(self.rule.to_owned()),
            duration_minutes: 60,
            format: None,
            keeps_words: false,
            chairs: None,
        }
    }
}

/// Somebody of the demo, as if they had signed in.
fn speaking(app: &AppState, id: AccountId, person: &Person) -> Member {
    Member {
        id,
        handle: person.handle.into(),
        role: person.role,
        created_at: app.now(),
        session: SessionId::new(),
        language: Language::En,
        second_factor: false,
    }
}

/// Everybody knows the passphrase of a moderator here: nobody may come in from elsewhere.
pub fn refuse_for_people(settings: &Settings) -> Result<(), Problematic> {
    if settings.server.public_url.is_empty() {
        return Ok(());
    }
    Err(Problematic::Refused(
        "a demo is for this machine only, because everybody knows the passphrase of its accounts: leave \
         server.public_url empty, or serve without --demo, in another data_dir"
            .to_owned(),
    ))
}

/// Who somebody can be who tries the demo, for the terminal.
pub fn accounts_to_try() -> String {
    let names = PEOPLE.map(|person| match person.role {
        Role::Member => person.handle.to_owned(),
        role => format!("{} ({})", person.handle, role.name()),
    });
    format!("to try: sign in as {}, with the passphrase: {PASSPHRASE}\n", names.join(", "))
}

/// Fills the community where it has no rooms yet; says whether it did.
pub async fn fill(app: &AppState) -> Result<bool, AppError> {
    let mut people = Vec::with_capacity(PEOPLE.len());
    for person in &PEOPLE {
        match accounts::create(app, person.handle, person.role, PASSPHRASE).await {
            Ok(id) => people.push(speaking(app, id, person)),
            // They are here already: the community was filled before.
            Err(AppError::Refused(_)) => return Ok(false),
            Err(error) => return Err(error),
        }
    }
    for chat in &CHATS {
        let request = RoomRequest {
            name: chat.name.to_owned(),
            kind: RoomKind::Group,
            description: chat.description.to_owned(),
            language: Some(chat.language),
            visibility: None,
        };
        let room = actions::create_room(app, &people[0], request).await?;
        for (who, text) in chat.said {
            let guest = crate::rooms::RoomGuest::of(app, people[*who].clone(), room).await?;
            actions::join(app, &guest).await?;
            let author = RoomMember::of(app, people[*who].clone(), room).await?;
            let id = MessageId::from(uuid::Uuid::new_v4());
            let draft = Draft { room, id, body: (*text).to_owned(), reply_to: None, ask: false };
            actions::post_and_wait(app, author, draft).await?;
        }
    }
    let planner = Planner(people[0].clone());
    for series in &SERIES {
        meetings::actions::create(app, &planner, series.wish()).await?;
    }
    Ok(true)
}
