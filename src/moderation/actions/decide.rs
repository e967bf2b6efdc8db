//! Deciding: one act, one change, told to everybody it concerns.

use super::claim::why_not;
use super::ladder::{self, Imposed};
use super::queue::verdicts;
use crate::audit::{self, Entry};
use crate::http::AppError;
use crate::ids::DecisionId;
use crate::live::{News, Told};
use crate::moderation::access::ItemBefore;
use crate::moderation::error::ModerationError;
use crate::moderation::model::{DecisionRequest, Given, Topic};
use crate::moderation::view::claimed_until;
use crate::review::{
    self, Appeal, Decision, Item, Kind, NewDecision, Outcome, Reason, State, Subject, Texts, Verdict,
};
use crate::rooms::RoomError;
use crate::rooms::actions::{self, Waiting};
use crate::state::AppState;
use crate::storage::Change;
use crate::words::Language;
use crate::{accounts, moderation::access::Moderator};

/// Decides on an item. Without a reason it is done at once all the same, and the reason can follow.
pub async fn decide(app: &AppState, before: &ItemBefore, wish: DecisionRequest) -> Result<(), AppError> {
    let ItemBefore { moderator, item } = before;
    let given = Given::parse(wish.reason, wish.words.as_deref(), wish.internal_note.as_deref())?;
    before.refuse_own_decision(app).await?;
    let verdict = match wish.verdict {
        Some(verdict) if verdicts(item).contains(&verdict) => Some(verdict),
        None if wish.sanction.is_some() && matches!(item.kind, Kind::Report | Kind::RuleHit) => None,
        _ => return Err(ModerationError::VerdictUnfit.into()),
    };
    if item.state == State::Done {
        return Err(ModerationError::Done.into());
    }
    let me = moderator.member.id;
    if claimed_until(app, item).is_some() && item.claimed_by.is_some_and(|by| by != me) {
        return Err(why_not(app, item).await?.into());
    }
    let sanction = match &wish.sanction {
        Some(wish) => {
            let account = super::queue::about(item).ok_or(ModerationError::MemberNotFound)?;
            Some((account, ladder::check(app, moderator, account, wish).await?))
        }
        None => None,
    };

    let mut change = app.begin().await?;
    if !review::finish_item(change.tx(), item.id, Some(wish.version), app.now()).await? {
        drop(change);
        return Err(match why_not(app, item).await? {
            ModerationError::Done => ModerationError::Done.into(),
            _ => ModerationError::Changed.into(),
        });
    }
    if let Some(verdict) = verdict {
        let acting = Acting { app, moderator, item, given: &given };
        acting.carry_out(&mut change, verdict, wish.about).await?;
        if matches!(verdict, Verdict::Keep | Verdict::Release | Verdict::Overturn) {
            review::count_overturned(app, change.tx(), &seen_otherwise(app, item)).await?;
        }
    }
    if let Some((account, imposed)) = sanction {
        // One set of reasons for all of it.
        let of = Imposed { item: Some(item), given: given.clone(), ..imposed };
        ladder::write(app, &mut change, moderator, account, of).await?;
    }
    let acted = verdict.is_none_or(|verdict| verdict != Verdict::Keep) || wish.sanction.is_some();
    let outcome = if acted { Outcome::Acted } else { Outcome::Kept };
    review::put_outcome(app, &mut change, item.id, outcome).await?;
    let name = verdict.map_or("sanction", Verdict::name);
    let entry = Entry::by(me, "item.decided", item.id).because(given.reason.map(Reason::name)).to(name);
    audit::record(app, change.tx(), entry).await?;
    Ok(change.commit().await?)
}

/// The rules that a person saw otherwise. One about crisis only asks people to look: that the words stay is what it
/// wants.
fn seen_otherwise(app: &AppState, item: &Item) -> Vec<String> {
    let engine = app.rules().current();
    let crisis = |id: &String| engine.rules().any(|rule| rule.crisis && rule.id == *id);
    item.rules.iter().filter(|id| !crisis(id)).cloned().collect()
}

/// Gives one's own decision the reason it was taken without.
pub async fn give_reason(
    app: &AppState,
    moderator: &Moderator,
    id: DecisionId,
    given: Given,
) -> Result<(), AppError> {
    let found = review::decision(app, app.read(), id).await?;
    let decision = found.filter(|decision| decision.by == Some(moderator.member.id));
    if decision.ok_or(ModerationError::DecisionNotFound)?.finished {
        return Err(ModerationError::DecisionFinished.into());
    }
    let mut change = app.begin().await?;
    let reason = given.reason;
    if !review::finish(app, &mut change, id, reason, given.words, given.note).await? {
        return Err(ModerationError::DecisionFinished.into());
    }
    let entry = Entry::by(moderator.member.id, "decision.reason", id).because(reason.map(Reason::name));
    audit::record(app, change.tx(), entry).await?;
    Ok(change.commit().await?)
}

/// A moderator in front of an item, with the reasons they give.
struct Acting<'a> {
    app: &'a AppState,
    moderator: &'a Moderator,
    item: &'a Item,
    given: &'a Given,
}

