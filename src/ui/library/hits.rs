//! The rows of an answer: what the question names, and the hits by document and article.

use std::collections::HashMap;

use egui::text::TextFormat;
use egui::{Label, RichText, Sense, Ui};

use super::super::action::{Action, Env};
use super::super::row::Row as ListRow;
use super::super::strings as s;
use super::super::theme::{self, size};
use super::super::widgets::{bordered_ui, nothing_ui, weak};
use super::state::badge_ui;
use super::view::View;
use super::wish::HeldWish;
use crate::holdings::{Answer, DocumentHits, GoTo, HeldPlace, Listing, Row};
use crate::zh::fold::plain_folded;

/// A row of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// One of those that the question names.
    Named(usize),
    /// A passage that was hit.
    Row(HeldPlace),
}

/// What the rows are drawn from.
pub struct Hits<'a> {
    /// The answer.
    pub answer: &'a Answer,
    /// What the question names.
    pub named: &'a [GoTo],
    /// All rows of documents that were asked for.
    pub expanded: &'a HashMap<i64, Vec<Row>>,
    /// The chosen row is to be brought into view.
    pub scroll: bool,
}

fn rows<'a>(expanded: &'a HashMap<i64, Vec<Row>>, hits: &'a DocumentHits) -> &'a [Row] {
    expanded.get(&hits.document).map_or(hits.rows.as_slice(), Vec::as_slice)
}

/// All rows, from the top.
pub fn spots(answer: &Answer, named: &[GoTo], expanded: &HashMap<i64, Vec<Row>>) -> Vec<Spot> {
    let hits = answer.documents.iter().flat_map(|document| rows(expanded, document));
    (0..named.len()).map(Spot::Named).chain(hits.map(|row| Spot::Row(row.place))).collect()
}

/// The document of a row.
pub fn document_of(named: &[GoTo], spot: &Spot) -> Option<i64> {
    place_of(named, spot).map(|place| place.document)
}

/// The place of a row: of one that names a document its place, or its beginning.
pub fn place_of(named: &[GoTo], spot: &Spot) -> Option<HeldPlace> {
    match spot {
        Spot::Row(place) => Some(*place),
        Spot::Named(n) => match named.get(*n)? {
            GoTo::Document { document, place, .. } => {
                Some(place.unwrap_or(HeldPlace { document: document.id, ..HeldPlace::default() }))
            }
            GoTo::Person(_) | GoTo::Office(_) => None,
        },
    }
}

/// What a row does that the question names: a document opens, a person or an office is shown over the years.
pub fn wish_of(goto: &GoTo) -> HeldWish {
    match goto {
        GoTo::Document { document, place, .. } => {
            HeldWish::Open(place.unwrap_or(HeldPlace { document: document.id, ..HeldPlace::default() }))
        }
        GoTo::Person(name) => HeldWish::View(View::Table(Listing::Person(name.clone()))),
        GoTo::Office(name) => HeldWish::View(View::Table(Listing::Office(name.clone()))),
    }
}

/// What is said of something that a question names.
pub fn goto_text(env: Env, goto: &GoTo) -> String {
    match goto {
        GoTo::Document { document, missing, .. } => {
            let number = document.number.as_deref().unwrap_or("");
            let missing = missing.as_ref().map(|m| env.with(s::HELD_NO_SUCH_PART, &[m])).unwrap_or_default();
            format!("→ {}{missing}", in_a_line(&[&document.title, number, document.stands_in().unwrap_or("")]))
        }
        GoTo::Person(name) => env.with(s::HELD_GO_PERSON, &[name]),
        GoTo::Office(name) => env.with(s::HELD_GO_OFFICE, &[name]),
    }
}

/// What is told of a paper, on a line: what is not known leaves no gap.
pub fn in_a_line(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("　")
}

