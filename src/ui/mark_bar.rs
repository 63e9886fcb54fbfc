//! What can be done with selected words, and with words that are marked: a small bar beside them, and the box in which a
//! note is written.

use egui::{
    Area, Color32, Frame, Id, Key, KeyboardShortcut, Margin, Modifiers, Order, Rect, Response, RichText, Role, Sense,
    Stroke, TextEdit, Ui, WidgetInfo, pos2, vec2,
};

use super::action::{Action, Env};
use super::command::{Command, shown_key};
use super::marks::{IssueMarks, colour_index, colour_name};
use super::strings::{self as s, Tr};
use super::theme::size;
use super::typing::{Kept, Typing, Written};
use super::widgets::{field_frame, focus_ring, weak};
use crate::issue::Place;
use crate::library::{Mark, MarkChange, MarkColour, MarkId, MarkKind, MarkSettings};

/// Room between the words and the bar.
const AWAY: f32 = 8.0;
/// How long after a click the bar waits for another, in seconds.
const AGAIN: f32 = 0.4;
/// Width of the box for a note.
const NOTE_WIDTH: f32 = 340.0;
/// The id of that box.
const NOTE_BOX: &str = "mark-note";

/// What the bar is for.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Of {
    /// A mark that is to be made, with its note.
    New((Place, Place), MarkColour),
    /// A mark that is there.
    Mark(MarkId),
}

#[derive(Clone, Debug)]
struct Open {
    of: Of,
    /// The words, where they were selected when it was opened.
    words: Option<(Place, Place)>,
    /// Where the words stand, once that is known.
    at: Option<Rect>,
    /// The note, while it is written.
    note: Option<String>,
    /// What of it was kept.
    kept: Kept,
    /// The box for the note is to have the keyboard.
    focus: bool,
    /// Its first frame: the click that opened it does not close it.
    fresh: bool,
}

impl Open {
    fn of(of: Of) -> Self {
        Self { of, words: None, at: None, note: None, kept: Kept::default(), focus: false, fresh: true }
    }

    fn writing(of: Of, note: String) -> Self {
        Self { note: Some(note), focus: true, ..Self::of(of) }
    }
}

/// The bar of one issue.
#[derive(Default)]
pub struct MarkBar {
    open: Option<Open>,
    drawn: Option<Rect>,
}

/// What the bar is drawn from.
pub struct BarScene<'a> {
    /// The marks of the issue.
    pub marks: &'a IssueMarks,
    /// The names of the colours.
    pub settings: &'a MarkSettings,
    /// The selected passage, and where it stands on the screen.
    pub selection: Option<((Place, Place), Rect)>,
    /// The selected words, where they would be looked for.
    pub words: Option<String>,
    /// The text stands elsewhere than before.
    pub moved: bool,
    /// Where the text is.
    pub room: Rect,
}

impl MarkBar {
    /// Whether a mark is looked at, or a note written.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Puts it away.
    pub fn close(&mut self) {
        (self.open, self.drawn) = (None, None);
    }

    /// Opens a mark whose words stand at a place of the screen.
    pub fn show(&mut self, mark: MarkId, at: Rect) {
        self.open = Some(Open { at: Some(at), ..Open::of(Of::Mark(mark)) });
    }

    /// Begins the note of a mark that is to be made.
    pub fn write_new(&mut self, passage: (Place, Place), colour: MarkColour) {
        self.open = Some(Open { words: Some(passage), ..Open::writing(Of::New(passage, colour), String::new()) });
    }

    /// Goes on with the note of a mark, whose words are selected.
    pub fn write(&mut self, mark: MarkId, note: String, words: (Place, Place)) {
        self.open = Some(Open { words: Some(words), ..Open::writing(Of::Mark(mark), note) });
    }

    /// Whether a note on this passage is being written.
    #[must_use]
    pub fn writes_on(&self, passage: (Place, Place)) -> bool {
        self.open.as_ref().is_some_and(|open| open.note.is_some() && open.words == Some(passage))
    }

    /// Tells of a note that is being written, while the bar is covered.
    pub fn tell_written(&self, out: &mut Vec<Action>) {
        self.open.iter().for_each(|open| tell(open, out));
    }

