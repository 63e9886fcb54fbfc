//! Short messages at the foot of the window: what was done, what failed, and the way back.

use egui::{Align2, Area, Frame, Id, Order, RichText, Stroke, vec2};

use super::action::{Action, Env};
use super::command::Command;
use super::strings as s;
use super::widgets::{Icon, icon_button_ui};

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

    /// Takes the last notice away; false if there is none.
    pub fn close_last(&mut self) -> bool {
        self.shown.pop().is_some()
    }

    /// Draws the notices, above what takes `taken` points at the window's foot.
    pub fn notices_ui(&mut self, ctx: &egui::Context, env: Env, taken: f32, out: &mut Vec<Action>) {
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
        let mut closed = None;
        let foot = vec2(0.0, -40.0 - taken);
        Area::new(Id::unique("notices")).order(Order::Foreground).anchor(Align2::CENTER_BOTTOM, foot).show(ctx, |ui| {
            for (n, notice) in self.shown.iter().enumerate() {
                let color = if notice.tone == Tone::Failed { env.palette.red } else { env.palette.rule };
                Frame::popup(ui.style()).stroke(Stroke::new(1.0, color)).show(ui, |ui| {
                    ui.set_max_width(560.0);
                    ui.horizontal(|ui| {
                        ui.add(egui::Label::new(RichText::new(&notice.text).color(env.palette.ink)).wrap());
                        if let Some(command) = notice.offer {
                            let label =
                                if command == Command::UndoBookmark { env.t(s::UNDO) } else { env.name(command) };
                            if ui.button(RichText::new(label).color(env.palette.accent)).clicked() {
                                out.push(Action::Run(command));
                                closed = Some(n);
                            }
                        }
                        if icon_button_ui(ui, env, Icon::Cross, env.t(s::CLOSE)).clicked() {
                            closed = Some(n);
                        }
                    });
                });
                ui.add_space(4.0);
            }
        });
        if let Some(n) = closed {
            self.shown.remove(n);
        }
    }
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
