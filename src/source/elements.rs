//! What the structured formats (Word, web pages) have in common: elements one after the other, with their look, become
//! the lines of a source.

mod beginnings;

use std::collections::HashMap;

use super::join::join_parts;
use super::marks;
use super::text::bound_lines;
use super::{CellRef, FaceClass, Hint, Named, PartPlace, SourceError, SourceLine, SourceText, Thing, ThingKind};
use crate::issue::{Comment, Diagnostic, DropReason, Severity, SourceInfo, Span};
use crate::zh::lexicon::Class;
use crate::zh::{fold, numeral, ordinal};

/// Most bytes of text that are read of one file.
const MOST_TEXT: usize = 256 << 20;

/// Parts who left a comment from what it says, on the way to [`Elements::thing`].
pub(super) const AUTHOR_ENDS: char = '\u{1f}';

/// The look of an element.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Look {
    /// Size in points; relative sizes in any other unit do as well.
    pub(super) points: Option<f32>,
    pub(super) face: Option<FaceClass>,
    pub(super) bold: bool,
    pub(super) centred: bool,
    /// From 1.
    pub(super) heading: Option<u8>,
    /// Its number was made by the format and is put before its text.
    pub(super) auto_label: bool,
    pub(super) cell: Option<CellRef>,
    pub(super) running: bool,
    /// Why it is no text of the document, where the format tells.
    pub(super) left_out: Option<DropReason>,
}

/// The paragraphs of a row of a table inside a cell.
#[derive(Debug, Default)]
pub(super) struct InnerRow(Vec<(String, Look)>);

/// A row with so many paragraphs, of which so many hold sentences, is no row but text that a table only places: pages copied
/// into a word processor.
const PLACED: (usize, usize) = (6, 2);

impl InnerRow {
    pub(super) fn push(&mut self, text: String, look: Look) {
        self.0.push((text, look));
    }

    /// Ends the row: a line for the cell around it, the cells separated by a blank, or the paragraphs of a text.
    pub(super) fn end(&mut self) -> Vec<(String, Look)> {
        let paragraphs = std::mem::take(&mut self.0);
        let sentences = paragraphs.iter().filter(|(text, _)| text.contains('。')).count();
        if paragraphs.is_empty() || paragraphs.len() >= PLACED.0 && sentences >= PLACED.1 {
            return paragraphs;
        }
        let cells: Vec<String> = paragraphs.into_iter().map(|(text, _)| text).collect();
        vec![(cells.join("　"), Look::default())]
    }
}

/// Collects elements.
#[derive(Debug)]
pub(super) struct Elements {
    source: SourceText,
    /// Size of each line, in the format's unit.
    points: Vec<Option<f32>>,
    element: u32,
}

impl Elements {
    pub(super) fn new(info: SourceInfo) -> Self {
        Self { source: SourceText { info, ..SourceText::default() }, points: Vec::new(), element: 0 }
    }

    /// The element that is written next.
    pub(super) fn next_element(&self) -> Span {
        Span::Element { element: self.element }
    }

    /// Notes a thing that is no text for the paragraph that is open, given with those that wait for its end; outside of all
    /// paragraphs, marks it where the next element stands.
    pub(super) fn thing_in(&mut self, open: Option<&mut Vec<(ThingKind, String)>>, kind: ThingKind, text: String) {
        match open {
            Some(waiting) => waiting.push((kind, text)),
            None => self.thing(kind, Some(self.next_element()), &text),
        }
    }

    /// Marks that a thing that is no text stands in an element. The text of a comment may begin with who left it, up to
    /// [`AUTHOR_ENDS`].
    pub(super) fn thing(&mut self, kind: ThingKind, span: Option<Span>, text: &str) {
        if kind == ThingKind::Comment {
            let (author, said) = text.split_once(AUTHOR_ENDS).unwrap_or(("", text));
            let author = Some(author.trim()).filter(|author| !author.is_empty()).map(str::to_owned);
            let text = match &author {
                Some(author) => format!("{author}：{}", said.trim()),
                None => said.trim().to_owned(),
            };
            self.source.comments.push(Comment { span, author, text: said.trim().to_owned(), lit: None });
            self.source.things.push(Thing { kind, place: PartPlace::Whole, span, text });
            return;
        }
        self.source.things.push(Thing { kind, place: PartPlace::Whole, span, text: text.to_owned() });
    }

    /// What went wrong on the way.
    pub(super) fn diagnose(&mut self, code: &str, severity: Severity, [zh, en]: [String; 2]) {
        let spans = vec![self.next_element()];
        let code = code.to_owned();
        self.source.diagnostics.push(Diagnostic { severity, code, message: zh, message_en: en, spans, place: None });
    }

