//! Another place beside the text: of the same issue, or of another that is open. It stays while the text is read on.

use std::sync::Arc;

use egui::{ComboBox, Key, Modifiers, Role, Ui, WidgetInfo};

use super::{Panel, PanelInfo, PanelScene};
use crate::issue::{Issue, Place};
use crate::ui::action::{Action, Env, TabId};
use crate::ui::command::{Command, PanelId, key};
use crate::ui::doc::Doc;
use crate::ui::reading::{Marks, ReadingStyle, ReadingView, ScrollMode, Stretch};
use crate::ui::strings::{self as s, Tr};
use crate::ui::widgets::weak;

/// The panel.
pub const PANEL: PanelInfo = PanelInfo {
    name: Tr { zh: "并排栏", en: "Side by Side" },
    does: Tr {
        zh: "在旁边打开另一处，或者另一期", en: "Another place, or another open issue, beside the text"
    },
    keys: &[key(Modifiers::COMMAND.plus(Modifiers::ALT), Key::B)],
    after: Command::TogglePrinted,
    width: 460.0,
    widths: (300.0, 1200.0),
    ..PanelInfo::new(PanelId::BESIDE, s::BESIDE, || Box::<BesidePanel>::default())
};

/// The panel of a tab.
#[derive(Default)]
struct BesidePanel {
    /// The tab that is shown; `None`: its own.
    of: Option<TabId>,
    view: ReadingView,
}

impl Panel for BesidePanel {
    fn opened(&mut self, doc: &mut Doc, at: Place) {
        self.of = None;
        self.view.scroll_to(at, ScrollMode::Top);
        let length = doc.issue.block(at.document, at.block).map_or(0, |b| b.text.len());
        self.view.flash(Stretch { document: at.document, block: at.block, bytes: 0..length });
    }

    fn ui(&mut self, ui: &mut Ui, env: Env, scene: PanelScene<'_>, out: &mut Vec<Action>) {
        self.view.stand_aside();
        let Some(doc) = scene.tab.doc() else { return };
        let shared = scene.shared;
        let other = self.of.and_then(|of| shared.others.iter().find(|(id, ..)| *id == of));
        let issue: Arc<Issue> = other.map_or_else(|| Arc::clone(&doc.issue), |(.., issue)| Arc::clone(issue));
        ui.horizontal(|ui| {
            let own = env.t(s::BESIDE_OWN).to_owned();
            let shown = other.map_or_else(|| own.clone(), |(_, title, _)| title.clone());
            let told = env.with(s::NAMED, &[env.t(s::BESIDE), &shown]);
            let combo = ComboBox::from_id_salt("beside-issue").selected_text(shown).width(150.0).truncate();
            let chosen = combo.show_ui(ui, |ui| {
                ui.selectable_value(&mut self.of, None, own);
                for (id, title, _) in &shared.others {
                    ui.selectable_value(&mut self.of, Some(*id), title);
                }
            });
            chosen.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &told));
            let go = ui.button(weak(env, env.t(s::BESIDE_GO))).on_hover_text(env.t(s::BESIDE_GO_TIP));
            if go.clicked() {
                let place = self.view.here();
                match self.of {
                    Some(tab) => out.extend([Action::ShowTab(tab), Action::GoTo { place, bytes: 0 }]),
                    None => out.push(Action::GoTo { place, bytes: 0 }),
                }
            }
        });
        let paper = ui.available_rect_before_wrap();
        ui.painter().rect_filled(paper, 0.0, env.palette.paper);
        let style = ReadingStyle { spread: false, ..shared.style.clone() };
        let understood = doc.made.understood.as_ref().filter(|_| other.is_none());
        let marks = Marks {
            links: understood.map_or(&[], |u| u.links.stretches.as_slice()),
            highlights: if other.is_none() { doc.marks.highlights() } else { &[] },
            version: doc.marks.version(),
            ..Marks::default()
        };
        let response = self.view.ui(ui, &issue, &style, &marks);
        if let Some(place) = response.clicked_link.and_then(|n| understood?.target(n)) {
            self.view.scroll_to(place, ScrollMode::Top);
        }
    }
}
