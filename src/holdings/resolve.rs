//! From what a document cites to the documents that are held.
//!
//! A number decides, where the title beside it does not speak against it; then a title with its place or issuer; then a title without its frame. What is
//! less is a candidate, which only the reader makes sure. Nothing leads to a paper that was signed later than the one that cites it.

use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::error::HoldingsError;
use super::keys::{bare_key, is_general, is_own_number, is_without_issuer, number_key, place_of, title_key};

/// What a document cites: a title, a number, or both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cited {
    /// The title as printed, without 《》.
    pub title: Option<String>,
    /// The number as printed.
    pub number: Option<String>,
}

/// How a citation was resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// The reader has said so.
    Confirmed,
    /// By the number.
    Number,
    /// By the title.
    Title,
    /// By the title without its frame (关于印发…的通知).
    Bare,
}

impl Method {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Number => "number",
            Self::Title => "title",
            Self::Bare => "bare_title",
        }
    }
}

/// A document that a citation may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its number in the library.
    pub document: i64,
    /// The text in it that is meant: the document itself, or one that it issues.
    pub work: i64,
    /// Whether `work` is the only text that the document issues, or the document itself.
    pub whole: bool,
    /// By what it was found.
    pub method: Method,
    /// Nothing speaks against it. What is not sure is never taken for true until the reader says so.
    pub sure: bool,
}

/// Who cites.
#[derive(Clone, Debug, Default)]
struct Citing {
    document: i64,
    uid: String,
    issuer: Option<String>,
    place: Option<String>,
    signed: Option<String>,
}

/// A text that is held, beside what decides whether it is meant.
struct Held {
    work: i64,
    document: i64,
    role: i64,
    key: String,
    bare: String,
    number: Option<String>,
    issuer: Option<String>,
    signed: Option<String>,
    series: String,
    issued: i64,
}

const HELD: &str = "SELECT w.id, w.document, w.role, w.key, w.bare, d.number_key, d.issuer, d.signed, i.series,
    (SELECT count(*) FROM work o WHERE o.document = d.id AND o.role > 0)
    FROM work w JOIN document d ON d.id = w.document JOIN issue i ON i.id = d.issue WHERE ";

/// So many texts of one key are looked at; more tell nothing apart.
const MOST: usize = 64;

fn held(db: &Connection, condition: &str, value: &str) -> Result<Vec<Held>, HoldingsError> {
    let mut statement = db.prepare_cached(&format!("{HELD}{condition} ORDER BY d.signed, w.document LIMIT {MOST}"))?;
    let read = |row: &Row<'_>| {
        Ok(Held {
            work: row.get(0)?,
            document: row.get(1)?,
            role: row.get(2)?,
            key: row.get(3)?,
            bare: row.get(4)?,
            number: row.get(5)?,
            issuer: row.get(6)?,
            signed: row.get(7)?,
            series: row.get(8)?,
            issued: row.get(9)?,
        })
    };
    Ok(statement.query_map([value], read)?.collect::<Result<_, _>>()?)
}

impl Held {
    fn place(&self) -> Option<String> {
        self.issuer.as_deref().and_then(place_of).or_else(|| place_of(&self.series))
    }

    fn candidate(&self, method: Method, sure: bool) -> Candidate {
        let whole = self.role == 0 || self.issued == 1;
        Candidate { document: self.document, work: self.work, whole, method, sure }
    }
}

/// Titles and number of what is cited, as they are compared.
struct Keys {
    title: Option<(String, String)>,
    general: bool,
    without_issuer: bool,
    number: Option<String>,
}

impl Keys {
    fn of(cited: &Cited) -> Self {
        let title = cited.title.as_deref().filter(|t| !title_key(t).is_empty());
        Self {
            title: title.map(|t| (title_key(t), bare_key(t))),
            general: title.is_none_or(is_general),
            without_issuer: title.is_none_or(is_without_issuer),
            number: cited.number.as_deref().map(number_key).filter(|n| !n.is_empty()),
        }
    }

    /// What the reader's own decision is kept under.
    fn decision_key(&self) -> String {
        let title = self.title.as_ref().map_or("", |(key, _)| key);
        format!("{title}|{}", self.number.as_deref().unwrap_or(""))
    }

