//! Whether two files are one issue: told from all of their text, laid side by side.
//!
//! Two extractions of one issue differ in line breaks, running heads, page numbers, the order of columns and the width of punctuation; a scanned one
//! in a few signs here and there, too. A version with other words, other figures, or an article more or less is another issue, however much of it is the
//! same: who takes it for held loses its text. What is listed twice is seen, what is not listed is not, so in doubt it is another.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use rusqlite::{Connection, params};

use super::damaged::is_damaged as is_damaged_text;
use super::differ::Difference;
use super::error::HoldingsError;
use super::laid::{Grams, Laid, NOWHERE, runs};
use super::text;
use crate::issue::{BlockKind, Issue, Severity};
use crate::zh::fold::plain_each;
use crate::zh::numeral;

/// What one reading of a text is to another that is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Twin {
    /// The same text but for the noise of reading it, or a part of it that was cut off or damaged.
    Same,
    /// All that is held, which was cut off, damaged or a scan, and more.
    Fuller,
    /// Another text.
    Other,
}

/// All that is compared of a text: its letters and figures, without blanks and punctuation.
#[derive(Debug, Default)]
pub(super) struct Print {
    /// The blocks of all documents, one after the other.
    signs: Vec<char>,
    /// Where each block begins.
    starts: Vec<usize>,
    /// Of each block whether it ends: a paragraph without a mark at its end breaks off, a title does not.
    ended: Vec<bool>,
    /// Lines of the file that are in no block: running heads, page numbers, contents, masthead.
    beside: HashSet<String>,
    /// The text, or a part of it, was recognised on pictures of pages.
    scanned: bool,
    /// A part of the file could not be read.
    damaged: bool,
}

impl Print {
    /// The print of an issue as it was read.
    pub(super) fn of(issue: &Issue) -> Self {
        let mut print = Self {
            beside: lines_beside(issue).map(signs_of).collect(),
            scanned: !issue.source.recognised.is_empty(),
            damaged: is_damaged(issue),
            ..Self::default()
        };
        issue.documents.iter().flat_map(|d| &d.blocks).for_each(|block| print.add(&block.text, block.kind));
        print
    }

