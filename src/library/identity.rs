//! Which issue it is, told from what it says and not from where its file lies.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::hash::hex;
use crate::issue::{BlockKind, Issue};
use crate::zh::fold::{fold_each, folded, plain_folded};
use crate::zh::numeral::is_numeral;

/// The name of an issue's files in the library: 16 hexadecimal digits, made from its identity when it was first seen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct IssueId(String);

impl IssueId {
    pub(super) fn parse(text: &str) -> Option<Self> {
        let fits = text.len() == 16 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        fits.then(|| Self(text.to_owned()))
    }
}

impl fmt::Display for IssueId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What makes an issue the issue it is. Kept in each of its files, so that any of them is enough to know it again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct IssueIdentity {
    /// Name of the gazette, folded (width forms and spaces made equal).
    pub name: Option<String>,
    /// Year.
    pub year: Option<i32>,
    /// Number within the year, folded.
    pub number: Option<String>,
    /// Running number, folded.
    pub total_number: Option<String>,
    /// A short hash of each document's number (title where it has none), sorted, none twice.
    pub documents: Vec<String>,
    /// A sketch of the whole text: two issues that share most of their text share most of their sketch.
    pub sketch: Sketch,
    /// The figures of the text and how many articles it has: what versions of a law differ in.
    pub figures: Figures,
    /// SHA-256 of the files it was seen as, the newest last.
    pub files: Vec<String>,
}

/// An issue as the library knows it: what every operation on its bookmarks and corrections asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssueKey {
    /// The name of its files.
    pub id: IssueId,
    /// What it is known by.
    pub identity: IssueIdentity,
}

/// At most so many files are remembered of one issue.
const FILES_KEPT: usize = 32;

impl IssueIdentity {
    /// The identity of an issue as it was parsed. Linear in its text.
    #[must_use]
    pub fn of(issue: &Issue) -> Self {
        let masthead = &issue.masthead;
        let clean = |text: &Option<String>| text.as_deref().map(folded).filter(|t| !t.is_empty());
        let named = issue.documents.iter().map(|d| clean(&d.number).unwrap_or_else(|| folded(&d.title)));
        let documents: BTreeSet<String> = named.filter(|n| !n.is_empty()).map(|n| short_hash(&n)).collect();
        let sha = issue.source.sha256.trim();
        Self {
            name: clean(&masthead.name),
            year: masthead.year,
            number: clean(&masthead.number),
            total_number: clean(&masthead.total_number),
            documents: documents.into_iter().collect(),
            sketch: Sketch::of(issue),
            figures: Figures::of(issue),
            files: (!sha.is_empty()).then(|| sha.to_owned()).into_iter().collect(),
        }
    }

    /// The id that an issue gets when it is first seen; one of which another version is known has its own by its figures. Two windows that see the
    /// same new file give it the same.
    #[must_use]
    pub(super) fn first_id(&self, is_version: bool) -> IssueId {
        let mut hash = Sha256::new();
        let mut add = |part: &str| {
            hash.update(part.as_bytes());
            hash.update([0]);
        };
        for part in [&self.name, &self.number, &self.total_number] {
            add(part.as_deref().unwrap_or(""));
        }
        add(&self.year.map(|y| y.to_string()).unwrap_or_default());
        self.documents.iter().for_each(|d| add(d));
        add(&self.sketch.to_string());
        if is_version {
            add(&self.figures.articles.to_string());
            add(&self.figures.figures);
        }
        if self.sketch.is_empty() {
            // Nothing was read from it: then the file itself is all that is known.
            self.files.iter().for_each(|f| add(f));
        }
        IssueId(hex(hash.finalize().get(..8).unwrap_or_default()))
    }

    /// How surely `other` is the same issue, 0 to 1; `None` if it is another. One of them may be a corrected copy,
    /// another extraction, or the work of a better parser.
    #[must_use]
    pub fn likeness(&self, other: &Self) -> Option<f32> {
        if self.files.iter().any(|f| other.files.contains(f)) {
            return Some(1.0);
        }
        let documents = shared(&self.documents, &other.documents);
        let text = self.sketch.likeness(&other.sketch);
        let same = match self.masthead_agrees(other) {
            // A parser may have misread one of the mastheads, but two issues of a series never share all this.
            Agreement::Conflict => documents >= 0.8 && text >= 0.8,
            Agreement::Full => documents.max(text) >= 0.3,
            // The title alone is little: lists of appointments are all called the same.
            Agreement::Unknown => text >= 0.6 || (documents >= 0.6 && text >= 0.25),
        };
        same.then_some(0.45 * documents + 0.54 * text)
    }

