//! The bookmarks panel.

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Frame, Key, Margin, RichText, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, vec2};

use super::action::{Action, Env};
use super::contents::shorten;
use super::keeper::now;
use super::status::page_text;
use super::strings as s;
use super::theme::size;
use super::widgets::text_field_ui;
use crate::issue::{Issue, Place, Resolution, label_path};
use crate::library::{Bookmark, BookmarkId, UnixTime};
use crate::search::{PageMap, text_fits};

/// Below this confidence a place is shown as a guess.
const SURE: f32 = 0.5;

/// An issue, with its printed pages when they are known.
type Printed<'a> = (&'a Issue, Option<&'a PageMap>);

/// How the list is ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Order {
    #[default]
    Place,
    Time,
    Name,
}

/// What of a bookmark is being written.
#[derive(Clone, Debug, PartialEq)]
enum Editing {
    Name(BookmarkId, String),
    Note(BookmarkId, String),
}

/// A bookmark with where it stands in the text that is open.
#[derive(Clone, Debug)]
pub struct Placed {
    /// The bookmark.
    pub bookmark: Bookmark,
    /// Its place here; `None` when nothing here is like it.
    pub found: Option<Resolution>,
    /// The document there, and the labels on the way down to it.
    pub path: Vec<String>,
}

impl Placed {
    /// A bookmark at what was found for it.
    #[must_use]
    pub fn new(bookmark: Bookmark, found: Option<Resolution>, issue: &Issue) -> Self {
        let place = found.map(|found| found.place);
        let document = place.and_then(|place| Some((place.block, issue.documents.get(place.document)?)));
        let mut path = Vec::new();
        if let Some((block, document)) = document {
            path.push(shorten(&document.title, 40));
            path.extend(label_path(document, block).iter().map(|label| shorten(label, 16)));
        }
        Self { bookmark, found, path }
    }
}

/// The bookmarks of one issue and the state of their panel.
#[derive(Default)]
pub struct Bookmarks {
    all: Vec<Placed>,
    /// Places in reading order, for the marks in the text.
    places: Vec<Place>,
    filter: String,
    order: Order,
    editing: Option<Editing>,
    focus_edit: bool,
}

impl Bookmarks {
    /// Takes the list as it is on the disk now.
    pub fn set(&mut self, all: Vec<Placed>) {
        self.places = all.iter().filter_map(|b| b.found.map(|r| r.place)).collect();
        self.places.sort_unstable();
        self.all = all;
    }

