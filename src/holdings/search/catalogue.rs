//! What a search needs to know of each document, in memory: facets are counted over it, and titles are looked through in it.

use std::collections::{HashMap, HashSet};

use super::super::error::HoldingsError;
use super::super::keys::kind_of;
use super::super::record;
use super::super::state::{StateKind, day};
use super::super::{Holdings, files};
use super::query::Narrow;
use crate::issue::{Date, Issue};
use crate::library::path_from_text;
use crate::zh::fold::plain_folded;

/// A document.
pub(super) struct Entry {
    pub id: i64,
    pub issue: i64,
    pub ord: usize,
    /// The generation of the library in which its issue was new.
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
        let (entries, names, ids) = (Vec::new(), Vec::new(), HashMap::new());
        let mut catalogue = Self { entries, names, ids, made: (0, today) };
        catalogue.update(holdings, today)?;
        Ok(catalogue)
    }

    /// Takes in what has changed in the library since it was made, and the states of another day.
    pub fn update(&mut self, holdings: &Holdings, today: Date) -> Result<(), HoldingsError> {
        let now = record::generation(&holdings.db)?;
        let from = self.made.0;
        let mut changed: HashSet<i64> = HashSet::new();
        for sql in ["SELECT id FROM issue WHERE generation > ?1", "SELECT issue FROM gone WHERE generation > ?1"] {
            let mut statement = holdings.db.prepare_cached(sql)?;
            for issue in statement.query_map([from], |row| row.get(0))? {
                changed.insert(issue?);
            }
        }
        if from > 0 && !changed.is_empty() {
            self.entries.retain(|entry| !changed.contains(&entry.issue));
        }
        self.add(holdings, from)?;
        let states = holdings.states(today)?;
        let folders = folders(holdings)?;
        let names: Vec<u32> = StateKind::ALL.iter().map(|state| self.name(state.name_en())).collect();
        let folders: HashMap<i64, u32> = folders.into_iter().map(|(issue, name)| (issue, self.name(&name))).collect();
        let [state_at, folder_at] = [Facet::State.at(), Facet::Folder.at()];
        let none = self.name("");
        for entry in &mut self.entries {
            let state = states.get(&entry.id).copied().unwrap_or_default();
            let state = StateKind::ALL.iter().position(|s| *s == state).and_then(|at| names.get(at));
            entry.facets[state_at] = state.copied().unwrap_or(none);
            entry.facets[folder_at] = folders.get(&entry.issue).copied().unwrap_or(none);
        }
        self.made = (now, today);
        Ok(())
    }

    /// Adds the documents of issues that have come or changed since a generation.
    fn add(&mut self, holdings: &Holdings, from: i64) -> Result<(), HoldingsError> {
        let seen = first_seen(holdings)?;
        let mut statement = holdings.db.prepare_cached(
            "SELECT d.id, d.issue, d.ord, d.title, d.issuer, d.kind, d.signed, i.year, i.series
                FROM document d JOIN issue i ON i.id = d.issue WHERE i.generation > ?1",
        )?;
        let mut rows = statement.query([from])?;
        let mut added = false;
        while let Some(row) = rows.next()? {
            let text = |at: usize| row.get_ref(at).ok().and_then(|v| v.as_str_or_null().ok().flatten()).unwrap_or("");
            let (id, issue): (i64, i64) = (row.get(0)?, row.get(1)?);
            let date = day(Some(text(6)));
            // State and folder are told for all at once.
            let facets = [self.name(text(4)), self.name(text(5)), 0, self.name(text(8)), 0];
            let year = date.map(Date::year).or(row.get(7)?);
            let ord = usize::try_from(row.get::<_, i64>(2)?).unwrap_or(0);
            let generation = seen.get(&issue).copied().unwrap_or(0);
            self.entries.push(Entry { id, issue, ord, generation, year, date, title: plain_folded(text(3)), facets });
            added = true;
        }
        if added {
            self.sort();
        }
        Ok(())
    }

    /// A catalogue of issues that are open: their documents, numbered through, in reading order.
    pub fn of_issues<'i>(issues: impl Iterator<Item = &'i Issue>, today: Date) -> Self {
        let mut catalogue = Self { entries: Vec::new(), names: Vec::new(), ids: HashMap::new(), made: (0, today) };
        let mut id = 0;
        for (at, issue) in issues.enumerate() {
            let series = catalogue.name(issue.masthead.name.as_deref().unwrap_or(""));
            for (ord, document) in issue.documents.iter().enumerate() {
                let none = catalogue.name("");
                let office = catalogue.name(document.issuer.as_deref().unwrap_or(""));
                let kind = catalogue.name(kind_of(&document.title));
                catalogue.entries.push(Entry {
                    id,
                    issue: record::count(at),
                    ord,
                    generation: 0,
                    year: document.signed.map(Date::year).or(issue.masthead.year),
                    date: document.signed,
                    title: plain_folded(&document.title),
                    facets: [office, kind, none, series, none],
                });
                id += 1;
            }
        }
        // The newest first; what has no day, or the same, in the order of the tabs.
        catalogue.entries.sort_by_key(|entry| std::cmp::Reverse((entry.date, entry.year)));
        catalogue
    }

    /// The newest first. What has no day stands at the end, in the order of its issues.
    fn sort(&mut self) {
        self.entries.sort_by(|a, b| {
            (b.date, b.year).cmp(&(a.date, a.year)).then(b.issue.cmp(&a.issue)).then(a.ord.cmp(&b.ord))
        });
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

    /// Whether a document stands in an issue of a gazette.
    pub fn is_of_gazette(&self, entry: &Entry) -> bool {
        !self.name_of(entry.facets[Facet::Series.at()]).is_empty()
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
    let mut named: [Vec<usize>; FACETS] = std::array::from_fn(|_| vec![0; catalogue.names.len()]);
    let mut years: std::collections::BTreeMap<i32, usize> = std::collections::BTreeMap::new();
    for (at, unfit) in hits {
        let Some(entry) = catalogue.entries.get(at) else { continue };
        for (facet, (counts, value)) in named.iter_mut().zip(entry.facets).enumerate() {
            if unfit & !(1 << facet) == 0
                && let Some(count) = usize::try_from(value).ok().and_then(|at| counts.get_mut(at))
            {
                *count += 1;
            }
        }
        if let Some(year) = entry.year.filter(|_| unfit & !UNFIT_YEAR == 0) {
            *years.entry(year).or_default() += 1;
        }
    }
    let listed = |facet: Facet, counts: &[usize]| {
        let hit = counts.iter().zip(&catalogue.names).filter(|(n, _)| **n > 0);
        let mut all: FacetCounts = hit.map(|(n, name)| (name.clone(), *n)).collect();
        match facet {
            Facet::State => all.sort_by_key(|(name, _)| StateKind::ALL.iter().position(|s| s.name_en() == name)),
            _ => all.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0))),
        }
        all
    };
    let facets = Facet::NAMED.iter().map(|facet| (*facet, listed(*facet, &named[facet.at()]))).collect();
    (facets, years.into_iter().collect())
}

/// When each issue came to the library: its generation then, whatever was read again since.
fn first_seen(holdings: &Holdings) -> Result<HashMap<i64, i64>, HoldingsError> {
    let mut statement = holdings.db.prepare_cached(
        "SELECT i.id, coalesce(s.generation, i.generation) FROM issue i LEFT JOIN seen s ON s.identity = i.key",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
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
