//! Sealing and opening what is written in a case.

use crate::desk::error::DeskError;
use crate::desk::store::{CaseRow, MessageRow};
use crate::ids::{CaseId, MessageId};
use crate::state::AppState;
use crate::storage::sealing::{DataKey, SealingError, WrappedKey};

/// The key of one case.
pub(in crate::desk) struct Sealer {
    case: CaseId,
    key: DataKey,
}

impl Sealer {
    pub fn of(app: &AppState, case: &CaseRow) -> Result<Self, DeskError> {
        let key = app.keys().unwrap(&WrappedKey(case.sealing_key.clone()))?;
        Ok(Self { case: case.id, key })
    }

    pub fn seal(&self, message: MessageId, text: &str) -> Result<Vec<u8>, DeskError> {
        Ok(self.key.seal(text.as_bytes(), &self.place(message))?)
    }

    pub fn open(&self, message: &MessageRow) -> Result<String, DeskError> {
        let bytes = self.key.open(&message.sealed, &self.place(message.message_id))?;
        Ok(String::from_utf8(bytes).map_err(|_| SealingError::DoesNotOpen)?)
    }

    fn place(&self, message: MessageId) -> Vec<u8> {
        [&b"case message"[..], self.case.uuid().as_bytes(), message.uuid().as_bytes()].concat()
    }
}

/// A key for a new case, with the form in which it is stored.
pub(in crate::desk) fn written(app: &AppState) -> Result<Vec<u8>, DeskError> {
    Ok(app.keys().new_data_key()?.1.0)
}
