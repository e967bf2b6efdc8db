//! The people who ask, and what they ask about.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tokio::sync::OnceCell;
use uuid::Uuid;

use crate::common::{Person, Room, TestServer, plain};

/// Those who are in the room that is `own`.
const INSIDE: [&str; 4] = ["member", "blocked", "steward", "keeper"];

pub struct World<'s> {
    pub server: &'s TestServer,
    people: BTreeMap<&'static str, Person>,
    /// Two more devices of everybody who can have them, for what ends a session.
    spare: BTreeMap<&'static str, [Person; 2]>,
    /// Is in every room that is `own`; there is a block between this person and `blocked`.
    pub owner: Person,
    /// Nobody in particular, to be given roles and suspended.
    pub victim: Person,
    /// An administrator beside the one who asks, who decides about everybody.
    pub judge: Person,
    /// Is in the room that is `own`, and never says anything.
    quiet: OnceCell<Person>,
    own_room: OnceCell<Room>,
    open_room: OnceCell<Room>,
    other_room: Room,
    other_message: Value,
    /// The room of a meeting that is on, in which are those of `own`.
    meeting_room: OnceCell<Room>,
    /// A conversation of two others, and a message in it.
    private: OnceCell<(Room, Value)>,
}

impl<'s> World<'s> {
    pub async fn make(server: &'s TestServer) -> Self {
        let mut people = BTreeMap::new();
        for role in ["member", "blocked", "outside", "steward", "ended", "suspended"] {
            people.insert(role, server.member().await);
        }
        people.insert("nobody", server.stranger());
        people.insert("keeper", server.moderator().await);
        for role in ["moderator", "worker", "clinician", "supervisor", "admin"] {
            people.insert(role, server.with_role(role).await);
        }
        people.insert("bare", server.without_second_factor("admin").await);
        let (owner, victim) = (server.member().await, server.member().await);
        let judge = server.admin().await;
        owner.blocks(&people["blocked"]).await;
        let mut spare = BTreeMap::new();
        for (role, person) in
            people.iter().filter(|(role, _)| !["nobody", "ended", "suspended"].contains(role))
        {
            spare.insert(*role, [person.on_another_device().await, person.on_another_device().await]);
        }
        let admin = &people["admin"];
        admin
            .put(&format!("/api/v1/members/{}/suspension", people["suspended"].id), json!({}))
            .await
            .expect(204);
        people["ended"].delete("/api/v1/sessions/current").await.expect(204);
        let other_room = server.invite_room().await;
        let other_message = server.keeper().await.says(other_room, "among ourselves").await["id"].clone();
        let (own_room, open_room, quiet) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
        let meeting_room = OnceCell::new();
        let pending = Self::somebody_pending(server, admin).await;
        spare.insert("pending", [pending.on_another_device().await, pending.on_another_device().await]);
        people.insert("pending", pending);
        let private = OnceCell::new();
        Self {
            server,
            people,
            spare,
            owner,
            victim,
            judge,
            quiet,
            own_room,
            open_room,
            other_room,
            other_message,
            meeting_room,
            private,
        }
    }

    /// Somebody who signed up and was not let in yet.
    async fn somebody_pending(server: &TestServer, admin: &Person) -> Person {
        let registration = |kind: &str| json!({"registration": kind});
        admin.patch("/api/v1/community/settings", registration("approval")).await.expect(200);
        let pending = server.member().await;
        admin.patch("/api/v1/community/settings", registration("open")).await.expect(200);
        pending
    }

    pub async fn new_pending(&self) -> Person {
        Self::somebody_pending(self.server, &self.people["admin"]).await
    }

    pub fn person(&self, role: &str) -> &Person {
        self.people.get(role).unwrap_or_else(|| panic!("the matrix has a role that is nobody: {role}"))
    }

    /// The device that is to be signed out, and the session of another one.
    pub fn spare(&self, role: &str) -> Option<&[Person; 2]> {
        self.spare.get(role)
    }

    pub fn is_inside(role: &str) -> bool {
        INSIDE.contains(&role)
    }

    /// The room of the wanted kind, for what changes nobody's place in it.
    pub async fn room(&self, object: &str) -> Room {
        match object {
            "own" => *self.own_room.get_or_init(|| self.new_room("own")).await,
            "open" => *self.open_room.get_or_init(|| self.new_room("open")).await,
            "meeting" => *self.meeting_room.get_or_init(|| self.new_meeting_room()).await,
            other => self.new_room(other).await,
        }
    }

    async fn new_meeting_room(&self) -> Room {
        let way = self.session("own").await;
        let mut room = None;
        for role in INSIDE {
            let came = self.person(role).put(&way, json!({})).await.expect(200).json();
            room = Some(Room(plain(&came["room"]).parse().expect("a room's id")));
        }
        room.expect("somebody came")
    }

