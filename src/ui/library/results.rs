//! The answer of the library: facets, hits by document and article, and the document beside them.

use egui::text::TextFormat;
use egui::{Label, RichText, Ui};

use super::super::action::{Action, Env};
use super::super::row::Row;
use super::super::strings as s;
use super::super::theme::{self, size};
use super::super::widgets::{check_ui, nothing_ui, weak};
use super::told::Preview;
use super::wish::HeldWish;
use super::{facet_name, toggle};
use crate::holdings::{Answer, DocumentHits, Facet, GoTo, HistoryKind, Narrow, StateKind, phrases};
use crate::search::{FindIndex, FindQuery};

/// Values of a facet that are listed.
const VALUES: usize = 12;
/// Blocks of a document that are shown before and behind the one that was hit.
const AROUND: usize = 12;

/// Draws the facets; what is chosen goes into `narrow`.
pub fn facets_ui(ui: &mut Ui, env: Env, answer: &Answer, narrow: &mut Narrow) {
    if narrow != &Narrow::default() && ui.button(env.t(s::HELD_ALL)).clicked() {
        *narrow = Narrow::default();
    }
    years_ui(ui, env, answer, narrow);
    for (facet, values) in &answer.facets {
        if values.len() < 2 && chosen(narrow, *facet).is_none_or(|list| list.is_empty()) {
            continue;
        }
        ui.add_space(4.0);
        ui.label(RichText::new(facet_name(env, *facet)).size(size::SMALL).family(theme::hei()));
        for (value, count) in values.iter().take(VALUES) {
            let Some(list) = chosen(narrow, *facet) else { continue };
            let mut on = list.contains(value);
            let name = match facet {
                Facet::State => state_name(env, value),
                _ if value.is_empty() => env.t(s::HELD_NONE_STATED),
                Facet::Folder => value.rsplit(['/', '\\']).next().unwrap_or(value),
                _ => value,
            };
            if check_ui(ui, env, &mut on, &format!("{name} {count}")).clicked() {
                toggle(list, value);
            }
        }
    }
}

fn chosen(narrow: &mut Narrow, facet: Facet) -> Option<&mut Vec<String>> {
    match facet {
        Facet::Office => Some(&mut narrow.offices),
        Facet::Kind => Some(&mut narrow.kinds),
        Facet::State => Some(&mut narrow.states),
        Facet::Series => Some(&mut narrow.series),
        Facet::Folder => Some(&mut narrow.folders),
        Facet::Year => None,
    }
}

fn state_name(env: Env, value: &str) -> &str {
    let state = StateKind::ALL.into_iter().find(|state| state.name_en() == value);
    state.map_or(value, |state| env.lang.either(state.name_zh(), state.name_en()))
}

/// A bar a year; a drag over them chooses the years, a click one.
fn years_ui(ui: &mut Ui, env: Env, answer: &Answer, narrow: &mut Narrow) {
    let (Some((first, _)), Some((last, _))) = (answer.years.first(), answer.years.last()) else { return };
    if first == last && narrow.years.is_none() {
        return;
    }
    ui.label(RichText::new(facet_name(env, Facet::Year)).size(size::SMALL).family(theme::hei()));
    let width = ui.available_width() - 8.0;
    let (rect, response) = ui.allocate_exact_size(egui::vec2(width, 44.0), egui::Sense::click_and_drag());
    let span = (last - first + 1).max(1) as f32;
    let most = answer.years.iter().map(|(_, n)| *n).max().unwrap_or(1) as f32;
    let bar = width / span;
    for (year, count) in &answer.years {
        let x = rect.left() + (year - first) as f32 * bar;
        let height = (*count as f32 / most * rect.height()).max(2.0);
        let at = egui::Rect::from_min_max(
            egui::pos2(x, rect.bottom() - height),
            egui::pos2(x + (bar - 1.0).max(1.0), rect.bottom()),
        );
        let inside = narrow.years.is_none_or(|(from, to)| (from..=to).contains(year));
        ui.painter().rect_filled(at, 0.0, if inside { env.palette.accent } else { env.palette.rule });
    }
    let year_at = |x: f32| first + ((x - rect.left()) / bar).floor().clamp(0.0, span - 1.0) as i32;
    let origin = ui.input(|i| i.pointer.press_origin());
    if let (Some(from), Some(to)) = (origin, response.interact_pointer_pos()) {
        let (a, b) = (year_at(from.x), year_at(to.x));
        if response.drag_stopped() || response.clicked() {
            let years = (a.min(b), a.max(b));
            narrow.years = (narrow.years != Some(years)).then_some(years);
        }
    }
    let shown = narrow.years.unwrap_or((*first, *last));
    ui.label(weak(env, format!("{}–{}", shown.0, shown.1)));
}