    /// The print of an issue of the library.
    pub(super) fn held(db: &Connection, issue: i64) -> Result<Self, HoldingsError> {
        let (packed, recognised, damaged): (Vec<u8>, i64, bool) = db
            .prepare_cached("SELECT beside, recognised, damaged FROM issue WHERE id = ?1")?
            .query_row([issue], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let lines = text::unpack_lines(&packed).unwrap_or_default();
        let mut print = Self {
            beside: lines.iter().map(|line| signs_of(line)).collect(),
            scanned: recognised > 0,
            damaged,
            ..Self::default()
        };
        let sql = "SELECT t.document, t.packed FROM document d JOIN text t ON t.document = d.id
            WHERE d.issue = ?1 ORDER BY d.ord, t.first";
        let mut statement = db.prepare_cached(sql)?;
        let mut rows = statement.query(params![issue])?;
        while let Some(row) = rows.next()? {
            let packed = row.get_ref(1)?.as_blob().unwrap_or_default();
            let Some(blocks) = text::unpack(packed) else { return Err(is_damaged_text(db, row.get(0)?)) };
            blocks.iter().for_each(|block| print.add(&block.text, block.kind));
        }
        Ok(print)
    }

    fn add(&mut self, block: &str, kind: BlockKind) {
        let body = matches!(kind, BlockKind::Paragraph | BlockKind::Article | BlockKind::Item);
        self.starts.push(self.signs.len());
        self.ended.push(!body || !block.trim_end().ends_with(char::is_alphanumeric));
        push_signs(block, |c| self.signs.push(c));
    }

    /// What a later reading is to this one, which is held, and in what the two differ though they are taken for one.
    pub(super) fn compared(&self, later: &Self) -> (Twin, Vec<Difference>) {
        let mut differ = Vec::new();
        let twin = self.twin_but_for(later, &mut differ);
        if twin == Twin::Other {
            differ.clear();
        }
        (twin, differ)
    }

    /// What a later reading is to this one; `differ` gets what was passed over as noise.
    fn twin_but_for(&self, later: &Self, differ: &mut Vec<Difference>) -> Twin {
        let laid = Laid::of(&self.signs, &later.signs);
        let rough = self.scanned || later.scanned || self.damaged || later.damaged;
        let mut lacks = later.own_words(&laid.later, self);
        let mut has = self.own_words(&laid.held, later);
        let signs: usize = lacks.iter().chain(&has).map(Range::len).filter(|length| *length <= MOST_MISREAD).sum();
        let much = signs * 100 > self.signs.len().min(later.signs.len()) * MISREAD_OF_HUNDRED;
        let is_noise = |print: &Self, part: &Range<usize>| print.is_noise(part.clone(), rough) && !(rough && much);
        let completes = |print: &Self, part: &Range<usize>, other: &Self, places: &[usize]| {
            let before = part.start.checked_sub(1).and_then(|at| places.get(at)).filter(|place| **place != NOWHERE);
            before.is_some_and(|before| print.is_an_end(part) && other.breaks_off_at(*before))
        };
        // A line that one of them has lost, behind which the paragraph breaks off.
        let (ends, lost): (Vec<Range<usize>>, Vec<Range<usize>>) = (
            lacks.extract_if(.., |part| completes(later, part, self, &laid.later)).collect(),
            has.extract_if(.., |part| completes(self, part, later, &laid.held)).collect(),
        );
        let new = lacks.iter().any(|part| !is_noise(later, part));
        let old = has.iter().any(|part| !is_noise(self, part));
        *differ = self.differences(&has, later, &lacks, &laid);
        if !(ends.is_empty() || lost.is_empty()) {
            // Each has what the other has lost.
            return Twin::Other;
        }
        let cut = |part: &Self, whole: &Self, end: Option<usize>| {
            part.damaged || end.is_some_and(|end| end + 1 < whole.signs.len() && !whole.starts.contains(&(end + 1)))
        };
        match (new, old) {
            (false, false) if self.scanned && !later.scanned && !later.damaged && lost.is_empty() => Twin::Fuller,
            (false, false) if !ends.is_empty() => Twin::Fuller,
            (false, false) => Twin::Same,
            (true, false) if lost.is_empty() && cut(self, later, laid.held_ends()) => Twin::Fuller,
            (false, true) if ends.is_empty() && cut(later, self, laid.later_ends()) => Twin::Same,
            _ => Twin::Other,
        }
    }

    /// The stretches that only one of two texts has, those side by side that stand in one place. A sign without a code is none.
    fn differences(&self, has: &[Range<usize>], later: &Self, lacks: &[Range<usize>], laid: &Laid) -> Vec<Difference> {
        let behind = |places: &[usize], at: usize| match at.checked_sub(1) {
            None => Some(0),
            Some(before) => places.get(before).filter(|place| **place != NOWHERE).map(|place| place + 1),
        };
        let told = |print: &Self, part: &Range<usize>| print.signs.get(part.clone()).is_some_and(|s| !is_one_rare(s));
        let by_start: HashMap<usize, &Range<usize>> = lacks.iter().map(|part| (part.start, part)).collect();
        let mut all: Vec<Difference> = Vec::new();
        let mut beside: HashSet<usize> = HashSet::new();
        for part in has {
            let place = behind(&laid.held, part.start);
            let other = place.and_then(|place| by_start.get(&place).copied());
            beside.extend(other.map(|other| other.start));
            if told(self, part) || other.is_some_and(|other| told(later, other)) {
                let later = other.map(|other| later.text(other.clone())).unwrap_or_default();
                all.push(Difference { before: self.before(part.start), held: self.text(part.clone()), later });
            }
        }
        for part in lacks.iter().filter(|part| !beside.contains(&part.start) && told(later, part)) {
            let before = later.before(part.start);
            all.push(Difference { before, held: String::new(), later: later.text(part.clone()) });
        }
        all
    }

    /// The signs before a place, in its block.
    fn before(&self, at: usize) -> String {
        self.text(at.saturating_sub(CONTEXT).max(self.block_of(at).start)..at)
    }

    /// The stretches that another text lacks, those aside that stand there in another place.
    fn own_words(&self, covered: &[usize], other: &Self) -> Vec<Range<usize>> {
        let gaps = runs(covered);
        if gaps.is_empty() {
            return gaps;
        }
        let blocks = other.blocks().map(|range| other.text(range)).collect::<HashSet<String>>();
        // Each stretch of the other is looked up, not looked for: of two long texts there may be thousands.
        let grams = Grams::of(&other.signs);
        let is_there = |part: &Range<usize>| grams.has(self.signs.get(part.clone()).unwrap_or_default());
        let mut moved: HashMap<usize, bool> = HashMap::new();
        let mut is_elsewhere = |part: &Range<usize>| {
            let text = self.text(part.clone());
            let figures = text.chars().filter(|c| is_figure(*c)).count();
            let block = self.block_of(part.start);
            let a_line = other.beside.contains(&text) || blocks.contains(&text) || self.beside.contains(&text);
            // A running head amid a paragraph; a figure alone is no head.
            a_line && (block == *part || part.len() - figures >= HEAD)
                || part.len() >= MOVED_AMID && is_there(part)
                // Moved: what the blocks around it begin with alike may stand side by side.
                || block.len() >= LONG && *moved.entry(block.start).or_insert_with(|| is_there(&block))
        };
        gaps.into_iter().flat_map(|gap| self.parts(gap)).filter(|part| !is_elsewhere(part)).collect()
    }

    /// A stretch, parted where blocks begin.
    fn parts(&self, gap: Range<usize>) -> Vec<Range<usize>> {
        let first = self.starts.partition_point(|start| *start <= gap.start);
        let inner = self.starts.iter().skip(first).copied().take_while(|start| *start < gap.end);
        let mut parts = Vec::new();
        let mut from = gap.start;
        for to in inner.chain([gap.end]) {
            if from < to {
                parts.push(from..to);
            }
            from = to;
        }
        parts
    }

    fn blocks(&self) -> impl Iterator<Item = Range<usize>> {
        let ends = self.starts.iter().skip(1).copied().chain([self.signs.len()]);
        self.starts.iter().copied().zip(ends).map(|(from, to)| from..to)
    }

    /// The block that a sign stands in.
    fn block_of(&self, at: usize) -> Range<usize> {
        let next = self.starts.partition_point(|start| *start <= at);
        let from = next.checked_sub(1).and_then(|own| self.starts.get(own)).copied().unwrap_or(0);
        from..self.starts.get(next).copied().unwrap_or(self.signs.len())
    }

    /// Whether a sign is the last of a paragraph that breaks off.
    fn breaks_off_at(&self, at: usize) -> bool {
        let next = self.starts.partition_point(|start| *start <= at);
        let ended = next.checked_sub(1).and_then(|own| self.ended.get(own));
        ended == Some(&false) && self.block_of(at).end == at + 1
    }

    /// Whether a stretch is the end of a paragraph, no longer than a line, and without a figure: what a line that was lost has.
    fn is_an_end(&self, part: &Range<usize>) -> bool {
        let block = self.block_of(part.start);
        let next = self.starts.partition_point(|start| *start <= part.start);
        let ended = next.checked_sub(1).and_then(|own| self.ended.get(own));
        let signs = self.signs.get(part.clone()).unwrap_or_default();
        ended == Some(&true)
            && block.end == part.end
            && part.start >= block.start + LONG
            && signs.len() <= LINE
            && !signs.iter().any(|c| is_figure(*c))
    }

    fn text(&self, range: Range<usize>) -> String {
        self.signs.get(range).unwrap_or_default().iter().collect()
    }

    /// Whether a stretch that the other text lacks says nothing: a rare sign without a code, and on a scan a few signs that were read as others.
    fn is_noise(&self, part: Range<usize>, rough: bool) -> bool {
        let signs = self.signs.get(part).unwrap_or_default();
        match (signs, rough) {
            (one, _) if is_one_rare(one) => true,
            (_, true) => signs.len() <= MOST_MISREAD && !signs.iter().any(|c| is_figure(*c)),
            (_, false) => false,
        }
    }
}

/// Whether signs are a single one that files have no code for.
fn is_one_rare(signs: &[char]) -> bool {
    let daily = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}') || c.is_ascii() || is_figure(c);
    matches!(signs, [one] if !daily(*one))
}

