//! Draws a table: only the rows in view, cells broken into lines, hairlines between rows, and nothing else.

mod cards;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{Align, Align2, CursorIcon, FontId, Key, Layout, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2};
use egui_extras::{Column as TableColumn, TableBuilder, TableRow};

use super::cells::{GAP, LINE, PAD, TEXT, cell_ui, font, group_head, head_ui, menu_ui};
use super::columns::{Column, Grouping};
use super::sheet::{Choice, Line, Row, Sheet};
use super::shown::Shown;
use super::widths::widths;
use crate::facts::Status;
use crate::issue::Issue;
use crate::ui::action::{Action, Env, SheetKind};
use crate::ui::badge::paint_badge;
use crate::ui::menu_keys::context_menu_ui;
use crate::ui::strings as s;
use crate::ui::theme::size;
use crate::ui::widgets::{name_bars, page_keys_ui};
use crate::ui::wrap::{Kind, wrapped};

/// Height of the head and of a group's head.
const HEAD: f32 = 30.0;
const GROUP: f32 = 40.0;
/// Room for the line of a chronicle.
const TIMELINE: f32 = 24.0;
/// How long rows are measured in a frame.
const MEASURING: Duration = Duration::from_millis(6);

/// Rows that the widths of columns are made of, and characters that count of a cell.
const SAMPLE: usize = 2_000;
const MOST_CHARS: usize = 120;
/// What is told of a cell in which nothing stands.
const NOTHING: &str = "–";
/// A name of more characters may be broken.
const NAME_CHARS: usize = 9;

/// What of a table is shown, and how high its rows are.
pub struct View {
    kind: SheetKind,
    /// What is shown.
    pub choice: Choice,
    shown: Shown,
    heights: Vec<f32>,
    /// Lines whose height is known; those after it are guessed.
    measured: usize,
    widths: Vec<f32>,
    /// The columns that say something, with their index into the sheet's; none until they are looked for.
    columns: Vec<(usize, Column)>,
    /// The row that was clicked last.
    visited: Option<usize>,
    /// The line that the keyboard is on.
    cursor: Option<usize>,
    to_top: bool,
}

impl View {
    /// A table as it is shown at first.
    #[must_use]
    pub fn new(kind: SheetKind) -> Self {
        let group = kind.groupings().first().copied().unwrap_or_default();
        Self {
            kind,
            choice: Choice { group, ..Choice::default() },
            shown: Shown::new(),
            heights: Vec::new(),
            measured: 0,
            widths: Vec::new(),
            columns: Vec::new(),
            visited: None,
            cursor: None,
            to_top: false,
        }
    }

    /// Shows something else of the table, from its top.
    pub fn choose(&mut self, choice: Choice) {
        self.choice = choice;
        self.shown.renew();
        self.to_top = true;
        self.cursor = None;
    }

    /// The rows are others now.
    pub fn forget(&mut self) {
        self.shown.renew();
        self.visited = None;
        self.cursor = None;
    }

    /// How many different rows are shown.
    #[must_use]
    pub fn shown(&self) -> usize {
        self.shown.rows()
    }

    /// Whether there is nothing to see yet.
    #[must_use]
    pub fn is_preparing(&self) -> bool {
        self.shown.is_busy() && self.shown.lines().is_empty()
    }

    /// Chooses and orders the rows, if that is to be done; those of a huge table come in a later frame.
    pub fn refresh(&mut self, ctx: &egui::Context, sheet: &Arc<Sheet>) {
        if self.shown.refresh(ctx, sheet, &self.choice) {
            // The count over the table was drawn before it.
            ctx.request_repaint();
            self.widths.clear();
            self.columns.clear();
        }
    }

    /// Chooses and orders the rows now, if that is to be done.
    pub fn finish(&mut self, sheet: &Sheet) {
        self.shown.finish(sheet, &self.choice);
        self.widths.clear();
        self.columns.clear();
    }

