//! Dated copies of what the reader has made: bookmarks, corrections, settings, and what is known of the issues. One a day at
//! most; those of the last days are kept, and one of each month before.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::corrections::{self, CorrectionFile};
use super::envelope::{self, Decoded, decode};
use super::marks::{self, MarkFile};
use super::store::{Guard, read_file, sync_folder};
use super::{Library, LibraryError, LibraryNotice, catalogue, private};
use crate::issue::Date;

/// The folder of the backups.
pub(super) const FOLDER: &str = "backups";
/// What is copied beside the folders.
const FILES: &[&str] = &["settings.ron"];
/// The folders that are copied.
const FOLDERS: &[&str] = &[marks::FOLDER, corrections::FOLDER, catalogue::FOLDER];
/// So many of the last backups are kept.
const LAST: usize = 10;
/// And the last one of so many months.
const MONTHS: usize = 12;

/// A backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Its name: its day, and a number where one was made before a restore.
    pub name: String,
    /// How many bookmarks it has.
    pub bookmarks: usize,
    /// How many corrections it has.
    pub corrections: usize,
    /// How many of its files are damaged.
    pub damaged: usize,
    /// How many files it has.
    pub files: usize,
}

impl Backup {
    /// Whether there is nothing in it that could be restored.
    #[must_use]
    pub fn is_lost(&self) -> bool {
        self.files > 0 && self.damaged == self.files
    }
}

/// What a restore has done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// The backup that the data is now as.
    pub backup: Backup,
    /// The backup that was made of how it was before; `None` where there was nothing.
    pub before: Option<String>,
}

/// The files of a state of the data, by their names below the data folder.
type State = BTreeMap<PathBuf, Vec<u8>>;

impl Library {
    /// Makes the backup of a day, unless there is one or nothing has changed since the last. Gives its name.
    ///
    /// # Errors
    /// When it could not be made.
    pub fn back_up(&self, day: Date) -> Result<Option<String>, LibraryError> {
        let guard = self.store.lock()?;
        let name = day.to_string();
        let mut names = self.backup_names();
        // What was made before a restore has a name of its own, and is not the backup of that day.
        if names.contains(&name) {
            return Ok(None);
        }
        let now = self.state("")?;
        // Those of days to come are of a clock that was wrong.
        names.retain(|known| day_of(known).is_some_and(|known| known <= day));
        let last = names.last().and_then(|last| day_of(last));
        let is_same = |known: &String| day_of(known) == last && self.state_of(known).is_ok_and(|known| known == now);
        if now.is_empty() || names.iter().any(is_same) {
            return Ok(None);
        }
        self.keep(&guard, (&name, day), &now, None)?;
        Ok(Some(name))
    }

    /// The backups, the latest first.
    #[must_use]
    pub fn backups(&self) -> Vec<Backup> {
        let told = |name: String| {
            let state = self.state_of(&name).ok()?;
            Some(describe(name, &state))
        };
        self.backup_names().into_iter().rev().filter_map(told).collect()
    }

    /// Makes the data as it was in a backup. How it was until now is kept as a backup of its own first. A damaged file of the
    /// backup is not restored: what is there now stays; where all are damaged, nothing is changed.
    ///
    /// # Errors
    /// [`LibraryError::Gone`] where there is no such backup; otherwise when the data could not be written. What was written
    /// until then stays, and the backup of before is there.
    pub fn restore_backup(&self, name: &str, day: Date) -> Result<Restored, LibraryError> {
        if !self.backup_names().iter().any(|known| known == name) {
            return Err(LibraryError::Gone);
        }
        let guard = self.store.lock()?;
        let wanted = self.state_of(name)?;
        let backup = describe(name.to_owned(), &wanted);
        if backup.is_lost() {
            return Ok(Restored { backup, before: None });
        }
        let now = self.state("")?;
        let before = (!now.is_empty() && now != wanted).then(|| self.free_name(day));
        if let Some(before) = &before {
            self.keep(&guard, (before, day), &now, Some(name))?;
        }
        for (file, bytes) in wanted.iter().filter(|(_, bytes)| !envelope::is_damaged(bytes)) {
            self.store.put(&guard, file, bytes)?;
        }
        for file in now.keys().filter(|file| !wanted.contains_key(*file)) {
            let path = self.folder().join(file);
            fs::remove_file(&path).map_err(|error| LibraryError::writing(self.folder(), error))?;
        }
        Ok(Restored { backup, before })
    }