    pub async fn quiet(&self) -> &Person {
        self.quiet
            .get_or_init(async || {
                let person = self.server.member().await;
                self.person("keeper").lets_in(self.room("own").await, &person).await;
                person
            })
            .await
    }

    /// A room of the wanted kind that nobody has joined or left yet.
    pub async fn new_room(&self, object: &str) -> Room {
        match object {
            "own" => {
                let keeper = self.person("keeper");
                let room = keeper.opens_room(json!({"visibility": "invite"})).await;
                for person in [&self.owner, self.person("member"), self.person("blocked")] {
                    keeper.lets_in(room, person).await;
                }
                let seat = format!("/api/v1/rooms/{room}/members/{}", self.person("steward").id);
                keeper.put(&seat, json!({"role": "moderator"})).await.expect(204);
                room
            }
            "open" => self.server.room().await,
            "other" | "foreign" => self.other_room,
            "private" => self.private().await.0,
            "absent" => Room(Uuid::now_v7()),
            other => panic!("there is no {other} room"),
        }
    }

    async fn private(&self) -> &(Room, Value) {
        let talk = async {
            let (one, other) = (self.server.member().await, self.server.member().await);
            let room = one.asks_to_talk(&other).await;
            other.joins(room).await;
            (room, one.says(room, "between the two of us").await["id"].clone())
        };
        self.private.get_or_init(|| talk).await
    }

    /// A room and a message in it.
    pub async fn message(&self, object: &str, role: &str) -> (Room, Value) {
        match object {
            "foreign" => (self.other_room, self.other_message.clone()),
            "private" => self.private().await.clone(),
            "absent" => (self.room("own").await, json!(Uuid::now_v7())),
            // A message that is there, asked for in a room it is not in.
            "elsewhere" => (self.room("own").await, self.other_message.clone()),
            "removed" => {
                let room = self.room("own").await;
                let ack = self.owner.says(room, "a message that goes").await;
                self.owner.removes(room, &ack["id"]).await.expect(204);
                (room, ack["id"].clone())
            }
            _ => {
                let room = self.room("own").await;
                let is_own = object == "own" && Self::is_inside(role);
                let author = if is_own { self.person(role) } else { &self.owner };
                let ack = author.says(room, "a message of the matrix").await;
                (room, ack["id"].clone())
            }
        }
    }

    /// What is asked for when a meeting is planned.
    pub fn meeting(visibility: &str) -> Value {
        json!({"name": "Night Owls", "visibility": visibility, "starts": "2026-01-05T19:00", "zone": "Europe/London",
            "rule": "FREQ=WEEKLY", "duration_minutes": 60})
    }

    /// A series that nobody has changed yet: `own` is public and chaired by `member`, `other` is for members.
    pub async fn series(&self, object: &str) -> String {
        let (visibility, chair) = match object {
            "own" => ("public", self.person("member")),
            "other" => ("members", &self.owner),
            _ => return Uuid::now_v7().to_string(),
        };
        let mut wish = Self::meeting(visibility);
        wish["chairs"] = json!([chair.handle]);
        plain(&self.person("keeper").post("/api/v1/meetings", wish).await.expect(201).json()["id"])
    }

    /// The way into a session that is on, of a series like those of [`World::series`].
    pub async fn session(&self, object: &str) -> String {
        let at = chrono::Utc::now().format("%Y-%m-%dT%H:%M:00").to_string();
        let series = match object {
            "own" | "other" => {
                let mut wish = Self::meeting(if object == "own" { "public" } else { "members" });
                wish["starts"] = json!(at);
                wish["zone"] = json!("UTC");
                wish["rule"] = json!("FREQ=DAILY");
                plain(&self.person("keeper").post("/api/v1/meetings", wish).await.expect(201).json()["id"])
            }
            _ => Uuid::now_v7().to_string(),
        };
        format!("/api/v1/meetings/{series}/sessions/{at}/people/me")
    }

    /// An invite: the asker's own where they can make one, somebody else's otherwise.
    pub async fn invite(&self, object: &str, role: &str) -> String {
        let wish = json!({"role": "member"});
        if object == "own" && ["moderator", "keeper", "supervisor", "admin"].contains(&role) {
            return plain(&self.person(role).post("/api/v1/invites", wish).await.expect(201).json()["id"]);
        }
        let maker = if role == "admin" { "supervisor" } else { "admin" };
        plain(&self.person(maker).post("/api/v1/invites", wish).await.expect(201).json()["id"])
    }

    /// The id of the session with which somebody asks.
    pub async fn session_of(&self, person: &Person) -> String {
        let sessions = person.get("/api/v1/sessions").await.expect(200).json();
        let items = sessions["items"].as_array().expect("items");
        let current = items.iter().find(|session| session["current"] == true);
        plain(&current.expect("one of them is this one")["id"])
    }
}
