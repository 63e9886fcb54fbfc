//! Across issues: what a document cites and does to others, who cites it, and its history.

use rusqlite::Row;

use super::error::HoldingsError;
use super::held::HeldDocument;
use super::keys::{number_key, title_key};
use super::resolve::{self, Candidate, Cited, CitingPaper};
use super::state::{day, effect_kind};
use super::{HeldPlace, Holdings};
use crate::facts::EffectKind;
use crate::issue::Date;

/// What a document cites, and the documents that may be meant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CitedHere {
    /// Title and number as printed.
    pub cited: Cited,
    /// How often.
    pub times: usize,
    /// Where first.
    pub place: HeldPlace,
    /// The documents that may be meant; a sure one stands first.
    pub candidates: Vec<Candidate>,
    /// The reader has said which is meant, or (without a candidate) that none is.
    pub confirmed: bool,
}

/// What a document does to another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EffectHere {
    /// What it does.
    pub kind: EffectKind,
    /// Title and number as printed.
    pub cited: Cited,
    /// The words that name a part of it, where it is not the whole.
    pub part: Option<String>,
    /// From when.
    pub date: Option<Date>,
    /// Until when.
    pub until: Option<Date>,
    /// The sentence.
    pub place: HeldPlace,
    /// The document that is held, where it is sure.
    pub target: Option<i64>,
}

/// What happened to a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryKind {
    /// It was signed.
    Signed,
    /// It came into force, as it says itself.
    InForce,
    /// Another did something to it.
    Effect(EffectKind),
    /// Another cited it.
    Cited,
    /// Its last day, as it says itself.
    LastDay,
}

/// A row of a document's history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryRow {
    /// The day, where it is known.
    pub date: Option<Date>,
    /// What happened.
    pub kind: HistoryKind,
    /// The part that it happened to.
    pub part: Option<String>,
    /// The document that says so.
    pub by: HeldDocument,
    /// Where it says so.
    pub place: HeldPlace,
}

pub(super) fn place(row: &Row<'_>, at: usize) -> rusqlite::Result<HeldPlace> {
    let number = |at: usize| -> rusqlite::Result<usize> { Ok(usize::try_from(row.get::<_, i64>(at)?).unwrap_or(0)) };
    Ok(HeldPlace { document: row.get(at)?, block: number(at + 1)?, byte: number(at + 2)?, end: number(at + 3)? })
}

