//! Meetings: series with a schedule.

pub mod recurrence;