    /// Whether `other`, which is like it, is another version of it all the same: the same law with other figures, or with an article more or
    /// less. What the reader marked in the one is not shown in the other.
    #[must_use]
    pub fn is_another_version(&self, other: &Self) -> bool {
        let read = self.files.iter().any(|f| other.files.contains(f));
        !read && self.masthead_agrees(other) != Agreement::Full && self.figures.differ(&other.figures)
    }

    /// Takes over what a newer reading of the same issue says, and remembers the files of both.
    pub(super) fn renew(&mut self, newer: &Self) {
        let mut files = std::mem::take(&mut self.files);
        files.retain(|f| !newer.files.contains(f));
        files.extend(newer.files.iter().cloned());
        let surplus = files.len().saturating_sub(FILES_KEPT);
        files.drain(..surplus);
        *self = Self { files, ..newer.clone() };
    }

    /// Takes over what a key says that may have been made before another window renewed this: only one that knows all files of
    /// this says more than it; of any other only the files are remembered.
    pub(super) fn take_over(&mut self, key: &Self) {
        if self.files.iter().all(|file| key.files.contains(file)) {
            self.clone_from(key);
            return;
        }
        let mut files: Vec<String> = key.files.iter().filter(|file| !self.files.contains(file)).cloned().collect();
        files.append(&mut self.files);
        files.drain(..files.len().saturating_sub(FILES_KEPT));
        self.files = files;
    }

