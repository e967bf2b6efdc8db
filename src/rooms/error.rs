//! What rooms refuse, and why.

use http::StatusCode;
use sea_orm::DbErr;

use crate::clock::Timestamp;
use crate::http::{AppError, Problem};
use crate::ids::DecisionId;
use crate::review::ReviewError;
use crate::storage::sealing::SealingError;
use crate::text::{BodyError, MAX_GRAPHEMES};

#[derive(Debug, thiserror::Error)]
pub enum RoomError {
    #[error("there is no such room for this person")]
    NotFound,
    #[error("the person is not in the room")]
    NotAMember,
    #[error("the person may not do this in the room")]
    Forbidden,
    #[error("the second factor has to be shown first")]
    SecondFactorNeeded,
    #[error("the room is closed")]
    Archived,
    #[error("the room has no name")]
    NameEmpty,
    #[error("the name is too long")]
    NameTooLong,
    #[error("the name is taken")]
    NameTaken,
    #[error("the description is too long")]
    DescriptionTooLong,
    #[error("the person is in too many rooms")]
    TooManyRooms,
    #[error("there is no such message")]
    MessageNotFound,
    #[error("the message is somebody else's")]
    NotYours,
    #[error("the message was removed")]
    RemovedAlready,
    #[error("the id is another message's")]
    IdTaken,
    #[error("the reaction is unknown")]
    ReactionUnknown,
    #[error("the room has not got that far")]
    SequenceUnknown,
    #[error("not both have agreed")]
    DirectNotAgreed,
    #[error("a conversation with oneself")]
    DirectSelf,
    #[error("there is no such person for this one")]
    DirectNotFound,
    #[error("nothing of that id waits")]
    HeldNotFound,
    #[error("a rule refused the text")]
    BlockedByRule {
        reason: String,
        /// The statement of reasons that was kept.
        decision: Option<DecisionId>,
    },
    #[error("a part of the text would be hidden, and its author wants to be asked")]
    AskFirst { reason: String, suggestion: String },
    #[error("the person is muted")]
    Muted(Option<Timestamp>),
    #[error("the person observes")]
    Observing(Option<Timestamp>),
    #[error("the door is closed for a while")]
    DoorClosed(Timestamp),
    #[error("links are off for a while")]
    LinksOff(Timestamp),
    #[error("the newcomers of this moment have said enough")]
    TooFast(std::time::Duration),
    #[error("a rule slowed the person down")]
    Slowed(Timestamp, std::time::Duration),
    #[error("whoever looks after more is not put out by those who look after less")]
    LooksAfter,
    #[error("the person was put out of the room")]
    PutOut(Option<Timestamp>),
    #[error(transparent)]
    Text(#[from] BodyError),
    #[error("too many of them")]
    Limited(Box<Problem>),
    #[error(transparent)]
    Storage(#[from] DbErr),
    #[error(transparent)]
    Sealing(#[from] SealingError),
    #[error(transparent)]
    Review(#[from] ReviewError),
    #[error("others may post now")]
    NotYourTurn,
    #[error("the change was not stored")]
    Undone,
}

impl From<Problem> for RoomError {
    fn from(problem: Problem) -> Self {
        Self::Limited(Box::new(problem))
    }
}

impl From<RoomError> for AppError {
    fn from(error: RoomError) -> Self {
        use RoomError as E;
        let problem = |status, slug| Self::Refused(Problem::new(status, slug));
        match error {
            E::NotFound => problem(StatusCode::NOT_FOUND, "rooms/not-found"),
            E::NotAMember => problem(StatusCode::FORBIDDEN, "rooms/not-a-member"),
            E::Forbidden => problem(StatusCode::FORBIDDEN, "http/forbidden"),
            E::SecondFactorNeeded => problem(StatusCode::FORBIDDEN, "accounts/second-factor-needed"),
            E::Archived => problem(StatusCode::CONFLICT, "rooms/archived"),
            E::NameEmpty => field("/name", "rooms/name-empty", None),
            E::NameTooLong => field("/name", "rooms/name-too-long", Some(super::model::NAME_GRAPHEMES)),
            E::NameTaken => problem(StatusCode::CONFLICT, "rooms/name-taken"),
            E::DescriptionTooLong => {
                let limit = Some(super::model::DESCRIPTION_GRAPHEMES);
                field("/description", "rooms/description-too-long", limit)
            }
            E::TooManyRooms => problem(StatusCode::CONFLICT, "rooms/too-many-rooms-joined"),
            E::MessageNotFound => problem(StatusCode::NOT_FOUND, "rooms/message-not-found"),
            E::NotYours => problem(StatusCode::FORBIDDEN, "rooms/not-yours"),
            E::RemovedAlready => problem(StatusCode::CONFLICT, "rooms/removed-already"),
            E::IdTaken => problem(StatusCode::CONFLICT, "rooms/id-taken"),
            E::ReactionUnknown => problem(StatusCode::NOT_FOUND, "rooms/reaction-unknown"),
            E::SequenceUnknown => problem(StatusCode::CONFLICT, "rooms/sequence-unknown"),
            E::DirectNotAgreed => problem(StatusCode::CONFLICT, "rooms/direct-not-agreed"),
            E::DirectSelf => problem(StatusCode::UNPROCESSABLE_ENTITY, "rooms/direct-self"),
            E::DirectNotFound => problem(StatusCode::NOT_FOUND, "rooms/direct-not-found"),
            E::HeldNotFound => problem(StatusCode::NOT_FOUND, "rooms/held-not-found"),
            E::BlockedByRule { reason, decision } => {
                let problem = Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "rooms/blocked-by-rule")
                    .with("reason", reason);
                Self::Refused(match decision {
                    Some(decision) => problem.decided(decision),
                    None => problem,
                })
            }
            E::AskFirst { reason, suggestion } => Self::Refused(
                Problem::new(StatusCode::CONFLICT, "rules/ask-first").asking(reason, suggestion),
            ),
            E::Muted(Some(until)) => ending("rooms/muted-until", until),
            E::Muted(None) => problem(StatusCode::FORBIDDEN, "rooms/muted"),
            E::Observing(Some(until)) => ending("rooms/observing-until", until),
            E::Observing(None) => problem(StatusCode::FORBIDDEN, "rooms/observing"),
            E::DoorClosed(until) => ending("rooms/door-closed", until),
            E::LinksOff(until) => ending("rooms/links-off", until),
            E::TooFast(wait) => Self::Refused(
                Problem::new(StatusCode::TOO_MANY_REQUESTS, "rooms/slow-mode").retry_after(wait),
            ),
            E::Slowed(until, wait) => Self::Refused(
                Problem::new(StatusCode::TOO_MANY_REQUESTS, "rooms/slowed").retry_after(wait).until(until),
            ),
            E::LooksAfter => problem(StatusCode::FORBIDDEN, "rooms/looks-after"),
            E::PutOut(Some(until)) => ending("rooms/put-out-until", until),
            E::PutOut(None) => problem(StatusCode::FORBIDDEN, "rooms/put-out"),
            E::Text(BodyError::Empty) => field("/body", "rooms/text-empty", None),
            E::Text(BodyError::TooLong) => field("/body", "rooms/text-too-long", Some(MAX_GRAPHEMES)),
            E::Text(BodyError::TooManyMarks) => field("/body", "rooms/text-unreadable", None),
            E::Limited(problem) => Self::Refused(*problem),
            E::Storage(cause) => cause.into(),
            E::Sealing(cause) => Self::broke(cause),
            E::Review(cause) => cause.into(),
            E::NotYourTurn => problem(StatusCode::CONFLICT, "rooms/not-your-turn"),
            E::Undone => Self::Refused(
                Problem::new(StatusCode::SERVICE_UNAVAILABLE, "http/busy")
                    .retry_after(std::time::Duration::from_secs(2)),
            ),
        }
    }
}

/// A refusal that ends by itself.
fn ending(slug: &'static str, until: Timestamp) -> AppError {
    AppError::Refused(Problem::new(StatusCode::FORBIDDEN, slug).until(until))
}

/// A refusal of one field, whose words are also the problem's own.
fn field(pointer: &str, slug: &'static str, limit: Option<usize>) -> AppError {
    let problem = Problem::new(StatusCode::UNPROCESSABLE_ENTITY, slug);
    AppError::Refused(match limit {
        Some(limit) => {
            problem.with("limit", limit).field_with(pointer, slug, vec![("limit", limit.to_string())])
        }
        None => problem.field(pointer, slug),
    })
}
