//! What accounts refuse, and with which words.

use http::StatusCode;

use super::model::{HandleError, PassphraseError, handle, passphrase};
use crate::clock::Timestamp;
use crate::http::{AppError, Problem};

#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    #[error("the name cannot be taken: {0}")]
    Handle(#[from] HandleError),
    #[error("a rule refuses the name: {0}")]
    HandleRefused(String),
    #[error("the name is taken")]
    HandleTaken,
    #[error("the passphrase cannot be taken: {0}")]
    Passphrase(PassphraseError, &'static str),
    #[error("the community is for adults")]
    AdultsOnly,
    #[error("an invite is needed")]
    InviteNeeded,
    #[error("the invite is not good")]
    InviteNotValid,
    #[error("the name or the passphrase is wrong")]
    Wrong,
    #[error("a code of the second factor is needed")]
    CodeNeeded,
    #[error("the code of the second factor is wrong")]
    CodeWrong,
    #[error("the account is suspended")]
    Suspended(Option<Timestamp>),
    #[error("the account is not suspended")]
    NotSuspended,
    #[error("the account waits to be let in")]
    Pending,
    #[error("the recovery code is wrong")]
    RecoveryWrong,
    #[error("the passphrase of the person who is signed in is wrong")]
    PassphraseWrong,
    #[error("nobody is signed in")]
    NotSignedIn,
    #[error("the session has ended")]
    SessionEnded,
    #[error("the role does not allow it")]
    Forbidden,
    #[error("the second factor has to be set up first")]
    SecondFactorNeeded,
    #[error("staff keep their second factor")]
    SecondFactorKept,
    #[error("the second factor is on already")]
    SecondFactorOn,
    #[error("the second factor was not begun")]
    SecondFactorNotBegun,
    #[error("there is no such session")]
    SessionNotFound,
    #[error("there is no such invite")]
    InviteNotFound,
    #[error("an invite of that kind is not theirs to make")]
    InviteRole,
    #[error("a bound of the invite does not hold")]
    InviteBounds,
    #[error("there is no such person in that state")]
    MemberNotFound,
    #[error("nobody changes their own role or suspends themselves")]
    OwnAccount,
    #[error("who looks after others cannot be blocked")]
    NotBlockable,
    #[error("more blocks than one can have")]
    TooManyBlocks,
    #[error("the community's name does not fit")]
    CommunityName,
}

impl From<AccountError> for AppError {
    fn from(error: AccountError) -> Self {
        Self::Refused(error.into())
    }
}

impl From<HandleError> for AppError {
    fn from(error: HandleError) -> Self {
        AccountError::Handle(error).into()
    }
}

impl From<AccountError> for Problem {
    fn from(error: AccountError) -> Self {
        use AccountError as E;
        let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
        match error {
            E::Handle(error) => handle_problem(error),
            E::HandleRefused(reason) => Problem::new(unprocessable, "accounts/handle-refused")
                .with("reason", &reason)
                .field_with("/handle", "accounts/handle-refused", vec![("reason", reason)]),
            E::HandleTaken => Problem::new(StatusCode::CONFLICT, "accounts/handle-taken")
                .field("/handle", "accounts/handle-taken"),
            E::Passphrase(error, field) => passphrase_problem(error, field),
            E::AdultsOnly => {
                Problem::new(unprocessable, "accounts/adults-only").field("/adult", "accounts/adults-only")
            }
            E::InviteNeeded => Problem::new(StatusCode::FORBIDDEN, "accounts/invite-needed"),
            E::InviteNotValid => Problem::new(unprocessable, "accounts/invite-not-valid")
                .field("/invite", "accounts/invite-not-valid"),
            E::Wrong => Problem::new(StatusCode::UNAUTHORIZED, "sessions/wrong"),
            E::CodeNeeded => Problem::new(StatusCode::UNAUTHORIZED, "sessions/code-needed"),
            E::CodeWrong => Problem::new(StatusCode::UNAUTHORIZED, "sessions/code-wrong"),
            E::Suspended(None) => Problem::new(StatusCode::FORBIDDEN, "accounts/suspended"),
            E::Suspended(Some(until)) => {
                Problem::new(StatusCode::FORBIDDEN, "accounts/suspended-until").until(until)
            }
            E::NotSuspended => Problem::new(StatusCode::CONFLICT, "accounts/not-suspended"),
            E::Pending => Problem::new(StatusCode::FORBIDDEN, "accounts/pending"),
            E::RecoveryWrong => Problem::new(StatusCode::UNAUTHORIZED, "accounts/recovery-wrong"),
            E::PassphraseWrong => Problem::new(StatusCode::FORBIDDEN, "accounts/passphrase-wrong")
                .field("/passphrase", "accounts/passphrase-wrong"),
            E::NotSignedIn => Problem::new(StatusCode::UNAUTHORIZED, "http/not-signed-in"),
            E::SessionEnded => Problem::new(StatusCode::UNAUTHORIZED, "http/session-ended"),
            E::Forbidden => Problem::new(StatusCode::FORBIDDEN, "http/forbidden"),
            E::SecondFactorNeeded => Problem::new(StatusCode::FORBIDDEN, "accounts/second-factor-needed"),
            E::SecondFactorKept => Problem::new(StatusCode::FORBIDDEN, "accounts/second-factor-kept"),
            E::SecondFactorOn => Problem::new(StatusCode::CONFLICT, "accounts/second-factor-on"),
            E::SecondFactorNotBegun => Problem::new(StatusCode::CONFLICT, "accounts/second-factor-not-begun"),
            E::SessionNotFound => Problem::new(StatusCode::NOT_FOUND, "accounts/session-not-found"),
            E::InviteNotFound => Problem::new(StatusCode::NOT_FOUND, "accounts/invite-not-found"),
            E::InviteRole => Problem::new(StatusCode::FORBIDDEN, "accounts/invite-role"),
            E::InviteBounds => Problem::new(unprocessable, "accounts/invite-bounds"),
            E::MemberNotFound => Problem::new(StatusCode::NOT_FOUND, "accounts/member-not-found"),
            E::OwnAccount => Problem::new(StatusCode::CONFLICT, "accounts/own-account"),
            E::NotBlockable => Problem::new(unprocessable, "accounts/not-blockable"),
            E::TooManyBlocks => Problem::new(unprocessable, "accounts/too-many-blocks"),
            E::CommunityName => Problem::new(unprocessable, "accounts/community-name")
                .field("/name", "accounts/community-name"),
        }
    }
}

fn handle_problem(error: HandleError) -> Problem {
    let (slug, limit) = match error {
        HandleError::TooShort => ("accounts/handle-too-short", handle::FEWEST_LETTERS),
        HandleError::TooLong => ("accounts/handle-too-long", handle::MOST_LETTERS),
        HandleError::Characters => ("accounts/handle-characters", 0),
        HandleError::Scripts => ("accounts/handle-scripts", 0),
        HandleError::Digits => ("accounts/handle-digits", handle::MOST_DIGITS),
        HandleError::Title => ("accounts/handle-title", 0),
        HandleError::Address => ("accounts/handle-address", 0),
    };
    of_field(slug, "/handle", limit)
}

fn passphrase_problem(error: PassphraseError, field: &'static str) -> Problem {
    let slug = match error {
        PassphraseError::TooShort => "accounts/passphrase-too-short",
        PassphraseError::TooLong => "accounts/passphrase-too-long",
        PassphraseError::Guessable => "accounts/passphrase-too-easy",
    };
    of_field(slug, field, passphrase::FEWEST_LETTERS)
}

/// `limit` is the `$limit` of the words, where they name one.
fn of_field(slug: &'static str, field: &'static str, limit: usize) -> Problem {
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, slug).with("limit", limit).field_with(
        field,
        slug,
        vec![("limit", limit.to_string())],
    )
}
