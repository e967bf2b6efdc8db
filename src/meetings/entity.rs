//! The tables of meetings. Only `store.rs` names them.

pub mod series {
    use sea_orm::entity::prelude::*;

    use crate::clock::Timestamp;
    use crate::ids::SeriesId;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "meeting_series")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: SeriesId,
        pub slug: String,
        pub name: String,
        pub description: String,
        pub attendance: i16,
        pub visibility: i16,
        /// Codes of the Meeting Guide vocabulary, with single spaces between them.
        pub types: String,
        pub service: i16,
        pub platform: i16,
        pub access: i16,
        pub organisation: i16,
        /// The local time of the zone from which the rule counts: `2026-01-05T19:00:00`.
        pub starts: String,
        pub zone: String,
        /// Missing for a meeting that is held once.
        pub rule: Option<String>,
        pub duration_minutes: i32,
        /// Goes up with every change, for calendars.
        pub revision: i32,
        pub created_at: Timestamp,
        pub updated_at: Timestamp,
        /// The id of a format.
        pub format: String,
        /// Whether what is said can be read after the meeting.
        pub keeps_words: bool,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A session that is held, or was.
pub mod session {
    use sea_orm::entity::prelude::*;

    use crate::clock::Timestamp;
    use crate::ids::{RoomId, SeriesId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "meeting_sessions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub room_id: RoomId,
        pub series_id: SeriesId,
        pub at: String,
        /// The format as it was at the opening, as JSON.
        pub script: String,
        /// Who was appointed beforehand, as JSON: `[[account, position]]`.
        pub serving: String,
        pub keeps_words: bool,
        pub opened_at: Timestamp,
        /// When it is planned to end.
        pub ends_at: Timestamp,
        pub ended_at: Option<Timestamp>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What happened in a session that is not for everybody.
pub mod seat {
    use sea_orm::entity::prelude::*;

    use crate::clock::Timestamp;
    use crate::ids::{AccountId, RoomId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "meeting_seats")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub room_id: RoomId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub number: i64,
        /// It came after this entry of the log, and before the next.
        pub after_seq: i64,
        pub at: Timestamp,
        pub account_id: AccountId,
        pub event: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod exception {
    use sea_orm::entity::prelude::*;

    use crate::ids::SeriesId;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "meeting_exceptions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub series_id: SeriesId,
        /// The local time at which the rule puts the session.
        #[sea_orm(primary_key, auto_increment = false)]
        pub at: String,
        pub kind: i16,
        pub moved_to: Option<String>,
        pub reason: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod chair {
    use sea_orm::entity::prelude::*;

    use crate::clock::Timestamp;
    use crate::ids::{AccountId, SeriesId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "meeting_chairs")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub series_id: SeriesId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub account_id: AccountId,
        pub since: Timestamp,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A meeting that somebody else holds, from their feed.
pub mod elsewhere {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "meetings_elsewhere")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub feed: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub slug: String,
        pub name: String,
        /// 0 is Sunday. Missing where it is held by appointment.
        pub day: Option<i16>,
        /// `19:00`, as `ends`.
        pub starts: Option<String>,
        pub ends: Option<String>,
        pub zone: String,
        pub types: String,
        /// Where it is, in words.
        pub place: String,
        /// Where one joins it online, or reads about it.
        pub address: String,
        pub phone: String,
        pub held_by: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
