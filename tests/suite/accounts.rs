//! Accounts: coming in, staying safe, and leaving whole.
