//! The panel of marks: bookmarks, highlights and underlines with their notes, of this issue or of all.

mod choice;
mod detail;
mod names;
mod rows;

use std::collections::BTreeSet;

use egui::{Key, Label, Modifiers, Rect, RichText, Role, ScrollArea, Ui, WidgetInfo, pos2, vec2};

use choice::{Choice, Order};
use detail::Draft;
use names::names_ui;
use rows::{Item, Texts, go_to, height, name, row_ui};

use super::{Panel, PanelInfo, PanelScene};
use crate::issue::Place;
use crate::library::{IssueId, MarkId, MarkLine, MarkedIssue};
use crate::ui::action::{Action, Env};
use crate::ui::command::{Command, PanelId, key};
use crate::ui::doc::Doc;
use crate::ui::mark_bar::delete_pressed;
use crate::ui::marks::{colour_name, kind_name};
use crate::ui::panels::Shared;
use crate::ui::strings::{self as s, Tr};
use crate::ui::theme::size;
use crate::ui::widgets::{Icon, NamedBars, nothing_ui, text_field_ui, weak};

/// The panel.
pub const PANEL: PanelInfo = PanelInfo {
    name: Tr { zh: "标记栏", en: "Marks" },
    does: Tr {
        zh: "列出书签、高亮和批注，本期的或各期的",
        en: "List bookmarks, highlights and notes, of this issue or of all",
    },
    keys: &[key(Modifiers::COMMAND, Key::B)],
    icon: Some(Icon::Bookmark),
    ..PanelInfo::new(PanelId::MARKS, s::MARKS, || Box::<MarksPanel>::default())
};

/// The list keeps this height, however much is said of the chosen mark.
const LEAST_LIST: f32 = 120.0;

/// The rows of the list, made anew when the marks or the choice are others.
#[derive(Default)]
struct List {
    made_for: Option<(u64, u64, f32, Choice)>,
    /// Issue and mark of each row: indexes, of the issue only where all are listed.
    rows: Vec<(usize, usize)>,
    /// Top of each row and, last, the end.
    tops: Vec<f32>,
    offices: Vec<String>,
    years: Vec<i32>,
}

/// The marks panel of a tab.
#[derive(Default)]
struct MarksPanel {
    choice: Choice,
    list: List,
    chosen: Option<(Option<IssueId>, MarkId)>,
    draft: Draft,
    naming: bool,
    /// Height that the part below the list took last.
    below: f32,
    to_chosen: bool,
    /// The keyboard is with the chosen row: it was clicked, and nothing beside the list since.
    at_row: bool,
}

/// Marks of all issues, and those of the one in front.
#[derive(Clone, Copy)]
struct Source<'a> {
    doc: &'a Doc,
    all: &'a [MarkedIssue],
    everywhere: bool,
}

impl<'a> Source<'a> {
    fn own(&self, issue: &MarkedIssue) -> bool {
        self.doc.key.as_ref().is_some_and(|key| key.id == issue.key.id)
    }

    fn item(&self, (issue, mark): (usize, usize)) -> Option<Item<'a>> {
        if !self.everywhere {
            let placed = self.doc.marks.all().get(mark)?;
            return Some(Item { mark: &placed.mark, placed: Some(placed), other: None });
        }
        let issue = self.all.get(issue)?;
        let mark = issue.marks.get(mark)?;
        if self.own(issue) {
            let placed = self.doc.marks.get(mark.id);
            return Some(Item { mark: placed.map_or(mark, |placed| &placed.mark), placed, other: None });
        }
        Some(Item { mark, placed: None, other: Some(issue) })
    }

    /// The indexes of all that could be listed.
    fn indexes(&self) -> Vec<(usize, usize)> {
        if self.everywhere {
            let of = |(n, issue): (usize, &MarkedIssue)| (0..issue.marks.len()).map(move |mark| (n, mark));
            self.all.iter().enumerate().flat_map(of).collect()
        } else {
            (0..self.doc.marks.all().len()).map(|mark| (0, mark)).collect()
        }
    }
}

impl Panel for MarksPanel {
    fn opened(&mut self, doc: &mut Doc, _at: Place) {
        // What was marked last is what one is likely to name or to write on.
        let last = doc.marks.all().iter().max_by_key(|placed| (placed.mark.changed, placed.mark.id));
        self.chosen = last.map(|placed| (None, placed.mark.id)).or(self.chosen.take());
        self.to_chosen = true;
    }

