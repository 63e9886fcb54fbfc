//! What is held: series, issues and documents, for the shelf and for lists.

use std::path::PathBuf;

use rusqlite::{OptionalExtension as _, Row};

use super::Holdings;
use super::error::HoldingsError;
use super::keys::title_key;
use super::state::gaps;
use crate::library::path_to_text;

/// An issue that is held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeldIssue {
    /// Its number in the library.
    pub id: i64,
    /// What the reader's own decisions on it are kept under.
    pub key: String,
    /// The gazette's name; empty for a file that names none.
    pub series: String,
    /// Its year: that of the gazette, else that of its last document.
    pub year: Option<i32>,
    /// Its number within the year as printed.
    pub number: Option<String>,
    /// Its first and last number: 第8-9期 is 8 to 9.
    pub numbers: Option<(u32, u32)>,
    /// What it is called.
    pub title: String,
    /// What its first document is about.
    pub cover: String,
    /// The day of its last document.
    pub date: Option<String>,
    /// Documents in it.
    pub documents: usize,
    /// Characters of their text.
    pub chars: usize,
    /// Pages of it whose text was recognised from pictures.
    pub recognised: usize,
    /// None of its files is there any more.
    pub missing: bool,
    /// The reader has pinned it.
    pub pinned: bool,
    /// When it was last opened, in seconds since 1970; `None` for one that was not read yet.
    pub opened: Option<i64>,
    /// When it came to the library.
    pub added: i64,
    /// The place that was read last, as it is cited.
    pub place: Option<String>,
}

impl HeldIssue {
    /// Whether it is an issue of a gazette (一期); a file that names none (a law by itself) is only a document.
    #[must_use]
    pub fn is_gazette(&self) -> bool {
        !self.series.is_empty()
    }
}

/// A document that is held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeldDocument {
    /// Its number in the library.
    pub id: i64,
    /// The number of its issue.
    pub issue: i64,
    /// Its index in the issue.
    pub ord: usize,
    /// Its id in the issue, the same in another extraction of it.
    pub uid: String,
    /// Its title.
    pub title: String,
    /// Its number (发文字号).
    pub number: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Its kind (文种): the word that its title ends with.
    pub kind: String,
    /// Its day of signing.
    pub signed: Option<String>,
    /// First printed page.
    pub page: Option<u32>,
    /// Its first day in force, as it says itself.
    pub effective: Option<String>,
    /// Its last day in force, as it says itself.
    pub expires: Option<String>,
    /// What its issue is called.
    pub issue_title: String,
    /// Pages of its issue are scanned: their text was recognised, and may have errors.
    pub recognised: bool,
}

impl HeldDocument {
    /// What its issue is called, where that says more than its own title: a file of one document is called by that.
    #[must_use]
    pub fn stands_in(&self) -> Option<&str> {
        beside(&self.issue_title, &self.title)
    }
}

/// What an issue is called, beside the title of a document in it; `None` where that is the same.
pub(super) fn beside<'i>(issue: &'i str, title: &str) -> Option<&'i str> {
    (!issue.is_empty() && title_key(issue) != title_key(title)).then_some(issue)
}

/// A series: the issues of one gazette.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Series {
    /// The gazette's name.
    pub name: String,
    /// Its years, the latest first, with their issues, the first first.
    pub years: Vec<(Option<i32>, Vec<HeldIssue>)>,
    /// Numbers that are lacking between those that are held: year and number.
    pub lacking: Vec<(i32, u32)>,
    /// Years of which nothing is held.
    pub lacking_years: Vec<i32>,
}

const ISSUE: &str =
    "SELECT i.id, i.key, i.series, i.year, i.number, i.first, i.last, i.title, i.cover, i.date, i.documents, i.chars,
    NOT EXISTS (SELECT 1 FROM file f WHERE f.issue = i.id AND f.missing = 0),
    EXISTS (SELECT 1 FROM pin p WHERE p.identity = i.key), (SELECT at FROM opened o WHERE o.identity = i.key), i.added,
    (SELECT name FROM place l WHERE l.identity = i.key), i.recognised FROM issue i";

const DOCUMENT: &str = "SELECT d.id, d.issue, d.ord, d.uid, d.title, d.number, d.issuer, d.kind, d.signed, d.page, d.effective, d.expires, i.title, i.recognised > 0
    FROM document d JOIN issue i ON i.id = d.issue";

fn usize_of(row: &Row<'_>, at: usize) -> rusqlite::Result<usize> {
    Ok(usize::try_from(row.get::<_, i64>(at)?).unwrap_or(0))
}

fn issue(row: &Row<'_>) -> rusqlite::Result<HeldIssue> {
    let (first, last): (Option<u32>, Option<u32>) = (row.get(5)?, row.get(6)?);
    Ok(HeldIssue {
        id: row.get(0)?,
        key: row.get(1)?,
        series: row.get(2)?,
        year: row.get(3)?,
        number: row.get(4)?,
        numbers: first.zip(last),
        title: row.get(7)?,
        cover: row.get(8)?,
        date: row.get(9)?,
        documents: usize_of(row, 10)?,
        chars: usize_of(row, 11)?,
        missing: row.get(12)?,
        pinned: row.get(13)?,
        opened: row.get(14)?,
        added: row.get(15)?,
        place: row.get(16)?,
        recognised: usize_of(row, 17)?,
    })
}

fn document(row: &Row<'_>) -> rusqlite::Result<HeldDocument> {
    Ok(HeldDocument {
        id: row.get(0)?,
        issue: row.get(1)?,
        ord: usize_of(row, 2)?,
        uid: row.get(3)?,
        title: row.get(4)?,
        number: row.get(5)?,
        issuer: row.get(6)?,
        kind: row.get(7)?,
        signed: row.get(8)?,
        page: row.get(9)?,
        effective: row.get(10)?,
        expires: row.get(11)?,
        issue_title: row.get(12)?,
        recognised: row.get(13)?,
    })
}

