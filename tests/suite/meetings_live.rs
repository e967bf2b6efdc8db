//! Live meetings: one order that everybody sees, whoever comes, goes, breaks down or is put out.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::common::{Ear, Person, Room, TestServer, plain};
use crate::meetings::plans;

/// A meeting that is on: its way in.
pub struct Meeting {
    way: String,
}

impl Meeting {
    pub async fn planned_by(keeper: &Person, chairs: &[&Person], extra: Value) -> Self {
        let at = chrono::Utc::now().format("%Y-%m-%dT%H:%M:00").to_string();
        let chairs: Vec<&str> = chairs.iter().map(|person| person.handle.as_str()).collect();
        let mut wish = json!({"starts": at, "zone": "UTC", "rule": "FREQ=DAILY", "chairs": chairs});
        for (key, value) in extra.as_object().expect("extra fields are an object") {
            wish[key] = value.clone();
        }
        let series = plans(keeper, wish).await;
        Self { way: format!("/api/v1/meetings/{}/sessions/{at}/people/me", plain(&series["id"])) }
    }

    async fn lets_in(&self, person: &Person) -> Room {
        let came = person.put(&self.way, json!({})).await.expect(200).json();
        assert_eq!(came["seat"], "inside", "{came:#}");
        Room(plain(&came["room"]).parse().expect("a room's id"))
    }

    /// Comes in and listens.
    pub async fn hears(&self, person: &Person) -> (Room, Ear) {
        let room = self.lets_in(person).await;
        (room, person.listens_to(room).await)
    }
}

/// Does something in the meeting and returns the ack.
pub async fn acts(ear: &mut Ear, room: Room, act: Value) -> Value {
    let id = tries_to_act(ear, room, act).await;
    ear.hears_ack(id).await
}

async fn tries_to_act(ear: &mut Ear, room: Room, mut act: Value) -> Uuid {
    let id = Uuid::new_v4();
    act["type"] = json!("meeting");
    act["room"] = json!(room.0);
    act["id"] = json!(id);
    ear.sends(act).await;
    id
}

async fn is_refused(ear: &mut Ear, room: Room, act: Value) -> String {
    let id = tries_to_act(ear, room, act).await;
    plain(&ear.hears_refusal(id).await["problem"])
}

/// Reads on until this happens in the meeting.
pub async fn hears_act(ear: &mut Ear, act: &str) -> Value {
    loop {
        let event = ear.hears_a("event").await;
        if event["meeting"]["act"] == act {
            return event;
        }
    }
}

pub async fn state(person: &Person, room: Room) -> Value {
    person.get(&format!("/api/v1/rooms/{room}/meeting")).await.expect(200).json()
}

pub fn hands(state: &Value) -> Vec<String> {
    let hands = state["hands"].as_array().expect("hands").iter();
    hands.map(|hand| plain(&hand["who"]["handle"])).collect()
}

async fn may_not_say(ear: &mut Ear, room: Room, why: &str) {
    let id = Uuid::new_v4();
    ear.tries_to_say(room, id, "May I say something?").await;
    let problem = ear.hears_refusal(id).await;
    assert_eq!(problem["problem"], format!("/problems/{why}"), "{problem:#}");
}

#[tokio::test]
async fn while_a_raid_lasts_nobody_new_comes_to_a_meeting_and_those_who_are_there_stay() {
    let server = TestServer::start().await;
    let (keeper, ada, ben) = (server.moderator().await, server.member().await, server.member().await);
    let meeting = Meeting::planned_by(&keeper, &[&ada], json!({})).await;
    let room = meeting.lets_in(&ben).await;
    // Signed up before: whoever does so in a raid waits to be let in at all.
    let stranger = server.member().await;
    keeper.put("/api/v1/moderation/raid", json!({"on": true})).await.expect(204);
    let problem = stranger.put(&meeting.way, json!({})).await.expect_any_problem(403);
    assert_eq!(problem["type"], "/problems/rooms/door-closed", "{problem:#}");
    stranger.get(&format!("/api/v1/rooms/{room}/meeting")).await.expect_any_problem(404);
    // The chair has yet to come, ben lost his connection, and a moderator looks in.
    for person in [&ada, &ben, &keeper] {
        meeting.lets_in(person).await;
    }
    keeper.put("/api/v1/moderation/raid", json!({"on": false})).await.expect(204);
    meeting.lets_in(&stranger).await;
}