/// Signs that stand before a difference where it is told.
const CONTEXT: usize = 6;
/// So many signs side by side may have been misread at once.
const MOST_MISREAD: usize = 4;
/// So many signs of a hundred may have been misread on the whole, on both sides together.
const MISREAD_OF_HUNDRED: usize = 8;
/// A block of so many signs that stands elsewhere was moved.
const LONG: usize = 12;
/// A stretch amid a block of so many signs that stands elsewhere was moved: columns and pages in another order.
const MOVED_AMID: usize = 40;
/// A line of print has no more signs.
const LINE: usize = 45;
/// A running head has so many signs that are no figures.
const HEAD: usize = 4;

/// The lines of an issue that stand in no block.
pub(super) fn lines_beside(issue: &Issue) -> impl Iterator<Item = &str> {
    let dropped = issue.dropped.iter().map(|d| d.text.as_str());
    let contents = issue.contents.iter().flat_map(|entry| &entry.pieces);
    dropped.chain(contents.chain(&issue.masthead.pieces).map(|piece| piece.text.as_str()))
}

/// Whether a part of the file could not be read.
pub(super) fn is_damaged(issue: &Issue) -> bool {
    issue.diagnostics.iter().any(|d| d.severity == Severity::Error)
}

/// Whether a sign may be a part of a number.
fn is_figure(c: char) -> bool {
    numeral::is_numeral(c) || numeral::great_unit(c).is_some() || c.is_numeric() || matches!(c, '.' | '%' | '‰')
}