    fn masthead_agrees(&self, other: &Self) -> Agreement {
        let year = agree(self.year.as_ref(), other.year.as_ref());
        let number = agree(self.number.as_ref(), other.number.as_ref());
        let total = agree(self.total_number.as_ref(), other.total_number.as_ref());
        let name = agree(self.name.as_ref(), other.name.as_ref());
        if [year, number, total, name].contains(&Some(false)) {
            return Agreement::Conflict;
        }
        let dated = (year.is_some() && number.is_some()) || total.is_some();
        if name.is_some() && dated { Agreement::Full } else { Agreement::Unknown }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Agreement {
    Full,
    Unknown,
    Conflict,
}

fn agree<T: PartialEq>(a: Option<&T>, b: Option<&T>) -> Option<bool> {
    Some(a? == b?)
}

/// The share of two sorted lists that is in both.
fn shared(a: &[String], b: &[String]) -> f32 {
    let both = a.iter().filter(|x| b.binary_search(x).is_ok()).count();
    let all = a.len() + b.len() - both;
    if all == 0 { 0.0 } else { both as f32 / all as f32 }
}

fn short_hash(text: &str) -> String {
    hex(Sha256::digest(text.as_bytes()).get(..6).unwrap_or_default())
}

/// Number of cells of a sketch.
const CELLS: usize = 64;
/// A cell that no shingle fell into.
const EMPTY: u16 = u16::MAX;

/// A min-wise sketch of a text's four-character shingles, by one-permutation hashing: the share of equal cells
/// estimates the share of equal shingles, whatever their order. Sixty-four cells give it to about ±0.06.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", from = "String")]
pub struct Sketch(Vec<u16>);

impl Sketch {
    fn of(issue: &Issue) -> Self {
        let mut least = [u64::MAX; CELLS];
        for block in issue.documents.iter().flat_map(|d| &d.blocks) {
            // Four characters of at most 21 bits; what stands before the fourth is short of a shingle.
            let (mut window, mut seen) = (0_u128, 0_usize);
            fold_each(&block.text, |_, c| {
                window = (window << 21 | u128::from(u32::from(c))) & ((1 << 84) - 1);
                seen += 1;
                if seen >= 4 {
                    let hash = mix(window);
                    let cell = &mut least[(hash >> 58) as usize];
                    *cell = (*cell).min(hash & ((1 << 58) - 1));
                }
            });
        }
        if least.iter().all(|&l| l == u64::MAX) {
            return Self::default();
        }
        // The low bits of the least hash are as good as all of it, and shorter; EMPTY stays free.
        Self(least.iter().map(|&l| if l == u64::MAX { EMPTY } else { (l % u64::from(EMPTY)) as u16 }).collect())
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn likeness(&self, other: &Self) -> f32 {
        let pairs = || self.0.iter().zip(&other.0).filter(|&(&a, &b)| a != EMPTY || b != EMPTY);
        let all = pairs().count();
        if all == 0 { 0.0 } else { pairs().filter(|(a, b)| a == b).count() as f32 / all as f32 }
    }
}

/// The figures of a text, each by a short hash, and the number of its articles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Figures {
    /// How many articles it has.
    articles: usize,
    /// Its figures, sorted, each as often as it stands there; four hexadecimal digits each. Of a text with very many there are none.
    figures: String,
    /// The text was recognised on pictures of pages: a figure may have been misread.
    scanned: bool,
}

/// So many figures are kept of a text.
const FIGURES_KEPT: usize = 1024;
/// Of a scan, so many figures of a hundred may have been misread.
const MISREAD_OF_HUNDRED: usize = 4;

impl Figures {
    fn of(issue: &Issue) -> Self {
        let blocks = || issue.documents.iter().flat_map(|d| &d.blocks);
        let mut all: Vec<u16> = Vec::new();
        for block in blocks() {
            let text = plain_folded(&block.text);
            let runs = text.split(|c| !is_numeral(c)).filter(|run| !run.is_empty());
            all.extend(runs.map(|run| {
                run.chars().fold(7_u64, |hash, c| mix(u128::from(hash) << 32 | u128::from(u32::from(c)))) as u16
            }));
            if all.len() > FIGURES_KEPT {
                all.clear();
                break;
            }
        }
        all.sort_unstable();
        Self {
            articles: blocks().filter(|block| block.kind == BlockKind::Article).count(),
            figures: all.iter().map(|figure| format!("{figure:04x}")).collect(),
            scanned: !issue.source.recognised.is_empty(),
        }
    }

    /// Whether each has figures that the other has not, or another number of articles. What only one of them has may be a page number that was
    /// left in the text.
    fn differ(&self, other: &Self) -> bool {
        let (mine, others) = (self.counted(), other.counted());
        if mine.is_empty() || others.is_empty() {
            return false;
        }
        let lacking = |a: &BTreeMap<&str, usize>, b: &BTreeMap<&str, usize>| -> usize {
            a.iter().map(|(figure, n)| n.saturating_sub(b.get(figure).copied().unwrap_or(0))).sum()
        };
        let both = lacking(&mine, &others).min(lacking(&others, &mine));
        if self.scanned || other.scanned {
            return both * 100 > mine.values().sum::<usize>() * MISREAD_OF_HUNDRED;
        }
        both > 0 || self.articles != other.articles && self.articles > 0 && other.articles > 0
    }

    fn counted(&self) -> BTreeMap<&str, usize> {
        let mut all = BTreeMap::new();
        for at in (0..self.figures.len()).step_by(4) {
            *all.entry(self.figures.get(at..at + 4).unwrap_or_default()).or_default() += 1;
        }
        all
    }
}

/// Spreads the bits of a shingle (the finaliser of SplitMix64, on both halves).
fn mix(window: u128) -> u64 {
    let spread = |mut x: u64| {
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        x ^ (x >> 31)
    };
    spread((window as u64).wrapping_add(spread((window >> 64) as u64 ^ 0x9e37_79b9_7f4a_7c15)))
}

impl fmt::Display for Sketch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|cell| write!(f, "{cell:04x}"))
    }
}

impl From<Sketch> for String {
    fn from(sketch: Sketch) -> Self {
        sketch.to_string()
    }
}

impl From<String> for Sketch {
    /// A text that is no sketch gives the empty one, which is like nothing.
    fn from(text: String) -> Self {
        let cells = (0..CELLS).map(|i| text.get(i * 4..i * 4 + 4).and_then(|t| u16::from_str_radix(t, 16).ok()));
        Self(cells.collect::<Option<Vec<u16>>>().unwrap_or_default())
    }
}
