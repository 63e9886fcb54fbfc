//! Export and Print: an issue into a file the reader names, or into a PDF that the system's viewer is given.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::time::{Duration, SystemTime};

use egui::{ProgressBar, Role, Ui, WidgetInfo};

use super::action::Env;
use super::asking::{self, Forms, Question, Want, listed_endings};
use super::event::{Event, ExportEvent, Post};
use super::strings as s;
use super::task::spawn;
use super::widgets::weak;
use crate::deliver::{self, DeliverError, Form};
use crate::export::pdf::PdfOptions;
use crate::facts::{TableKind, Tables, facts};
use crate::issue::Issue;
use crate::library::temporary_folder;
use crate::open;

/// An export that is under way.
pub struct Exporting {
    share: f32,
    cancel: Arc<AtomicBool>,
}

/// PDFs that were made for printing are kept so long, as nobody tells when the viewer is done with one: while other windows
/// are open, and when the last is closed.
const KEPT: Duration = Duration::from_secs(3600);
const KEPT_AT_END: Duration = Duration::from_secs(60);
/// Names of the folders that hold them.
const FOLDER: &str = "gongbao-print-";
/// How long a viewer's failure is waited for.
const PATIENCE: Duration = Duration::from_secs(3);
/// The work is told of after so much of it, 0 to 1.
const STEP: f32 = 0.01;

impl Exporting {
    /// One that begins, and what stops it.
    #[must_use]
    pub fn begin() -> (Self, Arc<AtomicBool>) {
        let cancel = Arc::<AtomicBool>::default();
        (Self { share: 0.0, cancel: Arc::clone(&cancel) }, cancel)
    }

    /// Takes how much is done.
    pub fn progress(&mut self, share: f32) {
        self.share = share;
    }

    /// Shows how far it is in the status bar, and lets it be stopped; false where that is not known yet.
    pub fn exporting_ui(&self, ui: &mut Ui, env: Env) -> bool {
        if self.share <= 0.0 {
            return false;
        }
        ui.label(weak(env, env.t(s::EXPORTING)));
        let width = (ui.available_width() - 80.0).clamp(40.0, 220.0);
        let bar = ProgressBar::new(self.share).desired_width(width).desired_height(6.0);
        let bar = ui.add(bar.fill(env.palette.accent));
        bar.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::ProgressIndicator, true, env.t(s::EXPORTING));
            info.value = Some(f64::from(self.share));
            info
        });
        if ui.button(weak(env, env.t(s::CANCEL))).clicked() {
            self.cancel.store(true, Ordering::Relaxed);
        }
        true
    }
}

/// The forms that can be chosen, by the ending of the name.
const FILTERS: Forms = &[
    ("PDF", &["pdf"]),
    ("EPUB", &["epub"]),
    ("Word", &["docx"]),
    ("Markdown", &["md", "markdown"]),
    ("HTML", &["html", "htm"]),
    ("JSON", &["json", "gongbao"]),
    ("Akoma Ntoso", &["xml", "akn"]),
    ("iCalendar", &["ics"]),
    ("CSV", &["csv"]),
];

/// The endings that a name may have, as they are told.
pub fn endings() -> String {
    listed_endings(FILTERS.iter().map(|(_, endings)| *endings))
}

/// Makes a PDF of an issue and gives it to the system's viewer.
pub fn print(issue: &Arc<Issue>, name: &str, options: PdfOptions, post: &Post, cancel: &AtomicBool) -> ExportEvent {
    match printed(issue, name, options, post, cancel) {
        Ok(path) if handed_over(&path) => ExportEvent::Done(s::PRINT_OPENED, String::new()),
        Ok(path) => ExportEvent::Wrong(s::PRINT_NO_VIEWER, path.display().to_string()),
        Err(error) => ExportEvent::Failed(error),
    }
}

