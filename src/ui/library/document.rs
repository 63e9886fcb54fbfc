//! A document across issues: its state on a day, its history, what it cites and who cites it. What is not sure is for the reader to say.

use egui::{Label, RichText, ScrollArea, Ui};

use super::super::action::{Action, Env};
use super::super::row::Row;
use super::super::strings::{self as s, Tr};
use super::super::theme::{self, size};
use super::super::widgets::{NamedBars, bordered_ui, brief_ui, weak};
use super::hits::in_a_line;
use super::told::{DocumentPage, Meant};
use super::view::View;
use super::wish::HeldWish;
use super::{state, table};
use crate::holdings::{Cited, CitedHere, HeldDocument, HeldPlace, Listing, Method};

/// Draws the document.
pub fn document_ui(ui: &mut Ui, env: Env, page: Option<&DocumentPage>, id: i64, out: &mut Vec<Action>) {
    let Some(page) = page.filter(|page| page.preview.document.id == id) else {
        return drop(ui.label(weak(env, env.t(s::HELD_SEARCHING))));
    };
    let document = &page.preview.document;
    ScrollArea::vertical().id_salt(("library-document", id)).auto_shrink([false, false]).named_ui(ui, env, |ui| {
        ui.add(Label::new(RichText::new(&document.title).size(size::HEAD).family(theme::song_bold())).wrap());
        let parts = [document.number.as_deref(), document.issuer.as_deref(), document.stands_in()];
        let parts: Vec<&str> = parts.into_iter().flatten().collect();
        ui.add(Label::new(weak(env, parts.join(" · "))).wrap());
        ui.horizontal_wrapped(|ui| {
            if bordered_ui(ui, env, env.t(s::HELD_OPEN)).clicked() {
                out.push(Action::Held(HeldWish::Open(HeldPlace { document: id, ..HeldPlace::default() })));
            }
        });
        state::told_ui(ui, env, &page.preview, out);
        head_ui(ui, env, s::HELD_HISTORY, page.preview.history.as_ref().map_or(0, |h| h.rows.len()));
        if let Some(history) = &page.preview.history {
            let known = [document.title.as_str(), document.number.as_deref().unwrap_or(""), &document.issue_title];
            history.rows.iter().for_each(|row| table::line_ui(ui, env, row, &known, out));
            if bordered_ui(ui, env, env.t(s::HELD_AS_TABLE)).clicked() {
                out.push(Action::Held(HeldWish::View(View::Table(Listing::History(id)))));
            }
        }
        head_ui(ui, env, s::HELD_CITES, page.cites.len());
        for (n, (cited, meant)) in page.cites.iter().enumerate() {
            ui.push_id(("cites", n), |ui| cited_ui(ui, env, id, cited, meant, out));
        }
        head_ui(ui, env, s::HELD_CITED_BY, page.citing.len());
        citing_ui(ui, env, &page.citing, out);
    });
}

/// Papers that cite one, each leading to the place.
pub fn citing_ui(ui: &mut Ui, env: Env, citing: &[(HeldDocument, HeldPlace)], out: &mut Vec<Action>) {
    for (by, place) in citing {
        let (day, number) = (by.signed.as_deref().unwrap_or(""), by.number.as_deref().unwrap_or(""));
        let text = in_a_line(&[day, &by.title, number, by.stands_in().unwrap_or("")]);
        if Row::text(env, &text, env.palette.ink).lines(2).ui(ui, env).clicked() {
            out.push(Action::Held(HeldWish::Open(*place)));
        }
    }
}

fn head_ui(ui: &mut Ui, env: Env, name: Tr, count: usize) {
    ui.add_space(10.0);
    let text = env.with(s::COUNTED, &[env.t(name), &count.to_string()]);
    ui.label(RichText::new(text).size(size::BODY).family(theme::hei()));
}

/// What is cited, as printed.
pub fn cited_text(cited: &Cited) -> String {
    let title = cited.title.as_ref().map(|t| format!("《{t}》")).unwrap_or_default();
    let number = cited.number.as_ref().map(|n| format!("（{n}）")).unwrap_or_default();
    format!("{title}{number}")
}

fn cited_ui(ui: &mut Ui, env: Env, document: i64, cited: &CitedHere, meant: &[Meant], out: &mut Vec<Action>) {
    let name = cited_text(&cited.cited);
    if Row::text(env, &name, env.palette.ink).lines(2).ui(ui, env).clicked() {
        out.push(Action::Held(HeldWish::Open(cited.place)));
    }
    ui.indent("meant", |ui| {
        meant_ui(ui, env, (document, &cited.cited), meant, out);
        if cited.confirmed {
            ui.horizontal_wrapped(|ui| {
                ui.label(weak(env, env.t(if meant.is_empty() { s::HELD_SAID_NONE } else { s::HELD_SAID })));
                if brief_ui(ui, env, env.t(s::HELD_TAKE_BACK), &env.with(s::HELD_UNSAY, &[&name])).clicked() {
                    out.push(Action::Held(HeldWish::Unconfirm(document, cited.cited.clone())));
                }
            });
        }
    });
}

/// The papers that may be meant: a sure one, or those of which the reader says which it is.
pub fn meant_ui(ui: &mut Ui, env: Env, (document, cited): (i64, &Cited), meant: &[Meant], out: &mut Vec<Action>) {
    let confirm = |target| Action::Held(HeldWish::Confirm(document, cited.clone(), target));
    let unsure = meant.iter().all(|(candidate, _)| !candidate.sure);
    for (n, (candidate, paper)) in meant.iter().enumerate() {
        let (day, number) = (paper.signed.as_deref().unwrap_or(""), paper.number.as_deref().unwrap_or(""));
        let sign = if candidate.sure { "→" } else { "？" };
        let told = in_a_line(&[&paper.title, number, day, paper.stands_in().unwrap_or("")]);
        let text = format!("{sign} {told}");
        let color = if candidate.sure { env.palette.accent } else { env.palette.ink };
        if Row::text(env, &text, color).lines(2).ui(ui, env).clicked() {
            out.push(Action::Held(HeldWish::View(View::Document(paper.id))));
        }
        if candidate.method == Method::Confirmed {
            continue;
        }
        // The buttons stand under the paper that they are on, and say its title to who does not see that.
        let (short, whole, target) = match candidate.sure {
            true => (s::HELD_NOT_THIS_ONE, s::HELD_NOT_THIS, None),
            false => (s::HELD_IS_THIS_ONE, s::HELD_IS_THIS, Some(paper.id)),
        };
        ui.push_id(n, |ui| {
            ui.horizontal_wrapped(|ui| {
                if brief_ui(ui, env, env.t(short), &env.with(whole, &[&paper.title])).clicked() {
                    out.push(confirm(target));
                }
                let none = env.with(s::HELD_NONE_OF_THESE, &[&cited_text(cited)]);
                if unsure && n + 1 == meant.len() && brief_ui(ui, env, env.t(s::HELD_NONE), &none).clicked() {
                    out.push(confirm(None));
                }
            });
        });
    }
}
