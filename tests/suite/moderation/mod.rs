//! Moderation: what waits, who judges it, what people are told, and how they can be heard again.

mod appeals;
mod audit;
mod care;
mod figures;
mod help;
mod ladder;
mod pace;
mod queue;
mod raid;
mod reports;
mod rules;
mod story;

use crate::common::{Person, Room, TestServer};
use serde_json::json;

/// A room with its keeper, who looks after it, and two members.
async fn room_of_three(server: &TestServer) -> (Person, Room, Person, Person) {
    let keeper = server.moderator().await;
    let room = keeper.opens_room(json!({})).await;
    let (ada, ben) = (server.member_of(room).await, server.member_of(room).await);
    (keeper, room, ada, ben)
}
