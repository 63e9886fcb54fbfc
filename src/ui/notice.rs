//! Short messages: what was done, in the status bar with the way back; what failed, over it. They never lie on the text.

use egui::accesskit::Live;
use egui::{Align, FontId, Frame, Label, Layout, Margin, Panel, RichText, Ui, vec2};

use super::action::{Action, Env};
use super::command::Command;
use super::strings as s;
use super::theme::size;
use super::widgets::{ICON, Icon, icon_button_ui, name_pane};

/// How serious a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something was done. Goes by itself.
    Done,
    /// Something failed. Stays until it is closed.
    Failed,
}

struct Notice {
    text: String,
    tone: Tone,
    offer: Option<Command>,
    /// Time at which it goes, in seconds of the window's clock; set when it is first drawn.
    until: Option<f64>,
}

/// The notices that are shown.
#[derive(Default)]
pub struct Notices {
    shown: Vec<Notice>,
}

/// How long a notice that goes by itself is shown, in seconds.
const SECONDS: f64 = 6.0;
/// More than so many at once push out the oldest.
const MOST: usize = 4;

impl Notices {
    /// Shows a notice, with a command on a button if one is offered. The same text is not shown twice, and what was
    /// done last takes the place of what was done before: an offer to undo would mean something else by now.
    pub fn say(&mut self, tone: Tone, text: String, offer: Option<Command>) {
        self.shown.retain(|n| n.text != text && !(tone == Tone::Done && n.tone == Tone::Done));
        self.shown.push(Notice { text, tone, offer, until: None });
        if self.shown.len() > MOST {
            self.shown.remove(0);
        }
    }

    /// Whether there is nothing to tell.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// Takes the last notice away; false if there is none.
    pub fn close_last(&mut self) -> bool {
        self.shown.pop().is_some()
    }

    /// Takes what was said back: it does not hold any more.
    pub fn take_back(&mut self, text: &str) {
        self.shown.retain(|notice| notice.text != text);
    }

    /// Lets those go whose time is over.
    pub fn pass(&mut self, ctx: &egui::Context) {
        if self.shown.is_empty() {
            return;
        }
        let now = ctx.input(|i| i.time);
        for notice in self.shown.iter_mut().filter(|n| n.tone == Tone::Done) {
            notice.until.get_or_insert(now + SECONDS);
        }
        self.shown.retain(|n| n.until.is_none_or(|until| until > now));
        if let Some(next) = self.shown.iter().filter_map(|n| n.until).reduce(f64::min) {
            ctx.request_repaint_after_secs((next - now).max(0.0) as f32 + 0.02);
        }
    }

    /// Draws what was done last, in the status bar; false when there is nothing.
    pub fn done_ui(&mut self, ui: &mut Ui, env: Env, out: &mut Vec<Action>) -> bool {
        let Some(n) = self.shown.iter().rposition(|notice| notice.tone == Tone::Done) else { return false };
        let closed = self.shown.get(n).is_some_and(|notice| {
            // What can be done about it stands behind the text, where nothing moves it while a hand is on its way.
            let font = FontId::proportional(size::SMALL + 0.5);
            let offer = notice.offer.map_or(0.0, |command| {
                let label = offer_name(env, command).to_owned();
                ui.painter().layout_no_wrap(label, font, env.palette.ink).size().x + 20.0
            });
            let room = (ui.available_width() - offer - ICON - 20.0).max(40.0);
            ui.scope(|ui| {
                ui.set_max_width(room);
                text_ui(ui, env, notice, false);
            });
            offer_ui(ui, env, notice, out) | icon_button_ui(ui, env, Icon::Cross, env.t(s::CLOSE)).clicked()
        });
        if closed {
            self.shown.remove(n);
        }
        true
    }

    /// Draws what has failed, each in a row over the status bar.
    pub fn failed_ui(&mut self, ui: &mut Ui, env: Env) {
        if self.shown.iter().all(|notice| notice.tone == Tone::Done) {
            return;
        }
        let frame = Frame::NONE.fill(env.palette.panel).inner_margin(Margin::symmetric(10, 2));
        let mut closed = None;
        Panel::bottom("notices").frame(frame).resizable(false).show(ui, |ui| {
            name_pane(ui, env.t(s::PANE_NOTICES));
            for (n, notice) in self.shown.iter().enumerate().filter(|(_, notice)| notice.tone == Tone::Failed) {
                ui.horizontal_top(|ui| {
                    let room = (ui.available_width() - 2.0 * ICON).max(80.0);
                    ui.allocate_ui_with_layout(vec2(room, ICON), Layout::top_down(Align::Min), |ui| {
                        ui.set_width(room);
                        ui.add_space(3.0);
                        text_ui(ui, env, notice, true);
                    });
                    if icon_button_ui(ui, env, Icon::Cross, env.t(s::CLOSE)).clicked() {
                        closed = Some(n);
                    }
                });
            }
        });
        if let Some(n) = closed {
            self.shown.remove(n);
        }
    }
}

/// The words of a notice, which a screen reader says when they come.
fn text_ui(ui: &mut Ui, env: Env, notice: &Notice, wrapped: bool) {
    let color = if notice.tone == Tone::Failed { env.palette.red } else { env.palette.ink };
    let label = Label::new(RichText::new(&notice.text).size(size::SMALL + 0.5).color(color));
    let label = ui.add(if wrapped { label.wrap() } else { label.truncate() });
    ui.ctx().accesskit_node_builder(label.id, |node| {
        node.set_live(if notice.tone == Tone::Failed { Live::Assertive } else { Live::Polite });
    });
}

fn offer_name(env: Env, command: Command) -> &'static str {
    match command {
        Command::UndoMark => env.t(s::UNDO),
        Command::RedoMark => env.t(s::REDO),
        _ => env.name(command),
    }
}

/// The command that a notice offers; true when it was taken.
fn offer_ui(ui: &mut Ui, env: Env, notice: &Notice, out: &mut Vec<Action>) -> bool {
    let Some(command) = notice.offer else { return false };
    let clicked =
        ui.button(RichText::new(offer_name(env, command)).size(size::SMALL + 0.5).color(env.palette.accent)).clicked();
    if clicked {
        out.push(Action::Run(command));
    }
    clicked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_done_last_takes_the_place_of_what_was_done_before() {
        let mut notices = Notices::default();
        notices.say(Tone::Done, "split".into(), Some(Command::UndoCorrection));
        notices.say(Tone::Failed, "full".into(), None);
        notices.say(Tone::Failed, "busy".into(), None);
        notices.say(Tone::Done, "undone".into(), Some(Command::RedoCorrection));
        notices.say(Tone::Failed, "full".into(), None);
        let shown: Vec<&str> = notices.shown.iter().map(|n| n.text.as_str()).collect();
        assert_eq!(shown, ["busy", "undone", "full"]);
    }
}
