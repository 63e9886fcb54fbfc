//! Copying and saving the table of facts in front.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::App;
use crate::ui::action::Pane;
use crate::ui::asking;
use crate::ui::exporting::file_name;
use crate::ui::facts::Source;
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
        let one_line = |cell: &String| cell.replace(['\t', '\n', '\r'], " ");
        let lines: Vec<String> =
            rows.iter().map(|row| row.iter().map(one_line).collect::<Vec<_>>().join("\t")).collect();
        ctx.copy_text(lines.join("\n"));
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
}
