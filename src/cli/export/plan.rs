//! What an export is to write, and where: worked out from the arguments before a file is read.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::ExportError;
use crate::cli::input::is_standard;
use crate::deliver::Form;
use crate::export::pdf::PdfOptions;
use crate::facts::TableKind;
use crate::open;

/// A form as it is asked for; the other names are those of endings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Kind {
    #[value(alias = "gongbao")]
    Json,
    #[value(alias = "jsonl")]
    Ndjson,
    Csv,
    /// A database of the tables
    #[value(aliases = ["db", "sqlite3"])]
    Sqlite,
    Pdf,
    #[value(alias = "md")]
    Markdown,
    #[value(alias = "htm")]
    Html,
    Epub,
    Docx,
    /// Akoma Ntoso 3.0
    #[value(alias = "xml")]
    Akn,
    /// The deadlines as a calendar
    Ics,
}

impl Kind {
    /// The form that the ending of a file's name asks for.
    fn of_ending(path: &Path) -> Option<Self> {
        Self::from_str(&path.extension()?.to_string_lossy(), true).ok()
    }

    /// The ending of files of this form.
    pub(super) fn ending(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Ndjson => "ndjson",
            Self::Csv => "csv",
            Self::Sqlite => "sqlite",
            Self::Pdf => "pdf",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Epub => "epub",
            Self::Docx => "docx",
            Self::Akn => "xml",
            Self::Ics => "ics",
        }
    }

    /// A form of rows of tables, which those of many files share.
    pub(super) fn is_of_tables(self) -> bool {
        matches!(self, Self::Ndjson | Self::Csv | Self::Sqlite)
    }

    /// A form that is no text.
    pub(super) fn is_binary(self) -> bool {
        matches!(self, Self::Pdf | Self::Epub | Self::Docx)
    }

    /// The form of one issue; none of rows.
    pub(super) fn form(self, pdf: PdfOptions) -> Option<Form> {
        Some(match self {
            Self::Json => Form::Json,
            Self::Pdf => Form::Pdf(pdf),
            Self::Markdown => Form::Markdown,
            Self::Html => Form::Html,
            Self::Epub => Form::Epub,
            Self::Docx => Form::Docx,
            Self::Akn => Form::AkomaNtoso,
            Self::Ics => Form::Calendar,
            Self::Ndjson | Self::Csv | Self::Sqlite => return None,
        })
    }
}

/// Where it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// The standard output.
    Standard,
    /// One file.
    File(PathBuf),
    /// Files in a folder.
    Folder(PathBuf),
}

impl Target {
    pub(super) fn of(output: Option<&PathBuf>, folder: Option<&PathBuf>) -> Self {
        match (output, folder) {
            (_, Some(folder)) => Self::Folder(folder.clone()),
            (Some(file), None) if !is_standard(file) => Self::File(file.clone()),
            _ => Self::Standard,
        }
    }
}

/// The form that is asked for by name, or by the target's ending.
pub(super) fn kind(named: Option<Kind>, target: &Target) -> Result<Kind, ExportError> {
    match (named, target) {
        (Some(kind), _) => Ok(kind),
        (None, Target::File(path)) if path.extension().is_some() => {
            Kind::of_ending(path).ok_or_else(|| ExportError::Ending(path.clone()))
        }
        (None, _) => Ok(Kind::Json),
    }
}

/// The tables that are asked for: those named, each once; without a name all, or, where there is room for one only, the
/// contents.
pub(super) fn tables(named: &[String], kind: Kind, target: &Target) -> Result<Vec<TableKind>, ExportError> {
    if !kind.is_of_tables() {
        return if named.is_empty() { Ok(Vec::new()) } else { Err(ExportError::NoTable(kind.ending())) };
    }
    let one_only = kind == Kind::Csv && !matches!(target, Target::Folder(_));
    if named.is_empty() {
        return Ok(if one_only { vec![TableKind::Contents] } else { TableKind::ALL.to_vec() });
    }
    let wanted = |table: &TableKind| named.iter().any(|name| name == ALL || name == table.id());
    let tables: Vec<TableKind> = TableKind::ALL.into_iter().filter(wanted).collect();
    if one_only && tables.len() > 1 { Err(ExportError::OneTable) } else { Ok(tables) }
}

/// The word for all tables.
pub(super) const ALL: &str = "all";

