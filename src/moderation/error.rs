//! What moderation refuses, and why.

use http::StatusCode;
use sea_orm::DbErr;

use crate::http::{AppError, Problem};
use crate::review::ReviewError;
use crate::rules::PackError;
use crate::storage::sealing::SealingError;

#[derive(Debug, thiserror::Error)]
pub enum ModerationError {
    #[error("nobody looks after anything")]
    Forbidden,
    #[error("the second factor has to be shown first")]
    SecondFactorNeeded,
    #[error("there is no such item for this person")]
    ItemNotFound,
    #[error("somebody else has the item")]
    Claimed(String),
    #[error("the item is not theirs")]
    NotClaimed,
    #[error("the item changed meanwhile")]
    Changed,
    #[error("the item is done")]
    Done,
    #[error("they decided it themselves")]
    OwnDecision,
    #[error("the verdict does not fit the item")]
    VerdictUnfit,
    #[error("that person does not look after it")]
    HandOverTo,
    #[error("the sanction is out of its bounds")]
    SanctionUnfit,
    #[error("that person looks after others themselves")]
    NotOver,
    #[error("there is no such member for this person")]
    MemberNotFound,
    #[error("there is no such sanction in force")]
    SanctionNotFound,
    #[error("there is no such decision")]
    DecisionNotFound,
    #[error("the decision has its reason")]
    DecisionFinished,
    #[error("there can be no appeal")]
    AppealNotPossible,
    #[error("there is nothing in the text")]
    TextEmpty(&'static str),
    #[error("the text is too long")]
    TextTooLong(&'static str, usize),
    #[error("they are their own words")]
    OwnWords,
    #[error("raid mode is out of its bounds")]
    RaidUnfit,
    #[error("there is no such wave")]
    WaveNotFound,
    #[error("a report says what it is about")]
    ReportUnfit,
    #[error("there is no such pack")]
    PackNotFound,
    #[error("the packs are not in order")]
    PackRefused(Vec<PackError>),
    #[error("the pack has another id")]
    PackIdOther,
    #[error("the packs cannot be read: {0}")]
    PacksUnreadable(String),
    #[error("the replay is out of its bounds")]
    ReplayUnfit,
    #[error(transparent)]
    Storage(#[from] DbErr),
    #[error(transparent)]
    Review(#[from] ReviewError),
    #[error(transparent)]
    Sealing(#[from] SealingError),
}

impl From<ModerationError> for AppError {
    fn from(error: ModerationError) -> Self {
        use ModerationError as E;
        let problem = |status, slug| Self::Refused(Problem::new(status, slug));
        let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
        match error {
            E::Forbidden => problem(StatusCode::FORBIDDEN, "http/forbidden"),
            E::SecondFactorNeeded => problem(StatusCode::FORBIDDEN, "accounts/second-factor-needed"),
            E::ItemNotFound => problem(StatusCode::NOT_FOUND, "moderation/item-not-found"),
            E::Claimed(name) => {
                Self::Refused(Problem::new(StatusCode::CONFLICT, "moderation/claimed").with("name", name))
            }
            E::NotClaimed => problem(StatusCode::CONFLICT, "moderation/not-claimed"),
            E::Changed => problem(StatusCode::CONFLICT, "moderation/changed"),
            E::Done => problem(StatusCode::CONFLICT, "moderation/done"),
            E::OwnDecision => problem(StatusCode::FORBIDDEN, "moderation/own-decision"),
            E::VerdictUnfit => problem(unprocessable, "moderation/verdict-unfit"),
            E::HandOverTo => Self::Refused(
                Problem::new(unprocessable, "moderation/hand-over-to")
                    .field("/to", "moderation/hand-over-to"),
            ),
            E::SanctionUnfit => problem(unprocessable, "moderation/sanction-unfit"),
            E::NotOver => problem(StatusCode::FORBIDDEN, "moderation/not-over"),
            E::MemberNotFound => problem(StatusCode::NOT_FOUND, "moderation/member-not-found"),
            E::SanctionNotFound => problem(StatusCode::NOT_FOUND, "moderation/sanction-not-found"),
            E::DecisionNotFound => problem(StatusCode::NOT_FOUND, "moderation/decision-not-found"),
            E::DecisionFinished => problem(StatusCode::CONFLICT, "moderation/decision-finished"),
            E::AppealNotPossible => problem(StatusCode::CONFLICT, "moderation/appeal-not-possible"),
            E::TextEmpty(pointer) => Self::Refused(
                Problem::new(unprocessable, "moderation/text-empty").field(pointer, "moderation/text-empty"),
            ),
            E::TextTooLong(pointer, limit) => Self::Refused(
                Problem::new(unprocessable, "moderation/text-too-long").with("limit", limit).field_with(
                    pointer,
                    "moderation/text-too-long",
                    vec![("limit", limit.to_string())],
                ),
            ),
            E::OwnWords => problem(unprocessable, "moderation/own-words"),
            E::RaidUnfit => problem(unprocessable, "moderation/raid-unfit"),
            E::WaveNotFound => problem(StatusCode::NOT_FOUND, "moderation/wave-not-found"),
            E::ReportUnfit => problem(unprocessable, "moderation/report-unfit"),
            E::PackNotFound => problem(StatusCode::NOT_FOUND, "moderation/pack-not-found"),
            E::PackRefused(faults) => Self::Refused(pack_refused(faults)),
            E::PackIdOther => Self::Refused(
                Problem::new(unprocessable, "moderation/pack-id-other")
                    .field("/text", "moderation/pack-id-other"),
            ),
            E::ReplayUnfit => Self::Refused(
                Problem::new(unprocessable, "moderation/replay-unfit")
                    .field("/days", "moderation/replay-unfit"),
            ),
            broken @ E::PacksUnreadable(_) => Self::broke(broken),
            E::Storage(cause) => cause.into(),
            E::Review(cause) => cause.into(),
            E::Sealing(cause) => Self::broke(cause),
        }
    }
}

/// More faults than these are seen when these are mended.
const MOST_FAULTS: usize = 50;

/// Every fault with its place, as a moderator can find it in the text.
fn pack_refused(faults: Vec<PackError>) -> Problem {
    let refusal = Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "moderation/pack-refused");
    faults.into_iter().take(MOST_FAULTS).fold(refusal, |refusal, fault| {
        let place = format!("{}:{}:{}", fault.file, fault.line, fault.column);
        let hint = fault.hint.unwrap_or_default();
        let arguments = vec![("place", place), ("message", fault.message), ("hint", hint)];
        refusal.field_with("/text", "moderation/pack-fault", arguments)
    })
}
