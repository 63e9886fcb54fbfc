//! The catalogue: every issue that was ever opened, with the place at which reading stopped. One file an issue.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::corrections::CorrectionFile;
use super::envelope::Stored;
use super::error::{LibraryError, LibraryNotice};
use super::identity::{IssueId, IssueIdentity, IssueKey};
use super::marks::{self, MarkFile, MarkedIssue};
use super::{Library, UnixTime, corrections, issue_file, path_text};
use crate::issue::{Anchor, Issue};

/// An issue that was opened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct IssueRecord {
    /// What it is known by.
    pub issue: IssueIdentity,
    /// What it is called, for who looks at the files.
    pub title: String,
    /// The files it was opened from, the latest first.
    pub paths: Vec<KnownPath>,
    /// When it was first opened.
    pub first_opened: UnixTime,
    /// When it was last opened.
    pub last_opened: UnixTime,
    /// Where reading stopped.
    pub place: Option<Anchor>,
}

/// A file that an issue was opened from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KnownPath {
    /// The file.
    #[serde(with = "path_text")]
    pub path: PathBuf,
    /// When it was last opened there.
    pub time: UnixTime,
}

impl Stored for IssueRecord {
    const VERSION: u32 = 1;
}

/// The head of any file that belongs to one issue.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Head {
    issue: IssueIdentity,
    paths: Vec<KnownPath>,
}

impl Stored for Head {
    // The head is the same in all versions of all files so far.
    const VERSION: u32 = largest([IssueRecord::VERSION, MarkFile::VERSION, CorrectionFile::VERSION]);
}

const fn largest([a, b, c]: [u32; 3]) -> u32 {
    let more = if a > b { a } else { b };
    if more > c { more } else { c }
}

/// The folder of the records.
pub(super) const FOLDER: &str = "issues";

/// At most so many paths are remembered of one issue.
const PATHS_KEPT: usize = 16;

impl Library {
    /// Which issue of the library this is: one seen before, by its files, its masthead, its documents and its text,
    /// or else a new one. Writes nothing and never fails: what can't be read is taken for not there, and reported by
    /// [`Library::take_notices`].
    #[must_use]
    pub fn recognise(&self, issue: &Issue) -> IssueKey {
        let identity = IssueIdentity::of(issue);
        self.match_identity(identity, None, |library, name| library.store.load::<Head>(name)).0
    }

    /// Records that an issue was opened from `path` and gives its key and its record, with the place at which reading
    /// stopped last time.
    ///
    /// # Errors
    /// When the record could not be kept. [`Library::recognise`] then still gives the key.
    pub fn open_issue(
        &self,
        issue: &Issue,
        path: Option<&Path>,
        now: UnixTime,
    ) -> Result<(IssueKey, IssueRecord), LibraryError> {
        let identity = IssueIdentity::of(issue);
        let title = issue.title().unwrap_or_else(|| issue.source.file.clone());
        let guard = self.store.lock()?;
        let load = |library: &Self, name: &Path| library.store.load_under::<Head>(&guard, name);
        let (key, version) = self.match_identity(identity, path, load);
        let mut first = false;
        let record = self.store.update_locked(&guard, &issue_file(FOLDER, &key.id), |record: &mut IssueRecord| {
            if record.last_opened == 0 && record.paths.is_empty() {
                record.first_opened = now;
                first = true;
            }
            record.issue = key.identity.clone();
            record.title = title;
            record.last_opened = now;
            if let Some(path) = path {
                record.paths.retain(|p| p.path != path);
                record.paths.insert(0, KnownPath { path: path.to_owned(), time: now });
                record.paths.truncate(PATHS_KEPT);
            }
            Ok(record.clone())
        })?;
        if let Some(version) = version.filter(|_| first) {
            let marks =
                self.store.load_under::<MarkFile>(&guard, &issue_file(marks::FOLDER, &version)).map_or(0, |f| f.len());
            if marks > 0 {
                self.store.notify(LibraryNotice::OtherVersion { title: record.title.clone(), marks });
            }
        }
        Ok((key, record))
    }

    /// The marks of all issues, the issues by their names.
    ///
    /// # Errors
    /// When a file can't be read, or is damaged and can't be set aside.
    pub fn all_marks(&self) -> Result<Vec<MarkedIssue>, LibraryError> {
        let mut all = Vec::new();
        for stem in self.store.stems(marks::FOLDER) {
            let Some(id) = IssueId::parse(&stem) else { continue };
            let file = self.store.load::<MarkFile>(&issue_file(marks::FOLDER, &id))?;
            if file.bookmarks.is_empty() {
                continue;
            }
            let record = self.store.load::<IssueRecord>(&issue_file(FOLDER, &id))?;
            let path = record.paths.into_iter().next().map(|known| known.path);
            let key = IssueKey { id, identity: file.issue };
            all.push(MarkedIssue { key, title: record.title, path, marks: file.bookmarks });
        }
        all.sort_by(|a, b| (&a.title, &a.key.id).cmp(&(&b.title, &b.key.id)));
        Ok(all)
    }

    /// Keeps the place at which reading stands.
    ///
    /// # Errors
    /// When it could not be kept.
    pub fn save_place(&self, issue: &IssueKey, place: Option<Anchor>) -> Result<(), LibraryError> {
        self.store.update(&issue_file(FOLDER, &issue.id), |record: &mut IssueRecord| {
            record.issue.take_over(&issue.identity);
            record.place = place;
            Ok(())
        })
    }

    /// The issue that this is; and, where it is a new one, that of which it is another version.
    fn match_identity(
        &self,
        identity: IssueIdentity,
        path: Option<&Path>,
        load: impl Fn(&Self, &Path) -> Result<Head, LibraryError>,
    ) -> (IssueKey, Option<IssueId>) {
        // The record of an issue knows best what it is; its other files speak where the record is lost.
        let mut files: BTreeMap<IssueId, &str> = BTreeMap::new();
        for folder in [FOLDER, marks::FOLDER, corrections::FOLDER] {
            for id in self.ids(folder) {
                files.entry(id).or_insert(folder);
            }
        }
        let mut best: Option<(f32, IssueId, IssueIdentity)> = None;
        let mut version: Option<(f32, IssueId)> = None;
        for (id, folder) in files {
            let Some(head) = self.heed(load(self, &issue_file(folder, &id))) else { continue };
            let Some(likeness) = head.issue.likeness(&identity) else { continue };
            // A file that the reader himself has changed stays what it was.
            let changed = head.paths.iter().any(|known| Some(known.path.as_path()) == path);
            if !changed && head.issue.is_another_version(&identity) {
                if version.as_ref().is_none_or(|(most, _)| likeness > *most) {
                    version = Some((likeness, id));
                }
            } else if best.as_ref().is_none_or(|(most, ..)| likeness > *most) {
                best = Some((likeness, id, head.issue));
            }
        }
        match best {
            Some((_, id, mut known)) => {
                known.renew(&identity);
                (IssueKey { id, identity: known }, None)
            }
            None => (IssueKey { id: identity.first_id(version.is_some()), identity }, version.map(|(_, id)| id)),
        }
    }

    fn ids(&self, folder: &str) -> Vec<IssueId> {
        self.store.stems(folder).iter().filter_map(|stem| IssueId::parse(stem)).collect()
    }

    /// The value, or a notice of why there is none.
    pub(super) fn heed<T>(&self, result: Result<T, LibraryError>) -> Option<T> {
        result.map_err(|e| self.store.notify(e.into())).ok()
    }
}
