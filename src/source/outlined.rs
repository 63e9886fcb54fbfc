//! Files that this program has exported and another has saved anew: their text counts then, and nothing of our own that the other may have left out or
//! renamed. Documents begin at the headings that a list at the top names with their numbers, which holds for whoever's file is laid out so. Marks
//! of pages and seams, the list and what was in doubt are no text.

use super::elements::is_number;
use super::{SourceLine, SourceText};
use crate::issue::{Date, DropReason, SourceKind, carried};
use crate::zh::lexicon::Class;
use crate::zh::{fold, numeral, office, units};

/// So many characters at the start of a line tell it.
const TOLD: usize = 400;
/// A title has so many characters at least.
const SHORTEST: usize = 6;
/// What is told of a document's force has so many bytes at most.
const LONGEST_STATE: usize = 80;
/// A red head and a number have so many lines at most.
const MOST_HEADS: usize = 4;
/// So many headings in ten at least stand in the list.
const LISTED: usize = 8;

/// Tells what is no text, and where documents begin.
pub(super) fn read(source: &mut SourceText) {
    let structured =
        matches!(source.info.kind, SourceKind::Docx | SourceKind::Doc | SourceKind::Html | SourceKind::Markdown);
    leave_doubts_out(source);
    if structured {
        part_marks(source);
        divide(source);
    }
}

/// Leaves out a line for a reason.
fn leave_out(line: &mut SourceLine, why: DropReason) {
    let hint = line.hint.get_or_insert_with(Box::default);
    (hint.running, hint.left_out) = (true, Some(why));
}

/// The text of a line without what Markdown sets before and behind it.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '#' | '*' | '-' | '>' | '='))
}

/// What a line is compared by: without blanks, and without what Markdown escapes with.
fn key(text: &str) -> String {
    let told: String = bare(text).chars().take(TOLD).filter(|c| *c != '\\').collect();
    fold::key(&told)
}

/// What an export tells of its doubts, behind the text, is no text of a document.
fn leave_doubts_out(source: &mut SourceText) {
    let said = key(carried::DOUBTS_ARE);
    let is_said = |line: &SourceLine| {
        let key = key(source.line(line));
        // A page breaks it into lines.
        key.chars().count() >= 8 && (said.starts_with(&key) || key.starts_with(&said))
    };
    let is_head = |line: &SourceLine| bare(source.line(line)) == carried::DOUBTS;
    let heads = (0..source.lines.len()).filter(|at| source.lines.get(*at).is_some_and(is_head));
    let inked = |line: &&SourceLine| !bare(source.line(line)).is_empty();
    let Some(from) = heads.into_iter().find(|at| source.lines.iter().skip(at + 1).find(inked).is_some_and(is_said))
    else {
        return;
    };
    source.lines.iter_mut().skip(from).for_each(|line| leave_out(line, DropReason::Furniture));
}

/// Takes the marks of pages and seams out of the lines that they stand in: lines of their own, which are left out.
fn part_marks(source: &mut SourceText) {
    let mut parted: Vec<SourceLine> = Vec::new();
    let mut moved: Vec<usize> = Vec::with_capacity(source.lines.len());
    let lines = std::mem::take(&mut source.lines);
    for line in lines {
        moved.push(parted.len());
        let text = source.text.get(line.text.clone()).unwrap_or("");
        let marks = carried::marks_in(text);
        if marks.is_empty() {
            parted.push(line);
            continue;
        }
        let from = line.text.start;
        let mut at = from;
        let piece = |range: std::ops::Range<usize>, is_first: bool| {
            let mut hint = line.hint.clone();
            if !is_first {
                hint.get_or_insert_with(Box::default).starts_paragraph = Some(false);
            }
            SourceLine { text: range, span: line.span, hint }
        };
        for (range, is_seam) in marks {
            let (start, end) = (from + range.start, from + range.end);
            if at < start {
                parted.push(piece(at..start, at == from));
            }
            let mut mark = SourceLine { text: start..end, span: line.span, hint: Some(Box::default()) };
            leave_out(&mut mark, if is_seam { DropReason::ContinuationMarker } else { DropReason::PageNumber });
            parted.push(mark);
            at = end;
        }
        if at < line.text.end {
            let behind_text = parted.iter().rev().take_while(|p| p.span == line.span).any(|p| !is_left_out(p));
            parted.push(piece(at..line.text.end, !behind_text));
        }
    }
    source.lines = parted;
    let now = |at: usize| moved.get(at).copied().unwrap_or(at);
    source.parts.iter_mut().for_each(|at| *at = now(*at));
    source.stated.iter_mut().for_each(|stated| stated.line = now(stated.line));
}

