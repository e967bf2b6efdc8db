//! Homegroup: the server that an NGO runs to give people in recovery a home group online.
//!
//! The modules in reading order. A module imports its own or one that stands above it in this list, never
//! sideways and never below; `tests/tidy.rs` holds us to it.

#![forbid(unsafe_code)]

// Floor 0: knows nothing of people.
pub mod words;

pub mod clock;
pub mod ids;

pub mod config;
pub mod text;

pub mod rules;

pub mod http;
pub mod live;
pub mod storage;

pub mod state;

// Floor 1: what was done with power, what waits for judgement, who comes in a crowd, and who people are.
pub mod audit;

pub mod review;

pub mod raid;

pub mod accounts;

// Floor 2: who asks privately, and who answers.
pub mod desk;

// Floor 3: where people speak.
pub mod rooms;

// Floor 4: over them.
pub mod meetings;
pub mod moderation;

// Floor 5: puts everything together.
pub mod server;