    /// Heads and rows as texts, the citation of each row last.
    #[must_use]
    pub fn texts(&self, env: Env, sheet: &Sheet) -> Vec<Vec<String>> {
        let by_unit = self.choice.group == Grouping::Unit;
        // A column of what the reader says stands there only where he says something.
        let told = |(n, column): &(usize, Column)| !column.is_said() || !sheet.column_is_empty(*n);
        let columns: Vec<(usize, Column)> = self.kind.all_columns().into_iter().enumerate().filter(told).collect();
        let mut head: Vec<String> = columns.iter().map(|(_, c)| env.t(c.name).to_owned()).collect();
        if by_unit {
            head.insert(0, env.t(s::COLUMN_UNIT).to_owned());
        }
        head.push(env.t(s::COLUMN_SOURCE).to_owned());
        let mut out = vec![head];
        let mut group = String::new();
        for line in self.shown.lines() {
            match line {
                Line::Head(name, _) => group.clone_from(name),
                Line::Row(n) => {
                    let Some(row) = sheet.rows.get(*n) else { continue };
                    let text = |(n, _): &(usize, Column)| row.cells.get(*n).map(|c| c.text.clone()).unwrap_or_default();
                    let mut cells: Vec<String> = columns.iter().map(text).collect();
                    if by_unit {
                        cells.insert(0, group.clone());
                    }
                    cells.push(row.source.clone());
                    out.push(cells);
                }
            }
        }
        out
    }

    /// Looks for the columns that say something in the rows that are shown; those of terms get the width of the widest, the others
    /// share the room by what stands in them.
    fn columns(&self, ui: &Ui, env: Env, sheet: &Sheet) -> Vec<(usize, Column)> {
        let told = |c: &Column| c.told_by != Grouping::None && c.told_by == self.choice.group;
        let text = |row: &Row, n: usize| row.cells.get(n).is_some_and(|cell| !cell.text.is_empty());
        let shown = || self.shown.lines().iter().filter_map(|line| sheet.row_of(line));
        // Where no row is shown, or not yet, the columns are those of all rows: a row without a column would have no place.
        let none = shown().next().is_none();
        let says = |n: usize| if none { !sheet.column_is_empty(n) } else { shown().any(|row| text(row, n)) };
        let columns = self.kind.all_columns().into_iter().enumerate().filter(|(n, c)| !told(c) && says(*n));
        // Of all rows, or a part of very many: the columns stand still while one filters.
        let step = sheet.rows.len() / SAMPLE + 1;
        let chars = |row: &Row, n: usize| row.cells.get(n).map_or(0, |cell| cell.text.chars().take(MOST_CHARS).count());
        // The long cells make rows high, so they count most.
        let usual = |n: usize| {
            let rows = sheet.rows.iter().step_by(step);
            let count = rows.clone().count().max(1);
            (rows.map(|row| chars(row, n).pow(2)).sum::<usize>() as f32 / count as f32).sqrt()
        };
        let mut columns: Vec<_> = columns.map(|(n, c)| (n, c.sized(usual(n)))).collect();
        for (n, column) in columns.iter_mut().filter(|(_, c)| c.kind == Kind::List || c.label) {
            let cells = sheet.rows.iter().step_by(step).filter_map(|row| row.cells.get(*n));
            column.good = column.good.max(name_width(cells.map(|cell| cell.text.as_str())));
        }
        for (n, column) in columns.iter_mut().filter(|(_, c)| c.term) {
            let terms: BTreeSet<&str> =
                sheet.rows.iter().filter_map(|row| row.cells.get(*n)).map(|cell| cell.text.as_str()).collect();
            let font = font(column);
            let wide = |term: &&str| ui.fonts_mut(|f| term.chars().map(|c| f.glyph_width(&font, c)).sum::<f32>());
            let widest = terms.iter().map(wide).fold(0.0, f32::max);
            column.least = column.least.max((widest + GAP).ceil());
        }
        for (_, column) in &mut columns {
            // A head in words is longer than two characters, and stands in one line.
            let head = FontId::proportional(size::SMALL);
            let wide = ui.fonts_mut(|f| env.t(column.name).chars().map(|c| f.glyph_width(&head, c)).sum::<f32>() + GAP);
            column.least = column.least.max(wide.ceil());
        }
        columns
    }

