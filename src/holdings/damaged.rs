//! Stored texts that can't be read any more: each is passed over and told, and its file is read again; all else is answered.

use std::collections::BTreeSet;
use std::path::PathBuf;

use rusqlite::{Connection, OptionalExtension as _};

use super::error::HoldingsError;
use super::{Holdings, KeptBlock, text};
use crate::library::{path_from_text, path_to_text};

/// The stored blocks of a document; `None` where they are damaged.
fn stored(db: &Connection, document: i64) -> Result<Option<Vec<KeptBlock>>, HoldingsError> {
    let mut statement = db.prepare_cached("SELECT packed FROM text WHERE document = ?1 ORDER BY first")?;
    let mut rows = statement.query([document])?;
    let mut blocks = Vec::new();
    while let Some(row) = rows.next()? {
        match row.get_ref(0)?.as_blob().ok().and_then(text::unpack) {
            Some(part) => blocks.extend(part),
            None => return Ok(None),
        }
    }
    Ok(Some(blocks))
}

/// Has the files of a document whose stored text is damaged read again by the next look; gives what to say of it.
pub(super) fn is_damaged(db: &Connection, document: i64) -> HoldingsError {
    let issue = "SELECT issue FROM document WHERE id = ?1";
    let file = format!(
        "SELECT f.path FROM file f JOIN issue i ON i.id = f.issue WHERE i.id = ({issue})
            ORDER BY f.missing, f.hash IS NOT i.hash, f.id LIMIT 1"
    );
    let file: Option<String> = db.query_row(&file, [document], |row| row.get(0)).optional().ok().flatten();
    // The file that the text was kept from; others, which may be poorer, only where that is not there.
    let own = "hash IS (SELECT hash FROM issue WHERE id = file.issue)";
    let there = format!("EXISTS (SELECT 1 FROM file WHERE missing = 0 AND issue = ({issue}) AND {own})");
    let to_wait = format!("again = 0 AND state = 1 AND issue = ({issue}) AND ({own} OR NOT {there})");
    let waits = format!("UPDATE file SET again = 1, modified = -1 WHERE {to_wait}");
    let unknown = format!("SELECT EXISTS (SELECT 1 FROM file WHERE {to_wait})");
    // Who only reads a library that can't be written, or is written just now, says it all the same.
    if matches!(db.query_row(&unknown, [document], |row| row.get(0)), Ok(true)) {
        let _ = db.execute(&waits, [document]);
    }
    HoldingsError::Text(file.map(|path| path_from_text(&path)).unwrap_or_default())
}

impl Holdings {
    /// The stored blocks of a document.
    ///
    /// # Errors
    /// [`HoldingsError::Text`] where its text is damaged; otherwise when the database does not answer.
    pub fn blocks(&self, document: i64) -> Result<Vec<KeptBlock>, HoldingsError> {
        match stored(&self.db, document)? {
            Some(blocks) => Ok(blocks),
            None => {
                let error = is_damaged(&self.db, document);
                self.note_damaged(&error);
                Err(error)
            }
        }
    }

    /// The stored blocks of a document; `None`, which is told later, where its text is damaged.
    pub(super) fn blocks_if_whole(&self, document: i64) -> Result<Option<Vec<KeptBlock>>, HoldingsError> {
        match self.blocks(document) {
            Err(HoldingsError::Text(_)) => Ok(None),
            other => other.map(Some),
        }
    }

    pub(super) fn note_damaged(&self, error: &HoldingsError) {
        if let HoldingsError::Text(file) = error {
            self.damaged.borrow_mut().insert(file.clone());
        }
    }

    /// Whether a damaged text was met that was not told yet.
    pub(super) fn has_met_damage(&self) -> bool {
        !self.damaged.borrow().is_empty()
    }

    /// What was read again since it was found damaged needs not be told.
    pub(super) fn forget_mended(&self) -> Result<(), HoldingsError> {
        let mut waits = self.db.prepare_cached("SELECT 1 FROM file WHERE path = ?1 AND again <> 0")?;
        let mut still = BTreeSet::new();
        for file in self.damaged.take() {
            if waits.exists([path_to_text(&file)])? {
                still.insert(file);
            }
        }
        self.damaged.replace(still);
        Ok(())
    }

    /// The files whose stored text was found damaged since this was asked last, and was passed over.
    #[must_use]
    pub fn take_damaged(&self) -> BTreeSet<PathBuf> {
        self.damaged.take()
    }
}