    fn agrees(&self, held: &Held) -> bool {
        self.title.as_ref().is_none_or(|(key, bare)| *key == held.key || *bare == held.bare)
    }
}

/// The documents that a citation may mean: one that is sure comes first and is the only sure one.
fn find(db: &Connection, cited: &Cited, citing: &Citing) -> Result<Vec<Candidate>, HoldingsError> {
    let mut keys = Keys::of(cited);
    if let Some(confirmed) = confirmed(db, &keys, citing)? {
        return Ok(confirmed.into_iter().collect());
    }
    let mut numbers = Vec::new();
    if keys.number.is_none() {
        if is_own_title(db, &keys, citing)? {
            return Ok(Vec::new());
        }
        numbers = numbers_beside(db, &keys, citing)?;
        keys.number = numbers.first().filter(|_| numbers.len() == 1).cloned();
    }
    let earlier = |held: &Held| {
        let after = matches!((&held.signed, &citing.signed), (Some(of), Some(by)) if of > by);
        held.document != citing.document && !after
    };
    let mut found: Vec<Candidate> = Vec::new();
    if let Some(number) = &keys.number {
        let all = held(db, "d.number_key = ?1", number)?;
        let all: Vec<Held> = all.into_iter().filter(|h| earlier(h)).collect();
        found = by_number(&keys, number, &all, citing);
        if found.iter().any(|c| c.sure) {
            return Ok(found);
        }
    }
    let Some((key, bare)) = &keys.title else { return Ok(found) };
    for (method, condition, value) in [(Method::Title, "w.key = ?1", key), (Method::Bare, "w.bare = ?1", bare)] {
        let all = held(db, condition, value)?;
        let all: Vec<Held> = all.into_iter().filter(|h| earlier(h)).collect();
        let by_title = by_title(&keys, method, &all, citing);
        let sure = by_title.iter().any(|c| c.sure);
        found.extend(
            by_title.into_iter().filter(|new| !found.iter().any(|c| c.document == new.document)).collect::<Vec<_>>(),
        );
        if sure {
            break;
        }
    }
    if numbers.len() > 1 {
        // Several papers of one title are cited: which is meant here, nothing tells.
        found.iter_mut().for_each(|c| c.sure = false);
    }
    found.sort_by_key(|c| !c.sure);
    Ok(found)
}

