//! What the middle of the window shows of an issue, and the switch over it: the text, the overview, the tables.

use std::sync::Arc;

use egui::{Button, Frame, Margin, RichText, Role, Ui, WidgetInfo, vec2};

use super::action::{Action, Env};
use super::app::App;
use super::command::Command;
use super::doc::Doc;
use super::exporting::file_name;
use super::facts::{DayField, Source};
use super::history::Pane;
use super::overview::overview_ui;
use super::reading::{HeadPart, ReadingResponse};
use super::strings as s;
use super::theme::size;
use crate::issue::Date;
use crate::library::CiteStyle;

/// The switch at the top of the middle.
///
/// `beside` are what can be seen beside the text or in its place for checking it, with whether it is shown.
pub fn switch_ui(ui: &mut Ui, env: Env, pane: Pane, beside: &[(Command, bool)], out: &mut Vec<Action>) {
    let frame = Frame::NONE.inner_margin(Margin { left: 16, right: 16, top: 5, bottom: 3 });
    frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing = vec2(2.0, 0.0);
            ui.spacing_mut().button_padding = vec2(10.0, 2.0);
            for (own, command) in [
                (Pane::Text, Command::ShowText),
                (Pane::Overview, Command::ShowOverview),
                (Pane::Tables, Command::ShowTables),
            ] {
                choice_ui(ui, env, command, (own == pane, Role::Tab), size::BODY - 0.5, out);
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                for (command, shown) in beside {
                    let wide = command.name(env.lang).len() as f32 * size::SMALL * 0.5 + 24.0;
                    if ui.available_width() > wide {
                        choice_ui(ui, env, *command, (*shown, Role::Button), size::SMALL + 0.5, out);
                    }
                }
            });
        });
    });
}

fn choice_ui(
    ui: &mut Ui,
    env: Env,
    command: Command,
    (shown, role): (bool, Role),
    text_size: f32,
    out: &mut Vec<Action>,
) {
    let name = command.name(env.lang);
    let color = if shown { env.palette.ink } else { env.palette.weak };
    let response = ui.add(Button::selectable(shown, RichText::new(name).size(text_size).color(color)));
    response.widget_info(|| WidgetInfo::selected(role, true, shown, name));
    let tip = format!("{}\n{}", command.name_and_key(ui.ctx(), env.lang), command.entry().does.get(env.lang));
    if response.on_hover_text(tip).clicked() {
        out.push(Action::Run(command));
    }
}

/// The panes that are not the text.
pub fn pane_ui(ui: &mut Ui, env: Env, doc: &mut Doc, date: Date, day: &mut DayField, out: &mut Vec<Action>) {
    let (issue, understood) = (Arc::clone(&doc.issue), doc.understood.clone());
    let source = Source { issue: &issue, understood: understood.as_ref(), date };
    match doc.pane {
        Pane::Text => {}
        Pane::Overview => overview_ui(ui, env, source, day, out),
        Pane::Tables => doc.tables.tables_ui(ui, env, source, day, out),
    }
}

/// What was done to references and heads in the text.
pub fn heed_text(ui: &Ui, env: Env, doc: &mut Doc, response: &ReadingResponse, date: Date, out: &mut Vec<Action>) {
    let Some(understood) = doc.understood.clone() else { return };
    let issue = Arc::clone(&doc.issue);
    doc.peek.track(ui, &understood, &response.links_seen, response.moved);
    if let Some(link) = response.clicked_quiet.and_then(|n| understood.quiet.links.get(n)) {
        doc.peek.pin(*link);
    }
    match response.clicked_head {
        Some((document, HeadPart::Status)) => {
            if let Some(evidence) = understood.facts.force.get(document).and_then(|f| f.evidence(date)) {
                out.push(Action::go_to(evidence));
            }
        }
        Some((document, HeadPart::Count)) => {
            out.push(Action::ShowReferences(crate::issue::Place { document, ..Default::default() }));
        }
        None => {}
    }
    let source = Source { issue: &issue, understood: Some(&understood), date };
    doc.peek.peek_ui(ui.ctx(), env, source, out);
}

impl App {
    /// Commands on what the middle shows and on facts; false for any other command.
    pub(super) fn run_on_panes(&mut self, ctx: &egui::Context, command: Command) -> bool {
        match command {
            Command::ShowText => self.show_pane(Pane::Text),
            Command::ShowOverview => self.show_pane(Pane::Overview),
            Command::ShowTables => self.show_pane(Pane::Tables),
            Command::CopyTable => self.copy_table(ctx),
            Command::SaveTable => self.save_table(),
            Command::CopyCitation => self.copy_quote(ctx, None),
            Command::CopySource => self.copy_source(ctx, None),
            Command::CitePlain => self.cite_as(ctx, CiteStyle::Plain, None),
            Command::CiteMarkdown => self.cite_as(ctx, CiteStyle::Markdown, None),
            Command::CiteReference => self.cite_as(ctx, CiteStyle::Reference, None),
            Command::ToggleCiteIssue => self.change_settings(|s| s.cite.gazette = !s.cite.gazette),
            Command::Peek => {
                let eye = ctx.content_rect().top() + ctx.content_rect().height() * 0.3;
                if let Some(doc) = self.doc_mut() {
                    doc.pane = Pane::Text;
                    doc.peek.next(eye);
                }
            }
            _ => return false,
        }
        true
    }

    fn show_pane(&mut self, pane: Pane) {
        let Some(doc) = self.doc_mut() else { return };
        if doc.pane != pane {
            doc.history.leave(doc.spot());
            doc.pane = pane;
            doc.peek.close();
        }
    }

    /// Shows a table of facts.
    pub(super) fn show_sheet(&mut self, kind: super::facts::SheetKind, unit: Option<String>, filter: Option<String>) {
        self.show_pane(Pane::Tables);
        if let Some(doc) = self.doc_mut() {
            doc.tables.show(kind, unit, filter);
        }
    }

    /// The rows of the table in front, heads first.
    fn table_rows(&mut self) -> Option<Vec<Vec<String>>> {
        let (env, date) = (self.env(), self.status_date);
        let doc = self.doc_mut()?;
        let (issue, understood) = (Arc::clone(&doc.issue), doc.understood.clone());
        doc.tables.shown_rows(env, Source { issue: &issue, understood: understood.as_ref(), date })
    }

    fn copy_table(&mut self, ctx: &egui::Context) {
        let Some(rows) = self.table_rows() else { return };
        let one_line = |cell: &String| cell.replace(['\t', '\n', '\r'], " ");
        let lines: Vec<String> =
            rows.iter().map(|row| row.iter().map(one_line).collect::<Vec<_>>().join("\t")).collect();
        ctx.copy_text(lines.join("\n"));
        let said = self.env().with(s::TABLE_COPIED, &[&rows.len().saturating_sub(1).to_string()]);
        self.notices.say(super::notice::Tone::Done, said, None);
    }

    fn save_table(&mut self) {
        let Some(rows) = self.table_rows() else { return };
        let env = self.env();
        let Some(tab) = self.tab() else { return };
        let kind = tab.doc().map(|d| d.tables.kind()).unwrap_or_default();
        let name = format!("{} {}.csv", file_name(&tab.title(env)), env.t(kind.name()));
        let folder = tab.path().and_then(std::path::Path::parent).map(std::path::PathBuf::from);
        super::worker::save_table(self.post.clone(), env.t(s::SAVE_TITLE), name, folder, rows);
    }
}