    /// Adds what is said of the whole file.
    pub(super) fn say(&mut self, said: Vec<Diagnostic>) {
        self.source.diagnostics.extend(said);
    }

    /// What the file holds, counted by another walk.
    pub(super) fn account(&mut self) -> &mut super::Account {
        &mut self.source.account
    }

    /// Adds text that the file hides: kept, but no text of the document.
    pub(super) fn push_hidden(&mut self, text: &str) -> Result<(), SourceError> {
        let span = self.next_element();
        self.thing(ThingKind::Hidden, Some(span), text.trim());
        self.push(text.trim(), Look { left_out: Some(DropReason::Hidden), ..Look::default() })
    }

    /// Adds the mark of what stands beside the text and takes no room in it.
    pub(super) fn push_mark(&mut self, mark: &str) -> Result<(), SourceError> {
        self.push(mark, Look { left_out: Some(DropReason::Ornament), ..Look::default() })
    }

    /// Takes the things of lines that are written elsewhere, and what went wrong there.
    pub(super) fn take_things(&mut self, of: Elements) {
        let things = of.source.things.into_iter().map(|thing| Thing { span: None, ..thing });
        self.source.things.extend(things);
        self.source.comments.extend(of.source.comments.into_iter().map(|comment| Comment { span: None, ..comment }));
        self.source.diagnostics.extend(of.source.diagnostics);
    }

    /// The texts of lines.
    pub(super) fn texts(&self, lines: std::ops::Range<usize>) -> impl Iterator<Item = &str> {
        let lines = self.source.lines.get(lines).unwrap_or_default();
        lines.iter().map(|line| self.source.line(line))
    }

    /// Adds what was read of a file inside this one, in its place.
    ///
    /// # Errors
    /// [`SourceError::TooLarge`].
    pub(super) fn append(&mut self, part: SourceText) -> Result<(), SourceError> {
        let bytes = self.source.text.len() + part.text.len();
        if bytes > MOST_TEXT {
            return Err(text_too_large());
        }
        bound_lines(self.source.lines.len() + part.lines.len(), bytes)?;
        join_parts(&mut self.source, part);
        // The lines of a text become elements, as the others are.
        for line in self.source.lines.iter_mut().skip(self.points.len()) {
            let Span::Element { element } = line.span else {
                line.span = Span::Element { element: self.element };
                self.element = self.element.saturating_add(1);
                continue;
            };
            self.element = self.element.max(element.saturating_add(1));
        }
        self.points.resize(self.source.lines.len(), None);
        Ok(())
    }

    /// How many tables the lines so far hold.
    pub(super) fn tables(&self) -> u32 {
        let cells = self.source.lines.iter().rev().filter_map(|line| line.hint.as_ref()?.cell);
        cells.map(|cell| cell.table.saturating_add(1)).next().unwrap_or(0)
    }

    /// Index of the next line.
    pub(super) fn next_line(&self) -> usize {
        self.source.lines.len()
    }

    /// Adds a paragraph or a paragraph of a cell. Line ends inside it part it into lines of one element.
    ///
    /// # Errors
    /// [`SourceError::TooLarge`].
    pub(super) fn push(&mut self, text: &str, look: Look) -> Result<(), SourceError> {
        // Whether a paragraph begins is asked at the end: offices paste from print, with its line ends as paragraphs.
        for (i, part) in text.split('\n').enumerate() {
            let start = self.source.text.len();
            if start + part.len() > MOST_TEXT {
                return Err(text_too_large());
            }
            self.source.text.push_str(part.trim_end());
            // Now, and not at the end: the rest is not walked through for nothing.
            bound_lines(self.source.lines.len() + 1, self.source.text.len())?;
            let hint = Hint {
                face: look.face,
                bold: look.bold,
                centred: look.centred,
                heading: look.heading,
                auto_label: look.auto_label && i == 0,
                // What the format itself counts begins.
                starts_paragraph: (look.auto_label && i == 0).then_some(true),
                cell: look.cell,
                running: look.running || look.left_out.is_some(),
                left_out: look.left_out,
                ..Hint::default()
            };
            self.source.lines.push(SourceLine {
                text: start..self.source.text.len(),
                span: Span::Element { element: self.element },
                hint: Some(Box::new(hint)),
            });
            self.source.text.push('\n');
            self.points.push(look.points);
        }
        self.element = self.element.saturating_add(1);
        Ok(())
    }

