//! A question for a path, as it waits for its answer.

use std::path::PathBuf;

/// Forms of files and their endings, as dialogs offer them.
pub type Forms = &'static [(&'static str, &'static [&'static str])];

/// What is done with the answer, on a thread: the paths, none where the question was closed.
pub type Then = Box<dyn FnOnce(Vec<PathBuf>) + Send>;

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Want {
    /// Files that are there.
    Files,
    /// One file that is there.
    File,
    /// A folder that is there.
    Folder,
    /// A file that is to be written; the name that is offered.
    Save(String),
}

/// The first ending of each form, as they are told: `.pdf .md`.
pub fn listed_endings<'a>(forms: impl Iterator<Item = &'a [&'a str]>) -> String {
    let first: Vec<String> = forms.filter_map(|endings| Some(format!(".{}", endings.first()?))).collect();
    first.join(" ")
}

/// A question for a path.
pub struct Question {
    /// What the dialog is called.
    pub title: &'static str,
    /// What is asked for.
    pub want: Want,
    /// Where it begins.
    pub folder: Option<PathBuf>,
    /// The forms that are offered; empty: all.
    pub forms: Vec<(&'static str, Vec<&'static str>)>,
    /// What is done with the answer.
    pub then: Then,
}
