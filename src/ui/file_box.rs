//! The window's own box for choosing files, for systems that have no dialog (neither a portal nor zenity): a path that can
//! be typed, the list of a folder, and for saving a name.
//!
//! A disk may sleep and a share may be gone, so nothing of the file system is asked in a frame: `looked` does it on a thread.

mod looked;

use std::path::{Path, PathBuf};

use egui::{Context, Key, Layout, ScrollArea, Ui, vec2};

use looked::{Astray, Found, Listing, MOST_LISTED, Ways, begin, go};

use super::action::Env;
use super::dialog::dialog_ui;
use super::event::Post;
use super::question::{Question, Want, listed_endings};
use super::row::Row;
use super::strings::{self as s, Tr};
use super::task::Pending;
use super::widgets::{NamedBars, nothing_ui, text_field_ui, weak};
use crate::library::home_folder;

/// The box while it is open.
pub struct FileBox {
    question: Question,
    /// The folder that is shown; empty until the first one is found.
    folder: PathBuf,
    /// What stands in the field: the folder's path, or what the reader has typed.
    typed: String,
    /// The name that is saved under.
    name: String,
    chosen: Vec<String>,
    listing: Option<Listing>,
    looking: Option<Pending<Found>>,
    /// What was typed leads nowhere.
    astray: Option<(Astray, String)>,
    /// The path that would be written, and whether a file is there already; unknown while that is asked.
    target: Option<(PathBuf, Option<bool>)>,
    asking: Option<Pending<bool>>,
    /// It is to be answered once what was typed is found.
    answering: bool,
    drawn: bool,
}

impl FileBox {
    /// A box for a question; begins in its folder, else in the reader's.
    #[must_use]
    pub fn new(question: Question) -> Self {
        let name = match &question.want {
            Want::Save(name) => name.clone(),
            _ => String::new(),
        };
        Self {
            question,
            folder: PathBuf::new(),
            typed: String::new(),
            name,
            chosen: Vec::new(),
            listing: None,
            looking: None,
            astray: None,
            target: None,
            asking: None,
            answering: false,
            drawn: false,
        }
    }

    /// Draws the box. Gives the question back with its answer when there is one (no path: it was closed), else itself.
    pub fn box_ui(mut self, ctx: &Context, env: Env) -> Result<Self, Box<(Question, Vec<PathBuf>)>> {
        let mut answer = self.look(ctx).map(|path| vec![path]);
        let open = dialog_ui(ctx, env, ("file-box", self.question.title), 640.0, |ui| {
            ui.label(weak(env, env.t(s::FILE_BOX_WHY)));
            self.path_ui(ui, env);
            ui.separator();
            let height = (ctx.content_rect().height() - 330.0).clamp(120.0, 420.0);
            ScrollArea::vertical().max_height(height).min_scrolled_height(height).auto_shrink([false, false]).named_ui(
                ui,
                env,
                |ui| self.list_ui(ui, env, &mut answer),
            );
            ui.separator();
            self.answer_ui(ui, env, &mut answer);
        });
        match answer {
            Some(paths) => Err(Box::new((self.question, paths))),
            None if open => Ok(self),
            None => Err(Box::new((self.question, Vec::new()))),
        }
    }

    /// Takes what was found when it is there, and has a folder looked for at the beginning. Gives the file that was typed.
    fn look(&mut self, ctx: &Context) -> Option<PathBuf> {
        if self.listing.is_none() && self.looking.is_none() {
            let (first, endings) = (self.question.folder.clone(), self.endings());
            self.looking = Some(Pending::begin(ctx, move || begin(first, &endings)));
        }
        let found = self.looking.as_ref().and_then(Pending::take)?;
        self.looking = None;
        match found {
            Found::Folder { folder, name, listing } => {
                self.typed = folder.display().to_string();
                self.folder = folder;
                self.listing = Some(listing);
                self.chosen.clear();
                self.name = name.unwrap_or_else(|| std::mem::take(&mut self.name));
                None
            }
            Found::File(path) => Some(path),
            Found::Nothing(why, typed) => {
                self.astray = Some((why, typed));
                self.answering = false;
                None
            }
        }
    }

    /// Goes to a path: into a folder, or to a file, which is the answer.
    fn go(&mut self, ctx: &Context, path: PathBuf) {
        let ways = match self.question.want {
            Want::Save(_) => Ways::Save,
            Want::Folder => Ways::Folder,
            Want::Files | Want::File => Ways::File,
        };
        let endings = self.endings();
        self.astray = None;
        self.looking = Some(Pending::begin(ctx, move || go(path, ways, &endings)));
    }

    /// Whether a file is there already that would be written over; unknown while that is asked.
    fn replaces(&mut self, ctx: &Context, path: &Path) -> Option<bool> {
        if let Some(answer) = self.asking.as_ref().and_then(Pending::take) {
            self.asking = None;
            self.target.iter_mut().for_each(|(_, there)| *there = Some(answer));
        }
        // One question at a time: while a name is typed the disk may be slow.
        if self.asking.is_none() && self.target.as_ref().is_none_or(|(asked, _)| asked != path) {
            let asked = path.to_owned();
            self.asking = Some(Pending::begin(ctx, move || asked.exists()));
            self.target = Some((path.to_owned(), None));
        }
        self.target.as_ref().filter(|(asked, _)| asked == path).and_then(|(_, there)| *there)
    }

