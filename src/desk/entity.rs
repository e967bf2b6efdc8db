//! The tables of the desk. Only the store names them.

pub mod case {
    use sea_orm::entity::prelude::*;

    use crate::clock::Timestamp;
    use crate::ids::{AccountId, CaseId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "cases")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CaseId,
        pub account_id: AccountId,
        /// What staff call the person.
        pub alias: String,
        pub language: String,
        pub category: Option<String>,
        pub status: i16,
        pub priority: i16,
        pub team: Option<String>,
        pub assignee_id: Option<AccountId>,
        pub sealing_key: Vec<u8>,
        /// What it is about, sealed.
        pub about: Option<Vec<u8>>,
        pub last_seq: i64,
        /// How far the person has read.
        pub read_seq: i64,
        /// So many answers wait for a clinician.
        pub drafts: i32,
        pub version: i64,
        pub opened_at: Timestamp,
        pub changed_at: Timestamp,
        /// Since when the person waits for an answer.
        pub waiting_since: Option<Timestamp>,
        pub due_at: Option<Timestamp>,
        pub snoozed_until: Option<Timestamp>,
        pub backup_asked_at: Option<Timestamp>,
        pub first_answer_at: Option<Timestamp>,
        pub end_proposed_at: Option<Timestamp>,
        pub closed_at: Option<Timestamp>,
        pub result: Option<String>,
        pub rating: Option<i16>,
        pub rating_words: Option<Vec<u8>>,
        pub merged_into: Option<CaseId>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod message {
    use sea_orm::entity::prelude::*;

    use crate::clock::Timestamp;
    use crate::ids::{AccountId, CaseId, MessageId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "case_messages")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub case_id: CaseId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub message_id: MessageId,
        /// Missing where it was not sent to the person.
        pub seq: Option<i64>,
        pub side: i16,
        pub state: i16,
        pub author_id: Option<AccountId>,
        /// The author's role when it was written.
        pub role: String,
        pub sealed: Vec<u8>,
        pub written_at: Timestamp,
        /// When it was sent.
        pub at: Timestamp,
        pub checked_by: Option<AccountId>,
        pub checked_at: Option<Timestamp>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod reading {
    use sea_orm::entity::prelude::*;

    use crate::clock::Timestamp;
    use crate::ids::{AccountId, CaseId, ReadingId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "case_readings")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ReadingId,
        pub case_id: CaseId,
        pub account_id: Option<AccountId>,
        pub role: String,
        pub at: Timestamp,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
