//! Items of the queue and the texts beside them.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr,
    EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, Statement, Value,
};

use crate::clock::Timestamp;
use crate::ids::{AccountId, ItemId, RoomId};
use crate::review::entity::{excerpt, item};
use crate::review::model::{Kind, Level, State, Subject};

pub(in crate::review) use excerpt::Model as ExcerptRow;

/// One thing that waits, or waited.
#[derive(Clone, Debug)]
pub struct Item {
    pub id: ItemId,
    pub kind: Kind,
    pub state: State,
    pub level: Level,
    pub subject: Subject,
    pub room: Option<RoomId>,
    /// Whom it is about.
    pub account: Option<AccountId>,
    pub opened_at: Timestamp,
    pub due_at: Timestamp,
    pub alerts: u32,
    pub reports: u32,
    pub rules: Vec<String>,
    pub claimed_by: Option<AccountId>,
    pub claimed_at: Option<Timestamp>,
    pub version: i64,
    pub done_at: Option<Timestamp>,
}

impl TryFrom<item::Model> for Item {
    type Error = DbErr;

    fn try_from(row: item::Model) -> Result<Self, DbErr> {
        let unknown = |what: &str| DbErr::Custom(format!("review item {}: unknown {what}", row.id));
        Ok(Self {
            kind: Kind::from_number(row.kind).ok_or_else(|| unknown("kind"))?,
            state: State::from_number(row.state).ok_or_else(|| unknown("state"))?,
            level: Level::from_number(row.level).ok_or_else(|| unknown("level"))?,
            subject: Subject::parse(&row.subject).ok_or_else(|| unknown("subject"))?,
            id: row.id,
            room: row.room_id,
            account: row.account_id,
            opened_at: row.opened_at,
            due_at: row.due_at,
            alerts: u32::try_from(row.alerts).unwrap_or(0),
            reports: u32::try_from(row.reports).unwrap_or(0),
            rules: serde_json::from_str(&row.rules).unwrap_or_default(),
            claimed_by: row.claimed_by,
            claimed_at: row.claimed_at,
            version: row.version,
            done_at: row.done_at,
        })
    }
}

/// An item as it is filed.
pub(in crate::review) struct FiledItem {
    pub kind: Kind,
    pub level: Level,
    pub subject: Subject,
    pub room: Option<RoomId>,
    pub account: Option<AccountId>,
    pub at: Timestamp,
    pub due_at: Timestamp,
    pub reports: i32,
    pub rules: String,
}

/// Files an item, adds to it where it waits, opens it again where it was done: in one statement, because two
/// people report the same thing at the same moment. Gives its id, and when it was opened.
pub(in crate::review) async fn file_item(
    tx: &DatabaseTransaction,
    new: FiledItem,
) -> Result<(ItemId, Timestamp), DbErr> {
    let sql = "INSERT INTO review_items (id, kind, state, level, subject, room_id, account_id, opened_at,
            due_at, alert_at, alerts, reports, rules, claimed_by, claimed_at, version, done_at)
        VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $7, 0, $9, $10, NULL, NULL, 1, NULL)
        ON CONFLICT (subject) DO UPDATE SET
            kind = CASE WHEN review_items.state = 1 THEN review_items.kind ELSE excluded.kind END,
            level = CASE WHEN review_items.state = 1 AND review_items.level > excluded.level
                THEN review_items.level ELSE excluded.level END,
            opened_at = CASE WHEN review_items.state = 1 THEN review_items.opened_at ELSE excluded.opened_at END,
            due_at = CASE WHEN review_items.state = 1 AND review_items.due_at < excluded.due_at
                THEN review_items.due_at ELSE excluded.due_at END,
            alert_at = CASE WHEN review_items.state = 1 AND review_items.level >= excluded.level
                THEN review_items.alert_at ELSE excluded.alert_at END,
            alerts = CASE WHEN review_items.state = 1 THEN review_items.alerts ELSE 0 END,
            reports = CASE WHEN review_items.state = 1 THEN review_items.reports ELSE 0 END + excluded.reports,
            rules = CASE WHEN review_items.state = 1 AND review_items.rules <> '[]'
                THEN review_items.rules ELSE excluded.rules END,
            claimed_by = CASE WHEN review_items.state = 1 THEN review_items.claimed_by ELSE NULL END,
            claimed_at = CASE WHEN review_items.state = 1 THEN review_items.claimed_at ELSE NULL END,
            state = 1, done_at = NULL, version = review_items.version + 1
        RETURNING id, opened_at";
    let values: Vec<Value> = vec![
        ItemId::new().into(),
        new.kind.number().into(),
        new.level.number().into(),
        new.subject.key().into(),
        new.room.into(),
        new.account.into(),
        new.at.into(),
        new.due_at.into(),
        new.reports.into(),
        new.rules.into(),
    ];
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), sql, values);
    let row = tx.query_one_raw(statement).await?;
    let row = row.ok_or_else(|| DbErr::RecordNotInserted)?;
    Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?))
}

