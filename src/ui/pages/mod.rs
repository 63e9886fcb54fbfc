//! The original pages of a PDF beside the text: drawn on a thread, kept within a bound, in step with the text.

mod index;
mod renderer;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use egui::{
    Align2, ColorImage, FontId, Id, Pos2, Rect, RichText, ScrollArea, Sense, Stroke, StrokeKind, TextureHandle,
    TextureOptions, Ui, Vec2, WidgetInfo, pos2, vec2,
};

pub use index::{PageBox, PageIndex};
pub use renderer::{Drawing, Drawn, Wanted};

use super::action::{Action, Env};
use super::strings as s;
use super::theme::size;
use super::widgets::NamedBars;
use crate::issue::{Issue, Place};
use crate::open::OpenError;
use renderer::Renderer;

/// Space around and between pages, in points.
const GAP: f32 = 10.0;
/// Pixels of all pictures kept: 24 million, 96 MB.
const MOST_PIXELS: usize = 24_000_000;
/// After a click on a page the text comes to the click, and the page stands still for so long.
const STILL_SECONDS: f64 = 0.6;
/// Pixels across of a page of which a piece is shown: no width that pages are drawn with (those go in steps of 64).
const CROP_PIXELS: u32 = 1985;
/// How much larger than the panel's width a page can be shown.
const ZOOMS: &[f32] = &[1.0, 1.25, 1.5, 2.0, 3.0, 4.0];

/// What is known of the file.
enum State {
    Opening,
    /// Sizes of the pages in points.
    Ready(Vec<[f32; 2]>),
    Failed(OpenError),
}

struct Picture {
    width: u32,
    /// `None`: this page can't be drawn.
    texture: Option<TextureHandle>,
}

/// The pages of a tab's file.
pub struct Pages {
    renderer: Renderer,
    state: State,
    index: PageIndex,
    issue: Option<Arc<Issue>>,
    pictures: HashMap<u32, Picture>,
    wished: Vec<Wanted>,
    /// The page of which a piece is shown beside the text, drawn large.
    crop: Option<(u32, Option<Option<TextureHandle>>)>,
    zoom: f32,
    /// The place that the pages were brought to last.
    shown: Option<Place>,
    /// The paragraph whose boxes are marked.
    marked: Option<Place>,
    /// Where to bring the view in the next frame.
    target: Option<PageBox>,
    /// Until then, in seconds of the window's clock, the pages do not follow the text.
    still_until: f64,
    /// Where the view was drawn, for the wheel.
    rect: Rect,
    /// In what it was drawn.
    within: Option<Id>,
    /// The page at the middle of the view, from 1.
    current: u32,
}

impl Pages {
    /// The pages of a file, and the work that opens and draws them, which is a thread's.
    #[must_use]
    pub fn open(path: PathBuf, password: Option<String>) -> (Self, Drawing) {
        let (renderer, drawing) = renderer::prepare(path, password);
        let pages = Self {
            renderer,
            state: State::Opening,
            index: PageIndex::default(),
            issue: None,
            pictures: HashMap::new(),
            wished: Vec::new(),
            crop: None,
            zoom: 1.0,
            shown: None,
            marked: None,
            target: None,
            still_until: 0.0,
            rect: Rect::NOTHING,
            within: None,
            current: 1,
        };
        (pages, drawing)
    }

    /// Takes what the thread tells.
    pub fn take(&mut self, ctx: &egui::Context, drawn: Drawn) {
        match drawn {
            Drawn::Ready(sizes) => self.state = State::Ready(sizes),
            Drawn::Failed(error) => self.state = State::Failed(error),
            Drawn::Page(wanted, picture) => {
                let texture = picture.map(|p| {
                    let size = [p.width as usize, p.height as usize];
                    let image = ColorImage::from_rgba_premultiplied(size, &p.rgba);
                    // Not by `load_texture`: the side that egui knows of is the glyph atlas's, not the machine's.
                    let textures = ctx.tex_manager();
                    let name = format!("page-{}", wanted.page);
                    let id = textures.write().alloc(name, image.into(), TextureOptions::LINEAR);
                    TextureHandle::new(textures, id)
                });
                match &mut self.crop {
                    Some((page, crop)) if *page == wanted.page && wanted.width == CROP_PIXELS => *crop = Some(texture),
                    _ if wanted.width == CROP_PIXELS => {}
                    _ => {
                        self.pictures.insert(wanted.page, Picture { width: wanted.width, texture });
                    }
                }
            }
        }
    }

