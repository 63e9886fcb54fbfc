//! Asking for files and names: with the system's dialog, and where the system has none with a box of the window's own.

use std::path::{Path, PathBuf};

use super::event::{Event, Post};
pub use super::question::{Forms, Question, Then, Want, listed_endings};
use super::strings::{self as s};
use crate::deliver::{self, DeliverError};
use crate::export::csv;

/// Endings that gazettes come with; any file can still be chosen, as the kind is told from the content.
const GAZETTE_ENDINGS: &[&str] = &[
    "txt", "md", "markdown", "pdf", "docx", "doc", "rtf", "odt", "wps", "html", "htm", "mht", "epub", "zip", "png",
    "jpg", "jpeg", "tif", "tiff", "gongbao",
];

/// What is done with an answer, by the way of a post.
pub fn then_on(post: &Post, then: impl FnOnce(&Post, Vec<PathBuf>) + Send + 'static) -> Then {
    let post = post.clone();
    Box::new(move |paths| then(&post, paths))
}

/// Asks, on a thread. Where the system can't, the window does.
pub fn ask(post: Post, question: Question) {
    post.spawn("dialog", move |post| {
        if !dialog_possible() {
            post.send(Event::AskHere(Box::new(question)));
            return;
        }
        let Question { title, want, folder, forms, then } = question;
        let mut dialog = rfd::FileDialog::new().set_title(title);
        if let Some(folder) = folder {
            dialog = dialog.set_directory(folder);
        }
        for (form, endings) in forms {
            dialog = dialog.add_filter(form, &endings);
        }
        let paths = match want {
            Want::Files => dialog.pick_files().unwrap_or_default(),
            Want::File => dialog.pick_file().into_iter().collect(),
            Want::Folder => dialog.pick_folder().into_iter().collect(),
            Want::Save(name) => dialog.set_file_name(name).save_file().into_iter().collect(),
        };
        then(paths);
    });
}

/// The forms as a question offers them.
#[must_use]
pub fn offered(forms: Forms) -> Vec<(&'static str, Vec<&'static str>)> {
    forms.iter().map(|(form, endings)| (*form, endings.to_vec())).collect()
}

/// Saves a table as CSV where the reader says. `name` is the name that is offered.
pub fn save_table(post: Post, title: &'static str, name: String, folder: Option<PathBuf>, rows: Vec<Vec<String>>) {
    const CSV: Forms = &[("CSV", &["csv"])];
    save_as(post, title, (name, folder), CSV, move |path| write_table(path, &rows));
}

/// Has a file written where the reader says. A name without an ending gets the first form's.
pub fn save_as(
    post: Post,
    title: &'static str,
    (name, folder): (String, Option<PathBuf>),
    forms: Forms,
    write: impl FnOnce(&Path) -> Event + Send + 'static,
) {
    let first = forms.first().and_then(|(_, endings)| endings.first()).copied().unwrap_or_default();
    let name = if name.ends_with(first) { name } else { format!("{name}.{first}") };
    let then = move |post: &Post, paths: Vec<PathBuf>| {
        if let Some(path) = paths.into_iter().next() {
            let path = if path.extension().is_none() { path.with_extension(first) } else { path };
            post.send(write(&path));
        }
    };
    let then = then_on(&post, then);
    ask(post, Question { title, want: Want::Save(name), folder, forms: offered(forms), then });
}

/// Has a file read that the reader chooses.
pub fn pick_one(
    post: Post,
    title: &'static str,
    folder: Option<PathBuf>,
    forms: Forms,
    read: impl FnOnce(&Path) -> Event + Send + 'static,
) {
    let all: Vec<&str> = forms.iter().flat_map(|(_, endings)| endings.iter().copied()).collect();
    let name = forms.first().map(|(form, _)| *form).unwrap_or_default();
    let then = move |post: &Post, paths: Vec<PathBuf>| {
        if let Some(path) = paths.first() {
            post.send(read(path));
        }
    };
    let then = then_on(&post, then);
    ask(post, Question { title, want: Want::File, folder, forms: vec![(name, all)], then });
}

/// Asks for gazettes.
pub fn pick_files(post: Post, [title, gazettes, all]: [&'static str; 3], folder: Option<PathBuf>) {
    let forms = vec![(gazettes, GAZETTE_ENDINGS.to_vec()), (all, vec!["*"])];
    let then = |post: &Post, paths| post.send(Event::Picked(paths));
    let then = then_on(&post, then);
    ask(post, Question { title, want: Want::Files, folder, forms, then });
}

/// Asks for a folder that holds an issue.
pub fn pick_folder(post: Post, title: &'static str, folder: Option<PathBuf>) {
    let then = |post: &Post, paths| post.send(Event::Picked(paths));
    let then = then_on(&post, then);
    ask(post, Question { title, want: Want::Folder, folder, forms: Vec::new(), then });
}

/// Asks for a folder of the library.
pub fn pick_library_folder(post: Post, title: &'static str, folder: Option<PathBuf>) {
    let then = |post: &Post, paths: Vec<PathBuf>| post.send(Event::PickedForLibrary(paths.into_iter().next()));
    let then = then_on(&post, then);
    ask(post, Question { title, want: Want::Folder, folder, forms: Vec::new(), then });
}

/// Writes a table; says how that went.
fn write_table(path: &Path, rows: &[Vec<String>]) -> Event {
    let mut bytes = Vec::new();
    let written = csv::write_rows(rows, &mut bytes).map_err(DeliverError::Make);
    match written.and_then(|()| deliver::save(path, &bytes)) {
        Ok(()) => Event::Said(s::SAVED, path.display().to_string()),
        Err(error) => Event::SaveFailed(error),
    }
}

/// On Linux the dialog is another program's: the desktop's portal or zenity. Where neither is there the dialog would
/// fail without a word, so it is asked for first.
fn dialog_possible() -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    let on_path = |program: &str| {
        std::env::var_os("PATH").is_some_and(|path| std::env::split_paths(&path).any(|dir| dir.join(program).is_file()))
    };
    let services = ["/usr/share/dbus-1/services", "/usr/local/share/dbus-1/services"];
    let portal = services.iter().any(|s| Path::new(s).join("org.freedesktop.portal.Desktop.service").exists());
    (portal && std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some()) || on_path("zenity")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_written_whole_or_the_failure_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("表.csv");
        let rows = vec![vec!["姓名".to_owned(), "职务".to_owned()], vec!["甲".to_owned(), "乙".to_owned()]];
        assert!(matches!(write_table(&path, &rows), Event::Said(..)));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "\u{feff}姓名,职务\r\n甲,乙\r\n");
        let nowhere = folder.path().join("没有/表.csv");
        assert!(matches!(write_table(&nowhere, &rows), Event::SaveFailed(DeliverError::Write(..))));
    }

    #[test]
    fn where_no_dialog_can_be_shown_the_window_asks_and_the_answer_is_written() {
        if dialog_possible() {
            eprintln!("skipped: a dialog would be shown on this machine");
            return;
        }
        let folder = tempfile::tempdir().unwrap();
        let (sender, told) = std::sync::mpsc::channel();
        let post = Post::new(sender, egui::Context::default());
        save_table(post.clone(), "", "表".to_owned(), None, vec![vec!["甲".to_owned()]]);
        let Ok(Event::AskHere(question)) = told.recv() else { panic!("nothing was asked") };
        assert_eq!(question.want, Want::Save("表.csv".to_owned()));
        (question.then)(vec![folder.path().join("别名")]);
        assert!(matches!(told.recv(), Ok(Event::Said(..))));
        assert!(folder.path().join("别名.csv").exists());
    }
}
