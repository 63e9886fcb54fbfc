//! The page of facts: who does what, who was appointed, what happened when, what is due, what it costs, what is
//! referred to and what is in force, each as a table whose rows lead to the text.

mod build;
mod cells;
mod columns;
mod counts;
mod day_field;
mod form;
mod sheet;
mod shown;
mod table;
mod widths;

use std::collections::HashMap;
use std::sync::Arc;

use egui::{Button, Frame, Margin, RichText, Role, ScrollArea, Ui, WidgetInfo, vec2};

pub use build::Builder;
pub use counts::Counts;
pub use day_field::DayField;
pub use form::FactForm;
pub use sheet::{Choice, Sheet};

use super::action::{Action, Env, SheetKind};
use super::command::Command;
use super::reading::Stretch;
use super::strings::{self as s, Lang};
use super::task::Pending;
use super::theme::size;
use super::widgets::{NamedBars, is_tab, text_field_ui, weak};
use crate::facts::{Citations, CiteOptions, Facts, LinkKind, Target};
use crate::issue::{Date, Issue, Place, shorten};
use table::View;

/// What an issue says, made on a thread after it was opened.
pub struct Understood {
    /// The facts.
    pub facts: Facts,
    /// References that lead somewhere in the issue: underlined.
    pub links: TextLinks,
    /// References to outside, and uses of terms: not underlined, but they can be looked at.
    pub quiet: TextLinks,
    /// What the overview counts.
    pub counts: Counts,
    sheets: Vec<Arc<Sheet>>,
    /// Kept, as the views that cite are drawn anew each frame.
    citations: Citations<Arc<Issue>>,
}

/// References in the text as the reading view takes them.
#[derive(Debug, Default)]
pub struct TextLinks {
    /// What stands in the text, in reading order.
    pub stretches: Vec<Stretch>,
    /// Of each, its index into the facts' links.
    pub links: Vec<usize>,
}

impl TextLinks {
    fn push(&mut self, facts: &Facts, link: usize) {
        let Some(from) = facts.links.links.get(link).map(|l| l.from) else { return };
        let bytes = from.place.byte..from.end;
        self.stretches.push(Stretch { document: from.place.document, block: from.place.block, bytes });
        self.links.push(link);
    }
}

impl Understood {
    /// Understands an issue; the words that are not the gazette's own are in `lang`.
    #[must_use]
    pub fn of(issue: &Arc<Issue>, facts: Facts, lang: Lang) -> Self {
        let (mut links, mut quiet) = (TextLinks::default(), TextLinks::default());
        for (n, link) in facts.links.links.iter().enumerate() {
            // Underlining every 本办法 and every use of a term would unsettle the page.
            match (&link.target, link.kind) {
                (_, LinkKind::Itself) => {}
                (Target::Inside { .. }, kind) if kind != LinkKind::Term => links.push(&facts, n),
                _ => quiet.push(&facts, n),
            }
        }
        let mut counts = Counts::of(issue, &facts);
        let builder = Builder::new(issue, &facts, lang);
        // The table of force depends on the day that the reader asks for: it is made in the window.
        let kinds = SheetKind::ALL.into_iter().filter(|k| *k != SheetKind::Force);
        let sheets: Vec<Arc<Sheet>> = kinds.map(|kind| Arc::new(builder.sheet(kind, Date::FIRST))).collect();
        let of = |kind| sheets.iter().find(|sheet| sheet.kind == kind);
        if let (Some(tasks), Some(deadlines)) = (of(SheetKind::Tasks), of(SheetKind::Deadlines)) {
            counts.count_tables(tasks, deadlines);
        }
        let citations = Citations::new(Arc::clone(issue));
        Self { facts, links, quiet, counts, sheets, citations }
    }

    /// The citation of a place as it stands in running text.
    #[must_use]
    pub fn cite(&self, place: Place) -> Option<String> {
        self.citations.cite(place, CiteOptions::default())
    }

    /// Where an underlined reference leads.
    #[must_use]
    pub fn target(&self, index: usize) -> Option<Place> {
        match self.facts.links.links.get(*self.links.links.get(index)?)?.target {
            Target::Inside { place, .. } => Some(place),
            Target::Outside { .. } => None,
        }
    }

    /// The facts in the words of another language.
    #[must_use]
    pub fn in_lang(&self, issue: &Arc<Issue>, lang: Lang) -> Self {
        Self::of(issue, self.facts.clone(), lang)
    }

