//! What people do in moderation, one function for each verb.

mod care;
mod claim;
mod decide;
mod figures;
mod ladder;
mod members;
mod mine;
mod queue;
mod raid;
mod reports;
mod rules;
mod waves;

pub use care::{Care, care, count_exposure};
pub use claim::{claim, hand_over, let_go, takers};
pub use decide::{decide, give_reason};
pub use figures::{DecidedCell, Figures, figures};
pub use ladder::{impose, lift};
pub use members::{add_note, history, summary};
pub use mine::{appeal, appeal_at_the_door, mark_read, own_decisions, own_reports, unread};
pub use queue::{detail, queue};
pub use raid::{RaidView, put_raid, raids};
pub use reports::report;
pub use rules::{
    PACK_BYTES, PackView, ReplayRequest, Replayed, RuleView, Tried, TryRequest, counts, pack_text, packs,
    put_mode, replay, try_text, write_pack,
};
pub use waves::{InWave, Purged, Wave, WaveId, people, purge, waves};
