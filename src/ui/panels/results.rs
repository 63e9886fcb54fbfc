//! The panel of find's hits, by section.

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{FontId, Key, Modifiers, Rect, RichText, ScrollArea, Ui, pos2, vec2};

use super::{Panel, PanelInfo, PanelScene};
use crate::issue::{Issue, Place, short_title, shorten};
use crate::search::{FindIndex, FindSection};
use crate::ui::action::{Action, Env, Pane};
use crate::ui::command::{Command, PanelId, key};
use crate::ui::doc::Doc;
use crate::ui::find::Hits;
use crate::ui::row::Row;
use crate::ui::strings::{self as s, Tr};
use crate::ui::theme::{self, size};
use crate::ui::widgets::nothing_ui;

/// The panel.
pub const PANEL: PanelInfo = PanelInfo {
    name: Tr { zh: "查找结果栏", en: "Find Results" },
    does: Tr { zh: "显示或隐藏查找结果的列表", en: "Show or hide the list of hits" },
    keys: &[key(Modifiers::COMMAND.plus(Modifiers::ALT), Key::F)],
    after: Command::TogglePrinted,
    ..PanelInfo::new(PanelId::RESULTS, s::FIND_RESULTS, || Box::<ResultsPanel>::default())
};

/// Characters of context on either side of a hit in the list.
const CONTEXT_CHARS: usize = 22;
/// Characters of each heading on the way to a hit.
const STEP_CHARS: usize = 10;
const HEAD_HEIGHT: f32 = 28.0;
const HIT_HEIGHT: f32 = 46.0;

/// The panel of hits of a tab: where each line of the list stands, as only those in view are drawn.
#[derive(Default)]
struct ResultsPanel {
    /// Top of each line.
    tops: Vec<(f32, Line)>,
    height: f32,
    /// The hits that the lines are of, as [`Hits::changes`] counts them.
    seen: (u64, u64),
}

#[derive(Clone, Copy, PartialEq)]
enum Line {
    Head(usize),
    Hit(usize),
}

impl Panel for ResultsPanel {
    fn opened(&mut self, doc: &mut Doc, _at: Place) {
        // The list has no box of its own.
        if !doc.find.open {
            doc.reader.pane = Pane::Text;
            doc.find.show(None);
        }
    }

    fn ui(&mut self, ui: &mut Ui, env: Env, scene: PanelScene<'_>, out: &mut Vec<Action>) {
        let Some(doc) = scene.tab.doc() else { return };
        let hits = &doc.find.hits;
        let Some(index) = doc.made.find.as_deref().filter(|_| !hits.results.hits.is_empty()) else {
            let waiting = doc.find.text().is_empty() || !doc.find.open;
            nothing_ui(ui, env, if waiting { s::FIND_WAITING } else { s::FIND_NONE });
            return;
        };
        if hits.results.truncated() {
            let text = env.with(s::FIND_MORE, &[&hits.results.hits.len().to_string()]);
            ui.label(RichText::new(text).size(size::SMALL).color(env.palette.warning));
        }
        let scroll = self.follow(hits);
        ScrollArea::vertical().id_salt("find-list").auto_shrink([false, false]).show_viewport(ui, |ui, view| {
            ui.set_height(self.height);
            let (origin, width) = (ui.max_rect().min, ui.available_width());
            let rect = |top: f32, height: f32| Rect::from_min_size(origin + vec2(0.0, top), vec2(width, height));
            let is_current = |line: &Line| matches!(line, Line::Hit(n) if hits.current == Some(*n));
            if scroll && let Some(&(top, _)) = self.tops.iter().find(|(_, line)| is_current(line)) {
                ui.scroll_to_rect(rect(top, HIT_HEIGHT).expand2(vec2(0.0, HEAD_HEIGHT)), None);
            }
            let first = self.tops.partition_point(|&(top, _)| top <= view.min.y).saturating_sub(1);
            for &(top, line) in self.tops.iter().skip(first).take_while(|(top, _)| *top <= view.max.y) {
                match line {
                    Line::Head(n) => head_ui(ui, env, &doc.issue, hits.sections.get(n), rect(top, HEAD_HEIGHT)),
                    Line::Hit(n) => hit_ui(ui, env, (index, hits), n, rect(top, HIT_HEIGHT), out),
                }
            }
        });
    }
}

impl ResultsPanel {
    /// Lays the list out when the hits are others; true when another hit is current.
    fn follow(&mut self, hits: &Hits) -> bool {
        if self.tops.is_empty() || self.seen.0 != hits.changes.0 {
            self.tops.clear();
            self.height = 0.0;
            for (n, section) in hits.sections.iter().enumerate() {
                self.push(Line::Head(n), HEAD_HEIGHT);
                section.hits.clone().for_each(|hit| self.push(Line::Hit(hit), HIT_HEIGHT));
            }
        }
        std::mem::replace(&mut self.seen, hits.changes) != hits.changes
    }

    fn push(&mut self, line: Line, height: f32) {
        self.tops.push((self.height, line));
        self.height += height;
    }
}

/// The document of a section and the headings down to it.
fn head_ui(ui: &Ui, env: Env, issue: &Issue, section: Option<&FindSection>, rect: Rect) {
    let Some(section) = section else { return };
    let title = issue.documents.get(section.document).map_or("", short_title);
    let font = FontId::new(size::SMALL, theme::hei());
    let cut = |text: String, room: f32| {
        let mut job = LayoutJob::single_section(text, TextFormat::simple(font.clone(), env.palette.weak));
        job.wrap = TextWrapping::truncate_at_width(room);
        ui.painter().layout_job(job)
    };
    // The titles of an office are long and begin alike; where in the document a hit is must still be seen.
    let room = rect.width() - 12.0;
    let path: String = section.path.iter().map(|step| format!(" › {}", shorten(step.trim(), STEP_CHARS))).collect();
    let path = cut(path, room * 0.6);
    let title = cut(title.to_owned(), room - path.size().x);
    let at = pos2(rect.left() + 6.0, rect.bottom() - title.size().y - 4.0);
    let behind = at + vec2(title.size().x, 0.0);
    ui.painter().galley(at, title, env.palette.weak);
    ui.painter().galley(behind, path, env.palette.weak);
}

fn hit_ui(ui: &Ui, env: Env, (index, hits): (&FindIndex, &Hits), n: usize, rect: Rect, out: &mut Vec<Action>) {
    let Some(hit) = hits.results.hits.get(n) else { return };
    let snippet = index.context(hit, CONTEXT_CHARS);
    let plain = TextFormat::simple(FontId::proportional(size::BODY - 1.0), env.palette.ink);
    let lit = TextFormat { background: env.palette.hit, ..plain.clone() };
    let before = format!("{}{}", if snippet.cut_before { "…" } else { "" }, snippet.before);
    let after = format!("{}{}", snippet.after, if snippet.cut_after { "…" } else { "" });
    let by_other =
        if hits.results.is_by_other(hit) { format!("　〔{}〕", env.t(s::FIND_OTHER_HIT)) } else { String::new() };
    let weak = TextFormat::simple(FontId::proportional(size::SMALL), env.palette.weak);
    let row = Row::parts(&[(&before, plain.clone()), (&snippet.hit, lit), (&after, plain), (&by_other, weak)]);
    let row = row.lines(2).chosen(hits.current == Some(n));
    if row.at(ui, env, rect, ui.scope_id().with(("hit", n))).clicked() {
        out.push(Action::ShowHit(n));
    }
}