    /// Draws the table in the room that is left.
    pub fn table_ui(&mut self, ui: &mut Ui, env: Env, issue: &Issue, sheet: &Sheet, out: &mut Vec<Action>) {
        if self.shown.lines().is_empty() {
            self.nothing_ui(ui, env);
            return;
        }
        if self.columns.is_empty() {
            self.columns = self.columns(ui, env, sheet);
        }
        let columns = self.columns.clone();
        let room = ui.available_width() - ui.spacing().scroll.allocated_width() - 2.0;
        if cards::are_wanted(&columns, room) {
            self.cards_ui(ui, env, (issue, sheet), &columns, room, out);
            return;
        }
        let widths = widths(&columns, room);
        self.measure(ui, env, sheet, &columns, widths);
        let moved = self.keys(ui, sheet, out);
        ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
        let mut sort = None;
        let table = self.builder(ui, moved).header(HEAD, |mut row| {
            for (at, (n, column)) in columns.iter().enumerate() {
                row.col(|ui| {
                    is_cell(ui, &env.with(s::SORT_BY, &[env.t(column.name)]));
                    let sorted = self.choice.sort.filter(|(by, _)| by == n).map(|(_, down)| down);
                    if head_ui(ui, env, column, self.indent(at), sorted) {
                        sort = Some(*n);
                    }
                });
            }
        });
        let mut visited = self.visited;
        let area = table.body(|mut body| {
            page_keys_ui(body.ui_mut());
            let clip = body.ui_mut().clip_rect();
            body.heterogeneous_rows(self.heights.iter().copied(), |mut row| {
                match self.shown.lines().get(row.index()) {
                    Some(Line::Head(name, count)) => self.group_ui(&mut row, env, columns.len(), clip, (name, *count)),
                    Some(Line::Row(n)) => {
                        if let Some(fact) = sheet.rows.get(*n)
                            && self.row_ui(&mut row, env, issue, &columns, fact, *n, out)
                        {
                            visited = Some(*n);
                        }
                    }
                    None => {}
                }
            });
        });
        name_bars(ui.ctx(), env, area.id);
        self.visited = visited;
        if let Some(column) = sort {
            self.sort_by(column);
            ui.ctx().request_repaint();
        }
    }

