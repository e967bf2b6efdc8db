//! One type for each kind of id, so that an account can never stand where a room belongs.
//!
//! Ids that the server makes are UUIDv7 and show when they were made (to the millisecond). Where that would
//! tell too much (invites, cases) the slice uses codes of its own instead.

use sea_orm::sea_query::{ArrayType, ColumnType, Nullable, ValueType, ValueTypeErr};
use sea_orm::{ColIdx, DbErr, QueryResult, TryFromU64, TryGetError, TryGetable, Value};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, utoipa::ToSchema)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// A new id, later than every one this process made before.
            #[allow(clippy::new_without_default)]
            pub fn new() -> Self {
                Self(Uuid::now_v7())
            }

            pub fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl From<Uuid> for $name {
            fn from(uuid: Uuid) -> Self {
                Self(uuid)
            }
        }

        impl From<$name> for Value {
            fn from(id: $name) -> Value {
                Value::from(id.0)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl TryGetable for $name {
            fn try_get_by<I: ColIdx>(row: &QueryResult, index: I) -> Result<Self, TryGetError> {
                Uuid::try_get_by(row, index).map(Self)
            }
        }

        impl ValueType for $name {
            fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
                <Uuid as ValueType>::try_from(value).map(Self)
            }

            fn type_name() -> String {
                stringify!($name).to_owned()
            }

            fn array_type() -> ArrayType {
                ArrayType::Uuid
            }

            fn column_type() -> ColumnType {
                ColumnType::Uuid
            }
        }

        impl Nullable for $name {
            fn null() -> Value {
                Value::Uuid(None)
            }
        }

        impl TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, DbErr> {
                Err(DbErr::ConvertFromU64(stringify!($name)))
            }
        }
    };
}

id_type! {
    /// A member's, moderator's or staff account.
    AccountId
}
id_type! {
    /// One signed-in device.
    SessionId
}
id_type! {
    /// An invitation to the community.
    InviteId
}
id_type! {
    /// A room: a group chat, a conversation of two, later a meeting's.
    RoomId
}
id_type! {
    /// A message, in words its author's client chose; unique within its room.
    MessageId
}
id_type! {
    /// A message that waits for a moderator.
    HeldId
}
id_type! {
    /// Something that waits for a moderator's judgement.
    ItemId
}
id_type! {
    /// What a moderator, or a rule, decided.
    DecisionId
}
id_type! {
    /// Something a member may not do for a while.
    SanctionId
}
id_type! {
    /// Raid mode, from when it went on to when it went off.
    RaidId
}
id_type! {
    /// What a member told the moderators about somebody else's words.
    ReportId
}

id_type! {
    /// A series of meetings.
    SeriesId
}
id_type! {
    /// One person's conversation with the desk.
    CaseId
}
id_type! {
    /// That somebody of the staff read a case.
    ReadingId
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_read_back_as_it_was_written() {
        let id = RoomId::new();
        assert_eq!(id.to_string().parse::<RoomId>().expect("its own text"), id);
        assert_eq!(serde_json::to_string(&id).expect("a string"), format!("\"{id}\""));
    }
}
