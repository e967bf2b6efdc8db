//! Inviting people.

use std::time::Duration;

use crate::accounts::access::Inviter;
use crate::accounts::error::AccountError;
use crate::accounts::model::{Invite, InviteCode, Member, Role};
use crate::accounts::store::{self, NewInvite};
use crate::audit::{self, Entry, Subject};
use crate::http::AppError;
use crate::ids::InviteId;
use crate::state::AppState;
use crate::text;

const DAY: Duration = Duration::from_secs(24 * 3600);
const MOST_USES: u32 = 1000;
const MOST_DAYS: u32 = 365;
const LONGEST_NOTE: usize = 200;
/// The first administrator comes within a week, or starts the server again.
const FIRST_ADMINISTRATOR_DAYS: u32 = 7;

pub struct NewInviteWish<'a> {
    pub role: Role,
    pub uses: u32,
    pub days: u32,
    pub note: &'a str,
}

/// A new invite. The code is told once: only its hash is kept.
pub struct MadeInvite {
    pub invite: Invite,
    pub code: String,
}

pub async fn make_invite(
    app: &AppState,
    inviter: &Inviter,
    wish: NewInviteWish<'_>,
) -> Result<MadeInvite, AppError> {
    let Inviter(member) = inviter;
    if wish.role != Role::Member && member.power() != Role::Admin {
        return Err(AccountError::InviteRole.into());
    }
    if !(1..=MOST_USES).contains(&wish.uses) || !(1..=MOST_DAYS).contains(&wish.days) {
        return Err(AccountError::InviteBounds.into());
    }
    let note = match wish.note.trim() {
        "" => String::new(),
        note => text::one_line(note, LONGEST_NOTE).ok_or(AccountError::InviteBounds)?,
    };
    let code = InviteCode::new().map_err(AppError::broke)?;
    let now = app.now();
    let invite = Invite {
        id: InviteId::from(uuid::Uuid::new_v4()),
        role: wish.role,
        uses_left: wish.uses,
        expires_at: now.plus(DAY * wish.days),
        note,
        created_at: now,
    };
    let change = app.begin().await?;
    let code_hash = app.keys().pepper("invites").hash(code.as_bytes());
    store::insert_invite(change.tx(), row(&invite, code_hash, Some(member))).await?;
    if wish.role != Role::Member {
        let subject = Subject::named("invite", &invite.id.to_string());
        audit::record(app, change.tx(), Entry::by(member.id, "invite.made", subject).to(wish.role.name()))
            .await?;
    }
    change.commit().await?;
    Ok(MadeInvite { invite, code: code.to_string() })
}

/// Those that are still good: one's own, and to an administrator everybody's.
pub async fn invites(app: &AppState, inviter: &Inviter) -> Result<Vec<Invite>, AppError> {
    Ok(store::invites(app.read(), scope(inviter), app.now()).await?)
}

pub async fn withdraw_invite(app: &AppState, inviter: &Inviter, id: InviteId) -> Result<(), AppError> {
    let change = app.begin().await?;
    if !store::delete_invite(change.tx(), id, scope(inviter)).await? {
        return Err(AccountError::InviteNotFound.into());
    }
    Ok(change.commit().await?)
}

/// The path of the link that makes the first administrator, as long as there is none. It stays the same until it is used
/// or a week is over: its code is derived from the key file, so that it can be printed again and is stored
/// nowhere.
pub async fn first_administrator_link(app: &AppState) -> Result<Option<String>, AppError> {
    if store::active_admins(app.read()).await? > 0 {
        return Ok(None);
    }
    let now = app.now();
    let id = match store::invite_of_the_server(app.read(), now).await? {
        Some(id) => id,
        None => {
            let invite = Invite {
                id: InviteId::from(uuid::Uuid::new_v4()),
                role: Role::Admin,
                uses_left: 1,
                expires_at: now.plus(DAY * FIRST_ADMINISTRATOR_DAYS),
                note: String::new(),
                created_at: now,
            };
            let code = code_of_the_server(app, invite.id);
            let code_hash = app.keys().pepper("invites").hash(code.as_bytes());
            let change = app.begin().await?;
            store::delete_system_invites(change.tx()).await?;
            store::insert_invite(change.tx(), row(&invite, code_hash, None)).await?;
            change.commit().await?;
            invite.id
        }
    };
    Ok(Some(format!("/join?invite={}", code_of_the_server(app, id))))
}

fn code_of_the_server(app: &AppState, id: InviteId) -> InviteCode {
    InviteCode::derived(&app.keys().pepper("first administrator").hash(id.uuid().as_bytes()))
}

/// Whose invites somebody may see and withdraw; `None` for everybody's.
fn scope(inviter: &Inviter) -> Option<crate::ids::AccountId> {
    (inviter.0.power() != Role::Admin).then_some(inviter.0.id)
}

fn row(invite: &Invite, code_hash: [u8; 32], maker: Option<&Member>) -> NewInvite {
    NewInvite {
        id: invite.id,
        code_hash,
        role: invite.role,
        uses: invite.uses_left,
        expires_at: invite.expires_at,
        note: invite.note.clone(),
        created_by: maker.map(|member| member.id),
        at: invite.created_at,
    }
}
