//! Corrections: what the user says of an issue's structure where the parser was wrong. Kept here, applied by
//! `parse`.

use serde::{Deserialize, Serialize};

use super::envelope::Stored;
use super::error::LibraryError;
use super::identity::{IssueId, IssueIdentity, IssueKey};
use super::{Library, UnixTime, issue_file};
use crate::issue::Correction;

/// A correction's number, unique in its issue and never given again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CorrectionId(pub u64);

/// A correction as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptCorrection {
    /// Its number.
    pub id: CorrectionId,
    /// When it was made.
    #[serde(default)]
    pub made: UnixTime,
    /// What it says.
    pub correction: Correction,
}

/// A withdrawn correction: what [`Library::restore_correction`] needs to undo that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeletedCorrection {
    /// The correction.
    pub correction: KeptCorrection,
    /// Where it stood in the list.
    pub index: usize,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct CorrectionFile {
    issue: IssueIdentity,
    next: u64,
    corrections: Vec<KeptCorrection>,
}

impl CorrectionFile {
    /// How many corrections there are.
    pub(super) fn len(&self) -> usize {
        self.corrections.len()
    }
}

impl Stored for CorrectionFile {
    // 3: rows of tables are corrected, too.
    const VERSION: u32 = 3;
}

/// The folder of the corrections.
pub(super) const FOLDER: &str = "corrections";

/// Each change is on the disk when its call returns `Ok`, and is not made at all when it returns an error.
impl Library {
    /// The corrections of an issue, in the order in which they were made and are to be applied.
    ///
    /// # Errors
    /// When the file can't be read, or is damaged and can't be set aside.
    pub fn corrections(&self, issue: &IssueKey) -> Result<Vec<KeptCorrection>, LibraryError> {
        Ok(self.store.load::<CorrectionFile>(&issue_file(FOLDER, &issue.id))?.corrections)
    }

    /// What is known of the issues that were ever corrected, and what is said of each now.
    ///
    /// # Errors
    /// When a file can't be read, or is damaged and can't be set aside.
    pub fn corrected_issues(&self) -> Result<Vec<(IssueKey, Vec<Correction>)>, LibraryError> {
        let mut all = Vec::new();
        for id in self.store.stems(FOLDER).iter().filter_map(|stem| IssueId::parse(stem)) {
            let file = self.store.load::<CorrectionFile>(&issue_file(FOLDER, &id))?;
            let said = file.corrections.into_iter().map(|kept| kept.correction).collect();
            all.push((IssueKey { id, identity: file.issue }, said));
        }
        Ok(all)
    }

    /// Keeps a correction.
    ///
    /// # Errors
    /// When it could not be kept.
    pub fn add_correction(
        &self,
        issue: &IssueKey,
        correction: Correction,
        now: UnixTime,
    ) -> Result<KeptCorrection, LibraryError> {
        self.change_corrections(issue, |file| {
            let id = file.corrections.iter().map(|c| c.id.0.saturating_add(1)).fold(file.next.max(1), u64::max);
            file.next = id.saturating_add(1);
            let kept = KeptCorrection { id: CorrectionId(id), made: now, correction };
            file.corrections.push(kept.clone());
            Ok(kept)
        })
    }

    /// Withdraws a correction. What it gives can undo it.
    ///
    /// # Errors
    /// [`LibraryError::Gone`] if there is no such correction; otherwise when the change could not be kept.
    pub fn delete_correction(&self, issue: &IssueKey, id: CorrectionId) -> Result<DeletedCorrection, LibraryError> {
        self.change_corrections(issue, |file| {
            let index = file.corrections.iter().position(|c| c.id == id).ok_or(LibraryError::Gone)?;
            Ok(DeletedCorrection { correction: file.corrections.remove(index), index })
        })
    }

    /// Undoes [`Library::delete_correction`]. Does nothing if the correction is there already.
    ///
    /// # Errors
    /// When the change could not be kept.
    pub fn restore_correction(&self, issue: &IssueKey, deleted: &DeletedCorrection) -> Result<(), LibraryError> {
        self.change_corrections(issue, |file| {
            if file.corrections.iter().all(|c| c.id != deleted.correction.id) {
                file.corrections.insert(deleted.index.min(file.corrections.len()), deleted.correction.clone());
            }
            Ok(())
        })
    }

    /// Writes corrections back that are known while their file is gone, before those that it has.
    ///
    /// # Errors
    /// When the change could not be kept.
    pub fn write_back_corrections(&self, issue: &IssueKey, known: &[KeptCorrection]) -> Result<(), LibraryError> {
        self.change_corrections(issue, |file| {
            let new = std::mem::take(&mut file.corrections);
            file.corrections = known.to_vec();
            for kept in new {
                if known.iter().any(|old| old.correction == kept.correction) {
                    continue;
                }
                let next = file.corrections.iter().map(|c| c.id.0.saturating_add(1)).fold(file.next.max(1), u64::max);
                file.corrections.push(KeptCorrection { id: CorrectionId(next), ..kept });
                file.next = next.saturating_add(1);
            }
            Ok(())
        })
    }

    fn change_corrections<R>(
        &self,
        issue: &IssueKey,
        change: impl FnOnce(&mut CorrectionFile) -> Result<R, LibraryError>,
    ) -> Result<R, LibraryError> {
        self.store.update(&issue_file(FOLDER, &issue.id), |file: &mut CorrectionFile| {
            let result = change(file)?;
            file.issue.take_over(&issue.identity);
            Ok(result)
        })
    }
}