/// The file in a folder that holds a table, or all of them.
pub(super) fn table_file(folder: &Path, kind: Kind, table: Option<TableKind>) -> PathBuf {
    folder.join(format!("{}.{}", table.map_or("facts", TableKind::id), kind.ending()))
}

/// The files that are written whatever is read: one for all, or those of the tables.
pub(super) fn shared_files(kind: Kind, tables: &[TableKind], target: &Target) -> Vec<PathBuf> {
    let folder = match target {
        Target::Standard => return Vec::new(),
        Target::File(path) => return vec![path.clone()],
        Target::Folder(folder) => folder,
    };
    let mut files = vec![failures_file(folder)];
    match kind {
        Kind::Csv => files.extend(tables.iter().map(|table| table_file(folder, kind, Some(*table)))),
        Kind::Ndjson | Kind::Sqlite => files.push(table_file(folder, kind, None)),
        Kind::Json | Kind::Pdf | Kind::Markdown | Kind::Html | Kind::Epub | Kind::Docx | Kind::Akn | Kind::Ics => {}
    }
    files
}

/// The table of failures in a folder.
pub(super) fn failures_file(folder: &Path) -> PathBuf {
    folder.join("errors.csv")
}

/// Takes out the files that are named again, by the same path or another one that leads there; gives each with the one before.
pub(super) fn take_out_named_again(files: &mut Vec<PathBuf>) -> Vec<(PathBuf, PathBuf)> {
    let mut known: HashMap<PathBuf, PathBuf> = HashMap::new();
    let mut again = Vec::new();
    files.retain(|file| {
        // What is not there is told as often as it is named, and what is no file by its name is no other.
        let Some(there) = file.canonicalize().ok().filter(|_| !is_standard(file)) else { return true };
        match known.entry(there) {
            Entry::Vacant(free) => {
                free.insert(file.clone());
                true
            }
            Entry::Occupied(before) => {
                again.push((file.clone(), before.get().clone()));
                false
            }
        }
    });
    again
}

/// A file to read, and the one that is written of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Job {
    pub(super) file: PathBuf,
    pub(super) to: PathBuf,
    /// One before it has the name that it would have had.
    pub(super) renamed: bool,
}

/// Names of the files that are written of those that are read: the same stem. Where two would have one name, the later is
/// named with its whole name, or gets a number. No difference of case is relied on.
pub(super) fn jobs(files: &[PathBuf], folder: &Path, ending: &str) -> Vec<Job> {
    let mut taken = BTreeSet::new();
    let mut free = |stem: &str| taken.insert(stem.to_lowercase());
    let mut jobs = Vec::new();
    for file in files {
        let name = if is_standard(file) { open::STANDARD_INPUT.to_owned() } else { name_of(file) };
        let stem = match Path::new(&name).file_stem().filter(|_| !file.is_dir()) {
            Some(stem) => stem.to_string_lossy().into_owned(),
            None => name.clone(),
        };
        let numbered = (2..).map(|n| format!("{name}-{n}"));
        let own = stem.clone();
        let stem = [stem, name.clone()].into_iter().chain(numbered).find(|stem| free(stem)).unwrap_or(name);
        let renamed = stem != own;
        // A name that is no Unicode is written with its own bytes.
        let own = file.file_stem().filter(|own| !renamed && !file.is_dir() && own.to_str().is_none());
        let mut written = own.map_or_else(|| OsString::from(stem), OsStr::to_owned);
        written.push(format!(".{ending}"));
        jobs.push(Job { file: file.clone(), to: folder.join(written), renamed });
    }
    jobs
}