/// The numbers that a document cites a title with elsewhere: where it stands alone, one of these papers is meant.
fn numbers_beside(db: &Connection, keys: &Keys, citing: &Citing) -> Result<Vec<String>, HoldingsError> {
    let Some((key, _)) = &keys.title else { return Ok(Vec::new()) };
    let mut statement = db.prepare_cached(
        "SELECT number_key FROM mention WHERE document = ?1 AND title_key = ?2 AND number_key <> ''
            UNION SELECT number_key FROM effect WHERE document = ?1 AND title_key = ?2 AND number_key <> ''",
    )?;
    Ok(statement.query_map(params![citing.document, key], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Whether a title is the citing document's own, or that of a text it issues: an earlier version of it is named with its number.
fn is_own_title(db: &Connection, keys: &Keys, citing: &Citing) -> Result<bool, HoldingsError> {
    let Some((key, bare)) = &keys.title else { return Ok(false) };
    let mut statement =
        db.prepare_cached("SELECT EXISTS (SELECT 1 FROM work WHERE document = ?1 AND (key = ?2 OR bare = ?3))")?;
    Ok(statement.query_row(params![citing.document, key, bare], |row| row.get(0))?)
}

/// The documents of a number. One paper may be printed in several issues: these are one.
fn by_number(keys: &Keys, number: &str, all: &[Held], citing: &Citing) -> Vec<Candidate> {
    let own = is_own_number(number);
    let mut found: Vec<Candidate> = Vec::new();
    // Of the texts of a document the one whose title is cited; without a title the document itself.
    for held in all.iter().filter(|h| keys.title.is_some() || h.role == 0) {
        let near = own || held.place().is_some() && held.place() == citing.place && held.issuer == citing.issuer;
        let sure = keys.agrees(held) && near && !found.iter().any(|c| c.sure);
        match found.iter_mut().find(|c| c.document == held.document) {
            Some(known) if sure && !known.sure => *known = held.candidate(Method::Number, true),
            Some(_) => {}
            None => found.push(held.candidate(Method::Number, sure)),
        }
    }
    found.sort_by_key(|c| !c.sure);
    found
}

/// The documents of a title. Several papers of one title are told apart by nothing that is cited: all are candidates.
fn by_title(keys: &Keys, method: Method, all: &[Held], citing: &Citing) -> Vec<Candidate> {
    let papers = |h: &Held| (h.number.clone(), h.signed.clone());
    let first = all.first().map(papers);
    let one = all.iter().all(|h| Some(papers(h)) == first);
    let mut found: Vec<Candidate> = Vec::new();
    for held in all {
        let place = held.place();
        let named = place
            .as_ref()
            .is_some_and(|place| keys.title.as_ref().is_some_and(|(key, _)| key.contains(place.as_str())));
        let near = if keys.without_issuer || method == Method::Bare && !named {
            // 关于…的通知 can be any office's: that of the one who cites it.
            held.issuer.is_some() && held.issuer == citing.issuer
        } else {
            named || place.is_some() && place == citing.place
        };
        // A paper of another number is another paper, whatever its title.
        let other = matches!((&keys.number, &held.number), (Some(cited), Some(number)) if cited != number);
        let sure = one && near && !keys.general && !other && !found.iter().any(|c| c.sure);
        if !found.iter().any(|c| c.document == held.document) {
            found.push(held.candidate(method, sure));
        }
    }
    found
}

/// What the reader has said of a citation: the document that it means, or (inside) that it means none of those that are held.
fn confirmed(db: &Connection, keys: &Keys, citing: &Citing) -> Result<Option<Option<Candidate>>, HoldingsError> {
    let said: Option<Option<String>> = db
        .prepare_cached("SELECT target FROM confirmed WHERE cited = ?1 AND citing = ?2")?
        .query_row([&keys.decision_key(), &citing.uid], |row| row.get(0))
        .optional()?;
    let Some(said) = said else { return Ok(None) };
    let Some(target) = said else { return Ok(Some(None)) };
    let (uid, signed) = target.split_once('@').unwrap_or((&target, ""));
    let mut all = held(db, "d.uid = ?1", uid)?;
    all.retain(|h| h.signed.as_deref().unwrap_or("") == signed);
    let best = all.iter().find(|h| keys.title.as_ref().is_some_and(|(key, bare)| *key == h.key || *bare == h.bare));
    let best = best.or_else(|| all.iter().find(|h| h.role == 0));
    // A document that was confirmed and is not held any more is looked for as if nothing had been said.
    Ok(best.map(|held| Some(held.candidate(Method::Confirmed, true))))
}

/// Whether the reader has said what a citation means.
pub(super) fn is_confirmed(db: &Connection, document: i64, cited: &Cited) -> Result<bool, HoldingsError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM confirmed WHERE cited = ?1 AND citing = (SELECT uid FROM document WHERE id = ?2))";
    Ok(db.prepare_cached(sql)?.query_row(params![Keys::of(cited).decision_key(), document], |row| row.get(0))?)
}

/// A paper that cites and need not be held: what tells whose the papers are that it means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CitingPaper {
    /// The SHA-256 of its file.
    pub hash: String,
    /// Its id in its issue.
    pub uid: String,
    /// Who issued it.
    pub issuer: Option<String>,
    /// The gazette that it stands in.
    pub series: Option<String>,
    /// When it was signed.
    pub signed: Option<String>,
}

/// The documents that something cited in a paper may mean, whether the paper is held or not.
pub(super) fn candidates_of(
    db: &Connection,
    held: Option<i64>,
    paper: &CitingPaper,
    cited: &Cited,
) -> Result<Vec<Candidate>, HoldingsError> {
    if let Some(document) = held {
        return candidates(db, document, cited);
    }
    let place = paper.issuer.as_deref().and_then(place_of).or_else(|| paper.series.as_deref().and_then(place_of));
    let (uid, issuer, signed) = (paper.uid.clone(), paper.issuer.clone(), paper.signed.clone());
    // No document that is held has this number.
    find(db, cited, &Citing { document: -1, uid, issuer, place, signed })
}

