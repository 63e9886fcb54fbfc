//! How each kind of block is set: faces and places by the ranks of GB/T 9704.

use super::Ink;
use crate::issue::{Block, BlockKind};
use crate::typeset::{Align, Face, Run, Style};

/// A rule under a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Under {
    /// The red rule of a red header.
    Red,
}

/// How a block is set. Lengths in em of the body, indents in em of the text's own size.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Spec {
    pub scale: f32,
    pub face: Face,
    /// Face of the first `lead` bytes.
    pub lead_face: Face,
    pub lead: usize,
    pub label: usize,
    pub ink: Ink,
    pub align: Align,
    pub indent: f32,
    /// Indent of the other lines; where `hang_at` says more, only near it.
    pub hang: f32,
    /// The byte of the text under which the other lines begin.
    pub hang_at: Option<usize>,
    pub right: f32,
    pub above: f32,
    pub below: f32,
    pub leading: Option<f32>,
    pub by_sense: bool,
    /// Made smaller, down to 0.6 of its size, to fit on one line.
    pub one_line: bool,
    pub under: Option<Under>,
    /// A document begins here: its category, where it differs from the one before.
    pub divider: Option<Option<String>>,
    /// Centred over the date that follows.
    pub over_date: bool,
    /// The issue's masthead stands above.
    pub masthead: bool,
}

impl Default for Spec {
    fn default() -> Self {
        Self {
            scale: 1.0,
            face: Face::Song,
            lead_face: Face::Song,
            lead: 0,
            label: 0,
            ink: Ink::Text,
            align: Align::Justify,
            indent: 2.0,
            hang: 0.0,
            hang_at: None,
            right: 0.0,
            above: 0.0,
            below: 0.0,
            leading: None,
            by_sense: false,
            one_line: false,
            under: None,
            divider: None,
            over_date: false,
            masthead: false,
        }
    }
}

/// A numbered paragraph of one sentence is set as a heading up to so many characters.
const LONGEST_HEADING: usize = 16;

/// Whether a note goes on from one under a title: a law's history has a line for each of its days.
fn is_history(note: &Block, before: Option<&Block>) -> bool {
    let day = |b: &Block| b.kind == BlockKind::Note && b.text.starts_with(|c: char| c.is_ascii_digit());
    day(note) && before.is_some_and(day)
}

/// Room at the right of a date (GB/T 9704: 成文日期右空四字).
pub(crate) const DATE_RIGHT: f32 = 4.0;

impl Spec {
    pub fn of(block: &Block, before: Option<&Block>, after: Option<&Block>) -> Self {
        let kind_before = before.map(|b| b.kind);
        let kind_after = after.map(|b| b.kind);
        // 第十五条 and 第二章 stand an em before their text; after （一） and 1. the source's own space is enough.
        let ordinal = block.label.as_deref().is_some_and(|l| l.starts_with('第'));
        let spec = Self { label: if ordinal { block.label_bytes() } else { 0 }, ..Self::default() };
        match block.kind {
            BlockKind::RedHeader => Self::red_header(kind_after, spec),
            BlockKind::Number => Self {
                align: Align::Centre,
                indent: 0.0,
                above: 0.1,
                // GB/T 9704: a line is left free between the title, with its number, and the addressee.
                below: if kind_before == Some(BlockKind::RedHeader) { 0.6 } else { 1.0 },
                under: (kind_before == Some(BlockKind::RedHeader)).then_some(Under::Red),
                ..spec
            },
            BlockKind::Title => Self::title(kind_before, kind_after, spec),
            BlockKind::Addressee => Self { indent: 0.0, above: 0.2, ..spec },
            BlockKind::Heading => Self::heading(block, kind_before, spec),
            BlockKind::Article => Self { lead: block.lead_bytes(), lead_face: Face::Hei, ..spec },
            BlockKind::Attachment => Self::attachment(block, before, spec),
            BlockKind::Signature => Self {
                align: Align::Right,
                indent: 0.0,
                right: 2.0,
                above: if kind_before == Some(BlockKind::Signature) { 0.0 } else { 1.6 },
                over_date: true,
                ..spec
            },
            BlockKind::Date if matches!(kind_before, Some(BlockKind::Title | BlockKind::Number)) => {
                Self { align: Align::Centre, indent: 0.0, face: Face::Kai, below: 0.8, ..spec }
            }
            BlockKind::Date => Self { align: Align::Right, indent: 0.0, right: DATE_RIGHT, below: 0.8, ..spec },
            BlockKind::Note if kind_before == Some(BlockKind::Title) || is_history(block, before) => Self {
                align: Align::Centre,
                indent: 0.0,
                face: Face::Kai,
                below: if after.is_some_and(|next| is_history(next, Some(block))) { 0.0 } else { 0.8 },
                by_sense: true,
                ..spec
            },
            BlockKind::Note => Self { above: 0.3, ..spec },
            BlockKind::Contents => Self::contents(block, kind_before, spec),
            BlockKind::Table => Self { above: 0.7, below: 0.7, indent: 0.0, ..spec },
            BlockKind::Item | BlockKind::Paragraph | BlockKind::Chronicle | BlockKind::Appointment => spec,
        }
    }