/// Makes an item at least this urgent.
pub(in crate::review) async fn raise_level(
    tx: &DatabaseTransaction,
    id: ItemId,
    level: Level,
    due_at: Timestamp,
    now: Timestamp,
) -> Result<(), DbErr> {
    item::Entity::update_many()
        .set(item::ActiveModel {
            level: Set(level.number()),
            due_at: Set(due_at),
            alert_at: Set(now),
            ..Default::default()
        })
        .filter(item::Column::Id.eq(id))
        .filter(item::Column::Level.lt(level.number()))
        .exec(tx)
        .await?;
    Ok(())
}

pub async fn item(db: &impl ConnectionTrait, id: ItemId) -> Result<Option<Item>, DbErr> {
    item::Entity::find_by_id(id).one(db).await?.map(Item::try_from).transpose()
}

pub(in crate::review) async fn item_of(
    db: &impl ConnectionTrait,
    subject: Subject,
) -> Result<Option<Item>, DbErr> {
    let query = item::Entity::find().filter(item::Column::Subject.eq(subject.key()));
    query.one(db).await?.map(Item::try_from).transpose()
}

/// Whose queue, and which part of it.
pub struct Queue<'a> {
    pub window: Window,
    /// The rooms one looks after; nothing for somebody who looks after everything.
    pub rooms: Option<&'a [RoomId]>,
    /// Nobody judges their own words.
    pub viewer: AccountId,
    pub after: Option<&'a str>,
    pub limit: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// What waits, the most urgent first.
    Open,
    /// What the viewer has claimed.
    Mine,
    /// What was decided, the newest first.
    Done,
}

impl Item {
    /// Where a page that ends with this item goes on.
    pub fn cursor(&self, window: Window) -> String {
        match window {
            Window::Open | Window::Mine => {
                format!("{}.{}.{}", self.level.number(), self.due_at.millis(), self.id)
            }
            Window::Done => format!("{}.{}", self.done_at.unwrap_or(self.opened_at).millis(), self.id),
        }
    }
}

/// A page of the queue. A cursor that is none begins anew.
pub async fn queue(db: &impl ConnectionTrait, wanted: Queue<'_>) -> Result<Vec<Item>, DbErr> {
    let not_mine = Condition::any()
        .add(item::Column::AccountId.is_null())
        .add(item::Column::AccountId.ne(wanted.viewer));
    let mut query = item::Entity::find().filter(not_mine).limit(wanted.limit);
    if let Some(rooms) = wanted.rooms {
        query = query.filter(item::Column::RoomId.is_in(rooms.iter().copied()));
    }
    let parts: Vec<&str> = wanted.after.map(|cursor| cursor.split('.').collect()).unwrap_or_default();
    query = match wanted.window {
        Window::Open | Window::Mine => {
            query = query.filter(item::Column::State.eq(State::Open.number()));
            if wanted.window == Window::Mine {
                query = query.filter(item::Column::ClaimedBy.eq(wanted.viewer));
            }
            if let [level, due, id] = parts[..]
                && let (Ok(level), Ok(due), Ok(id)) =
                    (level.parse::<i16>(), due.parse::<i64>(), id.parse::<ItemId>())
            {
                let due = Timestamp::from_millis(due);
                let later =
                    item::Column::DueAt.gt(due).or(item::Column::DueAt.eq(due).and(item::Column::Id.gt(id)));
                query =
                    query.filter(item::Column::Level.lt(level).or(item::Column::Level.eq(level).and(later)));
            }
            query
                .order_by_desc(item::Column::Level)
                .order_by_asc(item::Column::DueAt)
                .order_by_asc(item::Column::Id)
        }
        Window::Done => {
            query = query.filter(item::Column::State.eq(State::Done.number()));
            if let [at, id] = parts[..]
                && let (Ok(at), Ok(id)) = (at.parse::<i64>(), id.parse::<ItemId>())
            {
                let at = Timestamp::from_millis(at);
                query = query.filter(
                    item::Column::DoneAt.lt(at).or(item::Column::DoneAt.eq(at).and(item::Column::Id.lt(id))),
                );
            }
            query.order_by_desc(item::Column::DoneAt).order_by_desc(item::Column::Id)
        }
    };
    query.all(db).await?.into_iter().map(Item::try_from).collect()
}