    /// Marked places, in reading order.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// Draws the panel.
    pub fn bookmarks_ui(&mut self, ui: &mut Ui, env: Env, issue: Printed<'_>, out: &mut Vec<Action>) {
        if self.all.is_empty() {
            ui.add_space(16.0);
            ui.vertical_centered(|ui| {
                ui.label(env.t(s::BOOKMARK_NONE));
                ui.label(RichText::new(env.t(s::BOOKMARK_NONE_HOW)).size(size::SMALL).color(env.palette.weak));
            });
            return;
        }
        text_field_ui(ui, env, &mut self.filter, env.t(s::BOOKMARK_FILTER), "bookmark-filter");
        ui.horizontal(|ui| {
            for (order, name) in
                [(Order::Place, s::SORT_PLACE), (Order::Time, s::SORT_TIME), (Order::Name, s::SORT_NAME)]
            {
                let text = RichText::new(env.t(name)).size(size::SMALL);
                if ui.selectable_label(self.order == order, text).clicked() {
                    self.order = order;
                }
            }
        });
        let shown = self.shown();
        if shown.is_empty() {
            ui.add_space(8.0);
            ui.vertical_centered(|ui| ui.label(RichText::new(env.t(s::BOOKMARK_NO_MATCH)).color(env.palette.weak)));
        }
        ScrollArea::vertical().id_salt("bookmarks").auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            for n in shown {
                if let Some(placed) = self.all.get(n).cloned() {
                    self.bookmark_ui(ui, env, issue, &placed, out);
                }
            }
        });
    }

    fn shown(&self) -> Vec<usize> {
        let fits = |b: &Bookmark| [&b.name, &b.note, &b.anchor.quote].iter().any(|text| text_fits(&self.filter, text));
        let mut shown: Vec<usize> =
            (0..self.all.len()).filter(|&n| self.all.get(n).is_some_and(|p| fits(&p.bookmark))).collect();
        let key = |n: &usize| {
            self.all.get(*n).map(|p| (p.found.map(|r| r.place), p.bookmark.created, p.bookmark.name.clone()))
        };
        match self.order {
            // Those without a place come last.
            Order::Place => shown.sort_by_key(|n| key(n).map(|(place, time, _)| (place.is_none(), place, time))),
            Order::Time => shown.sort_by_key(|n| std::cmp::Reverse(key(n).map(|(_, time, _)| time))),
            Order::Name => shown.sort_by_key(|n| key(n).map(|(_, _, name)| name)),
        }
        shown
    }

    fn bookmark_ui(&mut self, ui: &mut Ui, env: Env, issue: Printed<'_>, placed: &Placed, out: &mut Vec<Action>) {
        let bookmark = &placed.bookmark;
        let p = env.palette;
        let frame = Frame::NONE
            .fill(p.field)
            .corner_radius(6)
            .stroke(egui::Stroke::new(1.0, p.rule))
            .inner_margin(Margin::symmetric(10, 7));
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            if !self.name_edit_ui(ui, env, bookmark.id, out) {
                let text = RichText::new(&bookmark.name).color(p.ink);
                let name = ui.add(egui::Label::new(text).sense(Sense::click()).wrap());
                let here = placed.found.is_some();
                name.widget_info(|| WidgetInfo::labeled(Role::Link, here, &bookmark.name));
                let name = if here { name.on_hover_cursor(egui::CursorIcon::PointingHand) } else { name };
                if name.clicked()
                    && let Some(found) = placed.found
                {
                    out.push(Action::GoTo { place: found.place, bytes: bookmark.anchor.quote.len() });
                }
            }
            where_ui(ui, env, issue, placed);
            ui.label(
                RichText::new(ago(env, now().saturating_sub(bookmark.created)))
                    .size(size::SMALL)
                    .color(env.palette.weak),
            );
            if !self.note_edit_ui(ui, env, bookmark.id, out) && !bookmark.note.is_empty() {
                ui.add(egui::Label::new(RichText::new(&bookmark.note).size(size::BODY - 1.0).color(p.ink)).wrap());
            }
            self.buttons_ui(ui, env, placed, out);
        });
    }

    /// The name's text box, while it is being written; false while it is not.
    fn name_edit_ui(&mut self, ui: &mut Ui, env: Env, id: BookmarkId, out: &mut Vec<Action>) -> bool {
        let Some(Editing::Name(of, text)) = &mut self.editing else { return false };
        if *of != id {
            return false;
        }
        let response =
            ui.add(TextEdit::singleline(text).id(egui::Id::unique("bookmark-name")).desired_width(f32::INFINITY));
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, env.t(s::BOOKMARK_RENAME)));
        if std::mem::take(&mut self.focus_edit) {
            response.request_focus();
            select_all(ui, response.id, text);
        }
        if response.lost_focus() {
            let (cancelled, text) = (ui.input(|i| i.key_pressed(Key::Escape)), text.trim().to_owned());
            self.editing = None;
            if !cancelled && !text.is_empty() {
                out.push(Action::RenameBookmark(id, text));
            }
        }
        true
    }

    fn note_edit_ui(&mut self, ui: &mut Ui, env: Env, id: BookmarkId, out: &mut Vec<Action>) -> bool {
        let Some(Editing::Note(of, text)) = &mut self.editing else { return false };
        if *of != id {
            return false;
        }
        let hint = env.t(s::BOOKMARK_NOTE_HINT);
        let edit = TextEdit::multiline(text)
            .id(egui::Id::unique("bookmark-note"))
            .hint_text(hint)
            .desired_rows(3)
            .desired_width(f32::INFINITY);
        let response = ui.add(edit);
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, env.t(s::BOOKMARK_NOTE)));
        if std::mem::take(&mut self.focus_edit) {
            response.request_focus();
        }
        let text = text.trim().to_owned();
        let mut done = None;
        ui.horizontal(|ui| {
            // Esc ends writing, and what was written is kept: a note is lost only by the button that says so.
            if ui.button(env.t(s::SAVE)).clicked() || response.lost_focus() && ui.input(|i| i.key_pressed(Key::Escape))
            {
                done = Some(true);
            }
            if ui.button(env.t(s::CANCEL)).clicked() {
                done = Some(false);
            }
        });
        if let Some(keep) = done {
            self.editing = None;
            if keep {
                out.push(Action::AnnotateBookmark(id, text));
            }
        }
        true
    }

    fn buttons_ui(&mut self, ui: &mut Ui, env: Env, placed: &Placed, out: &mut Vec<Action>) {
        let bookmark = &placed.bookmark;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing = vec2(2.0, 0.0);
            ui.spacing_mut().button_padding = vec2(5.0, 2.0);
            let small = |text: &'static str| RichText::new(text).size(size::SMALL).color(env.palette.weak);
            if ui.button(small(env.t(s::BOOKMARK_RENAME))).clicked() {
                self.editing = Some(Editing::Name(bookmark.id, bookmark.name.clone()));
                self.focus_edit = true;
            }
            if ui.button(small(env.t(s::BOOKMARK_NOTE))).clicked() {
                self.editing = Some(Editing::Note(bookmark.id, bookmark.note.clone()));
                self.focus_edit = true;
            }
            if ui.button(small(env.t(s::BOOKMARK_DELETE))).clicked() {
                out.push(Action::DeleteBookmark(bookmark.id));
            }
        });
    }
}

