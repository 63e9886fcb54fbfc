//! A row of the contents tree.

use egui::text::{CCursor, LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align2, Color32, FontId, Id, Pos2, Rect, Response, Role, Sense, Shape, Stroke, Ui, WidgetInfo, accesskit, pos2,
    vec2,
};

use super::model::{Node, NodeKind};
use super::titles::{LINE, PAD, TRIANGLE, Titles, text_left, text_width};
use crate::facts::Status;
use crate::issue::{Document, Issue};
use crate::search::Filter;
use crate::ui::action::Env;
use crate::ui::badge::{badge_size, color as badge_color, is_marked, paint_badge, status_name};
use crate::ui::strings as s;
use crate::ui::theme::{self, size};
use crate::ui::widgets::tip;

/// How a row is shown.
#[derive(Clone, Copy)]
pub struct RowLook<'a> {
    /// The reader is here.
    pub reader: bool,
    /// The keyboard is here.
    pub cursor: bool,
    /// Its children are shown.
    pub open: bool,
    /// Of a document, whether it is in force; `None` while that is not known.
    pub status: Option<Status>,
    /// What the contents are filtered by: it is lit.
    pub filter: Option<&'a Filter>,
}

/// What was done to a row.
#[derive(Clone, Copy, Default)]
pub struct RowAnswer {
    /// It was clicked.
    pub chosen: bool,
    /// Its triangle was clicked.
    pub toggled: bool,
}

fn font(node: &Node) -> FontId {
    match node.kind {
        NodeKind::Category => FontId::new(size::SMALL, theme::hei()),
        NodeKind::Document(_) => FontId::proportional(size::BODY),
        NodeKind::Block { .. } => FontId::proportional(size::BODY - 1.0),
    }
}

/// Height of a node's row in points, `lines` of title if it is a document's: below them its number, and its status where that
/// is marked.
pub fn height(node: &Node, issue: &Issue, lines: usize, status: Option<Status>) -> f32 {
    match node.kind {
        NodeKind::Category => 30.0,
        NodeKind::Block { .. } => lines as f32 * LINE + 4.0,
        NodeKind::Document(index) => {
            let number = issue.documents.get(index).is_some_and(|d| d.number.is_some());
            let below = number || status.is_some_and(is_marked);
            lines as f32 * LINE + if below { SMALL_LINE } else { 0.0 } + 9.0
        }
    }
}

const SMALL_LINE: f32 = 17.0;

/// Draws a row and tells what was done to it. Rows and triangles take no focus: the tree has it, and its own cursor.
pub fn row_ui(
    ui: &Ui,
    env: Env,
    (index, node): (usize, &Node),
    issue: &Issue,
    titles: &mut Titles,
    (rect, id): (Rect, Id),
    look: RowLook<'_>,
) -> (RowAnswer, Response) {
    let mut response = ui.interact(rect, id, Sense::CLICK);
    let mut answer = RowAnswer { chosen: response.clicked(), toggled: false };
    response.widget_info(|| WidgetInfo::labeled(Role::TreeItem, true, &node.text));
    ui.ctx().accesskit_node_builder(id, |item| tell(item, env, node, issue, look));
    let p = env.palette;
    ground_ui(ui, env, rect, look, response.hovered());
    let left = rect.left() + text_left(node);
    let document = match node.kind {
        NodeKind::Document(index) => issue.documents.get(index),
        _ => None,
    };
    let color = if matches!(node.kind, NodeKind::Category) { p.weak } else { p.ink };
    let found = match (look.filter, node.kind) {
        (Some(filter), NodeKind::Document(_) | NodeKind::Block { .. }) => filter.found(&node.text),
        _ => Vec::new(),
    };
    let top = rect.top() + if document.is_some() { 4.0 } else { 2.0 };
    let cut = if Titles::is_title(node) {
        let (lines, cut) = titles.paint(ui.painter(), (index, node), pos2(left, top), color, (&found, p.hit));
        if let Some(document) = document {
            document_extras_ui(ui, env, document, look.status, (rect, left, top + lines as f32 * LINE));
        }
        cut
    } else {
        line_ui(ui, env, node, (rect, left), color, &found)
    };
    let first_line = if Titles::is_title(node) { top + LINE / 2.0 - 1.0 } else { rect.center().y };
    if node.has_children {
        answer.toggled = triangle_ui(ui, env, node, look.open, pos2(left - TRIANGLE / 2.0 - 1.0, first_line), id);
    }
    if cut {
        response = tip(response, &node.text);
    }
    (answer, response)
}

/// The ground of a row: where the reader is, where the tree's cursor is, and what the pointer is over.
fn ground_ui(ui: &Ui, env: Env, rect: Rect, look: RowLook<'_>, hovered: bool) {
    let (p, painter) = (env.palette, ui.painter());
    let fill = if look.reader {
        p.chosen
    } else if hovered {
        p.hover
    } else {
        Color32::TRANSPARENT
    };
    let ground = rect.shrink2(vec2(2.0, 1.0));
    painter.rect_filled(ground, 4.0, fill);
    if look.reader {
        painter.rect_filled(Rect::from_min_size(ground.min, vec2(3.0, ground.height())), 1.5, p.red);
    }
    if look.cursor {
        painter.rect_stroke(ground, 4.0, Stroke::new(1.0, p.accent), egui::StrokeKind::Inside);
    }
}

