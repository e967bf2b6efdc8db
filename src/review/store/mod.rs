//! The queries of review.

mod counts;
mod decisions;
mod items;
mod readers;
mod reports;

pub use counts::{Decided, decided_since, reports_since, waits_since};
pub(super) use counts::{add_counts, add_overturned, delete_counts_before, rule_counts};
pub(super) use decisions::{
    DecisionRow, decision, decisions_about, decisions_between, decisions_by, decisions_on,
    delete_refusals_before, empty_decisions, finish_decision, insert_decision, move_appeal,
    overdue_decisions, refused_since,
};
pub(super) use items::{
    ExcerptRow, FiledItem, delete_excerpts_by, delete_excerpts_of, excerpts, file_item, forget_items_about,
    insert_excerpt, item_of, items_done_before, raise_level,
};
pub use items::{
    Item, Queue, Window, claim, counted_by_level, due_alerts, finish_item, hand_over, item, mark_alerted,
    queue, release_claim, settle_about,
};
pub(super) use readers::{decisions_since, forget_reader, outcomes_since, put_read_at, read_at};
pub(super) use reports::{
    ReportRow, delete_reports_by, past_reports, put_outcome, reports_by, reports_of, upsert_report,
    waiting_reports,
};