/// Calls `each` with the signs of a text that are compared. Of punctuation only what is a part of a number.
fn push_signs(text: &str, mut each: impl FnMut(char)) {
    let (mut point, mut after_figure) = (false, false);
    plain_each(text, |_, c| {
        if std::mem::take(&mut point) && c.is_ascii_digit() {
            each('.');
        }
        point = c == '.' && after_figure;
        after_figure = c.is_ascii_digit();
        if c.is_alphanumeric() || matches!(c, '%' | '‰') {
            // A label that the one file has as 1、 has the other as 一、.
            each(numeral::digit(c).and_then(|digit| char::from_digit(digit, 10)).unwrap_or(c));
        }
    });
}

fn signs_of(text: &str) -> String {
    let mut signs = String::with_capacity(text.len());
    push_signs(text, |c| signs.push(c));
    signs
}

#[cfg(test)]
mod tests {
    use super::super::differ::told;
    use super::*;
    use crate::issue::{Block, Document, SourceInfo};

    const LAW: [&str; 6] = [
        "云山市供水条例",
        "第一条　为了加强城市供水管理，保障用水安全，根据有关法律，结合本市实际，制定本条例。",
        "第二条　市水利局主管全市供水工作，县水利局按照职责做好本行政区域内的供水工作。",
        "第三条　违反本条例第二条规定的，由市水利局责令限期改正，处5万元以上20万元以下罚款。",
        "第四条　供水单位擅自停水的，由市水利局责令限期改正，处10万元以上50万元以下罚款。",
        "第五条　本条例自2031年5月1日起施行。",
    ];

    fn print(blocks: &[&str]) -> Print {
        let blocks = blocks.iter().map(|text| Block { text: (*text).to_owned(), ..Block::default() }).collect();
        let documents = vec![Document { blocks, ..Document::default() }];
        Print::of(&Issue { documents, source: SourceInfo::default(), ..Issue::default() })
    }