    /// The names of the backups, the latest last.
    fn backup_names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder().join(FOLDER)).into_iter().flatten().flatten();
        let mut names: Vec<String> = entries
            .filter(|entry| entry.path().is_dir())
            .filter_map(|entry| entry.file_name().into_string().ok())
            .filter(|name| day_of(name).is_some())
            .collect();
        names.sort_unstable_by_key(|name| (day_of(name), name.len(), name.clone()));
        names
    }

    /// A name for a further backup of a day.
    fn free_name(&self, day: Date) -> String {
        let taken = self.backup_names();
        let name = (1..).map(|n: u32| format!("{day}-{n}")).find(|name| !taken.contains(name));
        name.unwrap_or_else(|| day.to_string())
    }

    fn state_of(&self, backup: &str) -> Result<State, LibraryError> {
        self.state(&format!("{FOLDER}/{backup}"))
    }

    /// The files below a folder that belong to a backup.
    fn state(&self, below: &str) -> Result<State, LibraryError> {
        let root = self.folder().join(below);
        let mut names: Vec<PathBuf> = FILES.iter().map(PathBuf::from).collect();
        for folder in FOLDERS {
            let stems = self.store.stems(format!("{below}/{folder}").trim_start_matches('/'));
            names.extend(stems.iter().map(|stem| Path::new(folder).join(format!("{stem}.ron"))));
        }
        let mut state = State::new();
        for name in names {
            let file = root.join(&name);
            // A pipe has no end.
            if fs::metadata(&file).is_ok_and(|about| !about.is_file()) {
                self.store.notify(LibraryNotice::NotCopied { file });
                continue;
            }
            match read_file(&file) {
                Ok(bytes) => drop(state.insert(name, bytes)),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(cause) => return Err(LibraryError::Unreadable { file, cause }),
            }
        }
        Ok(state)
    }

    /// Writes a backup: whole, or not at all. Old ones make room, but for one that is being restored.
    fn keep(
        &self,
        _guard: &Guard,
        (name, day): (&str, Date),
        state: &State,
        restored: Option<&str>,
    ) -> Result<(), LibraryError> {
        let all = self.folder().join(FOLDER);
        let write = || -> io::Result<()> {
            private::make_folders(&all)?;
            let half = private::temporary_folder(&all, ".gongbao-", ".tmp")?;
            for (file, bytes) in state {
                let path = half.path().join(file);
                path.parent().map_or(Ok(()), private::make_folders)?;
                let mut out = private::options().open(&path)?;
                io::Write::write_all(&mut out, bytes)?;
                out.sync_all()?;
            }
            let folders: BTreeSet<&Path> = state.keys().filter_map(|file| file.parent()).collect();
            folders.into_iter().try_for_each(|folder| sync_folder(&half.path().join(folder)))?;
            fs::rename(half.path(), all.join(name))?;
            // It has another name now: there is nothing left to remove.
            let _ = half.keep();
            sync_folder(&all)
        };
        write().map_err(|error| LibraryError::writing(self.folder(), error))?;
        let names = self.backup_names();
        let kept = to_keep(&names, day);
        let spared = |old: &str| kept.contains(old) || old == name || Some(old) == restored;
        for old in names.iter().filter(|old| !spared(old)) {
            // One that can't be removed does no harm.
            let _ = fs::remove_dir_all(all.join(old));
        }
        Ok(())
    }
}

