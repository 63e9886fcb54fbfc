//! What the reader is to decide: repeals, changes and citations of which it is not sure on what they are.

use egui::{Label, RichText, ScrollArea, Ui};

use super::super::action::{Action, Env};
use super::super::row::Row;
use super::super::strings::{self as s, Tr};
use super::super::theme::{self, size};
use super::super::widgets::{NamedBars, nothing_ui, weak};
use super::document::{cited_text, meant_ui};
use super::told::{ToDecide, UndecidedRow};
use super::wish::HeldWish;
use crate::facts::effect_term;

/// Draws the list.
pub fn undecided_ui(ui: &mut Ui, env: Env, told: Option<&ToDecide>, out: &mut Vec<Action>) {
    ui.label(RichText::new(env.t(s::HELD_UNDECIDED)).size(size::HEAD).family(theme::hei()));
    let Some(told) = told else { return drop(ui.label(weak(env, env.t(s::HELD_SEARCHING)))) };
    if told.effects.is_empty() && told.citations.is_empty() {
        return nothing_ui(ui, env, s::HELD_ALL_DECIDED);
    }
    ScrollArea::vertical().id_salt("library-undecided").auto_shrink([false, false]).named_ui(ui, env, |ui| {
        for (rows, more, words) in [
            (&told.effects, told.more.0, [s::HELD_UNDECIDED_EFFECTS, s::HELD_UNDECIDED_TIP]),
            (&told.citations, told.more.1, [s::HELD_UNDECIDED_CITED, s::HELD_UNDECIDED_CITED_TIP]),
        ] {
            ui.push_id(words[0].zh, |ui| group_ui(ui, env, (rows, more), words, out));
        }
    });
}

fn group_ui(
    ui: &mut Ui,
    env: Env,
    (rows, more): (&[UndecidedRow], bool),
    [name, about]: [Tr; 2],
    out: &mut Vec<Action>,
) {
    if rows.is_empty() {
        return;
    }
    let count = rows.len().to_string();
    let head = env.with(s::COUNTED, &[env.t(name), &count]);
    ui.add_space(6.0);
    ui.label(RichText::new(head).size(size::BODY).family(theme::hei()));
    ui.add(Label::new(weak(env, env.t(about))).wrap());
    if more {
        ui.label(weak(env, env.with(s::HELD_UNDECIDED_MORE, &[&count])));
    }
    for (n, row) in rows.iter().enumerate() {
        ui.push_id(n, |ui| row_ui(ui, env, row, out));
        ui.separator();
    }
}

fn row_ui(ui: &mut Ui, env: Env, row: &UndecidedRow, out: &mut Vec<Action>) {
    let cited = cited_text(&row.cited);
    let name = row.effect.map_or_else(
        || cited.clone(),
        |kind| {
            let term = effect_term(kind);
            format!("{}　{cited}", env.lang.either(term.zh, term.en))
        },
    );
    ui.add(Label::new(RichText::new(name).size(size::BODY).family(theme::hei())).wrap());
    let by = format!("{}　{}", row.by.title, row.by.number.as_deref().unwrap_or(""));
    ui.add(Label::new(weak(env, by)).wrap());
    if Row::text(env, row.sentence.trim(), env.palette.ink).lines(3).ui(ui, env).clicked() {
        out.push(Action::Held(HeldWish::Open(row.place)));
    }
    ui.indent("meant", |ui| meant_ui(ui, env, (row.by.id, &row.cited), &row.candidates, out));
}