#[tokio::test]
async fn a_meeting_goes_from_its_lobby_to_its_end_over_a_crash_and_everybody_has_the_same_log() {
    let mut server = TestServer::start().await;
    let (keeper, ada, ben) = (server.moderator().await, server.member().await, server.member().await);
    let meeting = Meeting::planned_by(&keeper, &[&ada, &ben], json!({})).await;
    let (room, mut chair) = meeting.hears(&ada).await;
    assert_eq!(hears_act(&mut chair, "chair-changed").await["person"]["handle"], ada.handle);
    let (_, standing_in) = meeting.hears(&ben).await;
    let mut members = Vec::new();
    // One of them greets, 28 are here to share and to listen.
    for _ in 0..29 {
        let person = server.member().await;
        let (_, ear) = meeting.hears(&person).await;
        members.push((person, ear));
    }
    members[0].1.says(room, "Hello, good to be here").await;
    acts(&mut chair, room, json!({"action": "give-position", "who": members[5].0.id, "position": "greeter"}))
        .await;

    acts(&mut chair, room, json!({"action": "next-phase"})).await;
    may_not_say(&mut members[0].1, room, "meetings/chair-speaks").await;
    assert_eq!(
        is_refused(&mut members[0].1, room, json!({"action": "raise-hand"})).await,
        "/problems/meetings/no-hands"
    );
    assert_eq!(
        is_refused(&mut members[0].1, room, json!({"action": "next-phase"})).await,
        "/problems/meetings/chair-only"
    );
    chair.says(room, "Tonight we speak about patience").await;
    acts(&mut chair, room, json!({"action": "go-to-phase", "phase": 3})).await;
    // In the way of thirty years, and in ours.
    members[0].1.says(room, "!").await;
    acts(&mut members[1].1, room, json!({"action": "raise-hand"})).await;
    members[2].1.says(room, "!").await;
    members[3].1.says(room, "!").await;
    let called = format!("ga {}", members[2].0.handle);
    chair.says(room, &called).await;
    members[2].1.says(room, "My first week").await;
    for place in [0, 1, 3, 4] {
        may_not_say(&mut members[place].1, room, "meetings/not-your-turn").await;
    }
    let before = state(&members[4].0, room).await;
    assert_eq!(before["floor"]["who"]["handle"], members[2].0.handle, "{before:#}");
    let waiting = [0, 1, 3].map(|place: usize| members[place].0.handle.clone());
    assert_eq!(hands(&before), waiting);

    server.kill_and_start_again().await;
    let after = state(&members[4].0, room).await;
    for known in ["floor", "hands", "phase", "phase_since", "seq", "chair", "door"] {
        assert_eq!(after[known], before[known], "{known}");
    }
    let mut chair = ada.listens_to(room).await;
    let mut standing_in_again = ben.listens_to(room).await;
    drop(standing_in);
    for (person, ear) in &mut members {
        *ear = person.listens_to(room).await;
    }
    may_not_say(&mut members[0].1, room, "meetings/not-your-turn").await;
    members[2].1.says(room, "was hard, and I am here").await;
    members[2].1.says(room, "done").await;

    // Latecomers find everything where it is, however late.
    let late = server.member().await;
    let (_, mut late_ear) = meeting.hears(&late).await;
    assert_eq!(hands(&state(&late, room).await), waiting);
    acts(&mut chair, room, json!({"action": "call-next"})).await;
    members[0].1.says(room, "I pass on what helped me").await;

    // Somebody is put out: at once, and for good.
    let out = members.remove(4);
    acts(&mut chair, room, json!({"action": "seat", "who": out.0.id, "seat": "put-out"})).await;
    out.0.put(&meeting.way, json!({})).await.expect_problem(403, "meetings/put-out");
    out.0.get(&format!("/api/v1/rooms/{room}/meeting")).await.expect_problem(404, "rooms/not-found");

    // The chair's connection dies; who stands in takes over, and gives back.
    drop(chair);
    let taken = hears_act(&mut standing_in_again, "chair-changed").await;
    assert_eq!(
        (plain(&taken["person"]["handle"]), plain(&taken["meeting"]["why"])),
        (ben.handle.clone(), "away".into())
    );
    members[0].1.says(room, "and that is all").await;
    acts(&mut standing_in_again, room, json!({"action": "take-floor"})).await;
    let mut chair = ada.listens_to(room).await;
    let back = hears_act(&mut chair, "chair-changed").await;
    assert_eq!(
        (plain(&back["person"]["handle"]), plain(&back["meeting"]["why"])),
        (ada.handle.clone(), "returned".into())
    );

    acts(&mut chair, room, json!({"action": "go-to-phase", "phase": 4})).await;
    let later = server.member().await;
    let (_, mut later_ear) = meeting.hears(&later).await;
    acts(&mut later_ear, room, json!({"action": "raise-hand", "desire": true})).await;
    assert_eq!(hands(&state(&later, room).await)[0], later.handle, "a burning desire goes first");
    acts(&mut chair, room, json!({"action": "call-next"})).await;
    later_ear.says(room, "I nearly did not come tonight").await;
    acts(&mut later_ear, room, json!({"action": "end-share"})).await;
    acts(&mut chair, room, json!({"action": "next-phase"})).await;
    may_not_say(&mut later_ear, room, "meetings/chair-speaks").await;
    acts(&mut chair, room, json!({"action": "next-phase"})).await;
    late_ear.says(room, "Thank you all").await;
    let mut logs = vec![ada.whole_log(room).await, late.whole_log(room).await, later.whole_log(room).await];
    for (person, _) in &members {
        logs.push(person.whole_log(room).await);
    }
    assert!(logs.iter().all(|log| *log == logs[0]));
    let seqs: Vec<u64> = logs[0].iter().filter_map(|event| event["seq"].as_u64()).collect();
    assert_eq!(seqs, (1..=seqs.len() as u64).collect::<Vec<_>>());
    nobody_spoke_out_of_turn(&logs[0], &ada.handle);

    acts(&mut chair, room, json!({"action": "next-phase"})).await;
    late.get(&format!("/api/v1/rooms/{room}/events")).await.expect_problem(404, "rooms/not-found");
    late.put(&meeting.way, json!({})).await.expect_problem(409, "meetings/ended");
    for (what, sql) in [
        ("a word", "SELECT count(*) FROM room_events WHERE kind <> 7"),
        ("a seat", "SELECT count(*) FROM meeting_seats"),
        ("a member", "SELECT count(*) FROM room_members"),
    ] {
        assert_eq!(server.db_number(sql).await, 0, "{what} is left");
    }
}

