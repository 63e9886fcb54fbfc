//! The folders that were added to the library, and the looks through them.
//!
//! What is not there any more is marked as missing and stays; a folder that is not there (a drive that was taken out) changes
//! nothing.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::{OptionalExtension as _, params};

use super::error::HoldingsError;
use super::record::{self, count};
use super::walk::{Met, Seen, walk};
use super::{Holdings, WriterLock};
use crate::library::{path_from_text, path_to_text};

/// A folder (or a single file) that was added to the library.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Root {
    /// Its number.
    pub id: i64,
    /// Where it is.
    pub path: PathBuf,
    /// It was not there when it was last looked for.
    pub away: bool,
}

/// What a look through a folder has found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Looked {
    /// Files that were not known, or have changed.
    pub new: usize,
    /// Files that are not there any more.
    pub missing: usize,
    /// Files that are there again.
    pub back: usize,
    /// The folder itself is not there: nothing was changed.
    pub away: bool,
    /// Folders that can't be read.
    pub closed: usize,
}

impl Holdings {
    /// Files in the folders that are not looked at, by their ending in small letters (empty where they have none), the most first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn passed_over(&self) -> Result<Vec<(String, usize)>, HoldingsError> {
        let roots = self.roots()?;
        // Of a folder within another, the other's count has them already; hidden ones it has not looked into.
        let looked_into = |o: &Root, root: &Root| {
            let between = root.path.strip_prefix(&o.path).into_iter().flat_map(Path::components);
            between.map(|part| part.as_os_str().to_string_lossy()).all(|name| !name.starts_with(['.', '~']))
        };
        let holds = |o: &Root, root: &Root| root.path.starts_with(&o.path) && looked_into(o, root);
        let within = |root: &Root| roots.iter().any(|o| o.id != root.id && !o.away && holds(o, root));
        let counted: HashSet<i64> = roots.iter().filter(|root| !within(root)).map(|root| root.id).collect();
        let mut statement = self.db.prepare_cached("SELECT root, ending, files FROM passed")?;
        let mut rows = statement.query([])?;
        let mut endings: HashMap<String, usize> = HashMap::new();
        while let Some(row) = rows.next()? {
            if counted.contains(&row.get(0)?) {
                *endings.entry(row.get(1)?).or_default() += usize::try_from(row.get::<_, i64>(2)?).unwrap_or(0);
            }
        }
        let mut endings: Vec<_> = endings.into_iter().collect();
        endings.sort_by(|(a, n), (b, m)| m.cmp(n).then_with(|| a.cmp(b)));
        Ok(endings)
    }

    /// Adds a folder or a file. Gives its number; one that is known already is to be looked through again.
    ///
    /// # Errors
    /// When it is not there, is a device or pipe, or the database does not answer.
    pub fn add_root(&self, path: &Path) -> Result<i64, HoldingsError> {
        let path = fs::canonicalize(path).map_err(HoldingsError::file(path))?;
        let about = fs::metadata(&path).map_err(HoldingsError::file(&path))?;
        if !about.is_file() && !about.is_dir() {
            return Err(HoldingsError::NotAFile(path));
        }
        let text = path_to_text(&path);
        self.db.execute(
            "INSERT INTO root (path) VALUES (?1) ON CONFLICT (path) DO UPDATE SET looked = 0, away = 0",
            [&text],
        )?;
        Ok(self.db.query_row("SELECT id FROM root WHERE path = ?1", [&text], |row| row.get(0))?)
    }

    /// Whether one of these paths is, or holds, a file that was read.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn reads_below(&self, paths: &[PathBuf]) -> Result<bool, HoldingsError> {
        if paths.is_empty() {
            return Ok(false);
        }
        let mut statement = self.db.prepare_cached("SELECT path FROM file WHERE state = 1")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let file = path_from_text(&row.get::<_, String>(0)?);
            if paths.iter().any(|path| file.starts_with(path)) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The folders that were added.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn roots(&self) -> Result<Vec<Root>, HoldingsError> {
        let mut statement = self.db.prepare_cached("SELECT id, path, away FROM root ORDER BY path")?;
        let rows = statement.query_map([], |row| {
            let path: String = row.get(1)?;
            Ok(Root { id: row.get(0)?, path: path_from_text(&path), away: row.get(2)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Takes a folder out of the library, with the issues that are nowhere else: what lies in another folder that was added, too, goes over to
    /// that one. The files themselves are not touched.
    ///
    /// # Errors
    /// [`HoldingsError::Unknown`] where it was never added.
    pub fn remove_root(&mut self, _lock: &WriterLock, path: &Path) -> Result<usize, HoldingsError> {
        let whole = whole_path(path);
        let roots = self.roots()?;
        let Some(gone) = roots.iter().find(|root| root.path == whole) else {
            return Err(HoldingsError::Unknown(path.display().to_string()));
        };
        let split = self.split_folders()?;
        let change = self.db.transaction()?;
        let root = gone.id;
        let related = |other: &&Root| other.path.starts_with(&whole) || whole.starts_with(&other.path);
        for other in roots.iter().filter(|other| other.id != root).filter(related) {
            take_over(&change, root, other, &split)?;
        }
        change.execute("DELETE FROM file WHERE root = ?1", [root])?;
        change.execute("DELETE FROM passed WHERE root = ?1", [root])?;
        change.execute("DELETE FROM root WHERE id = ?1", [root])?;
        let removed = remove_homeless(&change)?;
        change.commit()?;
        Ok(removed)
    }

    /// Looks through a folder that was added: what is new, what has changed, what is missing. Nothing is read yet.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn look(&mut self, _lock: &WriterLock, root: &Root) -> Result<Looked, HoldingsError> {
        let mut looked = Looked::default();
        let unreadable = fs::metadata(&root.path).is_ok_and(|m| m.is_dir()) && fs::read_dir(&root.path).is_err();
        looked.closed = usize::from(unreadable);
        if fs::symlink_metadata(&root.path).is_err() || self.is_emptied(root)? {
            self.db.execute("UPDATE root SET away = 1 WHERE id = ?1", [root.id])?;
            looked.away = true;
            return Ok(looked);
        }
        // Before the look: who adds the folder again while it goes on has it looked through again.
        self.db.execute("UPDATE root SET looked = 1 WHERE id = ?1", [root.id])?;
        let split = self.split_folders()?;
        let mut met = Met::default();
        walk(&root.path, &split, &mut met);
        let Met { seen, closed, passed } = met;
        looked.closed = closed.len();
        let change = self.db.transaction()?;
        change.execute("DELETE FROM passed WHERE root = ?1", [root.id])?;
        for (ending, files) in passed {
            change.prepare_cached("INSERT INTO passed VALUES (?1, ?2, ?3)")?.execute(params![
                root.id,
                ending,
                count(files)
            ])?;
        }
        (looked.new, looked.back) = note_seen(&change, root, &seen)?;
        looked.missing = note_gone(&change, root, &seen, &closed.into_iter().collect())?;
        // What was never read and is not there tells nothing.
        change.execute("DELETE FROM file WHERE root = ?1 AND missing = 1 AND issue IS NULL", [root.id])?;
        change.execute("UPDATE root SET away = 0 WHERE id = ?1", [root.id])?;
        change.commit()?;
        Ok(looked)
    }

    /// Whether a folder that the library knows files of has nothing in it, or can't be read: so is the place of a drive that was taken out.
    fn is_emptied(&self, root: &Root) -> Result<bool, HoldingsError> {
        if !fs::metadata(&root.path).is_ok_and(|about| about.is_dir()) {
            return Ok(false);
        }
        let is_empty = fs::read_dir(&root.path).map_or(true, |mut entries| entries.next().is_none());
        let mut known = self.db.prepare_cached("SELECT 1 FROM file WHERE root = ?1 AND missing = 0")?;
        Ok(is_empty && known.exists([root.id])?)
    }

    /// The folders that were found not to be one issue.
    fn split_folders(&self) -> Result<HashSet<PathBuf>, HoldingsError> {
        let mut statement = self.db.prepare_cached("SELECT path FROM file WHERE state = 3")?;
        let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
        Ok(rows.map(|path| path.map(|p| path_from_text(&p))).collect::<Result<_, _>>()?)
    }
}

/// The whole path of what may not be there any more: as much of it as is there says where it leads.
fn whole_path(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let there = path.ancestors().find_map(|folder| Some((fs::canonicalize(folder).ok()?, folder)));
    match there.and_then(|(whole, folder)| Some((whole, path.strip_prefix(folder).ok()?))) {
        // What is there itself: no separator behind it.
        Some((whole, rest)) if rest.as_os_str().is_empty() => whole,
        Some((whole, rest)) => whole.join(rest),
        None => path,
    }
}

/// Gives the files of one folder that was added to another that they lie in, too. What a look through that one would not meet (in a hidden folder)
/// is not in it; of what is not there just now only the place can tell.
fn take_over(
    change: &rusqlite::Connection,
    from: i64,
    to: &Root,
    split: &HashSet<PathBuf>,
) -> Result<(), HoldingsError> {
    let mut met = Met::default();
    walk(&to.path, split, &mut met);
    let closed: HashSet<PathBuf> = met.closed.into_iter().collect();
    let seen: HashSet<PathBuf> = met.seen.into_iter().map(|seen| seen.path).collect();
    let mut statement = change.prepare_cached("SELECT id, path, missing OR state = 3 FROM file WHERE root = ?1")?;
    let rows = statement.query_map([from], |row| {
        Ok((row.get::<_, i64>(0)?, path_from_text(&row.get::<_, String>(1)?), row.get::<_, bool>(2)?))
    })?;
    let rows: Vec<(i64, PathBuf, bool)> = rows.collect::<Result<_, _>>()?;
    for (id, path, by_place) in rows {
        let by_place = by_place || to.away || !to.path.exists() || lies_in(&path, &closed);
        if seen.contains(&path) || by_place && path.starts_with(&to.path) {
            change.prepare_cached("UPDATE file SET root = ?2 WHERE id = ?1")?.execute([id, to.id])?;
        }
    }
    // What it has beside these is met by the next look: a page of a folder that was one issue.
    change.execute("UPDATE root SET looked = 0 WHERE id = ?1", [to.id])?;
    Ok(())
}

/// Whether a path lies in one of some folders.
fn lies_in(path: &Path, folders: &HashSet<PathBuf>) -> bool {
    !folders.is_empty() && path.ancestors().any(|folder| folders.contains(folder))
}

/// Writes down the files that a look through a folder has seen; gives how many are new or have changed, and how many are there again.
fn note_seen(change: &rusqlite::Connection, root: &Root, seen: &[Seen]) -> Result<(usize, usize), HoldingsError> {
    let (mut new, mut back) = (0, 0);
    for file in seen {
        let path = path_to_text(&file.path);
        let known: Option<(i64, i64, bool)> = change
            .prepare_cached("SELECT size, modified, missing FROM file WHERE path = ?1")?
            .query_row([&path], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        match known {
            Some((size, modified, missing)) if (size, modified) == (file.size, file.modified) => {
                if missing {
                    change.prepare_cached("UPDATE file SET missing = 0 WHERE path = ?1")?.execute([&path])?;
                    back += 1;
                }
            }
            _ => {
                change
                    .prepare_cached(
                        "INSERT INTO file (path, root, size, modified, picture) VALUES (?1, ?2, ?3, ?4, ?5)
                            ON CONFLICT (path) DO UPDATE SET size = ?3, modified = ?4, picture = ?5, state = 0, missing = 0,
                                zh = CASE WHEN state = 1 THEN zh END, en = CASE WHEN state = 1 THEN en END",
                    )?
                    .execute(params![path, root.id, file.size, file.modified, file.picture])?;
                new += 1;
            }
        }
    }
    Ok((new, back))
}

/// Marks the files of a folder that were not seen, those aside that lie in folders that could not be read; gives how many these are. A file that is a page of a folder now, and a folder whose files stand
/// for themselves now, is not missing: what it had is read from there.
fn note_gone(
    change: &rusqlite::Connection,
    root: &Root,
    seen: &[Seen],
    closed: &HashSet<PathBuf>,
) -> Result<usize, HoldingsError> {
    let here: HashSet<String> = seen.iter().map(|file| path_to_text(&file.path)).collect();
    let mut gone: Vec<(i64, PathBuf)> = Vec::new();
    let mut statement =
        change.prepare_cached("SELECT id, path FROM file WHERE root = ?1 AND missing = 0 AND state <> 3")?;
    let mut rows = statement.query([root.id])?;
    while let Some(row) = rows.next()? {
        let path: String = row.get(1)?;
        let (is_here, path) = (here.contains(&path), path_from_text(&path));
        if !is_here && !lies_in(&path, closed) {
            gone.push((row.get(0)?, path));
        }
    }
    let mut missing = 0;
    for (id, path) in &gone {
        let inside = path.ancestors().skip(1).any(|folder| here.contains(&path_to_text(folder)));
        if inside || path.is_dir() && seen.iter().any(|file| file.path.starts_with(path)) {
            change.prepare_cached("DELETE FROM file WHERE id = ?1")?.execute([id])?;
        } else {
            change.prepare_cached("UPDATE file SET missing = 1 WHERE id = ?1")?.execute([id])?;
            missing += 1;
        }
    }
    if missing < gone.len() {
        remove_homeless(change)?;
    }
    Ok(missing)
}

/// Removes the issues that no file leads to any more.
pub(super) fn remove_homeless(db: &rusqlite::Connection) -> Result<usize, HoldingsError> {
    let mut statement =
        db.prepare("SELECT id FROM issue WHERE NOT EXISTS (SELECT 1 FROM file WHERE file.issue = issue.id)")?;
    let issues: Vec<i64> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for issue in &issues {
        record::remove(db, *issue)?;
    }
    Ok(issues.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_folder_that_can_not_be_read_is_missing() {
        let folder = tempfile::tempdir().unwrap();
        let holdings = Holdings::open(folder.path()).unwrap();
        let root = Root { id: 1, path: "/公报".into(), away: false };
        for path in ["/公报/1.txt", "/公报/旧/2.txt", "/公报/旧/下/3.txt", "/公报/旧二/4.txt"] {
            holdings.db.execute("INSERT INTO file (path, root, size, modified) VALUES (?1, 1, 1, 1)", [path]).unwrap();
        }
        let closed = HashSet::from([PathBuf::from("/公报/旧")]);
        assert_eq!(note_gone(&holdings.db, &root, &[], &closed).unwrap(), 2);
        let sql = "SELECT group_concat(path) FROM (SELECT path FROM file WHERE missing = 0 ORDER BY id)";
        let left: String = holdings.db.query_row(sql, [], |row| row.get(0)).unwrap();
        assert_eq!(left, "/公报/旧/2.txt,/公报/旧/下/3.txt");
    }
}