/// The text of a row that is one line, with what the filter found in it; true if it is cut.
fn line_ui(
    ui: &Ui,
    env: Env,
    node: &Node,
    (rect, left): (Rect, f32),
    color: Color32,
    found: &[std::ops::Range<usize>],
) -> bool {
    let galley = ui.painter().layout_job(one_line(env, node, color, text_width(node, rect.width())));
    let cut = galley.elided;
    let at = pos2(left, rect.center().y - galley.size().y / 2.0);
    for stretch in found {
        let edge =
            |byte: usize| galley.pos_from_cursor(CCursor::new(node.text.get(..byte).map_or(0, |t| t.chars().count())));
        let lit = edge(stretch.start).union(edge(stretch.end)).translate(at.to_vec2());
        ui.painter().rect_filled(lit, 2.0, env.palette.hit);
    }
    ui.painter().galley(at, galley, color);
    cut
}

/// What a screen reader says of a row beside its name: how deep it is, whether it is open, where the reader is, and of a
/// document its page, its number and what is exceptional about its force.
fn tell(item: &mut accesskit::Node, env: Env, node: &Node, issue: &Issue, look: RowLook<'_>) {
    item.set_level(node.depth + 1);
    item.set_selected(look.reader);
    if node.has_children {
        item.set_expanded(look.open);
    }
    let NodeKind::Document(index) = node.kind else { return };
    let Some(document) = issue.documents.get(index) else { return };
    let page = document.page.map(|page| env.with(s::STATUS_PAGE, &[&page.to_string()]));
    let status = look.status.filter(|status| is_marked(*status)).map(|status| env.t(status_name(status)).to_owned());
    let told: Vec<String> = [document.number.clone(), page, status].into_iter().flatten().collect();
    if !told.is_empty() {
        item.set_description(told.join(env.t(s::LIST_COMMA)));
    }
}

fn one_line(env: Env, node: &Node, color: Color32, width: f32) -> LayoutJob {
    let format = TextFormat { font_id: font(node), color, line_height: Some(LINE), ..TextFormat::default() };
    let mut job = LayoutJob::single_section(env.shown(&node.text).into_owned(), format);
    job.wrap = TextWrapping::truncate_at_width(width);
    job
}

/// The number below the title, the status behind it; the printed page at the right edge.
fn document_extras_ui(
    ui: &Ui,
    env: Env,
    document: &Document,
    status: Option<Status>,
    (rect, left, number_top): (Rect, f32, f32),
) {
    let small = FontId::proportional(size::SMALL);
    let number_width = document
        .number
        .as_ref()
        .map_or(0.0, |number| ui.painter().layout_no_wrap(number.clone(), small.clone(), env.palette.weak).size().x);
    let mut right = rect.right() - PAD;
    if let Some(status) = status.filter(|status| is_marked(*status)) {
        // The number is never cut: where both don't fit, the state is a square of its colour.
        let at = pos2(right, number_top + SMALL_LINE / 2.0);
        if right - badge_size(ui, env, status).x - PAD - left >= number_width {
            right = paint_badge(ui.painter(), env, at, Align2::RIGHT_CENTER, status).left() - PAD;
        } else {
            let square = Align2::RIGHT_CENTER.anchor_size(at, vec2(8.0, 8.0));
            ui.painter().rect_filled(square, 2.0, badge_color(env.palette, status));
            right = square.left() - PAD;
        }
    }
    if let Some(number) = &document.number {
        let format = TextFormat::simple(small.clone(), env.palette.weak);
        let mut job = LayoutJob::single_section(number.clone(), format);
        job.wrap = TextWrapping::truncate_at_width((right - left).max(size::SMALL));
        let galley = ui.painter().layout_job(job);
        ui.painter().galley(pos2(left, number_top), galley, env.palette.weak);
    }
    if let Some(page) = document.page {
        let at = pos2(rect.right() - PAD - 2.0, rect.top() + 5.0);
        ui.painter().text(at, Align2::RIGHT_TOP, page, small, env.palette.weak);
    }
}

fn triangle_ui(ui: &Ui, env: Env, node: &Node, open: bool, center: Pos2, id: Id) -> bool {
    let rect = Rect::from_center_size(center, vec2(TRIANGLE + 6.0, 22.0));
    let response = ui.interact(rect, id.with("triangle"), Sense::CLICK);
    let name = env.t(if open { s::COLLAPSE } else { s::EXPAND });
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{name} {}", node.text)));
    let color = if response.hovered() { env.palette.ink } else { env.palette.weak };
    let r = 3.5;
    let points = if open {
        vec![center + vec2(-r, -r * 0.5), center + vec2(r, -r * 0.5), center + vec2(0.0, r * 0.8)]
    } else {
        vec![center + vec2(-r * 0.5, -r), center + vec2(r * 0.8, 0.0), center + vec2(-r * 0.5, r)]
    };
    ui.painter().add(Shape::convex_polygon(points, color, Stroke::NONE));
    response.clicked()
}
