//! What the reader is to decide: repeals, changes and the like of which it is not sure on what they are.

use egui::{Label, RichText, ScrollArea, Ui};

use super::super::action::{Action, Env};
use super::super::row::Row;
use super::super::strings as s;
use super::super::theme::{self, size};
use super::super::widgets::{nothing_ui, weak};
use super::answers::MOST_UNDECIDED;
use super::document::{cited_text, meant_ui};
use super::told::UndecidedRow;
use super::wish::HeldWish;
use crate::facts::effect_term;

/// Draws the list.
pub fn undecided_ui(ui: &mut Ui, env: Env, rows: Option<&[UndecidedRow]>, out: &mut Vec<Action>) {
    ui.label(RichText::new(env.t(s::HELD_UNDECIDED)).size(size::HEAD).family(theme::hei()));
    let Some(rows) = rows else { return drop(ui.label(weak(env, env.t(s::HELD_SEARCHING)))) };
    if rows.is_empty() {
        return nothing_ui(ui, env, s::HELD_ALL_DECIDED);
    }
    ui.add(Label::new(weak(env, env.t(s::HELD_UNDECIDED_TIP))).wrap());
    if rows.len() >= MOST_UNDECIDED {
        ui.label(weak(env, env.with(s::HELD_UNDECIDED_MORE, &[&rows.len().to_string()])));
    }
    ScrollArea::vertical().id_salt("library-undecided").auto_shrink([false, false]).show(ui, |ui| {
        for (n, row) in rows.iter().enumerate() {
            ui.push_id(n, |ui| row_ui(ui, env, row, out));
            ui.separator();
        }
    });
}

fn row_ui(ui: &mut Ui, env: Env, row: &UndecidedRow, out: &mut Vec<Action>) {
    let term = effect_term(row.effect.kind);
    let name = format!("{}　{}", env.lang.either(term.zh, term.en), cited_text(&row.effect.cited));
    ui.add(Label::new(RichText::new(name).size(size::BODY).family(theme::hei())).wrap());
    let by = format!("{}　{}", row.by.title, row.by.number.as_deref().unwrap_or(""));
    ui.add(Label::new(weak(env, by)).wrap());
    if Row::text(env, &row.sentence, env.palette.ink).lines(3).ui(ui, env).clicked() {
        out.push(Action::Held(HeldWish::Open(row.effect.place)));
    }
    meant_ui(ui, env, (row.by.id, &row.effect.cited), &row.candidates, out);
}