    /// Draws the bar of what is opened, or else that of the selection.
    pub fn bar_ui(&mut self, ctx: &egui::Context, env: Env, scene: &BarScene<'_>, out: &mut Vec<Action>) {
        let Some(mut open) = self.open.take() else {
            self.selection_ui(ctx, env, scene, out);
            return;
        };
        if let Some((_, rect)) = scene.selection.filter(|(selected, _)| open.words == Some(*selected)) {
            open.at = Some(rect);
        }
        let at = open.at;
        let mark = match open.of {
            Of::Mark(id) => scene.marks.get(id).map(|placed| &placed.mark),
            Of::New(..) => None,
        };
        // It goes with its words, unless something is being written.
        let gone = matches!(open.of, Of::Mark(_)) && mark.is_none() || scene.moved && open.note.is_none();
        if gone {
            self.drawn = None;
            return;
        }
        if let Some(mark) = mark.filter(|_| open.note.is_none() && delete_pressed(ctx)) {
            out.push(Action::DeleteMark(mark.id));
            self.drawn = None;
            return;
        }
        let at = at.unwrap_or_else(|| Rect::from_center_size(scene.room.center(), vec2(1.0, 1.0)));
        let mut keep = true;
        let shown = bar_at(ctx, env, "mark-bar", (at, self.drawn, scene.room), |ui| {
            if let Some(mark) = mark {
                mark_ui(ui, env, scene, mark, &mut open, out);
            }
            if open.note.is_some() {
                keep = note_ui(ui, env, &mut open, out);
            } else if let Some(mark) = mark.filter(|mark| !mark.note.is_empty()) {
                ui.set_max_width(NOTE_WIDTH);
                ui.add(egui::Label::new(RichText::new(&mark.note).color(env.palette.ink)).wrap());
            }
        });
        self.drawn = Some(shown);
        let pressed = ctx.input(|i| i.pointer.any_pressed().then(|| i.pointer.interact_pos()).flatten());
        let outside = pressed.is_some_and(|at| !shown.contains(at)) && !std::mem::take(&mut open.fresh);
        open.fresh = false;
        keep &= !outside;
        if keep {
            self.open = Some(open);
        } else {
            // What was written is told of no more, and kept: a note is lost only by the button that says so.
            self.drawn = None;
            ctx.request_repaint();
        }
    }

    /// The bar of the selection, once it is made.
    fn selection_ui(&mut self, ctx: &egui::Context, env: Env, scene: &BarScene<'_>, out: &mut Vec<Action>) {
        let busy = ctx.input(|i| i.pointer.any_down()) && !self.drawn.is_some_and(|d| pointer_in(ctx, d));
        // A second click may be followed by a third: nothing comes up under it.
        let since = ctx.input(|i| i.pointer.time_since_last_click());
        let clicking = self.drawn.is_none() && since < AGAIN;
        if clicking && scene.selection.is_some() {
            ctx.request_repaint_after_secs(AGAIN - since);
        }
        let free = !busy && !clicking && !egui::Popup::is_any_open(ctx);
        let Some((passage, rect)) = scene.selection.filter(|_| free) else {
            self.drawn = None;
            return;
        };
        let mut note = false;
        let shown = bar_at(ctx, env, "selection-bar", (rect, self.drawn, scene.room), |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                let mut run = |ui: &mut Ui, name: Tr, command: Command| {
                    let tip = env.tip(ui.ctx(), command);
                    if word_ui(ui, env, env.t(name)).on_hover_text(tip).clicked() {
                        out.push(Action::Run(command));
                    }
                };
                run(ui, s::COPY_SELECTION, Command::Copy);
                run(ui, s::BAR_CITE, Command::CopyCitation);
                rule_ui(ui, env);
                for colour in MarkColour::ALL {
                    let name =
                        env.with(s::NAMED, &[env.t(s::MARK_HIGHLIGHT), &colour_name(env, scene.settings, colour)]);
                    if swatch_ui(ui, env, colour, false, &name).clicked() {
                        let (kind, colour) = (MarkKind::Highlight, Some(colour));
                        out.push(Action::AddMark { kind, colour, passage, note: String::new() });
                    }
                }
                if word_ui(ui, env, env.t(s::MARK_UNDERLINE)).clicked() {
                    let kind = MarkKind::Underline;
                    out.push(Action::AddMark { kind, colour: None, passage, note: String::new() });
                }
                note = word_ui(ui, env, env.t(s::MARK_NOTE)).clicked();
                rule_ui(ui, env);
                if word_ui(ui, env, env.t(s::MARK_BOOKMARK)).clicked() {
                    let kind = MarkKind::Bookmark;
                    out.push(Action::AddMark { kind, colour: None, passage, note: String::new() });
                }
                let find = ui.add_enabled_ui(scene.words.is_some(), |ui| word_ui(ui, env, env.t(s::BAR_FIND))).inner;
                if let Some(words) = scene.words.clone().filter(|_| find.clicked()) {
                    out.push(Action::FindText(words));
                }
                if word_ui(ui, env, env.t(s::BAR_PEEK)).on_hover_text(env.t(s::BAR_PEEK_TIP)).clicked() {
                    out.push(Action::PeekSelection(rect));
                }
            });
        });
        self.drawn = Some(shown);
        if note {
            self.write_new(passage, scene.settings.colour);
        }
    }
}