    fn ui(&mut self, ui: &mut Ui, env: Env, scene: PanelScene<'_>, out: &mut Vec<Action>) {
        let Some(doc) = scene.tab.doc() else { return };
        let shared = scene.shared;
        self.head_ui(ui, env, doc, shared, out);
        if self.naming {
            names_ui(ui, env, shared, out);
        }
        let source = Source { doc, all: shared.all_marks, everywhere: self.choice.everywhere };
        let width = ui.available_width();
        self.lay_out(source, shared, width);
        if self.list.rows.is_empty() {
            self.nothing_ui(ui, env, doc);
            return;
        }
        self.choice.filters_ui(ui, env, shared, (&self.list.offices, &self.list.years));
        let room = (ui.available_height() - self.below - 6.0).max(LEAST_LIST);
        self.list_ui(ui, env, source, shared, room, out);
        let top = ui.cursor().top();
        if let Some(item) = self.chosen_item(source).filter(|item| item.other.is_none() && self.at_row)
            && delete_pressed(ui.ctx())
        {
            out.push(Action::DeleteMark(item.mark.id));
        }
        if let Some(item) = self.chosen_item(source) {
            self.draft.detail_ui(ui, env, shared, item, out);
        }
        self.below = ui.cursor().top() - top;
    }
}

/// The width of the button at the end of the row, in points.
const MORE: f32 = 48.0;