    /// Whether a point is over the pages.
    #[must_use]
    pub fn contains(&self, point: Pos2) -> bool {
        self.rect.contains(point)
    }

    /// Shows the pages larger or smaller.
    pub fn zoom(&mut self, larger: bool) {
        let next = if larger {
            ZOOMS.iter().copied().find(|z| *z > self.zoom + 0.01)
        } else {
            ZOOMS.iter().rev().copied().find(|z| *z < self.zoom - 0.01)
        };
        if let Some(next) = next {
            self.keep_page();
            self.zoom = next;
        }
    }

    /// Brings the view to the page again that was at its middle.
    fn keep_page(&mut self) {
        if let State::Ready(sizes) = &self.state {
            let height = sizes.get(self.current.saturating_sub(1) as usize).map_or(0.0, |s| s[1]);
            self.target = Some(PageBox { page: self.current, bbox: [0.0, height * 0.2, 1.0, height * 0.2] });
        }
    }

    /// Brings the pages to a place of the text and marks its paragraph.
    pub fn show(&mut self, place: Place) {
        self.marked = Some(place);
        self.target = self.index.find(place);
    }

    /// Follows the text: brings the pages to the reader's place when he has moved. `now` is the window's clock.
    pub fn follow(&mut self, issue: &Arc<Issue>, place: Place, now: f64) {
        if !self.issue.as_ref().is_some_and(|i| Arc::ptr_eq(i, issue)) {
            self.index = PageIndex::new(issue);
            self.issue = Some(Arc::clone(issue));
            self.shown = None;
        }
        if self.shown.replace(place) != Some(place) && now >= self.still_until {
            self.show(place);
        }
    }