/// Selects the whole of a text box: what is typed first takes the place of the old text.
fn select_all(ui: &Ui, id: egui::Id, text: &str) {
    let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let all = CCursorRange::two(CCursor::new(0), CCursor::new(text.chars().count()));
    state.cursor.set_char_range(Some(all));
    state.store(ui.ctx(), id);
}

/// How long ago, in the largest unit that fits: what a reader remembers, whatever the clock's zone.
fn ago(env: Env, seconds: UnixTime) -> String {
    let (text, count) = match seconds {
        ..60 => (s::JUST_NOW, 0),
        60..3_600 => (s::MINUTES_AGO, seconds / 60),
        3_600..86_400 => (s::HOURS_AGO, seconds / 3_600),
        _ => (s::DAYS_AGO, seconds / 86_400),
    };
    env.with(text, &[&count.to_string()])
}

/// Where a bookmark stands: its path and page, or its quote when it has lost its place.
fn where_ui(ui: &mut Ui, env: Env, (issue, pages): Printed<'_>, placed: &Placed) {
    let weak = |text: String| RichText::new(text).size(size::SMALL).color(env.palette.weak);
    let Some(found) = placed.found else {
        ui.label(RichText::new(env.t(s::BOOKMARK_LOST)).size(size::SMALL).color(env.palette.warning));
        let anchor = &placed.bookmark.anchor;
        ui.add(egui::Label::new(weak(format!("“{}” {}", shorten(&anchor.quote, 60), anchor.title))).wrap());
        return;
    };
    if found.confidence < SURE {
        ui.label(RichText::new(env.t(s::BOOKMARK_UNSURE)).size(size::SMALL).color(env.palette.warning));
    }
    let mut text = placed.path.join(" › ");
    if let Some((page, _)) = page_text(env, issue, pages, found.place) {
        text.push_str(&format!(" · {page}"));
    }
    ui.add(egui::Label::new(weak(text)).wrap());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::strings::Lang;
    use crate::ui::theme::Look;

    #[test]
    fn time_is_told_in_the_largest_unit() {
        let env = Env { lang: Lang::Zh, palette: Look::Light.palette() };
        for (seconds, text) in
            [(-5, "刚刚"), (59, "刚刚"), (61, "1 分钟前"), (7_300, "2 小时前"), (3 * 86_400, "3 天前")]
        {
            assert_eq!(ago(env, seconds), text);
        }
    }
}