fn is_left_out(line: &SourceLine) -> bool {
    line.hint.as_ref().is_some_and(|hint| hint.left_out.is_some())
}

/// How high a heading a line is, where it is one: from 1.
fn level(source: &SourceText, at: usize) -> Option<u8> {
    let line = source.lines.get(at)?;
    if line.hint.as_ref().is_some_and(|hint| hint.cell.is_some() || hint.left_out.is_some()) {
        return None;
    }
    if let Some(level) = line.hint.as_ref().and_then(|hint| hint.heading) {
        return Some(level);
    }
    if source.info.kind != SourceKind::Markdown {
        return None;
    }
    let text = source.line(line).trim();
    let marks = text.bytes().take_while(|b| *b == b'#').count();
    if marks > 0 {
        let is_heading = text.get(marks..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
        return u8::try_from(marks).ok().filter(|marks| is_heading && *marks <= 6);
    }
    let under = source.lines.get(at + 1).map(|next| source.line(next).trim()).filter(|under| under.len() > 1)?;
    let is_rule = |mark: u8| !bare(text).is_empty() && under.bytes().all(|b| b == mark);
    if is_rule(b'=') { Some(1) } else { is_rule(b'-').then_some(2) }
}

/// Has documents begin at the highest headings of which there are several, where a list over the first of them names them in their order, and
/// most with a number. A report that lists its chapters has none.
fn divide(source: &mut SourceText) {
    if !source.parts.is_empty() {
        return;
    }
    let headings: Vec<(usize, u8)> = (0..source.lines.len()).filter_map(|at| Some((at, level(source, at)?))).collect();
    let count = |wanted: u8| headings.iter().filter(|(_, level)| *level == wanted).count();
    let Some(top) = (1..=6).find(|level| count(*level) > 1) else { return };
    let top: Vec<usize> = headings.iter().filter(|(_, level)| *level == top).map(|(at, _)| *at).collect();
    let Some(first) = top.first().copied() else { return };
    let text = |at: usize| source.lines.get(at).map_or("", |line| source.line(line));
    let list: Vec<(usize, String)> =
        (0..first).map(|at| (at, key(text(at)))).filter(|(_, key)| !key.is_empty()).collect();
    let (mut begins, mut entries, mut numbered, mut next) = (Vec::new(), Vec::new(), 0, 0);
    for (seen, at) in top.iter().enumerate() {
        if (seen - begins.len()) * 10 > top.len() * (10 - LISTED) + 10 {
            return;
        }
        let heading = key(text(*at));
        let mut listed = list.iter().enumerate().skip(next);
        let listed = listed.find_map(|(n, (_, entry))| Some((n, named_in(entry, &heading)?)));
        let Some((n, rest)) = listed.filter(|_| !heading.is_empty()) else { continue };
        numbered += usize::from(names_number(rest));
        entries.extend(list.get(n).map(|(at, _)| *at));
        begins.push(*at);
        next = n + 1;
    }
    if begins.len() < 2 || begins.len() * 10 < top.len() * LISTED || numbered * 2 < begins.len() {
        return;
    }
    begins.iter().for_each(|at| {
        leave_state_out(source, *at);
        below_red_head(source, *at);
    });
    source.parts = begins;
    // The name of the gazette stands over the list.
    let listed = entries.first().copied().unwrap_or(0).max(1)..first;
    let from = if listed.start > 1 { listed.start - 1 } else { listed.start };
    for line in source.lines.get_mut(from..first).unwrap_or_default() {
        leave_out(line, DropReason::PrintedContents);
    }
}

/// What a line of the list tells behind the title that a heading is: all of it, or without the office that the heading begins with.
fn named_in<'e>(entry: &'e str, heading: &str) -> Option<&'e str> {
    if let Some(rest) = entry.strip_prefix(heading) {
        return Some(rest);
    }
    let mut numbers = entry.match_indices('(').filter(|(at, _)| entry.get(*at..).is_some_and(names_number));
    let (title, rest) = entry.split_at_checked(numbers.next_back()?.0)?;
    (title.chars().count() >= SHORTEST && heading.ends_with(title)).then_some(rest)
}