    /// Changes the cell of lines already written: a merged cell is known only when the row below it is read.
    pub(super) fn widen(&mut self, lines: &[usize], rows: u16) {
        for line in lines {
            if let Some(cell) = self.source.lines.get_mut(*line).and_then(|l| l.hint.as_mut()?.cell.as_mut()) {
                cell.rows = rows;
            }
        }
    }

    /// The source; sizes become relative to that of most characters.
    ///
    /// # Errors
    /// [`SourceError::NoText`] where there is no word.
    pub(super) fn finish(mut self, what: Named) -> Result<SourceText, SourceError> {
        if self.source.text.trim().is_empty() {
            return Err(SourceError::NoText { what });
        }
        self.leave_layout();
        beginnings::mark(&mut self.source);
        let mut counts: HashMap<i32, usize> = HashMap::new();
        for (line, points) in self.source.lines.iter().zip(&self.points) {
            if let Some(points) = points {
                *counts.entry((points * 4.0).round() as i32).or_default() += line.text.len();
            }
        }
        let body = counts.into_iter().max_by_key(|(size, n)| (*n, *size)).map(|(size, _)| size as f32 / 4.0);
        if let Some(body) = body.filter(|body| *body > 0.0) {
            for (line, points) in self.source.lines.iter_mut().zip(&self.points) {
                if let Some(hint) = line.hint.as_mut() {
                    // Those of an inner file are already relative.
                    hint.size = points.map(|points| points / body).or(hint.size);
                }
            }
        }
        Ok(self.source)
    }
}

impl Elements {
    /// Tables of one column that hold sentences only place the text: their cells are none.
    fn leave_layout(&mut self) {
        let mut tables: HashMap<u32, (bool, bool)> = HashMap::new();
        for line in &self.source.lines {
            let Some(cell) = line.hint.as_ref().and_then(|hint| hint.cell) else { continue };
            let (single, sentence) = tables.entry(cell.table).or_insert((true, false));
            *single &= cell.column == 0 && cell.columns <= 1;
            *sentence |= self.source.line(line).contains('。');
        }
        for hint in self.source.lines.iter_mut().filter_map(|line| line.hint.as_mut()) {
            hint.cell = hint.cell.filter(|cell| tables.get(&cell.table) != Some(&(true, true)));
        }
    }
}

fn text_too_large() -> SourceError {
    SourceError::TooLarge { what: Named { en: "text", zh: "文字" }, limit: "256 MB".to_owned() }
}

/// A label that the format counts, before its text. After 、 and full-width marks no one prints a blank.
pub(super) fn labelled(label: &str, text: &str) -> String {
    format!("{label}{}{}", if closes(label) { "" } else { " " }, text.trim_start())
}

/// Whether a label needs no blank behind it.
pub(super) fn closes(label: &str) -> bool {
    label.ends_with(['、', '．', '）', '。', '：', ' ', '　'])
}

/// What stands for a picture: a character that the fonts lack is its alternative text, other pictures are named.
pub(super) fn picture_mark(alternative: &str) -> String {
    let text: Vec<&str> = alternative.split_whitespace().collect();
    let text = text.join(" ");
    let ending = text.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let file =
        ending.is_some_and(|e| matches!(e.as_str(), "jpg" | "jpeg" | "png" | "gif" | "bmp" | "emf" | "wmf" | "tif"));
    // What programs write of themselves says nothing: 图片 1, Picture 3, a path.
    let plain = text.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    let counted = Class::PictureName.is(plain);
    match text.chars().count() {
        0 => marks::PICTURE.to_owned(),
        _ if file || counted || text.contains(['\\', '/']) => marks::PICTURE.to_owned(),
        1 | 2 => text,
        _ => marks::picture_of(&text),
    }
}

/// The looks of the characters of a paragraph: that of most of them is its own.
#[derive(Debug, Default)]
pub(super) struct Looks {
    count: usize,
    bold: usize,
    /// By quarter points.
    sizes: HashMap<u32, usize>,
    faces: HashMap<FaceClass, usize>,
}

impl Looks {
    /// Adds the look of a text; how many of its characters count.
    pub(super) fn add(&mut self, text: &str, points: Option<f32>, bold: bool, face: Option<FaceClass>) -> usize {
        let n = text.chars().filter(|c| !c.is_whitespace()).count();
        self.count += n;
        self.bold += if bold { n } else { 0 };
        if let Some(points) = points {
            *self.sizes.entry((points * 4.0).round().clamp(0.0, 9999.0) as u32).or_default() += n;
        }
        if let Some(face) = face {
            *self.faces.entry(face).or_default() += n;
        }
        n
    }