/// Draws what the question names, and the hits; true when more documents are asked for.
pub fn hits_ui(
    ui: &mut Ui,
    env: Env,
    (answer, named): (&Answer, &[GoTo]),
    at: &mut Option<(i64, usize)>,
    out: &mut Vec<Action>,
) -> bool {
    let [passages, documents, issues] = answer.totals.map(|n| n.to_string());
    ui.label(weak(env, env.with(s::HELD_TOTALS, &[&passages, &documents, &issues])));
    if answer.incomplete {
        ui.label(weak(env, env.t(s::HELD_INCOMPLETE)));
    }
    for goto in named {
        goto_ui(ui, env, goto, out);
    }
    if answer.documents.is_empty() && named.is_empty() {
        nothing_ui(ui, env, s::HELD_NOTHING);
    }
    for document in &answer.documents {
        ui.push_id(document.document, |ui| document_ui(ui, env, document, at, out));
    }
    let left = answer.totals[1].saturating_sub(answer.documents.len());
    left > 0 && ui.button(env.with(s::HELD_MORE_DOCUMENTS, &[&left.to_string()])).clicked()
}

fn goto_ui(ui: &mut Ui, env: Env, goto: &GoTo, out: &mut Vec<Action>) {
    let (text, wish) = match goto {
        GoTo::Document { document, place, missing } => {
            let (block, byte) = place.map_or((0, 0), |p| (p.block, p.byte));
            let number = document.number.as_deref().unwrap_or("");
            let missing = missing.as_ref().map(|m| env.with(s::HELD_NO_SUCH_PART, &[m])).unwrap_or_default();
            let text = format!("→ {}　{number}　{}{missing}", document.title, document.issue_title);
            (text, HeldWish::Open(document.id, block, byte, byte))
        }
        // A name leads to where it stands.
        GoTo::Person(_) | GoTo::Office(_) => return,
    };
    if Row::text(env, &text, env.palette.accent).lines(2).ui(ui, env).clicked() {
        out.push(Action::Held(wish));
    }
}

fn document_ui(ui: &mut Ui, env: Env, hits: &DocumentHits, at: &mut Option<(i64, usize)>, out: &mut Vec<Action>) {
    ui.add_space(8.0);
    ui.add(Label::new(RichText::new(&hits.title).size(size::BODY).family(theme::hei()).color(env.palette.ink)).wrap());
    let state = env.lang.either(hits.state.name_zh(), hits.state.name_en());
    let parts = [hits.number.as_deref(), hits.signed.as_deref(), Some(&hits.issue_title), Some(state)];
    let parts: Vec<&str> = parts.into_iter().flatten().filter(|p| !p.is_empty()).collect();
    ui.add(Label::new(weak(env, parts.join(" · "))).wrap());
    for row in &hits.rows {
        let plain = Row::format(env);
        let lit = TextFormat { background: env.palette.hit, ..plain.clone() };
        let small = TextFormat { color: env.palette.weak, ..plain.clone() };
        let path = row.path.last().map(|label| format!("{}　", crate::issue::shorten(label, 12))).unwrap_or_default();
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
        let here = (row.place.document, row.place.block);
        let shown = Row::parts(&pieces).lines(3).chosen(*at == Some(here)).ui(ui, env);
        if shown.double_clicked() || shown.clicked() && *at == Some(here) {
            out.push(Action::Held(HeldWish::Open(here.0, here.1, row.place.byte, row.place.end)));
        } else if shown.clicked() {
            *at = Some(here);
            out.push(Action::Held(HeldWish::Preview(here.0)));
        }
    }
    if let Some(more) = hits.total.checked_sub(hits.rows.len()).filter(|n| *n > 0) {
        ui.label(weak(env, env.with(s::HELD_MORE, &[&more.to_string()])));
    }
}

