//! The box of the search: what is typed, how it is looked for, and the keys that go through the rows.

use egui::{Key, Modifiers, Ui};

use super::super::action::{Action, Env};
use super::super::facts::DayField;
use super::super::strings as s;
use super::super::widgets::{FieldAnswer, bordered_ui, check_ui, text_field_ui, weak};
use super::hits::{self, Spot};
use super::wish::HeldWish;
use super::{LibraryPage, PAGE};
use crate::holdings::{Order, Scope};
use crate::issue::Date;

/// The room that the day whose states are told needs in its row.
const DAY_FIELD: f32 = 340.0;

impl LibraryPage {
    /// The box, the switch of scopes and the order.
    pub(super) fn box_ui(&mut self, ui: &mut Ui, env: Env, (day, field): (Date, &mut DayField), out: &mut Vec<Action>) {
        let before = (self.question.clone(), self.in_tabs);
        let focused = ui.memory(|m| m.has_focus(egui::Id::unique("library-search")));
        // Who has clicked on a row goes on with the keys, too.
        let free = ui.is_enabled() && ui.memory(|m| m.focused()).is_none();
        if focused || free {
            self.step(ui, out);
        }
        let FieldAnswer { response, .. } =
            text_field_ui(ui, env, &mut self.question.text, env.t(s::HELD_SEARCH), "library-search");
        if std::mem::take(&mut self.focus) {
            response.request_focus();
        }
        let of_row = || free && self.chosen.is_some();
        let enter = (response.lost_focus() || of_row()) && ui.input(|i| i.key_pressed(Key::Enter));
        ui.horizontal_wrapped(|ui| {
            for (scope, name) in [
                (Scope::Article, s::HELD_IN_ARTICLE),
                (Scope::Document, s::HELD_IN_DOCUMENT),
                (Scope::Title, s::HELD_IN_TITLE),
            ] {
                ui.selectable_value(&mut self.question.scope, scope, env.t(name));
            }
            ui.separator();
            for (order, name) in [(Order::Date, s::HELD_BY_DATE), (Order::Hits, s::HELD_BY_HITS)] {
                ui.selectable_value(&mut self.question.order, order, env.t(name));
            }
            ui.separator();
            check_ui(ui, env, &mut self.in_tabs, env.t(s::HELD_IN_TABS));
            if !self.question.text.trim().is_empty() {
                if !self.in_tabs && bordered_ui(ui, env, env.t(s::HELD_SAVE_SEARCH)).clicked() {
                    self.naming = Some(self.question.text.trim().to_owned());
                }
                if !self.in_tabs {
                    // The parts of the day stay together.
                    if ui.available_size_before_wrap().x < DAY_FIELD {
                        ui.end_row();
                    }
                    ui.horizontal(|ui| field.day_field_ui(ui, env, day, &[], out));
                }
            } else if bordered_ui(ui, env, env.t(s::HELD_ADD)).clicked() {
                out.push(Action::Held(HeldWish::PickFolder));
            }
        });
        if (&self.question, self.in_tabs) != (&before.0, before.1) {
            if before.1 != self.in_tabs {
                // Documents of the library and of open tabs have numbers of their own.
                (self.answer, self.preview, self.chosen) = (None, None, None);
                self.expanded.clear();
            }
            if before.0.text != self.question.text {
                // What is new since is asked of a kept question, as it was kept.
                self.question.narrow.since = None;
            }
            self.ask(out);
        } else if enter {
            self.open_chosen(out);
            response.request_focus();
        }
    }

    pub(super) fn ask(&mut self, out: &mut Vec<Action>) {
        self.wanted = PAGE;
        self.chosen = None;
        out.push(Action::Held(HeldWish::Ask));
    }

    /// The name under which the question is kept.
    pub(super) fn naming_ui(&mut self, ui: &mut Ui, env: Env, out: &mut Vec<Action>) {
        let Some(name) = &mut self.naming else { return };
        let mut done = None;
        ui.horizontal(|ui| {
            ui.label(weak(env, env.t(s::HELD_SEARCH_NAME)));
            let field = ui.scope(|ui| {
                ui.set_max_width(260.0);
                text_field_ui(ui, env, name, env.t(s::HELD_SEARCH_NAME), "library-name")
            });
            let enter = field.inner.response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
            if (bordered_ui(ui, env, env.t(s::HELD_KEEP)).clicked() || enter) && !name.trim().is_empty() {
                out.push(Action::Held(HeldWish::SaveSearch(name.trim().to_owned())));
                done = Some(());
            }
            if bordered_ui(ui, env, env.t(s::CANCEL)).clicked() {
                done = Some(());
            }
        });
        if done.is_some() {
            self.naming = None;
        }
    }

    /// Arrow keys go through the rows; the preview follows.
    fn step(&mut self, ui: &Ui, out: &mut Vec<Action>) {
        let pressed = |key| ui.ctx().input_mut(|i| i.consume_key(Modifiers::NONE, key));
        let forward = match (pressed(Key::ArrowDown), pressed(Key::ArrowUp)) {
            (true, _) => true,
            (_, true) => false,
            _ => return,
        };
        let Some((_, answer, named)) = &self.answer else { return };
        let spots = hits::spots(answer, named, &self.expanded);
        let at = self.chosen.as_ref().and_then(|chosen| spots.iter().position(|spot| spot == chosen));
        let next = match at {
            Some(at) if forward => (at + 1).min(spots.len().saturating_sub(1)),
            Some(at) => at.saturating_sub(1),
            None => 0,
        };
        let Some(spot) = spots.get(next) else { return };
        out.extend(hits::document_of(named, spot).map(|id| Action::Held(HeldWish::Preview(id))));
        self.chosen = Some(*spot);
        self.scroll = true;
    }

    /// Enter goes to the row that is chosen, or else to the first.
    fn open_chosen(&mut self, out: &mut Vec<Action>) {
        let Some((_, answer, named)) = &self.answer else { return };
        let spots = hits::spots(answer, named, &self.expanded);
        let Some(spot) = self.chosen.filter(|spot| spots.contains(spot)).or(spots.first().copied()) else { return };
        self.chosen = Some(spot);
        match spot {
            Spot::Named(n) => out.extend(named.get(n).map(|goto| Action::Held(hits::wish_of(goto)))),
            Spot::Row(place) => out.push(Action::Held(HeldWish::Open(place))),
        }
    }
}
