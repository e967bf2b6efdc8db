//! The queries of accounts. Each says whose rows it asks for.

mod blocks;
mod community;
mod invites;
mod people;
mod sanctions;
mod sessions;
mod waves;

pub use blocks::{blocked_by, delete_block, delete_blocks_against, hidden_from, insert_block};
pub use community::{community_settings, put_community_setting};
pub use invites::{
    InviteRecord, NewInvite, delete_expired_invites, delete_invite, delete_system_invites, find_invite,
    insert_invite, invite_of_the_server, invites, use_invite,
};
pub use people::{
    AccountRecord, NewAccount, PeopleQuery, account_by_id, account_by_key, accounts_by_keys, active_admins,
    adopt_second_factor, authors, delete_account, end_suspensions, forget_second_factor, has_anybody,
    insert_account, offer_second_factor, people, put_passphrase, put_role, put_settings, put_status,
    put_suspension, recovery_codes_left, replace_recovery_codes, spend_recovery_code, use_second_factor_step,
};
pub use sanctions::{
    closed_doors, insert_sanction, lift_sanction, quiet_people, removals_from, sanction_by_id, sanctions_of,
};
pub use sessions::{
    NewSession, SessionRecord, delete_expired_sessions, delete_session, delete_sessions_but,
    delete_sessions_of, insert_session, put_last_seen, put_second_factor_at, session_by_token, sessions_of,
};
pub use waves::{busy_invites, came_between, came_by};
