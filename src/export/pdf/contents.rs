//! What stands before the documents: the masthead and the printed contents (目录); and behind them what is in doubt.

use super::body::{Setter, all};
use super::outline::behind;
use super::sheet::{Keep, Leader, Owner, Row, Text};
use crate::export::unsettled;
use crate::typeset::flow::{Flow, Ink, Laid, Point, Spec, text_box};
use crate::typeset::{Align, Face, Paragraph};

/// Room for the page at the right of an entry, in em.
const PAGE_ROOM: f32 = 2.6;
/// Size and leading of the entries: 四号 under 三号.
const SIZE: f32 = 14.0 / 15.75;
const LEADING: f32 = 1.75;
/// Between a title and the dots after it, in em.
const AIR: f32 = 0.5;

/// Whether an issue gets a printed contents: one with several documents.
pub(super) fn wanted(flow: &Flow) -> bool {
    flow.issue.documents.iter().filter(|d| !d.blocks.is_empty()).count() > 1
}

impl Setter<'_> {
    /// The rows of the masthead and the contents; `page_of` tells the page of an item of the flow.
    pub fn front(&self, page_of: &dyn Fn(usize) -> Option<usize>) -> Vec<Row> {
        let mut rows: Vec<Row> = self.masthead().into_iter().collect();
        let mut count = rows.iter().map(|r| r.texts.len()).sum::<usize>();
        let head = Spec {
            scale: 1.4,
            face: Face::SongBold,
            align: Align::Centre,
            indent: 0.0,
            leading: Some(1.4),
            ..Spec::default()
        };
        let mut add = |out: &mut Vec<Row>, words: &str, spec: &Spec, [above, below]: [f32; 2]| {
            let mut lines = self.text(words, spec, 0.0, Owner::Front(count));
            count += 1;
            let pitch = self.sheet.pitch;
            if let Some(first) = lines.first_mut() {
                first.above = above * pitch;
            }
            if let Some(last) = lines.last_mut() {
                last.below = below * pitch;
            }
            out.extend(lines);
        };
        if let Some(note) = crate::export::note(&self.flow.issue) {
            add(&mut rows, &note, &note_spec(), [0.2, 0.8]);
        }
        add(&mut rows, "目　录", &head, [0.0, 0.4]);
        let category = Spec { face: Face::Hei, indent: 0.0, align: Align::Left, ..Spec::default() };
        for (document, is) in self.flow.issue.documents.iter().enumerate().filter(|(_, d)| !d.blocks.is_empty()) {
            let begins_category = self.flow.new_category(document);
            if let Some(name) = begins_category {
                add(&mut rows, name, &category, [0.45, 0.1]);
            }
            let mut entry = self.entry(document, is, page_of);
            if let Some(first) = entry.first_mut() {
                first.keep = Keep::if_needed(begins_category.is_some());
            }
            rows.extend(entry);
        }
        rows
    }

    /// What is to be said of the text of an issue without a printed contents, over its documents.
    pub fn note(&self) -> Vec<Row> {
        let Some(note) = crate::export::note(&self.flow.issue) else { return Vec::new() };
        let mut rows = self.text(&note, &note_spec(), 0.0, Owner::Front(0));
        if let Some(last) = rows.last_mut() {
            last.below = 0.8 * self.sheet.pitch;
        }
        rows
    }

    /// What is in doubt, behind the documents; nothing where nothing is.
    pub fn back(&self) -> Vec<Row> {
        let doubts = unsettled::lines(&self.flow.issue);
        if doubts.is_empty() {
            return Vec::new();
        }
        let pitch = self.sheet.pitch;
        let head = Spec { face: Face::Hei, align: Align::Left, indent: 0.0, ..Spec::default() };
        let member = Spec { hang: 1.0, ..note_spec() };
        let mut rows = self.text(unsettled::HEAD, &head, 0.0, Owner::Back(0));
        if let Some(first) = rows.first_mut() {
            (first.opens, first.above, first.begins) = (true, pitch, Some(behind(self.flow)));
        }
        let lines = std::iter::once((unsettled::SAYS.to_owned(), note_spec()))
            .chain(doubts.into_iter().map(|line| (format!("· {line}"), member.clone())));
        for (n, (line, spec)) in lines.enumerate() {
            let mut of_line = self.text(&line, &spec, 0.0, Owner::Back(n + 1));
            if let Some(first) = of_line.first_mut() {
                (first.above, first.keep) = (0.2 * pitch, Keep::if_needed(n == 0));
            }
            rows.extend(of_line);
        }
        rows
    }

    /// A document's title and number, dots, and its page.
    fn entry(
        &self,
        document: usize,
        is: &crate::issue::Document,
        page_of: &dyn Fn(usize) -> Option<usize>,
    ) -> Vec<Row> {
        let frame = &self.sheet.frame;
        let mut words = if is.title.is_empty() { crate::issue::document_name(is) } else { is.title.clone() };
        if let Some(number) = &is.number {
            words.push_str(&format!("（{number}）"));
        }
        let small = Spec { scale: SIZE, leading: Some(LEADING), ..Spec::default() };
        let spec = Spec {
            indent: 1.0,
            hang: 2.0,
            right: PAGE_ROOM + 1.0,
            align: Align::Left,
            by_sense: true,
            ..small.clone()
        };
        let item = self.flow.item(crate::issue::Place { document, block: 0, byte: 0 });
        let owner = Owner::Contents(document);
        let mut rows = self.text(&words, &spec, 0.0, owner);
        for (n, row) in rows.iter_mut().enumerate() {
            (row.link, row.keep) = (Some(item), Keep::if_needed(n > 0));
        }
        let (Some(last), Some(page)) = (rows.last_mut(), page_of(item)) else { return rows };
        let number = Spec { indent: 0.0, align: Align::Right, ..small };
        let number = self.text(&page.to_string(), &number, 0.0, owner);
        let ends = last.texts.first().and_then(|t| t.source.set.lines.get(t.lines.start)).map_or(0.0, |l| l.right);
        if let Some(mut text) = number.into_iter().next().and_then(|mut r| r.texts.pop()) {
            let begins = text.source.set.lines.first().map_or(frame.width, |l| l.left);
            let air = AIR * frame.em;
            last.leader = Some(Leader { from: ends + air, to: begins - air, y: last.height / 2.0 + 0.3 * frame.em });
            text.at.y = 0.0;
            last.texts.push(text);
        }
        rows
    }

    /// A text of the printer's own as rows, one for each line.
    pub fn text(&self, words: &str, spec: &Spec, y: f32, owner: Owner) -> Vec<Row> {
        let frame = &self.sheet.frame;
        let (style, runs) = (spec.style(frame.em, frame.leading, frame.fullwidth), spec.runs(words.len(), frame.em));
        let set = Paragraph::new(words, &runs, &style, self.faces).set(frame.width);
        let mut text = text_box(set, Point::default(), frame, runs, spec.ink, 0..words.len(), self.faces);
        text.text = Some(words.to_owned());
        let laid = Laid { boxes: vec![text], ..Laid::default() };
        let whole = all(laid, 0.0, owner);
        let lines = |t: &Text| {
            let rows: Vec<Row> = (t.lines.clone())
                .filter_map(|n| Some((n, t.source.set.lines.get(n)?.height)))
                .map(|(n, height)| Row {
                    height,
                    texts: vec![Text { lines: n..n + 1, at: Point { x: 0.0, y }, ..t.clone() }],
                    ..Row::default()
                })
                .collect();
            rows
        };
        whole.texts.iter().flat_map(lines).collect()
    }

    /// A short text of the printer's own on one line, cut with … where it is longer than `most` em of its size.
    pub fn one_line(&self, words: &str, spec: &Spec, most: f32) -> Option<Text> {
        let em = self.sheet.frame.em;
        let fits = |words: &str| {
            let (style, runs) = (spec.style(em, 1.5, self.sheet.frame.fullwidth), spec.runs(words.len(), em));
            Paragraph::new(words, &runs, &style, self.faces).natural_width() <= most * em * spec.scale
        };
        let mut kept = words.trim().to_owned();
        let mut shown = kept.clone();
        while !fits(&shown) {
            kept.pop()?;
            shown = format!("{}…", kept.trim_end());
        }
        let row = self.text(&shown, spec, 0.0, Owner::Artifact).into_iter().next()?;
        row.texts.into_iter().next()
    }
}

/// The look of what is said of the text as a whole.
fn note_spec() -> Spec {
    Spec { scale: 0.7, face: Face::Kai, align: Align::Left, indent: 0.0, leading: Some(1.5), ..Spec::default() }
}

/// The ink and size of running heads.
pub(super) fn head_spec(align: Align) -> Spec {
    Spec { scale: 0.6, face: Face::Kai, ink: Ink::Text, align, indent: 0.0, leading: Some(1.5), ..Spec::default() }
}
