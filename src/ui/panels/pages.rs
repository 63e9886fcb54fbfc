//! The panel of the original pages of a PDF.

use egui::{Key, Modifiers, RichText, Ui};

use super::{Panel, PanelInfo, PanelScene};
use crate::ui::action::{Action, Env};
use crate::ui::command::{PanelId, key};
use crate::ui::pages;
use crate::ui::strings::{self as s, Tr};

/// The panel.
pub const PANEL: PanelInfo = PanelInfo {
    name: Tr { zh: "原页", en: "Original Pages" },
    does: Tr { zh: "在正文旁边显示 PDF 的原页", en: "Show the PDF's own pages beside the text" },
    keys: &[key(Modifiers::NONE, Key::F8)],
    width: 460.0,
    widths: (240.0, 1400.0),
    available: |doc| doc.issue.source.kind.has_pages(),
    ..PanelInfo::new(PanelId::PAGES, s::PAGES, || Box::new(PagesPanel))
};

/// The pages are the tab's: a scan shows them in the text's place.
struct PagesPanel;

impl Panel for PagesPanel {
    fn ui(&mut self, ui: &mut Ui, env: Env, scene: PanelScene<'_>, out: &mut Vec<Action>) {
        let pdf = scene.tab.doc().is_some_and(PANEL.available);
        match if pdf { scene.tab.pages(scene.post) } else { None } {
            Some(pages) => {
                ui.horizontal(|ui| pages::head_ui(ui, env, pages));
                pages.pages_ui(ui, env, out);
            }
            None => {
                ui.label(RichText::new(env.t(s::PAGES_ONLY_PDF)).color(env.palette.weak));
            }
        }
    }
}
