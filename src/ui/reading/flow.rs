//! The issue as one flow of paragraphs, and how each is set: faces and places by the ranks of GB/T 9704.

use std::sync::Arc;

use crate::issue::{Block, BlockKind, Issue, Place, Seam};
use crate::typeset::{Align, Face, Run, Style};

/// Which of the theme's colours a text takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Ink {
    #[default]
    Text,
    Red,
    Weak,
}

/// The issue's blocks in reading order, by index.
#[derive(Clone, Debug, Default)]
pub(super) struct Flow {
    pub issue: Arc<Issue>,
    /// Index of the first item of each document, and the number of all items.
    starts: Vec<usize>,
    /// The text's length in em, for estimates.
    ems: Vec<f32>,
}

impl Flow {
    pub fn new(issue: &Arc<Issue>) -> Self {
        let mut starts = Vec::with_capacity(issue.documents.len() + 1);
        let mut ems = Vec::new();
        for document in &issue.documents {
            starts.push(ems.len());
            ems.extend(document.blocks.iter().map(|b| length_in_em(&b.text)));
        }
        starts.push(ems.len());
        Self { issue: Arc::clone(issue), starts, ems }
    }

    pub fn len(&self) -> usize {
        self.ems.len()
    }

    /// Document and block of an item.
    pub fn at(&self, item: usize) -> (usize, usize) {
        // Documents without blocks have the same start as the next one: the last of those is meant.
        let document = self.starts.partition_point(|&s| s <= item).saturating_sub(1);
        (document, item.saturating_sub(self.starts.get(document).copied().unwrap_or(0)))
    }

    /// The item of a place; places past the end of a document are at its end.
    pub fn item(&self, place: Place) -> usize {
        let Some(&start) = self.starts.get(place.document) else { return self.len().saturating_sub(1) };
        let end = self.starts.get(place.document + 1).copied().unwrap_or(start);
        let last = end.max(start + 1) - 1;
        (start + place.block).min(last).min(self.len().saturating_sub(1))
    }

    pub fn block(&self, item: usize) -> Option<&Block> {
        let (document, block) = self.at(item);
        self.issue.block(document, block)
    }

    pub fn text(&self, item: usize) -> &str {
        self.block(item).map_or("", |b| b.text.as_str())
    }

    pub fn place(&self, item: usize, byte: usize) -> Place {
        let (document, block) = self.at(item);
        Place { document, block, byte }
    }

    /// The height of an item in em of the body, guessed from the length of its text.
    pub fn estimate(&self, item: usize, measure: f32, leading: f32) -> f32 {
        let spec = self.spec(item);
        let rows = match self.block(item).and_then(|b| b.table.as_ref()) {
            Some(table) => table.rows.len() as f32 * 1.4,
            None => {
                let ems = self.ems.get(item).copied().unwrap_or(0.0);
                let room = (measure / spec.scale - spec.hang - spec.right).max(1.0);
                ((ems + spec.indent - spec.hang) / room).ceil().max(1.0)
            }
        };
        spec.above + rows * spec.scale * spec.leading.unwrap_or(leading) + spec.below
    }

    /// The seam that comes before the text of an item or inside it.
    pub fn seams(&self, item: usize) -> impl Iterator<Item = (&Seam, usize)> {
        let (document, block) = self.at(item);
        let seams = self.issue.documents.get(document).map_or(&[][..], |d| d.seams.as_slice());
        seams.iter().filter_map(move |s| {
            if s.inside_paragraph && s.after_block == block {
                Some((s, s.byte))
            } else if !s.inside_paragraph && s.after_block + 1 == block {
                Some((s, 0))
            } else {
                None
            }
        })
    }

    /// The gazette's name, and its year and numbers on one line.
    pub fn masthead(&self) -> Option<(&str, String)> {
        let m = &self.issue.masthead;
        let name = m.name.as_deref().filter(|n| !n.trim().is_empty())?;
        let mut line = m.year.map_or(String::new(), |y| format!("{y}年"));
        line.push_str(m.number.as_deref().unwrap_or(""));
        if let Some(total) = m.total_number.as_deref() {
            let total = total.trim_matches(['（', '）', '(', ')']);
            line.push_str(&format!("（{total}）"));
        }
        Some((name, line))
    }

    /// How an item is set.
    pub fn spec(&self, item: usize) -> Spec {
        let (document, index) = self.at(item);
        let Some(block) = self.issue.block(document, index) else { return Spec::default() };
        let before = index.checked_sub(1).and_then(|i| self.issue.block(document, i));
        let after = self.issue.block(document, index + 1);
        let mut spec = Spec::of(block, before, after);
        if item == 0 && self.masthead().is_some() {
            spec.masthead = true;
            spec.above += MASTHEAD;
        }
        if index == 0 && document > 0 {
            let previous = self.issue.documents.get(document - 1);
            let category = self.issue.documents.get(document).and_then(|d| d.category.as_deref());
            spec.divider =
                Some(category.filter(|c| previous.and_then(|p| p.category.as_deref()) != Some(c)).map(str::to_owned));
            spec.above += 5.5;
        }
        spec
    }
}

