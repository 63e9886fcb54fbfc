//! Where a question goes to at once: a number, a title, a citation, an office or a person, by the one filter of lists (in characters and pinyin) and
//! the one reader of citations.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::time::{Duration, Instant};

use super::super::error::HoldingsError;
use super::super::keys::{number_key, title_key};
use super::super::{HeldDocument, HeldPlace, Holdings, record};
use crate::facts::{AddressLead, Pinpoint, find_citation};
use crate::issue::{Document, Issue};
use crate::search::Filter;
use crate::zh::fold::plain_folded;
use crate::zh::typed_number::{has_number, typed_number};

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

/// Titles with numbers, people and offices, folded: in one text, since there may be hundreds of thousands.
pub(super) struct Names {
    text: String,
    /// Of each line of the text what it names.
    named: Vec<Named>,
    generation: i64,
    /// When it was made, and how long that took.
    made: (Instant, Duration),
}

/// What a line names.
#[derive(Clone, Copy)]
enum Named {
    Document(i64),
    /// By one of the rows of his appointments.
    Person(i64),
    /// By its number among the names or, negative, by a document that it issued.
    Office(i64),
}

/// While the library is being read, names are not prepared anew before so many times as long as that took has passed.
const SELDOM: u32 = 20;

/// Who was appointed, by any of his rows.
const PEOPLE: &str = "SELECT person, min(id) FROM appointment GROUP BY person";
/// Offices that have tasks or issue documents, by any of their rows.
const OFFICES: &str = "SELECT name, id FROM name WHERE id IN (SELECT office FROM duty)";
const ISSUERS: &str = "SELECT issuer, -min(id) FROM document WHERE issuer IS NOT NULL
    AND issuer NOT IN (SELECT name FROM name WHERE id IN (SELECT office FROM duty)) GROUP BY issuer";

impl Names {
    fn load(holdings: &Holdings) -> Result<Self, HoldingsError> {
        let start = Instant::now();
        let generation = record::generation(&holdings.db)?;
        let mut names = Self { text: String::new(), named: Vec::new(), generation, made: (start, Duration::ZERO) };
        let mut seen: HashSet<u64> = HashSet::new();
        let mut statement =
            holdings.db.prepare_cached("SELECT id, title, number FROM document ORDER BY signed DESC, id")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (title, number): (String, Option<String>) = (row.get(1)?, row.get(2)?);
            let line = format!("{title} {}", number.unwrap_or_default());
            let mut hasher = DefaultHasher::new();
            line.hash(&mut hasher);
            // One paper that two issues print is named once.
            if seen.insert(hasher.finish()) {
                names.add(&line, Named::Document(row.get(0)?));
            }
        }
        for (sql, make) in [
            (PEOPLE, Named::Person as fn(i64) -> Named),
            (OFFICES, Named::Office as fn(i64) -> Named),
            (ISSUERS, Named::Office as fn(i64) -> Named),
        ] {
            let mut statement = holdings.db.prepare_cached(sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                names.add(&row.get::<_, String>(0)?, make(row.get(1)?));
            }
        }
        names.text.shrink_to_fit();
        names.made = (start, start.elapsed());
        Ok(names)
    }

    fn add(&mut self, name: &str, named: Named) {
        self.text.push_str(&plain_folded(name).replace('\n', " "));
        self.text.push('\n');
        self.named.push(named);
    }

    /// Whether it is to be made anew.
    fn is_old(&self, generation: i64) -> bool {
        let (at, took) = self.made;
        self.generation != generation && at.elapsed() > took * SELDOM
    }

    /// What a text names, the surest first: names that are the text before those that begin with it or have it, and short ones before long ones.
    fn find(&self, text: &str, most: usize) -> Vec<Named> {
        let folded = plain_folded(text);
        let (chars, filter) = (folded.chars().count(), Filter::new(text));
        let mut best: Vec<((u8, usize, usize), Named)> = Vec::new();
        for (n, (line, named)) in self.text.lines().zip(&self.named).enumerate() {
            if !filter.fits_folded(line) {
                continue;
            }
            let length = line.chars().count();
            // A short word stands in thousands of names: it is none of them.
            if chars < LEAST && length > chars * 4 {
                continue;
            }
            let class = match line.find(&folded) {
                Some(0) if length == chars => 0,
                Some(0) => 1,
                Some(_) => 2,
                None => 3,
            };
            let rank = (class, length, n);
            if best.len() < most || best.last().is_some_and(|(last, _)| rank < *last) {
                let at = best.partition_point(|(known, _)| *known < rank);
                best.insert(at, (rank, *named));
                best.truncate(most);
            }
        }
        best.into_iter().map(|(_, named)| named).collect()
    }

    /// The papers whose number is typed as nobody prints it (云政发2023-7, yzf2023-7).
    fn numbered(&self, text: &str, most: usize) -> Vec<Named> {
        let Some([lead, year, number]) = typed_number(text) else { return Vec::new() };
        let filter = Filter::new(&lead);
        let is_it = |line: &str, named: &Named| {
            matches!(named, Named::Document(_)) && has_number(line, &year, &number) && filter.fits_folded(line)
        };
        let lines = self.text.lines().zip(&self.named);
        lines.filter(|(line, named)| is_it(line, named)).map(|(_, named)| *named).take(most).collect()
    }
}

