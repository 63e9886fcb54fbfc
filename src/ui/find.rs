//! Find: the bar over the text and the list of hits.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    FontId, Frame, Key, Margin, Modifiers, Rect, RichText, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, pos2,
    vec2,
};

use super::action::{Action, Env};
use super::command::Command;
use super::reading::Stretch;
use super::strings as s;
use super::theme::{self, size};
use super::widgets::{Icon, check_ui, field_frame, icon_button_ui, icon_toggle_ui};
use super::worker::{self, Post, TabId};
use crate::issue::{Issue, Place, short_title, shorten};
use crate::search::{FindError, FindIndex, FindQuery, FindResults, FindScope, FindSection};

/// Up to this many bytes of text are searched between two frames; more on a thread.
const AT_ONCE_BYTES: usize = 2 << 20;
/// Characters of context on either side of a hit in the list.
const CONTEXT_CHARS: usize = 22;
/// Characters of each heading on the way to a hit.
const STEP_CHARS: usize = 10;
const HEAD_ROW: f32 = 28.0;
const HIT_ROW: f32 = 46.0;

/// State of find in one issue.
#[derive(Default)]
pub struct Find {
    /// The bar is shown.
    pub open: bool,
    text: String,
    this_document: bool,
    regex: bool,
    focus: bool,
    /// A hit was gone to since the bar is shown.
    out: bool,
    /// The next hits are not gone to.
    quiet: bool,
    asked: Option<FindQuery>,
    running: Option<Arc<AtomicBool>>,
    results: FindResults,
    sections: Vec<FindSection>,
    stretches: Vec<Stretch>,
    current: Option<usize>,
    error: Option<FindError>,
    /// Top of each row of the list.
    tops: Vec<(f32, Row)>,
    height: f32,
    scroll_list: bool,
}

#[derive(Clone, Copy)]
enum Row {
    Head(usize),
    Hit(usize),
}

/// Results of a search made on a thread.
pub struct FindAnswer {
    query: FindQuery,
    result: Result<(FindResults, Vec<FindSection>), FindError>,
}

impl Find {
    /// Shows the bar and puts the keyboard in it, with `text` if it is given.
    pub fn show(&mut self, text: Option<String>) {
        self.out &= self.open;
        self.open = true;
        self.focus = true;
        if let Some(text) = text {
            self.text = text;
        }
    }

    /// Shows the bar as it was before it was hidden: the keyboard stays where it is, unless there is nothing to find.
    pub fn show_again(&mut self) {
        if !self.open && self.text.is_empty() {
            self.show(None);
        }
        self.open = true;
    }

    /// Whether the reader goes to a hit for the first time since he began to look: the place is one to come back to.
    pub fn sets_out(&mut self) -> bool {
        !std::mem::replace(&mut self.out, true)
    }

    /// Hides the bar and the hits.
    pub fn close(&mut self) {
        self.open = false;
    }

    /// The hits to light, and which is the current one; none while the bar is hidden.
    #[must_use]
    pub fn marks(&self) -> (&[Stretch], Option<usize>) {
        if self.open { (&self.stretches, self.current) } else { (&[], None) }
    }

    /// Place and length in bytes of a hit.
    #[must_use]
    pub fn hit(&self, n: usize) -> Option<(Place, usize)> {
        self.results.hits.get(n).map(|h| (h.place, h.bytes))
    }

    /// Forgets the hits, which are places of an issue that was understood anew, and looks again, moving nothing.
    pub fn renew(&mut self) {
        (self.asked, self.current, self.quiet) = (None, None, true);
        (self.results, self.sections, self.stretches) = Default::default();
        self.lay_out();
    }

    /// Makes a hit the current one.
    pub fn set_current(&mut self, n: usize) {
        self.current = Some(n);
        self.scroll_list = true;
    }

    /// The hit after the current one, or after `at` when there is none; goes round at the end.
    #[must_use]
    pub fn step(&self, forward: bool, at: Place) -> Option<usize> {
        let count = self.results.hits.len();
        if count == 0 {
            return None;
        }
        Some(match (self.current, forward) {
            (Some(n), true) => (n + 1) % count,
            (Some(n), false) => (n + count - 1) % count,
            (None, true) => self.first_from(at),
            (None, false) => (self.first_from(at) + count - 1) % count,
        })
    }

