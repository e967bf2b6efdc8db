//! Texts that do not go out as they are: held for a moderator, or refused by a rule. Either way it is kept why,
//! and somebody can look at it again.

use std::time::Duration;

use crate::clock::Timestamp;
use crate::ids::{HeldId, MessageId, RoomId};
use crate::live::{Ack, Notice};
use crate::review::{self, Excerpt, Kind, Level, NewDecision, NewItem, Subject, Texts, Verdict};
use crate::rooms::access::RoomMember;
use crate::rooms::error::RoomError;
use crate::rooms::evidence;
use crate::rooms::store;
use crate::state::AppState;
use crate::text::MessageBody;

/// So many refusals of one person are kept in a day; whoever tries a hundred ways round a rule needs no statement
/// for each.
const MOST_KEPT: u64 = 20;
const DAY: Duration = Duration::from_secs(24 * 3600);

/// A text, and where it was to stand.
pub(super) struct Unsent {
    pub id: MessageId,
    pub body: MessageBody,
    pub reply_to: Option<MessageId>,
    /// It is the new text of a message that is there.
    pub edit: bool,
    /// How urgent it is for a moderator, where it is held.
    pub level: Level,
    pub notices: Vec<Notice>,
    /// It speaks of danger.
    pub help: bool,
}

/// Holds a text: it is stored apart, without a `seq`, and filed for those who look after the room.
pub(super) async fn hold(app: &AppState, author: &RoomMember, unsent: Unsent) -> Result<Ack, RoomError> {
    let (room, account, at) = (author.room(), author.member.id, app.now());
    let change = app.begin().await?;
    if !unsent.edit
        && let Some(stored) = store::message(change.tx(), room, unsent.id).await?
    {
        // It was released before the author asked again.
        if stored.author_id != Some(account) {
            return Err(RoomError::IdTaken);
        }
        let seq = u64::try_from(stored.seq).unwrap_or(0);
        let ack = ack(room, unsent.id, Some(seq), stored.at, Vec::new());
        return Ok(Ack { help: unsent.help, ..ack });
    }
    let id = HeldId::new();
    let text = unsent.body.into_string();
    store::insert_held(
        change.tx(),
        store::HeldRow {
            id,
            room_id: room,
            author_id: account,
            message_id: unsent.id,
            edit_of: unsent.edit,
            body: text.clone(),
            reply_to: unsent.reply_to,
            at,
            notices: serde_json::to_string(&unsent.notices).unwrap_or_default(),
        },
    )
    .await?;
    let waits = store::held_by_message(change.tx(), room, unsent.id).await?;
    let waits = waits.filter(|row| row.author_id == account).ok_or(RoomError::IdTaken)?;
    // A retry of the same message waits already.
    if waits.id == id {
        let mut excerpts = evidence::before(change.tx(), &author.facts, u64::MAX).await?;
        excerpts.push(Excerpt {
            position: 0,
            message: Some(unsent.id),
            seq: None,
            at,
            author: Some(account),
            text,
        });
        let item = NewItem {
            kind: Kind::Held,
            subject: Subject::Held(id),
            room: Some(room),
            account: Some(account),
            level: unsent.level,
            rules: unsent.notices.iter().map(|notice| notice.rule.clone()).collect(),
            excerpts,
        };
        review::file(app, change.tx(), item).await?;
    }
    change.commit().await?;
    metrics::counter!("homegroup_rules_held_total").increment(1);
    let ack = ack(room, unsent.id, None, waits.at, unsent.notices);
    Ok(Ack { help: unsent.help, ..ack })
}

/// Refuses a text as a rule says, and keeps the statement of reasons with the author's words, so that somebody can
/// look at it again when they ask.
pub(super) async fn refuse(
    app: &AppState,
    author: &RoomMember,
    unsent: Unsent,
    rule: &str,
    reason: String,
) -> Result<RoomError, RoomError> {
    metrics::counter!("homegroup_rules_blocked_total").increment(1);
    let account = author.member.id;
    let mut change = app.begin().await?;
    if review::refused_since(change.tx(), account, app.now().minus(DAY)).await? >= MOST_KEPT {
        return Ok(RoomError::BlockedByRule { reason, decision: None });
    }
    let mut decision = NewDecision::new(Verdict::Refuse, Some(account), None);
    // What two people say to each other has no room whose moderators could look at it: those of the community do,
    // if the author asks.
    decision.room = author.facts.kind.is_for_many().then(|| author.room());
    decision.message = Some(unsent.id);
    decision.rule = Some(rule.to_owned());
    decision.texts = Texts {
        words: Some(reason.clone()),
        excerpt: Some(unsent.body.into_string()),
        reply_to: unsent.reply_to,
        edit: unsent.edit,
        ..Texts::default()
    };
    let id = review::decide(app, &mut change, decision).await?;
    change.commit().await?;
    Ok(RoomError::BlockedByRule { reason, decision: Some(id) })
}

pub(super) fn ack(room: RoomId, id: MessageId, seq: Option<u64>, at: Timestamp, notices: Vec<Notice>) -> Ack {
    Ack {
        r#type: "ack",
        room,
        id,
        held: seq.is_none(),
        seq,
        at,
        body: None,
        notices,
        help: false,
        act: false,
    }
}
