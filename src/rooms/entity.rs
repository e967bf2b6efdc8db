//! The tables of rooms. Only `store.rs`, `log.rs` and `leaving.rs` name them.

pub mod room {
    use sea_orm::entity::prelude::*;

    use crate::clock::Timestamp;
    use crate::ids::RoomId;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "rooms")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RoomId,
        pub kind: i16,
        pub name: String,
        /// What makes the name, or the pair of a conversation of two, unique.
        pub name_key: Option<String>,
        pub description: String,
        pub language: Option<String>,
        pub visibility: i16,
        pub archived: bool,
        pub last_seq: i64,
        /// Who may post at the moment, as JSON; missing where that is everybody in the room.
        pub voices: Option<String>,
        /// The wrapped data key of a sealed room.
        pub sealing_key: Option<Vec<u8>>,
        pub created_at: Timestamp,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod room_member {
    use sea_orm::entity::prelude::*;

    use crate::clock::Timestamp;
    use crate::ids::{AccountId, RoomId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "room_members")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub account_id: AccountId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub room_id: RoomId,
        pub role: i16,
        pub state: i16,
        pub read_seq: i64,
        pub joined_at: Timestamp,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod room_event {
    use sea_orm::entity::prelude::*;

    use crate::clock::Timestamp;
    use crate::ids::{AccountId, MessageId, RoomId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "room_events")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub room_id: RoomId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub seq: i64,
        pub at: Timestamp,
        pub kind: i16,
        pub author_id: Option<AccountId>,
        pub message_id: Option<MessageId>,
        pub body: Option<String>,
        pub sealed: Option<Vec<u8>>,
        pub reply_to: Option<MessageId>,
        pub edited_at: Option<Timestamp>,
        /// What belongs to some kinds only, as JSON.
        pub detail: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod hidden_message {
    use sea_orm::entity::prelude::*;

    use crate::ids::{AccountId, MessageId, RoomId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "room_hidden_messages")]
    pub struct Model {
        /// Who does not want to meet it again.
        #[sea_orm(primary_key, auto_increment = false)]
        pub account_id: AccountId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub message_id: MessageId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub room_id: RoomId,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod held_message {
    use sea_orm::entity::prelude::*;

    use crate::clock::Timestamp;
    use crate::ids::{AccountId, HeldId, MessageId, RoomId};

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "held_messages")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: HeldId,
        pub room_id: RoomId,
        pub author_id: AccountId,
        pub message_id: MessageId,
        /// The text of an edit waits, not a new message.
        pub edit_of: bool,
        pub body: String,
        pub reply_to: Option<MessageId>,
        pub at: Timestamp,
        /// The rules that held it, as JSON: `[{rule, reason}]`.
        pub notices: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
