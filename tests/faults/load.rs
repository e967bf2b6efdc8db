//! A load of people who talk and listen through every cut, and write down what they did
//! and heard, for the checker.
//!
//! Each client is what a good app is: it sends a few messages ahead, keeps what was not
//! acknowledged, and after a cut comes back, catches up from the last `seq` it has and
//! sends again, in order, under the same ids.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;
use tokio_tungstenite::tungstenite::Message as Frame;
use uuid::Uuid;

use crate::checker::{ClientLog, Entry, FinalLog, History};
use crate::common::{Ear, PATIENCE, Person, Room, TestServer};

const CLIENTS: usize = 10;
const ROOMS: usize = 3;
/// How many messages a client sends ahead of their acks.
const AHEAD: usize = 4;

pub struct Load {
    clients: Vec<JoinHandle<ClientLog>>,
    phase: watch::Sender<Phase>,
    quiet: mpsc::Receiver<()>,
    rooms: Vec<Room>,
    members: HashMap<Uuid, std::collections::HashSet<Uuid>>,
    readers: [Person; 2],
}

#[derive(Clone)]
enum Phase {
    /// Say things, without end.
    Talk,
    /// Say nothing new; get every ack.
    Quiet,
    /// Hear everything up to these `seq`, then go.
    CatchUp(Arc<HashMap<Room, u64>>),
}

impl Load {
    /// Three invite rooms and ten people, each in two of them and trying all three.
    pub async fn start(server: &TestServer) -> Self {
        let keeper = server.moderator().await;
        let watcher = server.moderator().await;
        let mut rooms = Vec::new();
        for _ in 0..ROOMS {
            let room = keeper.opens_room(json!({"visibility": "invite"})).await;
            keeper.lets_in(room, &watcher).await;
            rooms.push(room);
        }
        let mut members: HashMap<Uuid, std::collections::HashSet<Uuid>> =
            rooms.iter().map(|room| (room.0, [keeper.id, watcher.id].into())).collect();
        let (phase, follow) = watch::channel(Phase::Talk);
        let (say_quiet, quiet) = mpsc::channel(CLIENTS);
        let mut clients = Vec::new();
        for turn in 0..CLIENTS {
            let person = server.member().await;
            let mut own = Vec::new();
            for (at, room) in rooms.iter().enumerate() {
                if (turn + at) % ROOMS != 0 {
                    keeper.lets_in(*room, &person).await;
                    members.get_mut(&room.0).expect("every room is there").insert(person.id);
                    own.push(*room);
                }
            }
            let client = Client::new(person, own, rooms.clone());
            clients.push(tokio::spawn(client.lives(follow.clone(), say_quiet.clone())));
        }
        Self { clients, phase, quiet, rooms, members, readers: [keeper, watcher] }
    }

    /// Lets everybody finish, reads what the server has kept, and returns it all.
    pub async fn finish(mut self) -> History {
        self.phase.send_replace(Phase::Quiet);
        for _ in 0..CLIENTS {
            let heard = tokio::time::timeout(3 * PATIENCE, self.quiet.recv()).await;
            heard
                .expect("every client gets its acks once nothing breaks any more")
                .expect("no client is gone");
        }
        let mut final_logs = HashMap::new();
        let mut newest = HashMap::new();
        for room in &self.rooms {
            let mut logs = Vec::new();
            for reader in &self.readers {
                logs.push(FinalLog(reader.whole_log(*room).await.iter().map(logged).collect()));
            }
            newest.insert(*room, logs[0].0.last().map_or(0, |(seq, _)| *seq));
            final_logs.insert(room.0, logs);
        }
        self.phase.send_replace(Phase::CatchUp(Arc::new(newest)));
        let mut clients = Vec::new();
        for client in self.clients {
            let log = tokio::time::timeout(3 * PATIENCE, client).await;
            clients.push(log.expect("every client hears everything in the end").expect("no client panics"));
        }
        History { clients, final_logs, members: self.members }
    }
}

fn logged(event: &Value) -> (u64, Option<(Uuid, Uuid)>) {
    let seq = event["seq"].as_u64().expect("an event has a seq");
    let message = (event["kind"] == "message").then(|| {
        let id = |value: &Value| value.as_str().and_then(|id| id.parse().ok()).expect("an id is a UUID");
        (id(&event["message"]["author"]["id"]), id(&event["message"]["id"]))
    });
    (seq, message)
}

struct Client {
    person: Person,
    own: Vec<Room>,
    all: Vec<Room>,
    log: Vec<Entry>,
    unacked: VecDeque<(Room, Uuid, String)>,
    newest: HashMap<Room, u64>,
    said: usize,
    told_quiet: bool,
}

impl Client {
    fn new(person: Person, own: Vec<Room>, all: Vec<Room>) -> Self {
        let newest = all.iter().map(|room| (*room, 0)).collect();
        Self { person, own, all, log: vec![], unacked: VecDeque::new(), newest, said: 0, told_quiet: false }
    }