/// Draws what the question names, and the hits; true when more documents are asked for.
pub fn hits_ui(ui: &mut Ui, env: Env, hits: &Hits<'_>, at: &mut Option<Spot>, out: &mut Vec<Action>) -> bool {
    let Hits { answer, named, .. } = hits;
    let [passages, documents, issues] = answer.totals.map(|n| n.to_string());
    // Files that are no issue of a gazette are documents only.
    let single = answer.totals[1].saturating_sub(answer.of_gazettes);
    let told = match (answer.totals[2], single) {
        (0, _) => env.with(s::HELD_TOTALS_SINGLE, &[&passages, &documents]),
        (_, 0) => env.with(s::HELD_TOTALS, &[&passages, &documents, &issues]),
        (_, single) => env.with(s::HELD_TOTALS_MIXED, &[&passages, &documents, &single.to_string(), &issues]),
    };
    ui.label(weak(env, told));
    if answer.incomplete {
        ui.label(weak(env, env.t(s::HELD_INCOMPLETE)));
    }
    for file in &answer.damaged {
        ui.add(egui::Label::new(weak(env, env.with(s::HELD_DAMAGED, &[&file.display().to_string()]))).wrap());
    }
    for (n, goto) in named.iter().enumerate() {
        let (spot, text) = (Spot::Named(n), goto_text(env, goto));
        let row = ListRow::text(env, &text, env.palette.accent).lines(2).chosen(*at == Some(spot)).ui(ui, env);
        if hits.scroll && *at == Some(spot) {
            row.scroll_to_me(None);
        }
        if row.clicked() {
            *at = Some(spot);
            out.push(Action::Held(wish_of(goto)));
        }
    }
    if answer.documents.is_empty() && named.is_empty() {
        nothing_ui(ui, env, s::HELD_NOTHING);
    }
    for document in &answer.documents {
        ui.push_id(document.document, |ui| document_ui(ui, env, document, hits, at, out));
    }
    let left = answer.totals[1].saturating_sub(answer.documents.len());
    left > 0 && bordered_ui(ui, env, env.with(s::HELD_MORE_DOCUMENTS, &[&left.to_string()])).clicked()
}

fn document_ui(
    ui: &mut Ui,
    env: Env,
    document: &DocumentHits,
    hits: &Hits<'_>,
    at: &mut Option<Spot>,
    out: &mut Vec<Action>,
) {
    ui.add_space(8.0);
    let title = RichText::new(&document.title).size(size::BODY).family(theme::hei()).color(env.palette.ink);
    let title = ui.add(Label::new(title).wrap().sense(Sense::click()));
    if title.clicked()
        && let Some(first) = document.rows.first()
    {
        *at = Some(Spot::Row(first.place));
        out.push(Action::Held(HeldWish::Preview(document.document)));
    }
    ui.horizontal_wrapped(|ui| {
        if let Some(state) = document.state {
            badge_ui(ui, env, state);
        }
        let recognised = document.recognised.then(|| env.t(s::HELD_HIT_RECOGNISED));
        let parts = [document.number.as_deref(), document.signed.as_deref(), document.stands_in(), recognised];
        let parts: Vec<&str> = parts.into_iter().flatten().filter(|p| !p.is_empty()).collect();
        ui.add(Label::new(weak(env, parts.join(" · "))).wrap());
    });
    let rows = rows(hits.expanded, document);
    for row in rows {
        let spot = Spot::Row(row.place);
        let shown = row_ui(ui, env, row, *at == Some(spot));
        if hits.scroll && *at == Some(spot) {
            shown.scroll_to_me(None);
        }
        if shown.double_clicked() || shown.clicked() && *at == Some(spot) {
            out.push(Action::Held(HeldWish::Open(row.place)));
        } else if shown.clicked() {
            *at = Some(spot);
            out.push(Action::Held(HeldWish::Preview(row.place.document)));
        }
    }
    if let Some(more) = document.total.checked_sub(rows.len()).filter(|n| *n > 0) {
        let text = env.with(s::HELD_MORE, &[&more.to_string()]);
        if ListRow::text(env, &text, env.palette.accent).ui(ui, env).clicked() {
            out.push(Action::Held(HeldWish::Expand(document.document)));
        }
    }
}

fn row_ui(ui: &mut Ui, env: Env, row: &Row, chosen: bool) -> egui::Response {
    let plain = ListRow::format(env);
    let lit = TextFormat { background: env.palette.hit, ..plain.clone() };
    let small = TextFormat { color: env.palette.weak, ..plain.clone() };
    // A heading that was hit itself stands under nothing; a label may be printed in another width (１．, 1.).
    let label = row.path.last().filter(|label| !plain_folded(&row.text).starts_with(&plain_folded(label)));
    let path = label.map(|label| format!("{}　", crate::issue::shorten(label, 12))).unwrap_or_default();
    let mut pieces: Vec<(&str, TextFormat)> = vec![(&path, small)];
    if row.cut.0 {
        pieces.push(("…", plain.clone()));
    }
    let mut from = 0;
    for found in &row.found {
        pieces.push((row.text.get(from..found.start).unwrap_or(""), plain.clone()));
        pieces.push((row.text.get(found.clone()).unwrap_or(""), lit.clone()));
        from = found.end;
    }
    pieces.push((row.text.get(from..).unwrap_or(""), plain.clone()));
    if row.cut.1 {
        pieces.push(("…", plain));
    }
    ListRow::parts(&pieces).lines(3).chosen(chosen).ui(ui, env)
}