/// Reads the log as a client does: while somebody has the floor only they and whoever chairs speak.
fn nobody_spoke_out_of_turn(log: &[Value], chair: &str) {
    let (mut phase, mut floor) = (0, String::new());
    for event in log {
        let meeting = &event["meeting"];
        match meeting["act"].as_str() {
            Some("phase-began") => phase = meeting["phase"].as_u64().expect("a phase"),
            Some("floor-given") => {
                assert!(floor.is_empty(), "two have the floor: {event:#}");
                floor = plain(&event["person"]["handle"]);
            }
            Some("floor-ended") => floor.clear(),
            _ => {}
        }
        if event["kind"] == "message" && (1..6).contains(&phase) {
            let author = plain(&event["message"]["author"]["handle"]);
            assert!(author == chair || author == floor, "{author} spoke out of turn: {event:#}");
        }
    }
}

#[tokio::test]
async fn however_many_speak_at_once_only_the_one_with_the_floor_is_heard() {
    let server = TestServer::start().await;
    let (keeper, ada) = (server.moderator().await, server.member().await);
    let meeting = Meeting::planned_by(&keeper, &[&ada], json!({})).await;
    let (room, mut chair) = meeting.hears(&ada).await;
    hears_act(&mut chair, "chair-changed").await;
    acts(&mut chair, room, json!({"action": "go-to-phase", "phase": 3})).await;
    let mut members = Vec::new();
    for _ in 0..5 {
        let person = server.member().await;
        members.push(meeting.hears(&person).await.1);
    }
    let speaker = server.member().await;
    let (_, mut speaking) = meeting.hears(&speaker).await;
    acts(&mut chair, room, json!({"action": "call", "who": speaker.id})).await;
    let mut asked = Vec::new();
    for ear in &mut members {
        let id = Uuid::new_v4();
        ear.tries_to_say(room, id, "Me first").await;
        asked.push(id);
    }
    let said = Uuid::new_v4();
    speaking.says_as(room, said, "One line").await;
    for (ear, id) in members.iter_mut().zip(asked) {
        ear.hears_refusal(id).await;
    }
    assert_eq!(ada.texts(room).await, ["One line"]);
    // The same message again, when the floor is somebody else's: the same answer.
    let first =
        ada.whole_log(room).await.iter().find(|event| event["kind"] == "message").expect("it")["seq"].clone();
    speaking.says(room, "done").await;
    assert_eq!(speaking.says_as(room, said, "One line").await["seq"], first);
    may_not_say(&mut speaking, room, "meetings/not-your-turn").await;
}