    /// 目录 in the middle over its entries, each as deep as the heading that it names.
    fn contents(block: &Block, before: Option<BlockKind>, spec: Self) -> Self {
        if before != Some(BlockKind::Contents) && block.level.is_none() {
            return Self { align: Align::Centre, indent: 0.0, face: Face::Hei, above: 0.6, below: 0.3, ..spec };
        }
        let deeper = block.level.unwrap_or(1).clamp(1, 4) - 1;
        Self { indent: spec.indent + f32::from(deeper), ..spec }
    }

    fn red_header(after: Option<BlockKind>, spec: Self) -> Self {
        Self {
            scale: 2.1,
            face: Face::SongBold,
            ink: Ink::Red,
            align: Align::Centre,
            indent: 0.0,
            above: 0.8,
            below: 0.3,
            leading: Some(1.35),
            by_sense: true,
            one_line: true,
            under: (after != Some(BlockKind::Number) && after != Some(BlockKind::RedHeader)).then_some(Under::Red),
            ..spec
        }
    }

    fn title(before: Option<BlockKind>, after: Option<BlockKind>, spec: Self) -> Self {
        Self {
            scale: 1.5,
            face: Face::SongBold,
            align: Align::Centre,
            indent: 0.0,
            above: if before == Some(BlockKind::Title) { 0.2 } else { 1.4 },
            below: if after == Some(BlockKind::Title) { 0.0 } else { 1.0 },
            leading: Some(1.5),
            by_sense: true,
            ..spec
        }
    }

    fn heading(block: &Block, before: Option<BlockKind>, spec: Self) -> Self {
        // The title's own room below is enough.
        let under_title = if before == Some(BlockKind::Title) { 0.3 } else { 1.0 };
        let lead = block.lead_bytes();
        let whole = lead >= block.text.trim_end().len();
        let label = block.label.as_deref().unwrap_or("");
        if label.starts_with('第') && label.ends_with(['编', '章', '节']) {
            let chapter = !label.ends_with('节');
            return Self {
                scale: if chapter { 1.15 } else { 1.0 },
                face: Face::Hei,
                align: Align::Centre,
                indent: 0.0,
                above: under_title * if chapter { 1.3 } else { 0.8 },
                below: if chapter { 0.7 } else { 0.4 },
                by_sense: true,
                ..spec
            };
        }
        let (face, above) = match block.level.unwrap_or(4) {
            0 | 1 => (Face::Hei, 0.45),
            2 => (Face::Kai, 0.15),
            3 => (Face::SongBold, 0.0),
            _ => (Face::Song, 0.0),
        };
        // 一、各市县应当…。: a sentence that is a paragraph of its own is no heading to the eye.
        if whole && block.text.trim_end().ends_with('。') && block.text.chars().count() > LONGEST_HEADING {
            return Self { lead: block.label_bytes(), lead_face: face, ..spec };
        }
        Self { lead, lead_face: face, above: if whole { above * under_title } else { 0.0 }, ..spec }
    }

    fn attachment(block: &Block, before: Option<&Block>, spec: Self) -> Self {
        if block.level == Some(0) {
            // The head of an attachment stands flush left over its title.
            return Self { face: Face::Hei, indent: 0.0, above: 2.4, below: 0.2, ..spec };
        }
        // The list: names stand under one another, after 附件： on the first line.
        let first = block.text.trim_start().starts_with('附');
        let goes_on = before.is_some_and(|b| b.kind == BlockKind::Attachment);
        let (number, name) = name_at(&block.text);
        let numbered = if name > number { 0.7 } else { 0.0 };
        let spec = Self { hang_at: Some(name), align: Align::Left, ..spec };
        match (first, goes_on) {
            (true, _) => Self { above: 0.9, hang: 5.0 + numbered, ..spec },
            (false, true) => Self { indent: 5.0, hang: 5.0 + numbered, ..spec },
            (false, false) => Self { hang: 2.0 + numbered, ..spec },
        }
    }

    /// The runs of a text.
    pub fn runs(&self, bytes: usize, em: f32) -> Vec<Run> {
        let size = em * self.scale;
        if self.lead == 0 {
            return vec![Run { bytes, face: self.face, size }];
        }
        let lead = self.lead.min(bytes);
        vec![Run { bytes: lead, face: self.lead_face, size }, Run { bytes: bytes - lead, face: self.face, size }]
    }

