//! A title in the window's own face, broken by sense (rule 2) and set ragged: as in the contents.

use std::ops::Range;

use egui::{Color32, Painter, Pos2, Rect, pos2, vec2};

use super::advances::{Advances, EguiMeasure, window_family};
use super::galley::Chunks;
use crate::typeset::{Align, Face, Paragraph, Run, Set, Style};

/// How titles are set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TitleLook {
    /// In points.
    pub size: f32,
    /// Height of a line in points.
    pub line: f32,
    /// Of the measure in points.
    pub width: f32,
    /// Bytes of the label that it begins with, behind which stands a gap; 0 where it has none.
    pub label: usize,
    /// What does not go on so many lines is cut.
    pub most: usize,
    /// Half-width marks in Chinese are shown full-width.
    pub fullwidth: bool,
}

/// A title that is set.
#[derive(Debug)]
pub struct Title {
    set: Set,
    runs: [Run; 1],
    chunks: Chunks,
    /// Its end is cut off.
    pub cut: bool,
}

/// Sets titles.
#[derive(Debug, Default)]
pub struct TitleSetter {
    advances: Advances,
}

impl TitleSetter {
    /// True if the fonts are others than last time: what was set before is void.
    pub fn renew(&mut self, painter: &Painter) -> bool {
        painter.fonts_mut(|fonts| self.advances.renew(fonts))
    }

    /// How many lines a title takes.
    pub fn lines(&mut self, painter: &Painter, text: &str, look: TitleLook) -> usize {
        let count = painter.fonts_mut(|fonts| {
            let measure = EguiMeasure::new(fonts, &mut self.advances, window_family);
            prepared(text, look, &measure).0.line_heights(look.width).len()
        });
        count.min(look.most)
    }

    /// Sets a title.
    pub fn set(&mut self, painter: &Painter, text: &str, look: TitleLook) -> Title {
        painter.fonts_mut(|fonts| {
            let measure = EguiMeasure::new(fonts, &mut self.advances, window_family);
            let (paragraph, mut runs) = prepared(text, look, &measure);
            let mut set = paragraph.set(look.width);
            let cut = set.lines.len() > look.most;
            if cut {
                let most = look.most.max(1);
                let mut end = set.lines.get(most - 1).map_or(0, |line| line.chars.end);
                while set.lines.len() > most && end > 0 {
                    end -= 1;
                    let bytes = set_byte(text, end);
                    let short = format!("{}…", text.get(..bytes).unwrap_or_default().trim_end());
                    let (paragraph, shorter) = prepared(&short, look, &measure);
                    (set, runs) = (paragraph.set(look.width), shorter);
                }
            }
            Title { set, runs, chunks: Chunks::default(), cut }
        })
    }
}

/// The byte at which a character begins.
fn set_byte(text: &str, index: usize) -> usize {
    text.char_indices().nth(index).map_or(text.len(), |(byte, _)| byte)
}

fn prepared(text: &str, look: TitleLook, measure: &EguiMeasure<'_, '_>) -> (Paragraph, [Run; 1]) {
    let runs = [Run { bytes: text.len(), face: Face::Hei, size: look.size }];
    let style = Style {
        em: look.size,
        indent: 0.0,
        align: Align::Left,
        leading: look.line / look.size,
        fullwidth: look.fullwidth,
        by_sense: true,
        label: look.label,
        ..Style::default()
    };
    (Paragraph::new(text, &runs, &style, measure), runs)
}

impl Title {
    /// Its lines.
    pub fn lines(&self) -> usize {
        self.set.lines.len()
    }

    /// Where stretches of its text stand, from its upper left corner.
    pub fn rects(&self, stretches: &[Range<usize>]) -> Vec<Rect> {
        let mut rects = Vec::new();
        for line in &self.set.lines {
            let chars = self.set.chars.get(line.chars.clone()).unwrap_or_default();
            for stretch in stretches {
                let inside = chars.iter().filter(|c| stretch.contains(&(c.byte as usize)));
                let rect = inside.fold(Rect::NOTHING, |rect, c| {
                    let left = pos2(c.x, line.top);
                    rect.union(Rect::from_min_size(left, vec2(c.advance, line.height)))
                });
                rects.extend(rect.is_positive().then_some(rect));
            }
        }
        rects
    }

    /// Draws it, its upper left corner at a point.
    pub fn paint(&mut self, painter: &Painter, at: Pos2, color: Color32) {
        let galleys = painter.fonts_mut(|fonts| {
            self.chunks.visible(&self.set, (&self.runs, window_family), (0.0, self.set.height), fonts)
        });
        for (offset, galley) in galleys {
            painter.galley(at + vec2(offset.x, offset.y), galley, color);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme;

    fn painted<R>(f: impl FnOnce(&Painter, &mut TitleSetter) -> R) -> R {
        let ctx = egui::Context::default();
        theme::install_fonts(&ctx);
        let mut f = Some(f);
        let mut out = None;
        let mut frame = ctx.run_ui(egui::RawInput::default(), |ui| {
            if let Some(f) = f.take() {
                out = Some(f(ui.painter(), &mut TitleSetter::default()));
            }
        });
        frame.textures_delta.clear();
        out.expect("a frame was drawn")
    }

    const NOTICE: &str = "关于印发云山市推进基本养老服务体系建设实施方案（2031—2033年）的通知";

    fn look(width: f32, most: usize) -> TitleLook {
        TitleLook { size: 14.0, line: 20.0, width, label: 0, most, fullwidth: true }
    }

    fn shown(title: &Title) -> Vec<String> {
        let line = |l: &crate::typeset::Line| title.set.chars[l.chars.clone()].iter().map(|c| c.shown).collect();
        title.set.lines.iter().map(line).collect()
    }

    #[test]
    fn lines_end_between_words_and_are_as_many_as_were_counted() {
        painted(|painter, setter| {
            for width in (60..400_u16).step_by(7).map(f32::from) {
                let look = look(width, 40);
                let title = setter.set(painter, NOTICE, look);
                assert_eq!(title.lines(), setter.lines(painter, NOTICE, look));
                assert!(!title.cut);
                assert_eq!(shown(&title).concat(), NOTICE);
                let ends = shown(&title).into_iter().map(|l| l.chars().count()).min();
                assert!(ends > Some(1), "a lone character at {width}: {:?}", shown(&title));
            }
        });
    }

    #[test]
    fn a_gap_stands_behind_the_label_and_none_within_a_spread_name() {
        painted(|painter, setter| {
            let right = |setter: &mut TitleSetter, text: &str, label| {
                setter.set(painter, text, TitleLook { label, ..look(400.0, 2) }).set.lines[0].right
            };
            let label = "第一章".len();
            assert!((right(setter, "第一章　总则", label) - 6.0 * 14.0).abs() < 0.5);
            // What the lines of print left in a title is no gap.
            assert!((right(setter, "供水　办法", 0) - 4.0 * 14.0).abs() < 0.5);
        });
    }

    #[test]
    fn what_does_not_fit_is_cut_and_says_so() {
        painted(|painter, setter| {
            for most in 1..4 {
                for width in [40.0, 100.0, 150.0] {
                    let title = setter.set(painter, NOTICE, look(width, most));
                    assert!(title.cut && title.lines() <= most, "{most} lines of {width}");
                    assert!(shown(&title).concat().ends_with('…'));
                    assert!(title.set.lines.iter().all(|l| l.right <= width + 0.5), "{:?}", shown(&title));
                }
            }
            assert_eq!(shown(&setter.set(painter, "", look(100.0, 2))).concat(), "");
        });
    }
}