    impl Print {
        fn twin(&self, later: &Self) -> Twin {
            self.compared(later).0
        }
    }

    fn scanned(blocks: &[&str]) -> Print {
        Print { scanned: true, ..print(blocks) }
    }

    fn with(at: usize, from: &str, to: &str) -> Vec<String> {
        let mut law: Vec<String> = LAW.iter().map(|text| (*text).to_owned()).collect();
        assert!(law[at].contains(from));
        law[at] = law[at].replace(from, to);
        law
    }

    fn of(law: &[String]) -> Print {
        print(&law.iter().map(String::as_str).collect::<Vec<_>>())
    }

    #[test]
    fn another_extraction_is_the_same() {
        let held = print(&LAW);
        let one: String = LAW.concat().replace('，', ",\n").replace('5', "５");
        assert_eq!(held.twin(&print(&[&one])), Twin::Same);
        // Columns in another order, and a running head amid a paragraph, which the other file has as such.
        let moved = [LAW[0], LAW[3], LAW[4], LAW[1], LAW[2], LAW[5]];
        assert_eq!(held.twin(&print(&moved)), Twin::Same);
        let headed = of(&with(1, "根据有关法律", "云山市人民政府公报根据有关法律"));
        assert_eq!(held.twin(&headed), Twin::Other);
        let dropped = Print { beside: HashSet::from(["云山市人民政府公报".to_owned()]), ..print(&LAW) };
        assert_eq!(dropped.twin(&headed), Twin::Same);
        assert_eq!(headed.twin(&dropped), Twin::Same);
    }

    #[test]
    fn other_words_figures_and_articles_make_another() {
        let held = print(&LAW);
        for (at, from, to) in [
            (3, "5万元", "50万元"),
            (3, "处5万元以上20万元以下罚款", "处10万元以上50万元以下罚款"),
            (2, "水利局", "水务局"),
            (4, "擅自停水", "停水"),
            (5, "2031年", "2032年"),
            (3, "第二条", "第四条"),
        ] {
            let changed = of(&with(at, from, to));
            assert_eq!(held.twin(&changed), Twin::Other, "{from} {to}");
            assert_eq!(changed.twin(&held), Twin::Other, "{to} {from}");
        }
        let more = [&LAW[..], &["第六条　本条例由市水利局负责解释。"]].concat();
        assert_eq!(held.twin(&print(&more)), Twin::Other);
        assert_eq!(print(&more).twin(&held), Twin::Other);
        let two = [&LAW[..], &["云山市献血条例", "第一条　为了保证临床用血需要，制定本条例。"]].concat();
        assert_eq!(held.twin(&print(&two)), Twin::Other);
        assert_eq!(print(&[LAW[0], LAW[1], LAW[2], LAW[4], LAW[5]]).twin(&held), Twin::Other);
    }

    #[test]
    fn a_scan_may_have_misread_signs_but_no_figures() {
        let misread =
            [LAW[0], &LAW[1].replace("实际", "买际"), LAW[2], &LAW[3].replace("责令", "贡今"), LAW[4], LAW[5]];
        let held = print(&LAW);
        assert_eq!(held.twin(&scanned(&misread)), Twin::Same);
        assert_eq!(scanned(&misread).twin(&held), Twin::Fuller, "the text is better than the scan");
        assert_eq!(held.twin(&print(&misread)), Twin::Other, "no scan misreads");
        let figures = with(3, "5万元", "50万元");
        let figures: Vec<&str> = figures.iter().map(String::as_str).collect();
        assert_eq!(held.twin(&scanned(&figures)), Twin::Other);
        let much: Vec<String> = LAW.iter().map(|text| text.replace(['市', '水', '条', '局'], "田")).collect();
        assert_eq!(held.twin(&scanned(&much.iter().map(String::as_str).collect::<Vec<_>>())), Twin::Other);
    }