/// The day of a backup: its name is that, and a number where it was made before a restore. Any other folder is none of ours.
fn day_of(name: &str) -> Option<Date> {
    let (day, rest) = name.split_at_checked(10)?;
    let numbered = || rest.strip_prefix('-').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
    if rest.is_empty() || numbered() { day.parse().ok() } else { None }
}

/// Which of the backups stay. The latest stand last. Those of days after today are of a clock that was wrong, or is wrong
/// now: they take nobody's place, and nobody takes theirs.
fn to_keep(names: &[String], today: Date) -> BTreeSet<&str> {
    let (past, to_come): (Vec<&String>, Vec<&String>) =
        names.iter().partition(|name| day_of(name).is_none_or(|day| day <= today));
    let mut kept = BTreeSet::new();
    for names in [past, to_come] {
        kept.extend(names.iter().rev().take(LAST).map(|name| name.as_str()));
        let months: BTreeMap<&str, &str> =
            names.iter().filter_map(|name| Some((name.get(..7)?, name.as_str()))).collect();
        kept.extend(months.into_values().rev().take(MONTHS));
    }
    kept
}

fn describe(name: String, state: &State) -> Backup {
    let inside = |folder: &'static str| state.iter().filter(move |(file, _)| file.starts_with(folder)).map(|(_, b)| b);
    let bookmarks = inside(marks::FOLDER).map(|bytes| match decode::<MarkFile>(bytes) {
        Decoded::Good(file) | Decoded::Newer { data: file, .. } => file.len(),
        Decoded::Damaged(_) => 0,
    });
    let corrections = inside(corrections::FOLDER).map(|bytes| match decode::<CorrectionFile>(bytes) {
        Decoded::Good(file) | Decoded::Newer { data: file, .. } => file.len(),
        Decoded::Damaged(_) => 0,
    });
    let damaged = state.values().filter(|bytes| envelope::is_damaged(bytes)).count();
    Backup { name, bookmarks: bookmarks.sum(), corrections: corrections.sum(), damaged, files: state.len() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::{Anchor, Block, Document, Issue, Place};
    use crate::library::NewMark;

    fn issue() -> Issue {
        let block = Block { text: "养护单位应当每周巡查河道。".into(), ..Block::default() };
        Issue { documents: vec![Document { blocks: vec![block], ..Document::default() }], ..Issue::default() }
    }

    fn add(library: &Library, name: &str) {
        let anchor = Anchor::new(&issue(), Place::default(), 0);
        let new = NewMark { name: name.to_owned(), anchor, ..NewMark::default() };
        library.add_mark(&library.recognise(&issue()), new, 0).unwrap();
    }

    fn names(library: &Library) -> Vec<String> {
        library.marks(&library.recognise(&issue())).unwrap().into_iter().map(|b| b.name).collect()
    }

    fn day(day: u32) -> Date {
        Date::new(2031, 5, day).unwrap()
    }

    #[test]
    fn a_day_has_one_backup_and_only_where_something_changed() {
        let folder = tempfile::tempdir().unwrap();
        let (library, _) = Library::open(folder.path());
        assert_eq!(library.back_up(day(1)).unwrap(), None, "there is nothing yet");
        add(&library, "一");
        assert_eq!(library.back_up(day(1)).unwrap().as_deref(), Some("2031-05-01"));
        add(&library, "二");
        assert_eq!(library.back_up(day(1)).unwrap(), None);
        assert_eq!(library.back_up(day(2)).unwrap().as_deref(), Some("2031-05-02"));
        assert_eq!(library.back_up(day(3)).unwrap(), None, "nothing has changed");
        let counts: Vec<(String, usize)> = library.backups().into_iter().map(|b| (b.name, b.bookmarks)).collect();
        assert_eq!(counts, [("2031-05-02".to_owned(), 2), ("2031-05-01".to_owned(), 1)]);
    }

    #[test]
    fn a_restore_can_be_taken_back() {
        let folder = tempfile::tempdir().unwrap();
        let (library, _) = Library::open(folder.path());
        add(&library, "一");
        library.back_up(day(1)).unwrap();
        add(&library, "二");
        library.change_settings(|s| s.reading.zoom = 2.0).unwrap();
        let restored = library.restore_backup("2031-05-01", day(2)).unwrap();
        assert_eq!((names(&library), library.settings().unwrap().reading.zoom), (vec!["一".to_owned()], 1.0));
        let before = restored.before.unwrap();
        assert_eq!(before, "2031-05-02-1");
        library.restore_backup(&before, day(2)).unwrap();
        assert_eq!((names(&library).len(), library.settings().unwrap().reading.zoom), (2, 2.0));
        assert!(matches!(library.restore_backup("2031-04-01", day(2)), Err(LibraryError::Gone)));
        assert!(matches!(library.restore_backup("../bookmarks", day(2)), Err(LibraryError::Gone)));
    }

    #[test]
    fn a_damaged_file_of_a_backup_restores_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (library, _) = Library::open(folder.path());
        add(&library, "一");
        library.back_up(day(1)).unwrap();
        add(&library, "二");
        let copies = folder.path().join("backups/2031-05-01/bookmarks");
        let copy = fs::read_dir(copies).unwrap().next().unwrap().unwrap().path();
        fs::write(copy, "(version: 1, data: (").unwrap();
        let told = &library.backups()[0];
        assert!(told.damaged == 1 && told.files == 1 && told.is_lost());
        let restored = library.restore_backup("2031-05-01", day(2)).unwrap();
        assert_eq!((restored.backup.damaged, restored.before), (1, None));
        assert_eq!(names(&library), ["一", "二"]);
    }

    #[test]
    fn of_a_backup_that_is_partly_damaged_the_rest_is_restored() {
        let folder = tempfile::tempdir().unwrap();
        let (library, _) = Library::open(folder.path());
        add(&library, "一");
        library.change_settings(|s| s.reading.zoom = 2.0).unwrap();
        library.back_up(day(1)).unwrap();
        add(&library, "二");
        library.change_settings(|s| s.reading.zoom = 3.0).unwrap();
        let copies = folder.path().join("backups/2031-05-01/bookmarks");
        let copy = fs::read_dir(copies).unwrap().next().unwrap().unwrap().path();
        fs::write(copy, "(version: 1, data: (").unwrap();
        let restored = library.restore_backup("2031-05-01", day(2)).unwrap();
        assert!(restored.backup.damaged == 1 && restored.backup.files == 2 && !restored.backup.is_lost());
        assert_eq!((names(&library).len(), library.settings().unwrap().reading.zoom), (2, 2.0));
    }

    #[test]
    fn the_oldest_backup_stays_when_it_is_restored() {
        let folder = tempfile::tempdir().unwrap();
        let (library, _) = Library::open(folder.path());
        for n in 1..=10 {
            add(&library, &n.to_string());
            library.back_up(day(n)).unwrap();
        }
        library.restore_backup("2031-05-01", day(20)).unwrap();
        let kept: Vec<String> = library.backups().into_iter().map(|backup| backup.name).collect();
        assert!(kept.contains(&"2031-05-01".to_owned()) && kept.contains(&"2031-05-20-1".to_owned()), "{kept:?}");
        assert_eq!(names(&library), ["1"]);
    }

    #[test]
    fn the_day_of_a_restore_has_its_backup_too() {
        let folder = tempfile::tempdir().unwrap();
        let (library, _) = Library::open(folder.path());
        add(&library, "一");
        library.back_up(day(1)).unwrap();
        add(&library, "二");
        library.restore_backup("2031-05-01", day(2)).unwrap();
        add(&library, "三");
        assert_eq!(library.back_up(day(2)).unwrap().as_deref(), Some("2031-05-02"));
        assert_eq!(library.back_up(day(2)).unwrap(), None);
        assert_eq!(library.back_up(day(3)).unwrap(), None, "nothing has changed");
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_left_out_and_told() {
        let folder = tempfile::tempdir().unwrap();
        let (library, _) = Library::open(folder.path());
        add(&library, "一");
        let pipe = folder.path().join("bookmarks/0123456789abcdef.ron");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        library.back_up(day(1)).unwrap();
        assert!(library.take_notices().iter().any(|n| matches!(n, LibraryNotice::NotCopied { file } if *file == pipe)));
        assert_eq!(library.backups()[0].bookmarks, 1);
    }

    #[test]
    fn half_a_backup_of_one_that_was_killed_is_swept() {
        let folder = tempfile::tempdir().unwrap();
        let half = folder.path().join("backups/.gongbao-x.tmp/bookmarks");
        fs::create_dir_all(&half).unwrap();
        fs::write(half.join("a.ron"), "half").unwrap();
        fs::create_dir_all(folder.path().join("backups/2031-05-01")).unwrap();
        drop(Library::open(folder.path()));
        assert!(!folder.path().join("backups/.gongbao-x.tmp").exists());
        assert!(folder.path().join("backups/2031-05-01").exists());
    }

    #[test]
    fn backups_of_days_to_come_take_nobodys_place() {
        let folder = tempfile::tempdir().unwrap();
        let (library, _) = Library::open(folder.path());
        for n in 1..=4 {
            add(&library, &format!("来{n}"));
            library.back_up(Date::new(2099, 1, n).unwrap()).unwrap();
        }
        for n in 1..=12 {
            add(&library, &n.to_string());
            assert!(library.back_up(day(n)).unwrap().is_some(), "{n}");
        }
        let kept: Vec<String> = library.backups().into_iter().map(|backup| backup.name).collect();
        let past = kept.iter().filter(|name| name.starts_with("2031")).count();
        assert_eq!((past, kept.len()), (LAST, LAST + 4), "{kept:?}");
        // Nor does a clock that has gone back take theirs.
        add(&library, "回");
        library.back_up(Date::new(2000, 1, 1).unwrap()).unwrap();
        let names: Vec<String> = library.backups().into_iter().map(|backup| backup.name).collect();
        assert!(names.len() > LAST && names.contains(&"2000-01-01".to_owned()), "{names:?}");
        assert!((7..=12).all(|n| names.contains(&day(n).to_string())), "{names:?}");
    }

    #[test]
    fn a_folder_of_somebody_else_is_no_backup() {
        let folder = tempfile::tempdir().unwrap();
        let (library, _) = Library::open(folder.path());
        let others = ["2031-04-01 我的原件", "2031-04-02_conflict", "2031-04-03-", "2031-04-04-旧"];
        for name in others {
            fs::create_dir_all(folder.path().join("backups").join(name)).unwrap();
        }
        for n in 1..=12 {
            add(&library, &n.to_string());
            library.back_up(day(n)).unwrap();
        }
        assert!(others.iter().all(|name| folder.path().join("backups").join(name).is_dir()));
        assert_eq!(library.backups().len(), LAST);
    }

    #[test]
    fn old_backups_make_room_but_for_one_a_month() {
        let all: Vec<String> = (1..=5u32)
            .flat_map(|month| (1..=9).map(move |day| format!("2031-{month:02}-{day:02}")))
            .chain(["2031-05-09-1".to_owned()])
            .collect();
        let kept = to_keep(&all, Date::new(2031, 5, 9).unwrap());
        let expected = ["2031-01-09", "2031-02-09", "2031-03-09", "2031-04-09"];
        assert!(expected.iter().all(|name| kept.contains(name)) && kept.contains("2031-05-01"));
        assert_eq!(kept.len(), 4 + LAST);
    }

    #[cfg(unix)]
    #[test]
    fn backups_are_the_users_alone() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("data");
        let (library, _) = Library::open(&root);
        add(&library, "一");
        library.back_up(day(1)).unwrap();
        let mut folders = vec![root];
        while let Some(folder) = folders.pop() {
            let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode(&folder), 0o700, "{}", folder.display());
            for path in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
                if path.is_dir() {
                    folders.push(path);
                } else {
                    assert_eq!(mode(&path), 0o600, "{}", path.display());
                }
            }
        }
    }
}
