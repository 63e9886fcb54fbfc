//! The bookmarks panel.

use egui::{Frame, Key, Margin, Modifiers, RichText, Role, ScrollArea, TextEdit, Ui, WidgetInfo, vec2};

use super::{Panel, PanelInfo, PanelScene};
use crate::issue::shorten;
use crate::library::{Bookmark, BookmarkId, UnixTime};
use crate::search::text_fits;
use crate::ui::action::{Action, Env};
use crate::ui::bookmarks::PlacedBookmark;
use crate::ui::command::{PanelId, key};
use crate::ui::library_thread::now;
use crate::ui::places::page_text;
use crate::ui::row::Row;
use crate::ui::strings::{self as s, Tr};
use crate::ui::theme::size;
use crate::ui::widgets::{Icon, nothing_ui, select_all, text_field_ui, weak};

/// The panel.
pub const PANEL: PanelInfo = PanelInfo {
    name: Tr { zh: "书签栏", en: "Bookmarks" },
    does: Tr { zh: "显示或隐藏书签栏", en: "Show or hide the bookmarks" },
    keys: &[key(Modifiers::COMMAND, Key::B)],
    icon: Some(Icon::Bookmark),
    ..PanelInfo::new(PanelId::BOOKMARKS, s::BOOKMARKS, || Box::<BookmarksPanel>::default())
};

/// Below this confidence a place is shown as a guess.
const SURE: f32 = 0.5;

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

/// The bookmarks panel of a tab.
#[derive(Default)]
struct BookmarksPanel {
    filter: String,
    order: Order,
    editing: Option<Editing>,
    focus_edit: bool,
}

impl Panel for BookmarksPanel {
    fn ui(&mut self, ui: &mut Ui, env: Env, scene: PanelScene<'_>, out: &mut Vec<Action>) {
        let Some(doc) = scene.tab.doc() else { return };
        let all = doc.bookmarks.all();
        if all.is_empty() {
            ui.add_space(16.0);
            ui.vertical_centered(|ui| {
                ui.label(env.t(s::BOOKMARK_NONE));
                ui.label(weak(env, env.t(s::BOOKMARK_NONE_HOW)));
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
        let shown = self.shown(all);
        if shown.is_empty() {
            nothing_ui(ui, env, s::BOOKMARK_NO_MATCH);
        }
        let pages = doc.made.jump.as_ref().map(|jump| jump.pages());
        ScrollArea::vertical().id_salt("bookmarks").auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            for placed in shown {
                let page = placed.found.and_then(|found| page_text(env, &doc.issue, pages, found.place));
                self.bookmark_ui(ui, env, placed, page.map(|(text, _)| text), out);
            }
        });
    }
}

impl BookmarksPanel {
    fn shown<'a>(&self, all: &'a [PlacedBookmark]) -> Vec<&'a PlacedBookmark> {
        let fits = |b: &Bookmark| [&b.name, &b.note, &b.anchor.quote].iter().any(|text| text_fits(&self.filter, text));
        let mut shown: Vec<&PlacedBookmark> = all.iter().filter(|placed| fits(&placed.bookmark)).collect();
        let place = |b: &PlacedBookmark| b.found.map(|found| found.place);
        match self.order {
            // Those without a place come last.
            Order::Place => shown.sort_by_key(|b| (b.found.is_none(), place(b), b.bookmark.created)),
            Order::Time => shown.sort_by_key(|b| std::cmp::Reverse(b.bookmark.created)),
            Order::Name => shown.sort_by(|a, b| a.bookmark.name.cmp(&b.bookmark.name)),
        }
        shown
    }

    fn bookmark_ui(
        &mut self,
        ui: &mut Ui,
        env: Env,
        placed: &PlacedBookmark,
        page: Option<String>,
        out: &mut Vec<Action>,
    ) {
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
                let row = Row::text(env, &bookmark.name, p.ink).leads(placed.found.is_some()).ui(ui, env);
                if let Some(found) = placed.found.filter(|_| row.clicked()) {
                    out.push(Action::GoTo { place: found.place, bytes: bookmark.anchor.quote.len() });
                }
            }
            where_ui(ui, env, placed, page);
            ui.label(weak(env, ago(env, now().saturating_sub(bookmark.created))));
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

    fn buttons_ui(&mut self, ui: &mut Ui, env: Env, placed: &PlacedBookmark, out: &mut Vec<Action>) {
        let bookmark = &placed.bookmark;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing = vec2(2.0, 0.0);
            ui.spacing_mut().button_padding = vec2(5.0, 2.0);
            if ui.button(weak(env, env.t(s::BOOKMARK_RENAME))).clicked() {
                self.editing = Some(Editing::Name(bookmark.id, bookmark.name.clone()));
                self.focus_edit = true;
            }
            if ui.button(weak(env, env.t(s::BOOKMARK_NOTE))).clicked() {
                self.editing = Some(Editing::Note(bookmark.id, bookmark.note.clone()));
                self.focus_edit = true;
            }
            if ui.button(weak(env, env.t(s::BOOKMARK_DELETE))).clicked() {
                out.push(Action::DeleteBookmark(bookmark.id));
            }
        });
    }
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
fn where_ui(ui: &mut Ui, env: Env, placed: &PlacedBookmark, page: Option<String>) {
    let warn = |text| RichText::new(env.t(text)).size(size::SMALL).color(env.palette.warning);
    let Some(found) = placed.found else {
        ui.label(warn(s::BOOKMARK_LOST));
        let anchor = &placed.bookmark.anchor;
        ui.add(egui::Label::new(weak(env, format!("“{}” {}", shorten(&anchor.quote, 60), anchor.title))).wrap());
        return;
    };
    if found.confidence < SURE {
        ui.label(warn(s::BOOKMARK_UNSURE));
    }
    let mut text = placed.path.join(" › ");
    text.extend(page.map(|page| format!(" · {page}")));
    ui.add(egui::Label::new(weak(env, text)).wrap());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_told_in_the_largest_unit() {
        let env = Env::of_tests();
        for (seconds, text) in
            [(-5, "刚刚"), (59, "刚刚"), (61, "1 分钟前"), (7_300, "2 小时前"), (3 * 86_400, "3 天前")]
        {
            assert_eq!(ago(env, seconds), text);
        }
    }
}