/// What a page tells of a document's force, right under its heading and with days as no office prints them, is no text of it.
fn leave_state_out(source: &mut SourceText, at: usize) {
    let is_page = source.info.kind == SourceKind::Html;
    let inked = |n: &usize| source.lines.get(*n).is_some_and(|line| !bare(source.line(line)).is_empty());
    let Some(under) = (at + 1..source.lines.len()).find(inked).filter(|_| is_page) else { return };
    let text = source.lines.get(under).map_or("", |line| source.line(line));
    let mut words = text.split(|c: char| !c.is_ascii_digit() && c != '-');
    if text.len() <= LONGEST_STATE && words.any(|word| word.parse::<Date>().is_ok()) {
        source.lines.iter_mut().skip(under).take(1).for_each(|line| leave_out(line, DropReason::Furniture));
    }
}

/// Sets the heading that a document begins with below its red head and number, where it was printed: exports set it over them. Over an order, which
/// has no title of its own, it stays.
fn below_red_head(source: &mut SourceText, at: usize) {
    let inked: Vec<usize> = (at + 1..source.lines.len())
        .filter(|n| source.lines.get(*n).is_some_and(|line| !is_left_out(line) && !bare(source.line(line)).is_empty()))
        .take(MOST_HEADS)
        .collect();
    let text = |n: &usize| source.lines.get(*n).map_or("", |line| bare(source.line(line)));
    let Some(number) = inked.iter().position(|n| is_number(text(n))) else { return };
    let heads = inked.get(..number).unwrap_or_default();
    let is_red_head = |n: &usize| {
        let head = text(n);
        office::is_name(Class::RedHeadEnd.strip_end(head).unwrap_or(head))
    };
    if heads.is_empty() || !heads.iter().all(is_red_head) {
        return;
    }
    if let Some(lines) = inked.get(number).and_then(|end| source.lines.get_mut(at..=*end)) {
        lines.rotate_left(1);
    }
}

