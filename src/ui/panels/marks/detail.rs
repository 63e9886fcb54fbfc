//! The chosen mark below the list: its name, its note and its colour are written there.

use egui::{Frame, Id, Key, Label, Margin, Modifiers, Role, Stroke, TextEdit, Ui, WidgetInfo};

use super::rows::{Item, go_to};
use crate::library::{Mark, MarkChange, MarkColour, MarkId};
use crate::ui::action::{Action, Env};
use crate::ui::mark_bar::swatch_ui;
use crate::ui::marks::colour_name;
use crate::ui::panels::Shared;
use crate::ui::strings as s;
use crate::ui::typing::{Kept, Typing, Written};
use crate::ui::widgets::{field_frame, weak};

/// What of the chosen mark is being written.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Draft {
    of: Option<MarkId>,
    name: String,
    note: String,
    /// What of them was kept.
    kept: (Kept, Kept),
}

/// The id of the box for the note.
const NOTE_BOX: &str = "mark-note-of-panel";

fn note_has_keyboard(ui: &Ui) -> bool {
    ui.memory(|m| m.has_focus(Id::unique(NOTE_BOX)))
}

fn typing(of: Written, text: &str, kept: Kept) -> Action {
    Action::Typing(Box::new(Typing { of, text: text.to_owned(), kept }))
}

impl Draft {
    /// The chosen mark: its name, its note, its colour, and what can be done with it.
    pub(super) fn detail_ui(
        &mut self,
        ui: &mut Ui,
        env: Env,
        shared: &Shared<'_>,
        item: Item<'_>,
        out: &mut Vec<Action>,
    ) {
        let mark = item.mark;
        if self.of != Some(mark.id) || item.other.is_some() {
            *self =
                Self { of: Some(mark.id), name: mark.name.clone(), note: mark.note.clone(), kept: Default::default() };
        }
        ui.add_space(4.0);
        let frame = Frame::NONE
            .fill(env.palette.field)
            .stroke(Stroke::new(1.0, env.palette.rule))
            .corner_radius(6)
            .inner_margin(Margin::symmetric(10, 8));
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 5.0;
            if item.other.is_some() {
                ui.add(Label::new(&mark.name).wrap());
                if !mark.note.is_empty() {
                    ui.add(Label::new(weak(env, &mark.note)).wrap());
                }
            } else {
                self.write_ui(ui, env, shared, mark, out);
            }
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                let go = env.t(if item.other.is_some() { s::MARK_OPEN_ISSUE } else { s::GO });
                let leads = go_to(item);
                if ui.add_enabled(leads.is_some(), egui::Button::new(weak(env, go))).clicked() {
                    out.extend(leads);
                }
                if ui.button(weak(env, env.t(s::BAR_CITE))).clicked() {
                    out.push(Action::CopyText(format!("{}\n——{}", mark.quote(), mark.source.citation)));
                }
                if item.other.is_none() && ui.button(weak(env, env.t(s::MARK_DELETE))).clicked() {
                    out.push(Action::DeleteMark(mark.id));
                }
            });
        });
    }

    /// The boxes for name and note, and the colours.
    fn write_ui(&mut self, ui: &mut Ui, env: Env, shared: &Shared<'_>, mark: &Mark, out: &mut Vec<Action>) {
        let draft = self;
        let name = TextEdit::singleline(&mut draft.name)
            .id(Id::unique("mark-name"))
            .frame(field_frame(env))
            .desired_width(f32::INFINITY);
        let name = ui.add(name);
        name.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, env.t(s::MARK_NAME)));
        if name.has_focus() || name.lost_focus() {
            let dropped = name.lost_focus() && ui.input(|i| i.key_pressed(Key::Escape));
            let kept = draft.kept.0.clone();
            // An empty name is none: the old one comes back.
            out.push(match draft.name.trim().is_empty() || dropped {
                true => Action::DropTyped(kept),
                false => typing(Written::Name(mark.id), &draft.name, kept),
            });
        }
        let note = TextEdit::multiline(&mut draft.note)
            .id(Id::unique(NOTE_BOX))
            .hint_text(env.t(s::NOTE_HINT))
            .frame(field_frame(env))
            .desired_rows(2)
            .desired_width(f32::INFINITY);
        let save = note_has_keyboard(ui) && ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::Enter));
        let note = ui.add(note);
        if save {
            note.surrender_focus();
        }
        note.widget_info(|| WidgetInfo::labeled(Role::MultilineTextInput, true, env.t(s::MARK_NOTE)));
        if note.has_focus() || note.lost_focus() {
            out.push(typing(Written::Note(mark.id), &draft.note, draft.kept.1.clone()));
        }
        if !name.has_focus() && !note.has_focus() && !name.lost_focus() && !note.lost_focus() {
            // Another window, or undoing, may have changed it.
            (draft.name, draft.note) = (mark.name.clone(), mark.note.clone());
        }
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            for colour in MarkColour::ALL {
                let told =
                    env.with(s::NAMED, &[env.t(s::MARK_COLOUR), &colour_name(env, &shared.settings.marks, colour)]);
                if swatch_ui(ui, env, colour, mark.colour == colour, &told).clicked() && mark.colour != colour {
                    out.push(Action::ChangeMark(mark.id, MarkChange { colour: Some(colour), ..MarkChange::default() }));
                }
            }
        });
    }
}
