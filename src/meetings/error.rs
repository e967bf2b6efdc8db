//! What meetings refuse, and why.

use http::StatusCode;
use sea_orm::DbErr;

use super::model::{
    DESCRIPTION_GRAPHEMES, MOST_CHAIRS, MOST_EXCEPTIONS, MOST_SERIES, MOST_TYPES, NAME_GRAPHEMES,
    REASON_GRAPHEMES,
};
use super::recurrence::RuleError;
use super::session::Refusal;
use crate::accounts::AccountError;
use crate::http::{AppError, Problem};
use crate::rooms::RoomError;

#[derive(Debug, thiserror::Error)]
pub enum MeetingError {
    #[error("there is no such series for this person")]
    NotFound,
    #[error("the person may not do this")]
    Forbidden,
    #[error("the name is empty")]
    NameEmpty,
    #[error("the name is too long")]
    NameTooLong,
    #[error("the description is too long")]
    DescriptionTooLong,
    #[error("the reason is too long")]
    ReasonTooLong,
    #[error("the slug is not one")]
    SlugUnreadable,
    #[error("the slug is taken")]
    SlugTaken,
    #[error("the start is no local time")]
    StartUnreadable,
    #[error("there is no such zone")]
    ZoneUnknown,
    #[error("the duration is out of bounds")]
    DurationOutOfBounds,
    #[error("the rule is wrong: {0}")]
    Rule(RuleError),
    #[error("there is no session for ten years")]
    NeverHeld,
    #[error("there is no type {0}")]
    TypeUnknown(String),
    #[error("there are too many types")]
    TooManyTypes,
    #[error("nobody to chair is called {0}")]
    ChairUnknown(String),
    #[error("there are too many chairs")]
    TooManyChairs,
    #[error("there are too many series")]
    TooManySeries,
    #[error("there is no session then")]
    NoSession,
    #[error("the session cannot be moved there")]
    MoveUnreadable,
    #[error("there are too many exceptions")]
    TooManyExceptions,
    #[error("the window is none")]
    WindowWrong,
    #[error("there is no such format")]
    FormatUnknown,
    #[error("the meeting is not on")]
    NotOn,
    #[error("no meeting is held in this room")]
    NoMeeting,
    #[error("that is nothing one can do in a meeting")]
    ActUnknown,
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    Room(#[from] RoomError),
    #[error(transparent)]
    Account(#[from] AccountError),
    #[error(transparent)]
    Words(RoomError),
    #[error(transparent)]
    Storage(#[from] DbErr),
}

impl From<MeetingError> for AppError {
    fn from(error: MeetingError) -> Self {
        use MeetingError as E;
        match error {
            E::NotFound => refused(StatusCode::NOT_FOUND, "meetings/not-found"),
            E::Forbidden => refused(StatusCode::FORBIDDEN, "meetings/forbidden"),
            E::NameEmpty => field("/name", "meetings/name-empty"),
            E::NameTooLong => bound("/name", "meetings/name-too-long", NAME_GRAPHEMES),
            E::DescriptionTooLong => {
                bound("/description", "meetings/description-too-long", DESCRIPTION_GRAPHEMES)
            }
            E::ReasonTooLong => bound("/reason", "meetings/reason-too-long", REASON_GRAPHEMES),
            E::SlugUnreadable => field("/slug", "meetings/slug-unreadable"),
            E::SlugTaken => Self::Refused(
                Problem::new(StatusCode::CONFLICT, "meetings/slug-taken")
                    .field("/slug", "meetings/slug-taken"),
            ),
            E::StartUnreadable => field("/starts", "meetings/start-unreadable"),
            E::ZoneUnknown => field("/zone", "meetings/zone-unknown"),
            E::DurationOutOfBounds => field("/duration_minutes", "meetings/duration-out-of-bounds"),
            E::Rule(error) => of_rule(error),
            E::NeverHeld => field("/rule", "meetings/never-held"),
            E::TypeUnknown(code) => named("/types", "meetings/type-unknown", code),
            E::TooManyTypes => bound("/types", "meetings/too-many-types", MOST_TYPES),
            E::ChairUnknown(handle) => named("/chairs", "meetings/chair-unknown", handle),
            E::TooManyChairs => bound("/chairs", "meetings/too-many-chairs", MOST_CHAIRS),
            E::TooManySeries => Self::Refused(
                Problem::new(StatusCode::CONFLICT, "meetings/too-many-series").with("limit", MOST_SERIES),
            ),
            E::NoSession => refused(StatusCode::NOT_FOUND, "meetings/no-session"),
            E::MoveUnreadable => field("/to", "meetings/move-unreadable"),
            E::TooManyExceptions => Self::Refused(
                Problem::new(StatusCode::CONFLICT, "meetings/too-many-exceptions")
                    .with("limit", MOST_EXCEPTIONS),
            ),
            E::WindowWrong => refused(StatusCode::BAD_REQUEST, "meetings/window-wrong"),
            E::FormatUnknown => field("/format", "meetings/format-unknown"),
            E::NotOn => refused(StatusCode::CONFLICT, "meetings/not-on"),
            E::NoMeeting => refused(StatusCode::NOT_FOUND, "meetings/no-meeting"),
            E::ActUnknown => refused(StatusCode::BAD_REQUEST, "meetings/act-unknown"),
            E::Refused(refusal) => of_refusal(refusal),
            E::Room(error) => error.into(),
            E::Account(error) => error.into(),
            E::Words(error) => error.into(),
            E::Storage(cause) => cause.into(),
        }
    }
}

fn of_refusal(refusal: Refusal) -> AppError {
    use Refusal as R;
    match refusal {
        R::Ended => refused(StatusCode::CONFLICT, "meetings/ended"),
        R::NotInside => refused(StatusCode::FORBIDDEN, "meetings/not-inside"),
        R::Locked => refused(StatusCode::FORBIDDEN, "meetings/locked"),
        R::PutOut => refused(StatusCode::FORBIDDEN, "meetings/put-out"),
        R::Observing => refused(StatusCode::FORBIDDEN, "meetings/observing"),
        R::Muted => refused(StatusCode::FORBIDDEN, "meetings/muted"),
        R::NotYourTurn => refused(StatusCode::CONFLICT, "meetings/not-your-turn"),
        R::ChairSpeaks => refused(StatusCode::CONFLICT, "meetings/chair-speaks"),
        R::NoHands => refused(StatusCode::CONFLICT, "meetings/no-hands"),
        R::NoHand => refused(StatusCode::CONFLICT, "meetings/no-hand"),
        R::NobodyWaits => refused(StatusCode::CONFLICT, "meetings/nobody-waits"),
        R::NobodyShares => refused(StatusCode::CONFLICT, "meetings/nobody-shares"),
        R::NotHere => refused(StatusCode::NOT_FOUND, "meetings/not-here"),
        R::CannotBeHeard => refused(StatusCode::CONFLICT, "meetings/cannot-be-heard"),
        R::ChairOnly => refused(StatusCode::FORBIDDEN, "meetings/chair-only"),
        R::ServiceOnly => refused(StatusCode::FORBIDDEN, "meetings/service-only"),
        R::NoSuchPhase => refused(StatusCode::NOT_FOUND, "meetings/no-such-phase"),
        R::TooLong => refused(StatusCode::UNPROCESSABLE_ENTITY, "meetings/share-too-long"),
        R::ItsTheChair => refused(StatusCode::CONFLICT, "meetings/its-the-chair"),
    }
}

fn of_rule(error: RuleError) -> AppError {
    let (slug, arguments) = match error {
        RuleError::TooLong => ("meetings/rule-too-long", Vec::new()),
        RuleError::NoFrequency => ("meetings/rule-no-frequency", Vec::new()),
        RuleError::UnknownPart(part) => ("meetings/rule-part-unknown", vec![("part", part)]),
        RuleError::Twice(part) => ("meetings/rule-twice", vec![("part", part.to_owned())]),
        RuleError::Value { part, value } => {
            ("meetings/rule-value", vec![("part", part.to_owned()), ("value", value)])
        }
        RuleError::TooMany(part) => ("meetings/rule-too-many", vec![("part", part.to_owned())]),
        RuleError::NotTogether(part, other) => {
            ("meetings/rule-not-together", vec![("part", part.to_owned()), ("other", other.to_owned())])
        }
    };
    let mut problem = Problem::new(StatusCode::UNPROCESSABLE_ENTITY, slug);
    for (name, value) in &arguments {
        problem = problem.with(name, value);
    }
    AppError::Refused(problem.field_with("/rule", slug, arguments))
}

fn refused(status: StatusCode, slug: &'static str) -> AppError {
    AppError::Refused(Problem::new(status, slug))
}

/// A refusal of one field, whose words are also the problem's own.
fn field(pointer: &str, slug: &'static str) -> AppError {
    AppError::Refused(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, slug).field(pointer, slug))
}

fn bound(pointer: &str, slug: &'static str, limit: usize) -> AppError {
    let problem = Problem::new(StatusCode::UNPROCESSABLE_ENTITY, slug).with("limit", limit);
    AppError::Refused(problem.field_with(pointer, slug, vec![("limit", limit.to_string())]))
}

fn named(pointer: &str, slug: &'static str, name: String) -> AppError {
    let shown: String = name.chars().take(40).collect();
    let problem = Problem::new(StatusCode::UNPROCESSABLE_ENTITY, slug).with("name", &shown);
    AppError::Refused(problem.field_with(pointer, slug, vec![("name", shown)]))
}