    fn first_from(&self, at: Place) -> usize {
        let n = self.results.hits.partition_point(|h| h.place < at);
        if n < self.results.hits.len() { n } else { 0 }
    }

    /// Looks again if what is asked has changed. `at` is where the reader is.
    pub fn update(
        &mut self,
        index: Option<&Arc<FindIndex>>,
        issue: &Issue,
        at: Place,
        post: &Post,
        tab: TabId,
        out: &mut Vec<Action>,
    ) {
        let Some(index) = index.filter(|_| self.open) else { return };
        let scope = if self.this_document { FindScope::Document(at.document) } else { FindScope::Whole };
        let query = FindQuery { text: self.text.clone(), regex: self.regex, scope };
        if self.asked.as_ref() == Some(&query) {
            return;
        }
        self.asked = Some(query.clone());
        if let Some(running) = self.running.take() {
            running.store(true, Ordering::Relaxed);
        }
        let bytes: usize = issue.documents.iter().flat_map(|d| &d.blocks).map(|b| b.text.len()).sum();
        if bytes <= AT_ONCE_BYTES {
            let result = index.find(&query).map(|found| {
                let sections = index.sections(&found);
                (found, sections)
            });
            self.take(FindAnswer { query, result }, at, out);
            return;
        }
        let cancel = Arc::new(AtomicBool::new(false));
        self.running = Some(Arc::clone(&cancel));
        let index = Arc::clone(index);
        post.clone().spawn("find", move |post| {
            let result = index.find_cancellable(&query, &cancel).map(|found| {
                let sections = index.sections(&found);
                (found, sections)
            });
            if !cancel.load(Ordering::Relaxed) {
                post.send(worker::Event::Found { tab, answer: FindAnswer { query, result } });
            }
        });
    }

    /// Takes the results of a search, if they are to what is asked now, and shows the first hit from `at` on.
    pub fn take(&mut self, answer: FindAnswer, at: Place, out: &mut Vec<Action>) {
        if self.asked.as_ref() != Some(&answer.query) {
            return;
        }
        self.running = None;
        self.current = None;
        (self.error, (self.results, self.sections)) = match answer.result {
            Ok(found) => (None, found),
            Err(FindError::Cancelled) => return,
            Err(error) => (Some(error), Default::default()),
        };
        let stretch = |h: &crate::search::FindHit| Stretch {
            document: h.place.document,
            block: h.place.block,
            bytes: h.place.byte..h.place.byte + h.bytes,
        };
        self.stretches = self.results.hits.iter().map(stretch).collect();
        self.lay_out();
        if !std::mem::take(&mut self.quiet) && !self.results.hits.is_empty() {
            out.push(Action::ShowHit(self.first_from(at)));
        }
    }

    fn lay_out(&mut self) {
        self.tops.clear();
        let mut y = 0.0;
        for (n, section) in self.sections.iter().enumerate() {
            self.tops.push((y, Row::Head(n)));
            y += HEAD_ROW;
            for hit in section.hits.clone() {
                self.tops.push((y, Row::Hit(hit)));
                y += HIT_ROW;
            }
        }
        self.height = y;
    }