    #[test]
    fn in_what_two_readings_of_one_issue_differ_is_told() {
        let held = print(&LAW);
        let misread =
            [LAW[0], &LAW[1].replace("实际", "买际"), LAW[2], &LAW[3].replace("责令", "不得"), LAW[4], LAW[5]];
        let (twin, differ) = held.compared(&scanned(&misread));
        assert_eq!(twin, Twin::Same);
        let (zh, en) = told(&differ, false).unwrap();
        assert!(zh.contains("有 2 处") && zh.contains("原“责令”，此“不得”") && zh.contains("所藏文本不变"), "{zh}");
        assert!(en.contains("at 2 places") && en.contains("“责令” before, “不得” here"), "{en}");
        let (twin, differ) = scanned(&misread).compared(&held);
        assert_eq!(twin, Twin::Fuller);
        let (zh, _) = told(&differ, true).unwrap();
        assert!(zh.contains("原“不得”，此“责令”") && zh.contains("以此文件的文本为准"), "{zh}");
        // Words that only one of them has, and none that is another issue.
        let without = of(&with(2, "全市供水", "供水"));
        let (twin, differ) = held.compared(&Print { scanned: true, ..without });
        assert_eq!((twin, differ.len()), (Twin::Same, 1));
        assert!(told(&differ, false).unwrap().1.contains("at 1 place from") && differ[0].later.is_empty());
        assert_eq!(held.compared(&of(&with(2, "水利局", "水务局"))).1, []);
        // Another extraction of the same text differs in nothing that is told.
        let one: String = LAW.concat().replace('，', ",\n");
        assert_eq!(held.compared(&print(&[&one])).1, []);
        assert_eq!(told(&[], true), None);
    }

    #[test]
    fn lines_that_an_extraction_has_lost_make_no_other_issue() {
        let held = print(&LAW);
        // At the foot of a column the last line of a paragraph is gone, in two places.
        let mut broken = with(2, "内的供水工作。", "");
        broken[4] = broken[4].replace("以上50万元以下罚款。", "以上50万元以下");
        let broken = of(&broken);
        assert_eq!(held.twin(&broken), Twin::Same);
        assert_eq!(broken.twin(&held), Twin::Fuller, "the whole sentence is kept");
        // What ends with a mark is whole; a figure, a long stretch or what stands amid a paragraph is no line that was lost.
        for (at, from, to) in [
            (2, "做好本行政区域内的供水工作。", "做好工作。"),
            (4, "以上50万元以下罚款。", ""),
            (2, "按照职责做好本行政区域内的供水工作。", "按照职责"),
            (0, "条例", ""),
        ] {
            let other = of(&with(at, from, to));
            let same = to == "按照职责";
            assert_eq!(held.twin(&other), if same { Twin::Same } else { Twin::Other }, "{from}");
            assert_eq!(other.twin(&held), if same { Twin::Fuller } else { Twin::Other }, "{from}");
        }
        // Each has lost what the other has: neither takes the place of the other.
        let here = of(&with(1, "结合本市实际，制定本条例。", ""));
        let there = of(&with(2, "内的供水工作。", ""));
        assert_eq!((here.twin(&there), there.twin(&here)), (Twin::Other, Twin::Other));
    }

    #[test]
    fn what_was_cut_off_gives_way_to_the_whole() {
        let half: String = LAW[3].chars().take(20).collect();
        let cut = print(&[LAW[0], LAW[1], LAW[2], &half]);
        let whole = print(&LAW);
        assert_eq!(cut.twin(&whole), Twin::Fuller);
        assert_eq!(whole.twin(&cut), Twin::Same);
        // That it ends between two articles says nothing.
        assert_eq!(print(&LAW[..4]).twin(&whole), Twin::Other);
        let damaged = Print { damaged: true, ..print(&[LAW[0], LAW[1], LAW[3], LAW[4], LAW[5]]) };
        assert_eq!(damaged.twin(&whole), Twin::Fuller);
        assert_eq!(whole.twin(&damaged), Twin::Same);
        let other = of(&with(1, "城市供水", "农村供水"));
        assert_eq!(cut.twin(&other), Twin::Other);
    }
}
