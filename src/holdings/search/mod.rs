//! Search over all issues: exact for any part of a text, folded as the find in an issue folds.
//!
//! The text index tells which documents are hit, and in how many passages; facets are counted from that; of the documents that are shown the stored text
//! is looked through by the find of an issue itself, which gives the sentences and what to mark in them.

mod catalogue;
mod goto;
mod open_issues;
mod query;
mod rows;

pub use self::catalogue::{Facet, FacetCounts};
pub use self::goto::GoTo;
pub use self::open_issues::{OpenIssues, numbered};
pub use self::query::{Narrow, Order, Phrases, Question, Scope, phrases};
pub use self::rows::Row;

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use self::catalogue::{Catalogue, Unfit};
use super::error::HoldingsError;
use super::index::Wanted;
use super::state::StateKind;
use super::{Holdings, record};
use crate::issue::Date;

/// Rows that are shown of a document; that there are more is said.
pub const ROWS_OF_A_DOCUMENT: usize = 3;

/// A document that was hit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentHits {
    /// The number of its issue in the library.
    pub issue: i64,
    /// What the issue is called.
    pub issue_title: String,
    /// Text of the issue was recognised from pictures of its pages.
    pub recognised: bool,
    /// The number of the document in the library.
    pub document: i64,
    /// Its index in the issue.
    pub ord: usize,
    /// Its title.
    pub title: String,
    /// Its number (发文字号).
    pub number: Option<String>,
    /// Its day of signing.
    pub signed: Option<String>,
    /// Its state on the day of the answer; `None` for one that is only open and not held.
    pub state: Option<StateKind>,
    /// The first of its passages that were hit.
    pub rows: Vec<Row>,
    /// How many of its passages were hit.
    pub total: usize,
}

impl DocumentHits {
    /// What its issue is called, where that says more than its own title.
    #[must_use]
    pub fn stands_in(&self) -> Option<&str> {
        super::held::beside(&self.issue_title, &self.title)
    }
}

/// An answer of the library.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// Passages, documents and issues of gazettes that were hit.
    pub totals: [usize; 3],
    /// How many of the documents are of issues of gazettes; the others are files by themselves.
    pub of_gazettes: usize,
    /// The documents that are shown, in the order asked for.
    pub documents: Vec<DocumentHits>,
    /// The values of each facet.
    pub facets: Vec<(Facet, FacetCounts)>,
    /// Documents by year.
    pub years: Vec<(i32, usize)>,
    /// The index is not there yet, or lacks issues that are being added.
    pub incomplete: bool,
    /// Files whose stored text is damaged: documents of them that were hit are passed over.
    pub damaged: Vec<PathBuf>,
}

/// Answers questions. It keeps what it knows of the documents between questions.
#[derive(Default)]
pub struct Searcher {
    catalogue: Option<Catalogue>,
    names: Option<goto::Names>,
    /// The reader has said what a citation means: states may be others now.
    decided: bool,
}

/// The documents that answer a question: their places in the catalogue, the passages hit, and which facets they do not fit.
type Hit = (usize, u32, Unfit);

impl Searcher {
    /// The reader has said what a citation means: states are looked at anew.
    pub fn decided(&mut self) {
        self.decided = true;
    }

    /// What a question names (a document by number, title or citation; an office; a person), the surest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn go_to(&mut self, holdings: &Holdings, text: &str, most: usize) -> Result<Vec<GoTo>, HoldingsError> {
        goto::go_to(&mut self.names, holdings, text, most)
    }

    /// Answers a question, as of a day: `shown` documents of the answer, from the `skip`th on.
    ///
    /// # Errors
    /// When the database or the index does not answer.
    pub fn ask(
        &mut self,
        holdings: &mut Holdings,
        question: &Question,
        today: Date,
        (skip, shown): (usize, usize),
    ) -> Result<Answer, HoldingsError> {
        holdings.refresh()?;
        let made = (record::generation(&holdings.db)?, today);
        match &mut self.catalogue {
            Some(catalogue) if catalogue.made == made && !std::mem::take(&mut self.decided) => {}
            Some(catalogue) => catalogue.update(holdings, today)?,
            None => self.catalogue = Some(Catalogue::load(holdings, today)?),
        }
        let Some(catalogue) = &self.catalogue else { return Ok(Answer::default()) };
        let phrases = phrases(&question.text);
        let hits = hits(holdings, catalogue, &phrases, question)?;
        let (facets, years) = catalogue::count(catalogue, hits.iter().map(|(at, _, unfit)| (*at, *unfit)));
        let mut fit: Vec<(usize, u32)> =
            hits.into_iter().filter(|(_, _, unfit)| *unfit == 0).map(|(at, n, _)| (at, n)).collect();
        if question.order == Order::Hits {
            fit.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        }
        let passages = fit.iter().map(|(_, n)| *n as usize).sum();
        let of_gazettes =
            fit.iter().filter_map(|(at, _)| catalogue.entries.get(*at)).filter(|e| catalogue.is_of_gazette(e));
        let of_gazettes: Vec<i64> = of_gazettes.map(|entry| entry.issue).collect();
        let issues: HashSet<i64> = of_gazettes.iter().copied().collect();
        let mut documents = Vec::new();
        let mut damaged = Vec::new();
        for (at, total) in fit.iter().skip(skip).take(shown) {
            match show(holdings, catalogue, *at, *total as usize, &phrases, question.scope) {
                Err(HoldingsError::Text(file)) if damaged.contains(&file) => {}
                Err(HoldingsError::Text(file)) => damaged.push(file),
                shown => documents.push(shown?),
            }
        }
        Ok(Answer {
            totals: [passages, fit.len(), issues.len()],
            of_gazettes: of_gazettes.len(),
            documents,
            facets,
            years,
            incomplete: !holdings.is_up_to_date(),
            damaged,
        })
    }
}

