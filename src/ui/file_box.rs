//! The window's own box for choosing files, for systems that have no dialog (neither a portal nor zenity): a path that can
//! be typed, the list of a folder, and for saving a name.

use std::cmp::Ordering;
use std::fs;
use std::path::{Path, PathBuf};

use egui::{Context, Key, Layout, ScrollArea, Ui, vec2};

use super::action::Env;
use super::dialog::dialog_ui;
use super::event::Post;
use super::question::{Question, Want};
use super::row::Row;
use super::strings::{self as s, Tr};
use super::task::Pending;
use super::widgets::{nothing_ui, text_field_ui, weak};
use crate::library::home_folder;

/// Most entries of a folder that are listed.
const MOST_LISTED: usize = 5000;

/// An entry of the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    name: String,
    is_folder: bool,
}

/// What a folder holds.
#[derive(Debug, Default)]
struct Listing {
    entries: Vec<Entry>,
    /// There is more in it than is listed.
    more: bool,
    /// Why it can't be read, as the system says it.
    failed: Option<String>,
}

/// The box while it is open.
pub struct FileBox {
    question: Question,
    folder: PathBuf,
    /// What stands in the field: the folder's path, or what the reader has typed.
    typed: String,
    /// The name that is saved under.
    name: String,
    chosen: Vec<String>,
    listing: Option<Listing>,
    looking: Option<Pending<Listing>>,
    drawn: bool,
}

impl FileBox {
    /// A box for a question; begins in its folder, else in the reader's.
    #[must_use]
    pub fn new(question: Question) -> Self {
        let folder = question.folder.clone().filter(|folder| folder.is_dir()).or_else(home_folder);
        let folder = folder.or_else(|| std::env::current_dir().ok()).unwrap_or_else(|| PathBuf::from("/"));
        let name = match &question.want {
            Want::Save(name) => name.clone(),
            _ => String::new(),
        };
        let typed = folder.display().to_string();
        Self { question, folder, typed, name, chosen: Vec::new(), listing: None, looking: None, drawn: false }
    }

    /// Draws the box. Gives the question back with its answer when there is one (no path: it was closed), else itself.
    pub fn box_ui(mut self, ctx: &Context, env: Env) -> Result<Self, Box<(Question, Vec<PathBuf>)>> {
        self.look(ctx);
        let mut answer = None;
        let open = dialog_ui(ctx, env, ("file-box", self.question.title), 640.0, |ui| {
            ui.label(weak(env, env.t(s::FILE_BOX_WHY)));
            self.path_ui(ui, env, &mut answer);
            ui.separator();
            let height = (ctx.content_rect().height() - 330.0).clamp(120.0, 420.0);
            ScrollArea::vertical()
                .max_height(height)
                .min_scrolled_height(height)
                .auto_shrink([false, false])
                .show(ui, |ui| self.list_ui(ui, env, &mut answer));
            ui.separator();
            self.answer_ui(ui, env, &mut answer);
        });
        match answer {
            Some(paths) => Err(Box::new((self.question, paths))),
            None if open => Ok(self),
            None => Err(Box::new((self.question, Vec::new()))),
        }
    }

    /// Takes the list of the folder when it is there, and has it made when it is not asked for yet.
    fn look(&mut self, ctx: &Context) {
        if let Some(listing) = self.looking.as_ref().and_then(Pending::take) {
            (self.listing, self.looking) = (Some(listing), None);
        }
        if self.listing.is_none() && self.looking.is_none() {
            let (folder, endings) = (self.folder.clone(), self.endings());
            self.looking = Some(Pending::begin(ctx, move || list(&folder, &endings)));
        }
    }

