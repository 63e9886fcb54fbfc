//! The contents panel: a filter, and the tree of categories, documents and their headings.

mod model;
mod row;
mod titles;

use std::sync::atomic::{AtomicU64, Ordering};

use egui::{
    EventFilter, Id, Key, Rect, Response, Role, ScrollArea, Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

use model::{Node, NodeKind, Tree};
use row::RowLook;
use titles::Titles;

use super::action::{Action, Env, ExcerptWish};
use super::command::{Command, PanelId};
use super::focus::focus_is_shown;
use super::menu_keys::context_menu_ui;
use super::strings as s;
use super::widgets::{NamedBars, nothing_ui, text_field_ui, weak};
use crate::facts::Status;
use crate::issue::{Issue, Place};
use crate::library::MarkKind;
use crate::search::{Filter, text_fits};

/// How long after scrolling by hand the tree does not follow the reader, in seconds.
const HANDS_OFF_SECONDS: f64 = 4.0;
/// So much of what is in view a page goes on by.
const PAGE: f32 = 0.9;

/// State of the contents panel of one issue.
pub struct Contents {
    tree: Tree,
    filter: String,
    /// Node that the keyboard is on.
    cursor: Option<usize>,
    /// Node of the reader in the last frame.
    reader: Option<usize>,
    /// His row is to be brought into view as soon as the hand leaves the tree alone.
    to_follow: bool,
    follow_after: f64,
    /// The frame in which its rows were drawn last; 0 before the first.
    drawn: u64,
    focus_filter: bool,
    /// Of each document; empty while they are not known.
    statuses: Vec<Status>,
    rows: Rows,
    /// Height of the tree that was in view in the last frame.
    seen: f32,
    titles: Titles,
    /// Tells the scroll of one tab's tree from that of another's; kept when the issue is read anew.
    scroll: u64,
}

/// The number of the next tree.
static NEXT: AtomicU64 = AtomicU64::new(0);

/// Rows with their heights, laid out for one width.
#[derive(Default)]
struct Rows {
    width: f32,
    nodes: Vec<usize>,
    /// Top of each row and, last, the end.
    tops: Vec<f32>,
    stale: bool,
}

impl Rows {
    /// The row that is a page of this height further than another, or before it: always another, as long as there is one.
    fn page_from(&self, row: usize, page: f32, forward: bool) -> usize {
        let last = self.nodes.len().saturating_sub(1);
        let top = self.tops.get(row).copied().unwrap_or(0.0);
        let at = |y: f32| self.tops.partition_point(|&top| top <= y).saturating_sub(1);
        if forward { at(top + page).max(row + 1).min(last) } else { at(top - page).min(row.saturating_sub(1)) }
    }
}

/// What can be done with a document, or with what stands under a heading, beside going there.
fn menu(response: &Response, env: Env, issue: &Issue, node: &Node, out: &mut Vec<Action>) {
    let passage = match node.kind {
        NodeKind::Category => return,
        NodeKind::Document(document) => issue.whole_document(document),
        NodeKind::Block { document, block, .. } => issue.whole_section(document, block),
    };
    let Some(passage) = passage else { return };
    context_menu_ui(response, out, |ui, out| {
        for (name, how) in [
            (s::EXCERPT_COPY, ExcerptWish::Copy),
            (s::EXCERPT_PRINT, ExcerptWish::Print),
            (s::EXCERPT_EXPORT, ExcerptWish::Export),
        ] {
            if ui.button(env.t(name)).clicked() {
                out.push(Action::Excerpt { how, passage, name: node.text.clone() });
            }
        }
        ui.separator();
        if ui.button(env.t(s::BESIDE_OPEN)).clicked() {
            out.push(Action::ShowPanel(PanelId::BESIDE, passage.0));
        }
        if ui.button(env.t(s::BOOKMARK_HERE)).clicked() {
            let (kind, passage) = (MarkKind::Bookmark, (passage.0, passage.0));
            out.push(Action::AddMark { kind, colour: None, passage, note: String::new() });
        }
        if ui.button(env.t(s::SPEAK_FROM_HERE)).clicked() {
            out.push(Action::SpeakFrom(passage.0));
        }
    });
}

/// What the rows of the tree are drawn from.
#[derive(Clone, Copy)]
struct TreeScene<'a> {
    env: Env,
    issue: &'a Issue,
    id: Id,
    filter: Option<&'a Filter>,
    /// The row that the reader is in.
    reader_row: Option<usize>,
    /// The tree has the keyboard.
    focused: bool,
}

