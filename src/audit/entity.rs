//! The tables of the audit.

pub mod entry {
    use sea_orm::entity::prelude::*;

    use crate::clock::Timestamp;
    use crate::ids::AccountId;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "audit_entries")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub seq: i64,
        pub at: Timestamp,
        pub actor_id: Option<AccountId>,
        pub act: String,
        pub subject: String,
        pub reason: Option<String>,
        pub was: Option<String>,
        pub became: Option<String>,
        pub previous: Vec<u8>,
        pub hash: Vec<u8>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