    /// The bar over the text.
    pub fn bar_ui(&mut self, ui: &mut Ui, env: Env, list_shown: bool, out: &mut Vec<Action>) {
        Frame::NONE.fill(env.palette.panel).inner_margin(Margin::symmetric(10, 5)).show(ui, |ui| {
            ui.horizontal(|ui| {
                self.field_ui(ui, env, out);
                self.count_ui(ui, env);
                let some = !self.results.hits.is_empty();
                ui.add_enabled_ui(some, |ui| {
                    ui.spacing_mut().item_spacing.x = 2.0;
                    let name = Command::FindPrevious.name_and_key(ui.ctx(), env.lang);
                    if icon_button_ui(ui, env, Icon::Up, &name).clicked() {
                        out.push(Action::Run(Command::FindPrevious));
                    }
                    let name = Command::FindNext.name_and_key(ui.ctx(), env.lang);
                    if icon_button_ui(ui, env, Icon::Down, &name).clicked() {
                        out.push(Action::Run(Command::FindNext));
                    }
                });
                check_ui(ui, env, &mut self.this_document, env.t(s::FIND_SCOPE_DOCUMENT));
                check_ui(ui, env, &mut self.regex, env.t(s::FIND_REGEX)).on_hover_text(env.t(s::FIND_REGEX_TIP));
                if icon_toggle_ui(ui, env, Icon::List, env.t(s::FIND_LIST), list_shown).clicked() {
                    out.push(Action::Run(Command::ToggleResults));
                }
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    if icon_button_ui(ui, env, Icon::Cross, env.t(s::FIND_CLOSE)).clicked() {
                        self.close();
                    }
                });
            });
            if let Some(error) = &self.error {
                let text = env.lang.message(error, FindError::message_zh);
                ui.label(RichText::new(text).size(size::SMALL).color(env.palette.red));
            }
        });
    }

    fn field_ui(&mut self, ui: &mut Ui, env: Env, out: &mut Vec<Action>) {
        let hint = env.t(s::FIND_HINT);
        let id = egui::Id::unique("find-text");
        // Enter steps and keeps the keyboard in the box; Esc closes.
        if ui.memory(|m| m.has_focus(id)) {
            let (next, previous, close) = ui.input_mut(|i| {
                let previous = i.consume_key(Modifiers::SHIFT, Key::Enter);
                (i.consume_key(Modifiers::NONE, Key::Enter), previous, i.consume_key(Modifiers::NONE, Key::Escape))
            });
            if next {
                out.push(Action::Run(Command::FindNext));
            }
            if previous {
                out.push(Action::Run(Command::FindPrevious));
            }
            if close {
                self.close();
                ui.memory_mut(|m| m.surrender_focus(id));
            }
        }
        let width = (ui.available_width() * 0.34).clamp(120.0, 320.0);
        let edit =
            TextEdit::singleline(&mut self.text).id(id).hint_text(hint).frame(field_frame(env)).desired_width(width);
        let output = edit.show(ui);
        let response = output.response.response;
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::TextInput, true, hint);
            info.current_text_value = Some(self.text.clone());
            info
        });
        if std::mem::take(&mut self.focus) {
            response.request_focus();
            let mut state = output.state;
            let all = egui::text::CCursorRange::two(
                egui::text::CCursor::new(0),
                egui::text::CCursor::new(self.text.chars().count()),
            );
            state.cursor.set_char_range(Some(all));
            state.store(ui.ctx(), id);
        }
    }

    fn count_ui(&self, ui: &mut Ui, env: Env) {
        let (text, color) = if self.text.is_empty() || self.error.is_some() {
            (String::new(), env.palette.weak)
        } else if self.running.is_some() {
            (env.t(s::FIND_RUNNING).to_owned(), env.palette.weak)
        } else if self.results.hits.is_empty() {
            (env.t(s::FIND_NONE).to_owned(), env.palette.red)
        } else {
            let at = self.current.map_or(0, |n| n + 1).to_string();
            (env.with(s::FIND_COUNT, &[&at, &self.results.total.to_string()]), env.palette.ink)
        };
        let galley = ui.painter().layout_no_wrap(text.clone(), FontId::proportional(size::BODY), color);
        let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x.max(64.0), 26.0), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
        ui.painter().galley(rect.center() - galley.size() / 2.0, galley, color);
    }

    /// The list of hits by section.
    pub fn list_ui(&mut self, ui: &mut Ui, env: Env, issue: &Issue, index: Option<&FindIndex>, out: &mut Vec<Action>) {
        let Some(index) = index.filter(|_| !self.tops.is_empty()) else {
            ui.add_space(8.0);
            let text = if self.text.is_empty() || !self.open { s::FIND_WAITING } else { s::FIND_NONE };
            ui.vertical_centered(|ui| ui.label(RichText::new(env.t(text)).color(env.palette.weak)));
            return;
        };
        if self.results.truncated() {
            let text = env.with(s::FIND_MORE, &[&self.results.hits.len().to_string()]);
            ui.label(RichText::new(text).size(size::SMALL).color(env.palette.warning));
        }
        let scroll = std::mem::take(&mut self.scroll_list);
        ScrollArea::vertical().id_salt("find-list").auto_shrink([false, false]).show_viewport(ui, |ui, view| {
            ui.set_height(self.height);
            let origin = ui.max_rect().min;
            let width = ui.available_width();
            if scroll
                && let Some(&(top, _)) =
                    self.tops.iter().find(|(_, r)| matches!(r, Row::Hit(n) if Some(*n) == self.current))
            {
                let rect = Rect::from_min_size(origin + vec2(0.0, top), vec2(width, HIT_ROW));
                ui.scroll_to_rect(rect.expand2(vec2(0.0, HEAD_ROW)), None);
            }
            let first = self.tops.partition_point(|&(top, _)| top <= view.min.y).saturating_sub(1);
            for &(top, row) in self.tops.iter().skip(first).take_while(|(top, _)| *top <= view.max.y) {
                let at = origin + vec2(0.0, top);
                match row {
                    Row::Head(n) => self.head_ui(ui, env, issue, n, Rect::from_min_size(at, vec2(width, HEAD_ROW))),
                    Row::Hit(n) => self.hit_ui(ui, env, index, n, Rect::from_min_size(at, vec2(width, HIT_ROW)), out),
                }
            }
        });
    }

    fn head_ui(&self, ui: &Ui, env: Env, issue: &Issue, n: usize, rect: Rect) {
        let Some(section) = self.sections.get(n) else { return };
        let title = issue.documents.get(section.document).map_or("", short_title);
        let font = FontId::new(size::SMALL, theme::hei());
        let cut = |text: String, room: f32| {
            let mut job = LayoutJob::single_section(text, TextFormat::simple(font.clone(), env.palette.weak));
            job.wrap = TextWrapping::truncate_at_width(room);
            ui.painter().layout_job(job)
        };
        // The titles of an office are long and begin alike; where in the document a hit is must still be seen.
        let room = rect.width() - 12.0;
        let path: String = section.path.iter().map(|step| format!(" › {}", shorten(step.trim(), STEP_CHARS))).collect();
        let path = cut(path, room * 0.6);
        let title = cut(title.to_owned(), room - path.size().x);
        let at = pos2(rect.left() + 6.0, rect.bottom() - title.size().y - 4.0);
        let behind = at + vec2(title.size().x, 0.0);
        ui.painter().galley(at, title, env.palette.weak);
        ui.painter().galley(behind, path, env.palette.weak);
    }

    fn hit_ui(&self, ui: &Ui, env: Env, index: &FindIndex, n: usize, rect: Rect, out: &mut Vec<Action>) {
        let Some(hit) = self.results.hits.get(n) else { return };
        let response = ui.interact(rect, ui.scope_id().with(("hit", n)), Sense::click());
        let p = env.palette;
        let current = self.current == Some(n);
        if current || response.hovered() {
            ui.painter().rect_filled(rect.shrink2(vec2(2.0, 1.0)), 4.0, if current { p.chosen } else { p.hover });
        }
        let snippet = index.context(hit, CONTEXT_CHARS);
        let font = FontId::proportional(size::BODY - 1.0);
        let plain = TextFormat::simple(font.clone(), p.ink);
        let lit = TextFormat { background: p.hit, ..plain.clone() };
        let mut job = LayoutJob::default();
        let before = format!("{}{}", if snippet.cut_before { "…" } else { "" }, snippet.before);
        let after = format!("{}{}", snippet.after, if snippet.cut_after { "…" } else { "" });
        let whole = format!("{before}{}{after}", snippet.hit);
        job.append(&before, 0.0, plain.clone());
        job.append(&snippet.hit, 0.0, lit);
        job.append(&after, 0.0, plain);
        job.wrap = TextWrapping {
            max_width: rect.width() - 20.0,
            max_rows: 2,
            break_anywhere: false,
            overflow_character: Some('…'),
        };
        let galley = ui.painter().layout_job(job);
        ui.painter().galley(pos2(rect.left() + 10.0, rect.center().y - galley.size().y / 2.0), galley, p.ink);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, current, &whole));
        if response.clicked() {
            out.push(Action::ShowHit(n));
        }
    }
}