/// Whether a text tells a number of a paper: 云政发〔2031〕7号.
fn names_number(text: &str) -> bool {
    text.match_indices(units::NUMBER)
        .any(|(at, _)| text.get(..at).is_some_and(|before| before.ends_with(numeral::is_numeral)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Hint;

    fn source(kind: SourceKind, lines: &[(&str, Option<u8>)]) -> SourceText {
        let mut source = SourceText::sample(&lines.iter().map(|(text, _)| *text).collect::<Vec<_>>());
        source.info.kind = kind;
        for (line, (_, heading)) in source.lines.iter_mut().zip(lines) {
            line.hint = heading.map(|heading| Box::new(Hint { heading: Some(heading), ..Hint::default() }));
        }
        source
    }

    fn kept(source: &SourceText) -> Vec<&str> {
        source.lines.iter().filter(|line| !is_left_out(line)).map(|line| source.line(line)).collect()
    }

    const GAZETTE: [(&str, Option<u8>); 8] = [
        ("云山市人民政府公报 2031年第1期", None),
        ("市政府文件", None),
        ("云山市供水办法（云山市人民政府令第46号）　原刊第3页", None),
        ("关于防汛的通知（云政发〔2031〕7号）　原刊第5页", None),
        ("云山市供水办法", Some(1)),
        ("第一条 甲。", None),
        ("关于防汛的通知", Some(1)),
        ("乙。", None),
    ];

    #[test]
    fn documents_begin_at_the_headings_that_a_list_names_with_numbers() {
        let mut gazette = source(SourceKind::Docx, &GAZETTE);
        read(&mut gazette);
        assert_eq!(gazette.parts, [4, 6]);
        assert_eq!(kept(&gazette)[..2], ["云山市人民政府公报 2031年第1期", "云山市供水办法"]);
        // A report lists its chapters without numbers of papers.
        let chapters = GAZETTE.map(|(text, level)| (text.split('（').next().unwrap(), level));
        // Headings that no list names.
        let unlisted = [GAZETTE[0], GAZETTE[4], GAZETTE[5], GAZETTE[6], GAZETTE[7]];
        for lines in [&chapters[..], &unlisted[..]] {
            let mut other = source(SourceKind::Docx, lines);
            read(&mut other);
            assert!(other.parts.is_empty() && kept(&other).len() == lines.len(), "{lines:?}");
        }
    }

    #[test]
    fn a_title_that_an_export_sets_over_the_red_head_goes_below_it() {
        let mut lines = GAZETTE.to_vec();
        lines.splice(7..7, [("云山市人民政府文件", None), ("云政发〔2031〕7号", None)]);
        lines.splice(5..5, [("云山市人民政府令", None), ("第46号", None)]);
        // The list leaves out the office.
        lines[8].0 = "云山市人民政府关于防汛的通知";
        let mut gazette = source(SourceKind::Docx, &lines);
        read(&mut gazette);
        assert_eq!(gazette.parts, [4, 8]);
        let wanted = [
            "云山市供水办法",
            "云山市人民政府令",
            "第46号",
            "第一条 甲。",
            "云山市人民政府文件",
            "云政发〔2031〕7号",
            "云山市人民政府关于防汛的通知",
            "乙。",
        ];
        assert_eq!(kept(&gazette)[1..], wanted);
    }

    #[test]
    fn the_force_that_a_page_tells_is_no_text() {
        let mut lines = GAZETTE.to_vec();
        lines.insert(5, ("2031-11-01 起施行；有效期至 2036-10-31", None));
        for (kind, left) in [(SourceKind::Html, 0), (SourceKind::Docx, 1)] {
            let mut gazette = source(kind, &lines);
            read(&mut gazette);
            assert_eq!(kept(&gazette).iter().filter(|line| line.starts_with("2031-")).count(), left);
        }
    }

    #[test]
    fn headings_of_markdown_are_read_by_their_marks() {
        for heads in [["## 云山市供水办法", "", "## 关于防汛的通知"], ["云山市供水办法", "-----", "## 关于防汛的通知"]]
        {
            let mut lines = GAZETTE.map(|(text, _)| (text, None)).to_vec();
            lines[6].0 = heads[2];
            lines.splice(4..5, [(heads[0], None), (heads[1], None)]);
            lines[2].0 = "* 云山市供水办法（云山市人民政府令第46号）　3";
            let mut gazette = source(SourceKind::Markdown, &lines);
            read(&mut gazette);
            assert_eq!(gazette.parts, [4, 7], "{heads:?}");
        }
    }

    #[test]
    fn marks_of_pages_are_taken_out_of_the_text() {
        let mut marked = source(
            SourceKind::Docx,
            &[("〔第3页〕标题", Some(1)), ("窗口中的内〔接第7页〕容仍可", None), ("〔第8页〕", None)],
        );
        marked.parts = vec![0, 1];
        read(&mut marked);
        assert_eq!(kept(&marked), ["标题", "窗口中的内", "容仍可"]);
        assert_eq!(marked.parts, [0, 2]);
        let starts: Vec<_> =
            marked.lines.iter().map(|line| line.hint.as_ref().and_then(|hint| hint.starts_paragraph)).collect();
        assert_eq!(starts, [None, None, None, None, Some(false), None]);
        assert_eq!(marked.lines[1].hint.as_ref().and_then(|hint| hint.heading), Some(1));
        // A text file prints what it prints.
        let mut text = source(SourceKind::Text, &[("〔第3页〕标题", None)]);
        read(&mut text);
        assert_eq!(kept(&text), ["〔第3页〕标题"]);
    }

    #[test]
    fn what_an_export_tells_of_its_doubts_is_left_out() {
        let told = [
            ("乙。", None),
            ("## 存疑", None),
            ("", None),
            ("> 以下各处由程序解读，尚无把握，未经人工核对；以原件为准。", None),
            ("- 缺第三条", None),
        ];
        let mut doubts = source(SourceKind::Markdown, &told);
        read(&mut doubts);
        assert_eq!(kept(&doubts), ["乙。"]);
        let mut own = source(SourceKind::Markdown, &[("存疑", None), ("以下各处由程序自定。", None)]);
        read(&mut own);
        assert_eq!(kept(&own).len(), 2, "a text may have such a head itself");
    }
}
