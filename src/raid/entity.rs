//! The table of raids.

pub mod raid {
    use sea_orm::entity::prelude::*;

    use crate::clock::Timestamp;
    use crate::ids::{AccountId, RaidId, RoomId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "raids")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RaidId,
        pub place: String,
        pub room_id: Option<RoomId>,
        pub since: Timestamp,
        pub until: Timestamp,
        pub ended_at: Option<Timestamp>,
        /// Nobody where it went on by itself.
        pub by_id: Option<AccountId>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