/// Draws the document beside the hits: its state with what it rests on, its history, and the text around the hit.
pub fn preview_ui(
    ui: &mut Ui,
    env: Env,
    preview: Option<&Preview>,
    at: Option<(i64, usize)>,
    text: &str,
    out: &mut Vec<Action>,
) {
    let Some(preview) = preview else { return drop(ui.label(weak(env, env.t(s::HELD_PREVIEW_HINT)))) };
    let document = &preview.document;
    ui.add(Label::new(RichText::new(&document.title).size(size::HEAD).family(theme::song_bold())).wrap());
    let block = at.filter(|(id, _)| *id == document.id).map_or(0, |(_, block)| block);
    if ui.button(env.t(s::HELD_OPEN)).clicked() {
        out.push(Action::Held(HeldWish::Open(document.id, block, 0, 0)));
    }
    ui.add(Label::new(RichText::new(state_text(env, preview)).size(size::SMALL).color(env.palette.warning)).wrap());
    for row in preview.history.iter().filter(|row| row.by.id != document.id) {
        let day = row.date.map(|d| d.to_string()).unwrap_or_default();
        let what = match row.kind {
            HistoryKind::Effect(kind) => env.t(effect_name(kind)),
            _ => env.t(s::HELD_CITED),
        };
        let number = row.by.number.as_deref().unwrap_or("");
        let line = format!("{day}　{what}　{}　{number}", row.by.title);
        if Row::text(env, &line, env.palette.accent).lines(2).ui(ui, env).clicked() {
            out.push(Action::Held(HeldWish::Open(row.place.document, row.place.block, row.place.byte, row.place.end)));
        }
    }
    ui.separator();
    let words = phrases(text).all;
    let first = block.saturating_sub(AROUND / 3);
    for kept in preview.blocks.iter().skip(first).take(AROUND) {
        let plain = Row::format(env);
        let lit = TextFormat { background: env.palette.hit, ..plain.clone() };
        let mut job = egui::text::LayoutJob::default();
        let mut from = 0;
        for range in found_in(&kept.text, &words) {
            job.append(kept.text.get(from..range.start).unwrap_or(""), 0.0, plain.clone());
            job.append(kept.text.get(range.clone()).unwrap_or(""), 0.0, lit.clone());
            from = range.end;
        }
        job.append(kept.text.get(from..).unwrap_or(""), 0.0, plain);
        ui.add(Label::new(job).wrap());
        ui.add_space(3.0);
    }
}

/// Where words stand in a text, by the find of an issue; none over another.
fn found_in(text: &str, words: &[String]) -> Vec<std::ops::Range<usize>> {
    use crate::issue::{Block, Document, Issue};
    let block = Block { text: text.to_owned(), ..Block::default() };
    let document = Document { blocks: vec![block], ..Document::default() };
    let index = FindIndex::build(&std::sync::Arc::new(Issue { documents: vec![document], ..Issue::default() }));
    let find = |word: &String| {
        let found = index.find(&FindQuery { text: word.clone(), ..FindQuery::default() });
        found.map(|f| f.hits).unwrap_or_default()
    };
    let mut all: Vec<_> = words.iter().flat_map(find).map(|h| h.place.byte..h.place.byte + h.bytes).collect();
    all.sort_by_key(|r| r.start);
    let mut last = 0;
    all.retain(|r| {
        let free = r.start >= last;
        last = if free { r.end } else { last };
        free
    });
    all
}

fn effect_name(kind: crate::facts::EffectKind) -> s::Tr {
    use crate::facts::EffectKind::{Amend, Lapse, Prolong, Repeal, Replace, Resume, Stop, Suspend};
    match kind {
        Repeal => s::HELD_REPEALS,
        Stop => s::HELD_STOPS,
        Lapse => s::HELD_LAPSES,
        Suspend => s::HELD_SUSPENDS,
        Resume => s::HELD_RESUMES,
        Prolong => s::HELD_PROLONGS,
        Replace => s::HELD_REPLACES,
        Amend => s::HELD_AMENDS,
    }
}

/// The state of a document with what it rests on: never that it is in force.
fn state_text(env: Env, preview: &Preview) -> String {
    let state = &preview.state;
    let name = env.lang.either(state.kind.name_zh(), state.kind.name_en());
    let since = state.since.map(|d| format!(" {d}")).unwrap_or_default();
    if let Some(by) = &preview.by {
        return env.with(s::HELD_STATE_BY, &[&format!("{name}{since}"), &by.title, by.number.as_deref().unwrap_or("")]);
    }
    let Some(coverage) = &state.coverage else { return format!("{name}{since}") };
    let numbers =
        coverage.lacking.iter().map(|(year, n)| env.with(s::HELD_ISSUE_OF, &[&year.to_string(), &n.to_string()]));
    let years = coverage.lacking_years.iter().map(i32::to_string);
    let lacking: Vec<String> = numbers.chain(years).collect();
    let mut text = env.with(s::HELD_COVERAGE, &[name, &coverage.last]);
    if !lacking.is_empty() {
        text.push_str(&env.with(s::HELD_LACKING, &[&lacking.join(env.lang.either("、", ", "))]));
    }
    text
}