    /// The table without its rows; it scrolls to the keyboard's row when that has `moved`.
    fn builder<'u>(&mut self, ui: &'u mut Ui, moved: bool) -> TableBuilder<'u> {
        let mut builder = TableBuilder::new(ui)
            .id_salt(("facts", self.kind))
            .striped(false)
            .sense(Sense::click())
            .cell_layout(Layout::left_to_right(Align::Min))
            .auto_shrink([false, false])
            .animate_scrolling(false);
        if std::mem::take(&mut self.to_top) {
            builder = builder.vertical_scroll_offset(0.0);
        }
        if let Some(line) = self.cursor.filter(|_| moved) {
            builder = builder.scroll_to_row(line, None);
        }
        for width in &self.widths {
            builder = builder.column(TableColumn::exact(*width));
        }
        builder
    }

    /// Orders the rows by a column; once more the other way round, and once more as they stand in the issue.
    fn sort_by(&mut self, column: usize) {
        let sort = match self.choice.sort {
            Some((by, false)) if by == column => Some((column, true)),
            Some((by, true)) if by == column => None,
            _ => Some((column, false)),
        };
        self.choose(Choice { sort, ..self.choice.clone() });
    }

    /// The keys of the table, while nothing else has the keyboard: up and down, and Enter to go to the text. True when
    /// the keyboard's row is another now.
    fn keys(&mut self, ui: &Ui, sheet: &Sheet, out: &mut Vec<Action>) -> bool {
        if !ui.is_enabled() || ui.memory(|m| m.focused()).is_some() {
            return false;
        }
        let pressed = |key| ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, key));
        let is_row = |n: &usize| matches!(self.shown.lines().get(*n), Some(Line::Row(_)));
        let next = if pressed(Key::ArrowDown) {
            let from = self.cursor.map_or(0, |c| c + 1);
            (from..self.shown.lines().len()).find(is_row)
        } else if pressed(Key::ArrowUp) {
            self.cursor.and_then(|c| (0..c).rev().find(is_row))
        } else {
            None
        };
        if next.is_some() {
            self.cursor = next;
            return true;
        }
        if let Some(Line::Row(n)) = self.cursor.and_then(|c| self.shown.lines().get(c))
            && let Some(row) = sheet.rows.get(*n)
            && pressed(Key::Enter)
        {
            self.visited = Some(*n);
            out.push(Action::go_to(row.evidence));
        }
        false
    }

    fn nothing_ui(&mut self, ui: &mut Ui, env: Env) {
        ui.vertical_centered(|ui| {
            ui.add_space(ui.available_height() * 0.25);
            ui.label(egui::RichText::new(env.t(s::FACTS_NO_MATCH)).color(env.palette.weak));
            if ui.button(env.t(s::FACTS_SHOW_ALL)).clicked() {
                self.choose(Choice { filter: String::new(), unit: None, ..self.choice.clone() });
            }
        });
    }

    /// Measures rows: all of a table of usual size at once, a few milliseconds a frame of a huge one.
    fn measure(&mut self, ui: &Ui, env: Env, sheet: &Sheet, columns: &[(usize, Column)], widths: Vec<f32>) {
        if self.widths != widths || self.heights.len() != self.shown.lines().len() {
            self.widths = widths;
            self.measured = 0;
            let guess = |line: &Line| match line {
                Line::Head(..) => GROUP,
                Line::Row(n) => sheet.rows.get(*n).map_or(LINE, |row| self.guess(row, columns)),
            };
            self.heights = self.shown.lines().iter().map(guess).collect();
        }
        if self.measured == self.shown.lines().len() {
            return;
        }
        let start = Instant::now();
        ui.fonts_mut(|fonts| {
            while let Some(line) = self.shown.lines().get(self.measured).filter(|_| start.elapsed() < MEASURING) {
                if let Line::Row(n) = line
                    && let Some(row) = sheet.rows.get(*n)
                {
                    let lines = columns.iter().zip(&self.widths).enumerate().map(|(at, ((n, column), width))| {
                        let font = font(column);
                        let text = row.cells.get(*n).map_or("", |c| c.text.as_str());
                        let room = width - GAP - self.indent(at);
                        wrapped(&env.shown(text), column.kind, room, column.lines, &mut |c| fonts.glyph_width(&font, c))
                            .1
                    });
                    let height = lines.max().unwrap_or(1) as f32 * LINE + 2.0 * PAD;
                    if let Some(slot) = self.heights.get_mut(self.measured) {
                        *slot = height;
                    }
                }
                self.measured += 1;
            }
        });
        if self.measured < self.shown.lines().len() {
            ui.ctx().request_repaint();
        }
    }

    fn guess(&self, row: &Row, columns: &[(usize, Column)]) -> f32 {
        let lines = columns.iter().zip(&self.widths).map(|((n, column), width)| {
            let chars = row.cells.get(*n).map_or(0, |c| c.text.len() / 3);
            (chars as f32 * TEXT / (width - GAP).max(TEXT)).ceil().clamp(1.0, column.lines as f32)
        });
        lines.fold(1.0, f32::max) * LINE + 2.0 * PAD
    }

    /// Room that a cell leaves at its left.
    fn indent(&self, column: usize) -> f32 {
        if column == 0 && self.choice.group == Grouping::Day { TIMELINE } else { 0.0 }
    }

    /// The head of a group, over all columns.
    fn group_ui(&self, row: &mut TableRow<'_, '_>, env: Env, columns: usize, clip: Rect, (name, count): (&str, usize)) {
        let count = count.to_string();
        row.set_hovered(false);
        for n in 0..columns {
            row.col(|ui| {
                is_cell(ui, NOTHING);
                if n > 0 {
                    return;
                }
                let rect = ui.max_rect();
                let p = env.palette;
                // A cell clips to itself; the head goes over all of them.
                let painter = egui::Painter::new(ui.ctx().clone(), ui.layer_id(), clip);
                let y = rect.bottom() - 12.0;
                let mut left = rect.left();
                if self.choice.group == Grouping::Day {
                    painter.circle_filled(pos2(left + 6.0, y - 1.0), 4.0, p.red);
                    painter.vline(left + 6.0, y + 5.0..=rect.bottom(), Stroke::new(1.0, p.rule));
                    left += TIMELINE;
                }
                group_head(&painter, env, (pos2(left, y), clip.right() - left), (name, &count), TEXT + 0.5);
            });
        }
        let response = row.response();
        response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, name));
    }

    /// A row of facts; true when it was clicked.
    #[allow(clippy::too_many_arguments, reason = "a row is drawn from all of these")]
    fn row_ui(
        &self,
        row: &mut TableRow<'_, '_>,
        env: Env,
        issue: &Issue,
        columns: &[(usize, Column)],
        fact: &Row,
        index: usize,
        out: &mut Vec<Action>,
    ) -> bool {
        let on = self.cursor == Some(row.index());
        for (at, (n, column)) in columns.iter().enumerate() {
            row.col(|ui| {
                let text = fact.cells.get(*n).map_or("", |c| c.text.as_str());
                is_cell(ui, &env.with(s::NAMED, &[env.t(column.name), if text.is_empty() { NOTHING } else { text }]));
                let rect = ui.max_rect();
                if on {
                    ui.painter().rect_filled(rect, 0.0, env.palette.chosen);
                }
                ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, env.palette.rule));
                if at == 0 {
                    self.first_ui(ui, env, rect, index);
                }
                let left = rect.left() + self.indent(at);
                if let Some(status) = fact.status.filter(|_| self.kind == SheetKind::Force && *n == 1) {
                    if status == Status::NotStated {
                        // An absence, which needs no mark on each row.
                        return;
                    }
                    let middle = pos2(left, rect.top() + PAD + LINE / 2.0);
                    paint_badge(ui.painter(), env, middle, Align2::LEFT_CENTER, status);
                    return;
                }
                cell_ui(ui, env, column, text, Rect::from_min_max(pos2(left, rect.top()), rect.max));
                if fact.wrong && !text.is_empty() && !column.is_said() {
                    // What the reader says is wrong is struck out, and stays readable.
                    let y = rect.top() + PAD + LINE / 2.0;
                    ui.painter().hline(left..=rect.right() - GAP, y, Stroke::new(1.0, env.palette.warning));
                }
            });
        }
        let response = row.response();
        // In the frame in which the table is measured its rows have no place yet.
        if !response.rect.is_finite() {
            return false;
        }
        let text = fact.text();
        response.widget_info(|| WidgetInfo::labeled(Role::Row, true, &text));
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        context_menu_ui(&response, out, |ui, out| menu_ui(ui, env, issue, fact, &text, out));
        if response.clicked() {
            out.push(Action::go_to(fact.evidence));
            return true;
        }
        false
    }

    /// What marks a row at its left: the line of a chronicle, the row visited last.
    fn first_ui(&self, ui: &Ui, env: Env, rect: Rect, index: usize) {
        let p = env.palette;
        if self.choice.group == Grouping::Day {
            let x = rect.left() + 6.0;
            // The line covers the hairline, and is not cut by it.
            ui.painter().rect_filled(
                Rect::from_min_max(rect.min, pos2(rect.left() + TIMELINE - 4.0, rect.top() + 1.0)),
                0.0,
                p.paper,
            );
            ui.painter().vline(x, rect.y_range(), Stroke::new(1.0, p.rule));
            ui.painter().circle_filled(pos2(x, rect.top() + PAD + LINE / 2.0), 2.0, p.weak);
        }
        if self.visited == Some(index) {
            let mark = Rect::from_min_max(
                pos2(rect.left() - 8.0, rect.top() + 4.0),
                pos2(rect.left() - 5.0, rect.bottom() - 4.0),
            );
            egui::Painter::new(ui.ctx().clone(), ui.layer_id(), mark.expand(1.0)).rect_filled(mark, 1.5, p.red);
        }
    }
}

/// The width in which most of the names of lists are whole.
fn name_width<'t>(cells: impl Iterator<Item = &'t str>) -> f32 {
    let mut lengths: Vec<usize> = cells
        .flat_map(|cell| cell.split(['、', '；']))
        .map(|name| name.trim().chars().count())
        .filter(|length| *length > 0)
        .collect();
    lengths.sort_unstable();
    let most = lengths.get(lengths.len() * 4 / 5).copied().unwrap_or(0).min(NAME_CHARS);
    // The mark behind a name hangs in the gap.
    most as f32 * TEXT + GAP
}

/// Says to screen readers that this is a cell, under which head, and what is in it. It takes the clicks of the row, which has the words of
/// all.
fn is_cell(ui: &Ui, told: &str) {
    ui.response().widget_info(|| WidgetInfo::labeled(Role::Cell, true, told));
}
