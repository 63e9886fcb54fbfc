//! Beside the hits of an answer: facets at the left, the document at the right.

use std::ops::Range;

use egui::cache::{ComputerMut, FrameCache};
use egui::text::TextFormat;
use egui::{Label, RichText, Ui};

use super::super::action::{Action, Env};
use super::super::row::Row;
use super::super::strings as s;
use super::super::theme::{self, size};
use super::super::widgets::{bordered_ui, check_count_ui, weak};
use super::told::Preview;
use super::view::View;
use super::wish::HeldWish;
use super::{facet_name, state, table, toggle};
use crate::holdings::{Answer, Facet, HeldPlace, Narrow, StateKind, phrases};
use crate::search::{FindIndex, FindQuery};

/// Values of a facet that are listed.
const VALUES: usize = 12;
/// Blocks of a document that are shown before and behind the one that was hit.
const AROUND: usize = 12;
/// Rows of its history that are shown above it.
const MOST_HISTORY: usize = 6;

/// Whether there is anything to narrow an answer by: where it is narrowed already, or where it is not all of one year, one office and so on.
pub fn can_narrow(answer: &Answer, narrow: &Narrow) -> bool {
    let years = answer.years.first().map(|(year, _)| year) != answer.years.last().map(|(year, _)| year);
    narrow != &Narrow::default() || years || answer.facets.iter().any(|(_, values)| values.len() > 1)
}

/// Draws the facets; what is chosen goes into `narrow`.
pub fn facets_ui(ui: &mut Ui, env: Env, answer: &Answer, narrow: &mut Narrow) {
    if narrow.since.is_some() {
        ui.label(weak(env, env.t(s::HELD_ONLY_NEW)));
    }
    if narrow != &Narrow::default() && bordered_ui(ui, env, env.t(s::HELD_ALL)).clicked() {
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
            if check_count_ui(ui, env, &mut on, (name, *count)).clicked() {
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

/// Draws the document beside the hits: its state with what it rests on, its history, and the text around the hit.
pub fn preview_ui(
    ui: &mut Ui,
    env: Env,
    preview: Option<&Preview>,
    at: Option<HeldPlace>,
    text: &str,
    out: &mut Vec<Action>,
) {
    let Some(preview) = preview else { return drop(ui.label(weak(env, env.t(s::HELD_PREVIEW_HINT)))) };
    let document = &preview.document;
    let place = at.filter(|at| at.document == document.id);
    let place = place.unwrap_or(HeldPlace { document: document.id, ..HeldPlace::default() });
    ui.add(Label::new(RichText::new(&document.title).size(size::HEAD).family(theme::song_bold())).wrap());
    ui.horizontal_wrapped(|ui| {
        if bordered_ui(ui, env, env.t(s::HELD_OPEN)).clicked() {
            out.push(Action::Held(HeldWish::Open(place)));
        }
        if preview.state.is_some() && bordered_ui(ui, env, env.t(s::HELD_ACROSS)).clicked() {
            out.push(Action::Held(HeldWish::View(View::Document(document.id))));
        }
    });
    state::told_ui(ui, env, preview, out);
    if let Some(history) = &preview.history {
        let others = history.rows.iter().filter(|row| row.place.document != document.id);
        for row in others.take(MOST_HISTORY) {
            table::line_ui(ui, env, row, &[], out);
        }
    }
    if document.recognised {
        ui.add(Label::new(weak(env, env.t(s::HELD_RECOGNISED_TIP))).wrap());
    }
    ui.separator();
    let words = phrases(text).all;
    let first = place.block.saturating_sub(AROUND / 3);
    for kept in preview.blocks.iter().skip(first).take(AROUND) {
        let plain = Row::format(env);
        let lit = TextFormat { background: env.palette.hit, ..plain.clone() };
        let mut job = egui::text::LayoutJob::default();
        let mut from = 0;
        for range in found_at(ui, &kept.text, &words) {
            job.append(kept.text.get(from..range.start).unwrap_or(""), 0.0, plain.clone());
            job.append(kept.text.get(range.clone()).unwrap_or(""), 0.0, lit.clone());
            from = range.end;
        }
        job.append(kept.text.get(from..).unwrap_or(""), 0.0, plain);
        ui.add(Label::new(job).wrap());
        ui.add_space(3.0);
    }
}

/// Where words stand in texts, kept from frame to frame: a table may be long.
#[derive(Default)]
struct Find;

impl ComputerMut<(&str, &[String]), Vec<Range<usize>>> for Find {
    fn compute(&mut self, (text, words): (&str, &[String])) -> Vec<Range<usize>> {
        found_in(text, words)
    }
}

/// Where words stand in a text that is shown.
fn found_at(ui: &Ui, text: &str, words: &[String]) -> Vec<Range<usize>> {
    ui.memory_mut(|m| m.caches.cache::<FrameCache<Vec<Range<usize>>, Find>>().get((text, words)).clone())
}

/// Where words stand in a text, by the find of an issue; none over another.
fn found_in(text: &str, words: &[String]) -> Vec<Range<usize>> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_of_one_kind_has_nothing_to_be_narrowed_by() {
        let values = |names: &[&str]| names.iter().map(|name| ((*name).to_owned(), 1)).collect();
        let of = |years: Vec<(i32, usize)>, offices: &[&str]| Answer {
            years,
            facets: vec![(Facet::Office, values(offices)), (Facet::Kind, values(&["通知"]))],
            ..Answer::default()
        };
        let none = Narrow::default();
        assert!(!can_narrow(&Answer::default(), &none));
        assert!(!can_narrow(&of(vec![(2031, 4)], &["云山市人民政府"]), &none));
        assert!(can_narrow(&of(vec![(2030, 1), (2031, 3)], &["云山市人民政府"]), &none));
        assert!(can_narrow(&of(vec![(2031, 4)], &["云山市人民政府", "云山市水利局"]), &none));
        let narrowed = Narrow { offices: vec!["云山市水利局".into()], ..Narrow::default() };
        assert!(can_narrow(&Answer::default(), &narrowed), "what narrows it can be taken back");
    }
}
