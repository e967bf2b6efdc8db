//! Taking everything along, and leaving whole.

use serde_json::{Value, json};
use zeroize::Zeroizing;

use super::own::{confirm, own_account};
use crate::accounts::model::Member;
use crate::accounts::{people, sessions, store};
use crate::http::AppError;
use crate::ids::AccountId;
use crate::state::AppState;
use crate::storage::Change;

/// Asks for the passphrase before an erasure.
pub async fn check_passphrase(
    app: &AppState,
    member: &Member,
    passphrase: Zeroizing<String>,
) -> Result<(), AppError> {
    confirm(app, member, passphrase).await.map(|_| ())
}

/// Everything this slice holds about somebody. Hashes and sealed secrets are not part of it: they say nothing
/// to anybody.
pub async fn export(app: &AppState, member: &Member) -> Result<Value, AppError> {
    let account = own_account(app, member).await?;
    let sessions: Vec<Value> = store::sessions_of(app.read(), member.id)
        .await?
        .into_iter()
        .map(|session| {
            json!({
                "id": session.id, "device": session.device, "created_at": session.created_at,
                "last_seen_at": session.last_seen_at, "expires_at": session.expires_at,
            })
        })
        .collect();
    let blocked = store::blocked_by(app.read(), member.id).await?;
    let blocks: Vec<Value> = people::authors(app, &blocked)
        .await?
        .into_values()
        .map(|author| json!({"id": author.id, "handle": author.handle}))
        .collect();
    let invites = store::invites(app.read(), Some(member.id), app.now()).await?;
    Ok(json!({
        "account": account.account(),
        "status": account.status_at(app.now()),
        "settings": account.settings,
        "second_factor": account.second_factor_on,
        "recovery_codes_left": store::recovery_codes_left(app.read(), member.id).await?,
        "invited_by": account.invited_by,
        "sessions": sessions,
        "blocks": blocks,
        "invites": invites,
        "sanctions": store::sanctions_of(app.read(), member.id).await?,
    }))
}

/// Erases an account, and with it its sessions, codes, invites and blocks. Its sockets close.
pub async fn erase(app: &AppState, change: &mut Change, account: AccountId) -> Result<(), AppError> {
    let blocked: Vec<AccountId> = store::hidden_from(change.tx(), account).await?.into_iter().collect();
    store::delete_account(change.tx(), account).await?;
    sessions::end_all_after(app, change, account);
    let told = app.clone();
    change.announce(move || {
        let memory = told.memory::<crate::accounts::memory::Memory>();
        for other in blocked {
            memory.hidden.forget_key(&other);
        }
    });
    tracing::info!(account.id = %account, "account {account} is being erased");
    Ok(())
}
