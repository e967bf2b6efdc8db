//! What people do with accounts. HTTP, the documents and the command line call the same functions.

mod blocks;
mod coming_in;
mod community;
mod invites;
mod leaving;
mod members;
mod own;
mod second_factor;

pub use blocks::{Blocked, block, blocks_of, unblock};
pub use coming_in::{
    Entered, Recovery, SignIn, SignUp, prove_suspended, recover, sign_in, sign_out, sign_up,
};
pub use community::{Community, community, put_community};
pub use invites::{NewInviteWish, first_administrator_link, invites, make_invite, withdraw_invite};
pub use leaving::{check_passphrase, erase, export};
pub use members::{
    MemberFilter, Person, admit_member, create, let_back, let_in, members, put_role, send_away, suspend,
    turn_away,
};
pub use own::{
    Me, change_passphrase, change_settings, end_other_sessions, end_session, me, new_recovery_codes, sessions,
};
pub use second_factor::{OfferedSecondFactor, begin_second_factor, confirm_second_factor, end_second_factor};
