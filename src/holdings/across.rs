//! Across issues: what a document cites and does to others, its history, and who was appointed and charged over the years.

use rusqlite::{Row, params};

use super::error::HoldingsError;
use super::held::HeldDocument;
use super::resolve::{self, Candidate, Cited};
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

/// An appointment that an issue tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AppointmentRow {
    /// The day of the paper.
    pub date: Option<String>,
    /// Who.
    pub person: String,
    /// `appoint`, `remove`, `propose` or `propose_removal`.
    pub action: String,
    /// To or from what.
    pub position: String,
    /// What is said of it.
    pub note: Option<String>,
    /// Where it is said.
    pub place: HeldPlace,
    /// The title of the paper.
    pub title: String,
    /// What its issue is called.
    pub issue_title: String,
}

/// A task of an office.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DutyRow {
    /// The day of the paper.
    pub date: Option<String>,
    /// The office.
    pub office: String,
    /// Its role as printed.
    pub role: String,
    /// The class of the role: `lead`, `responsible` or `support`.
    pub kind: String,
    /// Where it is said.
    pub place: HeldPlace,
    /// The title of the paper.
    pub title: String,
    /// What its issue is called.
    pub issue_title: String,
}

fn place(row: &Row<'_>, at: usize) -> rusqlite::Result<HeldPlace> {
    let number = |at: usize| -> rusqlite::Result<usize> { Ok(usize::try_from(row.get::<_, i64>(at)?).unwrap_or(0)) };
    Ok(HeldPlace { document: row.get(at)?, block: number(at + 1)?, byte: number(at + 2)?, end: number(at + 3)? })
}

/// An entry of a chronicle: its first and last day as far as it has them, and where it is told.
pub type ToldDays = (Option<String>, Option<String>, HeldPlace);

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
            Ok(CitedHere { cited, times, place: place(row, 3)?, candidates: Vec::new() })
        })?;
        let mut all: Vec<CitedHere> = rows.collect::<Result<_, _>>()?;
        for row in &mut all {
            row.candidates = resolve::candidates(&self.db, document, &row.cited)?;
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

    /// What a document does to others, in reading order.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn effects(&self, document: i64) -> Result<Vec<EffectHere>, HoldingsError> {
        let mut statement = self.db.prepare_cached(
            "SELECT kind, title, number, part, date, until, document, block, byte, end, target FROM effect WHERE document = ?1 ORDER BY block, byte, id",
        )?;
        let rows = statement.query_map([document], |row| {
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
        for (kind, date) in [
            (HistoryKind::Signed, &own.signed),
            (HistoryKind::InForce, &own.effective),
            (HistoryKind::LastDay, &own.expires),
        ] {
            if let Some(date) = day(date.as_deref()) {
                let place = HeldPlace { document, ..HeldPlace::default() };
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

    /// The documents that surely cite one of some documents, and where first.
    pub(super) fn cited_by(&self, documents: &[i64]) -> Result<Vec<(i64, HeldPlace)>, HoldingsError> {
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

    /// The appointments of a person, or to posts with a text in their name, over all issues in time order.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn appointments(&self, person: &str, position: &str) -> Result<Vec<AppointmentRow>, HoldingsError> {
        let mut statement = self.db.prepare_cached(
            "SELECT d.signed, a.person, a.action, a.position, a.note, a.document, a.block, a.byte, a.end, d.title, i.title
                FROM appointment a JOIN document d ON d.id = a.document JOIN issue i ON i.id = d.issue
                WHERE (?1 = '' OR a.person = ?1) AND (?2 = '' OR instr(a.position, ?2) > 0) ORDER BY d.signed, a.id",
        )?;
        let rows = statement.query_map(params![person, position], |row| {
            Ok(AppointmentRow {
                date: row.get(0)?,
                person: row.get(1)?,
                action: row.get(2)?,
                position: row.get(3)?,
                note: row.get(4)?,
                place: place(row, 5)?,
                title: row.get(9)?,
                issue_title: row.get(10)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The tasks of an office over all issues, in time order.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn duties(&self, office: &str) -> Result<Vec<DutyRow>, HoldingsError> {
        let mut statement = self.db.prepare_cached(
            "SELECT d.signed, u.office, u.role, u.kind, u.document, u.block, u.byte, u.end, d.title, i.title
                FROM duty u JOIN document d ON d.id = u.document JOIN issue i ON i.id = d.issue
                WHERE u.office = ?1 ORDER BY d.signed, u.id",
        )?;
        let rows = statement.query_map([office], |row| {
            Ok(DutyRow {
                date: row.get(0)?,
                office: row.get(1)?,
                role: row.get(2)?,
                kind: row.get(3)?,
                place: place(row, 4)?,
                title: row.get(8)?,
                issue_title: row.get(9)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The entries of all chronicles, in time order: first day, last day, and where it is told.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn chronicle(&self) -> Result<Vec<ToldDays>, HoldingsError> {
        let mut statement = self.db.prepare_cached(
            "SELECT first, last, document, block, byte, end FROM event ORDER BY first IS NULL, first, id",
        )?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, place(row, 2)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