/// Whether Delete was pressed, and not in a text box: it is taken by who asks.
pub fn delete_pressed(ctx: &egui::Context) -> bool {
    !ctx.text_edit_focused() && ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Delete))
}

fn pointer_in(ctx: &egui::Context, rect: Rect) -> bool {
    ctx.input(|i| i.pointer.latest_pos()).is_some_and(|at| rect.contains(at))
}

/// Draws a bar over the words at `at`, or below them where there is no room, inside of `room`. Gives where it stands.
pub fn bar_at(
    ctx: &egui::Context,
    env: Env,
    name: &str,
    (at, drawn, room): (Rect, Option<Rect>, Rect),
    add: impl FnOnce(&mut Ui),
) -> Rect {
    let size = drawn.map_or(vec2(420.0, 40.0), |d| d.size());
    let above = at.top() - AWAY - size.y;
    let below = at.bottom() + AWAY;
    let y = match (above >= room.top(), below + size.y <= room.bottom()) {
        (true, _) => above,
        (false, true) => below,
        // All of the view is selected.
        (false, false) => room.top() + AWAY,
    };
    let x = (at.center().x - size.x / 2.0).min(room.right() - size.x - 4.0).max(room.left() + 4.0);
    let area = Area::new(Id::unique(name)).order(Order::Middle).fixed_pos(pos2(x, y)).constrain(true);
    let shown = area.show(ctx, |ui| {
        Frame::NONE
            .fill(env.palette.field)
            .stroke(Stroke::new(1.0, env.palette.rule))
            .corner_radius(8)
            .shadow(ui.visuals().popup_shadow)
            .inner_margin(Margin::symmetric(8, 5))
            .show(ui, add);
    });
    shown.response.rect
}

/// What can be done with a mark.
fn mark_ui(ui: &mut Ui, env: Env, scene: &BarScene<'_>, mark: &Mark, open: &mut Open, out: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let change = |change: MarkChange| Action::ChangeMark(mark.id, change);
        for colour in MarkColour::ALL {
            let name = env.with(s::NAMED, &[env.t(s::MARK_COLOUR), &colour_name(env, scene.settings, colour)]);
            if swatch_ui(ui, env, colour, mark.colour == colour, &name).clicked() && mark.colour != colour {
                out.push(change(MarkChange { colour: Some(colour), ..MarkChange::default() }));
            }
        }
        rule_ui(ui, env);
        let other = match mark.kind {
            MarkKind::Highlight => Some((s::MARK_UNDERLINE, MarkKind::Underline)),
            MarkKind::Underline => Some((s::MARK_HIGHLIGHT, MarkKind::Highlight)),
            MarkKind::Bookmark => None,
        };
        if let Some((name, kind)) = other
            && word_ui(ui, env, env.t(name)).clicked()
        {
            out.push(change(MarkChange { kind: Some(kind), ..MarkChange::default() }));
        }
        if word_ui(ui, env, env.t(s::MARK_NOTE)).clicked() && open.note.is_none() {
            (open.note, open.focus) = (Some(mark.note.clone()), true);
        }
        if word_ui(ui, env, env.t(s::COPY_SELECTION)).clicked() {
            out.push(Action::CopyText(mark.quote()));
        }
        if word_ui(ui, env, env.t(s::MARK_DELETE)).clicked() {
            out.push(Action::DeleteMark(mark.id));
        }
    });
}

