//! Queries of meetings. There are few series and everybody reads them, so they are read together and kept at
//! hand (`memory.rs`).

use std::collections::HashMap;

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr,
    EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::entity::{chair, elsewhere, exception, series};
use super::model::{
    AccessPoint, Attendance, Change, Exception, MOST_SERIES, Organisation, Platform, Series, Service, Timing,
    Visibility, parse_local, write_local,
};
use super::recurrence::parse_zone;
use super::vocabulary::Code;
use crate::clock::Timestamp;
use crate::ids::{AccountId, SeriesId};

mod sessions;

pub(super) use elsewhere::Model as ElsewhereRow;
pub(super) use sessions::{
    SeatRow, SessionRow, end_session, forget_seats_of, insert_seat, insert_session, open_sessions,
    seats_after, session_in, session_of,
};

/// Every series with its exceptions and its chairs, oldest first.
pub(super) async fn all(db: &impl ConnectionTrait) -> Result<Vec<Series>, DbErr> {
    let rows = series::Entity::find()
        .order_by_asc(series::Column::Id)
        .limit(u64::try_from(MOST_SERIES).unwrap_or(u64::MAX))
        .all(db)
        .await?;
    let exceptions = exception::Entity::find().order_by_asc(exception::Column::At).all(db).await?;
    let chairs = chair::Entity::find()
        .order_by_asc(chair::Column::Since)
        .order_by_asc(chair::Column::AccountId)
        .all(db)
        .await?;
    let mut changes: HashMap<SeriesId, Vec<Exception>> = HashMap::new();
    for row in exceptions {
        let of = row.series_id;
        changes.entry(of).or_default().extend(change(row));
    }
    let mut people: HashMap<SeriesId, Vec<AccountId>> = HashMap::new();
    for row in chairs {
        people.entry(row.series_id).or_default().push(row.account_id);
    }
    let whole = |row: series::Model| {
        let id = row.id;
        let read =
            series_of(row, changes.remove(&id).unwrap_or_default(), people.remove(&id).unwrap_or_default());
        if read.is_none() {
            tracing::error!(series.id = %id, "series {id} cannot be read: its time, zone or rule is none");
        }
        read
    };
    Ok(rows.into_iter().filter_map(whole).collect())
}

fn series_of(row: series::Model, exceptions: Vec<Exception>, chairs: Vec<AccountId>) -> Option<Series> {
    let timing = Timing {
        start: parse_local(&row.starts)?,
        zone: parse_zone(&row.zone)?,
        rule: row.rule.map(|rule| rule.parse()).transpose().ok()?,
        minutes: u16::try_from(row.duration_minutes).ok()?,
    };
    Some(Series {
        id: row.id,
        slug: row.slug,
        name: row.name,
        description: row.description,
        attendance: Attendance::from_number(row.attendance),
        visibility: Visibility::from_number(row.visibility),
        types: row.types.split_ascii_whitespace().filter_map(Code::parse).collect(),
        service: Service::from_number(row.service),
        platform: Platform::from_number(row.platform),
        access: AccessPoint::from_number(row.access),
        organisation: Organisation::from_number(row.organisation),
        timing,
        exceptions,
        chairs,
        format: row.format,
        keeps_words: row.keeps_words,
        revision: row.revision,
        updated_at: row.updated_at,
    })
}

const SKIPPED: i16 = 1;
const CANCELLED: i16 = 2;
const MOVED: i16 = 3;

fn change(row: exception::Model) -> Option<Exception> {
    let change = match row.kind {
        SKIPPED => Change::Skipped,
        CANCELLED => Change::Cancelled,
        MOVED => Change::Moved(parse_local(&row.moved_to?)?),
        _ => return None,
    };
    Some(Exception { at: parse_local(&row.at)?, change, reason: row.reason })
}

fn row_of(wanted: &Series, created_at: Timestamp) -> series::Model {
    series::Model {
        id: wanted.id,
        slug: wanted.slug.clone(),
        name: wanted.name.clone(),
        description: wanted.description.clone(),
        attendance: wanted.attendance.number(),
        visibility: wanted.visibility.number(),
        types: wanted.types.iter().map(|code| code.as_str()).collect::<Vec<_>>().join(" "),
        service: wanted.service.number(),
        platform: wanted.platform.number(),
        access: wanted.access.number(),
        organisation: wanted.organisation.number(),
        starts: write_local(wanted.timing.start),
        zone: wanted.timing.zone.name().to_owned(),
        rule: wanted.timing.rule.as_ref().map(ToString::to_string),
        duration_minutes: i32::from(wanted.timing.minutes),
        revision: wanted.revision,
        created_at,
        updated_at: wanted.updated_at,
        format: wanted.format.clone(),
        keeps_words: wanted.keeps_words,
    }
}

pub(super) async fn count(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    series::Entity::find().count(db).await
}

pub(super) async fn with_slug(db: &impl ConnectionTrait, slug: &str) -> Result<Option<SeriesId>, DbErr> {
    let row = series::Entity::find().filter(series::Column::Slug.eq(slug)).one(db).await?;
    Ok(row.map(|row| row.id))
}

/// The revision that is stored now, read where the change is written; `None` where the series is gone.
pub(super) async fn revision(tx: &DatabaseTransaction, id: SeriesId) -> Result<Option<i32>, DbErr> {
    Ok(series::Entity::find_by_id(id).one(tx).await?.map(|row| row.revision))
}

