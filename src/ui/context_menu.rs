//! The context menu of the text.

use egui::containers::menu::SubMenuButton;
use egui::{Response, Ui};

use super::action::{Action, Env};
use super::centre::bytes_between;
use super::command::Command;
use super::corrections;
use super::doc::Doc;
use super::printed::Spot;
use super::references;
use super::strings as s;
use crate::issue::Place;
use crate::library::{CiteSettings, CiteStyle};

/// The menu for a place of the text.
pub fn context_menu(
    response: &Response,
    env: Env,
    doc: &Doc,
    cite: &CiteSettings,
    place: Option<Place>,
    out: &mut Vec<Action>,
) {
    response.context_menu(|ui| {
        if let Some(text) = doc.view.selected_text() {
            if ui.button(env.t(s::COPY_SELECTION)).clicked() {
                out.push(Action::CopyText(text.clone()));
            }
            if text.chars().count() <= 80 && !text.contains('\n') && ui.button(env.t(s::FIND_SELECTION)).clicked() {
                out.push(Action::FindText(text));
            }
        }
        let Some(place) = place else { return };
        if let Some(block) = doc.issue.block(place.document, place.block)
            && ui.button(env.t(s::COPY_PARAGRAPH)).clicked()
        {
            out.push(Action::CopyText(block.text.clone()));
        }
        if ui.button(Command::CopyCitation.name(env.lang)).clicked() {
            out.push(Action::Quote(place));
        }
        SubMenuButton::new(env.t(s::CITE_SOURCE)).ui(ui, |ui| cite_ui(ui, env, cite, place, out));
        ui.separator();
        let count = doc.understood.as_ref().map_or(0, |u| references::count_at(&doc.issue, &u.facts.links, place));
        let who =
            if count > 0 { env.with(s::COUNTED, &[env.t(s::WHO_REFERS), &count.to_string()]) } else { env.t(s::WHO_REFERS).to_owned() };
        if ui.button(who).clicked() {
            out.push(Action::ShowReferences(place));
        }
        ui.separator();
        if ui.button(env.t(s::BOOKMARK_HERE)).clicked() {
            let (place, bytes) = doc
                .view
                .selection()
                .map_or((Place { byte: 0, ..place }, 0), |(from, to)| (from, bytes_between(from, to)));
            out.push(Action::AddBookmarkAt { place, bytes });
        }
        if ui.button(env.t(s::SHOW_PRINTED)).clicked() {
            out.push(Action::ShowPrinted(Spot::Place(place)));
        }
        let start = doc.view.selection().map(|(from, _)| from);
        corrections::menu_ui(ui, env, &doc.issue, place, start, out);
    });
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
