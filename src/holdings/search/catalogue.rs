//! What a search needs to know of each document, in memory: facets are counted over it, and titles are looked through in it.

use std::collections::HashMap;

use super::super::error::HoldingsError;
use super::super::record;
use super::super::state::{StateKind, day};
use super::super::{Holdings, files};
use super::query::Narrow;
use crate::issue::Date;
use crate::library::path_from_text;
use crate::zh::fold::plain_folded;

/// A document.
pub(super) struct Entry {
    pub id: i64,
    pub issue: i64,
    pub ord: usize,
    pub generation: i64,
    pub year: Option<i32>,
    pub date: Option<Date>,
    /// The title, folded.
    pub title: String,
    pub facets: [u32; FACETS],
}

/// Facets whose values are names.
const FACETS: usize = 5;

/// What answers are narrowed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Facet {
    /// 发文机关.
    Office,
    /// 文种.
    Kind,
    /// 效力.
    State,
    /// 刊名.
    Series,
    /// 文件夹.
    Folder,
    /// 年份.
    Year,
}

impl Facet {
    /// The facets whose values are names, in their order.
    pub const NAMED: [Self; FACETS] = [Self::Office, Self::Kind, Self::State, Self::Series, Self::Folder];

    fn at(self) -> usize {
        Self::NAMED.iter().position(|f| *f == self).unwrap_or(0)
    }
}

/// All documents, the newest first.
pub(super) struct Catalogue {
    pub entries: Vec<Entry>,
    /// Names of facets.
    names: Vec<String>,
    ids: HashMap<String, u32>,
    /// The generation it was made of, and the day of its states.
    pub made: (i64, Date),
}

impl Catalogue {
    pub fn load(holdings: &Holdings, today: Date) -> Result<Self, HoldingsError> {
        let mut catalogue = Self {
            entries: Vec::new(),
            names: Vec::new(),
            ids: HashMap::new(),
            made: (record::generation(&holdings.db)?, today),
        };
        let states = holdings.states(today)?;
        let folders = folders(holdings)?;
        let mut statement = holdings.db.prepare_cached(
            "SELECT d.id, d.issue, d.ord, d.title, d.issuer, d.kind, d.signed, i.year, i.series, i.generation
                FROM document d JOIN issue i ON i.id = d.issue",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let text = |at: usize| row.get_ref(at).ok().and_then(|v| v.as_str_or_null().ok().flatten()).unwrap_or("");
            let (id, issue): (i64, i64) = (row.get(0)?, row.get(1)?);
            let date = day(Some(text(6)));
            let state = states.get(&id).copied().unwrap_or_default();
            let facets = [
                catalogue.name(text(4)),
                catalogue.name(text(5)),
                catalogue.name(state.name_en()),
                catalogue.name(text(8)),
                catalogue.name(folders.get(&issue).map_or("", String::as_str)),
            ];
            let year = date.map(Date::year).or(row.get(7)?);
            let ord = usize::try_from(row.get::<_, i64>(2)?).unwrap_or(0);
            let title = plain_folded(text(3));
            catalogue.entries.push(Entry { id, issue, ord, generation: row.get(9)?, year, date, title, facets });
        }
        // What has no day stands at the end, in the order of its issues.
        catalogue.entries.sort_by(|a, b| {
            (b.date, b.year).cmp(&(a.date, a.year)).then(b.issue.cmp(&a.issue)).then(a.ord.cmp(&b.ord))
        });
        Ok(catalogue)
    }

    fn name(&mut self, name: &str) -> u32 {
        if let Some(id) = self.ids.get(name) {
            return *id;
        }
        let id = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.names.push(name.to_owned());
        self.ids.insert(name.to_owned(), id);
        id
    }

    pub fn name_of(&self, id: u32) -> &str {
        usize::try_from(id).ok().and_then(|id| self.names.get(id)).map_or("", String::as_str)
    }

