//! A row of a list that leads somewhere: a bookmark, a hit, a suspicion, a reference. All have one look, one name for
//! screen readers and one way to be reached by keyboard: Tab to it, Enter to go.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, CursorIcon, FontId, Galley, Id, Pos2, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::action::Env;
use super::theme::size;
use super::widgets::focus_ring;
use super::wrap::lines;

/// Height of a line of text.
const LINE: f32 = 20.0;
/// Room of a row's ground around its text, in the flow of a panel.
const AROUND: egui::Vec2 = vec2(4.0, 2.0);
/// Room at the sides of a row with a place of its own.
const SIDE: f32 = 10.0;

/// A row that is to be drawn.
pub struct Row {
    job: LayoutJob,
    lines: usize,
    leads: bool,
    chosen: Option<bool>,
}

impl Row {
    /// A row of plain text.
    #[must_use]
    pub fn text(env: Env, text: &str, color: Color32) -> Self {
        Self::parts(&[(text, TextFormat { color, ..Self::format(env) })])
    }

    /// A row of parts, each in its format: see [`Row::format`].
    #[must_use]
    pub fn parts(parts: &[(&str, TextFormat)]) -> Self {
        let mut job = LayoutJob::default();
        for (text, format) in parts {
            job.append(text, 0.0, format.clone());
        }
        Self { job, lines: usize::MAX, leads: true, chosen: None }
    }

    /// How text of a row is set.
    #[must_use]
    pub fn format(env: Env) -> TextFormat {
        let font = FontId::proportional(size::BODY - 0.5);
        TextFormat { line_height: Some(LINE), ..TextFormat::simple(font, env.palette.ink) }
    }

    /// With at most so many lines; what is left over is cut.
    #[must_use]
    pub fn lines(self, lines: usize) -> Self {
        Self { lines, ..self }
    }

    /// Whether it leads anywhere: what has lost its place does not.
    #[must_use]
    pub fn leads(self, leads: bool) -> Self {
        Self { leads, ..self }
    }

    /// Whether it is the one of its list that was gone to last.
    #[must_use]
    pub fn chosen(self, chosen: bool) -> Self {
        Self { chosen: Some(chosen), ..self }
    }

    /// Draws it in the flow of a panel, over the width that is left and as high as it needs.
    pub fn ui(self, ui: &mut Ui, env: Env) -> Response {
        let width = ui.available_width();
        let galley = self.galley(ui, env, width);
        let (rect, response) = ui.allocate_exact_size(vec2(width, galley.size().y), self.sense());
        self.draw(ui, env, (rect.expand2(AROUND), rect.min), galley, response)
    }

    /// Draws it at a place of its own, of a list that draws only what is in view.
    pub fn at(self, ui: &Ui, env: Env, rect: Rect, id: Id) -> Response {
        let galley = self.galley(ui, env, rect.width() - 2.0 * SIDE);
        let response = ui.interact(rect, id, self.sense());
        let at = pos2(rect.left() + SIDE, rect.center().y - galley.size().y / 2.0);
        self.draw(ui, env, (rect.shrink2(vec2(2.0, 1.0)), at), galley, response)
    }

    fn sense(&self) -> Sense {
        if self.leads { Sense::click() } else { Sense::hover() }
    }

    fn galley(&self, ui: &Ui, env: Env, width: f32) -> Arc<Galley> {
        let mut job = broken(ui, &as_shown(env, &self.job), width);
        // A comma at the end of a line hangs over its edge.
        let hang = job.sections.first().map_or(0.0, |section| section.format.font_id.size);
        job.wrap = TextWrapping { max_width: width + hang, max_rows: self.lines, ..TextWrapping::default() };
        ui.painter().layout_job(job)
    }