impl Holdings {
    /// All issues, by series, year and number.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn issues(&self) -> Result<Vec<HeldIssue>, HoldingsError> {
        let sql = format!("{ISSUE} ORDER BY i.series_key = '', i.series_key, i.year, i.first, i.date, i.id");
        let mut statement = self.db.prepare_cached(&sql)?;
        Ok(statement.query_map([], issue)?.collect::<Result<_, _>>()?)
    }

    /// An issue.
    ///
    /// # Errors
    /// [`HoldingsError::Unknown`] where there is none of this number.
    pub fn issue(&self, id: i64) -> Result<HeldIssue, HoldingsError> {
        let found = self.db.prepare_cached(&format!("{ISSUE} WHERE i.id = ?1"))?.query_row([id], issue).optional()?;
        found.ok_or_else(|| HoldingsError::Unknown(id.to_string()))
    }

    /// The documents of an issue, in their order.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn documents(&self, issue: i64) -> Result<Vec<HeldDocument>, HoldingsError> {
        let mut statement = self.db.prepare_cached(&format!("{DOCUMENT} WHERE d.issue = ?1 ORDER BY d.ord"))?;
        Ok(statement.query_map([issue], document)?.collect::<Result<_, _>>()?)
    }

    /// A document.
    ///
    /// # Errors
    /// [`HoldingsError::Unknown`] where there is none of this number.
    pub fn document(&self, id: i64) -> Result<HeldDocument, HoldingsError> {
        let found =
            self.db.prepare_cached(&format!("{DOCUMENT} WHERE d.id = ?1"))?.query_row([id], document).optional()?;
        found.ok_or_else(|| HoldingsError::Unknown(id.to_string()))
    }

    /// The document of an issue that a file of it, read by itself, has under an id.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn document_of(&self, hash: &str, uid: &str) -> Result<Option<HeldDocument>, HoldingsError> {
        let sql = format!(
            "{DOCUMENT} WHERE d.uid = ?2 AND d.issue = (SELECT issue FROM file WHERE hash = ?1 AND issue IS NOT NULL LIMIT 1)"
        );
        Ok(self.db.prepare_cached(&sql)?.query_row([hash, uid], document).optional()?)
    }

    /// Series, years and issues, with what is lacking between them. What names no gazette stands in a series without a name, at the end.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn shelf(&self) -> Result<Vec<Series>, HoldingsError> {
        let mut shelf: Vec<Series> = Vec::new();
        for issue in self.issues()? {
            if shelf.last().is_none_or(|s| title_key(&s.name) != title_key(&issue.series)) {
                shelf.push(Series { name: issue.series.clone(), ..Series::default() });
            }
            let Some(series) = shelf.last_mut() else { continue };
            match series.years.last_mut().filter(|(year, _)| *year == issue.year) {
                Some((_, issues)) => issues.push(issue),
                None => series.years.push((issue.year, vec![issue])),
            }
        }
        for series in shelf.iter_mut().filter(|s| !s.name.is_empty()) {
            let issues = series.years.iter().flat_map(|(_, issues)| issues);
            let numbers: Vec<_> = issues.filter_map(|i| Some((i.year?, i.numbers?.0, i.numbers?.1))).collect();
            (series.lacking, series.lacking_years) = gaps(&numbers);
        }
        shelf.iter_mut().for_each(|series| series.years.reverse());
        Ok(shelf)
    }

    /// Pins an issue, or takes its pin away.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn pin(&self, key: &str, pinned: bool) -> Result<(), HoldingsError> {
        let sql = if pinned { "INSERT OR IGNORE INTO pin VALUES (?1)" } else { "DELETE FROM pin WHERE identity = ?1" };
        self.db.execute(sql, [key])?;
        Ok(())
    }

    /// Remembers that an issue was opened.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_opened(&self, key: &str, at: i64) -> Result<(), HoldingsError> {
        self.db.execute(
            "INSERT INTO opened VALUES (?1, ?2) ON CONFLICT (identity) DO UPDATE SET at = ?2",
            rusqlite::params![key, at],
        )?;
        Ok(())
    }

    /// Remembers that files were opened, wherever: by their paths and (where known) the SHA-256 of their content, and when. Those that are not held
    /// are passed over.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn mark_files_opened(&mut self, files: &[(PathBuf, String, i64)]) -> Result<(), HoldingsError> {
        let change = self.db.transaction()?;
        for (path, hash, at) in files {
            change
                .prepare_cached(
                    "INSERT INTO opened SELECT DISTINCT i.key, ?3 FROM issue i JOIN file f ON f.issue = i.id
                        WHERE f.path = ?1 OR f.hash = ?2
                        ON CONFLICT (identity) DO UPDATE SET at = max(at, excluded.at)",
                )?
                .execute(rusqlite::params![path_to_text(path), hash, at])?;
        }
        change.commit()?;
        Ok(())
    }

    /// Remembers the place at which an issue was read last, for the shelf; nothing where no file of this content is held.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn keep_place(&self, hash: &str, name: &str) -> Result<(), HoldingsError> {
        self.db.execute(
            "INSERT INTO place SELECT i.key, ?2 FROM issue i JOIN file f ON f.issue = i.id WHERE f.hash = ?1 LIMIT 1
                ON CONFLICT (identity) DO UPDATE SET name = ?2",
            [hash, name],
        )?;
        Ok(())
    }
}