    /// Draws the pages; a click asks to go to the text there.
    pub fn pages_ui(&mut self, ui: &mut Ui, env: Env, out: &mut Vec<Action>) {
        self.rect = ui.available_rect_before_wrap();
        let sizes = match &self.state {
            State::Opening => {
                ui.centered_and_justified(|ui| ui.add(egui::Spinner::new().size(22.0).color(env.palette.weak)));
                return;
            }
            State::Failed(error) => {
                let text = env.lang.message(error, OpenError::message_zh);
                ui.add(egui::Label::new(RichText::new(text).color(env.palette.red)).wrap());
                return;
            }
            State::Ready(sizes) => sizes.clone(),
        };
        // In a panel and in a drawer over the text the view has each a scroll of its own.
        let within = ui.scope_id();
        if self.within.replace(within).is_some_and(|before| before != within) && self.target.is_none() {
            self.keep_page();
        }
        let width = ((ui.available_width() - 2.0 * GAP - 10.0) * self.zoom).max(40.0);
        let stack = Stack::new(&sizes, width);
        let mut scroll = ScrollArea::both().auto_shrink(false).id_salt("pages");
        if let Some(target) = self.target.take() {
            let (top, scale) = stack.page(target.page);
            let y = top + target.bbox[1] * scale;
            scroll = scroll.vertical_scroll_offset((y - self.rect.height() * 0.25).max(0.0));
            if self.zoom > 1.0 {
                scroll = scroll.horizontal_scroll_offset((target.bbox[0] * scale - 2.0 * GAP).max(0.0));
            }
        }
        scroll.named_view_ui(ui, env, |ui, view| {
            let (area, response) = ui.allocate_exact_size(vec2(width + 2.0 * GAP, stack.height), Sense::click());
            response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, env.t(s::PAGES)));
            let (first, last) = stack.visible(view.min.y, view.max.y);
            self.current = stack.at(view.center().y);
            self.wish(ui, &sizes, first, last, width);
            for page in first..=last {
                self.page_ui(ui, env, area.min, &stack, page);
            }
            if let Some(point) = response.clicked().then(|| response.interact_pointer_pos()).flatten() {
                let inside = point - area.min;
                let page = stack.at(inside.y);
                let (top, scale) = stack.page(page);
                if let Some(place) = self.index.at(page, (inside.x - GAP) / scale, (inside.y - top) / scale) {
                    self.marked = Some(place);
                    // The reader is at the page already: the page stays while the text comes.
                    self.still_until = ui.input(|i| i.time) + STILL_SECONDS;
                    out.push(Action::GoTo { place: Place { byte: 0, ..place }, bytes: 0 });
                }
            }
            if response.hovered() && !self.index_is_empty() {
                ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
            }
        });
    }

    fn index_is_empty(&self) -> bool {
        self.index.find(Place::default()).is_none()
    }

    /// Asks for the pages in view and those beside them, and lets go of what is far away when there is too much.
    fn wish(&mut self, ui: &Ui, sizes: &[[f32; 2]], first: u32, last: u32, width: f32) {
        let pixels = (width * ui.pixels_per_point()).round().max(1.0) as u32;
        // While the panel's edge is dragged each frame has another width: sizes go in steps.
        let pixels = pixels.div_ceil(64) * 64;
        let near = (first..=last).chain([last + 1, first.saturating_sub(1)]);
        let wished: Vec<Wanted> = near
            .filter(|&page| page >= 1 && page as usize <= sizes.len())
            .filter(|page| self.pictures.get(page).is_none_or(|p| p.width != pixels))
            .map(|page| Wanted { page, width: pixels })
            .collect();
        if wished != self.wished {
            self.wished.clone_from(&wished);
            self.send_wishes();
        }
        let area = |p: &Picture| p.texture.as_ref().map_or(0, |t| t.size()[0] * t.size()[1]);
        let mut kept: usize = self.pictures.values().map(area).sum();
        while kept > MOST_PIXELS {
            let far = |page: u32| first.saturating_sub(page).max(page.saturating_sub(last));
            let Some(&page) = self.pictures.keys().max_by_key(|&&page| far(page)).filter(|&&p| far(p) > 1) else {
                break;
            };
            kept -= self.pictures.remove(&page).as_ref().map_or(0, area);
        }
    }

    /// A page drawn large enough for a piece of it to be shown, and its size in points; it is asked for when it is not
    /// there yet.
    pub fn crop(&mut self, page: u32) -> Option<(egui::TextureId, [f32; 2])> {
        if self.crop.as_ref().is_none_or(|(known, _)| *known != page) {
            self.crop = Some((page, None));
            self.send_wishes();
        }
        let State::Ready(sizes) = &self.state else { return None };
        let size = page.checked_sub(1).and_then(|n| sizes.get(n as usize))?;
        match &self.crop {
            Some((_, Some(Some(texture)))) => Some((texture.id(), *size)),
            _ => None,
        }
    }

    /// Lets the thread draw what is wished for: a wish takes the place of the one before.
    fn send_wishes(&self) {
        let crop = self.crop.as_ref().filter(|(_, crop)| crop.is_none());
        let crop = crop.map(|(page, _)| Wanted { page: *page, width: CROP_PIXELS });
        self.renderer.wish(crop.into_iter().chain(self.wished.iter().copied()).collect());
    }

    fn page_ui(&self, ui: &Ui, env: Env, origin: Pos2, stack: &Stack, page: u32) {
        let (top, scale) = stack.page(page);
        let [width, height] = stack.size(page);
        let rect = Rect::from_min_size(origin + vec2(GAP, top), vec2(width, height));
        let painter = ui.painter();
        let p = env.palette;
        painter.rect(rect, 0.0, egui::Color32::WHITE, Stroke::new(1.0, p.rule), StrokeKind::Outside);
        match self.pictures.get(&page) {
            Some(Picture { texture: Some(texture), .. }) => {
                let whole = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
                painter.image(texture.id(), rect, whole, egui::Color32::WHITE);
            }
            Some(Picture { texture: None, .. }) => {
                let font = FontId::proportional(size::SMALL);
                painter.text(rect.center(), Align2::CENTER_CENTER, env.t(s::PAGE_FAILED), font, p.red);
            }
            None => {}
        }
        let Some(marked) = self.marked else { return };
        for piece in self.index.boxes(marked).filter(|b| b.page == page) {
            let [x0, y0, x1, y1] = piece.bbox.map(|v| v * scale);
            let shape = Rect::from_min_max(rect.min + vec2(x0, y0), rect.min + vec2(x1, y1)).expand(2.0);
            painter.rect_filled(shape, 2.0, p.accent.gamma_multiply(0.14));
        }
        // A bar in the margin tells the paragraph even where the mark is faint on a grey scan.
        if let Some(all) = self.index.boxes(marked).filter(|b| b.page == page).map(|b| b.bbox).reduce(union) {
            let x = rect.min.x + all[0] * scale - 6.0;
            let bar =
                Rect::from_min_max(pos2(x - 2.0, rect.min.y + all[1] * scale), pos2(x, rect.min.y + all[3] * scale));
            painter.rect_filled(bar, 1.0, p.accent);
        }
    }

    /// The page in view and how many there are, for the panel's head.
    #[must_use]
    pub fn position(&self) -> Option<(u32, usize)> {
        match &self.state {
            State::Ready(sizes) if !sizes.is_empty() => Some((self.current, sizes.len())),
            _ => None,
        }
    }

    /// Whether the pages can be shown larger, and smaller.
    #[must_use]
    pub fn can_zoom(&self) -> (bool, bool) {
        let most = ZOOMS.last().copied().unwrap_or(1.0);
        (self.zoom < most, self.zoom > 1.0)
    }
}