/// The documents that are hit, in the order of the catalogue.
fn hits(
    holdings: &Holdings,
    catalogue: &Catalogue,
    phrases: &Phrases,
    question: &Question,
) -> Result<Vec<Hit>, HoldingsError> {
    let narrowing = catalogue.narrowing(&question.narrow);
    let entries = catalogue.entries.iter().enumerate();
    if phrases.all.is_empty() {
        return Ok(Vec::new());
    }
    if question.scope == Scope::Title {
        let fits = |title: &str| {
            phrases.all.iter().all(|p| title.contains(p.as_str()))
                && !phrases.none.iter().any(|p| title.contains(p.as_str()))
        };
        return Ok(entries.filter(|(_, e)| fits(&e.title)).map(|(at, e)| (at, 1, narrowing.unfit(e))).collect());
    }
    let Some(index) = &holdings.index else { return Ok(Vec::new()) };
    let counts = match question.scope {
        Scope::Document => by_document(index, phrases)?,
        Scope::Article | Scope::Title => {
            index.count(&Wanted { all: phrases.all.clone(), none: phrases.none.clone() })?
        }
    };
    let of = |id: i64| usize::try_from(id).ok().and_then(|id| counts.get(id)).copied().unwrap_or(0);
    Ok(entries
        .filter_map(|(at, entry)| {
            let hits = of(entry.id);
            (hits > 0).then(|| (at, hits, narrowing.unfit(entry)))
        })
        .collect())
}

/// Passages with at least one of the phrases, of the documents that have them all and none of the others.
fn by_document(index: &super::index::TextIndex, phrases: &Phrases) -> Result<Vec<u32>, HoldingsError> {
    let mut counts = index.count_any(&phrases.all)?;
    let one = |phrase: &String| index.count(&Wanted { all: vec![phrase.clone()], none: Vec::new() });
    let mut keep = |found: &[u32], wanted: bool| {
        for (at, count) in counts.iter_mut().enumerate() {
            if (found.get(at).copied().unwrap_or(0) > 0) != wanted {
                *count = 0;
            }
        }
    };
    if phrases.all.len() > 1 {
        for phrase in &phrases.all {
            keep(&one(phrase)?, true);
        }
    }
    for phrase in &phrases.none {
        keep(&one(phrase)?, false);
    }
    Ok(counts)
}

/// A document as an answer shows it.
fn show(
    holdings: &Holdings,
    catalogue: &Catalogue,
    at: usize,
    total: usize,
    phrases: &Phrases,
    scope: Scope,
) -> Result<DocumentHits, HoldingsError> {
    let Some(entry) = catalogue.entries.get(at) else { return Ok(DocumentHits::default()) };
    let sql =
        "SELECT d.title, d.number, d.signed, i.title, i.recognised > 0 FROM document d JOIN issue i ON i.id = d.issue
            WHERE d.id = ?1";
    let mut hits = holdings.db.prepare_cached(sql)?.query_row([entry.id], |row| {
        Ok(DocumentHits {
            issue: entry.issue,
            issue_title: row.get(3)?,
            recognised: row.get(4)?,
            document: entry.id,
            ord: entry.ord,
            title: row.get(0)?,
            number: row.get(1)?,
            signed: row.get(2)?,
            total,
            ..DocumentHits::default()
        })
    })?;
    let state = catalogue.name_of(entry.facets[2]);
    hits.state = StateKind::ALL.into_iter().find(|s| s.name_en() == state);
    let blocks = holdings.blocks(entry.id)?;
    hits.rows = rows::rows(entry.id, blocks, phrases, scope, ROWS_OF_A_DOCUMENT).0;
    Ok(hits)
}

impl Holdings {
    /// All rows of a document that answer a question, for 还有 12 处.
    ///
    /// # Errors
    /// When the stored text can't be read.
    pub fn rows(&self, document: i64, question: &Question, most: usize) -> Result<Vec<Row>, HoldingsError> {
        Ok(rows::rows(document, self.blocks(document)?, &phrases(&question.text), question.scope, most).0)
    }

    /// In how many passages each document has what is asked, by the number of the document: what the index says.
    ///
    /// # Errors
    /// When the index does not answer.
    pub fn counts(&self, question: &Question) -> Result<HashMap<i64, u32>, HoldingsError> {
        let phrases = phrases(&question.text);
        let Some(index) = self.index.as_ref().filter(|_| !phrases.all.is_empty()) else { return Ok(HashMap::new()) };
        let counts = match question.scope {
            Scope::Document => by_document(index, &phrases)?,
            Scope::Article | Scope::Title => index.count(&Wanted { all: phrases.all, none: phrases.none })?,
        };
        let hit = |(id, n): (usize, u32)| (n > 0).then(|| Some((i64::try_from(id).ok()?, n))).flatten();
        Ok(counts.into_iter().enumerate().filter_map(hit).collect())
    }
}