    /// The endings of the files that are listed; `None`: all files, and no files where a folder is asked for.
    fn endings(&self) -> Vec<&'static str> {
        match self.question.want {
            Want::Folder => vec![""],
            _ => self.question.forms.iter().flat_map(|(_, endings)| endings.iter().copied()).collect(),
        }
    }

    /// The folder above, and the path as text.
    fn path_ui(&mut self, ui: &mut Ui, env: Env) {
        ui.horizontal(|ui| {
            let above = self.folder.parent().map(Path::to_owned);
            if ui.add_enabled(above.is_some(), egui::Button::new(env.t(s::FILE_BOX_UP))).clicked()
                && let Some(above) = above
            {
                self.go(ui.ctx(), above);
            }
            let field = text_field_ui(ui, env, &mut self.typed, env.t(s::FILE_BOX_PATH), "file-box-path");
            if !std::mem::replace(&mut self.drawn, true) {
                field.response.request_focus();
            }
            if field.response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter)) {
                self.go(ui.ctx(), resolved(&self.folder, &self.typed));
            }
        });
        if let Some((why, typed)) = &self.astray {
            let why = match why {
                Astray::NotThere => s::FILE_BOX_ASTRAY,
                Astray::NotAllowed => s::FILE_BOX_DENIED,
                Astray::NoFolder => s::FILE_BOX_NO_FOLDER,
                Astray::NoFile => s::FILE_BOX_NO_FILE,
            };
            ui.label(weak(env, env.with(why, &[typed])).color(env.palette.warning));
        }
    }

    fn list_ui(&mut self, ui: &mut Ui, env: Env, answer: &mut Option<Vec<PathBuf>>) {
        let Some(listing) = self.listing.as_ref().filter(|_| self.looking.is_none()) else {
            nothing_ui(ui, env, s::FILE_BOX_LOOKING);
            return;
        };
        if let Some(why) = &listing.failed {
            ui.label(weak(env, env.with(s::FILE_BOX_FAILED, &[why])).color(env.palette.warning));
            return;
        }
        // What is listed is not what is typed.
        if listing.entries.is_empty() && !self.is_elsewhere() {
            let folders = self.question.want == Want::Folder;
            nothing_ui(ui, env, if folders { s::FILE_BOX_NO_FOLDERS } else { s::FILE_BOX_EMPTY });
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
            self.go(ui.ctx(), folder);
        }
    }

    /// The name to save under, and the buttons.
    fn answer_ui(&mut self, ui: &mut Ui, env: Env, answer: &mut Option<Vec<PathBuf>>) {
        let saves = matches!(self.question.want, Want::Save(_));
        let mut entered = false;
        if saves {
            let field = text_field_ui(ui, env, &mut self.name, env.t(s::FILE_BOX_NAME), "file-box-name");
            entered = field.response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
        }
        let wrong = self.forms_ui(ui, env, saves);
        // The disk may not have said yet whether something is there.
        self.answering |= entered && !wrong;
        let paths = self.paths();
        let there = match paths.first().filter(|_| saves) {
            Some(path) => self.replaces(ui.ctx(), path),
            None => Some(false),
        };
        let replaces = there == Some(true);
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
                // Before it is known whether something is written over, nothing is.
                let elsewhere = self.is_elsewhere();
                let named = !saves || !paths.is_empty();
                let can =
                    self.looking.is_none() && !wrong && named && (elsewhere || !paths.is_empty() && there.is_some());
                let clicked = ui.add_enabled(can, egui::Button::new(env.t(button))).clicked();
                if can && elsewhere && (clicked || entered) {
                    // What was typed is where it goes to, not what is listed still.
                    self.go(ui.ctx(), resolved(&self.folder, &self.typed));
                    self.answering = true;
                } else if can && clicked {
                    *answer = Some(paths);
                } else if can && self.answering {
                    self.answering = false;
                    // What is there is replaced only by the button that says so.
                    if !replaces && !elsewhere {
                        *answer = Some(paths);
                    }
                } else if self.looking.is_none() && (wrong || there.is_some()) {
                    self.answering = false;
                }
                if ui.button(env.t(s::CANCEL)).clicked() {
                    *answer = Some(Vec::new());
                }
            },
        );
    }

    /// Whether another path is typed than that of the folder that is listed.
    fn is_elsewhere(&self) -> bool {
        self.listing.is_some() && resolved(&self.folder, &self.typed) != self.folder
    }

    /// The forms that can be saved; true where the name's ending is of none of them, which is said.
    fn forms_ui(&self, ui: &mut Ui, env: Env, saves: bool) -> bool {
        let forms = &self.question.forms;
        if !saves || forms.is_empty() {
            return false;
        }
        let form = |(name, endings): &(&str, Vec<&str>)| format!("{name} .{}", endings.first().unwrap_or(&""));
        let told: Vec<String> = forms.iter().map(form).collect();
        ui.label(weak(env, env.with(s::FILE_BOX_FORMS, &[&told.join("　")])));
        let ending = Path::new(self.name.trim()).extension().map(|e| e.to_string_lossy().to_lowercase());
        let known = |ending: &String| forms.iter().any(|(_, endings)| endings.contains(&ending.as_str()));
        let wrong = ending.is_some_and(|ending| !known(&ending));
        if wrong {
            let endings = listed_endings(forms.iter().map(|(_, endings)| endings.as_slice()));
            ui.label(weak(env, env.with(s::FILE_BOX_ENDING, &[&endings])).color(env.palette.warning));
        }
        wrong
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

#[cfg(test)]
mod tests;
