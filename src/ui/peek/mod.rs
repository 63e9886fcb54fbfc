//! A look at what a reference means, without leaving the place: by pointing at it for a moment, or by key.

mod outside;

use egui::{
    Area, Frame, Id, Key, Label, Margin, Modifiers, Order, Pos2, Rect, RichText, ScrollArea, Stroke, Ui, Vec2, pos2,
};

use super::action::{Action, Env};
use super::badge::{badge_size, is_marked, paint_badge};
use super::command::PanelId;
use super::facts::{Source, Understood};
use super::library::OtherIssues;
use super::reading::LinkSeen;
use super::strings as s;
use super::theme::{self, size};
use super::widgets::NamedBars;
use crate::facts::{Link, LinkKind, Passage, Target, find_citation};
use crate::issue::{BlockKind, Issue, Place, shorten};
use outside::outside_ui;

/// How long one points at a reference before it opens, in seconds.
const DELAY: f64 = 0.35;
/// How long it stays when the pointer has left, in seconds: enough to cross over to it.
const LINGER: f64 = 0.25;
const WIDTH: f32 = 460.0;
const HEIGHT: f32 = 300.0;
/// Paragraphs and characters that are shown.
const MOST_BLOCKS: usize = 12;
const MOST_CHARS: usize = 1200;

/// What can be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    /// A reference: index into the facts' links.
    Link(usize),
    /// A place that selected words name.
    Cited(Place),
}

/// What is looked at.
#[derive(Clone, Copy, Debug)]
struct Open {
    /// What is looked at.
    what: What,
    /// Where the reference stands on the screen.
    anchor: Rect,
    /// Opened by key or click: it stays until it is closed.
    pinned: bool,
    /// When the pointer left.
    left: Option<f64>,
}

/// State of the look at a reference.
#[derive(Default)]
pub struct Peek {
    open: Option<Open>,
    /// The reference under the pointer, and since when.
    hover: Option<(usize, f64)>,
    /// The pointer has moved since the text did, or since a look was closed: what came under a resting pointer is not
    /// pointed at.
    pointing: bool,
    /// References in view in the last frame, from the top: index into the facts' links, and where.
    seen: Vec<(usize, Rect)>,
    /// Where the pop-up was drawn.
    drawn: Option<Rect>,
}

impl Peek {
    /// Whether something is looked at.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Closes the look.
    pub fn close(&mut self) {
        self.open = None;
        self.hover = None;
        self.pointing = false;
        self.drawn = None;
    }

    /// Opens the next reference in view: the first below a height, then one after the other.
    pub fn next(&mut self, eye: f32) {
        let of = |o: Open| self.seen.iter().position(|(link, _)| o.what == What::Link(*link));
        let after = self.open.and_then(of).map(|n| n + 1);
        let below = || self.seen.iter().position(|(_, rect)| rect.bottom() >= eye);
        let at = after.filter(|n| *n < self.seen.len()).or_else(|| if after.is_some() { Some(0) } else { below() });
        if let Some(&(link, anchor)) = at.or(Some(0)).and_then(|n| self.seen.get(n)) {
            self.look_at(What::Link(link), anchor);
        }
    }

    fn look_at(&mut self, what: What, anchor: Rect) {
        self.open = Some(Open { what, anchor, pinned: true, left: None });
    }

    /// Opens what selected words refer to or name: a reference in them, or the place that they cite. False where they lead
    /// nowhere.
    pub fn look_from(&mut self, issue: &Issue, understood: &Understood, passage: (Place, Place), at: Rect) -> bool {
        let links = &understood.facts.links.links;
        let inside = |link: &Link| (passage.0..passage.1).contains(&link.from.place);
        if let Some(link) = links.iter().position(inside) {
            self.look_at(What::Link(link), at);
            return true;
        }
        let (from, to) = passage;
        let text = issue.block(from.document, from.block).and_then(|block| {
            let end = if (from.document, from.block) == (to.document, to.block) { to.byte } else { block.text.len() };
            block.text.get(from.byte..end)
        });
        let cited = text.and_then(|text| find_citation(issue, text)).filter(|cited| cited.missing.is_none());
        let Some(cited) = cited else { return false };
        self.look_at(What::Cited(cited.place), at);
        true
    }

    /// Opens a reference that was clicked.
    pub fn pin(&mut self, link: usize) {
        if let Some(&(_, anchor)) = self.seen.iter().find(|(seen, _)| *seen == link) {
            self.look_at(What::Link(link), anchor);
        }
    }

