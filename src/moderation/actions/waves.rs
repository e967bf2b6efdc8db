//! Waves: accounts that came together, by one invite or into one raid, and putting all of them out in one act.

use std::collections::HashSet;
use std::time::Duration;

use serde::Serialize;
use utoipa::ToSchema;

use crate::accounts::{self, NewSanction, SanctionKind, Status, WavePerson};
use crate::audit::{self, Entry, Subject};
use crate::clock::Timestamp;
use crate::http::AppError;
use crate::ids::{AccountId, InviteId, RaidId};
use crate::moderation::error::ModerationError;
use crate::moderation::view::Names;
use crate::raid::{self, Raid};
use crate::review::{self, NewDecision, Reason, Verdict};
use crate::rooms::{self, RoomNamed};
use crate::state::AppState;

const DAYS: u32 = 7;
const DAY: Duration = Duration::from_secs(24 * 3600);
/// Fewer by one invite are guests, not a wave.
const LEAST_BY_INVITE: u32 = 5;
/// A wave gathers before the mode goes on.
const BEFORE: Duration = Duration::from_secs(600);
/// So many are put out in one change: everybody else's writes wait for it.
const AT_ONCE: usize = 20;

/// Which wave: `raid:ID` or `invite:ID`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaveId {
    Raid(RaidId),
    Invite(InviteId),
}

impl WaveId {
    pub fn parse(text: &str) -> Option<Self> {
        let (kind, id) = text.split_once(':')?;
        match kind {
            "raid" => id.parse().ok().map(Self::Raid),
            "invite" => id.parse().ok().map(Self::Invite),
            _ => None,
        }
    }
}

impl std::fmt::Display for WaveId {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Raid(id) => write!(out, "raid:{id}"),
            Self::Invite(id) => write!(out, "invite:{id}"),
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Wave {
    /// `raid:ID` or `invite:ID`.
    pub id: String,
    /// Into which room they came, where it was one.
    pub room: Option<RoomNamed>,
    pub since: Timestamp,
    pub until: Timestamp,
    pub accounts: u64,
}

/// Somebody of a wave.
#[derive(Debug, Serialize, ToSchema)]
pub struct InWave {
    pub id: AccountId,
    pub handle: String,
    pub created_at: Timestamp,
    pub status: Status,
}

/// What became of a wave.
#[derive(Debug, Serialize, ToSchema)]
pub struct Purged {
    pub accounts: u64,
    /// Messages that were taken away, and texts that waited.
    pub messages: u64,
}

/// Waves of the last days, the newest first.
pub async fn waves(app: &AppState) -> Result<Vec<Wave>, AppError> {
    let mut waves = Vec::new();
    let raids = raid::past(app, DAYS).await?;
    let names = Names::of(app, [], raids.iter().map(|raid| raid.place.room())).await?;
    for raid in &raids {
        let people = of_raid(app, raid).await?;
        waves.push(Wave {
            id: WaveId::Raid(raid.id).to_string(),
            room: names.room(raid.place.room()),
            since: raid.since,
            until: end(app, raid),
            accounts: people.len() as u64,
        });
    }
    let since = app.now().minus(DAY * DAYS);
    for (invite, accounts, first, last) in accounts::busy_invites(app, since, LEAST_BY_INVITE).await? {
        waves.push(Wave {
            id: WaveId::Invite(invite).to_string(),
            room: None,
            since: first,
            until: last,
            accounts,
        });
    }
    waves.retain(|wave| wave.accounts > 0);
    waves.sort_by_key(|wave| std::cmp::Reverse(wave.since));
    Ok(waves)
}

/// Who is in a wave, so that somebody who came in the same hour by chance can be left out.
pub async fn people(app: &AppState, wave: WaveId) -> Result<Vec<InWave>, AppError> {
    let (people, _) = find(app, wave).await?;
    let shown = people.into_iter().map(|person| InWave {
        id: person.id,
        handle: person.handle,
        created_at: person.created_at,
        status: person.status,
    });
    Ok(shown.collect())
}

/// Closes the accounts of a wave, all but `spared`, and takes away what they wrote. Each of them can appeal.
pub async fn purge(
    app: &AppState,
    by: AccountId,
    wave: WaveId,
    spared: &[AccountId],
) -> Result<Purged, AppError> {
    let (mut people, since) = find(app, wave).await?;
    people.retain(|person| !spared.contains(&person.id) && person.status != Status::Suspended);
    let ids: Vec<AccountId> = people.iter().map(|person| person.id).collect();
    for some in ids.chunks(AT_ONCE) {
        let mut change = app.begin().await?;
        for account in some {
            let ban = NewSanction { account: *account, kind: SanctionKind::Ban, room: None, until: None, by };
            let mut decision = NewDecision::new(Verdict::Ban, Some(*account), Some(by));
            decision.sanction = Some(accounts::impose(app, &mut change, ban).await?);
            decision.reason = Some(Reason::Raid);
            review::decide(app, &mut change, decision).await?;
            review::settle_about(change.tx(), *account, app.now()).await?;
        }
        change.commit().await?;
    }
    let everybody: HashSet<AccountId> = ids.iter().copied().collect();
    let messages = rooms::purge(app, &everybody, since).await?;
    let change = app.begin().await?;
    let entry = Entry::by(by, "wave.purged", Subject::named("wave", &wave.to_string()))
        .because(Some(Reason::Raid.name()))
        .to(ids.len());
    audit::record(app, change.tx(), entry).await?;
    change.commit().await?;
    tracing::warn!(wave = %wave, accounts = ids.len(), messages, "a wave of {} accounts was put out", ids.len());
    Ok(Purged { accounts: ids.len() as u64, messages })
}

/// The people of a wave, and since when they came.
async fn find(app: &AppState, wave: WaveId) -> Result<(Vec<WavePerson>, Timestamp), AppError> {
    match wave {
        WaveId::Raid(id) => {
            let raid = raid::raid(app, id).await?.ok_or(ModerationError::WaveNotFound)?;
            Ok((of_raid(app, &raid).await?, raid.since.minus(BEFORE)))
        }
        WaveId::Invite(invite) => {
            let since = app.now().minus(DAY * DAYS);
            let people = accounts::came_by(app, invite, since).await?;
            if people.is_empty() {
                return Err(ModerationError::WaveNotFound.into());
            }
            Ok((people, since))
        }
    }
}

fn end(app: &AppState, raid: &Raid) -> Timestamp {
    raid.ended_at.unwrap_or(raid.until).min(app.now())
}

/// New accounts that came while a raid lasted or a moment before; where it was one room's, those who came into it or
/// found its door closed. Whoever was let in by somebody is not of a wave that the server saw coming.
async fn of_raid(app: &AppState, raid: &Raid) -> Result<Vec<WavePerson>, AppError> {
    let (from, to) = (raid.since.minus(BEFORE), end(app, raid));
    let only = match raid.place.room() {
        Some(room) => {
            let (mut there, is_everybody) = raid::wave(app, room, raid.id);
            if !is_everybody {
                there.extend(rooms::joined_between(app, room, from, to).await?);
            }
            there.sort_unstable();
            there.dedup();
            Some(there)
        }
        None => None,
    };
    Ok(accounts::came_between(app, from, to, only.as_deref()).await?)
}