/// The box for a note; false when it is done with.
fn note_ui(ui: &mut Ui, env: Env, open: &mut Open, out: &mut Vec<Action>) -> bool {
    let Some(text) = &mut open.note else { return true };
    let save = KeyboardShortcut::new(Modifiers::COMMAND, Key::Enter);
    let entered = ui.memory(|m| m.has_focus(Id::unique(NOTE_BOX))) && ui.input_mut(|i| i.consume_shortcut(&save));
    let edit = TextEdit::multiline(text)
        .id(Id::unique(NOTE_BOX))
        .hint_text(env.t(s::NOTE_HINT))
        .frame(field_frame(env))
        .desired_rows(3)
        .desired_width(NOTE_WIDTH);
    let response = ui.add(edit);
    let told = text.clone();
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::MultilineTextInput, true, env.t(s::MARK_NOTE));
        info.current_text_value = Some(told.clone());
        info
    });
    if std::mem::take(&mut open.focus) {
        response.request_focus();
    }
    // Esc ends writing, and what was written is kept.
    let mut done = entered || response.lost_focus() && ui.input(|i| i.key_pressed(Key::Escape));
    let mut dropped = false;
    ui.horizontal(|ui| {
        done |= ui.button(env.t(s::SAVE)).clicked();
        dropped = ui.button(env.t(s::CANCEL)).clicked();
        ui.label(weak(env, env.with(s::NOTE_KEYS, &[&shown_key(ui.ctx(), &save)])));
    });
    if dropped {
        out.push(Action::DropTyped(open.kept.clone()));
    } else {
        tell(open, out);
    }
    !(done || dropped)
}

/// Tells of a note that is being written.
fn tell(open: &Open, out: &mut Vec<Action>) {
    let Some(text) = open.note.clone() else { return };
    let of = match open.of {
        Of::New(passage, colour) => Written::NewNote(passage, colour),
        Of::Mark(id) => Written::Note(id),
    };
    out.push(Action::Typing(Box::new(Typing { of, text, kept: open.kept.clone() })));
}

/// A word of a bar that can be clicked.
fn word_ui(ui: &mut Ui, env: Env, name: &str) -> Response {
    ui.spacing_mut().button_padding = vec2(6.0, 3.0);
    ui.button(RichText::new(name).size(size::SMALL + 0.5).color(env.palette.ink))
}

fn rule_ui(ui: &mut Ui, env: Env) {
    let (rect, _) = ui.allocate_exact_size(vec2(9.0, 18.0), Sense::hover());
    ui.painter().vline(rect.center().x, rect.y_range(), Stroke::new(1.0, env.palette.rule));
}

/// A colour to choose, with a ring when it is chosen.
pub fn swatch_ui(ui: &mut Ui, env: Env, colour: MarkColour, chosen: bool, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(22.0, 24.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, name));
    let (ground, pen) = ground_and_pen(env, colour);
    let radius = if response.hovered() { 8.0 } else { 7.0 };
    ui.painter().circle(rect.center(), radius, ground, Stroke::new(if chosen { 2.5 } else { 1.0 }, pen));
    focus_ring(ui, env, &response, rect, 5.0);
    response.on_hover_text(name)
}

/// The colours of the ground and of the line of a mark.
pub fn ground_and_pen(env: Env, colour: MarkColour) -> (Color32, Color32) {
    let n = colour_index(colour);
    let of = |all: &[Color32; 5]| all.get(n).copied().unwrap_or(env.palette.hit);
    (of(&env.palette.grounds), of(&env.palette.pens))
}