#[tokio::test]
async fn an_act_that_comes_twice_happens_once() {
    let server = TestServer::start().await;
    let (keeper, ada) = (server.moderator().await, server.member().await);
    let meeting = Meeting::planned_by(&keeper, &[&ada], json!({})).await;
    let (room, mut chair) = meeting.hears(&ada).await;
    let id = Uuid::new_v4();
    let next = json!({"type": "meeting", "room": room.0, "id": id, "action": "next-phase"});
    chair.sends(next.clone()).await;
    let first = chair.hears_ack(id).await;
    chair.sends(next).await;
    assert_eq!(chair.hears_ack(id).await["seq"], first["seq"]);
    assert_eq!(state(&ada, room).await["phase"], 1);
    for wrong in [
        json!({"action": "dance"}),
        json!({"action": "extend", "by": "long"}),
        json!({"action": "pass", "who": 1}),
    ] {
        let problem = is_refused(&mut chair, room, wrong.clone()).await;
        assert!(problem.ends_with("act-unknown") || wrong["action"] == "pass", "{wrong} {problem}");
    }
}

#[tokio::test]
async fn who_waits_before_the_door_reads_nothing_until_the_greeter_lets_them_in() {
    let server = TestServer::start().await;
    let (keeper, ada, cy, dee) =
        (server.moderator().await, server.member().await, server.member().await, server.member().await);
    let meeting = Meeting::planned_by(&keeper, &[&ada], json!({"keeps_words": true})).await;
    let (room, mut chair) = meeting.hears(&ada).await;
    let (_, mut greeter) = meeting.hears(&cy).await;
    acts(&mut chair, room, json!({"action": "give-position", "who": cy.id, "position": "greeter"})).await;
    acts(&mut chair, room, json!({"action": "set-door", "door": "lobby"})).await;
    let came = dee.put(&meeting.way, json!({})).await.expect(200).json();
    assert_eq!(came["seat"], "waiting");
    dee.get(&format!("/api/v1/rooms/{room}/meeting")).await.expect_problem(404, "rooms/not-found");
    assert_eq!(state(&cy, room).await["waiting"][0]["handle"], dee.handle);
    acts(&mut greeter, room, json!({"action": "seat", "who": dee.id, "seat": "inside"})).await;
    let mut ear = dee.listens_to(room).await;
    ear.says(room, "Thank you for opening").await;
    // A question is for the greeter alone.
    let answered = ear.says(room, "? where do I find the reading").await;
    assert!(answered["seq"].is_null() && answered["notices"][0]["reason"].to_string().contains(&cy.handle));
    assert_eq!(ada.texts(room).await, ["Thank you for opening"]);

    acts(&mut chair, room, json!({"action": "mute", "who": dee.id, "muted": true})).await;
    may_not_say(&mut ear, room, "meetings/muted").await;
    acts(&mut chair, room, json!({"action": "go-to-phase", "phase": 7})).await;
    // This series keeps its words, for those who were there.
    assert_eq!(dee.texts(room).await, ["Thank you for opening"]);
    may_not_say(&mut chair, room, "meetings/ended").await;
    let other = server.member().await;
    other.get(&format!("/api/v1/rooms/{room}/events")).await.expect_problem(404, "rooms/not-found");
}

