//! Filing: what waits comes into the queue, in the change of those who found it.

use sea_orm::{DatabaseTransaction, DbErr};

use super::error::ReviewError;
use super::model::{Category, Kind, Level, Outcome, State, Subject};
use super::store::{self, FiledItem, Item, ReportRow};
use crate::clock::Timestamp;
use crate::ids::{AccountId, ItemId, MessageId, ReportId, RoomId};
use crate::state::AppState;
use crate::storage::sealing::Place;

/// So many members who report the same thing make it more urgent.
const MANY: u64 = 3;

/// A member whose reports led to something this often, and mostly, is believed a little more.
const PROVED: u64 = 3;

/// A text as it stood when it was filed.
#[derive(Clone, Debug)]
pub struct Excerpt {
    /// 0 is the thing itself; what stood before it is below.
    pub position: i32,
    pub message: Option<MessageId>,
    pub seq: Option<u64>,
    pub at: Timestamp,
    pub author: Option<AccountId>,
    pub text: String,
}

/// Something to be filed.
#[derive(Clone, Debug)]
pub struct NewItem {
    pub kind: Kind,
    pub subject: Subject,
    /// The room whose moderators look after it; nothing for what only the community's do.
    pub room: Option<RoomId>,
    /// Whom it is about.
    pub account: Option<AccountId>,
    pub level: Level,
    /// The rules that spoke.
    pub rules: Vec<String>,
    pub excerpts: Vec<Excerpt>,
}

/// What a member tells the moderators.
pub struct NewReport {
    pub item: NewItem,
    pub reporter: AccountId,
    pub category: Category,
    pub note: Option<String>,
}

/// Files something. What is filed again while it waits adds to what is there.
pub async fn file(app: &AppState, tx: &DatabaseTransaction, new: NewItem) -> Result<ItemId, ReviewError> {
    let due_at = app.now().plus(app.settings().moderation.target(new.level as usize));
    file_until(app, tx, new, due_at, 0).await
}

/// The same, with a time of its own by which somebody looks at it.
pub(super) async fn file_until(
    app: &AppState,
    tx: &DatabaseTransaction,
    new: NewItem,
    due_at: Timestamp,
    reports: i32,
) -> Result<ItemId, ReviewError> {
    let now = app.now();
    let filed = FiledItem {
        kind: new.kind,
        level: new.level,
        subject: new.subject,
        room: new.room,
        account: new.account,
        at: now,
        due_at,
        reports,
        rules: serde_json::to_string(&new.rules)?,
    };
    let (id, opened_at) = store::file_item(tx, filed).await?;
    // What was filed first is the evidence: somebody who changes their words before the second report must not
    // change what is read here.
    if opened_at == now {
        store::delete_excerpts_of(tx, &[id]).await?;
        for excerpt in new.excerpts {
            let sealed =
                app.keys().seal_field(excerpt.text.as_bytes(), place(&row_of(id, excerpt.position)))?;
            let row = store::ExcerptRow {
                item_id: id,
                position: excerpt.position,
                message_id: excerpt.message,
                seq: excerpt.seq.and_then(|seq| i64::try_from(seq).ok()),
                at: excerpt.at,
                author_id: excerpt.author,
                sealed,
            };
            store::insert_excerpt(tx, row).await?;
        }
    }
    Ok(id)
}

/// Files a report. Three people, or one whose reports have proved right, make it more urgent.
pub async fn file_report(
    app: &AppState,
    tx: &DatabaseTransaction,
    report: NewReport,
) -> Result<ReportId, ReviewError> {
    let (room, level) = (report.item.room, report.item.level);
    let due_at = app.now().plus(app.settings().moderation.target(level as usize));
    let item = file_until(app, tx, report.item, due_at, 1).await?;
    let id = ReportId::new();
    let sealed = match report.note {
        Some(note) => {
            Some(app.keys().seal_field(note.as_bytes(), note_place(report.reporter.uuid().as_bytes()))?)
        }
        None => None,
    };
    let row = ReportRow {
        id,
        item_id: item,
        reporter_id: report.reporter,
        room_id: room,
        category: report.category.number(),
        at: app.now(),
        sealed,
        outcome: Outcome::Waiting.number(),
        outcome_at: None,
    };
    store::upsert_report(tx, row).await?;
    let (acted, kept) = store::past_reports(tx, report.reporter).await?;
    let proved = acted >= PROVED && acted >= 3 * kept;
    let many = store::waiting_reports(tx, item).await? >= MANY;
    if (proved || many) && level < Level::Red {
        let raised = if level == Level::Green { Level::Amber } else { Level::Red };
        let due_at = app.now().plus(app.settings().moderation.target(raised as usize));
        store::raise_level(tx, item, raised, due_at, app.now()).await?;
    }
    Ok(id)
}