    /// A table; `None` for that of force.
    #[must_use]
    pub fn sheet(&self, kind: SheetKind) -> Option<&Arc<Sheet>> {
        self.sheets.iter().find(|sheet| sheet.kind == kind)
    }

    /// The tables that are offered, as their tabs stand.
    pub fn offered(&self) -> impl Iterator<Item = SheetKind> + '_ {
        SheetKind::ALL.into_iter().filter(|kind| kind.is_usual() || self.rows(*kind) > 0)
    }

    /// How many rows a table has.
    #[must_use]
    pub fn rows(&self, kind: SheetKind) -> usize {
        self.sheet(kind).map_or(self.facts.force.len(), |sheet| sheet.rows.len())
    }
}

/// Blocks of an issue whose table of force is made within a frame.
const AT_ONCE_BLOCKS: usize = 20_000;

/// The state of the page of facts of one issue.
#[derive(Default)]
pub struct Tables {
    kind: SheetKind,
    /// One was asked for, or found.
    chosen: bool,
    views: HashMap<SheetKind, View>,
    force: Option<(Date, Lang)>,
    force_sheet: Option<Arc<Sheet>>,
    /// The table of force for another day, while a thread makes it.
    next_force: Option<Pending<Sheet>>,
    focus_filter: bool,
}

/// What the page is drawn from.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The issue.
    pub issue: &'a Arc<Issue>,
    /// What it says; `None` while it is being made.
    pub understood: Option<&'a Arc<Understood>>,
    /// The day whose status is told.
    pub date: Date,
}

impl Tables {
    /// Shows a table; with a unit or words to filter by, those alone.
    pub fn show(&mut self, kind: SheetKind, unit: Option<String>, filter: Option<String>) {
        (self.kind, self.chosen) = (kind, true);
        if unit.is_some() || filter.is_some() {
            let view = self.view(kind);
            let choice = Choice { unit, filter: filter.unwrap_or_default(), ..view.choice.clone() };
            view.choose(choice);
        }
    }

    /// The table that is shown.
    #[must_use]
    pub fn kind(&self) -> SheetKind {
        self.kind
    }

    /// The table that was asked for or found; `None` while none was shown.
    #[must_use]
    pub fn chosen(&self) -> Option<SheetKind> {
        self.chosen.then_some(self.kind)
    }

    /// Puts the keyboard into the filter at the next frame.
    pub fn focus_filter(&mut self) {
        self.focus_filter = true;
    }

    /// The rows have changed: facts were made anew.
    pub fn forget(&mut self) {
        (self.force, self.force_sheet, self.next_force) = (None, None, None);
        self.views.values_mut().for_each(View::forget);
    }

    fn view(&mut self, kind: SheetKind) -> &mut View {
        self.views.entry(kind).or_insert_with(|| View::new(kind))
    }

    /// Draws the page.
    pub fn tables_ui(&mut self, ui: &mut Ui, env: Env, source: Source<'_>, day: &mut DayField, out: &mut Vec<Action>) {
        let Some(understood) = source.understood else {
            preparing_ui(ui, env);
            return;
        };
        Frame::NONE.inner_margin(Margin { left: 22, right: 14, top: 8, bottom: 0 }).show(ui, |ui| {
            // The first time it is the first table that has rows.
            let first = SheetKind::ALL.into_iter().find(|kind| understood.rows(*kind) > 0);
            if !std::mem::replace(&mut self.chosen, true) {
                self.kind = first.unwrap_or(self.kind);
            }
            self.tabs_ui(ui, env, understood);
            ui.add_space(6.0);
            let kind = self.kind;
            self.renew_force(ui.ctx(), env, source, understood);
            let (mut view, focus) =
                (self.views.remove(&kind).unwrap_or_else(|| View::new(kind)), std::mem::take(&mut self.focus_filter));
            match understood.sheet(kind).or(self.force_sheet.as_ref()) {
                Some(sheet) if sheet.rows.is_empty() => empty_ui(ui, env, kind),
                Some(sheet) => {
                    toolbar_ui(ui, env, source, sheet, &mut view, day, focus, out);
                    view.refresh(ui.ctx(), sheet);
                    if view.is_preparing() {
                        preparing_ui(ui, env);
                    } else {
                        view.table_ui(ui, env, source.issue, sheet, out);
                    }
                }
                None => preparing_ui(ui, env),
            }
            self.views.insert(kind, view);
        });
    }