impl Acting<'_> {
    async fn carry_out(
        &self,
        change: &mut Change,
        verdict: Verdict,
        about: Option<Topic>,
    ) -> Result<(), AppError> {
        let (app, item) = (self.app, self.item);
        let mut decision = self.decision(verdict);
        match (verdict, item.subject) {
            (Verdict::Release | Verdict::Decline, Subject::Held(held)) => {
                let text = actions::take_held(change, held).await?;
                let text = text.ok_or(ModerationError::Done)?;
                decision.message = Some(text.message);
                decision.texts.excerpt = Some(text.body.clone());
                decision.texts.reply_to = text.reply_to;
                decision.texts.edit = text.edit;
                if verdict == Verdict::Release {
                    actions::let_through(app, change, text).await?;
                } else {
                    actions::tell_declined(app, change, &text, self.spoken());
                }
            }
            (Verdict::Remove, Subject::Message(room, message)) => {
                decision.message = Some(message);
                if let Some(taken) = actions::take_message(app, change, room, message).await? {
                    decision.account = taken.author;
                    decision.texts.excerpt = taken.body;
                }
            }
            (Verdict::Cover, Subject::Message(room, message)) => {
                let note = about.unwrap_or(Topic::Other).note();
                if !actions::cover(app, change, room, message, Some(note)).await? {
                    return Err(RoomError::RemovedAlready.into());
                }
                decision.message = Some(message);
            }
            (Verdict::Keep, Subject::Message(_, message)) => decision.message = Some(message),
            (Verdict::Admit, Subject::Account(account)) => accounts::let_in(app, change, account).await?,
            (Verdict::TurnAway, Subject::Account(account)) => {
                accounts::send_away(app, change, account).await?;
                decision.account = None;
            }
            (Verdict::Uphold | Verdict::Overturn, Subject::Decision(of)) => {
                let first = review::decision(app, change.tx(), of).await?;
                let first = first.ok_or(ModerationError::DecisionNotFound)?;
                self.answer_appeal(change, verdict, first, &mut decision).await?;
            }
            _ => {}
        }
        review::decide(app, change, decision).await?;
        Ok(())
    }

    fn decision(&self, verdict: Verdict) -> NewDecision {
        let item = self.item;
        let about = super::queue::about(item);
        let mut decision = NewDecision::new(verdict, about, Some(self.moderator.member.id));
        decision.item = Some(item.id);
        decision.room = item.room;
        decision.reason = self.given.reason;
        decision.rule = item.rules.first().cloned().filter(|_| item.kind != Kind::Appeal);
        decision.waited = Some(self.app.now().since(item.opened_at));
        decision.texts =
            Texts { words: self.given.words.clone(), note: self.given.note.clone(), ..Texts::default() };
        // The rule that held it is no reason of the person who turned it away.
        if verdict.is_adverse() && decision.reason.is_none() && decision.texts.words.is_none() {
            decision.rule = None;
        }
        decision
    }

    /// What the author of a declined text is shown beside it at once. Its language is the reader's, whom the frame
    /// does not know: the whole statement comes with the decision.
    fn spoken(&self) -> Option<String> {
        let reason = self.given.reason.map(|reason| reason.words(Language::default()));
        self.given.words.clone().or(reason)
    }

    /// Answers an appeal; where it is granted, what was decided is taken back as far as it can be.
    async fn answer_appeal(
        &self,
        change: &mut Change,
        verdict: Verdict,
        first: Decision,
        answer: &mut NewDecision,
    ) -> Result<(), AppError> {
        let app = self.app;
        let outcome = if verdict == Verdict::Overturn { Appeal::Overturned } else { Appeal::Upheld };
        if !review::answer_appeal(change.tx(), first.id, outcome).await? {
            return Err(ModerationError::Changed.into());
        }
        answer.overturns = Some(first.id);
        answer.account = first.account;
        answer.message = first.message;
        answer.rule.clone_from(&first.rule);
        if verdict == Verdict::Overturn {
            if let Some(sanction) = first.sanction {
                accounts::lift(app, change, sanction).await?;
            }
            match (first.verdict, first.room, first.message, first.account, first.texts.excerpt) {
                (Verdict::Refuse | Verdict::Decline, Some(room), Some(message), Some(author), Some(body)) => {
                    let (reply_to, edit) = (first.texts.reply_to, first.texts.edit);
                    let at = first.at;
                    let text = Waiting { room, message, author, body, reply_to, edit, at };
                    actions::let_through(app, change, text).await?;
                }
                (Verdict::Cover, Some(room), Some(message), ..) => {
                    actions::cover(app, change, room, message, None).await?;
                }
                _ => {}
            }
        }
        // Whoever decided first hears what became of it.
        if let Some(decider) = first.by {
            let (told, decision, verdict) = (app.clone(), first.id, verdict.name());
            change.announce(move || {
                told.hub().tell_account(decider, &Told::Notice(News::Appeal { decision, verdict }));
            });
        }
        Ok(())
    }
}