/// Height of the masthead over the first document, in em.
pub(super) const MASTHEAD: f32 = 8.5;

/// How many em a text is long, near enough for a guess.
fn length_in_em(text: &str) -> f32 {
    // A Chinese character is three bytes or more of UTF-8; what is shorter is about half as wide.
    let bytes = text.len();
    let chars = bytecount(text);
    let wide = bytes.saturating_sub(chars) / 2;
    wide as f32 + 0.55 * chars.saturating_sub(wide) as f32
}

fn bytecount(text: &str) -> usize {
    text.bytes().filter(|b| b & 0xc0 != 0x80).count()
}

/// A rule under a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Under {
    /// The red rule of a red header.
    Red,
}

/// How a block is set. Lengths in em of the body, indents in em of the text's own size.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Spec {
    pub scale: f32,
    pub face: Face,
    /// Face of the first `lead` bytes.
    pub lead_face: Face,
    pub lead: usize,
    pub label: usize,
    pub ink: Ink,
    pub align: Align,
    pub indent: f32,
    pub hang: f32,
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

/// Room at the right of a date (GB/T 9704: 成文日期右空四字).
pub(super) const DATE_RIGHT: f32 = 4.0;

impl Spec {
    fn of(block: &Block, before: Option<&Block>, after: Option<&Block>) -> Self {
        let kind_before = before.map(|b| b.kind);
        let kind_after = after.map(|b| b.kind);
        // 第十五条 and 第二章 stand an em before their text; after （一） and 1. the source's own space is enough.
        let ordinal = block.label.as_deref().is_some_and(|l| l.starts_with('第'));
        let spec = Self { label: if ordinal { block.label_bytes() } else { 0 }, ..Self::default() };
        match block.kind {
            BlockKind::RedHeader => Self {
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
                under: (kind_after != Some(BlockKind::Number) && kind_after != Some(BlockKind::RedHeader))
                    .then_some(Under::Red),
                ..spec
            },
            BlockKind::Number => Self {
                align: Align::Centre,
                indent: 0.0,
                above: 0.1,
                below: 0.6,
                under: (kind_before == Some(BlockKind::RedHeader)).then_some(Under::Red),
                ..spec
            },
            BlockKind::Title => Self {
                scale: 1.5,
                face: Face::SongBold,
                align: Align::Centre,
                indent: 0.0,
                above: if kind_before == Some(BlockKind::Title) { 0.2 } else { 1.4 },
                below: if kind_after == Some(BlockKind::Title) { 0.0 } else { 1.0 },
                leading: Some(1.5),
                by_sense: true,
                ..spec
            },
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
            BlockKind::Note if kind_before == Some(BlockKind::Title) => {
                Self { align: Align::Centre, indent: 0.0, face: Face::Kai, below: 0.8, ..spec }
            }
            BlockKind::Note => Self { above: 0.3, ..spec },
            BlockKind::Table => Self { above: 0.7, below: 0.7, indent: 0.0, ..spec },
            BlockKind::Item | BlockKind::Paragraph | BlockKind::Chronicle | BlockKind::Appointment => spec,
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
        match (first, goes_on) {
            (true, _) => Self { above: 0.9, hang: 5.7, align: Align::Left, ..spec },
            (false, true) => Self { indent: 5.0, hang: 5.7, align: Align::Left, ..spec },
            (false, false) => Self { hang: 2.7, align: Align::Left, ..spec },
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
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::Document;

    fn block(kind: BlockKind, text: &str) -> Block {
        Block { kind, text: text.into(), ..Block::default() }
    }

    #[test]
    fn items_and_places() {
        let document =
            |n: usize| Document { blocks: vec![block(BlockKind::Paragraph, "文"); n], ..Document::default() };
        let issue = Arc::new(Issue { documents: vec![document(2), document(0), document(3)], ..Issue::default() });
        let flow = Flow::new(&issue);
        assert_eq!(flow.len(), 5);
        let at: Vec<_> = (0..5).map(|i| flow.at(i)).collect();
        assert_eq!(at, [(0, 0), (0, 1), (2, 0), (2, 1), (2, 2)]);
        for item in 0..5 {
            assert_eq!(flow.item(flow.place(item, 0)), item);
        }
        assert_eq!(flow.item(Place { document: 0, block: 99, byte: 0 }), 1);
        assert_eq!(flow.item(Place { document: 99, block: 0, byte: 0 }), 4);
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
        let run_in = heading(3, "1.", "1.明确职责。各镇街应当确定专人。");
        assert_eq!((run_in.lead_face, run_in.lead), (Face::SongBold, "1.明确职责。".len()));
        let runs = run_in.runs("1.明确职责。各镇街应当确定专人。".len(), 10.0);
        assert_eq!((runs.len(), runs[1].face), (2, Face::Song));
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
