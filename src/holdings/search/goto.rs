//! Where a question goes to at once: a number, a title, a citation, an office or a person, by the one parser of the jump box and the one reader of
//! citations.

use std::collections::BTreeSet;

use super::super::error::HoldingsError;
use super::super::keys::{number_key, title_key};
use super::super::{HeldDocument, HeldPlace, Holdings, record};
use crate::facts::find_citation;
use crate::issue::{Document, Issue};
use crate::search::{JumpContext, JumpEntry, JumpIndex, JumpTarget};

/// Something that a question names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GoTo {
    /// A document, or a place in it.
    Document {
        /// The document.
        document: Box<HeldDocument>,
        /// The place that a citation names.
        place: Option<HeldPlace>,
        /// What the citation names and the text does not have (第九款).
        missing: Option<String>,
    },
    /// A person, for their appointments over the years.
    Person(String),
    /// An office, for its tasks over all plans.
    Office(String),
}

/// Titles, numbers, offices and people, prepared for the jump parser.
pub(super) struct Names {
    index: JumpIndex,
    documents: Vec<i64>,
    generation: i64,
}

const PERSON: &str = "person:";
const OFFICE: &str = "office:";

impl Names {
    fn load(holdings: &Holdings) -> Result<Self, HoldingsError> {
        let generation = record::generation(&holdings.db)?;
        let (mut documents, mut named) = (Vec::new(), Vec::new());
        let mut seen: BTreeSet<(String, Option<String>)> = BTreeSet::new();
        let mut statement =
            holdings.db.prepare_cached("SELECT id, title, number FROM document ORDER BY signed DESC, id")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (title, number): (String, Option<String>) = (row.get(1)?, row.get(2)?);
            if seen.insert((title.clone(), number.clone())) {
                documents.push(row.get(0)?);
                named.push(Document { title, number, ..Document::default() });
            }
        }
        let mut extra = Vec::new();
        for (sql, mark) in [
            ("SELECT DISTINCT person FROM appointment", PERSON),
            (
                "SELECT DISTINCT office FROM duty UNION SELECT DISTINCT issuer FROM document WHERE issuer IS NOT NULL",
                OFFICE,
            ),
        ] {
            let mut statement = holdings.db.prepare_cached(sql)?;
            let names = statement.query_map([], |row| row.get::<_, String>(0))?;
            for name in names {
                let name = name?;
                extra.push(JumpEntry::Command { id: format!("{mark}{name}"), names: vec![name] });
            }
        }
        let issue = Issue { documents: named, ..Issue::default() };
        Ok(Self { index: JumpIndex::build_with(&issue, &extra), documents, generation })
    }
}

/// What a question names, the surest first; at most `most`.
pub(super) fn go_to(
    names: &mut Option<Names>,
    holdings: &Holdings,
    text: &str,
    most: usize,
) -> Result<Vec<GoTo>, HoldingsError> {
    let mut found = cited(holdings, text, most)?;
    let generation = record::generation(&holdings.db)?;
    if names.as_ref().is_none_or(|n| n.generation != generation) {
        *names = Some(Names::load(holdings)?);
    }
    let Some(names) = names else { return Ok(found) };
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    for hit in names.index.query(text, &JumpContext { document: None, limit: most }) {
        match hit.target {
            JumpTarget::Place(place) => {
                let Some(id) = names.documents.get(place.document) else { continue };
                let known = |g: &GoTo| matches!(g, GoTo::Document { document, .. } if document.id == *id);
                if !found.iter().any(known) {
                    found.push(GoTo::Document {
                        document: Box::new(holdings.document(*id)?),
                        place: None,
                        missing: None,
                    });
                }
            }
            JumpTarget::Command(id) => {
                if let Some(name) = id.strip_prefix(PERSON) {
                    found.push(GoTo::Person(name.to_owned()));
                } else if let Some(name) = id.strip_prefix(OFFICE) {
                    found.push(GoTo::Office(name.to_owned()));
                }
            }
        }
    }
    found.truncate(most);
    Ok(found)
}

/// The documents that a question cites by number or title, each with the place in it that is cited.
fn cited(holdings: &Holdings, text: &str, most: usize) -> Result<Vec<GoTo>, HoldingsError> {
    let title = text.split_once('《').and_then(|(_, rest)| rest.rsplit_once('》')).map(|(title, _)| title);
    let inside =
        |open: char, close: char| text.rsplit_once(open).and_then(|(_, rest)| rest.split_once(close)).map(|(n, _)| n);
    let numbers = [Some(text), inside('（', '）'), inside('(', ')')];
    let mut ids: Vec<i64> = Vec::new();
    let mut add = |sql: &str, key: String| -> Result<(), HoldingsError> {
        if !key.is_empty() {
            let mut statement = holdings.db.prepare_cached(sql)?;
            for id in statement.query_map([key], |row| row.get(0))? {
                let id = id?;
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
        }
        Ok(())
    };
    for number in numbers.into_iter().flatten() {
        add("SELECT id FROM document WHERE number_key = ?1 ORDER BY signed DESC LIMIT 8", number_key(number))?;
    }
    let by_title = "SELECT w.document FROM work w JOIN document d ON d.id = w.document WHERE w.key = ?1 ORDER BY d.signed DESC LIMIT 8";
    add(by_title, title_key(title.unwrap_or(text)))?;
    let mut found = Vec::new();
    for id in ids.into_iter().take(most) {
        let document = holdings.document(id)?;
        let blocks = holdings.blocks(id)?.into_iter().map(super::super::KeptBlock::block).collect();
        let one =
            Document { title: document.title.clone(), number: document.number.clone(), blocks, ..Document::default() };
        let issue = Issue { documents: vec![one], ..Issue::default() };
        let place = find_citation(&issue, text);
        let missing = place.as_ref().and_then(|p| p.missing.clone());
        let place =
            place.map(|p| HeldPlace { document: id, block: p.place.block, byte: p.place.byte, end: p.place.byte });
        found.push(GoTo::Document { document: Box::new(document), place, missing });
    }
    Ok(found)
}
