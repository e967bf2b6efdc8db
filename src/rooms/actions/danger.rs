//! Danger: whatever keeps a text from going out, its author is shown help, and where a rule asks for people, they are
//! told.

use crate::http::AppError;
use crate::review::{self, Excerpt, Kind, Level, NewItem, Subject};
use crate::rooms::access::RoomMember;
use crate::rooms::error::RoomError;
use crate::rooms::model::RoomKind;
use crate::rules::{Decision, Hit, Place};
use crate::state::AppState;
use crate::text::MAX_BYTES;

use super::post::circumstances;

/// A refusal of a text that speaks of danger has help beside it, whatever it was refused for: a mute, a limit, a
/// rule, a closed room. A rule that wants people is heard, too.
pub(super) async fn beside_help(
    app: &AppState,
    author: &RoomMember,
    text: &str,
    place: Place,
    error: RoomError,
) -> AppError {
    // Whoever is asked first has not been refused: what they make of it is heard when they send it.
    let is_refused = !matches!(error, RoomError::AskFirst { .. });
    refusal_beside_help(app, author, text, place, error.into(), is_refused).await
}

/// The same for what the order of a meeting refuses.
pub(super) async fn help_beside(
    app: &AppState,
    author: &RoomMember,
    text: &str,
    place: Place,
    error: AppError,
) -> AppError {
    refusal_beside_help(app, author, text, place, error, true).await
}

/// Whether the rules would offer help for a text.
pub(super) fn speaks_of_danger(app: &AppState, author: &RoomMember, text: &str) -> bool {
    let circumstances = circumstances(app, &author.member, Some(author.facts.kind), Place::Message);
    app.rules().current().evaluate(beginning(text), &circumstances).helps()
}

async fn refusal_beside_help(
    app: &AppState,
    author: &RoomMember,
    text: &str,
    place: Place,
    error: AppError,
    is_refused: bool,
) -> AppError {
    let problem = match error {
        AppError::Refused(problem) => problem,
        broke => return broke,
    };
    let circumstances = circumstances(app, &author.member, Some(author.facts.kind), place);
    // What is too long is refused, and read all the same as far as anything would be.
    let decision = app.rules().current().evaluate(beginning(text), &circumstances);
    if is_refused && let Err(cause) = tell_people(app, author, text, &decision).await {
        tracing::error!(?cause, "nobody was told of a text that speaks of danger; its author was shown help");
    }
    AppError::Refused(if decision.helps() { problem.with_help() } else { problem })
}

/// Files a text that stands nowhere, where a rule about crisis wants people. One thing waits for each person and
/// room: whoever tries again while it waits adds nothing to it. What two people say to each other is shown to nobody.
async fn tell_people(
    app: &AppState,
    author: &RoomMember,
    text: &str,
    decision: &Decision,
) -> Result<(), RoomError> {
    let (room, account) = (author.room(), author.member.id);
    let wants_people = |hit: &&Hit| hit.rule.crisis && (hit.rule.also.alert || hit.rule.also.case);
    let hits: Vec<_> = decision.hits.iter().filter(wants_people).collect();
    if hits.is_empty() || author.facts.kind != RoomKind::Group {
        return Ok(());
    }
    let subject = Subject::Danger(room, account);
    if review::waits(app, subject).await? {
        return Ok(());
    }
    let alert = hits.iter().any(|hit| hit.rule.also.alert);
    let mut rules: Vec<String> = hits.iter().map(|hit| hit.id().to_owned()).collect();
    rules.dedup();
    let itself = Excerpt {
        position: 0,
        message: None,
        seq: None,
        at: app.now(),
        author: Some(account),
        text: beginning(text).to_owned(),
    };
    let item = NewItem {
        kind: Kind::RuleHit,
        subject,
        room: Some(room),
        account: Some(account),
        level: if alert { Level::Crisis } else { Level::Red },
        rules,
        excerpts: vec![itself],
    };
    let change = app.begin().await?;
    review::file(app, change.tx(), item).await?;
    change.commit().await?;
    Ok(())
}

/// As much of a text as a message could have.
fn beginning(text: &str) -> &str {
    &text[..text.floor_char_boundary(MAX_BYTES)]
}
