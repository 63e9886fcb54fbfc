//! A table across issues: each row leads to its evidence, and all of them to CSV.

use egui::text::LayoutJob;
use egui::{Align2, CursorIcon, FontId, Rect, RichText, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::super::action::{Action, Env};
use super::super::row::{Row, broken};
use super::super::strings as s;
use super::super::theme::{self, size};
use super::super::widgets::{bordered_ui, focus_ring, name_bars, nothing_ui, text_field_ui, weak};
use super::view::View;
use super::wish::HeldWish;
use crate::facts::{Cell, Column, ColumnKind};
use crate::holdings::{Listed, ListedRow, Listing};

/// Height of a row of two lines.
const ROW: f32 = 46.0;
/// Height of the heads.
const HEAD: f32 = 24.0;
/// Between two columns.
const GAP: f32 = 12.0;

/// What a table is called.
pub fn title(env: Env, listing: &Listing) -> String {
    match listing {
        Listing::History(_) => env.t(s::HELD_HISTORY).to_owned(),
        Listing::Person(name) => env.with(s::HELD_OF_PERSON, &[name]),
        Listing::Post(words) if words.trim().is_empty() => env.t(s::HELD_POSTS).to_owned(),
        Listing::Post(words) => env.with(s::HELD_OF_POST, &[words]),
        Listing::Office(name) => env.with(s::HELD_OF_OFFICE, &[name]),
        Listing::Chronicle(_) => env.t(s::HELD_CHRONICLE).to_owned(),
    }
}

fn cell_text(env: Env, cell: &Cell) -> String {
    match cell {
        Cell::Term(term) => env.lang.either(term.zh, term.en).to_owned(),
        other => other.zh(),
    }
}

/// The cells of a row on a line, each text once; `known` is told above it.
pub fn row_text(env: Env, row: &ListedRow, known: &[&str]) -> String {
    let mut cells: Vec<String> = Vec::new();
    for text in row.cells.iter().map(|cell| cell_text(env, cell)) {
        if !text.is_empty() && !known.contains(&text.as_str()) && !cells.contains(&text) {
            cells.push(text);
        }
    }
    cells.join("　")
}

/// Draws a row in the flow of a panel, without what is `known` there.
pub fn line_ui(ui: &mut Ui, env: Env, row: &ListedRow, known: &[&str], out: &mut Vec<Action>) {
    if Row::text(env, &row_text(env, row, known), env.palette.ink).lines(2).ui(ui, env).clicked() {
        out.push(Action::Held(HeldWish::Open(row.place)));
    }
}

/// Copy and save.
fn actions_ui(ui: &mut Ui, env: Env, out: &mut Vec<Action>) {
    for (name, tip, wish) in
        [(s::COPY_TABLE, s::COPY_TABLE_TIP, HeldWish::CopyTable), (s::SAVE_CSV, s::SAVE_CSV_TIP, HeldWish::SaveTable)]
    {
        if bordered_ui(ui, env, env.t(name)).on_hover_text(env.t(tip)).clicked() {
            out.push(Action::Held(wish));
        }
    }
}

/// Draws a table; only the rows in view are laid out. `words` narrow what can be narrowed.
pub fn table_ui(
    ui: &mut Ui,
    env: Env,
    (listing, listed): (&Listing, Option<&Listed>),
    words: &mut String,
    out: &mut Vec<Action>,
) {
    ui.label(RichText::new(title(env, listing)).size(size::HEAD).family(theme::hei()));
    words_ui(ui, env, listing, words, out);
    let Some(listed) = listed else { return drop(ui.label(weak(env, env.t(s::HELD_SEARCHING)))) };
    ui.horizontal_wrapped(|ui| {
        let (shown, text) = (listed.rows.len().to_string(), if listed.more { s::HELD_FIRST_ROWS } else { s::ROWS_ALL });
        ui.label(weak(env, env.with(text, &[&shown])));
        actions_ui(ui, env, out);
    });
    if listed.rows.is_empty() {
        return nothing_ui(ui, env, s::HELD_NOTHING);
    }
    let widths = widths(listing.columns(), ui.available_width() - 2.0 * GAP);
    let heads = listing.columns().iter().map(|c| env.lang.either(c.zh, c.en).to_owned());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD), Sense::hover());
    let small = FontId::proportional(size::SMALL);
    cells_ui(ui, rect, heads, &widths, (small, env.palette.weak));
    let area = ScrollArea::vertical().id_salt(("library-table", title(env, listing))).auto_shrink([false, false]);
    ui.spacing_mut().item_spacing.y = 0.0;
    let area = area.show_rows(ui, ROW, listed.rows.len(), |ui, range| {
        for (n, row) in range.clone().zip(listed.rows.get(range).unwrap_or_default()) {
            let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
            row_ui(ui, env, row, (rect, n), &widths, out);
        }
    });
    name_bars(ui.ctx(), env, area.id);
}

