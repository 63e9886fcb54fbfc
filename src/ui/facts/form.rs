//! Writing a row of a table of facts: one that is missing, or other cells of one that is there.

use egui::{ComboBox, Grid, Label, RichText, Role, ScrollArea, TextEdit, WidgetInfo};

use crate::facts::{Column, ColumnKind, Passage, Row, TableKind, kept_cell};
use crate::issue::{FactCorrection, FactSays, Issue, shorten};
use crate::ui::action::{Action, Env, FactWish};
use crate::ui::day;
use crate::ui::dialog::dialog_ui;
use crate::ui::strings as s;
use crate::ui::theme::size;
use crate::ui::widgets::{NamedBars, field_frame, weak};

/// The form while it is open.
pub struct FactForm {
    kind: TableKind,
    /// The row that is changed; without one a row is added.
    row: Option<Row>,
    passage: Passage,
    /// The text that says so.
    sentence: String,
    /// For each column what is written.
    cells: Vec<String>,
}

/// Characters of the sentence over the form.
const SENTENCE: usize = 300;

impl FactForm {
    /// To change a row.
    #[must_use]
    pub fn of_row(issue: &Issue, kind: TableKind, row: Row) -> Self {
        let sentence = shorten(row.sentence.text(issue), SENTENCE);
        let cells = row.cells.iter().map(kept_cell).collect();
        Self { kind, passage: row.evidence, row: Some(row), sentence, cells }
    }

    /// To add a row that a passage says.
    #[must_use]
    pub fn new_row(issue: &Issue, kind: TableKind, passage: Passage) -> Self {
        let sentence = shorten(passage.text(issue), SENTENCE);
        Self { kind, row: None, passage, sentence, cells: vec![String::new(); kind.columns().len()] }
    }

    /// Whether what is written in a column can be one of its cells.
    fn fits(column: &Column, text: &str) -> bool {
        let text = text.trim();
        text.is_empty()
            || match column.kind {
                ColumnKind::Day => day::parse(text).is_some(),
                ColumnKind::Count => text.parse::<u64>().is_ok(),
                ColumnKind::Yuan | ColumnKind::Number => text.replace(',', "").parse::<f64>().is_ok_and(f64::is_finite),
                _ => true,
            }
    }

    /// A cell in the form in which it is kept.
    fn kept(column: &Column, text: &str) -> String {
        match column.kind {
            ColumnKind::Day => day::parse(text.trim()).map(|day| day.to_string()).unwrap_or_default(),
            ColumnKind::Yuan | ColumnKind::Number => text.trim().replace(',', ""),
            _ => text.trim().to_owned(),
        }
    }

    /// What is written, as it is kept; `None` where nothing is, or what is there can't be.
    #[must_use]
    pub fn correction(&self, issue: &Issue) -> Option<FactCorrection> {
        let columns = self.kind.columns();
        let all = || columns.iter().zip(&self.cells);
        if !all().all(|(column, text)| Self::fits(column, text)) {
            return None;
        }
        let kept = |(column, text): (&Column, &String)| (column.id.to_owned(), Self::kept(column, text));
        match &self.row {
            Some(row) => {
                let was: Vec<String> = row.cells.iter().map(kept_cell).collect();
                let changed: Vec<(String, String)> =
                    all().map(kept).zip(&was).filter(|((_, now), was)| now != *was).map(|(cell, _)| cell).collect();
                let says = FactSays::Other(changed.clone());
                (!changed.is_empty()).then(|| FactCorrection::of_row(issue, self.kind, row, says))
            }
            None => {
                let cells: Vec<(String, String)> = all().map(kept).filter(|(_, text)| !text.is_empty()).collect();
                (!cells.is_empty()).then(|| FactCorrection::missing(issue, self.kind, self.passage, cells))
            }
        }
    }

