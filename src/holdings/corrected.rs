//! What the reader has corrected in an issue holds in the library, too: issues are kept as he has corrected them, and read again when he says more.

use rusqlite::params;

use super::error::HoldingsError;
use super::{Holdings, WriterLock};
use crate::issue::{Correction, Issue};
use crate::library::Library;
use crate::open;

impl Holdings {
    /// The reader's corrections, where there are any; the library of issues stands in the same folder.
    fn marks(&self) -> Option<&Library> {
        let data = self.folder.parent()?;
        // Most readers have corrected nothing: then nothing is opened.
        let any = std::fs::read_dir(data.join("corrections")).ok()?.next().is_some();
        any.then(|| self.marks.get_or_init(|| Library::open(data).0))
    }

    /// An issue as the reader has corrected it. What he said and can't be read is told by the window, which reads the same; the issue is kept as
    /// it was read then.
    pub(super) fn as_corrected(&self, issue: Issue) -> Issue {
        let Some(library) = self.marks() else { return issue };
        let kept = library.corrections(&library.recognise(&issue)).unwrap_or_default();
        if kept.is_empty() {
            return issue;
        }
        let said: Vec<Correction> = kept.into_iter().map(|kept| kept.correction).collect();
        open::corrected(&issue, &said).map_or(issue, |corrected| corrected.issue)
    }

    /// Has the issues read again of which the reader says something else than when this was asked last.
    pub(super) fn look_for_corrections(&mut self, _lock: &WriterLock) -> Result<usize, HoldingsError> {
        let Some(Ok(corrected)) = self.marks().map(Library::corrected_issues) else { return Ok(0) };
        let mut again = 0;
        let change = self.db.transaction()?;
        for (key, said) in corrected {
            let stamp = if said.is_empty() { String::new() } else { stamp(&said) };
            let mut held: Vec<i64> = Vec::new();
            for hash in &key.identity.files {
                let mut issues =
                    change.prepare_cached("SELECT DISTINCT issue FROM file WHERE hash = ?1 AND issue IS NOT NULL")?;
                held.extend(issues.query_map([hash], |row| row.get(0))?.collect::<Result<Vec<i64>, _>>()?);
            }
            held.sort_unstable();
            held.dedup();
            // Each by itself: one whose file is not there now is asked for again the next time, and the others are read once.
            for issue in held {
                let id = format!("{} {issue}", key.id);
                let sql = "SELECT coalesce((SELECT stamp FROM corrected WHERE id = ?1), '')";
                let known: String = change.query_row(sql, [&id], |row| row.get(0))?;
                if known == stamp {
                    continue;
                }
                // One of the files whose reading is kept, whichever of the issue's files was open.
                let read = change.execute(
                    "UPDATE file SET state = 0, again = 1 WHERE state < 2 AND id = (SELECT min(f.id) FROM file f
                        JOIN issue i ON i.id = f.issue AND i.hash = f.hash JOIN root r ON r.id = f.root AND r.away = 0
                        WHERE f.issue = ?1 AND f.missing = 0 AND f.state < 2)",
                    [issue],
                )?;
                if read > 0 {
                    again += read;
                    change.execute(
                        "INSERT INTO corrected VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET stamp = ?2",
                        params![id, stamp],
                    )?;
                }
            }
        }
        change.commit()?;
        Ok(again)
    }
}

/// What changes when something else is said.
fn stamp(said: &[Correction]) -> String {
    crate::hash::sha256(&serde_json::to_vec(said).unwrap_or_default())
}