#[tokio::test]
async fn a_meeting_that_is_not_on_is_not_entered() {
    let server = TestServer::start().await;
    let (keeper, ada) = (server.moderator().await, server.member().await);
    let series =
        plans(&keeper, json!({"starts": "2030-01-05T19:00", "zone": "UTC", "rule": "FREQ=DAILY"})).await;
    let way = |at: &str| format!("/api/v1/meetings/{}/sessions/{at}/people/me", plain(&series["id"]));
    ada.put(&way("2030-01-06T19:00:00"), json!({})).await.expect_problem(409, "meetings/not-on");
    ada.put(&way("2030-01-06T20:00:00"), json!({})).await.expect_problem(404, "meetings/no-session");
    let formats = ada.get("/api/v1/meetings/formats").await.expect(200).json();
    assert_eq!(formats["items"].as_array().map(Vec::len), Some(5));
    let path = format!("/api/v1/meetings/{}", plain(&series["id"]));
    keeper.patch(&path, json!({"format": "dance"})).await.expect_problem(422, "meetings/format-unknown");
    let changed =
        keeper.patch(&path, json!({"format": "speaker", "keeps_words": true})).await.expect(200).json();
    assert_eq!((&changed["format"], &changed["keeps_words"]), (&json!("speaker"), &json!(true)));
}

#[tokio::test]
async fn whoever_is_put_out_of_a_meeting_is_told_why_and_is_heard_by_somebody_else() {
    let server = TestServer::start().await;
    let (keeper, ada, ben, dee) =
        (server.moderator().await, server.member().await, server.member().await, server.member().await);
    let meeting = Meeting::planned_by(&keeper, &[&ada], json!({})).await;
    let (room, mut chair) = meeting.hears(&ada).await;
    hears_act(&mut chair, "chair-changed").await;
    meeting.lets_in(&ben).await;
    let (_, mut ear) = meeting.hears(&dee).await;
    let why = "Please do not name other people's towns.";
    let out = |reason: &str| json!({"action": "seat", "who": dee.id, "seat": "put-out", "reason": reason});
    assert_eq!(
        is_refused(&mut chair, room, out(&"a".repeat(201))).await,
        "/problems/meetings/reason-too-long"
    );
    assert_eq!(state(&dee, room).await["me"]["seat"], "inside", "nothing happened");
    acts(&mut chair, room, out(why)).await;

    let told = ear.hears_a("decision").await;
    assert!(told["detail"].as_str().expect("words").contains(why), "{told:#}");
    let decision = dee.own_decisions().await[0].clone();
    assert_eq!(
        (&decision["verdict"], &decision["room"]["id"]),
        (&json!("put_out"), &json!(room.0)),
        "{decision:#}"
    );
    dee.put(&meeting.way, json!({})).await.expect_problem(403, "meetings/put-out");

    // The chair is a member like any other, and does not judge it.
    dee.appeals(&decision, "I named my own town").await.expect(204);
    let item = keeper.waiting("appeal").await;
    assert_eq!(keeper.looks_at(&item).await["appeal"]["text"], "I named my own town");
    keeper.decides(&item, json!({"verdict": "overturn", "words": "That is so."})).await;
    assert_eq!(dee.own_decisions().await[1]["appeal"], "overturned");
    meeting.lets_in(&keeper).await;
    let mut back = keeper.listens_to(room).await;
    acts(&mut back, room, json!({"action": "seat", "who": dee.id, "seat": "inside"})).await;
    meeting.lets_in(&dee).await;

    // Without words they hear the general reason.
    acts(&mut chair, room, json!({"action": "seat", "who": ben.id, "seat": "put-out"})).await;
    let decision = ben.own_decisions().await[0].clone();
    assert!(!decision["detail"].as_str().expect("words").contains("in a moment"), "{decision:#}");
}