    /// Takes what the reading view has seen: which references are in view, which one is pointed at, whether it moved, and
    /// whether text is selected.
    pub fn track(&mut self, ui: &Ui, understood: &Understood, seen: &[LinkSeen], (moved, selecting): (bool, bool)) {
        let now = ui.input(|i| i.time);
        let of = |l: &LinkSeen| {
            let all = if l.quiet { &understood.quiet } else { &understood.links };
            all.links.get(l.index).map(|link| (*link, l.rect))
        };
        self.seen = seen.iter().filter_map(of).collect();
        self.seen.sort_by(|a, b| {
            (a.1.top(), a.1.left()).partial_cmp(&(b.1.top(), b.1.left())).unwrap_or(std::cmp::Ordering::Equal)
        });
        self.seen.dedup_by_key(|(link, _)| *link);
        self.pointing |= ui.input(|i| i.pointer.delta() != Vec2::ZERO);
        if moved {
            self.close();
            return;
        }
        let pointed = seen.iter().find(|l| l.hovered).and_then(of);
        let busy = selecting || ui.input(|i| i.pointer.any_down()) || egui::Popup::is_any_open(ui.ctx());
        match pointed {
            Some((link, anchor)) if self.pointing && !busy => {
                let since = match self.hover {
                    Some((same, since)) if same == link => since,
                    _ => now,
                };
                self.hover = Some((link, since));
                let other = self.open.is_none_or(|o| o.what != What::Link(link) && !o.pinned);
                if other && now - since >= DELAY {
                    self.open = Some(Open { what: What::Link(link), anchor, pinned: false, left: None });
                } else if other {
                    ui.ctx().request_repaint_after_secs((DELAY - (now - since)) as f32);
                }
            }
            _ => self.hover = None,
        }
        self.fade(ui, now);
    }

    /// A look by pointer goes when the pointer does.
    fn fade(&mut self, ui: &Ui, now: f64) {
        let Some(open) = &mut self.open else { return };
        if open.pinned {
            return;
        }
        let at = ui.input(|i| i.pointer.latest_pos());
        let near = |rect: Rect| at.is_some_and(|at| rect.expand(6.0).contains(at));
        let on_it = self.hover.is_some_and(|(link, _)| open.what == What::Link(link)) || self.drawn.is_some_and(near);
        if on_it {
            open.left = None;
            return;
        }
        let left = *open.left.get_or_insert(now);
        if now - left >= LINGER {
            self.close();
        } else {
            ui.ctx().request_repaint_after_secs((LINGER - (now - left)) as f32 + 0.01);
        }
    }

    /// Where it stands and how wide it is: below the reference, or above it where there is no room.
    fn stand(&self, ctx: &egui::Context, anchor: Rect) -> (Pos2, f32) {
        let screen = ctx.content_rect().shrink(8.0);
        let width = WIDTH.min(screen.width());
        let height = self.drawn.map_or(HEIGHT, |d| d.height());
        let below = anchor.bottom() + 4.0;
        let fits = below + height <= screen.bottom();
        let y = if fits { below } else { (anchor.top() - 4.0 - height).max(screen.top()) };
        (pos2(anchor.left().min(screen.right() - width).max(screen.left()), y), width)
    }

