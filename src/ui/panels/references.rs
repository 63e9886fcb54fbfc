//! The panel of back references: who refers to this place, and to this document.

use egui::{Key, Label, Modifiers, RichText, ScrollArea, TextFormat, Ui};

use super::{Panel, PanelInfo, PanelScene};
use crate::facts::{Link, Links};
use crate::issue::{BlockKind, Document, Issue, Place, short_title, shorten};
use crate::ui::action::{Action, Env};
use crate::ui::command::{Command, PanelId, key};
use crate::ui::doc::Doc;
use crate::ui::facts::Understood;
use crate::ui::library::{OtherIssues, citing_ui};
use crate::ui::row::Row;
use crate::ui::strings::{self as s, Tr};
use crate::ui::theme::{self, size};
use crate::ui::widgets::{NamedBars, weak};

/// The panel.
pub const PANEL: PanelInfo = PanelInfo {
    name: Tr { zh: "反向引用栏", en: "Back References" },
    does: Tr { zh: "列出引用当前条款和本篇的地方", en: "Who refers to this article and document" },
    keys: &[key(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::R)],
    after: Command::TogglePrinted,
    ..PanelInfo::new(PanelId::REFERENCES, s::REFERENCES, || Box::<ReferencesPanel>::default())
};

/// Characters before and after a reference that are shown with it.
const AROUND: usize = 22;

/// The block that references to a place are counted for: the article it belongs to, else itself.
#[must_use]
pub fn counted_block(document: &Document, block: usize) -> usize {
    let before = document.blocks.iter().enumerate().take(block + 1).rev();
    for (n, b) in before {
        match b.kind {
            BlockKind::Article => return n,
            BlockKind::Paragraph | BlockKind::Item | BlockKind::Table => {}
            _ => break,
        }
    }
    block
}

/// How many references lead to the paragraph or article at a place.
#[must_use]
pub fn count_at(issue: &Issue, links: &Links, place: Place) -> usize {
    let Some(document) = issue.documents.get(place.document) else { return 0 };
    links.referring_to(place.document, counted_block(document, place.block)).count()
}

/// The panel of back references of a tab.
#[derive(Default)]
struct ReferencesPanel {
    /// The place whose references are listed.
    place: Place,
}

impl Panel for ReferencesPanel {
    fn opened(&mut self, _doc: &mut Doc, at: Place) {
        self.place = at;
    }

    fn ui(&mut self, ui: &mut Ui, env: Env, scene: PanelScene<'_>, out: &mut Vec<Action>) {
        let (Some(doc), place) = (scene.tab.doc(), self.place) else { return };
        let (Some(understood), Some(document)) = (&doc.made.understood, doc.issue.documents.get(place.document)) else {
            ui.label(weak(env, env.t(s::FACTS_PREPARING)));
            return;
        };
        let links = &understood.facts.links;
        let block = counted_block(document, place.block);
        let here = Place { block, byte: 0, ..place };
        let mut to_block: Vec<&Link> = links.referring_to(place.document, block).collect();
        let mut to_document: Vec<&Link> = links.referring_to_document(place.document).collect();
        for list in [&mut to_block, &mut to_document] {
            list.sort_by_key(|l| l.from);
            list.dedup_by_key(|l| l.from);
        }
        ScrollArea::vertical().id_salt("references").auto_shrink([false, false]).named_ui(ui, env, |ui| {
            let name = understood.cite(here).unwrap_or_default();
            // A title that is cited as a whole says the same as the document below.
            let whole = document.blocks.get(block).is_some_and(|b| {
                matches!(b.kind, BlockKind::Title | BlockKind::RedHeader | BlockKind::Number | BlockKind::Addressee)
            });
            if !whole {
                group_ui(ui, env, &doc.issue, understood, (env.t(s::REFERS_HERE), &name), &to_block, out);
                ui.add_space(10.0);
            }
            let title = shorten(short_title(document), 60);
            group_ui(ui, env, &doc.issue, understood, (env.t(s::REFERS_DOCUMENT), &title), &to_document, out);
            others_ui(ui, env, (scene.shared.links, &doc.issue.source.sha256, &document.id), out);
        });
    }
}

/// Who refers to the document in other issues of the library.
fn others_ui(ui: &mut Ui, env: Env, (links, hash, uid): (&OtherIssues, &str, &str), out: &mut Vec<Action>) {
    let Some(citing) = links.citing(hash, uid, out).filter(|citing| !citing.is_empty()) else { return };
    ui.add_space(10.0);
    let head = env.with(s::COUNTED, &[env.t(s::HELD_REFERS_ELSEWHERE), &citing.len().to_string()]);
    ui.label(RichText::new(head).size(size::BODY).family(theme::hei()));
    citing_ui(ui, env, citing, out);
}

fn group_ui(
    ui: &mut Ui,
    env: Env,
    issue: &Issue,
    understood: &Understood,
    (head, name): (&str, &str),
    links: &[&Link],
    out: &mut Vec<Action>,
) {
    let hei = theme::hei();
    ui.label(RichText::new(env.with(s::COUNTED, &[head, &links.len().to_string()])).size(size::BODY).family(hei));
    ui.add(Label::new(weak(env, name)).wrap());
    ui.add_space(4.0);
    if links.is_empty() {
        ui.add(Label::new(RichText::new(env.t(s::REFERS_NONE)).color(env.palette.weak)).wrap());
        return;
    }
    for link in links {
        let from = link.from;
        let source = understood.cite(from.place).unwrap_or_default();
        let (before, cited, after) = around(issue, link);
        let plain = Row::format(env);
        let lit = TextFormat { color: env.palette.accent, ..plain.clone() };
        let row = Row::parts(&[(&before, plain.clone()), (&cited, lit), (&after, plain)]);
        if row.ui(ui, env).clicked() {
            out.push(Action::go_to(from));
        }
        ui.add(Label::new(weak(env, source)).wrap());
        ui.separator();
    }
}

/// A reference in its sentence: what stands before it, itself, what comes after.
fn around(issue: &Issue, link: &Link) -> (String, String, String) {
    let from = link.from;
    let text = issue.block(from.place.document, from.place.block).map_or("", |b| b.text.as_str());
    let (before, after) = (text.get(..from.place.byte).unwrap_or(""), text.get(from.end..).unwrap_or(""));
    let start = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    let cut = if start > 0 { "…" } else { "" };
    let before = format!("{cut}{}", before.get(start..).unwrap_or(""));
    (before, from.text(issue).to_owned(), shorten(after, AROUND))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::Block;

    #[test]
    fn a_part_of_an_article_counts_as_the_article() {
        let block = |kind| Block { kind, text: "文".into(), ..Block::default() };
        let kinds = [
            BlockKind::Title,
            BlockKind::Paragraph,
            BlockKind::Article,
            BlockKind::Item,
            BlockKind::Paragraph,
            BlockKind::Heading,
            BlockKind::Paragraph,
        ];
        let document = Document { blocks: kinds.into_iter().map(block).collect(), ..Document::default() };
        let of = |n| counted_block(&document, n);
        assert_eq!([of(0), of(1), of(2), of(3), of(4), of(5), of(6)], [0, 1, 2, 2, 2, 5, 6]);
    }
}