    /// Makes the table of force for the day that is asked for: it is the reader's choice, and in each row the citation
    /// of its evidence, which takes a walk through the document.
    fn renew_force(&mut self, ctx: &egui::Context, env: Env, source: Source<'_>, understood: &Arc<Understood>) {
        let wanted = Some((source.date, env.lang));
        if self.kind == SheetKind::Force && self.force != wanted {
            self.force = wanted;
            let (issue, understood) = (Arc::clone(source.issue), Arc::clone(understood));
            let (date, lang) = (source.date, env.lang);
            let few = source.issue.documents.iter().map(|d| d.blocks.len()).sum::<usize>() <= AT_ONCE_BLOCKS;
            let make = move || Builder::new(&issue, &understood.facts, lang).sheet(SheetKind::Force, date);
            if few {
                self.take_force(make());
            } else {
                self.next_force = Some(Pending::begin(ctx, make));
            }
        }
        if let Some(sheet) = self.next_force.as_ref().and_then(Pending::take) {
            self.take_force(sheet);
        }
    }

    fn take_force(&mut self, sheet: Sheet) {
        self.force_sheet = Some(Arc::new(sheet));
        self.next_force = None;
        self.view(SheetKind::Force).forget();
    }

    /// A tab for each table, with the number of its rows.
    fn tabs_ui(&mut self, ui: &mut Ui, env: Env, understood: &Understood) {
        row_ui(ui, "facts-tabs", |ui| {
            ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
            for kind in understood.offered() {
                let rows = understood.rows(kind);
                let name = env.t(kind.name());
                let color = if rows == 0 { env.palette.weak } else { env.palette.ink };
                let mut job = egui::text::LayoutJob::default();
                let font = egui::FontId::proportional(size::BODY);
                job.append(name, 0.0, egui::TextFormat::simple(font, color));
                let small = egui::FontId::proportional(size::SMALL);
                job.append(&rows.to_string(), 5.0, egui::TextFormat::simple(small, env.palette.weak));
                let shown = self.kind == kind;
                let response = ui.add(Button::selectable(shown, job));
                is_tab(&response, name, shown);
                if response.clicked() {
                    self.kind = kind;
                }
            }
        });
    }

    /// What is shown of the table in front, for copying and saving: heads and rows.
    #[must_use]
    pub fn shown_rows(&mut self, env: Env, source: Source<'_>) -> Option<Vec<Vec<String>>> {
        let kind = self.kind;
        let sheet = Arc::clone(source.understood?.sheet(kind).or(self.force_sheet.as_ref())?);
        let view = self.view(kind);
        view.finish(&sheet);
        Some(view.texts(env, &sheet))
    }
}

fn preparing_ui(ui: &mut Ui, env: Env) {
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.36);
        ui.add(egui::Spinner::new().size(22.0).color(env.palette.weak));
        ui.add_space(8.0);
        ui.label(RichText::new(env.t(s::FACTS_PREPARING)).color(env.palette.weak));
    });
}

/// Why there is nothing.
fn empty_ui(ui: &mut Ui, env: Env, kind: SheetKind) {
    ui.vertical_centered(|ui| {
        ui.set_max_width(460.0);
        ui.add_space(ui.available_height() * 0.28);
        ui.label(RichText::new(env.with(s::EMPTY_HEAD, &[env.t(kind.name())])).size(size::HEAD));
        ui.add_space(4.0);
        ui.add(egui::Label::new(RichText::new(env.t(kind.empty())).color(env.palette.weak)).wrap());
    });
}