impl Contents {
    /// The panel for an issue.
    #[must_use]
    pub fn new(issue: &Issue, env: Env) -> Self {
        Self {
            tree: Tree::new(issue, env.t(s::UNCATEGORISED)),
            filter: String::new(),
            cursor: None,
            reader: None,
            to_follow: false,
            follow_after: 0.0,
            drawn: 0,
            focus_filter: false,
            statuses: Vec::new(),
            rows: Rows { stale: true, ..Rows::default() },
            seen: 0.0,
            titles: Titles::default(),
            scroll: NEXT.fetch_add(1, Ordering::Relaxed),
        }
    }

    /// Opens what is open in another panel of the same issue, and filters as it does.
    pub fn open_as(&mut self, other: &Self) {
        (self.scroll, self.drawn) = (other.scroll, other.drawn);
        self.tree.open_as(&other.tree);
        self.filter.clone_from(&other.filter);
        self.tree.set_filter(&self.filter, |text| text_fits(&self.filter, text));
    }

    /// Puts the keyboard into the filter at the next frame.
    pub fn focus_filter(&mut self) {
        self.focus_filter = true;
    }

    /// Opens all nodes.
    pub fn expand_all(&mut self) {
        self.tree.expand_all();
        self.rows.stale = true;
    }

    /// Closes all documents.
    pub fn collapse_all(&mut self) {
        self.tree.collapse_all();
        self.rows.stale = true;
    }

    /// Draws the panel. `at` is where the reader is; `statuses` are the documents', empty while they are not known.
    pub fn contents_ui(
        &mut self,
        ui: &mut Ui,
        env: Env,
        issue: &Issue,
        (at, statuses): (Option<Place>, &[Status]),
        out: &mut Vec<Action>,
    ) {
        let tree_id = ui.scope_id().with("tree");
        self.filter_ui(ui, env, tree_id, out);
        if let Some(matches) = self.tree.matches().filter(|matches| *matches > 0) {
            ui.label(weak(env, env.with(s::CONTENTS_MATCHES, &[&matches.to_string()])));
        }
        ui.add_space(2.0);
        if self.statuses != statuses {
            self.rows.stale = true;
            self.statuses = statuses.to_vec();
        }
        self.lay_out(ui, env, issue);
        if self.rows.nodes.is_empty() {
            let text = if self.tree.is_empty() { s::CONTENTS_EMPTY } else { s::CONTENTS_NO_MATCH };
            nothing_ui(ui, env, text);
            return;
        }
        let reader = at.and_then(|place| self.tree.at(place));
        let follow = self.follows(ui, reader);
        self.tree_ui(ui, env, issue, tree_id, (reader, follow), out);
    }

    fn filter_ui(&mut self, ui: &mut Ui, env: Env, tree_id: Id, out: &mut Vec<Action>) {
        let field = text_field_ui(ui, env, &mut self.filter, env.t(s::CONTENTS_FILTER), "contents-filter");
        if std::mem::take(&mut self.focus_filter) {
            field.response.request_focus();
        }
        if field.changed {
            self.set_filter(self.filter.clone());
        }
        if !field.response.has_focus() && !field.response.lost_focus() {
            return;
        }
        let (down, enter) = ui.input(|i| (i.key_pressed(Key::ArrowDown), i.key_pressed(Key::Enter)));
        if down {
            ui.memory_mut(|m| m.request_focus(tree_id));
            // To what was looked for, not to what stands over it.
            self.cursor = self.rows.nodes.iter().copied().find(|&n| self.is_match(n)).filter(|_| self.is_filtered());
        }
        if enter && let Some(&first) = self.rows.nodes.iter().find(|&&n| self.is_match(n)) {
            self.go(first, out);
        }
    }

    /// Takes the filter away; false where there is none.
    pub fn clear_filter(&mut self) -> bool {
        if !self.is_filtered() {
            return false;
        }
        self.set_filter(String::new());
        true
    }

    fn set_filter(&mut self, filter: String) {
        self.tree.set_filter(&filter, |text| text_fits(&filter, text));
        self.filter = filter;
        self.rows.stale = true;
        self.cursor = None;
    }

    fn is_filtered(&self) -> bool {
        !self.filter.trim().is_empty()
    }

    /// The next row that fits the filter, or the one before; without a filter any row.
    fn next_match(&self, row: usize, forward: bool) -> usize {
        let fits = |row: &usize| !self.is_filtered() || self.rows.nodes.get(*row).is_some_and(|&n| self.is_match(n));
        let found = match forward {
            true => (row + 1..self.rows.nodes.len()).find(fits),
            false => (0..row).rev().find(fits),
        };
        found.unwrap_or(row)
    }

    fn is_match(&self, node: usize) -> bool {
        self.tree.node(node).is_some_and(|n| n.kind != NodeKind::Category && text_fits(&self.filter, &n.text))
    }