impl Holdings {
    /// What a document cites, in reading order, and the documents held that may be meant.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn citations(&self, document: i64) -> Result<Vec<CitedHere>, HoldingsError> {
        let mut statement = self.db.prepare_cached(
            "SELECT title, number, times, document, block, byte, end FROM mention WHERE document = ?1 ORDER BY block, byte",
        )?;
        let rows = statement.query_map([document], |row| {
            let cited = Cited { title: row.get(0)?, number: row.get(1)? };
            let times = usize::try_from(row.get::<_, i64>(2)?).unwrap_or(0);
            Ok(CitedHere { cited, times, place: place(row, 3)?, ..CitedHere::default() })
        })?;
        let mut all: Vec<CitedHere> = rows.collect::<Result<_, _>>()?;
        for row in &mut all {
            row.candidates = resolve::candidates(&self.db, document, &row.cited)?;
            row.confirmed = resolve::is_confirmed(&self.db, document, &row.cited)?;
        }
        Ok(all)
    }

    /// The documents that something cited in a paper may mean, whether the paper itself is held or not; a sure one stands first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn candidates_of(&self, paper: &CitingPaper, cited: &Cited) -> Result<Vec<Candidate>, HoldingsError> {
        let held = self.document_of(&paper.hash, &paper.uid)?.map(|document| document.id);
        resolve::candidates_of(&self.db, held, paper, cited)
    }

    /// What is done to something that a title or a number names, whether it is held or not.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn effects_on_named(&self, name: &str) -> Result<Vec<EffectHere>, HoldingsError> {
        let (title, number) = (title_key(name), number_key(name));
        if title.is_empty() {
            return Ok(Vec::new());
        }
        let sql =
            "SELECT id FROM effect WHERE title_key = ?1 OR bare = ?1 OR number_key = ?2 ORDER BY document, block, byte";
        let mut statement = self.db.prepare_cached(sql)?;
        let ids: Vec<i64> = statement.query_map([title, number], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let mut all = Vec::new();
        for id in ids {
            all.extend(self.effects_where("id = ?1", id)?);
        }
        Ok(all)
    }

    /// The documents that something cited in a document may mean; a sure one stands first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn candidates(&self, document: i64, cited: &Cited) -> Result<Vec<Candidate>, HoldingsError> {
        resolve::candidates(&self.db, document, cited)
    }

    /// Keeps what the reader says of a citation: which document it means, or (`None`) none of those that are held.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn confirm(&mut self, document: i64, cited: &Cited, target: Option<i64>) -> Result<(), HoldingsError> {
        let change = self.db.transaction()?;
        resolve::confirm(&change, document, cited, target)?;
        change.commit()?;
        Ok(())
    }

    /// Forgets what the reader has said of a citation.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn unconfirm(&mut self, document: i64, cited: &Cited) -> Result<(), HoldingsError> {
        let change = self.db.transaction()?;
        resolve::unconfirm(&change, document, cited)?;
        change.commit()?;
        Ok(())
    }

    /// What a document does to others, in reading order.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn effects(&self, document: i64) -> Result<Vec<EffectHere>, HoldingsError> {
        self.effects_where("document = ?1", document)
    }

    pub(super) fn effects_where(&self, condition: &str, value: i64) -> Result<Vec<EffectHere>, HoldingsError> {
        let mut statement = self.db.prepare_cached(&format!(
            "SELECT kind, title, number, part, date, until, document, block, byte, end, target FROM effect WHERE {condition} ORDER BY block, byte, id",
        ))?;
        let rows = statement.query_map([value], |row| {
            let kind: String = row.get(0)?;
            let (date, until): (Option<String>, Option<String>) = (row.get(4)?, row.get(5)?);
            Ok(EffectHere {
                kind: effect_kind(&kind),
                cited: Cited { title: row.get(1)?, number: row.get(2)? },
                part: row.get(3)?,
                date: day(date.as_deref()),
                until: day(until.as_deref()),
                place: place(row, 6)?,
                target: row.get(10)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The history of a document, in time order: its own days, what others did to it, and who cited it. Only what is sure.
    ///
    /// # Errors
    /// When there is no such document, or the database does not answer.
    pub fn history(&self, document: i64) -> Result<Vec<HistoryRow>, HoldingsError> {
        let own = self.document(document)?;
        let mut rows: Vec<HistoryRow> = Vec::new();
        let sql = "SELECT effective_block, expires_block FROM document WHERE id = ?1";
        let blocks: (Option<i64>, Option<i64>) =
            self.db.prepare_cached(sql)?.query_row([document], |row| Ok((row.get(0)?, row.get(1)?)))?;
        for (kind, date, block) in [
            (HistoryKind::Signed, &own.signed, None),
            (HistoryKind::InForce, &own.effective, blocks.0),
            (HistoryKind::LastDay, &own.expires, blocks.1),
        ] {
            if let Some(date) = day(date.as_deref()) {
                // Its head says when it was signed, a sentence of its own when it begins and ends.
                let block = block.and_then(|block| usize::try_from(block).ok()).unwrap_or(0);
                let place = HeldPlace { document, block, ..HeldPlace::default() };
                rows.push(HistoryRow { date: Some(date), kind, part: None, by: own.clone(), place });
            }
        }
        let twins = self.twins(document)?;
        let mut citing: Vec<i64> = Vec::new();
        for twin in &twins {
            let mut statement =
                self.db.prepare_cached("SELECT DISTINCT document FROM effect WHERE target = ?1 ORDER BY document")?;
            let by: Vec<i64> = statement.query_map([twin], |row| row.get(0))?.collect::<Result<_, _>>()?;
            for by in by {
                let paper = self.document(by)?;
                for effect in self.effects(by)?.into_iter().filter(|e| e.target == Some(*twin)) {
                    let date = effect.date.or_else(|| day(paper.signed.as_deref()));
                    let kind = HistoryKind::Effect(effect.kind);
                    rows.push(HistoryRow { date, kind, part: effect.part, by: paper.clone(), place: effect.place });
                }
                citing.push(by);
            }
        }
        for (by, place) in self.cited_by(&twins)? {
            // Who repeals a paper cites it, too: that is told once.
            if !citing.contains(&by) && !twins.contains(&by) {
                let paper = self.document(by)?;
                let date = day(paper.signed.as_deref());
                rows.push(HistoryRow { date, kind: HistoryKind::Cited, part: None, by: paper, place });
                citing.push(by);
            }
        }
        rows.sort_by_key(|row| row.date);
        Ok(rows)
    }

    /// The documents of other issues that surely cite a document, with the first place, in time order.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn citing(&self, document: i64) -> Result<Vec<(HeldDocument, HeldPlace)>, HoldingsError> {
        let own = self.document(document)?.issue;
        let twins = self.twins(document)?;
        let mut all = Vec::new();
        for (by, place) in self.cited_by(&twins)? {
            let paper = self.document(by)?;
            if paper.issue != own && !twins.contains(&by) {
                all.push((paper, place));
            }
        }
        all.sort_by(|a, b| a.0.signed.cmp(&b.0.signed));
        Ok(all)
    }

    /// The documents that surely cite one of some documents, and where first.
    fn cited_by(&self, documents: &[i64]) -> Result<Vec<(i64, HeldPlace)>, HoldingsError> {
        let mut found: Vec<(i64, HeldPlace)> = Vec::new();
        for document in documents {
            let mut statement = self.db.prepare_cached(
                "SELECT m.title, m.number, m.document, m.block, m.byte, m.end FROM document d JOIN mention m ON m.number_key = d.number_key WHERE d.id = ?1
                 UNION SELECT m.title, m.number, m.document, m.block, m.byte, m.end FROM work w JOIN mention m ON m.title_key = w.key WHERE w.document = ?1
                 UNION SELECT m.title, m.number, m.document, m.block, m.byte, m.end FROM work w JOIN mention m ON m.bare = w.bare WHERE w.document = ?1",
            )?;
            let rows = statement
                .query_map([document], |row| Ok((Cited { title: row.get(0)?, number: row.get(1)? }, place(row, 2)?)))?;
            for row in rows.collect::<Result<Vec<_>, _>>()? {
                let (cited, place) = row;
                let best = resolve::candidates(&self.db, place.document, &cited)?.into_iter().next();
                if best.is_some_and(|c| c.sure && documents.contains(&c.document)) {
                    found.push((place.document, place));
                }
            }
        }
        found.sort_unstable();
        found.dedup_by_key(|(document, _)| *document);
        Ok(found)
    }
}
