//! The tables of review.

pub mod item {
    use sea_orm::entity::prelude::*;

    use crate::clock::Timestamp;
    use crate::ids::{AccountId, ItemId, RoomId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "review_items")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ItemId,
        pub kind: i16,
        pub state: i16,
        pub level: i16,
        /// What it is about; unique.
        pub subject: String,
        pub room_id: Option<RoomId>,
        /// Whom it is about.
        pub account_id: Option<AccountId>,
        pub opened_at: Timestamp,
        pub due_at: Timestamp,
        /// When those who look after it are told next.
        pub alert_at: Timestamp,
        pub alerts: i32,
        pub reports: i32,
        /// The names of the rules that spoke, as JSON.
        pub rules: String,
        pub claimed_by: Option<AccountId>,
        pub claimed_at: Option<Timestamp>,
        pub version: i64,
        pub done_at: Option<Timestamp>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod excerpt {
    use sea_orm::entity::prelude::*;

    use crate::clock::Timestamp;
    use crate::ids::{AccountId, ItemId, MessageId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "review_excerpts")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub item_id: ItemId,
        /// 0 is the thing itself; what stood before it is below.
        #[sea_orm(primary_key, auto_increment = false)]
        pub position: i32,
        pub message_id: Option<MessageId>,
        pub seq: Option<i64>,
        pub at: Timestamp,
        pub author_id: Option<AccountId>,
        pub sealed: Vec<u8>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod report {
    use sea_orm::entity::prelude::*;

    use crate::clock::Timestamp;
    use crate::ids::{AccountId, ItemId, ReportId, RoomId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "review_reports")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ReportId,
        pub item_id: ItemId,
        pub reporter_id: AccountId,
        pub room_id: Option<RoomId>,
        pub category: i16,
        pub at: Timestamp,
        /// The note, where one was written.
        pub sealed: Option<Vec<u8>>,
        pub outcome: i16,
        pub outcome_at: Option<Timestamp>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod decision {
    use sea_orm::entity::prelude::*;

    use crate::clock::Timestamp;
    use crate::ids::{AccountId, DecisionId, ItemId, MessageId, RoomId, SanctionId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "review_decisions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: DecisionId,
        pub item_id: Option<ItemId>,
        /// Whom it concerns; nobody once they have left.
        pub account_id: Option<AccountId>,
        /// Who decided; nobody where it was a rule or a timer.
        pub by_id: Option<AccountId>,
        pub at: Timestamp,
        pub verdict: i16,
        pub room_id: Option<RoomId>,
        pub message_id: Option<MessageId>,
        pub reason: Option<i16>,
        pub rule: Option<String>,
        pub sanction_id: Option<SanctionId>,
        /// When what it imposes ends.
        pub until: Option<Timestamp>,
        /// The decision that it is about, for the answer to an appeal.
        pub overturns: Option<DecisionId>,
        /// How long it had waited, in milliseconds.
        pub waited: Option<i64>,
        /// The reason was given.
        pub finished: bool,
        pub finish_by: Timestamp,
        pub appeal_until: Option<Timestamp>,
        pub appeal: i16,
        /// Every text of it, as sealed JSON.
        pub sealed: Option<Vec<u8>>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod reader {
    use sea_orm::entity::prelude::*;

    use crate::clock::Timestamp;
    use crate::ids::AccountId;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "review_readers")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub account_id: AccountId,
        /// Up to then they have read what was decided about them, and what became of what they reported.
        pub read_at: Timestamp,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
