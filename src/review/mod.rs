//! Review: what waits for a moderator's judgement, and what was decided.
//!
//! One queue for everything: reports, texts that a rule held or remarked on, people who wait to be let in,
//! appeals. This slice keeps the queue and the decisions; who may see and decide what is `moderation`'s, which
//! stands above. It is called by those who have something to file, in their own change.
//!
//! Laws:
//!
//! - One subject is one item. What is filed again while it waits adds to it; what was decided opens again.
//! - Every item has a time by which somebody looks at it, and those who look after it are told again when that
//!   has passed; a restart forgets none of it.
//! - A decision about somebody's words or account is kept with its reasons, for as long as they are here.
//! - Who reported is told to nobody. Texts and notes are sealed at rest, and erased with whoever wrote them.

mod counting;
mod decisions;
mod entity;
mod error;
mod filing;
mod leaving;
mod model;
mod reading;
mod reasons;
mod store;
mod telling;

pub use counting::{RuleCount, count_hits, count_overturned, day_of, flush_counts, rule_counts};
pub use decisions::{
    Decision, NewDecision, Texts, about, answer_appeal, decide, decided_between, decided_on, decision,
    finish, finish_overdue, open_appeal, refused_since, unfinished_by,
};
pub use error::ReviewError;
pub use filing::{
    Excerpt, NewItem, NewReport, Report, excerpts, file, file_report, put_outcome, reports_by, reports_of,
    settle, waits,
};
pub use leaving::{erase, export, forget_old};
pub use model::{Appeal, Category, Kind, Level, Outcome, State, Subject, Verdict};
pub use reading::{Unread, mark_read, unread};
pub use reasons::Reason;
pub use store::{
    Decided, Item, Queue, Window, claim, counted_by_level, decided_since, due_alerts, finish_item, hand_over,
    item, mark_alerted, queue, release_claim, reports_since, settle_about, waits_since,
};
pub use telling::{Statement, statement};