    /// Draws the look, and takes its keys.
    pub fn peek_ui(
        &mut self,
        ctx: &egui::Context,
        env: Env,
        (source, links): (Source<'_>, &OtherIssues),
        out: &mut Vec<Action>,
    ) {
        let (Some(open), Some(understood)) = (self.open, source.understood) else { return };
        let cited;
        let link = match open.what {
            What::Link(link) => understood.facts.links.links.get(link),
            What::Cited(place) => {
                let target = Target::Inside { place, last: None };
                cited = Link { from: Passage { place, end: place.byte }, kind: LinkKind::Itself, target };
                Some(&cited)
            }
        };
        let Some(link) = link else {
            self.close();
            return;
        };
        let mut go = false;
        let mut close = ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
        if open.pinned && !ctx.text_edit_focused() {
            go = ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
        }
        let (at, width) = self.stand(ctx, open.anchor);
        let shown = Area::new(Id::unique("peek")).order(Order::Foreground).fixed_pos(at).show(ctx, |ui| {
            let p = env.palette;
            Frame::NONE
                .fill(p.field)
                .stroke(Stroke::new(1.0, p.rule))
                .corner_radius(6)
                .shadow(ui.visuals().popup_shadow)
                .inner_margin(Margin::symmetric(14, 10))
                .show(ui, |ui| {
                    ui.set_width(width - 28.0);
                    match &link.target {
                        Target::Inside { place, last } => inside_ui(ui, env, source, understood, *place, *last),
                        Target::Outside { .. } => outside_ui(ui, env, (source.issue, understood, links), link, out),
                    }
                    ui.add_space(4.0);
                    (go, close) = foot_ui(ui, env, understood, link, (go, close), out);
                });
        });
        self.drawn = Some(shown.response.rect);
        let outside = ctx.input(|i| i.pointer.any_pressed().then(|| i.pointer.interact_pos()).flatten());
        let outside = outside.is_some_and(|at| !shown.response.rect.contains(at) && !open.anchor.contains(at));
        if go && let Target::Inside { place, .. } = link.target {
            out.push(Action::GoTo { place, bytes: 0 });
        }
        if close || outside || go {
            self.close();
        }
    }
}

/// Go, copy the citation, close. Gives whether to go and to close.
fn foot_ui(
    ui: &mut Ui,
    env: Env,
    understood: &Understood,
    link: &Link,
    (mut go, mut close): (bool, bool),
    out: &mut Vec<Action>,
) -> (bool, bool) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let small = |text| RichText::new(text).size(size::SMALL + 0.5);
        if let Target::Inside { place, .. } = link.target {
            go |= ui.button(small(env.t(s::GO)).color(env.palette.accent)).clicked();
            if ui.button(small(env.t(s::CITE_SOURCE)).color(env.palette.weak)).clicked() {
                out.extend(understood.cite(place).map(Action::CopyText));
            }
            let beside = ui.button(small(env.t(s::PIN_PEEK)).color(env.palette.weak));
            if beside.on_hover_text(env.t(s::PIN_PEEK_TIP)).clicked() {
                out.push(Action::ShowPanel(PanelId::BESIDE, place));
                close = true;
            }
        }
        if let Target::Outside { title, number, .. } = &link.target
            && ui.button(small(env.t(s::COPY_NAME)).color(env.palette.weak)).clicked()
        {
            out.push(Action::CopyText(instrument(title, number.as_deref())));
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            close |= ui.button(small(env.t(s::CLOSE_PEEK)).color(env.palette.weak)).clicked();
        });
    });
    (go, close)
}

fn instrument(title: &str, number: Option<&str>) -> String {
    format!("《{title}》{}", number.map(|n| format!("（{n}）")).unwrap_or_default())
}

/// The text that is meant, with its citation over it.
fn inside_ui(ui: &mut Ui, env: Env, source: Source<'_>, understood: &Understood, place: Place, last: Option<Place>) {
    let p = env.palette;
    let issue = source.issue;
    ui.horizontal_top(|ui| {
        let status = understood.facts.force.get(place.document).map(|f| f.at(source.date));
        let status = status.filter(|status| is_marked(*status));
        let badge = status.map_or(0.0, |status| badge_size(ui, env, status).x + 10.0);
        let room = ui.available_width() - badge;
        ui.scope(|ui| {
            ui.set_max_width(room);
            let name = understood.cite(place).unwrap_or_default();
            ui.add(Label::new(RichText::new(name).size(size::SMALL + 0.5).color(p.weak)).wrap());
        });
        if let Some(status) = status {
            let at = pos2(ui.max_rect().right(), ui.max_rect().top() + 1.0);
            paint_badge(ui.painter(), env, at, egui::Align2::RIGHT_TOP, status);
        }
    });
    ui.add_space(2.0);
    ScrollArea::vertical().id_salt("peek").max_height(HEIGHT - 70.0).auto_shrink([false, true]).named_ui(
        ui,
        env,
        |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            // The scroll bar stands beside the text, not on it.
            ui.set_max_width(ui.available_width() - 10.0);
            for (kind, label, text) in paragraphs(issue, place, last) {
                paragraph_ui(ui, env, kind, (label, &text));
            }
        },
    );
}

/// A paragraph in the faces of the text: titles in bold Song, headings and the labels of articles in Hei.
fn paragraph_ui(ui: &mut Ui, env: Env, kind: BlockKind, (label, text): (usize, &str)) {
    let face = |family: egui::FontFamily| egui::TextFormat {
        font_id: egui::FontId::new(15.5, family),
        color: env.palette.ink,
        line_height: Some(25.0),
        ..egui::TextFormat::default()
    };
    let (song, hei) = (face(theme::song()), face(theme::hei()));
    let mut job = egui::text::LayoutJob::default();
    match kind {
        BlockKind::Title => job.append(text, 0.0, face(theme::song_bold())),
        BlockKind::RedHeader | BlockKind::Number => job.append(text, 0.0, song),
        _ => {
            let (lead, rest) = text.split_at_checked(label).unwrap_or(("", text));
            job.append(&format!("\u{3000}\u{3000}{lead}"), 0.0, hei);
            // The label is separated from the text by its own blank, as wide as a character.
            let gap = if lead.is_empty() || kind == BlockKind::Heading { "" } else { "\u{3000}" };
            job.append(&format!("{gap}{}", rest.trim_start()), 0.0, song);
        }
    }
    ui.vertical(|ui| {
        if kind == BlockKind::Title {
            job.halign = egui::Align::Center;
            ui.vertical_centered(|ui| ui.add(Label::new(job).wrap()));
        } else {
            ui.add(Label::new(job).wrap());
        }
    });
}

