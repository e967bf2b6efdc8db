//! Telling people what was decided about them: what, why, until when, and how to say that it is wrong.

use super::decisions::Decision;
use super::model::{Appeal, Verdict};
use crate::live::Told;
use crate::state::AppState;
use crate::storage::Change;
use crate::words::{Language, say_plainly};

/// A decision in words for whom it concerns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    pub title: String,
    pub detail: String,
}

/// The statement of reasons, in the reader's language.
pub fn statement(decision: &Decision, language: Language) -> Statement {
    let say = |id: &str| say_plainly(language, id, &[]);
    let title = say(&format!("decision-{}", decision.verdict.name().replace('_', "-")));
    let mut parts = Vec::new();
    if decision.finished {
        parts.extend(decision.reason.map(|reason| reason.words(language)));
        parts.extend(decision.texts.words.clone());
    } else {
        parts.push(say("decision-reason-follows"));
    }
    if let Some(until) = decision.until {
        let until = until.in_words(language);
        parts.push(say_plainly(language, "decision-until", &[("until", until.as_str().into())]));
    } else if matches!(decision.verdict, Verdict::Observe | Verdict::Suspend | Verdict::Ban | Verdict::PutOut)
    {
        parts.push(say("decision-without-end"));
    }
    match (decision.appeal, decision.appeal_until) {
        (Appeal::None, Some(until)) => {
            let until = until.in_words(language);
            parts.push(say_plainly(language, "decision-appeal", &[("until", until.as_str().into())]));
        }
        (Appeal::Waiting, _) => parts.push(say("decision-appeal-waits")),
        (Appeal::Upheld, _) => parts.push(say("decision-appeal-upheld")),
        (Appeal::Overturned, _) => parts.push(say("decision-appeal-overturned")),
        (Appeal::None, None) => {}
    }
    Statement { title, detail: parts.join(" ") }
}

/// Tells whom it concerns, on every device that listens, in the language of each.
pub(super) fn tell(app: &AppState, change: &mut Change, decision: &Decision) {
    let Some(account) = decision.account.filter(|_| decision.verdict.is_told()) else { return };
    let (told, decision) = (app.clone(), decision.clone());
    change.announce(move || {
        told.hub().tell_account_in_words(account, |language| {
            let Statement { title, detail } = statement(&decision, language);
            Told::Decision {
                id: decision.id,
                verdict: decision.verdict.name(),
                room: decision.room,
                message: decision.message,
                title,
                detail,
                until: decision.until,
                appeal_until: decision.appeal_until,
            }
        });
    });
}