    fn draw(self, ui: &Ui, env: Env, (ground, at): (Rect, Pos2), galley: Arc<Galley>, response: Response) -> Response {
        let p = env.palette;
        if self.chosen == Some(true) {
            ui.painter().rect_filled(ground, 4.0, p.chosen);
        } else if self.leads && response.hovered() {
            ui.painter().rect_filled(ground, 4.0, p.hover);
        }
        ui.painter().galley(at, galley, p.ink);
        focus_ring(ui, env, &response, ground, 4.0);
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::Link, self.leads, &self.job.text);
            info.selected = self.chosen;
            info
        });
        if self.leads { response.on_hover_cursor(CursorIcon::PointingHand) } else { response }
    }
}

/// A text as the window shows words of an issue, each part in its format.
fn as_shown(env: Env, job: &LayoutJob) -> LayoutJob {
    let shown = env.shown(&job.text);
    let mut out = LayoutJob { sections: Vec::new(), text: String::new(), ..job.clone() };
    let mut rest = shown.as_ref();
    for section in &job.sections {
        let bytes = section.byte_range.start.0..section.byte_range.end.0;
        let chars = job.text.get(bytes).map_or(0, |text| text.chars().count());
        let end = rest.char_indices().nth(chars).map_or(rest.len(), |(at, _)| at);
        let (text, after) = rest.split_at(end);
        out.append(text, section.leading_space, section.format.clone());
        rest = after;
    }
    out
}

/// The lines of a text, in bytes. What stands below another text is in a font of its own. `advance` gives the width of a
/// character.
fn all_lines(job: &LayoutJob, width: f32, advance: &mut dyn FnMut(&FontId, char) -> f32) -> Vec<Range<usize>> {
    let (mut all, mut at) = (Vec::new(), 0);
    for text in job.text.split('\n') {
        let section = job.sections.iter().find(|section| section.byte_range.end.0 > at).or(job.sections.last());
        let font = section.map(|section| section.format.font_id.clone()).unwrap_or_default();
        let lines = lines(text, width, &mut |c| advance(&font, c));
        all.extend(lines.into_iter().map(|line| line.start + at..line.end + at));
        at += text.len() + 1;
    }
    all
}

/// A text with its lines ended where Chinese print ends them: egui leaves an opening mark at the end of a line.
pub fn broken(ui: &Ui, job: &LayoutJob, width: f32) -> LayoutJob {
    if job.sections.is_empty() {
        return job.clone();
    }
    let lines = ui.fonts_mut(|fonts| all_lines(job, width, &mut |font, c| fonts.glyph_width(font, c)));
    let mut out = LayoutJob { sections: Vec::new(), text: String::new(), ..job.clone() };
    for section in &job.sections {
        let bytes = section.byte_range.start.0..section.byte_range.end.0;
        let mut space = section.leading_space;
        for (n, line) in lines.iter().enumerate() {
            let (from, to) = (line.start.max(bytes.start), line.end.min(bytes.end));
            if let Some(text) = job.text.get(from..to).filter(|text| !text.is_empty()) {
                let ends = to == line.end && n + 1 < lines.len();
                let text = if ends { format!("{text}\n") } else { text.to_owned() };
                out.append(&text, std::mem::take(&mut space), section.format.clone());
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_lines_are_broken_by_their_own_width() {
        let mut job = LayoutJob::default();
        for (size, text) in [(20.0, "河道养护"), (10.0, "\n书签第三页河道")] {
            job.append(text, 0.0, TextFormat::simple(FontId::proportional(size), Color32::BLACK));
        }
        let mut advance = |font: &FontId, _| font.size;
        let mut lines = |width| all_lines(&job, width, &mut advance);
        let shown = |lines: Vec<Range<usize>>| lines.into_iter().map(|line| &job.text[line]).collect::<Vec<_>>();
        // Four of the large ones, or eight of the small ones.
        assert_eq!(shown(lines(81.0)), ["河道养护", "书签第三页河道"]);
        assert_eq!(shown(lines(41.0)), ["河道", "养护", "书签第三", "页河道"]);
    }
}