    /// Whether the tree should bring the reader's row into view: when it is another than before, and not while the hand is on the tree;
    /// and when the tree comes into sight.
    fn follows(&mut self, ui: &Ui, reader: Option<usize>) -> bool {
        let now = ui.input(|i| i.time);
        let frame = ui.ctx().cumulative_frame_nr();
        // Of another tab's tree this one takes the place, with the scroll that it had.
        let before = ui.data_mut(|d| std::mem::replace(d.get_temp_mut_or_default(Id::unique("contents-drawn")), frame));
        let appears = std::mem::replace(&mut self.drawn, frame) == 0 || before + 1 < frame;
        let over = ui.rect_contains_pointer(ui.available_rect_before_wrap());
        let hand_on_tree = over && f64::from(ui.input(|i| i.pointer.time_since_last_movement())) < HANDS_OFF_SECONDS;
        if over && ui.input(|i| i.smooth_scroll_delta().y != 0.0 || i.pointer.any_down()) {
            self.follow_after = now + HANDS_OFF_SECONDS;
        }
        self.to_follow |= self.reader != reader || appears;
        self.reader = reader;
        let follow = self.to_follow && now >= self.follow_after && (appears || !hand_on_tree);
        self.to_follow &= !follow;
        follow
    }

    /// Of a document, whether it is in force, once that is known.
    fn status(&self, node: &Node) -> Option<Status> {
        match node.kind {
            NodeKind::Document(n) => self.statuses.get(n).copied(),
            _ => None,
        }
    }

    fn lay_out(&mut self, ui: &Ui, env: Env, issue: &Issue) {
        let width = ui.available_width();
        let renewed = self.titles.renew(ui.painter(), width, env.fullwidth);
        if !self.rows.stale && !renewed && self.rows.width == width {
            return;
        }
        let nodes = self.tree.rows();
        let mut tops = Vec::with_capacity(nodes.len() + 1);
        let mut y = 0.0;
        for &index in &nodes {
            tops.push(y);
            if let Some(node) = self.tree.node(index) {
                let lines = self.titles.lines(ui.painter(), (index, node));
                y += row::height(node, issue, lines, self.status(node));
            }
        }
        tops.push(y);
        self.rows = Rows { width, nodes, tops, stale: false };
    }

    fn tree_ui(
        &mut self,
        ui: &mut Ui,
        env: Env,
        issue: &Issue,
        id: Id,
        (reader, follow): (Option<usize>, bool),
        out: &mut Vec<Action>,
    ) {
        let filter = Some(self.filter.trim()).filter(|typed| !typed.is_empty()).map(Filter::new);
        let reader_row = reader.and_then(|n| self.tree.shown_for(n, &self.rows.nodes));
        let focused = ui.memory(|m| m.has_focus(id));
        let moved = focused && self.keys(ui, id, reader_row, out);
        self.lay_out(ui, env, issue);
        let total = self.rows.tops.last().copied().unwrap_or(0.0);
        ScrollArea::vertical().id_salt(("contents-tree", self.scroll)).auto_shrink([false, false]).named_view_ui(
            ui,
            env,
            |ui, view| {
                ui.set_height(total);
                self.seen = view.height();
                let origin = ui.max_rect().min;
                let tree = ui.interact(ui.clip_rect(), id, Sense::focusable_noninteractive());
                tree.widget_info(|| WidgetInfo::labeled(Role::Tree, true, env.name(Command::ToggleContents)));
                let row_rect = |rows: &Rows, row: usize| {
                    let (top, end) = (rows.tops.get(row).copied()?, rows.tops.get(row + 1).copied()?);
                    Some(Rect::from_min_max(origin + vec2(0.0, top), pos2(origin.x + rows.width, origin.y + end)))
                };
                let wanted = match (moved, follow) {
                    (true, _) => self.cursor.and_then(|c| self.rows.nodes.iter().position(|&n| n == c)),
                    (false, true) => reader_row,
                    _ => None,
                };
                if let Some(rect) = wanted.and_then(|row| row_rect(&self.rows, row)) {
                    ui.scroll_to_rect(rect.expand2(Vec2::new(0.0, 24.0)), None);
                }
                // Rows stand in the tree, for a screen reader.
                ui.scope_builder(UiBuilder::new().accessibility_parent(id), |ui| {
                    let scene = TreeScene { env, issue, id, filter: filter.as_ref(), reader_row, focused };
                    let first = self.rows.tops.partition_point(|&top| top <= view.min.y).saturating_sub(1);
                    for row in first..self.rows.nodes.len() {
                        if self.rows.tops.get(row).is_none_or(|&top| top > view.max.y) {
                            break;
                        }
                        let Some(rect) = row_rect(&self.rows, row) else { break };
                        let has_cursor = self.row_ui(ui, &scene, (row, rect), out);
                        if has_cursor && ui.is_rect_visible(rect) {
                            focus_is_shown(&tree);
                        }
                    }
                });
            },
        );
    }