    /// What an answer is narrowed to, with names as numbers.
    pub fn narrowing<'n>(&self, narrow: &'n Narrow) -> Narrowing<'n> {
        let ids = |names: &[String]| {
            // A name that no document has fits none.
            let of = |name: &String| self.ids.get(name).copied().unwrap_or(u32::MAX);
            names.iter().map(of).collect::<Vec<u32>>()
        };
        let lists = [&narrow.offices, &narrow.kinds, &narrow.states, &narrow.series, &narrow.folders];
        Narrowing { lists: lists.map(|names| ids(names)), narrow }
    }
}

/// What an answer is narrowed to.
pub(super) struct Narrowing<'n> {
    lists: [Vec<u32>; FACETS],
    narrow: &'n Narrow,
}

/// Which facets a document does not fit: a bit each, of [`Facet::NAMED`] and then the year.
pub(super) type Unfit = u8;
pub(super) const UNFIT_YEAR: Unfit = 1 << FACETS;
const UNFIT_NEW: Unfit = 1 << (FACETS + 1);

impl Narrowing<'_> {
    pub fn unfit(&self, entry: &Entry) -> Unfit {
        let mut unfit = 0;
        for (at, (list, value)) in self.lists.iter().zip(entry.facets).enumerate() {
            if !list.is_empty() && !list.contains(&value) {
                unfit |= 1 << at;
            }
        }
        if self.narrow.years.is_some_and(|(first, last)| entry.year.is_none_or(|y| y < first || y > last)) {
            unfit |= UNFIT_YEAR;
        }
        if self.narrow.since.is_some_and(|since| entry.generation <= since) {
            unfit |= UNFIT_NEW;
        }
        unfit
    }
}

/// The values of a facet with the number of documents, those with the most first.
pub type FacetCounts = Vec<(String, usize)>;

/// The values of each facet, and the years with the number of documents.
type AllCounts = (Vec<(Facet, FacetCounts)>, Vec<(i32, usize)>);

/// Counts the facets of an answer: each as if nothing were chosen of it, so that another of its values can be chosen.
pub(super) fn count(catalogue: &Catalogue, hits: impl Iterator<Item = (usize, Unfit)>) -> AllCounts {
    let mut named: [HashMap<u32, usize>; FACETS] = Default::default();
    let mut years: std::collections::BTreeMap<i32, usize> = std::collections::BTreeMap::new();
    for (at, unfit) in hits {
        let Some(entry) = catalogue.entries.get(at) else { continue };
        for (facet, (counts, value)) in named.iter_mut().zip(entry.facets).enumerate() {
            if unfit & !(1 << facet) == 0 {
                *counts.entry(value).or_default() += 1;
            }
        }
        if let Some(year) = entry.year.filter(|_| unfit & !UNFIT_YEAR == 0) {
            *years.entry(year).or_default() += 1;
        }
    }
    let listed = |facet: Facet, counts: &HashMap<u32, usize>| {
        let mut all: FacetCounts = counts.iter().map(|(id, n)| (catalogue.name_of(*id).to_owned(), *n)).collect();
        match facet {
            Facet::State => all.sort_by_key(|(name, _)| StateKind::ALL.iter().position(|s| s.name_en() == name)),
            _ => all.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0))),
        }
        all
    };
    let facets = Facet::NAMED.iter().map(|facet| (*facet, listed(*facet, &named[facet.at()]))).collect();
    (facets, years.into_iter().collect())
}

/// The folder of each issue: that of the first of its files that is there.
fn folders(holdings: &Holdings) -> Result<HashMap<i64, String>, HoldingsError> {
    let mut statement = holdings.db.prepare_cached(
        "SELECT issue, path FROM file WHERE issue IS NOT NULL AND state = ?1 ORDER BY missing DESC, id DESC",
    )?;
    let mut rows = statement.query([files::FileState::Read.code()])?;
    let mut folders = HashMap::new();
    while let Some(row) = rows.next()? {
        let path: String = row.get(1)?;
        let folder = path_from_text(&path).parent().map(|p| p.display().to_string()).unwrap_or_default();
        folders.insert(row.get(0)?, folder);
    }
    Ok(folders)
}
