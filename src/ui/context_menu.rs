//! The context menu of the text.

use egui::{Button, Response, RichText, Role, Ui, WidgetInfo};

use super::action::{Action, Env, ExcerptWish, FactWish, PrintedSpot};
use super::command::{Command, PanelId};
use super::corrections;
use super::doc::Doc;
use super::menu_keys::{context_menu_ui, submenu_ui};
use super::panels::references;
use super::strings as s;
use crate::facts::{Passage, TableKind};
use crate::issue::Place;
use crate::library::{CiteSettings, CiteStyle, MarkKind};

/// The tables that a row can be added to from the text.
const ADDED_TO: [TableKind; 8] = [
    TableKind::Responsibilities,
    TableKind::Appointments,
    TableKind::Chronicle,
    TableKind::Deadlines,
    TableKind::Money,
    TableKind::Targets,
    TableKind::Obligations,
    TableKind::Effects,
];

/// The menu for a place of the text.
pub fn context_menu(
    response: &Response,
    env: Env,
    doc: &Doc,
    cite: &CiteSettings,
    place: Option<Place>,
    out: &mut Vec<Action>,
) {
    context_menu_ui(response, out, |ui, out| {
        selection_ui(ui, env, doc, out);
        let Some(place) = place else { return };
        quote_ui(ui, env, doc, (cite, place), out);
        ui.separator();
        mark_ui(ui, env, doc, place, out);
        ui.separator();
        origin_ui(ui, env, doc, place, out);
    });
}

/// What can be done with selected words.
fn selection_ui(ui: &mut Ui, env: Env, doc: &Doc, out: &mut Vec<Action>) {
    let Some(text) = doc.view.selected_text() else { return };
    if item_ui(ui, env, env.t(s::COPY_SELECTION), Command::Copy) {
        out.push(Action::CopyText(text));
    }
    if let Some(words) = doc.selected_words()
        && item_ui(ui, env, env.t(s::FIND_SELECTION), Command::Find)
    {
        out.push(Action::FindText(words));
    }
}

/// Copying the paragraph and its source.
fn quote_ui(ui: &mut Ui, env: Env, doc: &Doc, (cite, place): (&CiteSettings, Place), out: &mut Vec<Action>) {
    if let Some(block) = doc.issue.block(place.document, place.block)
        && ui.button(env.t(s::COPY_PARAGRAPH)).clicked()
    {
        out.push(Action::CopyText(block.text.clone()));
    }
    if item_ui(ui, env, env.name(Command::CopyCitation), Command::CopyCitation) {
        out.push(Action::Quote(place));
    }
    submenu_ui(ui, env.t(s::CITE_SOURCE), |ui| cite_ui(ui, env, cite, place, out));
}

/// Who refers to the place, marking it, hearing it, and what is done with the selection as a whole.
fn mark_ui(ui: &mut Ui, env: Env, doc: &Doc, place: Place, out: &mut Vec<Action>) {
    let count = doc.made.understood.as_ref().map_or(0, |u| references::count_at(&doc.issue, &u.facts.links, place));
    let who = env.t(s::WHO_REFERS);
    let who = if count > 0 { env.with(s::COUNTED, &[who, &count.to_string()]) } else { who.to_owned() };
    if item_ui(ui, env, &who, Command::Panel(PanelId::REFERENCES)) {
        out.push(Action::ShowPanel(PanelId::REFERENCES, place));
    }
    let begin = Place { byte: 0, ..place };
    let passage = doc.view.selection().unwrap_or((begin, begin));
    for (name, command, kind) in [
        (s::BOOKMARK_HERE, Command::AddBookmark, MarkKind::Bookmark),
        (s::MARK_HIGHLIGHT, Command::Highlight, MarkKind::Highlight),
    ] {
        if item_ui(ui, env, env.t(name), command) {
            out.push(Action::AddMark { kind, colour: None, passage, note: String::new() });
        }
    }
    if item_ui(ui, env, env.t(s::SPEAK_FROM_HERE), Command::ReadAloud) {
        out.push(Action::SpeakFrom(begin));
    }
    if let Some(passage) = doc.view.selection() {
        let name = env.t(s::SELECTION).to_owned();
        for (text, how) in [(s::SELECTION_PRINT, ExcerptWish::Print), (s::SELECTION_EXPORT, ExcerptWish::Export)] {
            if ui.button(env.t(text)).clicked() {
                out.push(Action::Excerpt { how, passage, name: name.clone() });
            }
        }
    }
}

/// How it is printed, why it was understood so, and saying otherwise.
fn origin_ui(ui: &mut Ui, env: Env, doc: &Doc, place: Place, out: &mut Vec<Action>) {
    if item_ui(ui, env, env.t(s::SHOW_PRINTED), Command::TogglePrinted) {
        out.push(Action::ShowPrinted(PrintedSpot::Place(place)));
    }
    if item_ui(ui, env, env.t(s::WHY), Command::Panel(PanelId::WHY)) {
        out.push(Action::ShowPanel(PanelId::WHY, place));
    }
    // A selection may be a fact that no table tells.
    if let Some((from, to)) = doc.view.selection().filter(|(from, to)| from.block == to.block && from < to) {
        let passage = Passage { place: from, end: to.byte };
        submenu_ui(ui, env.t(s::FACT_ADD_TO), |ui| {
            for kind in ADDED_TO {
                if ui.button(env.lang.either(kind.name_zh(), kind.name_en())).clicked() {
                    out.push(Action::Fact(FactWish::Add(kind, passage)));
                    ui.close();
                }
            }
        });
    }
    // Corrections are many and rare: they don't stand between a reader and what he does every day.
    if corrections::has_menu(&doc.issue, place) {
        let start = doc.view.selection().map(|(from, _)| from);
        submenu_ui(ui, env.t(s::MENU_CORRECT), |ui| corrections::menu_ui(ui, env, &doc.issue, place, start, out));
    }
}

/// An entry with the key that does the same; true when it was clicked.
fn item_ui(ui: &mut Ui, env: Env, name: &str, command: Command) -> bool {
    let keys = RichText::new(env.commands.key_text(ui.ctx(), command)).color(env.palette.weak);
    let response = ui.add(Button::new(name).shortcut_text(keys));
    response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, true, name));
    response.clicked()
}

/// The forms of a citation: each copies, and is the form from then on.
fn cite_ui(ui: &mut Ui, env: Env, cite: &CiteSettings, place: Place, out: &mut Vec<Action>) {
    for (style, name) in [
        (CiteStyle::Plain, s::CITE_PLAIN),
        (CiteStyle::Markdown, s::CITE_MARKDOWN),
        (CiteStyle::Reference, s::CITE_REFERENCE),
    ] {
        if ui.selectable_label(cite.style == style, env.t(name)).clicked() {
            out.push(Action::Cite { style, place });
            ui.close();
        }
    }
    ui.separator();
    let mut gazette = cite.gazette;
    if ui.checkbox(&mut gazette, env.t(s::CITE_WITH_ISSUE)).on_hover_text(env.t(s::CITE_WITH_ISSUE_TIP)).clicked() {
        out.push(Action::Run(Command::ToggleCiteIssue));
    }
}