    async fn lives(mut self, mut phase: watch::Receiver<Phase>, quiet: mpsc::Sender<()>) -> ClientLog {
        loop {
            if let Some(ear) = self.comes_back().await
                && self.talks(ear, &mut phase, &quiet).await.is_some()
            {
                return ClientLog { account: self.person.id, entries: self.log };
            }
            // What an app does between two attempts.
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Connects, follows every room from where it left, and sends again what was not
    /// acknowledged.
    async fn comes_back(&mut self) -> Option<Ear> {
        let token = format!("Bearer {}", self.person.token);
        let request = Ear::upgrade(&self.person.url(""), &[("authorization", &token)]);
        let mut ear = Ear::try_open(request).await?;
        for room in self.all.clone() {
            let after = self.newest[&room];
            self.log.push(Entry::Followed { room: room.0, after });
            send(&mut ear, &json!({"type": "join", "room": room.0, "after": after})).await?;
        }
        for (room, id, body) in self.unacked.clone() {
            send(&mut ear, &json!({"type": "send", "room": room.0, "id": id, "body": body})).await?;
        }
        Some(ear)
    }

    /// Talks and listens until the socket breaks (`None`) or all is done.
    async fn talks(
        &mut self,
        mut ear: Ear,
        phase: &mut watch::Receiver<Phase>,
        quiet: &mpsc::Sender<()>,
    ) -> Option<()> {
        loop {
            let now = phase.borrow_and_update().clone();
            match &now {
                Phase::Talk => {
                    while self.unacked.len() < AHEAD {
                        self.says_something(&mut ear).await?;
                    }
                }
                Phase::Quiet if self.unacked.is_empty() && !self.told_quiet => {
                    self.told_quiet = true;
                    quiet.send(()).await.expect("somebody waits for the quiet");
                }
                Phase::Quiet => {}
                Phase::CatchUp(newest) => {
                    if self.own.iter().all(|room| self.newest[room] >= newest[room]) {
                        return Some(());
                    }
                }
            }
            tokio::select! {
                frame = ear.next_or_gone() => self.hears(frame?).await?,
                _ = phase.changed() => {}
            }
        }
    }

    async fn says_something(&mut self, ear: &mut Ear) -> Option<()> {
        let room = self.own[self.said % self.own.len()];
        let (id, body) = (Uuid::new_v4(), "one day at a time".to_owned());
        self.said += 1;
        self.log.push(Entry::Sent { room: room.0, id });
        self.unacked.push_back((room, id, body.clone()));
        send(ear, &json!({"type": "send", "room": room.0, "id": id, "body": body})).await
    }

    async fn hears(&mut self, frame: Value) -> Option<()> {
        match frame["type"].as_str() {
            Some("event") => self.hears_event(&frame),
            Some("ack") => {
                let (room, id) = (room_in(&frame), id_in(&frame["id"]));
                let seq = frame["seq"].as_u64().expect("nothing here is held");
                self.log.push(Entry::Acked { room: room.0, id, seq });
                self.unacked.retain(|(_, unacked, _)| *unacked != id);
            }
            Some("problem") => {
                let refused = frame["ref"].as_str().and_then(|id| id.parse::<Uuid>().ok());
                if let Some(at) = self.unacked.iter().position(|(_, id, _)| Some(*id) == refused) {
                    let (room, id, _) = self.unacked.remove(at).expect("it is there");
                    self.log.push(Entry::Refused { room: room.0, id });
                }
            }
            Some("joined") if frame["gap"] == true => {
                let seq = frame["seq"].as_u64().expect("joined tells the newest seq");
                self.pages_up_to(room_in(&frame), seq).await?;
            }
            _ => {}
        }
        Some(())
    }

    fn hears_event(&mut self, event: &Value) {
        let room = room_in(event);
        let (seq, message) = logged(event);
        self.newest.insert(room, seq);
        if let Some((author, id)) = message {
            self.log.push(Entry::Heard { room: room.0, seq, author, id });
        }
    }

    /// There was too much to replay: reads it over HTTP, as `gap` says.
    async fn pages_up_to(&mut self, room: Room, seq: u64) -> Option<()> {
        while self.newest[&room] < seq {
            let path = format!("/api/v1/rooms/{room}/events?after={}&limit=200", self.newest[&room]);
            let answer = self.person.request(reqwest::Method::GET, &path).send().await.ok()?;
            assert_eq!(answer.status(), 200, "{path}");
            let page: Value = answer.json().await.ok()?;
            let items = page["items"].as_array().expect("a page has items").clone();
            assert!(!items.is_empty(), "{path} is empty, and joined said that there is {seq}");
            for event in items.iter().filter(|event| event["seq"].as_u64() <= Some(seq)) {
                self.hears_event(event);
            }
        }
        Some(())
    }
}

async fn send(ear: &mut Ear, frame: &Value) -> Option<()> {
    ear.tries_to_send(Frame::text(frame.to_string())).await.ok()
}

fn room_in(frame: &Value) -> Room {
    Room(id_in(&frame["room"]))
}

fn id_in(value: &Value) -> Uuid {
    value.as_str().and_then(|id| id.parse().ok()).unwrap_or_else(|| panic!("{value} is not an id"))
}
