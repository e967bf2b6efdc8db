//! The tables of accounts.

pub mod account {
    use sea_orm::entity::prelude::*;

    use crate::clock::Timestamp;
    use crate::ids::{AccountId, InviteId};

    #[derive(Clone, Debug, DeriveEntityModel)]
    #[sea_orm(table_name = "accounts")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AccountId,
        pub handle: String,
        pub handle_key: String,
        pub handle_look: String,
        pub role: i16,
        pub status: i16,
        /// The hash of it, as a PHC string.
        pub passphrase: String,
        pub created_at: Timestamp,
        pub language: Option<String>,
        pub theme: String,
        pub discreet: bool,
        pub announcements: String,
        /// Messages behind a content note stand open.
        pub open_notes: bool,
        /// The sealed secret that is asked for.
        pub second_factor: Option<Vec<u8>>,
        /// A sealed secret that was offered and not confirmed.
        pub second_factor_next: Option<Vec<u8>>,
        /// Whether a code was shown with it: from then on it is asked for.
        pub second_factor_on: bool,
        /// The newest step whose code was used.
        pub second_factor_step: i64,
        pub invited_by: Option<AccountId>,
        /// The invite they came by, as long as it is remembered.
        pub invite_id: Option<InviteId>,
        /// A suspension ends by itself; missing where it has no end, or where there is none.
        pub suspended_until: Option<Timestamp>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod session {
    use sea_orm::entity::prelude::*;

    use crate::clock::Timestamp;
    use crate::ids::{AccountId, SessionId};

    #[derive(Clone, Debug, DeriveEntityModel)]
    #[sea_orm(table_name = "sessions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: SessionId,
        pub account_id: AccountId,
        pub token_hash: Vec<u8>,
        pub device: String,
        pub created_at: Timestamp,
        pub last_seen_at: Timestamp,
        pub expires_at: Timestamp,
        pub second_factor_at: Option<Timestamp>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod recovery_code {
    use sea_orm::entity::prelude::*;

    use crate::ids::AccountId;

    #[derive(Clone, Debug, DeriveEntityModel)]
    #[sea_orm(table_name = "recovery_codes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub account_id: AccountId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub code_hash: Vec<u8>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod invite {
    use sea_orm::entity::prelude::*;

    use crate::clock::Timestamp;
    use crate::ids::{AccountId, InviteId};

    #[derive(Clone, Debug, DeriveEntityModel)]
    #[sea_orm(table_name = "invites")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: InviteId,
        pub code_hash: Vec<u8>,
        pub role: i16,
        pub uses_left: i32,
        pub expires_at: Timestamp,
        pub note: String,
        /// Missing for the invite of the first administrator, which the server itself makes.
        pub created_by: Option<AccountId>,
        pub created_at: Timestamp,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod block {
    use sea_orm::entity::prelude::*;

    use crate::ids::AccountId;

    #[derive(Clone, Debug, DeriveEntityModel)]
    #[sea_orm(table_name = "blocks")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub blocker_id: AccountId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub blocked_id: AccountId,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod community_setting {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, DeriveEntityModel)]
    #[sea_orm(table_name = "community_settings")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub name: String,
        pub value: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod sanction {
    use sea_orm::entity::prelude::*;

    use crate::clock::Timestamp;
    use crate::ids::{AccountId, RoomId, SanctionId};

    #[derive(Clone, Debug, DeriveEntityModel)]
    #[sea_orm(table_name = "sanctions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: SanctionId,
        pub account_id: AccountId,
        pub kind: i16,
        /// Missing where it holds in the whole community.
        pub room_id: Option<RoomId>,
        pub since: Timestamp,
        pub until: Option<Timestamp>,
        pub by_id: AccountId,
        pub lifted_at: Option<Timestamp>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
