//! The program on this user's desktop, without root: binary, menu entry, icon, and the kinds of files that it opens.
//!
//! Nothing that another program opens is taken. The menu entry claims the program's own type only, since desktops make a
//! program that claims a type its default where no other was chosen. For the other kinds the program is offered (“Open
//! with”) *behind* the one that opens them now; where none does, it is not. To be the default for a kind is asked for by
//! [`make_default`] and undone by [`undo_default`].

mod kinds;
mod mimeapps;
mod program;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use kinds::{FileKind, KINDS, OWN_TYPE, all_types, kind_named};
use mimeapps::{DEFAULTS, MimeApps, OFFERED};
use program::{install_program, is_installed_program};

use crate::deliver::{DeliverError, save};
use crate::lang::system_zh;

/// The name of the menu entry.
const ENTRY: &str = "gongbao.desktop";
/// The entry as it is shipped.
const ENTRY_TEXT: &str = include_str!("../../assets/gongbao.desktop");
/// The description of the program's own type.
const TYPES: &str = include_str!("../../assets/gongbao-mime.xml");
const ICON_SVG: &[u8] = include_bytes!("../../assets/icon.svg");
const ICON_PNG: &[u8] = include_bytes!("../../assets/icon-256.png");

/// What could not be done on the desktop.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum DesktopError {
    /// Another system, which has no such folders.
    #[error("this is done on Linux desktops only; see the README for this system")]
    NotHere,
    /// No home folder is known.
    #[error("there is no home folder")]
    NoHome,
    /// A file can't be written.
    #[error(transparent)]
    Write(#[from] DeliverError),
    /// A file can't be read or changed.
    #[error("{0} cannot be changed: {1}")]
    Change(PathBuf, io::Error),
    /// There is no menu entry that a default could name.
    #[error("the program has no menu entry yet, and a default needs one: run `gongbao install` first")]
    NotInstalled,
    /// Where the program is to be installed stands something that it has not put there.
    #[error("{} is not of this program's making and is not overwritten: move it away, or go on using it", .0.display())]
    Foreign(PathBuf),
}

impl DesktopError {
    /// The message in Simplified Chinese.
    #[must_use]
    pub fn message_zh(&self) -> String {
        match self {
            Self::NotHere => "这项操作只用于 Linux 桌面；本系统的做法见 README".to_owned(),
            Self::NoHome => "没有主文件夹".to_owned(),
            Self::Write(error) => error.message_zh(),
            Self::Change(path, error) => format!("无法更改 {}：{}", path.display(), system_zh(error)),
            Self::NotInstalled => "本程序还没有菜单项，无从设为默认：请先运行 gongbao install".to_owned(),
            Self::Foreign(path) => format!("{} 不是本程序安装的，没有覆盖：请移走它，或继续使用它", path.display()),
        }
    }
}

/// The user's folders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Homes {
    /// For programs: `~/.local/bin`.
    pub bin: PathBuf,
    /// `$XDG_DATA_HOME`.
    pub data: PathBuf,
    /// `$XDG_CONFIG_HOME`.
    pub config: PathBuf,
    /// `$XDG_DATA_DIRS`: where a package has its menu entries.
    pub packages: Vec<PathBuf>,
}

impl Homes {
    /// The folders of the user who runs the program.
    ///
    /// # Errors
    /// [`DesktopError::NotHere`], [`DesktopError::NoHome`].
    pub fn of_user() -> Result<Self, DesktopError> {
        if !cfg!(target_os = "linux") {
            return Err(DesktopError::NotHere);
        }
        let home = std::env::home_dir().filter(|home| home.is_absolute()).ok_or(DesktopError::NoHome)?;
        let named = |name: &str, usual: &str| {
            let folder = std::env::var_os(name).map(PathBuf::from).filter(|folder| folder.is_absolute());
            folder.unwrap_or_else(|| home.join(usual))
        };
        let packages = std::env::var_os("XDG_DATA_DIRS").filter(|list| !list.is_empty());
        let packages = packages.unwrap_or_else(|| "/usr/local/share:/usr/share".into());
        Ok(Self {
            packages: std::env::split_paths(&packages).filter(|folder| folder.is_absolute()).collect(),
            bin: home.join(".local/bin"),
            data: named("XDG_DATA_HOME", ".local/share"),
            config: named("XDG_CONFIG_HOME", ".config"),
        })
    }

    fn program(&self) -> PathBuf {
        self.bin.join("gongbao")
    }