/// Filter, unit, grouping; what is shown; copy and save.
#[allow(clippy::too_many_arguments, reason = "a row of widgets over everything that the page has")]
fn toolbar_ui(
    ui: &mut Ui,
    env: Env,
    source: Source<'_>,
    sheet: &Sheet,
    view: &mut View,
    day: &mut DayField,
    focus: bool,
    out: &mut Vec<Action>,
) {
    let mut choice = view.choice.clone();
    // Where a row does not hold all, copy and save have one of their own.
    let least = match sheet.kind {
        SheetKind::Tasks => 820.0,
        SheetKind::Force => 860.0,
        _ => 680.0,
    };
    let low = is_low(ui);
    let roomy = low || ui.available_width() >= least;
    row_ui(ui, "facts-toolbar", |ui| {
        let field = ui.scope(|ui| {
            ui.set_max_width(230.0);
            text_field_ui(ui, env, &mut choice.filter, env.t(s::FACTS_FILTER), "facts-filter")
        });
        if focus {
            field.inner.response.request_focus();
        }
        if sheet.kind == SheetKind::Tasks {
            unit_ui(ui, env, sheet, &mut choice);
        }
        if sheet.kind == SheetKind::Force
            && let Some(understood) = source.understood
        {
            day.day_field_ui(ui, env, source.date, &understood.facts.force, out);
        }
        let groupings = sheet.kind.groupings();
        if groupings.len() > 1 {
            ui.add_space(4.0);
            for grouping in groupings {
                let shown = choice.group == *grouping;
                if ui.selectable_label(shown, RichText::new(env.t(grouping.name())).size(size::SMALL + 0.5)).clicked() {
                    choice.group = *grouping;
                }
            }
        }
        if low {
            actions_ui(ui, env, sheet, view, out);
        } else if roomy {
            at_right_ui(ui, |ui| actions_ui(ui, env, sheet, view, out));
        }
    });
    if !roomy {
        ui.horizontal(|ui| at_right_ui(ui, |ui| actions_ui(ui, env, sheet, view, out)));
    }
    ui.add_space(4.0);
    if choice != view.choice {
        view.choose(choice);
    }
}

/// In a window lower than this, in points, tabs and toolbar have a row each, along which one scrolls: the rows of the table keep
/// their room.
const LOW: f32 = 400.0;

fn is_low(ui: &Ui) -> bool {
    ui.ctx().content_rect().height() < LOW
}

/// A row of widgets over a table, which goes on in a second one where it is too long.
fn row_ui(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) {
    if is_low(ui) {
        ScrollArea::horizontal().id_salt(name).auto_shrink([false, true]).show(ui, |ui| ui.horizontal(add));
    } else {
        ui.horizontal_wrapped(add);
    }
}

fn at_right_ui(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), add);
}

/// What is shown, copy and save.
fn actions_ui(ui: &mut Ui, env: Env, sheet: &Sheet, view: &View, out: &mut Vec<Action>) {
    let bordered = |text| Button::new(env.t(text)).stroke(egui::Stroke::new(1.0, env.palette.rule));
    if ui.add(bordered(s::SAVE_CSV)).on_hover_text(env.t(s::SAVE_CSV_TIP)).clicked() {
        out.push(Action::Run(Command::SaveTable));
    }
    if ui.add(bordered(s::COPY_TABLE)).on_hover_text(env.t(s::COPY_TABLE_TIP)).clicked() {
        out.push(Action::Run(Command::CopyTable));
    }
    let (shown, all) = (view.shown(), sheet.rows.len());
    let text = if shown == all {
        env.with(s::ROWS_ALL, &[&all.to_string()])
    } else {
        env.with(s::ROWS_SHOWN, &[&shown.to_string(), &all.to_string()])
    };
    ui.label(weak(env, text));
}

/// The unit whose tasks are shown.
fn unit_ui(ui: &mut Ui, env: Env, sheet: &Sheet, choice: &mut Choice) {
    let name = choice.unit.clone().unwrap_or_else(|| env.t(s::ALL_UNITS).to_owned());
    let label = format!("{}\u{3000}", shorten(&name, 14));
    let button = Button::new(label).stroke(egui::Stroke::new(1.0, env.palette.rule));
    let (response, _) = egui::containers::menu::MenuButton::from_button(button).ui(ui, |ui| {
        ui.set_min_width(220.0);
        if ui.selectable_label(choice.unit.is_none(), env.t(s::ALL_UNITS)).clicked() {
            choice.unit = None;
            ui.close();
        }
        ScrollArea::vertical().max_height(420.0).named_ui(ui, env, |ui| {
            for (unit, count) in &sheet.units {
                let text = format!("{}　{count}", shorten(unit, 24));
                let row = ui.selectable_label(choice.unit.as_ref() == Some(unit), text);
                row.widget_info(|| WidgetInfo::labeled(Role::MenuItem, true, unit));
                if row.clicked() {
                    choice.unit = Some(unit.clone());
                    ui.close();
                }
            }
        });
    });
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, env.t(s::CHOOSE_UNIT)));
    let c = egui::pos2(response.rect.right() - 15.0, response.rect.center().y);
    let points = [(-4.0, -2.0), (0.0, 2.5), (4.0, -2.0)].map(|(x, y)| c + vec2(x, y));
    ui.painter().line(points.to_vec(), egui::Stroke::new(1.5, env.palette.weak));
}