#[tokio::test]
async fn those_who_serve_see_everybody_who_came_and_nobody_else_does() {
    let server = TestServer::start().await;
    let (keeper, ada, ben, dee) =
        (server.moderator().await, server.member().await, server.member().await, server.member().await);
    let meeting = Meeting::planned_by(&keeper, &[&ada], json!({})).await;
    let (room, mut chair) = meeting.hears(&ada).await;
    hears_act(&mut chair, "chair-changed").await;
    meeting.lets_in(&ben).await;
    meeting.lets_in(&dee).await;
    acts(&mut chair, room, json!({"action": "give-position", "who": dee.id, "position": "timekeeper"})).await;
    acts(&mut chair, room, json!({"action": "mute", "who": ben.id, "muted": true})).await;
    acts(&mut chair, room, json!({"action": "extra-time", "who": ben.id, "extra": 60_000})).await;
    let path = format!("/api/v1/rooms/{room}/meeting/people");
    let people = dee.get(&path).await.expect(200).json();
    let ben_there =
        people["items"].as_array().expect("items").iter().find(|one| one["who"]["id"] == json!(ben.id));
    let ben_there = ben_there.expect("ben came");
    assert_eq!(
        (&ben_there["muted"], &ben_there["extra_ms"], &ben_there["here"], &ben_there["seat"]),
        (&json!(true), &json!(60_000), &json!(false), &json!("inside"))
    );
    assert_eq!(people["items"].as_array().map(Vec::len), Some(3));
    ben.get(&path).await.expect_problem(403, "meetings/service-only");
    // Whoever is muted serves no more while they are, and is not shown buttons that would be refused.
    acts(&mut chair, room, json!({"action": "give-position", "who": dee.id, "position": "co-chair"})).await;
    assert_eq!(state(&dee, room).await["me"]["runs"], true);
    acts(&mut chair, room, json!({"action": "mute", "who": dee.id, "muted": true})).await;
    assert_eq!(state(&dee, room).await["me"]["runs"], false);
    dee.get(&path).await.expect_problem(403, "meetings/service-only");
}

#[tokio::test]
async fn whoever_serves_puts_out_nobody_who_looks_after_more_and_takes_back_no_decision() {
    let server = TestServer::start().await;
    let (keeper, ada, ben, dee) =
        (server.moderator().await, server.member().await, server.member().await, server.member().await);
    let meeting = Meeting::planned_by(&keeper, &[&ada], json!({})).await;
    let (room, mut chair) = meeting.hears(&ada).await;
    hears_act(&mut chair, "chair-changed").await;
    let (_, mut standing_in) = meeting.hears(&ben).await;
    for person in [&keeper, &dee] {
        meeting.lets_in(person).await;
    }
    acts(&mut chair, room, json!({"action": "give-position", "who": ben.id, "position": "co-chair"})).await;
    let seat = |who: &Person, seat: &str| json!({"action": "seat", "who": who.id, "seat": seat});
    for ear in [&mut chair, &mut standing_in] {
        let problem = is_refused(ear, room, seat(&keeper, "put-out")).await;
        assert_eq!(problem, "/problems/rooms/looks-after");
    }
    let path = format!("/api/v1/rooms/{room}/members/{}", keeper.id);
    ada.delete(&path).await.expect_problem(403, "rooms/looks-after");
    assert_eq!(state(&keeper, room).await["me"]["seat"], "inside");

    acts(&mut standing_in, room, seat(&dee, "observing")).await;
    keeper.puts_out(room, &dee).await;
    let problem = is_refused(&mut standing_in, room, seat(&dee, "inside")).await;
    assert_eq!(problem, "/problems/rooms/put-out-until");
    dee.put(&meeting.way, json!({})).await.expect_any_problem(403);
    // Who stands in and puts somebody out gives them the same reason and appeal as the chair does.
    let mia = server.member().await;
    meeting.lets_in(&mia).await;
    acts(&mut standing_in, room, seat(&mia, "put-out")).await;
    assert_eq!(mia.own_decisions().await[0]["verdict"], "put_out");
}
