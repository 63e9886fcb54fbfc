//! Another place beside the text: of the same issue, or of another that is open. It stays while the text is read on.

use std::sync::Arc;

use egui::{Button, ComboBox, Key, Label, Modifiers, Role, Spinner, Ui, WidgetInfo};

use super::{Panel, PanelInfo, PanelScene, Shared};
use crate::issue::{Issue, Place};
use crate::ui::action::{Action, Env, TabId};
use crate::ui::command::{Command, PanelId, key};
use crate::ui::doc::Doc;
use crate::ui::reading::{Marks, ReadingStyle, ReadingView, ScrollMode, Stretch};
use crate::ui::strings::{self as s, Tr};
use crate::ui::tabs::OtherState;
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

/// Less than this of a paragraph is no move.
const SAME: f64 = 1e-3;

/// The panel of a tab.
#[derive(Default)]
struct BesidePanel {
    /// The tab that is shown; `None`: its own.
    of: Option<TabId>,
    view: ReadingView,
    /// Both sides scroll together.
    together: bool,
    pace: Pace,
}

/// How far both sides were in the last frame.
#[derive(Default)]
struct Pace {
    seen: Option<(f64, f64)>,
    /// The text was asked to go on: that it did is no wish of the reader's.
    asked: bool,
}

impl Pace {
    /// How far the text has gone by itself since it was seen last.
    fn of_text(&mut self, now: f64) -> Option<f64> {
        let gone = now - self.seen.map_or(now, |(text, _)| text);
        (!std::mem::take(&mut self.asked) && gone.abs() > SAME).then_some(gone)
    }

    /// How far the side has gone by itself; the text is to follow. `led`: it has followed the text in this frame.
    fn of_side(&mut self, text: f64, now: f64, led: bool) -> Option<f64> {
        let gone = now - self.seen.map_or(now, |(_, side)| side);
        self.seen = Some((text, now));
        self.asked = !led && gone.abs() > SAME;
        self.asked.then_some(gone)
    }
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
        let PanelScene { tab, shared, .. } = scene;
        let Some(doc) = tab.doc_mut() else { return };
        self.head_ui(ui, env, shared, out);
        let other = self.of.and_then(|of| shared.others.iter().find(|other| other.id == of));
        let issue: Arc<Issue> = match other.map(|other| (other.id, &other.state)) {
            None => Arc::clone(&doc.issue),
            Some((_, OtherState::Open(issue))) => Arc::clone(issue),
            Some((id, state)) => return absent_ui(ui, env, id, state, out),
        };
        let paper = ui.available_rect_before_wrap();
        ui.painter().rect_filled(paper, 0.0, env.palette.paper);
        let text_at = doc.view.progress();
        let led = self.pace.of_text(text_at).filter(|_| self.together);
        led.into_iter().for_each(|gone| self.view.go_on_by(gone));
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
        let leads = self.pace.of_side(text_at, self.view.progress(), led.is_some()).filter(|_| self.together);
        leads.into_iter().for_each(|gone| doc.view.go_on_by(gone));
    }
}

impl BesidePanel {
    /// What is shown: this issue or one of another tab. Whether both sides go together, and the way there.
    fn head_ui(&mut self, ui: &mut Ui, env: Env, shared: &Shared<'_>, out: &mut Vec<Action>) {
        let other = self.of.and_then(|of| shared.others.iter().find(|other| other.id == of));
        let own = env.t(s::BESIDE_OWN).to_owned();
        let shown = other.map_or_else(|| own.clone(), |other| other.label.clone());
        ui.horizontal_wrapped(|ui| {
            let told = env.with(s::NAMED, &[env.t(s::BESIDE), &shown]);
            let combo = ComboBox::from_id_salt("beside-issue").selected_text(shown).width(150.0).truncate();
            let before = self.of;
            let chosen = combo.show_ui(ui, |ui| {
                ui.selectable_value(&mut self.of, None, own);
                for other in &shared.others {
                    ui.selectable_value(&mut self.of, Some(other.id), &other.label);
                }
            });
            if self.of != before {
                self.pace = Pace::default();
                // What waits behind others is read when it is wanted.
                out.extend(self.of.map(Action::LoadTab));
            }
            chosen.response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &told));
            let go = ui.button(weak(env, env.t(s::BESIDE_GO))).on_hover_text(env.t(s::BESIDE_GO_TIP));
            if go.clicked() {
                let place = self.view.here();
                match self.of {
                    Some(tab) => out.extend([Action::ShowTab(tab), Action::GoTo { place, bytes: 0 }]),
                    None => out.push(Action::GoTo { place, bytes: 0 }),
                }
            }
            let together = env.t(s::BESIDE_TOGETHER);
            let switch = ui.add(Button::selectable(self.together, weak(env, together)));
            switch.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, self.together, together));
            if switch.on_hover_text(env.t(s::BESIDE_TOGETHER_TIP)).clicked() {
                self.together = !self.together;
            }
        });
    }
}

/// What stands there for an issue that can't be shown yet, or at all.
fn absent_ui(ui: &mut Ui, env: Env, id: TabId, state: &OtherState, out: &mut Vec<Action>) {
    ui.add_space(12.0);
    match state {
        OtherState::Failed(why) => {
            ui.add(Label::new(why).wrap());
            ui.add_space(6.0);
            if ui.button(env.t(s::TRY_AGAIN)).clicked() {
                out.push(Action::Retry(id));
            }
        }
        _ => {
            ui.horizontal(|ui| {
                ui.add(Spinner::new().color(env.palette.weak));
                ui.label(weak(env, env.t(s::BESIDE_READING)));
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_side_follows_the_other_and_none_itself() {
        let mut pace = Pace::default();
        // What is seen first is no move.
        assert_eq!((pace.of_text(4.0), pace.of_side(4.0, 9.0, false)), (None, None));
        // The text goes on by two: so does the side, and that is not told back.
        assert_eq!(pace.of_text(6.0), Some(2.0));
        assert_eq!(pace.of_side(6.0, 11.0, true), None);
        assert_eq!((pace.of_text(6.0), pace.of_side(6.0, 11.0, false)), (None, None));
        // The side goes back by half a paragraph; the text follows in this frame, and that is not told on.
        assert_eq!((pace.of_text(6.0), pace.of_side(6.0, 10.5, false)), (None, Some(-0.5)));
        assert_eq!((pace.of_text(5.5), pace.of_side(5.5, 10.5, false)), (None, None));
        // And it goes on doing so.
        assert_eq!((pace.of_text(5.5), pace.of_side(5.5, 10.0, false)), (None, Some(-0.5)));
        assert_eq!((pace.of_text(5.0), pace.of_side(5.0, 9.5, false)), (None, Some(-0.5)));
    }
}