impl MarksPanel {
    /// What is looked for, over which issues, and what can be done with all.
    fn head_ui(&mut self, ui: &mut Ui, env: Env, doc: &Doc, shared: &Shared<'_>, out: &mut Vec<Action>) {
        text_field_ui(ui, env, &mut self.choice.filter, env.t(s::MARK_FILTER), "mark-filter");
        ui.horizontal_wrapped(|ui| {
            for (everywhere, name) in [(false, s::MARKS_HERE), (true, s::MARKS_EVERYWHERE)] {
                let text = RichText::new(env.t(name)).size(size::SMALL);
                if ui.selectable_label(self.choice.everywhere == everywhere, text).clicked() {
                    self.choice.everywhere = everywhere;
                    if everywhere {
                        out.push(Action::ListAllMarks);
                    }
                }
            }
            ui.label(weak(env, env.with(s::MARKS_COUNT, &[&self.list.rows.len().to_string()])));
            // In a row that wraps the width that is available is that of a whole row.
            ui.add_space((ui.available_size_before_wrap().x - MORE).max(0.0));
            let more = ui.menu_button(RichText::new(env.t(s::MARKS_MORE)).size(size::SMALL), |ui| {
                if ui.add_enabled(!self.list.rows.is_empty(), egui::Button::new(env.t(s::MARKS_EXPORT))).clicked() {
                    let source = Source { doc, all: shared.all_marks, everywhere: self.choice.everywhere };
                    out.push(Action::ExportMarks(self.lines(env, source, shared)));
                }
                for command in [Command::ImportMarks, Command::ImportComments] {
                    let can = command != Command::ImportComments || !doc.issue.comments.is_empty();
                    if ui.add_enabled(can, egui::Button::new(env.name(command))).clicked() {
                        out.push(Action::Run(command));
                    }
                }
                ui.separator();
                if ui.button(env.t(s::COLOUR_NAMES)).clicked() {
                    self.naming = !self.naming;
                }
            });
            more.response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, true, env.t(s::MARKS_MORE)));
        });
    }

    /// What the listed marks are written as.
    fn lines(&self, env: Env, source: Source<'_>, shared: &Shared<'_>) -> Vec<MarkLine> {
        let own = source.doc.issue.title().unwrap_or_else(|| source.doc.issue.source.file.clone());
        let line = |item: Item<'_>| MarkLine {
            issue: item.other.map_or_else(|| own.clone(), |issue| issue.title.clone()),
            id: item.other.map(|issue| issue.key.id.clone()).or_else(|| Some(source.doc.key.as_ref()?.id.clone())),
            kind: env.t(kind_name(item.mark.kind)).to_owned(),
            colour: colour_name(env, &shared.settings.marks, item.mark.colour),
            mark: item.mark.clone(),
        };
        self.list.rows.iter().filter_map(|row| source.item(*row)).map(line).collect()
    }

    fn nothing_ui(&mut self, ui: &mut Ui, env: Env, doc: &Doc) {
        let plain = Choice { everywhere: self.choice.everywhere, order: self.choice.order, ..Choice::default() };
        if self.choice != plain {
            nothing_ui(ui, env, s::MARK_NO_MATCH);
            ui.vertical_centered(|ui| {
                if ui.button(env.t(s::FACTS_SHOW_ALL)).clicked() {
                    self.choice = plain;
                }
            });
            return;
        }
        ui.add_space(16.0);
        let none = if self.choice.everywhere { s::MARKS_NONE_ANYWHERE } else { s::MARKS_NONE };
        ui.add(Label::new(env.t(none)).wrap());
        ui.add(Label::new(weak(env, env.t(s::MARKS_NONE_HOW))).wrap());
        if !doc.issue.comments.is_empty() {
            ui.add_space(6.0);
            ui.add(Label::new(weak(env, env.t(s::MARKS_IN_FILE))).wrap());
        }
    }

    /// Chooses and orders the rows, where anything has changed since they were made.
    fn lay_out(&mut self, source: Source<'_>, shared: &Shared<'_>, width: f32) {
        let of_all = if source.everywhere { shared.all_version } else { 0 };
        let made_for = (source.doc.marks.version(), of_all, width, self.choice.clone());
        if self.list.made_for.as_ref() == Some(&made_for) {
            return;
        }
        let (mut offices, mut years) = (BTreeSet::new(), BTreeSet::new());
        let mut rows: Vec<((usize, usize), Item<'_>)> = Vec::new();
        for index in source.indexes() {
            let Some(item) = source.item(index) else { continue };
            let from = &item.mark.source;
            if !from.office.is_empty() {
                offices.insert(from.office.clone());
            }
            years.extend(from.year);
            if self.choice.takes(item) {
                rows.push((index, item));
            }
        }
        match self.choice.order {
            // Those without a place come last.
            Order::Place => rows.sort_by_key(|((issue, _), item)| {
                let found = item.placed.map(|placed| placed.found.map(|found| found.place));
                let place = found.unwrap_or(Some(item.mark.anchor.was));
                (*issue, place.is_none(), place, item.mark.created)
            }),
            Order::Time => rows.sort_by_key(|(_, item)| std::cmp::Reverse((item.mark.created, item.mark.id))),
            Order::Name => rows.sort_by(|(_, a), (_, b)| a.mark.name.cmp(&b.mark.name)),
        }
        let mut tops = vec![0.0];
        let mut y = 0.0;
        for (_, item) in &rows {
            y += height(*item, width);
            tops.push(y);
        }
        let rows = rows.into_iter().map(|(index, _)| index).collect();
        let (offices, years) = (offices.into_iter().collect(), years.into_iter().rev().collect());
        self.list = List { made_for: Some(made_for), rows, tops, offices, years };
    }

    fn chosen_item<'a>(&self, source: Source<'a>) -> Option<Item<'a>> {
        let (issue, id) = self.chosen.as_ref()?;
        match issue {
            None => {
                source.doc.marks.get(*id).map(|placed| Item { mark: &placed.mark, placed: Some(placed), other: None })
            }
            Some(issue) => {
                let other = source.all.iter().find(|of| of.key.id == *issue)?;
                let mark = other.marks.iter().find(|mark| mark.id == *id)?;
                Some(Item { mark, placed: None, other: Some(other) })
            }
        }
    }

    fn list_ui(
        &mut self,
        ui: &mut Ui,
        env: Env,
        source: Source<'_>,
        shared: &Shared<'_>,
        room: f32,
        out: &mut Vec<Action>,
    ) {
        let pages = source.doc.made.jump.as_ref().map(|jump| jump.pages());
        let total = self.list.tops.last().copied().unwrap_or(0.0);
        let area = ScrollArea::vertical().id_salt("marks").max_height(room).auto_shrink([false, true]);
        area.named_view_ui(ui, env, |ui, view| {
            ui.set_height(total);
            let (origin, width) = (ui.max_rect().min, ui.available_width());
            if std::mem::take(&mut self.to_chosen) {
                let chosen = self
                    .list
                    .rows
                    .iter()
                    .position(|row| source.item(*row).is_some_and(|item| Some(name(item)) == self.chosen));
                if let Some(top) = chosen.and_then(|row| self.list.tops.get(row)) {
                    let rect = Rect::from_min_size(origin + vec2(0.0, *top), vec2(width, 80.0));
                    ui.scroll_to_rect(rect, None);
                }
            }
            let first = self.list.tops.partition_point(|&top| top <= view.min.y).saturating_sub(1);
            let mut clicked = None;
            let pressed = ui.input(|i| i.pointer.any_pressed().then(|| i.pointer.interact_pos()).flatten());
            self.at_row &= pressed.is_none_or(|at| ui.clip_rect().contains(at));
            for row in first..self.list.rows.len() {
                let (Some(&top), Some(&end)) = (self.list.tops.get(row), self.list.tops.get(row + 1)) else { break };
                if top > view.max.y {
                    break;
                }
                let Some(item) = self.list.rows.get(row).and_then(|row| source.item(*row)) else { continue };
                let rect = Rect::from_min_max(origin + vec2(0.0, top), pos2(origin.x + width, origin.y + end));
                let page =
                    item.placed.and_then(|p| p.found).and_then(|found| pages?.page_of(&source.doc.issue, found.place));
                let chosen = self.chosen.as_ref() == Some(&name(item));
                let text =
                    Texts::of(ui, env, shared, item, (page.or(item.mark.source.page.map(|page| (page, false))), width));
                if row_ui(ui, env, item, (&text, chosen), rect) {
                    clicked = Some(item);
                }
            }
            if let Some(item) = clicked {
                self.chosen = Some(name(item));
                self.at_row = true;
                out.extend(go_to(item));
            }
        });
    }
}
