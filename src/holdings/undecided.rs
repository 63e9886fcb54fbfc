//! What is left for the reader to decide: effects and citations that may be on something held, of which it is not sure on what.

use std::time::{Duration, Instant};

use super::Holdings;
use super::across::{CitedHere, EffectHere, place};
use super::error::HoldingsError;
use super::keys::is_general;
use super::resolve::{self, Candidate, Cited};

/// Citations of which it is not sure what they mean, each with what may be meant; those of the latest papers first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UndecidedCitations {
    /// The citations.
    pub rows: Vec<CitedHere>,
    /// Not all citations were looked at: there were enough of them, or the time was over.
    pub more: bool,
}

/// The effects that are on nothing yet and that title or number may lead from to something held, those of the latest papers first.
const EFFECTS: &str =
    "SELECT e.id, e.document FROM effect e JOIN document d ON d.id = e.document WHERE e.target IS NULL
    AND (EXISTS (SELECT 1 FROM work w WHERE w.key = e.title_key AND w.document <> e.document)
        OR EXISTS (SELECT 1 FROM work w WHERE w.bare = e.bare AND w.document <> e.document)
        OR EXISTS (SELECT 1 FROM document o WHERE o.number_key = e.number_key AND o.id <> e.document))
    ORDER BY d.signed DESC, e.id";

/// What a document cites and does nothing to, where title or number may lead to something held.
const CITATIONS: &str =
    "SELECT m.title, m.number, m.times, m.document, m.block, m.byte, m.end FROM mention m WHERE m.document = ?1
    AND (EXISTS (SELECT 1 FROM work w WHERE w.key = m.title_key AND w.document <> m.document)
        OR EXISTS (SELECT 1 FROM work w WHERE w.bare = m.bare AND w.document <> m.document)
        OR EXISTS (SELECT 1 FROM document o WHERE o.number_key = m.number_key AND o.id <> m.document))
    AND NOT EXISTS (SELECT 1 FROM effect e WHERE e.document = m.document
        AND (e.title_key = m.title_key OR e.number_key = m.number_key))
    ORDER BY m.block, m.byte";

impl Holdings {
    /// What documents do to others of which it is not sure which are meant, and what may be: for the reader to decide. Those of the latest papers
    /// first, at most `most`.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn undecided(&self, most: usize) -> Result<Vec<(EffectHere, Vec<Candidate>)>, HoldingsError> {
        let mut statement = self.db.prepare_cached(EFFECTS)?;
        let found: Vec<(i64, i64)> =
            statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
        let mut all = Vec::new();
        for (effect, document) in found {
            if all.len() >= most {
                break;
            }
            let Some(effect) = self.effects_where("id = ?1", effect)?.pop() else { continue };
            let candidates = resolve::candidates(&self.db, document, &effect.cited)?;
            if !candidates.is_empty() {
                all.push((effect, candidates));
            }
        }
        Ok(all)
    }

    /// What documents cite of which it is not sure what is meant, and what may be. At most `most`, and none that would take longer than `patience`
    /// to find; a title that any paper can have (清单) and no number beside it asks nothing.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn undecided_citations(&self, most: usize, patience: Duration) -> Result<UndecidedCitations, HoldingsError> {
        let begun = Instant::now();
        let mut found = UndecidedCitations::default();
        let mut documents = self.db.prepare_cached("SELECT id FROM document ORDER BY signed DESC, id")?;
        let mut documents = documents.query([])?;
        let mut citations = self.db.prepare_cached(CITATIONS)?;
        while let Some(document) = documents.next()? {
            let document: i64 = document.get(0)?;
            let rows = citations.query_map([document], |row| {
                let cited = Cited { title: row.get(0)?, number: row.get(1)? };
                let times = usize::try_from(row.get::<_, i64>(2)?).unwrap_or(0);
                Ok(CitedHere { cited, times, place: place(row, 3)?, ..CitedHere::default() })
            })?;
            for mut row in rows.collect::<Result<Vec<_>, _>>()? {
                if row.cited.number.is_none() && row.cited.title.as_deref().is_none_or(is_general) {
                    continue;
                }
                row.candidates = resolve::candidates(&self.db, document, &row.cited)?;
                if !row.candidates.is_empty() && row.candidates.iter().all(|c| !c.sure) {
                    found.rows.push(row);
                }
            }
            if found.rows.len() >= most || begun.elapsed() > patience {
                found.more = documents.next()?.is_some();
                break;
            }
        }
        Ok(found)
    }
}