    /// Draws the form; false when it is done.
    pub fn form_ui(&mut self, ctx: &egui::Context, env: Env, issue: &Issue, out: &mut Vec<Action>) -> bool {
        let mut done = false;
        let title = if self.row.is_some() { s::FACT_CHANGE_TITLE } else { s::FACT_ADD_TITLE };
        let shown = dialog_ui(ctx, env, ("fact-form", env.t(title)), 560.0, |ui| {
            ui.label(RichText::new(env.lang.either(self.kind.name_zh(), self.kind.name_en())).size(size::BODY));
            ui.add(Label::new(weak(env, &self.sentence)).wrap());
            ui.add_space(4.0);
            let most = (ctx.content_rect().height() - 260.0).max(120.0);
            ScrollArea::vertical().max_height(most).auto_shrink([false, true]).named_ui(ui, env, |ui| {
                Grid::new("fact-cells").num_columns(2).show(ui, |ui| {
                    for (column, text) in self.kind.columns().iter().zip(&mut self.cells) {
                        cell_ui(ui, env, self.kind, column, text);
                        ui.end_row();
                    }
                });
            });
            ui.add_space(6.0);
            ui.horizontal(|ui| {
                let correction = self.correction(issue);
                let keep = ui.add_enabled(correction.is_some(), egui::Button::new(env.t(s::FACT_KEEP)));
                if keep.clicked() {
                    out.extend(correction.map(|fact| Action::Fact(FactWish::Keep(Box::new(fact)))));
                    done = true;
                }
                done |= ui.button(env.t(s::CANCEL)).clicked();
                ui.label(weak(env, env.t(s::FACT_KEPT_TIP)));
            });
        });
        shown && !done
    }
}

/// A cell with its head before it.
fn cell_ui(ui: &mut egui::Ui, env: Env, kind: TableKind, column: &Column, text: &mut String) {
    let head = env.lang.either(column.zh, column.en);
    ui.label(weak(env, head));
    let words = kind.words_of(column.id);
    if words.is_empty() {
        let color = if FactForm::fits(column, text) { env.palette.ink } else { env.palette.red };
        let edit = TextEdit::multiline(text).desired_rows(1).text_color(color).frame(field_frame(env));
        let response = ui.add(edit.desired_width(ui.available_width().min(420.0)));
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::TextInput, true, head);
            info.current_text_value = Some(text.clone());
            info
        });
        return;
    }
    let name = |id: &str| {
        let word = words.iter().find(|term| term.id == id);
        word.map_or("", |term| env.lang.either(term.zh, term.en))
    };
    let combo = ComboBox::from_id_salt(("fact-word", column.id)).selected_text(name(text));
    let shown = combo.show_ui(ui, |ui| {
        for term in &words {
            ui.selectable_value(text, term.id.to_owned(), env.lang.either(term.zh, term.en));
        }
    });
    shown.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, head));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Tables, facts};
    use crate::issue::{Block, BlockKind, Date, Document};

    #[test]
    fn only_what_was_changed_is_kept_and_only_what_fits() {
        let text = "任命江一帆为甲局局长。".to_owned();
        let block = Block { kind: BlockKind::Appointment, text, ..Block::default() };
        let document = Document { title: "任免通知".into(), blocks: vec![block], ..Document::default() };
        let issue = Issue { documents: vec![document], ..Issue::default() };
        let facts = facts(&issue);
        let kind = TableKind::Appointments;
        let row = Tables::new(&issue, &facts).table(kind, Date::FIRST).rows.remove(0);
        let mut form = FactForm::of_row(&issue, kind, row);
        assert_eq!(form.correction(&issue), None, "nothing was changed");
        let at = |id: &str| kind.columns().iter().position(|c| c.id == id).unwrap();
        form.cells[at("position")] = "乙局局长".to_owned();
        form.cells[at("signed")] = "2021年2月3日".to_owned();
        let says = form.correction(&issue).unwrap().says;
        let pair = |id: &str, text: &str| (id.to_owned(), text.to_owned());
        assert_eq!(says, FactSays::Other(vec![pair("position", "乙局局长"), pair("signed", "2021-02-03")]));
        form.cells[at("signed")] = "某日".to_owned();
        assert_eq!(form.correction(&issue), None, "what is no day can't be kept");
        let mut form = FactForm::new_row(&issue, kind, Passage::new(0, 0, 0..9));
        assert_eq!(form.correction(&issue), None);
        form.cells[at("person")] = "周平".to_owned();
        assert!(
            matches!(form.correction(&issue).unwrap().says, FactSays::Missing(cells) if cells == [pair("person", "周平")])
        );
    }
}
