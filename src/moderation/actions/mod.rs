//! What people do in moderation, one function for each verb.

mod care;
mod claim;
mod decide;
mod ladder;
mod members;
mod mine;
mod queue;
mod raid;
mod reports;
mod waves;

pub use care::{Care, care, count_exposure, day_of};
pub use claim::{claim, hand_over, let_go};
pub use decide::{decide, give_reason};
pub use ladder::{impose, lift};
pub use members::{add_note, history, summary};
pub use mine::{appeal, appeal_at_the_door, mark_read, own_decisions, own_reports, unread};
pub use queue::{detail, queue};
pub use raid::{RaidView, put_raid, raids};
pub use reports::report;
pub use waves::{InWave, Purged, Wave, WaveId, people, purge, waves};
