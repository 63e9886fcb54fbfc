//! A table across issues: each row leads to its evidence, and all of them to CSV.

use egui::{Label, RichText, ScrollArea, Ui};

use super::super::action::{Action, Env};
use super::super::row::Row;
use super::super::strings as s;
use super::super::theme::{self, size};
use super::super::widgets::{nothing_ui, text_field_ui, weak};
use super::view::View;
use super::wish::HeldWish;
use crate::facts::Cell;
use crate::holdings::{Listed, ListedRow, Listing};

/// Height of a row of two lines.
const ROW: f32 = 46.0;

/// What a table is called.
pub fn title(env: Env, listing: &Listing) -> String {
    match listing {
        Listing::History(_) => env.t(s::HELD_HISTORY).to_owned(),
        Listing::Person(name) => env.with(s::HELD_OF_PERSON, &[name]),
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

/// The cells of a row on a line.
pub fn row_text(env: Env, row: &ListedRow) -> String {
    let cells = row.cells.iter().map(|cell| cell_text(env, cell)).filter(|text| !text.is_empty());
    cells.collect::<Vec<_>>().join("　")
}

/// Draws a row in the flow of a panel.
pub fn line_ui(ui: &mut Ui, env: Env, row: &ListedRow, out: &mut Vec<Action>) {
    if Row::text(env, &row_text(env, row), env.palette.ink).lines(2).ui(ui, env).clicked() {
        out.push(Action::Held(HeldWish::Open(row.place)));
    }
}

/// Copy and save.
fn actions_ui(ui: &mut Ui, env: Env, out: &mut Vec<Action>) {
    for (name, tip, wish) in
        [(s::COPY_TABLE, s::COPY_TABLE_TIP, HeldWish::CopyTable), (s::SAVE_CSV, s::SAVE_CSV_TIP, HeldWish::SaveTable)]
    {
        if ui.button(env.t(name)).on_hover_text(env.t(tip)).clicked() {
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
    let heads: Vec<&str> = listing.columns().iter().map(|c| env.lang.either(c.zh, c.en)).collect();
    ui.add(Label::new(weak(env, heads.join("　"))).truncate());
    let area = ScrollArea::vertical().id_salt(("library-table", title(env, listing))).auto_shrink([false, false]);
    area.show_rows(ui, ROW, listed.rows.len(), |ui, range| {
        for (n, row) in range.clone().zip(listed.rows.get(range).unwrap_or_default()) {
            let (rect, _) = ui.allocate_exact_size(egui::vec2(ui.available_width(), ROW), egui::Sense::hover());
            let id = ui.unique_id().with(("row", n));
            let response = Row::text(env, &row_text(env, row), env.palette.ink).lines(2).at(ui, env, rect, id);
            if response.clicked() {
                out.push(Action::Held(HeldWish::Open(row.place)));
            }
        }
    });
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