/// How many items of each level wait, among those one looks after.
pub async fn counted_by_level(
    db: &impl ConnectionTrait,
    rooms: Option<&[RoomId]>,
    viewer: AccountId,
) -> Result<Vec<(Level, u64)>, DbErr> {
    let not_mine =
        Condition::any().add(item::Column::AccountId.is_null()).add(item::Column::AccountId.ne(viewer));
    let mut query = item::Entity::find()
        .select_only()
        .column(item::Column::Level)
        .column_as(item::Column::Id.count(), "found")
        .filter(item::Column::State.eq(State::Open.number()))
        .filter(not_mine)
        .group_by(item::Column::Level);
    if let Some(rooms) = rooms {
        query = query.filter(item::Column::RoomId.is_in(rooms.iter().copied()));
    }
    let rows: Vec<(i16, i64)> = query.into_tuple().all(db).await?;
    let counted = rows
        .into_iter()
        .filter_map(|(level, found)| Some((Level::from_number(level)?, u64::try_from(found).unwrap_or(0))));
    Ok(counted.collect())
}

/// Takes an item for oneself. `false` where somebody else has it; a claim from before `expired` is nobody's.
pub async fn claim(
    tx: &DatabaseTransaction,
    id: ItemId,
    by: AccountId,
    now: Timestamp,
    expired: Timestamp,
) -> Result<bool, DbErr> {
    let free = Condition::any()
        .add(item::Column::ClaimedBy.is_null())
        .add(item::Column::ClaimedBy.eq(by))
        .add(item::Column::ClaimedAt.lt(expired));
    give(tx, id, by, now, free).await
}

/// Gives an item that one has to somebody else.
pub async fn hand_over(
    tx: &DatabaseTransaction,
    id: ItemId,
    from: AccountId,
    to: AccountId,
    now: Timestamp,
) -> Result<bool, DbErr> {
    let mine = Condition::any().add(item::Column::ClaimedBy.is_null()).add(item::Column::ClaimedBy.eq(from));
    give(tx, id, to, now, mine).await
}

async fn give(
    tx: &DatabaseTransaction,
    id: ItemId,
    to: AccountId,
    now: Timestamp,
    from: Condition,
) -> Result<bool, DbErr> {
    let given = item::Entity::update_many()
        .col_expr(item::Column::Version, Expr::col(item::Column::Version).add(1))
        .col_expr(item::Column::ClaimedBy, Expr::value(to))
        .col_expr(item::Column::ClaimedAt, Expr::value(now))
        .filter(item::Column::Id.eq(id))
        .filter(item::Column::State.eq(State::Open.number()))
        .filter(from)
        .exec(tx)
        .await?;
    Ok(given.rows_affected == 1)
}

/// Lets go of an item one has.
pub async fn release_claim(tx: &DatabaseTransaction, id: ItemId, by: AccountId) -> Result<bool, DbErr> {
    let released = item::Entity::update_many()
        .col_expr(item::Column::Version, Expr::col(item::Column::Version).add(1))
        .col_expr(item::Column::ClaimedBy, Expr::value(Option::<AccountId>::None))
        .col_expr(item::Column::ClaimedAt, Expr::value(Option::<Timestamp>::None))
        .filter(item::Column::Id.eq(id))
        .filter(item::Column::State.eq(State::Open.number()))
        .filter(item::Column::ClaimedBy.eq(by))
        .exec(tx)
        .await?;
    Ok(released.rows_affected == 1)
}

/// Marks an item as done, if it is still as the moderator saw it.
pub async fn finish_item(
    tx: &DatabaseTransaction,
    id: ItemId,
    version: Option<i64>,
    now: Timestamp,
) -> Result<bool, DbErr> {
    let mut query = item::Entity::update_many()
        .col_expr(item::Column::Version, Expr::col(item::Column::Version).add(1))
        .col_expr(item::Column::State, Expr::value(State::Done.number()))
        .col_expr(item::Column::DoneAt, Expr::value(now))
        .col_expr(item::Column::ClaimedBy, Expr::value(Option::<AccountId>::None))
        .col_expr(item::Column::ClaimedAt, Expr::value(Option::<Timestamp>::None))
        .filter(item::Column::Id.eq(id))
        .filter(item::Column::State.eq(State::Open.number()));
    if let Some(version) = version {
        query = query.filter(item::Column::Version.eq(version));
    }
    Ok(query.exec(tx).await?.rows_affected == 1)
}