    /// The endings of the files that are listed; `None`: all files, and no files where a folder is asked for.
    fn endings(&self) -> Vec<&'static str> {
        match self.question.want {
            Want::Folder => vec![""],
            _ => self.question.forms.iter().flat_map(|(_, endings)| endings.iter().copied()).collect(),
        }
    }

    fn enter(&mut self, folder: PathBuf) {
        self.typed = folder.display().to_string();
        self.folder = folder;
        self.chosen.clear();
        (self.listing, self.looking) = (None, None);
    }

    /// The folder above, and the path as text.
    fn path_ui(&mut self, ui: &mut Ui, env: Env, answer: &mut Option<Vec<PathBuf>>) {
        ui.horizontal(|ui| {
            let above = self.folder.parent().map(Path::to_owned);
            if ui.add_enabled(above.is_some(), egui::Button::new(env.t(s::FILE_BOX_UP))).clicked()
                && let Some(above) = above
            {
                self.enter(above);
            }
            let field = text_field_ui(ui, env, &mut self.typed, env.t(s::FILE_BOX_PATH), "file-box-path");
            if !std::mem::replace(&mut self.drawn, true) {
                field.response.request_focus();
            }
            if field.response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter)) {
                self.go(&resolved(&self.folder, &self.typed), answer);
            }
        });
    }

    /// Goes where the reader has typed: into a folder, or to a file, which is the answer.
    fn go(&mut self, path: &Path, answer: &mut Option<Vec<PathBuf>>) {
        if path.is_dir() {
            self.enter(path.to_owned());
        } else if let Want::Save(_) = self.question.want {
            if let (Some(folder), Some(name)) = (path.parent().filter(|folder| folder.is_dir()), path.file_name()) {
                self.name = name.to_string_lossy().into_owned();
                self.enter(folder.to_owned());
            }
        } else if path.is_file() && self.question.want != Want::Folder {
            *answer = Some(vec![path.to_owned()]);
        }
    }

    fn list_ui(&mut self, ui: &mut Ui, env: Env, answer: &mut Option<Vec<PathBuf>>) {
        let Some(listing) = &self.listing else {
            nothing_ui(ui, env, s::FILE_BOX_LOOKING);
            return;
        };
        if let Some(why) = &listing.failed {
            ui.label(weak(env, env.with(s::FILE_BOX_FAILED, &[why])).color(env.palette.warning));
            return;
        }
        if listing.entries.is_empty() {
            nothing_ui(ui, env, s::FILE_BOX_EMPTY);
        }
        let mut entered = None;
        for entry in &listing.entries {
            let name = if entry.is_folder { format!("{}/", entry.name) } else { entry.name.clone() };
            let chosen = self.chosen.contains(&entry.name);
            let row = Row::text(env, &name, env.palette.ink).lines(1).chosen(chosen).ui(ui, env);
            if entry.is_folder && row.clicked() {
                entered = Some(self.folder.join(&entry.name));
            } else if row.double_clicked() && !matches!(self.question.want, Want::Save(_)) {
                *answer = Some(vec![self.folder.join(&entry.name)]);
            } else if row.clicked() {
                let more = self.question.want == Want::Files && ui.input(|i| i.modifiers.command);
                choose(&mut self.chosen, &entry.name, more);
                if let Want::Save(_) = self.question.want {
                    self.name.clone_from(&entry.name);
                }
            }
        }
        if listing.more {
            ui.label(weak(env, env.with(s::FILE_BOX_MORE, &[&MOST_LISTED.to_string()])));
        }
        if let Some(folder) = entered {
            self.enter(folder);
        }
    }

    /// The name to save under, and the buttons.
    fn answer_ui(&mut self, ui: &mut Ui, env: Env, answer: &mut Option<Vec<PathBuf>>) {
        let saves = matches!(self.question.want, Want::Save(_));
        if saves {
            text_field_ui(ui, env, &mut self.name, env.t(s::FILE_BOX_NAME), "file-box-name");
        }
        let paths = self.paths();
        let replaces = saves && paths.iter().any(|path| path.exists());
        if replaces {
            ui.label(weak(env, env.t(s::FILE_BOX_REPLACES)).color(env.palette.warning));
        }
        let button: Tr = match self.question.want {
            Want::Save(_) if replaces => s::FILE_BOX_REPLACE,
            Want::Save(_) => s::FILE_BOX_SAVE,
            Want::Folder => s::FILE_BOX_THIS_FOLDER,
            Want::Files | Want::File => s::FILE_BOX_OPEN,
        };
        ui.allocate_ui_with_layout(
            vec2(ui.available_width(), 28.0),
            Layout::right_to_left(egui::Align::Center),
            |ui| {
                if ui.add_enabled(!paths.is_empty(), egui::Button::new(env.t(button))).clicked() {
                    *answer = Some(paths);
                }
                if ui.button(env.t(s::CANCEL)).clicked() {
                    *answer = Some(Vec::new());
                }
            },
        );
    }

    /// What would be answered now.
    fn paths(&self) -> Vec<PathBuf> {
        match &self.question.want {
            Want::Folder => vec![self.folder.clone()],
            Want::Save(_) if self.name.trim().is_empty() => Vec::new(),
            Want::Save(_) => {
                // As it will be written: what stands there under that name is what would be replaced.
                let path = self.folder.join(self.name.trim());
                let first = self.question.forms.first().and_then(|(_, endings)| endings.first());
                vec![match first {
                    Some(ending) if path.extension().is_none() => path.with_extension(ending),
                    _ => path,
                }]
            }
            Want::Files | Want::File => self.chosen.iter().map(|name| self.folder.join(name)).collect(),
        }
    }

    /// The question, which is answered by nothing: another one takes its place.
    #[must_use]
    pub fn into_question(self) -> Question {
        self.question
    }

    /// Gives an answer to its question, on a thread.
    pub fn give(question: Question, paths: Vec<PathBuf>, post: Post) {
        post.spawn("dialog", move |_| (question.then)(paths));
    }
}