    fn entry(&self) -> PathBuf {
        self.data.join("applications").join(ENTRY)
    }

    /// Whether there is a menu entry, of the user's own or of a package.
    fn has_entry(&self) -> bool {
        self.entry().is_file() || self.packages.iter().any(|folder| folder.join("applications").join(ENTRY).is_file())
    }

    fn mime_apps(&self) -> PathBuf {
        self.config.join("mimeapps.list")
    }

    fn record(&self) -> PathBuf {
        self.data.join("gongbao/desktop.json")
    }

    /// All files that are installed, the program aside.
    fn files(&self) -> [PathBuf; 4] {
        let icons = self.data.join("icons/hicolor");
        [
            self.entry(),
            icons.join("scalable/apps/gongbao.svg"),
            icons.join("256x256/apps/gongbao.png"),
            self.data.join("mime/packages/gongbao.xml"),
        ]
    }
}

/// What was written into the user's list of programs, so that it can be taken out again and nothing else with it.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Record {
    /// For each type, the line that was made for it.
    offered: BTreeMap<String, String>,
    /// Checksums of the program as it was installed: what is none of these is somebody else's. Two, while it is replaced.
    programs: BTreeSet<String>,
}

/// What was done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Installed {
    /// The files that were written or removed.
    pub files: Vec<PathBuf>,
    /// The types for which the program is offered behind another.
    pub offered: Vec<String>,
    /// The program's folder is not where the shell looks.
    pub not_on_path: bool,
    /// What stands in the program's place and was not removed, as it was not installed.
    pub kept: Option<PathBuf>,
}

/// Tells which program opens a type now, as the desktop says; `None` where none does.
pub type Opener<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Installs the program of this path for the user.
///
/// # Errors
/// [`DesktopError`].
pub fn install(homes: &Homes, program: &Path, opener: Opener<'_>) -> Result<Installed, DesktopError> {
    // Asked before anything of ours is there.
    let openers: Vec<(&str, String)> =
        all_types().filter_map(|kind| Some((kind, opener(kind).filter(|by| by != ENTRY)?))).collect();
    let to = homes.program();
    let mut record = read_record(homes);
    if fs::canonicalize(program).ok() != fs::canonicalize(&to).ok() {
        install_program(homes, &mut record, program, &to)?;
    }
    let [entry, svg, png, types] = homes.files();
    for (path, bytes) in
        [(&entry, entry_for(&to).as_bytes()), (&svg, ICON_SVG), (&png, ICON_PNG), (&types, TYPES.as_bytes())]
    {
        make_folder_of(path)?;
        save(path, bytes)?;
    }
    change_mime_apps(homes, |list| {
        for (kind, by) in &openers {
            if list.get(OFFERED, kind).is_some_and(|value| value.split(';').any(|p| p == ENTRY)) {
                continue;
            }
            // What the user has put there stays in front.
            let before = list.get(OFFERED, kind).map(str::to_owned);
            let front = before.clone().unwrap_or_else(|| by.clone());
            let value = format!("{};{ENTRY};", front.trim_end_matches(';'));
            list.set(OFFERED, kind, Some(&value));
            if before.is_none() {
                record.offered.insert((*kind).to_owned(), value);
            }
        }
    })?;
    write_record(homes, &record)?;
    refresh(homes);
    let mut files = vec![to];
    files.extend(homes.files());
    Ok(Installed {
        files,
        offered: openers.into_iter().map(|(kind, _)| kind.to_owned()).collect(),
        not_on_path: !on_path(&homes.bin),
        kept: None,
    })
}

