//! What goes with somebody who leaves, and what they take along.

use sea_orm::{DatabaseTransaction, DbErr};
use serde_json::{Value, json};

use super::actions::Sealer;
use super::error::DeskError;
use super::store;
use super::view;
use crate::ids::AccountId;
use crate::state::AppState;

/// Destroys the person's cases with their keys, and takes a worker's name off those of others.
pub async fn erase(tx: &DatabaseTransaction, account: AccountId) -> Result<(), DbErr> {
    store::erase(tx, account).await
}

/// Cases and messages are read so many at a time.
const PAGE: u64 = 200;

/// Everything that was said between the person and the desk.
pub async fn export(app: &AppState, account: AccountId) -> Result<Value, DeskError> {
    let (mut cases, mut before) = (Vec::new(), None);
    loop {
        let rows = store::cases_of(app.read(), account, before, PAGE).await?;
        before = rows.last().map(|row| row.id);
        for case in &rows {
            let sealer = Sealer::of(app, case)?;
            let (mut messages, mut after) = (Vec::new(), 0);
            loop {
                let page = store::sent_after(app.read(), case.id, after, PAGE).await?;
                after = page.last().and_then(|row| row.seq).unwrap_or(after);
                for row in &page {
                    messages.push(view::message(&sealer, row)?);
                }
                if (page.len() as u64) < PAGE {
                    break;
                }
            }
            cases.push(json!({ "case": view::own(case), "messages": messages }));
        }
        if (rows.len() as u64) < PAGE {
            return Ok(json!({ "cases": cases }));
        }
    }
}