/// Chooses a file of the list, beside those that are chosen or instead of them.
fn choose(chosen: &mut Vec<String>, name: &str, more: bool) {
    let was = chosen.iter().position(|other| other == name);
    match was {
        Some(at) if more => {
            chosen.remove(at);
        }
        _ => {
            if !more {
                chosen.clear();
            }
            chosen.push(name.to_owned());
        }
    }
}

/// What was typed as a path: from the folder that is shown, and `~` is the reader's own.
fn resolved(folder: &Path, typed: &str) -> PathBuf {
    let typed = typed.trim();
    match typed.strip_prefix('~').filter(|rest| rest.is_empty() || rest.starts_with('/')) {
        Some(rest) => home_folder().unwrap_or_default().join(rest.trim_start_matches('/')),
        None => folder.join(typed),
    }
}

/// The folders and fitting files of a folder, folders first; hidden ones are left out.
fn list(folder: &Path, endings: &[&str]) -> Listing {
    let read = match fs::read_dir(folder) {
        Ok(read) => read,
        Err(why) => return Listing { failed: Some(why.to_string()), ..Listing::default() },
    };
    let fits = |name: &str| {
        let ending = Path::new(name).extension().map(|ending| ending.to_string_lossy().to_lowercase());
        endings.is_empty() || endings.contains(&"*") || ending.is_some_and(|ending| endings.contains(&ending.as_str()))
    };
    let entry = |entry: fs::DirEntry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_folder = entry.path().is_dir();
        (!name.starts_with('.') && (is_folder || fits(&name))).then_some(Entry { name, is_folder })
    };
    let mut entries: Vec<Entry> = read.flatten().filter_map(entry).take(MOST_LISTED + 1).collect();
    let more = entries.len() > MOST_LISTED;
    entries.truncate(MOST_LISTED);
    let order = |a: &Entry, b: &Entry| -> Ordering { b.is_folder.cmp(&a.is_folder).then_with(|| a.name.cmp(&b.name)) };
    entries.sort_by(order);
    Listing { entries, more, failed: None }
}

#[cfg(test)]
mod tests;