/// Removes all that [`install`] and [`make_default`] have written; the reader's own data stays.
///
/// # Errors
/// [`DesktopError`].
pub fn uninstall(homes: &Homes) -> Result<Installed, DesktopError> {
    let record = read_record(homes);
    change_mime_apps(homes, |list| {
        for kind in list.kinds_of(DEFAULTS, ENTRY) {
            list.take_out(DEFAULTS, &kind, ENTRY);
        }
        for kind in list.kinds_of(OFFERED, ENTRY) {
            match record.offered.get(&kind) {
                Some(made) if list.get(OFFERED, &kind) == Some(made.as_str()) => list.set(OFFERED, &kind, None),
                _ => list.take_out(OFFERED, &kind, ENTRY),
            }
        }
    })?;
    let mut files = Vec::new();
    let program = homes.program();
    let ours = is_installed_program(&record, &program);
    let kept = (!ours && fs::symlink_metadata(&program).is_ok()).then(|| program.clone());
    for path in homes.files().into_iter().chain(ours.then_some(program)).chain([homes.record()]) {
        match fs::remove_file(&path) {
            Ok(()) => files.push(path),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(DesktopError::Change(path, error)),
        }
    }
    refresh(homes);
    if !files.is_empty() {
        sweep_caches(homes);
    }
    // Folders that are empty now were made for these files; of others nothing is removed.
    for file in homes.files().iter().chain([&homes.record(), &homes.program()]) {
        for folder in file.ancestors().skip(1).take(4).filter(|f| f.starts_with(&homes.data) && **f != homes.data) {
            let _ = fs::remove_dir(folder);
        }
    }
    Ok(Installed { files, kept, ..Installed::default() })
}

/// Makes the program the one that opens a type. The one before stays behind it, and is so again after [`undo_default`].
///
/// # Errors
/// [`DesktopError::NotInstalled`] where there is no menu entry that it could name; any other [`DesktopError`].
pub fn make_default(homes: &Homes, types: &[&str]) -> Result<(), DesktopError> {
    if !homes.has_entry() {
        return Err(DesktopError::NotInstalled);
    }
    change_mime_apps(homes, |list| {
        for kind in types {
            list.take_out(DEFAULTS, kind, ENTRY);
            let before = list.get(DEFAULTS, kind).unwrap_or_default();
            let value = format!("{ENTRY};{before}");
            list.set(DEFAULTS, kind, Some(&value));
        }
    })
}

/// Undoes [`make_default`].
///
/// # Errors
/// [`DesktopError`].
pub fn undo_default(homes: &Homes, types: &[&str]) -> Result<(), DesktopError> {
    change_mime_apps(homes, |list| types.iter().for_each(|kind| list.take_out(DEFAULTS, kind, ENTRY)))
}

/// The types that the program was made the default for.
#[must_use]
pub fn defaults(homes: &Homes) -> Vec<String> {
    let text = fs::read_to_string(homes.mime_apps()).unwrap_or_default();
    MimeApps::of(&text).kinds_of(DEFAULTS, ENTRY)
}

/// Asks the desktop which program opens a type.
#[must_use]
pub fn opener(kind: &str) -> Option<String> {
    let answer = Command::new("xdg-mime").args(["query", "default", kind]).stderr(Stdio::null()).output().ok()?;
    let name = String::from_utf8_lossy(&answer.stdout).trim().to_owned();
    (!name.is_empty()).then_some(name)
}

/// The entry that starts the program of this path.
fn entry_for(program: &Path) -> String {
    let path = program.display().to_string();
    // As the specification of desktop entries quotes arguments; a per cent sign begins a field code.
    let escaped: String = path
        .chars()
        .flat_map(|c| match c {
            '"' | '`' | '$' => vec!['\\', '\\', c],
            // Quoted as an argument, and each of the two again as part of a value.
            '\\' => vec!['\\'; 4],
            '%' => vec!['%', '%'],
            c => vec![c],
        })
        .collect();
    let plain = path.chars().all(|c| c.is_alphanumeric() || "/._-".contains(c));
    let command = if plain { path } else { format!("\"{escaped}\"") };
    let line = |line: &str| match line.split_once('=') {
        Some(("Exec", arguments)) => {
            let rest = arguments.strip_prefix("gongbao").unwrap_or(arguments);
            format!("Exec={command}{rest}\n")
        }
        _ => format!("{line}\n"),
    };
    ENTRY_TEXT.lines().map(line).collect()
}

fn make_folder_of(path: &Path) -> Result<(), DesktopError> {
    let Some(folder) = path.parent() else { return Ok(()) };
    fs::create_dir_all(folder).map_err(|error| DesktopError::Change(folder.to_owned(), error))
}

fn change_mime_apps(homes: &Homes, change: impl FnOnce(&mut MimeApps)) -> Result<(), DesktopError> {
    let path = homes.mime_apps();
    let before = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        // What can't be read is not written over.
        Err(error) => return Err(DesktopError::Change(path, error)),
    };
    let mut list = MimeApps::of(&before);
    let same = list.clone();
    change(&mut list);
    if list == same {
        return Ok(());
    }
    let text = list.text();
    if text.is_empty() && path.exists() {
        return fs::remove_file(&path).map_err(|error| DesktopError::Change(path, error));
    }
    make_folder_of(&path)?;
    Ok(save(&path, text.as_bytes())?)
}

