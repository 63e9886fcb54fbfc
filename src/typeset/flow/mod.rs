//! The issue as one flow of paragraphs, and how each is set and laid out: what the window and the printed page share.
#![cfg_attr(
    not(feature = "gui"),
    allow(dead_code, unused_imports, reason = "the window asks for more than the printed page does")
)]

mod laid;
mod spec;
mod table;

pub(crate) use laid::{Frame, Laid, Line, Point, TextBox, divider, height, lay, lay_block, masthead, text_box};
pub(crate) use spec::{DATE_RIGHT, Spec, Under};

use std::sync::Arc;

use crate::issue::{Block, Issue, Place, Seam};

/// Which of the theme's colours a text takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Ink {
    #[default]
    Text,
    Red,
    Weak,
}

/// The issue's blocks in reading order, by index.
#[derive(Clone, Debug, Default)]
pub(crate) struct Flow {
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

    /// The gazette's name, year and number on one line, for heads of pages.
    pub fn running_head(&self) -> String {
        let m = &self.issue.masthead;
        let name = m.name.as_deref().unwrap_or("").trim();
        let year = m.year.map(|y| format!("{y}年")).unwrap_or_default();
        format!("{name}　{year}{}", m.number.as_deref().unwrap_or("")).trim().to_owned()
    }

    /// How an item is set, without what stands over the first one of a document.
    pub fn plain_spec(&self, item: usize) -> Spec {
        let (document, index) = self.at(item);
        let Some(block) = self.issue.block(document, index) else { return Spec::default() };
        let before = index.checked_sub(1).and_then(|i| self.issue.block(document, i));
        let after = self.issue.block(document, index + 1);
        Spec::of(block, before, after)
    }

    /// How an item is set.
    pub fn spec(&self, item: usize) -> Spec {
        let (document, index) = self.at(item);
        let mut spec = self.plain_spec(item);
        if item == 0 && self.masthead().is_some() {
            spec.masthead = true;
            spec.above += MASTHEAD;
        }
        if index == 0 && document > 0 {
            spec.divider = Some(self.new_category(document).map(str::to_owned));
            spec.above += 5.5;
        }
        spec
    }

    /// The category of a document where it is another than that of the document before.
    pub fn new_category(&self, document: usize) -> Option<&str> {
        let category = |n: usize| self.issue.documents.get(n).and_then(|d| d.category.as_deref());
        category(document).filter(|c| document.checked_sub(1).and_then(category) != Some(c))
    }
}

/// Height of the masthead over the first document, in em.
pub(crate) const MASTHEAD: f32 = 8.5;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::{BlockKind, Document};

    fn block(kind: BlockKind, text: &str) -> Block {
        Block { kind, text: text.into(), ..Block::default() }
    }

    struct Plain;
    impl crate::typeset::Measure for Plain {
        fn advance(&self, c: char, _: crate::typeset::Face, size: f32) -> f32 {
            if c.is_ascii() { 0.55 * size } else { size }
        }
    }

    #[test]
    fn the_names_of_attachments_stand_under_one_another() {
        let long = "云州市湖泊名录及其保护范围、主管部门和巡查责任单位一览表（按镇街和河流水系分列）";
        let texts =
            [format!("附件：1.{long}"), format!("2.{long}"), format!("附件：{long}"), format!("附件: 10．{long}")];
        for (n, text) in texts.iter().enumerate() {
            let mut blocks = vec![block(BlockKind::Attachment, text)];
            if n == 1 {
                blocks.insert(0, block(BlockKind::Attachment, &texts[0]));
            }
            let last = blocks.len() - 1;
            let issue = Issue { documents: vec![Document { blocks, ..Document::default() }], ..Issue::default() };
            let flow = Flow::new(&Arc::new(issue));
            let frame =
                Frame { em: 20.0, width: 600.0, leading: 1.7, fullwidth: true, pixels_per_point: 1.0, hair: 1.0 };
            let laid = lay(&flow, last, &frame, &Plain);
            let set = &laid.boxes[0].set;
            let name = set.char_at_byte(text.find('云').unwrap());
            assert!(set.lines.len() > 1);
            assert!((set.lines[1].left - set.chars[name].x).abs() < 0.01, "{text}: {:?}", set.lines);
            assert!((height(&flow, last, &frame, &Plain) - laid.height).abs() < 0.01);
        }
    }

    #[test]
    fn a_sign_off_keeps_its_distance_from_the_edge_only_where_there_is_room() {
        let blocks = vec![block(BlockKind::Signature, "云州市人民政府"), block(BlockKind::Date, "2031年12月26日")];
        let issue = Issue { documents: vec![Document { blocks, ..Document::default() }], ..Issue::default() };
        let flow = Flow::new(&Arc::new(issue));
        let edges = |measure: f32, item: usize| {
            let frame = Frame {
                em: 20.0,
                width: measure * 20.0,
                leading: 1.7,
                fullwidth: true,
                pixels_per_point: 1.0,
                hair: 1.0,
            };
            let laid = lay(&flow, item, &frame, &Plain);
            let set = &laid.boxes[0].set;
            assert_eq!(set.lines.len(), 1, "{measure} em: {:?}", set.lines);
            assert!((height(&flow, item, &frame, &Plain) - laid.height).abs() < 0.01);
            [set.lines[0].left / 20.0, measure - set.lines[0].right / 20.0]
        };
        assert!((edges(30.0, 1)[1] - 4.0).abs() < 0.1);
        for measure in [9.0, 10.0, 12.0, 16.0, 30.0] {
            let [office, date] = [edges(measure, 0), edges(measure, 1)];
            // Centred over the date.
            assert!((office[0] - date[0] - (office[1] - date[1])).abs() < 0.1, "{measure} em: {office:?} {date:?}");
        }
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
}
