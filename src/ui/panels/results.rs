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
use crate::ui::row::{Row, broken};
use crate::ui::strings::{self as s, Tr};
use crate::ui::theme::{self, size};
use crate::ui::widgets::{NamedBars, nothing_ui};
use crate::ui::wrap::lines;

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
/// Characters of each heading on the way to a hit: a label is whole, a heading without one is told by how it begins.
const STEP_CHARS: usize = 40;
/// A line of a head, and the room above and below its lines.
const HEAD_LINE: f32 = 17.0;
const HEAD_AIR: f32 = 11.0;
const HEAD_PAD: f32 = 6.0;
const HIT_HEIGHT: f32 = 46.0;

/// The panel of hits of a tab: where each line of the list stands, as only those in view are drawn.
#[derive(Default)]
struct ResultsPanel {
    /// Top of each line.
    tops: Vec<(f32, Line)>,
    height: f32,
    /// The hits that the lines are of, as [`Hits::changes`] counts them.
    seen: (u64, u64),
    /// The width that they are laid out for.
    width: f32,
}

#[derive(Clone, Copy, PartialEq)]
enum Line {
    /// Of a section, with the lines it takes.
    Head(usize, usize),
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

    /// Going through tabs takes the keyboard to no box.
    fn arrived(&mut self, _doc: &mut Doc, _at: Place) {}

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
        let scroll = self.follow(ui, &doc.issue, hits);
        ScrollArea::vertical().id_salt("find-list").auto_shrink([false, false]).named_view_ui(ui, env, |ui, view| {
            ui.set_height(self.height);
            let (origin, width) = (ui.max_rect().min, ui.available_width());
            let rect = |top: f32, height: f32| Rect::from_min_size(origin + vec2(0.0, top), vec2(width, height));
            let is_current = |line: &Line| matches!(line, Line::Hit(n) if hits.current == Some(*n));
            if scroll && let Some(&(top, _)) = self.tops.iter().find(|(_, line)| is_current(line)) {
                ui.scroll_to_rect(rect(top, HIT_HEIGHT).expand2(vec2(0.0, HEAD_LINE + HEAD_AIR)), None);
            }
            let first = self.tops.partition_point(|&(top, _)| top <= view.min.y).saturating_sub(1);
            for &(top, line) in self.tops.iter().skip(first).take_while(|(top, _)| *top <= view.max.y) {
                match line {
                    Line::Head(n, lines) => {
                        let height = lines as f32 * HEAD_LINE + HEAD_AIR;
                        head_ui(ui, env, &doc.issue, hits.sections.get(n), (rect(top, height), lines));
                    }
                    Line::Hit(n) => hit_ui(ui, env, (index, hits), n, rect(top, HIT_HEIGHT), out),
                }
            }
        });
    }
}

impl ResultsPanel {
    /// Lays the list out when the hits are others or the panel is wider; true when another hit is current.
    fn follow(&mut self, ui: &Ui, issue: &Issue, hits: &Hits) -> bool {
        let width = ui.available_width() - ui.spacing().scroll.allocated_width();
        if self.tops.is_empty() || self.seen.0 != hits.changes.0 || (self.width - width).abs() > 0.5 {
            self.tops.clear();
            (self.height, self.width) = (0.0, width);
            for (n, section) in hits.sections.iter().enumerate() {
                let (title, path) = head_text(issue, section);
                let lines = lines_of(ui, &format!("{title}{path}"), width - 2.0 * HEAD_PAD);
                self.push(Line::Head(n, lines), lines as f32 * HEAD_LINE + HEAD_AIR);
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

/// The document of a section, and the headings down to it.
fn head_text<'a>(issue: &'a Issue, section: &FindSection) -> (&'a str, String) {
    let title = issue.documents.get(section.document).map_or("", short_title);
    // The mark behind a label parts it from its text, which does not stand here: 六、
    let label = |step: &str| shorten(step.trim().trim_end_matches(['、', '.', '．']), STEP_CHARS);
    (title, section.path.iter().map(|step| format!(" › {}", label(step))).collect())
}

fn head_font() -> FontId {
    FontId::new(size::SMALL, theme::hei())
}

/// How many lines a head takes.
fn lines_of(ui: &Ui, text: &str, width: f32) -> usize {
    let font = head_font();
    ui.fonts_mut(|f| lines(text, width, &mut |c| f.glyph_width(&font, c))).len().max(1)
}

/// A head, whole: titles of an office begin alike, and where in the document a hit is is told at the end.
fn head_ui(ui: &Ui, env: Env, issue: &Issue, section: Option<&FindSection>, (rect, lines): (Rect, usize)) {
    let Some(section) = section else { return };
    let (title, path) = head_text(issue, section);
    let format = |color| TextFormat { line_height: Some(HEAD_LINE), ..TextFormat::simple(head_font(), color) };
    let whole = LayoutJob::single_section(format!("{title}{path}"), format(env.palette.weak));
    let mut job = broken(ui, &whole, rect.width() - 2.0 * HEAD_PAD);
    job.wrap = TextWrapping {
        max_width: rect.width() - 2.0 * HEAD_PAD + size::SMALL,
        max_rows: lines + 1,
        break_anywhere: true,
        overflow_character: Some('…'),
    };
    let at = pos2(rect.left() + HEAD_PAD, rect.top() + HEAD_AIR - 4.0);
    ui.painter().galley(at, ui.painter().layout_job(job), env.palette.weak);
    let whole = format!("{title}{path}");
    let id = ui.scope_id().with(("head", section.document, section.block));
    let head = ui.interact(rect, id, egui::Sense::hover());
    head.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, &whole));
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