fn read_record(homes: &Homes) -> Record {
    // Without it the program is only taken out of lines, and no line is removed with it.
    let text = fs::read_to_string(homes.record()).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

fn write_record(homes: &Homes, record: &Record) -> Result<(), DesktopError> {
    let path = homes.record();
    let text = serde_json::to_string_pretty(record).map_err(|e| DesktopError::Change(path.clone(), e.into()))?;
    make_folder_of(&path)?;
    Ok(save(&path, text.as_bytes())?)
}

/// Has the desktop look again. Where its tools are not there it looks by itself, sooner or later.
fn refresh(homes: &Homes) {
    let (mime, applications) = (homes.data.join("mime"), homes.data.join("applications"));
    for (program, folder) in [("update-mime-database", mime), ("update-desktop-database", applications)] {
        if folder.is_dir() {
            let _ = Command::new(program).arg(folder).stdout(Stdio::null()).stderr(Stdio::null()).status();
        }
    }
}

/// Removes what the desktop's tools made of the user's types and entries where there are none any more.
fn sweep_caches(homes: &Homes) {
    let is_empty = |folder: &Path| fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none());
    let (mime, applications) = (homes.data.join("mime"), homes.data.join("applications"));
    if is_empty(&mime.join("packages")) {
        // All else in it is made of the packages.
        let _ = fs::remove_dir_all(mime);
    }
    let only_cache = |entry: io::Result<fs::DirEntry>| entry.is_ok_and(|entry| entry.file_name() == "mimeinfo.cache");
    if fs::read_dir(&applications).is_ok_and(|mut entries| entries.all(only_cache)) {
        let _ = fs::remove_file(applications.join("mimeinfo.cache"));
    }
}

