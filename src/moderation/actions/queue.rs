//! Reading the queue.

use crate::http::{AppError, Page};
use crate::ids::AccountId;
use crate::moderation::access::{ItemBefore, Moderator};
use crate::moderation::view::{
    AppealView, ItemDetail, Names, QueueItem, ReportView, Said, decision_view, decision_views, queue_item,
    rules_spoken, texts_of,
};
use crate::review::{self, Item, Kind, Queue, Subject, Verdict, Window};
use crate::rooms;
use crate::state::AppState;

/// So much of what came after is shown.
const AFTER: usize = 15;
/// So many reports and decisions of one item are shown.
const MOST: u64 = 100;

/// A page of what the moderator looks after.
pub async fn queue(
    app: &AppState,
    moderator: &Moderator,
    window: Window,
    after: Option<&str>,
    limit: u64,
) -> Result<Page<QueueItem>, AppError> {
    let wanted = Queue {
        window,
        rooms: moderator.rooms.as_deref(),
        viewer: moderator.member.id,
        after,
        limit: limit + 1,
    };
    let mut items = review::queue(app.read(), wanted).await?;
    let most = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = items.len() > most;
    items.truncate(most);
    let next = items.last().filter(|_| more).map(|item| item.cursor(window));
    let mut texts = texts_of(app, &items).await?;
    let names = names_of(app, &items).await?;
    let viewer = moderator.member.id;
    let items =
        items.iter().map(|item| queue_item(app, &names, item, texts.remove(&item.id), viewer)).collect();
    Ok(Page { items, next })
}

async fn names_of(app: &AppState, items: &[Item]) -> Result<Names, AppError> {
    let people = items.iter().flat_map(|item| [about(item), item.claimed_by]);
    Names::of(app, people, items.iter().map(|item| item.room)).await
}

/// Whom an item is about.
pub fn about(item: &Item) -> Option<AccountId> {
    match item.subject {
        Subject::Account(account) => Some(account),
        _ => item.account,
    }
}

/// One item with all that is needed to judge it. That it was read is counted, for the moderator's own sake.
pub async fn detail(app: &AppState, before: &ItemBefore) -> Result<ItemDetail, AppError> {
    let ItemBefore { moderator, item } = before;
    super::count_exposure(app, moderator.member.id, item).await?;
    let excerpts = review::excerpts(app, std::slice::from_ref(item), false).await?;
    let people = excerpts.iter().map(|(_, excerpt)| excerpt.author).chain([about(item), item.claimed_by]);
    let names = Names::of(app, people, [item.room]).await?;
    let seq = excerpts.iter().filter_map(|(_, excerpt)| excerpt.seq).max();
    let after = match (item.room, seq) {
        (Some(room), Some(seq)) => rooms::said_after(app, room, seq, AFTER).await?,
        _ => Vec::new(),
    };
    let text = texts_of(app, std::slice::from_ref(item)).await?.remove(&item.id);
    let said = excerpts.into_iter().filter(|(_, excerpt)| excerpt.position < 0);
    let before = said.map(|(_, excerpt)| Said {
        at: excerpt.at,
        author: names.person(excerpt.author),
        text: excerpt.text,
        message: excerpt.message,
    });
    let reports = review::reports_of(app, item.id, MOST).await?.into_iter();
    let member = match about(item) {
        Some(account) => super::summary(app, account).await?,
        None => None,
    };
    Ok(ItemDetail {
        before: before.collect(),
        after,
        reports_made: reports
            .map(|report| ReportView { category: report.category, at: report.at, note: report.note })
            .collect(),
        decisions: decision_views(app, review::decided_on(app, item.id, MOST).await?).await?,
        appeal: appeal(app, item, moderator.member.id).await?,
        member,
        verdicts: verdicts(item),
        rules_spoken: rules_spoken(
            app,
            &item.rules,
            text.as_deref().unwrap_or_default(),
            moderator.member.language,
        ),
        item: queue_item(app, &names, item, text, moderator.member.id),
    })
}

async fn appeal(app: &AppState, item: &Item, viewer: AccountId) -> Result<Option<AppealView>, AppError> {
    let (Kind::Appeal, Subject::Decision(id)) = (item.kind, item.subject) else { return Ok(None) };
    let Some(decision) = review::decision(app, app.read(), id).await? else { return Ok(None) };
    let names = Names::of(app, [decision.by], []).await?;
    Ok(Some(AppealView {
        own: decision.by == Some(viewer),
        text: decision.texts.appeal.clone(),
        decision: decision_view(&names, decision),
    }))
}

/// What can be decided of something of this kind.
pub fn verdicts(item: &Item) -> Vec<Verdict> {
    match (item.kind, item.subject) {
        (Kind::Report | Kind::RuleHit, Subject::Message(..)) => {
            vec![Verdict::Keep, Verdict::Remove, Verdict::Cover]
        }
        (Kind::Report | Kind::RuleHit | Kind::Raid, _) => vec![Verdict::Keep],
        (Kind::Held, _) => vec![Verdict::Release, Verdict::Decline],
        (Kind::Approval, _) => vec![Verdict::Admit, Verdict::TurnAway],
        (Kind::Appeal, _) => vec![Verdict::Uphold, Verdict::Overturn],
    }
}
