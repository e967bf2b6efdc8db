//! What administrators have set for the whole community, over the configuration.

use std::collections::HashMap;

use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, Set};

use crate::accounts::entity::community_setting;

pub async fn community_settings(db: &impl ConnectionTrait) -> Result<HashMap<String, String>, DbErr> {
    let rows = community_setting::Entity::find().all(db).await?;
    Ok(rows.into_iter().map(|row| (row.name, row.value)).collect())
}

pub async fn put_community_setting(
    tx: &impl ConnectionTrait,
    name: &'static str,
    value: String,
) -> Result<(), DbErr> {
    let row = community_setting::ActiveModel { name: Set(name.to_owned()), value: Set(value) };
    let over = OnConflict::column(community_setting::Column::Name)
        .update_column(community_setting::Column::Value)
        .to_owned();
    community_setting::Entity::insert(row).on_conflict(over).exec_without_returning(tx).await?;
    Ok(())
}