fn union(a: [f32; 4], b: [f32; 4]) -> [f32; 4] {
    [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]
}

/// Pages one below the other, all of one width.
struct Stack {
    /// Top edge and height of each page.
    places: Vec<(f32, f32)>,
    /// Points of the window a point of the page, for each page.
    scales: Vec<f32>,
    width: f32,
    height: f32,
}

impl Stack {
    fn new(sizes: &[[f32; 2]], width: f32) -> Self {
        let mut top = GAP;
        let mut stack = Self { places: Vec::new(), scales: Vec::new(), width, height: 0.0 };
        for &[w, h] in sizes {
            let scale = width / w.max(1.0);
            // A page that is a long strip is still a page: its height is bounded.
            let height = (h * scale).clamp(1.0, width * 20.0);
            stack.places.push((top, height));
            stack.scales.push(scale);
            top += height + GAP;
        }
        stack.height = top;
        stack
    }

    /// Top edge and scale of a page, from 1.
    fn page(&self, page: u32) -> (f32, f32) {
        let n = page.saturating_sub(1) as usize;
        (self.places.get(n).map_or(0.0, |p| p.0), self.scales.get(n).copied().unwrap_or(1.0))
    }

    fn size(&self, page: u32) -> [f32; 2] {
        [self.width, self.places.get(page.saturating_sub(1) as usize).map_or(0.0, |p| p.1)]
    }

    /// The page at a height, from 1.
    fn at(&self, y: f32) -> u32 {
        u32::try_from(self.places.partition_point(|(top, _)| *top <= y).max(1)).unwrap_or(u32::MAX)
    }

    /// First and last page between two heights.
    fn visible(&self, from: f32, to: f32) -> (u32, u32) {
        (self.at(from), self.at(to))
    }
}

/// The head of the panel: page, and buttons for the size.
pub fn head_ui(ui: &mut Ui, env: Env, pages: &mut Pages) {
    if let Some((page, all)) = pages.position() {
        let text = env.with(s::PAGE_OF, &[&page.to_string(), &all.to_string()]);
        ui.label(RichText::new(text).size(size::SMALL).color(env.palette.weak));
    }
    let (larger, smaller) = pages.can_zoom();
    for (sign, name, can, grow) in [("＋", s::PAGE_LARGER, larger, true), ("－", s::PAGE_SMALLER, smaller, false)] {
        let button = egui::Button::new(sign).frame(false).min_size(Vec2::splat(24.0));
        let response = ui.add_enabled(can, button).on_hover_text(env.t(name));
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, can, env.t(name)));
        if response.clicked() {
            pages.zoom(grow);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_stand_one_below_the_other() {
        let stack = Stack::new(&[[600.0, 800.0], [300.0, 800.0]], 300.0);
        assert_eq!(stack.page(1), (GAP, 0.5));
        assert_eq!(stack.page(2), (GAP + 400.0 + GAP, 1.0));
        assert_eq!(stack.height, GAP + 400.0 + GAP + 800.0 + GAP);
        assert_eq!((stack.at(0.0), stack.at(415.0), stack.at(425.0), stack.at(1e9)), (1, 1, 2, 2));
        assert_eq!(stack.visible(0.0, 500.0), (1, 2));
    }
}