pub(super) async fn insert(tx: &DatabaseTransaction, wanted: &Series) -> Result<(), DbErr> {
    let row = row_of(wanted, wanted.updated_at);
    series::Entity::insert(series::ActiveModel::from(row).reset_all()).exec_without_returning(tx).await?;
    put_chairs(tx, wanted).await
}

pub(super) async fn update(tx: &DatabaseTransaction, wanted: &Series) -> Result<(), DbErr> {
    let mut row = series::ActiveModel::from(row_of(wanted, Timestamp::default())).reset_all();
    row.created_at = sea_orm::ActiveValue::NotSet;
    series::Entity::update(row).exec(tx).await?;
    Ok(())
}

/// Marks a series as changed where only what hangs on it is.
pub(super) async fn touch(
    tx: &DatabaseTransaction,
    id: SeriesId,
    revision: i32,
    now: Timestamp,
) -> Result<(), DbErr> {
    let row = series::ActiveModel {
        id: Set(id),
        revision: Set(revision),
        updated_at: Set(now),
        ..Default::default()
    };
    series::Entity::update(row).exec(tx).await?;
    Ok(())
}

/// The chairs as they are wanted, in their order.
pub(super) async fn put_chairs(tx: &DatabaseTransaction, wanted: &Series) -> Result<(), DbErr> {
    chair::Entity::delete_many().filter(chair::Column::SeriesId.eq(wanted.id)).exec(tx).await?;
    for (place, account) in wanted.chairs.iter().enumerate() {
        // The order is that of the moments.
        let since =
            wanted.updated_at.plus(std::time::Duration::from_millis(u64::try_from(place).unwrap_or(0)));
        let row = chair::Model { series_id: wanted.id, account_id: *account, since };
        chair::Entity::insert(chair::ActiveModel::from(row).reset_all()).exec_without_returning(tx).await?;
    }
    Ok(())
}

pub(super) async fn delete(tx: &DatabaseTransaction, id: SeriesId) -> Result<(), DbErr> {
    exception::Entity::delete_many().filter(exception::Column::SeriesId.eq(id)).exec(tx).await?;
    chair::Entity::delete_many().filter(chair::Column::SeriesId.eq(id)).exec(tx).await?;
    series::Entity::delete_by_id(id).exec(tx).await?;
    Ok(())
}

pub(super) async fn put_exception(
    tx: &DatabaseTransaction,
    id: SeriesId,
    wanted: &Exception,
) -> Result<(), DbErr> {
    remove_exception(tx, id, wanted).await?;
    let (kind, moved_to) = match wanted.change {
        Change::Skipped => (SKIPPED, None),
        Change::Cancelled => (CANCELLED, None),
        Change::Moved(to) => (MOVED, Some(write_local(to))),
    };
    let row = exception::Model {
        series_id: id,
        at: write_local(wanted.at),
        kind,
        moved_to,
        reason: wanted.reason.clone(),
    };
    exception::Entity::insert(exception::ActiveModel::from(row).reset_all())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

pub(super) async fn remove_exception(
    tx: &DatabaseTransaction,
    id: SeriesId,
    exception: &Exception,
) -> Result<(), DbErr> {
    exception::Entity::delete_by_id((id, write_local(exception.at))).exec(tx).await?;
    Ok(())
}

/// Takes back what was changed for sessions before a local time: nobody asks for them any more.
pub(super) async fn forget_exceptions(
    tx: &DatabaseTransaction,
    id: SeriesId,
    before: chrono::NaiveDateTime,
) -> Result<(), DbErr> {
    exception::Entity::delete_many()
        .filter(exception::Column::SeriesId.eq(id))
        .filter(exception::Column::At.lt(write_local(before)))
        .exec(tx)
        .await?;
    Ok(())
}

/// The series that somebody chairs, and since when.
pub(super) async fn chaired_by(
    db: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Vec<(SeriesId, Timestamp)>, DbErr> {
    let rows = chair::Entity::find()
        .filter(chair::Column::AccountId.eq(account))
        .order_by_asc(chair::Column::SeriesId)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.series_id, row.since)).collect())
}

pub(super) async fn forget_chair(tx: &DatabaseTransaction, account: AccountId) -> Result<(), DbErr> {
    chair::Entity::delete_many().filter(chair::Column::AccountId.eq(account)).exec(tx).await?;
    Ok(())
}

/// Meetings that others hold.
pub(super) async fn elsewhere(db: &impl ConnectionTrait) -> Result<Vec<ElsewhereRow>, DbErr> {
    elsewhere::Entity::find()
        .order_by_asc(elsewhere::Column::Feed)
        .order_by_asc(elsewhere::Column::Slug)
        .all(db)
        .await
}

/// Puts a feed in the place of what it said before.
pub(super) async fn replace_elsewhere(
    tx: &DatabaseTransaction,
    feed: &str,
    rows: Vec<ElsewhereRow>,
) -> Result<(), DbErr> {
    elsewhere::Entity::delete_many().filter(elsewhere::Column::Feed.eq(feed)).exec(tx).await?;
    let mut rows = rows.into_iter().map(|row| elsewhere::ActiveModel::from(row).reset_all()).peekable();
    while rows.peek().is_some() {
        let some: Vec<_> = rows.by_ref().take(100).collect();
        elsewhere::Entity::insert_many(some).exec_without_returning(tx).await?;
    }
    Ok(())
}
