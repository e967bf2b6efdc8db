//! Reporting: a member shows the moderators something.

use crate::accounts::{self, Member};
use crate::http::AppError;
use crate::ids::ReportId;
use crate::moderation::error::ModerationError;
use crate::moderation::model::{ReportRequest, text_or_none};
use crate::review::{self, Excerpt, Kind, NewItem, NewReport, Subject};
use crate::rooms::{self, MOST_CHOSEN, RoomMember};
use crate::state::AppState;

/// Files a report. Whoever made it does not meet the message again, and is named to nobody.
pub async fn report(app: &AppState, member: Member, wish: ReportRequest) -> Result<ReportId, AppError> {
    let note = text_or_none(wish.note.as_deref(), "/note")?;
    app.limits().reports.spend(&member.id)?;
    let (reporter, level) = (member.id, wish.category.level());
    let hidden;
    let item = match (wish.room, wish.message, wish.account) {
        (Some(room), Some(message), None) if wish.messages.len() <= MOST_CHOSEN => {
            let reader = RoomMember::of(app, member, room).await?;
            let shown = rooms::evidence(app, &reader, message, &wish.messages).await?;
            if shown.author == Some(reporter) {
                return Err(ModerationError::OwnWords.into());
            }
            hidden = Some((room, message));
            NewItem {
                kind: Kind::Report,
                subject: Subject::Message(room, message),
                // Nobody looks after a conversation of two but the moderators of the community, and they see of it
                // what was shown here.
                room: shown.kind.is_for_many().then_some(room),
                account: shown.author,
                level,
                rules: Vec::new(),
                excerpts: shown.excerpts,
            }
        }
        (None, None, Some(account)) if wish.messages.is_empty() => {
            if account == reporter {
                return Err(ModerationError::OwnWords.into());
            }
            // Whoever is hidden from the reporter is not there for them.
            let hidden_from = accounts::hidden_from(app, reporter).await?;
            let found = accounts::authors(app, &[account]).await?.remove(&account);
            let person = found.filter(|_| !hidden_from.contains(&account));
            let person = person.ok_or(ModerationError::MemberNotFound)?;
            hidden = None;
            NewItem {
                kind: Kind::Report,
                subject: Subject::Account(account),
                room: None,
                account: Some(account),
                level,
                rules: Vec::new(),
                excerpts: vec![Excerpt {
                    position: 0,
                    message: None,
                    seq: None,
                    at: app.now(),
                    author: Some(account),
                    text: person.handle.to_string(),
                }],
            }
        }
        _ => return Err(ModerationError::ReportUnfit.into()),
    };
    let mut change = app.begin().await?;
    let report = NewReport { item, reporter, category: wish.category, note };
    let id = review::file_report(app, change.tx(), report).await?;
    if let Some((room, message)) = hidden {
        rooms::actions::hide_from(app, &mut change, reporter, room, message).await?;
    }
    change.commit().await?;
    Ok(id)
}