    /// Draws a row; tells whether it has the cursor of the keyboard.
    fn row_ui(
        &mut self,
        ui: &mut Ui,
        scene: &TreeScene<'_>,
        (row, rect): (usize, Rect),
        out: &mut Vec<Action>,
    ) -> bool {
        let TreeScene { env, issue, id, filter, reader_row, focused } = *scene;
        let Some(&index) = self.rows.nodes.get(row) else { return false };
        let Some(node) = self.tree.node(index) else { return false };
        let look = RowLook {
            filter,
            reader: reader_row == Some(row),
            // Before it is moved, the cursor is where the reader is.
            cursor: focused && self.cursor.map_or(reader_row == Some(row), |c| c == index),
            open: self.tree.is_open(index),
            status: self.status(node),
        };
        let has_cursor = look.cursor;
        let (answer, response) =
            row::row_ui(ui, env, (index, node), issue, &mut self.titles, (rect, id.with(index)), look);
        menu(&response, env, issue, node, out);
        if answer.toggled {
            self.toggle(index);
        }
        if answer.chosen {
            self.cursor = Some(index);
            ui.memory_mut(|m| m.request_focus(id));
            self.go(index, out);
        }
        has_cursor
    }

    fn toggle(&mut self, node: usize) {
        let open = self.tree.is_open(node);
        self.tree.set_open(node, !open);
        self.rows.stale = true;
    }

    fn go(&mut self, node: usize, out: &mut Vec<Action>) {
        match self.tree.node(node).map(|n| n.kind) {
            Some(NodeKind::Category) => self.toggle(node),
            Some(NodeKind::Document(document)) => {
                out.push(Action::GoTo { place: Place { document, block: 0, byte: 0 }, bytes: 0 });
            }
            Some(NodeKind::Block { document, block, .. }) => {
                out.push(Action::GoTo { place: Place { document, block, byte: 0 }, bytes: 0 });
            }
            None => {}
        }
    }

    /// The keys of the tree; true when the keyboard's row is another now.
    fn keys(&mut self, ui: &Ui, id: Id, reader_row: Option<usize>, out: &mut Vec<Action>) -> bool {
        let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|m| m.set_focus_lock_filter(id, filter));
        let row = self.cursor.and_then(|c| self.rows.nodes.binary_search(&c).ok()).or(reader_row).unwrap_or(0);
        let last = self.rows.nodes.len().saturating_sub(1);
        let pressed = |key| ui.input(|i| i.modifiers.is_none() && i.key_pressed(key));
        let node = self.rows.nodes.get(row).copied();
        // Some of what was there stays in view, to find one's place by.
        let page = self.seen * PAGE;
        let next = if pressed(Key::ArrowDown) {
            Some(if self.cursor.is_none() { row } else { self.next_match(row, true) })
        } else if pressed(Key::ArrowUp) {
            Some(self.next_match(row, false))
        } else if pressed(Key::PageDown) {
            Some(self.rows.page_from(row, page, true))
        } else if pressed(Key::PageUp) {
            Some(self.rows.page_from(row, page, false))
        } else if pressed(Key::Home) {
            Some(0)
        } else if pressed(Key::End) {
            Some(last)
        } else {
            None
        };
        if let Some(next) = next {
            self.cursor = self.rows.nodes.get(next).copied();
            return true;
        }
        let Some(node) = node else { return false };
        let (open, below, parent) =
            self.tree.node(node).map_or((false, false, None), |n| (self.tree.is_open(node), n.has_children, n.parent));
        let toggles = if open { pressed(Key::ArrowLeft) } else { pressed(Key::ArrowRight) };
        if below && toggles {
            self.cursor = Some(node);
            self.toggle(node);
        } else if pressed(Key::ArrowLeft)
            && let Some(parent) = parent
        {
            self.cursor = Some(parent);
            return true;
        } else if pressed(Key::Enter) || pressed(Key::Space) {
            self.go(node, out);
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_as_many_rows_as_are_in_view_and_never_none() {
        let tops: Vec<f32> = (0..=10).map(|n| n as f32 * 20.0).collect();
        let rows = Rows { nodes: (0..10).collect(), tops, ..Rows::default() };
        assert_eq!(rows.page_from(0, 90.0, true), 4);
        assert_eq!(rows.page_from(4, 90.0, true), 8);
        assert_eq!(rows.page_from(8, 90.0, true), 9);
        assert_eq!(rows.page_from(9, 90.0, true), 9);
        assert_eq!(rows.page_from(9, 90.0, false), 4);
        assert_eq!(rows.page_from(2, 90.0, false), 0);
        // A title may be higher than the view.
        assert_eq!((rows.page_from(3, 1.0, true), rows.page_from(3, 1.0, false)), (4, 2));
        assert_eq!(Rows::default().page_from(0, 90.0, true), 0);
    }
}