/// Closes everything that waits about somebody.
pub async fn settle_about(tx: &DatabaseTransaction, account: AccountId, now: Timestamp) -> Result<(), DbErr> {
    item::Entity::update_many()
        .col_expr(item::Column::State, Expr::value(State::Done.number()))
        .col_expr(item::Column::DoneAt, Expr::value(now))
        .col_expr(item::Column::Version, Expr::col(item::Column::Version).add(1))
        .filter(item::Column::AccountId.eq(account))
        .filter(item::Column::State.eq(State::Open.number()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Open items whose moderators are to be told now.
pub async fn due_alerts(db: &impl ConnectionTrait, now: Timestamp, limit: u64) -> Result<Vec<Item>, DbErr> {
    let rows = item::Entity::find()
        .filter(item::Column::State.eq(State::Open.number()))
        .filter(item::Column::AlertAt.lte(now))
        .order_by_desc(item::Column::Level)
        .order_by_asc(item::Column::AlertAt)
        .limit(limit)
        .all(db)
        .await?;
    rows.into_iter().map(Item::try_from).collect()
}

/// Notes that they were told, and when they are told next.
pub async fn mark_alerted(tx: &DatabaseTransaction, id: ItemId, next: Timestamp) -> Result<(), DbErr> {
    item::Entity::update_many()
        .col_expr(item::Column::Alerts, Expr::col(item::Column::Alerts).add(1))
        .col_expr(item::Column::AlertAt, Expr::value(next))
        .filter(item::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

pub(in crate::review) async fn insert_excerpt(
    tx: &DatabaseTransaction,
    row: ExcerptRow,
) -> Result<(), DbErr> {
    excerpt::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

pub(in crate::review) async fn excerpts(
    db: &impl ConnectionTrait,
    items: &[ItemId],
    only_itself: bool,
) -> Result<Vec<ExcerptRow>, DbErr> {
    if items.is_empty() {
        return Ok(Vec::new());
    }
    let mut query = excerpt::Entity::find()
        .filter(excerpt::Column::ItemId.is_in(items.iter().copied()))
        .order_by_asc(excerpt::Column::Position);
    if only_itself {
        query = query.filter(excerpt::Column::Position.eq(0));
    }
    query.all(db).await
}

pub(in crate::review) async fn delete_excerpts_of(
    tx: &DatabaseTransaction,
    items: &[ItemId],
) -> Result<(), DbErr> {
    if !items.is_empty() {
        let of = excerpt::Column::ItemId.is_in(items.iter().copied());
        excerpt::Entity::delete_many().filter(of).exec(tx).await?;
    }
    Ok(())
}

pub(in crate::review) async fn delete_excerpts_by(
    tx: &DatabaseTransaction,
    author: AccountId,
) -> Result<(), DbErr> {
    excerpt::Entity::delete_many().filter(excerpt::Column::AuthorId.eq(author)).exec(tx).await?;
    Ok(())
}

/// Items that were done before `at` and still hold texts.
pub(in crate::review) async fn items_done_before(
    db: &impl ConnectionTrait,
    at: Timestamp,
    limit: u64,
) -> Result<Vec<ItemId>, DbErr> {
    let sql = format!(
        "SELECT DISTINCT i.id FROM review_items i JOIN review_excerpts e ON e.item_id = i.id
         WHERE i.state = 2 AND i.done_at < $1 LIMIT {limit}"
    );
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [at.into()]);
    let rows = db.query_all_raw(statement).await?;
    rows.into_iter().map(|row| row.try_get_by_index(0)).collect::<Result<_, _>>()
}

/// What is about somebody who leaves waits no more, and names them no more. What they had claimed is free.
pub(in crate::review) async fn forget_items_about(
    tx: &DatabaseTransaction,
    account: AccountId,
    now: Timestamp,
) -> Result<(), DbErr> {
    settle_about(tx, account, now).await?;
    // Their names are in these subjects.
    item::Entity::delete_many()
        .filter(item::Column::AccountId.eq(account))
        .filter(item::Column::Subject.starts_with("danger:"))
        .exec(tx)
        .await?;
    item::Entity::update_many()
        .set(item::ActiveModel { account_id: Set(None), ..Default::default() })
        .filter(item::Column::AccountId.eq(account))
        .exec(tx)
        .await?;
    item::Entity::delete_many()
        .filter(item::Column::Subject.eq(Subject::Account(account).key()))
        .exec(tx)
        .await?;
    item::Entity::update_many()
        .set(item::ActiveModel { claimed_by: Set(None), claimed_at: Set(None), ..Default::default() })
        .filter(item::Column::ClaimedBy.eq(account))
        .exec(tx)
        .await?;
    Ok(())
}