/// A row in its columns; a click leads to the text.
fn row_ui(ui: &Ui, env: Env, row: &ListedRow, (rect, n): (Rect, usize), widths: &[f32], out: &mut Vec<Action>) {
    let p = env.palette;
    let response = ui.interact(rect, ui.unique_id().with(("row", n)), Sense::click());
    if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, p.hover);
    }
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, p.rule));
    focus_ring(ui, env, &response, rect, 4.0);
    let cells = row.cells.iter().map(|cell| cell_text(env, cell));
    cells_ui(ui, rect, cells, widths, (FontId::proportional(size::BODY - 0.5), p.ink));
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, row_text(env, row, &[])));
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        out.push(Action::Held(HeldWish::Open(row.place)));
    }
}

/// Texts side by side, each of at most two lines.
fn cells_ui(
    ui: &Ui,
    rect: Rect,
    texts: impl Iterator<Item = String>,
    widths: &[f32],
    (font, color): (FontId, egui::Color32),
) {
    let mut left = rect.left() + GAP / 2.0;
    for (text, width) in texts.zip(widths) {
        let room = (width - GAP).max(8.0);
        let mut job = broken(ui, &LayoutJob::simple(text, font.clone(), color, room), room);
        // A comma at the end of a line hangs over its edge; its ink is in its first half.
        (job.wrap.max_width, job.wrap.max_rows) = (room + font.size / 2.0, 2);
        let galley = ui.painter().layout_job(job);
        let at = Align2::LEFT_CENTER.anchor_size(pos2(left, rect.center().y), galley.size());
        ui.painter().galley(at.min, galley, color);
        left += width;
    }
}

/// The widths of columns that share a room: days and words have what they need, texts the rest.
fn widths(columns: &[Column], room: f32) -> Vec<f32> {
    let fixed = |column: &Column| match column.kind {
        ColumnKind::Day => Some(96.0),
        ColumnKind::Term | ColumnKind::Count | ColumnKind::Yuan | ColumnKind::Number => Some(92.0),
        ColumnKind::Label => Some(116.0),
        ColumnKind::Offices | ColumnKind::Names => Some(120.0),
        ColumnKind::Text => None,
    };
    let taken: f32 = columns.iter().filter_map(fixed).sum();
    let texts = columns.iter().filter(|column| fixed(column).is_none()).count().max(1) as f32;
    // In a narrow window all become narrower alike.
    let scale = (room * 0.6 / taken.max(1.0)).min(1.0);
    let text = (room - taken * scale) / texts;
    columns.iter().map(|column| fixed(column).map_or(text, |width| width * scale)).collect()
}

/// The words that posts and the chronicle are looked for by.
fn words_ui(ui: &mut Ui, env: Env, listing: &Listing, words: &mut String, out: &mut Vec<Action>) {
    let make: fn(String) -> Listing = match listing {
        Listing::Post(_) => Listing::Post,
        Listing::Chronicle(_) => Listing::Chronicle,
        Listing::History(_) | Listing::Person(_) | Listing::Office(_) => return,
    };
    let (Listing::Post(now) | Listing::Chronicle(now)) = listing else { return };
    let hint = if matches!(listing, Listing::Post(_)) { s::HELD_POST_HINT } else { s::HELD_CHRONICLE_HINT };
    let id = egui::Id::unique("library-words");
    if !ui.memory(|m| m.has_focus(id)) {
        now.clone_into(words);
    }
    let field = ui.scope(|ui| {
        ui.set_max_width(320.0);
        text_field_ui(ui, env, words, env.t(hint), "library-words")
    });
    if field.inner.changed || field.inner.response.changed() {
        out.push(Action::Held(HeldWish::View(View::Table(make(words.clone())))));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_share_the_room_whatever_it_is() {
        for listing in [Listing::History(1), Listing::Person(String::new()), Listing::Chronicle(String::new())] {
            for room in [320.0, 600.0, 1240.0] {
                let widths = widths(listing.columns(), room);
                assert!((widths.iter().sum::<f32>() - room).abs() < 1.0, "{listing:?} {room}: {widths:?}");
                assert!(widths.iter().all(|width| *width > 20.0), "{listing:?} {room}: {widths:?}");
            }
        }
    }
}