/// What a place means when it is named: an article with its 款 and 项, a range of them, a text by its title and what
/// comes first in it, any other paragraph alone. With each its kind, and how many bytes of it are its label.
#[must_use]
pub fn paragraphs(issue: &Issue, place: Place, last: Option<Place>) -> Vec<(BlockKind, usize, String)> {
    let Some(document) = issue.documents.get(place.document) else { return Vec::new() };
    let last = last.filter(|l| l.document == place.document).map_or(place.block, |l| l.block);
    let part = |kind: BlockKind| matches!(kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Table);
    let kind = document.blocks.get(place.block).map(|b| b.kind);
    let mut out = Vec::new();
    let mut chars = 0;
    for (n, block) in document.blocks.iter().enumerate().skip(place.block) {
        let belongs = match kind {
            Some(BlockKind::Article) => n <= last || part(block.kind),
            Some(BlockKind::Heading | BlockKind::Attachment) => n <= last + 1,
            // The head of a document: its title and how it begins.
            Some(BlockKind::Title | BlockKind::RedHeader | BlockKind::Number) => n <= last + 6,
            _ => n <= last,
        };
        if !belongs || out.len() >= MOST_BLOCKS {
            break;
        }
        let text = shorten(&block.text, MOST_CHARS.saturating_sub(chars).max(1));
        chars += text.chars().count();
        let lead = if block.kind == BlockKind::Item { 0 } else { block.lead_bytes() };
        // White space was folded: the lead is as long as it is in the folded text.
        let lead = shorten(block.text.get(..lead).unwrap_or(""), MOST_CHARS).len();
        out.push((block.kind, if text.is_char_boundary(lead) { lead } else { 0 }, text));
        if chars >= MOST_CHARS {
            break;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use egui::vec2;

    use super::*;
    use crate::issue::{Block, Document};

    fn issue() -> Issue {
        let block = |kind, text: &str| Block { kind, text: text.into(), ..Block::default() };
        let blocks = vec![
            block(BlockKind::Title, "办法"),
            block(BlockKind::Article, "第一条 甲："),
            block(BlockKind::Item, "（一）乙；"),
            block(BlockKind::Paragraph, "丙。"),
            block(BlockKind::Article, "第二条 丁。"),
            block(BlockKind::Heading, "第二章"),
            block(BlockKind::Article, "第三条 戊。"),
        ];
        Issue { documents: vec![Document { blocks, ..Document::default() }], ..Issue::default() }
    }

    fn texts(issue: &Issue, place: Place, last: Option<Place>) -> Vec<String> {
        paragraphs(issue, place, last).into_iter().map(|(.., text)| text).collect()
    }

    fn at(block: usize) -> Place {
        Place { document: 0, block, byte: 0 }
    }

    #[test]
    fn an_article_is_shown_whole_and_alone() {
        assert_eq!(texts(&issue(), at(1), None), ["第一条 甲：", "（一）乙；", "丙。"]);
        assert_eq!(texts(&issue(), at(4), None), ["第二条 丁。"]);
        assert_eq!(texts(&issue(), at(2), None), ["（一）乙；"]);
    }

    #[test]
    fn a_range_is_shown_to_its_end() {
        assert_eq!(texts(&issue(), at(4), Some(at(6))), ["第二条 丁。", "第二章", "第三条 戊。"]);
        assert!(paragraphs(&issue(), Place { document: 3, ..at(0) }, None).is_empty());
    }

    #[test]
    fn the_next_reference_is_the_one_below_the_eye_and_then_they_go_round() {
        let rect = |y| Rect::from_min_size(pos2(0.0, y), vec2(10.0, 10.0));
        let mut peek = Peek { seen: vec![(7, rect(10.0)), (8, rect(50.0)), (9, rect(90.0))], ..Peek::default() };
        let link = |peek: &Peek| peek.open.map(|o| o.what);
        peek.next(40.0);
        assert_eq!(link(&peek), Some(What::Link(8)));
        peek.next(40.0);
        assert_eq!(link(&peek), Some(What::Link(9)));
        peek.next(40.0);
        assert_eq!(link(&peek), Some(What::Link(7)));
        peek.close();
        peek.next(400.0);
        assert_eq!(link(&peek), Some(What::Link(7)), "none is below: the first");
    }
}