/// Whether something about this waits.
pub async fn waits(app: &AppState, subject: Subject) -> Result<bool, DbErr> {
    let item = store::item_of(app.read(), subject).await?;
    Ok(item.is_some_and(|item| item.state == State::Open))
}

/// Closes what waits about something that was settled elsewhere: an author took it back, an administrator was
/// quicker.
pub async fn settle(app: &AppState, tx: &DatabaseTransaction, subject: Subject) -> Result<(), DbErr> {
    if let Some(item) = store::item_of(tx, subject).await? {
        store::finish_item(tx, item.id, None, app.now()).await?;
    }
    Ok(())
}

/// The texts of an item, from the oldest to the newest; with `only_itself` the thing itself alone.
pub async fn excerpts(
    app: &AppState,
    items: &[Item],
    only_itself: bool,
) -> Result<Vec<(ItemId, Excerpt)>, ReviewError> {
    let ids: Vec<ItemId> = items.iter().map(|item| item.id).collect();
    let rows = store::excerpts(app.read(), &ids, only_itself).await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let opened = app.keys().open_field(&row.sealed, place(&row_of(row.item_id, row.position)))?;
        let excerpt = Excerpt {
            position: row.position,
            message: row.message_id,
            seq: row.seq.and_then(|seq| u64::try_from(seq).ok()),
            at: row.at,
            author: row.author_id,
            text: String::from_utf8_lossy(&opened).into_owned(),
        };
        found.push((row.item_id, excerpt));
    }
    Ok(found)
}

/// A report as those who decide see it: who made it is not part of it.
#[derive(Clone, Debug)]
pub struct Report {
    pub id: ReportId,
    pub item: ItemId,
    pub room: Option<RoomId>,
    pub category: Category,
    pub at: Timestamp,
    pub note: Option<String>,
    pub outcome: Outcome,
    pub outcome_at: Option<Timestamp>,
}

/// The reports in one item, at most `limit`.
pub async fn reports_of(app: &AppState, item: ItemId, limit: u64) -> Result<Vec<Report>, ReviewError> {
    let rows = store::reports_of(app.read(), item, limit).await?;
    rows.into_iter().map(|row| opened(app, row)).collect()
}

/// What somebody reported, the newest first.
pub async fn reports_by(
    app: &AppState,
    reporter: AccountId,
    before: Option<ReportId>,
    limit: u64,
) -> Result<Vec<Report>, ReviewError> {
    let rows = store::reports_by(app.read(), reporter, before, limit).await?;
    rows.into_iter().map(|row| opened(app, row)).collect()
}

fn opened(app: &AppState, row: ReportRow) -> Result<Report, ReviewError> {
    let note = match &row.sealed {
        Some(sealed) => {
            let opened = app.keys().open_field(sealed, note_place(row.reporter_id.uuid().as_bytes()))?;
            Some(String::from_utf8_lossy(&opened).into_owned())
        }
        None => None,
    };
    Ok(Report {
        id: row.id,
        item: row.item_id,
        room: row.room_id,
        category: Category::from_number(row.category).unwrap_or(Category::Other),
        at: row.at,
        note,
        outcome: Outcome::from_number(row.outcome).unwrap_or(Outcome::Waiting),
        outcome_at: row.outcome_at,
    })
}

/// Tells who reported something what became of it, once the change is on disk.
pub async fn put_outcome(
    app: &AppState,
    change: &mut crate::storage::Change,
    item: ItemId,
    outcome: Outcome,
) -> Result<(), DbErr> {
    let reporters = store::put_outcome(change.tx(), item, outcome, app.now()).await?;
    let told = app.clone();
    change.announce(move || {
        for reporter in reporters {
            told.hub().tell_account(reporter, &crate::live::Told::Notice(crate::live::News::Reports));
        }
    });
    Ok(())
}

fn row_of(item: ItemId, position: i32) -> Vec<u8> {
    let mut row = item.uuid().as_bytes().to_vec();
    row.extend_from_slice(&position.to_be_bytes());
    row
}

fn place(row: &[u8]) -> Place<'_> {
    Place { table: "review_excerpts", row, column: "text" }
}

fn note_place(reporter: &[u8]) -> Place<'_> {
    Place { table: "review_reports", row: reporter, column: "note" }
}