    /// The typesetter's style.
    pub fn style(&self, em: f32, leading: f32, fullwidth: bool) -> Style {
        Style {
            em: em * self.scale,
            indent: self.indent,
            hang: self.hang,
            right: self.right,
            align: self.align,
            leading: self.leading.unwrap_or(leading),
            fullwidth,
            label: self.label,
            by_sense: self.by_sense,
            by_words: false,
        }
    }
}

/// Where the number and the name begin in an entry of a list of attachments: 附件：1. 名单.
fn name_at(text: &str) -> (usize, usize) {
    let blank = |rest: &str| rest.len() - rest.trim_start().len();
    let mut at = blank(text);
    let rest = |at: usize| text.get(at..).unwrap_or("");
    if let Some(colon) = rest(at).strip_prefix("附件").and_then(|r| r.trim_start().strip_prefix(['：', ':'])) {
        at = text.len() - colon.len();
        at += blank(rest(at));
    }
    let number = at;
    let digits = rest(at).trim_start_matches(|c: char| c.is_numeric());
    if digits.len() < rest(at).len()
        && let Some(name) = digits.strip_prefix(['.', '．', '、'])
    {
        at = text.len() - name.len();
        at += blank(rest(at));
    }
    (number, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(kind: BlockKind, text: &str) -> Block {
        Block { kind, text: text.into(), ..Block::default() }
    }

    #[test]
    fn faces_by_rank() {
        let heading = |level, label: &str, text: &str| {
            let b = Block { level: Some(level), label: Some(label.into()), ..block(BlockKind::Heading, text) };
            Spec::of(&b, None, None)
        };
        let chapter = heading(1, "第一章", "第一章 总 则");
        assert_eq!((chapter.face, chapter.align), (Face::Hei, Align::Centre));
        let section = heading(2, "第二节", "第二节 河道");
        assert_eq!((section.face, section.align), (Face::Hei, Align::Centre));
        assert_eq!(heading(1, "一、", "一、总体要求").lead_face, Face::Hei);
        assert_eq!(heading(2, "（一）", "（一）基本原则").lead_face, Face::Kai);
        let sentence = "一、各县（区）人民政府应当检查已经建成的工程，并且报告结果。";
        assert_eq!(heading(1, "一、", sentence).lead, "一、".len());
        assert_eq!(heading(1, "一、", "一、总体要求。").lead, "一、总体要求。".len());
        let run_in = heading(3, "1.", "1.明确职责。各镇街应当确定专人。");
        assert_eq!((run_in.lead_face, run_in.lead), (Face::SongBold, "1.明确职责。".len()));
        let runs = run_in.runs("1.明确职责。各镇街应当确定专人。".len(), 10.0);
        assert_eq!((runs.len(), runs[1].face), (2, Face::Song));
    }

    #[test]
    fn a_laws_history_stands_centred_under_its_title() {
        let title = block(BlockKind::Title, "云山市河道条例");
        let notes = ["2031年7月5日 第二十次会议通过", "2031年7月24日 公布", "（此件公开发布）"];
        let [adopted, public, note] = notes.map(|text| block(BlockKind::Note, text));
        let first = Spec::of(&adopted, Some(&title), Some(&public));
        let second = Spec::of(&public, Some(&adopted), Some(&note));
        assert_eq!((first.align, first.below, second.align), (Align::Centre, 0.0, Align::Centre));
        assert!(second.below > 0.0);
        assert_eq!(Spec::of(&note, Some(&block(BlockKind::Date, "2031年7月24日")), None).align, Align::Justify);
    }

    #[test]
    fn the_name_of_an_attachment_is_found_after_its_number() {
        let name = |text: &'static str| {
            let (number, name) = name_at(text);
            (&text[number..], &text[name..])
        };
        assert_eq!(name("附件：1. 名录"), ("1. 名录", "名录"));
        assert_eq!(name("附件: 12、名录"), ("12、名录", "名录"));
        assert_eq!(name("　附件：名录"), ("名录", "名录"));
        assert_eq!(name("2．2031年名录"), ("2．2031年名录", "2031年名录"));
        assert_eq!(name("2031年名录"), ("2031年名录", "2031年名录"));
        assert_eq!(name("附件"), ("附件", "附件"));
    }

    #[test]
    fn the_red_rule_is_under_the_number_or_under_the_header() {
        let (header, number) =
            (block(BlockKind::RedHeader, "云州市人民政府文件"), block(BlockKind::Number, "云政发〔2031〕3号"));
        assert_eq!(Spec::of(&header, None, Some(&number)).under, None);
        assert_eq!(Spec::of(&number, Some(&header), None).under, Some(Under::Red));
        assert_eq!(Spec::of(&header, None, None).under, Some(Under::Red));
        assert_eq!(Spec::of(&number, None, None).under, None);
    }
}
