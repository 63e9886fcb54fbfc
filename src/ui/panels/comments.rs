//! The panel of comments: what others have written on the file, each a click from the text that it speaks of.

use std::sync::Arc;

use egui::{Key, Label, Modifiers, ScrollArea, Ui};

use super::{Panel, PanelInfo, PanelScene};
use crate::issue::{Comment, CommentForm, CommentPlaces, Issue, Place, shorten};
use crate::search::text_fits;
use crate::ui::action::{Action, Env};
use crate::ui::command::{Command, PanelId, key};
use crate::ui::places::span_text;
use crate::ui::row::Row;
use crate::ui::strings::{self as s, Tr};
use crate::ui::widgets::{NamedBars, nothing_ui, text_field_ui, weak};

/// The panel.
pub const PANEL: PanelInfo = PanelInfo {
    name: Tr { zh: "批注栏", en: "Comments" },
    does: Tr { zh: "列出文件中他人留下的批注", en: "List what others have written on the file" },
    keys: &[key(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::N)],
    available: |doc| !doc.issue.comments.is_empty(),
    ..PanelInfo::new(PanelId::COMMENTS, s::COMMENTS, || Box::<CommentsPanel>::default())
};

/// From where to where a text goes, and whether that is sure.
type Passage = (Place, Place, bool);

/// The comments panel of a tab.
#[derive(Default)]
struct CommentsPanel {
    filter: String,
    /// The text that each comment stands at, and the issue that this was found in.
    places: Option<(Arc<Issue>, Vec<Option<Passage>>)>,
}

impl Panel for CommentsPanel {
    fn ui(&mut self, ui: &mut Ui, env: Env, scene: PanelScene<'_>, out: &mut Vec<Action>) {
        let Some(issue) = scene.tab.doc().map(|doc| Arc::clone(&doc.issue)) else { return };
        ui.add(Label::new(weak(env, env.t(s::COMMENTS_WHAT))).wrap());
        if ui.button(weak(env, env.name(Command::ImportComments))).clicked() {
            out.push(Action::Run(Command::ImportComments));
        }
        text_field_ui(ui, env, &mut self.filter, env.t(s::COMMENT_FILTER), "comment-filter");
        let known = self.places.take().filter(|(of, _)| Arc::ptr_eq(of, &issue));
        let (issue, places) = known.unwrap_or_else(|| {
            let all = CommentPlaces::of(&issue);
            let passage = |comment: &Comment| {
                let (from, to) = all.passage(comment)?;
                Some((from, to, all.is_sure(comment)))
            };
            let places = issue.comments.iter().map(passage).collect();
            (issue, places)
        });
        ScrollArea::vertical().id_salt("comments").auto_shrink([false, false]).named_ui(ui, env, |ui| {
            let fits = |comment: &Comment| {
                text_fits(&self.filter, &comment.text)
                    || comment.author.as_deref().is_some_and(|author| text_fits(&self.filter, author))
            };
            let mut any = false;
            for (comment, place) in issue.comments.iter().zip(&places).filter(|(comment, _)| fits(comment)) {
                any = true;
                comment_ui(ui, env, &issue, (comment, *place), out);
                ui.separator();
            }
            if !any {
                nothing_ui(ui, env, s::COMMENTS_NONE);
            }
        });
        self.places = Some((issue, places));
    }
}

fn comment_ui(
    ui: &mut Ui,
    env: Env,
    issue: &Issue,
    (comment, passage): (&Comment, Option<Passage>),
    out: &mut Vec<Action>,
) {
    // What is lit without a word shows the words that are lit.
    let lit = passage.filter(|_| comment.text.is_empty()).map(|(from, to, _)| issue.excerpt(from, to).plain_text());
    let text = lit.map_or_else(|| comment.text.clone(), |lit| format!("“{}”", shorten(&lit, 80)));
    let row = Row::text(env, &text, env.palette.ink).leads(passage.is_some()).ui(ui, env);
    if let Some((place, to, _)) = passage.filter(|_| row.clicked()) {
        let same = (place.document, place.block) == (to.document, to.block);
        out.push(Action::GoTo { place, bytes: if same { to.byte - place.byte } else { 0 } });
    }
    let at = comment.span.map_or_else(|| env.t(s::COMMENT_NOWHERE).to_owned(), |span| span_text(env, span));
    let doubt = match passage {
        Some((.., true)) => None,
        Some((.., false)) => Some(s::COMMENT_NEAR),
        None => comment.span.map(|_| s::COMMENT_NO_TEXT),
    };
    let struck = comment.lit.as_ref().filter(|lit| lit.form == CommentForm::StrikeOut).map(|_| s::COMMENT_STRUCK);
    let words = struck.into_iter().chain(doubt).map(|words| env.t(words).to_owned());
    let told = comment.author.clone().into_iter().chain([at]).chain(words);
    ui.add(Label::new(weak(env, told.collect::<Vec<_>>().join(" · "))).wrap());
}