fn citing(db: &Connection, document: i64) -> Result<Citing, HoldingsError> {
    let sql = "SELECT d.uid, d.issuer, d.signed, i.series, i.date FROM document d JOIN issue i ON i.id = d.issue WHERE d.id = ?1";
    Ok(db.prepare_cached(sql)?.query_row([document], |row| {
        let (issuer, series): (Option<String>, String) = (row.get(1)?, row.get(3)?);
        let (signed, printed): (Option<String>, Option<String>) = (row.get(2)?, row.get(4)?);
        let place = issuer.as_deref().and_then(place_of).or_else(|| place_of(&series));
        Ok(Citing { document, uid: row.get(0)?, issuer, place, signed: signed.or(printed) })
    })?)
}

/// The documents that something cited in a document may mean.
///
/// # Errors
/// When the database does not answer.
pub(super) fn candidates(db: &Connection, document: i64, cited: &Cited) -> Result<Vec<Candidate>, HoldingsError> {
    find(db, cited, &citing(db, document)?)
}

/// Looks for what the effects of an issue's documents are on, and anew for the effects of others that may be on its documents.
pub(super) fn resolve_issue(db: &Connection, issue: i64) -> Result<(), HoldingsError> {
    let mut statement = db.prepare_cached(
        "SELECT e.id FROM effect e JOIN document d ON d.id = e.document WHERE d.issue = ?1
         UNION SELECT e.id FROM document d JOIN effect e ON e.number_key = d.number_key WHERE d.issue = ?1
         UNION SELECT e.id FROM document d JOIN work w ON w.document = d.id JOIN effect e ON e.title_key = w.key WHERE d.issue = ?1
         UNION SELECT e.id FROM document d JOIN work w ON w.document = d.id JOIN effect e ON e.bare = w.bare WHERE d.issue = ?1",
    )?;
    let effects: Vec<i64> = statement.query_map([issue], |row| row.get(0))?.collect::<Result<_, _>>()?;
    effects.into_iter().try_for_each(|effect| resolve_effect(db, effect))
}

fn resolve_effect(db: &Connection, effect: i64) -> Result<(), HoldingsError> {
    let (document, title, number): (i64, Option<String>, Option<String>) = db
        .prepare_cached("SELECT document, title, number FROM effect WHERE id = ?1")?
        .query_row([effect], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let found = candidates(db, document, &Cited { title, number })?;
    let best = found.first().filter(|c| c.sure);
    db.prepare_cached("UPDATE effect SET target = ?2, work = ?3, method = ?4, sure = ?5 WHERE id = ?1")?.execute(
        params![
            effect,
            best.map(|c| c.document),
            best.map(|c| c.work),
            best.map(|c| c.method.name()),
            best.map_or(0, |c| if c.whole { 2 } else { 1 }),
        ],
    )?;
    Ok(())
}

/// Keeps what the reader says of a citation: which document it means, or none of those that are held.
pub(super) fn confirm(db: &Connection, document: i64, cited: &Cited, target: Option<i64>) -> Result<(), HoldingsError> {
    let by = citing(db, document)?;
    let target: Option<String> = match target {
        Some(target) => Some(db.query_row(
            "SELECT uid || '@' || coalesce(signed, '') FROM document WHERE id = ?1",
            [target],
            |row| row.get(0),
        )?),
        None => None,
    };
    db.execute(
        "INSERT INTO confirmed VALUES (?1, ?2, ?3) ON CONFLICT (cited, citing) DO UPDATE SET target = ?3",
        params![Keys::of(cited).decision_key(), by.uid, target],
    )?;
    resolve_document(db, document)
}

/// Forgets what the reader has said of a citation.
pub(super) fn unconfirm(db: &Connection, document: i64, cited: &Cited) -> Result<(), HoldingsError> {
    let by = citing(db, document)?;
    db.execute(
        "DELETE FROM confirmed WHERE cited = ?1 AND citing = ?2",
        params![Keys::of(cited).decision_key(), by.uid],
    )?;
    resolve_document(db, document)
}

/// Looks anew for what the effects of a document are on.
fn resolve_document(db: &Connection, document: i64) -> Result<(), HoldingsError> {
    let mut statement = db.prepare_cached("SELECT id FROM effect WHERE document = ?1")?;
    let effects: Vec<i64> = statement.query_map([document], |row| row.get(0))?.collect::<Result<_, _>>()?;
    effects.into_iter().try_for_each(|effect| resolve_effect(db, effect))
}