/// Asks for a name, beginning in a folder with the one that is offered, and writes the issue in the form that the
/// name's ending asks for.
pub fn export(
    issue: Arc<Issue>,
    (title, name, folder): (&'static str, &str, Option<PathBuf>),
    options: PdfOptions,
    post: Post,
    cancel: Arc<AtomicBool>,
) {
    let then = move |post: &Post, paths: Vec<PathBuf>| {
        let told = open::caught(|| match paths.into_iter().next() {
            Some(path) => written(&issue, path, options, post, &cancel),
            None => ExportEvent::Nothing,
        });
        post.send(Event::Exporting(told.unwrap_or_else(|why| ExportEvent::Wrong(s::CRASHED, why))));
    };
    let want = Want::Save(format!("{name}.pdf"));
    let then = asking::then_on(&post, then);
    asking::ask(post, Question { title, want, folder, forms: asking::offered(FILTERS), then });
}

/// Makes a form, and tells how far it is a hundred times.
fn made(issue: &Arc<Issue>, form: Form, post: &Post, cancel: &AtomicBool) -> Result<Vec<u8>, DeliverError> {
    let mut last = 0.0;
    deliver::make(issue, form, &mut |share| {
        if share >= last + STEP {
            last = share;
            post.send(Event::Exporting(ExportEvent::Progress(share)));
        }
        !cancel.load(Ordering::Relaxed)
    })
}

/// Makes the PDF for the viewer, in a folder of its own so that it has a name that can be read.
fn printed(
    issue: &Arc<Issue>,
    name: &str,
    options: PdfOptions,
    post: &Post,
    cancel: &AtomicBool,
) -> Result<PathBuf, DeliverError> {
    let temp = std::env::temp_dir();
    sweep(&temp, KEPT);
    let bytes = made(issue, Form::Pdf(options), post, cancel)?;
    let folder = temporary_folder(&temp, FOLDER, "");
    let folder = folder.map_err(|error| DeliverError::Write(temp, error))?;
    let path = folder.path().join(format!("{name}.pdf"));
    deliver::save(&path, &bytes)?;
    // The viewer reads it after we are done here.
    let _ = folder.keep();
    Ok(path)
}

/// Gives a file to the system's viewer. Some launchers come back when the viewer is closed: what has not failed in a
/// while is taken to be open.
fn handed_over(path: &Path) -> bool {
    let (tell, told) = mpsc::channel();
    let path = path.to_owned();
    spawn("viewer", move || {
        // Nobody waits any more when the window is gone.
        let _ = tell.send(::open::that(path).is_ok());
    });
    told.recv_timeout(PATIENCE).unwrap_or(true)
}

/// Removes what was made for printing: the window closes, and a viewer has what it was given.
pub fn sweep_printed() {
    sweep(&std::env::temp_dir(), KEPT_AT_END);
}

/// Removes what was made for printing some time ago.
fn sweep(temp: &Path, kept: Duration) {
    let old = |path: &Path| {
        let modified = std::fs::metadata(path).and_then(|m| m.modified());
        modified.is_ok_and(|at| SystemTime::now().duration_since(at).is_ok_and(|age| age > kept))
    };
    for entry in std::fs::read_dir(temp).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with(FOLDER) && old(&entry.path()) {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

/// Writes the file that was asked for; as CSV a file for each table that has rows.
fn written(issue: &Arc<Issue>, path: PathBuf, options: PdfOptions, post: &Post, cancel: &AtomicBool) -> ExportEvent {
    let path = if path.extension().is_none() { path.with_extension("pdf") } else { path };
    let form = match Form::of_ending(&path) {
        Some(Form::Pdf(_)) => Form::Pdf(options),
        Some(Form::Csv(_)) => return tables(issue, &path),
        Some(form) => form,
        None => return ExportEvent::WrongEnding(open::file_name(&path)),
    };
    match made(issue, form, post, cancel).and_then(|bytes| deliver::save(&path, &bytes)) {
        Ok(()) => ExportEvent::Done(s::EXPORTED, open::file_name(&path)),
        Err(error) => ExportEvent::Failed(error),
    }
}

/// Writes each table that has rows, the table's name behind that of the file.
fn tables(issue: &Arc<Issue>, path: &Path) -> ExportEvent {
    let facts = facts(issue);
    let mut count = 0;
    let tables = Tables::new(issue, &facts);
    for table in TableKind::ALL.into_iter().filter(|t| tables.count(*t) > 0) {
        let target = free_name(path, table.name_zh());
        if let Err(error) = deliver::make_table(issue, &facts, table).and_then(|b| deliver::save(&target, &b)) {
            return ExportEvent::Failed(error);
        }
        count += 1;
    }
    ExportEvent::Done(s::EXPORTED_TABLES, count.to_string())
}

/// A name beside `path` that no file has: the dialog asked only about the one that was chosen.
fn free_name(path: &Path, table: &str) -> PathBuf {
    let stem = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    let name = |n: usize| {
        let number = if n < 2 { String::new() } else { format!(" ({n})") };
        path.with_file_name(format!("{stem}-{table}{number}.csv"))
    };
    (1..1000).map(name).find(|p| !p.exists()).unwrap_or_else(|| name(1))
}

/// A name that every system takes for a file.
pub fn file_name(title: &str) -> String {
    let fit = |c: char| if c.is_control() || "/\\:*?\"<>|".contains(c) { '_' } else { c };
    let name: String = title.chars().map(fit).take(80).collect();
    let name = name.trim_matches(|c: char| c == '.' || c.is_whitespace());
    if name.is_empty() { "gongbao".to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::{Receiver, channel};

    fn post() -> (Post, Receiver<Event>) {
        let (sender, events) = channel();
        (Post::new(sender, egui::Context::default()), events)
    }

    fn issue() -> Arc<Issue> {
        Arc::new(open::handbook().unwrap())
    }

    #[test]
    fn the_ending_chooses_the_form() {
        let folder = tempfile::tempdir().unwrap();
        let (post, events) = post();
        let write = |name: &str| {
            written(&issue(), folder.path().join(name), PdfOptions::default(), &post, &AtomicBool::new(false))
        };
        assert!(matches!(write("一"), ExportEvent::Done(..)));
        let pdf = std::fs::read(folder.path().join("一.pdf")).unwrap();
        assert!(pdf.starts_with(b"%PDF-1.7"));
        let shares: Vec<f32> = events
            .try_iter()
            .filter_map(|e| if let Event::Exporting(ExportEvent::Progress(share)) = e { Some(share) } else { None })
            .collect();
        assert!(
            shares.len() > 10 && shares.is_sorted() && shares.iter().all(|s| (0.0..=1.0).contains(s)),
            "{shares:?}"
        );
        assert!(matches!(write("二.md"), ExportEvent::Done(..)));
        assert!(std::fs::read_to_string(folder.path().join("二.md")).unwrap().starts_with("# "));
        assert!(matches!(write("三.doc"), ExportEvent::WrongEnding(..)));
        let told = endings();
        for (form, all) in FILTERS {
            assert!(all.iter().all(|e| Form::of_ending(Path::new(&format!("a.{e}"))).is_some()), "{form}");
            assert!(told.contains(&format!(".{}", all[0])), "{told}");
        }
        assert!(matches!(write("无/四.md"), ExportEvent::Failed(DeliverError::Write(..))));
    }

    #[test]
    fn tables_are_written_beside_one_another_and_over_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("表.csv");
        for round in 1..=2 {
            let ExportEvent::Done(_, count) = tables(&issue(), &path) else { panic!("the tables are written") };
            let files = std::fs::read_dir(folder.path()).unwrap().count();
            assert_eq!(files, round * count.parse::<usize>().unwrap());
        }
        assert!(folder.path().join("表-目录 (2).csv").exists());
    }

    #[test]
    fn printing_can_be_stopped_and_leaves_nothing() {
        let (post, _events) = post();
        let stopped = printed(&issue(), "一", PdfOptions::default(), &post, &AtomicBool::new(true));
        assert!(stopped.is_err_and(|e| e.is_cancelled()));
        let path = printed(&issue(), "二", PdfOptions::default(), &post, &AtomicBool::new(false)).unwrap();
        assert!(path.ends_with("二.pdf") && path.exists());
        std::fs::remove_dir_all(path.parent().unwrap()).unwrap();
    }

    #[test]
    fn titles_make_names() {
        assert_eq!(file_name("云州市人民政府公报 2021年第3/4期"), "云州市人民政府公报 2021年第3_4期");
        assert_eq!(file_name(" .. "), "gongbao");
    }
}