/// A text of fewer characters names only what is little longer.
const LEAST: usize = 4;

/// What a question names, the surest first; at most `most`.
pub(super) fn go_to(
    names: &mut Option<Names>,
    holdings: &Holdings,
    text: &str,
    most: usize,
) -> Result<Vec<GoTo>, HoldingsError> {
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    let mut found = cited(holdings, text, most)?;
    let generation = record::generation(&holdings.db)?;
    if names.as_ref().is_none_or(|n| n.is_old(generation)) {
        *names = Some(Names::load(holdings)?);
    }
    let Some(names) = names else { return Ok(found) };
    let one = |sql: &str, id: i64| -> Option<String> {
        holdings.db.prepare_cached(sql).ok()?.query_row([id], |row| row.get(0)).ok()
    };
    let numbered = names.numbered(text, most);
    for named in numbered.into_iter().chain(names.find(text, most)) {
        // The names may be older than the library: what is gone is left out.
        let goto = match named {
            Named::Document(id) => {
                let known = |g: &GoTo| matches!(g, GoTo::Document { document, .. } if document.id == id);
                let document = holdings.document(id).ok().filter(|_| !found.iter().any(known));
                document.map(|document| GoTo::Document { document: Box::new(document), place: None, missing: None })
            }
            Named::Person(id) => one("SELECT person FROM appointment WHERE id = ?1", id).map(GoTo::Person),
            Named::Office(id) if id < 0 => one("SELECT issuer FROM document WHERE id = -?1", id).map(GoTo::Office),
            Named::Office(id) => one("SELECT name FROM name WHERE id = ?1", id).map(GoTo::Office),
        };
        found.extend(goto);
    }
    found.truncate(most);
    Ok(found)
}

/// The documents that a question cites by number or title, each with the place in it that is cited.
fn cited(holdings: &Holdings, text: &str, most: usize) -> Result<Vec<GoTo>, HoldingsError> {
    let title = text.split_once('《').and_then(|(_, rest)| rest.rsplit_once('》')).map(|(title, _)| title);
    let inside =
        |open: char, close: char| text.rsplit_once(open).and_then(|(_, rest)| rest.split_once(close)).map(|(n, _)| n);
    // 某政发〔2031〕7号第十五条, 某办法第三条: what stands before the address is the number or title.
    let before = match Pinpoint::read(text).map(|pinpoint| pinpoint.lead) {
        Some(AddressLead::Words(ways)) => ways,
        _ => Vec::new(),
    };
    let numbers = [Some(text), inside('（', '）'), inside('(', ')')].into_iter().flatten();
    let numbers = numbers.chain(before.iter().map(String::as_str));
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
    for number in numbers {
        add("SELECT id FROM document WHERE number_key = ?1 ORDER BY signed DESC LIMIT 8", number_key(number))?;
    }
    let by_title = "SELECT w.document FROM work w JOIN document d ON d.id = w.document WHERE w.key = ?1 ORDER BY d.signed DESC LIMIT 8";
    let titles = title
        .map_or_else(|| std::iter::once(text).chain(before.iter().map(String::as_str)).collect(), |title| vec![title]);
    for title in titles {
        add(by_title, title_key(title))?;
    }
    let mut found = Vec::new();
    for id in ids.into_iter().take(most) {
        let document = holdings.document(id)?;
        let blocks = holdings.blocks_if_whole(id)?.unwrap_or_default();
        let blocks = blocks.into_iter().map(super::super::KeptBlock::block).collect();
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
