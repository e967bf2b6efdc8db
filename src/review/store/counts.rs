//! How often rules spoke, and what was decided, counted.

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr, Statement, Value};

use crate::clock::Timestamp;
use crate::review::counting::RuleCount;
use crate::review::model::{Appeal, Verdict};

/// More rules than this are not listed.
const MOST_RULES: u64 = 5_000;

pub(in crate::review) async fn add_counts(
    tx: &DatabaseTransaction,
    day: i64,
    rule: &str,
    (hits, shadows): (i64, i64),
    last: Timestamp,
) -> Result<(), DbErr> {
    let sql = "INSERT INTO rule_counts (day, rule, hits, shadows, overturned, last_at) VALUES ($1, $2, $3, $4, 0, $5)
        ON CONFLICT (day, rule) DO UPDATE SET hits = rule_counts.hits + excluded.hits,
            shadows = rule_counts.shadows + excluded.shadows, last_at = excluded.last_at";
    let values: Vec<Value> = vec![day.into(), rule.into(), hits.into(), shadows.into(), last.into()];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    Ok(())
}

pub(in crate::review) async fn add_overturned(
    tx: &DatabaseTransaction,
    day: i64,
    rule: &str,
    now: Timestamp,
) -> Result<(), DbErr> {
    let sql =
        "INSERT INTO rule_counts (day, rule, hits, shadows, overturned, last_at) VALUES ($1, $2, 0, 0, 1, $3)
        ON CONFLICT (day, rule) DO UPDATE SET overturned = rule_counts.overturned + 1";
    let values: Vec<Value> = vec![day.into(), rule.into(), now.into()];
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    Ok(())
}

pub(in crate::review) async fn delete_counts_before(tx: &DatabaseTransaction, day: i64) -> Result<(), DbErr> {
    let sql = "DELETE FROM rule_counts WHERE day < $1";
    tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, [day.into()])).await?;
    Ok(())
}

pub(in crate::review) async fn rule_counts(
    db: &impl ConnectionTrait,
    since: i64,
) -> Result<Vec<RuleCount>, DbErr> {
    let sql = format!(
        "SELECT rule, CAST(sum(hits) AS bigint), CAST(sum(shadows) AS bigint), CAST(sum(overturned) AS bigint),
            max(last_at)
         FROM rule_counts WHERE day >= $1 GROUP BY rule ORDER BY 2 DESC, rule LIMIT {MOST_RULES}"
    );
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [since.into()]);
    let rows = db.query_all_raw(statement).await?;
    let count = |number: i64| u64::try_from(number).unwrap_or(0);
    rows.into_iter()
        .map(|row| {
            Ok(RuleCount {
                rule: row.try_get_by_index(0)?,
                hits: count(row.try_get_by_index(1)?),
                shadows: count(row.try_get_by_index(2)?),
                overturned: count(row.try_get_by_index(3)?),
                last_at: row.try_get_by_index(4)?,
            })
        })
        .collect()
}

/// One kind of decision, counted.
#[derive(Clone, Copy, Debug)]
pub struct Decided {
    pub verdict: Verdict,
    pub by_a_person: bool,
    pub appeal: Appeal,
    pub found: u64,
}

/// Decisions since then, by what they were.
pub async fn decided_since(db: &impl ConnectionTrait, since: Timestamp) -> Result<Vec<Decided>, DbErr> {
    let sql = "SELECT verdict, CASE WHEN by_id IS NULL THEN 0 ELSE 1 END, appeal, count(*)
        FROM review_decisions WHERE at >= $1 GROUP BY 1, 2, 3";
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [since.into()]);
    let mut counted = Vec::new();
    for row in db.query_all_raw(statement).await? {
        let (verdict, appeal): (i16, i16) = (row.try_get_by_index(0)?, row.try_get_by_index(2)?);
        let by: i32 = row.try_get_by_index(1)?;
        let found: i64 = row.try_get_by_index(3)?;
        if let (Some(verdict), Some(appeal)) = (Verdict::from_number(verdict), Appeal::from_number(appeal)) {
            let found = u64::try_from(found).unwrap_or(0);
            counted.push(Decided { verdict, by_a_person: by == 1, appeal, found });
        }
    }
    Ok(counted)
}

/// How many reports were made since then.
pub async fn reports_since(db: &impl ConnectionTrait, since: Timestamp) -> Result<u64, DbErr> {
    one(db, "SELECT count(*) FROM review_reports WHERE at >= $1", vec![since.into()]).await
}

/// How long people waited for a decision since then, in milliseconds: half of them shorter, nine of ten shorter.
pub async fn waits_since(
    db: &impl ConnectionTrait,
    since: Timestamp,
) -> Result<Option<(u64, u64, u64)>, DbErr> {
    let of = "FROM review_decisions WHERE at >= $1 AND waited IS NOT NULL";
    let many = one(db, &format!("SELECT count(*) {of}"), vec![since.into()]).await?;
    if many == 0 {
        return Ok(None);
    }
    let at = async |place: u64| {
        let sql = format!("SELECT waited {of} ORDER BY waited LIMIT 1 OFFSET {place}");
        one(db, &sql, vec![since.into()]).await
    };
    Ok(Some((many, at((many - 1) / 2).await?, at((many * 9).div_ceil(10).saturating_sub(1)).await?)))
}

async fn one(db: &impl ConnectionTrait, sql: &str, values: Vec<Value>) -> Result<u64, DbErr> {
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    let number: i64 = match db.query_one_raw(statement).await? {
        Some(row) => row.try_get_by_index(0)?,
        None => 0,
    };
    Ok(u64::try_from(number).unwrap_or(0))
}
