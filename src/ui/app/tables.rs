//! Copying and saving the table of facts in front.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::App;
use crate::facts::{Row, TableKind, Tables};
use crate::issue::{Correction, FactCorrection, FactSays, Issue};
use crate::library::KeptCorrection;
use crate::ui::action::{Action, Env, FactWish, Pane};
use crate::ui::asking;
use crate::ui::doc::Doc;
use crate::ui::exporting::file_name;
use crate::ui::facts::{FactForm, Source};
use crate::ui::strings as s;

impl App {
    /// Whether a table of facts is shown.
    pub(in crate::ui) fn shows_table(&self) -> bool {
        self.doc().is_some_and(|d| d.rest.is_none() && d.reader.pane == Pane::Tables && d.made.understood.is_some())
    }

    /// The rows of the table in front, heads first.
    fn table_rows(&mut self) -> Option<Vec<Vec<String>>> {
        let (env, date) = (self.env(), self.status_day.date);
        let doc = self.doc_mut()?;
        let (issue, understood) = (Arc::clone(&doc.issue), doc.made.understood.clone());
        doc.tables.shown_rows(env, Source { issue: &issue, understood: understood.as_ref(), date })
    }

    pub(in crate::ui) fn copy_table(&mut self, ctx: &egui::Context) {
        let Some(rows) = self.table_rows() else { return };
        ctx.copy_text(tab_separated(&rows));
        self.say_done(s::TABLE_COPIED, &[&rows.len().saturating_sub(1).to_string()]);
    }

    pub(in crate::ui) fn save_table(&mut self) {
        let Some(rows) = self.table_rows() else { return };
        let env = self.env();
        let Some(tab) = self.tabs.front() else { return };
        let kind = tab.doc().map(|d| d.tables.kind()).unwrap_or_default();
        let name = format!("{} {}.csv", file_name(&tab.title(env)), env.t(kind.name()));
        let folder = tab.path().and_then(Path::parent).map(PathBuf::from);
        asking::save_table(self.work.post.clone(), env.t(s::SAVE_TITLE), name, folder, rows);
    }

    /// A row of a table of the issue in front, as it is told now.
    fn fact_row(&self, kind: TableKind, row: usize) -> Option<(Arc<Issue>, Row)> {
        let doc = self.doc()?;
        let (issue, understood) = (Arc::clone(&doc.issue), doc.made.understood.clone()?);
        let row = Tables::new(&issue, &understood.facts).table(kind, self.status_day.date).rows.into_iter().nth(row)?;
        Some((issue, row))
    }

    /// Carries out what the reader says of a row of a table.
    pub(in crate::ui) fn fact_wish(&mut self, wish: FactWish) {
        match wish {
            FactWish::Wrong(kind, row) => {
                if let Some((issue, row)) = self.fact_row(kind, row) {
                    self.correct(Correction::Fact(FactCorrection::of_row(&issue, kind, &row, FactSays::Wrong)));
                }
            }
            FactWish::Change(kind, row) => {
                let form = self.fact_row(kind, row).map(|(issue, row)| (FactForm::of_row(&issue, kind, row), issue));
                self.overlays.fact = form.zip(self.tabs.front()).map(|((form, issue), tab)| (form, issue, tab.id));
            }
            FactWish::Add(kind, passage) => {
                let of = |doc: &Doc| (FactForm::new_row(&doc.issue, kind, passage), Arc::clone(&doc.issue));
                let form = self.doc().map(of).zip(self.tabs.front());
                self.overlays.fact = form.map(|((form, issue), tab)| (form, issue, tab.id));
            }
            FactWish::TakeBack(kind, row) => self.take_back_fact(kind, row),
            FactWish::Keep(fact) => self.correct(Correction::Fact(*fact)),
        }
    }

    /// Takes back what was said last of a row.
    fn take_back_fact(&mut self, kind: TableKind, row: usize) {
        let Some((issue, row)) = self.fact_row(kind, row) else { return };
        // Rows of one paragraph may be corrected alike: it is the correction itself that is looked for.
        let Some(said) = row.said_by.and_then(|by| issue.fact_corrections.get(by)) else { return };
        let same = |kept: &&KeptCorrection| matches!(&kept.correction, Correction::Fact(fact) if fact == said);
        let id = self.doc().and_then(|doc| doc.corrections.kept().iter().rev().find(same).map(|kept| kept.id));
        if id.is_some() {
            self.withdraw_correction(id);
        }
    }

    /// Draws the form of a row, while it is open.
    pub(in crate::ui) fn fact_form_ui(&mut self, ctx: &egui::Context, env: Env, out: &mut Vec<Action>) {
        // What it says is of this issue: where another has come to the front, or the file was read anew, it closes, and what
        // was written is kept.
        let of = self.overlays.fact.as_ref().map(|(_, issue, _)| issue);
        if !of.is_some_and(|issue| self.doc().is_some_and(|doc| Arc::ptr_eq(&doc.issue, issue))) {
            self.keep_fact_form();
            return;
        }
        let Some((mut form, issue, tab)) = self.overlays.fact.take() else { return };
        if form.form_ui(ctx, env, &issue, out) {
            self.overlays.fact = Some((form, issue, tab));
        }
    }
}

/// Rows for a spreadsheet's clipboard: a line each, cells parted by tabs.
pub(super) fn tab_separated(rows: &[Vec<String>]) -> String {
    let one_line = |cell: &String| cell.replace(['\t', '\n', '\r'], " ");
    let line = |row: &Vec<String>| row.iter().map(one_line).collect::<Vec<_>>().join("\t");
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}