/// The name of a file or folder as a part of a path: that of what `..` leads to, and no separator of any system in it.
fn name_of(file: &Path) -> String {
    let there = if file.file_name().is_none() { file.canonicalize().ok() } else { None };
    let name = there.as_deref().unwrap_or(file).file_name().map(|name| name.to_string_lossy().into_owned());
    // The root has none.
    let name = name.unwrap_or_else(|| "_".to_owned());
    name.chars().map(|c| if matches!(c, '/' | '\\') { '_' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open::file_name;

    #[test]
    fn what_is_written_stands_in_the_folder_whatever_is_read() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(folder.path().join("期/下")).unwrap();
        let files = [
            folder.path().join("期/下/.."),
            folder.path().join("期/下/../."),
            PathBuf::from("/"),
            PathBuf::from("nowhere/.."),
            PathBuf::from("a\\..\\b.txt"),
        ];
        let names: Vec<PathBuf> = jobs(&files, Path::new("out"), "md").into_iter().map(|job| job.to).collect();
        for to in &names {
            assert_eq!(to.parent(), Some(Path::new("out")), "{to:?}");
            let name = to.file_name().unwrap().to_string_lossy();
            assert!(!name.contains(['/', '\\']) && !name.starts_with(".."), "{to:?}");
        }
        assert_eq!(names[0], Path::new("out/期.md"));
    }

    #[test]
    fn a_file_that_is_named_again_is_read_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        std::fs::create_dir(path("期")).unwrap();
        for name in ["一.txt", "二.txt"] {
            std::fs::write(path(name), "同样的文字").unwrap();
        }
        let (one, two) = (path("一.txt"), path("二.txt"));
        let mut files =
            vec![one.clone(), two.clone(), one.clone(), path("期/../一.txt"), path("无"), path("无"), "-".into()];
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(&one, path("link")).unwrap();
            files.push(path("link"));
        }
        let again = take_out_named_again(&mut files);
        // The same text in two files is two files.
        assert_eq!(files, [one.clone(), two, path("无"), path("无"), "-".into()]);
        assert!(
            again.len() == if cfg!(unix) { 3 } else { 2 } && again.iter().all(|(_, before)| *before == one),
            "{again:?}"
        );
    }

    #[test]
    fn every_file_has_a_name_of_its_own() {
        let files = ["a/一.pdf", "b/一.txt", "c/一.txt", "一", "Ｂ/X.md", "x.md", "-"].map(PathBuf::from);
        let names = jobs(&files, Path::new("out"), "json");
        let renamed: Vec<bool> = names.iter().map(|job| job.renamed).collect();
        assert_eq!(renamed, [false, true, true, true, false, true, false]);
        let names: Vec<String> = names.iter().map(|job| file_name(&job.to)).collect();
        assert_eq!(
            names,
            ["一.json", "一.txt.json", "一.txt-2.json", "一-2.json", "X.json", "x.md.json", "stdin.json"]
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_name_that_is_no_unicode_keeps_its_bytes() {
        use std::os::unix::ffi::OsStrExt as _;
        let files =
            [b"\xb9\xab\xb1\xa8.txt", b"\xb9\xab\xb1\xa9.txt"].map(|name| PathBuf::from(OsStr::from_bytes(name)));
        let jobs = jobs(&files, Path::new("out"), "md");
        assert_eq!(jobs[0].to, Path::new("out").join(OsStr::from_bytes(b"\xb9\xab\xb1\xa8.md")));
        // What would be shown alike has names of its own, too.
        assert!(jobs[1].renamed && jobs[1].to != jobs[0].to);
    }

    #[test]
    fn forms_go_by_name_before_ending() {
        let file = |name: &str| Target::File(name.into());
        assert_eq!(kind(None, &file("a.MD")).unwrap(), Kind::Markdown);
        assert_eq!(kind(None, &file("a.jsonl")).unwrap(), Kind::Ndjson);
        assert_eq!(kind(Some(Kind::Csv), &file("a.md")).unwrap(), Kind::Csv);
        assert_eq!(kind(None, &Target::Standard).unwrap(), Kind::Json);
        assert!(matches!(kind(None, &file("a.exe")), Err(ExportError::Ending(_))));
        assert_eq!(kind(None, &file("a")).unwrap(), Kind::Json);
    }

    #[test]
    fn tables_are_asked_for_where_they_fit() {
        let folder = Target::Folder("out".into());
        let of = |names: &[&str], kind, target: &Target| {
            tables(&names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>(), kind, target)
        };
        assert_eq!(of(&[], Kind::Csv, &Target::Standard).unwrap(), [TableKind::Contents]);
        assert_eq!(of(&[], Kind::Csv, &folder).unwrap(), TableKind::ALL);
        assert_eq!(of(&["all"], Kind::Ndjson, &Target::Standard).unwrap(), TableKind::ALL);
        assert_eq!(
            of(&["money", "deadlines", "money"], Kind::Csv, &folder).unwrap(),
            [TableKind::Deadlines, TableKind::Money]
        );
        assert!(matches!(of(&["money", "status"], Kind::Csv, &Target::Standard), Err(ExportError::OneTable)));
        assert!(matches!(of(&["money"], Kind::Pdf, &folder), Err(ExportError::NoTable("pdf"))));
        assert!(of(&[], Kind::Pdf, &folder).unwrap().is_empty());
    }
}