    /// The look of most characters; what is no matter of characters is left open.
    pub(super) fn most(&self) -> Look {
        let face = self.faces.iter().max_by_key(|(_, n)| **n).filter(|(_, n)| **n * 2 > self.count);
        Look {
            points: self.sizes.iter().max_by_key(|(size, n)| (**n, **size)).map(|(size, _)| *size as f32 / 4.0),
            face: face.map(|(class, _)| *class),
            bold: self.bold * 2 > self.count,
            ..Look::default()
        }
    }
}

/// The mark of a note, in the text and before the note.
pub(super) fn note_mark(number: usize) -> String {
    format!("［{number}］")
}

/// Whether a line is a document's number and no more: 临政发〔2031〕12号, 第12号.
pub(super) fn is_number(text: &str) -> bool {
    let plain: String = fold::inked(text).take(41).collect();
    let bracket = |c: char| matches!(c, '〔' | '［' | '﹝' | '[' | '【' | '（' | '(');
    let body = Class::NumberMark.strip_end(&plain);
    plain.chars().count() <= 40
        && body.is_some_and(|body| body.ends_with(|c: char| c.is_numeric() || numeral::is_label(c)))
        && (plain.contains(bracket) || plain.contains(ordinal::MARK))
        && !plain.contains(['，', '。', '；', '：', '《'])
}

/// The class of a face by its family's name: the usual foundries, in the spellings that files have. The first that fits
/// counts, so 仿宋 stands before 宋 and Sans before the looser words for Song.
pub(super) fn face_class(name: &str) -> Option<FaceClass> {
    let name = fold::compact(&name.to_lowercase());
    [
        (Class::FaceFangSong, FaceClass::FangSong),
        (Class::FaceKai, FaceClass::Kai),
        (Class::FaceHei, FaceClass::Hei),
        (Class::FaceSong, FaceClass::Song),
    ]
    .into_iter()
    .find(|(words, _)| words.within(&name))
    .map(|(_, class)| class)
}

/// Keeps that a line goes through a text that comes behind what a paragraph holds so far; runs that follow each other are one.
pub(super) fn keep_struck(things: &mut Vec<(ThingKind, String)>, before: &str, text: &str) {
    match things.last_mut() {
        Some((ThingKind::Struck, struck)) if before.ends_with(struck.as_str()) => struck.push_str(text),
        _ if text.trim().is_empty() => {}
        _ => things.push((ThingKind::Struck, text.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_families_have_their_class() {
        for (name, expected) in [
            ("SimSun", Some(FaceClass::Song)),
            ("STSong-Light", Some(FaceClass::Song)),
            ("FangSong_GB2312", Some(FaceClass::FangSong)),
            ("FZFSK--GBK1-0", Some(FaceClass::FangSong)),
            ("KaiTi_GB2312", Some(FaceClass::Kai)),
            ("LXGWWenKai-Bold", Some(FaceClass::Kai)),
            ("SimHei", Some(FaceClass::Hei)),
            ("MicrosoftYaHei", Some(FaceClass::Hei)),
            ("NotoSansSC-Bold", Some(FaceClass::Hei)),
            ("NotoSerifSC-Regular", Some(FaceClass::Song)),
            ("FZXBSJW--GB1-0", Some(FaceClass::Song)),
            ("黑体", Some(FaceClass::Hei)),
            ("Wingdings", None),
        ] {
            assert_eq!(face_class(name), expected, "{name}");
        }
    }

    #[test]
    fn sizes_are_relative_to_most_of_the_text() {
        let mut elements = Elements::new(SourceInfo::default());
        elements.push("关于河道的通知", Look { points: Some(22.0), ..Look::default() }).expect("small");
        elements
            .push("各县人民政府，市政府各部门：\n现印发给你们。", Look { points: Some(16.0), ..Look::default() })
            .expect("small");
        let source = elements.finish(Named { en: "file", zh: "文件" }).expect("text");
        let sizes: Vec<_> = source.lines.iter().map(|line| line.hint.as_ref().and_then(|h| h.size)).collect();
        assert_eq!(sizes, [Some(1.375), Some(1.0), Some(1.0)]);
        assert_eq!(source.lines[1].span, source.lines[2].span);
    }

    #[test]
    fn numbers_alone_on_a_line() {
        for text in ["临政发〔2031〕12号", "第12号", "临江县人民政府令第 58 号", "临政办发 [2031] 5 号", "第十二号"]
        {
            assert!(is_number(text), "{text}");
        }
        for text in ["滨河路12号", "根据临政发〔2031〕12号，", "关于临政发〔2031〕12号的说明", "12号"]
        {
            assert!(!is_number(text), "{text}");
        }
    }
}