fn on_path(folder: &Path) -> bool {
    std::env::var_os("PATH").is_some_and(|path| std::env::split_paths(&path).any(|p| p == folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn homes(root: &Path) -> Homes {
        let packages = vec![root.join("packages")];
        Homes { bin: root.join("bin"), data: root.join("share"), config: root.join("config"), packages }
    }

    /// Every file below a folder with its bytes; empty folders too.
    fn all(root: &Path) -> BTreeSet<(PathBuf, Vec<u8>)> {
        let mut found = BTreeSet::new();
        let mut folders = vec![root.to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let bytes = fs::read(&path).unwrap();
                    found.insert((path, bytes));
                }
            }
        }
        found
    }

    fn program(root: &Path) -> PathBuf {
        let program = root.join("downloaded");
        fs::write(&program, "program").unwrap();
        program
    }

    #[test]
    fn what_was_installed_is_removed_without_a_trace() {
        let root = tempfile::tempdir().unwrap();
        let homes = homes(root.path());
        let program = program(root.path());
        fs::create_dir_all(homes.config.join("x")).unwrap();
        fs::write(homes.mime_apps(), "[Default Applications]\napplication/pdf=evince.desktop\n").unwrap();
        let before = all(root.path());
        let viewer = |kind: &str| (kind == "application/pdf").then(|| "evince.desktop".to_owned());
        let done = install(&homes, &program, &viewer).unwrap();
        assert_eq!(done.offered, ["application/pdf"]);
        assert!(done.files.iter().all(|file| file.is_file()));
        let list = fs::read_to_string(homes.mime_apps()).unwrap();
        // Offered behind the viewer that opens it, and nothing taken.
        assert!(list.contains("[Added Associations]\napplication/pdf=evince.desktop;gongbao.desktop;\n"), "{list}");
        assert!(list.contains("[Default Applications]\napplication/pdf=evince.desktop\n"), "{list}");
        make_default(&homes, &["application/pdf", "text/plain"]).unwrap();
        assert_eq!(defaults(&homes), ["application/pdf", "text/plain"]);
        // Once more changes nothing.
        install(&homes, &program, &viewer).unwrap();
        uninstall(&homes).unwrap();
        assert_eq!(all(root.path()), before);
        assert!(!homes.data.join("applications").exists() && !homes.data.join("gongbao").exists());
        uninstall(&homes).unwrap();
    }

    #[test]
    fn a_program_that_was_not_installed_is_neither_overwritten_nor_removed() {
        let root = tempfile::tempdir().unwrap();
        let homes = homes(root.path());
        let program = program(root.path());
        fs::create_dir_all(&homes.bin).unwrap();
        fs::write(homes.program(), "own").unwrap();
        assert!(
            matches!(install(&homes, &program, &|_| None), Err(DesktopError::Foreign(path)) if path == homes.program())
        );
        assert!(!homes.entry().exists() && !homes.record().exists(), "nothing is half installed");
        // Started from there it is installed as far as it is not there already, and stays.
        install(&homes, &homes.program(), &|_| None).unwrap();
        let done = uninstall(&homes).unwrap();
        assert_eq!(done.kept, Some(homes.program()));
        assert_eq!(fs::read(homes.program()).unwrap(), b"own");
        fs::remove_file(homes.program()).unwrap();
        // A newer one takes the place of one that was installed, but not of one that was put there since.
        install(&homes, &program, &|_| None).unwrap();
        fs::write(&program, "newer").unwrap();
        install(&homes, &program, &|_| None).unwrap();
        assert_eq!(fs::read(homes.program()).unwrap(), b"newer");
        fs::write(homes.program(), "put there since").unwrap();
        assert!(matches!(install(&homes, &program, &|_| None), Err(DesktopError::Foreign(_))));
        assert!(uninstall(&homes).unwrap().kept.is_some());
        #[cfg(unix)]
        for target in [program.clone(), root.path().join("nothing")] {
            fs::remove_file(homes.program()).unwrap();
            std::os::unix::fs::symlink(&target, homes.program()).unwrap();
            uninstall(&homes).unwrap();
            assert!(fs::symlink_metadata(homes.program()).is_ok(), "a link that somebody made stays");
        }
    }

    #[test]
    fn a_default_is_an_explicit_choice_that_can_be_undone() {
        let root = tempfile::tempdir().unwrap();
        let homes = homes(root.path());
        assert!(matches!(make_default(&homes, &["application/pdf"]), Err(DesktopError::NotInstalled)));
        assert!(!homes.mime_apps().exists(), "a default that names nothing is not written");
        let entry = homes.packages[0].join("applications").join(ENTRY);
        fs::create_dir_all(entry.parent().unwrap()).unwrap();
        fs::write(entry, ENTRY_TEXT).unwrap();
        make_default(&homes, &["application/pdf"]).unwrap();
        make_default(&homes, &["application/pdf"]).unwrap();
        let list = || fs::read_to_string(homes.mime_apps()).unwrap_or_default();
        assert_eq!(list(), "[Default Applications]\napplication/pdf=gongbao.desktop;\n");
        undo_default(&homes, &["application/pdf"]).unwrap();
        assert!(!homes.mime_apps().exists(), "{}", list());
    }

    #[test]
    fn the_entry_claims_no_type_of_others_and_starts_what_was_installed() {
        let entry = entry_for(Path::new("/home/a b/bin/gongbao"));
        assert!(entry.contains("\nExec=\"/home/a b/bin/gongbao\" %F\n"), "{entry}");
        // A backslash is one of an argument, and each of an argument's is two of a value's.
        assert!(entry_for(Path::new(r"/home/a\b")).contains("\nExec=\"/home/a\\\\\\\\b\" %F\n"));
        assert!(entry_for(Path::new("/home/$a")).contains("\nExec=\"/home/\\\\$a\" %F\n"));
        assert!(entry_for(Path::new("/home/甲/bin/gongbao")).contains("\nExec=/home/甲/bin/gongbao %F\n"));
        assert!(entry.contains(&format!("MimeType={OWN_TYPE};")));
        for kind in all_types() {
            assert!(!entry.contains(kind), "a desktop would make the program the default for {kind}");
        }
        assert!(TYPES.contains(&format!("type=\"{OWN_TYPE}\"")));
    }

    #[test]
    fn the_readers_data_beside_the_record_stays() {
        let root = tempfile::tempdir().unwrap();
        let homes = homes(root.path());
        let program = program(root.path());
        let bookmarks = homes.data.join("gongbao/settings.ron");
        fs::create_dir_all(bookmarks.parent().unwrap()).unwrap();
        fs::write(&bookmarks, "kept").unwrap();
        install(&homes, &program, &|_| None).unwrap();
        assert!(!homes.mime_apps().exists(), "where nothing opens a kind, it is not claimed");
        uninstall(&homes).unwrap();
        assert_eq!(fs::read(&bookmarks).unwrap(), b"kept");
    }
}
