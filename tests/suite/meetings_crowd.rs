//! A crowd comes to a meeting while somebody shares: nobody waits for the words, and all see one order.
//!
//! `HOMEGROUP_CROWD` says how many come; `cargo test --test suite -- a_crowd --nocapture` prints how long the words took.

use std::time::{Duration, Instant};

use futures_util::future::{join, join_all};
use serde_json::json;

use crate::common::{Ear, Person, Room, TestServer};
use crate::meetings_live::{Meeting, acts, hands, hears_act, state};

/// How many come where nobody says otherwise, and in how many groups.
const CROWD: usize = 40;
const GROUPS: usize = 20;
/// How many of those who are there look at the clock.
const WATCHERS: usize = 5;
/// What the words may take to reach 99 of 100, where a crowd was asked for.
const LONGEST: Duration = Duration::from_millis(250);

/// Comes in, raises a hand, and goes on listening until the test ends.
async fn comes(meeting: &Meeting, person: &Person, listening: &mut tokio::task::JoinSet<()>) {
    let (room, mut ear) = meeting.hears(person).await;
    acts(&mut ear, room, json!({"action": "raise-hand"})).await;
    listening.spawn(async move {
        loop {
            ear.hears().await;
        }
    });
}

async fn how_long(ear: &mut Ear, text: &str, since: Instant) -> Duration {
    while ear.hears_a("event").await["message"]["body"] != text {}
    since.elapsed()
}

async fn says_and_is_heard(speaker: &mut Ear, watchers: &mut [Ear], room: Room, text: &str) -> Vec<Duration> {
    let since = Instant::now();
    let heard = join_all(watchers.iter_mut().map(|ear| how_long(ear, text, since)));
    join(speaker.says(room, text), heard).await.1
}

#[tokio::test]
async fn a_crowd_comes_while_somebody_shares_and_all_see_one_order() {
    let wanted = std::env::var("HOMEGROUP_CROWD").ok();
    let crowd = wanted.as_deref().map_or(CROWD, |crowd| crowd.parse().expect("a number"));
    let server = TestServer::start().await;
    let (keeper, ada, ben) = (server.moderator().await, server.member().await, server.member().await);
    let meeting = Meeting::planned_by(&keeper, &[&ada], json!({})).await;
    let (room, mut chair) = meeting.hears(&ada).await;
    hears_act(&mut chair, "chair-changed").await;
    let (_, mut speaker) = meeting.hears(&ben).await;
    let mut watchers = Vec::new();
    let mut people = Vec::new();
    for _ in 0..crowd {
        people.push(server.member().await);
    }
    let (there, coming) = people.split_at(WATCHERS);
    for person in there {
        watchers.push(meeting.hears(person).await.1);
    }
    acts(&mut chair, room, json!({"action": "go-to-phase", "phase": 3})).await;
    acts(&mut chair, room, json!({"action": "call", "who": ben.id})).await;

    let began = Instant::now();
    let mut listening = tokio::task::JoinSet::new();
    let mut took = Vec::new();
    for (number, group) in coming.chunks(coming.len().div_ceil(GROUPS)).enumerate() {
        let text = format!("Line {number} of what happened to me");
        let come = async {
            for person in group {
                comes(&meeting, person, &mut listening).await;
            }
        };
        took.extend(join(says_and_is_heard(&mut speaker, &mut watchers, room, &text), come).await.0);
    }
    let all = began.elapsed();

    took.sort_unstable();
    let p99 = took[(took.len() * 99).div_ceil(100) - 1];
    println!(
        "{crowd} people came within {all:.1?}; the words took {:.1?}, p99 {p99:.1?}",
        took[took.len() / 2]
    );
    let order = hands(&state(&ada, room).await);
    assert_eq!(order.len(), coming.len(), "every hand is up");
    for person in &people {
        assert_eq!(hands(&state(person, room).await), order);
    }
    let log = ada.whole_log(room).await;
    assert_eq!(people[0].whole_log(room).await, log);
    if wanted.is_some() {
        assert!(p99 < LONGEST && all < Duration::from_secs(60), "p99 {p99:?}, all came within {all:?}");
    }
}
