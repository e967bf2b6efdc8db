//! The black-box suite: the real binary, asked over HTTP and the live socket as people
//! and programs ask it. `make test` runs it once on SQLite and once on PostgreSQL.
//!
//! Each test is a sentence about people. The harness is in `tests/common/`.

#[path = "../common/mod.rs"]
mod common;

mod accounts;
mod authorization;
mod bad_input;
mod contract;
mod desk;
mod direct;
mod documents;
mod leaving;
mod limits;
mod live;
mod meetings;
mod meetings_crowd;
mod meetings_feeds;
mod meetings_live;
mod moderation;
mod operation;
mod promises;
mod rooms;
mod rules;
