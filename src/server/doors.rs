//! Who may follow and do what on the socket: the one place that names every slice with a live side.

use http::HeaderMap;
use serde_json::{Value, json};

use crate::accounts::{self, Member};
use crate::http::AppError;
use crate::ids::{AccountId, RoomId};
use crate::live::{self, Ack, Act, Admitted, Answer, Draft, Hidden, Recorded};
use crate::meetings::{self, MeetingError};
use crate::rooms::{self, RoomMember};
use crate::state::AppState;

#[derive(Clone)]
pub(super) struct Doors(pub AppState);

impl live::Doors for Doors {
    type Member = Member;

    async fn admit(&self, headers: &HeaderMap) -> Result<Admitted<Member>, AppError> {
        let member = accounts::admit(&self.0, headers).await?;
        Ok(Admitted {
            account: member.id,
            session: member.session,
            shown: json!({
                "id": member.id, "handle": member.handle, "role": member.role,
                "created_at": member.created_at,
            }),
            language: member.language,
            member,
        })
    }

    async fn may_follow(&self, member: &Member, room: RoomId) -> Result<(), AppError> {
        RoomMember::of(&self.0, member.clone(), room).await?;
        Ok(())
    }

    async fn newest(&self, room: RoomId, limit: u32) -> Result<(Vec<Recorded>, u64), AppError> {
        Ok(rooms::actions::newest(&self.0, room, limit).await?)
    }

    async fn after(&self, room: RoomId, after: u64, limit: u32) -> Result<Vec<Recorded>, AppError> {
        Ok(rooms::actions::after(&self.0, room, after, limit).await?)
    }

    async fn send(&self, member: &Member, draft: Draft, answer: Answer) {
        match RoomMember::of(&self.0, member.clone(), draft.room).await {
            Ok(author) => rooms::actions::post(&self.0, author, draft, answer).await,
            Err(error) => answer(Err(error.into())),
        }
    }

    async fn meet(&self, member: &Member, act: Act) -> Result<Ack, AppError> {
        let inside = RoomMember::of(&self.0, member.clone(), act.room).await?;
        let command = serde_json::from_value(act.command).map_err(|_| MeetingError::ActUnknown)?;
        Ok(meetings::act(&self.0, &inside, act.id, &command).await?)
    }

    async fn read(&self, member: &Member, room: RoomId, seq: u64) -> Result<(), AppError> {
        let reader = RoomMember::of(&self.0, member.clone(), room).await?;
        Ok(rooms::actions::read_up_to(&self.0, &reader, seq).await?)
    }

    fn typing(&self, member: &Member) -> Value {
        json!({ "id": member.id, "handle": member.handle })
    }

    async fn hidden(&self, account: AccountId) -> Result<Hidden, AppError> {
        Ok(Hidden {
            authors: accounts::hidden_from(&self.0, account).await?,
            messages: rooms::unseen(&self.0, account).await?,
        })
    }
}
